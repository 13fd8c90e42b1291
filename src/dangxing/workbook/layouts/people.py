"""Who the people of all tables are: by number or by name, blanks and script being no difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from dangxing.language import patterns
from dangxing.language.script import Listed, fold, names_like
from dangxing.workbook.layouts.extract import Extract, Line, Named

_DIGITS = 9
# For so many names those that are like them are looked for, and so many of those are told.
_MOST_ASKED, _MOST_LIKE = 500, 3
# A number that was given by this program to who had none.
_GIVEN = patterns.late(rf"N[0-9]{{{_DIGITS}}}")


@dataclass
class Person:
    """A member: as first named, with what a list tells besides."""

    name: str
    branch: str
    source: str
    id: str | None = None
    values: dict[str, object] = field(default_factory=dict)
    is_known: bool = False
    """Whether the member stood in the workbook already that the rows come into."""

    def anew(self) -> Person:
        """The same person, with nothing that a table said since."""
        return replace(self, values=dict(self.values))


class People:
    """The members so far. With a list of members, nobody else is one; without, whoever a table names."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.listed = False
        self._asked = 0
        self._labels = labels
        self._by_name: dict[str, list[Person]] = {}
        self._by_id: dict[str, Person] = {}

    def __iter__(self) -> Iterator[Person]:
        """Members in the order in which they were first named."""
        return (person for same in self._by_name.values() for person in same)

    def enlist(self, line: Line, into: Extract) -> None:
        """Add a row of a list of members; one of the same name and branch is no second one."""
        named = line.person
        self.listed = True
        if named.branch is None:
            into.tell("no-branch", named.cell)
            return
        for other in self._by_name.get(fold(named.name), ()):
            if other.is_known and self._is_known(other, named, into):
                return
            same_branch = fold(other.branch) == fold(named.branch)
            if (named.id is not None and other.id == named.id) or (same_branch and None in (named.id, other.id)):
                into.tell("listed-twice", named.cell, found=named.name, first=other.source)
                return
        if named.id is not None and (other_id := self._by_id.get(named.id)) is not None:
            into.tell("id-twice", named.cell, found=named.id, first=other_id.source)
            return
        name = _joined(named.name)
        self._add(Person(name, named.branch, named.cell.told(self._labels), named.id, dict(line.values)))

    def _is_known(self, other: Person, named: Named, into: Extract) -> bool:
        """Whether a row of a list is a member of the workbook that rows come into, who keeps the number there."""
        same = fold(other.branch) == fold(named.branch or "")
        if named.id is not None and other.id != named.id:
            if not same or not _GIVEN.fullmatch(other.id or ""):
                return False
            into.tell("number-kept", named.cell, found=named.name, number=other.id)
        return same or named.id is not None

    def know(self, person: Person) -> None:
        """Add a member of the workbook that the rows come into, before all others."""
        person.is_known = True
        self.listed = self.listed or not _GIVEN.fullmatch(person.id or "")
        self._add(person)

    def find(self, named: Named, into: Extract) -> Person | None:
        """The member whom a table names; None, with the reason told, where it is nobody or could be several."""
        if named.id is not None and (person := self._by_id.get(named.id)) is not None:
            if fold(person.name) != fold(named.name):
                into.tell("id-of-other", named.cell, id=named.id, found=named.name, name=person.name)
                return None
            return person
        same = self._by_name.get(fold(named.name), [])
        if named.branch is not None:
            same = [person for person in same if fold(person.branch) == fold(named.branch)]
        if named.id is not None:
            same = [person for person in same if person.id is None]
        if len(same) == 1:
            person = same[0]
            if person.name != named.name:
                into.tell("name-same", named.cell, found=f"{named.name}→{person.name}")
            if not self.listed and named.id is not None:
                self._number(person, named.id)
            return person
        if same:
            into.tell("name-of-several", named.cell, found=named.name, first=same[0].source, second=same[1].source)
        elif self.listed:
            self._tell_not_listed(named, into)
        elif named.branch is None:
            into.tell("no-branch", named.cell)
        else:
            name = _joined(named.name)
            if name != named.name:
                into.tell("name-same", named.cell, found=f"{named.name}→{name}")
            return self._add(Person(name, named.branch, named.cell.told(self._labels), named.id))
        return None

    def _tell_not_listed(self, named: Named, into: Extract) -> None:
        """Say that a list has no such member, and who is like it: nobody is taken for another."""
        elsewhere = dict.fromkeys(person.branch for person in self._by_name.get(fold(named.name), ()))
        if named.branch is not None and named.id is None and elsewhere:
            into.tell("listed-elsewhere", named.cell, found=named.branch, other=Listed("、".join(elsewhere)))
            return
        self._asked += 1
        alike = names_like(named.name, self._by_name) if self._asked <= _MOST_ASKED else []
        people = [
            person
            for same in alike
            for person in same
            if named.branch is None or fold(person.branch) == fold(named.branch)
        ]
        if people:
            told = "、".join(f"{person.name}（{person.source}）" for person in people[:_MOST_LIKE])
            into.tell("not-listed-like", named.cell, found=named.name, nearest=Listed(told))
        else:
            into.tell("not-listed", named.cell, found=named.name)

    def number(self) -> int:
        """Give those without a number one that hangs on their branch and name alone; how many there were."""
        count = 0
        for person in sorted(self, key=lambda each: (fold(each.branch), fold(each.name))):
            if person.id is None:
                count += 1
                self._number(person, next(number for number in _numbers(person) if number not in self._by_id))
        return count

    def _number(self, person: Person, number: str) -> None:
        person.id = number
        self._by_id[number] = person

    def _add(self, person: Person) -> Person:
        self._by_name.setdefault(fold(person.name), []).append(person)
        if person.id is not None:
            self._by_id[person.id] = person
        return person


def _joined(name: str) -> str:
    """A Chinese name without the blanks that make two signs as wide as three."""
    return name if name.isascii() else "".join(name.split())


def _numbers(person: Person) -> Iterator[str]:
    """Numbers for a person: the same whatever the files, their order and the machine."""
    for attempt in range(1000):
        told = f"{fold(person.branch)}\n{fold(person.name)}\n{attempt}".encode()
        yield f"N{int.from_bytes(sha256(told).digest()[:8], 'big') % 10**_DIGITS:0{_DIGITS}d}"
