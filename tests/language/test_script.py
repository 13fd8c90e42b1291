"""Texts cut and folded."""

import pytest

from dangxing.language import script


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
