"""``dangxing layouts list``, ``show`` and ``schema``: which tables are known, what a layout says, what it may say."""

from __future__ import annotations

from typing import Annotated

import typer

from dangxing.cli import FINE, options, shapes, streams
from dangxing.cli.language import Session
from dangxing.errors import WrongUse
from dangxing.language import text

_SHAPES = ("table", "json")

Key = Annotated[str, options.argument("importing.meta-layout", "layouts_cli.arg-layout")]
Format = Annotated[str, options.of_format(_SHAPES)]


def list_layouts(ctx: typer.Context, rules: options.Rules = None, format: Format = "table") -> int:
    """Print the layouts in use and return the exit status."""
    session: Session = ctx.obj
    shape = options.shape(format, _SHAPES)
    from dangxing.language.voice import Voice
    from dangxing.workbook.layouts import loading

    folder = options.rules_folder(rules)
    files, layouts = loading.files(folder), loading.load(folder)
    voice = Voice(session.language)
    rows = [
        {"id": key, "title": voice.title(layout), "shape": layout.shape, "shipped": files[key].shipped,
         "path": files[key].path.as_posix()}
        for key, layout in layouts.items()
    ]  # fmt: skip
    if shape == "json":
        shapes.write_json({"layouts": rows})
        return FINE
    header = [text(f"layouts_cli.{name}", session.language) for name in ("layout", "table", "like", "from")]
    origins = {each: text(f"layouts_cli.{'shipped' if each else 'own'}", session.language) for each in (True, False)}
    told = [
        (str(row["id"]), str(row["title"]), text(f"layouts_cli.shape-{row['shape']}", session.language),
         origins[True] if row["shipped"] else str(row["path"]))
        for row in rows
    ]  # fmt: skip
    streams.write_lines(shapes.aligned(header, told, ruled=True))
    return FINE


def show(ctx: typer.Context, layout: Key, rules: options.Rules = None) -> int:
    """Print the file of a layout and return the exit status."""
    from dangxing.workbook.layouts import loading

    files = loading.files(options.rules_folder(rules))
    if layout not in files:
        known = "、".join(files)
        raise WrongUse("importing.no-such-layout", found=layout, known=known)
    streams.write(files[layout].path.read_text(encoding="utf-8-sig", errors="replace"))
    return FINE


def schema(ctx: typer.Context) -> int:
    """Print the schema of a layout and return the exit status."""
    session: Session = ctx.obj
    from dangxing.workbook.layouts import schema as schemas

    streams.write(schemas.as_text(session.explicit))
    return FINE
