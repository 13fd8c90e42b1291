"""Parts of the year as they are rated: below the scores of 分期 and the places in them, a table for each rating.

A row a member, a column a part or a quarter with its band; behind these, for each band that has a quota, a column a
part that says who meets it and has no higher one (1), from whom those who find room are taken; last a column of those
of whom it is not known what the parts come to, who are counted nowhere, where there are such.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dangxing.language.voice import Voice
from dangxing.records import column_letters
from dangxing.results import RatedPart
from dangxing.rules import Span
from dangxing.rules.bounds import Of
from dangxing.rules.outcomes import PartBand, Quota, Rating
from dangxing.rules.when import AnyOf, NoneOf, PartPlace, Ranked, Rated, Test
from dangxing.scored.places import holds, numbers, room_of
from dangxing.scored.plan import Group, Plan, Spot
from dangxing.scored.settled_sheet import Block
from dangxing.scoring import rating as scoring
from dangxing.scoring.settled import span_remark
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Cell, Formula, Row, number_text, quoted, sheet_name

_FIRST = 3
_BRANCH = "C"


class RatingTable(NamedTuple):
    """The table of one rating: of which track's scores, the row of its header, and those of the ratings before it."""

    name: str
    rating: Rating
    block: Block
    header: int
    before: Mapping[str, RatingTable]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The parts of the year, or the quarters, in the order of their columns."""
        return tuple(self.block.figures(self.rating.by))

    def row(self, plan: Plan, spot: Spot) -> int:
        """The row of a member."""
        return self.header + 1 + spot.track_row - plan.tracks[self.block.track_id][0].track_row

    def cells(self, plan: Plan, spot: Spot) -> Mapping[Span, str]:
        """Where a member's bands stand, by part of the year."""
        title, row = sheet_name(plan.titles["settled"]), self.row(plan, spot)
        return {span: f"{title}!{column_letters(_FIRST + at)}{row}" for at, span in enumerate(self.spans)}

    def rated(self, voice: Voice, cell: str, test: Rated) -> str:
        """Whether a cell holds one of the bands that a test asks for."""
        told = [f"{cell}={quoted(voice.title(band))}" for band in self.rating.bands if band.id in test.band]
        return told[0] if len(told) == 1 else f"OR({','.join(told)})"

    @property
    def limited(self) -> tuple[PartBand, ...]:
        """The bands that have a quota."""
        return tuple(band for band in self.rating.bands if band.quota)

    def meeting(self, band: PartBand, span: Span) -> str | None:
        """The column that says who meets a band that has a quota; None: there is no such part of the year."""
        if span not in self.spans:
            return None
        return column_letters(_FIRST + self.spans.index(span) + len(self.spans) * (1 + self.limited.index(band)))

    @property
    def open(self) -> str:
        """The column of those whose scores are not known."""
        return column_letters(_FIRST + len(self.spans) * (1 + len(self.limited)))


def tables_of(plan: Plan, blocks: Sequence[Block], row: int) -> tuple[RatingTable, ...]:
    """The tables, in the order of the rule sets and their ratings; ``row``: the first that is free."""
    found: list[RatingTable] = []
    for group in plan.groups:
        before: dict[str, dict[str, RatingTable]] = {}
        for name, rating in group.rules.ratings.items():
            for block in blocks:
                if block.category_id != rating.of or block.track_id not in group.rules.tracks:
                    continue
                own = before.setdefault(block.track_id, {})
                found.append(RatingTable(name, rating, block, row + 1, dict(own)))
                own[name] = found[-1]
                row += len(plan.tracks[block.track_id]) + 3
    return tuple(found)


def rows_of(book: Book, plan: Plan, tables: Sequence[RatingTable]) -> Iterator[Row]:
    """The rows of the tables, below all others."""
    for group in plan.groups:
        own = [table for table in tables if table.block.track_id in group.rules.tracks]
        for name in group.rules.ratings:
            peers = [table for table in own if table.name == name]
            rated = _Rated(book, plan, group, name, peers)
            for table in peers:
                yield from rated.rows(table)


