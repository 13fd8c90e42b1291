"""The rules as data: what is shipped says what the regulation says, and each mistake is told with its place."""

from __future__ import annotations

import datetime as dt
import inspect
import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dangxing import rules
from dangxing.errors import RuleFault, RulesProblem
from dangxing.language import LANGUAGES, text, texts
from dangxing.language.script import fold
from dangxing.rules import loading
from dangxing.rules import shipped as home
from dangxing.rules.loading import contract, documents, faults, nodes
from dangxing.rules.shipped import SIZE_LIMIT

BROKEN = Path(__file__).parents[1] / "rules_broken"
SHIPPED = Path(__file__).parents[2] / "rules"

D = Decimal


@pytest.fixture(scope="module")
def shipped() -> rules.Rulebook:
    return loading.load()


def faults_of(folder: Path) -> tuple[RuleFault, ...]:
    with pytest.raises(RulesProblem) as caught:
        loading.load(folder)
    return caught.value.faults


def told(folder: Path) -> list[tuple[str, str, int, int]]:
    """File, code, line and column of every fault."""
    return [
        (Path(fault.path).name, fault.code.removeprefix("rulefaults."), fault.line, fault.column)
        for fault in faults_of(folder)
    ]


def sample(folder: Path, **changes: str) -> Path:
    """A folder with one sound rule set, `changes` made to the text of it."""
    body = (BROKEN / "unknown-kind.yaml").read_text(encoding="utf-8").replace("absense", "absence")
    for old, new in changes.items():
        assert old in body
        body = body.replace(old, new)
    (folder / "sample.yaml").write_text(body, encoding="utf-8")
    return folder


# ── What is shipped ──────────────────────────────────────────────────────────────────────────────────────────────────

# Track: category, standard, then each rule with its clause and every number of points that it can give.
REGULATION: dict[str, list[tuple[str, int, list[tuple[str, str, list[str]]]]]] = {
    "leader": [
        ("theory", 25, [
            ("theory.lectures-held", "第六條·1(1)①", ["-1"]),
            ("theory.lecture-hours", "第六條·1(1)①", ["-0.5"]),
            ("theory.notes", "第六條·1(1)②", ["-1", "-3"]),
            ("theory.articles", "第六條·1(1)③", ["-1"]),
            ("theory.training", "第六條·1(1)④", ["3", "-2"]),
            ("theory.visits", "第六條·1(1)⑤", ["2", "1"]),
        ]),
        ("organisation", 20, [
            ("organisation.congress-missed", "第六條·1(2)1", ["-0.5"]),
            ("organisation.development", "第六條·1(2)2", ["-2"]),
            ("organisation.overdue", "第六條·1(2)2", ["-1"]),
            ("organisation.group-meetings", "第六條·1(2)3", ["-1"]),
            ("organisation.study-forfeit", "第六條·1(2)3", []),
            ("organisation.lectures", "第六條·1(2)4", ["-0.5"]),
        ]),
        ("duty", 25, [
            ("duty.passive", "第六條·1(3)②", ["-10"]),
            ("duty.absences", "第六條·1(3)③", ["-3"]),
            ("duty.mechanism", "第六條·1(3)④", ["-4"]),
            ("duty.ideology", "第六條·1(3)⑤", ["-3"]),
            ("duty.innovation", "第六條·1(3)⑥", ["-5"]),
            ("duty.dues", "第六條·1(3)⑦", ["-10"]),
            ("duty.branch-rank", "第六條·1(3)⑧", ["5", "3", "-5", "-3"]),
        ]),
        ("review", 30, [
            ("review.opinions", "第六條·1(4)①", ["-3"]),
            ("review.self-review", "第六條·1(4)①", ["-4"]),
            ("review.plan", "第六條·1(4)①", ["-3"]),
            ("review.verdict", "第六條·1(4)②", ["3", "-3"]),
        ]),
    ],
    "ordinary": [
        ("study", 20, [
            ("study.missed", "第六條·2(1)①", ["-1"]),
            ("study.hours", "第六條·2(1)①", ["-0.5"]),
            ("study.notes", "第六條·2(1)②", ["-1", "-3"]),
            ("study.articles", "第六條·2(1)③", ["-2"]),
            ("study.training", "第六條·2(1)④", ["3"]),
        ]),
        ("life", 20, [
            ("life.missed", "第六條·2(2)", ["-2"]),
            ("life.unexcused", "第六條·2(2)", ["-3"]),
        ]),
        ("duty", 40, [
            ("duty.tasks", "第六條·2(3)①", ["-5"]),
            ("duty.unit-deeds", "第六條·2(3)②", ["5"]),
            ("duty.people-deeds", "第六條·2(3)②", ["3"]),
            ("duty.no-deeds", "第六條·2(3)②", ["-10"]),
            ("duty.excellence", "第六條·2(3)③", ["5"]),
            ("duty.lapse", "第六條·2(3)③", ["-5"]),
            ("duty.negligence", "第六條·2(3)④", ["-10"]),
            ("duty.suggestions", "第六條·2(3)⑤", ["5", "2"]),
            ("duty.commendations", "第六條·2(3)⑥", ["15", "10", "5", "3"]),
        ]),
        ("review", 20, [
            ("review.opinions", "第六條·2(4)①", ["-5"]),
            ("review.self-review", "第六條·2(4)①", ["-4"]),
            ("review.plan", "第六條·2(4)①", ["-5"]),
            ("review.verdict", "第六條·2(4)②", ["5", "-5"]),
        ]),
    ],
    "student": [
        (name, 1, [(name, clause, [])]) for name, clause in (
            ("pledge", "三(一)"), ("classic", "三(二)"), ("post", "三(三)"), ("activity", "三(四)"),
            ("volunteering", "三(五)"), ("mentoring", "三(六)"), ("kindness", "三(七)"), ("dormitory", "三(八)"),
        )
    ],
    "trainee": [
        (name, 1, [(name, clause, [])]) for name, clause in (
            ("transfer", "二"), ("attendance", "二"), ("analysis", "二"), ("plan", "三"), ("conduct", "三"),
            ("practice", "四"), ("leave", "五"), ("summary", "六"), ("endorsement", "六"),
        )
    ],
}  # fmt: skip


def points_of(rule: Any) -> list[Decimal]:
    """Every number of points that a rule can give, in the order of its keys."""
    found: list[Decimal] = []
    for name in ("points", "table", "none", "otherwise"):
        value = getattr(rule, name, None)
        found += value.values() if isinstance(value, dict) else [] if value is None else [value]
    for end in ("first", "last"):
        band = getattr(rule, end, None)
        found += band.points.values() if band else []
    return found


