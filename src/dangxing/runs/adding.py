"""Imported rows that come into a records workbook: it is read, compared with them, and a copy is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dangxing.files import whole
from dangxing.language.voice import Voice
from dangxing.records import Records
from dangxing.rules import Column, Rulebook
from dangxing.runs.filling import words_of
from dangxing.workbook import annotating, reading, validating
from dangxing.workbook.annotating import Note
from dangxing.workbook.layouts import Reader
from dangxing.workbook.layouts.assembling import Imported
from dangxing.workbook.layouts.extract import labels_of
from dangxing.workbook.layouts.merging import Merged, members_of, merge
from dangxing.workbook.layouts.people import Person

if TYPE_CHECKING:
    from dangxing.workbook.annotating.adding import Part


@dataclass
class Home:
    """The workbook that rows come into: as it was read, and its records; None where it has ``errors``."""

    path: str
    data: bytes
    records: Records | None
    errors: int

    def copied(self, merged: Merged, rulebook: Rulebook, target: Path) -> tuple[Note, ...]:
        """Write the copy; gives what it could not keep. FileProblem: it cannot be edited or written."""
        # The library that edits is wanted only here: most imports go into no workbook.
        from dangxing.workbook.annotating import adding

        def values() -> tuple[Sequence[str], Any]:
            book = reading.open_workbook(Path(self.path), data=self.data)
            return book.titles, book.grid

        prepared = annotating.prepare(self.path, self.data, values)
        assert self.records is not None  # noqa: S101 - one with errors is refused before
        voice = Voice(self.records.script, rulebook.names)
        with whole(target) as file:
            adding.add(prepared.book, _parts(merged, self.records, rulebook, voice), file)
        return prepared.notes


def home_at(path: str, rulebook: Rulebook, year: int | None) -> Home:
    """The workbook at ``path``. FileProblem: it cannot be read."""
    with reading.told_of(Path(path)):
        data = reading.read_bytes(Path(path))
    with reading.open_workbook(Path(path), data=data) as book:
        found = validating.validate(book.titles, book.grid, path, rulebook, year)
    return Home(path, data, found.records, sum(problem.severity == "error" for problem in found.problems))


def known_to(home: Home | None) -> list[Person]:
    """The members whom the workbook has already."""
    return members_of(home.records) if home is not None and home.records is not None else []


def compared(home: Home, imported: Imported, reader: Reader) -> Merged:
    """What becomes of the workbook by the rows that were imported."""
    assert home.records is not None  # noqa: S101 - one with errors is refused before
    return merge(home.records, imported, labels_of(imported.paths).values(), reader.vocabulary)


def _marks(merged: Merged, records: Records, rulebook: Rulebook, voice: Voice) -> Iterable[Part]:
    """The cells of 簽到 that change: ``field`` is the column of an event, the value an attendance."""
    from dangxing.workbook.annotating.adding import Part

    titles = {str(key): voice.title(choice) for key, choice in rulebook.contract.attendance.items()}
    found: dict[tuple[int, str], object] = {
        (each.there.row, each.field): titles[str(each.after)]
        for each in merged.changed
        if each.there.sheet == "sign_in"
    }
    found |= {(there.row, str(there.values["column"])): None for there in merged.gone if there.sheet == "sign_in"}
    if found:
        yield Part(records.layouts["sign_in"].title, records.layouts["sign_in"], {}, frozenset(), (), (), found)


def _parts(merged: Merged, records: Records, rulebook: Rulebook, voice: Voice) -> Iterable[Part]:
    from dangxing.workbook.annotating.adding import Part

    yield from _marks(merged, records, rulebook, voice)
    for key, rows in merged.added.items():
        sheet = rulebook.contract.sheets[key]
        values: dict[tuple[int, str], object] = {}
        for change in (*merged.changed, *merged.filled, *merged.moved):
            if change.there.sheet == key:
                values[change.there.row, change.field] = _said(
                    change.field, change.after, sheet.columns, rulebook, voice
                )
        for there in merged.gone:
            if there.sheet == key:
                values |= {(there.row, field): None for field in records.layouts[key].columns}
        ways = [words_of(sheet.columns[field], rulebook, voice) for field in rows.fields]
        yield Part(
            voice.title(sheet),
            records.layouts.get(key),
            {field: voice.title(column) for field, column in sheet.columns.items()},
            frozenset(field for field, column in sheet.columns.items() if column.holds == "id"),
            rows.fields,
            [
                [value if way is None else way[value] for way, value in zip(ways, row, strict=True)]
                for row in rows.values
            ],
            values,
        )


def _said(field: str, value: object, columns: Mapping[str, Column], rulebook: Rulebook, voice: Voice) -> object:
    way = words_of(columns[field], rulebook, voice)
    return value if way is None else way[value]
