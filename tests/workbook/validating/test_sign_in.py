"""簽到: read in every shape that offices give it, held against the members, 安排 and 活動, told cell by cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from dangxing import scoring
from dangxing.records import Ref
from dangxing.workbook.grid import CellError, Unseen
from dangxing.workbook.validating import Validated
from sheets import Rows, book, check, check_grids, found, grids, message, rules

JAN, FEB, MAR = dt.date(2024, 1, 10), dt.date(2024, 2, 20), dt.date(2024, 3, 15)
PEOPLE: Rows = [
    ["001", "王一", "第一支部", "普通黨員"],
    ["002", "李明", "第一支部", "普通黨員"],
    ["003", "陳雪", "第一支部", "黨員領導幹部"],
]
CLEAN: Rows = [
    ["編號", "姓名", JAN, FEB, MAR],
    ["", "", "黨課", "支部黨員大會", "組織生活會"],
    ["", "學時", 2, "", ""],
    ["001", "王一", "√", "請假", "1"],
    ["002", "李明", "×", "是", "曠"],
    ["003", "陳 雪", "出席", "—", "缺"],
]
EXPECTED = {
    ("001", JAN): ("present", "簽到!C4"), ("001", FEB): ("excused", "簽到!D4"), ("001", MAR): ("present", "簽到!E4"),
    ("002", JAN): ("unexcused", "簽到!C5"), ("002", FEB): ("present", "簽到!D5"),
    ("002", MAR): ("unexcused", "簽到!E5"),
    ("003", JAN): ("present", "簽到!C6"), ("003", FEB): ("exempt", "簽到!D6"), ("003", MAR): ("unexcused", "簽到!E6"),
}  # fmt: skip


def checked(
    rows: Rows, *, members: Rows = PEOPLE, gaps: bool = False, doubts: bool = False, **sheets: Rows | None
) -> Validated:
    """What is said of a workbook with 簽到, and without attendance in 活動 or a sheet 安排."""
    others: dict[str, Rows | None] = {"安排": None, "活動": [], "評議": None, "支部": None, "成員": members, **sheets}
    return check(book(**others) | {"簽到": rows}, gaps=gaps, doubts=doubts)


def marks(validated: Validated) -> Mapping[tuple[str, dt.date], tuple[str, str]]:
    """The attendance by member and day, with the cell that it stands in."""
    records = validated.records
    assert records is not None, validated.problems
    return {(row.id, row.date): (row.attendance, records.address(row.ref)) for row in records.activities}


def events(validated: Validated) -> Sequence[tuple[object, ...]]:
    assert validated.records is not None
    return [
        (each.branch, each.date, each.activity, each.hours and int(each.hours), validated.records.address(each.ref))
        for each in validated.records.schedule
    ]


def test_a_clean_table_gives_attendance_and_events() -> None:
    """Each mark is an attendance of its own cell; each column an event of the branch, with its hours."""
    validated = checked(CLEAN)
    assert found(validated) == []
    assert marks(validated) == EXPECTED
    assert events(validated) == [
        ("第一支部", JAN, "黨課", 2, "簽到!C1"),
        ("第一支部", FEB, "支部黨員大會", None, "簽到!D1"),
        ("第一支部", MAR, "組織生活會", None, "簽到!E1"),
    ]
    assert validated.year == 2024
    assert validated.headers["簽到"] == 2


def test_what_nobody_sees_of_it_counts_and_is_told() -> None:
    """A hidden event, hidden and pale rows of people, the sheet itself, notes and conditions over marks; a hidden row
    of no one says nothing."""
    others = {"安排": None, "活動": [], "評議": None, "支部": None, "成員": PEOPLE}
    looks = {"hidden": (0, 3), "pale": (4,), "hidden_columns": frozenset({0, 3}), "concealed": True}
    looks |= {"conditional": ((0, 0, 2, 4), (3, 2, 99, 3)), "noted": ((1, 3), (4, 4))}
    drawn = [
        replace(each, **looks) if each.title == "簽到" else each  # type: ignore[arg-type]
        for each in grids(book(**others) | {"簽到": CLEAN})
    ]
    validated = check_grids(drawn)
    assert sorted(found(validated)) == [
        ("warning", "conditional-look", "簽到!C4"),
        ("warning", "hidden-columns", "簽到!D1"),
        ("warning", "hidden-rows", "簽到!B4"),
        ("warning", "hidden-sheet", "簽到!"),
        ("warning", "notes-unread", "簽到!"),
        ("warning", "pale-rows", "簽到!B5"),
    ]
    assert marks(validated) == EXPECTED


def test_many_rows_that_nobody_sees_are_told_by_their_spans_and_cut_with_a_sign() -> None:
    """Eight spans, and that there are more."""
    people: Rows = [[f"{n:03}", f"王{n}", "第一支部", "普通黨員"] for n in range(1, 31)]
    table: Rows = [*CLEAN[:2], *([key, name, "√", "√", "√"] for key, name, *_ in people)]
    hidden = [row for row in range(2, 32) if row % 3]
    others = {"安排": None, "活動": [], "評議": None, "支部": None, "成員": people}
    drawn = [
        replace(each, hidden=hidden) if each.title == "簽到" else each
        for each in grids(book(**others) | {"簽到": table})
    ]
    (told,) = (each for each in check_grids(drawn).problems if each.code == "hidden-rows")
    assert told.params["count"] == 20
    assert told.params["rows"] == "3、5–6、8–9、11–12、14–15、17–18、20–21、23–24…"


MESSY: dict[str, Rows] = {
    "one header row, a merged title, numbers of lines, Simplified, full-width, notes, sums, a legend": [
        ["第一支部２０２４年签到表"] * 7,
        ["序号", "姓 名", "1月10日\n党课", "支部党员大会 2.20", "3/15（周五） 组织生活会", "出席次数", "备注"],
        ["", "课时", "2学时", "", "", "", ""],
        ["1", "王 一", "√", "○", "✓", "2", "补"],
        ["2", "李　明", "×", "√ ", "曠", 1, ""],
        ["3", "陈雪", "√", "／", "缺", "1", ""],
        ["合计", "", 2, 1, 1, "", ""],
        ["说明：√出席 ○请假 ×缺席"] * 7,
        ["填表人：周"] * 7,
    ],
    "activities over dates, ids alone, columns in another order": [
        ["", "黨課", "支部黨員大會", "組織生活會", ""],
        ["", "2024年1月10日", "2024/2/20", "20240315", "編號"],
        ["", "2", "", "", "學時"],
        ["", "√", "請假", "1", "001"],
        ["", "×", "是", "曠", "002"],
        ["", "出席", "—", "缺", "003"],
    ],
    "names alone, a row of days of the week, of hours, of sources": [
        ["姓名", JAN, FEB, MAR],
        ["星期", "星期三", "星期二", "星期五"],
        ["項目", "黨課", "支部黨員大會", "組織生活會"],
        ["學時", 2, None, None],
        ["來源", "a.xlsx!一!C", "a.xlsx!一!D", ""],
        ["王一", "√", "請假", "1"],
        ["李明", "×", "是", "曠"],
        [None, None, None, None],
        ["陈雪", "出席", "—", "缺"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", MESSY.values(), ids=MESSY)
def test_a_messy_table_gives_the_same(rows: Rows) -> None:
    """What offices do to such a table changes nothing of what it says."""
    validated = checked(rows)
    assert {each[1] for each in found(validated)} <= {"sign-in-left-out"}
    assert {key: value for key, (value, _) in marks(validated).items()} == {
        key: value for key, (value, _) in EXPECTED.items()
    }
    assert [each[:4] for each in events(validated)] == [each[:4] for each in events(checked(CLEAN))]


def test_sources_stand_on_marks_and_events() -> None:
    """The row 來源 says of each column where it came from."""
    records = checked(MESSY["names alone, a row of days of the week, of hours, of sources"]).records
    assert records is not None
    assert {row.source for row in records.activities if row.date == JAN} == {"a.xlsx!一!C"}
    assert [event.source for event in records.schedule] == ["a.xlsx!一!C", "a.xlsx!一!D", None]


def changed(row: int, column: int, value: object, rows: Rows = CLEAN) -> Rows:
    """The clean table with one cell changed, by its number and column from 0."""
    return [
        [value if (at, number) == (column, row - 1) else cell for at, cell in enumerate(each)]
        for number, each in enumerate(rows)
    ]


WRONG: dict[str, tuple[Rows, str, str]] = {
    "an unknown mark": (changed(4, 2, "△"), "unknown-mark", "簽到!C4"),
    "a word that likely means something": (changed(4, 2, "未到"), "unknown-mark", "簽到!C4"),
    "an error value": (changed(5, 3, CellError("#REF!")), "error-value", "簽到!D5"),
    "a formula that was never calculated": (changed(5, 3, Unseen()), "uncalculated", "簽到!D5"),
    "an id that nobody has": (changed(5, 0, "009"), "unknown-member", "簽到!A5"),
    "an id that is no id": (changed(5, 0, 1.5), "bad-id", "簽到!A5"),
    "the name of another": (changed(5, 1, "王一"), "name-mismatch", "簽到!B5"),
    "a name that nobody has": (changed(5, 0, "", changed(5, 1, "李鳴")), "unknown-name", "簽到!B5"),
    "marks of nobody": (changed(5, 0, "", changed(5, 1, "")), "sign-in-no-member", "簽到!B5"),
    "a member twice": (changed(5, 0, "001", changed(5, 1, "王一")), "sign-in-twice", "簽到!B5"),
    "an event twice": (changed(1, 3, JAN, changed(2, 3, "黨課", changed(3, 3, 2))), "duplicate-event", "簽到!D1"),
    "no date": (changed(1, 3, ""), "sign-in-no-date", "簽到!D3"),
    "no activity": (changed(2, 3, ""), "sign-in-no-activity", "簽到!D1"),
    "a day that is none": (changed(1, 3, "2024-02-30"), "bad-date", "簽到!D1"),
    "a day of another name": (changed(1, 3, "2024-02-20 星期一"), "wrong-weekday", "簽到!D1"),
    "an unknown activity": (changed(2, 3, "黨客"), "unknown-activity", "簽到!D1"),
    "what nobody attends": (changed(2, 3, "學習筆記"), "not-held", "簽到!D1"),
    "hours that are wanting": (changed(3, 2, ""), "missing-for-activity", "簽到!C1"),
    "no header": ([["甲", "乙"], ["√", "√"]], "no-header", "簽到!"),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "code", "place"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_at_its_cell(rows: Rows, code: str, place: str) -> None:
    """Nothing is guessed, and nothing is scored."""
    validated = checked(rows)
    assert ("error", code, place) in found(validated)
    assert validated.records is None


@pytest.mark.parametrize("title", ["2024年缺席登記表（缺席打√）", "第一支部2024年度缺勤情况表", "未到人員登記"])
def test_ticks_under_a_title_of_absence_are_asked_about(title: str) -> None:
    """Who reads them sees who was absent; they count for nobody's attendance, nor for his absence."""
    rows = [[title], ["編號", "姓名", FEB], ["", "", "支部黨員大會"], ["001", "王一", "√"], ["002", "李明", "√"]]
    assert [each.place for each in found(checked(rows)) if each.code == "unknown-mark"] == ["簽到!C4", "簽到!C5"]
    rows[3][-1], rows[4][-1] = "是", "到"  # who is absent is written as 是, and nobody as 到
    assert [each.place for each in found(checked(rows)) if each.code == "unknown-mark"] == ["簽到!C4"]


