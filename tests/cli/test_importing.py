"""``dangxing import`` from end to end: office tables made here, the records that come of them, what is refused."""

from pathlib import Path

import pytest

from office_tables import Rows, marks, office, records
from running import Run

pytestmark = pytest.mark.usefixtures("folder")
USUAL = ("--track", "普通黨員", "--hours", "黨課=2")
CLEAN: Rows = [
    ["第一支部2024年簽到表"],
    ["姓名", "1月10日", "2月20日", "3月15日"],
    ["", "黨課", "支部黨員大會", "集中學習"],
    ["王一", "√", "請假", "√"],
    ["李二", "缺", "√", "√"],
]


def card(**changed: object) -> Rows:
    said = {
        "會議名稱": "支部黨員大會", "時間": "2024年2月20日14:30", "支部": "第一支部", "應到": 4, "實到": 2,
        "缺席人員及原因": "李二（出差）、趙三（無故）", "簽到": "王一、錢 四",
    } | changed  # fmt: skip
    return [["會議記錄"], *([label, value] for label, value in said.items() if value is not None)]


@pytest.fixture
def importing(run: Run) -> Run:
    return run.of("--lang", "zh-Hant", "import")


def test_a_clean_table_becomes_records_that_are_scored(importing: Run, run: Run) -> None:
    ran = importing(office("a.xlsx", CLEAN), "--out", "out.xlsx", *USUAL)
    assert ran.status == 0
    assert "2 人 × 3 次會議（2024-01-10 至 2024-03-15）；√ 出席 4、" in ran.out
    assert marks() == {
        ("王一", "2024-01-10", "黨課"): "出席",
        ("王一", "2024-02-20", "支部黨員大會"): "請假",
        ("王一", "2024-03-15", "集中學習"): "出席",
        ("李二", "2024-01-10", "黨課"): "缺席",
        ("李二", "2024-02-20", "支部黨員大會"): "出席",
        ("李二", "2024-03-15", "集中學習"): "出席",
    }
    assert [row["來源"] for row in records()["成員"]] == ["a.xlsx!Sheet1!A4", "a.xlsx!Sheet1!A5"]
    assert records()["活動"][0]["來源"] == "a.xlsx!Sheet1!B4"
    assert records()["安排"][0]["學時"] == 2
    assert run("validate", "out.xlsx").status == 0
    assert run("score", "out.xlsx").status == 0


def test_a_messy_table_gives_the_same(importing: Run) -> None:
    """Merged title and names, date and activity in one cell, numbers, totals, a legend, full-width, Simplified."""
    rows = [
        ["第一支部２０２４年签到表"] + [""] * 6,
        ["序号", "姓 名", "1月10日 党课", "支部党员大会\n(2.20)", "3/15（星期五）\n集中学习", "出勤率", "备注"],
        [1, "王 一", "√", "○", "√", "67%", ""],
        [2, "李二", "×", "√ ", "✓", "67%", "补课"],
        ["合计", "", 1, 1, 2, "", ""],
        ["说明：√出席 ○请假 ×缺席"],
    ]
    assert (
        importing(office("messy.xlsx", rows, merged=["A1:G1", "A6:G6"]), "--out", "messy-out.xlsx", *USUAL).status == 0
    )
    assert importing(office("a.xlsx", CLEAN), "--out", "out.xlsx", *USUAL).status == 0
    assert marks("messy-out.xlsx") == marks()
    assert [row["編號"] for row in records("messy-out.xlsx")["成員"]] == [row["編號"] for row in records()["成員"]]


def test_an_unknown_mark_is_an_error_told_once_with_its_cells(importing: Run) -> None:
    rows = [*CLEAN[:3], ["王一", "△", "遲到", "√"], ["李二", "△", "√", "√"], ["說明：△遲到"]]
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", *USUAL)
    assert ran.status == 1
    assert not Path("out.xlsx").exists()
    assert ran.err.count("「△」") == 1
    assert "表裏寫的是「遲到」" in ran.err
    assert "（共 2 處：B4、B5）" in ran.err
    assert "Sheet1!C4" in ran.err
    assert importing("a.xlsx", "--out", "out.xlsx", *USUAL, "--mark", "遲到=出席").status == 0
    assert marks()["王一", "2024-01-10", "黨課"] == "出席"


