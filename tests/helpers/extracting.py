"""What layouts make of tables, without the command around them."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from dangxing.rules import Rulebook, loading
from dangxing.workbook.layouts import Extract, Layout, Options, Reader
from dangxing.workbook.layouts import loading as layout_files
from dangxing.workbook.validating.lexicon import lexicon_of
from office_tables import Rows, office
from shipped import RULES

OWN = """\
id: shop
title: 店鋪評分辦法
en: Shop appraisal
version: "1"
source: 店鋪評分辦法
verdicts: {VERDICTS}
tracks: {clerk: {title: 店員, en: clerk, clause: 第一條, categories: {work: {
  title: 工作, en: work, clause: 第一條, start: 50, cap: open, rules: {
    praise: {kind: given, clause: 第一條, says: 好評按分值加, activity: 好評, between: [0, 10]}}}}}}
activities: {好評: {kind: deed, en: praise}}
bands: [{id: good, title: 良好, en: good, clause: 第二條, at_least: 0}]
"""
USUAL = Options(branch="第一支部", year=2024)


@cache
def _layouts() -> dict[str, Layout]:
    return layout_files.load(None)


def extracts(
    rows: Rows | Mapping[str, Rows],
    options: Options = USUAL,
    name: str = "a.xlsx",
    book: Rulebook = RULES,
    codes: Mapping[str, str] | None = None,
    merged: Sequence[str] = (),
) -> list[Extract]:
    """What each sheet of a workbook gives, by the shipped layouts; ``book`` are the rules."""
    return Reader(_layouts(), lexicon_of(book), options).extract(office(name, rows, codes=codes, merged=merged))


def own(verdicts: str) -> Rulebook:
    """Rules of a shop that has verdicts of its own."""
    Path("rules").mkdir(exist_ok=True)
    Path("rules/shop.yaml").write_text(OWN.replace("VERDICTS", verdicts.strip("{}")), encoding="utf-8")
    return loading.load(Path("rules"))


def told(*found: Extract) -> list[tuple[str, str]]:
    """The codes of what is said of sheets, each with its cell."""
    return [(trouble.code, trouble.cell.name) for each in found for trouble in each.troubles]
