"""``dangxing config``: the settings that hold in this folder, and where each comes from; or a file to fill in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dangxing.cli import FINE, options, places, settings, shapes, streams
from dangxing.cli.language import Session
from dangxing.language import Language, text
from dangxing.language.script import one_line

_SHAPES = ("table", "json")
Init = Annotated[bool, options.flag("--init", "desk.opt-init")]
Format = Annotated[str, options.of_format(_SHAPES)]
# The settings that a variable of the environment stands before.
_VARIABLES = {
    "year": "DANGXING_YEAR",
    "rules": "DANGXING_RULES",
    "out": "DANGXING_OUT",
    "ledger": "DANGXING_LEDGER",
    "language": "DANGXING_LANG",
}


def config(ctx: typer.Context, init: Init = False, force: options.Force = False, format: Format = "table") -> int:
    """Show the settings, or write a file of them, and return the exit status."""
    session: Session = ctx.obj
    shape = options.shape(format, _SHAPES)
    if init:
        return _write(session.language, force=force)
    rows = list(_rows(session))
    if shape == "json":
        ignored = [one._asdict() for one in session.settings.ignore]
        held = {name: {"value": value, "from": source} for name, value, source in rows}
        notice = dict(zip(("unit", "contact", "days"), session.settings.notice, strict=True))
        shapes.write_json({"settings": held, "notice": notice, "ignore": ignored})
        return FINE
    streams.write_lines(one_line(line) for line in _lines(rows, session))
    return FINE


def _write(language: Language, *, force: bool) -> int:
    from dangxing.files import whole

    target = Path(settings.NAME)
    places.free([target], force)
    with whole(target) as file:
        file.write(text("desk.example", language, language=language).encode())
    streams.say(text("desk.written", language, path=settings.NAME))
    return FINE


def _rows(session: Session) -> Iterator[tuple[str, str | None, str | None]]:
    """Each setting: its name, its value, and where that is from; None: nothing is set."""
    held = {**session.settings.options(), "language": session.settings.language}
    for name, variable in _VARIABLES.items():
        value = os.environ.get(variable)
        if value:
            yield name, value, variable
        else:
            value = held.get(name)
            yield name, value, settings.NAME if value else None


def _lines(rows: list[tuple[str, str | None, str | None]], session: Session) -> Iterator[str]:
    language = session.language
    key = "desk.in-use" if session.settings.present else "desk.none"
    yield text(key, language, path=settings.NAME)
    for name, value, source in rows:
        usual = text(f"desk.usual-{name}", language)
        told = text("desk.from", language, value=value, source=source) if value else usual
        yield f"  {name} = {told}"
    for name, given in zip(("unit", "contact", "days"), session.settings.notice, strict=True):
        if given is not None:
            yield f"  notice.{name} = {text('desk.from', language, value=given, source=settings.NAME)}"
    for one in session.settings.ignore:
        yield "  " + text("desk.ignored", language, code=one.code, reason=one.reason)
