"""``dangxing ledger merge``: the ledgers of several machines made into one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dangxing.cli import FINE, guide, inputs, options, shapes, streams
from dangxing.errors import DangxingError, WrongUse
from dangxing.language import Language, text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.ledger.merging import Merged

_Ledgers = Annotated[list[str], options.argument("ledger.meta-ledgers", "ledger.arg-ledgers")]
_Into = Annotated[str, options.named("--into", "cli.meta-file", "ledger.opt-into")]
_SamePeople = Annotated[bool, options.flag("--same-people", "ledger.opt-same-people")]
_ENDINGS = frozenset({".sqlite", ".sqlite3", ".db"})
_COLUMNS = ("path", "runs", "digest")


def merge(
    ctx: typer.Context,
    ledgers: _Ledgers,
    into: _Into,
    same_people: _SamePeople = False,
    force: options.Force = False,
    format: options.Format = "table",
    quiet: options.Quiet = False,
) -> int:
    """Merge ledgers and return the exit status."""
    session: Session = ctx.obj
    shape = options.shape(format, options.SHAPES)
    paths = list(_paths(ledgers))
    from dangxing.ledger import merging

    done = merging.merge(paths, Path(into), force=force, same_people=same_people)
    found = {"path": Path(into).as_posix(), **_document(done)}
    if shape == "json":
        shapes.write_json(found)
    elif shape == "csv":
        shapes.write_csv(_COLUMNS, found["sources"])
    elif not quiet:
        streams.write_lines(_lines(found, session.language))
        guide.after(session, guide.command("report", *guide.of_ledger(into, session)), "report")
    return FINE


def _paths(given: list[str]) -> Iterator[Path]:
    """Each ledger once; a folder stands for those in it, a pattern is filled in. DangxingError: there is none."""
    for path in inputs.workbooks(given, _ENDINGS):
        if isinstance(path, DangxingError):
            if path.code == "cli.not-found":
                raise path
            raise WrongUse("ledger.no-ledgers", path=path.params["path"])
        yield Path(path)


def _document(done: Merged) -> dict[str, Any]:
    return {
        "runs": done.runs,
        "digest": done.digest,
        "sources": [each._asdict() for each in done.sources],
        "same_workbooks": [each._asdict() for each in done.same],
    }


def _lines(found: dict[str, Any], language: Language) -> Iterator[str]:
    from dangxing.language.script import one_line

    for source in found["sources"]:
        yield one_line(text("ledger.merged-one", language, **{**source, "digest": source["digest"][:12]}))
    for same in found["same_workbooks"]:
        yield one_line(text("ledger.merged-same", language, **same))
    told = {"path": found["path"], "runs": found["runs"], "digest": found["digest"]}
    yield one_line(text("ledger.merged", language, **told))
