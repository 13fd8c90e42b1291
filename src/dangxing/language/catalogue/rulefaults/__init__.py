"""Faults in files of rules: what was found, what is allowed, how to mend it."""

from dangxing.language import Texts
from dangxing.language.catalogue.rulefaults import files, meaning, outcomes, pots, values

TEXTS: Texts = {**files.TEXTS, **values.TEXTS, **meaning.TEXTS, **pots.TEXTS, **outcomes.TEXTS}
