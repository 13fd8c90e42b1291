"""Clauses as regulations write them, each said by the rules' words, and held to what its own words come to by hand.

A category a clause; the sums beside the cases are reckoned from the clause, not from the rule.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from builders import appraised, did, event, member, records
from dangxing.records import Activity, Appraisal, Event, Member, appraisal_with
from dangxing.results import Scorecard
from dangxing.rules import Rulebook
from dangxing.rules.marks import mark_column
from dangxing.scoring import score
from oracle.agreeing import loaded
from oracle.by_hand import LAST
from oracle.rules import TITLED

YEAR = 2024
AUTUMN, SPRING = "2024-10-08", "2025-03-08"
CITED = {"clause": "第一條", "says": "說明", "mend": "改進"}
GRADES = {"績點": {"en": "grade points", "full": 5}, "成績": {"en": "marks", "full": 100}}
Marked = appraisal_with(tuple((mark_column(name), Decimal(str(mark["full"]))) for name, mark in GRADES.items()))
ACTIVITIES: dict[str, dict[str, Any]] = {
    "會": {"kind": "held", "en": "meeting"},
    "遲到": {"kind": "finding", "en": "late"},
    "違紀": {"kind": "finding", "en": "fault", "results": ["批評", "晚歸", "電器", "私接"]},
    "處分": {"kind": "finding", "en": "sanction", "results": ["記過", "警告", "通報"]},
    "掛科": {"kind": "finding", "en": "failed"},
    "酒": {"kind": "finding", "en": "drink"},
    "賭": {"kind": "finding", "en": "gambling"},
    "讀書": {"kind": "paper", "en": "reading", "results": ["有心得", "無心得"]},
    "匯報": {"kind": "paper", "en": "report"},
    "討論": {"kind": "deed", "en": "discussion", "results": ["優", "良", "中"]},
    "聽課": {"kind": "deed", "en": "lesson"},
    "志願": {"kind": "deed", "en": "volunteering", "hours": "required"},
    "勤工": {"kind": "deed", "en": "work-study", "hours": "required", "results": ["低報酬"]},
    "任職": {"kind": "deed", "en": "post", "results": ["主席", "部長", "幹事"]},
    "競賽": {
        "kind": "deed", "en": "contest", "level": "required", "place": "required", "subject": "required",
        "results": ["獨立", "二人第一", "二人第二"],
    },
    "榮譽": {"kind": "deed", "en": "honour", "level": "required"},
    "文章": {"kind": "paper", "en": "article"},
    "提案": {"kind": "paper", "en": "proposal", "results": ["提交", "採納", "市採納"]},
    "支委會": {"kind": "deed", "en": "committee"},
    "任務": {"kind": "deed", "en": "task"},
    "表彰": {"kind": "deed", "en": "commended"},
    "優": {"kind": "deed", "en": "excellent"},
    "公共違紀": {"kind": "finding", "en": "common fault"},
}  # fmt: skip


def category(*rules: dict[str, Any], **pot: Any) -> dict[str, Any]:
    """A category of such rules; it begins at 0 and has no end where nothing is said."""
    return {**TITLED, **(pot or {"start": 0, "cap": "open"}), "rules": dict(enumerate(rules))}


def each(activity: str | list[str], points: float, **more: Any) -> dict[str, Any]:
    """So many points for each row."""
    return {"kind": "per-occurrence", "activity": activity, "points": points, **more}


def table(activity: str, by: Any, points: Any, **more: Any) -> dict[str, Any]:
    """Points looked up."""
    return {"kind": "value-table", "activity": activity, "by": by, "table": points, **more}


def amount(points: float, per: float, units: str = "proportion", **more: Any) -> dict[str, Any]:
    """Points by the amount."""
    return {"kind": "amount", "points": points, "per": per, "units": units, **more}


SEMESTERS = {"settle": {"every": "semester", "year": "sum", "over": "all"}}
CATEGORIES = {
    # 每項10分，缺會一次扣1分，扣完為止
    "base": category({"kind": "attendance", "activity": "會", "count": "missed", "points": -1}, standard=10),
    # 無故缺席一次扣2分，兩次為0分（4分）
    "absent": category({"kind": "attendance", "activity": "會", "count": "unexcused", "points": -2}, standard=4),
    # 遲到一次扣1分，超過兩次為0分（4分）
    "late": category(
        table(
            "遲到", "count",
            [{"more_than": 2, "gives": -4}, {"at_least": 2, "gives": -2}, {"at_least": 1, "gives": -1}],
        ),
        standard=4,
    ),
    # 每學期讀一本並寫心得，2分
    "reading": category({"kind": "presence", "activity": "讀書", "result": "有心得", "points": 2}, start=0, cap="open")
    | SEMESTERS,
    # 每學期匯報不少於兩篇，少一篇扣2分（4分）
    "reports": category(
        {"kind": "shortfall", "activity": "匯報", "measure": "count", "target": 2, "unit": 1, "points": -2}, standard=4
    )
    | SEMESTERS,
    # 討論按優4良3中2，取最高
    "discussion": category(
        table("討論", "result", {"優": 4, "良": 3, "中": 2}, otherwise=0, keep={"highest": 1})
    ),
    # 學業基準12分，掛科一門扣10分
    "study": category(each("掛科", -10), start=12, cap=20),
    # 績點×35×70%
    "grades": category(amount(24.5, 1, measure="mark", mark="績點")),
    # 成績60分以下績點為0，60—100按直線由1至5：成績÷10 − 5
    "linear": category(
        {"kind": "value-table", "by": "mark", "mark": "成績",
         "table": [{"at_least": 60, "gives": -5}, {"less_than": 60, "gives": -10}]},
        amount(1, 10, measure="mark", mark="成績"), start=0, floor=0, cap=5,
    ),
    # 基準1.5分，聽課每滿三次加0.2分，至多2.5分
    "lessons": category(amount(0.2, 3, "whole", activity="聽課", measure="count"), start=1.5, cap=2.5),
    # 批評、晚歸扣0.2，電器扣0.3，私接扣0.5
    "dormitory": category(
        table("違紀", "result", {"批評": -0.2, "晚歸": -0.2, "電器": -0.3, "私接": -0.5}), standard=2.5
    ),
    # 飲酒、賭博每次各扣1分
    "drink": category(each(["酒", "賭"], -1), standard=10),
    # 志願服務每小時0.1分，至多3分
    "hours": category(amount(0.1, 1, activity="志願", measure="hours", at_most=3)),
    # 任職按職務，至多三職
    "posts": category(
        table("任職", "result", {"主席": 3, "部長": 2, "幹事": 1}, keep={"highest": 3})
    ),
    # 勤工助學每學期90小時以上、報酬低的，每學期加1.1分
    "work": category(
        table("勤工", "hours", [{"at_least": 90, "gives": 1.1}], of="each", result="低報酬")
    ),
    # 競賽按級別和名次；同一競賽取最高；按作者位次分成
    "contests": category(
        table(
            "競賽", ["level", "place"], {"國": {1: 6, 2: 5.5, 3: 5}, "省": {1: 4, 2: 3.5, 3: 3}}, otherwise=0,
            keep={"highest": 1, "same": "subject"},
            factor={
                "by": "result", "table": {"獨立": "100 %", "二人第一": "60 %", "二人第二": "40 %"}, "otherwise": "0 %",
            },
        )
    ),
    # 榮譽國3省2.5校1
    "honours": category(table("榮譽", "level", {"國": 3, "省": 2.5, "校": 1}, otherwise=0)),
    # 文章一篇0.5分，至多1分
    "articles": category(each("文章", 0.5, at_most=1)),
    # 處分扣分合計至多5分
    "sanctions": category(
        table("處分", "result", {"記過": -4, "警告": -2, "通報": -1}, at_most=5), start=10, cap=10
    ),
    # 提案4分，採納再加3分，市採納再加10分
    "proposals": category(table("提案", "result", {"提交": 4, "採納": 3, "市採納": 10})),
    # 每季度開支委會，2分
    "committee": category({"kind": "presence", "activity": "支委會", "points": 2}, start=0, cap="open")
    | {"settle": {"every": "quarter", "year": "sum", "over": "all"}},
    # 每個優加0.1分
    "excellent": category(amount(1, 10, activity="優", measure="count")),
    # 任務每月5—6分，由人評定；合計至多70分
    "tasks": category({"kind": "given", "activity": "任務", "between": [5, 6]}, start=0, cap=70),
    # 每學期基準50分，不計負分
    "conduct": category(each("遲到", -20), start=50, cap="open") | SEMESTERS,
    # 以後各年基準為上年總分的20%，第一年20分
    "carried": category(
        each("表彰", 5), start={"of": "last-period", "take": "total", "share": "20 %", "otherwise": 20}, cap="open"
    ),
    # 第三次起加倍（按月計次）
    "third": category(
        table("遲到", "nth", [{"at_least": 3, "gives": -1}, {"at_least": 1, "gives": -0.5}], within="month"),
        standard=60,
    ),
    # 從0起，低於0照計
    "below": category(each("遲到", -2), start=0, floor="open", cap="open"),
}  # fmt: skip


def _marked(name: str, mark: str) -> Appraisal:
    more: dict[str, Any] = {mark_column(name): Decimal(mark)}
    return Marked(0, "1", None, None, **more)


LATE3 = [did("遲到", date) for date in (AUTUMN, AUTUMN, SPRING)]
CASES: list[tuple[str, str, list[Activity | Event | Appraisal], str]] = [
    ("base", "one of two missed", [event("會", AUTUMN), event("會", SPRING), did("會", AUTUMN)], "9"),
    ("base", "leave is missed as well", [event("會", AUTUMN), did("會", AUTUMN, attendance="excused")], "9"),
    ("base", "nothing held", [], "10"),
    ("absent", "leave costs nothing", [event("會", AUTUMN), did("會", AUTUMN, attendance="excused")], "4"),
    ("absent", "once", [event("會", AUTUMN), did("會", AUTUMN, attendance="unexcused")], "2"),
    ("late", "once", LATE3[:1], "3"),
    ("late", "twice", LATE3[:2], "2"),
    ("late", "more than twice", LATE3, "0"),
    ("reading", "one in each semester", [did("讀書", date, result="有心得") for date in (AUTUMN, SPRING)], "4"),
    ("reading", "two in one semester", [did("讀書", AUTUMN, result="有心得")] * 2, "2"),
    ("reading", "without a paper", [did("讀書", AUTUMN, result="無心得")], "0"),
    ("reports", "two in autumn, one in spring", [did("匯報", AUTUMN), did("匯報", AUTUMN), did("匯報", SPRING)], "6"),
    ("reports", "three in autumn make up for none in spring", [did("匯報", AUTUMN)] * 3, "4"),
    ("discussion", "the best of three", [did("討論", AUTUMN, result=word) for word in ("中", "優", "良")], "4"),
    ("study", "one failed", [did("掛科", AUTUMN)], "2"),
    ("study", "two failed: not below 0", [did("掛科", AUTUMN)] * 2, "0"),
    ("grades", "3.6 × 24.5", [_marked("績點", "3.6")], "88.2"),
    ("linear", "85 → 3.5", [_marked("成績", "85")], "3.5"),
    ("linear", "60 → 1", [_marked("成績", "60")], "1"),
    ("linear", "59.9 → 0", [_marked("成績", "59.9")], "0"),
    ("lessons", "seven: twice three", [did("聽課", AUTUMN)] * 7, "1.9"),
    ("lessons", "two", [did("聽課", AUTUMN)] * 2, "1.5"),
    ("lessons", "eighteen: held to the most", [did("聽課", AUTUMN)] * 18, "2.5"),
    ("dormitory", "0.2 + 0.2 + 0.5", [did("違紀", AUTUMN, result=word) for word in ("批評", "晚歸", "私接")], "1.6"),
    ("drink", "one of each, and one more", [did("酒", AUTUMN), did("賭", AUTUMN), did("酒", SPRING)], "7"),
    ("hours", "12.5 hours", [did("志願", AUTUMN, hours="7.5"), did("志願", SPRING, hours=5)], "1.25"),
    ("hours", "31 hours: at most 3", [did("志願", AUTUMN, hours=31)], "3"),
    ("posts", "the highest three of four",
     [did("任職", AUTUMN, result=word) for word in ("幹事", "主席", "幹事", "部長")], "6"),
    ("work", "90 in one semester, 60 in the other",
     [did("勤工", AUTUMN, hours=90, result="低報酬"), did("勤工", SPRING, hours=60, result="低報酬")], "1.1"),
    ("work", "45 + 45 is no semester of 90", [did("勤工", AUTUMN, hours=45, result="低報酬")] * 2, "0"),
    ("work", "paid well", [did("勤工", AUTUMN, hours=120)], "0"),
    ("contests", "of one contest the highest: 6 × 60 % against 4",
     [did("競賽", AUTUMN, level="國", place=1, subject="甲", result="二人第一"),
      did("競賽", AUTUMN, level="省", place=1, subject="甲", result="獨立")], "4"),
    ("contests", "two contests: 5.5 + 3 × 40 %",
     [did("競賽", AUTUMN, level="國", place=2, subject="甲", result="獨立"),
      did("競賽", AUTUMN, level="省", place=3, subject="乙", result="二人第二")], "6.7"),
    ("contests", "a fourth place has none",
     [did("競賽", AUTUMN, level="國", place=4, subject="甲", result="獨立")], "0"),
    ("honours", "3 + 2.5; 市 has none", [did("榮譽", AUTUMN, level=level) for level in ("國", "省", "市")], "5.5"),
    ("articles", "three: at most 1", [did("文章", AUTUMN)] * 3, "1"),
    ("sanctions", "4 + 2: at most 5", [did("處分", AUTUMN, result=word) for word in ("記過", "警告")], "5"),
    ("sanctions", "2 + 1", [did("處分", AUTUMN, result=word) for word in ("警告", "通報")], "7"),
    ("proposals", "4, 3 and 10 on top of each other",
     [did("提案", AUTUMN, result=word) for word in ("提交", "採納", "市採納")], "17"),
    ("committee", "in two quarters of four, twice in one",
     [did("支委會", "2024-09-10"), did("支委會", "2024-11-30"), did("支委會", "2024-12-01")], "4"),
    ("excellent", "three", [did("優", AUTUMN)] * 3, "0.3"),
    ("tasks", "two months",
     [did("任務", AUTUMN, points=Decimal("5.5")), did("任務", SPRING, points=Decimal(6))], "11.5"),
    ("tasks", "twelve months of 6: held to 70", [did("任務", AUTUMN, points=Decimal(6))] * 12, "70"),
    ("conduct", "100 a year", [], "100"),
    ("conduct", "four times in one semester: 0, and 50", [did("遲到", AUTUMN)] * 4, "50"),
    ("third", "three times in a month, once in another: 0.5 + 0.5 + 1 + 0.5",
     [did("遲到", AUTUMN)] * 3 + [did("遲到", SPRING)], "57.5"),
    ("below", "three times", LATE3, "-6"),
    ("carried", "the first year", [], "20"),
]  # fmt: skip


def _set(categories: dict[str, dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A rule set of such categories."""
    made = {
        key: entry | {"rules": {f"{key}.r{at}": rule | CITED for at, rule in entry["rules"].items()}}
        for key, entry in categories.items()
    }
    semesters = [
        {"title": "上", "en": "first", "from": "09-01"}, {"title": "下", "en": "second", "from": "02-15"},
    ]  # fmt: skip
    return {
        **TITLED, "id": "made", "en": "Appraisal", "version": "1", "source": "考核辦法", "activities": ACTIVITIES,
        "period": {"from": "09-01", "semesters": semesters}, "marks": GRADES,
        "levels": {"國": [], "省": [], "市": [], "校": []}, "bands": [LAST],
        "tracks": {"a": {**TITLED, "categories": made}}, **more,
    }  # fmt: skip


