"""圖表: a page of native charts of one rule set: totals, branches side by side, the clauses that cost most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from dangxing.reports.bins import bins
from dangxing.reports.workbook import branch_sheets, loss_sheet
from dangxing.reports.workbook.layout import Layout, Part
from dangxing.reports.workbook.words import cut, tell
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Formula, Row, Value, number_text, sheet_name
from dangxing.sheets.sheet import Sheet

# A title, and two charts side by side over one as broad as both; to the left the tables that they draw.
_ROWS = 25
_UPPER, _LOWER = 1, 13
_HEIGHT, _TITLE = 20.0, 28.0
_PIXELS_OF_ROW = 27
_LABELS, _COUNTS, _GAP = 38.0, 12.0, 2.0
_WIDTHS = (_LABELS, _COUNTS, _GAP)
_FIRST_COLUMN, _COLUMNS_OF_CHARTS, _PIXELS_OF_COLUMN = 3, 11, 64
_MOST_BINS, _MOST_CLAUSES, _MOST_BRANCHES = 10, 8, 16
_FEW = 5
# Totals are counted from these shares of the full total on; where it is small, for each point.
_SHARES = tuple(map(Decimal, ("0", "0.6", "0.7", "0.8", "0.9")))
# Charts are told apart in grey as well: one dark, the other hatched.
_DARK, _LIGHT, _GRID = "#3B4F66", "#FFFFFF", "#D9D9D9"
_SOLID: dict[str, Any] = {"fill": {"color": _DARK}, "border": {"color": _DARK}}
_HATCHED: dict[str, Any] = {
    "pattern": {"pattern": "wide_upward_diagonal", "fg_color": _DARK, "bg_color": _LIGHT},
    "border": {"color": _DARK},
}


class _Series(NamedTuple):
    """What a chart draws: the cells of names and of values, and both as they are stored there."""

    title: str
    names: str
    values: str
    shown: Sequence[str | int]
    stored: Sequence[Value]
    look: dict[str, Any]


class _Bar(NamedTuple):
    """What one bar stands for, and how much of it there is."""

    label: str | int
    amount: Formula


def write(book: Book, layout: Layout, part: Part) -> None:
    """Adds the sheet."""
    sheet = book.add(part.charts)
    for at in range(_ROWS):
        # The charts' places are reckoned from the heights of the rows.
        sheet.set_row(at, _TITLE if at == 0 else _HEIGHT)
    book.fill(sheet, list(_page(book, layout, part, sheet)), _ROWS, _WIDTHS)
    book.page(sheet, "")
    sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, _ROWS - 1, _FIRST_COLUMN + _COLUMNS_OF_CHARTS - 1)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)


def _page(book: Book, layout: Layout, part: Part, sheet: Sheet) -> Iterator[Row]:
    """The rows, that is the tables; the charts that draw them are added to the sheet."""
    language = layout.language
    own = sheet_name(part.charts)
    title = tell(language, "charts-title", year=part.entry.terms.calendar.label(layout.report.year), rules=part.name)
    made = [Row([title], book.styles("title"), _TITLE)]
    header, line = book.styles("header", "header"), book.styles("center", "whole")
    bins = _bins(part)
    if bins:
        made.append(Row([tell(language, name) for name in ("axis-total", "axis-members")], header, _HEIGHT))
        first = len(made) + 1
        made += [Row([each.label, each.amount], line, _HEIGHT) for each in bins]
        _distribution(book, layout, sheet, _series(tell(language, "axis-members"), own, first, bins))
    _branches(book, layout, part, sheet)
    costs = _costs(layout, part)
    if costs:
        made += [Row((), (), _HEIGHT)] * (_LOWER - len(made))
        made.append(Row([tell(language, name) for name in ("axis-clause", "axis-lost")], header, _HEIGHT))
        first = len(made) + 1
        made += [Row([each.label, each.amount], book.styles("text", "plain"), _HEIGHT) for each in costs]
        _clauses(book, layout, sheet, _series(tell(language, "axis-lost"), own, first, costs))
    yield from made
    yield from [Row((), (), _HEIGHT)] * (_ROWS - len(made))


def _series(title: str, sheet: str, first: int, bars: Sequence[_Bar]) -> _Series:
    """A table of the sheet, whose first row is ``first``, from 1."""
    names, values = (f"={sheet}!${column}${first}:${column}${first + len(bars) - 1}" for column in "AB")
    return _Series(title, names, values, [bar.label for bar in bars], [bar.amount.value for bar in bars], _SOLID)


def _bins(part: Part) -> list[_Bar]:
    """How many totals lie from each bound up to the next; none where not all members are listed."""
    if not part.complete or not part.entry.whole.scored:
        return []
    full = part.entry.terms.full_total
    totals = [member.total for member in part.entry.members if member.total is not None]
    if full is None or min(totals) < 0 or max(totals) > full:
        # No shares of a full total hold these: round numbers do.
        round_ones = bins(totals)
        full, whole, bounds = round_ones[-1][1], False, [low for low, _, _ in round_ones]
    else:
        whole = full == int(full) and full < _MOST_BINS
        bounds = [Decimal(at) for at in range(int(full) + 1)] if whole else [share * full for share in _SHARES]
    pointed = whole and all(total == int(total) for total in totals)
    cells = part.cells("H")
    made = []
    for at, least in enumerate(bounds):
        below = bounds[at + 1] if at + 1 < len(bounds) else None
        count = sum(least <= total and (below is None or total < below) for total in totals)
        formula = f'COUNTIFS({cells},">="&{number_text(least)}'
        formula += f',{cells},"<"&{number_text(below)})' if below is not None else ")"
        until = full if below is None else below
        label: str | int = f"{number_text(least)}–{number_text(until)}"
        if pointed or least == until:
            label = int(least)
        made.append(_Bar(label, Formula(formula, count)))
    return made


def _costs(layout: Layout, part: Part) -> list[_Bar]:
    """What cost most, over all tracks: the words of the clause, and the points as a sum of cells of 失分條款."""
    cells: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    points: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    lost = sheet_name(layout.titles["losses"])
    for row, loss in enumerate(part.entry.losses or (), part.losses[0]):
        cells[loss.clause, loss.says].append(f"{lost}!{loss_sheet.POINTS}{row}")
        points[loss.clause, loss.says] -= loss.points
    most = sorted(points, key=lambda clause: (-points[clause], clause))[:_MOST_CLAUSES]
    room = int(_LABELS) - 2
    return [
        _Bar(cut(layout.voice.term(clause[1]), room), Formula(f"-({'+'.join(cells[clause])})", points[clause]))
        for clause in most
    ]


def _distribution(book: Book, layout: Layout, sheet: Sheet, series: _Series) -> None:
    chart = _chart(book, layout, "column", "chart-totals", [series])
    ranges = any(isinstance(name, str) for name in series.shown)
    chart.set_x_axis(_axis(tell(layout.language, "axis-total-bounds" if ranges else "axis-total")))
    chart.set_y_axis({**_axis(tell(layout.language, "axis-members")), **_stepped(series), "num_format": "0"})
    _put(sheet, chart, _UPPER, 0, 5)


def _branches(book: Book, layout: Layout, part: Part, sheet: Sheet) -> None:
    blocks = [block for block in part.blocks if block.branch.mean is not None][:_MOST_BRANCHES]
    if not blocks:
        return
    language, own = layout.language, sheet_name(layout.titles["branches"])
    first, last = blocks[0].row, blocks[-1].row

    def cells(column: str) -> str:
        return f"={own}!${column}${first}:${column}${last}"

    shown = [block.branch.branch for block in blocks]
    names = cells(branch_sheets.BRANCH)
    means, medians = ([getattr(block.branch, name) for block in blocks] for name in ("mean", "median"))
    mean, median = (tell(language, f"column-{name}") for name in ("mean", "median"))
    series = [
        _Series(mean, names, cells(branch_sheets.MEAN), shown, means, _SOLID),
        _Series(median, names, cells(branch_sheets.MEDIAN), shown, medians, _HATCHED),
    ]
    few = len(blocks) == len(part.blocks)
    chart = _chart(book, layout, "column", "chart-branches" if few else "chart-branches-first", series, len(blocks))
    chart.set_x_axis(_axis(""))
    chart.set_y_axis({**_axis(tell(language, "axis-total")), "min": 0})
    chart.set_legend({"position": "bottom", "font": _font(9)})
    _put(sheet, chart, _UPPER, 5, 6)


def _clauses(book: Book, layout: Layout, sheet: Sheet, series: _Series) -> None:
    chart = _chart(book, layout, "bar", "chart-clauses", [series])
    # Else what cost most would stand below; the numbers stand below all the same.
    chart.set_x_axis({**_axis(tell(layout.language, "axis-lost")), **_stepped(series), "label_position": "high"})
    chart.set_y_axis({**_axis(""), "reverse": True, "major_gridlines": {"visible": False}})
    _put(sheet, chart, _LOWER, 0, _COLUMNS_OF_CHARTS)


def _chart(book: Book, layout: Layout, kind: str, name: str, series: Sequence[_Series], count: int = 0) -> Any:
    chart = book.workbook.add_chart({"type": kind})
    for each in series:
        chart.add_series(
            {
                "name": each.title,
                "categories": each.names,
                "values": each.values,
                # The rows are drawn as the file is written, so that the library cannot read them for itself.
                "categories_data": list(each.shown),
                "values_data": [number_text(value) for value in each.stored if isinstance(value, (int, Decimal))],
                "data_labels": {"value": True, "font": _font(8 if len(series) > 1 else 9)},
                "gap": 60,
                **each.look,
            }
        )
    told = tell(layout.language, name, count=count)
    chart.set_title({"name": told, "name_font": {**_font(12), "bold": True}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"color": "#7F7F7F"}, "fill": {"color": "#FFFFFF"}})
    return chart


def _axis(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "name_font": _font(10),
        "num_font": _font(9),
        "major_gridlines": {"visible": bool(name), "line": {"color": _GRID, "width": 0.75}},
        "line": {"color": "#595959"},
    }


def _stepped(series: _Series) -> dict[str, Any]:
    """From nothing on; a few members or points want whole steps."""
    most = max((value for value in series.stored if isinstance(value, (int, Decimal))), default=0)
    return {"min": 0, **({"major_unit": 1} if most <= _FEW else {})}


def _font(size: int) -> dict[str, Any]:
    return {"size": size, "color": "#262626", "bold": False}


def _put(sheet: Sheet, chart: Any, row: int, column: int, columns: int) -> None:
    """The chart in its place: so many columns broad, from the so-manieth of the charts."""
    chart.set_size({"width": columns * _PIXELS_OF_COLUMN - 6, "height": (_LOWER - _UPPER - 1) * _PIXELS_OF_ROW + 18})
    sheet.insert_chart(row, _FIRST_COLUMN + column, chart, {"object_position": 2})
