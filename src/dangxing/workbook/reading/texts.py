"""The shared strings of an .xlsx: a table of texts, written anew where it is not as office programs write it.

Of some texts a part is struck through, white, raised or in a font of signs: which ones they are is kept.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from operator import sub
from typing import Final, NamedTuple

from dangxing.language import patterns
from dangxing.workbook.reading.bounds import Refusal
from dangxing.workbook.reading.facts import TextLook
from dangxing.workbook.reading.markup import MAIN, STRICT

Bytes = bytes | bytearray

_TEXT_ELEMENT: Final = rb'(?:<t(?: xml:space="preserve")?+>[^<]*+</t>|<t ?/>)'
_RUN: Final = rb"<r>(?:<rPr>(?:<(?!/?(?:rPr|t|r|si)>)[^<>:]++>)*+</rPr>)?+" + _TEXT_ELEMENT + rb"</r>"
_PHONETIC: Final = rb"(?:<rPh [^<>]*+>" + _TEXT_ELEMENT + rb"</rPh>)*+(?:<phoneticPr [^<>]*+/>)?+"
_STRING_TABLE: Final = patterns.late(
    rb"(?:\s*+(?:<si>(?:" + _TEXT_ELEMENT + rb"|(?:" + _RUN + rb")++)?+" + _PHONETIC + rb"</si>|<si ?/>))*+\s*+"
)
# What could make one string look like two, or hide one: anything but a table in which string follows upon string.
_ODD_STRINGS: Final = (
    rb"<[!?]|<(?!/?%(name)b>)/?(?:[\w.-]+:)?si[\s/>]"
    rb"|</%(name)b>(?!\s*(?:<%(name)b>|</(?:[\w.-]+:)?sst|<(?:[\w.-]+:)?extLst))"
)
_STRINGS = patterns.late(rb"<(?P<prefix>(?:[\w.-]+:)?)sst(?P<rest>(?:[^<>\"'/]|\"[^\"]*\"|'[^']*')*)/?>")
_STRINGS_AGAIN = patterns.late(rb"[<:]sst\s")
IN_MAIN: Final = patterns.late(rb"\sxmlns=[\"'](?:%b|%b)[\"']" % (re.escape(MAIN.encode()), re.escape(STRICT.encode())))
_STRING: Final = patterns.late(rb"<si ?/>|<si>(?:(?!</si>)<|[^<]++)*+</si>")
# Runs of a text that a person does not see as the rest of it.
_ODD_RUN: Final = patterns.late(
    rb'<strike[ />]|<vertAlign |<color (?:rgb="(?:[0-9A-F]{2})?(?:[EF][0-9A-F]){3}"|theme="0"|indexed="(?:1|9)")'
    rb'|<rFont val="(?:(?:Wing|Web|Zapf)dings|Symbol|Marlett|MT Extra)',
    re.IGNORECASE,
)


class Texts(NamedTuple):
    """A table of texts for the library; their ``lengths`` in bytes, with what little is around them; and how those look
    of which a part is struck through, or white."""

    content: Bytes
    lengths: Sequence[int]
    looks: Mapping[int, TextLook]


def of(content: Bytes) -> Texts:
    """What a table holds. Refusal: broken, unsafe, or two texts in one."""
    table, looks = _plain(content)
    table = _uncounted(table)
    return Texts(table, _lengths(table), looks)


def _plain(content: Bytes) -> tuple[Bytes, Mapping[int, TextLook]]:
    """The table as office programs write it, and how texts look that are struck through, or white, in part."""
    root = _STRINGS.search(content, 0, 4096)
    if root is not None and not root["prefix"] and IN_MAIN.search(root["rest"]):
        last = content.rfind(b"</sst>")
        found = _STRING_TABLE.match(content, root.end(), last if last >= 0 else len(content))
        if found is not None and found.end() >= last:
            return _looked_at(content)
        if root[0].endswith(b"/>"):
            return content, {}
    from dangxing.workbook.reading import rewriting

    table = rewriting.rewritten_strings(content)
    return _written(b"".join(map(_text, table.texts))), table.looks


def _looked_at(content: Bytes) -> tuple[Bytes, Mapping[int, TextLook]]:
    """A plain table, in which those texts alone are written anew of which a part looks otherwise."""
    if not _ODD_RUN.search(content):
        return content, {}
    from dangxing.workbook.reading import rewriting

    looks: dict[int, TextLook] = {}
    pieces: list[Bytes] = []
    at = 0
    for number, string in enumerate(_STRING.finditer(content)):
        if _ODD_RUN.search(string[0]):
            table = rewriting.rewritten_strings(_written(string[0]))
            looks.update((number, look) for look in table.looks.values())
            pieces += [content[at : string.start()], *map(_text, table.texts)]
            at = string.end()
    return b"".join([*pieces, content[at:]]) if pieces else content, looks


def _text(text: str) -> bytes:
    from html import escape

    return f'<si><t xml:space="preserve">{escape(text, quote=False)}</t></si>'.encode("utf-8", "replace")


def _written(strings: bytes) -> bytes:
    return b'<sst xmlns="%b">%b</sst>' % (MAIN.encode(), strings)


def _lengths(strings: Bytes) -> array[int]:
    root = _STRINGS.search(strings, 0, 4096)
    name = (root["prefix"] if root else b"") + b"si"
    ends = [hit.start() for hit in re.finditer(b"</%b>" % re.escape(name), strings)]
    lengths = array("I", map(sub, ends, (0, *ends)))
    odd = re.compile(_ODD_STRINGS % {b"name": re.escape(name)})
    if odd.search(strings, root.end() if root else 0) or strings.count(b"<%b>" % name) != len(lengths):
        # Which string is how long cannot be told this way: each may be as long as all of them.
        return array("I", [len(strings)])
    return lengths


def _uncounted(strings: Bytes) -> Bytes:
    """The table of strings without the number that it states: the library would make room for as many."""
    root = _STRINGS.search(strings, 0, 4096)
    if root is None:
        raise Refusal("damaged")
    if strings.find(b"uniqueCount", root.end()) >= 0 and _STRINGS_AGAIN.search(strings, root.end()):
        raise Refusal("damaged")
    return strings[: root.start("rest")] + strings[root.end("rest") :]
