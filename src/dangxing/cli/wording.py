"""How the terminal and a starter's window are talked to: in a window nothing is to be typed after a prompt.

A text that names options or commands has another in the catalogue's part ``windowed``, which is told there. What is
written into workbooks and pages does not hang on it: those go to others.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from dangxing import language as catalogue
from dangxing.language import Language

_told: ContextVar[set[str] | None] = ContextVar("told", default=None)
USAGE = "usage"
"""Among the codes told: what was given could not be understood."""


@contextmanager
def in_window() -> Iterator[set[str]]:
    """While the block runs, talk goes to a window; gives the codes of all that is told there."""
    told: set[str] = set()
    before = _told.set(told)
    try:
        yield told
    finally:
        _told.reset(before)


def windowed() -> bool:
    """Whether the one who reads has no terminal."""
    return _told.get() is not None


def note(code: str) -> None:
    """Remember that a window has been told of this."""
    told = _told.get()
    if told is not None:
        told.add(code)


def text(key: str, language: Language, /, **params: object) -> str:
    """The message of ``key`` for who reads it: :func:`dangxing.language.text`."""
    own = _own(key.replace(".", "-", 1))
    return catalogue.text(own or key, language, **params)


def problem_texts(code: str, language: Language, params: Mapping[str, object]) -> tuple[str, str | None]:
    """The message and the hint of a problem for who reads them: :func:`dangxing.language.problem_texts`."""
    message, hint = catalogue.problem_texts(code, language, params)
    own = _own(f"hint-{code}")
    return message, catalogue.text(own, language) if own else hint


def problem_templates(code: str, language: Language, params: Container[str]) -> tuple[str, str | None]:
    """As :func:`problem_texts`, not yet filled in."""
    message, hint = catalogue.problem_templates(code, language, params)
    own = _own(f"hint-{code}")
    return message, catalogue.text(own, language) if own else hint


def _own(name: str) -> str | None:
    return f"windowed.{name}" if windowed() and name in catalogue.texts("windowed") else None
