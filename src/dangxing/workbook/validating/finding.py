"""Finding the sheets of the contract in a workbook, by their titles, and by their headers where no title says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from dangxing.errors import FileProblem
from dangxing.language import Language, patterns, text
from dangxing.language.script import LONGEST_WORD, Listed, Term, fold
from dangxing.records import EVERY_SHEET, SHEETS, Place, SheetKey
from dangxing.workbook.grid import Grid, Row, is_empty
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.sheets import HEADER_ROWS, Table, field_of, find_table

_TITLES_SHOWN = 20
# A title that only begins like one of the contract, or differs from it by so little.
_LIKE_ASCII, _LIKE = 80, 50
_LONGEST_TITLE = 20
_COPY = patterns.late(r"\(\d+\)|[0-9]+年?度?|copy|副本")
# So many columns must be known at least before a header is taken for that of a sheet.
_TELLING = 2

Read = Callable[[int], Grid]


class _Other(NamedTuple):
    """A sheet that is none of the contract by its title: which one the title is near, and whose header it has."""

    at: int
    near: SheetKey | None
    header: SheetKey | None


def find_sheets(
    titles: Sequence[str], grid: Read, lexicon: Lexicon, problems: Problems
) -> tuple[dict[SheetKey, Grid], dict[SheetKey, Table]]:
    """The sheets of the contract, and the tables of those whose rows are records, by their keys.

    A sheet that no title names is read where it is the only one with the header of one that is wanting; what else
    looks like a sheet of the contract is told; the rest is left alone.
    """
    places = _named(titles, lexicon, problems)
    others = [_look_at(at, titles, grid, lexicon) for at in range(len(titles)) if at not in places.values()]
    for key in EVERY_SHEET:
        alike = [other for other in others if other.header == key and lexicon.sheets[titles[other.at]] is None]
        if key not in places and len(alike) == 1:
            places[key] = alike[0].at
            others.remove(alike[0])
            sheet = Term(lexicon.rulebook.contract.sheets[key].title)
            problems.add("sheet-taken", Place(titles[alike[0].at]), alike[0].at, sheet=sheet)
    for other in others:
        like = other.header or other.near
        if like is not None and lexicon.sheets[titles[other.at]] is None:
            sheet = Term(lexicon.rulebook.contract.sheets[like].title)
            problems.add("sheet-left-alone", Place(titles[other.at]), other.at, sheet=sheet)
    _tell_missing(places, titles, lexicon, problems)
    grids = {key: grid(places[key]) for key in EVERY_SHEET if key in places}
    rows = ((key, grids[key]) for key in SHEETS if key in grids)
    tables = {key: table for key, each in rows if (table := find_table(key, each, lexicon, problems)) is not None}
    return grids, tables


def _named(titles: Sequence[str], lexicon: Lexicon, problems: Problems) -> dict[SheetKey, int]:
    places: dict[SheetKey, int] = {}
    for at, title in enumerate(titles):
        key: Any = lexicon.sheets[title]
        if key is None:
            continue
        if key in places:
            problems.add("duplicate-sheet", Place(title), at, first=titles[places[key]])
        else:
            places[key] = at
    return places


def _look_at(at: int, titles: Sequence[str], grid: Read, lexicon: Lexicon) -> _Other:
    try:
        sheet = grid(at)
        rows = list(islice(sheet.rows(), max(HEADER_ROWS - sheet.top, 0)))
    except FileProblem:
        # Nobody needs it: that it cannot be read is no reason to leave the others.
        return _Other(at, None, None)
    if not any(not is_empty(value) for row in rows for value in row):
        return _Other(at, None, None)
    header = _whose_header(rows, lexicon) or _signed(sheet, rows, lexicon)
    return _Other(at, _near(titles[at], lexicon), header)


def _signed(sheet: Grid, rows: list[Row], lexicon: Lexicon) -> SheetKey | None:
    """Whether events stand over the columns of a sheet, and people down."""
    if "sign_in" not in lexicon.rulebook.contract.sheets:
        return None
    words = lexicon.columns("sign_in")
    if not any(field_of(value, words) in ("id", "name") for row in rows for value in row):
        return None
    from dangxing.workbook.validating.sign_table import is_like

    return "sign_in" if is_like(replace(sheet, rows=lambda: iter(rows), height=len(rows)), lexicon) else None


def sheet_meant(title: str, lexicon: Lexicon) -> SheetKey | None:
    """The sheet of the contract that a title is, or is near to."""
    key: Any = lexicon.sheets[title]
    return key if key is not None else _near(title, lexicon)


def _near(title: str, lexicon: Lexicon) -> SheetKey | None:
    """The sheet whose title this one is near to, or goes on from."""
    if len(title) > _LONGEST_TITLE:
        return None
    from rapidfuzz import fuzz

    written = _COPY.sub("", fold(title))
    for key, sheet in lexicon.rulebook.contract.sheets.items():
        for known in map(fold, (sheet.title, sheet.en, *sheet.aliases)):
            like = fuzz.ratio(written, known)
            if known in written or (like >= _LIKE_ASCII if known.isascii() else like > _LIKE):
                return key
    return None


def _whose_header(rows: Sequence[Sequence[object]], lexicon: Lexicon) -> SheetKey | None:
    """The sheet whose whole header one of the rows is: the one of which it has the most columns, others few."""
    best: tuple[int, SheetKey | None] = (0, None)
    for row in rows:
        written = [value for value in row if isinstance(value, str) and not is_empty(value)]
        if len(written) < 2 or any(len(value) > LONGEST_WORD for value in written):
            continue
        for key, sheet in lexicon.rulebook.contract.sheets.items():
            if key == "sign_in":
                continue  # what tells it stands over its columns
            known = {field for value in written if (field := field_of(value, lexicon.columns(key))) is not None}
            required = {field for field, column in sheet.columns.items() if column.required}
            if required <= known and len(known) >= max(len(required), _TELLING) and len(known) * 2 > len(written):
                best = max(best, (len(known), key), key=lambda each: each[0])
    return best[1]


class _Way(NamedTuple):
    """How a table of another shape becomes a records workbook: told with the command to copy."""

    path: str

    def in_language(self, language: Language) -> str:
        """The words for a message in ``language``."""
        return text("importing.way", language, path=self.path)


def _tell_missing(places: Mapping[SheetKey, int], titles: Sequence[str], lexicon: Lexicon, problems: Problems) -> None:
    contract = lexicon.rulebook.contract.sheets
    for key, sheet in contract.items():
        if key in places or not sheet.required:
            continue
        near = next((title for title in titles if lexicon.sheets.nearest(title) == key), None)
        found = Listed("、".join(titles[:_TITLES_SHOWN]))
        told = {"sheet": Term(sheet.title), "en": sheet.en, "found": found, "nearest": near}
        problems.add("missing-sheet", Place(), -1, **told, way=_Way(problems.path) if key == "members" else "")
    kinds = {entry.kind for rules in lexicon.rulebook.rule_sets.values() for entry in rules.activities.values()}
    scheduled = not kinds.isdisjoint({"held", "branch"})
    if scheduled and "activities" in places and "schedule" not in places and "sign_in" not in places:
        problems.add("no-schedule", Place(), -1, sheet=Term(contract["schedule"].title))
