"""A regulation that the program has never heard of scores without a line of Python: tracks, words, points and all."""

from decimal import Decimal
from pathlib import Path

import pytest

from builders import appraised, branch, did, event, member, records, score_of
from dangxing.authoring import cases
from dangxing.language.voice import Voice
from dangxing.results import Scorecard
from dangxing.rules import loading
from dangxing.scoring import score

FOLDER = Path(__file__).parents[1] / "data" / "cooperative"
RULES = loading.load(FOLDER)
SUITE = cases.load(FOLDER / "cases", RULES)
D = Decimal


@pytest.fixture(scope="module")
def cards() -> dict[str, Scorecard]:
    """A year of the cooperative: two villages, heads, farmers, and one who is not appraised."""
    east, west = "東社", "西社"
    school = [event("夜校", "02-10", west, 3), event("夜校", "07-01", west, 3), event("分紅", "12-31", west)]
    weeding = [event("除草", date, east) for date in ("04-01", "05-01", "06-01", "07-01")]
    perfect = [
        row
        for id_ in ("h2", "h3")
        for row in (did("夜校", "02-10", id_), did("夜校", "07-01", id_), did("修渠", "03-03", id_, hours=40))
    ]
    book = records(
        [
            member("h1", "head", east, post="社長"),
            member("h2", "head", west, post="會計"),
            member("h3", "head", west),
            member("h4", "head", west),
            member("h5", "head", west),
            member("f1", "farmer", east, start="04-15", end="05-31"),
            member("f2", "farmer", west, post="會計"),
        ],
        [event("夜校", "02-10", east, 2), event("夜校", "06-30", east, "1.4"), *weeding, *school],
        [
            did("夜校", "02-10", "h1"),
            did("修渠", "03-01", "h1", hours=10),
            did("修渠", "03-02", "h1", hours="13.9"),
            did("除草", "04-01", "h1"),
            did("除草", "05-01", "h1", attendance="excused"),
            did("除草", "06-01", "h1", attendance="unexcused"),
            did("評比", "08-01", "h1", result="甲"),
            did("評比", "08-02", "h1", result="丙"),
            did("評比", "08-03", "h1", result="乙"),
            did("評比", "08-04", "h1", result="甲"),
            did("獎狀", "09-01", "h1", level="縣"),
            did("獎狀", "09-01", "h1", level="鄉"),
            did("偷懶", "10-01", "h1"),
            did("偷懶", "10-02", "h1"),
            *perfect,
            did("農技筆記", "04-14", "f1", characters=9000),
            did("農技筆記", "04-15", "f1", characters=199),
            did("農技筆記", "05-01", "f1", characters=200),
            did("農技筆記", "05-31", "f1", characters=1799),
            did("評比", "05-01", "f1", result="乙"),
            did("評比", "05-02", "f1", result="甲"),
            did("獎狀", "05-02", "f1", level="國家"),
            did("夜校", "02-10", "f2", hours="2.3"),
            did("夜校", "07-01", "f2", hours="2.2"),
            did("農技筆記", "05-31", "f2", characters=3000),
            did("獎狀", "05-02", "f2", level="國家"),
            did("偷懶", "10-01", "f2"),
        ],
        [
            appraised(
                "h1", "優秀", votes_excellent=3, votes_qualified=2, votes_basically_qualified=1, votes_unqualified=1
            ),
            appraised("h2", "優秀", "80.02"),
            appraised("h3", "合格", 80),
            appraised("h4", "不合格", 15),
            appraised("h5", "基本合格", 100),
            appraised("f1", None, 90),
            appraised("f2"),
        ],
        [
            branch(east, year_end_rank=9, branches_ranked=10),
            branch(west, year_end_rank=1, branches_ranked=10),
        ],
    )
    return {card.member.id: card for card in score(book, RULES, 2024)}


def _points(card: Scorecard) -> dict[str, tuple[int, Decimal]]:
    """Of each rule; of one that gives and takes, what it gives is kept under its sign."""
    both = {line.rule for line in card.lines if line.points < 0} & {line.rule for line in card.lines if line.points > 0}
    return {
        f"{line.rule}+" if line.rule in both and line.points > 0 else line.rule: (line.times, line.points)
        for line in card.lines
    }