@pytest.mark.parametrize(
    "title",
    ["2024年出勤缺勤登記表", "2024年考勤表（缺勤打×）", "請假須附請假條", "集中學習記錄表", "黨課缺席補課簽到表"],
)
def test_ticks_under_other_titles_are_attendance(title: str) -> None:
    """Titles of tables in which both stand, and remarks on leave, say nothing of ticks."""
    rows = [[title], ["編號", "姓名", FEB], ["", "", "支部黨員大會"], ["001", "王一", "√"], ["002", "李明", "×"]]
    assert marks(checked(rows)) == {
        ("001", FEB): ("present", "簽到!C4"), ("002", FEB): ("unexcused", "簽到!C5")
    }  # fmt: skip


def test_a_legend_settles_ticks_under_a_title_of_absence() -> None:
    """It says what they mean."""
    rows = [["2024年缺勤登記表"], ["編號", "姓名", FEB], ["", "", "支部黨員大會"], ["001", "王一", "√"],
            ["說明：√缺席 △請假"]]  # fmt: skip
    assert marks(checked(rows)) == {("001", FEB): ("unexcused", "簽到!C4")}


def test_unknown_marks_say_what_they_may_mean() -> None:
    """Likely words are named, others only asked about."""
    for mark, told in (("△", "符號表裏沒有；可填"), ("未到", "多指「缺席」")):
        (problem,) = checked(changed(4, 2, mark)).problems
        assert told in message(problem)


