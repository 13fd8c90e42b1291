"""XML parts, read without entities: a document type is refused, so nothing can be expanded or fetched."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from typing import Final, TypeVar, TypeVarTuple

from dangxing.language import patterns
from dangxing.workbook.reading.bounds import TAGS, Refusal

Attributes = Mapping[str, str]

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
Beside = TypeVarTuple("Beside")
Found = TypeVar("Found")

# What may stand before the first element: a declaration in UTF-8, blanks, comments. Anything else is no office's file.
_PROLOGUE = patterns.late(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml(?P<declared>[^>]*)\?>)?(?:\s++|<!--(?:(?!-->).)*+-->)*+(?P<next><[!A-Za-z_])",
    re.DOTALL,
)
_ENCODING = patterns.late(rb"encoding\s*=\s*[\"']([^\"']*)[\"']")


_SMALL: Final = 1 << 16
_KEPT: Final = 32


def once(
    read: Callable[[bytes, *Beside], Found],
) -> Callable[[bytes | bytearray, *Beside], Found]:
    """What ``read`` finds in a part; small ones that are alike are read once, for an office makes its workbooks from a
    few forms. What is found is shared, and must not be changed."""
    known = lru_cache(maxsize=_KEPT)(read)

    @wraps(read)
    def reading(content: bytes | bytearray, /, *beside: *Beside) -> Found:
        return (known if len(content) <= _SMALL else read)(bytes(content), *beside)

    return reading


def check_prologue(content: bytes | bytearray) -> None:
    """Refusal: a document type, or a text in another encoding than UTF-8."""
    start = _PROLOGUE.match(content[:4096])
    if start is None:
        raise Refusal("damaged")
    declared = _ENCODING.search(start["declared"] or b"")
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        raise Refusal("damaged")
    if start["next"] == b"<!":
        raise Refusal("doctype")


def _refuse_doctype(*_: object) -> None:
    raise Refusal("doctype")


def parse(
    content: bytes | bytearray,
    start: Callable[[str, Attributes], object],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
) -> None:
    """Calls ``start``, ``end``, ``text`` along the document, names with their prefixes. Refusal: broken or unsafe."""
    _parse(content, start, end, text, None)


def parse_resolved(
    content: bytes | bytearray,
    start: Callable[[str, Attributes], object],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
) -> None:
    """As :func:`parse`, with namespaces resolved: a name is ``namespace name``, or alone where it is of none."""
    _parse(content, start, end, text, " ")


def _parse(
    content: bytes | bytearray,
    start: Callable[[str, Attributes], object],
    end: Callable[[str], object] | None,
    text: Callable[[str], object] | None,
    separator: str | None,
) -> None:
    from xml.parsers import expat  # a document type, which is what makes expat unsafe, is refused

    check_prologue(content)
    if content.count(b"<") > TAGS:
        raise Refusal("expands")
    parser = expat.ParserCreate(namespace_separator=separator)
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError):
        raise Refusal("damaged") from None


def whole(written: str | None, most: int = 9) -> int:
    """The whole number of an attribute, of so many digits at most; 0 where there is none."""
    return int(written) if written and written.isascii() and written.isdecimal() and len(written) <= most else 0


def number(written: str | None) -> float:
    """The number of an attribute; 0 where there is none."""
    try:
        return float(written or 0)
    except ValueError:
        return 0.0


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]