def test_every_rule_of_a_head_gives_what_it_declares(cards: dict[str, Scorecard]) -> None:
    """Half-years, whole hours, posts, levels and bands of its own, each worked out by hand."""
    assert _points(cards["h1"]) == {
        "land.school": (1, D("-2.5")),  # none in the second half
        "land.dividend": (1, D(-4)),
        "land.hours": (2, D(-1)),  # 1 + 1.6 short
        "land.rank": (1, D("-7.5")),  # 9th of 10
        "work.canal": (2, D(-3)),  # 16.1 of 40 short
        "work.weeding": (2, D("-2.5")),  # one excused, one not recorded
        "work.contest+": (2, D("4.5")),
        "work.contest": (1, D("-3.75")),
        "work.prizes": (2, D("2.5")),
        "conduct.idle": (2, D("-5.5")),
        "conduct.verdict": (1, D(1)),
    }
    assert [score_of(cards["h1"], key) for key in ("land", "work", "conduct")] == [D(5), D("22.75"), D("10.5")]


def test_the_total_is_weighed_as_the_regulation_says(cards: dict[str, Scorecard]) -> None:
    """0.75 × 38 + 0.25 × 58.57; verdicts that no weight is given for count nothing in the poll."""
    card = cards["h1"]
    assert (card.quantified, card.poll, card.total) == (D("38.25"), D("58.57"), D("43.33"))
    assert (card.outcome, card.full) == ("fair", D(70))


def test_a_half_is_rounded_up(cards: dict[str, Scorecard]) -> None:
    """45 + 20.005 is 65.01, 44.625 + 20 is 64.63, whatever stands before the half."""
    assert (cards["h2"].quantified, cards["h2"].total) == (D(60), D("65.01"))
    assert (cards["h3"].quantified, cards["h3"].total) == (D("59.5"), D("64.63"))


def test_bands_are_the_regulations_own(cards: dict[str, Scorecard]) -> None:
    """The first asks for a verdict besides; the edge of a band belongs to it."""
    assert {id_: (card.outcome, card.band) for id_, card in cards.items()} == {
        "h1": ("fair", 2),
        "h2": ("star", 0),
        "h3": ("good", 1),
        "h4": ("fair", 2),
        "h5": ("vetoed", None),
        "f1": ("good", 1),  # 67.5, without the verdict that a star needs
        "f2": ("pending", None),
    }


def test_another_verdict_vetoes(cards: dict[str, Scorecard]) -> None:
    """不合格 costs points here, and 基本合格 ends the appraisal."""
    h4 = cards["h4"]
    # Land is whole, no canal work −10, no night school attended: conduct is forfeited.
    assert [score_of(h4, key) for key in ("land", "work", "conduct")] == [D(20), D(15), D(0)]
    assert _points(h4)["conduct.verdict"] == (1, D(-5))
    assert _points(h4)["conduct.school"] == (1, D(-15))
    assert h4.total == D(30)
    assert [Voice("zh-Hant").remark(reason) for reason in cards["h5"].reasons][1:] == ["本年不考核"]


def test_farmers_have_rules_of_their_own(cards: dict[str, Scorecard]) -> None:
    """Rows too short are set aside, others outside the period do not count, points by a post are for that post."""
    assert _points(cards["f1"]) == {
        "yield.notes": (1, D("-2.5")),  # 200 + 1799: 1001 short
        "yield.contest": (1, D(3)),
        "yield.missed": (1, D("-0.2")),  # 除草 of 1 May; nothing else is held from 15 April to 31 May
    }
    assert (cards["f1"].quantified, cards["f1"].total) == (D(60), D("67.5"))
    assert _points(cards["f2"]) == {
        "yield.hours": (1, D("-0.4")),  # 0.7 + 0.8 short
        "yield.prizes": (1, D(2)),
        "yield.lazy": (1, D(-30)),
    }
    assert (cards["f2"].quantified, cards["f2"].total) == (D("31.6"), None)


