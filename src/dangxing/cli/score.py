"""``dangxing score``: check, score and write workbooks, and print the ranking."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from dangxing.cli import inputs, options
from dangxing.cli import ledger as ledgers
from dangxing.errors import FileProblem, UsageProblem
from dangxing.language import Language, text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook
    from dangxing.runs.pipeline import Scored


def score(
    ctx: typer.Context,
    paths: options.Paths = None,
    year: options.Year = None,
    as_of: options.AsOf = None,
    rules: options.Rules = None,
    out: options.Out = None,
    jobs: options.Jobs = None,
    no_records: options.NoRecords = False,
    ledger: ledgers.LedgerFile = None,
    no_ledger: ledgers.NoLedger = False,
    format: options.Format = "table",
    quiet: options.Quiet = False,
) -> int:
    """Score workbooks and return the exit status."""
    session: Session = ctx.obj
    command = ctx.command_path
    if not paths:
        raise UsageProblem("cli.no-paths", command=command)
    chosen_year, chosen_jobs = options.year(year, command), options.jobs(jobs, command)
    day = options.as_of(as_of, chosen_year, command)
    shape = options.output_format(format, command)
    from dangxing.cli import running
    from dangxing.rules import loading
    from dangxing.runs import pipeline

    book = loading.load(options.rules_folder(rules))
    found = list(inputs.workbooks(paths))
    files = inputs.files(found)
    settings = pipeline.Options(
        day.year if day else chosen_year,
        session.language if shape == "table" else session.explicit,
        not no_records,
        inputs.keys(files),
        None if no_ledger else str(ledgers.path_of(ledger)),
        day,
    )
    outcomes = running.outcomes(
        pipeline.run_of(book, settings),
        found,
        pipeline.tasks(files, out, day),
        chosen_jobs,
        text("cli.progress", session.language),
        quiet=quiet,
    )
    _tell(outcomes, session, quiet=quiet)
    try:
        _show(outcomes, book, shape, session)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileProblem("cli.output-failed", reason=error.strerror) from None
    if not quiet:
        _say(_closing(outcomes, session.language))
    return max((_status(outcome) for outcome in outcomes), default=0)


def _tell(outcomes: list[Scored], session: Session, *, quiet: bool) -> None:
    """Every kind of problems and every failure, to stderr, a line each: a screenful of kinds for all workbooks."""
    from dangxing.cli import findings, rendering
    from dangxing.gathering import gather

    language, more = session.language, []
    share = findings.share(len(outcomes))
    for outcome in outcomes:
        kinds = gather(problem for problem in outcome.problems if not (quiet and problem.severity == "warning"))
        more += kinds[share:]
        for line in findings.kind_lines(kinds[:share], language):
            _say(line)
        if outcome.failure:
            for line in rendering.error_lines(outcome.failure, session.language, outcome.path):
                _say(line)
        if outcome.crash:
            if session.debug:
                _say(outcome.crash.detail.rstrip())
            _say(rendering.bug_line(outcome.crash.kind, session.language, outcome.path))
    if more:
        _say(text("validate.more-kinds-scored", language, count=len(more), cells=sum(kind.count for kind in more)))


def _show(outcomes: list[Scored], book: Rulebook, shape: options.OutputFormat, session: Session) -> None:
    """The results, to stdout."""
    from dangxing import summary

    workbooks = [outcome.summary for outcome in outcomes if outcome.summary is not None]
    if shape == "json":
        problems = [entry for outcome in outcomes for entry in _problems(outcome, session.explicit)]
        sys.stdout.write(summary.to_json(summary.document(workbooks, problems)))
    elif shape == "csv":
        from dangxing.cli import streams

        # Spreadsheet programs take a file for UTF-8 only if it begins with this mark; a person need not see it.
        sys.stdout.write(("" if streams.is_terminal(sys.stdout) else "\ufeff") + summary.to_csv(workbooks))
    elif workbooks:
        from dangxing.cli import tables

        tables.show(workbooks, book, session.language)
    sys.stdout.flush()


def _problems(outcome: Scored, explicit: Language | None) -> list[dict[str, object]]:
    """Problems as JSON has them, in the language asked for, else the workbook's: none that depends on the machine."""
    from dangxing import summary
    from dangxing.cli import rendering

    language = explicit or outcome.script
    told = [summary.problem(problem, *rendering.problem_texts(problem, language)) for problem in outcome.problems]
    if outcome.failure:
        error = outcome.failure
        message = rendering.error_text(error, language)
        told.append(summary.failure(outcome.path, rendering.short_code(error.code), message))
    if outcome.crash:
        message = text("cli.internal-error", language, kind=outcome.crash.kind)
        told.append(summary.failure(outcome.path, "internal-error", message))
    return told


def _closing(outcomes: list[Scored], language: Language) -> str:
    """``2 errors, 3 warnings; nothing was scored``, in so many words."""
    errors, warnings = (sum(getattr(outcome, kind) for outcome in outcomes) for kind in ("errors", "warnings"))
    scored = sum(1 for outcome in outcomes if outcome.summary is not None)
    parts = [text("cli.summary-errors", language, count=errors)] if errors else []
    if warnings:
        parts.append(text("cli.summary-warnings", language, count=warnings))
    parts.append(text("cli.summary-scored", language, count=scored) if scored else text("cli.summary-none", language))
    if scored and scored < len(outcomes):
        parts.append(text("cli.summary-left", language, count=len(outcomes) - scored))
    return text("cli.summary-separator", language).join(parts)


def _status(outcome: Scored) -> int:
    if outcome.failed:
        return 2
    return 1 if outcome.summary is None else 0


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - messages of a command
