"""How much ``explain`` tries."""

from __future__ import annotations

from dangxing.scoring.explaining.effort import Effort


def test_of_thousands_of_one_kind_some_are_tried_from_first_to_last() -> None:
    """Others keep all that they have, and that not all is tried is said."""
    effort = Effort(each=1_000)
    known = [(at, "many") for at in range(9_000)] + [(at, "few") for at in range(9)]
    tried = effort.evenly(known)
    many = [at for at, way in tried if way == "many"]
    assert (many[0], many[-1], len(many), len(set(many))) == (0, 8_999, 250, 250)
    assert [at for at, way in tried if way == "few"] == list(range(9))
    assert effort.short


def test_what_is_little_enough_is_tried_as_it_stands() -> None:
    """In its order, and nothing is said."""
    effort, known = Effort(each=1_000), [(1, "a"), (2, "b"), (3, "a")]
    assert (effort.evenly(known), effort.short) == (known, False)
