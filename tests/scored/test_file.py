"""The scored workbook is written whole or not at all, and is the same for the same input."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook

import writer_factory
from dangxing import files
from dangxing.errors import FileProblem
from dangxing.scored import plan, write_scored
from dangxing.workbook.grid import Row


def _write(target: Path) -> None:
    result, rules, grids = writer_factory.made(1)
    write_scored(result, rules, target, grids=grids)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock nor the name of the file is in it."""
    _write(tmp_path / "a.xlsx")
    _write(tmp_path / "b" / "c.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b" / "c.xlsx").read_bytes()


def test_an_earlier_file_is_replaced(tmp_path: Path) -> None:
    """Writing again takes the place of what was there, and leaves nothing beside it."""
    target = tmp_path / "scored.xlsx"
    target.write_text("old")
    _write(target)
    assert target.read_bytes().startswith(b"PK")
    assert [path.name for path in tmp_path.iterdir()] == ["scored.xlsx"]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (PermissionError(errno.EACCES, "denied"), "sheets.write-denied"),
        (OSError(errno.ENOSPC, "full"), "sheets.disk-full"),
        (OSError(errno.EIO, "broken"), "sheets.write-failed"),
        (FileCreateError(OSError(errno.ENOSPC, "full")), "sheets.disk-full"),
        (FileCreateError("odd"), "sheets.write-failed"),
    ],
)
def test_a_fault_leaves_the_earlier_file_and_tells_how_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, code: str
) -> None:
    """Whatever the system says, wrapped by the library or not, becomes one message; no draft is left behind."""
    target = tmp_path / "scored.xlsx"
    target.write_text("old")

    def fail(self: Workbook) -> None:
        raise fault

    monkeypatch.setattr(Workbook, "close", fail)
    with pytest.raises(FileProblem) as raised:
        _write(target)
    assert raised.value.code == code
    assert str(target) in str(raised.value)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_is_open_elsewhere_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace a file that a spreadsheet program holds open."""

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileProblem) as raised:
        _write(tmp_path / "scored.xlsx")
    assert raised.value.code == "sheets.write-denied"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    """What cannot be replaced is a fault of writing, not a bug."""
    target = tmp_path / "scored.xlsx"
    target.mkdir()
    with pytest.raises(FileProblem):
        _write(target)
    assert list(tmp_path.iterdir()) == [target]


def test_a_fault_of_reading_in_the_midst_of_writing_leaves_nothing(tmp_path: Path) -> None:
    """Rows are read while the file is written; what goes wrong there comes through as it is."""
    result, rules, grids = writer_factory.made(1)

    def rows() -> Iterator[Row]:
        yield ["title"]
        raise ZeroDivisionError

    grids["members"] = writer_factory.grid_of("成員", 0, [["title"]])
    object.__setattr__(grids["members"], "rows", rows)
    with pytest.raises(ZeroDivisionError):
        write_scored(result, rules, tmp_path / "scored.xlsx", grids=grids)
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that no program could open is not written; the message says to split the records."""
    monkeypatch.setattr(plan, "ROWS", 20)
    with pytest.raises(FileProblem) as raised:
        _write(tmp_path / "scored.xlsx")
    assert raised.value.code == "sheets.too-many-rows"
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_is_cut_off_ends_without_a_word(tmp_path: Path) -> None:
    """Collected after its file has gone, it ends itself in nothing: no traceback reaches the user."""
    from zipfile import ZipFile

    from dangxing.files import whole

    def cut_off() -> ZipFile:
        with whole(tmp_path / "scored.xlsx") as file:
            archive = ZipFile(file, "w")
            archive.writestr("a", "text")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(FileProblem) as raised:
        cut_off()
    frame = raised.tb
    while frame.tb_next is not None and "archive" not in frame.tb_frame.f_locals:
        frame = frame.tb_next
    archive = frame.tb_frame.f_locals["archive"]
    archive.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["CON", "nul.xlsx", "结果/aux/a.xlsx", "Com1 .txt", "结果. /a.xlsx", "a.xlsx "])
def test_a_name_that_windows_does_not_have_is_refused_there(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Before what is written goes to a device, or somewhere else than is told."""
    target = Path(name)
    files.may_be_named(target)
    with monkeypatch.context() as there:
        there.setattr(files.os, "name", "nt")
        with pytest.raises(FileProblem) as refused:
            files.may_be_named(target)
    assert refused.value.code == "sheets.not-a-name"


def test_a_file_that_cannot_be_made_as_its_path_is_too_long_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows says that there is no such file."""
    fault, target = FileNotFoundError(errno.ENOENT, "No such file or directory"), Path("/", *["甲" * 60] * 5)
    short = Path("a.xlsx")
    assert files.problem(target, fault).code == "sheets.write-failed"
    with monkeypatch.context() as there:
        there.setattr(files.os, "name", "nt")
        assert files.problem(target, fault).code == "cli.too-long"
        assert files.problem(short, fault).code == "sheets.write-failed"


@pytest.mark.parametrize(
    "name", ["a.xlsx", "../b/./a.xlsx", "console.xlsx", "/a b/nullen.xlsx", "计分.结果/第1.5版.xlsx"]
)
def test_other_names_are_taken_there(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    target = Path(name)
    with monkeypatch.context() as there:
        there.setattr(files.os, "name", "nt")
        files.may_be_named(target)
