"""Whose the rows of 簽到 are: by number, or by name where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from dangxing.language.script import LONGEST_WORD, Listed, fold, names_like, nearest
from dangxing.records import Place
from dangxing.workbook.layouts.matrix import is_beside
from dangxing.workbook.layouts.meaning import Meaning, branch_of
from dangxing.workbook.layouts.overhead import Head
from dangxing.workbook.layouts.table import Table
from dangxing.workbook.validating.cells import to_id
from dangxing.workbook.validating.checks import Known, name_key
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.rows import RowValues
from dangxing.workbook.validating.sheets import field_of


class Signers:
    """The rows under a header. ``places`` are the columns of the grid that tell who it is, by field."""

    def __init__(self, table: Table, head: Head, lexicon: Lexicon, problems: Problems, known: Known) -> None:
        self._table, self._head, self._lexicon, self._problems, self._known = table, head, lexicon, problems, known
        self._at = head.people["name"]
        self.places = dict(head.people)
        if "name" not in self._titles():
            # A table without names: the header was found by its ids.
            self.places = {field: at for field, at in self.places.items() if field != "name"} | {"id": self._at}
        self._branch = branch_of(table.titles(head.rows[0]))
        self._by_name: dict[str, list[RowValues]] = {}
        for member in known.members.values():
            if isinstance(member[2], str):
                self._by_name.setdefault(name_key(member[2]), []).append(member)
        self._known_names = {key: shown(members[0][2]) for key, members in self._by_name.items()}

    def _titles(self) -> set[str | None]:
        words = self._lexicon.columns("sign_in")
        return {field_of(self._table.text(row, self._at), words) for row in self._head.rows}

    def members(self, meaning: Meaning) -> dict[int, RowValues]:
        """The member of each row of the grid that is one; what is none is told. All of them are known to be active."""
        found: dict[int, RowValues] = {}
        first: dict[str, int] = {}
        for row in range(self._head.rows[-1] + 1, len(self._table.rows)):
            member = self._member(row, meaning)
            if member is not None:
                before = first.setdefault(member[1], row)
                if before == row:
                    found[row] = member
                else:
                    cell = self._place(before, self._at).cell
                    self._add("sign-in-twice", row, self._at, found=shown(member[2]), first=cell)
        self._known.active.update(first)
        return found

    def _member(self, row: int, meaning: Meaning) -> RowValues | None:
        """The member of a row; None, with the reason told, where it is nobody's."""
        key, name = self._key(row), self._text(row, "name")
        if isinstance(key, str) and (member := self._known.members.get(key)) is not None:
            if name and isinstance(member[2], str) and name_key(name) != name_key(member[2]):
                told = {"found": shown(name), "id": shown(key), "name": shown(member[2])}
                self._add("name-mismatch", row, self._at, **told)
            return member
        same = self._same(row, name)
        if key is None and len(same) == 1:
            return same[0]
        self._tell(row, key, name, same, meaning)
        return None

    def _tell(self, row: int, key: object, name: str, same: Sequence[RowValues], meaning: Meaning) -> None:
        """Tell why a row is nobody's; what is empty or guides is nothing to tell of."""
        texts = self._table.texts(row)
        if not texts or self._lexicon.is_guidance(texts):
            return
        if not same and is_beside(self._table, row, name, meaning):
            if not self._table.is_total(row):
                self._add("sign-in-left-out", row, self._at, found=Listed(shown(texts[0])))
            return
        if key is not None:
            self._tell_key(row, key, name)
        elif name:
            self._tell_name(row, name, same)
        elif not all(text.isdecimal() for text in texts):
            self._add("sign-in-no-member", row, self._at)

    def _key(self, row: int) -> object:
        at = self.places.get("id")
        return None if at is None else to_id(self._table.rows[row][at]) or None

    def _text(self, row: int, field: str) -> str:
        at = self.places.get(field)
        return "" if at is None else self._table.text(row, at)

    def _same(self, row: int, name: str) -> list[RowValues]:
        """The members of a name, of the row's branch where there are several."""
        same = self._by_name.get(name_key(name), []) if name else []
        branch = self._text(row, "branch") or self._branch
        if branch and len(same) > 1:
            return [each for each in same if isinstance(each[3], str) and fold(each[3]) == fold(branch)] or same
        return same

    def _tell_key(self, row: int, key: object, name: str) -> None:
        if not isinstance(key, str):
            self._add("bad-id", row, self.places["id"], found=shown(key))
        elif self._known.listed:
            near = self._known.member_meant(key, name or None)
            self._add("unknown-member", row, self.places["id"], found=shown(key), nearest=near)

    def _tell_name(self, row: int, name: str, same: Sequence[RowValues]) -> None:
        if same:
            ids = Listed("、".join(shown(each[1]) for each in same))
            self._add("name-of-several", row, self._at, found=shown(name), ids=ids)
        elif self._known.listed:
            alike = names_like(name, self._known_names)
            near = Listed("、".join(alike)) if alike else nearest(name[:LONGEST_WORD], self._known_names)
            self._add("unknown-name", row, self._at, found=shown(name), nearest=near)

    def _place(self, row: int, at: int) -> Place:
        grid = self._table.grid
        return Place(grid.title, grid.top + row, grid.left + at)

    def _add(self, code: str, row: int, at: int, /, **params: object) -> None:
        self._problems.add(code, self._place(row, at), self._table.grid.index, **params)
