"""The shapes of results: JSON and CSV for programs, and tables that need no width of a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from dangxing.cli import streams


def write_json(document: dict[str, Any]) -> None:
    """One object for programs."""
    from dangxing import summary

    streams.write(summary.to_json(document))


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """A row a mapping; what it does not have is empty. No cell can be taken for a formula."""
    from dangxing import summary

    told = ([row.get(column) for column in columns] for row in rows)
    streams.write(csv_mark() + summary.csv_text(chain([columns], told)))


def local_time(moment: str) -> str:
    """A moment of a ledger (UTC, ISO 8601) as the reader's clock has it, to the minute; what is none, as it is."""
    import datetime as dt

    try:
        return dt.datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return moment


def csv_mark() -> str:
    """What CSV begins with: spreadsheet programs take a file for UTF-8 only if it has a mark; a person sees none."""
    return "" if streams.is_terminal(sys.stdout) else "\ufeff"


def markdown(
    header: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()
) -> Iterator[str]:
    """A table in Markdown; the columns in ``right`` hold numbers."""
    yield _row(header)
    yield _row(["---:" if at in right else "---" for at in range(len(header))])
    yield from map(_row, rows)


def aligned(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    right: frozenset[int] = frozenset(),
    *,
    ruled: bool = False,
) -> Iterator[str]:
    """A table of plain lines, its columns as wide as what they hold, the last as it is; with a line under the header
    if it is ``ruled``."""
    from dangxing.language.script import one_line
    from dangxing.language.voice import breadth

    head, *body = [[one_line(cell) for cell in row] for row in (header, *rows)]
    widths = [max(breadth(cell, 1) for cell in column) for column in zip(head, *body, strict=True)]
    for line in (head, *([["─" * width for width in widths]] if ruled else []), *body):
        padded = [
            " " * (width - breadth(cell, 1)) + cell if at in right else cell + " " * (width - breadth(cell, 1))
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        yield "  ".join(padded).rstrip()


def _row(values: Sequence[str]) -> str:
    return "| " + " | ".join(value.replace("|", "\\|").replace("\n", " ") for value in values) + " |"
