"""The workbook in which differences of registers and records are worked through, and what was decided there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from dangxing.errors import FileProblem
from dangxing.language import LANGUAGES, text
from dangxing.language.script import fold
from dangxing.language.voice import Voice
from dangxing.rules import Rulebook
from dangxing.scoring.differing import FIELDS, Compared, Difference
from dangxing.sheets.book import Book, height_of
from dangxing.sheets.cells import Cell, Row
from dangxing.sheets.opening import opened

Decision = Literal["own", "branch"]
DECISIONS: Final[tuple[Decision, ...]] = ("own", "branch")
_COLUMNS: Final = {
    "id": 12, "name": 10, "date": 12, "activity": 16, "kind": 14, "own": 26, "own-cell": 30, "branch": 26,
    "branch-cell": 30, "gain": 16, "decision": 14, "remark": 24, "code": 14,
}  # fmt: skip
_STYLES: Final = (
    "id", "text", "center", "text", "center", "wrap", "wrap", "wrap", "wrap", "points", "center", "wrap", "center",
)  # fmt: skip
_HEADER: Final = 2
_CODE: Final = 12
_MOST: Final = 200_000


@dataclass(frozen=True)
class Told:
    """A difference, with the words and the cells of both sides."""

    member: Compared
    difference: Difference
    own: str
    own_cell: str
    branch: str
    branch_cell: str

    @property
    def code(self) -> str:
        """By which it is known again: it hangs on what both sides say, and where the records say it."""
        row = self.difference.row
        said = [self.member.member.id, row.date.isoformat(), row.activity, self.branch_cell]
        for side in (self.difference.own, self.difference.branch):
            said += ["—"] if side is None else [str(getattr(side, field)) for field in FIELDS]
        return sha256("\n".join(said).encode()).hexdigest()[:_CODE]


def say(voice: Voice, name: str, /, **params: object) -> str:
    """A text of the part of the catalogue."""
    return text(f"reconcile.{name}", voice.language, **params)


def told_of(row: object, rulebook: Rulebook, voice: Voice, fields: Sequence[str] = ()) -> str:
    """What a row says, in words: the attendance, whatever else it has, and that it is silent about other ``fields``."""
    if row is None:
        return say(voice, "nothing")
    columns = rulebook.contract.sheets["activities"].columns
    titles = {str(key): voice.title(choice) for key, choice in rulebook.contract.attendance.items()}
    found = []
    for field in FIELDS:
        value = getattr(row, field)
        if field == "attendance":
            found.append(titles[value])
        elif value is not None or field in fields:
            shown = "—" if value is None else voice.term(value) if isinstance(value, str) else f"{value:f}"
            found.append(f"{voice.title(columns[field])} {shown}")
    return voice.joined(found)


def write(found: Sequence[Told], year: str, rulebook: Rulebook, voice: Voice, target: Path) -> None:
    """Write the workbook, whole or not at all: a row a difference, with a list to decide by. FileProblem: it cannot."""
    title = say(voice, "title", year=year)
    with opened(target, voice, year, small=True, title=title) as book:
        sheet = book.add(say(voice, "sheet"))
        last = _HEADER + len(found)
        book.fill(sheet, _rows(book, found, title, voice), last, list(map(float, _COLUMNS.values())))
        book.table(sheet, _HEADER - 1, last - 1, len(_COLUMNS), frozen=2)
        book.page(sheet, title)
        at = list(_COLUMNS).index("decision")
        words = [say(voice, f"decide-{decision}") for decision in DECISIONS]
        check = {"validate": "list", "source": words, "error_message": say(voice, "choose"), "ignore_blank": True}
        sheet.data_validation(_HEADER, at, max(last - 1, _HEADER), at, check)


def _rows(book: Book, found: Sequence[Told], title: str, voice: Voice) -> Iterator[Row]:
    blank = [None] * (len(_COLUMNS) - 1)
    yield Row([title, *blank], [book.style("title")] * len(_COLUMNS), 26)
    yield Row([say(voice, f"col-{name}") for name in _COLUMNS], [book.style("header")] * len(_COLUMNS))
    styles = book.styles(*_STYLES)
    widths = list(_COLUMNS.values())
    for each in found:
        row, who = each.difference.row, each.member.member
        values: list[Cell] = [
            who.id, who.name, row.date.isoformat(), voice.term(row.activity),
            say(voice, f"kind-{each.difference.kind}"), each.own, each.own_cell, each.branch, each.branch_cell,
            each.difference.gain, None, None, each.code,
        ]  # fmt: skip
        yield Row(values, styles, height_of((values[at], widths[at]) for at in (5, 6, 7, 8)))


def decisions(path: str) -> Mapping[str, Decision]:
    """What was decided in a workbook that :func:`write` made, by the codes of its rows; a blank is no decision.

    FileProblem: it cannot be read, is none, or a cell of 決定 holds something else.
    """
    from dangxing.workbook.reading import open_workbook

    words = {fold(text(f"reconcile.decide-{each}", language)): each for each in DECISIONS for language in LANGUAGES}
    with open_workbook(Path(path)) as book:
        for index, title in enumerate(book.titles):
            grid = book.grid(index)
            if grid.height > _MOST:
                continue
            rows = list(grid.rows())
            found = _columns(rows[:_HEADER])
            if found is not None:
                return dict(_decided(rows[_HEADER:], found, words, path, title))
    raise FileProblem("reconcile.no-decisions", path=path)


def _columns(rows: Iterable[Sequence[object]]) -> tuple[int, int] | None:
    """Where the decision and the code stand."""
    for row in rows:
        titles = [fold(str(value)) for value in row]
        at = [
            next((titles.index(fold(text(f"reconcile.col-{name}", each))) for each in LANGUAGES
                  if fold(text(f"reconcile.col-{name}", each)) in titles), None)
            for name in ("decision", "code")
        ]  # fmt: skip
        if at[0] is not None and at[1] is not None:
            return at[0], at[1]
    return None


def _decided(
    rows: Iterable[Sequence[object]], at: tuple[int, int], words: Mapping[str, Decision], path: str, title: str
) -> Iterator[tuple[str, Decision]]:
    from dangxing.records import column_letters

    for number, row in enumerate(rows, _HEADER + 1):
        written = str(row[at[0]]).strip()
        if not written:
            continue
        if fold(written) not in words:
            cell = f"{title}!{column_letters(at[0])}{number}"
            raise FileProblem("reconcile.bad-decision", path=f"{path}:{cell}", found=written[:20])
        yield str(row[at[1]]).strip(), words[fold(written)]
