"""A branch's records and members' own registers, opened whatever their layouts, and held against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from dangxing.language.script import fold
from dangxing.language.voice import Voice
from dangxing.records import Activity, Member, Problem, Records, SheetKey, trail
from dangxing.rules import Rulebook
from dangxing.runs.adding import Home
from dangxing.runs.filling import Filled
from dangxing.scoring.differing import FIELDS, Compared, Difference, compare
from dangxing.workbook import reading, validating
from dangxing.workbook.grid import Grid
from dangxing.workbook.layouts import Extract, Reader
from dangxing.workbook.layouts.assembling import JOINED, SOURCE, Imported, Rows, assemble
from dangxing.workbook.layouts.merging import Change, Merged, There, members_of
from dangxing.workbook.layouts.opening import opened
from dangxing.workbook.reading import Workbook
from dangxing.workbook.validating import Validated


@dataclass
class Side:
    """What one file, or the branch's, holds.

    ``records`` None: it has faults, which ``problems`` or the troubles of ``extracts`` are. ``strangers`` are people of
    a register whom the branch's list does not have; ``home`` is what a copy of the branch's records is made from.
    """

    path: str
    records: Records | None
    year: int | None = None
    problems: tuple[Problem, ...] = ()
    extracts: tuple[Extract, ...] = ()
    strangers: tuple[str, ...] = ()
    home: Home | None = None


class Sides:
    """Opens them. ``reader`` knows the layouts; ``year`` is the one that is compared, if it was said."""

    def __init__(self, reader: Reader, rulebook: Rulebook, voice: Voice, year: int | None) -> None:
        self._reader, self._rulebook, self._voice, self._year = reader, rulebook, voice, year

    def branch(self, paths: Sequence[str], track: str | None) -> Side:
        """The branch's records: one records workbook, or tables that are made into one. FileProblem: see ``opened``."""
        if len(paths) == 1:
            with opened(Path(paths[0])) as book:
                if self._sheets_of(book) >= {"members"}:
                    return self._validated(paths[0], book, None)
        files = {path: self._reader.extract(path) for path in paths}
        imported = assemble(files, track)
        extracts = tuple(extract for found in files.values() for extract in found)
        if len(imported.paths) < len(paths):
            return Side(paths[0], None, extracts=extracts)
        found = self._filled(paths[0], imported.rows, self._year)
        return replace(found, extracts=extracts)

    def own(self, path: str, branch: Side) -> Side:
        """A register, whose people are those of the branch."""
        assert branch.records is not None  # noqa: S101 - one with faults is refused before
        with opened(Path(path)) as book:
            there = self._sheets_of(book)
            # Offices call their own tables 簽到 as well: beside others it is one of them.
            if there & {"members", "activities"} or there == {"sign_in"}:
                return _among(self._validated(path, book, branch), branch.records)
        extracts = self._reader.extract(path)
        for extract in extracts:
            # The branch's records say how long a meeting was.
            extract.troubles = [trouble for trouble in extract.troubles if trouble.code != "no-hours"]
        imported = assemble({path: extracts}, None, members_of(branch.records))
        if not imported.paths:
            return Side(path, None, extracts=tuple(extracts))
        strangers = _strangers(imported)
        known = {member.id for member in branch.records.members}
        rows = {**self._lent(branch), "activities": _of(imported.rows["activities"], known)}
        found = self._filled(path, rows, branch.year)
        return replace(found, extracts=tuple(extracts), strangers=strangers)

    def _sheets_of(self, book: Workbook) -> set[str | None]:
        sheets = self._reader.vocabulary.lexicon.sheets
        return {sheets[title] for title in book.titles}

    def _validated(self, path: str, book: Workbook, branch: Side | None) -> Side:
        """A workbook of the contract; a register may lack what the branch's records have."""
        titles = list(book.titles)
        lent: dict[int, Grid] = {}
        if branch is not None:
            there = self._sheets_of(book)
            for key, rows in self._lent(branch).items():
                # A register with a list of its own has its own names of branches, too.
                if key not in there and not (key == "schedule" and "members" in there):
                    lent[len(titles)] = self._grid(key, rows, len(titles))
                    titles.append(lent[len(titles)].title)

        def grid(at: int) -> Grid:
            return lent[at] if at in lent else book.grid(at)

        year = self._year if branch is None else branch.year
        found = validating.validate(titles, grid, path, self._rulebook, year)
        return _side(path, found, _bytes(path) if branch is None else b"")

    def _lent(self, branch: Side) -> Mapping[SheetKey, Rows]:
        """What a register need not have: the members, what was held (and how long), and deeds."""
        assert branch.records is not None  # noqa: S101 - refused before
        return {
            "members": _members(branch.records),
            "schedule": _schedule(branch.records),
            "activities": Rows(("id", "date", "activity"), ()),
        }

    def _grid(self, key: SheetKey, rows: Rows, index: int) -> Grid:
        sheet = self._rulebook.contract.sheets[key]
        titles: list[object] = [sheet.columns[field].title for field in rows.fields]
        told = [titles, *(["" if value is None else value for value in row] for row in rows.values)]
        return Grid(sheet.title, index, 0, 0, len(told), len(titles), lambda: map(list, told))

    def _filled(self, path: str, rows: Mapping[SheetKey, Rows], year: int | None) -> Side:
        """Rows of tables as a records workbook, which is kept nowhere."""
        with TemporaryDirectory(prefix="dangxing-", ignore_cleanup_errors=True) as folder:
            target = Path(folder) / "records.xlsx"
            Filled(rows, self._rulebook, self._voice, target).write()
            data = target.read_bytes()
        with reading.open_workbook(Path(path), data=data) as book:
            found = validating.validate(book.titles, book.grid, path, self._rulebook, year)
        return _side(path, found, data)


