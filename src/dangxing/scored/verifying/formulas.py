"""Formulas as text, whichever way a program writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dangxing.language import patterns

# A cell that a formula names, outside of texts and titles: its column and row, each with a sign where it is fixed.
_CELL = patterns.late(r"(?<![A-Za-z0-9_.$])(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})(?![A-Za-z0-9_.(])")
_BLANKS = patterns.late(r"\s+")
# LibreOffice writes a truth value as the function that gives it.
_TRUTH = patterns.late(r"\b(TRUE|FALSE)\(\)")
_BETWEEN = patterns.late("[^\"']+")
_COLUMNS, _ROWS = 16_384, 1_048_576


def same(one: str, other: str) -> bool:
    """Whether two formulas are the same, however a spreadsheet program writes them."""
    return one == other or plain(one) == plain(other)


def plain(formula: str) -> str:
    """The formula without blanks outside of texts, quotes that titles do not need, and brackets behind truth values."""
    made: list[str] = []
    for piece in _pieces(formula):
        if piece[0] == '"':
            made.append(piece)
        elif piece[0] == "'":
            title = piece[1:-1]
            made.append(title if all(sign.isalnum() or sign in "_." for sign in title) else piece)
        else:
            made.append(_TRUTH.sub(r"\1", _BLANKS.sub("", piece)))
    return "".join(made).removeprefix("=")


def shifted(formula: str, rows: int, columns: int) -> str:
    """A formula that is shared, as it stands so many rows and columns from where it is written."""

    def cell(found: re.Match[str]) -> str:
        from dangxing.records import column_letters
        from dangxing.workbook.reading.facts import column_index

        fixed_column, letters, fixed_row, number = found.groups()
        if not fixed_column:
            letters = column_letters((column_index(letters.encode()) + columns) % _COLUMNS)
        row = int(number) if fixed_row else (int(number) - 1 + rows) % _ROWS + 1
        return f"{fixed_column}{letters}{fixed_row}{row}"

    return "".join(piece if piece[0] in "\"'" else _CELL.sub(cell, piece) for piece in _pieces(formula))


def _pieces(formula: str) -> Iterator[str]:
    """The texts and titles in quotes, and what stands between them."""
    at = 0
    while at < len(formula):
        quote = formula[at]
        if quote in "\"'":
            end = _closing(formula, at, quote)
            yield formula[at:end]
            at = end
            continue
        between = _BETWEEN.match(formula, at)
        end = between.end() if between else at + 1
        yield formula[at:end]
        at = end


def _closing(formula: str, start: int, quote: str) -> int:
    """Behind the quote that closes: one that is doubled stands for itself."""
    at = start + 1
    while (at := formula.find(quote, at)) >= 0:
        if formula[at + 1 : at + 2] != quote:
            return at + 1
        at += 2
    return len(formula)
