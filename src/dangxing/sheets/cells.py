"""Cells as the XML of a worksheet: text stays text, numbers are numbers, a formula carries its value.

XlsxWriter spends some 15 µs on a cell, in calls and attribute lists; a scored workbook has millions, nearly all of them
repeats of a few thousand texts. Here each text is encoded once and remembered, and a row is one string.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from dangxing.language import patterns
from dangxing.language.script import within

LONGEST_TEXT = 32_767
_PLAIN = '"'
_EXACT = 10**15
_REMEMBERED = 65_536

# What cannot stand in the text of an element as it is: markup, control characters, what looks like their escape,
# code points that no XML file can hold, and blanks at either end, which a reader may strip.
_UNSAFE = patterns.late("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|^\\s|\\s$")
_CONTROL = patterns.late(r"[\x00-\x08\x0b-\x1f]")
_LOOKS_ESCAPED = patterns.late(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_XML = patterns.late("[\ud800-\udfff\ufffe\uffff]")

Value = str | int | float | Decimal | None


class Formula(NamedTuple):
    """A formula, without its equals sign, and the value that it has."""

    text: str
    value: Value


Cell = Value | Formula


class Row(NamedTuple):
    """One row of a sheet: its cells, the index of a style for each, and a height in points where it must have one."""

    values: Sequence[Cell]
    styles: Sequence[int]
    height: float | None = None


def escaped(text: str) -> str:
    """``text`` as the content of an element; control characters as ``_xHHHH_``, as spreadsheet programs have them."""
    if _UNSAFE.search(text) is None:
        return text
    text = _NOT_XML.sub("\ufffd", _LOOKS_ESCAPED.sub("_x005F_", text))
    text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Encoder:
    """Encodes cells, and remembers the texts that it met."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}
        """What :meth:`text` gave, for loops that cannot afford to call it."""
        self._known_heads: dict[tuple[int, ...], Sequence[tuple[str, str]]] = {}

    def text(self, value: str) -> str:
        """What follows ``<c r="A1" s="1"`` in a cell of text: an inline string, which is never taken for markup."""
        known = self.known.get(value)
        if known is not None:
            return known
        # What is cut is written as it is when it is read back and written again.
        kept = within(value, LONGEST_TEXT)
        if _UNSAFE.search(kept) is None:
            made = f' t="inlineStr"><is><t>{kept}</t></is></c>'
        else:
            made = f' t="inlineStr"><is><t xml:space="preserve">{escaped(kept)}</t></is></c>'
        if len(self.known) >= _REMEMBERED:
            self.known.clear()
        self.known[value] = made
        return made

    def _heads(self, styles: Sequence[int], letters: Sequence[str]) -> Sequence[tuple[str, str]]:
        """What stands before and behind the number of the row in each cell: the rows of a sheet have few styles."""
        key = (len(letters), *styles)
        if key not in self._known_heads:
            if len(self._known_heads) >= _REMEMBERED:
                self._known_heads.clear()
            ends = [f'" s="{style}"' if style else _PLAIN for style in styles]
            self._known_heads[key] = [(f'<c r="{letter}', end) for letter, end in zip(letters, ends, strict=False)]
        return self._known_heads[key]

    def row(self, number: int, row: Row, letters: Sequence[str]) -> str:
        """The XML of a row; ``number`` counts from 1."""
        height = f' ht="{row.height:g}" customHeight="1"' if row.height is not None else ""
        parts = [f'<row r="{number}"{height}>']
        known, text, place = self.known, self.text, str(number)
        for (begin, end), value in zip(self._heads(row.styles, letters), row.values, strict=False):
            if value is None:
                if end != _PLAIN:
                    parts.append(f"{begin}{place}{end}/>")
                continue
            head = f"{begin}{place}{end}"
            if isinstance(value, str):
                parts.append(head + (known.get(value) or text(value)))
            elif isinstance(value, Formula):
                parts.append(head + _formula(value))
            else:
                parts.append(f"{head}><v>{number_text(value)}</v></c>")
        parts.append("</row>\n")
        return "".join(parts)


def _formula(formula: Formula) -> str:
    value = formula.value
    if value is None or isinstance(value, str):
        return f' t="str"><f>{escaped(formula.text)}</f><v>{escaped(value or "")}</v></c>'
    return f"><f>{escaped(formula.text)}</f><v>{number_text(value)}</v></c>"


def number_text(value: int | float | Decimal) -> str:
    """A finite number as a spreadsheet keeps it: the shortest text of the nearest binary fraction."""
    if type(value) is int and -_EXACT < value < _EXACT:
        return str(value)
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < _EXACT else repr(number)


def quoted(text: str) -> str:
    """``text`` as a literal of a formula."""
    return '"' + text.replace('"', '""') + '"'


def sheet_name(title: str) -> str:
    """A sheet's title as formulas have it."""
    return "'" + title.replace("'", "''") + "'"


def link(place: str, shown: str) -> Formula:
    """A link to a place in the workbook, such as ``'總表'!A1``; neither text may have more than 254 signs."""
    return Formula(f"HYPERLINK({quoted(f'#{place}')},{quoted(shown)})", shown)
