"""Conditional formats of an .xlsx sheet: the ranges in which one may hide what a cell holds, or show it otherwise.

Whether a condition holds is not asked: that a person may see something else is told all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final

from dangxing.language import patterns
from dangxing.workbook.reading.bounds import RANGES
from dangxing.workbook.reading.colours import WHITE, colour_of
from dangxing.workbook.reading.facts import Range, column_index

Bytes = bytes | bytearray

_SECTION: Final = patterns.late(rb"<(?:x14:)?conditionalFormatting[\s>]")
# What is met on the way: where the rules hold, before them or (of a later version of the format) behind, the look that
# a rule gives, by number or written out, and numbers that bars and signs stand in place of.
_TOKEN: Final = patterns.late(
    rb"(?P<later><x14:conditionalFormatting[\s>])"
    rb"|<conditionalFormatting\s[^<>]{0,200}?\bsqref=\"(?P<ranges>[^\"<>]*+)\"|<xm:sqref>(?P<behind>[^<]*+)</xm:sqref>"
    rb"|<cfRule\s[^<>]{0,400}?\bdxfId=\"(?P<look>\d{1,5})\"|(?P<unshown>\bshowValue=\"(?:0|false)\")"
    rb"|(?P<opens><x14:dxf>)|(?P<closes></x14:dxf>)|<color\s(?P<colour>[^<>]{0,200}+)>|(?P<other><(?:fill|strike|numFmt)\b)"
)
_ATTRIBUTE: Final = patterns.late(r'\b(\w{1,20}+)="([^"]{0,40}+)"')
_RANGE: Final = patterns.late(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


def hiding(content: Bytes, begin: int, looks: Set[int]) -> tuple[Range, ...]:
    """The ranges, from ``begin`` on, to which a condition may give one of ``looks``, or hide the numbers."""
    first = _SECTION.search(content, begin)
    return tuple(dict.fromkeys(_found(content, first.start(), looks))) if first is not None else ()


def _found(content: Bytes, begin: int, looks: Set[int]) -> Iterator[Range]:
    ranges = ""
    written_out = hides = False
    found = 0
    for token in _TOKEN.finditer(content, begin):
        match token.lastgroup:
            case "ranges":
                ranges, hides = token["ranges"].decode(), False
            case "look" if int(token["look"]) in looks:
                hides = bool(ranges)
            case "later":
                ranges, hides = "", False
            case "unshown":
                hides = True
            case "opens" | "closes":
                written_out = token.lastgroup == "opens"
            case "colour" if written_out:
                said = dict(_ATTRIBUTE.findall(token["colour"].decode("utf-8", "replace")))
                hides |= colour_of(said) == WHITE
            case "other" if written_out:
                hides |= not token[0].endswith(b"fill")
            case "behind":
                ranges = token["behind"].decode("utf-8", "replace")
        if hides and ranges:
            some = ranges_in(ranges)
            yield from some[: RANGES - found]
            found += len(some)
            ranges, hides = "", False


def ranges_in(address: str) -> list[Range]:
    """The ranges of an address: ``C2:C4 E2``, ``$評議.$C$2:$評議.$C$4``."""
    plain = re.sub(r"(?:^|(?<=[ :]))(?:\$?'[^']*'|[^ :.']*)\.", "", address)
    return [_range(found) for found in _RANGE.finditer(plain)][:RANGES]


def _range(found: re.Match[str]) -> Range:
    left, top = column_index(found[1].encode()), int(found[2]) - 1
    right, bottom = (column_index(found[3].encode()), int(found[4]) - 1) if found[3] else (left, top)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)
