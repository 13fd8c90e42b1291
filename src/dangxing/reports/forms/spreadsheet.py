"""A form in .xlsx: openpyxl opens and saves it; formats, merged cells and print set-up stay as they are."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from functools import partial
from typing import Any

from dangxing.errors import FileProblem
from dangxing.language import patterns
from dangxing.language.script import within
from dangxing.language.voice import begins_formula
from dangxing.reports.forms import package
from dangxing.reports.forms.fields import PATTERN, Found, Lexicon, Unknown, Value, all_known, rows_of, value_of, written
from dangxing.reports.forms.model import Form
from dangxing.reports.forms.pieces import names_in, replaced
from dangxing.reports.forms.rows import insert
from dangxing.workbook import origin
from dangxing.workbook.reading.facts import column_index

_LONGEST = 32_767
_NOT_XML = patterns.late("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = patterns.late(r"\$?[A-Za-z]{1,3}\$?([0-9]{1,7})\b")
_DRAWN = ("xl/media/", "xl/drawings/drawing", "xl/embeddings/", "xl/ctrlprops/")
_MERGED_TAG = patterns.late(rb"<(?:[\w.-]+:)?mergeCell\s[^>]*>")
_RANGE = patterns.late(rb"ref\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']")
_MOST_MERGED, _MOST_CELLS = 200_000, 50_000
_PAGES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


def prepared(
    path: str, parts: Mapping[str, bytes], lexicon: Lexicon
) -> tuple[Callable[[Form], bytes], tuple[str, ...]]:
    """What fills the workbook for a member, and what of it is lost. FileProblem: unreadable, or fields not in order."""
    _check_size(path, parts)
    _check_merged(path, parts)
    data = package.packed(parts)
    _check(_opened(path, data), path, lexicon)
    drawn = any(name.lower().startswith(_DRAWN) for name in parts)

    def fill(form: Form) -> bytes:
        book = _opened(path, data)
        for sheet in book.worksheets:
            _fill(sheet, form, lexicon)
        buffer = io.BytesIO()
        origin.sign(book, "form")
        book.save(buffer)
        return package.settled(buffer.getvalue())

    return fill, ("loss-drawings",) if drawn else ()


def _opened(path: str, data: bytes) -> Any:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), rich_text=True, keep_links=False)
    except Exception:  # noqa: BLE001 -- the library says so in a dozen ways; all mean the same
        raise FileProblem("forms.template-damaged", path=path) from None


def _check_size(path: str, parts: Mapping[str, bytes]) -> None:
    """FileProblem: more cells than any form has; the library makes an object for each."""
    cells = sum(content.count(b"<c ") + content.count(b":c ") for content in parts.values())
    if cells > _MOST_CELLS:
        raise FileProblem("forms.template-cells", path=path, cells=cells, most=_MOST_CELLS)


def _check_merged(path: str, parts: Mapping[str, bytes]) -> None:
    """FileProblem: merged cells beyond any form; the library makes an object for each."""
    area = 0
    for content in parts.values():
        tags = _MERGED_TAG.findall(content)
        ranges = [_RANGE.search(tag) for tag in tags]
        for found in ranges:
            if found is None:
                raise FileProblem("forms.template-damaged", path=path)
            left, top, right, bottom = found.groups()
            area += (column_index(right) - column_index(left) + 1) * (int(bottom) - int(top) + 1)
        if area > _MOST_MERGED:
            raise FileProblem("forms.template-damaged", path=path)


def _cells(sheet: Any) -> Iterator[Any]:
    """The cells that bear a field, row by row."""
    for cell in _existing(sheet):
        if cell.data_type != "f" and cell.value is not None and names_in(str(cell.value)):
            yield cell


def _existing(sheet: Any) -> list[Any]:
    """The cells that the file holds: the rectangle around them may be as large as a sheet can be."""
    return [cell for _, cell in sorted(sheet._cells.items(), key=lambda entry: entry[0])]


def _pages(sheet: Any) -> Iterator[Any]:
    """What is printed over and under the sheet, where it bears a field."""
    for name in _PAGES:
        for side in ("left", "center", "right"):
            part = getattr(getattr(sheet, name), side)
            if part.text and names_in(part.text):
                yield part


def _check(book: Any, path: str, lexicon: Lexicon) -> None:
    seen = 0
    unknown: list[Unknown] = []
    for sheet in book.worksheets:
        blocks: dict[int, set[str]] = {}
        texts = [(f"{sheet.title}!{cell.coordinate}", str(cell.value), cell.row) for cell in _cells(sheet)]
        texts += [(sheet.title, part.text, 0) for part in _pages(sheet)]
        for place, text, row in texts:
            for name in names_in(text):
                found = lexicon.get(name)
                seen += 1
                if found is None:
                    unknown.append(Unknown(name.strip(), place, lexicon.nearest(name)))
                    continue
                if found.block and row == 0:
                    raise FileProblem("forms.block-in-header", path=path, field=name.strip(), place=place)
                if found.block:
                    blocks.setdefault(row, set()).add(found.block)
                if len(blocks.get(row, ())) > 1:
                    listed = ", ".join(sorted(blocks[row]))
                    raise FileProblem("forms.two-blocks", path=path, place=place, blocks=listed)
        if blocks:
            _check_moved(sheet, path, min(blocks))
    all_known(path, seen, unknown)


def _check_moved(sheet: Any, path: str, first: int) -> None:
    """FileProblem: what would not follow when rows are added below ``first``: formulas, tables."""
    for cell in _existing(sheet):
        if cell.data_type == "f":
            formula = getattr(cell.value, "text", cell.value)
            if any(int(number) >= first for number in _REFERENCE.findall(str(formula))):
                raise FileProblem("forms.formula-moved", path=path, place=f"{sheet.title}!{cell.coordinate}")
    for table in sheet.tables.values():
        raise FileProblem("forms.formula-moved", path=path, place=f"{sheet.title}!{table.ref}")


def _fill(sheet: Any, form: Form, lexicon: Lexicon) -> None:
    blocks: dict[int, str] = {}
    for cell in _cells(sheet):
        for name in names_in(str(cell.value)):
            found = lexicon.get(name)
            if found is not None and found.block:
                blocks[cell.row] = found.block
    done: set[int] = set()
    for row in sorted(blocks, reverse=True):
        values = rows_of(blocks[row], form)
        added = max(len(values) - 1, 0)
        insert(sheet, row, added)
        done = {each + added if each > row else each for each in done}
        _fill_rows(sheet, row, added, form, lexicon, values)
        done.update(range(row, row + added + 1))
    for cell in _cells(sheet):
        if cell.row not in done:
            _put(cell, lambda found: value_of(found, form), lexicon)
    for part in _pages(sheet):
        [told] = replaced([part.text], lambda name: written(_of(name, form, lexicon)).replace("&", "&&"))
        part.text = _NOT_XML.sub(" ", told)


def _of(name: str, form: Form, lexicon: Lexicon) -> Value:
    found = lexicon.get(name)
    return None if found is None else value_of(found, form)


def _fill_rows(
    sheet: Any, first: int, added: int, form: Form, lexicon: Lexicon, values: Sequence[Mapping[str, Value]]
) -> None:
    """Fill a row and those added below it, an entry each."""
    # One pass over the cells, however many rows were added: a form may have a great many blanks.
    for cell in [cell for (row, _), cell in sheet._cells.items() if first <= row <= first + added]:
        if cell.data_type != "f" and cell.value is not None and names_in(str(cell.value)):
            entry = values[cell.row - first] if values else {}
            _put(cell, partial(_of_entry, form, entry), lexicon)


def _of_entry(form: Form, entry: Mapping[str, Value], found: Found) -> Value:
    return entry.get(found.name) if found.block else value_of(found, form)


def _put(cell: Any, value: Callable[[Found], Value], lexicon: Lexicon) -> None:
    """Fill a cell: a field that stands alone gives a number where it is one; any text stays text, never a formula."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    def given(name: str) -> Value:
        found = lexicon.get(name)
        return None if found is None else value(found)

    content = cell.value
    alone = PATTERN.fullmatch(str(content).strip())
    if alone is not None:
        result = given(alone[1])
        if not isinstance(result, str):
            cell.value = result
            return
        _text(cell, result)
    elif isinstance(content, CellRichText):
        pieces = [each.text if isinstance(each, TextBlock) else each for each in content]
        filled = replaced(pieces, lambda name: written(given(name)))
        cell.value = CellRichText(
            *(
                TextBlock(each.font, _clean(told)) if isinstance(each, TextBlock) else _clean(told)
                for each, told in zip(content, filled, strict=True)
                if told
            )
        )
    else:
        [told] = replaced([str(content)], lambda name: written(given(name)))
        _text(cell, told)


def _text(cell: Any, value: str) -> None:
    told = _clean(value)
    cell.value = told
    if told:
        cell.data_type = "s"
    if begins_formula(told):
        # The mark that a person sets with an apostrophe: it stays text when the cell is edited.
        style = copy(cell._style)
        style.quotePrefix = 1
        cell._style = style


def _clean(value: str) -> str:
    return within(_NOT_XML.sub("\ufffd", value), _LONGEST)
