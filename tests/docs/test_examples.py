"""The example books: made by their script, and holding what they are said to hold."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dangxing.rules.loading import load

EXAMPLES = Path(__file__).parents[2] / "examples"
BOOKS = ("records.xlsx", "records-hans.xlsx")
HEADER_ROWS = {"成員": 3, "安排": 2, "活動": 2, "評議": 2, "支部": 2}
SIMPLIFIED = {"成員": "成员", "安排": "安排", "活動": "活动", "評議": "评议", "支部": "支部"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    script = [sys.executable, "-B", str(EXAMPLES / "make_examples.py"), "--out", str(folder)]
    subprocess.run(script, check=True, capture_output=True)
    return folder


@cache
def _values(book: str) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each sheet, by its title."""
    workbook = load_workbook(EXAMPLES / book)
    found = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook}
    workbook.close()
    return found


def _rows(book: str, sheet: str) -> list[dict[str, object]]:
    """The rows of a sheet below its header, those of guidance left out, each by its column's title."""
    title = SIMPLIFIED[sheet] if book == "records-hans.xlsx" else sheet
    head, *body = _values(book)[title][HEADER_ROWS[sheet] - 1 :]
    guided = body and str(body[0][0]).startswith(("必填", "填表说明", "填表說明"))
    return [dict(zip(map(str, head), row, strict=True)) for row in body[1 if guided else 0 :]]


@pytest.mark.parametrize("book", BOOKS)
def test_the_script_makes_the_committed_book(made: Path, book: str) -> None:
    """Every part is the same byte by byte; how tightly the archive is packed is left to the machine's library."""
    with zipfile.ZipFile(made / book) as new, zipfile.ZipFile(EXAMPLES / book) as committed:
        assert new.namelist() == committed.namelist()
        assert [entry.date_time for entry in new.infolist()] == [entry.date_time for entry in committed.infolist()]
        for name in new.namelist():
            assert new.read(name) == committed.read(name), name


def test_two_runs_make_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """Nothing of the clock, the machine or the run gets into a book."""
    script = [sys.executable, "-B", str(EXAMPLES / "make_examples.py"), "--out", str(tmp_path)]
    subprocess.run(script, check=True, capture_output=True)
    for book in BOOKS:
        assert (tmp_path / book).read_bytes() == (made / book).read_bytes()


def test_the_traditional_book_has_two_branches_and_all_tracks() -> None:
    """About 60 members in two branches, over the four tracks."""
    members = _rows("records.xlsx", "成員")
    assert len(members) == 60
    assert len({row["所在黨支部"] for row in members}) == 2
    tracks = Counter(row["黨員類別"] for row in members)
    assert tracks == {"黨員領導幹部": 7, "普通黨員": 30, "學生黨員": 15, "黨校學員": 8}


def test_the_simplified_book_has_other_people_and_other_branches() -> None:
    """Both books can be scored together: no member and no branch stands in both."""
    ours, theirs = _rows("records.xlsx", "成員"), _rows("records-hans.xlsx", "成員")
    assert {str(row["工號"]) for row in ours}.isdisjoint({str(row["学工号"]) for row in theirs})
    assert {row["所在黨支部"] for row in ours}.isdisjoint({row["所在党支部"] for row in theirs})
    assert {row["党员类别"] for row in theirs} == {"党员领导干部", "普通党员", "学生党员", "党校学员"}


@pytest.mark.parametrize(
    ("book", "id_", "name"), [("records.xlsx", "工號", "黨員姓名"), (BOOKS[1], "学工号", "党员姓名")]
)
def test_ids_and_names_are_unique(book: str, id_: str, name: str) -> None:
    """No two members share an id or, so that readers are not misled, a name."""
    members = _rows(book, "成員")
    assert len({str(row[id_]) for row in members}) == len(members)
    assert len({row[name] for row in members}) == len(members)


def test_dates_are_real_dates_but_for_a_few_in_text() -> None:
    """Meetings fall on working days of the year; some dates were typed as text, each in a form that is read."""
    dates = [row["日期"] for row in _rows("records.xlsx", "活動")]
    text = [value for value in dates if isinstance(value, str)]
    assert 10 < len(text) < len(dates) / 20
    assert {value.year for value in dates if isinstance(value, dt.datetime)} == {2024}
    held = [row["實際時間"] for row in _rows("records.xlsx", "安排")]
    assert all(value.weekday() < 5 for value in held if isinstance(value, dt.datetime))


