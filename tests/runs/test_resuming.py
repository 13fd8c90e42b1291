"""A run taken up again leaves out what need not be scored again, and nothing else."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from branches import write_branches
from dangxing.rules import loading
from running import Ran, Run

_BOOKS = ["in/b000.xlsx", "in/b001.xlsx", "in/b002.xlsx"]


@pytest.fixture
def score(run: Run, folder: Path) -> Callable[..., Ran]:
    """Score three workbooks that were scored before."""
    write_branches(folder / "in", 3)
    (folder / "rules").mkdir()
    for path in loading.shipped_rules().glob("*.yaml"):
        if path.name not in ("workbook.yaml", "words.yaml"):
            (folder / "rules" / path.name).write_bytes(path.read_bytes())
    command = run.of("score", "in", "--format", "json", "--out", "out", "--jobs", "1")
    assert command().status == 0
    return command


def moments(folder: Path) -> dict[str, int]:
    """When each scored workbook was written."""
    return {path.name: path.stat().st_ino for path in (folder / "out").iterdir()}


def scored_again(folder: Path, score: Callable[..., Ran], *arguments: str) -> set[str]:
    """Which workbooks a run scores that is taken up again."""
    before = moments(folder)
    ran = score("--resume", *arguments)
    assert ran.status == 0
    changed = {f"in/{name[:4]}.xlsx" for name, moment in moments(folder).items() if before.get(name) != moment}
    assert f"{3 - len(changed)} workbooks are scored already" in ran.err
    assert f"; {len(changed)} are to be scored" in ran.err
    assert [each["path"] for each in json.loads(ran.out)["workbooks"]] == _BOOKS
    return changed


def test_nothing_has_changed(score: Callable[..., Ran], folder: Path, run: Run) -> None:
    """Nothing is scored, written or entered, and the results are those of the run before."""
    before: Any = json.loads(score().out)
    runs = run("ledger", "runs", "--format", "json").out
    assert scored_again(folder, score) == set()
    again: Any = json.loads(score("--resume", "-q").out)
    assert again["workbooks"] == before["workbooks"]
    assert again["problems"] == []
    assert run("ledger", "runs", "--format", "json").out == runs


def test_a_workbook_that_has_changed(score: Callable[..., Ran], folder: Path) -> None:
    """It alone."""
    write_branches(folder / "other", 2)
    (folder / "in" / "b001.xlsx").write_bytes((folder / "other" / "b001.xlsx").read_bytes() + b"\0")
    (folder / "other" / "b000.xlsx").replace(folder / "in" / "b002.xlsx")
    assert scored_again(folder, score) == {"in/b001.xlsx", "in/b002.xlsx"}
    assert scored_again(folder, score) == set()


def test_results_that_do_not_stand(score: Callable[..., Ran], folder: Path) -> None:
    """What is gone and what somebody has changed is written again."""
    (folder / "out" / "b000-scored.xlsx").unlink()
    with (folder / "out" / "b002-scored.xlsx").open("ab") as file:
        file.write(b"\0")
    assert scored_again(folder, score) == {"in/b000.xlsx", "in/b002.xlsx"}


def test_other_rules(score: Callable[..., Ran], folder: Path) -> None:
    """A rule set that scored somebody says something else."""
    for path in (folder / "rules").glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("version: ", "version: X", 1), encoding="utf-8")
    assert scored_again(folder, score) == set(_BOOKS)


def test_words_of_its_own(score: Callable[..., Ran], folder: Path) -> None:
    """No ledger keeps what they said when it was scored."""
    (folder / "rules" / "words.yaml").write_text("totals: [匯總]\n", encoding="utf-8")
    assert scored_again(folder, score) == set(_BOOKS)
    assert scored_again(folder, score) == set(_BOOKS)


def test_up_to_another_day(score: Callable[..., Ran], folder: Path) -> None:
    """What was scored for the year is not what a day asks for, and the other way round."""
    ran = score("--resume", "--as-of", "2024-06-30")
    assert "0 workbooks are scored already" in ran.err
    assert scored_again(folder, score) == set()
    ran = score("--resume", "--as-of", "2024-06-30")
    assert "3 workbooks are scored already" in ran.err
    assert json.loads(ran.out)["workbooks"] == json.loads(score("--as-of", "2024-06-30").out)["workbooks"]


def test_a_run_that_was_taken_out(score: Callable[..., Ran], folder: Path, run: Run) -> None:
    """It does not count, so that the workbook is scored again."""
    assert run("ledger", "drop", "2", "--reason", "a trial").status == 0
    assert scored_again(folder, score) == {"in/b001.xlsx"}


def test_there_must_be_a_ledger(run: Run, folder: Path) -> None:
    """Nothing else knows what was scored."""
    write_branches(folder / "in", 1)
    assert run("score", "in", "--resume", "--no-ledger").status == 2
    ran = run("score", "in", "--resume")
    assert ran.status == 0
    assert "0 workbooks are scored already" in ran.err


@pytest.mark.parametrize(
    ("change", "left"), [("UPDATE cards SET total = 9800", 3), ("UPDATE runs SET program = '0.0.1' WHERE run = 2", 3)]
)
def test_a_ledger_that_was_changed(score: Callable[..., Ran], folder: Path, change: str, left: int) -> None:
    """What somebody wrote into it is never told as a result: the workbooks are scored again."""
    before: Any = json.loads(score().out)
    rewrite(folder / "dangxing.sqlite", change)
    assert len(scored_again(folder, score)) == left
    rewrite(folder / "dangxing.sqlite", change)
    assert json.loads(score("--resume", "-q").out)["workbooks"] == before["workbooks"]


def rewrite(path: Path, change: str) -> None:
    """Change rows of a ledger that are not to be changed, and leave its triggers as they were."""
    with closing(sqlite3.connect(path)) as book:
        guards = book.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            book.execute(f"DROP TRIGGER {name}")
        book.execute(change)
        for _, made in guards:
            book.execute(made)
        book.commit()


def test_two_workbooks_of_the_same_people(score: Callable[..., Ran], folder: Path) -> None:
    """The one counts as a copy of the other, and does so again: nothing is scored twice."""
    write_branches(folder / "in", 2)
    (folder / "in" / "b002.xlsx").write_bytes((folder / "in" / "b001.xlsx").read_bytes())
    assert score().status == 0
    assert scored_again(folder, score) == set()
