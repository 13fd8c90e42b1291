"""The report of a year: ranks over all workbooks, figures, losses, edges, change, filters, redaction."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

import builders
import ledger_factory as made
from dangxing import ledger
from dangxing.errors import FileProblem, UsageProblem
from dangxing.ledger import Entry, Ledger
from dangxing.reports import annual
from dangxing.reports.annual import YearReport, building, framing
from dangxing.reports.annual.edges import edges_of
from dangxing.reports.annual.tally import Places, mean
from dangxing.results import Result, cost
from dangxing.scoring import score
from oracle.agreeing import loaded
from oracle.by_hand import rule_set
from oracle.rules import CITED


@contextmanager
def holding(folder: Path, *entries: Entry) -> Iterator[Ledger]:
    """A ledger, open to read, in which these were entered."""
    path = made.fresh(folder)
    with ledger.open_ledger(path, "write") as book:
        for entry in entries:
            book.enter(entry)
    with ledger.open_ledger(path) as book:
        yield book


def reported(folder: Path, *entries: Entry, year: int = made.YEAR, **asked: object) -> YearReport:
    """The report of a ledger in which these were entered."""
    with holding(folder, *entries) as book:
        return annual.year_report(book, year, **asked)  # type: ignore[arg-type]


def ranks(report: YearReport) -> dict[str, tuple[int | None, int | None, int | None]]:
    """The three ranks of each member."""
    return {
        member.id: (member.rank, member.track_rank, member.branch_rank)
        for entry in report.rule_sets
        for member in entry.members
    }


def test_ranks_are_over_all_workbooks_and_ties_share_them(tmp_path: Path) -> None:
    """1, 2, 2, 4 over the year; within a branch only its own members count; those without a total come last."""
    report = reported(
        tmp_path,
        made.entry("a.xlsx", ("1", 90), ("2", 80), ("5", None)),
        made.entry("b.xlsx", ("3", 80), ("4", 70), branch="乙支部"),
    )
    assert ranks(report) == {"1": (1, 1, 1), "2": (2, 2, 2), "3": (2, 2, 1), "4": (4, 4, 2), "5": (None, None, None)}
    [entry] = report.rule_sets
    assert [member.id for member in entry.members] == ["1", "2", "3", "4", "5"]
    assert [member.id for member in entry.pending] == ["5"]
    assert entry.whole.members == 5
    assert entry.whole.scored == 4
    assert report.workbooks == 2


def test_means_and_medians_are_rounded_half_up(tmp_path: Path) -> None:
    """Totals a cent apart have a mean and median that end in half a cent, which goes up; of no total there are none."""
    report = reported(
        tmp_path,
        made.entry("a.xlsx", ("1", "80.00"), ("2", "80.05")),
        made.entry("b.xlsx", ("3", None), branch="乙支部"),
    )
    [entry] = report.rule_sets
    low, high = sorted(member.total for member in entry.members if member.total is not None)
    assert high - low == Decimal("0.01")
    assert (entry.whole.mean, entry.whole.median) == (high, high)
    assert (entry.whole.lowest, entry.whole.highest) == (low, high)
    assert [(found.branch, found.mean, found.median) for found in entry.branches] == [
        ("甲支部", high, high),
        ("乙支部", None, None),
    ]


@pytest.mark.parametrize(
    ("hundredths", "count", "expected"),
    [(1, 2, "0.01"), (-1, 2, "-0.01"), (1, 3, "0.00"), (5, 3, "0.02"), (300, 2, "1.50"), (-300, 2, "-1.50")],
)
def test_a_mean_is_exact(hundredths: int, count: int, expected: str) -> None:
    """Half a cent is rounded away from nought, less than half to it."""
    assert mean(hundredths, count) == Decimal(expected)


def test_places_skip_after_a_tie() -> None:
    """A share of a place uses up the places after it; the figure that breaks ties counts after the total."""
    places = Places({(900, ""): 2, (800, "092"): 1, (800, "09"): 1, (700, ""): 3})
    assert [places[key] for key in ((900, ""), (800, "092"), (800, "09"), (700, ""))] == [1, 3, 4, 5]


def _many(seed: int) -> list[Entry]:
    """Workbooks of two branches with many equal totals, members in two workbooks, and some without a total."""
    chance = random.Random(seed)
    entries = []
    for number in range(6):
        ids = chance.sample(range(60), 12)
        members = [(f"{id_:03}", chance.choice([None, 60, 70, 80, 90, 100])) for id_ in ids]
        branch = "甲支部" if number % 2 else "乙支部"
        verdict = chance.choice(["優秀", "合格", "不合格"])
        entries.append(made.entry(f"{number}.xlsx", *members, branch=branch, verdict=verdict))
    return entries


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("asked", [{}, {"branch": "甲支部"}, {"track": "ordinary", "rule_set": "enterprise"}])
def test_a_report_of_the_first_few_is_the_beginning_of_the_whole(
    seed: int, asked: dict[str, str], tmp_path: Path
) -> None:
    """Members, ranks, lists and edges are found without reading all members, and are the same; so are all figures."""
    with holding(tmp_path, *_many(seed)) as book:
        whole = annual.year_report(book, made.YEAR, **asked)  # type: ignore[arg-type]
        few = annual.year_report(book, made.YEAR, top=4, **asked)  # type: ignore[arg-type]
    for one, other in zip(whole.rule_sets, few.rule_sets, strict=True):
        assert other.members == one.members[:4]
        assert other.listed == {outcome: members[:4] for outcome, members in one.listed.items()}
        assert [edge.member.id for edge in other.edges] == [edge.member.id for edge in one.edges[:4]]
        assert other.branches == one.branches  # there are few
        assert (other.whole, other.near, other.losses) == (one.whole, one.near, one.losses)
        assert other.whole.members == len(one.members)
    assert whole.problems == few.problems


def test_filters_leave_ranks_as_they_are(tmp_path: Path) -> None:
    """A branch is found in either script; who is left has the rank over the year, and the figures are theirs."""
    entries = [
        made.entry("a.xlsx", ("1", 90), ("2", 70), branch="機關黨支部"),
        made.entry("b.xlsx", ("3", 80), branch="学院党支部"),
    ]
    report = reported(tmp_path, *entries, branch="机关党支部")
    assert ranks(report) == {"1": (1, 1, 1), "2": (3, 3, 2)}
    assert report.filters == {"branch": "機關黨支部"}
    assert report.rule_sets[0].whole.members == 2
    assert [found.branch for found in report.rule_sets[0].branches] == ["機關黨支部"]
    assert reported(tmp_path, track="黨員領導幹部").rule_sets == ()


@pytest.mark.parametrize(
    ("asked", "code", "nearest"),
    [
        ({"branch": "甲支"}, "report.no-such-branch", "甲支部"),
        ({"track": "ordinry"}, "report.no-such-track", "ordinary"),
        ({"rule_set": "enterprize"}, "report.no-such-rule-set", "enterprise"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(
    asked: dict[str, str], code: str, nearest: str, tmp_path: Path
) -> None:
    """A name that the year does not know is wrong usage; the nearest known one is named."""
    with pytest.raises(UsageProblem) as caught:
        reported(tmp_path, made.entry("a.xlsx", ("1", 90)), **asked)
    assert (caught.value.code, caught.value.params["nearest"]) == (code, nearest)


def test_titles_stand_for_tracks_and_rule_sets(tmp_path: Path) -> None:
    """The titles of the rules that scored, in either script or in English, are taken as the ids are."""
    entry = made.entry("a.xlsx", ("1", 90))
    with holding(tmp_path, entry) as book:
        for asked in ({"track": "普通党员"}, {"track": "Ordinary members"}, {"rule_set": "企業黨員目標管理量化考核"}):
            assert annual.year_report(book, made.YEAR, **asked).members == 1  # type: ignore[arg-type]


def test_a_year_that_is_not_there(tmp_path: Path) -> None:
    """The years that there are, are named."""
    with pytest.raises(UsageProblem) as caught:
        reported(tmp_path, made.entry("a.xlsx", ("1", 90)), year=1999)
    assert caught.value.params == {"year": 1999, "years": str(made.YEAR)}


def test_a_member_of_two_workbooks_counts_once(tmp_path: Path) -> None:
    """As the later run has it, in every figure; a warning names both workbooks."""
    report = reported(
        tmp_path,
        made.entry("old.xlsx", ("1", 90), ("2", 80)),
        made.entry("new.xlsx", ("1", 60), branch="乙支部"),
    )
    assert ranks(report) == {"2": (1, 1, 1), "1": (2, 2, 1)}
    [problem] = report.problems
    assert (problem.code, problem.severity, problem.path) == ("member-in-two-workbooks", "warning", "old.xlsx")
    assert problem.params == {"count": 1, "members": "1 成員1", "counts": "new.xlsx", "aside": "old.xlsx"}
    assert sum(loss.members for loss in report.rule_sets[0].losses or ()) == 2 * _lost(tmp_path / "alone")


def _lost(folder: Path) -> int:
    """How many rules cost one of the members who did nothing anything."""
    folder.mkdir()
    losses = reported(folder, made.entry("a.xlsx", ("1", 90))).rule_sets[0].losses
    return sum(loss.members for loss in losses or ())


def test_the_year_as_an_earlier_run_left_it(tmp_path: Path) -> None:
    """A workbook scored again counts as it was; what came later does not count at all."""
    entries = [
        made.entry("a.xlsx", ("1", 90), ("2", 80)),
        made.entry("a.xlsx", ("1", 60)),
        made.entry("b.xlsx", ("3", 70)),
    ]
    with holding(tmp_path, *entries) as book:
        assert ranks(annual.year_report(book, made.YEAR, up_to_run=1)).keys() == {"1", "2"}
        assert ranks(annual.year_report(book, made.YEAR, up_to_run=2)).keys() == {"1"}
        report = annual.year_report(book, made.YEAR)
        assert ranks(report).keys() == {"1", "3"}
        assert (report.run, report.up_to_run) == (3, None)


def test_redaction_masks_names_and_ids_everywhere(tmp_path: Path) -> None:
    """No full name or id stands in the report or its warnings; ranks and figures are as they were."""
    entries = [made.entry("a.xlsx", ("100201", 90), ("100202", 80)), made.entry("b.xlsx", ("100201", 60), ("7", 50))]
    open_report = reported(tmp_path, *entries)
    with ledger.open_ledger(made.fresh(tmp_path)) as book:
        report = annual.year_report(book, made.YEAR, redact=True)
    [entry] = report.rule_sets
    assert [(member.id, member.name) for member in entry.members] == [
        ("****02", "成*"),
        ("****01", "成*"),
        ("*", "成*"),
    ]
    assert "100201" not in repr(report)
    assert report.problems[0].params["members"] == "****01 成*"
    assert entry.whole == open_report.rule_sets[0].whole
    assert report.redacted


def test_change_is_against_the_year_before(tmp_path: Path) -> None:
    """Only who has a total in both years is compared; the greatest changes are named first."""
    before = made.YEAR - 1
    report = reported(
        tmp_path,
        made.entry("old.xlsx", ("1", 90), ("2", 80), ("3", 70), ("4", None), year=before),
        made.entry("new.xlsx", ("1", 100), ("2", 60), ("3", 70), ("4", 50), ("5", 50)),
        top=2,
    )
    change = report.rule_sets[0].change
    assert change is not None
    assert (change.year, change.members, change.rose, change.fell, change.same) == (before, 3, 1, 1, 1)
    assert change.mean == mean(-200, 3)
    assert [(member.id, member.change) for member in change.risers] == [("1", Decimal(2))]
    assert [(member.id, member.change) for member in change.fallers] == [("2", Decimal(-4))]
    assert [member.change for member in report.rule_sets[0].members] == [Decimal(2), Decimal(0)]
    with ledger.open_ledger(made.fresh(tmp_path)) as book:
        assert annual.year_report(book, before).rule_sets[0].change is None


def test_rules_that_differ_between_workbooks_are_told(tmp_path: Path) -> None:
    """The report takes the words of the last, says how many workbooks each scored, and warns."""
    first = made.entry("a.xlsx", ("1", 90))
    [rules] = first.rules
    other = made.entry("b.xlsx", ("2", 90))
    changed = other._replace(
        digest="f" * 64,
        rules=(rules._replace(version="2", digest="e" * 64, snapshot_digest="d" * 64),),
    )
    report = reported(tmp_path, first, changed)
    assert [problem.code for problem in report.problems] == ["rules-differ"]
    assert list(report.rule_sets[0].digests.items()) == [(rules.digest, 1), ("e" * 64, 1)]


def _near(poll: object, *activities: builders.Activity) -> Entry:
    """A member whose total hangs on the poll and on what was done."""
    found = builders.records(
        [builders.member("1")], activities=activities, appraisal=[builders.appraised("1", "合格", poll)]
    )
    return ledger.entry_of(made.result("a.xlsx", found), made.RULES)


def test_who_just_misses_a_band_is_told_the_line_that_would_have_reached_it(tmp_path: Path) -> None:
    """The line of least points that alone makes the difference, with the total that there would be without it."""
    quantified = reported(tmp_path, made.entry("a.xlsx", ("1", 0))).rule_sets[0].members[0].quantified
    assert quantified is not None
    poll = (Decimal("59.5") - quantified * Decimal("0.8")) / Decimal("0.2")
    (tmp_path / "near").mkdir()
    report = reported(tmp_path / "near", _near(poll))
    [edge] = report.rule_sets[0].edges
    assert (edge.band, edge.edge, edge.distance) == ("qualified", Decimal(60), Decimal("-0.5"))
    assert edge.decider is not None
    # Three points of a category are 2.4 of the total.
    assert (edge.decider.rule, edge.decider.points, edge.without) == ("study.notes", -3, Decimal("61.9"))
    assert edge.decider.evidence == ()
    assert edge.decider.remark is not None


def test_edges_are_near_up_to_two_points(tmp_path: Path) -> None:
    """Exactly two points are near, a cent more is not; at the full total no one can be above."""
    high, low = edges_of(made.RULES.rule_sets["enterprise"])
    assert (high.hundredths, low.hundredths) == (9000, 6000)
    assert [high.is_near(total) for total in (8799, 8800, 8999, 9000, 9200, 9201)] == [
        False,
        True,
        True,
        True,
        True,
        False,
    ]
    [student] = edges_of(made.RULES.rule_sets["student"])
    assert (student.band, student.hundredths) == ("qualified", 800)
    assert [student.is_near(total) for total in (500, 600, 700, 800)] == [False, True, True, False]


def test_who_lost_by_one_rule_in_several_parts_of_the_year_is_one(tmp_path: Path) -> None:
    """Late in two months of a category settled by month, and another in one: two people, three times."""
    late = CITED | {"kind": "per-occurrence", "activity": "遲到", "points": -10, "mend": "改進"}
    months = {"every": "month", "year": "mean", "over": "all"}
    rules = loaded([rule_set({"c0": {"start": 100, "cap": 100, "settle": months, "rules": {"r": late}}}, full=100)])
    rows = [builders.did("遲到", "01-05"), builders.did("遲到", "02-05"), builders.did("遲到", "02-06", "2")]
    found = builders.records([builders.member(id_, track="a") for id_ in "12"], (), rows)
    scored = Result("a.xlsx", "0" * 64, made.YEAR, found, score(found, rules, made.YEAR), ())
    (entry,) = reported(tmp_path, ledger.entry_of(scored, rules)).rule_sets
    assert [(loss.members, loss.times, loss.points) for loss in entry.losses or ()] == [(2, 3, -30)]


def test_what_cost_most_is_told_once_for_all_parts_of_the_year() -> None:
    """Three months of 3 are more than one line of 5, and one clause."""
    lines = [(Decimal(-3), "一", "遲到"), (Decimal(-5), "二", "曠工"), (Decimal(2), "三", "好事")]
    (told,) = cost((), [*lines, lines[0], lines[0]])
    found = [(each.params["clause"], each.params["points"]) for each in told.params["lost"]]  # type: ignore[attr-defined]
    assert found == [("一", "−9"), ("二", "−5")]


def test_losses_begin_with_what_cost_most(tmp_path: Path) -> None:
    """Every rule that took points, with its clause and words, how many it hit and what it cost; gains are none."""
    report = reported(tmp_path, made.entry("a.xlsx", ("1", 90), ("2", 80), verdict="優秀"))
    losses = report.rule_sets[0].losses
    assert losses
    assert [loss.points for loss in losses] == sorted(loss.points for loss in losses)
    assert all(loss.points < 0 and loss.clause and loss.says and loss.members == 2 for loss in losses)
    assert "review.verdict" not in {loss.rule for loss in losses}


def test_losses_can_be_left_out(tmp_path: Path) -> None:
    """None says that they were not counted."""
    assert reported(tmp_path, made.entry("a.xlsx", ("1", 90)), losses=False).rule_sets[0].losses is None


def test_branches_of_which_nothing_counts_are_told(tmp_path: Path) -> None:
    """Those expected, then those of the year before, each once, whatever its script; none of a part of the year."""
    entries = (
        made.entry("old.xlsx", ("1", 90), branch="丙支部", year=made.YEAR - 1),
        made.entry("older.xlsx", ("2", 90), branch="乙支部", year=made.YEAR - 1),
        made.entry("new.xlsx", ("3", 90), branch="东支部"),
    )
    with holding(tmp_path, *entries) as book:
        report = annual.year_report(book, made.YEAR, expected=["東支部", "第十支部", "乙支部"])
        part = annual.year_report(book, made.YEAR, branch="東支部", expected=["第十支部"])
    told = [(problem.code, problem.params["branches"]) for problem in report.problems]
    assert told == [("branch-missing", "第十支部、乙支部"), ("branch-of-last-year", "丙支部")]
    assert part.problems == ()


def test_the_lowest_branches_stand_beside_the_highest(tmp_path: Path) -> None:
    """Where not all are told; those of one mean in the order in which people count them."""
    names = ["第一支部", "第二支部", "第三支部", "第十支部", "第十一支部", "第十二支部"]
    entries = [made.entry(f"{at}.xlsx", (str(at), 90 - at // 2), branch=name) for at, name in enumerate(names)]
    with holding(tmp_path, *entries) as book:
        few = annual.year_report(book, made.YEAR, top=1).rule_sets[0]
        all_ = annual.year_report(book, made.YEAR).rule_sets[0]
    assert [found.branch for found in all_.branches] == names
    assert [found.branch for found in few.branches] == [names[0], *names[-3:]]
    assert few.branch_count == 6


def test_what_cost_those_in_the_last_band_most(tmp_path: Path) -> None:
    """The three clauses of the fewest points, after the reasons; of nobody else."""
    report = reported(tmp_path, made.entry("a.xlsx", ("1", 10), ("2", 100)))
    entry = report.rule_sets[0]
    assert [member.id for member in entry.unqualified] == ["1"]
    for member in entry.unqualified:
        *_, last = entry.reasons(member, "en")
        assert last.startswith("lost most: Article ")
        assert last.count("(−") == 3
    assert all(not member.noted for member in entry.members)


def test_members_are_told_in_the_order_of_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is looked up at a time: by rank, those who share one by run and place, those without a total last."""
    dice = random.Random(11)
    entries = [
        made.entry(
            f"{at}.xlsx", *((f"{at}{each}", dice.choice((80, 85, 90, None))) for each in range(5)), branch=f"{at}支部"
        )
        for at in range(4)
    ]
    with holding(tmp_path, *entries) as book:
        expected = list(book.cards(made.YEAR))
        for most in (1, 3, 1000):
            monkeypatch.setattr(framing, "_AT_ONCE", most)
            assert list(annual.framed(book, made.YEAR).members()) == expected
        some = annual.framed(book, made.YEAR, branch="2支部").members()
        assert list(some) == [card for card in expected if card.branch == "2支部"]


def test_more_than_any_file_can_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is told before all are looked up; what lists only the first, or is streamed, has no bound."""
    monkeypatch.setattr(building, "_MOST", 2)
    with holding(tmp_path, made.entry("a.xlsx", ("1", 90), ("2", 80), ("3", 70))) as book:
        with pytest.raises(FileProblem) as caught:
            annual.year_report(book, made.YEAR)
        assert (caught.value.code, caught.value.params["members"]) == ("report_workbook.too-many-rows", 3)
        assert annual.year_report(book, made.YEAR, top=1).rule_sets[0].whole.members == 3
        assert len(list(annual.framed(book, made.YEAR).members())) == 3
