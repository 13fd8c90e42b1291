"""Registers that differ from the records in known ways: all of that is found, and following it leaves nothing."""

import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from effort import tries
from running import Run
from sheets import write_as

pytestmark = pytest.mark.usefixtures("folder")
Rows = list[list[object]]
HELD = ("支部黨員大會", "集中學習", "組織生活會")
ATTENDANCE = ("出席", "請假", "缺席")
LEVELS = ("中央", "省", "市", "區")
MEMBERS: Rows = [
    ["編號", "姓名", "支部", "類別"],
    ["1001", "王一", "第一支部", "普通黨員"],
    ["1002", "李明", "第一支部", "普通黨員"],
]
FEW = settings(max_examples=tries("workbooks"), deadline=None, suppress_health_check=list(HealthCheck))
Key = tuple[str, str]
"""Day and activity."""


@dataclass
class Case:
    """What the branch has of a member and what the register has, by day and activity: attendance, or a level."""

    branch: dict[Key, str] = field(default_factory=dict)
    own: dict[Key, str] = field(default_factory=dict)

    @property
    def differences(self) -> dict[Key, str]:
        """Each that differs, and where it stands."""
        found = {key: "both" for key in self.branch.keys() & self.own.keys() if self.branch[key] != self.own[key]}
        found |= dict.fromkeys(self.branch.keys() - self.own.keys(), "branch")
        return found | dict.fromkeys(self.own.keys() - self.branch.keys(), "own")


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A few things of every kind, each alike, otherwise, or on one side alone; one meeting and one deed are alike."""
    case = Case({("2024-01-01", "集中學習"): "出席", ("2024-01-02", "表彰"): "區"})
    case.own = dict(case.branch)
    days = st.dates(dt.date(2024, 1, 3), dt.date(2024, 12, 31)).map(dt.date.isoformat)
    things = draw(st.lists(st.tuples(days, st.sampled_from((*HELD, "表彰"))), max_size=6, unique=True))
    for key in things:
        values = st.sampled_from(LEVELS if key[1] == "表彰" else ATTENDANCE)
        where = draw(st.sampled_from(("alike", "otherwise", "branch", "own")))
        if where != "own":
            case.branch[key] = draw(values)
        if where != "branch":
            case.own[key] = case.branch[key] if where == "alike" else draw(values)
    return case


def _activities(of: dict[Key, str]) -> Rows:
    return [["編號", "姓名", "日期", "項目", "出勤", "級別"]] + [
        ["1001", "王一", day, name, *(("", value) if name == "表彰" else (value, ""))]
        for (day, name), value in of.items()
    ]


def _signed(of: dict[Key, str]) -> Rows:
    """The meetings as a table; the other member was at all of them."""
    held = {key: value for key, value in of.items() if key[1] != "表彰"}
    head: Rows = [["編號", "姓名", *(day for day, _ in held)], ["", "", *(name for _, name in held)]]
    return [*head, ["1001", "王一", *held.values()], ["1002", "李明", *("√" for _ in held)]]


def _records(case: Case, *, signed: bool) -> str:
    deeds = {key: value for key, value in case.branch.items() if key[1] == "表彰"} if signed else case.branch
    sheets = {"成員": MEMBERS, "活動": _activities(deeds)}
    return write_as("branch.xlsx", sheets | ({"簽到": _signed(case.branch)} if signed else {}))


def _found(run: Run, own: str, records: str) -> dict[Key, str]:
    ran = run("--lang", "zh-Hant", "reconcile", own, "--with", records, "--format", "json")
    assert ran.status == 0, ran.err
    members = json.loads(ran.out)["members"]
    told = [(each["date"], each["activity"], each["kind"]) for member in members for each in member["differences"]]
    assert len(told) == len(set(told))
    return {(day, name): kind for day, name, kind in told}


def _follow_all(path: str) -> None:
    """Decide every difference for the member."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[2]]
    for row in sheet.iter_rows(min_row=3):
        if row[titles.index("項目")].value:
            row[titles.index("決定")].value = "按本人"
    book.save(path)


@pytest.mark.parametrize("signed", [False, True], ids=["in rows", "in a sign-in table"])
@FEW
@given(case=cases())
def test_what_differs_is_found_and_following_it_leaves_none(case: Case, signed: bool, run: Run) -> None:
    for old in Path.cwd().glob("*.xlsx"):
        old.unlink()
    records, own = _records(case, signed=signed), write_as("own.xlsx", {"活動": _activities(case.own)})
    assert _found(run, own, records) == case.differences
    if not case.differences:
        return
    told = run.of("--lang", "zh-Hant", "reconcile", own, "--with", records)
    assert told("--out", "d.xlsx").status == 0
    _follow_all("d.xlsx")
    ran = told("--apply", "d.xlsx", "--out", "after.xlsx")
    assert ran.status == 0, ran.err
    assert _found(run, own, "after.xlsx") == {}