def _loaded(made: dict[str, Any]) -> Rulebook:
    return loaded([{key: value for key, value in made.items() if key != "clause"}])


@cache
def _rules() -> Rulebook:
    return _loaded(_set(CATEGORIES))


def _card(rules: Rulebook, rows: list[Any], one: Member | None = None) -> Scorecard:
    marks = [row for row in rows if isinstance(row, Appraisal)] or [appraised()]
    activities = [row for row in rows if isinstance(row, Activity)]
    book = records([one or member(track="a")], [row for row in rows if isinstance(row, Event)], activities, marks)
    return score(book, rules, YEAR)[0]


@pytest.mark.parametrize(("key", "rows", "points"), [pytest.param(k, r, p, id=f"{k}: {t}") for k, t, r, p in CASES])
def test_a_clause_comes_to_what_its_words_say(key: str, rows: list[Any], points: str) -> None:
    found = {each.id: each.score for each in _card(_rules(), rows).categories}
    assert found[key] == Decimal(points)


def test_the_base_of_later_years_is_a_share_of_the_year_before() -> None:
    card = _card(_rules(), [did("表彰", AUTUMN)], replace(member(track="a"), carried=Decimal(93)))
    assert {each.id: each.score for each in card.categories}["carried"] == Decimal("23.6")