def test_only_what_the_regulation_needs_is_asked_for(cards: dict[str, Scorecard]) -> None:
    """A total wants a poll and no verdict."""
    assert cards["f1"].verdict is None
    assert [Voice("en").remark(reason) for reason in cards["f2"].reasons] == ["No poll score"]


def test_ranks_are_over_its_own_tracks(cards: dict[str, Scorecard]) -> None:
    """67.5, 65.01, 64.63, 43.14, 30; the vetoed and the pending have none."""
    ranks = {id_: (card.rank, card.track_rank, card.branch_rank) for id_, card in cards.items()}
    assert ranks == {
        "f1": (1, 1, 1),
        "h2": (2, 1, 1),
        "h3": (3, 2, 2),
        "h1": (4, 3, 2),
        "h4": (5, 4, 3),
        "h5": (None, None, None),
        "f2": (None, None, None),
    }


def test_a_regulation_without_a_poll_has_the_quantified_score_for_its_total() -> None:
    """No weights, no rounding, polls left aside, a second figure for ranks, a requirement worth four points."""
    stage = [
        row
        for id_ in ("a", "b", "c")
        for row in [did("演出", f"0{at}-20", id_, result="登台" if at < 5 else "領唱") for at in (3, 4, 5)]
    ]
    book = records(
        [
            member("a", "singer", start="03-01", grade=70),
            member("b", "singer", start="03-01", grade=90),
            member("c", "singer", start="03-01", grade=99),
            member("d", "singer", start="03-01", end="04-29"),
            member("e", "singer", start="03-01", end="04-30"),
            member("f", "singer"),
        ],
        [event("排練", "02-29"), event("排練", "06-01")],
        [
            *stage,
            did("排練", "06-01", "a"),
            did("排練", "06-01", "b", attendance="excused"),
            did("走調", "06-02", "a"),
            did("走調", "06-03", "b"),
            did("走調", "06-04", "d"),
            did("走調", "04-04", "d"),
            did("走調", "04-05", "d"),
            did("演出", "04-05", "e", result="候補"),
        ],
        [appraised("a", "不合格", 0)],
    )
    cards = {card.member.id: card for card in score(book, RULES, 2024)}
    totals = {id_: (card.total, card.outcome, card.rank) for id_, card in cards.items()}
    assert totals == {
        "a": (D("9.75"), "solo", 2),  # a verdict and a poll are nothing to it
        "b": (D("9.75"), "solo", 1),  # excused is attended; the higher grade
        "c": (D(6), "choir", 4),  # the rehearsal of 1 June is not recorded
        "d": (D("9.5"), "choir", 3),  # a day short of two months: no stage is asked
        "e": (D(6), "choir", 5),  # a day more: it is; no grade
        "f": (None, "pending", None),
    }
    assert _points(cards["c"]) == {"stage": (1, D(-4))}
    assert [category.applies for category in cards["d"].categories] == [True, False]
    assert cards["a"].poll is None


def test_the_full_total_follows_the_weights() -> None:
    """0.75 × 60 + 0.25 × 100, and 10."""
    assert {key: rules.full_total for key, rules in RULES.rule_sets.items()} == {"choir": D(10), "cooperative": D(70)}


@pytest.mark.parametrize("case", [pytest.param(case, id=str(case.line)) for case in SUITE.cases])
def test_worked_examples_serve_any_regulation(case: cases.Case) -> None:
    """Cases use the words of the rules that they stand beside."""
    assert SUITE.faults == ()
    assert cases.run(case, RULES) == ()


def test_totals_are_told_in_the_decimals_of_their_points() -> None:
    """Two where a poll is weighed in; else as many as the points of the rules have: 9.75 is not shown as 10."""
    assert RULES.rule_sets["cooperative"].decimals == 2
    assert RULES.rule_sets["choir"].decimals == 2  # −0.25 for each false note, and no poll
    assert loading.load().rule_sets["student"].decimals == 0
