"""``dangxing report``: the ranked summary of a year over all that the ledger holds."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dangxing.cli import FINE, guide, notice, options, printing, shapes, streams
from dangxing.errors import FileProblem, WrongUse
from dangxing.language import Language, text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.ledger import Ledger
    from dangxing.records import Problem
    from dangxing.reports.annual import Asked, YearReport
    from dangxing.sheets import Posting

# Up to so many members all are listed on the terminal, else the first so many of each rule set.
_ALL, _FIRST = 200, 20
_LONGEST_LIST = 1_000_000

Paths = Annotated[list[str] | None, options.argument("cli.meta-path", "quarterly.arg-paths")]
Year = Annotated[str | None, options.of_year("report.opt-year")]
Branch = Annotated[str | None, options.named("--branch", "report.meta-name", "report.opt-branch")]
Track = Annotated[str | None, options.named("--track", "report.meta-name", "report.opt-track")]
RuleSet = Annotated[str | None, options.named("--rule-set", "report.meta-name", "report.opt-rule-set")]
Top = Annotated[str | None, options.named("--top", "cli.meta-count", "report.opt-top")]
Redact = Annotated[bool, options.flag("--redact", "report.opt-redact")]
Losses = Annotated[bool, options.flag("--losses", "report.opt-losses")]
Expect = Annotated[str | None, options.named("--expect", "cli.meta-file", "report.opt-expect")]
Out = Annotated[str | None, options.of_out("report.opt-out")]
NoWorkbook = Annotated[bool, options.flag("--no-workbook", "report.opt-no-workbook")]
NoHtml = Annotated[bool, options.flag("--no-html", "report.opt-no-html")]
UpToRun = Annotated[str | None, options.named("--up-to-run", "ledger.meta-run", "report.opt-up-to-run")]
# What --up-to-run was called: as long as scripts may still say so.
FormerAsOf = Annotated[str | None, typer.Option("--as-of", hidden=True)]


def report(
    ctx: typer.Context,
    paths: Paths = None,
    year: Year = None,
    quarter: notice.Quarter = None,
    rules: options.Rules = None,
    ledger: options.Ledger = None,
    branch: Branch = None,
    track: Track = None,
    rule_set: RuleSet = None,
    top: Top = None,
    up_to_run: UpToRun = None,
    as_of: FormerAsOf = None,
    redact: Redact = False,
    expect: Expect = None,
    losses: Losses = False,
    scheduler: options.Scheduler = None,
    ship: options.Ship = False,
    out: Out = None,
    pdf: printing.Pdf = False,
    no_workbook: NoWorkbook = False,
    no_html: NoHtml = False,
    format: options.Format = "table",
    quiet: options.Quiet = False,
) -> int:
    """Report a year, or a quarter of it, and return the exit status."""
    session: Session = ctx.obj
    shape, chosen = options.shape(format, options.SHAPES), options.year(year)
    run, limit = _run(up_to_run, as_of, session), options.count(top, "report.bad-top")
    files = printing.Files(out, shape, workbook=not no_workbook, html=not no_html, pdf=pdf)
    if quarter is not None:
        others = {"--branch": branch, "--track": track, "--rule-set": rule_set, "--up-to-run": run, "--redact": redact}
        wanted = notice.asked(quarter, chosen, others, paths or (), options.ledger_file(ledger))
        wanted = wanted._replace(spread=options.spread(None, scheduler, ship))
        return notice.notice(session, wanted, rules, files, quiet=quiet)
    if paths or scheduler:
        raise WrongUse("quarterly.paths-alone" if paths else "cluster.with-year")
    rest = run, branch, track, rule_set, redact, _expected(expect, session)
    return _annual(options.ledger_file(ledger), chosen, rest, files, limit, session, losses=losses, quiet=quiet)


def _annual(
    path: Path, year: int | None, rest: Any, files: printing.Files, limit: int | None, session: Session, *,
    losses: bool, quiet: bool,
) -> int:  # fmt: skip
    """Report a year, the last of the ledger if none is named; ``rest`` is what is asked besides."""
    from dangxing.ledger import open_ledger
    from dangxing.reports import annual

    with open_ledger(path) as book:
        asked = annual.Asked(year or _latest(book, rest[0], session, quiet=quiet), *rest)
        _report(book, asked, files, limit, session, losses=losses, quiet=quiet)
    return FINE


def _expected(path: str | None, session: Session) -> tuple[str, ...]:
    """The branches of a list, a line each, else those of the settings. FileProblem: the list cannot be read."""
    if path is None:
        return session.settings.branches
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LONGEST_LIST)
    except OSError as error:
        raise FileProblem("report.list-unreadable", path=path, reason=error.strerror) from None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            lines = data.decode(encoding).splitlines()
        except UnicodeDecodeError:
            continue
        return tuple(name for line in lines if (name := line.partition(",")[0].strip()))
    raise FileProblem("report.list-unreadable", path=path, reason="UTF-8, GB18030")


def _tell(problems: Sequence[Problem], session: Session) -> None:
    from dangxing.cli.rendering import problem_line

    for problem in problems:
        streams.say(problem_line(problem, session.language))


def _run(up_to_run: str | None, former: str | None, session: Session) -> int | None:
    """The run after which the ledger is asked; None: the last."""
    if former is not None and up_to_run is None:
        streams.say(text("report.as-of-renamed", session.language, run=former))
    given = up_to_run or former
    return None if given is None else options.run_number(given)


def _report(
    book: Ledger, asked: Asked, files: printing.Files, limit: int | None, session: Session, *, losses: bool, quiet: bool
) -> None:
    """Print the report, write its files, and say what there is to say of the data."""
    from dangxing.reports import annual

    members = book.extent(asked.year, asked.up_to_run).members
    targets = files.targets(asked.year, members)
    if not quiet and not targets and files.shape == "table" and (files.workbook or files.html):
        streams.say(text("report.too-many", session.language, most=printing.MANY))
    # Files have every member, and what each rule cost.
    whole = annual.year_report(book, **asked._asdict(), losses=True) if targets else None
    with streams.printing():
        if files.shape == "table":
            first = limit or (_FIRST if members > _ALL else None)
            found = whole or annual.year_report(book, **asked._asdict(), top=first, losses=losses or None)
            problems = _table(found, first, session.language)
        else:
            problems = _stream(book, asked, limit, files.shape, session)
    if whole is not None and whole.rule_sets:
        for target in targets:
            _write(whole, target, session.language, book, session.settings.posting())
            if not quiet:
                streams.say(text("report.written", session.language, path=target.as_posix()))
        printing.as_pdf(targets, session, wanted=files.pdf, quiet=quiet)
    if not quiet:
        _tell(problems, session)
        if files.shape == "table":
            words = guide.command("forms", "--year", str(asked.year), *guide.of_ledger(str(book.path), session))
            guide.after(session, words, "forms")


def _write(found: YearReport, target: Path, language: Language, book: Ledger, posting: Posting | None = None) -> None:
    """Write the report to ``target``: a workbook or a page, by its ending. FileProblem: it cannot be written."""
    if target.suffix == ".xlsx":
        from dangxing.reports.workbook import write_report_workbook

        write_report_workbook(found, target, language, ledger=book, posting=posting)
    else:
        from dangxing.reports.page import lines_of, write_report_html

        write_report_html(found, target, language, lines=lines_of(book, found))


def _table(found: YearReport, top: int | None, language: Language) -> tuple[Problem, ...]:
    if found.rule_sets:
        from dangxing.cli import report_tables

        report_tables.show(found, language, top)
    else:
        streams.say(text("report.nobody", language))
    return found.problems


def _stream(book: Ledger, asked: Asked, top: int | None, shape: str, session: Session) -> tuple[Problem, ...]:
    from dangxing import summary
    from dangxing.cli.rendering import problem_texts
    from dangxing.collecting import uncollected
    from dangxing.reports import annual

    with uncollected():
        frame = annual.framed(book, **asked._asdict())
        problems = frame.problems()
        if shape == "json":
            language = session.explicit or book.show(frame.last_run).language
            told = [summary.problem(problem, *problem_texts(problem, language)) for problem in problems]
            pieces: Iterator[str] = annual.json_pieces(frame, told, top)
        else:
            sys.stdout.write(shapes.csv_mark())
            pieces = annual.csv_pieces(frame, top)
        for piece in pieces:
            sys.stdout.write(piece)
    return problems


def _latest(book: Ledger, run: int | None, session: Session, *, quiet: bool) -> int:
    """The last year of the ledger, and a word that it is that one."""
    years = book.known_years(run)
    if not years:
        raise FileProblem("ledger.nothing", path=str(book.path))
    if not quiet:
        streams.say(text("report.latest-year", session.language, year=years[-1]))
    return years[-1]
