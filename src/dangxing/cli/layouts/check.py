"""``dangxing layouts check``: what is wrong with layouts, each fault with its line and column."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dangxing.cli import FINE, WRONG_DATA, options, rendering, streams
from dangxing.cli.language import Session
from dangxing.errors import FileProblem, RuleFault
from dangxing.language import text

Paths = Annotated[list[str] | None, options.argument("layouts_cli.meta-paths", "layouts_cli.arg-paths")]


def check(ctx: typer.Context, paths: Paths = None, rules: options.Rules = None) -> int:
    """Check layouts and return the exit status: 1 where there is a fault."""
    session: Session = ctx.obj
    from dangxing.workbook.layouts import loading

    files = [file for path in paths or () for file in _files(path)]
    if not paths:
        files = [path for path, _ in loading.files(options.rules_folder(rules)).values()]
    faults: list[RuleFault] = []
    for file in files:
        loading.read(file, faults)
    streams.write_lines(
        rendering.line(
            f"{fault.path}:{fault.line}:{fault.column}", "error", fault.code,
            text(fault.code, session.language, **fault.params), session.language,
        )
        for fault in faults
    )  # fmt: skip
    told = "check-found" if faults else "check-clean"
    streams.say(text(f"layouts_cli.{told}", session.language, count=len(files), faults=len(faults)))
    return WRONG_DATA if faults else FINE


def _files(path: str) -> list[Path]:
    """The layout at a path, or those in a folder. FileProblem: there is none."""
    place = Path(path)
    if place.is_dir():
        found = sorted(place.glob("*.yaml"))
        if not found:
            raise FileProblem("layouts_cli.none-there", path=place.as_posix())
        return found
    if not place.exists():
        raise FileProblem("cli.not-found", path=place.as_posix())
    return [place]
