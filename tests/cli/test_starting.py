"""What the programs do that people drag workbooks onto."""

import builtins
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from dangxing.cli import starting, window
from dangxing.cli.starting import start
from dangxing.language.script import traditional

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the person types, in order; Enter at the end."""
    given: list[str] = []
    monkeypatch.setattr(builtins, "input", lambda prompt="": given.pop(0) if given else "")
    return given


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was shown by the system's own programs."""
    shown: list[str] = []
    monkeypatch.setattr(os, "startfile", shown.append, raising=False)
    return shown


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of records, which is not the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DANGXING_LANG", "zh-Hans")
    folder = tmp_path / "办公 室（一）"
    folder.mkdir()
    shutil.copy(EXAMPLES / "records-hans.xlsx", folder / "记录.xlsx")
    shutil.copy(EXAMPLES / "broken.xlsx", folder.parent / "broken.xlsx")
    yield folder
    assert Path.cwd() == tmp_path


def sign_in(path: Path, meeting: str = "3月5日 党课", mark: str = "请假") -> None:
    """Write a sign-in table of one meeting."""
    table = Workbook()
    for row in (["第一党支部2024年签到表"], ["姓名", meeting], ["王一", "√"], ["李二", mark]):
        table.worksheets[0].append(row)
    table.save(path)


def test_a_dropped_workbook_is_scored_beside_itself_and_shown(
    desk: Path, opened: list[str], answers: list[str]
) -> None:
    assert start("score", [str(desk / "记录.xlsx")]) == 0
    made = desk / "scored" / "2024" / "记录-scored.xlsx"
    assert made.is_file()
    assert opened == [str(made)]
    assert (desk / "dangxing.sqlite").is_file()


def test_records_are_known_by_the_rules_in_use(desk: Path, opened: list[str], answers: list[str]) -> None:
    """An office's own contract has other titles: its records are no tables to be made into records."""
    shutil.copytree(EXAMPLES.parent / "rules", desk / "rules")
    contract = desk / "rules" / "workbook.yaml"
    titled = contract.read_text(encoding="utf-8")
    book = load_workbook(desk / "记录.xlsx")
    for sheet, other in zip(book.worksheets, ("人頭", "日程", "事跡", "定論", "單位"), strict=True):
        line = f"    title: {traditional(sheet.title)}\n"
        assert line in titled
        titled = titled.replace(line, f"    title: {other}\n", 1)
        sheet.title = other
    contract.write_text(titled, encoding="utf-8")
    book.save(desk / "记录.xlsx")
    assert start("score", [str(desk / "记录.xlsx")]) == 0
    assert opened == [str(desk / "scored" / "2024" / "记录-scored.xlsx")]


def test_a_workbook_with_faults_is_shown_marked(desk: Path, opened: list[str], answers: list[str]) -> None:
    assert start("score", [str(desk.parent / "broken.xlsx")]) == 1
    assert [Path(path).name for path in opened] == ["broken-checked.xlsx"]


