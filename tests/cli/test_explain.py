"""``dangxing explain`` from end to end."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from dangxing import cli
from running import tells

EXAMPLES = Path(__file__).parents[2] / "examples"
RECORDS = str(EXAMPLES / "records.xlsx")
Capture = pytest.CaptureFixture[str]
pytestmark = [pytest.mark.locale("zh_TW"), pytest.mark.usefixtures("folder")]


def _small(path: Path, name: str = "王一") -> str:
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheets: dict[str, list[list[object]]] = {
        "成員": [["編號", "姓名", "支部", "類別"], ["001", name, "東支部", "普通黨員"]],
        "活動": [["編號", "日期", "項目", "級別"], ["001", "2024-03-01", "表彰", "市"]],
        "評議": [["編號", "等次", "測評得分"], ["001", "合格", 90]],
    }
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    book.close()
    return str(path)


def test_the_tree(capsys: Capture) -> None:
    """Total, weights, categories, lines, clauses, the rows with their contents, the distance, the changes."""
    assert cli.main(["explain", RECORDS, "0210"]) == 0
    out, err = capsys.readouterr()
    [line] = err.splitlines()
    assert line == f"下一步：dangxing explain {RECORDS} 0210 --receipt（寫成一頁，可以交給本人）"
    for told in (
        "總分 84.85（滿分 100）：合格",
        "85 × 80% ＋ 84.27 × 20% ＝ 84.85（第八條）",
        "學習情況 16：標準分 20，加分 0，扣分 4",
        "−1　支部組織的學習少參加一次扣1分（第六條·2(1)①）",
        "活動!A112 2024-02-06 集中學習 請假",
        "距「表彰」還差 5.15 分，即量化得分 6.43 分",
        "考核期已經結束",
        "「學習筆記」多10000字（多1301字起即算）：學習情況 16 → 17，總分 84.85 → 85.65（+0.8）",
    ):
        assert told in out
    assert "\x1b" not in out


def test_the_cap_is_told(capsys: Capture) -> None:
    """What is above the standard is named, with how much of it is lost."""
    assert cli.main(["explain", RECORDS, "尹秋實"]) == 0
    out = capsys.readouterr().out
    assert "沒有總分：待定" in out
    assert "加分 8，扣分 0；超出標準分的 8 分不計" in out


def test_a_day_within_the_year(capsys: Capture) -> None:
    """What can still be done is told as such."""
    assert cli.main(["explain", RECORDS, "0210", "--as-of", "2024-06-30"]) == 0
    assert "2024-06-30 之後還可以做的" in capsys.readouterr().out


def test_a_vetoed_member(capsys: Capture) -> None:
    """The veto and its clause, and nothing that was never scored."""
    assert cli.main(["explain", RECORDS, "0115"]) == 0
    out = capsys.readouterr().out
    assert "一票否決" in out
    assert "量化得分" not in out


def test_it_is_told_where_not_all_was_tried(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside what was found, so that nobody takes it for all there is."""
    monkeypatch.setattr("dangxing.scoring.explaining.effort._MOST", 0)
    assert cli.main(["explain", RECORDS, "0210", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["searched"] is False
    assert found["texts"]["outlook"].endswith("（幾項合起來的辦法太多，沒有全部試完，可能另有辦法）")


def test_json(capsys: Capture) -> None:
    """One object with the contract's keys, in their order."""
    assert cli.main(["explain", RECORDS, "0210", "--format", "json", "--lang", "en"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == [
        "format", "path", "year", "as_of", "over", "searched", "provenance", "member", "weights", "categories",
        "period", "nodes", "poll", "next", "options", "steps", "warnings", "texts",
    ]  # fmt: skip
    assert found["searched"] is True
    assert found["next"] == {
        "band": "commended", "at_least": 90, "points": 5.15, "quantified": 6.43, "verdict": None, "unmet": [],
    }  # fmt: skip
    assert found["categories"][0]["lines"][0]["evidence"] == [
        {"cell": "活動!A112", "row": "2024-02-06 group study excused 請假條", "source": None}
    ]
    option = found["options"][-1]
    assert (option["rules"], option["gain"], option["total_gain"], option["reaches"]) == (
        ["study.notes"],
        1,
        0.8,
        False,
    )
    assert found["over"] is True


def test_the_reply_is_in_the_language_of_the_records(capsys: Capture) -> None:
    """A courteous letter whose tables and lists are Markdown, whatever the terminal's language."""
    assert cli.main(["explain", str(EXAMPLES / "records-hans.xlsx"), _first_id(), "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert "同志：\n\n您好！" in out
    assert "| 考核项目 | 标准分 |" in out
    assert "核实后即予更正" in out


def _first_id() -> str:
    book = openpyxl.load_workbook(EXAMPLES / "records-hans.xlsx", read_only=True)
    rows = book["成员"].iter_rows(values_only=True)
    found = next(str(row[0]) for row in rows if str(row[0]).isdigit())
    book.close()
    return found


def test_text_of_the_records_is_no_markup(folder: Path, capsys: Capture) -> None:
    """A name may hold anything, and stays what it is."""
    path = _small(folder / "small.xlsx", "*王*|<b>一")
    assert cli.main(["explain", path, "001", "--format", "markdown"]) == 0
    assert r"\*王\*\|\<b\>一同志：" in capsys.readouterr().out


def test_an_unknown_member(capsys: Capture) -> None:
    """Status 2, the nearest, and where all stand."""
    assert cli.main(["explain", RECORDS, "02101"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert tells(err, "no-such-member", "dangxing")
    assert "「成員」" in err
    assert "是否為「0210 樊桂芳」" in err


def test_a_workbook_with_errors(capsys: Capture) -> None:
    """Status 1: the problems on stderr, nothing explained."""
    assert cli.main(["explain", str(EXAMPLES / "broken.xlsx"), "1001", "--year", "2024"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert tells(err, "missing-value")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([RECORDS], "no-member"),
        ([RECORDS, "0210", "--as-of", "30.6."], "bad-as-of"),
        ([RECORDS, "0210", "--format", "csv"], "bad-format"),
    ],
)
def test_wrong_usage(arguments: list[str], code: str, capsys: Capture) -> None:
    """Status 2 and one line that says what is wrong."""
    assert cli.main(["explain", *arguments]) == 2
    assert tells(capsys.readouterr().err, code)