def test_every_clause_has_its_rule_with_its_points_in_the_order_of_the_text(shipped: rules.Rulebook) -> None:
    """Categories, standards, rule ids, clauses and points are those of the regulation, and there are no others."""
    for track_id, expected in REGULATION.items():
        track = shipped.tracks[track_id][1]
        found = [
            (key, int(category.standard), [
                (rule_id, rule.clause, [str(points) for points in points_of(rule)])
                for rule_id, rule in category.rules.items()
            ])
            for key, category in track.categories.items()
        ]  # fmt: skip
        assert found == expected
    assert shipped.tracks.keys() == REGULATION.keys()


def rule(book: rules.Rulebook, track: str, rule_id: str) -> Any:
    return next(found for name, _, _, _, key, found in book.tracks[track][0].walk() if (name, key) == (track, rule_id))


def test_thresholds_are_those_of_the_clauses(shipped: rules.Rulebook) -> None:
    """Targets, units, spans and places are the figures of the text."""
    for track, target in (("leader", 30000), ("ordinary", 20000)):
        notes = rule(shipped, track, "theory.notes" if track == "leader" else "study.notes")
        assert (notes.target, notes.unit, notes.measure) == (target, 10000, "characters")
    articles = rule(shipped, "leader", "theory.articles")
    assert (articles.target, articles.activity, articles.min_characters) == (3, ("心得體會", "理論文章"), None)
    articles = rule(shipped, "ordinary", "study.articles")
    assert (articles.target, articles.activity, articles.min_characters) == (2, ("理論文章",), 5000)
    spans = [rule(shipped, "leader", key).every for key in
             ("theory.lectures-held", "organisation.group-meetings", "organisation.lectures")]  # fmt: skip
    assert spans == ["month", "quarter", "two-months"]
    assert rule(shipped, "leader", "theory.lecture-hours").short_of == 2
    assert rule(shipped, "ordinary", "study.hours").short_of == "schedule"
    rank = rule(shipped, "leader", "duty.branch-rank")
    assert (rank.first.places, rank.last.places) == (3, 3)
    volunteering = rule(shipped, "student", "volunteering").met_when[0]
    assert (volunteering.times, volunteering.hours) == (18, 35)
    assert rule(shipped, "trainee", "transfer").applies_when.at_least_months == 1


def test_what_a_member_is_held_to_is_read_from_the_right_sheet(shipped: rules.Rulebook) -> None:
    """Visits, admissions and overdue confirmations are the branch's: read from 安排; the rest are the member's."""
    by_schedule = {
        (track, key) for track, _, _, _, key, found in shipped.rule_sets["enterprise"].walk()
        if getattr(found, "source", None) == "schedule"
    }  # fmt: skip
    assert by_schedule == {
        ("leader", "theory.visits"), ("leader", "organisation.development"), ("leader", "organisation.overdue"),
    }  # fmt: skip
    counts = {key: rule(shipped, "ordinary", key).count for key in ("study.missed", "life.missed", "life.unexcused")}
    assert counts == {"study.missed": "missed", "life.missed": "other", "life.unexcused": "unexcused"}
    assert rule(shipped, "leader", "duty.absences").activity is None


def test_outcomes_of_the_enterprise_rules(shipped: rules.Rulebook) -> None:
    """Weights, bands, veto, quorum and notice stand as articles 8, 10, 11, 14 and 15 have them."""
    found = shipped.rule_sets["enterprise"]
    assert found.weights is not None
    assert (found.weights.quantified, found.weights.poll) == (D("0.8"), D("0.2"))
    assert found.poll is not None
    assert found.poll.votes == {"優秀": 100, "合格": 80, "基本合格": 60, "不合格": 0}
    assert [(band.id, band.at_least, band.notice) for band in found.bands] == [
        ("commended", 90, "commend"), ("qualified", 60, None), ("unqualified", 0, "report"),
    ]  # fmt: skip
    assert found.veto is not None
    assert (found.veto.verdict, found.veto.clause) == ("不合格", "第十五條")
    assert found.quorum is not None
    assert (found.quorum.share, found.quorum.clause) == (D("0.6"), "第十條")
    assert rules.Quorum.model_validate({"clause": "第十條", "share": "60 %"}).share == found.quorum.share
    assert found.notice is not None
    assert (found.notice.clause, found.needs) == ("第十一條", ("verdict", "poll"))


@pytest.mark.parametrize(("name", "full", "second", "needs"), [
    ("student", 8, "satisfaction", ()), ("trainee", 9, "grade", ("start", "end")),
])  # fmt: skip
def test_outcomes_of_requirements(
    shipped: rules.Rulebook, name: str, full: int, second: str, needs: tuple[str, ...]
) -> None:
    """All met with 優秀 is commended, all met is qualified, anything less is not."""
    found = shipped.rule_sets[name]
    assert (found.full, found.ranking, found.needs, found.weights) == (full, ("total", second), needs, None)
    assert [(band.id, band.at_least, band.verdict) for band in found.bands] == [
        ("commended", full, "優秀"), ("qualified", full, None), ("unqualified", 0, None),
    ]  # fmt: skip


def test_a_probationary_student_is_advised_otherwise(shipped: rules.Rulebook) -> None:
    """The advice on probation is for probationary members only."""
    (advice,) = shipped.rule_sets["student"].bands[-1].advice
    assert advice.standing == "probationary"
    assert "延長預備期" in advice.says


def test_every_rule_that_can_deduct_says_how_to_mend_it(shipped: rules.Rulebook) -> None:
    """No feedback is without its advice, and no enterprise rule without its aspect."""
    for key, found in shipped.rule_sets.items():
        for _, _, _, _, rule_id, one in found.walk():
            deducts = one.kind in ("requirement", "forfeit") or any(points < 0 for points in points_of(one))
            assert bool(one.mend) == deducts, rule_id
            assert (one.aspect is not None) == (key == "enterprise"), rule_id


