"""An import into a copy of a records workbook, and files of every kind: what is there, what comes, what changed."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from office_tables import Rows, marks, office, records
from recalculate import SOFFICE, convert
from running import Run, tells

pytestmark = pytest.mark.usefixtures("folder")
USUAL = ("--track", "普通黨員", "--hours", "黨課=2")
TABLE: Rows = [
    ["第一支部2024年簽到表"],
    ["姓名", "1月10日", "2月20日"],
    ["", "黨課", "支部黨員大會"],
    ["王一", "√", "請假"],
    ["李二", "缺", "√"],
]
TITLES = ["姓名", "項目", "日期", "級別"]


@pytest.fixture
def importing(run: Run) -> Run:
    return run.of("--lang", "zh-Hant", "import")


@pytest.fixture
def home(importing: Run) -> str:
    """A records workbook of one table, with a column and a sheet of its owner's."""
    assert importing(office("a.xlsx", TABLE), "--out", "home.xlsx", *USUAL).status == 0
    book = load_workbook("home.xlsx")
    sheet = book["活動"]
    sheet.cell(1, sheet.max_column + 1, "我的備註")
    sheet.cell(2, sheet.max_column, "記住")
    book.create_sheet("草稿")["A1"] = "別動"
    book.save("home.xlsx")
    return "home.xlsx"


def test_the_same_tables_again_change_nothing(home: str, importing: Run) -> None:
    ran = importing("a.xlsx", "--into", home, *USUAL)
    assert (ran.status, Path("home-imported.xlsx").exists()) == (0, False), ran.err
    assert "已經都有了" in ran.out


def test_other_tables_come_to_it_and_the_rest_stays(home: str, importing: Run, run: Run) -> None:
    """By name, with the numbers that members have there; into columns and sheets that are not there yet."""
    before = Path(home).read_bytes()
    office("b.xlsx", [TITLES, ["王一", "表彰", "2024-05-06", "省"], ["李 二", "合理化建議", "2024-06-07", ""]])
    office("c.xlsx", [["姓名", "評議結果"], ["王一", "優秀"], ["李二", "合格"]])
    ran = importing("b.xlsx", "c.xlsx", "--into", home, *USUAL)
    assert ran.status == 0, ran.err
    assert Path(home).read_bytes() == before
    found = records("home-imported.xlsx")
    numbers = {row["姓名"]: row["編號"] for row in found["成員"]}
    assert len(found["成員"]) == 2
    assert [row["編號"] for row in found["評議"]] == [numbers["王一"], numbers["李二"]]
    assert [(row["姓名"], row["項目"], row["級別"]) for row in found["活動"][4:]] == [
        ("王一", "表彰", "省"), ("李二", "合理化建議", None),
    ]  # fmt: skip
    assert found["活動"][0]["我的備註"] == "記住"
    assert "草稿" in found
    assert run("validate", "home-imported.xlsx").status == 0
    assert importing("b.xlsx", "c.xlsx", "--into", "home-imported.xlsx", *USUAL).status == 0
    assert not Path("home-imported-imported.xlsx").exists()


def test_a_table_that_changed_is_listed_and_followed_when_asked(home: str, importing: Run) -> None:
    """A mark that is another, one that is gone, a row that moved, a person who is new."""
    rows = [*TABLE[:3], ["王一", "√", "√"], ["趙三", "√", "√"], ["李二", "", "√"]]
    office("a.xlsx", rows)
    ran = importing("a.xlsx", "--into", home, *USUAL)
    assert (ran.status, Path("home-imported.xlsx").exists()) == (1, False)
    assert tells(
        ran.err, "row-changed", "a.xlsx!Sheet1!C4", "活動!4 的出勤要由「請假」改為「出席」", severity="warning"
    )
    assert tells(ran.err, "row-moved", "a.xlsx!Sheet1!C6", severity="warning")
    assert tells(ran.err, "row-gone", "a.xlsx!Sheet1!B5", severity="warning")
    assert tells(ran.err, "needs-update")
    assert importing("a.xlsx", "--into", home, "--update", "--preview", *USUAL).status == 0
    assert not Path("home-imported.xlsx").exists()
    ran = importing("a.xlsx", "--into", home, "--update", *USUAL)
    assert ran.status == 0, ran.err
    found = {key: value for key, value in marks("home-imported.xlsx").items() if key[0] != "None"}
    assert found == {
        ("王一", "2024-01-10", "黨課"): "出席", ("王一", "2024-02-20", "支部黨員大會"): "出席",
        ("趙三", "2024-01-10", "黨課"): "出席", ("趙三", "2024-02-20", "支部黨員大會"): "出席",
        ("李二", "2024-02-20", "支部黨員大會"): "出席",
    }  # fmt: skip
    sources = {row["來源"] for row in records("home-imported.xlsx")["活動"] if row["姓名"]}
    assert sources == {f"a.xlsx!Sheet1!{at}" for at in ("B4", "C4", "B5", "C5", "C6")}
    assert importing("a.xlsx", "--into", "home-imported.xlsx", *USUAL).status == 0


