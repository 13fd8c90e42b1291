"""``dangxing template``: an empty records workbook with drop-down lists, notes and an example."""

from __future__ import annotations

from typing import Annotated

import typer

from dangxing.cli import FINE, guide, options, places, streams, tracks
from dangxing.cli.language import Session
from dangxing.language import text

Tracks = Annotated[list[str] | None, options.argument("cli.meta-track", "cli.arg-tracks")]
Year = Annotated[str | None, options.of_year("cli.opt-template-year")]
Out = Annotated[str | None, options.of_out("cli.opt-template-out", "cli.meta-place")]


def template(
    ctx: typer.Context,
    names: Tracks = None,
    year: Year = None,
    rules: options.Rules = None,
    out: Out = None,
    force: options.Force = False,
) -> int:
    """Write a template and return the exit status."""
    session: Session = ctx.obj
    chosen_year = options.year(year)
    name = text("template.file-name", session.language)
    target = places.one(out, f"{name}-{chosen_year}{places.ENDING}" if chosen_year else f"{name}{places.ENDING}", force)
    from dangxing.workbook.template import write_template

    book = options.load_rules(rules, session, quiet=False)
    if chosen_year is not None:
        book = book.for_year(chosen_year)
    chosen = [tracks.of_name(each, book, session.language) for each in names or ()] or list(book.tracks)
    write_template(book, chosen, session.language, target, year=chosen_year)
    streams.write_lines([text("cli.template-written", session.language, path=target.as_posix())])
    guide.after(session, guide.command("validate", target.as_posix()), "filled")
    return FINE
