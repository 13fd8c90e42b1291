"""The rules of a regulation, as data: frozen pydantic models, one discriminated kind for each way to give points.

A rule set declares; :mod:`dangxing.scoring` computes. Points are decimals. Terms of the regulation (activities, posts,
verdicts) are kept in its own words, Traditional script, and compared after folding the script.
"""

from dangxing.rules.books import Choice, Column, Contract, Era, Habits, MarkColumn, Rulebook, RuleFile, Sheet, Usage
from dangxing.rules.categories import Category, Part
from dangxing.rules.conditions import Condition
from dangxing.rules.kinds import Rule
from dangxing.rules.kinds.ofrows import Keep, OfRows
from dangxing.rules.marks import Mark
from dangxing.rules.outcomes import Band
from dangxing.rules.periods import NATURAL, Calendar, Every, Span
from dangxing.rules.pots import Bounds
from dangxing.rules.profile import Amount, Ask, Cited, Figure, Gives, Loc, Reads, Reckons
from dangxing.rules.sets import NOUN, RuleSet, label_of, noun_of, of_party
from dangxing.rules.settling import Settle
from dangxing.rules.terms import (
    Key,
    Model,
    Named,
    Term,
    Terms,
    Vocabulary,
)
from dangxing.rules.tracks import Track
from dangxing.rules.weighing import Quorum, Weights

__all__ = [
    "NATURAL", "NOUN", "Amount", "Ask", "Band", "Bounds", "Calendar", "Category", "Choice", "Cited", "Column",
    "Condition", "Contract", "Era", "Every", "Figure", "Gives", "Habits", "Keep", "Key", "Loc", "Mark",
    "MarkColumn", "Model", "Named", "OfRows", "Part", "Quorum", "Reads", "Reckons", "Rule", "RuleFile", "RuleSet",
    "Rulebook", "Settle", "Sheet", "Span", "Term", "Terms", "Track", "Usage", "Vocabulary", "Weights", "label_of",
    "noun_of",
    "of_party",
]  # fmt: skip
