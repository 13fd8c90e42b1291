"""Whether a scored workbook is as it was written: written anew from the records copied in it, and compared whole.

Edits of the copied records themselves are told by the digests that the writer leaves for each row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import dangxing
from dangxing import scored, scoring
from dangxing.errors import FileProblem
from dangxing.records import SheetKey
from dangxing.results import Result
from dangxing.rules import Rulebook
from dangxing.scored.facts import with_seen
from dangxing.scored.verifying import formats, ooxml, opendocument, values
from dangxing.scored.verifying.comparing import Compared, compare
from dangxing.scored.verifying.findings import Extent, Finding, LedgerRun, RulesSeen, Verdict
from dangxing.scored.verifying.recorded import Recorded, recorded
from dangxing.scored.verifying.restoring import restored
from dangxing.scoring import feeding
from dangxing.workbook import reading, validating
from dangxing.workbook.grid import Grid
from dangxing.workbook.reading import Workbook

__all__ = ["Finding", "LedgerRun", "RulesSeen", "Verdict", "verify"]

Grids = Mapping[SheetKey, Grid]
_Read = tuple[Sequence[str], Callable[[int], Grid]]
_MOST_CELLS = 4_000_000
"""Cells of the records that are scored anew: more take longer than a verdict may."""


def verify(path: str, rulebook: Rulebook, input_path: str | None = None) -> Verdict:
    """Compare the scored workbook at ``path`` with what its records, or those at ``input_path``, and the rules give.

    FileProblem: a file cannot be read, or ``path`` is no scored workbook.
    """
    with ExitStack() as open_ones, reading.told_of(Path(path)):
        # Read once: what is told of it is told of these bytes.
        data = reading.read_bytes(Path(path))
        book = open_ones.enter_context(reading.open_workbook(Path(path), data=data, as_stored=True))
        facts = recorded(book, path)
        rulebook = rulebook.for_year(facts.year)
        digests = ((id_, version, digest, rulebook.digests.get(id_)) for id_, (version, digest) in facts.rules.items())
        seen = tuple(RulesSeen(id_, version, digest, digest == now) for id_, version, digest, now in digests)
        findings = list(_of_version(facts))
        source = None
        if input_path is not None:
            given = open_ones.enter_context(reading.open_workbook(Path(input_path)))
            source = _given(given, input_path, facts, findings)
        if source is None or not all(each.same for each in seen):
            copies = _copies(book, facts, findings)
            if source is None and facts.copies:
                source = _as_read(facts, copies)
        findings += [
            Finding("other-rules", "error", params={"rules": each.id, "digest": each.digest})
            for each in seen
            if not each.same
        ]
        again = _Again(path, facts, rulebook, findings)
        if source is None:
            findings.append(Finding("no-records", "error", params={"name": facts.input_name}))
        elif all(each.same for each in seen):
            again.compare(data, source)
        findings.sort(key=lambda finding: finding.place)
    extent: Extent = "all" if again.written else "records" if facts.copies else "nothing"
    digest = hashlib.sha256(data).hexdigest()
    told = facts.year, facts.tool, facts.input_name, facts.input_digest, seen
    return Verdict(path, *told, extent, again.cells, tuple(findings), digest, again.written)


def _of_version(facts: Recorded) -> Iterator[Finding]:
    if facts.tool != dangxing.__version__:
        yield Finding("other-version", "warning", params={"then": facts.tool, "now": dangxing.__version__})


def _given(given: Workbook, path: str, facts: Recorded, findings: list[Finding]) -> _Read | None:
    """The records that were scored, if it is they."""
    if given.digest == facts.input_digest:
        return given.titles, given.grid
    params = {"input": path, "name": facts.input_name, "digest": facts.input_digest}
    findings.append(Finding("other-input", "error", params=params))
    return None


def _copies(book: Workbook, facts: Recorded, findings: list[Finding]) -> dict[SheetKey, Grid]:
    """The copied sheets as they were written, as far as can be told; what cannot is among the findings."""
    found: dict[SheetKey, Grid] = {}
    for copy in facts.copies:
        if copy.title not in book.titles:
            findings.append(Finding("sheet-missing", "error", copy.title))
            continue
        index = book.titles.index(copy.title)
        sheet = restored(book.grid(index), copy, facts.styles, facts.year)
        found[copy.key] = sheet.grid
        for first, last in _runs(sheet.unknown):
            where = f"A{first}" if first == last else f"A{first}:A{last}"
            code = "row-changed" if first == last else "rows-changed"
            params = {"first": first, "last": last}
            findings.append(Finding(code, "error", copy.title, where, params=params, place=(index, first - 1, 0)))
    return found


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow each other, as their first and last."""
    for _, run in groupby(enumerate(rows), key=lambda item: item[1] - item[0]):
        members = [row for _, row in run]
        yield members[0], members[-1]


def _as_read(facts: Recorded, copies: Grids) -> _Read:
    """The copied sheets under their old titles, in the order of the workbook that they were copied from."""
    sheets = [
        replace(copies[copy.key], title=copy.original, index=at)
        for at, copy in enumerate(facts.copies)
        if copy.key in copies
    ]
    return [sheet.title for sheet in sheets], sheets.__getitem__