def test_an_option_beats_the_legend_and_the_legend_what_is_shipped(importing: Run) -> None:
    rows = [*CLEAN[:3], ["王一", "○", "×", "√"], ["說明：○出席 ×請假 √出席"]]
    office("a.xlsx", rows)
    assert importing("a.xlsx", "--out", "out.xlsx", *USUAL).status == 0
    assert list(marks().values()) == ["出席", "請假", "出席"]
    assert importing("a.xlsx", "--out", "out.xlsx", "--force", *USUAL, "--mark", "○=缺席").status == 0
    assert list(marks().values()) == ["缺席", "請假", "出席"]


def test_an_empty_cell_is_never_attendance(importing: Run) -> None:
    rows = [*CLEAN[:3], ["王一", "√", None, "√"], ["李二", "√", "√", "√"]]
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", *USUAL)
    assert ran.status == 0
    assert "Sheet1!C4: 提醒：這裏是空的" in ran.err
    assert ("王一", "2024-02-20", "支部黨員大會") not in marks()


@pytest.mark.parametrize(
    ("changed", "code", "cell"),
    [
        ({3: ["李二", "√", "√", "√"]}, "name-twice", "A5"),
        ({3: ["", "√", "√", "√"]}, "no-name", "A4"),
        ({1: ["姓名", "1月10日", "1月10日", "3月15日"], 2: ["", "黨課", "黨課", "集中學習"]}, "meeting-twice", "C2"),
        ({1: ["姓名", "1月10日", "", "3月15日"]}, "no-date", "C3"),
        (
            {1: ["姓名", "1月10日", "", "3月15日"], 3: ["王一", "√", "△", "√"], 4: ["李二", "√", "△", "√"]},
            "no-date",
            "C3",
        ),
        ({1: ["姓名", "1月10日", "2月30日", "3月15日"]}, "bad-date", "C2"),
        ({1: ["姓名", "1月10日", "2月20日(星期一)", "3月15日"]}, "wrong-weekday", "C2"),
        ({2: ["", "黨課", "", "集中學習"]}, "no-activity", "C2"),
        ({2: ["", "黨課", "聯歡", "集中學習"]}, "unknown-activity", "C2"),
        ({2: ["", "黨課", "表彰", "集中學習"]}, "not-held", "C2"),
        ({0: ["簽到表2024"]}, "no-branch", "B2"),
        ({0: ["第一支部簽到表"]}, "no-year", "B2"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(
    changed: dict[int, list[object]], code: str, cell: str, importing: Run
) -> None:
    """And nothing is written."""
    rows = [changed.get(at, row) for at, row in enumerate(CLEAN)]
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", *USUAL)
    assert ran.status == 1
    assert any(f"Sheet1!{cell}: " in line and line.endswith(code) for line in ran.err.splitlines()), ran.err
    assert not Path("out.xlsx").exists()


def test_hours_and_track_are_asked_for(importing: Run) -> None:
    office("a.xlsx", CLEAN)
    ran = importing("a.xlsx", "--out", "out.xlsx", "--track", "普通黨員")
    assert (ran.status, "no-hours" in ran.err) == (1, True)
    ran = importing("a.xlsx", "--out", "out.xlsx", "--hours", "黨課=2")
    assert (ran.status, "no-track" in ran.err) == (1, True)
    assert not Path("out.xlsx").exists()
    rows = [*CLEAN[:3], ["學時", 3, "", ""], *CLEAN[3:]]
    assert importing(office("b.xlsx", rows), "--out", "out.xlsx", "--track", "普通黨員").status == 0
    assert records()["安排"][0]["學時"] == 3


def test_what_no_rule_counts_is_left_out_unless_it_is_said_what_it_is(importing: Run) -> None:
    rows = [CLEAN[0], CLEAN[1], ["", "黨課", "主題黨日", "集中學習"], *CLEAN[3:]]
    office("a.xlsx", rows)
    ran = importing("a.xlsx", "--out", "out.xlsx", *USUAL)
    assert (ran.status, ran.err.count("主題黨日。")) == (0, 1)
    assert len(records()["安排"]) == 2
    assert importing("a.xlsx", "--out", "out.xlsx", "--force", *USUAL, "--activity", "主題黨日=集中學習").status == 0
    assert len(records()["安排"]) == 3


def test_a_card_gives_present_and_absent(importing: Run) -> None:
    ran = importing(office("card.xlsx", card()), "--out", "out.xlsx", *USUAL)
    assert ran.status == 0, ran.err
    day = ("2024-02-20", "支部黨員大會")
    assert marks() == {
        ("王一", *day): "出席", ("錢四", *day): "出席", ("李二", *day): "請假", ("趙三", *day): "缺席",
    }  # fmt: skip
    assert {row["來源"] for row in records()["活動"]} == {"card.xlsx!Sheet1!B7", "card.xlsx!Sheet1!B8"}


@pytest.mark.parametrize(
    ("changed", "code", "cell"),
    [
        ({"實到": 3}, "attended-differs", "B6"),
        ({"應到": 3}, "due-differs", "B5"),
        ({"簽到": "王一、李二"}, "name-twice", "B7"),
        ({"缺席人員及原因": "李二（出差）、趙三"}, "no-reason", "B7"),
        ({"缺席人員及原因": "李二（出差）、趙三（值班）"}, "unknown-mark", "B7"),
        ({"缺席人員及原因": "李二（出差、趙三（無故）"}, "bad-name", "B7"),
        ({"時間": "下午"}, "bad-date", "B3"),
    ],
)
def test_a_card_that_contradicts_itself_is_refused(
    changed: dict[str, object], code: str, cell: str, importing: Run
) -> None:
    ran = importing(office("card.xlsx", card(**changed)), "--out", "out.xlsx", *USUAL)
    assert ran.status == 1
    assert any(f"Sheet1!{cell}: " in line and line.endswith(code) for line in ran.err.splitlines()), ran.err
    assert not Path("out.xlsx").exists()


def test_people_who_were_due_and_are_not_named_are_told(importing: Run) -> None:
    ran = importing(office("card.xlsx", card(應到=6)), "--out", "out.xlsx", *USUAL)
    assert (ran.status, "unaccounted" in ran.err) == (0, True)


def test_a_list_of_members_gives_numbers_and_refuses_strangers(importing: Run) -> None:
    """The list may stand in another file, after the table; a name that it lacks stops the table alone."""
    members = [
        ["黨員名冊"],
        ["工號", "姓名", "性別", "民族", "所在支部", "類別", "黨內職務"],
        ["001", "王一", "男", "漢", "第一支部", "普通黨員", "書記"],
        ["002", "李二", "女", "漢", "第一支部", "普通黨員", ""],
    ]
    review = [["姓名", "評議結果"], ["王一", "優秀"], ["李 二", "合格"], ["註：會後補報"]]
    office("a.xlsx", CLEAN)
    office("m.xlsx", members)
    office("r.xlsx", review)
    office("b.xlsx", [CLEAN[0], ["姓名", "5月6日"], ["", "集中學習"], ["周五", "√"]])
    ran = importing("a.xlsx", "m.xlsx", "r.xlsx", "--out", "out.xlsx", "--hours", "黨課=2")
    assert ran.status == 0, ran.err
    assert [(row["編號"], row["職務"]) for row in records()["成員"]] == [("001", "書記"), ("002", None)]
    assert [(row["編號"], row["等次"]) for row in records()["評議"]] == [("001", "優秀"), ("002", "合格")]
    ran = importing("a.xlsx", "b.xlsx", "m.xlsx", "--out", "out.xlsx", "--force", "--hours", "黨課=2")
    assert ran.status == 1
    assert "b.xlsx:Sheet1!A4: 錯誤：名冊裏沒有「周五」" in ran.err
    assert len(records()["安排"]) == 3


def test_the_same_meeting_in_two_files_is_told(importing: Run) -> None:
    office("a.xlsx", CLEAN)
    office("b.xlsx", card())
    ran = importing("a.xlsx", "b.xlsx", "--out", "out.xlsx", *USUAL)
    assert (ran.status, "meeting-twice" in ran.err) == (1, True)
    assert len(records()["安排"]) == 3


def test_a_preview_and_what_is_there_already(importing: Run) -> None:
    office("a.xlsx", CLEAN)
    ran = importing("a.xlsx", "--preview", *USUAL)
    assert (ran.status, [path.name for path in Path().iterdir()]) == (0, ["a.xlsx"])
    assert "沒有寫文件" in ran.out
    Path("out.xlsx").write_bytes(b"mine")
    assert importing("a.xlsx", "--out", "out.xlsx", *USUAL).status == 2
    assert Path("out.xlsx").read_bytes() == b"mine"
    before = Path("a.xlsx").read_bytes()
    assert importing("a.xlsx", "--out", "a.xlsx", "--force", *USUAL).status == 2
    assert Path("a.xlsx").read_bytes() == before


def test_what_is_no_table_is_told(importing: Run) -> None:
    ran = importing(office("a.xlsx", [["日程"], ["早上", "開門"]]), "--out", "out.xlsx", *USUAL)
    assert (ran.status, "no-layout-at-all" in ran.err) == (1, True)
    assert importing("nowhere.xlsx", "--out", "out.xlsx").status == 2
    assert importing("a.xlsx", "--mark", "△=遲到", "--out", "out.xlsx").status == 2


def test_the_same_tables_give_the_same_file(importing: Run) -> None:
    office("a.xlsx", CLEAN)
    for name in ("one.xlsx", "two.xlsx"):
        assert importing("a.xlsx", "--out", name, *USUAL).status == 0
    assert Path("one.xlsx").read_bytes() == Path("two.xlsx").read_bytes()


def test_an_office_adds_a_layout_of_its_own(importing: Run) -> None:
    """Beside its rules, and a fault in it is told with its line and column."""
    own = Path("rules/layouts/roll.yaml")
    own.parent.mkdir(parents=True)
    Path("rules/words.yaml").write_text("uncounted: [聯歡]\n", encoding="utf-8")
    own.write_text(
        "shape: matrix\ntitle: 點名冊\nen: roll\npeople: {name: [同志]}\nmarks: {缺席: [空]}\n", encoding="utf-8"
    )
    rows = [CLEAN[0], ["同志", "5月6日 集中學習"], ["王一", "√"], ["李二", "空"]]
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", "--rules", "rules", *USUAL)
    assert (ran.status, list(marks().values())) == (0, ["出席", "缺席"])
    own.write_text("shape: matrix\ntitle: 點名冊\nen: roll\npeople: {nam: [同志]}\n", encoding="utf-8")
    ran = importing("a.xlsx", "--out", "other.xlsx", "--rules", "rules", *USUAL)
    assert ran.status == 2
    assert "roll.yaml:4:10: " in ran.err
    own.write_text("shape: table\ntitle: 點名冊\nen: roll\n", encoding="utf-8")
    assert "roll.yaml:1:8: " in importing("a.xlsx", "--out", "other.xlsx", "--rules", "rules", *USUAL).err


def test_a_workbook_without_members_is_told_of_the_command(run: Run) -> None:
    ran = run("validate", office("a.xlsx", CLEAN))
    assert ran.status == 1
    assert (ran.out + ran.err).count('dangxing import "a.xlsx" --out records.xlsx') == 1


def test_sums_are_held_against_the_marks(importing: Run) -> None:
    """A row and a column whose numbers the marks do not bear out are told, and keep nothing out."""
    rows = [[*row, ["", "出勤次數", "", 2, 1][at]] for at, row in enumerate(CLEAN) if at] + [["合計", 1, 7, 2, ""]]
    rows.insert(0, ["第一支部2024年簽到表"])
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", *USUAL)
    assert ran.status == 0
    told = [line for line in ran.err.splitlines() if "total-differs" in line]
    assert len(told) == 2
    assert any("C6" in line and "7" in line for line in told)
    assert any("E5" in line and "2" in line for line in told)


def test_a_word_alone_under_the_names_is_no_member(importing: Run) -> None:
    """Nothing says that it is a person: it is left out, and told; with a number of its line it is one."""
    ran = importing(office("a.xlsx", [*CLEAN, [], ["製表人"]]), "--out", "out.xlsx", *USUAL)
    assert ran.status == 0
    assert "製表人" in ran.err
    assert [row["姓名"] for row in records()["成員"]] == ["王一", "李二"]
    numbered = [["序號", *CLEAN[1]], ["", *CLEAN[2]], [1, *CLEAN[3]], [2, *CLEAN[4]], [3, "趙三", "", "", ""]]
    importing(office("b.xlsx", [["第一支部2024年簽到表"], *numbered]), "--out", "b-out.xlsx", *USUAL)
    assert [row["姓名"] for row in records("b-out.xlsx")["成員"]] == ["王一", "李二", "趙三"]


def test_a_month_over_its_days(importing: Run) -> None:
    """A header of three rows: the month, merged over its days, the day, the activity."""
    rows = [
        ["第一支部2024年簽到表", "", "", ""], ["姓名", "1月", "", "2月份"], ["", "10日", "25", "20日"],
        ["", "黨課", "集中學習", "支部黨員大會"], ["王一", "√", "√", "請假"],
    ]  # fmt: skip
    assert importing(office("a.xlsx", rows, merged=["B2:C2"]), "--out", "out.xlsx", *USUAL).status == 0
    assert marks() == {
        ("王一", "2024-01-10", "黨課"): "出席", ("王一", "2024-01-25", "集中學習"): "出席",
        ("王一", "2024-02-20", "支部黨員大會"): "請假",
    }  # fmt: skip


def test_names_over_several_cells_of_a_card(importing: Run) -> None:
    """A label merged over rows, a name in every cell."""
    rows = [
        ["會議記錄", "", "", ""], ["會議名稱", "集中學習", "時間", "2024年2月20日"], ["支部", "第一支部", "實到", 5],
        ["簽到", "王一", "李 二", "趙三"], ["", "錢四", "孫五", ""], ["備註", "無", "", ""],
    ]  # fmt: skip
    for merged in ([], ["A4:A5"]):
        ran = importing(office("a.xlsx", rows, merged=merged), "--out", "out.xlsx", "--force", *USUAL)
        assert ran.status == 0, ran.err
        assert {name for name, *_ in marks()} == {"王一", "李二", "趙三", "錢四", "孫五"}


def test_names_side_by_side_are_all_read_or_told(importing: Run) -> None:
    """A list in two halves, and a matrix; the second column of names of a ledger is told."""
    rows = [
        ["第一支部2024年1月10日黨課簽到表", "", "", "", "", ""], ["序號", "姓名", "簽名", "序號", "姓名", "簽名"],
        [1, "王一", "王一", 3, "趙三", "請假"], [2, "李二", "", 4, "錢四", "錢四"],
    ]  # fmt: skip
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", *USUAL)
    assert ran.status == 0, ran.err
    assert {name: mark for (name, *_), mark in marks().items()} == {"王一": "出席", "趙三": "請假", "錢四": "出席"}
    assert "Sheet1!C4: 提醒" in ran.err
    assert {row["來源"] for row in records()["活動"]} == {f"a.xlsx!Sheet1!{at}" for at in ("C3", "F3", "F4")}
    rows = [
        ["第一支部2024年簽到表"],
        ["姓名", "1月10日 集中學習", "姓名", "1月10日 集中學習"],
        ["王一", "√", "李二", "√"],
    ]
    ran = importing(office("b.xlsx", rows), "--out", "out.xlsx", "--force", *USUAL)
    assert (ran.status, set(marks().values())) == (0, {"出席"}), ran.err
    assert {name for name, *_ in marks()} == {"王一", "李二"}
    rows = [
        ["第一支部加分臺賬"],
        ["姓名", "省級", "市級", "姓名", "省級"],
        ["王一", "2024-05-01", "", "李二", "2024-05-01"],
    ]
    ran = importing(office("c.xlsx", rows), "--out", "c-out.xlsx", *USUAL)
    assert (ran.status, "c.xlsx:Sheet1!D2: " in ran.err and "names-beside" in ran.err) == (1, True)


def test_sums_and_shares_under_the_names_are_no_people(importing: Run) -> None:
    """應到, 實到, 出勤率 where a name would be; a sum that the marks do not bear out is told."""
    rows = [*CLEAN, ["應到", "2人", "2人", "2人"], ["實到", "1人", "1人", "1人"], ["出勤率", "50%", "50%", "100%"]]
    ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", *USUAL)
    assert ran.status == 0, ran.err
    assert [row["姓名"] for row in records()["成員"]] == ["王一", "李二"]
    (told,) = (line for line in ran.err.splitlines() if "total-differs" in line)
    assert "Sheet1!D7" in told
