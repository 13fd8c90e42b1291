"""What verifying finds: cells that were changed, and what could not be checked. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dangxing.records import Severity

Extent = Literal["all", "records", "nothing"]
Kind = Literal["ledger", "identical", "resaved", "added", "altered", "unproven"]
# Findings that say what could not be told; they say nothing against the workbook.
_UNTOLD = frozenset(
    {"no-records", "other-rules", "other-input", "records-unusable", "too-much", "looks-unread", "looks-too-many"}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``code`` is an entry of the catalogue's part ``verify``.

    ``found`` is what stands in the cell and ``expected`` what should, a formula with its equals sign; None: nothing, or
    not known. ``place`` sorts: the sheet's place, row and column, from 0. ``added``: it is something besides what was
    written, by which nothing that was written is changed.
    """

    code: str
    severity: Severity
    sheet: str | None = None
    cell: str | None = None
    found: object = None
    expected: object = None
    params: Mapping[str, object] = field(default_factory=dict)
    place: tuple[int, int, int] = (-1, -1, -1)
    added: bool = False


@dataclass(frozen=True, slots=True)
class RulesSeen:
    """A rule set that the workbook was scored by, and whether the rules at hand are the same."""

    id: str
    version: str
    digest: str
    same: bool


@dataclass(frozen=True, slots=True)
class LedgerRun:
    """A run of a ledger that knows the workbook, or another one in its place: the ledger's path and the run."""

    ledger: str
    run: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one workbook. ``extent``: whether every value could be recomputed, or only the copy be checked.

    ``digest`` is that of the file, ``written`` that of the workbook written anew, None where it could not be.
    """

    path: str
    year: int
    tool: str
    input_name: str
    input_digest: str
    rules: tuple[RulesSeen, ...]
    extent: Extent
    cells: int
    findings: tuple[Finding, ...]
    digest: str
    written: str | None = None
    run: LedgerRun | None = None

    @property
    def kind(self) -> Kind:
        """Which verdict it is."""
        told = [finding for finding in self.findings if finding.severity == "error"]
        if any(finding.code not in _UNTOLD for finding in told):
            return "altered"
        if self.run is not None and not any(finding.code == "other-input" for finding in told):
            return "ledger"
        if told or self.extent != "all":
            return "unproven"
        if self.digest == self.written:
            return "identical"
        return "added" if any(finding.added for finding in self.findings) else "resaved"

    @property
    def sound(self) -> bool:
        """Whether it is as it was written, as far as can be told, and nothing was added."""
        return self.kind in ("ledger", "identical", "resaved")