def test_the_vocabulary_is_that_of_the_contract(shipped: rules.Rulebook) -> None:
    """Kinds, required columns and results of activities."""
    found = shipped.rule_sets["enterprise"].activities
    assert [name for name, entry in found.items() if entry.kind == "held"] == [
        "黨課", "集中學習", "支部黨員大會", "支部委員會", "黨小組會", "組織生活會", "參觀學習",
    ]  # fmt: skip
    assert [name for name, entry in found.items() if entry.kind == "branch"] == ["發展黨員", "轉正逾期"]
    assert len([name for name, entry in found.items() if entry.kind == "finding"]) == 6
    required = {
        (name, column)
        for rule_set in shipped.rule_sets.values()
        for name, entry in rule_set.activities.items()
        for column in ("hours", "characters", "level")
        if getattr(entry, column) == "required"
    }
    assert required == {("黨課", "hours"), ("學習筆記", "characters"), ("表彰", "level"), ("志願服務", "hours")}
    results = {name: entry.results for name, entry in found.items() if entry.results}
    assert results == {
        "參觀學習": ("有心得", "無心得"), "黨校培訓": ("有心得", "無心得"), "思想自查總結": ("深刻", "不深刻"),
        "徵求意見": ("廣泛", "不廣泛"), "合理化建議": ("採納", "未採納"),
    }  # fmt: skip
    assert len(shipped.rule_sets["student"].activities) == 18
    assert shipped.rule_sets["trainee"].held == ("組織生活", "課堂教學")


def test_an_english_name_means_one_term(shipped: rules.Rulebook) -> None:
    """Within a rule set no two activities share an English name, and a term of two rule sets has one."""
    names: dict[str, set[str]] = {}
    for found in shipped.rule_sets.values():
        english = [entry.en for entry in found.activities.values()]
        assert len(english) == len(set(english))
        for name, entry in found.activities.items():
            names.setdefault(name, set()).add(entry.en)
    assert all(len(english) == 1 for english in names.values())
    # What is written into cells in English is read again, also where an outcome is called the same in Chinese.
    assert {name: {shipped.names[name]} for name in names} == names


def test_the_shipped_contract_holds_together(shipped: rules.Rulebook) -> None:
    """Its columns are the fields of the records, and no title, in whatever script, means two columns of a sheet."""
    assert list(contract.contract_faults(shipped.contract)) == []
    for key, sheet in shipped.contract.sheets.items():
        assert tuple(sheet.columns) == contract.record_fields(key)[0]
    assert not [sheet for sheet in shipped.contract.sheets.values() if sheet.aliases]


@pytest.mark.parametrize(("sheet", "field", "aliases"), [
    ("members", "id", "學工號, 工號, 工作證號, 學號, 黨員編號"), ("members", "name", "黨員姓名"),
    ("members", "branch", "黨支部, 所在黨支部, 所在支部"), ("members", "track", "黨員類別"),
    ("members", "standing", "黨籍狀態, 黨員狀態"), ("schedule", "activity", "活動類型, 會議類型"),
    ("activities", "date", "時間, 活動時間, 實際時間"), ("appraisal", "verdict", "評議結果, 考核結果"),
    ("activities", "hours", "時數, 時長"), ("activities", "characters", "篇幅"),
])  # fmt: skip
def test_offices_titles_are_known(shipped: rules.Rulebook, sheet: Any, field: str, aliases: str) -> None:
    """The aliases that the contract promises are there."""
    assert set(aliases.split(", ")) <= set(shipped.contract.sheets[sheet].columns[field].aliases)


def test_choices_mean_one_thing_each(shipped: rules.Rulebook) -> None:
    """No way of writing a value stands for two."""
    contract = shipped.contract
    for choices in (contract.attendance, contract.standing, contract.verdicts):
        words = [fold(word) for choice in choices.values() for word in {choice.title, choice.en, *choice.aliases}]
        assert len(words) == len(set(words))


def test_units_are_those_of_the_column(shipped: rules.Rulebook) -> None:
    """萬字 is ten thousand characters and no number of hours."""
    units = shipped.contract.units
    assert units["characters"]["萬字"] == units["characters"]["萬"] == 10000
    assert units["hours"]["小時"] == units["hours"]["學時"] == 1
    assert "萬字" not in units["hours"]


# ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────────

