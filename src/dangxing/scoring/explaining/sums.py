"""The steps in which others are summed: parts, categories, the quantified score, the total, rank and outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from dangxing.language.voice import Remark
from dangxing.results import CategoryScore, Scorecard
from dangxing.rules import Category, RuleSet
from dangxing.rules.categories import Part
from dangxing.rules.pots import bounded, multiplied
from dangxing.scoring.explaining.nodes import Bound, Heading, Input, Node, State
from dangxing.scoring.kinds import ZERO
from dangxing.scoring.marks import Marked


def nodes_of(
    card: Scorecard, rules: RuleSet, headings: Sequence[Heading], marks: Mapping[str, Marked]
) -> tuple[Node, ...]:
    """Every step of a card, those of its categories among them; ``marks`` are the member's, by their names."""
    base = f"{rules.id}/{card.member.track}"
    steps: list[Node] = []
    for heading in headings:
        steps += [*heading.rules, *(node for _, node in heading.parts), heading.node]
    if headings:
        steps += _sums(base, card, rules)
        steps += _marks(base, rules, marks)
    return (*steps, *_ends(base, card, rules))


def inputs_of(steps: Iterable[Node]) -> tuple[Input, ...]:
    """The steps as inputs of another, those that came to nothing left out."""
    return tuple(Input(node=step.id, value=step.value) for step in steps if step.value)


def part_step(place: str, part: Part, rules: Sequence[Node], *, left_out: bool) -> Node:
    """A part, held to what it gives at most; nothing where others are higher."""
    raw = sum((rule.value or ZERO for rule in rules), ZERO)
    if left_out:
        why = (Remark("remarks.parts-higher"),)
        return Node(
            id=place,
            kind="part",
            clause=part.clause,
            inputs=inputs_of(rules),
            raw=raw,
            value=ZERO,
            state="set-aside",
            why=why,
        )
    value = bounded(raw, part.at_most)
    bound = None if raw == value else Bound("most", value, part.clause)
    return Node(id=place, kind="part", clause=part.clause, inputs=inputs_of(rules), raw=raw, bound=bound, value=value)


def category_step(
    place: str, category: Category, score: CategoryScore, inner: Sequence[Node], *, forfeited: bool, due: bool
) -> Node:
    """A category, held to its bounds."""
    summed = score.standard + sum((step.value or ZERO for step in inner), ZERO)
    raw = multiplied(summed, (held for _, held in score.held))
    bound: Bound | None = None
    if forfeited:
        bound = Bound("forfeit", ZERO, category.clause)
    elif raw != score.score:
        bound = Bound("floor" if score.score > raw else "cap", score.score, category.clause)
    state: State = "counted" if score.applies else "not-applicable"
    if category.meets and score.applies:
        state = "not-met" if score.score < score.standard else "not-due" if due else "met"
    inputs = (Input(value=score.standard), *inputs_of(inner))
    return Node(
        id=place, kind="category", clause=category.clause, inputs=inputs, raw=raw, bound=bound, value=score.score,
        state=state,
    )  # fmt: skip


def _sums(base: str, card: Scorecard, rules: RuleSet) -> Iterator[Node]:
    """The quantified score, and the poll where one is weighed in."""
    track = rules.tracks[card.member.track]
    counted = [(score.id, track.together([(score.id, score.score)])) for score in card.categories]
    inputs = tuple(Input(node=f"{base}/{key}", value=value) for key, value in counted)
    raw, bound = sum((value for _, value in counted), ZERO), None
    if rules.total is not None:
        raw += rules.total.bounds.start
        inputs = (Input(value=rules.total.bounds.start), *inputs)
        raw = rules.total.by_months(raw, card.months)
        held = rules.total.bounds.hold(raw)
        bound = None if held == raw else Bound("floor" if held > raw else "cap", held)
    if bound is None and card.quantified is not None and raw != card.quantified:
        bound = Bound("rounding", card.quantified)
    yield Node(id=f"{base}#quantified", kind="quantified", inputs=inputs, raw=raw, bound=bound, value=card.quantified)
    if rules.weights is not None and rules.polled:
        poll = () if card.poll_from is None else (Input(card.poll_from),)
        reading = None if rules.poll is None else rules.poll.reading
        why = () if card.poll is not None else (Remark("remarks.needs-poll"),)
        state: State = "counted" if card.poll is not None else "none"
        clause = rules.weights.clause
        yield Node(
            id=f"{base}#poll", kind="poll", clause=clause, reading=reading, inputs=poll, value=card.poll, state=state,
            why=why,
        )  # fmt: skip


def _marks(base: str, rules: RuleSet, marks: Mapping[str, Marked]) -> Iterator[Node]:
    """Every mark of the rule set: the cells that it stands in, and what it comes to."""
    for name, found in marks.items():
        few = "-few" if found.given else ""
        params = {"mark": name, "found": found.given, "wanted": rules.marks[name].wanted(found.given)}
        yield Node(
            id=f"{base}#mark/{name}",
            kind="mark",
            clause=rules.weights.clause if rules.weights and name in rules.weights.marks else None,
            inputs=tuple(Input(ref) for ref in found.cells),
            key=name,
            value=found.value,
            state="none" if found.value is None else "counted",
            why=_mark_why(name, found, Remark(f"remarks.needs-mark{few}", params)),
        )


def _mark_why(name: str, found: Marked, wanting: Remark) -> tuple[Remark, ...]:
    if found.value is None:
        return (wanting,)
    if found.best is not None:
        return (Remark("remarks.mark-of-best", found.best.params),)
    return () if found.instead is None else (Remark("remarks.mark-otherwise", {"mark": name, "by": found.instead}),)


def _ends(base: str, card: Scorecard, rules: RuleSet) -> Iterator[Node]:
    """The total, the rank and the outcome: of a member who was not scored, the outcome and why."""
    parts = [("#quantified", card.quantified), *([("#poll", card.poll)] if rules.polled else [])]
    parts += [(f"#mark/{name}", card.marks.get(name)) for name in (rules.weights.marks if rules.weights else ())]
    inputs = tuple(Input(node=f"{base}{name}", value=value) for name, value in parts if value is not None)
    clause = None if rules.weights is None else rules.weights.clause
    state: State = "none" if card.total is None else "counted"
    why = card.reasons if card.total is None else ()
    yield Node(id=f"{base}#total", kind="total", clause=clause, inputs=inputs, value=card.total, state=state, why=why)
    total = () if card.total is None else (Input(node=f"{base}#total", value=card.total),)
    if card.rank is not None:
        yield Node(id=f"{base}#rank", kind="rank", inputs=total, value=Decimal(card.rank))
    verdict = () if card.verdict_from is None else (Input(card.verdict_from, key=card.verdict),)
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