GOOD = {**TITLED, "id": "good", "at_least": 30}
OUTCOMES: list[tuple[str, dict[str, Any], dict[str, Any], list[Any], str]] = [
    ("two courses failed", {"bands": [GOOD | {"when": [{"rows": {"activity": "掛科"}, "less_than": 2}]}, LAST]},
     {}, [did("掛科", AUTUMN)] * 2, "last"),
    ("one course failed", {"bands": [GOOD | {"when": [{"rows": {"activity": "掛科"}, "less_than": 2}]}, LAST]},
     {}, [did("掛科", AUTUMN)], "good"),
    ("sanctioned: no scholarship", {"bands": [GOOD | {"when": [{"without": {"activity": "處分"}}]}, LAST]},
     {}, [did("處分", AUTUMN, result="警告")], "last"),
    ("a volunteer for two months", {"bands": [GOOD | {"when": [{"member_for": "months", "at_least": 3}]}, LAST]},
     {"start": "2025-07-01"}, [], "last"),
    ("a volunteer for three months", {"bands": [GOOD | {"when": [{"member_for": "months", "at_least": 3}]}, LAST]},
     {"start": "2025-06-01"}, [], "good"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "of", "rows", "outcome"), [pytest.param(*one[1:], id=one[0]) for one in OUTCOMES])
