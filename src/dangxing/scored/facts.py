"""What a scored workbook was made from, on a sheet that nobody sees: for telling, later, whether it is as written.

說明 says the same to people; this sheet says it to the program, in words that no language or layout changes. Digests
tell what hands have changed, not what somebody forged who takes the trouble to compute them anew.
"""

from __future__ import annotations

import json
import re
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath

from dangxing import __version__
from dangxing.language import patterns
from dangxing.language.script import Term
from dangxing.records import Before, Place, Problem, SheetKey
from dangxing.results import Result
from dangxing.rules import Rulebook
from dangxing.scored.plan import Plan
from dangxing.scored.records_copy import COPY_STYLES
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Row
from dangxing.workbook.grid import Grid

TITLE = "_dangxing"
MARK = "dangxing-scored"
# To be raised when the rows of the records' copy are written in another way, so that their digests differ.
FORM = 1
_WIDTH = 6
# Five signs and a third a row; a cell holds 32,767.
_ROWS_A_CELL = 6_000


def write(
    book: Book,
    plan: Plan,
    result: Result,
    rulebook: Rulebook,
    grids: Mapping[SheetKey, Grid] | None,
    digests: Mapping[SheetKey, array[int]],
) -> None:
    """Adds the sheet, the last of the workbook. ``digests``: one a row of each copied sheet, once those are drawn."""
    taken = {each.title.casefold() for each in plan.records.layouts.values()} | {
        title.casefold() for title in (*plan.titles.values(), *plan.track_titles.values())
    }
    title = TITLE
    while title.casefold() in taken:
        title += "_"
    sheet = book.add(title)
    copied = {key: grid for key, grid in (grids or {}).items() if key in plan.copied}
    head = list(_head(book, plan, result, rulebook, copied))
    height = len(head) + sum(-(-grid.height // _ROWS_A_CELL) for grid in copied.values())
    sheet.feed(book.encoder, _rows(head, copied, digests), height, _WIDTH)
    sheet.very_hidden()


def _head(
    book: Book, plan: Plan, result: Result, rulebook: Rulebook, copied: Mapping[SheetKey, Grid]
) -> Iterator[list[str]]:
    yield [MARK, str(FORM)]
    yield ["tool", __version__]
    yield ["year", str(result.year)]
    if result.as_of is not None:
        yield ["as-of", result.as_of.isoformat()]
    if book.language != plan.records.script:
        yield ["language", book.language]
    posting = book.posting
    yield from ([f"notice-{name}", str(value)] for name, value in posting._asdict().items() if value is not None)
    yield ["input", PurePath(result.path.replace("\\", "/")).name, result.input_digest]
    for group in plan.groups:
        rules = group.rules
        yield ["rules", rules.id, rules.version, rulebook.digests.get(rules.id, "")]
    yield from ([BEFORE, told] for told in before_rows(result.records.before))
    yield ["styles", *(str(book.style(name)) for name in COPY_STYLES)]
    yield from ([SEEN, told] for told in seen_rows(result.problems))
    # In the order in which the workbook that was read had them: warnings are told in it.
    for key in sorted(copied, key=lambda key: copied[key].index):
        layout = plan.records.layouts[key]
        yield ["sheet", key, plan.title(key), layout.title, str(layout.header_row), str(layout.columns.get("id", -1))]


def _rows(
    head: list[list[str]], copied: Mapping[SheetKey, Grid], digests: Mapping[SheetKey, array[int]]
) -> Iterator[Row]:
    for values in head:
        yield Row(values, [0] * len(values))
    # Sheets are drawn in their order, so that by now the copies are.
    for key, grid in copied.items():
        found = digests[key]
        for first in range(0, len(found), _ROWS_A_CELL):
            told = packed(found[first : first + _ROWS_A_CELL])
            yield Row(["rows", key, str(grid.top + first + 1), told], [0] * 4)


SEEN = "seen"
# What the ledger had of the period before: no copy of the records shows it.
BEFORE = "before"
_BEFORE_A_CELL = 200
_POINTS = patterns.late(r"-?[0-9]{1,12}(\.[0-9]{1,9})?", re.ASCII)
# Warnings of what a copy of the records does not show.
_NOT_COPIED = frozenset(
    {
        "hidden-rows", "hidden-columns", "hidden-sheet", "struck-rows", "pale-rows", "sheet-left-alone",
        "rounded-number", "notes-unread", "narrow-column", "conditional-look", "day-not-shown",
    }
)  # fmt: skip


def seen_rows(problems: Sequence[Problem]) -> Iterator[str]:
    """The warnings that cannot be told from the copies, each with its place among all of them."""
    for at, problem in enumerate(problems):
        if problem.code in _NOT_COPIED:
            params = {name: [value, isinstance(value, Term)] for name, value in problem.params.items()}
            place = [problem.place.sheet, problem.place.row, problem.place.column]
            yield json.dumps([at, problem.code, place, params], ensure_ascii=False, separators=(",", ":"))


def with_seen(problems: Sequence[Problem], rows: Sequence[str], path: str) -> tuple[Problem, ...]:
    """The problems that were found in the copies, and among them those that :func:`seen_rows` kept.

    ValueError: a row is not of its making.
    """
    found = [problem for problem in problems if problem.code not in _NOT_COPIED]
    for row in rows:
        at, code, (sheet, number, column), params = json.loads(row)
        if code not in _NOT_COPIED:
            raise ValueError(code)
        told = {name: Term(value) if term else value for name, (value, term) in params.items()}
        found.insert(int(at), Problem(code, "warning", path, Place(sheet, number, column), told, 0))
    # They stand in the order of the workbook, whose sheets the copies may not have in the same places.
    sheets: dict[str | None, int] = {}
    return tuple(
        each if each.order < 0 else each._replace(order=sheets.setdefault(each.place.sheet, len(sheets)))
        for each in found
    )


def before_rows(before: Mapping[str, Mapping[str, Before]]) -> Iterator[str]:
    """What the ledger had of the period before, so many members a row."""
    every = [
        [member, take, format(each.value, "f"), each.run, *([each.outcome] if each.outcome else [])]
        for member, found in sorted(before.items())
        for take, each in found.items()
    ]
    for first in range(0, len(every), _BEFORE_A_CELL):
        yield json.dumps(every[first : first + _BEFORE_A_CELL], ensure_ascii=False, separators=(",", ":"))


def with_before(rows: Sequence[str]) -> dict[str, dict[str, Before]]:
    """What :func:`before_rows` told. ValueError, TypeError: a row is not of its making."""
    found: dict[str, dict[str, Before]] = {}
    for row in rows:
        for member, take, value, run, *outcome in json.loads(row):
            if not _POINTS.fullmatch(value) or not 0 < int(run) < sys.maxsize:
                raise ValueError(str(value)[:20])
            found.setdefault(str(member), {})[str(take)] = Before(Decimal(value), int(run), *map(str, outcome))
    return found


def packed(digests: array[int]) -> str:
    """Digests as text: four bytes each, the lowest first, in base64."""
    if sys.byteorder == "big":
        digests = digests[:]
        digests.byteswap()
    return b64encode(digests.tobytes()).decode()


def unpacked(text: str) -> array[int]:
    """What :func:`packed` had. ValueError: it is not of its making."""
    digests = array("I", b64decode(text, validate=True))
    if sys.byteorder == "big":
        digests.byteswap()
    return digests
