"""A workbook and its sheets, each read when it is asked for."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from dangxing.errors import FileProblem
from dangxing.workbook.grid import Column, Grid, Row
from dangxing.workbook.reading import native, notes, shaping
from dangxing.workbook.reading.archive import Archive, Part, pack, plain
from dangxing.workbook.reading.bounds import MERGED_CELLS, SHEET_PART, Refusal
from dangxing.workbook.reading.facts import NARROW, Extent, Looks, Range, SheetFacts
from dangxing.workbook.reading.source import kind_of, read_bytes

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


class _Sheet(Protocol):
    """A sheet of raw values: row and column, from 0, of the first and the last, and its rows between them."""

    @property
    def start(self) -> tuple[int, int] | None: ...

    @property
    def end(self) -> tuple[int, int] | None: ...

    def rows(self) -> Iterator[Row]: ...


Columns = Callable[[int, int], "Iterator[Sequence[Column]] | None"]
"""Gives the columns of a sheet sooner than its rows, if it can: from a row on, so many rows at a time."""


class _Book(Protocol):
    """A workbook of one container."""

    @property
    def titles(self) -> list[str]: ...

    def sheet(self, index: int) -> tuple[_Sheet, SheetFacts]: ...


class Workbook:
    """An open workbook: ``titles`` of the sheets with cells, in order, and the file's ``digest`` (SHA-256, hex)."""

    def __init__(self, path: Path, digest: str, book: _Book) -> None:
        self.path = path
        self.digest = digest
        self.titles = tuple(book.titles)
        self._book: _Book | None = book

    def grid(self, index: int) -> Grid:
        """The sheet at ``index`` of ``titles``. FileProblem: it is damaged or beyond the bounds."""
        if self._book is None:
            raise ValueError("the workbook is closed")
        try:
            sheet, facts = self._book.sheet(index)
            return _grid(self.path, self.titles[index], index, sheet, facts)
        except Refusal as refusal:
            refusal.params.setdefault("sheet", self.titles[index])
            raise _problem(self.path, refusal) from None
        except MemoryError:
            raise _problem(self.path, Refusal("memory")) from None

    def close(self) -> None:
        """Lets the file's contents go. Grids that were read stay as they are."""
        self._book = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_workbook(path: Path, *, data: bytes | None = None, as_stored: bool = False) -> Workbook:
    """The workbook at ``path``. FileProblem: it cannot be opened, is none, or is beyond the bounds.

    ``data`` are the file's bytes, where they were read already. ``as_stored``: an .xlsx is read by its stored values,
    whatever their formats show, and whether or not it asks to be calculated.
    """
    try:
        data = read_bytes(path) if data is None else data
        book: _Book = _open_zip(data, as_stored) if kind_of(data) == "zip" else _open_compound(data)
        twice = _first_twice(book.titles)
        if twice is not None:
            raise Refusal("duplicate-titles", title=twice)
        return Workbook(path, hashlib.sha256(data).hexdigest(), book)
    except Refusal as refusal:
        raise _problem(path, refusal) from None
    except MemoryError:
        raise _problem(path, Refusal("memory")) from None


