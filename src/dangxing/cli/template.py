"""``dangxing template``: an empty records workbook with drop-down lists, notes and an example."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import options
from dangxing.errors import FileProblem, UsageProblem
from dangxing.language import Language, text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook

_ENDING = ".xlsx"
_OTHER_ENDINGS = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".xltx"})

Tracks = Annotated[
    list[str] | None, typer.Argument(metavar="cli.meta-track", show_default=False, help="cli.arg-tracks")
]
Year = Annotated[
    str | None, typer.Option("--year", metavar="cli.meta-year", envvar="DANGXING_YEAR", help="cli.opt-template-year")
]
Out = Annotated[
    str | None, typer.Option("--out", metavar="cli.meta-place", envvar="DANGXING_OUT", help="cli.opt-template-out")
]
Force = Annotated[bool, typer.Option("--force", help="cli.opt-force")]


def template(
    ctx: typer.Context,
    tracks: Tracks = None,
    year: Year = None,
    rules: options.Rules = None,
    out: Out = None,
    force: Force = False,
) -> int:
    """Write a template and return the exit status."""
    session: Session = ctx.obj
    command = ctx.command_path
    chosen_year = options.year(year, command)
    target = _target(out, chosen_year, session.language, command)
    from dangxing.rules import loading
    from dangxing.workbook.template import write_template

    book = loading.load(options.rules_folder(rules))
    if chosen_year is not None:
        book = book.for_year(chosen_year)
    chosen = _tracks(tracks or (), book, session.language, command)
    if target.exists() and not force:
        raise FileProblem("cli.already-there", path=target.as_posix())
    write_template(book, chosen, session.language, target, year=chosen_year)
    try:
        sys.stdout.write(text("cli.template-written", session.language, path=target.as_posix()) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileProblem("cli.output-failed", reason=error.strerror) from None
    return 0


def _tracks(written: Sequence[str], book: Rulebook, language: Language, command: str) -> list[str]:
    """The ids of the tracks, which may be given by id or title in any script; all of them where none is given."""
    from dangxing.language.script import in_script
    from dangxing.workbook.validating.lexicon import Lexicon

    known = Lexicon(book).tracks
    titles = {
        key: track.en if language == "en" else in_script(track.title, language)
        for key, (_, track) in book.tracks.items()
    }
    chosen = []
    for name in written:
        found = known[name]
        if found is None:
            near = known.nearest(name)
            listed = text("cli.list-separator", language).join(f"{key} {title}" for key, title in titles.items())
            raise UsageProblem(
                "cli.no-such-track", name=name, known=listed, nearest=titles.get(near or "", ""), command=command
            )
        chosen.append(found)
    return chosen or list(book.tracks)


def _target(out: str | None, year: int | None, language: Language, command: str) -> Path:
    """The file to write: the one named, or one of the usual name in the folder named, else in the working folder."""
    name = text("template.file-name", language)
    usual = f"{name}-{year}{_ENDING}" if year else f"{name}{_ENDING}"
    if not out:
        return Path(usual)
    path = Path(out)
    ending = path.suffix.casefold()
    if path.is_dir() or out.endswith(("/", os.sep)):
        return path / usual
    if ending in _OTHER_ENDINGS:
        raise UsageProblem("cli.not-xlsx", path=out, command=command)
    return path if ending == _ENDING else path / usual
