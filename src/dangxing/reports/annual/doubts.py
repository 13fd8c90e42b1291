"""What is not right in a year as a whole: members in two workbooks, rules that changed between workbooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dangxing.records import Problem
from dangxing.reports.annual import redaction

if TYPE_CHECKING:
    from dangxing.ledger import Ledger
    from dangxing.ledger.counting import RulesOfYear


def problems_of(
    book: Ledger, year: int, as_of: int | None, rules: Mapping[str, Sequence[RulesOfYear]], *, redact: bool
) -> tuple[Problem, ...]:
    """Warnings about a year: each member of two workbooks, told of the one set aside; then rules that differ."""
    found = []
    for twin in book.duplicates(year, as_of) if book.twins(year, as_of) else ():
        # Two workbooks of one name in two folders are told apart by their whole paths.
        same = twin.path == twin.other_path
        params: dict[str, object] = {
            "id": twin.id,
            "name": twin.name,
            "counts": twin.workbook if same else twin.path,
            "aside": twin.other_workbook if same else twin.other_path,
        }
        told = redaction.params(params) if redact else params
        found.append(Problem("member-in-two-workbooks", "warning", str(told["aside"]), params=told))
    for name, used in rules.items():
        if len(used) > 1:
            versions = ", ".join(f"{entry.rules.version} ({entry.rules.digest[:12]})" for entry in used)
            found.append(
                Problem("rules-differ", "warning", book.path.as_posix(), params={"rule_set": name, "rules": versions})
            )
    return tuple(found)
