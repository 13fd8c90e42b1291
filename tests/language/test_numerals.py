"""Chinese numerals, spoken and digit by digit."""

from __future__ import annotations

import pytest

from dangxing.language import numerals


@pytest.mark.parametrize(
    ("written", "meant"),
    [("7", 7), ("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("一百二十", 120), ("百", 100), ("两百", 200),
     ("兩千", 2000), ("一〇", 10), ("二〇二四", 2024)],
)  # fmt: skip
def test_what_numerals_say(written: str, meant: int) -> None:
    """In digits, as they are spoken, or digit by digit."""
    assert numerals.value(written) == meant


@pytest.mark.parametrize("written", ["", "一二", "一百二", "百", "十十", "〇", "7", "二十三四"])
def test_what_nobody_says_for_a_number_is_none(written: str) -> None:
    """一二 are two numbers, and 一百二 may be 102 to whoever writes it."""
    assert numerals.spoken(written) is None


def test_every_number_below_a_thousand_is_read_as_it_is_spoken() -> None:
    """九百九十九 is 999."""
    ones = ["", *numerals.ONES]
    tens = ["", "十", *(f"{ten}十" for ten in ones[2:])]
    below = [ten + one for ten in tens for one in ones]
    spoken = [
        *below,
        *(
            f"{ones[n // 100]}百{'' if n % 100 == 0 else '零' if n % 100 < 10 else ''}"
            f"{below[n % 100] if not 10 <= n % 100 < 20 else '一' + below[n % 100]}"
            for n in range(100, 1000)
        ),
    ]
    assert [numerals.spoken(each) for each in spoken[1:]] == list(range(1, 1000))
