"""``dangxing completion``: the lines that teach a shell to complete what is typed, and what it then asks for."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from dangxing.cli import FINE, options
from dangxing.cli.language import Session
from dangxing.errors import DangxingError, WrongUse

# What a shell sets when it asks for the words that may stand next.
ASKED = "_DANGXING_COMPLETE"
_PROGRAM = "dangxing"
_SHELLS = ("bash", "zsh", "fish", "powershell")

Shell = Annotated[str | None, options.argument("|".join(_SHELLS), "desk.arg-shell")]


def completion(ctx: typer.Context, shell: Shell = None) -> int:
    """Print the lines for a shell and return the exit status."""
    if not shell or shell.casefold() not in _SHELLS:
        raise WrongUse("desk.bad-shell", value=shell or "", allowed=", ".join(_SHELLS))
    return _ask(f"source_{shell.casefold()}", ctx.obj)


def answer(session: Session) -> int:
    """Print what may stand next on the line that a shell is at; nothing where that line is wrong."""
    try:
        return _ask(os.environ[ASKED], session)
    except DangxingError:
        return FINE


def _ask(instruction: str, session: Session) -> int:
    from typer._completion_classes import completion_init  # has no public home
    from typer.completion import shell_complete

    from dangxing.cli import app

    completion_init()
    context: dict[str, Any] = {"obj": session}
    return shell_complete(app.build(), context, _PROGRAM, ASKED, instruction)
