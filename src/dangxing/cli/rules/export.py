"""``dangxing rules export``: a rule set as a workbook, to be changed in Excel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import FINE, options, places, streams
from dangxing.cli.rules import check
from dangxing.errors import WrongUse
from dangxing.language import text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook

Set = Annotated[str | None, options.argument("rules_cli.meta-set", "tabling.arg-set")]
Xlsx = Annotated[bool, options.flag("--xlsx", "tabling.opt-xlsx")]
Out = Annotated[str | None, options.of_out("importing.opt-out", "cli.meta-place")]


def export(
    ctx: typer.Context,
    set_id: Set = None,
    xlsx: Xlsx = False,
    rules: options.Rules = None,
    out: Out = None,
    force: options.Force = False,
) -> int:
    """Write the workbook and return the exit status."""
    session: Session = ctx.obj
    folder = options.rules_folder(rules)
    from dangxing.authoring.tabling import write_tables
    from dangxing.rules import loading

    file = _file(loading.load(folder), set_id)
    target = places.one(out, f"{file.stem}{places.ENDING}", force)
    write_tables(file.read_bytes(), file.name, session.language, target)
    streams.write_lines([text("tabling.written", session.language, path=target.as_posix())])
    home = "rules" if file.parent == loading.shipped_rules() else file.parent.as_posix()
    check.closing(text("tabling.import-next", session.language, path=target.as_posix(), out=home))
    return FINE


def _file(book: Rulebook, set_id: str | None) -> Path:
    """The file of a rule set in use. UsageProblem: there is none of that id, or it is not said which."""
    known = ", ".join(book.rule_sets)
    if set_id is None and len(book.rule_sets) == 1:
        set_id = next(iter(book.rule_sets))
    if set_id is None:
        raise WrongUse("tabling.which-set", count=len(book.rule_sets), known=known)
    if set_id not in book.rule_sets:
        from dangxing.language.script import folded, nearest

        close = nearest(set_id, folded(book.rule_sets), 0) or "—"
        raise WrongUse("rules_cli.no-such-set", name=set_id, known=known, nearest=close)
    from dangxing.rules.loading import shipped_rules

    own = book.files[set_id][0]
    return (shipped_rules() if own.shipped else Path(book.folder)) / own.name
