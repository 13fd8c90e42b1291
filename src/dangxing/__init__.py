"""Scores a year of members' records by the articles of an appraisal regulation.

In a program::

    import dangxing

    rules = dangxing.load_rules()
    workbook = dangxing.read("records.xlsx", rules)
    result = dangxing.score(workbook, rules)
    for card in result.cards:
        print(card.rank, card.member.name, card.total)
    dangxing.write(result, rules, "records-scored.xlsx", workbook=workbook)

``check`` gives everything that is wrong with a workbook, ``message`` tells it in a language, ``explain`` says why a
member has a score, ``open_ledger`` and ``enter`` keep results. What cannot be done is a ``DangxingError``.

The values are plain: problems and rows of records are in ``dangxing.records``, cards and lines in ``dangxing.results``,
rule sets in ``dangxing.rules``, what a ledger holds in ``dangxing.ledger``. ``docs/python.md`` shows all of it at work.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangxing.api import (
        RecordsProblem,
        Workbook,
        check,
        enter,
        explain,
        load_rules,
        message,
        open_ledger,
        read,
        score,
        write,
    )
    from dangxing.errors import DangxingError

__version__ = "0.2.0.dev0"
__all__ = [
    "DangxingError", "RecordsProblem", "Workbook", "check", "enter", "explain", "load_rules", "message",
    "open_ledger", "read", "score", "write",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """The names above, imported when they are first asked for: the command line pays for none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module("dangxing.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
