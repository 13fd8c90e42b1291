"""The same attendance as rows of 活動, as the sheet 簽到, and as an office's own table that is imported: it is one."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dangxing
from effort import tries
from running import Run
from sheets import write_as

pytestmark = pytest.mark.usefixtures("folder")
Rows = list[list[object]]
Held = dict[tuple[dt.date, str], dict[str, str]]
HELD = ("支部黨員大會", "支部委員會", "黨小組會", "集中學習", "組織生活會")
MARKS = {"present": ("√", "出席"), "excused": ("請假", "請假"), "unexcused": ("×", "缺席"), "exempt": ("—", "免")}
FEW = settings(max_examples=tries("workbooks"), deadline=None, suppress_health_check=list(HealthCheck))


@cache
def rules() -> Any:
    return dangxing.load_rules()


@st.composite
def attended(draw: st.DrawFn) -> tuple[list[str], Held]:
    """People, and how each of them attended every meeting; of each, somebody was expected."""
    signs = st.text("王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅", min_size=2, max_size=3)
    people = draw(st.lists(signs, min_size=1, max_size=5, unique=True))
    days = st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    held = draw(st.lists(st.tuples(days, st.sampled_from(HELD)), min_size=1, max_size=5, unique=True))
    expected, marks = st.sampled_from(("present", "excused", "unexcused")), st.sampled_from(sorted(MARKS))
    return people, {each: {name: draw(marks if at else expected) for at, name in enumerate(people)} for each in held}


def _in_rows(members: Rows, held: Held) -> str:
    ids = {str(row[1]): row[0] for row in members[1:]}
    schedule = [["第一支部", *event] for event in held]
    done = [[ids[who], *event, MARKS[mark][1]] for event, marks in held.items() for who, mark in marks.items()]
    head: Rows = [["編號", "日期", "項目", "出勤"]]
    return write_as("rows.xlsx", {"成員": members, "安排": [["支部", "日期", "項目"], *schedule], "活動": head + done})


def _table(people: list[str], held: Held, ids: dict[str, object] | None) -> Rows:
    """People down and meetings across; with their numbers, or as an office has it, without."""
    beside = [["編號"] if ids else [], [""] if ids else [], *([ids[name]] if ids else [] for name in people)]
    head: Rows = [["姓名", *(day for day, _ in held)], ["", *(name for _, name in held)]]
    body: Rows = [[name, *(MARKS[marks[name]][0] for marks in held.values())] for name in people]
    return [[*first, *row] for first, row in zip(beside, head + body, strict=True)]


def _told(path: str) -> tuple[Any, Any, Any]:
    """The meetings, how everyone attended, and what that comes to: lines with their points, and the score."""
    workbook = dangxing.read(path, rules())
    records = workbook.records
    events = sorted((event.branch, event.date, event.activity) for event in records.schedule)
    rows = sorted((row.id, row.date, row.activity, str(row.attendance)) for row in records.activities)
    cards = dangxing.score(workbook, rules()).cards
    scores = [
        (card.member.id, card.quantified, [(line.rule, line.times, line.points) for line in card.lines])
        for card in sorted(cards, key=lambda card: card.member.id)
    ]
    return events, rows, scores


@FEW
@given(case=attended())
def test_it_is_the_same_however_it_is_kept(case: tuple[list[str], Held], run: Run) -> None:
    people, held = case
    for old in Path.cwd().glob("*.xlsx"):
        old.unlink()
    ids: dict[str, object] = {name: f"{at:04}" for at, name in enumerate(people, 1)}
    members: Rows = [["編號", "姓名", "支部", "類別"]]
    members += [[ids[name], name, "第一支部", "普通黨員"] for name in people]
    in_rows = _told(_in_rows(members, held))
    signed = {"成員": members, "簽到": _table(people, held, ids), "活動": [["編號", "日期", "項目"]]}
    assert _told(write_as("signed.xlsx", dict(signed))) == in_rows
    write_as("名冊.xlsx", {"名冊": [[*members[0], "性別"], *([*row, "男"] for row in members[1:])]})
    write_as("簽到表.xlsx", {"一": [["第一支部2024年簽到表"], *_table(people, held, None)]})
    ran = run("import", "名冊.xlsx", "簽到表.xlsx", "--out", "imported.xlsx")
    assert ran.status == 0, ran.err
    assert _told("imported.xlsx") == in_rows
