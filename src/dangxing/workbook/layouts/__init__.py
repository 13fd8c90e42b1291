"""Tables as offices keep them → rows of the records workbook, each with the cell that it came from.

``model`` says what a layout is, ``loading`` reads the files of layouts, ``meaning`` the words of a table; ``matrix``,
``card`` and ``listing`` are the three shapes, ``people`` and ``assembling`` put together what all sheets give.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dangxing.language.script import fold
from dangxing.workbook.layouts import card, listing, matrix
from dangxing.workbook.layouts.meaning import Meaning, Options
from dangxing.workbook.layouts.model import Cell, Extract, Layout
from dangxing.workbook.layouts.table import MOST_CELLS, Table
from dangxing.workbook.reading import open_workbook
from dangxing.workbook.validating.lexicon import Lexicon

_SHAPES: Mapping[str, Any] = {"matrix": matrix, "card": card, "list": listing}


def extract(path: str, layouts: Mapping[str, Layout], lexicon: Lexicon, options: Options) -> list[Extract]:
    """What each sheet of a workbook gives, those without a cell aside. FileProblem: it cannot be read."""
    found: list[Extract] = []
    with open_workbook(Path(path)) as book:
        for index, title in enumerate(book.titles):
            grid = book.grid(index)
            if grid.height * grid.width > MOST_CELLS:
                into = Extract(path, title, "")
                into.tell("too-large", Cell(path, title, 0, 0), limit=MOST_CELLS)
                found.append(into)
                continue
            table = Table(path, grid, options)
            if any(map(table.texts, range(len(table.rows)))):
                found.append(_of_sheet(table, layouts, lexicon, options))
    if not any(each.layout for each in found):
        for each in found:
            # Nothing of the file was read: that is no sheet beside others.
            each.troubles = [trouble._replace(code="no-layout-at-all") if trouble.code == "no-layout" else trouble
                             for trouble in each.troubles]  # fmt: skip
    return found


def _of_sheet(table: Table, layouts: Mapping[str, Layout], lexicon: Lexicon, options: Options) -> Extract:
    into = Extract(table.path, table.grid.title, "")
    wanted = [options.layout] if options.layout is not None else list(layouts)
    meanings = {key: Meaning(lexicon, options, getattr(layouts[key], "marks", None)) for key in wanted}
    fitting = [key for key in wanted if _shape(layouts[key]).fits(table, layouts[key], meanings[key])]
    if len(fitting) > 1:
        fitting = [key for key in fitting if _named(table, layouts[key])] or fitting
    if len(fitting) == 1:
        into.layout = fitting[0]
        _shape(layouts[into.layout]).read(table, layouts[into.layout], meanings[into.layout], into)
    elif fitting:
        into.tell("two-layouts", table.cell(0, 0), layouts=tuple(fitting))
    else:
        into.tell("no-layout", table.cell(0, 0), found=table.grid.title)
    return into


def _shape(layout: Layout) -> Any:
    return _SHAPES[layout.shape]


def _named(table: Table, layout: Layout) -> bool:
    """Whether a word of the layout stands in a title of the table, the sheet or the file."""
    titles = [fold(text[:200]) for text in table.titles(2)]
    return any(fold(word) in title for word in layout.words for title in titles)


__all__ = ["Cell", "Extract", "Layout", "Options", "extract"]
