"""What a scored workbook says of itself: the sheet that the writer leaves for this purpose, read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dangxing.errors import FileProblem
from dangxing.language import LANGUAGES, Language
from dangxing.records import EVERY_SHEET, Before, SheetKey
from dangxing.scored.facts import BEFORE, FORM, MARK, SEEN, TITLE, unpacked, with_before
from dangxing.scored.plan import COLUMNS, ROWS
from dangxing.scored.records_copy import COPY_STYLES
from dangxing.sheets import Posting
from dangxing.workbook.grid import Grid
from dangxing.workbook.reading import Workbook

# As many rows as the digests of six full sheets take, and what is told before them.
_MOST_ROWS = 1_000
_MOST_COLUMNS = 64
_POSTED = ("notice-unit", "notice-contact", "notice-days")
_KINDS = {"tool", "year", "as-of", "language", "input", "rules", "styles", "sheet", "rows", SEEN, BEFORE, *_POSTED, ""}


@dataclass(frozen=True, slots=True)
class Copy:
    """The copy of one sheet: its title here and in the records workbook, its header's row and the column of ids (from
    0; -1: none), and a digest for each row from ``first`` (from 1)."""

    key: SheetKey
    title: str
    original: str
    header: int
    ids: int
    first: int
    digests: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a scored workbook was made from. ``rules``: version and digest by the id of the rule set; ``copies`` stand
    in the order of the records workbook; ``as_of`` is the day up to which it was scored, if not the whole year;
    ``language`` that of the workbook, if not of its records; ``posting`` who posts its notice; ``styles`` the numbers
    of the formats that rows of the copy name; ``seen`` what was told of sheets and a copy does not show;
    ``before`` what the ledger had of the period before."""

    title: str
    tool: str
    year: int
    as_of: dt.date | None
    language: Language | None
    posting: Posting
    input_name: str
    input_digest: str
    rules: Mapping[str, tuple[str, str]]
    styles: Mapping[str, int]
    copies: tuple[Copy, ...]
    seen: tuple[str, ...]
    before: Mapping[str, Mapping[str, Before]] = field(default_factory=dict)


def recorded(book: Workbook, path: str) -> Recorded:
    """The facts of an open workbook. FileProblem: it has none, or they cannot be understood."""
    for index, title in enumerate(book.titles):
        if title.startswith(TITLE):
            rows = _texts(book.grid(index))
            if rows and rows[0][0] == MARK:
                try:
                    return _understood(rows, title)
                except (ValueError, KeyError, IndexError, OverflowError, TypeError, StopIteration):
                    raise FileProblem("verify.facts-damaged", path=path, sheet=title) from None
    raise FileProblem("verify.not-scored", path=path)


def _texts(grid: Grid) -> list[list[str]]:
    """The rows as texts, no more of them than a writer makes. Empty where the sheet is of another making."""
    if grid.height > _MOST_ROWS or grid.width > _MOST_COLUMNS:
        return []
    return [[(f"{value:g}" if isinstance(value, int | float) else str(value)) for value in row] for row in grid.rows()]


def _number(text: str, least: int, most: int) -> int:
    """A whole number within bounds. ValueError: it is none, or beyond them."""
    if len(text) > 9 or not least <= int(text) <= most:
        raise ValueError(text[:20])
    return int(text)


def _understood(rows: list[list[str]], title: str) -> Recorded:
    """What the rows say. ValueError and its like: one of them says something else than a writer does."""
    if int(rows[0][1]) != FORM or {row[0] for row in rows[1:]} - _KINDS:
        raise ValueError(title)
    several: dict[str, list[list[str]]] = {}
    for kind, *values in rows[1:]:
        several.setdefault(kind, []).append(values)
    single = {kind: values[-1] for kind, values in several.items()}
    return Recorded(
        title=title,
        tool=single["tool"][0],
        year=_number(single["year"][0], 1000, 9999),
        as_of=dt.date.fromisoformat(single["as-of"][0]) if "as-of" in single else None,
        language=next(known for known in LANGUAGES if known == single["language"][0]) if "language" in single else None,
        posting=_posting({name: values[0] for name, values in single.items() if name in _POSTED}),
        input_name=single["input"][0],
        input_digest=single["input"][1],
        rules={values[0]: (values[1], values[2]) for values in several.get("rules", ())},
        styles={name: _number(number, 0, 65_535) for name, number in zip(COPY_STYLES, single["styles"], strict=False)},
        copies=tuple(_copies(several.get("sheet", ()), several.get("rows", ()))),
        seen=tuple(values[0] for values in several.get(SEEN, ())),
        before=with_before([values[0] for values in several.get(BEFORE, ())]),
    )


def _copies(sheets: Iterable[list[str]], rows: Iterable[list[str]]) -> Iterator[Copy]:
    digests: dict[SheetKey, list[int]] = {}
    firsts: dict[SheetKey, int] = {}
    for key, first, packed in ((_key(values[0]), values[1], values[2]) for values in rows):
        firsts.setdefault(key, _number(first, 1, ROWS))
        digests.setdefault(key, []).extend(unpacked(packed))
        if len(digests[key]) > ROWS:
            raise ValueError(key)
    for key, (name, original, header, ids, *_) in {_key(values[0]): values[1:] for values in sheets}.items():
        header_row, id_column = _number(header, 0, ROWS - 1), _number(ids, -1, COLUMNS - 1)
        yield Copy(key, name, original, header_row, id_column, firsts.get(key, 1), tuple(digests.get(key, ())))


def _posting(told: Mapping[str, str]) -> Posting:
    days = _number(told["notice-days"], 1, 366) if "notice-days" in told else None
    return Posting(told.get("notice-unit"), told.get("notice-contact"), days)


def _key(value: str) -> SheetKey:
    if value not in EVERY_SHEET:
        raise KeyError(value)
    return value
