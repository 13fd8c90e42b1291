"""``dangxing rules``: the rules in use, read, explained, described to editors and copied for editing."""

from __future__ import annotations

from typing import Any

import typer

from dangxing.cli.rules import init, listing, schema, show


def build(group: type[Any], command: type[Any]) -> typer.Typer:
    """The commands about rules. ``group`` and ``command`` are the classes that speak the user's language."""
    app = typer.Typer(cls=group, help="rules_cli.about", rich_markup_mode=None, add_completion=False)
    app.command("list", cls=command, help="rules_cli.cmd-list")(listing.list_rules)
    app.command("show", cls=command, help="rules_cli.cmd-show")(show.show)
    app.command("schema", cls=command, help="rules_cli.cmd-schema")(schema.schema)
    app.command("init", cls=command, help="rules_cli.cmd-init")(init.init)
    return app
