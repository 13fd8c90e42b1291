"""``dangxing reconcile``: registers against records of any layout; decided in a workbook, written into a copy."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import recalculate
from office_tables import office, records
from running import Run

pytestmark = pytest.mark.usefixtures("folder")
Rows = Sequence[Sequence[object]]
JAN, MAR, MAY, JUN, JUL, SEP = (dt.date(2024, month, 10) for month in (1, 3, 5, 6, 7, 9))
MEMBERS: Rows = [
    ["編號", "姓名", "支部", "類別"],
    ["1001", "王一", "第一支部", "普通黨員"],
    ["1002", "李明", "第一支部", "普通黨員"],
]
DEEDS = ["編號", "姓名", "日期", "項目", "出勤", "學時", "字數", "級別", "結果"]
SIGN_IN: Rows = [
    ["編號", "姓名", JAN, MAR],
    ["", "", "黨課", "組織生活會"],
    ["", "學時", 2, ""],
    ["1001", "王一", "√", "缺席"],
    ["1002", "李明", "√", "請假"],
]
ACTIVITIES: Rows = [
    DEEDS,
    ["1001", "王一", MAY, "表彰", None, None, None, "區"],
    ["1001", "王一", JUN, "學習筆記", None, None, 5000],
    ["1001", "王一", JUL, "為單位辦實事"],
]
REGISTER: Rows = [
    DEEDS,
    ["1001", "王一", JAN, "黨課", "出席"],
    ["1001", "王一", MAR, "組織生活會", "出席"],
    ["1001", "王一", MAY, "表彰", None, None, None, "市"],
    ["1001", "王一", JUN, "學習筆記", None, None, 5000],
    ["1001", "王一", SEP, "心得體會", None, None, 3000],
]
OFFICE: Rows = [
    ["第一支部2024年簽到表"],
    ["姓名", "1月10日", "3月10日"],
    ["", "黨課", "組織生活會"],
    ["李 明", "√", "√"],
]


def book(name: str, sheets: Mapping[str, Rows]) -> str:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    made.save(name)
    return name


@pytest.fixture
def branch() -> str:
    appraisal = [["編號", "等次", "測評得分"], ["1001", "合格", 90], ["1002", "合格", 80]]
    return book("branch.xlsx", {"成員": MEMBERS, "簽到": SIGN_IN, "活動": ACTIVITIES, "評議": appraisal})


@pytest.fixture
def own() -> str:
    return book("own.xlsx", {"活動": REGISTER})


@pytest.fixture
def reconcile(run: Run) -> Run:
    return run.of("--lang", "zh-Hant", "reconcile")


def differences(reconcile: Run, *arguments: str) -> dict[str, dict[str, Any]]:
    ran = reconcile(*arguments, "--format", "json")
    assert ran.status == 0, ran.err
    members = json.loads(ran.out)["members"]
    return {each["activity"]: each for member in members for each in member["differences"]}


def decide(path: str, followed: Mapping[str, str], into: str = "decided.xlsx") -> str:
    """Fill in the decisions by activity."""
    made = load_workbook(path)
    sheet = made.worksheets[0]
    titles = [cell.value for cell in sheet[2]]
    for row in sheet.iter_rows(min_row=3):
        row[titles.index("決定")].value = followed.get(str(row[titles.index("項目")].value))
    made.save(into)
    return into


def test_what_differs_is_told_with_both_cells(reconcile: Run, own: str, branch: str) -> None:
    """In one alone, in both with other values; what both have alike is counted."""
    found = differences(reconcile, own, "--with", branch)
    assert {name: (each["kind"], each["fields"]) for name, each in found.items()} == {
        "組織生活會": ("both", ["attendance"]),
        "表彰": ("both", ["level"]),
        "為單位辦實事": ("branch", []),
        "心得體會": ("own", []),
    }
    assert found["組織生活會"]["own"] == {"says": "出席", "cell": "own.xlsx › 活動!A3"}
    assert found["組織生活會"]["branch"] == {"says": "缺席", "cell": "簽到!D4"}
    assert found["表彰"]["own"]["says"] == "出席、級別 市"
    assert found["為單位辦實事"]["own"] is None
    assert found["心得體會"]["branch"] is None
    document = json.loads(reconcile(own, "--with", branch, "--format", "json").out)
    assert [(member["id"], member["same"]) for member in document["members"]] == [("1001", 2)]


def test_each_difference_says_what_it_moves(reconcile: Run, run: Run, own: str, branch: str) -> None:
    """The points are those of scoring the records with it: following all of it comes to the sum told."""
    document = json.loads(reconcile(own, "--with", branch, "--format", "json").out)
    (member,) = document["members"]
    gains = {each["activity"]: each["gain"] for each in member["differences"]}
    assert gains["組織生活會"] == 3
    assert gains["為單位辦實事"] < 0
    reconcile(own, "--with", branch, "--out", "d.xlsx")
    every = decide("d.xlsx", dict.fromkeys(gains, "按本人"))
    assert reconcile(own, "--with", branch, "--apply", every, "--out", "new.xlsx").status == 0
    scores = []
    for path in (branch, "new.xlsx"):
        told = json.loads(run("score", path, "--no-ledger", "--out", "o", "--format", "json").out)
        found = told["workbooks"][0]["members"]
        scores.append({each["id"]: (each["quantified"], each["total"]) for each in found})
    before, after = scores
    assert after["1001"][0] - before["1001"][0] == pytest.approx(member["gain"])
    assert after["1001"][1] - before["1001"][1] == pytest.approx(member["total_gain"])
    assert after["1002"] == before["1002"]


def test_what_was_decided_is_written_into_a_copy(reconcile: Run, run: Run, own: str, branch: str) -> None:
    """A mark, a value, a row that goes and one that comes; all else as it was, and the branch's file untouched."""
    before = Path(branch).read_bytes()
    reconcile(own, "--with", branch)
    chosen = {"組織生活會": "按本人", "表彰": "按支部", "為單位辦實事": "按本人", "心得體會": "按本人"}
    ran = reconcile(own, "--with", branch, "--apply", decide("核對表.xlsx", chosen))
    assert ran.status == 0
    assert "按本人的改了 3 條" in ran.out
    made = load_workbook("branch-reconciled.xlsx")
    assert made["簽到"]["D4"].value == "出席"
    assert made["簽到"]["D5"].value == "請假"
    rows = [row for row in made["活動"].iter_rows(min_row=2, values_only=True) if any(row)]
    assert [(row[3], row[7] if len(row) > 7 else None) for row in rows] == [
        ("表彰", "區"), ("學習筆記", None), ("心得體會", None),
    ]  # fmt: skip
    assert Path(branch).read_bytes() == before
    assert run("validate", "branch-reconciled.xlsx").status == 0
    assert set(differences(reconcile, own, "--with", "branch-reconciled.xlsx")) == {"表彰"}


