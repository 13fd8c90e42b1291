"""A year of records of four tracks, made in memory, scored by the rules that are shipped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dangxing import scoring
from dangxing.language import Language
from dangxing.records import (
    Activity,
    Appraisal,
    Branch,
    Event,
    Layout,
    Member,
    Place,
    Problem,
    Records,
    SheetKey,
)
from dangxing.results import Result
from dangxing.rules import Rulebook, loading
from dangxing.workbook.grid import CellError, Grid, Row

YEAR = 2024
TITLES: Mapping[SheetKey, tuple[str, str]] = {
    "members": ("成員", "成员"),
    "schedule": ("安排", "安排"),
    "activities": ("活動", "活动"),
    "appraisal": ("評議", "评议"),
    "branches": ("支部", "支部"),
}
FIELDS: Mapping[SheetKey, tuple[str, ...]] = {
    "members": ("id", "name", "branch", "track", "post", "standing", "start", "end", "grade", "notes"),
    "schedule": ("branch", "date", "activity", "hours", "topic"),
    "activities": (
        "id", "name", "date", "activity", "attendance", "hours", "characters", "level", "result", "evidence", "notes",
    ),
    "appraisal": (
        "id", "verdict", "poll_score", "votes_excellent", "votes_qualified", "votes_basically_qualified",
        "votes_unqualified", "satisfaction", "self_appraisal",
    ),
    "branches": ("branch", "year_end_rank", "branches_ranked", "staff", "attending"),
}  # fmt: skip
# A merged title stands over each table, so that rows of the sheets and of the lists differ.
HEADER = 1
FIRST = HEADER + 2
BRANCHES = ("機關第一黨支部", "城建項目黨支部", "財務黨支部")
_ENTERPRISE_DEEDS = ("為單位辦實事", "為羣眾辦實事", "長效機制", "思想政治工作", "個人整改計劃")
_STUDENT = ("承諾書", "研讀經典", "讀書筆記", "心得體會", "學習交流", "擔任崗位", "社會實踐", "一幫一", "義務獻血")
_TRAINEE = ("黨性鍛鍊計劃", "臨時組織關係", "黨性剖析", "黨性鍛鍊總結", "總結交流")


def grid_of(title: str, index: int, rows: Sequence[Row], merged: Sequence[tuple[int, int, int, int]] = ()) -> Grid:
    """A sheet of rows that begin at A1."""
    width = max((len(row) for row in rows), default=0)

    def again() -> Iterator[Row]:
        return iter([[*row, *([""] * (width - len(row)))] for row in rows])

    return Grid(title, index, 0, 0, len(rows), width, again, tuple(merged))


def _cell(value: object) -> object:
    if value is None:
        return ""
    return float(value) if isinstance(value, (int, Decimal)) else value


def _sheet(key: SheetKey, index: int, script: Language, rows: Sequence[object]) -> tuple[Grid, Layout]:
    title = TITLES[key][script == "zh-Hans"]
    fields = FIELDS[key]
    body: list[Row] = [[f"{YEAR} {title}"] * len(fields), list(fields)]
    body += [[_cell(getattr(row, field)) for field in fields] for row in rows]
    grid = grid_of(title, index, body, [(0, 0, 0, len(fields) - 1)])
    return grid, Layout(title, HEADER, {field: at for at, field in enumerate(fields)}, 0)


def members(each: int) -> list[Member]:
    """So many members of each track, with names and ids that tempt a spreadsheet program."""
    awkward = ["=1+1", "<r>王</r>", "+8613", "http://a.cn", "0012", "王_x0041_小", "A&B\"'", "李\u3000四"]
    made: list[Member] = []
    for track in ("leader", "ordinary", "student", "trainee"):
        for at in range(each):
            number = len(made)
            name = (
                awkward[number % len(awkward)]
                if at % 4 == 3
                else f"{'趙錢孫李周吳鄭王'[number % 8]}{'建國曉明志華'[at % 6]}"
            )
            pending_trainee = track == "trainee" and at == 0
            made.append(
                Member(
                    row=FIRST + number,
                    id=f"{number + 1:04d}",
                    name=name,
                    branch=BRANCHES[number % len(BRANCHES)],
                    track=track,
                    post=("書記", "委員", None)[at % 3] if track == "leader" else None,
                    standing="probationary" if at % 5 == 4 else "full",
                    start=dt.date(YEAR, 3, 1) if track == "trainee" and not pending_trainee else None,
                    end=dt.date(YEAR, 6, 30) if track == "trainee" else None,
                    grade=Decimal(70 + at % 3) if track == "trainee" and at % 4 else None,
                )
            )
    return made


def _schedule() -> list[Event]:
    made: list[Event] = []
    for branch in BRANCHES:
        for month in range(1, 13):
            for activity, day, every in (
                ("黨課", 5, 1), ("集中學習", 12, 1), ("支部黨員大會", 20, 3),
                ("組織生活會", 25, 6), ("組織生活", 8, 2), ("課堂教學", 9, 2),
            ):  # fmt: skip
                if month % every == 0 and not (branch == BRANCHES[2] and activity == "黨課" and month == 7):
                    hours = Decimal("1.5") if activity == "黨課" and month == 2 else Decimal(2)
                    made.append(
                        Event(FIRST + len(made), branch, dt.date(YEAR, month, day), activity, hours, f"第{month}次")
                    )
    return made


def _activities(people: Sequence[Member], schedule: Sequence[Event]) -> list[Activity]:
    made: list[Activity] = []

    def add(member: Member, date: dt.date, activity: str, **more: object) -> None:
        made.append(Activity(row=FIRST + len(made), id=member.id, name=None, date=date, activity=activity, **more))  # type: ignore[arg-type]

    for number, member in enumerate(people):
        enterprise = member.track in ("leader", "ordinary")
        for at, event in enumerate(schedule):
            fits = (
                event.activity not in ("組織生活", "課堂教學")
                if enterprise
                else event.activity in ("組織生活", "課堂教學")
            )
            if event.branch != member.branch or not fits or member.track == "student":
                continue
            if member.track == "leader" and number % 7 == 3 and event.activity == "集中學習":
                continue  # never at a study meeting: the category is forfeited
            if (at + number) % 5 == 4:
                add(member, event.date, event.activity, attendance=("excused", "unexcused")[(at + number) % 2])
            elif (at * 3 + number) % 11:
                add(
                    member, event.date, event.activity, hours=Decimal("1.5") if at % 4 == 1 else None, evidence="簽到表"
                )
        deeds = _ENTERPRISE_DEEDS if enterprise else _STUDENT if member.track == "student" else _TRAINEE
        for at, activity in enumerate(deeds):
            if (at + number) % 6 or number % 4 == 0:
                add(
                    member,
                    dt.date(YEAR, 3 + at % 3, 10 + at),
                    activity,
                    notes='=HYPERLINK("http://x")' if at == 2 else None,
                )
        if enterprise:
            add(member, dt.date(YEAR, 6, 1), "學習筆記", characters=Decimal(9000 + 4000 * (number % 6)))
            add(member, dt.date(YEAR, 6, 2), "理論文章", characters=Decimal(5200))
            add(member, dt.date(YEAR, 6, 3), "徵求意見", result="廣泛" if number % 3 else "不廣泛")
            if number % 3 == 1:
                add(member, dt.date(YEAR, 7, 3), "黨校培訓", result="有心得")
                add(member, dt.date(YEAR, 8, 1), "表彰", level="市")
            if number % 5 == 2:
                add(member, dt.date(YEAR, 9, 1), "未完成任務")
        if member.track == "student":
            for at in range(18 + number % 2 * -3):
                add(member, dt.date(YEAR, 1 + at % 12, 2 + at), "志願服務", hours=Decimal(2))
            add(member, dt.date(YEAR, 10, 1), "寢室建設")
        if member.track == "trainee":
            add(member, dt.date(YEAR, 6, 20), "支部鑑定", result="合格")
            add(member, dt.date(YEAR, 6, 21), "黨校審核", result="通過" if number % 3 else "不通過")
    return made


def _appraisal(people: Sequence[Member]) -> list[Appraisal]:
    made: list[Appraisal] = []
    for number, member in enumerate(people):
        if number % 13 == 12:
            continue
        verdict = ("優秀", "合格", "合格", "基本合格", "優秀")[number % 5] if number % 11 != 7 else "不合格"
        voted = number % 2 == 0
        made.append(
            Appraisal(
                row=FIRST + len(made),
                id=member.id,
                verdict=verdict,
                poll_score=None if voted or number % 17 == 5 else Decimal("87.35") + number % 9,
                # 29 and 3 of 32 votes make 98.125, which rounds up.
                votes_excellent=(29 if number % 4 else 7 + number % 5) if voted else None,
                votes_qualified=3 if voted else None,
                votes_basically_qualified=(0 if number % 4 else number % 3) if voted else None,
                votes_unqualified=None,
                satisfaction=Decimal("90.5") - number % 4 if number % 3 else None,
            )
        )
    return made


def made(each: int = 8, script: Language = "zh-Hant") -> tuple[Result, Rulebook, dict[SheetKey, Grid]]:
    """A result with its rules and the sheets it came from: ``each`` members of each track."""
    rules = loading.load(None)
    people = members(each)
    schedule = _schedule()
    branches = [Branch(FIRST + at, name, (1, 9, 5)[at], 9, 40, 30) for at, name in enumerate(BRANCHES)]
    rows: dict[SheetKey, Sequence[object]] = {
        "members": people,
        "schedule": schedule,
        "activities": _activities(people, schedule),
        "appraisal": _appraisal(people),
        "branches": branches,
    }
    sheets = {key: _sheet(key, at, script, found) for at, (key, found) in enumerate(rows.items())}
    records = Records(
        **{key: tuple(found) for key, found in rows.items()},  # type: ignore[arg-type]
        layouts={key: layout for key, (_, layout) in sheets.items()},
        script=script,
    )
    params = {"branch": BRANCHES[0], "date": dt.date(YEAR, 2, 3), "found": "黨課"}
    warning = Problem("unscheduled", "warning", "記錄.xlsx", Place(sheets["activities"][1].title, 6, 2), params, 2)
    result = Result("記錄.xlsx", "ab" * 32, YEAR, records, scoring.score(records, rules, YEAR), (warning,))
    return result, rules, {key: grid for key, (grid, _) in sheets.items()}


def odd_cells() -> Row:
    """One of every kind of value that a sheet can hold."""
    return [
        "=1+1", "-5", "007", 7.0, 0.1, 1234567.5, True, dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 13, 30),
        dt.time(8, 30), dt.timedelta(hours=30), CellError("#REF!"), "a\x01b", " 空 ", "第一行\n第二行", "_x0041_",
        "<r>x</r>",
        "https://example.com", dt.date(1899, 1, 1), dt.date(1900, 2, 1), "\ud800", "\uffff",
    ]  # fmt: skip
