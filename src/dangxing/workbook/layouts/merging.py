"""Imported rows against those of a records workbook that they come into: what is new, the same, other, or gone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, NamedTuple

from dangxing.language.script import fold
from dangxing.records import Records, Ref, SheetKey
from dangxing.workbook.layouts.assembling import JOINED, SOURCE, Imported, Rows
from dangxing.workbook.layouts.people import Person
from dangxing.workbook.layouts.vocabulary import Vocabulary
from dangxing.workbook.validating.cells import Memo, converter
from dangxing.workbook.validating.lexicon import Lexicon

_ORDER: Final[tuple[SheetKey, ...]] = ("members", "schedule", "activities", "appraisal")
AT: Final = "column"
"""Of what stands in 簽到, the column of its event."""
_OF_SIGN_IN: Final = frozenset({"attendance", "hours"})
_Key = tuple[object, ...]


class There(NamedTuple):
    """A row of the workbook: its number, from 1, and its values by field."""

    sheet: SheetKey
    row: int
    values: Mapping[str, Any]

    @property
    def source(self) -> str:
        """Where it comes from; empty where it was typed."""
        return str(self.values.get(SOURCE) or "")


class Change(NamedTuple):
    """A value of a row that becomes another; ``source`` is the cell that says so."""

    there: There
    field: str
    before: object
    after: object
    source: str


@dataclass
class Merged:
    """What becomes of the workbook.

    ``added`` are new rows, ``changed`` values that a table says otherwise than when it was read before, ``filled`` ones
    that stood empty, ``gone`` rows that their table has no more, ``moved`` rows that stand in another cell of it now,
    ``clashes`` values that stand otherwise in rows of other origin, ``same`` how many rows were there already.
    """

    added: dict[SheetKey, Rows] = field(default_factory=dict)
    changed: list[Change] = field(default_factory=list)
    filled: list[Change] = field(default_factory=list)
    moved: list[Change] = field(default_factory=list)
    clashes: list[Change] = field(default_factory=list)
    gone: list[There] = field(default_factory=list)
    same: int = 0

    @property
    def needs_leave(self) -> bool:
        """Whether something that stands there would be changed or taken away."""
        return bool(self.changed or self.moved or self.gone)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing would be written."""
        return not (self.needs_leave or self.filled or any(rows.values for rows in self.added.values()))


def members_of(records: Records) -> list[Person]:
    """The members of a records workbook, whom tables name."""
    return [
        Person(each.name, each.branch, each.source or f"{records.layouts['members'].title}!{each.row}", each.id)
        for each in records.members
    ]


def merge(records: Records, imported: Imported, labels: Iterable[str], vocabulary: Vocabulary) -> Merged:
    """Compare. ``labels``: the files that were read, as sources name them."""
    files, merged = frozenset(labels), Merged()
    for sheet in _ORDER:
        there = [_there(sheet, each) for each in getattr(records, sheet)]
        keys = _Keys(vocabulary)
        known = {key: each for each in there if (key := keys.of(sheet, each.values))}
        met = _compare(sheet, imported.rows[sheet], known, files, vocabulary, merged)
        if sheet != "members":
            # A member whom a table has no more may stand in rows of other tables, and stays.
            merged.gone += [
                each
                for key, each in known.items()
                if key not in met and each.source and files.issuperset(_files(each.source))
            ]
    return merged


def _there(sheet: SheetKey, record: Any) -> There:
    """A row as it stands there. A mark of 簽到 is no row that could be changed: it holds, whatever it comes from."""
    values = {each.name: getattr(record, each.name) for each in dataclasses.fields(record) if each.name != "row"}
    place = getattr(record, "ref", Ref(sheet, record.row))
    if place.sheet != sheet:
        values |= {SOURCE: None, AT: place.field}
    return There(place.sheet, record.row, values)


def _is_of(there: There, files: frozenset[str]) -> bool:
    """Whether a row comes from these files alone."""
    found = _files(there.source)
    return bool(found) and files.issuperset(found)


def _files(source: str) -> list[str]:
    return [part.partition("!")[0] for part in source.split(JOINED) if "!" in part]


class _Keys:
    """What two rows have in common that are one: of things that were done all they say, and which of several it is."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._times: dict[_Key, int] = {}

    def of(self, sheet: SheetKey, values: Mapping[str, Any]) -> _Key:
        if sheet == "schedule":
            return fold(str(values["branch"])), values["date"], values["activity"]
        if sheet != "activities":
            return (values["id"],)
        key: _Key = (values["id"], values["date"], values["activity"])
        if self._vocabulary.is_held(str(values["activity"])):
            return key
        said = tuple(
            (name, str(values[name])) for name in sorted(values) if name not in _BESIDE and values[name] is not None
        )
        at = self._times[key, said] = self._times.get((key, said), 0) + 1
        return (*key, said, at)


_BESIDE: Final = frozenset({SOURCE, "name", "attendance"})


def _compare(
    sheet: SheetKey,
    rows: Rows,
    known: Mapping[_Key, There],
    files: frozenset[str],
    vocabulary: Vocabulary,
    merged: Merged,
) -> set[_Key]:
    """Sort the rows of a sheet into ``merged``; the keys of those that stand there."""
    read = list(_canonical(sheet, rows, vocabulary.lexicon))
    keys, met, added = _Keys(vocabulary), set(), []
    for values, given in zip(read, rows.values, strict=True):
        key = keys.of(sheet, values)
        there = known.get(key)
        if there is None:
            added.append(given)
            continue
        met.add(key)
        _sort(there, values, files, merged)
    merged.added[sheet] = Rows(rows.fields, added)
    return met


def _canonical(sheet: SheetKey, rows: Rows, lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """Rows as records have them: words as terms, numbers as numbers."""
    columns = lexicon.rulebook.contract.sheets[sheet].columns
    ways = [(name, Memo(converter(name, columns[name], lexicon))) for name in rows.fields]
    for row in rows.values:
        yield {
            name: None if value is None else value if isinstance(value, Decimal) else way[value]
            for (name, way), value in zip(ways, row, strict=True)
        }


def _sort(there: There, values: Mapping[str, Any], files: frozenset[str], merged: Merged) -> None:
    source = str(values.get(SOURCE) or "")
    ours = _is_of(there, files)
    # A column of 簽到 says its hours, and how somebody attended, and nothing else.
    told = _OF_SIGN_IN.intersection(values) if there.sheet == "sign_in" else values.keys() - {SOURCE}
    differing = [
        Change(there, name, there.values.get(name), value, source)
        for name, value in values.items()
        if name in told and value is not None and _other(there.values.get(name), value)
    ]
    if ours and not differing and there.source != source:
        merged.moved.append(Change(there, SOURCE, there.source, source, source))
    elif not differing:
        merged.same += 1
    for change in differing:
        kind = merged.filled if change.before is None else merged.changed if ours else merged.clashes
        kind.append(change)
    if ours and differing and there.source != source:
        merged.changed.append(Change(there, SOURCE, there.source, source, source))


def _other(before: object, after: object) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        return fold(before) != fold(after)
    return before != after
