"""What forms say: the sheets of paper, the fields of a template, what is wrong with one, help."""

from dangxing.language import Texts
from dangxing.language.catalogue.forms import command, paper, templates

TEXTS: Texts = {**paper.TEXTS, **command.TEXTS, **templates.TEXTS}