def _bytes(path: str) -> bytes:
    with reading.told_of(Path(path)):
        return reading.read_bytes(Path(path))


def _side(path: str, found: Validated, data: bytes) -> Side:
    errors = tuple(problem for problem in found.problems if problem.severity == "error")
    return Side(path, found.records, found.year, errors, home=Home(path, data, found.records, len(errors)))


def _strangers(imported: Imported) -> tuple[str, ...]:
    rows = imported.rows["members"]
    at = rows.fields.index("name") if "name" in rows.fields else 0
    return tuple(str(row[at]) for row in rows.values)


def _members(records: Records) -> Rows:
    fields = ("id", "name", "branch", "track", "post", "standing", "start", "end")
    return Rows(fields, [tuple(getattr(member, name) for name in fields) for member in records.members])


def _schedule(records: Records) -> Rows:
    fields = ("branch", "date", "activity", "hours")
    return Rows(fields, [tuple(getattr(event, name) for name in fields) for event in records.schedule])


def _of(rows: Rows, known: set[str]) -> Rows:
    at = rows.fields.index("id") if "id" in rows.fields else 0
    return Rows(rows.fields, [row for row in rows.values if row[at] in known])


def _among(side: Side, branch: Records) -> Side:
    """The register with the branch's ids: members are known by id and name, or by a name that one alone has."""
    if side.records is None:
        return side
    by_id = {member.id: member for member in branch.members}
    by_name: dict[str, list[Member]] = {}
    for member in branch.members:
        by_name.setdefault(fold(member.name), []).append(member)
    ids: dict[str, str] = {}
    strangers = []
    for member in side.records.members:
        same = by_name.get(fold(member.name), [])
        if member.id in by_id and fold(by_id[member.id].name) == fold(member.name):
            ids[member.id] = member.id
        elif len(same) == 1:
            ids[member.id] = same[0].id
        else:
            strangers.append(f"{member.name}（{member.id}）")
    rows = tuple(replace(row, id=ids[row.id]) for row in side.records.activities if row.id in ids)
    return replace(side, records=replace(side.records, activities=rows), strangers=tuple(strangers))


def place_of(side: Side, row: Activity, *, with_file: bool = False) -> str:
    """Where a row of a side stands: the office's own cell where it came from a table, which is told with its file."""
    assert side.records is not None  # noqa: S101 - rows are of records
    if row.source:
        return trail(row.source)
    address = side.records.address(row.ref)
    return f"{side.path} › {address}" if with_file else address


def compared(own: Sequence[Side], branch: Side, rulebook: Rulebook) -> list[Compared]:
    """The registers against the branch's records, member by member."""
    assert branch.records is not None and branch.year is not None  # noqa: S101, PT018 - refused before
    rows = [row for side in own if side.records is not None for row in side.records.activities]
    return compare(rows, branch.records, rulebook, branch.year)


def rows_of(sides: Sequence[Side]) -> dict[int, Side]:
    """The register that each row is of, by the row's identity."""
    return {id(row): side for side in sides if side.records is not None for row in side.records.activities}


def _source(side: Side, row: Activity) -> str:
    """The cell that a row of a register comes from, as 來源 has it."""
    assert side.records is not None  # noqa: S101 - rows are of records
    return row.source or f"{Path(side.path).name}!{side.records.address(row.ref)}"


def decided(differences: Sequence[Difference], branch: Side, own: Sequence[Side]) -> Merged:
    """What becomes of the branch's records where the member's register is followed in these: the rows say so."""
    assert branch.records is not None  # noqa: S101 - refused before
    names = {member.id: member.name for member in branch.records.members}
    fields = ("id", "name", "date", "activity", *FIELDS, SOURCE)
    home = rows_of(own)
    added, changed, gone = [], [], []
    for each in differences:
        there = (
            None
            if each.branch is None
            else There(each.branch.ref.sheet, each.branch.row, {"column": each.branch.ref.field})
        )
        if each.own is not None and there is None:
            said = (getattr(each.own, name) for name in FIELDS)
            key = (each.own.id, names[each.own.id], each.own.date, each.own.activity)
            added.append((*key, *said, _source(home[id(each.own)], each.own)))
        elif each.own is None and there is not None:
            gone.append(there)
        elif each.own is not None and there is not None:
            # A mark of 簽到 stands in the column of its event.
            place = each.branch.ref.field if each.branch is not None else None
            changed += [Change(there, place or name, None, getattr(each.own, name), "") for name in each.fields]
            if place is None and each.branch is not None:
                cells = (each.branch.source, _source(home[id(each.own)], each.own))
                changed.append(Change(there, SOURCE, None, JOINED.join(filter(None, cells)), ""))
    return Merged(added={"activities": Rows(fields, added)}, changed=changed, gone=gone)
