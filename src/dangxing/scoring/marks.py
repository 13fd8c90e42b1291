"""The marks of a member: what 評議 holds of each, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from dangxing.records import Appraisal, Ref
from dangxing.rules import Mark


class Marked(NamedTuple):
    """A mark: its value (None: there is none, or too few evaluators gave one), how many gave one, and their cells."""

    value: Decimal | None
    given: int
    cells: tuple[Ref, ...]


def marks_of(marks: Mapping[str, Mark], appraisal: Appraisal | None) -> dict[str, Marked]:
    """Every mark of a rule set, by its name."""
    return dict(_marked(marks, appraisal))


def _marked(marks: Mapping[str, Mark], appraisal: Appraisal | None) -> Iterator[tuple[str, Marked]]:
    for name, mark in marks.items():
        # A rule set that is scored without a workbook has no such columns.
        found = {field: getattr(appraisal, field, None) for field in mark.fields(name)} if appraisal else {}
        there = {field: value for field, value in found.items() if value is not None}
        row = appraisal.row if appraisal else 0
        yield name, Marked(mark.of(tuple(there.values())), len(there), tuple(Ref("appraisal", row, f) for f in there))
