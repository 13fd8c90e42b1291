"""What a cell may hold: text, ids, dates, numbers and words, and what is said of a cell that holds anything else."""

from __future__ import annotations

import datetime as dt
import math
import pickle
from decimal import Decimal

import pytest

from bounds import bounded
from dangxing.language.script import simplified
from dangxing.records import standing_of
from dangxing.workbook.grid import CellError
from sheets import Rows, book, check, found, message, rules

DAY = dt.date(2024, 3, 1)
D = Decimal
TRACKS = "黨員領導幹部、普通黨員、學生黨員、黨校學員"


def activity(date: object = DAY, name: object = "心得體會", **cells: object) -> Rows:
    """One row of 活動; other cells by their titles."""
    titles = ("出勤", "學時", "字數", "級別", "結果", "佐證", "備註")
    return [["001", "王一", date, name, *(cells.get(title) for title in titles)]]


def member(**cells: object) -> Rows:
    """One row of 成員 and its others by title."""
    given = {"編號": "001", "姓名": "王一", "支部": "第一支部", "類別": "普通黨員", **cells}
    titles = ("編號", "姓名", "支部", "類別", "職務", "黨籍", "起始日期", "截止日期", "學習成績", "備註")
    return [[given.get(title) for title in titles]]


def appraisal(**cells: object) -> Rows:
    titles = ("等次", "測評得分", "優秀票", "合格票", "基本合格票", "不合格票", "滿意度", "自評")
    return [["001", *(cells.get(title) for title in titles)]]


# ── Text ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_text_is_normalised_and_stripped() -> None:
    """Full-width digits, letters and blanks are plain ones in keys; free text stays as people wrote it."""
    checked = check(book(成員=member(編號="００１", 姓名=" 王　一 ", 備註="　ＡＢＣ　１２ "), 活動=activity()))
    assert checked.problems == ()
    assert checked.records is not None
    assert (checked.records.members[0].id, checked.records.members[0].name) == ("001", "王 一")
    assert checked.records.members[0].notes == "ＡＢＣ　１２"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (2.5, "2.5"),
        (True, "TRUE"),
        (DAY, "2024-03-01"),
        (dt.datetime(2024, 3, 1, 9, 30), "2024-03-01 09:30:00"),
        (dt.time(9, 30), "09:30:00"),
        ("=1+1", "=1+1"),
        ("第一行\n第二行", "第一行\n第二行"),
        ("", None),
        ("　", None),
    ],
)
def test_free_text_takes_any_value_as_it_would_be_typed(value: object, text: str | None) -> None:
    """Nothing in a column of free text is wrong, but an error value."""
    checked = check(book(活動=activity(備註=value, 佐證="附件")))
    assert checked.records is not None
    assert (checked.records.activities[0].notes, checked.records.activities[0].evidence) == (text, "附件")


def test_a_very_long_text_is_kept_whole_and_told_short() -> None:
    """A cell holds up to 32,767 characters; a message shows the beginning of them, on one line."""
    long = "長" * 32_767
    checked = check(book(成員=member(姓名=long, 備註=long), 活動=[["001", None, DAY, "心得體會"]]))
    assert checked.records is not None
    assert checked.records.members[0].name == long
    wrong = check(book(成員=member(姓名=long), 活動=[["001", "王\n一", long, long, long]]))
    assert found(wrong) == [
        ("error", "name-mismatch", "活動!B2"),
        ("error", "bad-date", "活動!C2"),
        ("error", "unknown-activity", "活動!D2"),
        ("error", "unknown-value", "活動!E2"),
    ]
    assert wrong.problems[0].params["found"] == "王↵一"
    assert all(len(str(problem.params["found"])) <= 40 for problem in wrong.problems)


# ── Error values ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("column", range(11))
def test_an_error_value_in_a_known_column_is_an_error_at_its_cell(column: int) -> None:
    """Whatever the column holds, and the message shows the value."""
    row = ["001", "王一", DAY, "心得體會", *[None] * 7]
    row[column] = CellError("#REF!")
    checked = check(book(活動=[["001", "王一", DAY, "集中學習"], row]))
    assert found(checked) == [("error", "error-value", f"活動!{'ABCDEFGHIJK'[column]}3")]
    assert message(checked.problems[0], "zh-Hans") == "单元格是错误值 #REF!"


def test_text_that_reads_like_an_error_value_is_text() -> None:
    checked = check(book(活動=activity(備註="#REF!")))
    assert checked.problems == ()