def test_what_decides_an_outcome_besides_points(
    more: dict[str, Any], of: dict[str, Any], rows: list[Any], outcome: str
) -> None:
    rules = _loaded(_set({"c0": category(each("遲到", -2), start=45, cap="open")}, **more))
    assert _card(rules, rows, member(track="a", **of)).outcome == outcome


@pytest.mark.parametrize(("times", "told"), [(2, 0), (3, 1), (6, 2)])
def test_what_follows_more_than_five_and_ten_points_lost(times: int, told: int) -> None:
    """扣5分以上告知部長，扣10分以上告知主席: five exactly is not yet more."""
    follows = [
        {"clause": "第一條", "says": says, "when": [{"lost": "total", "more_than": level}]}
        for says, level in (("部長", 5), ("主席", 10))
    ]
    rules = _loaded(_set({"c0": category(each("遲到", -2), start=45, cap="open")}, consequences=follows))
    reasons = _card(rules, [did("遲到", AUTUMN)] * times).reasons
    assert sum(reason.key.startswith("remarks.consequence") for reason in reasons) == told


def test_a_blank_is_no_number_and_stands_on_no_step() -> None:
    """不足2小時的一次扣1分: of a row without hours nobody knows whether it is less than two."""
    short = table("勤工", "hours", [{"less_than": 2, "gives": -1}], of="each")
    rules = _loaded(_set({"c0": category(short, start=10, cap=10), "c1": category(short | {"otherwise": 0.5})}))
    card = _card(rules, [did("勤工", AUTUMN), did("勤工", AUTUMN, hours=1.5), did("勤工", AUTUMN, hours=0)])
    assert [found.score for found in card.categories] == [Decimal(8), Decimal(0)]
    assert [(line.times, line.points) for line in card.lines if line.points > 0] == [(1, Decimal("0.5"))]


