"""簽到 as a table: its header, by the titles of the contract, and what its marks stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dangxing.language.script import LONGEST_WORD, Term, Terms, fold
from dangxing.rules import Contract
from dangxing.workbook.grid import Grid, is_empty
from dangxing.workbook.layouts import heads, overhead
from dangxing.workbook.layouts.dating import date_within, year_of
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Matrix
from dangxing.workbook.layouts.table import Table
from dangxing.workbook.layouts.vocabulary import Options
from dangxing.workbook.validating.faults import shown, unread_fault
from dangxing.workbook.validating.lexicon import Lexicon


class SignInTable(Table):
    """A sheet of a records workbook: its own titles may name the year, and nothing else does."""

    def titles(self, until: int) -> list[str]:
        """The texts above the table."""
        return [text for row in range(min(until, len(self.rows))) for text in dict.fromkeys(self.texts(row))]

    def year(self, until: int) -> int | None:
        """The year of dates without one."""
        return self.options.year or year_of(self.titles(until))

    def branch(self, until: int) -> str | None:
        """No branch: whose event a column is, its marks tell."""
        return ""


def head_of(table: Table, contract: Contract, meaning: Meaning) -> tuple[Matrix, overhead.Head | None]:
    """The layout by which the header is found, with names or, where there are none, by ids; and the header."""
    layout = layout_of(contract)
    head = heads.head_of(table, layout, meaning)
    if head is None:
        layout = layout_of(contract, {"name": "id", "branch": "branch"})
        head = heads.head_of(table, layout, meaning)
    return layout, head


def is_like(grid: Grid, lexicon: Lexicon) -> bool:
    """Whether a sheet, of which the first rows will do, has a header with dates and held activities over columns."""
    meaning = Meaning(lexicon, Options(), lexicon.rulebook.contract.sign_in.marks)
    table = SignInTable("", grid, meaning.vocabulary)
    _, head = head_of(table, lexicon.rulebook.contract, meaning)
    if head is None:
        return False
    people = set(head.people.values())
    for column in range(grid.width):
        values = [table.rows[row][column] for row in head.rows if column not in people]
        said = [date_within(value, 2000) for value in values]
        known = (meaning.activity(word) for _, word in said if word)
        if any(date is not None for date, _ in said) and any(each and meaning.is_held(each) for each in known):
            return True
    return False


_PEOPLE: Mapping[str, str] = {"name": "name", "id": "id", "branch": "branch"}


def layout_of(contract: Contract, people: Mapping[str, str] = _PEOPLE) -> Matrix:
    """The sheet of the contract as the layout of a table. ``people``: by which column of it each field is known."""
    sheet = contract.sheets["sign_in"]
    titles = {name: (column.title, column.en, *column.aliases) for name, column in sheet.columns.items()}
    # What a header's rows are labelled with, beside the dates and the activities.
    schedule = contract.sheets["schedule"].columns
    labels: dict[str, tuple[str, ...]] = {
        name: (schedule[name].title, schedule[name].en) for name in ("date", "activity")
    }
    return Matrix(
        title=sheet.title,
        en=sheet.en,
        shape="matrix",
        people={field: titles[name] for field, name in people.items() if name in titles},
        labels=labels,
        aside=(*contract.sign_in.aside, *titles.get("source", ())),
        hours=titles.get("hours", ()),
        marks=contract.sign_in.marks,
        counts=contract.sign_in.counts,
    )


class Meant(NamedTuple):
    """The attendance that a mark stands for, empty where it is not known, and what is to be told of it, if anything."""

    attendance: str
    code: str
    told: dict[str, object]


class Marks(dict[object, Meant | None]):
    """What cells hold (texts, other values with their types) → what it stands for; None: nothing. Each is looked into
    once."""

    def __init__(self, meaning: Meaning) -> None:
        super().__init__()
        self._meaning = meaning
        contract = meaning.lexicon.rulebook.contract
        self._titles = {str(key): choice.title for key, choice in contract.attendance.items()}

    def __missing__(self, key: object) -> Meant | None:
        found = self[key] = self._meant(key[1] if isinstance(key, tuple) else key)
        return found

    def _meant(self, raw: object) -> Meant | None:
        if (unread := unread_fault(raw)) is not None:
            return Meant("", *unread)
        if is_empty(raw):
            return None
        written = Table.as_text(raw)
        key = fold(written[:LONGEST_WORD])
        attendance = self._meaning.attendance(written)
        if attendance is None:
            return Meant("", "unknown-mark", self._unknown(key, written))
        if key in self._meaning.legend or self._meaning.is_own(key, written):
            return Meant(attendance, "", {})
        # By what offices mean alone, which a line says.
        return Meant(attendance, "mark-taken", {"mark": shown(written), "taken": Term(self._titles[attendance])})

    def _unknown(self, key: str, written: str) -> dict[str, object]:
        told: dict[str, object] = {"mark": shown(written), "allowed": Terms("、".join(self._titles.values()))}
        likely = self._meaning.lexicon.taken("attendance").likely.get(key)
        return told if likely is None else told | {"nearest": Term(self._titles[likely])}
