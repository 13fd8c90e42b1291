"""Whether a scored workbook is as it was written, by what it holds and by what the ledgers at hand know of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dangxing.errors import FileProblem
from dangxing.ledger import Ledger, open_ledger
from dangxing.rules import Rulebook
from dangxing.scored import verifying
from dangxing.scored.verifying import Finding, LedgerRun, Verdict

LEDGER = "dangxing.sqlite"


def verify(
    path: str, rulebook: Rulebook, input_path: str | None = None, ledger: str | None = None, usual: Path = Path(LEDGER)
) -> Verdict:
    """The verdict on the workbook at ``path``; ``ledger`` is one to be asked, ``usual`` the one of the working folder.

    FileProblem: a file that was named cannot be read, or ``path`` is no scored workbook.
    """
    verdict = verifying.verify(path, rulebook, input_path)
    if ledger is not None:
        return _asked(verdict, Path(ledger))
    for found in _at_hand(Path(path), usual):
        try:
            known = _asked(verdict, found)
            verdict = known if found == usual else _beside(known)
        except FileProblem as problem:
            told = Finding("ledger-unread", "warning", params={"ledger": str(found), "problem": problem})
            verdict = _with(verdict, [told])
        if verdict.run is not None:
            break
    return verdict


def _at_hand(path: Path, usual: Path) -> Iterator[Path]:
    """The ledgers that may know the workbook: of the working folder, beside the file, and where its input is scored."""
    folder = path.absolute().parent
    seen: set[Path] = set()
    for found in (usual, folder / LEDGER, folder.parent.parent / LEDGER):
        if found.is_file() and found.resolve() not in seen:
            seen.add(found.resolve())
            yield found


def _beside(verdict: Verdict) -> Verdict:
    """What a ledger says that was not chosen but lay with the workbook: it may come from the same hand, and is believed
    where the workbook could be written anew."""
    if verdict.run is None or verdict.written is not None:
        return verdict
    told = Finding("ledger-beside", "warning", params={"ledger": verdict.run.ledger, "run": verdict.run.run})
    return _with(replace(verdict, run=None), [told])


def _asked(verdict: Verdict, path: Path) -> Verdict:
    with open_ledger(path) as ledger:
        run = ledger.scored_as(verdict.digest)
        if run is None:
            return _with(verdict, list(_otherwise(verdict, ledger, path)))
    known = replace(verdict, run=LedgerRun(str(path), run.run))
    told: list[Finding] = []
    params = {"ledger": str(path), "run": run.run}
    if run.superseded_by is not None:
        told.append(Finding("superseded", "warning", params={**params, "later": run.superseded_by}))
    same_tool = not any(finding.code == "other-version" for finding in verdict.findings)
    if verdict.written not in (None, verdict.digest) and same_tool:
        told.append(Finding("ledger-odd", "error", params=params))
    return _with(known, told)


def _otherwise(verdict: Verdict, ledger: Ledger, path: Path) -> Iterator[Finding]:
    """What a ledger knows that has no run with these bytes."""
    written = None if verdict.written is None else ledger.scored_as(verdict.written)
    if written is not None:
        params = {"ledger": str(path), "run": written.run}
        yield Finding("ledger-resaved", "warning", params=params)
        return
    there = ledger.scored_at(Path(verdict.path))
    if there is not None:
        params = {"ledger": str(path), "run": there.run}
        # What cannot be written anew may be the same workbook, saved by another program.
        yield Finding("ledger-other", "error" if verdict.written else "warning", params=params)


def _with(verdict: Verdict, findings: Sequence[Finding]) -> Verdict:
    return replace(verdict, findings=(*findings, *verdict.findings)) if findings else verdict