def test_either_side_may_be_an_office_table(reconcile: Run, branch: str) -> None:
    """A sign-in table against records, and against another, of which a copy is made; cells are the offices' own."""
    office = book("李明.xlsx", {"三會一課": OFFICE})
    found = differences(reconcile, office, "--with", branch)
    assert found["組織生活會"]["own"]["cell"] == "李明.xlsx › 三會一課 › C4"
    theirs = [*OFFICE[:3], ["李明", "√", "缺席"], ["王一", "√", "√"]]
    table = book("支部.xlsx", {"簽到": theirs, "說明": [["x"]]})
    options = ("--with", table, "--track", "普通黨員", "--hours", "黨課=2")
    assert differences(reconcile, office, *options)["組織生活會"]["branch"]["cell"] == "支部.xlsx › 簽到 › C4"
    reconcile(office, *options, "--out", "d.xlsx")
    assert (
        reconcile(office, *options, "--apply", decide("d.xlsx", {"組織生活會": "按本人"}), "--out", "n.xlsx").status
        == 0
    )
    assert "組織生活會" not in differences(reconcile, office, "--with", "n.xlsx")


def test_a_register_may_be_a_sheet_of_sign_ins_alone(reconcile: Run, branch: str) -> None:
    """Without members, deeds or hours, which the branch has; deeds are then not compared, and that is told."""
    table = book("t.xlsx", {"簽到": [["姓名", JAN, MAR], ["", "黨課", "組織生活會"], ["王一", "√", "√"]]})
    ran = reconcile(table, "--with", branch)
    assert ran.status == 0
    assert "另有 3 條支部記錄沒有核對" in ran.out
    assert set(differences(reconcile, table, "--with", branch)) == {"組織生活會"}


