"""Records → the table of a layout, by a generator that is its inverse → import → the same records."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangxing.rules import loading
from dangxing.workbook.layouts import Options, Reader
from dangxing.workbook.layouts import loading as layout_files
from dangxing.workbook.layouts.assembling import Imported, assemble
from dangxing.workbook.validating.lexicon import Lexicon
from effort import tries
from sheets import write

Rows = list[list[object]]
HELD = ("支部黨員大會", "支部委員會", "黨小組會", "集中學習", "組織生活會")
ATTENDANCE = {"present": "√", "excused": "請假", "unexcused": "缺席", "exempt": "免"}
VERDICTS = ("優秀", "合格", "基本合格", "不合格")
LEVELS = {"中央": "國家級", "省": "省級", "市": "市級", "區": "區級"}
BRANCH = "第一支部"
FEW = settings(
    max_examples=tries("workbooks"), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

names = st.lists(
    st.text("王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅", min_size=2, max_size=3), min_size=1, max_size=5, unique=True
)
days = st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
meetings = st.lists(st.tuples(days, st.sampled_from(HELD)), min_size=1, max_size=4, unique=True)


@cache
def reader() -> Reader:
    return Reader(layout_files.load(None), Lexicon(loading.load()), Options(year=2024, branch=BRANCH))


def imported(folder: Path, sheets: Mapping[str, Rows]) -> Imported:
    """What a workbook of these sheets gives, which is sound."""
    path = write(sheets, folder / "table.xlsx")
    extracts = reader().extract(str(path))
    found = assemble({str(path): extracts}, "ordinary")
    assert found.paths, [trouble for extract in extracts for trouble in extract.troubles]
    return found


def values(found: Imported, sheet: Any, *fields: str) -> list[tuple[object, ...]]:
    """These fields of every row, sorted; people by their names."""
    members = found.rows["members"]
    people = {row[members.fields.index("id")]: row[members.fields.index("name")] for row in members.values}
    rows = found.rows[sheet]
    taken = []
    for row in rows.values:
        said = {**dict(zip(rows.fields, row, strict=True))}
        taken.append(tuple(people[said["id"]] if field == "who" else said.get(field) for field in fields))
    return sorted(taken, key=str)


@st.composite
def attended(draw: st.DrawFn) -> tuple[list[str], dict[tuple[dt.date, str], dict[str, str]]]:
    """People, and how each of them attended every meeting; of each, somebody was there."""
    people, held = draw(names), draw(meetings)
    marks = st.sampled_from(sorted(ATTENDANCE))
    return people, {each: {name: draw(marks) for name in people} for each in held}


def _matrix(people: list[str], held: dict[tuple[dt.date, str], dict[str, str]]) -> dict[str, Rows]:
    head: Rows = [["簽到表"], ["序號", "姓名", *(day for day, _ in held)], ["", "", *(name for _, name in held)]]
    body = [[at, name, *(ATTENDANCE[marks[name]] for marks in held.values())] for at, name in enumerate(people, 1)]
    return {"一": [*head, *body]}


def _matrix_in_one_row(people: list[str], held: dict[tuple[dt.date, str], dict[str, str]]) -> dict[str, Rows]:
    head: Rows = [["姓名", *(f"{day.month}月{day.day}日\n{name}" for day, name in held)]]
    return {"簽到": head + [[name, *(ATTENDANCE[marks[name]] for marks in held.values())] for name in people]}


def _said(marks: dict[str, str]) -> tuple[str, str]:
    """Those present, and the others with what they were."""
    others = [f"{name}（{ATTENDANCE[mark]}）" for name, mark in marks.items() if mark != "present"]
    return "、".join(name for name, mark in marks.items() if mark == "present"), "、".join(others)


def _cards(_: list[str], held: dict[tuple[dt.date, str], dict[str, str]]) -> dict[str, Rows]:
    return {
        str(at): [["會議記錄"], ["會議名稱", name, "時間", day], ["應到", len(marks)],
                  ["簽到", _said(marks)[0] or "無"], ["缺席人員及原因", _said(marks)[1] or "無"]]
        for at, ((day, name), marks) in enumerate(held.items())
    }  # fmt: skip


def _register(_: list[str], held: dict[tuple[dt.date, str], dict[str, str]]) -> dict[str, Rows]:
    head: Rows = [["三會一課"], ["會議類型", "實際時間", "應到", "出席", "缺席"]]
    return {"一": head + [[name, day, len(marks), *_said(marks)] for (day, name), marks in held.items()]}


def _lists(_: list[str], held: dict[tuple[dt.date, str], dict[str, str]]) -> dict[str, Rows]:
    return {
        str(at): [[f"{day.isoformat()} {name}簽到"], ["姓名", "出勤"],
                  *([who, ATTENDANCE[mark]] for who, mark in marks.items())]
        for at, ((day, name), marks) in enumerate(held.items())
    }  # fmt: skip


def _log(_: list[str], held: dict[tuple[dt.date, str], dict[str, str]]) -> dict[str, Rows]:
    head: Rows = [["簽到狀態", "姓名", "會議類型", "開始時間"]]
    rows: Rows = [
        [ATTENDANCE[mark], who, name, f"{day.isoformat()} 14:30"]
        for (day, name), marks in held.items()
        for who, mark in marks.items()
    ]
    return {"導出": head + sorted(rows, key=str)}


@pytest.mark.parametrize("table", [_matrix, _matrix_in_one_row, _cards, _register, _lists, _log])
@FEW
@given(case=attended())
def test_attendance_comes_back(
    case: tuple[list[str], dict[tuple[dt.date, str], dict[str, str]]],
    table: Callable[..., dict[str, Rows]],
    tmp_path: Path,
) -> None:
    people, held = case
    found = imported(tmp_path, table(people, held))
    assert values(found, "schedule", "date", "activity", "branch") == sorted(
        ((day, name, BRANCH) for day, name in held), key=str
    )
    assert values(found, "activities", "who", "date", "activity", "attendance") == sorted(
        ((who, *event, mark) for event, marks in held.items() for who, mark in marks.items()), key=str
    )


@FEW
@given(people=names, data=st.data())
def test_votes_come_back(people: list[str], data: st.DataObject, tmp_path: Path) -> None:
    """From ballots, and from the tally of the same ballots."""
    chosen = data.draw(
        st.lists(
            st.lists(st.sampled_from(VERDICTS), min_size=len(people), max_size=len(people)), min_size=1, max_size=3
        )
    )
    ballots: dict[str, Rows] = {
        f"票{at}": [["姓名", *VERDICTS], *([name, *("√" if each == vote else "" for each in VERDICTS)]
                    for name, vote in zip(people, votes, strict=True))]
        for at, votes in enumerate(chosen)
    }  # fmt: skip
    counted = [[sum(votes[at] == each for votes in chosen) for each in VERDICTS] for at in range(len(people))]
    tally: Rows = [
        ["姓名", *VERDICTS, "合計"],
        *([name, *line, sum(line)] for name, line in zip(people, counted, strict=True)),
    ]
    fields = ("votes_excellent", "votes_qualified", "votes_basically_qualified", "votes_unqualified")
    expected = sorted(((name, *line) for name, line in zip(people, counted, strict=True)), key=str)
    assert values(imported(tmp_path, ballots), "appraisal", "who", *fields) == expected
    assert values(imported(tmp_path, {"計票": tally}), "appraisal", "who", *fields) == expected


deeds = st.lists(st.tuples(st.integers(0, 9), days, st.sampled_from(sorted(LEVELS))), min_size=1, max_size=6)


def _deeds_in_rows(done: Sequence[tuple[str, dt.date, str]]) -> dict[str, Rows]:
    return {"獎懲": [["姓名", "項目", "日期", "級別"], *([name, "表彰", day, level] for name, day, level in done)]}


def _deeds_across(done: Sequence[tuple[str, dt.date, str]]) -> dict[str, Rows]:
    people = dict.fromkeys(name for name, _, _ in done)
    cells = {
        (name, level): "、".join(f"{day.month}月{day.day}日" for who, day, each in done if (who, each) == (name, level))
        for name in people
        for level in LEVELS
    }
    return {
        "加分": [["姓名", *LEVELS.values()], *([name, *(cells[name, level] for level in LEVELS)] for name in people)]
    }


def _cards_of_members(done: Sequence[tuple[str, dt.date, str]]) -> dict[str, Rows]:
    return {
        name: [
            ["姓名", name],
            ["項目", "時間", "級別"],
            *(["表彰", day, level] for who, day, level in done if who == name),
        ]
        for name in dict.fromkeys(name for name, _, _ in done)
    }


@pytest.mark.parametrize("table", [_deeds_in_rows, _deeds_across, _cards_of_members])
@FEW
@given(people=names, drawn=deeds)
def test_deeds_come_back(
    people: list[str],
    drawn: list[tuple[int, dt.date, str]],
    table: Callable[..., dict[str, Rows]],
    tmp_path: Path,
) -> None:
    done = [(people[at % len(people)], day, level) for at, day, level in drawn]
    found = imported(tmp_path, table(done))
    assert values(found, "activities", "who", "date", "activity", "level") == sorted(
        ((name, day, "表彰", level) for name, day, level in done), key=str
    )


@FEW
@given(
    people=names,
    drawn=st.lists(st.tuples(st.integers(0, 9), days, st.integers(0, 47), st.integers(1, 40)), min_size=1, max_size=5),
)
def test_shifts_come_back(people: list[str], drawn: list[tuple[int, dt.date, int, int]], tmp_path: Path) -> None:
    """From when to when, in half hours, over midnight as well."""

    def clock(halves: int) -> str:
        return f"{halves // 2 % 24:02}:{halves % 2 * 30:02}"

    shifts = [(people[at % len(people)], day, begun, long) for at, day, begun, long in drawn]
    rows: Rows = [["姓名", "項目名稱", "服務日期", "開始時間", "結束時間"]]
    rows += [[who, "清潔", day, clock(begun), clock(begun + long)] for who, day, begun, long in shifts]
    found = imported(tmp_path, {"志願": rows})
    hours = [(who, day, float(str(each))) for who, day, each in values(found, "activities", "who", "date", "hours")]
    assert sorted(hours, key=str) == sorted(((who, day, long / 2) for who, day, _, long in shifts), key=str)


@FEW
@given(people=names, data=st.data())
def test_members_and_results_come_back(people: list[str], data: st.DataObject, tmp_path: Path) -> None:
    """Numbers, posts, standing; verdicts."""
    posts = st.sampled_from(["書記", "委員", ""])
    listed = [(f"{at:03}", name, data.draw(posts)) for at, name in enumerate(people)]
    chosen = [data.draw(st.sampled_from(VERDICTS)) for _ in people]
    sheets: dict[str, Rows] = {
        "名冊": [["編號", "姓名", "性別", "民族", "黨內職務"], *([*each[:2], "男", "漢", each[2]] for each in listed)],
        "評議": [["姓名", "評議結果"], *([name, verdict] for name, verdict in zip(people, chosen, strict=True))],
    }
    found = imported(tmp_path, sheets)
    assert values(found, "members", "id", "name", "post") == [(key, name, post or None) for key, name, post in listed]
    assert values(found, "appraisal", "who", "verdict") == sorted(zip(people, chosen, strict=True), key=str)
