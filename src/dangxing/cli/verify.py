"""``dangxing verify``: whether scored workbooks are as they were written."""

from __future__ import annotations

import datetime as dt
import math
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dangxing.cli import CANNOT_RUN, FINE, WRONG_DATA, options, shapes, streams
from dangxing.errors import FileProblem, UsageProblem, WrongUse
from dangxing.language import Language, text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook
    from dangxing.scored.verifying import Finding, Verdict

_SHAPES = ("table", "json")
_MOST_SHOWN = 300
_MOST_SIGNS = 300

Paths = Annotated[list[str] | None, options.argument("verify.meta-scored", "verify.arg-scored")]
Input = Annotated[str | None, options.named("--input", "verify.meta-workbook", "verify.opt-input")]
Format = Annotated[str, options.of_format(_SHAPES, "verify.opt-format")]


def verify(
    ctx: typer.Context,
    paths: Paths = None,
    input_path: Input = None,
    rules: options.Rules = None,
    ledger: options.Ledger = None,
    format: Format = "table",
    quiet: options.Quiet = False,
) -> int:
    """Verify scored workbooks and return the exit status."""
    session: Session = ctx.obj
    if not paths:
        raise WrongUse("verify.no-paths")
    if input_path is not None and len(paths) > 1:
        raise WrongUse("verify.one-input")
    shape = options.shape(format, _SHAPES)
    book = options.load_rules(rules, session, quiet=quiet)
    ledger = options.ledger_at_hand(ledger, session.settings.ledger)
    verdicts: list[Verdict] = []
    failures: list[FileProblem] = []
    named = list(_named(paths))
    for path in named:
        verdict = _verified(path, book, input_path, ledger, failures, session.language)
        if verdict is None:
            continue
        verdicts.append(verdict)
        if shape == "table" and quiet:
            word = text(f"verify.word-{verdict.kind}", session.language)
            streams.write_lines([word if len(named) == 1 else f"{path}: {word}"])
        elif shape == "table":
            _tell(verdict, session.language)
    if shape == "json":
        shapes.write_json(_document(verdicts, failures, session.explicit or "zh-Hans"))
    if failures:
        return CANNOT_RUN
    return FINE if all(verdict.sound for verdict in verdicts) else WRONG_DATA


def _verified(
    path: str, book: Rulebook, input_path: str | None, ledger: str | None, failures: list[FileProblem],
    language: Language,
) -> Verdict | None:  # fmt: skip
    """The verdict on one workbook; None: it cannot be had, which is told and added to ``failures``."""
    from dangxing.cli import rendering
    from dangxing.runs import verifying

    try:
        return verifying.verify(path, book, input_path, ledger)
    except FileProblem as problem:
        failures.append(problem)
        for line in rendering.error_lines(problem, language):
            streams.say(line)
        return None


def _named(paths: Sequence[str]) -> Iterator[str]:
    """Each path with forward slashes; a folder stands for the scored workbooks in it."""
    for given in paths:
        path = given.replace(os.sep, "/")
        if Path(given).is_dir():
            found = sorted(entry.name for entry in Path(given).glob("*-scored.xlsx"))
            if not found:
                raise UsageProblem("verify.empty-folder", path=path)
            yield from (name if path == "." else f"{path.rstrip('/')}/{name}" for name in found)
        else:
            yield path


def _tell(verdict: Verdict, language: Language) -> None:
    """The verdict and what it rests on, a line each, to stdout; the verdict first."""
    from dangxing.cli.rendering import line
    from dangxing.language.script import one_line

    count = sum(1 for finding in verdict.findings if finding.severity == "error")
    params: dict[str, object] = {"path": verdict.path, "year": verdict.year, "cells": verdict.cells, "count": count}
    if verdict.run is not None:
        params |= {"ledger": verdict.run.ledger, "run": verdict.run.run}
    told = text(f"verify.is-{verdict.kind}", language, **params)
    beyond = "" if verdict.kind == "altered" else text(f"verify.beyond-{verdict.kind}", language)
    lines = [one_line(told + beyond)]
    for finding in verdict.findings[:_MOST_SHOWN]:
        place = verdict.path
        if finding.sheet is not None:
            place += f":{finding.sheet}" + (f"!{finding.cell}" if finding.cell else "")
        told = _message(finding, language)
        lines.append(line(place, finding.severity, finding.code, told, language, sys.stdout))
    if len(verdict.findings) > _MOST_SHOWN:
        lines.append(text("verify.more", language, count=len(verdict.findings) - _MOST_SHOWN))
    streams.write_lines(lines)


def _message(finding: Finding, language: Language) -> str:
    values: dict[str, object] = {name: _shown(getattr(finding, name), language) for name in ("found", "expected")}
    values |= finding.params
    problem = finding.params.get("problem")
    if isinstance(problem, FileProblem):
        from dangxing.cli.rendering import error_text

        values["problem"] = error_text(problem, language)
    for kind in ("part", "aspect"):
        if kind in values:
            values[kind] = _named_thing(kind, str(values[kind]), language)
    return text(f"verify.{finding.code}", language, **values)


def _named_thing(kind: str, name: str, language: Language) -> str:
    """A part of a workbook, or an aspect of how a cell looks, in words; one that has none, by its name in the file."""
    from dangxing.language.catalogue.verify import TEXTS

    return text(f"verify.{kind}-{name}", language) if f"{kind}-{name}" in TEXTS else name


def _shown(value: object, language: Language) -> str:
    plain = _plain(value)
    if isinstance(plain, str) and len(plain) > _MOST_SIGNS:
        plain = f"{plain[:_MOST_SIGNS]}…"
    if plain is None:
        return text("verify.empty", language)
    if isinstance(value, str) and not value.startswith("="):
        return text("verify.quoted", language, value=plain)
    return str(plain)


def _plain(value: object) -> str | int | float | bool | None:
    """A cell's value as JSON has it."""
    if value is None or value == "":
        return None
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return int(value) if float(value).is_integer() else value if math.isfinite(value) else str(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _document(verdicts: list[Verdict], failures: list[FileProblem], language: Language) -> dict[str, Any]:
    from dangxing import summary
    from dangxing.cli.rendering import error_text, short_code

    problems = [_entry(verdict, finding, language) for verdict in verdicts for finding in verdict.findings]
    for problem in failures:
        message = error_text(problem, language)
        told = summary.failure(str(problem.params.get("path", "")), short_code(problem.code), message)
        problems.append({**told, "found": None, "expected": None})
    workbooks = [
        {
            "path": verdict.path,
            "verdict": verdict.kind,
            "verified": verdict.sound,
            "digest": verdict.digest,
            "ledger": None if verdict.run is None else {"path": verdict.run.ledger, "run": verdict.run.run},
            "computed": verdict.extent == "all",
            "year": verdict.year,
            "tool": verdict.tool,
            "input": verdict.input_name,
            "input_digest": verdict.input_digest,
            "rules": [
                {"id": rules.id, "version": rules.version, "digest": rules.digest, "same": rules.same}
                for rules in verdict.rules
            ],
            "cells": verdict.cells,
        }
        for verdict in verdicts
    ]
    return {"workbooks": workbooks, "problems": problems}


def _entry(verdict: Verdict, finding: Finding, language: Language) -> dict[str, Any]:
    return {
        "path": verdict.path,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "severity": finding.severity,
        "code": finding.code,
        "message": _message(finding, language),
        "hint": None,
        "found": _plain(finding.found),
        "expected": _plain(finding.expected),
    }
