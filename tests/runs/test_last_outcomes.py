"""What came of the last period: known to the ledger where nobody wrote it, and told; whoever was punished is barred."""

import json
import shutil
from pathlib import Path

import pytest

import recalculate
from rule_examples import check_example
from running import Run
from small_workbooks import write_workbook

RULES = Path(__file__).parents[1] / "data" / "regulations" / "sanction"
MEMBERS: list[tuple[object, ...]] = [
    ("編號", "姓名", "支部", "類別", "上期結果"),
    ("1", "王一", "東", "社區工作者", None),
    ("2", "李二", "東", "社區工作者", None),
    ("3", "張三", "東", "社區工作者", "無"),
]
ROWS: dict[int, list[tuple[object, ...]]] = {
    2024: [("1", "違法", None, 1), ("2", "處分", "警告", 1)],
    2025: [("1", "好事", None, 2), ("2", "好事", None, 4), ("2", "群眾意見", "贊成", 1), ("3", "好事", None, 2)],
    2026: [("2", "好事", None, 3), ("2", "群眾意見", "贊成", 1)],
}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Workbooks of three years beside the rules, the first year scored, in which all had 無 before."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(RULES, tmp_path / "rules")
    for year, rows in ROWS.items():
        found: list[tuple[object, ...]] = [("編號", "日期", "項目", "結果")]
        found += [
            (id_, f"{year}-0{at}-11", *what) for id_, *what, count in rows for at in range(1, int(str(count)) + 1)
        ]
        members = [(*row[:4], "無") if year == 2024 and row[0] != "編號" else row for row in MEMBERS]
        write_workbook(tmp_path / f"{year}.xlsx", 成員=members, 活動=found, 評議=[("編號", "等次")])
    run = Run(capsys, "--lang", "en")
    assert run("score", "2024.xlsx").status == 0
    return run


def _told(run: Run, year: int, *options: str) -> dict[str, tuple[object, str, str]]:
    told = json.loads(run("score", f"{year}.xlsx", "--format", "json", *options).out)["workbooks"][0]["members"]
    return {one["id"]: (one["total"], one["outcome"], "; ".join(one["reasons"])) for one in told}


def test_the_cases_come_out_and_nothing_is_found() -> None:
    check_example(RULES, 6)


def test_the_ledger_knows_the_last_outcome(run: Run) -> None:
    """1 was vetoed in 2024, and is not good in 2025; 2 was punished, and is barred in 2025 too, no longer in 2026."""
    found = _told(run, 2025)
    assert {key: told[:2] for key, told in found.items()} == {"1": (70, "plain"), "2": (80, "good"), "3": (70, "good")}
    assert "Outcome of the last period: vetoed (run 1 of the ledger)" in found["1"][2]
    assert "ledger" not in found["3"][2]
    assert _told(run, 2026)["2"][:2] == (75, "best")
    # The scored workbook holds what the ledger said.
    Path("dangxing.sqlite").unlink()
    assert run("verify", "scored/2025/2025-scored.xlsx").status == 0


def test_without_the_ledger_it_is_not_known(run: Run) -> None:
    assert _told(run, 2025, "--no-ledger")["1"][:2] == (None, "pending")


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not there")
def test_every_formula_recalculates_to_what_was_stored(run: Run, tmp_path: Path) -> None:
    _told(run, 2025)
    book = tmp_path / "scored" / "2025" / "2025-scored.xlsx"
    recalculate.agrees(book, 20)