MISTAKES = [
    ("activity-kind-of-branch", "activity-kind", 40, 23),
    ("activity-kind", "activity-kind", 40, 23),
    ("anchor", "anchor", 33, 19),
    ("bad-condition", "bad-condition", 35, 17),
    ("bad-id", "bad-id", 30, 11),
    ("bad-ranking", "unknown-score", 8, 18),
    ("ranking-count", "ranking-count", 8, 18),
    ("ranking-total", "ranking", 8, 1),
    ("band-twice", "band-twice", 12, 10),
    ("bands-order", "bands-order", 12, 64),
    ("duplicate-key", "duplicate-key", 36, 13),
    ("empty-text", "empty-text", 32, 21),
    ("empty", "empty", 29, 9),
    ("key-not-text", "key-not-text", 8, 9),
    ("last-band", "last-band", 12, 65),
    ("merge-key", "merge-key", 31, 13),
    ("missing-key", "missing-key", 30, 11),
    ("missing-kind", "missing-key", 30, 11),
    ("not-a-mapping", "not-a-mapping", 2, 1),
    ("not-allowed", "not-allowed", 16, 14),
    ("not-finite", "not-finite", 28, 19),
    ("out-of-range", "out-of-range", 28, 19),
    ("points-zero", "points-zero", 35, 21),
    ("poll-not-needed", "poll-not-needed", 8, 1),
    ("poll-unweighed", "poll-unweighed", 9, 44),
    ("poll-unweighed-needed", "poll-unweighed", 8, 18),
    ("poll-wanting", "poll-wanting", 9, 1),
    ("requirement-alone", "requirement-alone", 36, 11),
    ("rule-twice", "rule-twice", 42, 11),
    ("pot-shape", "pot-shape", 24, 7),
    ("pot-start", "pot-start", 24, 7),
    ("standard-wanting", "standard-wanting", 32, 19),
    ("total-weighed", "total-weighed", 8, 1),
    ("full-beyond", "full-beyond", 19, 3),
    ("rules-wanting", "rules-wanting", 24, 7),
    ("bounds-both", "bounds-both", 37, 22),
    ("unknown-kind-in-part", "unknown-kind", 36, 23),
    ("rule-twice-in-part", "rule-twice", 42, 15),
    ("table-of-zeros", "points-zero", 35, 11),
    ("table-shape", "table-shape", 30, 11),
    ("table-of", "table-of", 30, 11),
    ("between-order", "between-order", 30, 11),
    ("keep-whole", "keep-whole", 30, 11),
    ("limit-of-nothing", "limit-of-nothing", 30, 13),
    ("limit-part", "limit-part", 35, 53),
    ("closed-rows", "closed-rows", 34, 13),
    ("settle-drop", "settle-drop", 30, 9),
    ("limit-always", "limit-always", 35, 17),
    ("times-always", "limit-always", 30, 13),
    ("times-part", "limit-part", 35, 48),
    ("bad-multiple", "bad-multiple", 30, 44),
    ("limit-shares", "limit-shares", 35, 17),
    ("share-of", "share-of", 35, 60),
    ("share-early", "share-early", 35, 70),
    ("share-settled", "share-settled", 37, 72),
    ("score-of-part", "score-of-part", 41, 73),
    ("keep-end", "keep-end", 39, 13),
    ("amount-short", "amount-short", 30, 11),
    ("amount-own", "amount-own", 30, 11),
    ("given-weighed", "given-weighed", 26, 11),
    ("given-unknown-result", "unknown-result", 33, 21),
    ("unknown-mark-above", "unknown-mark", 37, 26),
    ("attendance-table", "attendance-table", 30, 11),
    ("attendance-rate", "attendance-rate", 30, 11),
    ("table-row", "table-row", 30, 11),
    ("whose-asked", "whose-track", 11, 106),
    ("keep-rows", "keep-rows", 34, 13),
    ("keep-first", "keep-first", 34, 27),
    ("keep-together", "keep-together", 33, 13),
    ("start-then", "start-then", 24, 21),
    ("amount-mean", "amount-mean", 27, 11),
    ("amount-drop", "amount-drop", 27, 11),
    ("drop-many", "drop-many", 27, 155),
    ("amount-per", "amount-per", 29, 11),
    ("own-target", "own-target", 27, 99),
    ("start-tracks", "start-tracks", 24, 21),
    ("start-others", "start-others", 24, 38),
    ("start-last", "start-last", 24, 21),
    ("start-settled", "start-settled", 20, 7),
    ("start-of-members", "whose-track", 24, 21),
    ("whose-track", "whose-track", 33, 20),
    ("whose-rows", "whose-rows", 34, 20),
    ("groups-apart", "groups-apart", 37, 9),
    ("factor-shape", "factor-shape", 33, 13),
    ("factor-unknown-result", "unknown-result", 33, 42),
    ("factor-together", "keep-together", 34, 13),
    ("activity-apart", "activity-apart", 33, 21),
    ("round-step", "round-step", 8, 1),
    ("keep-parts", "keep-parts", 20, 7),
    ("instead-unknown", "unknown-rule", 33, 25),
    ("instead-chained", "instead-chained", 50, 25),
    ("instead-rows", "instead-rows", 41, 25),
    ("mark-drop", "mark-drop", 8, 9),
    ("mark-best", "mark-best", 8, 41),
    ("mark-best-chained", "unknown-mark", 8, 127),
    ("mark-otherwise", "mark-otherwise", 8, 9),
    ("mark-otherwise-unknown", "unknown-mark", 8, 66),
    ("unknown-mark", "unknown-mark", 10, 43),
    ("unknown-mark-weighed", "unknown-mark", 8, 50),
    ("weights-one", "weights-one", 8, 1),
    ("table-mark", "table-mark", 25, 11),
    ("amount-mark", "amount-mark", 26, 11),
    ("unknown-level-in-two-keys", "unknown-level", 36, 32),
    ("standards-sum", "standards-sum", 19, 3),
    ("syntax", "syntax", 33, 23),
    ("table-activity", "table-activity", 36, 11),
    ("tag", "tag", 5, 10),
    ("too-deep", "too-deep", 8, 33),
    ("too-large-a-number", "too-precise", 35, 21),
    ("too-precise", "too-precise", 35, 21),
    ("two-documents", "syntax", 8, 1),
    ("undefined-alias", "syntax", 33, 19),
    ("unknown-activity-in-simplified", "unknown-activity", 34, 23),
    ("unknown-activity", "unknown-activity", 34, 28),
    ("unknown-key-at-top", "unknown-key", 9, 1),
    ("unknown-key-in-condition", "unknown-key", 36, 17),
    ("unknown-key", "unknown-key", 34, 13),
    ("unknown-track", "unknown-track", 9, 45),
    ("unknown-score", "unknown-score", 9, 44),
    ("when-too-early", "when-too-early", 9, 47),
    ("bounds-contradict", "bounds-contradict", 9, 36),
    ("bad-test", "bad-test", 9, 36),
    ("bad-portion", "bad-portion", 9, 51),
    ("quota-among", "quota-among", 11, 67),
    ("among-placed", "among-placed", 11, 137),
    ("among-unknown", "unknown-band", 11, 109),
    ("minus-unknown", "unknown-score", 9, 63),
    ("minus-of-part", "score-of-part", 41, 97),
    ("settle-quarter", "settle-quarter", 29, 9),
    ("settle-rule", "settle-rule", 32, 19),
    ("settle-within", "settle-within", 36, 17),
    ("settle-span", "settle-span", 36, 20),
    ("settled-by", "settled-by", 9, 71),
    ("ranking-settled", "ranking-settled", 8, 18),
    ("settled-months", "settled-months", 9, 88),
    ("settled-ways", "settled-ways", 9, 46),
    ("settled-within", "settled-within", 9, 46),
    ("settled-minus", "settled-minus", 9, 46),
    ("unknown-rating", "unknown-rating", 12, 44),
    ("unknown-band", "unknown-band", 12, 64),
    ("rating-title", "rating-title", 10, 126),
    ("rating-test", "rating-test", 10, 114),
    ("rating-longer", "rating-longer", 12, 106),
    ("rating-months", "settled-months", 12, 81),
    ("rating-order", "bands-order", 10, 149),
    ("rating-by", "settled-by", 10, 59),
    ("rating-early", "when-too-early", 12, 50),
    ("rating-of", "not-settled", 10, 48),
    ("rating-among", "rating-among", 10, 150),
    ("not-settled", "not-settled", 9, 46),
    ("bad-month-day", "bad-month-day", 8, 16),
    ("period-first", "period-first", 8, 1),
    ("semesters-order", "semesters-order", 8, 1),
    ("semester-unknown", "semester-unknown", 36, 20),
    ("no-bound", "no-bound", 9, 43),
    ("bounds-twice", "bounds-twice", 9, 43),
    ("unknown-last-outcome", "unknown-last-outcome", 9, 52),
    ("votes-share", "votes-share", 9, 44),
    ("every-settled", "every-settled", 31, 142),
    ("every-cut", "every-cut", 31, 142),
    ("every-cut-missing", "every-cut", 37, 20),
    ("every-rule", "every-rule", 30, 81),
    ("every-day", "every-day", 30, 103),
    ("every-kept", "every-kept", 37, 128),
    ("one-end", "one-end", 9, 37),
    ("veto-by-nothing", "veto-by-nothing", 8, 1),
    ("unknown-aspect", "unknown-aspect", 37, 21),
    ("unknown-kind", "unknown-kind", 31, 19),
    ("unknown-level", "unknown-level", 42, 28),
    ("unknown-post-by-rank", "unknown-post", 41, 40),
    ("unknown-post", "unknown-post", 41, 29),
    ("unknown-result-in-table", "unknown-result", 42, 29),
    ("unknown-result", "unknown-result", 41, 21),
    ("unknown-verdict-in-band", "unknown-verdict", 11, 76),
    ("unknown-verdict", "unknown-verdict", 41, 28),
    ("unknown-vote", "unknown-vote", 9, 44),
    ("wants-list", "wants-list", 14, 42),
    ("wants-mapping", "wants-mapping", 11, 5),
    ("wants-number-in-table", "wants-number", 41, 33),
    ("wants-number", "wants-number", 35, 21),
    ("wants-text-date", "wants-text", 5, 10),
    ("wants-text", "wants-text", 5, 10),
    ("wants-whole", "wants-whole", 40, 29),
    ("weights-sum", "weights-sum", 9, 1),
    ("dated-activity", "not-allowed", 4, 8),
    ("dated-no-value", "no-value", 13, 13),
    ("dated-not-a-version", "wants-mapping", 9, 57),
    ("dated-order", "dates-order", 9, 23),
    ("dated-out-of-range", "out-of-range", 8, 32),
    ("dated-overlap", "dates-overlap", 11, 17),
    ("dated-unknown-key", "unknown-key", 9, 23),
    ("dated-wants-date", "wants-date", 8, 32),
    ("dated-without-value", "missing-key", 9, 22),
    ("extends-already-in-force", "already-in-force", 8, 27),
    ("extends-bands-order", "bands-order", 4, 53),
    ("extends-incomplete-rule", "missing-key", 8, 11),
    ("extends-nothing-after", "nothing-after", 8, 11),
    ("extends-not-inherited", "not-inherited", 8, 11),
    ("extends-nothing-to-remove", "nothing-to-remove", 8, 11),
    ("extends-other-kind", "missing-key", 8, 11),
    ("extends-standards-sum", "standards-sum", 4, 3),
    ("extends-unknown-parent", "unknown-parent", 2, 10),
]

