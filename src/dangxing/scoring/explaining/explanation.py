"""One member's score, explained: what the card says, the rows that it rests on, how far the next band is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from dangxing.errors import UsageProblem
from dangxing.language.script import fold, nearest, normal
from dangxing.language.voice import Remark
from dangxing.records import Activity, Appraisal, Branch, Event, Member, Records, Ref, SignIn, SignInEvent
from dangxing.results import Result, Scorecard
from dangxing.rules import Band, Rulebook, RuleSet, Track
from dangxing.rules.when import Rated, leaves
from dangxing.scoring import grounds, outcomes, total_of, undecided, when
from dangxing.scoring.bests import with_bests
from dangxing.scoring.evidence import Period, period_of
from dangxing.scoring.explaining.climbing import climb
from dangxing.scoring.explaining.effort import Effort
from dangxing.scoring.explaining.making import headings_of
from dangxing.scoring.explaining.nodes import Heading, Node
from dangxing.scoring.explaining.options import Option
from dangxing.scoring.explaining.reaching import Case, alone
from dangxing.scoring.explaining.sums import nodes_of
from dangxing.scoring.index import Index

Record = Member | Event | Activity | Appraisal | Branch
_CENT = Decimal("0.01")
_MOST_NAMED = 20


class Explanation(NamedTuple):
    """One member's score, explained.

    ``nodes`` are its steps, in the order in which they are reckoned, ``headings`` those of its categories; ``period``
    is what of the year is the member's (None: nothing). ``records`` are the rows that they refer to. ``over``: nothing
    can be added any more on ``as_of``, the day from which it is looked at; ``options`` and ``steps`` are then what
    would have been. ``higher`` is the next band above, ``wanting`` how far the total is below it, ``quantified`` the
    same in points of the quantified score, ``verdict`` what the band asks for and the member does not have, ``unmet``
    what else it asks for and does not find. ``steps`` lead to it if ``reachable``. ``searched``: whether all that is
    tried where several changes bring something only together was tried; if not, there may be more than is told.
    ``cut``: the steps are as many as a member may take in a year, and no more were tried.
    """

    card: Scorecard
    rules: RuleSet
    track: Track
    result: Result
    records: Mapping[Ref, Record]
    as_of: dt.date
    over: bool
    higher: Band | None
    wanting: Decimal | None
    quantified: Decimal | None
    verdict: str | None
    unmet: tuple[Remark, ...]
    options: tuple[Option, ...]
    steps: tuple[Option, ...]
    reachable: bool
    searched: bool
    cut: bool
    period: Period | None
    nodes: tuple[Node, ...]
    headings: tuple[Heading, ...]

    @property
    def label(self) -> str:
        """What people call the year."""
        return self.rules.calendar.label(self.result.year)


class Outlook(NamedTuple):
    """What would raise a score, as an explanation tells it."""

    options: tuple[Option, ...] = ()
    steps: tuple[Option, ...] = ()
    reachable: bool = False
    searched: bool = True
    cut: bool = False


def find(records: Records, wanted: str, path: str) -> Member:
    """The member of that ID, else of that name. UsageProblem: there is none, with the nearest, or more than one."""
    plain = normal(wanted)
    by_id = {member.id: member for member in records.members}
    if plain in by_id:
        return by_id[plain]
    same = [member for member in records.members if fold(member.name) == fold(plain)]
    if len(same) == 1:
        return same[0]
    sheet = records.layouts["members"].title
    if same:
        listed = "、".join(member.id for member in same[:_MOST_NAMED])
        raise UsageProblem("explain.several", value=wanted, ids=listed, path=path)
    known = {
        fold(spelt): f"{member.id} {member.name}" for member in records.members for spelt in (member.name, member.id)
    }
    near = nearest(wanted, known) or ""
    raise UsageProblem("explain.no-such-member", value=wanted, sheet=sheet, path=path, nearest=near)


def explain(result: Result, rulebook: Rulebook, member: Member, as_of: dt.date | None = None) -> Explanation:
    """The explanation of a member of a scored workbook. ``as_of`` None: the end of the year."""
    rulebook = rulebook.for_year(result.year)
    card = next(card for card in result.cards if card.member.id == member.id)
    rules, track = rulebook.tracks[member.track]
    day = as_of or rules.calendar.last(result.year)
    period = period_of(member, result.year, rules)
    window = _window(period, day)
    higher, verdict = _higher(card, rules)
    target, others = None if higher is None else rules.bands.index(higher), _others(result, rulebook, rules, member)
    own = alone(with_bests(result.records, rulebook, result.year), member, rulebook)
    case = Case(own, member, rulebook, result.year, Effort.of(track), target, others)
    room = (window or period) if card.categories else None
    outlook = _outlook(case, room, climbing=higher is not None and verdict is None)
    year = None
    if period is not None:
        year = Index(case.records, result.year, rulebook.groups).member_year(member, period, rules, result.as_of)
    headings = () if year is None else headings_of(card, rules, year, outlook.options)
    nodes = nodes_of(card, rules, headings, {} if year is None else year.marks)
    wanting = None if higher is None or card.total is None else max(higher.at_least - card.total, Decimal(0))
    return Explanation(
        card=card,
        rules=rules,
        track=track,
        result=result,
        records=dict(_records(result.records, card, nodes)),
        as_of=day,
        over=window is None,
        higher=higher,
        wanting=wanting,
        quantified=None if wanting is None or higher is None else _in_quantified(card, higher, rules),
        verdict=verdict,
        unmet=_unmet(higher, card, result, rules),
        period=period,
        nodes=nodes,
        headings=headings,
        **outlook._asdict(),
    )


def _others(result: Result, rulebook: Rulebook, rules: RuleSet, member: Member) -> tuple[Scorecard, ...]:
    """The others as they stand, where ranks decide something: it is looked at among them."""
    if not outcomes.asks_ranks(rules):
        return ()
    every = undecided(result.records, rulebook, result.year)
    return tuple(each for each in every if each.rule_set == rules.id and each.member.id != member.id)


def _outlook(case: Case, room: Period | None, *, climbing: bool) -> Outlook:
    """What would raise the score within ``room``; and, if there is a band to climb to, the way and whether it leads."""
    if room is None:
        return Outlook()
    changes, effort = case.every(room), case.effort
    effort.begin()
    bringing = case.bringing(changes, room)
    options = case.options(bringing)
    effort.begin()
    steps, reachable = climb(case, changes, bringing, room) if climbing else ((), False)
    # What ratings of parts of the year ask for together is looked for by points alone.
    return Outlook(
        options, steps, reachable, searched=not effort.short, cut=effort.cut or (not reachable and _asks_ratings(case))
    )


def _asks_ratings(case: Case) -> bool:
    """Whether the band to be reached asks for ratings of parts of the year."""
    bands = case.rulebook.tracks[case.member.track][0].bands[: (case.target or 0) + 1]
    return any(isinstance(test, Rated) for band in bands for _, test in leaves(band.when))


def _window(period: Period | None, as_of: dt.date) -> Period | None:
    """What of the member's period lies after ``as_of``; None: nothing."""
    if period is None or as_of >= period[1]:
        return None
    return max(period[0], as_of + dt.timedelta(days=1)), period[1]


