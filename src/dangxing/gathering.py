"""Problems gathered by kind, so that the same thing is told once, with its cells.

A kind is a code at a column of a sheet. What its problems say alike is told as one; of those that differ in what was
found alone, the things found are told together. One pass over the problems, however many: of each only its row is kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from dangxing.language.catalogue.problems import ACROSS, FIRST, MOVING
from dangxing.records import Problem, column_letters

_FOUND: Final = ("found", "activity", "date")
_LISTED: Final = 5
_RANGES: Final = 6
_VARIANTS: Final = 10_000
_APART: Final = 3

_Key = tuple[object, ...]


@dataclass(slots=True)
class Kind:
    """Problems that are told as one: the first of them, what it and the others found, and their rows (from 0).

    ``others`` is how many of the problems say something else of the same kind. ``columns`` are those of the rows, where
    they are not all that of the first.
    """

    problem: Problem
    varying: str | None
    found: dict[str, object]
    rows: array[int]
    others: int = 0
    columns: array[int] = field(default_factory=lambda: array("q"))

    @property
    def count(self) -> int:
        """How many problems there are."""
        return len(self.rows)

    @property
    def told(self) -> Problem:
        """The problem that tells them all."""
        if self.varying is None or len(self.found) < 2:
            return self.problem
        several = Several(tuple(self.found.values()))
        return self.problem._replace(params={**self.problem.params, self.varying: several})

    @property
    def cells(self) -> str | None:
        """``D4, D9–D23``: the cells, those in a row drawn together; None where the place is no cell."""
        if self.problem.place.row is None:
            return None
        if not self.columns:
            return drawn(self.rows, self.problem.place.column or 0)
        places: dict[int, list[int]] = {}
        for column, row in sorted(set(zip(self.columns, self.rows, strict=True))):
            places.setdefault(column, []).append(row)
        told = [drawn(rows, column) for column, rows in places.items()]
        return ", ".join(told[:_RANGES]) + (", …" if len(told) > _RANGES else "")


@dataclass(frozen=True, slots=True)
class Several:
    """Several things that were found, told as one parameter."""

    values: tuple[object, ...]

    def in_language(self, language: str) -> str:
        """The things in a row, so many of them."""
        told = [str(v.in_language(language) if hasattr(v, "in_language") else v) for v in self.values[:_LISTED]]
        mark = ", " if language == "en" else "、"
        return mark.join(told) + ("…" if len(self.values) > _LISTED else "")


@dataclass(slots=True)
class _Group:
    """The problems of one code at one column: by what they say."""

    variants: dict[_Key, Kind] = field(default_factory=dict)
    count: int = 0
    forms: dict[tuple[str, ...], tuple[str | None, tuple[str, ...]]] = field(default_factory=dict)
    """By the names of parameters: which of them is what was found, and which are the others."""


def gather(problems: Iterable[Problem], *, apart: bool = False) -> list[Kind]:
    """The kinds of ``problems``: errors, then what moves points, then the rest, each in the order of the workbook.

    A kind that says many different things is told by the first of them, unless ``apart``: then each of its own.
    """
    groups: dict[_Key, _Group] = {}
    seen: dict[tuple[int, int], tuple[Mapping[str, object], Kind]] = {}
    for problem in problems:
        code, _, path, place, params, order, _ = problem
        across = code in ACROSS and place.row is not None
        key = (path, order, place.sheet, code, -2 if across else place.column if place.row is not None else -1)
        group = groups.get(key)
        if group is None:
            group = groups[key] = _Group()
        known = seen.get((id(group), id(params)))
        kind = known[1] if known is not None else _kind(group, problem)
        if known is None and len(seen) < _VARIANTS:
            # The parameters are held, so that no others come to stand at their address.
            seen[id(group), id(params)] = params, kind
        kind.rows.append(-1 if place.row is None else place.row)
        if across:
            kind.columns.append(place.column or 0)
    kinds = [kind for key, group in groups.items() for kind in _told(group, apart=apart or key[3] in ACROSS)]
    return sorted(kinds, key=_rank)


def _kind(group: _Group, problem: Problem) -> Kind:
    """The kind of a problem in its group: a new one where none says the same."""
    params = problem.params
    names = tuple(params)
    form = group.forms.get(names)
    if form is None:
        found = next((name for name in _FOUND if name in params), None)
        form = group.forms[names] = found, tuple(name for name in names if name != found)
    varying, others = form
    rest: _Key = (others, *[str(params[name]) for name in others])
    kind = group.variants.get(rest)
    if kind is None:
        if len(group.variants) >= _VARIANTS:
            kind = next(iter(group.variants.values()))
            kind.others += 1
            return kind
        kind = group.variants[rest] = Kind(problem, varying, {}, array("q"))
    if varying is not None and len(kind.found) <= _LISTED:
        kind.found.setdefault(str(params[varying]), params[varying])
    return kind


def _told(group: _Group, *, apart: bool) -> Iterator[Kind]:
    kinds = list(group.variants.values())
    if apart or len(kinds) <= _APART:
        yield from kinds
        return
    first = kinds[0]
    rows = array("q", sorted(row for kind in kinds for row in kind.rows))
    yield Kind(first.problem, first.varying, first.found, rows, first.others + len(rows) - len(first.rows))


def _rank(kind: Kind) -> tuple[int, int]:
    problem = kind.problem
    weight = 0 if problem.severity == "error" else 1 if problem.code in FIRST else 2 if problem.code in MOVING else 3
    return weight, problem.sort_key


def drawn(rows: Sequence[int], column: int, most: int | None = _RANGES) -> str:
    """``D4, D9–D23``: cells of a column, those in a row drawn together; at most so many ranges."""
    letters = column_letters(column)
    told: list[str] = []
    for first, last in _ranges(rows):
        if len(told) == most:
            told.append("…")
            break
        start = f"{letters}{first + 1}"
        told.append(start if first == last else f"{start}{', ' if last == first + 1 else '–'}{letters}{last + 1}")
    return ", ".join(told)


def _ranges(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = rows[0]
    for row in islice(rows, 1, None):
        if row == last + 1:
            last = row
        elif row != last:
            yield first, last
            first = last = row
    yield first, last