# Codes whose mistake is no single file of a rule set: each has its own test below.
ELSEWHERE = {
    "no-folder", "no-rules", "too-many-files", "wrong-suffix", "unreadable", "too-large", "not-utf8", "rule-set-twice",
    "track-twice",
    "unknown-sheet", "unknown-column", "title-twice", "mark-twice", "round-about", "wants-bool", "invalid",
    "unusable", "extends-itself", "of-year", "words-of-other",
}  # fmt: skip


def test_a_mark_takes_the_title_of_free_text(tmp_path: Path) -> None:
    """自評 is a mark of the rule set; what members write of themselves goes by its next title."""
    unread = (BROKEN.parent / "rules_broken_checks" / "mark-unread.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(unread.replace("互評", "自評"), encoding="utf-8")
    columns = loading.load(tmp_path).contract.sheets["appraisal"].columns
    assert columns["self_appraisal"].title == "自我評議"
    (mark,) = [column for column in columns.values() if column.title == "自評"]
    assert (mark.holds, mark.most) == ("mark", D(100))


@pytest.mark.parametrize(
    ("mark", "code"),
    [("互評: {en: Peer mark, full: 10}", "mark-twice"), ("等次: {en: Grade, full: 10}", "title-twice")],
)
def test_marks_that_clash_are_told(tmp_path: Path, mark: str, code: str) -> None:
    """With a mark of the same name in another file; with a column of the workbook."""
    unread = (BROKEN.parent / "rules_broken_checks" / "mark-unread.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.yaml").write_text(unread, encoding="utf-8")
    other = (
        unread.replace("sample", "other").replace("staff", "others").replace("職工", "別人").replace("Staff", "Others")
    )
    (tmp_path / "b.yaml").write_text(other.replace("互評: {en: Peer mark, full: 100}", mark), encoding="utf-8")
    (fault,) = faults_of(tmp_path)
    assert (fault.code, fault.path, fault.line) == (f"rulefaults.{code}", str(tmp_path / "b.yaml"), 9)


@pytest.mark.parametrize(("name", "code", "line", "column"), MISTAKES)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, name: str, code: str, line: int, column: int) -> None:
    """One broken file, one fault, at its line and column, in words of three languages."""
    shutil.copy(BROKEN / f"{name}.yaml", tmp_path)
    (fault,) = faults_of(tmp_path)
    assert (fault.code, fault.line, fault.column) == (f"rulefaults.{code}", line, column)
    messages = [text(fault.code, language, **fault.params) for language in LANGUAGES]
    assert len(set(messages)) == 3


def test_a_limit_that_asks_for_a_category_that_is_not_there(tmp_path: Path) -> None:
    """That is told, once, and not that the score is not known yet; of a later category it is, as it was written."""
    points = "            points: -2"
    limit = points + "\n        limits: [{clause: 第一條, says: 限, at_most: 6, when: [{score: %s, at_least: 3}]}]"
    sample(tmp_path, **{points: limit % "studdy"})
    (fault,) = faults_of(tmp_path)
    assert (fault.code, fault.params["found"], fault.params["nearest"]) == (
        "rulefaults.unknown-score",
        "studdy",
        "study",
    )
    sample(tmp_path, **{points: limit % "study"})
    (fault,) = faults_of(tmp_path)
    assert (fault.code, fault.params) == ("rulefaults.when-too-early", {"found": "score: study"})
    assert "「score: study」" in text(fault.code, "zh-Hant", **fault.params)