# ── Ids ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (1001.0, "1001"),
        (1001, "1001"),
        ("1001", "1001"),
        ("001", "001"),
        (" ００１　", "001"),
        ("A-７", "A-7"),
        (0.0, "0"),
        (999_999_999_999_999.0, "999999999999999"),
        ("3301061999010112345", "3301061999010112345"),
    ],
)
def test_an_id_is_text(value: object, key: str) -> None:
    """A number is what it would be typed as; text keeps its zeros and may be long."""
    checked = check(book(成員=member(編號=value), 活動=[[key, None, DAY, "失職"]], 評議=None))
    assert checked.problems == ()
    assert checked.records is not None
    assert checked.records.members[0].id == key


@pytest.mark.parametrize("value", [1e15, 10**15, 3.30106199901011e17, -1e16, "1.1E+17", "3.30106e+17", "1E+15"])
def test_a_number_of_sixteen_digits_or_more_has_lost_its_last(value: object) -> None:
    """The error says to store it as text."""
    checked = check(book(成員=member(編號=value), 活動=None, 評議=None))
    assert ("error", "id-digits-lost", "成員!A2") in found(checked)


@pytest.mark.parametrize("value", [1.5, -1.0, math.inf, math.nan, DAY, dt.time(9)])
def test_what_is_neither_text_nor_a_whole_number_is_no_id(value: object) -> None:
    checked = check(book(成員=member(編號=value), 活動=None, 評議=None))
    assert ("error", "bad-id", "成員!A2") in found(checked)


# ── Dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────

DATES = [
    DAY,
    dt.datetime(2024, 3, 1),
    dt.datetime(2024, 3, 1, 23, 59, 59, 999),
    "2024-03-01",
    "2024-3-1",
    "2024/3/1",
    "2024/03/01",
    "2024.3.1",
    "2024.03.01",
    "2024年3月1日",
    "2024年03月01日",
    "2024 年 3 月 1 日",
    "２０２４－０３－０１",
    "２０２４／３／１",
    "　2024-03-01 ",
    "20240301",
    20240301.0,
    20240301,
    "2024-03-01 09:30",
    "2024-03-01 9:30:15",
    "2024-03-01T09:30:15.250Z",
    "2024-03-01T09:30:00+08:00",
    "2024/3/1 14：30",
    "2024.3.1 9:00",
    "2024年3月1日9時",
    "2024年3月1日 9时30分",
    "2024年3月1日上午9點半",
    "2024年3月1日 下午 3:00",
    "2024/3/1 3:00 PM",
    "2024/3/1 9:00-11:30",
    "2024-03-01 09:00～11:00",
    "20240301 09:30",
]


@pytest.mark.parametrize("value", DATES, ids=repr)
def test_a_date_may_be_typed_in_these_forms(value: object) -> None:
    """A time of day is dropped."""
    checked = check(book(活動=activity(value)))
    assert checked.problems == ()
    assert checked.records is not None
    date = checked.records.activities[0].date
    assert date == DAY
    assert type(date) is dt.date


@pytest.mark.parametrize(
    "value",
    [
        "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024/3", "2024年3月", "三月一日", "24-03-01", "24/3/1",
        "3/1/2024", "01-03-2024", "2024-03-01 二", "2024-03/01", "2024年3-1", "2024-03-01 25:00", "2024-03-01 9:75",
        "2024-03-0109:00", "2024031", "20241301", "2024-03-01至2024-03-05", "2024-03-01 9:00 2024-03-02", "1899-12-31",
        "9999-01-01", "٢٠٢٤-٠٣-٠١", "明天", True, dt.time(9, 30), dt.timedelta(hours=30), dt.date(1900, 1, 1),
        dt.datetime(1899, 12, 30, 9), "45352", "2024-03-01" + " " * 5 + "1" * 200,
    ],
    ids=repr,
)  # fmt: skip
def test_anything_else_is_no_date(value: object) -> None:
    """The hint shows how a date is written."""
    checked = check(book(活動=activity(value), 安排=[["第一支部", DAY, "集中學習"]]))
    assert found(checked) == [("error", "bad-date", "活動!C2")]
    assert "不是有效的日期" in message(checked.problems[0])


@pytest.mark.parametrize(
    "value", [45352.0, 45352, 45352.5, 20240301.5, 0.0, -1.0, 1e300, math.nan, math.inf, 20241301.0]
)
def test_a_bare_number_is_no_date(value: float) -> None:
    """The message says that the cell is not formatted as a date, and the hint how to mend it."""
    checked = check(book(活動=activity(value)))
    serial = "serial-date"
    assert found(checked) == [("error", serial, "活動!C2")]
    assert "沒有設成日期格式的數字" in message(checked.problems[0])


