"""Chinese scripts: comparing words whatever the script they are written in, and writing them in another.

The only module that knows the converting library. Run as a program (``python -m dangxing.language.script``), it prints
the table of signs by which the catalogue is simplified without it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from dangxing.language import numerals, patterns

Found = TypeVar("Found")
# No term is longer; looking for one like a text of a whole page would cost time and find nothing.
LONGEST_WORD = 100
_TIED = 5
_QUOTES = str.maketrans("「」『』", "“”‘’")
_ENGLISH = str.maketrans({"、": ", ", "（": " (", "）": ")"})


class _Known(dict[str, Any]):
    """What a function finds for texts that may be words, as they are asked for; emptied where it holds too many."""

    def __init__(self, look: Callable[[str], Any], most: int) -> None:
        super().__init__()
        self._look, self._most = look, most

    def __missing__(self, value: str) -> Any:
        found = self._look(value)
        if len(value) <= LONGEST_WORD:
            if len(self) >= self._most:
                self.clear()
            self[value] = found
        return found


def remembered(most: int) -> Callable[[Callable[[str], Found]], Callable[[str], Found]]:
    """What a function finds for a text, kept for so many that may be words. Of longer ones nothing is kept: those of
    strangers' files would fill the memory. What is kept is found without a step of Python: tables ask a million times.
    """

    def decorate(look: Callable[[str], Found]) -> Callable[[str], Found]:
        return _Known(look, most).__getitem__

    return decorate


# What nobody sees, or what steers whoever shows it: controls, marks of format and of direction, tags, surrogates,
# separators of lines, and the signs without a shape that Unicode lets a program pass over.
_UNSEEN = patterns.late(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


@cache
def _converter(config: str) -> Any:
    import opencc

    return opencc.OpenCC(config)


def normal(value: str) -> str:
    """NFKC, and blanks around it gone: full-width digits, letters and blanks become plain ones."""
    return value.strip() if value.isascii() else unicodedata.normalize("NFKC", value).strip()


# Digits of footnotes and lists, which NFKC takes for plain ones.
_RAISED = "[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2460-\u249b\u24ea\u3251-\u325f\u32b1-\u32bf]"
_JOINED = patterns.late(rf"[0-9\uff10-\uff19.%]\s?{_RAISED}|{_RAISED}\s?[0-9\uff10-\uff19{_RAISED[1:]}")


def joins_digits(value: str) -> bool:
    """Whether :func:`normal` would make one number of a number and the sign of a footnote: ``12①``, ``36²``."""
    return not value.isascii() and _JOINED.search(value) is not None


# The longest sheet of activities has 55,000 members, each with a name and an id.
@remembered(1 << 17)
def fold(value: str) -> str:
    """A key that is equal for texts that differ in script, width, case or blanks only."""
    plain = "".join(normal(value).split()).casefold()
    return plain if plain.isascii() else str(_converter("t2s").convert(plain))


@remembered(65_536)
def simplified(value: str) -> str:
    """``value`` in Simplified script."""
    return value if value.isascii() else str(_converter("t2s").convert(value))


@remembered(65_536)
def traditional(value: str) -> str:
    """``value`` in Traditional script."""
    return value if value.isascii() else str(_converter("s2t").convert(value))


def one_line(value: str) -> str:
    """``value`` on one line, signs that nobody sees told by their number (``‹U+200B›``): none steers a terminal."""
    if value.isascii() and value.isprintable():
        return value
    return _UNSEEN.sub(_told, value)


def seen(value: str) -> str:
    """``value`` without the signs that nobody sees."""
    return value if value.isascii() and value.isprintable() else _UNSEEN.sub("", value)


def _told(sign: re.Match[str]) -> str:
    return " " if sign[0] in "\t\n\r" else f"‹U+{ord(sign[0]):04X}›"


def folded(words: Iterable[str]) -> dict[str, str]:
    """Words under their keys, as :func:`nearest` wants them."""
    return {fold(word): word for word in words}


def nearest(word: str, known: Mapping[str, Found], least: float = 50) -> Found | None:
    """What stands under the key (folded) that is most like ``word``; None: none is alike, by ``least`` of a hundred."""
    if not known:
        return None
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import JaroWinkler

    wanted = fold(word[:LONGEST_WORD])
    found = process.extract(wanted, known.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=_TIED)
    # Of those that are equally alike, the one that begins alike: an ID with a digit too many, say.
    best = max(found, key=lambda one: (one[1], JaroWinkler.similarity(wanted, one[0])), default=None)
    return None if best is None else known[best[0]]


_ALIKE = 3


def names_like(name: str, known: Mapping[str, Found]) -> list[Found]:
    """What stands under the keys (folded) of names that differ from ``name`` in one sign, or in the order of two.

    Of names of two signs the first must be the same: most families are few. The nearest first, at most so many.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    wanted = fold(name[:LONGEST_WORD])
    found = process.extract(wanted, known.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    same = [key for key, *_ in found if len(key) > 2 or key[:1] == wanted[:1]]
    return [known[key] for key in sorted(same, key=lambda key: key[:1] != wanted[:1])[:_ALIKE]]


_NUMBERED = patterns.late(rf"(\d{{1,18}}|[{numerals.SIGNS}]{{1,18}})")


@remembered(65_536)
def natural(value: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which names stand as people count them: 第二 before 第十, 2 before 10; else as :func:`fold` has them."""
    # A name of a file may hold half characters, which no converter takes.
    parts = _NUMBERED.split(fold(seen(value)))
    return tuple((0, numerals.value(part), part) if at % 2 else (1, 0, part) for at, part in enumerate(parts) if part)


def in_order(first: Iterable[str]) -> Callable[[str], tuple[Any, ...]]:
    """A key by which names stand in the order of ``first``, then as people count them."""
    places = {fold(name): at for at, name in enumerate(first)}
    return lambda name: (places.get(fold(name), len(places)), natural(name))


def within(value: str, most: int) -> str:
    """The beginning of a text: ``most`` UTF-16 units at most, by which spreadsheet programs count; no sign halved."""
    if len(value) * 2 <= most:
        return value
    units = value.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * most:
        return value
    kept = units[: 2 * most].decode("utf-16-le", "surrogatepass")
    return kept[:-1] if "\ud800" <= kept[-1:] <= "\udbff" else kept


def in_script(value: str, script: str) -> str:
    """``value``, written in Traditional script, in the script asked for (Simplified for ``zh-Hans``, else as it is)."""
    return simplified(value).translate(_QUOTES) if script == "zh-Hans" else value


class Term(str):
    """A word of the rules or of the contract: kept in Traditional script, told in the script of whoever reads it."""

    __slots__ = ()

    def in_language(self, language: str) -> str:
        """The word for a message in ``language``."""
        return in_script(str(self), language)


class Listed(str):
    """Texts as they stand, one after the other, what belongs to one in brackets: told with the signs of the language.

    Written with the Chinese signs: ``2023（1）、2024（28）``.
    """

    __slots__ = ()

    def in_language(self, language: str) -> str:
        """The list for a message in ``language``."""
        return self.translate(_ENGLISH) if language == "en" else str(self)


class Terms(Term):
    """Several words of the rules or of the contract, joined by 、."""

    __slots__ = ()

    def in_language(self, language: str) -> str:
        """The words for a message in ``language``."""
        return self.translate(_ENGLISH) if language == "en" else super().in_language(language)


def signs() -> str:
    """The module ``language.signs``: the signs of Big5 with Hong Kong's that Simplified writes otherwise, and how."""
    common = (sign for sign in map(chr, range(0x4E00, 0xA000)) if sign.encode("big5hkscs", "ignore"))
    differing = [sign for sign in common if simplified(sign) != sign]
    return f'''"""By which signs the catalogue is simplified. Made by ``python -m dangxing.language.script``."""

TRADITIONAL = "{"".join(differing)}"  # noqa: E501
SIMPLIFIED = "{"".join(map(simplified, differing))}"  # noqa: E501
'''


if __name__ == "__main__":
    import sys

    sys.stdout.buffer.write(signs().encode("utf-8"))
