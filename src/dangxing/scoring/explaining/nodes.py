"""Every step of a member's score as a value that can be named: rules, parts, categories, poll, total, rank, outcome.

Steps stand in the order in which they are reckoned, so what one rests on stands before it. An id is made of the ids of
the rules (``enterprise/ordinary/study/study.notes``) or of what the track makes of them
(``enterprise/ordinary#total``), and is the same for every member and year. Every text about a score is made from these;
none has to be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from dangxing.language.voice import Remark
from dangxing.records import Ref
from dangxing.results import CategoryScore, Line, Scorecard
from dangxing.rules import Category, Rule, RuleSet, Track
from dangxing.rules.categories import Part
from dangxing.rules.kinds import BranchRank, PerOccurrence, ValueTable
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.explaining.reaching import Option
from dangxing.scoring.explaining.silence import rows_read, why_nothing
from dangxing.scoring.kinds import ZERO, Given, applies, give, kept_together, so_far

State = Literal["counted", "nothing", "met", "not-met", "not-due", "not-applicable", "set-aside", "none"]


class Input(NamedTuple):
    """What a step rests on: a row of the records (``key``: the value looked up in it), another step, or its start."""

    ref: Ref | None = None
    key: str | None = None
    node: str | None = None
    value: Decimal | None = None


class Bound(NamedTuple):
    """What a sum was held to: ``most`` that a rule or part gives, ``floor``, ``cap``, 0 by ``forfeit``."""

    which: Literal["most", "floor", "cap", "forfeit", "rounding"]
    level: Decimal
    clause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One step. ``raw`` is what came of it before it was held to ``bound``, ``value`` after; ``lost`` the difference.

    ``state``: it counted; ``nothing`` was found that gives or takes points; a requirement was ``met`` or ``not-met``;
    what is asked is ``not-due`` yet; it does not apply; it was ``set-aside`` by a forfeit, or since only others count;
    there is ``none`` (no poll, no total). ``why`` is what was found, or why not; ``next`` the smallest addition found
    that would raise it.
    """

    id: str
    kind: str
    rule: Rule | None = None
    clause: str | None = None
    reading: str | None = None
    inputs: tuple[Input, ...] = ()
    times: int | None = None
    unit: Decimal | None = None
    key: str | None = None
    raw: Decimal | None = None
    bound: Bound | None = None
    value: Decimal | None = None
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
        return ZERO if self.raw is None or self.value is None else self.raw - self.value


def nodes_of(
    card: Scorecard, rules: RuleSet, track: Track, year: MemberYear | None, options: Sequence[Option] = ()
) -> tuple[Node, ...]:
    """Every step of a card. ``year`` is what the member's period holds; None: there is none, and nothing was scored."""
    base = f"{rules.id}/{card.member.track}"
    steps: list[Node] = []
    if year is not None:
        for score in card.categories:
            steps += _category(f"{base}/{score.id}", score, card, track, year, options)
        if card.categories:
            steps += _sums(base, card, rules)
    return (*steps, *_ends(base, card, rules))


# ── Rules ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _category(
    base: str, score: CategoryScore, card: Scorecard, track: Track, year: MemberYear, options: Sequence[Option]
) -> Iterator[Node]:
    """The rules of a category, its parts, and itself."""
    category = track.categories[score.id]
    lines = [line for line in card.lines if line.category == score.id]
    forfeited = any(line.forfeit for line in lines)
    together: dict[str, tuple[Given, ...]] = {}
    for part in category.parts.values():
        together |= kept_together(part.keep, part.rules, year) if part.keep else {}
    inner: list[Node] = []
    homes: dict[str | None, list[Node]] = {}
    for rule_id, rule in category.rules.items():
        home = category.homes.get(rule_id)
        place = f"{base}/{rule_id}" if home is None else f"{base}/{home}/{rule_id}"
        own = [line for line in lines if line.rule == rule_id]
        given = give(rule, year) if year.due_by is None else so_far(rule, year, score.standard).given
        kept = together.get(rule_id, given)
        found = list(_rule(place, rule_id, rule, own, card, year, options, kept, forfeited=forfeited))
        if given and not kept:
            # Others of its part gave more, and only so many count.
            found = [replace(node, state="set-aside", why=(Remark("remarks.others-higher"),)) for node in found]
        yield from found
        homes.setdefault(home, []).extend(found)
    inner += homes.pop(None, [])
    for part_id, members in homes.items():
        node = _part(f"{base}/{part_id}", category.parts[str(part_id)], members)
        yield node
        inner.append(node)
    yield _held(base, category, score, inner, forfeited=forfeited)