class _Again:
    """The workbook written anew. ``written`` is the digest of its bytes, ``cells`` how many cells were compared."""

    def __init__(self, path: str, facts: Recorded, rulebook: Rulebook, findings: list[Finding]) -> None:
        self._path = path
        self._facts = facts
        self._rulebook = rulebook
        self._findings = findings
        self.written: str | None = None
        self.cells = 0

    def compare(self, data: bytes, source: _Read) -> None:
        """Hold the workbook's bytes, or what they mean, against what is written anew."""
        expected = self._write(source)
        if expected is None:
            return
        self.written = hashlib.sha256(expected).hexdigest()
        if data == expected:
            return
        outcome = self._held(data, expected)
        self.cells = outcome.cells
        findings, facts = self._findings, self._facts
        told = {finding.sheet for finding in findings if finding.code == "sheet-missing"}
        found = [
            finding
            for finding in outcome.findings
            if not (finding.code == "sheet-missing" and finding.sheet in told) and not _by_version(finding, facts)
        ]
        changed = {finding.sheet for finding in findings if finding.code in ("row-changed", "rows-changed")}
        if changed:
            copied = {copy.title for copy in facts.copies}
            found = [finding for finding in _summed(found, copied, changed) if finding.sheet != facts.title]
        findings += found
        if outcome.without_value:
            findings.append(Finding("no-values", "warning", params={"count": outcome.without_value}))

    def _held(self, data: bytes, expected: bytes) -> Compared:
        kind = formats.of(data)
        if kind is not None:
            try:
                seen = ooxml.read(data) if kind == "ooxml" else opendocument.read(data)
                return compare(seen, ooxml.read(expected))
            except ooxml.TooMuch:
                self._findings.append(Finding("looks-too-many", "error"))
                return Compared()
        self._findings.append(Finding("looks-unread", "error"))
        path = Path(self._path)
        with ExitStack() as both:
            one, other = (
                both.enter_context(reading.open_workbook(path, data=each, as_stored=True)) for each in (data, expected)
            )
            return compare(values.read(one), values.read(other))

    def _write(self, source: _Read) -> bytes | None:
        """Score the records anew and write what comes of it; None, with a finding: they can no longer be scored."""
        titles, grid = source
        facts = self._facts
        try:
            checked = validating.validate(titles, _bounded(grid), facts.input_name, self._rulebook, facts.year)
        except _TooMuch:
            self._findings.append(Finding("too-much", "error", params={"most": _MOST_CELLS}))
            return None
        if checked.records is None:
            first = next(problem for problem in checked.problems if problem.severity == "error")
            params = {"code": first.code, "sheet": first.place.sheet or "", "cell": first.place.cell or ""}
            self._findings.append(Finding("records-unusable", "error", params=params))
            return None
        records = replace(checked.records, before=facts.before)
        cards = scoring.score(records, self._rulebook, facts.year, facts.as_of)
        told = facts.input_name, facts.input_digest, facts.year
        try:
            problems = with_seen(checked.problems, facts.seen, facts.input_name)
            problems += tuple(feeding.wanting(records, self._rulebook, facts.input_name))
        except (ValueError, TypeError, AttributeError):
            raise FileProblem("verify.facts-damaged", path=self._path, sheet=facts.title) from None
        result = Result(*told, records, cards, problems, facts.as_of)
        with TemporaryDirectory(prefix="dangxing-", ignore_cleanup_errors=True) as folder:
            target = Path(folder) / "expected.xlsx"
            grids = checked.grids if facts.copies else None
            scored.write_scored(
                result, self._rulebook, target, grids=grids, language=facts.language, posting=facts.posting
            )
            return target.read_bytes()


class _TooMuch(Exception):
    """More cells than are scored anew."""


def _bounded(grid: Callable[[int], Grid]) -> Callable[[int], Grid]:
    """The sheets, as long as they hold no more cells than can be scored anew in time."""
    cells = 0

    def bounded(index: int) -> Grid:
        nonlocal cells
        found = grid(index)
        cells += found.height * found.width
        if cells > _MOST_CELLS:
            raise _TooMuch
        return found

    return bounded


def _summed(found: list[Finding], copied: Collection[str], changed: Collection[str | None]) -> Iterator[Finding]:
    """The findings where the old records are not known: of what was computed, a number for each sheet.

    Cells may differ there because of the records, and whole rows have moved where a line more or less came of them.
    """
    counts: dict[str, list[Finding]] = {}
    for finding in found:
        own = finding.sheet is not None and finding.sheet not in copied
        if finding.code == "part-changed" and (finding.sheet is None or finding.sheet in changed):
            yield replace(finding, severity="warning")  # the ranges of names and filters
        elif finding.sheet is not None and own and (finding.cell is not None or finding.code == "part-changed"):
            counts.setdefault(finding.sheet, []).append(finding)
        else:
            yield finding
    for sheet, cells in counts.items():
        yield Finding(
            "sheet-differs", "warning", sheet, params={"count": len(cells)}, place=(cells[0].place[0], -1, -1)
        )


def _by_version(finding: Finding, facts: Recorded) -> bool:
    """Whether it is the version of the program that differs, in the cell that tells it."""
    return facts.tool != dangxing.__version__ and finding.found == f"dangxing {facts.tool}"
