"""``dangxing ledger verify`` and ``drop``: whether what was entered is as it was, and what is to count no more."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import FINE, WRONG_DATA, options, shapes, streams
from dangxing.errors import FileProblem, WrongUse
from dangxing.language import Language, patterns, text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.ledger import Fault
    from dangxing.ledger.rows import Standing

_Head = Annotated[str | None, options.named("--head", "ledger.meta-head", "ledger.opt-head")]
_RunNumber = Annotated[str, options.argument("ledger.meta-run", "ledger.arg-run")]
_Reason = Annotated[str, options.named("--reason", "ledger.meta-reason", "ledger.opt-reason")]
# Of scored workbooks: how one that is not as it was entered is told.
_SEVERITIES = {"changed": "error", "gone": "warning"}
_STATES = ("same", "changed", "gone", "elsewhere")
_DIGEST = patterns.late(r"(?<![0-9a-f])[0-9a-f]{12,64}(?![0-9a-f])")
_LARGEST_NOTE = 1 << 20


def verify(
    ctx: typer.Context, ledger: options.Ledger = None, head: _Head = None, format: options.Format = "table"
) -> int:
    """Check the ledger and return the exit status: 1 where something is not as it was entered.

    A scored workbook that is gone was perhaps only moved, and is told of; one that was changed is wrong.
    """
    session: Session = ctx.obj
    shape = options.shape(format, options.SHAPES)
    wanted = None if head is None else _digest(head)
    from dangxing.ledger import open_ledger

    path = options.ledger_file(ledger)
    with open_ledger(path, "verify") as book:
        faults = list(book.verify(wanted))
        count, last = (0, None) if faults else (sum(1 for _ in book.runs()), book.head())
        standing = [] if faults else list(book.standing((".", path.parent)))
    told = list(_told(faults, session.language))
    if shape == "table":
        streams.write_lines(_lines(path, told, standing, session.language))
        streams.write_lines(_closing(faults, count, last, standing, session.language))
    elif shape == "csv":
        shapes.write_csv(("code", "message"), told)
    else:
        document = {"path": path.as_posix(), "intact": not faults, "digest": last, "faults": told}
        shapes.write_json(document | {"scored": [each._asdict() for each in standing]})
    return WRONG_DATA if faults or any(each.state == "changed" for each in standing) else FINE


def _told(faults: Sequence[Fault], language: Language) -> Iterator[dict[str, str]]:
    from dangxing.cli.rendering import short_code
    from dangxing.language.script import one_line

    for fault in faults:
        yield {"code": short_code(fault.code), "message": one_line(text(fault.code, language, **fault.params))}


def _lines(
    path: Path, faults: Iterable[dict[str, str]], standing: Sequence[Standing], language: Language
) -> Iterator[str]:
    from dangxing.cli.rendering import line

    for fault in faults:
        yield line(str(path), "error", fault["code"], fault["message"], language, sys.stdout)
    for each in standing:
        if each.state in _SEVERITIES:
            code = f"scored-{each.state}"
            told = text(f"ledger.{code}", language, run=each.run)
            yield line(each.path, _SEVERITIES[each.state], code, told, language, sys.stdout)


def _closing(
    faults: Sequence[Fault], runs: int, last: str | None, standing: Sequence[Standing], language: Language
) -> Iterator[str]:
    if faults:
        yield text("ledger.not-intact", language, count=len(faults))
        return
    yield text("ledger.intact", language, runs=runs, digest=last or "—")
    if standing:
        states = Counter(each.state for each in standing)
        yield text("ledger.standing", language, **{state: states[state] for state in _STATES})  # type: ignore[index]


def _digest(value: str) -> str:
    """The beginning of a digest: as it stands, or the first in a file. UsageProblem: there is none."""
    file = Path(value)
    written = value.strip().lower()
    try:
        if file.is_file():
            with file.open("rb") as source:
                written = source.read(_LARGEST_NOTE).decode("utf-8", "replace").lower()
    except OSError as fault:
        raise FileProblem("ledger.head-unreadable", path=value, reason=fault.strerror) from None
    found = _DIGEST.search(written)
    if found is None:
        raise WrongUse("ledger.bad-head", value=value)
    return found[0]


def drop(
    ctx: typer.Context, run: _RunNumber, reason: _Reason, ledger: options.Ledger = None, quiet: options.Quiet = False
) -> int:
    """Take a run out of its year and return the exit status."""
    session: Session = ctx.obj
    number = options.run_number(run)
    if not reason.strip():
        raise WrongUse("ledger.no-reason")
    from dangxing.language.script import one_line
    from dangxing.ledger import open_ledger
    from dangxing.ledger.connection import look

    path = options.ledger_file(ledger)
    # What does not exist is not made by taking something out of it.
    look(path, "read")
    with open_ledger(path, "write") as book:
        book.drop(number, _user(), reason.strip())
        found = book.show(number)
    if not quiet:
        told = text("ledger.dropped", session.language, run=number, path=found.path, year=found.year)
        streams.write_lines([one_line(told)])
    return FINE


def _user() -> str:
    """Who runs this, as the system knows them."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
