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