def test_every_kind_of_fault_is_tested() -> None:
    """Each broken file is in the table, and each message has a mistake that calls for it."""
    assert {f"{name}.yaml" for name, *_ in MISTAKES} == {path.name for path in BROKEN.iterdir()}
    assert {code for _, code, *_ in MISTAKES} | ELSEWHERE == texts("rulefaults").keys()


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    """Files by name, lines from the top."""
    sample(tmp_path, **{"points: -2": "points: 0", "standard: 10": "standard: -1", "kind: held": "kind: hold"})
    shutil.copy(BROKEN / "tag.yaml", tmp_path)
    shutil.copy(BROKEN / "unknown-post.yaml", tmp_path)
    assert told(tmp_path) == [
        ("sample.yaml", "not-allowed", 14, 14),
        ("sample.yaml", "out-of-range", 28, 19),
        ("sample.yaml", "points-zero", 35, 21),
        ("tag.yaml", "tag", 5, 10),
        ("unknown-post.yaml", "unknown-post", 41, 29),
    ]
    with pytest.raises(RulesProblem) as caught:
        loading.load(tmp_path)
    assert str(caught.value) == f"The rules cannot be used: 5 faults ({tmp_path})"


def test_the_nearest_word_is_named_whatever_the_script(tmp_path: Path) -> None:
    """A misspelt key, kind or term comes with the one that was probably meant."""
    nearest = {}
    for name in ("unknown-key", "unknown-kind", "unknown-key-in-condition", "unknown-activity-in-simplified"):
        shutil.copy(BROKEN / f"{name}.yaml", tmp_path / "one.yaml")
        nearest[name] = faults_of(tmp_path)[0].params["nearest"]
    assert nearest == {
        "unknown-key": "activity", "unknown-kind": "absence", "unknown-key-in-condition": "hours",
        "unknown-activity-in-simplified": "筆記",
    }  # fmt: skip


NEAR = {"zh-Hans": "，相近的：study", "zh-Hant": "，相近的：study", "en": ", near it: study"}


@pytest.mark.parametrize(("word", "told"), [("studdy", True), ("xqzkv", False)])
def test_where_no_word_is_alike_none_is_named(tmp_path: Path, word: str, told: bool) -> None:
    """The known words stand in the message all the same."""
    broken = (BROKEN / "unknown-score.yaml").read_text(encoding="utf-8").replace("studies", word)
    (tmp_path / "sample.yaml").write_text(broken, encoding="utf-8")
    (fault,) = faults_of(tmp_path)
    messages = {language: text(fault.code, language, **fault.params) for language in LANGUAGES}
    assert [near in messages[language] for language, near in NEAR.items()] == [told] * 3
    assert [message for message in messages.values() if "—" in message or word not in message] == []
    assert messages["zh-Hant"].endswith("；可用：total、quantified、poll、study")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Told at the folder's own path."""
    assert told(tmp_path / "none") == [("none", "no-folder", 1, 1)]


def test_an_empty_folder(tmp_path: Path) -> None:
    """No rules are no rule set that gives nothing."""
    assert told(tmp_path) == [(tmp_path.name, "no-rules", 1, 1)]


def test_a_folder_of_a_great_many_files_is_not_gone_through(tmp_path: Path) -> None:
    """A folder that was named by mistake is told at once."""
    for number in range(1_001):
        (tmp_path / f"{number}.yaml").touch()
    assert told(tmp_path) == [(tmp_path.name, "too-many-files", 1, 1)]


def test_a_file_by_another_suffix_is_not_passed_over(tmp_path: Path) -> None:
    """``.yml`` would be left out in silence otherwise."""
    sample(tmp_path).joinpath("more.yml").write_text("id: more", encoding="utf-8")
    assert told(tmp_path) == [("more.yml", "wrong-suffix", 1, 1)]


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    """Told with the line and the byte that cannot be read."""
    (tmp_path / "big5.yaml").write_bytes("id: sample\ntitle: 樣本\n".encode("big5"))
    (fault,) = faults_of(tmp_path)
    assert (fault.code, fault.line, fault.params["byte"]) == ("rulefaults.not-utf8", 2, 19)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    """Some editors put one before the text."""
    path = sample(tmp_path) / "sample.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert loading.load(tmp_path).rule_sets.keys() == {"sample"}


def test_a_file_beyond_all_measure_is_not_read(tmp_path: Path) -> None:
    """A megabyte is more than any regulation needs."""
    (tmp_path / "big.yaml").write_text("#" * (SIZE_LIMIT + 1), encoding="utf-8")
    assert told(tmp_path) == [("big.yaml", "too-large", 1, 1)]


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told as a fault, beside those of the other files."""
    sample(tmp_path)

    def refuse(path: Path, most: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(documents, "read_plain", refuse)
    assert ("sample.yaml", "unreadable", 1, 1) in told(tmp_path)


def test_a_character_that_no_text_holds(tmp_path: Path) -> None:
    """A control character is told with its line."""
    sample(tmp_path, 樣本辦法="樣本\x01辦法")
    ((_, code, line, _),) = told(tmp_path)
    assert (code, line) == ("syntax", 6)


def test_a_bomb_of_aliases_is_refused_before_it_unfolds(tmp_path: Path) -> None:
    """Every anchor is told; none is followed."""
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    (tmp_path / "bomb.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert [code for _, code, *_ in told(tmp_path)] == ["anchor"] * 40


def test_a_well_of_brackets_is_refused(tmp_path: Path) -> None:
    """However deep, it costs no more than its text."""
    (tmp_path / "well.yaml").write_text("[" * 500_000, encoding="utf-8")
    assert told(tmp_path) == [("well.yaml", "too-deep", 1, nodes.DEPTH_LIMIT)]


def test_an_ampersand_in_a_text_is_no_anchor(tmp_path: Path) -> None:
    """Only what YAML takes for an anchor is refused."""
    assert loading.load(sample(tmp_path, Staff="Staff & others")).tracks["staff"][1].en == "Staff & others"


@pytest.mark.parametrize("fast", [True, False])
def test_scalars_are_typed_from_their_text(fast: bool) -> None:
    """Numbers are whole or decimal, never floats; what only looks like one is text; so is all that is in quotes."""
    text = "[7, -0.5, 0.10, 3.0, 1e5, 007, 0x1F, 1:30, 1_0, true, no, '1', null, ~, 2024-03-01, 2024-13-01, 第3條, .5]"
    found = nodes.value_of(nodes._composer(fast)(text).get_single_node(), [])
    assert found == [
        7, D("-0.5"), D("0.1"), D(3), "1e5", "007", "0x1F", "1:30", "1_0", True, "no", "1", None, None,
        dt.date(2024, 3, 1), "2024-13-01", "第3條", ".5",
    ]  # fmt: skip
    assert [type(value) for value in found[:4]] == [int, Decimal, Decimal, Decimal]


def test_both_parsers_tell_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml the rules are the same, and so are the places of faults."""
    fast = loading.load().digests
    shutil.copy(BROKEN / "duplicate-key.yaml", tmp_path)
    shutil.copy(BROKEN / "too-deep.yaml", tmp_path)
    shutil.copy(BROKEN / "unknown-post.yaml", tmp_path)
    shutil.copy(BROKEN / "anchor.yaml", tmp_path)
    places = told(tmp_path)
    monkeypatch.setattr(nodes, "compose", inspect.unwrap(nodes.compose))
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    assert loading.load().digests == fast
    assert told(tmp_path) == places