def _rule(
    place: str, rule_id: str, rule: Rule, lines: Sequence[Line], card: Scorecard, year: MemberYear,
    options: Sequence[Option], given: Sequence[Given], *, forfeited: bool,
) -> Iterator[Node]:  # fmt: skip
    """The step of a rule: one, or, of a rule that both gave and took, one for each."""
    told = Node(id=place, kind=rule.kind, rule=rule, clause=rule.clause, reading=rule.reading)
    following = _next(rule_id, options)
    due = next((entry for entry in card.due if entry.rule == rule_id), None)
    if not lines:
        why, silent = why_nothing(rule, year), _silent(rule, year, due=due is not None)
        if due is not None and due.remark is not None:
            why = due.remark
        inputs = tuple(_input(rule, ref, year) for ref in rows_read(rule, year))
        remarks = () if why is None or silent in ("met", "not-applicable") else (why,)
        yield replace(told, inputs=inputs, value=ZERO, state=silent, why=remarks, next=following)
        return
    for line, whole in zip(lines, given, strict=True):
        sign = "" if len(lines) == 1 else "/gain" if line.points > 0 else "/loss"
        raw = line.points if whole.whole else whole.points
        state: State = "not-met" if rule.meets else "set-aside" if forfeited and not line.forfeit else "counted"
        yield replace(
            told,
            id=place + sign,
            inputs=tuple(_input(rule, ref, year) for ref in line.evidence),
            times=line.times,
            unit=line.unit,
            key=_key(rule, year),
            raw=raw,
            bound=None if raw == line.points else Bound("most", line.points, rule.clause),
            value=line.points,
            state=state,
            why=() if line.remark is None else (line.remark,),
            next=following,
        )


def _silent(rule: Rule, year: MemberYear, *, due: bool) -> State:
    """How a rule stands that gave and took nothing."""
    if not applies(rule, year):
        return "not-applicable"
    if due:
        return "not-due"
    return "met" if rule.meets else "nothing"


def _next(rule_id: str, options: Iterable[Option]) -> Option | None:
    """The smallest of the changes that raise what a rule gives, those that move it alone first."""
    able = [option for option in options if rule_id in option.rules]
    return min(able, key=lambda option: (len(option.rules), option.gain), default=None)


def _input(rule: Rule, ref: Ref, year: MemberYear) -> Input:
    if isinstance(rule, ValueTable) and rule.by != "verdict" and ref.sheet == "activities":
        row = next(row for row in year.rows(rule.activity or ()) if row.row == ref.row)
        columns = (key for key in rule.keys if key not in ("nth", "count", "post"))
        told = (str(value) for key in columns if (value := getattr(row, key)) is not None)
        return Input(ref, "·".join(told) or None)
    return Input(ref)


def _key(rule: Rule, year: MemberYear) -> str | None:
    """The value by which a rule's points were looked up, where it is one for the whole step."""
    match rule:
        case ValueTable(by="verdict"):
            return year.appraisal.verdict if year.appraisal else None
        case BranchRank():
            return year.member.post
        case PerOccurrence() if isinstance(rule.points, dict):
            return year.member.post
        case _:
            return None


# ── Sums ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _on(steps: Iterable[Node]) -> tuple[Input, ...]:
    """The steps as inputs of another, those that came to nothing left out."""
    return tuple(Input(node=step.id, value=step.value) for step in steps if step.value)


