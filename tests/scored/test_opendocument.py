"""A scored workbook saved as .ods: sound as it is, and what is changed in it is told."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

import recalculate
from dangxing.rules import Rulebook, loading
from dangxing.runs import pipeline
from dangxing.scored import verifying
from dangxing.scored.verifying import Verdict
from small_workbooks import ACTIVITIES, APPRAISAL, MEMBERS, write_workbook

pytestmark = pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not there")
Change = tuple[str, str, str]
# The part, what is looked for, and what takes its place.
FORGERIES: dict[str, Change] = {
    "a value": ("content.xml", r'office:value="90"', 'office:value="99"'),
    "a value of a formula": ("content.xml", r'(formula="[^"]*ROUND[^"]*" office:value-type="float" office:value=)"[^"]*"', r'\1"99"'),
    "a formula": ("content.xml", r'table:formula="of:=ROUND[^"]*"', 'table:formula="of:=99"'),
    "a text": ("content.xml", "<text:p>王一</text:p>", "<text:p>王二</text:p>"),
    "white text": ("content.xml", 'fo:color="#000000"', 'fo:color="#ffffff"'),
    "tiny Chinese text": ("content.xml", 'style:font-size-asian="15pt"', 'style:font-size-asian="1pt"'),
    "a number format": ("content.xml", r'(<number:number-style style:name="N2">)<number:number[^>]*/>', r"\1<number:text>99.00</number:text>"),
    "a hidden row": ("content.xml", '(<table:table-row )(table:style-name="[^"]*"><table:table-cell [^>]*table:formula)', r'\1table:visibility="collapse" \2'),
    "a hidden column": ("content.xml", "<table:table-column ", '<table:table-column table:visibility="collapse" '),
    "a hidden sheet": ("content.xml", 'table:display="true"', 'table:display="false"'),
    "a condition": ("content.xml", r'calcext:value="=&quot;表彰&quot;"', r'calcext:value="=&quot;合格&quot;"'),
    "a shape": ("content.xml", "(<table:table [^>]*>)", r"\1<table:shapes><draw:frame/></table:shapes>"),
    "a link": ("content.xml", "<text:p>王一</text:p>", '<text:p><text:a xlink:href="https://example.org">王一</text:a></text:p>'),
    "a header": ("styles.xml", '<style:header style:display="false"/>', "<style:header><text:p>99</text:p></style:header>"),
    "the look of a condition": ("styles.xml", 'fo:color="#375623"', 'fo:color="#e8f1e0"'),
    "zeros not shown": ("settings.xml", '(config:name="ShowZeroValues"[^>]*>)true', r"\1false"),
    "days counted from 1904": ("content.xml", "<table:iteration ", '<table:null-date table:date-value="1904-01-01"/><table:iteration '),
    "a page too small to read": ("styles.xml", 'style:scale-to="[0-9]+%"', 'style:scale-to="5%"'),
    "a page shrunk onto one": ("styles.xml", 'style:scale-to-X="1"', 'style:scale-to-pages="1"'),
    "formulas in print": ("styles.xml", 'style:print="charts', 'style:print="formulas charts'),
    "zeros not printed": ("styles.xml", 'objects zero-values"', 'objects"'),
    "a page of two inches": ("styles.xml", 'fo:page-width="(?:11|29)[^"]*"', 'fo:page-width="2in"'),
    "a script": ("content.xml", "<office:scripts/>", "<office:scripts><office:event-listeners/></office:scripts>"),
}  # fmt: skip


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return loading.load(loading.shipped_rules())


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, rules: Rulebook) -> Path:
    folder = tmp_path_factory.mktemp("saved")
    header, *rows = ACTIVITIES
    # Blanks that OpenDocument writes as elements, and a line break.
    activities = [(*header, "備註"), *((*row, "甲  乙\n丙") for row in rows)]
    records = write_workbook(folder / "records.xlsx", 成員=MEMBERS, 活動=activities, 評議=APPRAISAL)
    (task,) = pipeline.tasks([str(records)], str(folder))
    assert pipeline.score_workbook(task, rules, pipeline.Options()).summary is not None
    [saved] = recalculate.convert([folder / "records-scored.xlsx"], folder / "ods", "ods")
    return saved


def verify(path: Path, rules: Rulebook) -> Verdict:
    return verifying.verify(str(path), rules)


def test_saved_as_ods_it_is_sound(saved: Path, rules: Rulebook) -> None:
    """Values, formulas, texts and looks are told in other words, and mean the same."""
    verdict = verify(saved, rules)
    assert (verdict.kind, verdict.findings) == ("resaved", ())
    assert verdict.cells > 500


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_told(name: str, saved: Path, rules: Rulebook, tmp_path: Path) -> None:
    """What shows other than what was scored."""
    part, old, new = FORGERIES[name]
    path = tmp_path / "forged.ods"
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.namelist():
            body = before.read(entry)
            if entry == part:
                text, done = re.subn(old, new, body.decode(), count=1)
                assert done, f"nothing like {old}"
                body = text.encode()
            after.writestr(entry, body)
    assert verify(path, rules).kind == "altered"