def _higher(card: Scorecard, rules: RuleSet) -> tuple[Band | None, str | None]:
    """The band above the member's, and the verdict that keeps the member from it."""
    if card.band is None or card.band == 0:
        return None, None
    own = rules.bands[card.band]
    above = [band for band in rules.bands[: card.band] if band.at_least >= own.at_least]
    if not above:
        return None, None
    return above[-1], above[-1].verdict if above[-1].verdict not in (None, card.verdict) else None


def _unmet(band: Band | None, card: Scorecard, result: Result, rules: RuleSet) -> tuple[Remark, ...]:
    """What a band asks for besides the total and does not find, as things stand with the others."""
    if band is None or card.total is None:
        return ()
    ranks = outcomes.ranks_of(result.cards, (rules,))
    found = [grounds.told(test, rules) for test in band.when if not when.holds(test, card, ranks)]
    if band.quota and not found and card.total >= band.at_least:
        portion = grounds.portion_told(band.quota.at_most)
        found.append(Remark("remarks.quota-full", {"portion": portion, "of": grounds.quota_of(band.quota, rules)}))
    return tuple(found)


def _in_quantified(card: Scorecard, higher: Band, rules: RuleSet) -> Decimal | None:
    """The least that must be added to the quantified score for the total, as it is rounded, to reach the band.

    None: a limit holds the total, and no points of the quantified score by themselves reach it.
    """
    if card.total != total_of(rules, card.quantified or Decimal(0), card.poll, card.marks):
        return None
    quantified = card.quantified or Decimal(0)
    share = Decimal(1) if rules.weights is None else rules.weights.own
    # From the total before it was rounded, to the least that is rounded up to the band.
    if rules.weights is None:
        track = rules.tracks[card.member.track]
        exact = track.together((score.id, score.score) for score in card.categories)
        exact = rules.total.hold(exact, card.months) if rules.total else exact
    else:
        exact = rules.weighed(quantified, card.poll, card.marks)
    short = higher.at_least.quantize(rules.step, ROUND_CEILING) - rules.step / 2 - exact
    return max((short / share).quantize(_CENT, ROUND_CEILING), Decimal(0))


def _records(records: Records, card: Scorecard, nodes: Iterable[Node]) -> Iterator[tuple[Ref, Record]]:
    """The rows that the card and its steps refer to."""
    refs = {ref for line in card.lines for ref in line.evidence}
    refs |= {ref for ref in (card.poll_from, card.verdict_from) if ref is not None}
    refs |= {each.ref for node in nodes for each in node.inputs if each.ref is not None}
    rows: dict[tuple[str, int], list[Ref]] = {}
    for ref in refs:
        rows.setdefault((ref.sheet, ref.row), []).append(ref)
    sheets = {ref.sheet for ref in refs}
    for sheet in sheets - {"sign_in"}:
        found: tuple[Record, ...] = getattr(records, sheet)
        for record in found:
            yield from ((ref, record) for ref in rows.get((sheet, record.row), ()) if _is_row(record))
    if "sign_in" in sheets:
        cells: tuple[Event | Activity, ...] = (*records.schedule, *records.activities)
        yield from ((each.ref, each) for each in cells if each.ref in refs)


def _is_row(record: Record) -> bool:
    return not isinstance(record, SignIn | SignInEvent)
