"""Pots: where a category and a total begin, and what they are held to, reckoned by hand."""

from decimal import Decimal
from pathlib import Path

import pytest

import small_workbooks
from dangxing import rules
from dangxing.authoring import cases
from dangxing.rules import loading
from running import Run

D = Decimal

SHOP = """
id: shop
title: 小店積分
en: Shop points
version: "1"
source: 小店積分辦法
bands:
  - {id: good, title: 良好, en: good, clause: 第三條, at_least: 10}
  - {id: poor, title: 一般, en: poor, clause: 第三條, at_least: 0}
activities:
  遲到: {kind: finding, en: late}
  文章: {kind: paper, en: article}
  好事: {kind: deed, en: good deed}
tracks:
  staff:
    title: 店員
    en: Staff
    clause: 第一條
    categories:
      daily:
        title: 日常
        en: Daily
        clause: 第一條
        start: 0
        floor: open
        cap: 0
        rules:
          daily.late: {kind: per-occurrence, clause: 第一條①, says: 遲到一次扣3分, activity: 遲到, points: -3}
      extra:
        title: 加分
        en: Extra
        clause: 第二條
        start: 1
        cap: 4
        rules:
          extra.articles: {kind: per-occurrence, clause: 第二條①, says: 文章一篇加1分, activity: 文章, points: 1}
          extra.late: {kind: per-occurrence, clause: 第二條②, says: 遲到一次減2分, activity: 遲到, points: -2}
      deeds:
        title: 好人好事
        en: Deeds
        clause: 第二條
        start: 0
        cap: open
        rules:
          deeds.each: {kind: per-occurrence, clause: 第二條③, says: 好事一件加5分, activity: 好事, points: 5}
"""
CASES = """
rule_set: shop
cases:
  店員:
    - name: 從起始分開始
      clause: 第一條
      given: {活動: []}
      expect: {categories: {daily: 0, extra: 1, deeds: 0}, total: 1, outcome: poor}
    - name: 加到上限為止，好事不封頂
      clause: 第二條
      given: {活動: [{項目: 文章, 次數: 9}, {項目: 好事, 次數: 30}]}
      expect: {rules: {extra.articles: 9 × 1}, categories: {extra: 4, deeds: 150}, total: 154, outcome: good}
    - name: 不計下限的扣到負分；上下限只對總和用一次
      clause: 第一條
      given: {活動: [{項目: 文章, 次數: 6}, {項目: 遲到, 次數: 2}]}
      expect: {categories: {daily: -6, extra: 3, deeds: 0}, total: -3, outcome: poor}
"""


def rulebook(folder: Path, text: str = SHOP, examples: str = CASES) -> rules.Rulebook:
    (folder / "cases").mkdir(parents=True)
    (folder / "shop.yaml").write_text(text, encoding="utf-8")
    (folder / "cases" / "shop.yaml").write_text(examples, encoding="utf-8")
    return loading.load(folder)


def failures(folder: Path, book: rules.Rulebook) -> list[object]:
    suite = cases.load(folder / "cases", book)
    assert not suite.faults
    assert suite.cases
    return [failure for case in suite.cases for failure in cases.run(case, book)]


def test_a_category_begins_and_ends_where_it_says(tmp_path: Path) -> None:
    assert not failures(tmp_path / "rules", rulebook(tmp_path / "rules"))


def test_a_total_has_bounds_of_its_own(tmp_path: Path) -> None:
    """100 to begin with, held to 0 … 120: 150 more would be 251, 60 lost leave 40."""
    held = SHOP.replace("bands:", "total: {start: 100, cap: 120}\nbands:", 1)
    examples = """
rule_set: shop
cases:
  店員:
    - {name: 封頂, clause: 第一條, given: {活動: [{項目: 好事, 次數: 30}]}, expect: {quantified: 120, total: 120}}
    - {name: 中間, clause: 第一條, given: {活動: [{項目: 遲到, 次數: 20}]}, expect: {categories: {extra: 0}, total: 40}}
    - {name: 到底, clause: 第一條, given: {活動: [{項目: 遲到, 次數: 50}]}, expect: {total: 0}}
"""
    assert not failures(tmp_path / "rules", rulebook(tmp_path / "rules", held, examples))


