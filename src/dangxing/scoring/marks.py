"""The marks of a member: what 評議 holds of each, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from dangxing.records import Appraisal, Member, Ref
from dangxing.rules import Mark
from dangxing.rules.terms import carried
from dangxing.scoring.figures import group_in

_TOLD = Decimal("0.0001")


class OfBest(NamedTuple):
    """What a mark is reckoned by: another mark, its value, the best one of these, and what it is out of itself."""

    mark: str
    value: Decimal
    best: Decimal
    full: Decimal

    @property
    def params(self) -> dict[str, object]:
        """What fills the sentence that tells it."""
        return {**self._asdict(), "value": _told(self.value), "best": _told(self.best)}


def _told(value: Decimal) -> Decimal:
    short = value.quantize(_TOLD)
    return value if value == short else short


class Marked(NamedTuple):
    """A mark: its value (None: there is none, or too few evaluators gave one), how many gave one, and their cells.

    ``instead``: what counts for one that nobody gave: a number, or another mark. ``best``: what it is reckoned by.
    """

    value: Decimal | None
    given: int
    cells: tuple[Ref, ...]
    instead: Decimal | str | None = None
    best: OfBest | None = None


def bests_of(
    marks: Mapping[str, Mark], members: Iterable[Member], appraisals: Mapping[str, Appraisal]
) -> dict[tuple[str, str], Decimal]:
    """The best of each mark that others are reckoned by, by the name of these and by group."""
    found: dict[tuple[str, str], Decimal] = {}
    compared = {name: mark.best for name, mark in marks.items() if mark.best}
    for member in members:
        own = marks_of(marks, appraisals.get(member.id))
        for name, best in compared.items():
            value, key = own[best.mark].value, (name, group_in(best.of, member))
            if value is not None:
                found[key] = max(found.get(key, value), value)
    return found


def compared(
    found: Mapping[str, Marked], marks: Mapping[str, Mark], bests: Mapping[tuple[str, str], Decimal], member: Member
) -> dict[str, Marked]:
    """Every mark, those too that are reckoned by the best of others, in the order of the rule set."""
    made: dict[str, Marked] = {}
    for name, mark in marks.items():
        if mark.best is None:
            made[name] = found[name]
            continue
        own, best = found[mark.best.mark], bests.get((name, group_in(mark.best.of, member)))
        made[name] = own._replace(instead=None)
        if own.value is not None and best is not None:
            value = mark.of_best(own.value, best)
            by = OfBest(mark.best.mark, own.value, best, mark.full)
            made[name] = Marked(value, own.given, own.cells, best=by)
    return made


def marks_of(marks: Mapping[str, Mark], appraisal: Appraisal | None) -> dict[str, Marked]:
    """Every mark of a rule set that people give, by its name."""
    marks = {name: mark for name, mark in marks.items() if mark.best is None}
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
    fine = carried(other.value * marks[name].full / marks[otherwise].full)
    return Marked(fine, found[name].given, other.cells, otherwise)


def _marked(marks: Mapping[str, Mark], appraisal: Appraisal | None) -> Iterator[tuple[str, Marked]]:
    for name, mark in marks.items():
        # A rule set that is scored without a workbook has no such columns.
        there = {
            field: value
            for field in (mark.fields(name) if appraisal else ())
            if (value := getattr(appraisal, field, None)) is not None
        }
        row = appraisal.row if appraisal else 0
        yield name, Marked(mark.of(tuple(there.values())), len(there), tuple(Ref("appraisal", row, f) for f in there))
