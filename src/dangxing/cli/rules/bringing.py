"""``dangxing rules import``: a workbook of rules, changed in Excel, back to its rule file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import WRONG_DATA, options, places, rendering, streams
from dangxing.cli.rules import check
from dangxing.errors import WrongUse
from dangxing.language import Language, text
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.authoring.tabling import Brought, CellFault
    from dangxing.cli.language import Session

_HOME = "rules"
_ENDING = ".yaml"

Workbook = Annotated[str, options.argument("cli.meta-file", "tabling.arg-workbook")]
Out = Annotated[str | None, options.of_out("tabling.opt-import-out", "cli.meta-place")]


def bring(ctx: typer.Context, workbook: Workbook, out: Out = None, force: options.Force = False) -> int:
    """Write the rule file, check the rules that it stands among, and return the exit status.

    Nothing is written where anything is wrong.
    """
    session: Session = ctx.obj
    language, path = session.language, Path(workbook)
    from dangxing.authoring.tabling import brought, read_tables

    read = read_tables(path)
    target = _target(out, read.name)
    places.free([target], force)
    found = brought(read, path, target.parent)
    if found.raw is None:
        streams.write_lines(_fault(path, one, language) for one in found.faults)
        return WRONG_DATA
    from dangxing.files import whole

    with whole(target) as file:
        file.write(found.raw)
    streams.write_lines([*_changes(found, language), text("tabling.written", language, path=target.as_posix())])
    return _checked(target.parent, language)


def _target(out: str | None, name: str) -> Path:
    path = Path(out or _HOME)
    if path.suffix == _ENDING and not path.is_dir():
        return path
    if out and path.suffix and not path.is_dir():
        raise WrongUse("tabling.not-yaml", path=out)
    return path / name


def _fault(path: Path, one: CellFault, language: Language) -> str:
    place = f"{path}:{one.sheet}" + (f"!{one.cell}" if one.cell else "")
    return rendering.line(place, "error", one.code, text(one.code, language, **one.params), language, sys.stdout)


def _changes(found: Brought, language: Language) -> Iterator[str]:
    if not found.changes:
        yield text("tabling.nothing-changed", language)
    for one in found.changes:
        if one.cell is None:
            yield one_line(text("tabling.changed-row", language, place=one.sheet, what=one.what))
            continue
        blank = text("tabling.blank", language)
        before, after = (blank if value is None else value for value in (one.before, one.after))
        place = f"{one.sheet}!{one.cell}"
        yield one_line(text("tabling.changed", language, place=place, what=one.what, before=before, after=after))


def _checked(folder: Path, language: Language) -> int:
    """What ``rules check`` says of the folder, and its exit status."""
    from dangxing.authoring.checks import check_rules

    findings = check_rules(folder)
    streams.write_lines(check.plain(findings, language, sys.stdout))
    check.closing(check.told(findings, language))
    return check.status(findings)
