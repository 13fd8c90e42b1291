"""What holds of any records: bounds, whatever the order; good never lowers a total, absence never raises it."""

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from builders import YEAR, from_rows
from dangxing.records import SHEETS, Activity, Event, Records
from dangxing.results import Scorecard
from dangxing.scoring import score
from random_records import DAYS, RULES, STATES, activities, books, quick, rules_of


# Members of one track, or of two of one regulation, so that they have something to share: events, totals, ranks.
def _scored(book: Records) -> tuple[Scorecard, ...]:
    return score(book, RULES, YEAR)


def _changed(book: Records, **sheets: Iterable[Any]) -> Records:
    rows = {key: sheets.get(key, getattr(book, key)) for key in SHEETS}
    return from_rows(rows, () if "schedule" in book.layouts else None)  # type: ignore[arg-type]


@quick
@given(books())
def test_scores_and_totals_keep_their_bounds(book: Records) -> None:
    """A category is 0 … standard, a total 0 … full; what was capped and floored makes up for the rest."""
    for card in _scored(book):
        track = RULES.tracks[card.member.track][1]
        for category in card.categories:
            assert category.standard == track.categories[category.id].standard
            assert 0 <= category.score <= category.standard
            assert category.bonus >= 0 >= category.deduction
            raw = category.standard + category.bonus + category.deduction
            assert raw - category.capped + category.floored == category.score
            given_ = sum(line.points for line in card.lines if line.category == category.id)
            assert given_ == category.bonus + category.deduction
        if card.categories:
            assert card.quantified == sum(category.score for category in card.categories)
        if card.total is not None:
            assert 0 <= card.total <= card.full
            assert card.total == card.total.quantize(Decimal("0.01"))
        assert (card.total is None) == (card.rank is None) == (card.outcome in ("vetoed", "pending"))


@quick
@given(books())
def test_a_line_says_how_its_points_come_about(book: Records) -> None:
    """Count × unit where there is a unit; evidence of the member's own, each row once; a line a rule and sign."""
    for card in _scored(book):
        assert len({(line.rule, line.points > 0) for line in card.lines}) == len(card.lines)
        for line in card.lines:
            assert line.times >= 1
            if line.unit is not None:
                assert line.points == line.times * line.unit
            assert len(set(line.evidence)) == len(line.evidence)
            assert line.evidence or line.remark is not None
            for ref in line.evidence:
                row = next(row for row in getattr(book, ref.sheet) if row.row == ref.row)
                assert getattr(row, "id", card.member.id) == card.member.id
                assert getattr(row, "branch", card.member.branch) == card.member.branch


@quick
@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(book: Records, chance: random.Random) -> None:
    """Shuffled sheets give each member the very same card, in the order of 成員."""
    shuffled = {key: chance.sample(rows, len(rows)) for key in SHEETS for rows in [list(getattr(book, key))]}
    cards = _scored(_changed(book, **shuffled))
    assert [card.member.id for card in cards] == [member.id for member in shuffled["members"]]
    assert {card.member.id: card for card in cards} == {card.member.id: card for card in _scored(book)}


@quick
@given(books())
def test_ranks_count_those_who_stand_before(book: Records) -> None:
    """One more than the number of those with a higher total, or the same and a higher second figure."""
    cards = [card for card in _scored(book) if card.total is not None]
    for card in cards:
        for rank, fellows in (
            (card.rank, cards),
            (card.track_rank, [other for other in cards if other.member.track == card.member.track]),
            (card.branch_rank, [other for other in cards if other.member.branch == card.member.branch]),
        ):
            before = [other for other in fellows if other.rule_set == card.rule_set and _key(other) > _key(card)]
            assert rank == len(before) + 1


def _key(card: Scorecard) -> tuple[Decimal, bool, Decimal]:
    assert card.total is not None
    return card.total, card.tie_break is not None, card.tie_break or Decimal(0)


