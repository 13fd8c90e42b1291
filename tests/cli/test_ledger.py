"""``dangxing ledger``: runs, one run, verifying and exporting, in every format and language."""

import csv
import datetime as dt
import io
import json
import shutil
import sqlite3
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from dangxing import cli
from dangxing.ledger import open_ledger
from ledger_factory import entry, lines
from running import Run
from small_workbooks import write_workbook

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two runs of a workbook, with all that came of them."""
    folder = tmp_path_factory.mktemp("twice") / "here"
    folder.mkdir()
    write_workbook(folder / "a.xlsx")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for _ in range(2):
            assert cli.main(["score", "a.xlsx", "--quiet", "--format", "json"]) == 0
    shutil.copytree(folder, folder.with_name("kept"))
    return folder


@pytest.fixture(autouse=True)
def folder(twice: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder with it, as it was at first."""
    shutil.rmtree(twice)
    shutil.copytree(twice.with_name("kept"), twice)
    monkeypatch.chdir(twice)
    return twice


@pytest.fixture
def run(run: Run) -> Run:
    """``dangxing ledger …``."""
    return run.of("ledger")


def test_runs(run: Run) -> None:
    """A line each, under titles, and which was superseded."""
    lines = run.told("runs").splitlines()
    assert len(lines) == 4
    assert lines[0].split("  ")[0] == "Run"
    assert lines[2].split()[0] == "1"
    assert lines[2].endswith(" 2")
    assert lines[3].endswith(" —")
    assert "次序" in run.told("runs", "--lang", "zh-Hans")


def test_runs_as_json_and_csv(run: Run) -> None:
    """Everything that is known of each; the columns of the table."""
    found = json.loads(run.told("runs", "--format", "json"))["runs"]
    assert [(row["run"], row["path"], row["members"], row["superseded_by"]) for row in found] == [
        (1, "a.xlsx", 2, 2),
        (2, "a.xlsx", 2, None),
    ]
    rows = list(csv.DictReader(io.StringIO(run.told("runs", "--format", "csv").removeprefix("\ufeff"))))
    assert [row["run"] for row in rows] == ["1", "2"]


def test_show(run: Run) -> None:
    """Where it came from, by which rules, and each member with total and outcome by name."""
    out = run.told("show", "1")
    with open_ledger(Path("dangxing.sqlite")) as book:
        kept = book.show(1)
        [rules] = book.rules(1).values()
    for told in (kept.input_digest, kept.digest, rules.digest, "Superseded by run 2", kept.scored_path, "王一"):
        assert str(told) in out
    assert "77.2" in out
    assert "一票否決" in run.told("show", "2", "--lang", "zh-Hant")


def test_show_as_json(run: Run) -> None:
    """The members as ``score`` has them, with categories, lines, evidence and what was found."""
    found = json.loads(run.told("show", "1", "--format", "json"))
    assert found["run"]["run"] == 1
    assert [row["rule_set"] for row in found["rules"]] == ["enterprise"]
    first, second = found["members"]
    assert (first["id"], first["total"], first["rank"]) == ("001", 77.2, 1)
    assert (second["total"], second["outcome"], second["lines"]) == (None, "vetoed", [])
    assert sum(Decimal(str(part["score"])) for part in first["categories"]) == Decimal(str(first["quantified"]))
    praised = [line for line in first["lines"] if line["evidence"]]
    assert ["活動!A2"] in [line["evidence"] for line in praised]
    assert all(line["evidence"] or line["remark"] for line in first["lines"])
    assert first["reasons"][0].startswith("總分77.2")


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "9" * 30, "①"])
def test_what_is_no_run(run: Run, number: str) -> None:
    """One line and where to find help, status 2."""
    arguments = ["show", "--", number] if number.startswith("-") else ["show", number]
    assert "error bad-run: " in run.told(*arguments, status=2)


def test_a_run_that_is_not_there(run: Run) -> None:
    """The runs that are there are told."""
    assert "error no-run: The ledger has no run 7; it has runs 1 to 2" in run.told("show", "7", status=2)


def test_verify(run: Run) -> None:
    """Intact: status 0 and the digest of the last run. Changed: status 1 and a line for each fault."""
    with open_ledger(Path("dangxing.sqlite")) as book:
        head = book.head()
    assert str(head) in run.told("verify")
    assert json.loads(run.told("verify", "--format", "json")) == {
        "path": "dangxing.sqlite", "intact": True, "digest": head, "faults": [],
        "scored": [{"run": 2, "path": str(Path("scored/2024/a-scored.xlsx").absolute()), "state": "same"}],
    }  # fmt: skip
    with sqlite3.connect("dangxing.sqlite") as plain:
        [(guard,)] = plain.execute("SELECT sql FROM sqlite_master WHERE name = 'lines_no_update'")
        plain.execute("DROP TRIGGER lines_no_update")
        plain.execute("UPDATE lines SET points = points + 100 WHERE place = 0")
        plain.execute(guard)
    plain.close()
    status, out, err = run("verify")
    assert (status, err) == (1, "")
    assert out.startswith("dangxing.sqlite: error fault-content: Scores or lines of run 1 (a.xlsx)")
    assert out.count("\n") == 2
    status, out, err = run("verify", "--format", "json")
    assert (status, err) == (1, "")
    found = json.loads(out)
    assert (found["intact"], [fault["code"] for fault in found["faults"]]) == (False, ["fault-content"])


