"""Steps are made: of a card fresh from scoring with the rows of its year, or of a card alone, as a ledger keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from dangxing.language.voice import Remark
from dangxing.records import Ref
from dangxing.results import Card, CategoryScore, Due, GivenLine
from dangxing.rules import Category, Rule, RuleSet, Settle, Track
from dangxing.rules.pots import bounded
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.explaining.nodes import Bound, Heading, Input, Node, State
from dangxing.scoring.explaining.silence import rows_read, why_nothing
from dangxing.scoring.explaining.sums import category_step, inputs_of, part_step
from dangxing.scoring.kinds import ZERO, Given, applies, asides, give, kept_together, key, row_key, seen_by, so_far
from dangxing.scoring.outcomes import held_told
from dangxing.scoring.settled import how, parts_anew, parts_held, span_remark

if TYPE_CHECKING:
    from dangxing.scoring.explaining.options import Option


def headings_of(
    card: Card, rules: RuleSet, year: MemberYear | None = None, options: Sequence[Option] = ()
) -> tuple[Heading, ...]:
    """The categories of a card with their steps. ``year`` is what the member's period holds; None: not at hand."""
    return tuple(heading_of(score, card, rules, year, options) for score in card.categories)


def heading_of(
    score: CategoryScore,
    card: Card,
    rules: RuleSet,
    year: MemberYear | None = None,
    options: Sequence[Option] = (),
) -> Heading:
    """One category of a card with its steps."""
    track = rules.tracks[card.member.track]
    category = track.categories[score.id].under([held for span, held in score.held if span is None])
    base = f"{rules.id}/{card.member.track}/{score.id}"
    lines = [line for line in card.lines if line.category == score.id]
    homes = _by_home(base, score, card, track, year, options)
    own_steps = homes.pop(None)
    every = (*own_steps, *(step for steps in homes.values() for step in steps))
    if category.settle is not None:
        return Heading(category, score, _settled(base, category, category.settle, score, every, lines), every, ())
    left_out = category.left_out((line.rule, line.points) for line in lines)
    parts = tuple(
        (part, part_step(f"{base}/{part_id}", part, homes[part_id], left_out=part_id in left_out))
        for part_id, part in category.parts.items()
        if homes.get(part_id)
    )
    inner = (*own_steps, *(node for _, node in parts))
    due_here = any(entry.category == score.id for entry in card.due)
    forfeited = any(line.forfeit for line in lines)
    node = category_step(base, category, score, inner, forfeited=forfeited, due=due_here)
    node = node._replace(why=tuple(held_told(category, span, held) for span, held in score.held if held.takes))
    starts = getattr(card, "starts", {})
    if score.id in starts:
        node = node._replace(why=(starts[score.id], *node.why))
    return Heading(category, score, node, every, parts)


def _by_home(
    base: str, score: CategoryScore, card: Card, track: Track, year: MemberYear | None, options: Sequence[Option]
) -> dict[str | None, list[Node]]:
    """The steps of the rules of a category, by the part that they stand in; None: in none."""
    category = track.categories[score.id]
    lines = [line for line in card.lines if line.category == score.id]
    forfeited = any(line.forfeit for line in lines)
    kept = {} if year is None or category.settle else kept_together(category, track, year)
    homes: dict[str | None, list[Node]] = {None: []}
    for rule_id, rule in category.rules.items():
        home = category.homes.get(rule_id)
        step = _Step(f"{base}/{rule_id}" if home is None else f"{base}/{home}/{rule_id}", rule_id, rule)
        own = [line for line in lines if line.rule == rule_id]
        due = next((entry for entry in card.due if entry.rule == rule_id), None)
        if year is None:
            found = [step.given(line, None, len(own), forfeited=forfeited) for line in own]
        elif (category.settle or rule.anew) and own:
            found = list(_settled_steps(step, track, own, score, year, _next(rule_id, options)))
        else:
            seen = seen_by(rule_id, track, year)
            found = list(step.steps(own, score, seen, due, _next(rule_id, options), kept, forfeited=forfeited))
        homes.setdefault(home, []).extend(found)
    return homes


def _settled_steps(
    step: _Step, track: Track, lines: Sequence[GivenLine], score: CategoryScore, year: MemberYear,
    following: Option | None,
) -> Iterator[Node]:  # fmt: skip
    """The steps of a rule that gave or took points in some parts of the year, one for each of its lines."""
    for span, found in groupby(lines, key=lambda line: line.span):
        if span is None:
            continue
        part, own = year.within(span), list(found)
        placed = step._replace(place=f"{step.place}@{span.first.isoformat()}")
        seen, category = seen_by(step.rule_id, track, part), track.categories[score.id]
        if category.settle and step.rule.anew:
            yield from placed.inner(own, score, seen, following)
            continue
        kept = kept_together(category, track, part)
        yield from placed.steps(own, score, seen, None, following, kept, forfeited=False)