@quick
@given(books(), st.integers(0, 3))
def test_a_member_is_scored_alone(book: Records, place: int) -> None:
    """Without all others, a member's card is the same but for the ranks."""
    one = book.members[place % len(book.members)]
    alone = _scored(
        _changed(
            book,
            members=[one],
            activities=[row for row in book.activities if row.id == one.id],
            appraisal=[row for row in book.appraisal if row.id == one.id],
        )
    )
    ranks = {"rank": None, "track_rank": None, "branch_rank": None}
    among = next(card for card in _scored(book) if card.member.id == one.id)
    assert alone[0]._replace(**ranks) == among._replace(**ranks)


# Rows that can only do good: every deed and paper whose result, if it has one, is the good one.
GOOD_RESULTS = {"有心得", "深刻", "廣泛", "採納", "合格", "通過"}


@quick
@given(books(1, whole=True), st.data())
def test_one_good_deed_more_never_lowers_a_total(book: Records, data: st.DataObject) -> None:
    """A commendation, a paper, a deed or a training with its paper: none of them costs anything, on any day."""
    rules = rules_of(book.members[0])
    good = [name for name, entry in rules.activities.items() if entry.kind in ("deed", "paper")]
    row = data.draw(activities(book.members[0]).filter(lambda row: row.activity in good))
    results = GOOD_RESULTS & set(rules.activities[row.activity].results)
    row = replace(row, row=999, attendance="present", result=min(results, default=None))
    (before,), (after,) = _scored(book), _scored(_changed(book, activities=[*book.activities, row]))
    assert before.total is not None
    assert after.total is not None
    assert after.total >= before.total


@quick
@given(books(1, whole=True), st.data())
def test_one_finding_more_never_raises_a_total(book: Records, data: st.DataObject) -> None:
    """What was found against a member costs or does nothing."""
    rules = rules_of(book.members[0])
    findings = [name for name, entry in rules.activities.items() if entry.kind == "finding"] or ["無"]
    row = Activity(999, "1", None, data.draw(st.sampled_from(DAYS)), data.draw(st.sampled_from(findings)))
    (before,), (after,) = _scored(book), _scored(_changed(book, activities=[*book.activities, row]))
    assert before.total is not None
    assert after.total is not None
    assert after.total <= before.total


@quick
@given(books(1, whole=True), st.data())
def test_a_worse_attendance_never_raises_a_total(book: Records, data: st.DataObject) -> None:
    """Attended, excused, not recorded, unexcused: each is at most as good as the one before.

    Hours are left out here: by the reading of 第六條·2(1)① who attends and learns nothing can lose
    more than who is away.
    """
    member = book.members[0]
    held = rules_of(member).held or ("無",)
    name, date = data.draw(st.sampled_from(held)), data.draw(st.sampled_from(DAYS))
    better, worse = sorted(data.draw(st.lists(st.sampled_from(range(4)), min_size=2, max_size=2, unique=True)))
    others = [replace(row, hours=None) if row.activity in held else row for row in book.activities]
    others = [row for row in others if (row.activity, row.date) != (name, date)]
    schedule = {(row.branch, row.date, row.activity): row for row in book.schedule}
    schedule.setdefault((member.branch, date, name), Event(998, member.branch, date, name))
    result = data.draw(st.sampled_from([None, "有心得", "無心得"]))

    def total(state: str | None) -> Decimal:
        own = [Activity(999, member.id, None, date, name, state, result=result)] if state else []  # type: ignore[arg-type]
        changed = replace(_changed(book, activities=others + own), schedule=tuple(schedule.values()))
        found = _scored(changed)[0].total
        assert found is not None
        return found

    assert total(STATES[worse]) <= total(STATES[better])


@quick
@given(books(), st.sampled_from([2023, 2025]))
def test_rows_of_other_years_count_for_nothing(book: Records, year: int) -> None:
    """As if all of 安排 and 活動 were empty."""
    moved = {
        key: [replace(row, date=_in_year(row.date, year)) for row in getattr(book, key)]
        for key in ("schedule", "activities")
    }
    assert _scored(_changed(book, **moved)) == _scored(_changed(book, schedule=(), activities=()))


def _in_year(date: dt.date, year: int) -> dt.date:
    return date.replace(year=year, day=min(date.day, 28))
