"""All that is said of kinds of rules: what each means, what its keys are called, what it gives and asks for."""

from dangxing.language import Texts
from dangxing.language.catalogue.kinds import keys, meanings, points

TEXTS: Texts = {**meanings.TEXTS, **keys.TEXTS, **points.TEXTS}
