"""明細: one row a line, a member's lines together and a category's within them, with a link to what caused each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from dangxing.language.voice import plain
from dangxing.records import VOTES, Appraisal, Ref, SheetKey, column_letters, votes_of
from dangxing.results import Line
from dangxing.rules.marks import FIELD
from dangxing.rules.pots import bounded
from dangxing.scored.columns import widths_of
from dangxing.scored.marks import MarkLines
from dangxing.scored.plan import LINES_HEADER, Plan, Spot
from dangxing.scored.words import evidence_text, source_text
from dangxing.sheets.book import Book, height_of
from dangxing.sheets.cells import Cell, Formula, Row, link, number_text, sheet_name
from dangxing.workbook.grid import Grid

COLUMNS = (
    "id", "name", "branch", "track", "category", "clause", "says", "found",
    "count", "unit", "points", "forfeited", "evidence", "look",
)  # fmt: skip
POINTS = column_letters(COLUMNS.index("points"))
FORFEITED = column_letters(COLUMNS.index("forfeited"))
_COUNT = column_letters(COLUMNS.index("count"))
_UNIT = column_letters(COLUMNS.index("unit"))
_STYLES = (
    "id", "text", "text", "text", "text", "text", "wrap", "wrap",
    "whole", "points", "points", "center", "wrap", "link-center",
)  # fmt: skip
_FINE_STYLES = (*_STYLES[:10], "points-fine", *_STYLES[11:])
_POLL_STYLES = (*_STYLES[:8], "whole", "points", "score", *_STYLES[11:])
_SAYS, _FOUND, _EVIDENCE, _SOURCE = 44, 38, 32, 36
# A list of cells may be long; it does not make its row a page.
_MOST_LINES = 4


def write(book: Book, plan: Plan, grids: Mapping[SheetKey, Grid] | None) -> None:
    """Adds the sheet."""
    sheet = book.add(plan.titles["lines"])
    height = plan.lines_end
    rows, widths, columns = _rows(book, plan, grids), _widths(plan), len(COLUMNS)
    sources = plan.records.sources()
    if sources:
        rows, widths, columns = _with_sources(book, plan, rows, sources), [*widths, _SOURCE], columns + 1
    book.fill(sheet, rows, height, widths)
    book.table(sheet, LINES_HEADER - 1, height - 1, columns, frozen=2)
    book.page(sheet, book.say("lines"))


def _widths(plan: Plan) -> list[float]:
    return [
        *widths_of(plan.spots, 8),
        14, 18, 14, _SAYS, _FOUND, 6, 6, 8, 8, _EVIDENCE, 6,
    ]  # fmt: skip


def _rows(book: Book, plan: Plan, grids: Mapping[SheetKey, Grid] | None) -> Iterator[Row]:
    yield Row([book.say(f"column-{name}") for name in COLUMNS], [book.style("header")] * len(COLUMNS))
    styles, fine = book.styles(*_STYLES), book.styles(*_FINE_STYLES)
    poll_styles = book.styles(*_POLL_STYLES)
    look, forfeited = book.say("look"), book.say("forfeited")
    appraisals = {row.id: row for row in plan.records.appraisal}
    standing = _numbers_standing(grids, plan)
    mark_lines = MarkLines(book, plan, standing, POINTS)

    @cache
    def told(track_id: str, category_id: str, rule_id: str) -> tuple[str, str, str]:
        track = next(spot.track for spot in plan.tracks[track_id])
        category = track.categories[category_id]
        rule = category.rules[rule_id]
        return book.voice.title(category), book.voice.term(rule.clause), book.voice.term(rule.says)

    row, flat = LINES_HEADER, height_of(())
    for spot in plan.spots:
        card, member = spot.card, spot.card.member
        who = (member.id, member.name, member.branch, book.voice.title(spot.track))
        for line in card.lines:
            row += 1
            found = book.voice.remark(line.remark) if line.remark else None
            most = spot.track.categories[line.category].rules[line.rule].at_most
            category, clause, says = told(member.track, line.category, line.rule)
            evidence = evidence_text(line.evidence, plan, book.voice)
            values: list[Cell] = [
                *who, category, clause, says, found, line.times, line.unit,
                _points(line, row, most), forfeited if line.forfeit else None,
                evidence or None, _link(plan, line.evidence, look),
            ]  # fmt: skip
            wrapped = ((says, _SAYS), (found, _FOUND), (evidence, _EVIDENCE))
            yield Row(values, fine if _is_fine(line.points) else styles, height_of(wrapped, _MOST_LINES))
        if card.poll is not None:
            row += 1
            appraisal = appraisals.get(member.id)
            cells = _poll_cells(book, spot, plan, appraisal, _poll(spot, plan, appraisal, standing))
            yield Row([*who, *cells, _link(plan, (card.poll_from,) if card.poll_from else (), look)], poll_styles, flat)
        yield from mark_lines.rows(spot, appraisals.get(member.id), who)
        row += len(spot.mark_rows)


def _with_sources(book: Book, plan: Plan, rows: Iterator[Row], sources: Mapping[Ref, str]) -> Iterator[Row]:
    """The rows with one more column: the cells of the offices' own tables behind each line."""
    header, wrap = book.style("header"), book.style("wrap")
    first = next(rows)
    yield Row([*first.values, book.say("column-source")], [*first.styles, header], first.height)
    for spot in plan.spots:
        card = spot.card
        behind = [line.evidence for line in card.lines]
        behind += [] if card.poll is None else [(card.poll_from,) if card.poll_from else ()]
        behind += [()] * len(spot.mark_rows)
        for evidence in behind:
            row = next(rows)
            yield Row([*row.values, source_text(evidence, sources, book.voice)], [*row.styles, wrap], row.height)
    yield from rows


