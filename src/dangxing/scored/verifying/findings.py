"""What verifying finds: cells that were changed, and what could not be checked. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dangxing.records import Severity

Extent = Literal["all", "records", "nothing"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``code`` is an entry of the catalogue's part ``verify``.

    ``found`` is what stands in the cell and ``expected`` what should, a formula with its equals sign; None: nothing, or
    not known. ``place`` sorts: the sheet's place, row and column, from 0.
    """

    code: str
    severity: Severity
    sheet: str | None = None
    cell: str | None = None
    found: object = None
    expected: object = None
    params: Mapping[str, object] = field(default_factory=dict)
    place: tuple[int, int, int] = (-1, -1, -1)


@dataclass(frozen=True, slots=True)
class RulesSeen:
    """A rule set that the workbook was scored by, and whether the rules at hand are the same."""

    id: str
    version: str
    digest: str
    same: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one workbook. ``extent``: whether every value could be recomputed, or only the copy be checked."""

    path: str
    year: int
    tool: str
    input_name: str
    input_digest: str
    rules: tuple[RulesSeen, ...]
    extent: Extent
    cells: int
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether everything could be checked and is as it was written."""
        return self.extent == "all" and not any(finding.severity == "error" for finding in self.findings)
