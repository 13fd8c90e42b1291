"""``dangxing explain``: why a member has this score, clause by clause, and what would raise it."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import options
from dangxing.errors import UsageProblem
from dangxing.language import text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.results import Result
    from dangxing.rules import Rulebook

_FORMATS = ("table", "json", "markdown")

Workbook = Annotated[
    str | None, typer.Argument(metavar="explain.meta-workbook", show_default=False, help="explain.arg-workbook")
]
Member = Annotated[
    str | None, typer.Argument(metavar="explain.meta-member", show_default=False, help="explain.arg-member")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="explain.meta-date", envvar="DANGXING_AS_OF", help="explain.opt-as-of"),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(_FORMATS),
        envvar="DANGXING_FORMAT",
        show_default="table",
        help="explain.opt-format",
    ),
]


def explain(
    ctx: typer.Context,
    path: Workbook = None,
    member: Member = None,
    year: options.Year = None,
    rules: options.Rules = None,
    as_of: AsOf = None,
    format: Format = "table",
) -> int:
    """Explain a member's score and return the exit status."""
    session: Session = ctx.obj
    command = ctx.command_path
    if not path or not member:
        raise UsageProblem("explain.no-member", command=command)
    shape = format.casefold()
    if shape not in _FORMATS:
        raise UsageProblem("explain.bad-format", value=format, command=command)
    chosen_year, day = options.year(year, command), _day(as_of, command)
    from dangxing.cli.explain_words import Words
    from dangxing.rules import loading
    from dangxing.scoring import explaining

    book = loading.load(options.rules_folder(rules))
    result = _scored(path.replace(os.sep, "/"), book, chosen_year, session)
    if result is None:
        return 1
    book = book.for_year(result.year)
    found = explaining.find(result.records, member, result.path)
    explanation = explaining.explain(result, book, found, day)
    if shape == "json":
        from dangxing import summary
        from dangxing.cli import explain_json

        words = Words(explanation, book, session.explicit or result.records.script)
        sys.stdout.write(summary.to_json(explain_json.document(words)))
        return 0
    from dangxing.cli import explain_views

    if shape == "markdown":
        # A reply is written in the language of the records, whatever that of the terminal.
        sys.stdout.write(explain_views.letter(Words(explanation, book, session.explicit or result.records.script)))
    else:
        explain_views.show(Words(explanation, book, session.language))
    return 0


def _scored(path: str, book: Rulebook, year: int | None, session: Session) -> Result | None:
    """The workbook, scored; None, with every problem told: it has errors."""
    from dangxing import scoring
    from dangxing.cli import rendering
    from dangxing.results import Result
    from dangxing.workbook import reading, validating

    with reading.open_workbook(Path(path)) as workbook:
        checked = validating.validate(workbook.titles, workbook.grid, path, book, year)
        problems = tuple(checked.problems)
        if checked.records is None or checked.year is None:
            for problem in problems:
                print(rendering.problem_line(problem, session.language), file=sys.stderr)  # noqa: T201
            print(text("cli.summary-none", session.language), file=sys.stderr)  # noqa: T201 - what the command did
            return None
        cards = scoring.score(checked.records, book, checked.year)
        return Result(path, workbook.digest, checked.year, checked.records, cards, problems)


def _day(value: str | None, command: str) -> dt.date | None:
    if not value:
        return None
    try:
        return dt.date.fromisoformat(value.strip())
    except ValueError:
        raise UsageProblem("explain.bad-date", value=value, command=command) from None