def test_what_offices_mean_is_taken_and_told() -> None:
    """出差 is 請假 by habit; where the table's own legend says so, there is nothing to tell."""
    validated = checked(changed(4, 2, "出差"))
    assert found(validated) == [("warning", "mark-taken", "簽到!C4")]
    assert marks(validated)["001", JAN][0] == "excused"
    rows = [*changed(4, 2, "△"), ["說明：√出席 △請假"] * 5]
    assert marks(checked(rows))["001", JAN][0] == "excused"
    assert "mark-taken" not in {each.code for each in checked(rows).problems}


def test_an_empty_cell_is_asked_about_and_not_attended() -> None:
    """Under an event that others attended it is unrecorded; under one of nobody's the event is told."""
    validated = checked(changed(4, 2, ""))
    assert found(validated) == [("warning", "sign-in-blank", "簽到!C4")]
    assert ("001", JAN) not in marks(validated)
    nobody = changed(4, 2, "", changed(5, 2, "", changed(6, 2, "")))
    assert ("warning", "unattended", "簽到!C1") in found(checked(nobody, gaps=True))
    left = [["004", "趙三", "第一支部", "普通黨員", None, None, None, dt.date(2024, 1, 5)], *PEOPLE]
    assert found(checked([*CLEAN, ["004", "趙三", "", "", ""]], members=left)) == []