@pytest.mark.parametrize("book", BOOKS)
def test_ballots_differ_and_are_no_more_than_those_who_attended(book: str) -> None:
    """Votes are counted member by member, and none was cast by somebody who was not there."""
    votes = [
        tuple(int(str(value)) for title, value in row.items() if title.endswith("票") and value is not None)
        for row in _rows(book, "評議")
    ]
    cast = [ballot for ballot in votes if ballot]
    most = max(int(str(row["參會代表數" if book == BOOKS[0] else "参会代表数"])) for row in _rows(book, "支部"))
    assert len(cast) > 8
    assert all(sum(ballot) <= most for ballot in cast)
    assert len(set(cast)) > len(cast) * 0.9


def test_deeds_and_papers_have_evidence() -> None:
    """Every row names where what it says can be looked up."""
    assert all(row["佐證"] for row in _rows("records.xlsx", "活動"))


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What ``dangxing score`` says of both books."""
    folder = tmp_path_factory.mktemp("scored")
    books = [str(EXAMPLES / book) for book in BOOKS]
    command = "import sys; from dangxing.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", command, "score", *books, "--out", str(folder), "--format", "json"],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_both_books_are_scored_without_a_problem(scored: dict[str, Any]) -> None:
    """Not even a warning: what a newcomer tries first should go through."""
    assert scored["problems"] == []
    assert [len(workbook["members"]) for workbook in scored["workbooks"]] == [60, 18]


def test_every_rule_gives_points_to_somebody(scored: dict[str, Any]) -> None:
    """Whoever looks for what a rule does finds it in the Traditional book."""
    members = scored["workbooks"][0]["members"]
    fired = {(member["track"], line["rule"]) for member in members for line in member["lines"]}
    declared = {
        (track, rule)
        for rules in load().rule_sets.values()
        for track, _, _, _, rule, _ in rules.walk()
    }  # fmt: skip
    assert fired == declared


def test_both_sides_of_every_table_occur(scored: dict[str, Any]) -> None:
    """Bonus and deduction, first and last places, each level and each result."""
    points: dict[tuple[str, str], set[float]] = {}
    for member in scored["workbooks"][0]["members"]:
        for line in member["lines"]:
            points.setdefault((member["track"], line["rule"]), set()).add(line["points"])
    assert points["leader", "duty.branch-rank"] == {5, 3, -5, -3}
    assert points["leader", "theory.training"] == {3, -2}
    assert points["leader", "review.verdict"] == {3, -3}
    assert points["ordinary", "review.verdict"] == {5, -5}
    assert points["ordinary", "duty.commendations"] == {15, 10, 5, 3}
    assert points["leader", "organisation.study-forfeit"] == {-20}


def test_every_outcome_occurs_in_the_traditional_book(scored: dict[str, Any]) -> None:
    """Commended, qualified, unqualified, pending and vetoed, as far as each rule set has them."""
    found: dict[str, set[str]] = {}
    for member in scored["workbooks"][0]["members"]:
        found.setdefault(member["rule_set"], set()).add(member["outcome"])
    by_points = {"commended", "qualified", "unqualified"}
    assert found == {
        "enterprise": by_points | {"pending", "vetoed"},
        "student": by_points,
        "trainee": by_points | {"pending"},
    }


def test_categories_are_held_to_their_bounds(scored: dict[str, Any]) -> None:
    """Some categories would pass their standard, some would fall below 0: both bounds are seen at work."""
    over, under = set(), set()
    for member in scored["workbooks"][0]["members"]:
        for category in member["categories"]:
            raw = category["standard"] + category["bonus"] + category["deduction"]
            if raw > category["standard"]:
                over.add((member["track"], category["id"]))
                assert category["score"] == category["standard"]
            elif raw < 0:
                under.add((member["track"], category["id"]))
                assert category["score"] == 0
    assert over >= {("leader", "theory"), ("leader", "duty"), ("leader", "review")}
    assert over >= {("ordinary", "study"), ("ordinary", "duty"), ("ordinary", "review")}
    assert under >= {("leader", "duty"), ("ordinary", "study")}
