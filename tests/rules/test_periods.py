"""When a year begins, and the spans that it falls into."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest

from dangxing.rules import NATURAL, Calendar, Settle

SCHOOL = Calendar.model_validate(
    {
        "from": "09-01",
        "semesters": [
            {"title": "上學期", "en": "first", "from": "09-01"},
            {"title": "下學期", "en": "second", "from": "02-17"},
        ],
    }
)


def day(written: str) -> dt.date:
    return dt.date.fromisoformat(written)


@pytest.mark.parametrize(
    ("written", "natural", "school"),
    [("2024-08-31", 2024, 2023), ("2024-09-01", 2024, 2024), ("2024-12-31", 2024, 2024), ("2025-02-28", 2025, 2024)],
)
def test_a_day_lies_in_the_year_that_begins_before_it(written: str, natural: int, school: int) -> None:
    assert (NATURAL.year_of(day(written)), SCHOOL.year_of(day(written))) == (natural, school)
    assert SCHOOL.first(school) <= day(written) <= SCHOOL.last(school)


def test_a_year_is_called_by_both_of_its_years_where_it_crosses_new_year() -> None:
    assert (NATURAL.label(2024), SCHOOL.label(2024)) == ("2024", "2024–2025")


@pytest.mark.parametrize(
    ("every", "firsts"),
    [
        ("quarter", ["2024-09-01", "2024-12-01", "2025-03-01", "2025-06-01"]),
        ("half-year", ["2024-09-01", "2025-03-01"]),
        ("semester", ["2024-09-01", "2025-02-17"]),
        ("year", ["2024-09-01"]),
    ],
)
def test_spans_are_counted_from_the_first_day(every: str, firsts: list[str]) -> None:
    """They follow each other without a gap, and hold the year to its last day."""
    spans = SCHOOL.spans(SCHOOL.first(2024), SCHOOL.last(2024), every)  # type: ignore[arg-type]
    assert [span.first.isoformat() for span in spans] == firsts
    assert all(after.first - before.last == dt.timedelta(1) for before, after in pairwise(spans))
    assert spans[-1].last == day("2025-08-31")


@pytest.mark.parametrize(
    ("written", "title"), [("2025-02-16", "上學期"), ("2025-02-17", "下學期"), ("2024-08-31", "下學期")]
)
def test_a_day_lies_in_one_semester(written: str, title: str) -> None:
    """The days before the next one begins are of the one before, the holidays of summer too."""
    assert SCHOOL.span_of(day(written), "semester").title == title


def test_a_leap_day_is_the_last_of_its_month() -> None:
    assert [span.last.isoformat() for span in SCHOOL.spans(day("2023-12-01"), day("2024-02-29"), "quarter")] == [
        "2024-02-29"
    ]


def test_of_equal_parts_the_earlier_are_left_out() -> None:
    """By whichever end they are: what was lost in each may differ."""
    quarters = NATURAL.touching(day("2025-01-01"), day("2025-12-31"), "quarter")
    year = list(zip(quarters, map(Decimal, (7, 8, 8, 7)), strict=True))
    for drop, kept in (({"highest": 1}, (0, 2, 3)), ({"lowest": 1}, (1, 2, 3)), ({"highest": 1, "lowest": 1}, (2, 3))):
        settle = Settle.model_validate({"every": "quarter", "year": "mean", "over": "all", "drop": drop})
        assert settle.kept(year) == tuple(year[at][0] for at in kept)