def test_dates_may_be_left_out_where_the_contract_lets_them() -> None:
    """A blank is no date and no mistake in the members' sheet, and a mistake where a date must stand."""
    assert check(book(成員=member(起始日期="　"))).problems == ()
    assert found(check(book(活動=activity("　")))) == [("error", "missing-value", "活動!C2")]


# ── Numbers ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("column", "value", "number"),
    [
        ("字數", 1200.0, D(1200)),
        ("字數", 1200, D(1200)),
        ("字數", "1200", D(1200)),
        ("字數", "1,200", D(1200)),
        ("字數", "１，２００字", D(1200)),
        ("字數", "1,234,567.5", D("1234567.5")),
        ("字數", "3萬字", D(30000)),
        ("字數", "3万字", D(30000)),
        ("字數", "3 萬", D(30000)),
        ("字數", "1.5万", D(15000)),
        ("字數", "2千字", D(2000)),
        ("字數", "+5", D(5)),
        ("字數", "-0", D(0)),
        ("字數", "", None),
        ("字數", "  　", None),
        ("學時", "35小時", D(35)),
        ("學時", "35小时", D(35)),
        ("學時", "2 學時", D(2)),
        ("學時", "2课时", D(2)),
        ("學時", "1.5H", D("1.5")),
        ("學時", ".5", D("0.5")),
        ("學時", 0.1 + 0.2, D("0.3")),
        ("學時", "0.30000000000000004", D("0.3")),
        ("學時", 0.0, D(0)),
        ("學時", -0.0, D(0)),
    ],
)
def test_a_number_may_be_typed_in_these_forms(column: str, value: object, number: Decimal | None) -> None:
    """Separators, full-width characters and the column's own units are read."""
    checked = check(book(活動=activity(**{column: value})))
    assert checked.problems == ()
    assert checked.records is not None
    record = checked.records.activities[0]
    got = record.characters if column == "字數" else record.hours
    assert got == number
    assert got is None or not got.is_signed()


@pytest.mark.parametrize(
    "value",
    [
        "很多", "35分", "3萬字", "12,34", "1.2.3", "1E5", "--3", "+", ".", "3小時20分", "小時", "１０〇", "٣", "1 000",
        "nan", "inf", "=2", True, False, DAY, dt.time(2), dt.timedelta(hours=35), math.nan, math.inf, "9" * 32_767,
        "1" * 101,
    ],
    ids=lambda value: repr(value)[:20],
)  # fmt: skip
def test_what_is_no_number_or_has_another_unit_is_refused(value: object) -> None:
    """The message names the units that would do."""
    checked = check(book(活動=activity(學時=value)))
    assert found(checked) == [("error", "bad-number", "活動!F2")]
    assert message(checked.problems[0], "zh-Hans").endswith("（可带单位：学时、课时、小时、个小时）")


@pytest.mark.parametrize("value", [-1.0, -1, "-2", "-0.5小時", -1e300, -math.inf])
def test_a_negative_number_is_refused(value: object) -> None:
    code = "bad-number" if value == -math.inf else "negative-number"
    assert found(check(book(活動=activity(學時=value)))) == [("error", code, "活動!F2")]


@pytest.mark.parametrize("value", [1e12, 1e300, 10**20, "1" * 50, "999,999,999萬"])
def test_a_number_beyond_anything_meant_is_refused(value: object) -> None:
    """So that no sum can lose a digit."""
    checked = check(book(活動=activity(字數=value)))
    assert found(checked) == [("error", "out-of-range", "活動!G2")]
    assert check(book(活動=activity(字數=999_999_999_999.0))).problems == ()


