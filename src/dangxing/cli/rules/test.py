"""``dangxing rules test``: the cases of the rules, run, and what comes out otherwise than they expect."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dangxing.cli import FINE, WRONG_DATA, options, rendering, shapes, streams
from dangxing.cli.rules import check
from dangxing.errors import FileProblem
from dangxing.language import Language, text
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.authoring.cases import CaseFailure, Suite
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook

_SHAPES = ("text", "json")

Files = Annotated[list[str] | None, options.argument("cli.meta-file", "rulechecks.arg-cases")]
Format = Annotated[str, options.named("--format", "|".join(_SHAPES), "cli.opt-format", default=_SHAPES[0])]


def run_cases(
    ctx: typer.Context,
    files: Files = None,
    rules: options.Rules = None,
    format: Format = "text",
    quiet: options.Quiet = False,
) -> int:
    """Run the cases and return the exit status: 1 where one differs or cannot be read."""
    session: Session = ctx.obj
    shape = options.shape(format, _SHAPES)
    from dangxing.authoring import cases, checks
    from dangxing.rules import loading

    folder = options.rules_folder(rules)
    book = loading.load(folder)
    home = checks.beside(folder, checks.CASES)
    suite = _of_files(files, book) if files else cases.load(home, book)
    inherited = not files and not suite.cases and not suite.faults
    if inherited:
        # What a file of changes brings about is seen in the cases of what it changes.
        suite = cases.joined([cases.read(path, book) for path in checks.inherited_cases(book, folder)])
    failures = [failure for case in suite.cases for failure in cases.run(case, book)]
    if shape == "json":
        _as_json(suite, failures, session.explicit or "en")
    else:
        lines = [
            *check.plain(map(checks.of_fault, suite.faults), session.language, sys.stdout),
            *(one_line(_line(failure, session.language)) for failure in failures),
        ]
        streams.write_lines(lines)
    if not quiet:
        told = [_closing(suite, failures, home, session.language)]
        if inherited and suite.cases:
            told.append(text("rulechecks.cases-inherited", session.language, path=home.as_posix()))
        check.closing(*told)
    return WRONG_DATA if failures or suite.faults or not suite.cases else FINE


def _of_files(files: list[str], book: Rulebook) -> Suite:
    from dangxing.authoring import cases

    suites = []
    for name in files:
        path = Path(name)
        if not path.exists():
            raise FileProblem("cli.not-found", path=name)
        suites.append(cases.load(path, book) if path.is_dir() else cases.read(path, book))
    return cases.joined(suites)


def _line(failure: CaseFailure, language: Language) -> str:
    message = text("rulechecks.case-differs", language, **failure._asdict())
    return rendering.line(f"{failure.path}:{failure.line}", "error", "case-differs", message, language, sys.stdout)


def _as_json(suite: Suite, failures: list[CaseFailure], language: Language) -> None:
    from dangxing.authoring import checks

    told: dict[str, Any] = {
        "cases": len(suite.cases),
        "failures": [failure._asdict() for failure in failures],
        "faults": [checks.of_fault(fault).as_json(language) for fault in suite.faults],
    }
    shapes.write_json(told)


def _closing(suite: Suite, failures: list[CaseFailure], home: Path, language: Language) -> str:
    if not suite.cases and not suite.faults:
        return text("rulechecks.no-cases", language, path=home.as_posix())
    if not failures and not suite.faults:
        return text("rulechecks.cases-passed", language, count=len(suite.cases))
    failed = len({(failure.path, failure.line) for failure in failures})
    params = {"count": len(suite.cases), "failed": failed, "broken": len(suite.faults)}
    return text("rulechecks.cases-failed", language, **params)
