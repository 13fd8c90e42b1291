"""A whole year's work in one folder: the records are found in it, and nothing else."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from dangxing import cli
from dangxing.workbook import origin
from sheets import HEADERS, Rows, book, write

Capture = pytest.CaptureFixture[str]

BRANCHES = {"東湖": "1", "西湖": "2"}
COMMANDS = (
    "validate . --annotate",
    "validate . --fix",
    "score . --out .",
    "score 東湖.xlsx 西湖.xlsx --as-of 2024-03-31 --out .",
    "report --year 2024 --out .",
    "report --year 2024 --quarter 1 --out .",
    "forms --year 2024 --out .",
    "targets --out .",
    "template --out 空白.xlsx",
    "explain 東湖.xlsx 101 --receipt",
    "ledger export --out exported",
    "import 簽到表.xlsx --branch 北湖支部 --track 普通黨員 --hours 黨課=2 --out 北湖.xlsx",
)


def records(number: str) -> dict[str, Rows]:
    branch = f"第{number}支部"
    return book(
        成員=[[f"{number}01", "王一", branch, "普通黨員", "書記"], [f"{number}02", "李二", branch, "普通黨員"]],
        安排=[[branch, "2024-03-01", "集中學習", 2]],
        活動=[[f"{number}0{at}", "", "2024-03-01", "集中學習", "出席"] for at in (1, 2)]
        + [["合計", "", "", "", "", 4]],
        評議=[[f"{number}0{at}", "合格", 90] for at in (1, 2)],
        支部=[[branch, 1, 5, 60, 40]],
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the records of two branches, an office's own tables, and all that was made of them in a year."""
    folder = tmp_path_factory.mktemp("year")
    for name, number in BRANCHES.items():
        write(records(number), folder / f"{name}.xlsx")
    sign_in = [["北湖支部2024年簽到表"], ["序號", "姓名", "1月10日 黨課", "2月20日 黨員大會"], [1, "甲一", "√", "√"]]
    write({"簽到表": sign_in}, folder / "簽到表.xlsx")
    write({"預算": [["項目", "金額"], ["辦公", 100]]}, folder / "預算.xlsx")
    write({title: [head] for title, head in HEADERS.items()}, folder / "留空.xlsx")
    (folder / "~$東湖.xlsx").write_bytes(b"\x06office")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("DANGXING_LANG", "en")
        for command in COMMANDS:
            assert cli.main(command.split()) == 0, command
    return folder