def test_names_are_matched_within_the_branch() -> None:
    """Two people of one name: by the branch in the title, by a column, or not at all."""
    members = [*PEOPLE, ["004", "王一", "第二支部", "普通黨員"]]
    names = [row[1:] for row in CLEAN]
    assert ("error", "name-of-several", "簽到!A4") in found(checked(names, members=members))
    titled = checked([["第一支部簽到表", "", "", ""], *names], members=members)
    assert marks(titled)["001", JAN] == ("present", "簽到!B5")
    branch = [["支部", "", "", "第二支部", "第一支部", "第一支部"][at] for at in range(6)]
    with_branch = [[*row, branch[at]] for at, row in enumerate(names)]
    assert ("004", JAN) in marks(checked(with_branch, members=members))


def test_it_stands_beside_the_schedule() -> None:
    """Events of 安排 are not made again, and bring their hours; a column that it lacks is filled in."""
    schedule: Rows = [["第一支部", JAN, "黨課", 3], ["第一支部", MAR, "組織生活會"]]
    validated = checked(changed(3, 2, ""), 安排=schedule)
    assert found(validated) == []
    assert [each[1:] for each in events(validated)] == [
        (JAN, "黨課", 3, "安排!C2".replace("C", "A")), (MAR, "組織生活會", None, "安排!A3"),
        (FEB, "支部黨員大會", None, "簽到!D1"),
    ]  # fmt: skip


def test_guests_make_no_event_of_their_branch() -> None:
    """Where 安排 has the event for another branch, who came as a guest is told, and counts for nothing."""
    members = [*PEOPLE, ["004", "周五", "第二支部", "普通黨員"]]
    validated = checked([*CLEAN, ["004", "周五", "√", "", ""]], members=members, 安排=[["第一支部", JAN, "黨課", 2]])
    assert ("warning", "unscheduled", "簽到!C7") in found(validated)
    assert {each[0] for each in events(validated)} == {"第一支部"}
    joint = checked([*CLEAN, ["004", "周五", "√", "", ""]], members=members)
    assert ("第二支部", JAN, "黨課", 2, "簽到!C1") in events(joint)
    assert not [each for each in events(joint) if each[0] == "第二支部" and each[1] != JAN]


def test_it_stands_beside_the_activities() -> None:
    """The same attendance in both counts once; with another value it is an error; 活動 alone may know of it."""
    same = checked(CLEAN, 活動=[["002", "李明", JAN, "黨課", "缺席"]])
    assert found(same) == []
    assert marks(same)["002", JAN] == ("unexcused", "活動!A2")
    assert len(marks(same)) == len(EXPECTED)
    other = checked(CLEAN, 活動=[["002", "李明", JAN, "黨課", "請假"], ["001", "王一", FEB, "支部黨員大會"]])
    assert found(other) == [("error", "sign-in-differs", "活動!E2"), ("error", "sign-in-differs", "活動!E3")]
    assert message(other.problems[0]) == "出勤填的是「請假」，「簽到」C5是「缺席」"
    alone = checked(changed(4, 2, ""), 活動=[["001", "王一", JAN, "黨課", "請假"]])
    assert found(alone) == []
    assert marks(alone)["001", JAN] == ("excused", "活動!A2")


