"""The styles of an .xlsx: which of them show more than digits or strike through; and styles for the library, which
needs no more than to tell dates from numbers."""

from __future__ import annotations

from html import escape
from typing import Final

from dangxing.workbook.reading import formats
from dangxing.workbook.reading.bounds import Refusal
from dangxing.workbook.reading.facts import Looks
from dangxing.workbook.reading.markup import Attributes, parse_resolved
from dangxing.workbook.reading.rewriting import MAIN, STRICT

MOST: Final = 65_536
"""Styles of cells; a program allows 65,490."""


def looks_of(styles: list[tuple[int, int]], codes: dict[int, str], struck: set[int], *, recalculated: bool) -> Looks:
    """How cells look, by their style: the number of its format and of its font; ``struck`` are fonts."""
    found = {}
    for at, (number, _) in enumerate(styles):
        code = codes.get(number, formats.BUILT_IN.get(number))
        form = formats.read(code) if code else None
        if form is not None:
            found[at] = form
    return Looks(found, frozenset(at for at, (_, font) in enumerate(styles) if font in struck), recalculated)


class Styles:
    """What is known of the styles of a part. Refusal: broken or unsafe, or too many."""

    def __init__(self, content: bytes | bytearray) -> None:
        self.codes: dict[int, str] = {}
        self.styles: list[tuple[int, int]] = []
        self.struck: set[int] = set()
        self._path: list[str] = []
        self._fonts = -1
        parse_resolved(content, self._start, self._end)

    def looks(self, *, recalculated: bool) -> Looks:
        """How cells look, by their style."""
        return looks_of(self.styles, self.codes, self.struck, recalculated=recalculated)

    def written(self, looks: Looks) -> bytes:
        """Styles for the library. A format that was read here is none of dates: it is written as a plain one."""
        codes = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{escape(code)}"/>' for number, code in self.codes.items()
        )
        cells = "".join(
            f'<xf numFmtId="{0 if at in looks.formats else number}"/>' for at, (number, _) in enumerate(self.styles)
        )
        head = f'<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="{MAIN}">'
        return f"{head}<numFmts>{codes}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>".encode("utf-8", "replace")

    def _start(self, tag: str, attributes: Attributes) -> None:
        space, _, name = tag.rpartition(" ")
        if space not in (MAIN, STRICT):
            name = ""
        above = self._path[-1] if self._path else ""
        self._path.append(name)
        match above, name:
            case "numFmts", "numFmt":
                self.codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
            case "fonts", "font":
                self._fonts += 1
            case "font", "strike":
                if attributes.get("val", "1") not in ("0", "false", "off"):
                    self.struck.add(self._fonts)
            case "cellXfs", "xf":
                self.styles.append((_number(attributes.get("numFmtId")), _number(attributes.get("fontId"))))
        if max(len(self.codes), len(self.styles)) > MOST:
            raise Refusal("expands")

    def _end(self, _: str) -> None:
        self._path.pop()


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdecimal() and len(written) < 10 else 0
