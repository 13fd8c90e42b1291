"""``score --as-of`` and ``report --quarter`` from end to end: files, ledger, notice, and what is wanting."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import recalculate
import writer_factory
from dangxing import cli, ledger, scoring
from dangxing.cli import anew, notice
from dangxing.cli.language import Session
from dangxing.cli.printing import Files
from dangxing.errors import UsageProblem
from dangxing.reports import quarterly
from dangxing.results import Result
from dangxing.rules import Calendar, loading
from dangxing.scored import write_scored
from running import tells

Capture = pytest.CaptureFixture[str]
Factory = pytest.TempPathFactory
pytestmark = pytest.mark.locale("zh_TW")
MEMBERS = [
    ("編號", "姓名", "支部", "類別", "起始日期", "截止日期"),
    ("001", "王一", "東支部", "學生黨員", None, None),
    ("002", "李二", "西支部", "學生黨員", "2024-05-10", None),
    ("003", "趙三", "東支部", "學生黨員", "2024-07-01", None),
    ("004", "錢四", "東支部", "普通黨員", None, None),
    ("005", "孫五", "東支部", "學生黨員", None, "2024-06-30"),
]
ACTIVITIES = [
    ("編號", "日期", "項目", "學時", "字數"),
    ("001", "2024-03-01", "承諾書", None, None),
    *(("001", f"2024-0{month}-15", "志願服務", 3, None) for month in range(1, 7)),
    ("001", "2024-07-01", "一幫一", None, None),
    ("002", "2024-06-30", "承諾書", None, None),
    ("004", "2024-06-01", "學習筆記", None, 8000),
    ("005", "2024-06-01", "承諾書", None, None),
]
YEAR_END = [("編號", "等次", "測評得分"), ("004", "合格", 90)]


def _write(path: Path, activities: list[tuple[object, ...]] = ACTIVITIES) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in {"成員": MEMBERS, "活動": activities, "評議": YEAR_END}.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    book.close()
    return path


@pytest.fixture(autouse=True)
def folder(folder: Path) -> Path:
    """A working folder with one workbook, in a Traditional Chinese locale."""
    _write(folder / "records.xlsx")
    return folder


def _notice(number: int = 2, shape: Any = "json", out: str | None = None, file: str | None = None) -> int:
    asked = notice.Asked(2024, number, (), Path(file or "dangxing.sqlite"))
    files = Files(out, shape, workbook=True, html=False, pdf=False)
    return notice.notice(Session("zh-Hant"), asked, None, files, quiet=False)


class TestScoreAsOf:
    """The file, what is printed, and what the ledger makes of it."""

    @pytest.mark.parametrize(
        "written", ["2024-06-30", "2024/6/30", "2024.6.30", "20240630", "2024年6月30日", "２０２４-06-30"]
    )
    def test_a_date_may_be_written_in_any_of_the_ways_of_a_workbook(self, folder: Path, written: str) -> None:
        """The name of the scored workbook has it in one way."""
        assert cli.main(["score", "records.xlsx", "--as-of", written, "--no-ledger", "-q"]) == 0
        assert [path.name for path in (folder / "scored/2024").iterdir()] == ["records-scored-2024-06-30.xlsx"]

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["--as-of", "Juni"], "bad-as-of"),
            (["--as-of", ""], "bad-as-of"),
            (["--as-of", "45473"], "bad-as-of"),
            (["--as-of", "2024-06-31"], "bad-as-of"),
            (["--as-of", "2023-12-31", "--year", "2024"], "as-of-other-year"),
        ],
    )
    def test_a_date_that_is_none_or_of_another_year(self, capsys: Capture, arguments: list[str], code: str) -> None:
        """Status 2, one line, nothing written."""
        assert cli.main(["score", "records.xlsx", *arguments]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert tells(err, code)
        assert not Path("scored").exists()
        assert not Path("dangxing.sqlite").exists()

    def test_the_json_gains_two_keys_and_only_then(self, capsys: Capture) -> None:
        """``as_of`` of the workbook, ``due`` of each member."""
        assert cli.main(["score", "records.xlsx", "--format", "json", "--no-ledger"]) == 0
        [plain] = json.loads(capsys.readouterr().out)["workbooks"]
        assert cli.main(["score", "records.xlsx", "--format", "json", "--no-ledger", "--as-of", "2024-06-30"]) == 0
        [found] = json.loads(capsys.readouterr().out)["workbooks"]
        assert set(found) - set(plain) == {"as_of"}
        assert found["as_of"] == "2024-06-30"
        assert set(found["members"][0]) - set(plain["members"][0]) == {"due"}
        member = found["members"][0]
        assert (member["outcome"], member["total"], member["quantified"]) == ("pending", None, 8)
        hours = next(due for due in member["due"] if due["measure"] == "hours")
        assert hours == {
            "rule": "volunteering", "clause": "三(五)", "title": "做好一週義工", "activity": ["志願服務"],
            "measure": "hours", "have": 18, "target": 35, "remaining": 17, "months": 6, "pace": 2.9, "points": -1,
            "text": "志願服務 18/35小時（每月還需2.9）",
        }  # fmt: skip

    def test_the_csv_gains_two_columns_and_only_then(self, capsys: Capture) -> None:
        """At the end, so that what read the others still does."""
        cli.main(["score", "records.xlsx", "--format", "csv", "--no-ledger"])
        plain = capsys.readouterr().out.splitlines()[0]
        cli.main(["score", "records.xlsx", "--format", "csv", "--no-ledger", "--as-of", "2024-06-30"])
        text = capsys.readouterr().out
        assert text.splitlines()[0] == f"{plain},as_of,due"
        row = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))[3]
        assert row["as_of"] == "2024-06-30"
        assert "學習筆記 8000/20000字（每月還需2000）" in row["due"]

    def test_the_terminal_tells_what_is_due(self, capsys: Capture) -> None:
        """A line a member, under the table; who begins later is told so."""
        assert cli.main(["score", "records.xlsx", "--no-ledger", "--as-of", "2024-06-30"]) == 0
        out = capsys.readouterr().out
        assert out.startswith("records.xlsx（2024年度，截至2024-06-30）\n")
        assert "截至2024-06-30考核期尚未開始（2024-07-01起）" in out.replace("\n", "").replace(" ", "")
        [line] = [line for line in out.splitlines() if line.startswith("  王一：")]
        assert "志願服務 6/18次（每月還需2）；志願服務 18/35小時（每月還需2.9）" in line

    def test_the_scored_workbook_says_what_it_is(self, folder: Path) -> None:
        """Its titles and 說明 name the day; 待辦 has a row for all that is due; nothing to post or to file."""
        cli.main(["score", "records.xlsx", "--no-ledger", "--as-of", "2024-06-30", "-q"])
        book = openpyxl.load_workbook(folder / "scored/2024/records-scored-2024-06-30.xlsx", data_only=True)
        assert "待辦" in book.sheetnames
        assert not {"公示", "備案"} & set(book.sheetnames)
        assert book["總表"]["A1"].value == "2024年度黨員考核總表（截至2024-06-30）"
        assert any(row[0].value == "截至" for row in book["說明"].iter_rows(max_col=1))
        rows = [row for row in book["待辦"].iter_rows(min_row=2, values_only=True) if row[0] == "001"]
        assert ("志願服務", "小時", 18, 35, 17, 2.9, -1) in [row[7:] for row in rows]
        assert ("一幫一", "次", 0, 1, 1, None, -1) in [row[7:] for row in rows]
        book.close()

    def test_a_folder_is_not_scored_with_what_was_made_of_it(self, folder: Path, capsys: Capture) -> None:
        """Scored workbooks of a day are left out of a folder like those of the year."""
        cli.main(["score", "records.xlsx", "--no-ledger", "--out", ".", "--as-of", "2024-06-30", "-q"])
        assert (folder / "records-scored-2024-06-30.xlsx").exists()
        capsys.readouterr()
        cli.main(["score", ".", "--no-ledger", "--out", "o", "--format", "json", "-q"])
        assert [entry["path"] for entry in json.loads(capsys.readouterr().out)["workbooks"]] == ["records.xlsx"]

    def test_it_does_not_supersede_the_result_of_the_year(self) -> None:
        """Nor does a run of the year, or of another day, supersede it; a second one of its day does."""
        for arguments in ([], ["--as-of", "2024-06-30"], ["--as-of", "2024-03-31"], ["--as-of", "2024-06-30"]):
            assert cli.main(["score", "records.xlsx", "-q", *arguments]) == 0
        with ledger.open_ledger(Path("dangxing.sqlite")) as book:
            runs = [(run.as_of, run.superseded_by) for run in book.runs()]
            assert runs == [(None, None), ("2024-06-30", 4), ("2024-03-31", None), ("2024-06-30", None)]
            assert {row.run for row in book.cards(2024)} == {1}
            assert (book.known_years(), book.extent(2024)[:2]) == ([2024], (1, 1))
            [due] = [entry for entry in next(book.cards_of(4)).due if entry.measure == "hours"]
            assert (due.have, due.target, due.months, due.activity) == (18, 35, 6, ("志願服務",))
            assert list(book.verify()) == []

    def test_a_ledger_of_days_alone_has_no_year(self) -> None:
        """A year's report of it would be of nobody."""
        cli.main(["score", "records.xlsx", "-q", "--as-of", "2024-06-30"])
        with ledger.open_ledger(Path("dangxing.sqlite")) as book:
            assert book.known_years() == []
            assert list(book.cards(2024)) == []


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not installed")
def test_recalculating_a_workbook_of_a_day_changes_no_stored_value(tmp_path: Path) -> None:
    """Scores so far, sums, what is wanting: as they were stored."""
    result, rules, grids = writer_factory.made(6)
    day = dt.date(2024, 6, 30)
    cards = scoring.score(result.records, rules, 2024, day)
    dated = Result(result.path, result.input_digest, 2024, result.records, cards, result.problems, day)
    stored = tmp_path / "dated.xlsx"
    write_scored(dated, rules, stored, grids=grids)
    count, found = recalculate.differences(stored)
    assert found == []
    assert count > 200