class _Rated:
    """One rating of a rule set, over all of its tracks."""

    def __init__(self, book: Book, plan: Plan, group: Group, name: str, peers: Sequence[RatingTable]) -> None:
        self.book, self.plan, self.peers = book, plan, peers
        self.rating = group.rules.ratings[name]
        every = scoring.among(name, {spot.summary_row: spot.card for spot in group.spots})
        self.every = every
        self.open = frozenset(spot.summary_row for spot in group.spots if self._is_open(name, spot))
        self.meets = {span: [meet for meet, _ in scoring.steps(self.rating, told)] for span, told in every.items()}

    def _is_open(self, name: str, spot: Spot) -> bool:
        """Whether there are scores of parts of the year on the sheet that are not known yet, and so not rated."""
        told = {part.span for part in spot.card.rated.get(name, ())}
        of = (each for each in spot.card.categories if each.id == self.rating.of)
        parts = {part.span for each in of for part in (each.quarters if self.rating.by else each.settled)}
        return not parts.isdisjoint(self.every.keys() - told)

    def _some_open(self, table: RatingTable) -> bool:
        return any(spot.summary_row in self.open for spot in self.plan.tracks[table.block.track_id])

    def rows(self, table: RatingTable) -> Iterator[Row]:
        """The rows of one track's table."""
        spots, voice = self.plan.tracks[table.block.track_id], self.book.voice
        name = f"{voice.title(spots[0].track)}·{voice.title(self.rating)}"
        title = self.book.say("settled-rated", name=name, clause=voice.term(self.rating.clause))
        yield Row([title], self.book.styles("title"), 24)
        spans = [voice.remark(span_remark(span)) for span in table.spans]
        titles = [self.book.say(f"column-{each}") for each in ("id", "name", "branch")] + spans
        for band in table.limited:
            titles += [self.book.say("settled-meets", band=voice.title(band), span=span) for span in spans]
        titles += [self.book.say("settled-open")] if self._some_open(table) else []
        # The columns are as narrow as the scores above them: what says who meets a band takes three lines.
        yield Row(titles, [self.book.style("header")] * len(titles), 48 if table.limited else 30)
        styles = self.book.styles("id", "text", "text", *(["plain"] * (len(titles) - _FIRST)))
        for spot in spots:
            yield Row(self._member(table, spot), styles)
        yield Row((), ())

    def _member(self, table: RatingTable, spot: Spot) -> list[Cell]:
        member = spot.card.member
        told = {part.span: part for part in spot.card.rated.get(table.name, ())}
        values: list[Cell] = [member.id, member.name, member.branch]
        values += [self._band(table, spot, told[span]) if span in told else None for span in table.spans]
        for band in table.limited:
            values += [self._meets(table, spot, band, span) if span in told else None for span in table.spans]
        if self._some_open(table):
            values.append(1 if spot.summary_row in self.open else None)
        return values

    def _band(self, table: RatingTable, spot: Spot, part: RatedPart) -> Cell:
        own, formula = self._own(table, spot, part.span), '""'
        for band in reversed(self.rating.bands):
            title = quoted(self.book.voice.title(band))
            formula = f"IF({self._within(table, spot, band, part.span)},{title},{formula})"
        band_of = {band.id: self.book.voice.title(band) for band in self.rating.bands}
        return Formula(f'IF({own}="","",{formula})', band_of.get(part.band or "", ""))

    def _meets(self, table: RatingTable, spot: Spot, band: PartBand, span: Span) -> Cell:
        """Whether a member meets a band and has no higher one."""
        at = self.rating.bands.index(band)
        higher = (f"NOT({self._within(table, spot, each, span)})" for each in self.rating.bands[:at])
        met = ",".join((self._reaches(table, spot, band, span), *higher))
        value = int(spot.summary_row in self.meets[span][at])
        return Formula(f'IF({self._own(table, spot, span)}="","",IF(AND({met}),1,0))', value)

    def _own(self, table: RatingTable, spot: Spot, span: Span) -> str:
        row = table.block.header + table.row(self.plan, spot) - table.header
        return f"{column_letters(table.block.figures(self.rating.by)[span])}{row}"

    def _within(self, table: RatingTable, spot: Spot, band: PartBand, span: Span) -> str:
        """Whether a member has a band, were there no higher one."""
        if band.quota is None:
            return self._reaches(table, spot, band, span)
        room = self._room(table, spot, band, band.quota, span)
        return f"AND({table.meeting(band, span)}{table.row(self.plan, spot)}=1,{room})"

    def _room(self, table: RatingTable, spot: Spot, band: PartBand, quota: Quota, span: Span) -> str:
        own = self._own(table, spot, span)
        among, *_ = numbers(list(self._counted(table, spot, quota.of, span)), own)
        _, ahead, upto = numbers(list(self._counted(table, spot, quota.of, span, band)), own)
        place = f"1+{ahead}" if quota.ties == "in" else upto
        return f"{place}<={room_of(quota, quota.at_most, f'({among})')}"

    def _reaches(self, table: RatingTable, spot: Spot, band: PartBand, span: Span) -> str:
        """Whether a member meets what a band asks for, its quota left aside."""
        met = [self._test(table, spot, test, span) for test in band.when]
        if band.at_least is not None:
            met.insert(0, f"ROUND({self._own(table, spot, span)},6)>={number_text(band.at_least)}")
        return f"AND({','.join(met or ['TRUE'])})"

    def _test(self, table: RatingTable, spot: Spot, test: Test, span: Span) -> str:
        match test:
            case AnyOf():
                return f"OR({','.join(self._test(table, spot, each, span) for each in test.any)})"
            case NoneOf():
                return f"NOT(OR({','.join(self._test(table, spot, each, span) for each in test.none)}))"
            case Ranked():
                return self._placed(table, spot, test.rank, span)
            case Rated():
                return self._rated(table, spot, test, span)
            case _:
                # Rows of a part of the year, and who a member is, do not change in the workbook.
                return "TRUE" if self.every[span][spot.summary_row].holds(test) else "FALSE"

    def _placed(self, table: RatingTable, spot: Spot, place: PartPlace, span: Span) -> str:
        counted = list(self._counted(table, spot, place.of, span))
        among, ahead, upto = numbers(counted, self._own(table, spot, span))
        return holds(place, f"(1+{ahead})", f"({upto})", f"({among})")

    def _rated(self, table: RatingTable, spot: Spot, test: Rated, span: Span) -> str:
        """Whether enough parts within this one have one of the bands, or enough of them in a row."""
        from dangxing.scored.outcome_cells import enough

        other = table.before.get(test.rated)
        cells = other.cells(self.plan, spot) if other else {}
        voice = self.book.voice
        met = [other.rated(voice, cell, test) for each, cell in cells.items() if other and span.holds(each.first)]
        return enough(test, met, [len(met)])

    def _counted(
        self, table: RatingTable, spot: Spot, of: Of, span: Span, band: PartBand | None = None
    ) -> Iterator[tuple[str, str]]:
        """By track a factor that is 1 for those who have a score of the part, or also meet a band; their scores."""
        for peer in (table,) if of == "track" else self.peers:
            at = peer.block.figures(self.rating.by).get(span)
            if at is None:
                continue
            height = len(self.plan.tracks[peer.block.track_id])
            first, last = peer.block.header + 1, peer.block.header + height
            scores = f"${column_letters(at)}${first}:${column_letters(at)}${last}"
            own = f"{_BRANCH}{table.row(self.plan, spot)}"
            same = f"EXACT(${_BRANCH}${first}:${_BRANCH}${last},{own})*" if of == "branch" else ""
            column = None if band is None else peer.meeting(band, span)
            meets = "" if column is None else f"*(${column}${peer.header + 1}:${column}${peer.header + height}=1)"
            rows = f"{peer.open}${peer.header + 1}:${peer.open}${peer.header + height}"
            known = f"*(${rows}<>1)" if self._some_open(peer) else ""
            yield f"{same}ISNUMBER({scores}){meets}{known}", scores
