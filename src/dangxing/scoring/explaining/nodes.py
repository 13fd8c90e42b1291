"""Every step of a member's score as a value that can be named: rules, parts, categories, poll, total, rank, outcome.

Steps stand in the order in which they are reckoned, so what one rests on stands before it. An id is made of the ids of
the rules (``enterprise/ordinary/study/study.notes``) or of what the track makes of them
(``enterprise/ordinary#total``), and is the same for every member and year. They are made of a card fresh from scoring
or of one from the ledger, which keeps no rows: then only rules that gave or took points have a step. Every text about a
score is made from these by :mod:`dangxing.scoring.explaining.telling`; none has to be read.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from dangxing.language.voice import Remark
from dangxing.records import Ref
from dangxing.results import CategoryScore
from dangxing.rules import Category, Rule
from dangxing.rules.categories import Part

if TYPE_CHECKING:
    from dangxing.scoring.explaining.options import Option

State = Literal["counted", "nothing", "met", "not-met", "not-due", "not-applicable", "set-aside", "none"]


class Input(NamedTuple):
    """What a step rests on: a row of the records (``key``: the value looked up in it), another step, or its start.

    Of a card from the ledger the row is known by its address alone (``cell``).
    """

    ref: Ref | None = None
    cell: str | None = None
    key: str | None = None
    node: str | None = None
    value: Decimal | None = None


class Bound(NamedTuple):
    """What a sum was held to: ``most`` that a rule or part gives, ``floor``, ``cap``, 0 by ``forfeit``."""

    which: Literal["most", "floor", "cap", "forfeit", "rounding"]
    level: Decimal
    clause: str | None = None


class Node(NamedTuple):
    """One step. ``raw`` is what came of it before it was held to ``bound``, ``value`` after; ``lost`` the difference.

    ``state``: it counted; ``nothing`` was found that gives or takes points; a requirement was ``met`` or ``not-met``;
    what is asked is ``not-due`` yet; it does not apply; it was ``set-aside`` by a forfeit, or since only others count;
    there is ``none`` (no poll, no total). ``forfeit``: by it the category scores 0. ``why`` is what was found, or why
    not; ``next`` the smallest addition found that would raise it.
    """

    id: str
    kind: str
    rule: Rule | None = None
    rule_id: str | None = None
    clause: str | None = None
    reading: str | None = None
    inputs: tuple[Input, ...] = ()
    times: int | None = None
    unit: Decimal | None = None
    key: str | None = None
    raw: Decimal | None = None
    bound: Bound | None = None
    value: Decimal | None = None
    forfeit: bool = False
    state: State = "counted"
    why: tuple[Remark, ...] = ()
    next: Option | None = None

    @property
    def says(self) -> str | None:
        """What the rule says; None: it is no rule's step."""
        return None if self.rule is None else self.rule.says

    @property
    def lost(self) -> Decimal:
        """What the bound took (> 0), or spared (< 0)."""
        return Decimal(0) if self.raw is None or self.value is None else self.raw - self.value


class Heading(NamedTuple):
    """A category with all its steps: ``node`` its own, ``rules`` those of its rules, ``parts`` those of its parts."""

    category: Category
    score: CategoryScore
    node: Node
    rules: tuple[Node, ...]
    parts: tuple[tuple[Part, Node], ...]

    @property
    def given(self) -> tuple[Node, ...]:
        """The steps of rules that gave or took points."""
        return tuple(node for node in self.rules if node.times is not None)

    @property
    def silent(self) -> tuple[Node, ...]:
        """The steps of rules that did neither."""
        return tuple(node for node in self.rules if node.times is None)
