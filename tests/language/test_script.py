"""Texts cut and folded."""

import sys
from collections.abc import Callable

import pytest

from dangxing.language import script
from dangxing.workbook.layouts.table import key_of, text_of


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "abc"),
        ("黨黨", 1, "黨"),
        ("a𠮷b", 2, "a"),
        ("𠮷𠮷", 3, "𠮷"),
        ("a\ud842b", 2, "a"),
    ],
)
def test_what_fits_is_counted_as_spreadsheet_programs_count(text: str, most: int, kept: str) -> None:
    """By UTF-16 units; a sign of two is kept whole or not at all."""
    assert script.within(text, most) == kept


def test_names_stand_as_people_count_them() -> None:
    """Digits and numerals by what they say, whatever the script; names without one as they are folded."""
    wanted = [
        "第一支部",
        "第2支部",
        "第三支部",
        "第十支部",
        "第十一支部",
        "第二十支部",
        "第二十一支部",
        "第一百零二支部",
    ]
    assert sorted({*wanted}, key=script.natural) == wanted
    mixed = ["二零二三", "二〇二四", "a", "B2", "b10"]
    assert sorted({*mixed}, key=script.natural) == mixed
    assert script.natural("第两支部") == script.natural("第兩支部")
    assert script.natural("9" * 40)  # no name is too long to be put in its place


@pytest.mark.parametrize("look", [script.fold, script.simplified, script.traditional, script.natural, key_of, text_of])
def test_what_no_word_is_as_long_as_is_not_remembered(look: Callable[[str], object]) -> None:
    """Texts of pages would stay in memory, those of one file after the other."""

    def kept(value: str) -> bool:
        before = sys.getrefcount(value)
        look(value)
        return sys.getrefcount(value) > before

    rare = f"黨課{look.__name__}"
    assert kept(rare)
    assert not kept(rare * script.LONGEST_WORD)