def test_points_are_exact(tmp_path: Path) -> None:
    """A tenth is a tenth."""
    found = loading.load(sample(tmp_path, **{"points: -2": "points: -0.1"}))
    (points,) = points_of(rule(found, "staff", "study.notes"))
    assert points == D("-0.1")
    assert points * 3 == D("-0.3")


# ── Digests ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_digest_is_of_what_the_rules_say(tmp_path: Path) -> None:
    """Comments, layout, the order of a rule's keys and the writing of a number leave it as it is."""
    before = loading.load(sample(tmp_path)).digests
    changes = {
        "activity: 筆記\n            points: -2\n": "points: -2.00 # two\n\n            activity: [筆記]\n",
        "full: 10": '"full":   10.0',
    }
    assert loading.load(sample(tmp_path, **changes)).digests == before


@pytest.mark.parametrize("change", [
    {"points: -2": "points: -2.5"}, {"沒有筆記扣2分": "無筆記扣2分"}, {"at_least: 6": "at_least: 7"},
    {"省: [], 市: []": "市: [], 省: []"},
])  # fmt: skip
def test_the_digest_changes_with_the_rules(tmp_path: Path, change: dict[str, str]) -> None:
    """Points, words, bands, and the order in which things stand."""
    before = loading.load(sample(tmp_path)).digests
    assert loading.load(sample(tmp_path, **change)).digests != before


# ── Folders ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_users_folder_brings_rule_sets_and_keeps_the_contract(tmp_path: Path, shipped: rules.Rulebook) -> None:
    """Without a workbook.yaml of its own the shipped one holds."""
    found = loading.load(sample(tmp_path))
    assert found.contract == shipped.contract
    assert (list(found.rule_sets), list(found.tracks), found.folder) == (["sample"], ["staff"], str(tmp_path))


def test_rule_sets_stand_in_the_order_of_their_files(tmp_path: Path, shipped: rules.Rulebook) -> None:
    """By name of file, not by id."""
    for at, name in enumerate(("student", "trainee", "enterprise")):
        shutil.copy(SHIPPED / f"{name}.yaml", tmp_path / f"{at}-{name}.yaml")
    sample(tmp_path)
    found = loading.load(tmp_path)
    assert list(found.rule_sets) == ["student", "trainee", "enterprise", "sample"]
    assert found.digests == loading.load().digests | {"sample": found.digests["sample"]}
    assert list(shipped.rule_sets) == ["enterprise", "student", "trainee"]


def test_columns_add_titles(tmp_path: Path, shipped: rules.Rulebook) -> None:
    """A sheet and a column may be called by any of their names; the rule sets stay those shipped."""
    (tmp_path / "columns.yaml").write_text(
        "成员: {姓名: 同志姓名, branch: [組別, 片區]}\nActivities: {学时: [課時數]}\n", encoding="utf-8"
    )
    found = loading.load(tmp_path)
    assert found.contract.sheets["members"].columns["name"].aliases[-1] == "同志姓名"
    assert found.contract.sheets["members"].columns["branch"].aliases[-2:] == ("組別", "片區")
    assert found.contract.sheets["activities"].columns["hours"].aliases[-1] == "課時數"
    assert found.digests == shipped.digests


def test_columns_that_mean_nothing_or_two_things(tmp_path: Path) -> None:
    """Unknown sheets and columns, and titles that another column has, in whatever script."""
    (tmp_path / "columns.yaml").write_text(
        "成員:\n  姓銘: [同志]\n  姓名: [同志姓名, 学号]\n成圓:\n  姓名: [同志]\n評議: {滿意度: {甲: 乙}}\n",
        encoding="utf-8",
    )
    assert told(tmp_path) == [("columns.yaml", "wants-list", 6, 6)]
    (tmp_path / "columns.yaml").write_text(
        "成員:\n  姓銘: [同志]\n  姓名: [同志姓名, 学号]\n成圓:\n  姓名: [同志]\n", encoding="utf-8"
    )
    assert told(tmp_path) == [
        ("columns.yaml", "unknown-column", 2, 3),
        ("columns.yaml", "title-twice", 3, 14),
        ("columns.yaml", "unknown-sheet", 4, 1),
    ]


@pytest.mark.parametrize(("old", "new", "code"), [
    ("        required: true\n        holds: id", "        required: perhaps\n        holds: id", "wants-bool"),
    ("      grade:", "      grades:", "unknown-key"),
    ("        aliases: [黨員姓名]", "        aliases: [姓 名, 黨员編号]", "title-twice"),
    ("  unexcused: {", "  excuse: {", "not-allowed"),
])  # fmt: skip
def test_a_users_contract_is_held_to_the_records(tmp_path: Path, old: str, new: str, code: str) -> None:
    """A column that no record has, a title of two columns, a value that scoring does not know."""
    body = (SHIPPED / "workbook.yaml").read_text(encoding="utf-8").replace(old, new, 1)
    (tmp_path / "workbook.yaml").write_text(body, encoding="utf-8")
    line = body.count("\n", 0, body.index(new)) + 1
    assert [(found, at) for _, found, at, _ in told(tmp_path)] == [(code, line)]


def test_a_contract_that_lacks_what_the_records_need(tmp_path: Path) -> None:
    """A sheet, a column and a value that are wanting are told by their keys."""
    body = (SHIPPED / "workbook.yaml").read_text(encoding="utf-8")
    body = re.sub(r"      track:\n(        .*\n)+", "", body, count=1)
    body = re.sub(r"  excused: .*\n", "", body, count=1)
    (tmp_path / "workbook.yaml").write_text(body, encoding="utf-8")
    assert [fault.params["key"] for fault in faults_of(tmp_path)] == ["track", "excused"]


