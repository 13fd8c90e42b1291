"""What a starter's window says: what to do there, and no option or command, for its reader has no terminal."""

import builtins
import datetime as dt
import re
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook

import sheets
from dangxing import language
from dangxing.cli import answers, starting, wording
from dangxing.cli.language import Session
from dangxing.language.catalogue import problems

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
NAMING = re.compile(r"--[a-z]|\bdangxing [a-z]|DANGXING_")
# The parts of the catalogue from which the commands behind the starters speak.
PARTS = (
    "cli", "sheets", "files", "rulefaults", "ledger", "validate", "annotate", "importing", "desk", "report",
    "report_workbook", "report_html", "remarks", "starting",
)  # fmt: skip
# Told by what no starter asks for, or written into a file.
ELSEWHERE = {
    "cli": {
        "about", "try-help", "bad-language", "bad-as-of", "as-of-either-year", "as-of-other-year", "bad-jobs",
        "bad-format", "no-paths",
    },
    "sheets": {"guide-change", "warnings-more"},
    "ledger": {
        "missing", "nothing", "export-failed", "no-pyarrow", "no-reason", "merge-exists", "merge-into-itself",
        "merge-broken", "merge-strangers",
    },
    "validate": {"bad-most", "would-fix"},
    "importing": {"way", "update-alone", "no-paths", "into-wrong", "needs-update"},
    "desk": {"none", "guide-more"},
    "report": {"as-of-renamed", "bad-top", "latest-year", "too-many"},
    "report_workbook": {"feedback-left-out"},
    "report_html": {"lines-left-out", "members-left-out"},
}  # fmt: skip


def named(entry: language.Entry) -> bool:
    """Whether a text names an option or a command."""
    return any(NAMING.search(text) for text in entry[:2])


def test_every_text_that_names_an_option_has_another_for_the_window() -> None:
    """Help is asked for on a command line alone."""
    own = set(language.texts("windowed"))
    for part in PARTS:
        wanted = {name for name, entry in language.texts(part).items() if named(entry)}
        asked = {name for name in wanted if not re.match(r"(opt|cmd|arg|meta)(-|$)", name)}
        assert asked - ELSEWHERE.get(part, set()) == {name for name in asked if f"{part}-{name}" in own}, part
    assert {f"hint-{code}" for code, entry in problems.HINTS.items() if named(entry)} <= own


def test_what_the_window_says_names_none_and_fills_in_no_more() -> None:
    """Each stands for a text that is there, and says with what that one knows."""
    for key, entry in language.texts("windowed").items():
        part, _, name = key.partition("-")
        other = problems.HINTS[name] if part == "hint" else language.texts(part)[name]
        assert not named(entry), key
        fields = [set(re.findall(r"\{(\w+)\}", each[0])) for each in (entry, other)]
        assert fields[0] <= fields[1], key


def test_a_terminal_is_talked_to_as_before() -> None:
    """And what is written is not asked in a window either."""
    terminal = wording.text("ledger.folder", "en")
    assert terminal == language.text("ledger.folder", "en")
    with wording.in_window() as told:
        assert wording.text("ledger.folder", "en") != terminal
        assert language.text("ledger.folder", "en") == terminal
        wording.note("folder")
    assert told == {"folder"}
    assert wording.text("ledger.folder", "en") == terminal


@pytest.mark.parametrize(
    ("answer", "options"),
    [
        ("△=请假", ["--mark", "△=请假"]),
        ("△=請假 党课=2", ["--mark", "△=請假", "--hours", "党课=2"]),
        ("“主题 党日”＝集中学习；支部=第一党支部", ["--activity", "主题 党日=集中学习", "--branch", "第一党支部"]),
        ("类别=普通党员　年份=2024 日期=2024-12-31", ["--track", "普通党员", "--year", "2024", "--date", "2024-12-31"]),
        ("通报批评=不计", ["--activity", "通报批评=不计"]),
        ("数字=次数 表式=sign-in", ["--numbers", "次数", "--layout", "sign-in"]),
        ("--mark △=请假 --hours=党课=2", ["--mark", "△=请假", "--hours=党课=2"]),
        ('"△=请假', ["--mark", '"△=请假']),
        ("什么 是 这个", ["什么", "是", "这个"]),
    ],
)  # fmt: skip
def test_an_answer_is_taken_for_the_options_that_it_says(answer: str, options: list[str]) -> None:
    """As people type on a Chinese keyboard."""
    assert answers.options(answer, Session("zh-Hans")) == options


def _without(sheet: str) -> Callable[[Path], None]:
    def make(desk: Path) -> None:
        book = load_workbook(desk / "a.xlsx")
        del book[sheet]
        book.save(desk / "a.xlsx")

    return make


def _settings(line: str) -> Callable[[Path], object]:
    return lambda desk: (desk / "dangxing.toml").write_text(line, encoding="utf-8")


