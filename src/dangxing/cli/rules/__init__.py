"""``dangxing rules``: the rules in use, read, explained, described to editors and copied for editing."""

from __future__ import annotations

from typing import Final

from dangxing.cli.rules import bringing, check, coverage, diff, export, init, listing, schema, show, test

# Each command: the function that it is, and the key of what it does.
COMMANDS: Final = {
    "list": (listing.list_rules, "rules_cli.cmd-list"),
    "show": (show.show, "rules_cli.cmd-show"),
    "init": (init.init, "rules_cli.cmd-init"),
    "check": (check.check, "rulechecks.cmd-check"),
    "test": (test.run_cases, "rulechecks.cmd-test"),
    "coverage": (coverage.coverage, "coverage.cmd-coverage"),
    "diff": (diff.diff, "rulediff.cmd-diff"),
    "export": (export.export, "tabling.cmd-export"),
    "import": (bringing.bring, "tabling.cmd-import"),
    "schema": (schema.schema, "rules_cli.cmd-schema"),
}