class TestNotice:
    """The notice from the ledger."""

    @pytest.fixture(autouse=True)
    def _scored(self, folder: Path, capsys: Capture) -> None:
        cli.main(["score", "records.xlsx", "-q", "--as-of", "2024-06-30"])
        cli.main(["score", "records.xlsx", "-q"])
        capsys.readouterr()

    def test_json(self, capsys: Capture) -> None:
        """By rule set and branch; who begins later is counted, not named; whose period is over is told as ended."""
        assert _notice() == 0
        document = json.loads(capsys.readouterr().out)
        assert list(document) == ["year", "quarter", "as_of", "rule_sets", "problems"]
        assert (document["as_of"], document["problems"]) == ("2024-06-30", [])
        students = next(part for part in document["rule_sets"] if part["rule_set"] == "student")
        east, west = students["branches"]
        assert (east["branch"], east["others"], west["branch"], west["others"]) == ("東支部", 1, "西支部", 0)
        figures = [(entry["name"], entry["met"], entry["asked"], entry["ended"]) for entry in east["members"]]
        assert figures == [("王一", 1, 8, False), ("孫五", 1, 8, True)]
        assert east["members"][1]["due"] == []
        [ordinary] = next(part for part in document["rule_sets"] if part["rule_set"] == "enterprise")["branches"]
        [member] = ordinary["members"]
        assert (member["met"], member["asked"], member["score"], member["full"]) == (None, None, 100, 100)

    def test_the_command(self, capsys: Capture) -> None:
        """``report`` with a quarter writes the notice and prints it; without one it reports the year."""
        assert cli.main(["report", "--year", "2024", "--quarter", "2", "--out", "n"]) == 0
        out, err = capsys.readouterr()
        assert out.startswith("2024年第2季度情況通報\n")
        assert err == "通報已存為：n/notice-2024-Q2.xlsx\n"
        assert Path("n/notice-2024-Q2.xlsx").exists()
        for shape in ("json", "csv"):
            assert cli.main(["report", "--year", "2024", "--quarter", "2", "--format", shape]) == 0
        assert cli.main(["report", "--year", "2024", "--quarter", "2", "--no-workbook"]) == 0
        assert capsys.readouterr().err == ""
        assert list(Path().glob("notice-*")) == []
        assert cli.main(["report", "--year", "2024", "--format", "json", "-q"]) == 0
        assert "quarter" not in json.loads(capsys.readouterr().out)

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["--quarter", "2"], "needs-year"),
            (["--quarter", "5", "--year", "2024"], "bad-quarter"),
            (["--quarter", "2", "--year", "2024", "--branch", "東支部"], "not-with"),
            (["--quarter", "2", "--year", "2024", "--redact"], "not-with"),
            (["--quarter", "2", "--year", "2024", "--as-of", "1"], "not-with"),
            (["--quarter", "2", "--year", "2023"], "no-year"),
        ],
    )
    def test_wrong_usage(self, capsys: Capture, arguments: list[str], code: str) -> None:
        """Status 2, one line, nothing written: what is asked for is never left out in silence."""
        assert cli.main(["report", *arguments]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert tells(err, code)
        assert not list(Path().glob("notice-*"))

    def test_csv(self, capsys: Capture) -> None:
        """A row a member."""
        assert _notice(shape="csv") == 0
        rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"))))
        assert {row["name"] for row in rows} == {"王一", "李二", "錢四", "孫五"}
        assert {row["as_of"] for row in rows} == {"2024-06-30"}

    def test_the_terminal(self, capsys: Capture) -> None:
        """Requirements met, or points so far, and what is due."""
        assert _notice(shape="table") == 0
        out, err = capsys.readouterr()
        assert out.startswith("2024年第2季度情況通報\n")
        assert "  東支部（2人，平均達到1項）" in out
        assert "    錢四  100.00  學習筆記 8000/20000字（每月還需2000）" in out
        assert "另有1名黨員未列入本表。" in out
        assert err == "通報已存為：notice-2024-Q2.xlsx\n"

    def test_the_workbook_names_no_id(self, folder: Path) -> None:
        """A4; each branch with its table; names and figures, and nobody whose period has not begun."""
        assert _notice(out="outer") == 0
        book = openpyxl.load_workbook(folder / "outer/notice-2024-Q2.xlsx")
        [sheet] = book
        assert sheet.title == "2024年第2季度"
        assert str(sheet.page_setup.paperSize) == "9"
        cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert "2024年第2季度情況通報" in cells
        assert "西支部（1人，平均達到1項）" in cells
        assert {"王一", "1/8", "錢四"} <= set(cells)
        assert "志願服務 6/18次（每月還需2）\n志願服務 18/35小時（每月還需2.9）" in cells
        assert not [value for value in cells if "趙三" in value or "001" in value]
        book.close()

    def test_a_quarter_that_was_not_scored(self, capsys: Capture) -> None:
        """Without the records: status 1, nothing written, and the command that mends it: run, it does."""
        Path("records.xlsx").rename("away.xlsx")
        assert _notice(1) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert tells(err, "no-run", "records.xlsx")
        assert not list(Path().glob("notice-*"))
        command = err.splitlines()[0].partition("請運行：")[2].partition("  ")[0].split()
        assert command == ["dangxing", "score", "records.xlsx", "--as-of", "2024-03-31"]
        Path("away.xlsx").rename("records.xlsx")
        assert cli.main([*command[1:], "-q"]) == 0
        assert _notice(1) == 0

    def test_the_others_are_told_where_one_is_wanting(self, folder: Path, capsys: Capture) -> None:
        """Status 1, with the notice of the rest; the command is good from any folder and for any ledger."""
        _write(folder / "more records.xlsx")
        file = str(folder / "led ger.sqlite")
        cli.main(["score", "more records.xlsx", "-q", "--ledger", file])
        cli.main(["score", "records.xlsx", "-q", "--ledger", file, "--as-of", "2024-06-30", "--apart"])
        capsys.readouterr()
        (folder / "more records.xlsx").unlink()
        os.chdir(folder.parent)
        assert _notice(file=file, out=str(folder)) == 1
        out, err = capsys.readouterr()
        assert f'dangxing score "{(folder / "more records.xlsx").resolve().as_posix()}" --as-of 2024-06-30' in err
        assert f'--ledger "{file}"' in err
        document = json.loads(out)
        assert document["rule_sets"]
        [problem] = document["problems"]
        assert (problem["code"], problem["severity"], problem["path"]) == ("no-run", "error", "more records.xlsx")
        assert (folder / "notice-2024-Q2.xlsx").exists()

    @pytest.mark.parametrize("named", [False, True])
    def test_what_is_lacking_is_scored_from_the_records_at_hand(self, capsys: Capture, named: bool) -> None:
        """As ``score --as-of`` would, to the figure; the ledger stays as it is, and the notice says so."""
        before = Path("dangxing.sqlite").read_bytes()
        words = ["report", "--year", "2024", "--quarter", "1", "--format", "json", "--out", "."]
        named_too = ["records.xlsx", "--ledger", "none.sqlite"] if named else []
        capsys.readouterr()
        assert cli.main([*words, *named_too]) == 0
        anew = json.loads(capsys.readouterr().out)
        assert [problem["code"] for problem in anew.pop("problems")] == ["not-entered"]
        assert Path("dangxing.sqlite").read_bytes() == before
        assert not Path("none.sqlite").exists()
        sheet = openpyxl.load_workbook("notice-2024-Q1.xlsx").active
        assert any("未記入臺賬" in str(cell.value) for row in sheet.iter_rows() for cell in row)
        cli.main(["score", "records.xlsx", "-q", "--as-of", "2024-03-31"])
        capsys.readouterr()
        assert cli.main(words) == 0
        entered = json.loads(capsys.readouterr().out)
        assert entered.pop("problems") == []
        assert entered == anew

    @pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
    def test_a_path_is_not_followed_out_of_the_folders(self, folder: Path, tmp_path_factory: Factory) -> None:
        """A link elsewhere leads to records in the folder: those are taken where they are, and it is not asked."""
        link = tmp_path_factory.mktemp("elsewhere") / "link.xlsx"
        link.symlink_to(folder / "records.xlsx")
        assert cli.main(["score", str(link), "-q", "--ledger", "other.sqlite", "--out", "out"]) == 0
        rulebook = loading.load().for_year(2024)
        with ledger.open_ledger(Path("other.sqlite")) as book:
            assert [run.path for run in book.runs()] == [link.as_posix()]
            found = quarterly.notice_of(book, 2024, 1)
            lacking = dict(anew._lacking(book, found, rulebook, folder))
        assert lacking == {(folder / "records.xlsx").resolve().as_posix(): dt.date(2024, 3, 31)}

    def test_records_with_errors_are_told_and_left_out(self, folder: Path, capsys: Capture) -> None:
        """With the faults themselves; status 1."""
        _write(folder / "records.xlsx", [*ACTIVITIES, ("009", "2024-05-20", "一幫一", None, None)])
        capsys.readouterr()
        assert _notice(1) == 1
        told = capsys.readouterr().err
        assert "unknown-member" in told
        assert "no-run" in told

    def test_what_other_rules_scored_is_not_scored_by_these(self, folder: Path, capsys: Capture) -> None:
        """Unless the rules are named: a score by the wrong ones would harm."""
        shutil.copytree(Path(__file__).parents[2] / "rules", folder / "own")
        own = folder / "own" / "student.yaml"
        own.write_text(own.read_text(encoding="utf-8").replace('version: "1"', 'version: "9"'), encoding="utf-8")
        cli.main(["score", "records.xlsx", "-q", "--rules", "own", "--ledger", "other.sqlite"])
        words = ["report", "--year", "2024", "--quarter", "1", "--ledger", "other.sqlite", "--format", "json"]
        capsys.readouterr()
        assert cli.main(words) == 1
        assert "no-run" in capsys.readouterr().err
        assert cli.main([*words, "--rules", "own"]) == 0

    def test_workbooks_are_named_with_a_quarter_alone(self, capsys: Capture) -> None:
        """The report of a year is of the ledger."""
        assert cli.main(["report", "records.xlsx"]) == 2
        assert "paths-alone" in capsys.readouterr().err

    def test_a_workbook_that_was_changed_since(self, folder: Path, capsys: Capture) -> None:
        """A warning, with the command; the notice is as it was scored."""
        _write(folder / "records.xlsx", [*ACTIVITIES, ("002", "2024-05-20", "一幫一", None, None)])
        cli.main(["score", "records.xlsx", "-q"])
        capsys.readouterr()
        assert _notice() == 0
        assert tells(capsys.readouterr().err, "outdated", "records.xlsx", severity="warning")

    def test_a_member_of_two_workbooks_counts_once(self, folder: Path, capsys: Capture) -> None:
        """As the later run has it, with a warning that names both."""
        _write(folder / "again.xlsx", ACTIVITIES[:2])
        cli.main(["score", "again.xlsx", "-q", "--as-of", "2024-06-30", "--apart"])
        capsys.readouterr()
        assert _notice() == 0
        out, err = capsys.readouterr()
        [line] = [line for line in err.splitlines() if "twice" in line]
        assert tells(line, "twice", "again.xlsx", words="有 5 名成員（王一 001, ", severity="warning")
        assert "也在 records.xlsx 中，以本工作簿為準" in line
        members = [
            member
            for part in json.loads(out)["rule_sets"]
            for branch in part["branches"]
            for member in branch["members"]
        ]
        assert sorted(member["id"] for member in members) == ["001", "002", "004", "005"]
        assert {member["workbook"] for member in members} == {"again.xlsx"}

    def test_the_fourth_quarter_is_the_year(self, capsys: Capture) -> None:
        """A scored year will do; a later run of the last day takes its place."""
        assert _notice(4) == 0
        document = json.loads(capsys.readouterr().out)
        assert document["as_of"] == "2024-12-31"
        members = [m for part in document["rule_sets"] for branch in part["branches"] for m in branch["members"]]
        assert [(member["name"], member["met"]) for member in members if member["id"] == "001"] == [("王一", 2)]
        assert not [member for member in members if member["due"]]

    def test_a_year_that_the_ledger_does_not_know(self, capsys: Capture) -> None:
        """Nothing can be made of it: the command to begin with is told."""
        assert cli.main(["report", "--year", "2023", "--quarter", "2"]) == 2
        assert "dangxing score 記錄.xlsx --as-of 2023-06-30" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("01-01", ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"]),
        ("09-01", ["2024-11-30", "2025-02-28", "2025-05-31", "2025-08-31"]),
    ],
)
def test_a_quarter_ends_with_the_third_month_from_the_first_day(begins: str, ends: list[str]) -> None:
    """Of a year that begins in September the first quarter ends in November."""
    calendar = Calendar.model_validate({"from": begins})
    assert [calendar.quarter_end(2024, number).isoformat() for number in (1, 2, 3, 4)] == ends


@pytest.mark.parametrize("written", ["2", "Q2", "q2", " 2 ", "２"])
def test_a_quarter_is_a_number_from_1_to_4(written: str) -> None:
    """With or without its Q."""
    assert notice.quarter(written) == 2


def test_a_quarter_wants_its_year() -> None:
    """With a year, both are given back."""
    ledger = Path("dangxing.sqlite")
    assert notice.asked("Q3", 2024, {}, (), ledger)[:4] == (2024, 3, (), ledger)
    with pytest.raises(UsageProblem, match="--year 2024 --quarter 3"):
        notice.asked("3", None, {}, (), ledger)


@pytest.mark.parametrize("written", ["0", "5", "", "Q", "22", "II"])
def test_another_quarter_is_refused(written: str) -> None:
    """As wrong usage."""
    with pytest.raises(UsageProblem, match="quarter"):
        notice.quarter(written)
