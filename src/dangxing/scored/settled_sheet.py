"""分期: what each part of the year came to, of categories that are settled by parts, and what the parts come to.

A table for each such category of a track: a row a member, a column a part, one behind the parts of each quarter where
they come together in quarters, the year's score last. The track's sheet takes it from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final, Literal

from dangxing.records import column_letters
from dangxing.rules import Category, Settle, Span
from dangxing.rules.periods import Calendar
from dangxing.rules.pots import ShareOf
from dangxing.rules.settling import Then
from dangxing.scored.columns import widths_of
from dangxing.scored.plan import Plan, Spot, category_of, held_of, score_of
from dangxing.scored.pots import Levels, held_to, share_of, summed
from dangxing.scoring.settled import how, span_remark
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Cell, Formula, Row, sheet_name

_START: Final = 3
_FUNCTIONS: Final[dict[Then, str]] = {"mean": "AVERAGE", "sum": "SUM"}


@dataclass(frozen=True)
class Block:
    """The table of one category: its parts in groups (quarters, or one group of all), and the row of its header."""

    track_id: str
    category_id: str
    category: Category
    settle: Settle
    calendar: Calendar
    groups: tuple[tuple[Span, ...], ...]
    header: int

    @cached_property
    def spans(self) -> dict[Span, int]:
        """The columns of the parts, from 0."""
        found: dict[Span, int] = {}
        at = _START + 1
        for group in self.groups:
            for span in group:
                found[span] = at
                at += 1
            at += self.settle.quarter is not None
        return found

    @cached_property
    def quarters(self) -> dict[Span, int]:
        """The columns of the quarters into which the parts come together, from 0."""
        if self.settle.quarter is None:
            return {}
        return {self.calendar.span_of(group[0].first, "quarter"): self.spans[group[-1]] + 1 for group in self.groups}

    def figures(self, by: Literal["quarter"] | None) -> dict[Span, int]:
        """The columns of the parts, or of the quarters, from 0."""
        return self.quarters if by else self.spans

    @property
    def before(self) -> dict[Span, int]:
        """The column of the part next before, of all parts but the first."""
        return {span: self.spans[earlier] for earlier, span in pairwise(self.spans)}

    @property
    def by_quarter(self) -> list[int]:
        """How many parts each quarter has, one after the other."""
        quarters = groupby(self.spans, key=lambda span: self.calendar.span_of(span.first, "quarter").first)
        return [len(list(parts)) for _, parts in quarters]

    @property
    def result(self) -> int:
        """The column of the year's score."""
        return _START + 1 + sum(map(len, self.groups)) + len(self.quarters)


def blocks_of(plan: Plan) -> tuple[Block, ...]:
    """The tables, in the order of the tracks."""
    found: list[Block] = []
    row = 1
    for track_id, spots in plan.tracks.items():
        rules, track = spots[0].rules, spots[0].track
        for category_id, category in track.categories.items():
            if category.settle is None:
                continue
            scores = (score_of(spot, category_id) for spot in spots)
            days = sorted(part.span for score in scores if score for part in score.settled)
            # Parts between that count for nobody have a column all the same: those around them are not next.
            every = category.settle.every
            spans = rules.calendar.touching(days[0].first, days[-1].last, every) if days else ()
            groups = category.settle.groups(spans, rules.calendar) if spans else ()
            found.append(Block(track_id, category_id, category, category.settle, rules.calendar, groups, row + 1))
            row += len(spots) + 3
    return tuple(found)


def cell_of(plan: Plan, spot: Spot, block: Block) -> str:
    """Where a member's score of the year stands."""
    return cell_at(plan, spot, block, block.result)


def cell_at(plan: Plan, spot: Spot, block: Block, at: int) -> str:
    """Where a figure of a member stands, by its column."""
    # Members stand in the same order as on the sheet of their track.
    row = block.header + 1 + spot.track_row - plan.tracks[block.track_id][0].track_row
    return f"{sheet_name(plan.titles['settled'])}!{column_letters(at)}{row}"


def write(book: Book, plan: Plan, blocks: Sequence[Block], below: Iterable[Row] = ()) -> None:
    """Adds the sheet; ``below``: rows that stand under the scores."""
    sheet = book.add(plan.titles["settled"])
    rows = [*_rows(book, plan, blocks), *below]
    width = max(len(row.values) for row in rows)
    widths = [
        *widths_of(plan.spots, 8),
        *([9.0] * (width - _START)),
    ]
    book.fill(sheet, rows, len(rows), widths)
    sheet.freeze_panes(0, 2)
    book.page(sheet, book.say("settled"))


def _rows(book: Book, plan: Plan, blocks: Sequence[Block]) -> Iterator[Row]:
    for block in blocks:
        spots = plan.tracks[block.track_id]
        others = {each.category_id: each for each in blocks if each.track_id == block.track_id}
        yield Row([_title(book, block, spots[0])], book.styles("title"), 24)
        yield _header(book, block)
        names = ["id", "text", "text", "plain", *(["score"] * (block.result - _START - 1)), "total"]
        for at in block.quarters.values():
            names[at] = "total"
        styles = book.styles(*names)
        for number, spot in enumerate(spots, block.header + 1):
            yield Row(_member(plan, block, others, spot, number), styles)
        yield Row((), ())