def sheet_parts(data: bytes) -> dict[str, str]:
    """The part of each sheet of an Office Open XML workbook, by title; nothing where ``data`` is no such package."""
    try:
        if kind_of(data) != "zip":
            return {}
        archive = Archive(data)
        from dangxing.workbook.reading import ooxml, package

        workbook = package.workbook_part(archive)
        if workbook.endswith(".bin"):
            return {}
        return {sheet.title: sheet.part for sheet in ooxml.contents(archive, workbook).sheets}
    except Refusal:
        return {}


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Turns a refusal, and a want of memory, in the block into a FileProblem of ``path``."""
    try:
        yield
    except Refusal as refusal:
        raise _problem(path, refusal) from None
    except MemoryError:
        raise _problem(path, Refusal("memory")) from None


def _problem(path: Path, refusal: Refusal) -> FileProblem:
    return FileProblem(f"files.{refusal.code}", path=str(path), **refusal.params)


def _first_twice(titles: list[str]) -> str | None:
    seen: set[str] = set()
    for title in titles:
        if title in seen:
            return title
        seen.add(title)
    return None


class _Package:
    """An Office Open XML workbook: each sheet is a part of its own, looked at when it is asked for."""

    def __init__(self, archive: Archive, workbook: str, form: ModuleType, as_stored: bool) -> None:
        self._archive = archive
        self._form = form
        self._sheets, common, self._lengths, self._looks = form.contents(archive, workbook)
        self._common = common
        if as_stored:
            self._looks = Looks(as_stored=True)
        # The sheets are passed on as they came, packed; each is looked into before the library is asked for it.
        sheets = [
            archive.packed(sheet.part, form.sheet_name(place))
            for place, sheet in enumerate(self._sheets)
            if sheet.part in archive
        ]
        self._book = native.load(pack((*common(len(self._sheets)), *sheets)))

    @property
    def titles(self) -> list[str]:
        return [sheet.title for sheet in self._sheets]

    def sheet(self, index: int) -> tuple[_Sheet, SheetFacts]:
        content = self._archive.read(self._sheets[index].part, SHEET_PART)
        self._form.check_texts(content, self._lengths)
        facts, checked, cells = self._form.examine(content, self._looks)
        part = self._sheets[index].part
        facts = facts._replace(concealed=self._sheets[index].concealed, noted=notes.noted(self._archive, part))
        if cells is not None:
            content = checked = b""  # let go of before the library makes room for the cells
            return cells.read(partial(_load, self._form, self._common)), facts
        if checked is not content:
            # As it came, the library must not see it.
            self._form.check_texts(checked, self._lengths)
            return native.sheet(_load(self._form, self._common, [bytes(checked)]), 0), facts
        content = checked = b""
        return native.sheet(self._book, index), facts


def _load(form: ModuleType, common: Callable[[int], tuple[Part, ...]], sheets: Sequence[bytes]) -> CalamineWorkbook:
    """A workbook of these sheets."""
    parts = (plain(form.sheet_name(place), sheet) for place, sheet in enumerate(sheets))
    return native.load(pack((*common(len(sheets)), *parts)))


class _Whole:
    """A workbook whose sheets the library reads all at once: ``places`` are those with cells."""

    def __init__(self, book: CalamineWorkbook, facts: tuple[SheetFacts, ...]) -> None:
        self._book = book
        self._facts = facts
        titles = native.titles(book)
        if len(titles) != len(facts):
            raise Refusal("damaged")
        self._places = native.worksheets(book)
        self.titles = [titles[place] for place in self._places]

    def sheet(self, index: int) -> tuple[_Sheet, SheetFacts]:
        place = self._places[index]
        return native.sheet(self._book, place), self._facts[place]


def _open_zip(data: bytes, as_stored: bool) -> _Book:
    archive = Archive(data)
    if "encrypted-package" in archive:
        raise Refusal("encrypted")
    if "mimetype" in archive:
        from dangxing.workbook.reading import opendocument

        if opendocument.is_spreadsheet(archive):
            facts, checked = opendocument.contents(archive)
            return _Whole(native.load(checked), facts)
    from dangxing.workbook.reading import package

    workbook = package.workbook_part(archive)
    form = importlib.import_module(f"dangxing.workbook.reading.{'biff12' if workbook.endswith('.bin') else 'ooxml'}")
    return _Package(archive, workbook, form, as_stored)


def _open_compound(data: bytes) -> _Book:
    from dangxing.workbook.reading import biff8, compound

    stream = compound.workbook_stream(data)
    facts, checked = biff8.checked(stream)
    return _Whole(native.load(compound.wrap(checked)), facts)


def _grid(path: Path, title: str, index: int, sheet: _Sheet, facts: SheetFacts) -> Grid:
    marks, extent = facts.marks, Extent()
    rows, shaped = partial(_rows, path, sheet), facts.zeroless
    if sheet.start is not None and sheet.end is not None:
        (top, left), (bottom, right) = sheet.start, sheet.end
        extent.add(top, left, right)
        extent.add(bottom, left, right)
    if marks.extent.area:
        # Formulas without a value are nothing to the library, and may stand outside of what it knows.
        inner = (extent.top, extent.left, extent.bottom, extent.right)
        extent.include(marks.extent)
        outer = (extent.top, extent.left, extent.bottom, extent.right)
        if outer != inner:
            shaped = True
            rows = partial(shaping.padded, rows, inner, outer)
    if not extent.area:
        return _seen(Grid(title, index, 0, 0, 0, 0, _no_rows), facts)
    top, left, bottom, right = extent.top, extent.left, extent.bottom, extent.right
    if len(marks):
        rows = partial(shaping.marked, rows, marks, top, left, facts.rooms)
    if facts.zeroless:
        rows = partial(shaping.without_zeros, rows)
    merged = _inside(facts.merged, top, left, bottom, right)
    if merged:
        rows = partial(shaping.filled, rows, merged)
    size = bottom - top + 1, right - left + 1
    last = max((marks.last - top, *(each[2] for some in merged.values() for each in some)))
    coded: Columns | None = None if shaped else getattr(sheet, "columns", None)
    below = None if coded is None else partial(_below, coded, last)
    return _seen(Grid(title, index, top, left, *size, rows, coded=below), facts)


def _below(columns: Columns, last: int, skip: int, most: int) -> Iterator[Sequence[Column]] | None:
    """The columns of a sheet from the row at ``skip`` on, where no row but up to the ``last`` is shaped."""
    return columns(skip, most) if skip > last else None


def _seen(grid: Grid, facts: SheetFacts) -> Grid:
    """The grid with what a person sees of the sheet beside its values."""
    return replace(
        grid,
        merged=facts.merged,
        hidden=facts.hidden,
        struck=facts.struck,
        pale=facts.pale,
        hidden_columns=facts.hidden_columns,
        concealed=facts.concealed,
        conditional=facts.conditional,
        narrow={column: room for column, room in facts.rooms.items() if room < NARROW},
        noted=facts.noted,
    )


def _rows(path: Path, sheet: _Sheet) -> Iterator[Row]:
    try:
        yield from sheet.rows()
    except Refusal as refusal:
        raise _problem(path, refusal) from None
    except MemoryError:
        raise _problem(path, Refusal("memory")) from None


def _no_rows() -> Iterator[Row]:
    return iter(())


def _inside(merged: tuple[Range, ...], top: int, left: int, bottom: int, right: int) -> Mapping[int, list[Range]]:
    """The merged ranges cut to the values' rectangle, counted from its corner, by first row.

    A range whose first cell lies outside holds nothing, for that is where a range's value is kept.
    """
    found: dict[int, list[Range]] = {}
    cells = 0
    for first, start, last, stop in merged:
        if top <= first <= bottom and left <= start <= right:
            last, stop = min(last, bottom), min(stop, right)
            cells += max(last - first + 1, 0) * max(stop - start + 1, 0)
            if cells > MERGED_CELLS:
                raise Refusal("merged", bound=MERGED_CELLS)
            found.setdefault(first - top, []).append((first - top, start - left, last - top, stop - left))
    return found