@pytest.mark.parametrize(
    ("title", "value", "code"),
    [
        ("測評得分", 100.0, None), ("測評得分", 0.0, None), ("測評得分", "85.25分", None), ("測評得分", "85%", None),
        ("測評得分", "85.50", None), ("測評得分", 85.125, "too-many-decimals"), ("測評得分", 100.01, "out-of-range"),
        ("測評得分", -0.01, "negative-number"), ("測評得分", "良好", "bad-number"),
        ("測評得分", 0.85, "looks-like-fraction"), ("滿意度", -1.0, "negative-number"),
        ("測評得分", 1.0, "looks-like-fraction"), ("測評得分", "1分", None), ("測評得分", "0.9", "looks-like-fraction"),
        ("滿意度", 0.5, "looks-like-fraction"), ("滿意度", "0.5%", None), ("測評得分", math.nan, "bad-number"),
        ("滿意度", 100.0, None), ("滿意度", 98.765, None), ("滿意度", 101.0, "out-of-range"),
        ("優秀票", 12.0, None), ("優秀票", "12票", None), ("優秀票", "12.0", None), ("合格票", 0.0, None),
        ("合格票", 1.5, "not-whole"), ("基本合格票", -1.0, "negative-number"), ("不合格票", "幾張", "bad-number"),
        ("不合格票", math.inf, "bad-number"), ("不合格票", 1e13, "out-of-range"), ("不合格票", True, "bad-number"),
        ("優秀票", "3分", "bad-number"),
    ],
)  # fmt: skip
def test_scores_and_votes_are_held_to_their_bounds(title: str, value: object, code: str | None) -> None:
    """0 to 100 with at most two decimals; whole votes."""
    checked = check(book(評議=appraisal(**{title: value})))
    assert [problem.code for problem in checked.problems] == ([code] if code else [])
    if code:
        titles = ("等次", "測評得分", "優秀票", "合格票", "基本合格票", "不合格票", "滿意度")
        assert checked.problems[0].place.cell == f"{'BCDEFGH'[titles.index(title)]}2"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["第一支部", 0, 5], [("error", "not-positive", "支部!B2")]),
        (["第一支部", 1, 0.0], [("error", "not-positive", "支部!C2")]),
        (["第一支部", 1.5, 5], [("error", "not-whole", "支部!B2")]),
        (["第一支部", -1, 5], [("error", "negative-number", "支部!B2")]),
        (["第一支部", None, None, "一百人", "60人"], [("error", "bad-number", "支部!D2")]),
        (["第一支部", None, None, "100人", "60人"], []),
        (["第一支部"], []),
        ([None, 1, 5], [("error", "missing-value", "支部!A2")]),
    ],
)
def test_numbers_of_a_branch_are_whole(row: list[object], told: list[tuple[str, str, str]]) -> None:
    """A place in a ranking is at least 1; people are counted whole."""
    assert found(check(book(支部=[row]))) == told


def test_a_truth_value_is_not_taken_for_the_number_that_equals_it() -> None:
    """A cell of TRUE is text wherever 1 stood before it, and 1 a number after it."""
    rows = [["001", "王一", DAY, "心得體會", None, value] for value in (1.0, True, 1.0)]
    assert found(check(book(活動=rows))) == [("error", "bad-number", "活動!F3")]


def test_garbage_of_every_length_is_refused_in_good_time() -> None:
    """Reading a text takes time in proportion to its length at most: a thousand of the longest are no burden."""
    hostile = ["9" * 32_767, "1," * 16_000, "2024-" + "1" * 32_000, " " * 32_000 + "x", "2024年" * 6_000, "(" * 32_767]
    rows = [
        ["001", "王一", f"{text}{at}", f"{text}{at}", f"{text}{at}", f"{text}{at}"]
        for at in range(30)
        for text in hostile
    ]
    with bounded("garbage", seconds=5):
        checked = check(book(活動=rows))
    assert len(checked.problems) == len(rows) * 4


# ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────────

CHOICES = [
    *[("出勤", "attendance", key, choice) for key, choice in rules().contract.attendance.items()],
    *[("黨籍", "standing", key, choice) for key, choice in rules().contract.standing.items()],
    *[("等次", "verdict", key, choice) for key, choice in rules().contract.verdicts.items()],
]


@pytest.mark.parametrize(("title", "field", "key", "choice"), CHOICES, ids=[f"{c[0]}-{c[2]}" for c in CHOICES])
def test_a_word_is_known_by_each_of_its_spellings(title: str, field: str, key: str, choice: object) -> None:
    """Title, English and aliases in both scripts give the one value."""
    for word in (choice.title, choice.en, *choice.aliases):  # type: ignore[attr-defined]
        for form in (word, simplified(word), f" {word} ", word.upper()):
            if title == "出勤":
                records = check(book(活動=activity(出勤=form))).records
                assert records is not None
                value = records.activities[0].attendance
            elif title == "黨籍":
                records = check(book(成員=member(黨籍=form))).records
                assert records is not None
                value = records.members[0].standing
            else:
                records = check(book(評議=appraisal(等次=form))).records
                assert records is not None
                value = records.appraisal[0].verdict
            assert value == key, form


@pytest.mark.parametrize(("title", "missing"), [("出勤", "present"), ("黨籍", None)])
def test_what_is_left_out_has_its_default(title: str, missing: str | None) -> None:
    """出席, also where the column is absent; of the standing that nobody wrote it, and it counts as 正式."""
    filled = check(book()).records
    bare = check(
        {
            **book(),
            "活動": [["編號", "日期", "項目"], ["001", DAY, "失職"]],
            "成員": [["編號", "姓名", "支部", "類別"], ["001", "王一", "第一支部", "普通黨員"]],
        }
    ).records
    for records in (filled, bare):
        assert records is not None
        assert (records.activities[0].attendance if title == "出勤" else records.members[0].standing) == missing
        assert standing_of(records.members[0].standing) == "full"


