"""The words of a rule set: whom it appraises, its aspects and verdicts, and that 黨員 is nobody's word but its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from dangxing import cli
from dangxing.authoring.checks import check_rules
from dangxing.rules import loading
from dangxing.rules.sets import noun_of

RULES = """\
id: garden
title: 花園志願者考核
en: Garden volunteers
version: "1"
source: 花園志願者考核表
noun: 志願者
aspects: [出勤, 品行]
verdicts: {優秀志願者: [優], 一般: []}
full: 10
veto: {verdict: 一般, clause: 表, follows: 不參加考核}
bands:
  - {id: good, title: 好, en: good, clause: 表, at_least: 8}
  - {id: poor, title: 差, en: poor, clause: 表·末行, at_least: 0}
activities:
  遲到: {kind: finding, en: late}
tracks:
  volunteer:
    title: 園丁
    en: gardener
    clause: 表
    categories:
      daily:
        title: 日常
        en: Daily
        clause: 表
        standard: 10
        rules:
          daily.late:
            kind: per-occurrence
            clause: 表·遲到
            says: 遲到一次扣1分
            aspect: 出勤
            activity: 遲到
            points: -1
"""


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """A workbook of two volunteers beside its rules."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "garden.yaml").write_text(RULES, encoding="utf-8")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "成員"
    for row in (["編號", "姓名", "支部", "類別"], ["1", "林青", "東園", "園丁"], ["2", "周禾", "東園", "園丁"]):
        sheet.append(row)
    done = book.create_sheet("活動")
    for row in (["編號", "日期", "項目"], ["1", "2024-03-05", "遲到"]):
        done.append(row)
    verdicts = book.create_sheet("評議")
    for row in (["編號", "等次"], ["1", "優"], ["2", "一般"]):
        verdicts.append(row)
    book.save(tmp_path / "records.xlsx")
    return tmp_path


def test_a_rule_set_of_volunteers_says_of_itself_who_they_are(
    garden: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nowhere in the scored workbook, on the terminal or in the form does 黨員 stand; their own words do."""
    monkeypatch.chdir(garden)
    arguments = ["--rules", "rules", "--year", "2024", "--lang", "zh-Hant", "--out", "scored"]
    assert cli.main(["score", "records.xlsx", *arguments]) == 0
    told = capsys.readouterr()
    book = load_workbook(next((garden / "scored").glob("*.xlsx")), data_only=True)
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert "2024年度志願者考核總表" in cells
    assert any("對1名志願者2024年度的表現進行了考核" in str(cell) for cell in cells)
    assert not [cell for cell in cells if "黨員" in str(cell) and "工作證號" not in str(cell)]
    assert "黨員" not in told.out + told.err
    outcomes = {row[1]: row[8] for row in book["總表"].iter_rows(values_only=True) if row[1] in ("1", "2")}
    assert outcomes == {"1": "好", "2": "一票否決"}


def test_words_of_a_table_are_sound(garden: Path) -> None:
    """A table may be cited, and a row of it; own aspects and verdicts are no faults."""
    findings = {(finding.code, finding.severity) for finding in check_rules(garden / "rules")}
    assert not [code for code, severity in findings if severity == "error"]
    assert "clause-without-number" not in {code for code, _ in findings}


def test_members_of_several_kinds_are_members() -> None:
    """One word where all share it, else the word for everybody."""
    shipped = list(loading.load().rule_sets.values())
    assert noun_of(shipped).title == "黨員"
    assert noun_of([shipped[0], shipped[1].model_copy(update={"noun": "學員"})]).title == "成員"