def test_members_are_found_by_name(reconcile: Run, branch: str) -> None:
    """A register with a list of its own, of other numbers; who is nobody of the branch is told and left aside."""
    members = [MEMBERS[0], ["7", "王一", "我的", "普通黨員"], ["8", "外人", "我的", "普通黨員"]]
    rows = [DEEDS, ["7", "王一", MAR, "組織生活會", "出席"], ["8", "外人", MAR, "組織生活會", "出席"]]
    path = book("own.xlsx", {"成員": members, "活動": rows})
    ran = reconcile(path, "--with", branch, "--format", "json")
    document = json.loads(ran.out)
    assert document["strangers"] == ["外人（8）"]
    assert [member["id"] for member in document["members"]] == ["1001"]
    assert "外人" in ran.err


def test_registers_that_agree_say_so(reconcile: Run, branch: str) -> None:
    """And no workbook is written."""
    rows = [DEEDS, ["1002", "李明", JAN, "黨課"], ["1002", "李明", MAR, "組織生活會", "請假"]]
    ran = reconcile(book("own.xlsx", {"活動": rows}), "--with", branch)
    assert ran.status == 0
    assert "2 條全部相同" in ran.out
    assert "沒有不同的地方" in ran.out
    assert not Path("核對表.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("own.xlsx",), 2, "no-paths"),
        (("own.xlsx", "--with", "gone.xlsx"), 2, "not-found"),
        (("own.xlsx", "--with", "branch.xlsx", "--apply", "own.xlsx"), 2, "no-decisions"),
        (("own.xlsx", "--with", "branch.xlsx", "--out", "own.xlsx", "--force"), 2, "onto-itself"),
        (("own.xlsx", "--with", "branch.xlsx", "--apply", "own.xlsx", "--format", "json"), 2, "apply-as-json"),
        (("wrong.xlsx", "--with", "branch.xlsx"), 1, "own-wrong"),
        (("own.xlsx", "--with", "bad.xlsx"), 1, "branch-wrong"),
    ],
)
def test_what_stands_against_it_is_told(
    reconcile: Run, own: str, branch: str, arguments: tuple[str, ...], status: int, code: str
) -> None:
    """Wrong usage, files that are missing, and faults of either side, with their cells."""
    book("wrong.xlsx", {"活動": [DEEDS, ["1001", "王一", MAR, "黨客"]]})
    book("bad.xlsx", {"成員": [MEMBERS[0], ["1", "王一", "甲", "什麼"]], "活動": [DEEDS]})
    ran = reconcile(*arguments)
    assert ran.status == status
    assert code in ran.err
    if status == 1:
        assert "!D2" in ran.err


def test_decisions_are_held_against_the_records(reconcile: Run, own: str, branch: str) -> None:
    """A word that is none, a row that no longer fits, and nothing decided: each is told, and nothing is written."""
    reconcile(own, "--with", branch, "--out", "d.xlsx")
    apply = reconcile.of(own, "--with", branch, "--out", "n.xlsx", "--apply")
    wrong = apply(decide("d.xlsx", {"表彰": "也許"}))
    assert (wrong.status, "核對!K4" in wrong.err) == (2, True)
    assert apply(decide("d.xlsx", {"表彰": "按支部"})).status == 1
    decided = decide("d.xlsx", {"表彰": "按本人"})
    made = load_workbook(branch)
    made["活動"]["H2"].value = "省"
    made.save(branch)
    since = apply(decided)
    assert (since.status, "changed-since" in since.err) == (1, True)
    assert not Path("n.xlsx").exists()


