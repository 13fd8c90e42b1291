"""What each key of a file of rules means: shown by editors while a rule is written.

``<key>``, or ``<model>-<key>`` where one key means another thing in one place.
"""

from dangxing.language import Texts
from dangxing.language.catalogue.rulekeys import books, outcomes, sets

TEXTS: Texts = {**books.TEXTS, **sets.TEXTS, **outcomes.TEXTS}
