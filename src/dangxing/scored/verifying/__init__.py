"""Whether a scored workbook is as it was written: built anew from the records copied in it, and compared cell by cell.

Edits of the copied records themselves are told by the digests that the writer leaves for each row.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import dangxing
from dangxing import scored, scoring
from dangxing.records import SheetKey
from dangxing.results import Result
from dangxing.rules import Rulebook
from dangxing.scored.verifying.comparing import compare
from dangxing.scored.verifying.findings import Extent, Finding, RulesSeen, Verdict
from dangxing.scored.verifying.formulas import formulas
from dangxing.scored.verifying.recorded import Recorded, recorded
from dangxing.scored.verifying.restoring import restored
from dangxing.workbook import reading, validating
from dangxing.workbook.grid import Grid
from dangxing.workbook.reading import Workbook

__all__ = ["Finding", "RulesSeen", "Verdict", "verify"]

Grids = Mapping[SheetKey, Grid]
_Read = tuple[Sequence[str], Callable[[int], Grid]]
_WITH_FORMULAS = (".xlsx", ".xlsm")


def verify(path: str, rulebook: Rulebook, input_path: str | None = None) -> Verdict:
    """Compare the scored workbook at ``path`` with what its records, or those at ``input_path``, and the rules give.

    FileProblem: a file cannot be read, or ``path`` is no scored workbook.
    """
    with ExitStack() as open_ones:
        book = open_ones.enter_context(reading.open_workbook(Path(path)))
        facts = recorded(book, path)
        rulebook = rulebook.for_year(facts.year)
        seen = tuple(
            RulesSeen(id_, version, digest, rulebook.digests.get(id_) == digest)
            for id_, (version, digest) in facts.rules.items()
        )
        findings: list[Finding] = []
        if facts.tool != dangxing.__version__:
            params = {"then": facts.tool, "now": dangxing.__version__}
            findings.append(Finding("other-version", "warning", params=params))
        source: _Read | None = None
        if input_path is not None:
            given = open_ones.enter_context(reading.open_workbook(Path(input_path)))
            if given.digest == facts.input_digest:
                source = given.titles, given.grid
            else:
                params = {"input": input_path, "name": facts.input_name, "digest": facts.input_digest}
                findings.append(Finding("other-input", "error", params=params))
        copies: dict[SheetKey, Grid] = {}
        if source is None or not all(each.same for each in seen):
            copies = _copies(book, facts, findings)
            if source is None and facts.copies:
                source = _as_read(facts, copies)
        findings += [
            Finding("other-rules", "error", params={"rules": each.id, "digest": each.digest})
            for each in seen
            if not each.same
        ]
        extent: Extent = "records" if facts.copies else "nothing"
        cells = 0
        if source is None:
            findings.append(Finding("no-records", "error", params={"name": facts.input_name}))
        elif all(each.same for each in seen):
            with TemporaryDirectory(prefix="dangxing-", ignore_cleanup_errors=True) as folder:
                target = Path(folder) / "expected.xlsx"
                if _write_again(source, facts, rulebook, target, findings):
                    extent = "all"
                    cells = _compare(book, target, path, facts, findings)
        findings.sort(key=lambda finding: finding.place)
    return Verdict(
        path, facts.year, facts.tool, facts.input_name, facts.input_digest, seen, extent, cells, tuple(findings)
    )


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


def _write_again(source: _Read, facts: Recorded, rulebook: Rulebook, target: Path, findings: list[Finding]) -> bool:
    """Score the records anew and write what comes of it; False, with a finding: they can no longer be scored."""
    titles, grid = source
    checked = validating.validate(titles, grid, facts.input_name, rulebook, facts.year)
    if checked.records is None:
        first = next(problem for problem in checked.problems if problem.severity == "error")
        params = {"code": first.code, "sheet": first.place.sheet or "", "cell": first.place.cell or ""}
        findings.append(Finding("records-unusable", "error", params=params))
        return False
    cards = scoring.score(checked.records, rulebook, facts.year, facts.as_of)
    result = Result(
        facts.input_name, facts.input_digest, facts.year, checked.records, cards, checked.problems, facts.as_of
    )
    scored.write_scored(result, rulebook, target, grids=checked.grids if facts.copies else None)
    return True


def _compare(book: Workbook, target: Path, path: str, facts: Recorded, findings: list[Finding]) -> int:
    """Add what differs to the findings; how many cells were compared."""
    copied = {copy.title for copy in facts.copies}
    with reading.open_workbook(target) as expected:
        # Formulas stand only in what was computed; a formula among the records shows by its value.
        computed = [title for title in expected.titles if title not in copied]
        own = formulas(Path(path), computed) if path.casefold().endswith(_WITH_FORMULAS) else None
        if own is None:
            findings.append(Finding("formulas-unread", "warning"))
        outcome = compare(book, expected, own, formulas(target, computed), {facts.title})
    told = {finding.sheet for finding in findings if finding.code == "sheet-missing"}
    found = [
        finding
        for finding in outcome.findings
        if not (finding.code == "sheet-missing" and finding.sheet in told) and not _by_version(finding, facts)
    ]
    if any(finding.code in ("row-changed", "rows-changed") for finding in findings):
        found = list(_summed(found, copied))
    findings += found
    if outcome.without_value:
        findings.append(Finding("no-values", "warning", params={"count": outcome.without_value}))
    return outcome.cells


def _summed(found: list[Finding], copied: Collection[str]) -> Iterator[Finding]:
    """The findings where the old records are not known: of what was computed, a number for each sheet.

    Cells may differ there because of the records, and whole rows have moved where a line more or less came of them.
    """
    counts: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.cell is None or finding.sheet is None or finding.sheet in copied:
            yield finding
        else:
            counts.setdefault(finding.sheet, []).append(finding)
    for sheet, cells in counts.items():
        yield Finding(
            "sheet-differs", "warning", sheet, params={"count": len(cells)}, place=(cells[0].place[0], -1, -1)
        )


def _by_version(finding: Finding, facts: Recorded) -> bool:
    """Whether it is the version of the program that differs, in the cell that tells it."""
    return facts.tool != dangxing.__version__ and finding.found == f"dangxing {facts.tool}"
