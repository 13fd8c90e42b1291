"""Places in parts of the year: below the scores of 分期, a table for each such place that outcomes ask for.

A row a member, a column a part or a quarter, with the member's place in it where that is one of those asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dangxing.language.voice import Remark
from dangxing.records import column_letters
from dangxing.rules import Span
from dangxing.rules.when import AskSettled, PartPlace, leaves
from dangxing.scored.columns import columns_of
from dangxing.scored.places import holds, numbers
from dangxing.scored.plan import Plan, Spot, score_of
from dangxing.scored.settled_sheet import Block
from dangxing.scoring import figures
from dangxing.scoring.grounds import place_told
from dangxing.scoring.settled import span_remark
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Cell, Formula, Row, sheet_name

Asked = tuple[str, str | None, str | None, PartPlace]
_FIRST = 3
_BRANCH = "C"


class Placed(NamedTuple):
    """The table of one place: of which track's scores, who are counted among them, and the row of its header."""

    test: AskSettled
    place: PartPlace
    block: Block
    peers: tuple[Block, ...]
    header: int

    @property
    def spans(self) -> tuple[Span, ...]:
        """The parts of the year, or the quarters, in the order of their columns."""
        return tuple(self.block.figures(self.test.by))


def asked(test: AskSettled) -> Asked | None:
    """What tells the table of a test; None: it asks for no place."""
    return None if test.rank is None else (test.settled, test.by, test.minus, test.rank)


def below(plan: Plan, tracks: Iterable[str]) -> int:
    """The first row below tables of the members of tracks, one under the other."""
    return 1 + sum(len(plan.tracks[track_id]) + 3 for track_id in tracks)


def tables_of(plan: Plan, blocks: Sequence[Block]) -> tuple[Placed, ...]:
    """The tables, in the order of the rule sets. Before all periods have ended nobody has a place."""
    found: list[Placed] = []
    row = below(plan, [block.track_id for block in blocks])
    for group in (each for each in plan.groups if not each.goes_on):
        tests = (test for _, _, each in group.rules.tested for _, test in leaves(each) if isinstance(test, AskSettled))
        known = {key: test for test in tests if (key := asked(test))}
        for (category, _, _, place), test in known.items():
            peers = tuple(
                each for each in blocks if each.category_id == category and each.track_id in group.rules.tracks
            )
            for block in peers:
                among = (block,) if place.of == "track" else peers
                found.append(Placed(test, place, block, among, row + 1))
                row += len(plan.tracks[block.track_id]) + 3
    return tuple(found)


def cells_of(plan: Plan, spot: Spot, table: Placed) -> Mapping[Span, str]:
    """Where a member's places stand, by part of the year or quarter."""
    row = table.header + 1 + spot.track_row - plan.tracks[table.block.track_id][0].track_row
    title = sheet_name(plan.titles["settled"])
    return {span: f"{title}!{column_letters(_FIRST + at)}{row}" for at, span in enumerate(table.spans)}


def rows_of(book: Book, plan: Plan, tables: Sequence[Placed]) -> Iterator[Row]:
    """The rows of the tables, below those of the scores."""
    for table in tables:
        spots = plan.tracks[table.block.track_id]
        group = next(group for group in plan.groups if group.rules.id == spots[0].rules.id)
        ranks = figures.Ranks.of(spot.card for spot in group.spots)
        yield Row([_title(book, table, spots[0])], book.styles("title"), 24)
        titles = [book.say(f"column-{name}") for name in ("id", "name", "branch")]
        titles += [book.voice.remark(span_remark(span)) for span in table.spans]
        yield Row(titles, [book.style("header")] * len(titles), 30)
        styles = book.styles("id", "text", "text", *(["plain"] * len(table.spans)))
        for number, spot in enumerate(spots, table.header + 1):
            yield Row(_member(plan, table, spot, number, ranks), styles)
        yield Row((), ())


def _title(book: Book, table: Placed, spot: Spot) -> str:
    name = f"{book.voice.title(spot.track)}·{book.voice.title(table.block.category)}"
    if table.test.minus:
        name = book.voice.remark(Remark("remarks.less-before", {"name": name}))
    return book.say("settled-places", name=name, place=book.voice.remark(place_told(table.place)))


def _member(plan: Plan, table: Placed, spot: Spot, row: int, ranks: figures.Ranks) -> list[Cell]:
    member = spot.card.member
    values: list[Cell] = [member.id, member.name, member.branch]
    score = score_of(spot, table.test.settled)
    found = {part.span: part for part in figures.parts_of(table.test, score)} if score else {}
    for span in table.spans:
        place: int | str = ""
        if span in found and spot.card.rank is not None:
            before, upto, among = figures.standing_in(table.test, table.place, spot.card, found[span], ranks)
            place = before + 1 if table.place.holds(before, upto, among) else ""
        values.append(Formula(_formula(plan, table, spot, span, row), place) if span in found else None)
    return values


def _formula(plan: Plan, table: Placed, spot: Spot, span: Span, row: int) -> str:
    own_row = table.block.header + row - table.header
    cells = [f"{column_letters(at)}{own_row}" for at in _columns(table, table.block, span)]
    blank = ",".join(f'{cell}=""' for cell in cells)
    total = f"{sheet_name(plan.track_titles[table.block.track_id])}!{_total(plan, table.block)}{spot.track_row}"
    among, ahead, upto = numbers(list(_counted(plan, table, span, own_row)), f"({'-'.join(cells)})")
    held = holds(table.place, f"(1+{ahead})", f"({upto})", f"({among})")
    return f'IF(OR({blank},{total}=""),"",IF({held},1+{ahead},""))'


def _columns(table: Placed, block: Block, span: Span) -> tuple[int, ...]:
    """The columns of what is compared in a part of the year, the second to be taken off; none: there is no such one."""
    at = block.figures(table.test.by).get(span)
    if table.test.minus is None:
        return () if at is None else (at,)
    before = block.before.get(span)
    return () if at is None or before is None else (at, before)


def _total(plan: Plan, block: Block) -> str:
    spot = plan.tracks[block.track_id][0]
    return columns_of(spot.rules, spot.track).total


def _counted(plan: Plan, table: Placed, span: Span, own_row: int) -> Iterator[tuple[str, str]]:
    """By track that has such a part a factor that is 1 for those who are counted; their scores."""
    for peer in table.peers:
        columns = _columns(table, peer, span)
        if not columns:
            continue
        first, last = peer.header + 1, peer.header + len(plan.tracks[peer.track_id])
        scores = [f"${column_letters(at)}${first}:${column_letters(at)}${last}" for at in columns]
        there = "*".join(f"ISNUMBER({each})" for each in scores)
        same = f"EXACT(${_BRANCH}${first}:${_BRANCH}${last},{_BRANCH}{own_row})*" if table.place.of == "branch" else ""
        totals = plan.of_track(peer.track_id, _total(plan, peer))
        yield f"{same}{there}*ISNUMBER({totals})", f"({'-'.join(scores)})"