def test_a_table_is_made_into_records_first(
    desk: Path, opened: list[str], answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And both are shown; what the table does not hold is asked for in the records."""
    sign_in(desk / "签到.xlsx")
    monkeypatch.setenv("DANGXING_LANG", "zh-Hans")
    answers.append("--hours 党课=2 --track 普通党员")
    start("score", [str(desk / "签到.xlsx")])
    assert opened[0] == "签到-记录簿.xlsx"
    assert (desk / "签到-记录簿.xlsx").is_file()
    assert answers == []


def test_a_table_that_is_not_told_whole_is_left(desk: Path, opened: list[str], answers: list[str]) -> None:
    """Enter alone: nothing is guessed, nothing made."""
    sign_in(desk / "签到.xlsx", mark="？")
    assert start("score", [str(desk / "签到.xlsx")]) == 1
    assert sorted(path.name for path in desk.iterdir()) == ["签到.xlsx", "记录.xlsx"]


def test_without_a_file_it_asks(desk: Path, opened: list[str], answers: list[str]) -> None:
    answers.append(f' "{desk}" ')
    assert start("check", []) == 0
    assert opened == []


def test_what_was_made_of_a_table_is_not_overwritten(desk: Path, opened: list[str], answers: list[str]) -> None:
    """Somebody may have filled it in since."""
    sign_in(desk / "签到.xlsx")
    made = desk / "签到-记录簿.xlsx"
    shutil.copy(EXAMPLES / "records-hans.xlsx", made)
    before = made.read_bytes()
    answers.append("--hours 党课=2 --track 普通党员")
    start("score", [str(desk / "签到.xlsx")])
    assert made.read_bytes() == before
    assert opened[0] == "签到-记录簿-2.xlsx"


def test_a_folder_of_tables_is_made_into_one_workbook(desk: Path, opened: list[str], answers: list[str]) -> None:
    """Of which those that cannot be read at first are read with what is added."""
    (desk / "表").mkdir()
    sign_in(desk / "表" / "一月.xlsx")
    sign_in(desk / "表" / "二月.xlsx", "4月5日 党课")
    answers.append("--hours 党课=2 --track 普通党员")
    assert start("score", [str(desk / "表")]) == 0
    assert opened[0] == "表-记录簿.xlsx"
    assert (desk / "表" / "scored" / "2024" / "表-记录簿-scored.xlsx").is_file()


def test_several_files_dragged_into_the_window(desk: Path, opened: list[str], answers: list[str]) -> None:
    """Each in quotes; what is not there is asked for again."""
    shutil.copy(desk / "记录.xlsx", desk / "b.xlsx")
    answers += ["nowhere", f'"{desk / "记录.xlsx"}" "{desk / "b.xlsx"}"']
    assert start("check", []) == 0
    assert answers == []


def test_the_year_that_was_scored_is_reported(
    desk: Path, opened: list[str], answers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever its result stands; a picture that was dropped by mistake brings no report of what was there before."""
    (desk / "scored" / "2099").mkdir(parents=True)
    (desk / "dangxing.toml").write_text('out = "结果"', encoding="utf-8")
    (desk / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    assert start("report", [str(desk / "记录.xlsx")]) == 0
    folder = desk / opened.pop()
    assert sorted(path.name for path in folder.iterdir()) == ["report-2024.html", "report-2024.xlsx"]
    assert start("report", [str(desk / "照片.jpg")]) == 2
    assert opened == []


@pytest.mark.parametrize("name", ["照片.jpg", "不在.xlsx", "空"])
@pytest.mark.parametrize("action", ["score", "check", "report"])
def test_a_mistake_is_told_and_leaves_nothing(
    desk: Path, opened: list[str], answers: list[str], capsys: pytest.CaptureFixture[str], action: starting.Action,
    name: str,
) -> None:  # fmt: skip
    """And the window stays."""
    (desk / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    (desk / "空").mkdir()
    before = sorted(desk.rglob("*"))
    assert start(action, [str(desk / name)]) == 2
    assert sorted(desk.rglob("*")) == before
    assert (opened, "Traceback" in capsys.readouterr().err) == ([], False)


@pytest.mark.parametrize("action", ["score", "check", "report"])
def test_no_command_is_recommended_to_who_has_no_terminal(
    desk: Path, opened: list[str], answers: list[str], capsys: pytest.CaptureFixture[str], action: starting.Action
) -> None:
    """What is next is to drag something."""
    for path in (desk, desk.parent / "broken.xlsx"):
        start(action, [str(path)])
    told = capsys.readouterr()
    assert "--all" not in told.out + told.err
    assert "下一步：dangxing" not in told.err
    assert "下一步：" in told.err


def test_a_fault_of_the_program_keeps_the_window_open(
    desk: Path, answers: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, without a traceback or an option."""
    monkeypatch.setattr(starting, "_is_table", lambda path, session: 1 / 0)
    answers.append("")
    assert start("score", [str(desk)]) == 2
    assert answers == []
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "--debug" not in told


def test_without_an_answer_nothing_is_done(desk: Path, opened: list[str], answers: list[str]) -> None:
    assert start("score", []) == 1
    assert sorted(path.name for path in desk.iterdir()) == ["记录.xlsx"]


def test_a_folder_is_reported_on(desk: Path, opened: list[str], answers: list[str]) -> None:
    assert start("report", [str(desk)]) == 0
    (shown,) = opened
    assert [path.suffix for path in sorted((desk / shown).iterdir())] == [".html", ".xlsx"]


def test_where_nothing_may_be_written_it_goes_home(
    desk: Path, opened: list[str], answers: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(window, "may_write", lambda folder: False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("DANGXING_OUT", "")
    assert start("score", [str(desk / "记录.xlsx")]) == 0
    assert (tmp_path / "dangxing" / "记录-scored.xlsx").is_file()
    assert sorted(path.name for path in desk.iterdir()) == ["记录.xlsx"]


def test_where_nothing_may_be_written_the_marked_copy_goes_home_too(
    desk: Path, opened: list[str], answers: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And nothing else stays there."""
    monkeypatch.setattr(window, "may_write", lambda folder: folder != desk)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("DANGXING_OUT", "")
    shutil.copy(EXAMPLES / "broken.xlsx", desk / "坏.xlsx")
    for dropped in (desk / "坏.xlsx", desk):
        assert start("check", [str(dropped)]) == 1
        assert opened == [str(tmp_path / "dangxing" / "坏-checked.xlsx")]
        opened.clear()
    assert [path.name for path in (tmp_path / "dangxing").iterdir()] == ["坏-checked.xlsx"]
    assert sorted(path.name for path in desk.iterdir()) == ["坏.xlsx", "记录.xlsx"]


def test_what_could_be_read_of_several_tables_is_kept_and_told(
    desk: Path, opened: list[str], answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Not scored: what is left out would be missing in it."""
    (desk / "表").mkdir()
    sign_in(desk / "表" / "一月.xlsx")
    sign_in(desk / "表" / "二月.xlsx", "4月5日 党课", "？")
    answers.append("党课=2 类别=普通党员")
    assert start("score", [str(desk / "表")]) == 1
    assert "能读的已存为 表-记录簿.xlsx" in capsys.readouterr().err
    assert [path.name for path in (desk / "表").iterdir() if path.suffix == ""] == []
    assert (desk / "表" / "表-记录簿.xlsx").is_file()
