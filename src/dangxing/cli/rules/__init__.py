"""``dangxing rules``: the rules in use, read, explained, described to editors and copied for editing."""

from __future__ import annotations

from typing import Any

import typer

from dangxing.cli.rules import bringing, check, coverage, diff, export, init, listing, schema, show, test


def build(group: type[Any], command: type[Any]) -> typer.Typer:
    """The commands about rules. ``group`` and ``command`` are the classes that speak the user's language."""
    app = typer.Typer(cls=group, help="rules_cli.about", rich_markup_mode=None, add_completion=False)
    app.command("list", cls=command, help="rules_cli.cmd-list")(listing.list_rules)
    app.command("show", cls=command, help="rules_cli.cmd-show")(show.show)
    app.command("init", cls=command, help="rules_cli.cmd-init")(init.init)
    app.command("check", cls=command, help="rulechecks.cmd-check")(check.check)
    app.command("test", cls=command, help="rulechecks.cmd-test")(test.run_cases)
    app.command("coverage", cls=command, help="coverage.cmd-coverage")(coverage.coverage)
    app.command("diff", cls=command, help="rulediff.cmd-diff")(diff.diff)
    app.command("export", cls=command, help="tabling.cmd-export")(export.export)
    app.command("import", cls=command, help="tabling.cmd-import")(bringing.bring)
    app.command("schema", cls=command, help="rules_cli.cmd-schema")(schema.schema)
    return app
