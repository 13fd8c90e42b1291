"""Citations of a regulation in English: ``第六條·1(2)`` → ``Article 6·1(2)``, ``二至六`` → ``2–6``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import Term

_PARTS: Final = {
    "編": "Part", "章": "Chapter", "節": "Section", "條": "Article", "款": "paragraph", "項": "item", "目": "point",
}  # fmt: skip
_DIGITS: Final = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "兩": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_NUMBER: Final = f"[{''.join((*_DIGITS, *_TENS))}]{{1,9}}"
_ORDINAL: Final = patterns.late(f"第({_NUMBER}|[0-9]{{1,9}})([{''.join(_PARTS)}])")
_BARE: Final = patterns.late(_NUMBER)
_SIGNS: Final = str.maketrans({"至": "–", "、": ", ", "（": "(", "）": ")", "，": ", "})
_HAN: Final = patterns.late("[㐀-鿿]")


class Cited(Term):
    """A citation of the rules: an article in English, as it stands in the script of any other reader."""

    __slots__ = ()

    def in_language(self, language: str) -> str:
        """The citation for a message in ``language``."""
        return cited(str(self)) if language == "en" else super().in_language(language)


@lru_cache(maxsize=4096)
def cited(words: str) -> str:
    """A citation in English; any other text as it is."""
    if _HAN.search(words) is None:
        return words
    told = _ORDINAL.sub(lambda found: f" {_PARTS[found[2]]} {_number(found[1])} ", words)
    told = _BARE.sub(lambda found: str(_number(found[0])), told).translate(_SIGNS)
    if _HAN.search(told):
        return words
    return re.sub(r" (?=[·(（,–]|$)|(?<=[·(–]) ", "", " ".join(told.split()))


def _number(written: str) -> int:
    """The value of a Chinese number below ten thousand (``二十三``), or of digits one by one (``二〇``)."""
    if written.isascii():
        return int(written)
    if not any(sign in _TENS for sign in written):
        return int("".join(str(_DIGITS[sign]) for sign in written))
    total, digit = 0, None
    for sign in written:
        if sign in _TENS:
            total += (1 if digit is None else digit) * _TENS[sign]
            digit = None
        else:
            digit = _DIGITS[sign]
    return total + (digit or 0)
