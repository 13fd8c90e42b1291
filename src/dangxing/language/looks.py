"""What looks the same to whoever reads it, and is another text to a program."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from dangxing.language import numerals, patterns
from dangxing.language.script import LONGEST_WORD, fold, seen

# Letters of other alphabets under the Latin ones that have their shape, small or capital; case is folded before.
_LETTERS: Final = str.maketrans(
    "авекмнорстухіјѕԁԛԝɑɡᴀʙᴄᴅᴇαβεζηικμνορτυχϲϳ",
    "abekmhopctyxijsdqwagabcdeabezhikmnoptyxcj",
)
# Zeros, dots between the parts of a name, and dashes, whichever of them an input method gives.
_SIGNS: Final = str.maketrans(
    {
        **dict.fromkeys("〇○◯⚪⭕Օօ", "0"),
        **dict.fromkeys("•∙⋅‧・･∘▪.。", "·"),
        **dict.fromkeys("‐‑‒–—―−－﹣﹘─━ー", "-"),
    }
)
# In an id, letters that have the shape of a figure.
_FIGURES: Final = str.maketrans({"o": "0", "l": "1", "i": "1", "|": "1"})


def look(name: str) -> str:
    """What is equal for names that look alike: script, width, case, blanks and signs that nobody sees aside."""
    plain = fold(seen(name))
    return plain if plain.isascii() else plain.translate(_SIGNS).translate(_LETTERS)


def id_look(key: str) -> str:
    """What is equal for ids that look alike, or that programs make of one another.

    Zeros in front, which spreadsheet programs take away, are left out; O and 0 are one, as are I, l and 1.
    """
    plain = look(key).translate(_FIGURES)
    return plain.lstrip("0") or plain[:1]


# What tells one branch from the next: numbers, 甲 and 乙, sides, letters.
_ORDINAL = patterns.late(rf"[0-9a-z]+|[{numerals.SIGNS}]+|[甲乙丙丁戊己庚辛壬癸东南西北中上下左右]")


def ordinals(folded: str) -> list[str]:
    """What in a name (folded) tells it from others of a row: 二 of 第二支部. Where these differ, none is meant for
    another."""
    return _ORDINAL.findall(folded)


_APART = patterns.late(r"[^\w]+|[及和与與]")


def of_several(written: str, known: Container[str]) -> bool:
    """Whether a text holds two ids or more that are ``known``: 1001/1002 is nobody's."""
    return len({part for part in _APART.split(written[: 2 * LONGEST_WORD]) if part in known}) > 1