def test_what_lacks_in_a_part_counts_where_the_whole_of_it_is_the_members() -> None:
    """每月匯報一篇，缺一篇扣1分: who joins on the tenth begins with the next month; what was done counts at once."""
    monthly: dict[str, Any] = {"every": "month"}
    lack = {"kind": "absence", "activity": "匯報", "points": -1, **monthly}
    rules = _loaded(_set({"c0": category(lack, each("文章", 0.5, at_most=0.5, **monthly), start=20, cap="open")}))
    joined = member(track="a", start="2025-06-10", end="2025-08-31")
    rows = [did("文章", "2025-06-12"), did("文章", "2025-06-13"), did("匯報", "2025-08-31")]
    assert _card(rules, rows, joined).total == Decimal("19.5")


def test_rows_of_parts_in_which_a_rule_gives_nothing_are_left_to_the_rule_that_it_replaces() -> None:
    """每週遲到兩次以上扣2分，不再逐次扣1分: once in each of two weeks is twice in none."""
    weekly = table("遲到", "count", [{"at_least": 2, "gives": -2}], every="week", instead_of="c0.r0")
    rules = _loaded(_set({"c0": category(each("遲到", -1), weekly, start=20, cap=20)}))
    apart = [did("遲到", "2025-03-03"), did("遲到", "2025-03-10")]
    assert _card(rules, apart).total == Decimal(18)
    assert _card(rules, [*apart, did("遲到", "2025-03-11")]).total == Decimal(17)


