"""A rule set of keys that the shipped ones do not have, in every language: all that is printed and written of it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import sheets
from dangxing import cli
from dangxing.language import LANGUAGES, Language
from dangxing.rules import loading
from running import Run
from tongues import Tongue, of_files, of_lines, of_page

DATA = Path(__file__).parents[1] / "data" / "tongues"
RECORDS = frozenset({"成員", "安排", "活動", "評議", "支部"})
NAMES = frozenset({"佐證", "王一", "李二", "張三", "趙四", "東組", "西組", "甲戶", "乙戶"}) | RECORDS
MEMBERS = [
    ("編號", "姓名", "支部", "類別", "起始日期", "上期得分", "上期結果"),
    ("1", "王一", "東組", "網格員", None, 3, "優秀"),
    ("2", "李二", "東組", "網格員", "2024-10-08", None, "無"),
    ("3", "張三", "東組", "網格員", None, 0, "合格"),
    ("4", "趙四", "西組", "網格員", None, 0, None),
]
SCHEDULE = [("支部", "日期", "項目"), *(("東組", f"2024-0{month}-05", "例會") for month in (1, 2, 3))]
ACTIVITIES: list[tuple[object, ...]] = [
    ("編號", "日期", "項目", "出勤", "學時", "結果", "主題"),
    *(("1", f"2024-0{month}-05", "例會", "請假", None, None, None) for month in (1, 2, 3)),
    *(("1", f"2024-0{month}-10", "走訪", None, None, None, "甲戶") for month in (1, 2)),
    *(("1", f"2024-0{month}-12", "檢查", None, None, "差", None) for month in (1, 2)),
    ("1", "2024-03-03", "值班", None, 5.5, None, None),
    *(("1", f"2024-0{month}-20", "好事", None, None, None, None) for month in (3, 4, 6)),
    ("1", "2024-05-01", "處分", None, None, None, None),
    ("1", "2024-07-01", "失信", None, None, None, None),
    ("1", "2024-08-01", "請假", None, 11, None, None),
    *(("2", f"2024-1{month}-20", "走訪", None, None, None, "乙戶") for month in (0, 1)),
    ("2", "2024-11-20", "好事", None, None, None, None),
    *(("3", f"2024-0{month}-01", "投訴", None, None, "屬實", None) for month in (4, 5, 6)),
    ("3", "2024-03-03", "值班", None, 9, None, None),
    ("3", "2024-04-04", "好事", None, None, None, None),
]
APPRAISAL = [
    ("編號", "合格票", "不合格票", "績點", "互評1", "互評2", "互評3", "互評4", "重點戶"),
    ("1", 3, 1, 4.5, 9, 8, 7, 10, 3),
    ("2", 2, 0, None, 9, 8, 7, 10, 2),
    ("3", 1, 5, None, None, None, None, None, 0),
    ("4", 1, 1, 5, 9, None, None, None, None),
]
WORDS = (
    "dangxing Excel WPS LibreOffice Word json wide en rules other records explain score validate verify forms receipt "
    "import xlsx whole begun proportion per"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A working folder with the rules, others that differ, and a workbook, scored."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("wide")
        patch.chdir(folder)
        shutil.copytree(DATA, "rules")
        shutil.copytree(DATA, "other")
        path = folder / "other" / "wide.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in (("every: month", "every: quarter"), ("first: 50 %", "first: 20 %"), ("1/2, lost", "1/3, lost"),
                         ("highest: 1}", "highest: 2}"), ("at_most: 1/3, at_least: 1", "at_most: 2"),
                         ("activity: 處分}\n        limits", "activity: 失信}\n        limits"), ("over: 3", "over: 4"),
                         ("ranking: [total, ", "ranking: [total, 績點, "), ("otherwise: 6", "otherwise: 5"),
                         ):  # fmt: skip
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")
        sheets.write(
            {"成員": MEMBERS, "安排": SCHEDULE, "活動": ACTIVITIES, "評議": APPRAISAL}, folder / "records.xlsx"
        )
        assert cli.main(["score", "records.xlsx", "--year", "2024", "--quiet"]) == 0
        yield folder


def _printed(run: Run) -> Iterator[tuple[str, Iterator[str]]]:
    commands = [
        "score records.xlsx --year 2024 --no-ledger --out scored",
        "explain records.xlsx 2 --year 2024 --receipt receipt.html --force",
        "explain records.xlsx 4 --year 2024", "explain records.xlsx 1 --as-of 2024-11-30",
        "report --year 2024 --losses --no-workbook --no-html", "report --year 2024 --out report", "rules list",
        "rules show wide", "rules show wide --as-sentence", "rules diff rules other",
        "forms --out forms --force", "targets --out targets --force", "report --year 2024 --quarter 2 --out notice",
        "template --out blank.xlsx --force", "rules export --xlsx wide -o wide.xlsx --force",
    ]  # fmt: skip
    for command in commands:
        status, out, err = run(*command.split())
        assert status == 0, (command, err)
        yield command, of_lines(f"{out}\n{err}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_output_is_in_the_language_asked_for(
    office: Path, language: Language, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no key of the language of rules stands in it."""
    assert office.exists()
    monkeypatch.setenv("DANGXING_LANG", language)
    tongue = Tongue(language, NAMES, _coded())
    walks = [*_printed(run), ("receipt.html", of_page(Path("receipt.html"))), *of_files(RECORDS)]
    found = {what: sorted(foreign)[:9] for what, told in walks if (foreign := tongue.foreign(told))}
    assert found == {}


def _coded() -> frozenset[str]:
    """What stands for itself: ids, kinds, formats, products."""
    found = set(WORDS.split())
    for rules in loading.load(DATA).rule_sets.values():
        found |= {band.id for band in rules.bands}
        for track_id, _, category_id, _, rule_id, rule in rules.walk():
            found |= {track_id, category_id, *re.split("[.-]", rule_id), *rule.kind.split("-")}
    return frozenset(found)