def _two_years(desk: Path) -> None:
    book = load_workbook(desk / "a.xlsx")
    for cell in book["活动"]["C"][::2]:
        if isinstance(cell.value, dt.datetime):
            cell.value = cell.value.replace(year=2023, day=min(cell.value.day, 28))
    book.save(desk / "a.xlsx")


def _table(*rows: list[object]) -> Callable[[Path], object]:
    return lambda desk: sheets.write({"Sheet": list(rows)}, desk / "a.xlsx")


def _rules(desk: Path) -> None:
    shutil.copytree(ROOT / "rules", desk / "rules")
    file = desk / "rules" / "enterprise.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("bands:", "bandz:", 1), encoding="utf-8")


FAULTS: dict[str, Callable[[Path], object]] = {
    "a sheet is missing": _without("活动"),
    "no members": _without("成员"),
    "several years": _two_years,
    "a folder for a ledger": lambda desk: (desk / "dangxing.sqlite").mkdir(),
    "no ledger": lambda desk: (desk / "dangxing.sqlite").write_text("x" * 5000),
    "nowhere to keep a ledger": _settings('ledger = "nowhere/a.sqlite"'),
    "an unknown setting": _settings("yaer = 2024"),
    "no settings": _settings("year = 2024年"),
    "a year without rows": _settings("year = 1999"),
    "no rules": _settings('rules = "nowhere"'),
    "a file for a folder": _settings('out = "a.xlsx"'),
    "wrong rules": _rules,
    "an unknown table": _table(["甲", "乙"], [1, 2]),
    "a sign-in table": _table(["姓名", "3月5日 党课", "4月1日 学习会"], ["王一", "√", "△"], ["李二", "◇", ""]),
    "deeds without dates": _table(["姓名", "支部", "理论文章", "好事"], ["王一", "甲", 2, 1], ["李二", "甲", 1, 3]),
    "no workbook": lambda desk: (desk / "a.xlsx").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200)),
}  # fmt: skip


@cache
def _few() -> Mapping[str, list[tuple[object, ...]]]:
    """The first branch of the example, its members, and what is recorded of them."""
    book = load_workbook(EXAMPLES / "records-hans.xlsx", read_only=True)
    rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    book.close()
    everyone = rows["成员"][3:]
    others = [row for row in everyone if row[2] != everyone[0][2]]
    strangers = {row[0] for row in others} | {row[2] for row in others}
    return {title: [row for row in found if row[0] not in strangers] for title, found in rows.items()}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("action", ["score", "check", "report"])
def test_whatever_goes_wrong_nothing_is_to_be_typed_into_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], action: starting.Action,
    fault: str,
) -> None:  # fmt: skip
    """And the window waits before it closes."""
    typed: list[str] = []
    monkeypatch.setattr(builtins, "input", lambda prompt="": typed.append(prompt) or "")
    monkeypatch.setenv("DANGXING_LANG", "zh-Hans")
    monkeypatch.chdir(tmp_path)
    sheets.write(_few(), tmp_path / "a.xlsx")
    FAULTS[fault](tmp_path)
    status = starting.start(action, [str(tmp_path / "a.xlsx")])
    told = "".join(capsys.readouterr())
    assert NAMING.findall(told) == []
    # A check does without ledger and results.
    assert status != 0 if "错误" in told else action == "check"
    assert typed


def test_the_year_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where records are of two, and nobody has said which is meant; then it holds for all that follows."""
    typed = ["2024"]
    monkeypatch.setattr(builtins, "input", lambda prompt="": typed.pop(0) if typed else "")
    monkeypatch.setenv("DANGXING_LANG", "zh-Hans")
    monkeypatch.setenv("DANGXING_YEAR", "")
    monkeypatch.chdir(tmp_path)
    shutil.copy(EXAMPLES / "records-hans.xlsx", tmp_path / "a.xlsx")
    _two_years(tmp_path)
    assert starting.start("score", [str(tmp_path / "a.xlsx")]) == 0
    assert "要算哪一年的" in capsys.readouterr().err
    assert (tmp_path / "scored" / "2024" / "a-scored.xlsx").is_file()


def test_an_answer_that_is_not_understood_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The next begins where that one stood; what was understood holds on."""
    typed = ["△=咦", "△=请假", "党课=2 类别=没有", "党课=2 类别=普通党员 支部=一支部"]
    monkeypatch.setattr(builtins, "input", lambda prompt="": typed.pop(0) if typed else "")
    monkeypatch.setenv("DANGXING_LANG", "zh-Hans")
    monkeypatch.chdir(tmp_path)
    _table(["2024年签到表"], ["姓名", "3月5日 党课"], ["王一", "√"], ["李二", "△"])(tmp_path)
    assert starting.start("score", [str(tmp_path / "a.xlsx")]) == 0
    assert "规则里的项目有：党课" in capsys.readouterr().err
    assert (tmp_path / "a-记录簿.xlsx").is_file()
