"""What a contract of the workbook cannot mean, though each key and value by itself is right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from dangxing import rules as r
from dangxing.rules.loading.faults import KEY, Fault, Loc, unknown


def titles_of(sheet: r.Sheet) -> Iterator[tuple[str, str, Loc]]:
    """Every title by which a column of the sheet is known, the column's field, and where under the sheet it stands."""
    for field, column in sheet.columns.items():
        yield column.title, field, ("columns", field, "title")
        yield column.en, field, ("columns", field, "en")
        for at, alias in enumerate(column.aliases):
            yield alias, field, ("columns", field, "aliases", at)


def contract_faults(contract: r.Contract) -> Iterator[Fault]:
    """What a contract cannot mean: sheets, columns and values that records need and lack, titles of two columns."""
    from dangxing.language.script import fold

    for section in ("sheets", "attendance", "standing"):
        for key in get_args(get_args(r.Contract.model_fields[section].annotation)[0]):
            # A contract written before a member could be exempt, or sign in, need not know of it.
            if key not in getattr(contract, section) and key not in ("exempt", "sign_in"):
                yield Fault((section, key), "missing-key", {"key": key})
    for sheet_key, sheet in contract.sheets.items():
        base: Loc = ("sheets", sheet_key)
        fields, required = record_fields(sheet_key)
        for field in sheet.columns:
            if field not in fields:
                yield unknown((*base, "columns", field, KEY), "unknown-key", field, fields)
        for field in required:
            if field not in sheet.columns:
                yield Fault((*base, "columns", field), "missing-key", {"key": field})
        seen: dict[str, str] = {}
        for title, field, loc in titles_of(sheet):
            other = seen.setdefault(fold(title), field)
            if other != field:
                yield Fault((*base, *loc), "title-twice", {"found": title, "other": other, "sheet": sheet.title})


def record_fields(sheet: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a sheet's records, and those among them that a record cannot be without."""
    import dataclasses
    from types import NoneType

    from dangxing import records

    if sheet == "sign_in":
        return ("id", "name", "branch", "hours", "source"), ("id", "name")
    kinds: dict[str, type] = {
        "members": records.Member,
        "schedule": records.Event,
        "activities": records.Activity,
        "appraisal": records.Appraisal,
        "branches": records.Branch,
    }
    fields = [field for field in dataclasses.fields(kinds[sheet]) if field.name != "row"]
    # Annotations are text there.
    required = (f.name for f in fields if f.default is dataclasses.MISSING and NoneType not in get_args(f.type))
    return tuple(field.name for field in fields), tuple(required)
