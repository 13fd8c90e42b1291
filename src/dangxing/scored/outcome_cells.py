"""Outcomes as formulas: the tests over the cells that they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from dangxing.records import column_letters
from dangxing.rules import Band
from dangxing.rules.bounds import Bounding, Of, Standards
from dangxing.rules.measures import AskHours, AskMissed, AskMonths, AskRows, Measure, Voted, Without
from dangxing.rules.outcomes import Quota
from dangxing.rules.periods import Span
from dangxing.rules.when import (
    AnyOf,
    AskSettled,
    Lost,
    Marked,
    NoneOf,
    OfParts,
    OfVerdict,
    Ranked,
    Rated,
    Scored,
    Test,
)
from dangxing.scored import pots
from dangxing.scored.asked_cells import Fact, TrackCells, by_of, placed_by, size_of, staff_of, told_bands
from dangxing.scored.columns import RANK_COLUMNS, columns_of
from dangxing.scored.lines_sheet import POINTS
from dangxing.scored.part_places import Asked, Placed, asked, cells_of
from dangxing.scored.places import holds, numbers, room_of
from dangxing.scored.plan import Spot
from dangxing.scored.ranks import BRANCH, TRACK
from dangxing.scored.settled_sheet import Block, cell_at
from dangxing.scoring import figures, when
from dangxing.sheets.cells import Cell, Formula, number_text, quoted, sheet_name

if TYPE_CHECKING:
    from dangxing.scored.rating_table import RatingTable

# The first column of 總表 behind the reasons, where it says who meets a band that has a quota.
ELIGIBLE_FROM = 14
_SIGNS: Mapping[Bounding, str] = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<"}
_RANK_AT: Mapping[Of, int] = {"rule-set": 0, "track": 1, "branch": 2}
# More than any total, for limits that do not hold.
_NO_LIMIT = "9E+99"


@dataclass(frozen=True)
class Outcomes(TrackCells):
    """The cells and formulas of the outcomes of one track's sheet. ``blocks``: where its settled categories stand;
    ``places``: where places in parts of the year do; ``ratings``: where these are rated."""

    blocks: Mapping[str, Block] = field(default_factory=dict)
    places: Mapping[Asked, Placed] = field(default_factory=dict)
    ratings: Mapping[str, RatingTable] = field(default_factory=dict)

    def values(self, spot: Spot, *, waits: bool) -> list[Cell]:
        """The cells of a member. ``waits``: the total is there, or would be once a verdict or a poll is entered."""
        return [self._value(fact, spot, waits=waits) for fact in self.facts]

    def _value(self, fact: Fact, spot: Spot, *, waits: bool) -> Cell:
        card = spot.card
        if isinstance(fact.of, Measure):
            return card.measured.get(fact.of)
        if fact.kind == "all":
            # Who is appraised does not change in the workbook.
            return self.standings.ranks.everyone.get(figures.group_of(by_of(fact)[0], card), 0)
        if fact.kind == "start":
            return pots.start(self.plan, spot, fact.of)
        if fact.kind == "part":
            return pots.part(self, fact.of, spot)
        if fact.kind == "lost" and card.categories:
            return self._lost(fact.of, spot)
        if not waits or self.standings.group.goes_on:
            return None
        total = f"{self.columns.total}{spot.track_row}"
        formula, value = self._reckoned(fact, spot)
        return Formula(f'IF({total}="","",{formula})', "" if card.total is None else value)

    def _reckoned(self, fact: Fact, spot: Spot) -> tuple[str, int]:
        if fact.kind in ("size", "upto"):
            return self._counted(fact, spot), self.standings.number(fact, spot)
        if fact.kind in ("by-place", "by-upto"):
            return self._by(fact, spot), self.standings.number_by(fact, spot)
        band = next(band for band in self.rules.bands if band.id == fact.of)
        if fact.kind == "meets":
            return f"IF({self.reached(band, spot)},1,0)", int(self.standings.told(fact, band, spot))
        if fact.kind == "eligible":
            higher = self.rules.bands[: self.rules.bands.index(band)]
            met = [self.reached(band, spot), *(f"NOT({self.within(each, spot)})" for each in higher)]
            return f"IF({_all(met)},1,0)", int(self.standings.eligible(band, spot))
        quota = band.quota or Quota(clause="-", at_most=1)
        return self._place(band, quota, spot), self.standings.place(band, quota, spot)

    # ── What stands on 總表 ──────────────────────────────────────────────────────────────────────────────────────────

    def _column(self, letter: str) -> str:
        group = self.standings.group
        sheet = sheet_name(self.plan.titles["summary"])
        return f"{sheet}!${letter}${group.first}:${letter}${group.end}"

    def _same(self, of: Of, spot: Spot) -> str:
        """A factor that is 1 for the members of the same group."""
        if of == "branch":
            return f"EXACT({self._column(BRANCH)},C{spot.track_row})*"
        return f"EXACT({self._column(TRACK)},{quoted(self.book.voice.title(spot.track))})*" if of == "track" else ""

    def _own(self, of: Of, spot: Spot) -> str:
        return f"{self.columns.ranks[_RANK_AT[of]]}{spot.track_row}"

    def _counted(self, fact: Fact, spot: Spot) -> str:
        """How many are ranked, of those who meet a band if one is named: in all, no lower, or one and those ahead."""
        of, band, _ = by_of(fact)
        ranks, own = self._column(RANK_COLUMNS[_RANK_AT[of]]), self._own(of, spot)
        meet = f"{self._met(Fact('meets', band))}*" if band else ""
        far = {"upto": f"*({ranks}<={own})", "by-upto": f"*({ranks}<={own})", "by-place": f"*({ranks}<{own})"}
        counted = f"SUMPRODUCT({self._same(of, spot)}{meet}ISNUMBER({ranks}){far.get(fact.kind, '')})"
        return f"1+{counted}" if fact.kind == "by-place" else counted

    def _met(self, fact: Fact) -> str:
        """A factor that is 1 for those who meet a band."""
        at = [told for told, _ in told_bands(self.rules)].index(fact)
        return f"({self._column(column_letters(ELIGIBLE_FROM + at))}=1)"

    def _by(self, fact: Fact, spot: Spot) -> str:
        """The place by a mark or a score, or how many stand no lower, counted over the sheets of the tracks."""
        of, band, by = by_of(fact)
        if by is None:
            return self._counted(fact, spot)
        place, letter = fact.kind == "by-place", self.columns.figure(by)
        own = f"{letter}{spot.track_row}"
        among, ahead, upto = numbers(list(self._ranked_by(of, band, by, spot)), own)
        without = f"1+{among}" if place else self.cell(size_of(of, band), spot)
        return f'IF({own}="",{without},{f"1+{ahead}" if place else upto})' if letter else without

    def _ranked_by(self, of: Of, band: str | None, by: str, spot: Spot) -> Iterator[tuple[str, str]]:
        """By track a factor that is 1 for those of the member's group who have a total and the figure, and meet the
        ``band``; the figures."""
        for track_id, (first, *_) in self.plan.tracks.items():
            columns = columns_of(first.rules, first.track)
            letter = columns.figure(by)
            apart = first.rules.id != spot.rules.id or (of == "track" and track_id != spot.card.member.track)
            if letter is None or apart:
                continue
            figures, totals = (self.plan.of_track(track_id, each) for each in (letter, columns.total))
            same = f"EXACT({self.plan.of_track(track_id, 'C')},C{spot.track_row})*" if of == "branch" else ""
            if band:
                met = column_letters(columns.width + self.facts.index(Fact("meets", band)))
                same += f"({self.plan.of_track(track_id, met)}=1)*"
            yield f"{same}ISNUMBER({totals})*ISNUMBER({figures})", figures

    def _place(self, band: Band, quota: Quota, spot: Spot) -> str:
        ranks = self._column(RANK_COLUMNS[_RANK_AT[quota.of]])
        eligible = self._met(Fact("eligible", band.id))
        own = self._own(quota.of, spot)
        if quota.ties == "in":
            return f"1+SUMPRODUCT({self._same(quota.of, spot)}{eligible}*({ranks}<{own}))"
        return f"SUMPRODUCT({self._same(quota.of, spot)}{eligible}*({ranks}<={own}))"

    def _lost(self, name: str, spot: Spot) -> Cell:
        lost = figures.lost(name, spot.card)
        rows = [rows for (category, *_), rows in spot.ranges.items() if name in ("total", category)]
        if not rows:
            return lost
        cells = f"{sheet_name(self.plan.titles['lines'])}!{POINTS}{rows[0][0]}:{POINTS}{rows[-1][1]}"
        below = sum((min(line.points, Decimal(0)) for line in spot.card.lines if name in ("total", line.category)), 0)
        # A rule that gives and takes stands in one line, from which the loss alone cannot be read.
        return Formula(f'ROUND(-SUMIF({cells},"<0"),9)', lost) if -below == lost else lost

    # ── Tests ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def reached(self, band: Band, spot: Spot) -> str:
        """Whether a member meets what a band asks for, its quota left aside."""
        met = [f"{self.columns.total}{spot.track_row}>={number_text(band.at_least)}"]
        if band.verdict:
            met.append(self._verdict((band.verdict,), spot))
        return _all([*met, *(self.test(test, spot) for test in band.when)])

    def within(self, band: Band, spot: Spot) -> str:
        """Whether a member has a band, were there no higher one."""
        if band.quota is None:
            return self.reached(band, spot)
        eligible = self.cell(Fact("eligible", band.id), spot)
        place, size = self.cell(Fact("place", band.id), spot), self.cell(staff_of(band.quota), spot)
        return f"AND({eligible}=1,{place}<={room_of(band.quota, band.quota.at_most, size)})"

    def limited(self, total: str, spot: Spot) -> str:
        """A total, multiplied by and held to the limits whose tests hold."""
        for limit in self.rules.limits:
            if limit.ratio is not None:
                met = _all([self.test(test, spot) for test in limit.when])
                multiple = f"IF({met},{limit.ratio.numerator}/{limit.ratio.denominator},1)"
                total = self._multiplied(f"({total})*{multiple}")
        for function, beyond, key in (("MAX", f"-{_NO_LIMIT}", "at_least"), ("MIN", _NO_LIMIT, "at_most")):
            told = ((limit.when, pots.level(self, getattr(limit, key), spot)) for limit in self.rules.limits)
            limits = [
                f"IF({_all([self.test(test, spot) for test in tests])},{level},{beyond})" if tests else level
                for tests, level in told
                if level is not None
            ]
            total = f"{function}({','.join([total, *limits])})" if limits else total
        return total

    def _multiplied(self, total: str) -> str:
        """A total that was multiplied: held to its bounds again, unless it is weighed, and rounded."""
        if self.rules.total and self.rules.weights is None:
            total = pots.held(total, self.rules.total.bounds)
        return f"ROUND(ROUND({total},6),{self.rules.places})"

    def test(self, test: Test, spot: Spot) -> str:
        """A test as a formula."""
        match test:
            case AnyOf():
                return f"OR({','.join(self.test(each, spot) for each in test.any)})"
            case NoneOf():
                return f"NOT(OR({','.join(self.test(each, spot) for each in test.none)}))"
            case Without():
                return f"{self.cell(Fact('measure', test.measure), spot)}=0"
            case AskRows() | AskHours() | AskMissed() | AskMonths():
                return _bounded(self.cell(Fact("measure", test.measure), spot), test)
            case AskSettled():
                return self._settled(test, spot)
            case Rated():
                return self._rated(test, spot)
            case Voted():
                return self._voted(test, spot)
            case OfVerdict():
                return self._verdict(test.verdict, spot)
            case Marked():
                return _bounded(f"{self.columns.marks[test.mark]}{spot.track_row}", test)
            case Scored():
                score = self._scored(test, spot)
                return _bounded(score, test) if score else "FALSE"
            case Lost():
                return _bounded(self.cell(Fact("lost", test.lost), spot), test)
            case Ranked():
                return self._ranked(test, spot)
            case _:
                # Who a member is does not change in the workbook.
                return "TRUE" if when.holds(test, spot.card) else "FALSE"

    def _scored(self, test: Scored, spot: Spot) -> str | None:
        """A score, or what it is above a share of another figure; None: the track lacks one of them."""
        score, minus = self.score(test.score, spot), test.minus
        if minus is None or score is None:
            return self.sharp(score) if score else None
        less = self.score(minus.of, spot) if minus.of else self.cell(Fact("lost", minus.named), spot)
        return less and f"ROUND({score}-{less}*{minus.ratio.numerator}/{minus.ratio.denominator},6)"

    def _voted(self, test: Voted, spot: Spot) -> str:
        """Whether so many votes of those cast are enough: whole numbers against each other."""
        votes, cast = (self.cell(Fact("measure", measure), spot) for measure in test.measures)
        return _all(
            [f"{votes}*{share.denominator}{_SIGNS[name]}{cast}*{share.numerator}" for name, share in test.bounds]
        )

    def _settled(self, test: AskSettled, spot: Spot) -> str:
        """Whether enough parts of the year reach so far, or enough of them in a row."""
        block = self.blocks.get(test.settled)
        if block is None:
            return "FALSE"
        key = asked(test)
        places = cells_of(self.plan, spot, self.places[key]) if key and key in self.places else {}
        met = [self._part(test, block, span, at, places, spot) for span, at in block.figures(test.by).items()]
        return enough(test, met, block.by_quarter)

    def _part(self, test: AskSettled, block: Block, span: Span, at: int, places: Mapping[Span, str], spot: Spot) -> str:
        """Whether a part of the year, whose column is ``at``, reaches so far, or has such a place."""
        # A part that does not count is empty, and no number.
        cell = cell_at(self.plan, spot, block, at)
        there = [f"ISNUMBER({places.get(span) or cell})"]
        if test.minus is None:
            # A quarter of which no month counts has a text in its cell.
            return _all([*there, *_within(self.sharp(f"N({cell})" if test.by else cell), test)])
        if span not in block.before:
            return "FALSE"
        before = cell_at(self.plan, spot, block, block.before[span])
        return _all([*there, f"COUNT({cell},{before})=2", *_within(f"ROUND({cell}-{before},6)", test)])

    def _rated(self, test: Rated, spot: Spot) -> str:
        """Whether enough parts of the year have one of the bands, or enough of them in a row."""
        table = self.ratings.get(test.rated)
        if table is None:
            return "FALSE"
        met = [table.rated(self.book.voice, cell, test) for cell in table.cells(self.plan, spot).values()]
        return enough(test, met, table.block.by_quarter)

    def _verdict(self, words: Sequence[str], spot: Spot) -> str:
        cell = f"{self.columns.verdict}{spot.track_row}"
        told = [f"{cell}={quoted(self.book.voice.term(word))}" for word in words]
        return told[0] if len(told) == 1 else f"OR({','.join(told)})"

    def _ranked(self, test: Ranked, spot: Spot) -> str:
        place = test.rank
        size, *own, upto = (self.cell(fact, spot) for fact in placed_by(place))
        found = holds(place, own[0] if own else self._own(place.of, spot), upto, size)
        return f"AND({self.cell(Fact('meets', place.among), spot)}=1,{found})" if place.among else found


def _all(tests: Sequence[str]) -> str:
    return tests[0] if len(tests) == 1 else f"AND({','.join(tests)})"


def _bounded(cell: str, test: Standards) -> str:
    return _all(_within(cell, test) or [f"{cell}>=1"])


def _within(cell: str, test: Standards) -> list[str]:
    return [f"{cell}{_SIGNS[name]}{number_text(value)}" for name, value in test.bounds]


def enough(test: OfParts, met: Sequence[str], quarters: Sequence[int]) -> str:
    """Whether enough parts do, or enough in a row: of those of one quarter, where it is asked so.

    ``quarters``: how many parts each quarter has.
    """
    groups = [each for each in quarters if each] if test.within else [len(met)] if met else []
    if test.in_a_row is None:
        firsts = [sum(groups[:at]) for at in range(len(groups))]
        counted = (met[first : first + size] for first, size in zip(firsts, groups, strict=True))
        told = [f"{'+'.join(f'IF({each},1,0)' for each in parts)}>={test.times or 1}" for parts in counted]
    else:
        told = [_all(met[at : at + test.in_a_row]) for at in _starts(groups, test.in_a_row)]
    return told[0] if len(told) == 1 and test.in_a_row is None else f"OR({','.join(told)})" if told else "FALSE"


def _starts(groups: Iterable[int], run: int) -> Iterator[int]:
    """Where runs of so many parts may begin, that lie in one group of them."""
    first = 0
    for size in groups:
        yield from range(first, first + size - run + 1)
        first += size
