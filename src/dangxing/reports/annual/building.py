"""From the ledger to the report: counted in one pass, then the members that are shown are looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from dangxing.collecting import uncollected
from dangxing.errors import FileProblem
from dangxing.ledger import Card, Ledger
from dangxing.ledger.counting import RulesOfYear
from dangxing.ledger.stored import points
from dangxing.reports.annual.edges import deciders, edges_of, nearest, reach
from dangxing.reports.annual.framing import Frame, framed
from dangxing.reports.annual.model import (
    ClauseLoss,
    NearEdge,
    RuleSetReport,
    YearChange,
    YearReport,
    unqualified_bands,
)
from dangxing.reports.annual.tally import Change, by_branch, mean, outcome_order, spread, together
from dangxing.results import cost

# A sheet has so many rows under its header.
_MOST = 1_048_575
# Where points are lost is read from every line: only where there are at most so many is it told without being asked.
MANY_LINES = 1_000_000
# So many of those near an edge, and of those who changed most, are told where all members are.
EDGES, CHANGED = 200, 5
# So many of those in the last band are told what cost them most.
COSTED = 2_000


def year_report(
    book: Ledger,
    year: int,
    *,
    up_to_run: int | None = None,
    branch: str | None = None,
    track: str | None = None,
    rule_set: str | None = None,
    top: int | None = None,
    redact: bool = False,
    expected: Sequence[str] = (),
    losses: bool | None = None,
) -> YearReport:
    """The report of a year, of the members who pass the filters; their ranks are those over the whole year.

    ``branch`` is a name, ``track`` and ``rule_set`` an id or a title; ``expected`` are branches that are to be in it.
    With ``top`` only so many members, and so many of each outcome, are told of; the figures are over all. ``losses``
    None: unless there are too many lines. UsageProblem: no such year, run, branch, track or rule set, with the nearest.
    """
    with uncollected():
        filters = {"branch": branch, "track": track, "rule_set": rule_set}
        frame = framed(book, year, up_to_run=up_to_run, **filters, redact=redact, expected=expected)
        told = losses if losses is not None else frame.extent.lines <= MANY_LINES
        members = _all(frame) if top is None else _first(frame, top)
        _costed(frame, members)
        lost = _losses(frame) if told else {}
        return YearReport(
            year=year,
            rule_sets=tuple(
                _rule_set(frame, name, members.get(name, _Shown()), lost.get(name, ()) if told else None, top)
                for name in frame.tally.rule_sets()
            ),
            problems=frame.problems(),
            workbooks=frame.extent.workbooks,
            run=frame.last_run,
            digest=book.show(frame.last_run).digest,
            up_to_run=up_to_run,
            filters=frame.shown,
            redacted=redact,
        )


class _Shown:
    """The members of a rule set that are shown: ``ranked`` in order, ``listed`` by outcome, ``near`` an edge."""

    def __init__(self) -> None:
        self.ranked: list[Card] = []
        self.listed: defaultdict[str, list[Card]] = defaultdict(list)
        self.near: list[Card] = []


def _all(frame: Frame) -> dict[str, _Shown]:
    """Every member. FileProblem: they are more than any file of a report can hold, and would fill the memory first."""
    if (members := frame.members_counted) > _MOST:
        path = frame.book.path.as_posix()
        raise FileProblem("report_workbook.too-many-rows", path=path, rows=_MOST + 1, members=members)
    found: defaultdict[str, _Shown] = defaultdict(_Shown)
    edges = {name: edges_of(used[-1].rules.rule_set) for name, used in frame.rules.items()}
    for member in frame.members():
        shown = found[member.rule_set]
        shown.ranked.append(member)
        shown.listed[member.outcome].append(member)
        if nearest(member, edges[member.rule_set]):
            shown.near.append(member)
    return found


def _first(frame: Frame, top: int) -> dict[str, _Shown]:
    """The first ``top`` of each rule set and of each outcome: the best of all are among the best of each outcome."""
    found: dict[str, _Shown] = {}
    for name in frame.tally.rule_sets():
        near = _nearest_places(frame, name, min(top, EDGES))
        first = frame.tally.first(name, frame.counts(name), top)
        picks = frame.book.some(frame.year, {*near, *chain.from_iterable(first.values())}, frame.up_to_run)
        members = {place: frame.member(frame.ranked(card)) for place, card in picks.items()}
        shown = found[name] = _Shown()
        for outcome, places in first.items():
            shown.listed[outcome] = [members[place] for place in places]
        best = sorted(chain.from_iterable(first.values()), key=lambda place: (*_place(members[place]), place))
        shown.ranked = [members[place] for place in best[:top]]
        shown.near = [members[place] for place in near]
    return found


def _costed(frame: Frame, shown: Mapping[str, _Shown]) -> None:
    """Note of those who are in the last band which clauses cost them most."""
    for name, members in shown.items():
        for band in unqualified_bands(frame.rules[name][-1].rules.rule_set.bands):
            listed = members.listed.get(band, [])
            first = frame.book.filled(listed[:COSTED], categories=False)
            members.listed[band] = [*map(_with_cost, first), *listed[COSTED:]]


def _with_cost(card: Card) -> Card:
    lines = ((line.points, line.clause, line.says) for line in card.lines)
    return card._replace(lines=(), noted=cost(card.reasons, lines))


def _nearest_places(frame: Frame, name: str, most: int) -> list[int]:
    edges = edges_of(frame.rules[name][-1].rules.rule_set)
    within = reach(together(frame.counts(name).values()), edges, most)
    found = frame.tally.within(name, [edge.around(within) for edge in edges])
    found.sort(key=lambda entry: min(abs(entry[0] - edge.hundredths) for edge in edges))
    # Who is near two edges was found twice.
    return list(dict.fromkeys(place for _, place in found))[:most]


def _place(card: Card) -> tuple[bool, int]:
    return card.rank is None, card.rank or 0


def _rule_set(
    frame: Frame, name: str, shown: _Shown, lost: Iterable[ClauseLoss] | None, top: int | None
) -> RuleSetReport:
    used = frame.rules[name]
    terms = used[-1].rules.rule_set
    order = outcome_order(band.id for band in terms.bands)
    branches, branch_count = by_branch(frame.tally.chosen(name), order, top)
    counts, edges = frame.counts(name), edges_of(terms)
    near = (count for total, count in together(counts.values()).items() if any(edge.is_near(total) for edge in edges))
    return RuleSetReport(
        rule_set=name,
        rules=used[-1].rules,
        digests={entry.rules.digest: entry.workbooks for entry in used},
        members=tuple(shown.ranked),
        whole=spread(counts, order),
        branches=branches,
        branch_count=branch_count,
        losses=None if lost is None else tuple(lost),
        edges=_edges(frame, name, shown, top),
        near=sum(near),
        listed={outcome: tuple(shown.listed[outcome]) for outcome in order if outcome in shown.listed},
        change=_change(frame, name),
    )


def _edges(frame: Frame, name: str, shown: _Shown, top: int | None) -> tuple[NearEdge, ...]:
    edges = edges_of(frame.rules[name][-1].rules.rule_set)
    found = [(member, at) for member in shown.near if (at := nearest(member, edges))]
    found.sort(key=lambda entry: (abs(entry[1][1]), -(entry[0].total or 0)))
    told = found[: EDGES if top is None else min(top, EDGES)]
    return tuple(
        NearEdge(member, at.band, points(at.hundredths), distance, *decider)
        for (member, (at, distance)), decider in zip(told, deciders(frame.book, told), strict=True)
    )


def _change(frame: Frame, name: str) -> YearChange | None:
    changes = frame.tally.changes(name)
    if not changes:
        return None
    rose = [entry for entry in changes if entry.points > 0]
    fell = [entry for entry in changes if entry.points < 0]
    most = sorted(rose, key=lambda entry: (-entry.points, entry.place))[:CHANGED]
    least = sorted(fell)[:CHANGED]
    return YearChange(
        year=frame.year - 1,
        members=len(changes),
        mean=mean(sum(entry.points for entry in changes), len(changes)),
        rose=len(rose),
        fell=len(fell),
        same=len(changes) - len(rose) - len(fell),
        risers=_at(frame, most),
        fallers=_at(frame, least),
    )


def _at(frame: Frame, changes: Sequence[Change]) -> tuple[Card, ...]:
    places = [entry.place for entry in changes]
    found = frame.book.some(frame.year, places, frame.up_to_run)
    return tuple(frame.member(frame.ranked(found[place])) for place in places)


def _losses(frame: Frame) -> dict[str, list[ClauseLoss]]:
    """What each rule cost, by rule set, what cost most first."""
    found: defaultdict[str, list[ClauseLoss]] = defaultdict(list)
    for name, track, category, rule, members, times, lost in frame.book.losses(
        frame.year, frame.up_to_run, *frame.filters
    ):
        clause, says = _words(frame.rules[name], track, category, rule)
        found[name].append(ClauseLoss(track, category, rule, clause, says, members, times, points(lost)))
    for entries in found.values():
        entries.sort(key=lambda entry: (entry.points, entry.track, entry.category, entry.rule))
    return found


def _words(used: Sequence[RulesOfYear], track: str, category: str, rule: str) -> tuple[str, str]:
    """The clause of a rule and what it says, by the last rules that know it."""
    for entry in reversed(used):
        known = entry.rules.rule_set.tracks.get(track)
        part = known.categories.get(category) if known else None
        if part and rule in part.rules:
            return part.rules[rule].clause, part.rules[rule].says
    return "", rule
