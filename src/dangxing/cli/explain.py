"""``dangxing explain``: why a member has this score, clause by clause, and what would raise it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import FINE, WRONG_DATA, guide, options, shapes, streams
from dangxing.errors import FileProblem, WrongUse
from dangxing.language import Language, text

if TYPE_CHECKING:
    from dangxing.cli.explain_words import Words
    from dangxing.cli.language import Session
    from dangxing.ledger import Run
    from dangxing.results import Result
    from dangxing.rules import Rulebook

_SHAPES = ("table", "json", "markdown")

Workbook = Annotated[str | None, options.argument("explain.meta-workbook", "explain.arg-workbook")]
Member = Annotated[str | None, options.argument("cli.meta-id", "explain.arg-member")]
AsOf = Annotated[str | None, options.named("--as-of", "cli.meta-date", "explain.opt-as-of")]
Receipt = Annotated[str | None, options.named("--receipt", "explain.meta-receipt", "explain.opt-receipt")]
Format = Annotated[str, options.of_format(_SHAPES, "explain.opt-format")]


def explain(
    ctx: typer.Context,
    path: Workbook = None,
    member: Member = None,
    year: options.Year = None,
    rules: options.Rules = None,
    as_of: AsOf = None,
    ledger: options.Ledger = None,
    receipt: Receipt = None,
    force: options.Force = False,
    format: Format = "table",
) -> int:
    """Explain a member's score and return the exit status."""
    session: Session = ctx.obj
    if not path or not member:
        raise WrongUse("explain.no-member")
    shape = options.shape(format, _SHAPES)
    chosen_year, day = options.year(year), options.as_of(as_of)
    book = options.load_rules(rules, session, quiet=False)
    result = _scored(path.replace(os.sep, "/"), book, chosen_year, options.ledger_file(ledger), session)
    if result is None:
        return WRONG_DATA
    book = book.for_year(result.year)
    # A reply is written in the language of the records, whatever that of the terminal.
    language = session.of("markdown" if receipt is not None else shape, result.records.script)
    words = _explained(result, book, member, day, language)

    def run() -> Run | None:
        return _run(result, book, options.ledger_at_hand(ledger, session.settings.ledger), session)

    if receipt is None:
        _tell(words, shape, run)
        if shape == "table":
            guide.after(session, guide.command("explain", path, member, "--receipt"), "receipt")
    else:
        _write(words, receipt, run, session, force=force)
    return FINE


def _explained(result: Result, book: Rulebook, member: str, day: dt.date | None, language: Language) -> Words:
    """The member's score, explained in a language."""
    from dangxing.authoring.checks import clausewords
    from dangxing.cli.explain_words import Words
    from dangxing.scoring import explaining

    found = explaining.find(result.records, member, result.path)
    explanation = explaining.explain(result, book, found, day)
    wordings = clausewords.load(Path(book.folder), explanation.rules.id)
    return Words(language, book.names, of=explanation, rulebook=book, wordings=wordings)


def _write(words: Words, wanted: str, run: Callable[[], Run | None], session: Session, *, force: bool) -> None:
    """Write a receipt, and say where."""
    from dangxing.cli import explain_receipt
    from dangxing.reports.forms.names import Names
    from dangxing.reports.receipt import write_receipt

    member = words.of.card.member
    usual = Names().file(f"receipt-{words.of.result.year}-{member.id}")
    target = explain_receipt.place(wanted, usual, force)
    write_receipt(explain_receipt.receipt(words, run()), target)
    streams.write_lines([text("explain.receipt-written", session.language, path=target.as_posix())])


def _run(result: Result, book: Rulebook, ledger: str | None, session: Session) -> Run | None:
    """The run by which the result counts, if the ledger at hand has it. FileProblem: the one named cannot be read."""
    path = options.ledger_file(ledger)
    if ledger is None and not path.exists():
        return None
    from dangxing.cli import rendering
    from dangxing.runs.entered import run_of

    try:
        return run_of(result, book, path)
    except FileProblem as problem:
        if ledger is not None:
            raise
        for line in rendering.error_lines(problem, session.language):
            streams.say(line)
        return None


def _tell(words: Words, shape: str, run: Callable[[], Run | None]) -> None:
    if shape == "json":
        from dangxing.cli import explain_json

        shapes.write_json(explain_json.document(words, run()))
        return
    from dangxing.cli import explain_views

    if shape == "markdown":
        streams.write(explain_views.letter(words))
    else:
        with streams.printing():
            explain_views.show(words)


def _scored(path: str, book: Rulebook, year: int | None, ledger: Path, session: Session) -> Result | None:
    """The workbook, scored; None, with every problem told: it has errors."""
    from dangxing import scoring
    from dangxing.cli import rendering
    from dangxing.results import Result
    from dangxing.runs.carrying import known_before, last_run, with_before
    from dangxing.scoring import feeding
    from dangxing.workbook import reading, validating

    with reading.open_workbook(Path(path)) as workbook:
        checked = validating.validate(workbook.titles, workbook.grid, path, book, year)
        problems = tuple(checked.problems)
        if checked.records is None or checked.year is None:
            for problem in problems:
                streams.say(rendering.problem_line(problem, session.language))
            streams.say(text("cli.summary-none", session.language))
            return None
        now = book.for_year(checked.year)
        records = with_before(checked.records, now, known_before(now, checked.year, ledger, last_run(now, ledger)))
        problems += tuple(feeding.wanting(records, now, path))
        cards = scoring.score(records, now, checked.year)
        return Result(path, workbook.digest, checked.year, records, cards, problems)
