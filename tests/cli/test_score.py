"""``dangxing score`` from end to end: what it prints, where, and its exit status."""

import csv
import io
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from dangxing import cli
from dangxing.cli import rendering, streams, tables
from dangxing.errors import FileProblem, RuleFault, RulesProblem
from dangxing.language.voice import cents
from dangxing.records import Place, Problem
from dangxing.runs import pipeline
from running import tells
from small_workbooks import MEMBERS, write_workbook

HANS = {
    "成员": [
        ("编号", "姓名", "支部", "类别"),
        ("001", "王一", "东支部", "普通党员"),
        ("002", "=李二", "东支部", "普通党员"),
    ],
    "活动": [("编号", "日期", "项目", "级别"), ("001", "2024-03-01", "表彰", "市")],
    "评议": [("编号", "等次", "测评得分"), ("001", "优秀", 95.5)],
}
BAD = HANS | {"活动": [("编号", "日期", "项目", "级别"), ("001", "2024-03-01", "表章", "市")]}


def _write(path: Path, sheets: dict[str, list[tuple[object, ...]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column, value).data_type = "n" if isinstance(value, int | float) else "s"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    book.close()
    return path


@pytest.fixture(autouse=True)
def folder(folder: Path) -> Path:
    """A working folder with a good workbook and a bad one, in a Simplified Chinese locale."""
    _write(folder / "good.xlsx", HANS)
    _write(folder / "bad.xlsx", BAD)
    return folder


Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.locale("zh_CN")


def test_half_a_cent_is_told_as_everywhere() -> None:
    """Up, as Excel and the rules do, and not to the even one."""
    member = {"categories": [{"id": "half", "score": 4.625}, {"id": "whole", "score": 20}]}
    assert [tables._category_score(member, name) for name in ("half", "whole", "other")] == ["4.63", "20", "—"]
    assert cents(Decimal("84.165")) == "84.17"


def test_a_good_workbook(folder: Path, capsys: Capture) -> None:
    """Status 0; a ranked table that names everyone in full, with the reason of those without a rank, and the file."""
    assert cli.main(["score", "good.xlsx"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("good.xlsx（2024年度）\n")
    assert "王一" in out
    assert "=李二" in out
    assert "待定：缺评议等次；缺民主测评得分" in out
    assert "共 2 人" in out
    assert "计分结果已存为：scored/2024/good-scored.xlsx" in out
    assert "\x1b" not in out
    assert err.splitlines()[-2].endswith("已计分 1 个工作簿")
    assert err.splitlines()[-1] == "下一步：dangxing report --year 2024（汇总全年，写出排名和网页）"
    assert (folder / "scored/2024/good-scored.xlsx").exists()


@pytest.mark.locale("zh_CN")
def test_without_a_ledger_the_next_step_is_one_that_wants_none(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["score", "good.xlsx", "--no-ledger"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "下一步：dangxing explain good.xlsx 姓名（查一个人每一分的来历）"


@pytest.mark.parametrize(
    "command",
    [["score"], ["score", "--no-ledger", "--lang", "en"], ["explain", "001"], ["validate", "--all"]],
)
def test_a_name_that_would_steer_the_terminal(folder: Path, capsys: Capture, command: list[str]) -> None:
    """Signs that nobody sees are told by their number, in tables, explanations and problems."""
    name = "王\u200b\u202e一\x9b31m\U000e0041"
    people = [
        MEMBERS[0],
        ("001", name, "東\u2066支部", "普通黨員"),
        ("003", name, "東\u2066支部", "普通黨員"),
        MEMBERS[2],
    ]
    write_workbook(folder / "hostile.xlsx", 成員=people)
    cli.main([command[0], "hostile.xlsx", *command[1:]])
    told = "".join(capsys.readouterr())
    assert "王‹U+200B›‹U+202E›一‹U+009B›31m‹U+E0041›" in told
    assert not set(told) & set("\u200b\u202e\x9b\U000e0041\u2066\x1b")


def test_a_workbook_with_an_error(folder: Path, capsys: Capture) -> None:
    """Status 1; the problem on one line, its place first; nothing on stdout, nothing written."""
    assert cli.main(["score", "bad.xlsx"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert tells(err, "unknown-activity", "bad.xlsx:活动!C2")
    assert err.splitlines()[-2].startswith("错误 1 处")
    assert err.splitlines()[-2].endswith("没有计分")
    assert err.splitlines()[-1].startswith("下一步：dangxing validate --annotate bad.xlsx（")
    assert not (folder / "scored").exists()


def test_one_bad_workbook_does_not_keep_the_others(folder: Path, capsys: Capture) -> None:
    """The status is the worst that occurred; what could be scored is."""
    assert cli.main(["score", "bad.xlsx", "missing.xlsx", "good.xlsx"]) == 2
    out, err = capsys.readouterr()
    assert "王一" in out
    assert tells(err, "not-found", "missing.xlsx")
    assert err.splitlines()[-2].endswith("已计分 1 个工作簿，未计分 2 个")


def test_a_file_that_is_no_workbook(folder: Path, capsys: Capture) -> None:
    """Status 2 and a line that names it."""
    (folder / "torn.xlsx").write_bytes(b"PK\x03\x04 torn")
    assert cli.main(["score", "torn.xlsx"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("torn.xlsx: 错误：")
    assert "Traceback" not in err


def test_json(folder: Path, capsys: Capture) -> None:
    """One object and nothing else on stdout; problems in it as well as on stderr."""
    assert cli.main(["score", "good.xlsx", "bad.xlsx", "none.xlsx", "--format", "json"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert list(document) == ["format", "year", "workbooks", "problems"]
    assert document["year"] == 2024
    [workbook] = document["workbooks"]
    assert (workbook["path"], workbook["scored_path"]) == ("good.xlsx", "scored/2024/good-scored.xlsx")
    member = workbook["members"][0]
    assert list(member) == [
        "id", "name", "branch", "track", "rule_set", "categories", "quantified", "poll", "total", "full", "rank",
        "track_rank", "branch_rank", "outcome", "reasons", "lines",
    ]  # fmt: skip
    assert (member["poll"], member["rank"], member["track"]) == (95.5, 1, "ordinary")
    assert list(member["categories"][0]) == ["id", "title", "standard", "bonus", "deduction", "score"]
    commended = next(line for line in member["lines"] if "活动!A2" in line["evidence"])
    assert list(commended) == ["rule", "clause", "count", "points", "evidence"]
    places = [(problem["path"], problem["sheet"], problem["cell"], problem["code"]) for problem in document["problems"]]
    assert ("none.xlsx", None, None, "not-found") in places
    assert any(place[:3] == ("bad.xlsx", "活动", "C2") and place[3].startswith("unknown-activity") for place in places)
    assert list(document["problems"][0]) == ["path", "sheet", "cell", "severity", "code", "message", "hint", "source"]


def test_json_does_not_depend_on_the_locale(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only on the workbook, or on the language asked for by name."""
    printed = []
    for locale in ("zh_CN.UTF-8", "en_US.UTF-8"):
        monkeypatch.setenv("LANG", locale)
        cli.main(["score", "good.xlsx", "bad.xlsx", "none.xlsx", "--format", "json"])
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    cli.main(["score", "good.xlsx", "bad.xlsx", "none.xlsx", "--format", "json", "--lang", "en"])
    assert capsys.readouterr().out != printed[0]


def test_json_does_not_depend_on_the_number_of_workers(folder: Path, capsys: Capture) -> None:
    """The same bytes from one process and from two."""
    for name in ("x", "y", "z"):
        _write(folder / "many" / f"{name}.xlsx", HANS)
    printed = []
    for jobs in ("1", "2"):
        assert cli.main(["score", "many", "--format", "json", "--jobs", jobs, "--no-ledger"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    paths = [workbook["path"] for workbook in json.loads(printed[0])["workbooks"]]
    assert paths == ["many/x.xlsx", "many/y.xlsx", "many/z.xlsx"]


def test_csv(capsys: Capture) -> None:
    """Marked as UTF-8 for spreadsheet programs, a row a member, no text that would be a formula."""
    assert cli.main(["score", "good.xlsx", "--format", "csv", "--quiet"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("\ufeffpath,id,name,")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [row["name"] for row in rows] == ["王一", "'=李二"]
    assert not any("已计分" in line for line in err.splitlines())


def test_quiet_keeps_errors(capsys: Capture) -> None:
    """Warnings and the closing line go; errors and results stay."""
    assert cli.main(["score", "bad.xlsx", "good.xlsx", "--quiet"]) == 1
    out, err = capsys.readouterr()
    assert "王一" in out
    assert err.count("\n") == 1
    assert ": 错误：" in err


def test_the_environment_stands_for_options(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """DANGXING_OUT, DANGXING_FORMAT and DANGXING_QUIET do what the options do; the options win."""
    monkeypatch.setenv("DANGXING_OUT", "out")
    monkeypatch.setenv("DANGXING_FORMAT", "csv")
    monkeypatch.setenv("DANGXING_QUIET", "1")
    assert cli.main(["score", "good.xlsx", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["workbooks"][0]["scored_path"] == "out/good-scored.xlsx"
    assert (folder / "out" / "good-scored.xlsx").exists()


def test_another_year_without_a_row_is_refused(capsys: Capture) -> None:
    """--year is taken over the year of the dates; a year of which there is no row is hardly meant."""
    assert cli.main(["score", "good.xlsx", "--year", "2023", "--format", "json"]) == 1
    assert tells(capsys.readouterr().err, "no-row-of-year", "good.xlsx:活动!B2")


def test_rules_beside_the_user_are_taken(folder: Path, capsys: Capture) -> None:
    """``rules/`` in the working folder is used if it holds rules, and its faults are told with status 2."""
    (folder / "rules").mkdir()
    assert cli.main(["score", "good.xlsx", "--quiet"]) == 0
    (folder / "rules" / "mine.yaml").write_text("id: [", encoding="utf-8")
    capsys.readouterr()
    assert cli.main(["score", "good.xlsx"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "mine.yaml:" in err
    assert "Traceback" not in err


def test_a_bug_in_one_workbook_is_told_and_the_rest_is_done(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line for it, without a traceback unless asked for."""
    scored = pipeline._score

    def fail(task: pipeline.Task, *rest: object) -> object:
        if task.path == "bad.xlsx":
            raise ZeroDivisionError
        return scored(task, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "_score", fail)
    assert cli.main(["score", "bad.xlsx", "good.xlsx"]) == 2
    out, err = capsys.readouterr()
    assert "王一" in out
    assert tells(err, "internal-error", "bad.xlsx", words="程序内部出错（ZeroDivisionError）")
    assert "Traceback" not in err
    assert cli.main(["score", "bad.xlsx", "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", [["score", "good.xlsx", "--quiet"], ["--version"]], ids=["score", "version"])
def test_a_full_disk_under_stdout_is_told(unbuffered: str, command: list[str]) -> None:
    """Not a traceback, and not success."""
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    code = "import sys; from dangxing.cli import main; sys.exit(main())"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code, *command], env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert b"output-failed" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a file may be of any size")
def test_a_disk_that_takes_a_part_is_told(folder: Path) -> None:
    """Of results that are written without a buffer too: none is cut off unsaid."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
    code = "import sys; from dangxing.cli import main; sys.exit(main(['rules', 'schema', 'rule-set']))"
    with Path("out").open("w") as out:
        done = subprocess.run(
            [sys.executable, "-uB", "-c", limit + code], stdout=out, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert Path("out").stat().st_size == 4096
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"output-failed" in done.stderr


@pytest.mark.parametrize("width", [30, 60, 80, 200])
def test_no_width_cuts_a_name_or_a_number(width: int, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole columns give way; the name, the scores and the outcome never do."""
    from dangxing.cli import grids

    monkeypatch.setattr(grids, "PAGE", width)
    assert cli.main(["score", "good.xlsx", "--format", "json", "--quiet"]) == 0
    first = json.loads(capsys.readouterr().out)["workbooks"][0]["members"][0]
    assert cli.main(["score", "good.xlsx", "--quiet"]) == 0
    out = capsys.readouterr().out
    assert "…" not in out
    row = next(line for line in out.splitlines() if "王一" in line).split()
    assert (row[0], row[1], row[-2]) == ("1", "王一", f"{first['total']:.2f}")
    assert ("类别" in out) is (width >= 80)


class TestRendering:
    """How problems and errors look."""

    def test_a_problem_is_one_line_with_its_place_first(self) -> None:
        """Sheet and cell, then severity and code; in Chinese the code stands last, in grey on a terminal."""
        problem = Problem("missing-value", "error", "a.xlsx", Place("活動", 16, 3), {"column": "日期"})
        line = rendering.problem_line(problem, "en")
        assert line.startswith("a.xlsx:活動!D17: error missing-value: ")
        line = rendering.problem_line(problem, "zh-Hant")
        assert line == "a.xlsx:活動!D17: 錯誤：「日期」不能為空。請填寫  missing-value"

    def test_the_code_is_grey_on_a_terminal_that_has_colours(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """And plain everywhere else; what a workbook holds cannot colour anything."""

        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        def line(stream: io.StringIO) -> str:
            streams._coloured.cache_clear()
            return rendering.line("a.xlsx", "warning", "x.code", "\x1b[1m話", "zh-Hans", stream)

        monkeypatch.setenv("TERM", "xterm")
        assert line(Terminal()) == "a.xlsx: 提醒：‹U+001B›[1m話  \x1b[90mcode\x1b[0m"
        assert line(io.StringIO()) == "a.xlsx: 提醒：‹U+001B›[1m話  code"
        monkeypatch.setenv("NO_COLOR", "1")
        assert line(Terminal()) == "a.xlsx: 提醒：‹U+001B›[1m話  code"
        streams._coloured.cache_clear()

    @pytest.mark.parametrize(("place", "expected"), [(Place(), "a.xlsx: "), (Place("活動"), "a.xlsx:活動: ")])
    def test_a_problem_of_a_sheet_or_a_workbook(self, place: Place, expected: str) -> None:
        """What is not known of the place is left out."""
        problem = Problem("missing-value", "warning", "a.xlsx", place, {"column": "日期"})
        assert rendering.problem_line(problem, "en").startswith(expected + "warning ")

    def test_text_from_a_workbook_cannot_steer_the_terminal(self) -> None:
        """Control characters are shown, line ends become blanks."""
        problem = Problem("missing-value", "error", "a\x1b[2J.xlsx", Place("活\n動", 0, 0), {"column": "\u202eabc"})
        line = rendering.problem_line(problem, "en")
        assert line.isprintable()
        assert "‹U+001B›[2J" in line

    def test_each_fault_of_the_rules_is_a_line(self) -> None:
        """With file, line and column."""
        faults = (RuleFault("r.yaml", 3, 5, "cli.not-found", {}), RuleFault("r.yaml", 9, 1, "cli.not-found", {}))
        lines = list(rendering.error_lines(RulesProblem("cli.not-found", faults), "en"))
        assert [line.split(": ")[0] for line in lines] == ["r.yaml:3:5", "r.yaml:9:1"]

    def test_a_file_problem_names_the_file(self) -> None:
        """Its own path first."""
        [line] = rendering.error_lines(FileProblem("cli.not-found", path="a.xlsx"), "en")
        assert tells(line, "not-found", "a.xlsx")
