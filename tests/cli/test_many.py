"""Very many workbooks: none of their outcomes is kept in memory, and what is told is the same."""

from pathlib import Path

import pytest

from dangxing import cli
from dangxing.cli import options, running
from dangxing.runs import workers
from running import Run
from small_workbooks import write_workbook

ARGUMENTS = ("--year", "2024", "--no-ledger", "--out", "scored")


@pytest.fixture(autouse=True)
def folder(folder: Path) -> Path:
    """Good workbooks, one with mistakes, one that is none, a result and a table of something else."""
    for at in range(3):
        write_workbook(folder / "in" / f"{at}.xlsx")
    write_workbook(folder / "in" / "wrong.xlsx", 活動=[("編號", "日期", "項目"), ("001", "2024-02-30", "黨科")])
    (folder / "in" / "none.xlsx").write_bytes(b"no workbook")
    write_workbook(folder / "in" / "other.xlsx", 成員=[("品名", "數量"), ("筆", 3)], 活動=[("x",)], 評議=[("y",)])
    assert cli.main(["score", "in/0.xlsx", *ARGUMENTS, "--quiet", "--format", "csv"]) == 0
    (folder / "scored" / "0-scored.xlsx").rename(folder / "in" / "0-scored.xlsx")
    return folder


@pytest.mark.parametrize("paths", [("in",), ("in", "in/other.xlsx"), ("in/other.xlsx",), ("in/1.xlsx", "nowhere.xlsx")])
@pytest.mark.parametrize("shape", ["table", "json", "csv"])
def test_what_is_told_does_not_hang_on_how_many_there_are(
    run: Run, paths: tuple[str, ...], shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status, results and talk, in every format."""
    few = run("score", *paths, *ARGUMENTS, "--format", shape)
    monkeypatch.setattr(running, "_MANY", 0)
    assert run("score", *paths, *ARGUMENTS, "--format", shape) == few
    assert few.out or few.err


def test_processes_are_on_their_way_before_rules_are_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where they are wanted, and only there."""
    events: list[str] = []
    load = options.load_rules
    monkeypatch.setattr(workers, "prepare", lambda _: events.append("prepare"))
    monkeypatch.setattr(options, "load_rules", lambda *given, **named: events.append("rules") or load(*given, **named))
    for arguments, expected in (
        (("in/0.xlsx", "in/1.xlsx", "--jobs", "2"), ["prepare", "rules"]),
        (("in/0.xlsx", "in/1.xlsx", "--jobs", "1"), ["rules"]),
        (("in/0.xlsx", "in/1.xlsx"), ["rules"]),
        (("in/0.xlsx", "--jobs", "2"), ["rules"]),
    ):
        events.clear()
        assert run("score", *arguments, *ARGUMENTS, "--format", "csv").status == 0
        assert events == expected