def test_export_as_csv(run: Run, folder: Path) -> None:
    """Five tables that a spreadsheet program opens, all runs in each, no text a formula."""
    with open_ledger(Path("dangxing.sqlite"), "write") as book:
        book.enter(entry("=a.xlsx", ("+1", 90), ("002", 80), branch="@支部\rx"))
    told = run.told("export", "--out", "out/tables")
    names = ["runs", "rules", "members", "categories", "lines"]
    assert told.splitlines() == [f"Exported: out/tables/{name}.csv" for name in names]
    tables = {}
    for name in names:
        content = (folder / "out/tables" / f"{name}.csv").read_bytes()
        assert content.startswith("\ufeff".encode())
        tables[name] = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["path"] for row in tables["runs"]] == ["a.xlsx", "a.xlsx", "'=a.xlsx"]
    last = [row for row in tables["members"] if row["run"] == "3"]
    assert [(row["id"], row["branch"], row["poll"]) for row in last] == [
        ("'+1", "'@支部\nx", "90.00"), ("002", "'@支部\nx", "80.00"),
    ]  # fmt: skip
    with open_ledger(Path("dangxing.sqlite")) as book:
        for name in ("categories", "lines"):
            cards = [card for number in (1, 2, 3) for card in book.filled(book.cards_of(number))]
            assert len(tables[name]) == sum(len(getattr(card, name)) for card in cards)
        assert [row["points"] for row in tables["lines"] if row["run"] == "1"] == [
            f"{line.points:f}" for line in lines(book, book.cards_of(1))
        ]
    assert list((folder / "out/tables").glob(".*")) == []


def test_export_as_parquet(run: Run, folder: Path) -> None:
    """The same tables; points are decimals, counts numbers, what is not there null."""
    parquet = pytest.importorskip("pyarrow.parquet")
    run.told("export", "--format", "PARQUET")
    members = parquet.read_table(folder / "ledger-export" / "members.parquet").to_pylist()
    assert [(row["run"], row["id"], row["total"]) for row in members] == [
        (1, "001", Decimal("77.20")), (1, "002", None), (2, "001", Decimal("77.20")), (2, "002", None),
    ]  # fmt: skip
    table = parquet.read_table(folder / "ledger-export" / "lines.parquet").to_pylist()
    with open_ledger(Path("dangxing.sqlite")) as book:
        cards = book.filled(book.cards_of(1))
        expected = [(card.id, line.points, line.times, line.forfeit) for card in cards for line in card.lines]
    assert [(row["id"], row["points"], row["times"], row["forfeit"]) for row in table if row["run"] == 1] == expected


def test_an_export_without_pyarrow(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How to get it is told, and nothing is written."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install 'dangxing[parquet]'" in run.told("export", "--format", "parquet", status=2)
    assert not (folder / "ledger-export").exists()


def test_an_export_that_cannot_be_written(run: Run, folder: Path) -> None:
    """A file stands where the folder should."""
    (folder / "out").write_text("")
    assert "error export-failed: " in run.told("export", "--out", "out", status=2)


def test_an_export_in_another_format(run: Run) -> None:
    """What there is is told."""
    assert "error bad-format: --format must be one of csv|parquet, not xlsx" in run.told(
        "export", "--format", "xlsx", status=2
    )


@pytest.mark.parametrize("command", [["runs"], ["show", "1"], ["verify"], ["drop", "1", "--reason", "x"], ["export"]])
def test_no_ledger(run: Run, folder: Path, command: list[str]) -> None:
    """One line, status 2, and none is made."""
    assert "none.db: error missing: " in run.told(*command, "--ledger", "none.db", status=2)
    assert not (folder / "none.db").exists()


def test_no_command(run: Run) -> None:
    """The commands are told."""
    assert "runs, show, verify, drop, merge, export" in run.told(status=2)


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("command", [[], ["runs"], ["show"], ["verify"], ["drop"], ["merge"], ["export"]])
def test_help(run: Run, command: list[str], language: str) -> None:
    """Every page is there, without a key of the catalogue in it."""
    out = run.told(*command, "--help", "--lang", language)
    assert "dangxing ledger" in out
    assert "ledger." not in out.replace("ledger.sqlite", "")
    assert "cli." not in out


def test_text_from_a_workbook_cannot_steer_the_terminal(run: Run) -> None:
    """Escape sequences in a name are shown, not obeyed."""
    with open_ledger(Path("dangxing.sqlite"), "write") as book:
        book.enter(entry("\x1b[2Ja.xlsx", ("\x1b[31m1", 90)))
    for out in (run.told("runs"), run.told("show", "3")):
        assert "\x1b" not in out
        assert "‹U+001B›" in out


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be changed here")
def test_times_are_those_of_the_readers_clock(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the terminal; programs get UTC."""
    with open_ledger(folder / "other.sqlite", "write") as book:
        book.enter(entry("a.xlsx", ("1", 90)), dt.datetime(2025, 1, 5, 17, 30, tzinfo=dt.UTC))
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        assert "2025-01-06 01:30" in run.told("runs", "--ledger", "other.sqlite")
        assert "2025-01-06 01:30" in run.told("show", "1", "--ledger", "other.sqlite")
        assert "2025-01-05T17:30:00+00:00" in run.told("runs", "--ledger", "other.sqlite", "--format", "json")
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
