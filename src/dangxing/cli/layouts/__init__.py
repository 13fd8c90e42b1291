"""``dangxing layouts``: the tables that an import knows, read, checked, described to editors and drafted."""

from __future__ import annotations

from typing import Final

from dangxing.cli.layouts import check, init, listing

# Each command: the function that it is, and the key of what it does.
COMMANDS: Final = {
    "list": (listing.list_layouts, "layouts_cli.cmd-list"),
    "show": (listing.show, "layouts_cli.cmd-show"),
    "check": (check.check, "layouts_cli.cmd-check"),
    "init": (init.init, "layouts_cli.cmd-init"),
    "schema": (listing.schema, "layouts_cli.cmd-schema"),
}
