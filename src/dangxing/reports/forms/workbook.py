"""Forms as workbooks: an index with links in front, then a sheet of A4 for each member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dangxing.language import Language, text
from dangxing.language.voice import Voice
from dangxing.reports.forms.layouts import Drawing, aspect_title
from dangxing.reports.forms.names import Names
from dangxing.reports.forms.paper import COLUMNS, WIDTH, Looks
from dangxing.reports.portions import portions
from dangxing.sheets.book import Book, fitting
from dangxing.sheets.cells import Cell, Row, link, sheet_name
from dangxing.sheets.opening import opened

if TYPE_CHECKING:
    from dangxing.ledger import Card
    from dangxing.reports.forms.building import Forms
    from dangxing.reports.forms.model import Form

# A workbook of more sheets than this takes spreadsheet programs long to open.
MOST_SHEETS = 1000
_INDEX = ("number", "id", "name", "branch", "track", "total", "rank", "outcome")
_LOST, _GAINED = "#C00000", "#548235"


def workbooks_of(forms: Forms, folder: Path) -> list[tuple[Path, Sequence[Card]]]:
    """The workbooks that are written, with their members: ``forms-YEAR.xlsx``, or, of many members, one a branch in the
    folder ``forms-YEAR``."""
    home, names = folder / f"forms-{forms.year}", Names()
    return [
        (home.with_suffix(".xlsx") if part.name is None else home / f"{names.file(part.name)}.xlsx", part.rows)
        for part in portions(forms.members, MOST_SHEETS)
    ]


def write_workbooks(forms: Forms, folder: Path) -> list[tuple[Path, int]]:
    """Write the workbooks of :func:`workbooks_of`, over what is there.

    Returns the paths, and how many forms each has. Each is whole or not there at all, and the same bytes for the same
    forms. FileProblem: it cannot be written.
    """
    found, label = workbooks_of(forms, folder), forms.label
    for target, members in found:
        _write(forms, members, label, target)
    return [(target, len(members)) for target, members in found]


def _write(forms: Forms, members: Sequence[Card], year: str, target: Path) -> None:
    language = forms.language
    index = text("forms.index", language)
    names = Names(index)
    titles = [names.sheet(f"{row.id} {row.name}") for row in members]
    title = text("forms.book-title", language, year=year)
    with opened(target, Voice(language), year, small=True, title=title) as book:
        looks = Looks(book)
        front = book.add(index)
        rows: list[tuple[Form, str]] = []
        for form, title in zip(forms.of(members), titles, strict=True):
            _add(book, looks, form, title)
            rows.append((form, title))
        _front(book, front, rows, year)


def _add(book: Book, looks: Looks, form: Form, title: str) -> None:
    sheet = book.add(title)
    drawing = Drawing(form, looks)
    paper = drawing.paper
    book.fill(sheet, paper.rows, len(paper.rows), [WIDTH] * COLUMNS)
    for number, row in enumerate(paper.rows):
        sheet.set_row(number, row.height)  # by which the chart finds its place
    sheet.merge_cells(paper.merges)
    book.page(sheet, "", landscape=False, numbered=False)
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    sheet.set_margins(left=0.6, right=0.6, top=0.55, bottom=0.55)
    sheet.print_area(0, 0, len(paper.rows) - 1, COLUMNS - 1)
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    if drawing.chart is not None:
        _chart(book, sheet, form, title, drawing.chart)


def _chart(book: Book, sheet: Any, form: Form, title: str, top: int) -> None:
    """Points lost to the left, gained to the right, an aspect a bar."""
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    font = {"name": "SimSun" if form.language == "zh-Hans" else "PMingLiU", "size": 8}
    aspects = list(form.aspects.values())
    labels = [aspect_title(aspect, form.voice) for aspect in form.aspects]
    first, last = top + 1, top + len(aspects)
    for column, key, colour, values in (
        (4, "column-lost", _LOST, [lost for lost, _ in aspects]),
        (2, "column-gained", _GAINED, [gained for _, gained in aspects]),
    ):
        chart.add_series(
            {
                "name": form.say(key),
                "categories": [title, first, 0, last, 0],
                "values": [title, first, column, last, column],
                # The cells are drawn when the file is written, so the chart is told what stands in them.
                "categories_data": labels,
                "values_data": [float(value) for value in values],
                "fill": {"color": colour},
                "gap": 45,
                "overlap": 100,
            }
        )
    chart.set_y_axis(
        {"reverse": True, "label_position": "low", "num_font": font, "interval_unit": 1, "major_tick_mark": "none"}
    )
    chart.set_x_axis({"num_font": font, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "right", "font": font})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_size({"width": 306, "height": 132})
    options = {
        "x_offset": 4,
        "y_offset": 3,
        "object_position": 1,
        "description": form.say("chart", labels=" ".join(labels)),
    }
    sheet.insert_chart(top, 6, chart, options)


def _front(book: Book, sheet: Any, forms: Sequence[tuple[Form, str]], year: str) -> None:
    """The index: a row a member, linked to the form."""
    say = _speaker(book)
    header = 2

    def rows() -> Iterator[Row]:
        yield Row([say("index-title", year=year)], book.styles("title"), 26)
        yield Row([say("index-note", count=len(forms))], book.styles("note"), 18)
        yield Row([say(f"index-{name}") for name in _INDEX], [book.style("header")] * len(_INDEX), 22)
        styles = book.styles("whole", "id", "link", "text", "text", "score", "whole", "outcome")
        for number, (form, title) in enumerate(forms, 1):
            member = form.member
            name = link(f"{sheet_name(title)}!A1", member.name) if len(member.name) <= 200 else member.name
            values: list[Cell] = [
                number, member.id, name, member.branch, form.track,
                member.total, member.rank, form.outcome,
            ]  # fmt: skip
            yield Row(values, styles, 18)

    members = [form.member for form, _ in forms]
    widths = [
        6,
        fitting((member.id for member in members), 10, 22),
        fitting((member.name for member in members), 10, 24),
        fitting((member.branch for member in members), 12, 30),
        fitting({form.track for form, _ in forms}, 12, 24),
        10,
        8,
        fitting({form.outcome for form, _ in forms}, 12, 24),
    ]
    book.fill(sheet, rows(), header + 1 + len(forms), widths)
    book.table(sheet, header, header + len(forms), len(_INDEX), frozen=3)
    book.page(sheet, "", landscape=False, numbered=False)
    sheet.activate()


def _speaker(book: Book) -> Any:
    language: Language = book.language

    def say(name: str, /, **params: object) -> str:
        return text(f"forms.{name}", language, **params)

    return say
