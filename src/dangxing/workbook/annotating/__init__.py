"""A marked copy of a user's own workbook: bad cells filled and commented, and a sheet of all problems in front.

The only code that knows openpyxl, which keeps formatting, widths, formulas and drop-downs; what it cannot keep is
named before anything is written. Of a workbook that it cannot edit, a copy of the values is made.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO

from dangxing.errors import FileProblem
from dangxing.language import Language
from dangxing.records import Problem
from dangxing.workbook import origin
from dangxing.workbook.grid import Grid

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["Note", "Prepared", "made_by_dangxing", "prepare", "write"]

Open = Callable[[], tuple[Sequence[str], Callable[[int], Grid]]]
"""Gives the titles of a workbook's sheets, and each sheet by its place."""

made_by_dangxing = origin.made_by_dangxing


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell about a copy: a key of the catalogue, and what fills it."""

    key: str
    params: dict[str, object] = field(default_factory=dict)

    def told(self, language: Language) -> str:
        """The note in a language."""
        from dangxing.language import text
        from dangxing.workbook.annotating import losses

        params = dict(self.params)
        if "what" in params:
            kinds = [text(f"annotate.{kind}", language) for kind in losses.ORDER if kind in str(params["what"]).split()]
            params["what"] = text("annotate.separator", language).join(kinds)
        return text(self.key, language, **params)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A workbook read for marking, and what is to be told before the copy is written.

    ``titles`` are those of sheets that bear another title in the copy.
    """

    path: str
    book: Workbook
    notes: tuple[Note, ...]
    titles: Mapping[str, str] = field(default_factory=dict)


def prepare(path: str, data: bytes, open_values: Open) -> Prepared:
    """Read the workbook ``data`` of ``path`` so that it can be marked. FileProblem: it is too large for that.

    ``open_values`` is asked where openpyxl cannot edit the workbook: .xls, .ods, .xlsb, and what is .xlsx by name only.
    """
    from dangxing.workbook.annotating import losses

    found = losses.survey(data)
    if found.rows > losses.ROWS:
        raise FileProblem("annotate.too-many-rows", path=path, rows=found.rows, bound=losses.ROWS)
    book = _edited(data) if found.editable else None
    if book is not None:
        if origin.made_by_dangxing(data):
            from dangxing.workbook.annotating import rounds

            rounds.take_off(book)
        notes = []
        if found.losses:
            notes.append(Note("annotate.not-kept", {"what": " ".join(found.losses)}))
        return Prepared(path, book, tuple(notes))
    from dangxing.workbook.annotating import values

    titles, grid = open_values()
    macros = (Note("annotate.not-kept", {"what": "macros"}),) if "macros" in found.losses else ()
    copy, renamed = values.copied(path, [grid(place) for place in range(len(titles))])
    return Prepared(path, copy, (Note("annotate.values-only"), *macros), renamed)


def write(
    prepared: Prepared,
    problems: Sequence[Problem],
    script: Language,
    file: BinaryIO,
    headers: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Note, ...]:
    """Mark the workbook and write it to ``file``; without problems it bears no marks. Gives what is to be told of it.

    ``headers`` are the rows of titles, from 0, of the sheets that are to have a column to filter bad rows by.
    """
    from dangxing.workbook.annotating import column, listing, marks

    book = prepared.book
    if not problems:
        origin.sign(book)
        book.save(file)
        return ()
    problems = [_renamed(problem, prepared.titles) for problem in problems]
    column.add(book, problems, {prepared.titles.get(title, title): row for title, row in headers.items()}, script)
    commented = marks.mark(book, problems, script)
    listed = listing.add(book, problems, script, PurePath(prepared.path.replace("\\", "/")).name)
    origin.sign(book)
    book.save(file)
    if commented is None and listed == len(problems):
        return ()
    comments = marks.COMMENTS if commented is None else commented
    told: dict[str, object] = {"comments": comments, "listed": listed, "count": len(problems)}
    return (Note("annotate.not-all-marked", told),)


def _edited(data: bytes) -> Workbook | None:
    """The workbook, to be edited; None where openpyxl cannot read it."""
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # What it warns of is told in the user's language, from the survey.
        warnings.simplefilter("ignore")
        try:
            book: Any = load_workbook(io.BytesIO(data), rich_text=True)
        except Exception:  # noqa: BLE001 - whatever it stumbles over, there is still a copy of the values
            return None
    return book if book.worksheets else None


def _renamed(problem: Problem, titles: Mapping[str, str]) -> Problem:
    """The problem, at the sheet as the copy calls it."""
    title = problem.place.sheet
    other = title if title is None else titles.get(title, title)
    return problem if other == title else problem._replace(place=problem.place._replace(sheet=other))