def _is_fine(points: Decimal) -> bool:
    """Whether points have more decimals than are told."""
    return points != round(points, 2)


def _poll_cells(book: Book, spot: Spot, plan: Plan, appraisal: Appraisal | None, points: Cell) -> list[Cell]:
    """The line of the poll, between who it is and the link."""
    weights, ref = spot.rules.weights, spot.card.poll_from
    clause = book.voice.term(weights.clause) if weights else ""
    share = f"{plain((weights.poll or Decimal(0)) * 100)}%" if weights else ""
    return [
        book.say("poll"), clause, book.say("poll-says", share=share), _votes(book, appraisal),
        None, None, points, None, evidence_text((ref,), plan, book.voice) if ref else None,
    ]  # fmt: skip


def _points(line: Line, row: int, at_most: Decimal | None) -> Cell:
    raw = None if line.unit is None else line.unit * line.times
    each = f"{_COUNT}{row}*{_UNIT}{row}"
    if raw == line.points:
        return Formula(each, line.points)
    if raw is not None and at_most is not None and bounded(raw, at_most) == line.points:
        most = number_text(at_most)
        return Formula(f"MIN({most},{each})" if raw > 0 else f"MAX(-{most},{each})", line.points)
    return line.points


def _link(plan: Plan, evidence: tuple[Ref, ...], look: str) -> Cell:
    """A link to the first cell of the evidence, within the workbook.

    A formula: Excel takes no more than 65,530 stored links on a sheet, and a formula's texts no longer than 255
    characters, so that the evidence itself, which may name hundreds of cells, stands beside it as plain text.
    """
    place = plan.copy_of(evidence[0]) if evidence else None
    return link(place, look) if place else None


def _votes(book: Book, appraisal: Appraisal | None) -> str | None:
    if appraisal is None or appraisal.poll_score is not None:
        return None
    counts = votes_of(appraisal)
    return book.say("votes", **{field: counts[verdict] for verdict, field in VOTES.items()})


def _numbers_standing(grids: Mapping[SheetKey, Grid] | None, plan: Plan) -> dict[int, set[str]]:
    """By row of 評議, the fields of the poll and of marks that stand in the copy as numbers: only those compute."""
    if not grids or "appraisal" not in plan.copied:
        return {}
    grid, layout = grids["appraisal"], plan.records.layouts["appraisal"]
    columns = [
        (field, layout.columns[field] - grid.left)
        for field in layout.columns
        if field in VOTES.values() or field == "poll_score" or field.startswith(FIELD)
    ]
    return {
        row: {field for field, at in columns if 0 <= at < len(values) and type(values[at]) in (int, float)}
        for row, values in enumerate(grid.rows(), grid.top + 1)
    }


def _poll(spot: Spot, plan: Plan, appraisal: Appraisal | None, standing: Mapping[int, set[str]]) -> Cell:
    """The poll score: a formula over the copied votes or score where those stand as numbers, else the number."""
    poll = spot.card.poll
    if appraisal is None or spot.rules.poll is None:
        return poll
    numbers = standing.get(appraisal.row, set())
    title = sheet_name(plan.title("appraisal"))
    columns = plan.records.layouts["appraisal"].columns

    def cell(field: str) -> str:
        return f"{title}!{column_letters(columns[field])}{appraisal.row}"

    if appraisal.poll_score is not None:
        return Formula(cell("poll_score"), poll) if "poll_score" in numbers else poll
    cast = {verdict: field for verdict, field in VOTES.items() if getattr(appraisal, field) is not None}
    if not cast or not set(cast.values()) <= numbers:
        return poll
    weighed = "+".join(f"{number_text(spot.rules.poll.votes.get(v, 0))}*{cell(field)}" for v, field in cast.items())
    summed = "+".join(cell(field) for field in cast.values())
    return Formula(f"ROUND(({weighed})/({summed}),2)", poll)
