"""``dangxing ledger merge``: what it prints, in every format, and what the other commands make of the new ledger."""

import csv
import io
import json
from pathlib import Path

import pytest

from dangxing import cli
from dangxing.ledger import open_ledger
from running import Run
from small_workbooks import ACTIVITIES, APPRAISAL, MEMBERS, write_workbook

# The same sheets with other people on them.
OTHERS = {
    title: [rows[0], *((f"9{row[0]}", *row[1:]) for row in rows[1:])]
    for title, rows in (("成員", MEMBERS), ("活動", ACTIVITIES), ("評議", APPRAISAL))
}


@pytest.fixture(autouse=True)
def folder(folder: Path) -> Path:
    """Two folders, each with its workbook of other people and its ledger."""
    for name in ("east", "west"):
        write_workbook(folder / name / "a.xlsx", **(OTHERS if name == "west" else {}))
        arguments = ["score", f"{name}/a.xlsx", "--ledger", f"{name}/{name}.sqlite"]
        assert cli.main([*arguments, "--quiet", "--format", "json"]) == 0
    return folder


@pytest.fixture
def run(run: Run) -> Run:
    """``dangxing ledger …``."""
    return run.of("ledger")


def head(path: str) -> str:
    """The digest of the last entry."""
    with open_ledger(Path(path)) as book:
        return str(book.head())


def test_merge(run: Run) -> None:
    """A line for each ledger, and what they came to; the next step on the other stream."""
    status, out, err = run("merge", "east/east.sqlite", "west", "--into", "all.sqlite")
    assert status == 0
    assert out.splitlines() == [
        f"east/east.sqlite: runs 1, digest of the last {head('east/east.sqlite')[:12]}",
        f"west/west.sqlite: runs 1, digest of the last {head('west/west.sqlite')[:12]}",
        f"Merged into all.sqlite: runs 2, digest of the last {head('all.sqlite')}",
    ]
    assert "dangxing report --ledger all.sqlite" in err
    assert run("merge", "east", "west", "--into", "all.sqlite", "--force", "--quiet") == (0, "", "")


def test_merge_for_programs(run: Run) -> None:
    """All that came of it; a row a ledger."""
    arguments = ("merge", "east", "west", "east/east.sqlite", "--into", "all.sqlite", "--force")
    found = json.loads(run.told(*arguments, "--format", "json"))
    sources = [
        {"path": f"{name}/{name}.sqlite", "runs": 1, "digest": head(f"{name}/{name}.sqlite")}
        for name in ("east", "west")
    ]
    assert found == {
        "path": "all.sqlite", "runs": 2, "digest": head("all.sqlite"), "sources": sources, "same_workbooks": [],
    }  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(run.told(*arguments, "--format", "csv").removeprefix("\ufeff"))))
    assert [row["path"] for row in rows] == ["east/east.sqlite", "west/west.sqlite"]


def test_what_others_make_of_it(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """Runs with where they came from, the year of all, one who is explained, chains that come out again."""
    run.told("merge", "east", "west", "--into", "all.sqlite")
    book = ("--ledger", "all.sqlite")
    out = run.told("runs", *book)
    assert out.splitlines()[0].split()[-1] == "From"
    assert {line.split()[-1] for line in out.splitlines()[2:]} == {"east/east.sqlite", "west/west.sqlite"}
    assert "Merged from the ledger" in run.told("show", "1", *book)
    for path in ("east/east.sqlite", "west/west.sqlite"):
        assert "The ledger is intact. Runs: 2" in run.told("verify", *book, "--head", head(path)[:12])
    assert cli.main(["report", "--year", "2024", *book, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    members = [member["id"] for rules in report["rule_sets"] for member in rules["members"]]
    assert sorted(members) == ["001", "002", "9001", "9002"]
    assert cli.main(["diff", "1", "2", *book]) == 0


def test_a_workbook_of_both(run: Run) -> None:
    """Is told: the later counts."""
    Path("west/b.xlsx").write_bytes(Path("east/a.xlsx").read_bytes())
    Path("west/west.sqlite").unlink()
    assert cli.main(["score", "west/b.xlsx", "--ledger", "west/west.sqlite", "--quiet"]) == 0
    told = run.told("merge", "east", "west", "--into", "all.sqlite")
    assert "are the same workbook; of 2024 the later entered counts" in told
    assert "是同一个工作簿" in run.told("merge", "east", "west", "--into", "b.sqlite", "--lang", "zh-Hans")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("east", "none.sqlite", "--into", "all.sqlite"), "not-found"),
        (("east", "empty", "--into", "all.sqlite"), "no-ledgers"),
        (("east", "west", "--into", "east/east.sqlite"), "merge-into-itself"),
        (("east", "west", "--into", "east/a.xlsx"), "merge-exists"),
        (("east", "west", "--into", "east/a.xlsx", "--force"), "not-a-ledger"),
        (("east", "west", "--into", "nowhere/all.sqlite"), "no-folder"),
        (("east", "west"), "missing-argument"),
        (("--into", "all.sqlite"), "missing-argument"),
    ],
)
def test_refused(run: Run, arguments: tuple[str, ...], code: str) -> None:
    """One line, status 2, and nothing is made or changed."""
    Path("empty").mkdir()
    known = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    assert f"error {code}: " in run.told("merge", *arguments, status=2)
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == known
