"""``dangxing report``: the ranked summary of a year over all that the ledger holds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import ledger as ledgers
from dangxing.cli import notice, options, report_files
from dangxing.errors import FileProblem, UsageProblem
from dangxing.language import Language, text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.ledger import Ledger
    from dangxing.records import Problem
    from dangxing.reports.annual import Asked, YearReport

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
Out = Annotated[
    str | None, typer.Option("--out", metavar="cli.meta-folder", envvar="DANGXING_OUT", help="report.opt-out")
]
NoWorkbook = Annotated[
    bool, typer.Option("--no-workbook", envvar="DANGXING_NO_WORKBOOK", help="report.opt-no-workbook")
]
NoHtml = Annotated[bool, typer.Option("--no-html", envvar="DANGXING_NO_HTML", help="report.opt-no-html")]
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
    out: Out = None,
    no_workbook: NoWorkbook = False,
    no_html: NoHtml = False,
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
        return notice.notice(session, *wanted, ledger, out, shape, quiet=quiet, workbook=not no_workbook)
    run = None if as_of is None else ledgers.run_number(as_of, command)
    from dangxing.ledger import open_ledger
    from dangxing.reports import annual

    with open_ledger(ledgers.path_of(ledger)) as book:
        if chosen is None:
            chosen = _latest(book, run)
            if not quiet:
                _say(text("report.latest-year", session.language, year=chosen))
        asked = annual.Asked(chosen, run, branch, track, rule_set, redact=redact)
        members = book.extent(chosen, run).members
        files = report_files.targets(chosen, members, out, shape, workbook=not no_workbook, html=not no_html)
        if not quiet and not files and shape == "table" and not (no_workbook and no_html):
            _say(text("report.too-many", session.language, most=report_files.MANY))
        # Files have every member, and what each rule cost.
        whole = annual.year_report(book, **asked._asdict(), losses=True) if files else None
        try:
            if shape == "table":
                first = limit or (_FIRST if members > _ALL else None)
                found = whole or annual.year_report(book, **asked._asdict(), top=first, losses=losses or None)
                problems = _table(found, first, session.language)
            else:
                problems = _stream(book, asked, limit, shape, session)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise FileProblem("cli.output-failed", reason=error.strerror) from None
        if whole is not None and whole.rule_sets:
            for target in files:
                report_files.write(whole, target, session.language, book)
                if not quiet:
                    _say(text("report.written", session.language, path=target.as_posix()))
    if not quiet:
        from dangxing.cli.rendering import problem_line

        for problem in problems:
            _say(problem_line(problem, session.language))
    return 0


def _table(found: YearReport, top: int | None, language: Language) -> tuple[Problem, ...]:
    if found.rule_sets:
        from dangxing.cli import report_tables

        report_tables.show(found, language, top)
    else:
        _say(text("report.nobody", language))
    return found.problems


def _stream(
    book: Ledger, asked: Asked, top: int | None, shape: options.OutputFormat, session: Session
) -> tuple[Problem, ...]:
    from dangxing import summary
    from dangxing.cli import streams
    from dangxing.cli.rendering import problem_texts
    from dangxing.collecting import uncollected
    from dangxing.reports import annual

    with uncollected():
        frame = annual.framed(book, **asked._asdict())
        problems = frame.problems()
        if shape == "json":
            language = session.explicit or _script(book, frame.last_run)
            told = [summary.problem(problem, *problem_texts(problem, language)) for problem in problems]
            pieces: Iterator[str] = annual.json_pieces(frame, told, top)
        else:
            # Spreadsheet programs take a file for UTF-8 only if it begins with this mark; a person need not see it.
            sys.stdout.write("" if streams.is_terminal(sys.stdout) else "\ufeff")
            pieces = annual.csv_pieces(frame, top)
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