def test_what_was_typed_otherwise_is_never_changed(home: str, importing: Run) -> None:
    """Nor what comes from other tables: somebody must say which is right."""
    book = load_workbook(home)
    sheet = book["活動"]
    titles = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, titles.index("來源") + 1).value = None
    book.save(home)
    office("a.xlsx", [*TABLE[:3], ["王一", "√", "√"], TABLE[4]])
    for update in ((), ("--update",)):
        ran = importing("a.xlsx", "--into", home, *update, *USUAL)
        assert (ran.status, tells(ran.err, "row-clash", "a.xlsx!Sheet1!C4")) == (1, True), ran.err
        assert not Path("home-imported.xlsx").exists()


def test_a_list_fills_what_members_lack(home: str, importing: Run) -> None:
    """They keep the numbers that they have there, which is told."""
    head = ["姓名", "工號", "性別", "民族", "所在支部", "類別"]
    office("m.xlsx", [head, ["王一", "001", "男", "漢", "第一支部", "普通黨員"]])
    ran = importing("m.xlsx", "--into", home)
    assert tells(ran.err, "number-kept", "m.xlsx:Sheet1!A2", severity="warning")
    assert not Path("home-imported.xlsx").exists()


def test_a_name_that_the_workbook_s_list_lacks_is_refused(importing: Run) -> None:
    """Where its members have numbers of their own; those that an import gave are no list."""
    head = ["姓名", "工號", "性別", "民族", "所在支部", "類別"]
    office("m.xlsx", [head, ["王一", "001", "男", "漢", "第一支部", "普通黨員"]])
    assert importing("m.xlsx", office("a.xlsx", [*TABLE[:4]]), "--out", "home.xlsx", *USUAL).status == 0
    office("b.xlsx", [["第一支部2024年簽到表"], ["姓名", "5月6日 集中學習"], ["王一", "√"], ["周五", "√"]])
    ran = importing("b.xlsx", "--into", "home.xlsx", *USUAL)
    assert (ran.status, tells(ran.err, "not-listed", "b.xlsx:Sheet1!A4")) == (1, True)


def test_a_workbook_with_errors_takes_nothing(home: str, importing: Run) -> None:
    book = load_workbook(home)
    book["活動"]["C2"] = "上周"
    book.save(home)
    ran = importing("a.xlsx", "--into", home, *USUAL)
    assert (ran.status, tells(ran.err, "into-wrong", home)) == (1, True)
    assert importing("a.xlsx", "--into", "nowhere.xlsx", *USUAL).status == 2
    assert importing("a.xlsx", "--update", "--out", "x.xlsx", *USUAL).status == 2


def test_a_records_workbook_in_a_folder_is_no_table(home: str, importing: Run) -> None:
    ran = importing(".", "--out", "new.xlsx", *USUAL)
    assert (ran.status, tells(ran.err, "is-records", f"{home}:成員!A1", severity="warning")) == (0, True), ran.err


def test_files_of_one_name_are_told_apart_by_their_folders(importing: Run) -> None:
    for branch in ("第一支部", "第二支部"):
        Path(branch).mkdir()
        office(f"{branch}/簽到.xlsx", [[f"{branch}2024年簽到表"], *TABLE[1:]])
    ran = importing("第一支部", "第二支部", "--out", "out.xlsx", *USUAL)
    assert ran.status == 0, ran.err
    sources = {str(row["來源"]).partition("!")[0] for row in records()["活動"]}
    assert sources == {"第一支部/簽到.xlsx", "第二支部/簽到.xlsx"}


def test_one_bad_file_does_not_stop_the_others(importing: Run) -> None:
    Path("tables").mkdir()
    for at in range(6):
        office(f"tables/{at}.xlsx", [[f"第{at}支部2024年簽到表"], *TABLE[1:]])
    Path("tables/3.xlsx").write_bytes(b"no workbook")
    office("tables/4.xlsx", [["第4支部2024年簽到表"], *TABLE[1:4], ["李二", "△", "√"]])
    for jobs in ("1", "3"):
        ran = importing("tables", "--out", "out.xlsx", "--force", "--jobs", jobs, *USUAL)
        assert ran.status == 2
        assert tells(ran.err, "unknown-mark", "4.xlsx:Sheet1!B5")
        assert {row["支部"] for row in records()["成員"]} == {f"第{at}支部" for at in (0, 1, 2, 5)}


