"""A ``score`` that is killed leaves all of a workbook's result or nothing, and workbook and ledger soon agree."""

import json
import os
import subprocess
import sys
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest

import ledger_killing
from effort import tries
from small_workbooks import APPRAISAL, write_workbook

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked, to be quick")

Found = dict[str, list[dict[str, Any]]]
PROGRAM = Path(ledger_killing.__file__)


def killed(folder: Path, times: int, *where: str) -> list[dict[str, Any]]:
    """What was left each time, at one place after the other, in folders of these names."""
    write_workbook(folder / "0.xlsx")
    write_workbook(folder / "1.xlsx", 評議=[APPRAISAL[0], ("001", "優秀", 99), APPRAISAL[2]])
    done = subprocess.run(
        [sys.executable, "-W", "error", str(PROGRAM), str(folder), str(times), *where],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


def check(found: list[dict[str, Any]]) -> None:
    """Nothing half, nothing lost, and both sides agree, after each of them."""
    for at, left in enumerate(found):
        assert left["faults"] == [], at
        assert left["chain"], at
        assert left["complete"], at
        assert left["nearby"], at
        assert left["agrees"], at


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Again and again; some before and some after the entry."""
    times = tries("kills")
    found = killed(tmp_path, times, "anywhere")
    assert len(found) == times
    check(found)
    assert sum(left["killed"] for left in found) >= times // 5
    entered = [later["runs"] - earlier["runs"] for earlier, later in pairwise(found)]
    assert set(entered) == {0, 1}


@pytest.fixture(scope="module")
def at_points(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Found]:
    """Three kills at each point, in one process: the folder, and what was left at each."""
    folder = tmp_path_factory.mktemp("killed")
    left = iter(killed(folder, 3, *ledger_killing.POINTS))
    return folder, {where: list(islice(left, 3)) for where in ledger_killing.POINTS}


@pytest.mark.parametrize(
    ("where", "entered", "unfinished"),
    [
        ("before the draft", False, False),
        ("after the draft", False, False),
        ("before the entry", False, False),
        ("within the entry", False, False),
        ("after the entry", True, True),
        ("before the workbook is in place", True, True),
        ("after the workbook is in place", True, False),
        ("at the end", True, False),
    ],
)
def test_killed_at_a_point(at_points: tuple[Path, Found], where: str, entered: bool, unfinished: bool) -> None:
    """Before the commit nothing has happened; after it the rest is done when the ledger is next opened."""
    top, left_at = at_points
    folder, found = top / where, left_at[where]
    check(found)
    assert [left["killed"] for left in found] == [where != "at the end"] * 3
    assert [left["runs"] for left in found] == ([1, 2, 3] if entered else [0, 0, 0])
    assert [left["unfinished"] for left in found] == [unfinished] * 3
    assert (folder / "scored/2024/a-scored.xlsx").exists() is entered
    if entered:
        assert list((folder / "scored/2024").glob(".dangxing-*")) == []


def test_the_points_are_all_tried() -> None:
    """None was added without a word on what it leaves."""
    [mark] = [mark for mark in test_killed_at_a_point.pytestmark if mark.name == "parametrize"]  # type: ignore[attr-defined]
    assert [row[0] for row in mark.args[1]] == list(ledger_killing.POINTS)