@pytest.mark.parametrize(
    ("written", "track"),
    [
        ("黨員領導幹部", "leader"),
        ("党员领导干部", "leader"),
        ("普通黨員", "ordinary"),
        ("学生党员", "student"),
        ("黨校 學員", "trainee"),
    ],
)
def test_the_track_is_known_by_its_title(written: str, track: str) -> None:
    records = check(book(成員=member(類別=written), 活動=[], 安排=[["第一支部", DAY, "組織生活"]])).records
    assert records is not None
    assert records.members[0].track == track


@pytest.mark.parametrize(
    ("written", "post"),
    [
        ("書記", "書記"),
        ("书记", "書記"),
        ("副書記", "委員"),
        ("副书记", "委員"),
        ("委员", "委員"),
        ("幹事", "幹事"),
        ("", None),
    ],
)
def test_a_post_is_one_of_the_rules_or_as_it_is_written(written: str, post: str | None) -> None:
    checked = check(book(成員=member(職務=written)))
    assert checked.problems == ()
    assert checked.records is not None
    assert checked.records.members[0].post == post


@pytest.mark.parametrize("written", ["機關黨委書記", "團支部書記", "前委員"])
def test_a_post_that_only_holds_one_of_the_rules_words_gives_a_warning(written: str) -> None:
    """It gets no points bound to the post, and whoever wrote it may not know."""
    checked = check(book(成員=member(職務=written)))
    assert found(checked) == [("warning", "post-without-points", "成員!E2")]
    assert checked.records is not None
    assert checked.records.members[0].post == written


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("中央", "中央"),
        ("國家部委", "中央"),
        ("国家部委", "中央"),
        ("省", "省"),
        ("市", "市"),
        ("區", "區"),
        ("区", "區"),
        ("縣", "區"),
        ("县", "區"),
    ],
)
def test_a_level_is_one_of_the_four(written: str, level: str) -> None:
    records = check(book(活動=activity(name="表彰", 級別=written))).records
    assert records is not None
    assert records.activities[0].level == level


@pytest.mark.parametrize(
    ("changes", "place", "written", "near", "allowed"),
    [
        ({"活動": activity(出勤="出度")}, "活動!E2", "出度", None, "出席、請假、缺席、免"),
        ({"活動": activity(出勤="未到")}, "活動!E2", "未到", "缺席", "出席、請假、缺席、免"),
        ({"活動": activity(name="表彰", 級別="市集團")}, "活動!H2", "市集團", None, "中央、省、市、區"),
        ({"活動": activity(name="表彰", 級別="市直")}, "活動!H2", "市直", "市", "中央、省、市、區"),
        ({"成員": member(黨籍="正是")}, "成員!F2", "正是", None, "正式、預備"),
        ({"成員": member(類別="領導")}, "成員!D2", "領導", "黨員領導幹部", TRACKS),
        ({"評議": appraisal(等次="優良")}, "評議!B2", "優良", None, "優秀、合格、基本合格、不合格"),
    ],
)  # fmt: skip
def test_a_word_that_is_not_known_is_told_with_those_that_are(
    changes: dict[str, Rows], place: str, written: str, near: str | None, allowed: str
) -> None:
    """And with the one that offices mean by it, if they mean any: never with the one that only looks like it."""
    checked = check(book(**changes))
    assert found(checked) == [("error", "unknown-value", place)]
    asked = f"，這個詞多指「{near}」；" if near else "，"
    column = checked.problems[0].params["column"]
    assert message(checked.problems[0]) == f"「{column}」不能填「{written}」{asked}可填：{allowed}"


def test_terms_are_told_in_the_readers_script_and_cells_as_they_stand() -> None:
    """A message in Simplified script holds the contract's words in it, and the cell's own text unchanged."""
    checked = check(book(活動=activity(出勤="參与")))
    told = "“出勤”不能填“參与”，可填：出席、请假、缺席、免"
    assert message(checked.problems[0], "zh-Hans") == told


def test_problems_pass_between_processes_as_they_are() -> None:
    """With the words that are told in the reader's script."""
    problems = check(book(活動=activity(出勤="早退", name="黨科"))).problems
    again = pickle.loads(pickle.dumps(problems))  # noqa: S301 - made here
    assert again == problems
    assert [message(problem, "zh-Hans") for problem in again] == [message(problem, "zh-Hans") for problem in problems]
    assert "请假" in message(again[1], "zh-Hans")
