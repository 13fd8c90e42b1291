"""``dangxing report``: the ranked summary of a year over all that the ledger holds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import ledger as ledgers
from dangxing.cli import notice, options
from dangxing.errors import FileProblem, UsageProblem
from dangxing.messages import Language, text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.ledger import Ledger
    from dangxing.records import Problem
    from dangxing.reporting.building import Asked

# Up to so many members all are listed on the terminal, else the first so many of each rule set.
_ALL, _FIRST = 200, 20

Year = Annotated[
    str | None, typer.Option("--year", metavar="cli.meta-year", envvar="DANGXING_YEAR", help="report.opt-year")
]
Branch = Annotated[str | None, typer.Option("--branch", metavar="report.meta-name", help="report.opt-branch")]
Track = Annotated[str | None, typer.Option("--track", metavar="report.meta-name", help="report.opt-track")]
RuleSet = Annotated[str | None, typer.Option("--rule-set", metavar="report.meta-name", help="report.opt-rule-set")]
Top = Annotated[
    str | None, typer.Option("--top", metavar="cli.meta-count", envvar="DANGXING_TOP", help="report.opt-top")
]
Redact = Annotated[bool, typer.Option("--redact", envvar="DANGXING_REDACT", help="report.opt-redact")]
Losses = Annotated[bool, typer.Option("--losses", envvar="DANGXING_LOSSES", help="report.opt-losses")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="ledger.meta-run", help="report.opt-as-of")]


def report(
    ctx: typer.Context,
    year: Year = None,
    quarter: notice.Quarter = None,
    ledger: ledgers.LedgerFile = None,
    branch: Branch = None,
    track: Track = None,
    rule_set: RuleSet = None,
    top: Top = None,
    as_of: AsOf = None,
    redact: Redact = False,
    losses: Losses = False,
    out: notice.Out = None,
    format: options.Format = "table",
    quiet: options.Quiet = False,
) -> int:
    """Report a year, or a quarter of it, and return the exit status."""
    session: Session = ctx.obj
    command = ctx.command_path
    shape = options.output_format(format, command)
    chosen, limit = options.year(year, command), _top(top, command)
    if quarter is not None:
        others = {"--branch": branch, "--track": track, "--rule-set": rule_set, "--as-of": as_of, "--redact": redact}
        wanted = notice.asked(quarter, chosen, others, command)
        return notice.notice(session, *wanted, ledger, out, shape, quiet=quiet)
    run = None if as_of is None else ledgers.run_number(as_of, command)
    from dangxing import reporting
    from dangxing.ledger import open_ledger

    with open_ledger(ledgers.path_of(ledger)) as book:
        if chosen is None:
            chosen = _latest(book, run)
            if not quiet:
                _say(text("report.latest-year", session.language, year=chosen))
        asked = reporting.Asked(chosen, run, branch, track, rule_set, redact=redact)
        try:
            if shape == "table":
                problems = _table(book, asked, limit, session.language, losses=losses or None)
            else:
                problems = _stream(book, asked, limit, shape, session)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise FileProblem("cli.output-failed", reason=error.strerror) from None
    if not quiet:
        from dangxing.cli.rendering import problem_line

        for problem in problems:
            _say(problem_line(problem, session.language))
    return 0


def _table(
    book: Ledger, asked: Asked, top: int | None, language: Language, *, losses: bool | None
) -> tuple[Problem, ...]:
    from dangxing import reporting
    from dangxing.cli import report_tables

    limit = top
    if top is None and book.extent(asked.year, asked.as_of).members > _ALL:
        limit = _FIRST
    found = reporting.year_report(book, **asked._asdict(), top=limit, losses=losses)
    if found.rule_sets:
        report_tables.show(found, language, limit)
    else:
        _say(text("report.nobody", language))
    return found.problems


def _stream(
    book: Ledger, asked: Asked, top: int | None, shape: options.OutputFormat, session: Session
) -> tuple[Problem, ...]:
    from dangxing import reporting, summary
    from dangxing.cli import streams
    from dangxing.cli.rendering import problem_texts

    with reporting.uncollected():
        frame = reporting.framed(book, **asked._asdict())
        problems = frame.problems()
        if shape == "json":
            language = session.explicit or _script(book, frame.last_run)
            told = [summary.problem(problem, *problem_texts(problem, language)) for problem in problems]
            pieces: Iterator[str] = reporting.json_pieces(frame, told, top)
        else:
            # Spreadsheet programs take a file for UTF-8 only if it begins with this mark; a person need not see it.
            sys.stdout.write("" if streams.is_terminal(sys.stdout) else "\ufeff")
            pieces = reporting.csv_pieces(frame, top)
        for piece in pieces:
            sys.stdout.write(piece)
    return problems


def _latest(book: Ledger, as_of: int | None) -> int:
    years = book.known_years(as_of)
    if not years:
        raise FileProblem("ledger.nothing", path=str(book.path))
    return years[-1]


def _script(book: Ledger, run: int) -> Language:
    """The language that suits the last workbook: none that depends on the machine."""
    script = book.show(run).script
    return "zh-Hans" if script == "zh-Hans" else "en" if script == "en" else "zh-Hant"


def _top(value: str | None, command: str) -> int | None:
    if not value:
        return None
    if value.isdecimal() and len(value) <= 9 and int(value) > 0:
        return int(value)
    raise UsageProblem("report.bad-top", value=value, command=command)


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - messages of a command
