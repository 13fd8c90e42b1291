"""``dangxing rules init``: a copy of the shipped rules to edit, or a file that says only what differs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dangxing.cli import FINE, options, streams
from dangxing.cli.language import Session
from dangxing.cli.rules import check
from dangxing.errors import FileProblem, WrongUse
from dangxing.language import Language, patterns, text

_ID = patterns.late(r"[a-z][a-z0-9-]{0,40}")
Set = Annotated[str | None, options.argument("rules_cli.meta-set", "rules_cli.arg-set")]
To = Annotated[str, options.named("--to", "cli.meta-folder", "rules_cli.opt-to", default="rules")]
New = Annotated[bool, options.flag("--new", "rules_cli.opt-new")]
Overlay = Annotated[bool, options.flag("--overlay", "rules_cli.opt-overlay")]


def init(ctx: typer.Context, set_id: Set = None, to: To = "rules", overlay: Overlay = False, new: New = False) -> int:
    """Write the files and return the exit status. Nothing is written where any of them is there already."""
    session: Session = ctx.obj
    from dangxing.rules import loading

    shipped = loading.shipped_rules()
    known = sorted(path.stem for path in shipped.glob("*.yaml") if path.name not in (loading.CONTRACT, loading.WORDS))
    listed = ", ".join(known)
    if new:
        _new(ctx, set_id, Path(to), known, overlay=overlay)
        return FINE
    if set_id is not None and set_id not in known:
        from dangxing.language.script import folded, nearest

        raise WrongUse(
            "rules_cli.no-such-set",
            name=set_id,
            known=listed,
            nearest=nearest(set_id, folded(known), 0) or "—",
        )
    target = Path(to)
    if not overlay:
        files = _copies(shipped, known if set_id is None else [set_id], loading.CONTRACT)
    elif set_id is None:
        raise WrongUse("rules_cli.overlay-wants-set", first=known[0], known=listed)
    else:
        files = {f"{set_id}.yaml": _overlay(set_id, session.language), **_schema(shipped, "rule-set")}
    _written(target, files, session.language)
    return FINE


def _new(ctx: typer.Context, set_id: str | None, target: Path, known: list[str], *, overlay: bool) -> None:
    """Writes an empty rule set that is sound as it stands, with its first case."""
    from dangxing.rules import loading

    language = ctx.obj.language
    if overlay or set_id is None or not _ID.fullmatch(set_id) or set_id in known:
        raise WrongUse("rules_cli.new-wants-id", known=", ".join(known))
    params = {"set": set_id, "folder": target.as_posix()}
    files = {
        f"{set_id}.yaml": text("newrules.rule-set", language, **params),
        f"cases/{set_id}.yaml": text("newrules.cases", language, **params),
    }
    _written(target, files | _schema(loading.shipped_rules(), "rule-set"), language)


def _written(target: Path, files: dict[str, str], language: Language) -> None:
    _write(target, files)
    streams.write_lines(text("rules_cli.written", language, path=(target / name).as_posix()) for name in files)
    check.closing(text("rules_cli.init-next", language, folder=target.as_posix()))


def _copies(shipped: Path, chosen: list[str], contract: str) -> dict[str, str]:
    """The files of rule sets, their cases and clauses, the contract, and the schemas that editors check them by."""
    names = [f"{one}.yaml" for one in chosen] + [contract]
    names += [
        f"{part}/{one}.yaml" for part in ("cases", "clauses") for one in chosen
        if (shipped / part / f"{one}.yaml").is_file()
    ]  # fmt: skip
    files = {name: (shipped / name).read_text(encoding="utf-8") for name in names}
    return files | _schema(shipped, "rule-set") | _schema(shipped, "workbook") | _schema(shipped, "words")


def _schema(shipped: Path, kind: str) -> dict[str, str]:
    name = f"schema/{kind}.json"
    return {name: (shipped / name).read_text(encoding="utf-8")}


def _overlay(set_id: str, language: Language) -> str:
    """The beginning of a file of changes: it changes nothing but the version, and shows how to."""
    lines = text("rules_cli.overlay-notes", language, set=set_id).split("\n")
    notes = "".join(f"# {line}".rstrip() + "\n" for line in lines)
    return f'# yaml-language-server: $schema=schema/rule-set.json\n{notes}\nextends: {set_id}\nversion: "1-local"\n'


def _write(target: Path, files: dict[str, str]) -> None:
    """All of the files or none. A schema that is there already, word for word, is no obstacle."""
    for name, content in files.items():
        path = target / name
        if path.exists() and not (name.startswith("schema/") and _same(path, content)):
            raise FileProblem("rules_cli.exists", path=path.as_posix())
    for name, content in files.items():
        path = target / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
        except OSError as error:
            raise FileProblem("rules_cli.cannot-write", path=path.as_posix(), reason=error.strerror) from None


def _same(path: Path, content: str) -> bool:
    try:
        return path.read_text(encoding="utf-8") == content
    except (OSError, UnicodeDecodeError):
        return False
