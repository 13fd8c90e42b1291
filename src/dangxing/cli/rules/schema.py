"""``dangxing rules schema``: what a file of rules may hold, as JSON Schema."""

from __future__ import annotations

from typing import Annotated

import typer

from dangxing.cli import FINE, options, streams
from dangxing.cli.language import Session
from dangxing.errors import WrongUse

What = Annotated[str, options.argument("rules_cli.meta-schema", "rules_cli.arg-schema", "rule-set")]


def schema(ctx: typer.Context, what: What = "rule-set") -> int:
    """Print the schema of a kind of file and return the exit status."""
    session: Session = ctx.obj
    from dangxing.rules.loading import schemas

    if what not in schemas.KINDS:
        known = ", ".join(schemas.KINDS)
        raise WrongUse("rules_cli.no-such-schema", name=what, known=known)
    streams.write(schemas.as_text(what, session.explicit))
    return FINE