def _settled(
    base: str,
    category: Category,
    settle: Settle,
    score: CategoryScore,
    steps: Sequence[Node],
    lines: Sequence[GivenLine],
) -> Node:
    """The step of a category that is settled by parts of the year: what each of them came to."""
    parts = tuple(
        Remark("remarks.settled-part", {"span": span_remark(part.span), "score": part.score}) for part in score.settled
    )
    params: dict[str, object] = {"how": how(settle), **({"parts": parts} if parts else {})}
    told = Remark("remarks.settled" if parts else "remarks.settled-how", params)
    limits = (held_told(category, span, held) for span, held in score.held if held.takes)
    return Node(
        id=base,
        kind="category",
        clause=category.clause,
        inputs=inputs_of(steps),
        raw=score.score,
        value=score.score,
        why=(told, *parts_held(category, score, lines), *limits),
    )


class _Step(NamedTuple):
    """Makes the step of a rule: one, or, of a rule that both gave and took, one for each."""

    place: str
    rule_id: str
    rule: Rule

    def steps(
        self, lines: Sequence[GivenLine], score: CategoryScore, year: MemberYear, due: Due | None,
        following: Option | None, together: Mapping[str, tuple[Given, ...]], *, forfeited: bool,
    ) -> Iterator[Node]:  # fmt: skip
        """The steps of a rule whose rows are at hand."""
        rule = self.rule
        given = give(rule, year) if year.due_by is None else so_far(rule, year, score.standard).given
        kept = together.get(self.rule_id, given)
        if not lines:
            node = self._silent(year, due)._replace(next=following)
            # Others of its part gave more, and only so many count.
            yield (
                node._replace(state="set-aside", why=(Remark("remarks.others-higher"),)) if given and not kept else node
            )
        for line, whole in zip(lines, kept, strict=bool(lines)):
            node = self.given(line, line.points if whole.whole else whole.points, len(lines), forfeited=forfeited)
            inputs = tuple(_input(rule, ref, year) for ref in whole.evidence)
            yield node._replace(inputs=inputs, key=key(rule, year), next=following)

    def inner(
        self, lines: list[GivenLine], score: CategoryScore, year: MemberYear, following: Option | None
    ) -> Iterator[Node]:
        """The steps of a rule that is reckoned anew within a part of the year."""
        for span in parts_anew(self.rule, year):
            part = year.within(span)
            given = give(self.rule, part) if part.due_by is None else so_far(self.rule, part, score.standard).given
            own, lines = lines[: len(given)], lines[len(given) :]
            if own:
                placed = self._replace(place=f"{self.place}@{span.first.isoformat()}")
                yield from placed.steps(own, score, part, None, following, {}, forfeited=False)

    def given(self, line: GivenLine, raw: Decimal | None, several: int, *, forfeited: bool) -> Node:
        """The step of a line. ``raw`` is what it was before it was held to a bound; None: as far as the line tells."""
        rule = self.rule
        if raw is None:
            whole = line.points if line.unit is None else line.unit * line.times
            raw = whole if bounded(whole, rule.at_most) == line.points else line.points
        return Node(
            id=self.place + ("" if several == 1 else "/gain" if line.points > 0 else "/loss"),
            kind=rule.kind,
            rule=rule,
            rule_id=self.rule_id,
            clause=rule.clause,
            reading=rule.reading,
            inputs=tuple(Input(cell=place) for place in line.evidence if isinstance(place, str)),
            times=line.times,
            unit=line.unit,
            raw=raw,
            bound=None if raw == line.points else Bound("most", line.points, rule.clause),
            value=line.points,
            forfeit=line.forfeit,
            state="not-met" if rule.meets else "set-aside" if forfeited and not line.forfeit else "counted",
            why=() if line.remark is None else (line.remark,),
        )

    def _silent(self, year: MemberYear, due: Due | None) -> Node:
        """The step of a rule that gave and took nothing."""
        rule = self.rule
        state = _silent(rule, year, due=due is not None)
        told = due.remark if due is not None and due.remark is not None else why_nothing(rule, year)
        why = None if state in ("met", "not-applicable") else told
        aside = tuple(asides(year))
        return Node(
            id=self.place,
            kind=rule.kind,
            rule=rule,
            rule_id=self.rule_id,
            clause=rule.clause,
            reading=rule.reading,
            inputs=tuple(_input(rule, ref, year) for ref in rows_read(rule, year)),
            value=ZERO,
            state=state,
            why=aside if why is None else (why, *aside),
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
    if ref.sheet != "activities":
        return Input(ref)
    found = (row for reads in rule.reads() for row in year.rows(reads.activities) if row.row == ref.row)
    row = next(found, None)
    return Input(ref) if row is None else Input(ref, key=row_key(rule, row, year))
