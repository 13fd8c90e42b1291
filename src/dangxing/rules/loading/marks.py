"""The columns of 評議 that hold the marks of rule sets: added to the contract of the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dangxing.language.script import fold
from dangxing.rules import Column, Contract, Mark, MarkColumn
from dangxing.rules.loading.faults import KEY, Fault

_SHEET: Final = "appraisal"


def with_marks(
    contract: Contract, marks: Sequence[tuple[str, Mapping[str, Mark]]]
) -> tuple[Contract, list[list[Fault]]]:
    """The contract with a column for each mark; for each rule set (its file, its marks) the faults of its marks.

    Free text (自評) makes room for a mark of its title, and goes by its next title.
    """
    sheet = contract.sheets[_SHEET]
    columns = dict(sheet.columns)
    known: dict[str, tuple[str, Mark]] = {}
    told: list[list[Fault]] = []
    for file, own in marks:
        faults: list[Fault] = []
        for name, mark in own.items():
            earlier = known.setdefault(fold(name), (file, mark))
            if earlier[1] != mark:
                faults.append(Fault(("marks", name, KEY), "mark-twice", {"found": name, "other": earlier[0]}))
            elif earlier[1] is mark:
                faults += _add(name, mark, columns, sheet.title)
        told.append(faults)
    sheets = contract.sheets | {_SHEET: sheet.model_copy(update={"columns": columns})}
    return contract.model_copy(update={"sheets": sheets}), told


def _add(name: str, mark: Mark, columns: dict[str, Column], sheet: str) -> Iterator[Fault]:
    for field, title, en, aliases in mark.titled(name):
        for written in (title, en, *aliases):
            for other in [key for key, column in columns.items() if fold(written) in map(fold, _titles(column))]:
                if other == field:
                    continue
                moved = _without(columns[other], written)
                if moved is None:
                    yield Fault(
                        ("marks", name, KEY),
                        "title-twice",
                        {"found": written, "other": columns[other].title, "sheet": sheet},
                    )
                else:
                    columns[other] = moved
        columns[field] = MarkColumn(title=title, en=en, aliases=aliases, full=mark.full)


def _titles(column: Column) -> tuple[str, ...]:
    return (column.title, column.en, *column.aliases)


def _without(column: Column, written: str) -> Column | None:
    """Free text that goes by its other titles; None: it is no free text, or has no other."""
    others = [title for title in (column.title, *column.aliases) if fold(title) != fold(written)]
    if column.holds != "text" or column.required or not others or fold(column.en) == fold(written):
        return None
    return column.model_copy(update={"title": others[0], "aliases": tuple(others[1:])})