def test_a_standard_is_short_for_a_pot_that_begins_full(tmp_path: Path) -> None:
    category = rulebook(tmp_path / "rules").rule_sets["shop"].tracks["staff"].categories["extra"]
    assert category.bounds == rules.Bounds(D(1), D(0), D(4))
    plain = loading.load().rule_sets["trainee"].tracks["trainee"].categories["plan"]
    assert plain.bounds == rules.Bounds(D(1), D(0), D(1))


@pytest.mark.parametrize(("sum_", "held"), [(D(-1), D(0)), (D(0), D(0)), (D("3.5"), D("3.5")), (D(9), D(4))])
def test_bounds_hold_a_sum(sum_: Decimal, held: Decimal) -> None:
    assert rules.Bounds(D(0), D(0), D(4)).hold(sum_) == held
    assert rules.Bounds(D(0), None, None).hold(sum_) == sum_


def test_totals_below_nothing_and_above_all_come_through(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scored, explained and reported with a total of −7 and one of 21, and no full total anywhere."""
    monkeypatch.chdir(tmp_path)
    rulebook(tmp_path / "rules")
    rows = [("001", "遲到")] * 3 + [("002", "文章")] * 6 + [("002", "好事")] * 3
    small_workbooks.write_workbook(
        tmp_path / "records.xlsx",
        成員=[("編號", "姓名", "支部", "類別"), ("001", "王一", "東店", "店員"), ("002", "李二", "東店", "店員")],
        活動=[("編號", "日期", "項目"), *((id_, f"2024-03-{day:02}", what) for day, (id_, what) in enumerate(rows, 1))],
        評議=[("編號", "等次")],
    )
    run = Run(capsys, "--lang", "en")
    assert run("score", "records.xlsx").status == 0
    explained = run("explain", "records.xlsx", "001").out
    assert "Total −9: poor" in explained or "Total -9: poor" in explained
    reported = run("report")
    assert reported.status == 0, reported.err


def test_a_rule_and_a_part_give_so_much_at_most(tmp_path: Path) -> None:
    """Articles: 3 of 9 points; the part: 4 of 3 + 5, and −4 of −6; what is lost elsewhere comes off that."""
    text = SHOP.replace(
        """        rules:
          extra.articles: {kind: per-occurrence, clause: 第二條①, says: 文章一篇加1分, activity: 文章, points: 1}
          extra.late: {kind: per-occurrence, clause: 第二條②, says: 遲到一次減2分, activity: 遲到, points: -2}
""",
        """        rules:
          extra.report: {kind: presence, clause: 第二條④, says: 有文章加1分, activity: 文章, points: 1}
        parts:
          both:
            title: 文章和好事
            en: Articles and deeds
            clause: 第二條
            at_most: 4
            rules:
              extra.articles:
                {kind: per-occurrence, clause: 第二條①, says: 文章, activity: 文章, points: 1, at_most: 3}
              extra.deeds: {kind: per-occurrence, clause: 第二條③, says: 好事, activity: 好事, points: 5}
              extra.late: {kind: per-occurrence, clause: 第二條②, says: 遲到, activity: 遲到, points: -2}
""",
    ).replace("start: 1\n        cap: 4", "start: 1\n        floor: -10\n        cap: 10")
    examples = """
rule_set: shop
cases:
  店員:
    - name: 文章至多三分，分項至多四分
      clause: 第二條
      given: {活動: [{項目: 文章, 次數: 9}, 好事]}
      expect: {rules: {extra.articles: {count: 9, points: 3}, extra.deeds: 1 × 5}, categories: {extra: 6}}
    - name: 扣分也至多四分
      clause: 第二條
      given: {活動: [{項目: 遲到, 次數: 3}]}
      expect: {rules: {extra.late: 3 × -2}, categories: {extra: -3}}
    - name: 分項之和才封頂
      clause: 第二條
      given: {活動: [{項目: 文章, 次數: 3}, 好事, {項目: 遲到, 次數: 3}]}
      expect: {categories: {extra: 4}}
"""
    assert not failures(tmp_path / "rules", rulebook(tmp_path / "rules", text, examples))