def _title(book: Book, block: Block, spot: Spot) -> str:
    name = f"{book.voice.title(spot.track)}·{book.voice.title(block.category)}"
    told = book.voice.joined(map(book.voice.remark, how(block.settle)))
    return book.say("settled-title", name=name, clause=book.voice.term(block.category.clause), how=told)


def _header(book: Book, block: Block) -> Row:
    titles: list[str] = [book.say(f"column-{name}") for name in ("id", "name", "branch")]
    titles.append(book.say("settled-start"))
    for group in block.groups:
        titles += [book.voice.remark(span_remark(span)) for span in group]
        titles += [book.say("settled-of-quarter")] * (block.settle.quarter is not None)
    titles.append(book.say("settled-result"))
    return Row(titles, [book.style("header")] * len(titles), 30)


def _member(plan: Plan, block: Block, others: Mapping[str, Block], spot: Spot, row: int) -> list[Cell]:
    member, score = spot.card.member, score_of(spot, block.category_id)
    values: list[Cell] = [member.id, member.name, member.branch]
    if score is None:
        return values
    start = f"{column_letters(_START)}{row}"
    parts = {part.span: part.score for part in score.settled}
    values.append(block.category.bounds.start)
    for group in block.groups:
        for span in group:
            formula = _part(plan, block, others, spot, span, start)
            values.append(Formula(formula, parts[span]) if span in parts else None)
        if block.settle.quarter:
            values.append(_quarter(block, group, parts, row))
    columns = tuple((block.quarters or block.spans).values())
    cells = ",".join(f"{column_letters(at)}{row}" for at in columns)
    function = _FUNCTIONS[block.settle.year]
    whole = f"{function}({cells})" if cells else "0"
    if cells and block.settle.drop:
        cells = f"{column_letters(columns[0])}{row}:{column_letters(columns[-1])}{row}"
        whole = _without(block.settle, cells, whole, block.settle.dropped(len(parts)))
    if block.settle.year == "mean":
        whole = f"IF(COUNT({cells})=0,{start},{whole})" if cells else start
    values.append(Formula(whole, score.score))
    return values


def _without(settle: Settle, cells: str, whole: str, dropped: tuple[int, int]) -> str:
    """What parts come to without the lowest and the highest of them, where there are more than these."""
    highest, lowest = dropped
    ends = [f"SMALL({cells},{at})" for at in range(1, lowest + 1)]
    ends += [f"LARGE({cells},{at})" for at in range(1, highest + 1)]
    rest = "-".join((f"SUM({cells})", *ends))
    if settle.year == "mean":
        rest = f"({rest})/(COUNT({cells})-{highest + lowest})"
    return f"IF(COUNT({cells})>{highest + lowest},{rest},{whole})" if ends else whole


def _part(plan: Plan, block: Block, others: Mapping[str, Block], spot: Spot, span: Span, start: str) -> str:
    """Start plus the lines of the part of the year, held to the bounds of each and to shares of other scores of it."""

    def share(of: ShareOf, _: str) -> str:
        other = others[of.named]
        return share_of(of, cell_at(plan, spot, other, other.spans[span]))

    category = category_of(spot, block.category_id, span)
    levels = Levels.of(held_of(spot, block.category_id, span), share)
    sums = {
        home: held_to(summed(plan, rows), category.parts[home].at_most if home else None, levels.parts.get(home))
        for (of, home, when), rows in spot.ranges.items()
        if of == block.category_id and when == span
    }
    if not sums:
        return levels.hold(start, category.bounds) if category is not block.category else start
    if category.keep is None:
        return levels.hold("+".join((start, *sums.values())), category.bounds)
    among = [sums.get(part, "0") for part in category.parts]
    places, highest = (",".join(map(str, range(1, most + 1))) for most in (len(among), category.keep.highest))
    kept = f"SUMPRODUCT(LARGE(CHOOSE({{{places}}},{','.join(among)}),{{{highest}}}))"
    return levels.hold("+".join((start, *([sums[""]] if "" in sums else []), kept)), category.bounds)


def _quarter(block: Block, group: Sequence[Span], parts: dict[Span, Decimal], row: int) -> Cell:
    """What the months of a quarter come to; nothing where none of them counts."""
    calendar_parts = [(span, parts[span]) for span in group if span in parts]
    first, last = (column_letters(block.spans[span]) for span in (group[0], group[-1]))
    cells = f"{first}{row}:{last}{row}"
    function = _FUNCTIONS[block.settle.quarter or "sum"]
    value = block.settle.of_quarter([figure for _, figure in calendar_parts])
    return Formula(f'IF(COUNT({cells})=0,"",{function}({cells}))', "" if value is None else value)
