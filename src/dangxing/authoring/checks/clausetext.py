"""The clauses of a regulation as its text numbers them: 第X條, 一、, (一), 1、, (1), ①, nested as the text nests them.

A text does not say which number is part of which: a number that goes on from an open one of the same kind is its
sibling, a first one opens a level below. Numbers inside a sentence (第六條規定) are not clauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dangxing.authoring.checks.clauses import Number, value_of
from dangxing.language import patterns

_CN: Final = "零〇一二三四五六七八九十百"
# Kinds of numbers; the brackets and digits may be full-width, as they are narrowed first.
_KINDS: Final = (
    ("article", rf"第\s*([{_CN}]+|[0-9]+)\s*[條条](?:之[{_CN}]+)?(?![{_CN}之的款項项、和與与至第規规])"),
    ("bracketed", rf"\(\s*([{_CN}]+)\s*\)[、.．]?|([㈠-㈩])"),
    ("chinese", rf"([{_CN}]{{1,3}})、"),
    ("parenthesis", r"\(\s*([0-9]{1,2})\s*\)[、.．]?|([⑴-⒇])"),
    ("figure", r"([0-9]{1,2})(?:[、．]|\.(?![0-9]))|([⒈-⒛])"),
    ("circled", r"([①-⑳])"),
)
_MARK: Final = patterns.late("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS))
_OPENING: Final = patterns.late(r"[ \t\u3000>#*_+-]*")
# An article that was put in later: 第六條之一.
_ADDED: Final = patterns.late(rf"之([{_CN}]+)$")
_AROUND: Final = " \t\u3000#>*_"
_SENTENCE_END: Final = patterns.late(r"[。；;：:！？!?]")
_TITLE: Final = patterns.late(rf"第\s*(?:[{_CN}]+|[0-9]+)\s*[章節节編编]")


class Found(NamedTuple):
    """A clause in a text: its number, as it is written, the line that it stands in, from 1, and its own words.

    ``words`` end where the next number begins: those of its parts are the parts'.
    """

    number: Number
    written: str
    line: int
    words: str = ""


class _Level(NamedTuple):
    kind: str
    value: int
    written: str


class _Mark(NamedTuple):
    """A number that may begin a clause: whether it opens its line, and where it stands there."""

    level: _Level
    opens_line: bool
    start: int
    end: int


def clauses_of(text: str) -> tuple[Found, ...]:
    """Every clause that the text numbers, in its order."""
    levels: list[_Level] = []
    found: list[Found] = []
    words: list[list[str]] = []
    for line, written in enumerate(text.splitlines(), start=1):
        plain = written.replace("**", "")
        narrow = _narrow(plain)
        if _TITLE.match(narrow, _start(narrow, 0)):
            continue
        at = 0
        for level, opens_line, start, end in _marks(narrow):
            placed = _placed(levels, level, opens_line)
            if placed is not None:
                if words:
                    words[-1].append(plain[at:start])
                levels, at = placed, end
                found.append(Found(tuple(entry.value for entry in levels), _joined(levels), line))
                words.append([])
        if words:
            words[-1].append(plain[at:])
    return tuple(one._replace(words=_lines(parts)) for one, parts in zip(found, words, strict=True))


def _lines(parts: Iterable[str]) -> str:
    """The words of a clause: its lines without what stands around them."""
    return "\n".join(line for part in parts if (line := part.strip(_AROUND)))


def _narrow(line: str) -> str:
    """The line with full-width signs as half-width ones, sign by sign."""
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" and c not in "；：！？．" else c for c in line)


def _marks(narrow: str) -> Iterator[_Mark]:
    """The numbers in a line that may begin a clause."""
    at, opens_line = _start(narrow, 0), True
    while at is not None:
        mark = _MARK.match(narrow, at)
        if mark:
            kind = str(mark.lastgroup)
            part = next(group for group in mark.groups()[mark.re.groupindex[kind] :] if group)
            yield _Mark(_Level(kind, value_of(part), mark[0].strip(" 、.．")), opens_line, mark.start(), mark.end())
            # 「一、(一)」: a number may follow straight on a number.
            at = _start(narrow, mark.end())
            if _MARK.match(narrow, at):
                continue
        end = _SENTENCE_END.search(narrow, at)
        if end is None:
            return
        at, opens_line = _start(narrow, end.end()), False


def _start(line: str, at: int) -> int:
    found = _OPENING.match(line, at)
    return found.end() if found else at


def _placed(levels: list[_Level], level: _Level, opens_line: bool) -> list[_Level] | None:
    """The open levels with this number in its place; None where it is no clause but a word of the text."""
    if level.kind == "article":
        added = _ADDED.search(level.written)
        if added:
            article = level._replace(written=level.written[: added.start()])
            return [article, _Level("added", value_of(added[1]), added[0])] if opens_line else None
        last = next((entry.value for entry in levels if entry.kind == "article"), 0)
        goes_on = level.value == last + 1 or (opens_line and level.value > last)
        return [level] if goes_on else None
    same = [depth for depth, entry in enumerate(levels) if entry.kind == level.kind]
    for depth in reversed(same):
        if levels[depth].value + 1 == level.value:
            return [*levels[:depth], level]
    if level.value == 1 and (not levels or levels[-1].kind != level.kind):
        # Articles are never parts of anything, nor are 一、 parts of a (一).
        return [*levels, level]
    if opens_line:
        # A number was left out, or the text begins in the middle.
        for depth in reversed(same):
            if levels[depth].value < level.value:
                return [*levels[:depth], level]
        if not same:
            return [*levels, level]
    return None


def _joined(levels: list[_Level]) -> str:
    """The number of the deepest level with those above it, as rules cite it: ``第六條·1(1)①``."""
    joined = ""
    for level in levels:
        joined += f"·{level.written}" if joined.endswith(("條", "条")) and level.kind == "figure" else level.written
    return joined
