"""What ``dangxing import`` says: of itself, and of the tables that it reads."""

from dangxing.language import Texts
from dangxing.language.catalogue.importing import command, heeds, tables

TEXTS: Texts = {**command.TEXTS, **tables.TEXTS, **heeds.TEXTS}
