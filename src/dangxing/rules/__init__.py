"""The rules of a regulation, as data: frozen pydantic models, one discriminated kind for each way to give points.

A rule set declares; :mod:`dangxing.scoring` computes. Points are decimals. Terms of the regulation (activities, posts,
verdicts) are kept in its own words, Traditional script, and compared after folding the script.
"""

from dangxing.rules.books import Choice, Column, Contract, Era, Habits, MarkColumn, Rulebook, RuleFile, Sheet, Usage
from dangxing.rules.categories import Category, Part, Track
from dangxing.rules.conditions import Applicability, Condition
from dangxing.rules.kinds import Rule
from dangxing.rules.kinds.ofrows import Keep, OfRows
from dangxing.rules.marks import Mark
from dangxing.rules.measures import Need
from dangxing.rules.outcomes import Band, Consequence, Veto
from dangxing.rules.periods import NATURAL, Calendar, Every, Semester, Span
from dangxing.rules.pots import Bounds, Total
from dangxing.rules.profile import Amount, Ask, Cited, Figure, Flaw, Gives, Loc, Reads, Reckons
from dangxing.rules.sets import NOUN, Notice, RuleSet, label_of, noun_of
from dangxing.rules.settling import Settle
from dangxing.rules.terms import (
    ByTerm,
    Key,
    Model,
    Named,
    Points,
    PointsOrTable,
    Quantity,
    RuleId,
    Source,
    Term,
    Terms,
    Vocabulary,
)
from dangxing.rules.weighing import Poll, Quorum, Weights

__all__ = [
    "NATURAL", "NOUN", "Amount", "Applicability", "Ask", "Band", "Bounds", "ByTerm", "Calendar", "Category", "Choice",
    "Cited", "Column", "Condition", "Consequence", "Contract", "Era", "Every", "Figure", "Flaw", "Gives", "Habits",
    "Keep", "Key", "Loc", "Mark", "MarkColumn", "Model", "Named", "Need", "Notice", "OfRows", "Part", "Points",
    "PointsOrTable", "Poll", "Quantity", "Quorum", "Reads", "Reckons", "Rule", "RuleFile", "RuleId", "RuleSet",
    "Rulebook", "Semester", "Settle", "Sheet", "Source", "Span", "Term", "Terms", "Total", "Track", "Usage", "Veto",
    "Vocabulary", "Weights", "label_of", "noun_of",
]  # fmt: skip
