"""Points by the share that was attended of what was due."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builders import YEAR, day, did, event, member, records
from dangxing.language.voice import Remark
from dangxing.records import Records
from dangxing.results import Result
from dangxing.rules import Rulebook
from dangxing.scoring import score, undecided
from dangxing.scoring.explaining import explain
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.rules import CITED

RATE = {"kind": "attendance", "activity": "勞動日", "by": "rate", "excused": "absent", "otherwise": 7} | CITED
MET = {"present": 5, "excused": 1, "unexcused": 1, "unrecorded": 1}


def _of(rule: dict[str, object]) -> Rulebook:
    return loaded([rule_set({"c0": {"start": 0, "floor": "open", "cap": "open", "rules": {"r": RATE | rule}}})])


def _book(states: dict[str, int]) -> Records:
    every = [state for state, times in states.items() for _ in range(times)]
    days = [f"03-{at:02}" for at in range(1, len(every) + 1)]
    rows = [
        did("勞動日", date, attendance=state) for date, state in zip(days, every, strict=True) if state != "unrecorded"
    ]
    return records([member("1", "a")], [event("勞動日", date) for date in days], rows)


@pytest.mark.parametrize(
    ("rule", "points"),
    [
        ({"points": 16}, "10"),
        ({"points": 16, "excused": "present"}, "12"),
        ({"points": 14, "excused": "aside"}, "10"),
        ({"points": 1, "per": 25, "units": "whole"}, "2"),
        ({"points": 1, "per": 25, "units": "begun"}, "3"),
        ({"points": -2, "per": 5, "units": "begun", "short_of": 90}, "-12"),
        ({"points": -8, "short_of": 60}, "0"),
        ({"table": [{"at_least": 63, "gives": 5}, {"more_than": 62, "gives": 3}]}, "3"),
    ],
    ids=["in-proportion", "leave-as-present", "leave-aside", "whole", "begun", "lacking", "none-lacks", "by-steps"],
)
def test_points_go_by_the_share_that_was_attended(rule: dict[str, object], points: str) -> None:
    """Five of eight were, from one there was leave; what lacks of a level is taken off."""
    assert undecided(_book(MET), _of(rule), YEAR)[0].quantified == Decimal(points)


def test_where_none_was_due_what_the_rule_says_is_given() -> None:
    """Nothing was held, or the member was exempt, or on leave where that is left aside."""
    for states, excused in (({}, "absent"), ({"exempt": 2}, "absent"), ({"excused": 2}, "aside")):
        assert undecided(_book(states), _of({"points": 9, "excused": excused}), YEAR)[0].quantified == 7, states


def test_a_line_tells_the_rate_and_every_event_that_was_due() -> None:
    """Those attended as well as those that were not."""
    (line,) = undecided(_book(MET), _of({"points": 16}), YEAR)[0].lines
    assert len(line.evidence) == 8
    assert line.remark is not None
    second = line.remark.params["second"]
    assert isinstance(second, Remark)
    assert second.params == {"rate": Decimal("62.50")}


def test_events_still_to_come_are_promised_together_where_a_step_asks_for_them() -> None:
    """One more attended of four reaches no step; all three do."""
    book = _book({"present": 1, "unrecorded": 3})
    rules = _of({"table": [{"at_least": 100, "gives": 5}]})
    result = Result("records.xlsx", "", YEAR, book, score(book, rules, YEAR), ())
    found = explain(result, rules, book.members[0], day("03-01"))
    told = [(option.change.remark.key, option.gain) for option in found.options]
    assert ("explain.attend-all", Decimal(5)) in told


def test_another_event_is_asked_of_the_branch_only_where_none_is_left_to_attend() -> None:
    """Attending what is held already brings more, and is the member's to do."""
    keys = []
    for states in ({"present": 1, "unrecorded": 1}, {"present": 1, "unexcused": 1}):
        book, rules = _book(states), _of({"points": 10})
        result = Result("records.xlsx", "", YEAR, book, score(book, rules, YEAR), ())
        keys.append([option.change.remark.key for option in explain(result, rules, book.members[0]).options])
    assert keys == [["explain.attend"], ["explain.hold"]]