def test_two_rule_sets_of_one_id_or_track(tmp_path: Path) -> None:
    """A member's track decides which rules score the member: it can stand in one rule set only."""
    sample(tmp_path)
    body = (tmp_path / "sample.yaml").read_text(encoding="utf-8")
    (tmp_path / "twin.yaml").write_text(body, encoding="utf-8")
    assert told(tmp_path) == [
        ("twin.yaml", "rule-set-twice", 2, 5),
        ("twin.yaml", "track-twice", 19, 3),
        ("twin.yaml", "track-twice", 20, 12),
    ]


def test_what_no_message_foresees_is_still_told() -> None:
    """A refusal of another kind comes with the words of the library that refused."""
    found = faults.translated(
        {"type": "frozen_field", "loc": ("full",), "msg": "Field is frozen", "input": 3}, rules.RuleSet
    )
    assert (found.code, found.params["detail"]) == ("invalid", "Field is frozen")


def test_the_rules_are_found_in_a_checkout_and_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the top of the repository, or inside the package where it was installed."""
    assert loading.shipped_rules() == SHIPPED
    package = tmp_path / "site-packages" / "dangxing"
    (package / "rules").mkdir(parents=True)
    shutil.copytree(SHIPPED, package / "_rules")
    monkeypatch.setattr(home, "__file__", str(package / "rules" / "shipped.py"))
    assert loading.shipped_rules() == package.resolve() / "_rules"
    assert loading.load().rule_sets.keys() == {"enterprise", "student", "trainee"}


def test_the_glossary_has_every_activity(shipped: rules.Rulebook) -> None:
    """With the English name and the kind that the rules give it."""
    page = (SHIPPED.parent / "docs" / "glossary.md").read_text(encoding="utf-8")
    for found in shipped.rule_sets.values():
        for name, entry in found.activities.items():
            assert f"| {name} | {entry.en} | {entry.kind} |" in page


# ── A broken file is told whole ──────────────────────────────────────────────────────────────────────────────────────


def _codes(folder: Path) -> list[str]:
    return sorted(code for _, code, _, _ in told(folder))


def test_faults_of_every_kind_are_told_together(tmp_path: Path) -> None:
    """A key that is not known, an activity that is not known, a wrong sum and a wrong date, in one file."""
    changes = {
        "version:": "versoin:",
        "activity: 筆記": "activity: 筆記本",
        "standard: 10": "standard: 9",
        "title: 學習": "title: [{from: 2024-13-01, value: 學習}]",
    }
    sample(tmp_path, **changes)
    assert _codes(tmp_path) == ["missing-key", "standards-sum", "unknown-activity", "unknown-key", "wants-date"]
    sample(tmp_path, **{"kind: absence": "kind: absense", "activity: 筆記": "activity: 筆記本", "full: 10": "full: 11"})
    assert _codes(tmp_path) == ["standards-sum", "unknown-activity", "unknown-kind"]


def test_a_list_of_bands_taken_for_dates_hides_nothing_else(tmp_path: Path) -> None:
    """`from` is a date in a list: what is wrong there is told, that bands were missing is not, all else is."""
    others = {"activity: 筆記": "activity: 筆記本", "standard: 10": "standard: 9"}
    sample(tmp_path, **{"{id: passed,": "{from: 60,", **others})
    codes = _codes(tmp_path)
    assert {"wants-date", "unknown-activity", "standards-sum"} <= set(codes)
    assert not {"last-band", "no-value"} & set(codes)


def test_nothing_is_told_that_only_follows(tmp_path: Path) -> None:
    """A sum without a standard, an activity whose entry is broken, a key whose dates are wrong."""
    sample(tmp_path, **{"standard: 10": "standard: many"})
    assert _codes(tmp_path) == ["wants-number"]
    sample(tmp_path, **{"筆記: {kind: paper": "筆記: {kind: papers"})
    assert _codes(tmp_path) == ["not-allowed"]
    sample(tmp_path, **{"standard: 10": "standard: [{from: soon, value: 10}]"})
    assert _codes(tmp_path) == ["wants-date"]
    sample(tmp_path, **{"kind: absence": "kind: [{from: soon, value: absence}]"})
    assert _codes(tmp_path) == ["wants-date"]


def test_what_is_wrong_in_a_parent_with_wrong_dates_is_told_there(tmp_path: Path) -> None:
    """A file that extends one whose dates are wrong: each fault with the file that it stands in."""
    changes = {"title: 學習": "title: [{from: soon, value: 學習}]", "activity: 筆記": "activity: 筆記本"}
    sample(tmp_path, **changes)
    (tmp_path / "zz.yaml").write_text('extends: sample\nversion: "2"\n', encoding="utf-8")
    assert [(name, code) for name, code, _, _ in told(tmp_path)] == [
        ("sample.yaml", "wants-date"),
        ("sample.yaml", "unknown-activity"),
    ]


@pytest.mark.parametrize(
    ("settle", "every", "second", "allowed"),
    [
        ("quarter", "two-months", "02-17", "week、month"),
        ("half-year", "two-months", "02-17", None),
        ("half-year", "quarter", "02-17", None),
        ("quarter", "month", "02-17", None),
        ("month", "week", "02-17", None),
        ("semester", "week", "02-17", None),
        ("semester", "month", "02-17", "week"),
        ("semester", "month", "02-01", None),
        ("semester", "two-months", "02-01", "week、month"),
        ("semester", "quarter", "03-01", None),
    ],
)
def test_spans_that_parts_of_the_year_cut_are_refused(
    tmp_path: Path, settle: str, every: str, second: str, allowed: str | None
) -> None:
    """What lacks in a month of which half lies in either semester would be charged in neither."""
    body = (BROKEN / "every-cut.yaml").read_text(encoding="utf-8")
    semesters = f"[{{title: 上, en: first, from: 09-01}}, {{title: 下, en: second, from: {second}}}]"
    body = body.replace("full: 10\n", f"full: 10\nperiod: {{from: 09-01, semesters: {semesters}}}\n", 1)
    body = body.replace("every: quarter,", f"every: {settle},").replace("every: two-months}", f"every: {every}}}")
    (tmp_path / "a.yaml").write_text(body, encoding="utf-8")
    if allowed is None:
        assert loading.load(tmp_path)
        return
    (fault,) = faults_of(tmp_path)
    assert (fault.code, fault.params["allowed"]) == ("rulefaults.every-cut", allowed)
