"""``dangxing validate``: everything that is wrong with workbooks and rules, cell by cell, and a marked copy."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import inputs, options
from dangxing.errors import FileProblem, RulesProblem, UsageProblem
from dangxing.language import text

if TYPE_CHECKING:
    from dangxing.cli.language import Session

_FORMATS = ("table", "json", "csv", "github")

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="validate.meta-paths", show_default=False, help="validate.arg-paths")
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(_FORMATS),
        envvar="DANGXING_FORMAT",
        show_default="table",
        help="validate.opt-format",
    ),
]
Annotate = Annotated[bool, typer.Option("--annotate", envvar="DANGXING_ANNOTATE", help="validate.opt-annotate")]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="validate.meta-code", envvar="DANGXING_SELECT", help="validate.opt-select"),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="validate.meta-code", envvar="DANGXING_IGNORE", help="validate.opt-ignore"),
]
Strict = Annotated[bool, typer.Option("--strict", envvar="DANGXING_STRICT", help="validate.opt-strict")]
Most = Annotated[
    str | None,
    typer.Option("--max-problems", metavar="cli.meta-count", envvar="DANGXING_MAX_PROBLEMS", help="validate.opt-most"),
]
All = Annotated[bool, typer.Option("--all", envvar="DANGXING_ALL", help="validate.opt-all")]
Explain = Annotated[str | None, typer.Option("--explain", metavar="validate.meta-code", help="validate.opt-explain")]


def validate(
    ctx: typer.Context,
    paths: Paths = None,
    year: options.Year = None,
    rules: options.Rules = None,
    annotate: Annotate = False,
    select: Select = None,
    ignore: Ignore = None,
    strict: Strict = False,
    most: Most = None,
    everything: All = False,
    explain: Explain = None,
    jobs: options.Jobs = None,
    format: Format = "table",
    quiet: options.Quiet = False,
) -> int:
    """Check workbooks and return the exit status."""
    session: Session = ctx.obj
    command = ctx.command_path
    if explain is not None:
        from dangxing.cli import codes

        sys.stdout.write(codes.page(codes.known(explain, command), session.language))
        return 0
    shape = _format(format, command)
    chosen_year, chosen_jobs = options.year(year, command), options.jobs(jobs, command)
    limit = _most(most, command)
    wanted = _chosen(select, ignore, command)
    from dangxing.cli.check_run import CheckRun
    from dangxing.rules import loading

    run = CheckRun(session, shape, limit, strict=strict, quiet=quiet, annotate=annotate, everything=everything)
    try:
        book = loading.load(options.rules_folder(rules))
    except RulesProblem as error:
        if not error.faults:
            raise
        return run.rules_wrong(error)
    from dangxing.cli import running
    from dangxing.runs import checking

    found = list(inputs.workbooks(paths or ["."]))
    if not paths:
        # A folder that was not named may hold none: the rules were checked all the same.
        found = [entry for entry in found if not _is_empty(entry)]
    given = {path.replace(os.sep, "/") for path in paths or ()}
    files = inputs.files(found)
    outcomes = deque(
        running.outcomes(
            checking.run_of(book, checking.Options(chosen_year, wanted)),
            found,
            [checking.Candidate(path, found=path not in given, sought=not paths) for path in files],
            chosen_jobs,
            text("validate.progress", session.language),
            quiet=quiet,
        )
    )
    targets = dict(zip(files, checking.copies(files), strict=True))
    run.expect(len(found))
    run.inputs = inputs.keys(files)
    while outcomes:  # there may be a million problems in each
        outcome = outcomes.popleft()
        run.tell(outcome, targets.get(outcome.path, ""))
    return run.end()


def _format(value: str, command: str) -> str:
    if value.casefold() in _FORMATS:
        return value.casefold()
    raise UsageProblem("validate.bad-format", value=value, command=command)


def _most(value: str | None, command: str) -> int | None:
    if not value:
        return None
    if value.isdecimal() and len(value) < 10:
        return int(value)
    raise UsageProblem("validate.bad-most", value=value, command=command)


def _chosen(select: Sequence[str] | None, ignore: Sequence[str] | None, command: str) -> frozenset[str] | None:
    """The codes to tell of; None: all. UsageProblem: a code that is none, with the nearest."""
    wanted, unwanted = (_listed(given, command) for given in (select, ignore))
    if not wanted and not unwanted:
        return None
    from dangxing.cli import codes

    return (wanted or codes.of_problems()) - unwanted


def _listed(given: Sequence[str] | None, command: str) -> frozenset[str]:
    from dangxing.cli import codes

    named = (code.strip() for part in given or () for code in part.split(","))
    return frozenset(codes.known(code, command, codes.of_problems()) for code in named if code)


def _is_empty(entry: str | FileProblem) -> bool:
    return isinstance(entry, FileProblem) and entry.code == "cli.folder-without-workbooks"