def test_what_a_table_names_may_be_said_not_to_count(reconcile: Run, branch: str) -> None:
    """As in an import: the column is left out, and is no difference."""
    table = book("t.xlsx", {"出席表": [["姓名", JAN, MAR], ["", "黨課", "組織生活會"], ["王一", "√", "√"]]})
    assert differences(reconcile, table, "--with", branch)["組織生活會"]["kind"] == "both"
    found = differences(reconcile, table, "--with", branch, "--activity", "組織生活會=不計")
    assert found.get("組織生活會", {}).get("own") is None


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_workbook_of_another_language_is_understood(run: Run, own: str, branch: str, language: str) -> None:
    """Decisions are known in each."""
    assert run("--lang", language, "reconcile", own, "--with", branch, "--out", "d.xlsx").status == 0
    made = load_workbook("d.xlsx")
    words = {"zh-Hans": "按本人", "en": "follow the register"}
    made.worksheets[0]["K3"].value = words[language]
    made.save("d.xlsx")
    assert (
        run("--lang", "zh-Hant", "reconcile", own, "--with", branch, "--apply", "d.xlsx", "--out", "n.xlsx").status == 0
    )


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_real_programs_files_are_compared(reconcile: Run, own: str, branch: str, kind: str, tmp_path: Path) -> None:
    """As LibreOffice saves them; what was decided is written into a copy of the values."""
    made = [str(path) for path in recalculate.convert([Path(own), Path(branch)], tmp_path / "made", kind)]
    assert set(differences(reconcile, made[0], "--with", made[1])) == {"組織生活會", "表彰", "為單位辦實事", "心得體會"}
    reconcile(made[0], "--with", made[1], "--out", "d.xlsx")
    chosen = decide("d.xlsx", {"組織生活會": "按本人"})
    assert reconcile(made[0], "--with", made[1], "--apply", chosen, "--out", "n.xlsx").status == 0
    assert load_workbook("n.xlsx")["簽到"]["D4"].value == "出席"


def test_the_workbook_is_no_record_of_a_folder(reconcile: Run, run: Run, own: str, branch: str) -> None:
    """It was made here, and is left out where a folder is scored."""
    reconcile(own, "--with", branch)
    Path(own).unlink()
    ran = run("--lang", "zh-Hant", "score", ".", "--no-ledger", "--out", "o", "--format", "json")
    assert [each["path"] for each in json.loads(ran.out)["workbooks"]] == ["branch.xlsx"]


def test_a_register_of_tables_is_read_whole_and_named_in_the_copy(run: Run) -> None:
    """Its sheet 簽到 is one of its tables, not the contract's; what is followed says the cell that it comes from."""
    list_of = [["姓名", "性別", "入黨時間", "工號"], ["王一", "男", "2001", "1001"], ["李明", "女", "2002", "1002"]]
    office(
        "branch.xlsx",
        {"名冊": [["第一支部黨員名冊"], *list_of], "表": [*OFFICE[:3], ["李明", "√", "缺"], ["王一", "√", "√"]]},
    )
    deeds = [["第一支部2024年事項登記表"], ["姓名", "項目", "日期"], ["李明", "為單位辦實事", "2024-06-03"]]
    office("own.xlsx", {"登記": deeds, "簽到": OFFICE})
    usual = ("own.xlsx", "--with", "branch.xlsx", "--track", "普通黨員", "--hours", "黨課=2", "--lang", "zh-Hant")
    ran = run("reconcile", *usual)
    assert "為單位辦實事" in ran.out, ran.out + ran.err
    book = load_workbook("核對表.xlsx")
    for row in range(3, book.active.max_row + 1):
        book.active.cell(row, 11, "按本人")
    book.save("核對表.xlsx")
    assert run("reconcile", *usual, "--apply", "核對表.xlsx", "--out", "copy.xlsx").status == 0
    found = {row["項目"]: row["來源"] for row in records("copy.xlsx")["活動"] if row["姓名"] == "李明"}
    assert found["為單位辦實事"] == "own.xlsx!登記!A3"
    assert found["組織生活會"] == "branch.xlsx!表!C4; own.xlsx!簽到!C4"
