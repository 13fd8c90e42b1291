"""``dangxing rules check``: what is wrong with rules, each finding with its place and how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from dangxing.cli import FINE, WRONG_DATA, options, rendering, shapes, streams
from dangxing.language import Language, text
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.authoring.checks import Finding
    from dangxing.cli.language import Session

_SHAPES = ("text", "json", "github")

Folder = Annotated[str | None, options.argument("cli.meta-folder", "rulechecks.arg-folder")]
Format = Annotated[str, options.named("--format", "|".join(_SHAPES), "rulechecks.opt-check-format", default=_SHAPES[0])]


def check(
    ctx: typer.Context,
    folder: Folder = None,
    rules: options.Rules = None,
    format: Format = "text",
    quiet: options.Quiet = False,
) -> int:
    """Check a folder of rules and return the exit status: 1 where there is an error."""
    session: Session = ctx.obj
    shape = options.shape(format, _SHAPES)
    from dangxing.authoring.checks import check_rules

    findings = check_rules(Path(folder) if folder else options.rules_folder(rules))
    if quiet:
        findings = tuple(one for one in findings if one.severity == "error")
    if shape == "json":
        shapes.write_json({"findings": [one.as_json(session.explicit or "en") for one in findings]})
    else:
        lines = (
            github(findings, session.language) if shape == "github" else plain(findings, session.language, sys.stdout)
        )
        streams.write_lines(lines)
    if not quiet:
        closing(told(findings, session.language))
    return status(findings)


def closing(*lines: str) -> None:
    """Say at the end what came of it, after the results."""
    with streams.printing():
        pass
    for line in lines:
        streams.say(line)


def status(findings: Iterable[Finding]) -> int:
    """The exit status: 1 where there is an error."""
    return WRONG_DATA if any(one.severity == "error" for one in findings) else FINE


def plain(findings: Iterable[Finding], language: Language, stream: TextIO | None = None) -> Iterator[str]:
    """``rules/enterprise.yaml:12:5: error points-zero: …``, a line a finding, for ``stream`` (None: standard error)."""
    for one in findings:
        place = f"{one.path}:{one.line}:{one.column}"
        yield rendering.line(place, one.severity, one.code, one.message(language), language, stream)


def github(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    """Workflow commands, by which GitHub marks the lines of a change."""
    from dangxing.cli.formats import escaped, property_

    for one in findings:
        place = f"file={property_(one.path)},line={one.line},col={one.column},title={property_(one.short_code)}"
        yield f"::{one.severity} {place}::{escaped(one_line(one.message(language)))}"


def told(findings: tuple[Finding, ...], language: Language) -> str:
    """How many findings there are, in a line."""
    if not findings:
        return text("rulechecks.check-clean", language)
    errors = sum(1 for one in findings if one.severity == "error")
    return text("rulechecks.check-found", language, errors=errors, warnings=len(findings) - errors)