def _part(place: str, part: Part, rules: Sequence[Node]) -> Node:
    raw = sum((rule.value or ZERO for rule in rules), ZERO)
    value = raw if part.at_most is None else min(max(raw, -part.at_most), part.at_most)
    bound = None if raw == value else Bound("most", value, part.clause)
    return Node(id=place, kind="part", clause=part.clause, inputs=_on(rules), raw=raw, bound=bound, value=value)


def _held(place: str, category: Category, score: CategoryScore, inner: Sequence[Node], *, forfeited: bool) -> Node:
    raw = score.standard + sum((step.value or ZERO for step in inner), ZERO)
    bound: Bound | None = None
    if forfeited:
        bound = Bound("forfeit", ZERO, category.clause)
    elif raw != score.score:
        bound = Bound("floor" if score.score > raw else "cap", score.score, category.clause)
    state: State = "counted" if score.applies else "not-applicable"
    if category.meets and score.applies:
        state = "met" if score.score >= score.standard else "not-met"
    inputs = (Input(value=score.standard), *_on(inner))
    return Node(
        id=place, kind="category", clause=category.clause, inputs=inputs, raw=raw, bound=bound, value=score.score,
        state=state,
    )  # fmt: skip


def _sums(base: str, card: Scorecard, rules: RuleSet) -> Iterator[Node]:
    """The quantified score, and the poll where one is weighed in."""
    inputs = tuple(Input(node=f"{base}/{score.id}", value=score.score) for score in card.categories)
    raw, bound = sum((score.score for score in card.categories), ZERO), None
    if rules.total is not None:
        raw += rules.total.bounds.start
        inputs = (Input(value=rules.total.bounds.start), *inputs)
        held = rules.total.bounds.hold(raw)
        bound = None if held == raw else Bound("floor" if held > raw else "cap", held)
    if bound is None and card.quantified is not None and raw != card.quantified:
        bound = Bound("rounding", card.quantified)
    yield Node(id=f"{base}#quantified", kind="quantified", inputs=inputs, raw=raw, bound=bound, value=card.quantified)
    if rules.weights is not None:
        poll = () if card.poll_from is None else (Input(card.poll_from),)
        reading = None if rules.poll is None else rules.poll.reading
        why = () if card.poll is not None else (Remark("remarks.needs-poll"),)
        state: State = "counted" if card.poll is not None else "none"
        clause = rules.weights.clause
        yield Node(
            id=f"{base}#poll", kind="poll", clause=clause, reading=reading, inputs=poll, value=card.poll, state=state,
            why=why,
        )  # fmt: skip


def _ends(base: str, card: Scorecard, rules: RuleSet) -> Iterator[Node]:
    """The total, the rank and the outcome: of a member who was not scored, the outcome and why."""
    parts = [("#quantified", card.quantified), *([("#poll", card.poll)] if rules.weights else [])]
    inputs = tuple(Input(node=f"{base}{name}", value=value) for name, value in parts if value is not None)
    clause = None if rules.weights is None else rules.weights.clause
    state: State = "none" if card.total is None else "counted"
    why = card.reasons if card.total is None else ()
    yield Node(id=f"{base}#total", kind="total", clause=clause, inputs=inputs, value=card.total, state=state, why=why)
    total = () if card.total is None else (Input(node=f"{base}#total", value=card.total),)
    if card.rank is not None:
        yield Node(id=f"{base}#rank", kind="rank", inputs=total, value=Decimal(card.rank))
    verdict = () if card.verdict_from is None else (Input(card.verdict_from, card.verdict),)
    band = None if card.band is None else rules.bands[card.band]
    clause = band.clause if band else rules.veto.clause if rules.veto and card.outcome == "vetoed" else None
    yield Node(
        id=f"{base}#outcome",
        kind="outcome",
        clause=clause,
        reading=band.reading if band else None,
        inputs=(*total, *verdict),
        key=card.outcome,
        why=card.reasons,
    )
