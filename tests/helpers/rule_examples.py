"""Examples of rules of one's own: what holds of each of them."""

import runpy
import shutil
from pathlib import Path

from dangxing.authoring import cases
from dangxing.authoring.checks import check_rules
from dangxing.rules import loading
from running import Run

EXAMPLES = Path(__file__).parents[2] / "examples" / "rules"


def scored_beside_its_rules(example: Path, folder: Path, run: Run) -> Run:
    """The command in ``folder``, where the example's workbook was scored beside its rules."""
    shutil.copytree(example, folder / "rules", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    runpy.run_path(str(example / "make_records.py"))["write"](folder / "records.xlsx")
    assert run("score", "records.xlsx").status == 0
    return run


def check_example(example: Path, count: int) -> None:
    """Its cases, so many, come out, and nothing is found in it."""
    book = loading.load(example)
    suite = cases.load(example / "cases", book)
    assert not suite.faults
    assert len(suite.cases) == count
    assert not [failure for case in suite.cases for failure in cases.run(case, book)]
    assert not check_rules(example)
