"""The rules that a command works by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangxing.cli import options, streams
from dangxing.language import text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook


def load(value: str | None, session: Session, *, quiet: bool) -> Rulebook:
    """The rules of the folder that is named, else of the one that is in use, which is told; else those shipped.

    RulesProblem: all that is wrong with them.
    """
    from dangxing.rules import kept

    folder = options.rules_folder(value)
    if folder is not None and value in (None, "", session.settings.rules) and not quiet:
        streams.say(text("desk.rules-in-use", session.language, path=folder.as_posix()))
    return kept.load(folder)