def test_years_periods_and_other_tracks() -> None:
    """Columns of other years, marks outside a member's period, and members whose rules know no such event."""
    rows = changed(1, 4, dt.date(2023, 3, 15))
    assert {each.code for each in checked(rows).problems} == {"several-years"}
    others = check(dict(book(安排=None, 活動=[], 評議=None, 支部=None, 成員=PEOPLE)) | {"簽到": rows}, 2024)
    assert ("warning", "other-columns", "簽到!E1") in found(others)
    left = [[*PEOPLE[0], None, None, None, dt.date(2024, 1, 31)], *PEOPLE[1:]]
    assert ("warning", "outside-period", "簽到!D4") in found(checked(CLEAN, members=left))
    student = [[*PEOPLE[0][:3], "學生黨員"], *PEOPLE[1:]]
    assert ("warning", "mark-uncounted", "簽到!C4") in found(checked(CLEAN, members=student))


def test_dates_without_a_year_are_of_the_year_of_all_others() -> None:
    """活動 says which it is; with nothing that does, each is asked about."""
    rows = [["編號", "1月10日", "3月15日"], ["", "集中學習", "組織生活會"], *([m[0], "√", "√"] for m in PEOPLE)]
    told = [("error", "date-without-year", "簽到!B1"), ("error", "date-without-year", "簽到!C1")]
    assert found(checked(rows)) == [("error", "no-year", "活動!C1"), *told]
    deed = [["001", "王一", JAN, "心得體會", None, None, 3000]]
    assert set(marks(checked(rows, 活動=deed))) >= {("001", JAN), ("003", MAR)}
    assert set(marks(checked([["2024年簽到表", "", ""], *rows]))) >= {("001", JAN), ("003", MAR)}


def test_sums_are_held_against_the_marks() -> None:
    """Of a row, and of a column; what is no number says nothing."""
    rows = [[*row, ["出席次數", "", "", 2, 1, 9][at]] for at, row in enumerate(CLEAN)]
    rows += [["合計", "", 2, 7, "—", ""]]
    assert found(checked(rows)) == [("warning", "total-differs", "簽到!F6"), ("warning", "total-differs", "簽到!D7")]


def test_a_sheet_of_another_title_is_read_where_it_is_the_only_one() -> None:
    """By its header, and told; two such sheets are left alone."""
    data = dict(book(安排=None, 活動=[], 評議=None, 支部=None, 成員=PEOPLE))
    one = check(data | {"三會一課": CLEAN})
    assert found(one) == [("warning", "sheet-taken", "三會一課!")]
    assert {cell for _, cell in marks(one).values()} >= {"三會一課!C4"}
    two = check(data | {"三會一課": CLEAN, "上半年": CLEAN}, 2024)
    assert [each[1] for each in found(two)].count("sheet-left-alone") == 2
    assert check(data | {"體檢": [["姓名", JAN], ["王一", "√"]]}, 2024).records is not None


def test_it_scores_as_rows_of_the_same_would() -> None:
    """The same attendance in 安排 and 活動 gives the same points; evidence is the cell of the mark."""
    validated = checked(CLEAN)
    assert validated.records is not None
    schedule = [["第一支部", JAN, "黨課", 2], ["第一支部", FEB, "支部黨員大會"], ["第一支部", MAR, "組織生活會"]]
    words = {"present": "出席", "excused": "請假", "unexcused": "缺席", "exempt": "免"}
    kinds = {JAN: "黨課", FEB: "支部黨員大會", MAR: "組織生活會"}
    listed = [[key, None, date, kinds[date], words[value]] for (key, date), (value, _) in EXPECTED.items()]
    rows = check(dict(book(安排=schedule, 活動=listed, 評議=None, 支部=None, 成員=PEOPLE)))
    assert rows.records is not None
    one, other = (scoring.score(each, rules(), 2024) for each in (validated.records, rows.records))
    assert [card.quantified for card in one] == [card.quantified for card in other]
    evidence = {ref for card in one for line in card.lines for ref in line.evidence}
    assert Ref("sign_in", 6, "E") in evidence
