"""Citations of a regulation in English: ``第六條·1(2)`` → ``Article 6·1(2)``, ``二至六`` → ``2–6``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dangxing.language import numerals, patterns
from dangxing.language.script import Term

_PARTS: Final = {
    "編": "Part", "章": "Chapter", "節": "Section", "條": "Article", "款": "paragraph", "項": "item", "目": "point",
}  # fmt: skip
_NUMBER: Final = f"[{numerals.SIGNS}]{{1,9}}"
_ORDINAL: Final = patterns.late(f"第({_NUMBER}|[0-9]{{1,9}})([{''.join(_PARTS)}])")
_BARE: Final = patterns.late(_NUMBER)
_SIGNS: Final = str.maketrans({"至": "–", "、": ", ", "（": "(", "）": ")", "，": ", "})


class Cited(Term):
    """A citation of the rules: an article in English, as it stands in the script of any other reader."""

    __slots__ = ()

    def in_language(self, language: str) -> str:
        """The citation for a message in ``language``."""
        return cited(str(self)) if language == "en" else super().in_language(language)


@lru_cache(maxsize=4096)
def cited(words: str) -> str:
    """A citation in English; any other text as it is."""
    if not _has_han(words):
        return words
    told = _ORDINAL.sub(lambda found: f" {_PARTS[found[2]]} {numerals.value(found[1])} ", words)
    told = _BARE.sub(lambda found: str(numerals.value(found[0])), told).translate(_SIGNS)
    if _has_han(told):
        return words
    return re.sub(r" (?=[·(（,–]|$)|(?<=[·(–]) ", "", " ".join(told.split()))


def _has_han(words: str) -> bool:
    return any("㐀" <= sign <= "鿿" for sign in words)
