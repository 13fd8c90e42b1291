"""``dangxing validate`` from end to end: what it prints, where, what it leaves out, and its exit status."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from dangxing import cli
from running import tells
from sheets import Sheets, book, write

Capture = pytest.CaptureFixture[str]
pytestmark = [pytest.mark.locale("zh_TW"), pytest.mark.usefixtures("folder")]
BAD = book(
    活動=[["001", "王一", "2024-03-01", "黨科"], ["001", "王一", "2024-13-01", "心得體會"]],
    支部=[["第一支部", 1, 5, 100, 60], ["第二支部", 2, 5, 100, 80]],
)
WARNED = book(支部=[["第一支部", 1, 5, 100, 60], ["第二支部", 2, 5, 100, 80]])
ROOT = Path(__file__).parents[2]


def _put(name: str, sheets: Sheets) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    write(sheets, Path(name))


def test_a_workbook_without_problems(capsys: Capture) -> None:
    """Status 0; nothing on stdout, one line on stderr."""
    _put("a.xlsx", book())
    assert cli.main(["validate", "a.xlsx"]) == 0
    assert capsys.readouterr() == ("", "檢查了 1 個工作簿，沒有問題\n下一步：dangxing score a.xlsx（計分）\n")


def test_every_problem_is_a_line_on_stdout(capsys: Capture) -> None:
    """Status 1; place, severity, code, message and hint, in the order of sheets and cells; nothing else there."""
    _put("b.xlsx", BAD)
    assert cli.main(["validate", "b.xlsx"]) == 1
    out, err = capsys.readouterr()
    assert [line.partition(": ")[0] for line in out.splitlines()] == [
        "b.xlsx:活動!D2", "b.xlsx:活動!C3", "b.xlsx:支部!A3",
    ]  # fmt: skip
    first, second, third = out.splitlines()
    assert tells(first, "unknown-activity", "b.xlsx:活動!D2", words="項目「黨科」不在規則中，是否為「黨課」？")
    assert tells(second, "bad-date", "b.xlsx:活動!C3", words="「2024-13-01」不是有效的日期。請寫成 2024-03-01")
    assert tells(third, "branch-without-members", "b.xlsx:支部!A3", severity="warning")
    told, following = err.splitlines()
    assert told == "檢查了 1 個工作簿：錯誤 2 處，提醒 1 處"
    assert following.startswith("下一步：dangxing validate --annotate b.xlsx（")


def test_warnings_alone_are_no_failure_unless_strict(capsys: Capture) -> None:
    """Status 0, and 1 with --strict."""
    _put("w.xlsx", WARNED)
    assert cli.main(["validate", "w.xlsx"]) == 0
    assert capsys.readouterr().out.count(": 提醒：") == 1
    assert cli.main(["validate", "w.xlsx", "--strict"]) == 1


def test_quiet_leaves_errors_only(capsys: Capture) -> None:
    """No warning and no closing line; what other programs read is whole all the same."""
    _put("b.xlsx", BAD)
    assert cli.main(["validate", "b.xlsx", "--quiet"]) == 1
    out, err = capsys.readouterr()
    assert (out.count(": 錯誤："), out.count(": 提醒："), err) == (2, 0, "")
    assert cli.main(["validate", "b.xlsx", "--quiet", "--format", "json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["problems"]) == 3


def test_nothing_is_written(folder: Path) -> None:
    """A check leaves the folder as it was."""
    _put("b.xlsx", BAD)
    cli.main(["validate", "b.xlsx"])
    assert [entry.name for entry in folder.iterdir()] == ["b.xlsx"]


class TestSeveral:
    """Several paths and folders, and none at all."""

    def test_a_summary_ends_it(self, capsys: Capture) -> None:
        """One line a workbook: its path, how many errors and warnings, or that it is fine."""
        for name, sheets in (("in/a.xlsx", book()), ("in/b.xlsx", BAD), ("w.xlsx", WARNED)):
            _put(name, sheets)
        Path("torn.xlsx").write_bytes(b"PK\x03\x04 torn")
        assert cli.main(["validate", "in", "torn.xlsx", "w.xlsx", "gone.xlsx"]) == 2
        out, err = capsys.readouterr()
        assert out.splitlines()[-5:] == [
            "in/a.xlsx：沒有問題",
            "in/b.xlsx：錯誤 2 處，提醒 1 處",
            "torn.xlsx：未能檢查",
            "w.xlsx：錯誤 0 處，提醒 1 處",
            "gone.xlsx：未能檢查",
        ]
        assert tells(err, "damaged", "torn.xlsx")
        assert tells(err, "not-found", "gone.xlsx")
        assert err.splitlines()[-1] == "檢查了 5 個工作簿：錯誤 4 處，提醒 2 處"

    def test_the_number_of_workers_changes_nothing(self, capsys: Capture) -> None:
        """The same bytes with one process and with two."""
        for name, sheets in (("a.xlsx", BAD), ("b.xlsx", WARNED), ("c.xlsx", BAD)):
            _put(name, sheets)
        told = []
        for jobs in ("1", "2"):
            assert cli.main(["validate", "a.xlsx", "b.xlsx", "c.xlsx", "--jobs", jobs]) == 1
            told.append(capsys.readouterr())
        assert told[0] == told[1]

    def test_without_a_path_the_records_of_the_folder_are_checked(self, folder: Path, capsys: Capture) -> None:
        """Scored workbooks and marked copies are known by what they are, whatever their names; others are left out."""
        _put("a.xlsx", book())
        _put("b.xlsx", BAD)
        _put("budget.xlsx", {"預算": [["項目", "金額"], ["辦公", 100]]})
        assert cli.main(["score", "a.xlsx", "--out", "out", "--quiet", "--year", "2024"]) == 0
        assert cli.main(["validate", "b.xlsx", "--annotate", "--quiet"]) == 1
        (folder / "out" / "a-scored.xlsx").rename("scores.xlsx")
        (folder / "b-checked.xlsx").rename("marked.xlsx")
        capsys.readouterr()
        assert cli.main(["validate"]) == 1
        out, err = capsys.readouterr()
        assert out.splitlines()[-2:] == ["a.xlsx：沒有問題", "b.xlsx：錯誤 2 處，提醒 1 處"]
        assert "budget.xlsx：裏面沒有記錄工作簿的工作表，已跳過（" in err
        assert "marked.xlsx：是 dangxing 生成的工作簿，不是記錄，已跳過\n" in err
        assert "scores.xlsx：是 dangxing 生成的工作簿，不是記錄，已跳過\n" in err

    def test_a_marked_copy_that_is_named_is_checked(self, capsys: Capture) -> None:
        """Mistakes can be mended in the copy, and the copy checked again."""
        _put("b.xlsx", BAD)
        assert cli.main(["validate", "b.xlsx", "--annotate"]) == 1
        capsys.readouterr()
        assert cli.main(["validate", "b-checked.xlsx"]) == 1
        assert tells(capsys.readouterr().out, "unknown-activity", "b-checked.xlsx:活動!D2")

    def test_without_a_path_and_without_workbooks_the_rules_are_checked(self, capsys: Capture) -> None:
        """Status 0, and a line that says so."""
        assert cli.main(["validate"]) == 0
        assert capsys.readouterr() == ("", "當前文件夾裏沒有記錄工作簿；規則沒有問題\n")

    def test_an_empty_folder_that_is_named_is_wrong_usage(self, folder: Path, capsys: Capture) -> None:
        """Whoever names a folder expects something in it."""
        (folder / "empty").mkdir()
        assert cli.main(["validate", "empty"]) == 2
        assert tells(capsys.readouterr().err, "folder-without-workbooks", "empty")

    def test_rules_at_fault_are_findings(self, folder: Path, capsys: Capture) -> None:
        """Status 1; each with file, line and column, in every format; no workbook can be checked before."""
        (folder / "rules").mkdir()
        for file in (ROOT / "rules").glob("*.yaml"):
            (folder / "rules" / file.name).write_bytes(file.read_bytes())
        (folder / "rules" / "student.yaml").write_text("id: student\nnonsense: 1\n", encoding="utf-8")
        _put("a.xlsx", book())
        assert cli.main(["validate", "a.xlsx"]) == 1
        out, err = capsys.readouterr()
        assert tells(out, "unknown-key", "rules/student.yaml:2:1")
        assert err.startswith("使用這裏的規則：rules\n規則有 ")
        assert cli.main(["validate", "--format", "json"]) == 1
        document = json.loads(capsys.readouterr().out)
        found = next(entry for entry in document["problems"] if entry["code"] == "unknown-key")
        assert (found["path"], found["sheet"], found["message"][:5]) == ("rules/student.yaml", None, "2:1: ")
        assert document["workbooks"] == []
        assert cli.main(["validate", "--format", "github"]) == 1
        assert "::error file=rules/student.yaml,line=2,col=1,title=unknown-key::" in capsys.readouterr().out


class TestFormats:
    """What other programs read."""

    def test_json(self, capsys: Capture) -> None:
        """One object: problems with all their keys, and workbooks with their counts, in the workbook's language."""
        _put("a.xlsx", book())
        _put("b.xlsx", BAD)
        assert cli.main(["validate", "a.xlsx", "b.xlsx", "none.xlsx", "--format", "json"]) == 2
        document = json.loads(capsys.readouterr().out)
        assert list(document) == ["problems", "workbooks"]
        assert document["problems"][0] == {
            "path": "b.xlsx", "sheet": "活動", "cell": "D2", "severity": "error", "code": "unknown-activity",
            "message": "項目「黨科」不在規則中，是否為「黨課」？", "hint": None,
            "source": None,
        }  # fmt: skip
        assert document["problems"][-1]["code"] == "not-found"
        assert document["workbooks"] == [
            {"path": "a.xlsx", "errors": 0, "warnings": 0},
            {"path": "b.xlsx", "errors": 2, "warnings": 1},
            {"path": "none.xlsx", "errors": 1, "warnings": 0},
        ]

    def test_json_does_not_hang_on_the_machine(self, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its language is the workbook's unless one is asked for."""
        _put("b.xlsx", BAD)
        told = []
        for language in ("en_US.UTF-8", "zh_CN.UTF-8"):
            monkeypatch.setenv("LANG", language)
            cli.main(["validate", "b.xlsx", "--format", "json"])
            told.append(capsys.readouterr().out)
        assert told[0] == told[1]
        cli.main(["validate", "b.xlsx", "--format", "json", "--lang", "en"])
        assert "The activity 黨科 is not in the rules" in capsys.readouterr().out

    def test_json_of_nothing(self, capsys: Capture) -> None:
        """Two empty lists."""
        assert cli.main(["validate", "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out) == {"problems": [], "workbooks": []}

    def test_csv(self, capsys: Capture) -> None:
        """A row a problem; no text of the workbook can become a formula."""
        _put("b.xlsx", BAD | {"=1+1": [["x"]], "成員": [[*BAD["成員"][0], "=備註2"], *BAD["成員"][1:]]})
        assert cli.main(["validate", "b.xlsx", "--format", "csv"]) == 1
        out = capsys.readouterr().out
        assert out.startswith("\ufeffpath,sheet,cell,severity,code,message,hint,source\n")
        rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
        assert (rows[1]["sheet"], rows[1]["cell"], rows[1]["code"]) == ("活動", "D2", "unknown-activity")
        assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())

    def test_github(self, capsys: Capture) -> None:
        """A workflow command a problem, with what would end a value or a line escaped."""
        _put("b,1%.xlsx", BAD)
        assert cli.main(["validate", "b,1%.xlsx", "--format", "github"]) == 1
        first, second, third = capsys.readouterr().out.splitlines()
        assert first == (
            "::error file=b%2C1%25.xlsx,title=unknown-activity::活動!D2: 項目「黨科」不在規則中，是否為「黨課」？"
        )
        assert "不是有效的日期%0A請寫成" in second
        assert third.startswith("::warning file=b%2C1%25.xlsx,title=branch-without-members::支部!A3: ")

    @pytest.mark.parametrize("shape", ["table", "json", "csv", "github"])
    def test_no_more_than_asked_for(self, shape: str, capsys: Capture) -> None:
        """--max-problems prints so many, and how many more there are; the status is that of all."""
        _put("a.xlsx", WARNED)
        _put("b.xlsx", BAD)
        assert cli.main(["validate", "a.xlsx", "b.xlsx", "--max-problems", "2", "--format", shape]) == 1
        out, err = capsys.readouterr()
        assert out.count("branch-without-members") == 1
        assert out.count("unknown-activity") == 1
        assert "bad-date" not in out
        if shape == "json":
            assert json.loads(out)["more"] == 2
        else:
            more = "還有 2 類問題（2 處）沒有列出" if shape == "table" else "還有 2 個問題沒有列出"
            assert more in (out if shape == "table" else err)


class TestCodes:
    """Problems chosen by their codes."""

    def test_only_what_is_selected(self, capsys: Capture) -> None:
        """By one option, several, or a list; what is not selected does not count either."""
        _put("b.xlsx", BAD)
        assert cli.main(["validate", "b.xlsx", "--select", "bad-date,branch-without-members"]) == 1
        assert capsys.readouterr().out.count("\n") == 2
        assert cli.main(["validate", "b.xlsx", "--select", "branch-without-members", "--select", "no-year"]) == 0
        assert "branch-without-members" in capsys.readouterr().out

    def test_all_but_what_is_ignored(self, capsys: Capture) -> None:
        """What is selected and ignored is ignored."""
        _put("b.xlsx", BAD)
        ignored = ["--ignore", "bad-date,unknown-activity"]
        assert cli.main(["validate", "b.xlsx", *ignored]) == 0
        assert capsys.readouterr().out.count("\n") == 1
        assert cli.main(["validate", "b.xlsx", "--select", "bad-date", *ignored]) == 0
        assert capsys.readouterr().out == ""

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (
                ["--select", "bad-dates"],
                "錯誤：記錄的問題裏沒有「bad-dates」這個代碼（規則文件的問題，檢查規則時逐條說明），"
                "是否為「bad-date」？  no-such-code\n",
            ),
            (
                ["--ignore", "zzz"],
                "錯誤：記錄的問題裏沒有「zzz」這個代碼（規則文件的問題，檢查規則時逐條說明）  no-such-code\n",
            ),
            (["--explain", "unknown-activty"], "是否為「unknown-activity」？"),
            (["--max-problems", "many"], "  bad-most\n"),
            (["--format", "xml"], "table|json|csv|github"),
            (["--year", "24"], "  bad-year\n"),
        ],
    )
    def test_wrong_usage(self, arguments: list[str], words: str, capsys: Capture) -> None:
        """Status 2, with the nearest word that is known."""
        assert cli.main(["validate", *arguments]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert words in err
        assert err.endswith("查看說明：dangxing validate --help\n")

    def test_a_code_is_explained(self, capsys: Capture) -> None:
        """What it says, and how to mend it, in the user's language; no workbook is looked at."""
        assert cli.main(["validate", "--explain", "Bad-Date"]) == 0
        assert capsys.readouterr().out == (
            "bad-date（錯誤）\n"
            "例：「2024-02-30」不是有效的日期\n"
            "怎樣改：請寫成 2024-03-01、2024/3/1 或 2024年3月1日\n"
            "有錯誤的工作簿不計分。\n"
        )
        assert cli.main(["validate", "--explain", "encrypted", "--lang", "en"]) == 0
        assert "protected by a password" in capsys.readouterr().out


def test_the_year_settles_what_counts(capsys: Capture) -> None:
    """Dates in two years are an error without --year, and a warning a sheet with it."""
    _put("y.xlsx", book(活動=[["001", "王一", "2023-03-01", "心得體會"], ["001", "王一", "2024-03-01", "集中學習"]]))
    assert cli.main(["validate", "y.xlsx"]) == 1
    assert "several-years" in capsys.readouterr().out
    assert cli.main(["validate", "y.xlsx", "--year", "2024"]) == 0
    assert tells(capsys.readouterr().out, "other-years", "y.xlsx:活動!C2", severity="warning")


def test_the_libraries_for_writing_are_not_loaded() -> None:
    """A check pays neither for XlsxWriter nor for openpyxl, nor for the writer of results."""
    _put("b.xlsx", BAD)
    script = (
        "import sys; from dangxing.cli import main; main(['validate', 'b.xlsx', '--quiet']);"
        "print([name for name in sys.modules if name.partition('.')[0] in ('xlsxwriter', 'openpyxl') "
        "or name.startswith('dangxing.scored')])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1] == "[]"


def test_help_is_in_the_users_language(capsys: Capture) -> None:
    """No key of the catalogue is left, and what can be set once and for all is told."""
    assert cli.main(["validate", "--help"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    for name in ("YEAR", "RULES", "FORMAT", "QUIET"):
        assert f"DANGXING_{name}" in out.replace(" ", "")
    assert "validate." not in out


class TestAnnotate:
    """--annotate, as a user meets it."""

    def test_a_copy_stands_beside_each_workbook_with_problems(self, folder: Path, capsys: Capture) -> None:
        """The original is not touched; a workbook without problems gets no copy; the copy's path is told."""
        _put("in/a.xlsx", book())
        _put("in/b.xlsx", BAD)
        before = (folder / "in/b.xlsx").read_bytes()
        assert cli.main(["validate", "in", "--annotate"]) == 1
        assert sorted(entry.name for entry in (folder / "in").iterdir()) == ["a.xlsx", "b-checked.xlsx", "b.xlsx"]
        assert (folder / "in/b.xlsx").read_bytes() == before
        assert "標註副本已存為：in/b-checked.xlsx\n" in capsys.readouterr().err
        copy = openpyxl.load_workbook(folder / "in/b-checked.xlsx")
        assert copy.sheetnames == ["問題", "成員", "安排", "活動", "評議", "支部"]

    def test_json_tells_the_copy(self, capsys: Capture) -> None:
        """With its path, or null."""
        _put("a.xlsx", book())
        _put("b.xlsx", BAD)
        cli.main(["validate", "a.xlsx", "b.xlsx", "--annotate", "--format", "json"])
        workbooks = json.loads(capsys.readouterr().out)["workbooks"]
        assert [entry["checked_path"] for entry in workbooks] == [None, "b-checked.xlsx"]

    def test_a_copy_is_made_anew(self, folder: Path) -> None:
        """The copy of an earlier run is replaced."""
        _put("b.xlsx", BAD)
        assert cli.main(["validate", "b.xlsx", "--annotate"]) == 1
        first = openpyxl.load_workbook(folder / "b-checked.xlsx")["問題"].max_row
        _put("b.xlsx", WARNED)
        assert cli.main(["validate", "b.xlsx", "--annotate"]) == 0
        assert openpyxl.load_workbook(folder / "b-checked.xlsx")["問題"].max_row == first - 2

    def test_nothing_of_the_user_is_replaced(self, folder: Path, capsys: Capture) -> None:
        """Neither a workbook that is checked in the same run, nor one that only bears the name. Status 2."""
        _put("b.xlsx", BAD)
        _put("b-checked.xlsx", WARNED)
        before = (folder / "b-checked.xlsx").read_bytes()
        assert cli.main(["validate", "b.xlsx", "--annotate"]) == 2
        assert tells(capsys.readouterr().err, "would-overwrite-other", "b.xlsx", words="「b-checked.xlsx」已存在")
        assert cli.main(["validate", "b.xlsx", "b-checked.xlsx", "--annotate"]) == 2
        assert tells(capsys.readouterr().err, "would-overwrite-input", "b.xlsx")
        assert (folder / "b-checked.xlsx").read_bytes() == before

    def test_workbooks_of_one_name_get_copies_of_their_own(self, folder: Path) -> None:
        """Two that differ in their endings only take them into the names."""
        _put("b.xlsx", BAD)
        (folder / "b.xlsm").write_bytes((folder / "b.xlsx").read_bytes())
        assert cli.main(["validate", "b.xlsx", "b.xlsm", "--annotate"]) == 1
        assert (folder / "b-xlsx-checked.xlsx").exists()
        assert (folder / "b-xlsm-checked.xlsx").exists()

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything can be written by root")
    def test_a_folder_that_cannot_be_written_to(self, folder: Path, capsys: Capture) -> None:
        """Status 2; the problems are told all the same."""
        _put("in/b.xlsx", BAD)
        (folder / "in").chmod(0o500)
        try:
            assert cli.main(["validate", "in/b.xlsx", "--annotate"]) == 2
        finally:
            (folder / "in").chmod(0o700)
        out, err = capsys.readouterr()
        assert out.count("\n") == 3
        assert "write-denied" in err