@pytest.fixture
def year(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, to work in."""
    folder = tmp_path / "year"
    shutil.copytree(made, folder)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DANGXING_LANG", "en")
    return folder


def test_the_records_are_found_and_nothing_else(year: Path, capsys: Capture) -> None:
    """By folder, by pattern, and without a path; each of the rest is left out, and what bears no known name is told."""
    made = {path.name for path in year.glob("*.xlsx")}
    assert {"東湖-scored.xlsx", "東湖-checked.xlsx", "東湖-fixed.xlsx", "東湖-scored-2024-03-31.xlsx"} <= made
    assert len(made) >= 17
    for paths in (["."], ["*.xlsx"], []):
        capsys.readouterr()
        assert cli.main(["validate", *paths]) == 0
        out, err = capsys.readouterr()
        assert {line.partition(":")[0] for line in out.splitlines()} == {"北湖.xlsx", "東湖.xlsx", "西湖.xlsx"}
        assert "Workbooks checked: 3" in err
        assert "預算.xlsx: holds no sheet of a records workbook" in err
        assert "dangxing import" in err
        assert "留空.xlsx: a blank workbook" in err
    for paths in (["."], ["*.xlsx"]):
        assert cli.main(["score", *paths, "--out", "again", "--no-ledger"]) == 0
        assert {path.name.removesuffix("-scored.xlsx") for path in (year / "again").iterdir()} == {"北湖", *BRANCHES}


@pytest.mark.parametrize("name", ["東湖-scored.xlsx", "report-2024.xlsx", "notice-2024-Q1.xlsx", "forms-2024.xlsx"])
def test_a_result_that_is_named_says_what_it_is(name: str, year: Path, capsys: Capture) -> None:
    """Whose result, where it says so."""
    assert cli.main(["score", name, "--no-ledger"]) == 2
    err = capsys.readouterr().err
    assert "the result of 東湖.xlsx for 2024" in err if name.startswith("東湖") else "made by dangxing" in err


def test_a_workbook_of_the_users_own_with_such_a_name_is_no_copy(year: Path, capsys: Capture) -> None:
    """What it is called says nothing: it is checked and scored like any other."""
    write(records("3"), year / "南湖-checked.xlsx")
    assert cli.main(["validate", "."]) == 0
    assert "南湖-checked.xlsx" in capsys.readouterr().out


def test_a_folder_of_other_tables_alone_tells_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """The records may be among them, under titles that nobody knows: nothing is passed over with a good status."""
    monkeypatch.chdir(tmp_path)
    write({"預算": [["項目", "金額"], ["辦公", 100]]}, tmp_path / "預算.xlsx")
    assert cli.main(["score", "."]) == 1
    assert "missing-sheet" in capsys.readouterr().err


def test_a_marked_copy_is_renewed_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person goes on in it: old marks go, new ones come, and with the last problem the marks."""
    monkeypatch.chdir(tmp_path)
    write(book(活動=[["001", "王一", "2024-02-30", "集中學習"]]), tmp_path / "a.xlsx")
    assert cli.main(["validate", "--annotate", "a.xlsx"]) == 1
    for value, status, sheets in (("2024-02-31", 1, 6), ("2024-03-01", 0, 6)):
        marked = openpyxl.load_workbook("a-checked.xlsx")
        assert len(marked.sheetnames) == sheets
        assert marked["活動"]["C2"].comment is not None
        marked["活動"]["C2"] = value
        marked.save("a-checked.xlsx")
        assert cli.main(["validate", "--annotate", "a-checked.xlsx"]) == status
    assert openpyxl.load_workbook("a-checked.xlsx")["活動"]["C2"].comment is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-checked.xlsx", "a.xlsx"]


def test_a_marked_copy_that_would_lose_something_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """A picture that was put into it since: the copy stays as it is, and a line says what to do."""
    monkeypatch.chdir(tmp_path)
    write(book(活動=[["001", "王一", "2024-02-30", "集中學習"]]), tmp_path / "a.xlsx")
    assert cli.main(["validate", "--annotate", "a.xlsx"]) == 1
    with zipfile.ZipFile("a-checked.xlsx", "a") as archive:
        archive.writestr("xl/media/image1.png", b"x")
    before = Path("a-checked.xlsx").read_bytes()
    assert cli.main(["validate", "--annotate", "a-checked.xlsx"]) == 2
    assert "would-lose" in capsys.readouterr().err
    assert Path("a-checked.xlsx").read_bytes() == before


META = (
    '<office:document-meta><office:meta>{}<meta:user-defined meta:name="dangxing">{}</meta:user-defined>'
    "</office:meta></office:document-meta>"
)


@pytest.mark.parametrize(("value", "kind"), [("scored", "result"), ("checked", "checked"), ("fixed", "fixed")])
def test_what_another_program_saved_as_ods_or_xls_is_known(value: str, kind: str, tmp_path: Path) -> None:
    """By the property that it keeps."""
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("meta.xml", META.format("<dc:title>x</dc:title>", value))
    written = value.encode() + b"\0"
    name = b"\x09\0\0\0dangxing\0"
    typed = b"\x1e\0\0\0" + len(written).to_bytes(4, "little") + written
    (tmp_path / "a.xls").write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name + bytes(9) + typed + bytes(99)
    )
    for suffix in ("ods", "xls"):
        assert origin.kind_of(tmp_path / f"a.{suffix}") == kind
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 dangxing checked")
    assert origin.kind_of(tmp_path / "a.xls") is None