# ── Text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

CSV = '姓名,项目名称,服务日期,服务时长\r\n王一,"清洁,值守;巡查",2024-03-05,3\r\n'
TEXTS = {
    "UTF-8": CSV.encode(), "UTF-8 with a mark": CSV.encode("utf-8-sig"), "GB 18030": CSV.encode("gb18030"),
    "UTF-16": CSV.encode("utf-16"), "tabs": CSV.replace(",", "\t").encode(),
    "semicolons": CSV.replace(";", "、").replace(",", ";").encode(),
}  # fmt: skip


@pytest.mark.parametrize("data", TEXTS.values(), ids=TEXTS)
def test_text_tables_of_platforms_are_read(data: bytes, importing: Run) -> None:
    Path("志願.csv").write_bytes(data)
    ran = importing("志願.csv", "--out", "out.xlsx", "--branch", "第一支部", "--track", "學生黨員")
    assert ran.status == 0, ran.err
    (row,) = records()["活動"]
    assert (row["姓名"], row["學時"], row["來源"]) == ("王一", 3, "志願.csv!志願!A2")


def test_numbers_that_platforms_hold_as_text_stay_text(importing: Run) -> None:
    Path("a.csv").write_text('編號,姓名,服務日期,服務時長,項目名稱\n="001",王一,2024-03-05,3,清潔\n', encoding="utf-8")
    ran = importing("a.csv", "--out", "out.xlsx", "--branch", "第一支部", "--track", "學生黨員")
    assert ran.status == 0, ran.err
    assert records()["成員"][0]["編號"] == "001"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\x00\x01", "encoding"), (b"", "empty"), ('姓名,"日期\n王一,'.encode(), "csv"), (b"a\0b,c", "encoding"),
    ],
)  # fmt: skip
def test_text_that_is_no_table_is_refused(data: bytes, code: str, importing: Run) -> None:
    Path("a.csv").write_bytes(data)
    ran = importing("a.csv", "--out", "out.xlsx")
    assert (ran.status, tells(ran.err, code, "a.csv")) == (2, True), ran.err


# ── What real programs write ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "csv"])
def test_files_as_libreoffice_saves_them_give_the_same(kind: str, importing: Run) -> None:
    assert importing(office("table.xlsx", TABLE, merged=["A1:C1"]), "--out", "expected.xlsx", *USUAL).status == 0
    convert([Path("table.xlsx")], Path("saved"), kind)
    ran = importing(f"saved/table.{kind}", "--out", "out.xlsx", *USUAL)
    assert ran.status == 0, ran.err
    assert marks() == marks("expected.xlsx")
    assert [row["編號"] for row in records()["成員"]] == [row["編號"] for row in records("expected.xlsx")["成員"]]


def test_a_workbook_with_a_sheet_of_marks(importing: Run) -> None:
    """What 簽到 has already stays, what it lacks comes to 活動, and what it has otherwise is told with its cell."""
    people = (("1", "王一"), ("2", "李二"))
    sheets = {
        "成員": [["編號", "姓名", "支部", "類別"], *([*each, "第一支部", "普通黨員"] for each in people)],
        "簽到": [["編號", "姓名", "2024-01-10"], ["", "", "黨課"], ["", "學時", 2], ["1", "王一", "√"], ["2", "李二"]],
        "活動": [["編號", "日期", "項目"]],
    }  # fmt: skip
    office("home.xlsx", sheets)
    table = [TABLE[0], ["姓名", "1月10日"], ["", "黨課"], ["王一", "√"]]
    ran = importing(office("a.xlsx", [*table, ["李二", "缺"]]), "--into", "home.xlsx", *USUAL)
    assert ran.status == 0, ran.err
    assert marks("home-imported.xlsx") == {("李二", "2024-01-10", "黨課"): "缺席"}
    assert "row-filled" not in ran.err
    assert "安排" not in records("home-imported.xlsx")
    ran = importing(office("b.xlsx", [*table[:3], ["王一", "缺"]]), "--into", "home.xlsx", "--force", *USUAL)
    assert (ran.status, tells(ran.err, "row-clash", "b.xlsx!Sheet1!B4", "簽到!C4")) == (1, True), ran.err
    ran = importing("a.xlsx", "--into", "home.xlsx", "--force", *USUAL[:2], "--hours", "黨課=1.5")
    assert (ran.status, tells(ran.err, "row-clash", "a.xlsx!Sheet1!B2", "簽到!C1")) == (1, True), ran.err
