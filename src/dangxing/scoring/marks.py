"""The marks of a member: what 評議 holds of each, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from dangxing.records import Appraisal, Ref
from dangxing.rules import Mark

_FINE = Decimal("1e-9")


class Marked(NamedTuple):
    """A mark: its value (None: there is none, or too few evaluators gave one), how many gave one, and their cells.

    ``instead``: what counts for one that nobody gave: a number, or another mark.
    """

    value: Decimal | None
    given: int
    cells: tuple[Ref, ...]
    instead: Decimal | str | None = None


def marks_of(marks: Mapping[str, Mark], appraisal: Appraisal | None) -> dict[str, Marked]:
    """Every mark of a rule set, by its name."""
    found = dict(_marked(marks, appraisal))
    # Marks that were given are nobody's to replace, be they too few.
    wanting = {name: mark.otherwise for name, mark in marks.items() if not found[name].given}
    return found | {
        name: _instead(name, otherwise, found, marks) for name, otherwise in wanting.items() if otherwise is not None
    }


def _instead(name: str, otherwise: Decimal | str, found: Mapping[str, Marked], marks: Mapping[str, Mark]) -> Marked:
    """What counts for a mark that is not there."""
    if isinstance(otherwise, Decimal):
        return found[name]._replace(value=otherwise, cells=(), instead=otherwise)
    other = found[otherwise]
    if other.value is None:
        return found[name]
    value = other.value * marks[name].full / marks[otherwise].full
    fine = value if value == value.quantize(_FINE) else value.quantize(_FINE)
    return Marked(fine, found[name].given, other.cells, otherwise)


def _marked(marks: Mapping[str, Mark], appraisal: Appraisal | None) -> Iterator[tuple[str, Marked]]:
    for name, mark in marks.items():
        # A rule set that is scored without a workbook has no such columns.
        found = {field: getattr(appraisal, field, None) for field in mark.fields(name)} if appraisal else {}
        there = {field: value for field, value in found.items() if value is not None}
        row = appraisal.row if appraisal else 0
        yield name, Marked(mark.of(tuple(there.values())), len(there), tuple(Ref("appraisal", row, f) for f in there))
