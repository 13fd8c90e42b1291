"""``dangxing layouts``: the tables that an import knows, read, checked, described to editors and drafted."""

from __future__ import annotations

from typing import Any

import typer

from dangxing.cli.layouts import check, init, listing


def build(group: type[Any], command: type[Any]) -> typer.Typer:
    """The commands about layouts. ``group`` and ``command`` are the classes that speak the user's language."""
    app = typer.Typer(cls=group, help="layouts_cli.about", rich_markup_mode=None, add_completion=False)
    app.command("list", cls=command, help="layouts_cli.cmd-list")(listing.list_layouts)
    app.command("show", cls=command, help="layouts_cli.cmd-show")(listing.show)
    app.command("check", cls=command, help="layouts_cli.cmd-check")(check.check)
    app.command("init", cls=command, help="layouts_cli.cmd-init")(init.init)
    app.command("schema", cls=command, help="layouts_cli.cmd-schema")(listing.schema)
    return app
