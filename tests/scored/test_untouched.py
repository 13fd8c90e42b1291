"""However a workbook was scored, verify knows it byte for byte by itself: without ledger, input or options."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dangxing.language import Language
from dangxing.rules import Rulebook
from dangxing.runs import pipeline
from dangxing.scored import verifying
from running import Run
from shipped import RULES
from small_workbooks import ACTIVITIES, APPRAISAL, MEMBERS, write_few, write_workbook

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("records.xlsx", "records-hans.xlsx")


def kind(records: Path, folder: Path, book: Rulebook | None = None, **options: object) -> str:
    """The verdict on what is scored of a records workbook."""
    book = book or RULES
    (task,) = pipeline.tasks([str(records)], str(folder))
    outcome = pipeline.score_workbook(task, book, pipeline.Options(**options))  # type: ignore[arg-type]
    assert outcome.summary is not None, [each for each in outcome.problems if each.severity == "error"]
    (scored,) = folder.rglob("*-scored*.xlsx")
    verdict = verifying.verify(str(scored), book)
    scored.unlink()
    return verdict.kind if verdict.kind == "identical" else str(verdict.findings)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, with few people."""
    folder = tmp_path_factory.mktemp("few")
    for name in NAMES:
        write_few(EXAMPLES / name, folder / name)
    return folder


@pytest.mark.parametrize("language", [None, "zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("as_of", [None, dt.date(2024, 9, 30)])
@pytest.mark.parametrize("name", NAMES)
def test_in_every_language_and_up_to_a_day(
    name: str, as_of: dt.date | None, language: Language | None, few: Path, tmp_path: Path
) -> None:
    """The workbook's own language is told in it, as is the day."""
    assert kind(few / name, tmp_path, asked=language, as_of=as_of) == "identical"


@pytest.mark.parametrize("name", NAMES)
def test_of_many(name: str, tmp_path: Path) -> None:
    """The whole example."""
    assert kind(EXAMPLES / name, tmp_path) == "identical"


@pytest.mark.parametrize("name", ["students", "village"])
def test_by_rules_of_a_folder_elsewhere(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    """The rules' folder may stand anywhere, and be named in any way."""
    folder = tmp_path / "考核 辦法" / name
    shutil.copytree(EXAMPLES / "rules" / name, folder)
    subprocess.run([sys.executable, "make_records.py"], cwd=folder, check=True, capture_output=True)
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    given = ("--rules", str(folder), "--lang", "en", "--no-ledger")
    run.told("score", "../records.xlsx", *given, "--out", ".", "--quiet", "--format", "json")
    (scored,) = Path().rglob("*-scored.xlsx")
    assert run.told("verify", str(scored), "--rules", "..", "--quiet") == "identical\n"


_ODD: tuple[object, ...] = (
    "+1+1", "@now", " 前後有空 ", "一行\n兩行", "_x0041_", "<b>&amp;</b>", "字" * 40_000, "甲" * 32_767 + "尾",
    "\u202e反", "\u200b", True, 0.1 + 0.2, 1e300, 12345678901234567, -0.0, dt.datetime(2024, 2, 29, 23, 59, 59),
    dt.time(8, 30), dt.date(1900, 1, 1), "2024-13-45", "１２", "'單引號", "😀" * 20_000, "\t", "0", None,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_with_odd_values_in_columns_that_nothing_reads(seed: int, tmp_path: Path) -> None:
    """What the copy can hold of a value is the same when it is copied again."""
    chance = random.Random(seed)

    def more(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
        return [(*rows[0], "附註", "另注"), *((*row, chance.choice(_ODD), chance.choice(_ODD)) for row in rows[1:])]

    members = [MEMBERS[0], *((f"{at + 1:03}", f"人{at}", "東支部", "普通黨員") for at in range(30))]
    sheets = {"成員": more(members), "活動": more(ACTIVITIES), "評議": more(APPRAISAL[:2])}
    assert kind(write_workbook(tmp_path / "records.xlsx", **sheets), tmp_path / "out") == "identical"


def test_a_branch_of_more_signs_than_a_cell_holds(tmp_path: Path) -> None:
    """It is cut in the copy; cut, it is written as any text of its length."""
    members = [MEMBERS[0], ("001", "王一", "支" * 40_000, "普通黨員")]
    records = write_workbook(tmp_path / "records.xlsx", 成員=members, 評議=APPRAISAL[:2])
    assert kind(records, tmp_path / "out") == "identical"
