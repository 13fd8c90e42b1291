"""What every example of rules of one's own has beside them: a list of clauses, and records to score."""

import runpy
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rule_examples import EXAMPLES
from running import Run

BOOKS = sorted(path.relative_to(EXAMPLES) for path in EXAMPLES.glob("*/records*.xlsx"))
NAMES = ("company", "dormitories", "students", "village", "volunteers")


def test_each_has_records() -> None:
    assert {book.parts[0] for book in BOOKS} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_clause_of_its_regulation_is_answered_for(name: str, run: Run) -> None:
    covered = run("rules", "coverage", "--rules", str(EXAMPLES / name), "--lang", "en")
    assert (covered.status, "uncovered 0" in covered.err) == (0, True), covered.err


@pytest.mark.parametrize("book", BOOKS, ids=str)
def test_the_script_makes_the_committed_records(book: Path, tmp_path: Path) -> None:
    write = runpy.run_path(str(EXAMPLES / book.parent / "make_records.py"))["write"]
    year = book.stem.partition("-")[2]
    write(tmp_path / book.name, *([int(year)] if year else []))
    assert _cells(tmp_path / book.name) == _cells(EXAMPLES / book)


@pytest.mark.parametrize("book", BOOKS, ids=str)
def test_its_records_are_scored_where_they_stand(book: Path, folder: Path, run: Run) -> None:
    """As a reader tries it: the folder of the example is that of its rules."""
    shutil.copytree(EXAMPLES / book.parent, folder / "example")
    assert run("score", f"example/{book.name}", "--rules", "example", "--no-ledger").status == 0


def _cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
