"""What a command about rules can print, and tables that need no width of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dangxing.errors import UsageProblem


def chosen(value: str, known: tuple[str, ...], command: str) -> str:
    """The format by its name, letter case ignored. UsageProblem: one that is not known."""
    if value.casefold() in known:
        return value.casefold()
    raise UsageProblem("rulechecks.bad-format", value=value, allowed=", ".join(known), command=command)


def markdown(
    header: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()
) -> Iterator[str]:
    """A table in Markdown; the columns in ``right`` hold numbers."""
    yield _row(header)
    yield _row(["---:" if at in right else "---" for at in range(len(header))])
    yield from map(_row, rows)


def aligned(header: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> Iterator[str]:
    """A table of plain lines, its columns as wide as what they hold, the last as it is."""
    from dangxing.cli.help import cells
    from dangxing.cli.rendering import one_line

    lines = [[one_line(cell) for cell in row] for row in (header, *rows)]
    widths = [max(cells(line[at]) for line in lines) for at in range(len(header))]
    for line in lines:
        padded = [
            " " * (width - cells(cell)) + cell if at in right else cell + " " * (width - cells(cell))
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        yield "  ".join(padded).rstrip()


def _row(values: Sequence[str]) -> str:
    return "| " + " | ".join(value.replace("|", "\\|").replace("\n", " ") for value in values) + " |"