def test_one_row_does_not_count_in_two_categories() -> None:
    """D and F do not count the same contest twice: where F gives points for a row, D does not."""
    contest = category(table("競賽", "level", {"國": 6, "省": 4}, otherwise=0, instead_of="d.r0"))
    made = _set({"d": category(each("競賽", 0.3)), "f": contest})
    rows = [did("競賽", AUTUMN, level=level, place=4, subject="甲") for level in ("國", "校")]
    card = _card(_loaded(made), rows)
    assert {each.id: each.score for each in card.categories} == {"d": Decimal("0.3"), "f": Decimal(6)}


PARTED = {
    **TITLED, "start": 0, "cap": "open", "rules": {"c0.deed": CITED | each("任務", 1)},
    "parts": {
        "papers": {
            **TITLED, "at_most": 4, "rules": {"c0.paper": CITED | each("文章", 1)},
            "limits": [
                {"clause": "第一條", "says": "說明", "at_most": most, "when": [{"rows": {"activity": activity}}]}
                for activity, most in (("遲到", 1), ("表彰", 5))
            ],
        },
    },
}  # fmt: skip


def test_a_part_that_parts_equal_totals_is_held_to_its_limits() -> None:
    """遲到的，文章最多計1分；總分相同的，文章分高的在前: three papers of which one counts are less than two."""
    made = _set({}, ranking=["total", "papers"])
    made["tracks"]["a"]["categories"] = {"c0": PARTED}
    people = [member("1", track="a"), member("2", track="a")]
    rows = [
        *(did("文章", AUTUMN, "1") for _ in range(3)), did("遲到", AUTUMN, "1"),
        *(did("任務", AUTUMN, "1") for _ in range(2)),
        *(did("文章", AUTUMN, "2") for _ in range(2)), did("任務", AUTUMN, "2"),
    ]  # fmt: skip
    cards = score(records(people, (), rows, [appraised("1"), appraised("2")]), _loaded(made), YEAR)
    assert [(card.total, card.rank) for card in cards] == [(3, 2), (3, 1)]


def test_of_two_limits_that_lift_the_higher_alone_is_told() -> None:
    """沒有遲到的記3分，也至少記1分: what lifts to 1 changes nothing beside it; so of those that hold down."""
    none = [{"without": {"activity": "遲到"}}]
    lifts = [{"clause": "第四條", "says": f"記{level}分", "at_least": level, "when": none} for level in (1, 3)]
    holds = [{"clause": "第五條", "says": f"最多{level}分", "at_most": level, "when": none} for level in (2, 1)]
    made = _set({})
    made["tracks"]["a"]["categories"] = {
        "c0": TITLED | {"start": 0, "cap": 9, "limits": lifts},
        "c1": TITLED | {"start": 9, "cap": 9, "limits": holds},
    }
    found = _card(_loaded(made), []).categories
    assert [[(held.says, held.takes) for _, held in score.held] for score in found] == [
        [("記1分", False), ("記3分", True)],
        [("最多2分", False), ("最多1分", True)],
    ]


def test_a_limit_above_what_a_part_gives_at_most_anyway_is_not_told() -> None:
    """文章最多4分: who may have five at most has four all the same."""
    made = _set({})
    made["tracks"]["a"]["categories"] = {"c0": PARTED}
    (score_of,) = _card(_loaded(made), [did("表彰", AUTUMN), *[did("文章", AUTUMN)] * 6]).categories
    assert (score_of.score, [held.takes for _, held in score_of.held]) == (4, [False])
