"""A scored workbook saved as .ods: sound as it is, and what is changed in it is told."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import recalculate
from dangxing.errors import FileProblem
from dangxing.rules import Rulebook
from dangxing.runs import pipeline
from dangxing.scored import verifying
from dangxing.scored.verifying import Verdict
from shipped import RULES
from small_workbooks import ACTIVITIES, APPRAISAL, MEMBERS, write_workbook
from written_once import written_once

pytestmark = pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not there")
Change = tuple[str, str, str]
_AS = "</office:automatic-styles>"
_VIEWS = (
    '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry><config:config-item-map-named config:name="Tables">'
    '<config:config-item-map-entry config:name="公示">{}</config:config-item-map-entry></config:config-item-map-named>'
    "</config:config-item-map-entry></config:config-item-map-indexed>"
)
_FROZEN = '<config:config-item config:name="VerticalSplitMode">2</config:config-item><config:config-item config:name="PositionTop">9</config:config-item>'
_SPAN = '<text:span text:style-name="{}">{}</text:span>'


def _text_style(name: str, said: str, family: str = "text") -> Change:
    style = f'<style:style style:name="{name}" style:family="{family}"><style:text-properties {said}/></style:style>'
    return "content.xml", _AS, style + _AS


# The part, what is looked for, and what takes its place.
FORGERIES: dict[str, Change] = {
    "a value": ("content.xml", r'office:value="90"', 'office:value="99"'),
    "a value of a formula": ("content.xml", r'(formula="[^"]*ROUND[^"]*" office:value-type="float" office:value=)"[^"]*"', r'\1"99"'),
    "a formula": ("content.xml", r'table:formula="of:=ROUND[^"]*"', 'table:formula="of:=99"'),
    "a text": ("content.xml", r'string-value="王一"([^>]*><text:p>)王一', r'string-value="王二"\1王二'),
    "white text": ("content.xml", 'fo:color="#000000"', 'fo:color="#ffffff"'),
    "tiny Chinese text": ("content.xml", 'style:font-size-asian="15pt"', 'style:font-size-asian="1pt"'),
    "a number format": ("content.xml", r'(<number:number-style style:name="N2">)<number:number[^>]*/>', r"\1<number:text>99.00</number:text>"),
    "a hidden row": ("content.xml", '(<table:table-row )(table:style-name="[^"]*"><table:table-cell [^>]*table:formula)', r'\1table:visibility="collapse" \2'),
    "a hidden column": ("content.xml", "<table:table-column ", '<table:table-column table:visibility="collapse" '),
    "a part that is printed": ("content.xml", '<table:table table:name="明細"', '<table:table table:print-ranges="明細.A1:明細.C9" table:name="明細"'),
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
    "a text beside a value": ("content.xml", r'(office:value="90"[^>]*><text:p>)90', r"\g<1>99"),
    "a font of signs by its family": ("content.xml", 'style:font-name="PMingLiU"', 'fo:font-family="OpenSymbol"'),
    "the charset of signs": ("content.xml", 'style:font-name="PMingLiU"', 'style:font-name="PMingLiU" style:font-charset="x-symbol"'),
    "text that can be looked through": ("content.xml", 'fo:color="#000000"', 'fo:color="#000000" loext:opacity="0%"'),
    "no room within a cell": ("content.xml", "fo:border=", 'fo:padding="3in" fo:border='),
    "text moved out of its cell": ("content.xml", 'css3t:text-justify="auto"', 'css3t:text-justify="auto" fo:text-indent="9in"'),
    "a font that is brought along": ("content.xml", '(<style:font-face style:name="Microsoft JhengHei"[^>]*)/>', r"\1><svg:font-face-src/></style:font-face>"),
    "a number in other digits": ("content.xml", '(<number:number-style style:name="N2")>', r'\1 number:transliteration-format="七">'),
    "a number format that asks": ("content.xml", '(<number:number-style style:name="N2">.*?)</number', r'\1<style:map style:condition="value()&lt;999" style:apply-style-name="N1"/></number'),
    "a range through sheets": ("content.xml", r"\[\$明細\.([^\]:]*):\.([^\]]*)\]", r"[$明細.\1:$備案.\2]"),
    "rows scrolled away for good": ("settings.xml", '(<config:config-item-set config:name="ooo:view-settings">)', r"\1" + _VIEWS.format(_FROZEN)),
    "too small to read": ("settings.xml", '(<config:config-item-set config:name="ooo:view-settings">)', r"\1" + _VIEWS.format('<config:config-item config:name="ZoomValue">5</config:config-item>')),
    "a picture in a header": ("styles.xml", '<style:header style:display="false"/>', "<style:header><text:p><draw:frame/></text:p></style:header>"),
    "two documents in one": ("content.xml", "<office:body>", "<office:body><office:text><text:p>99</text:p></office:text>"),
    "a package of another kind": ("META-INF/manifest.xml", '(full-path="/"[^>]*media-type=)"[^"]*"', r'\1"application/vnd.oasis.opendocument.text"'),
    "a template": ("mimetype", "$", "-template"),
    "a script": ("content.xml", "<office:scripts/>", "<office:scripts><office:event-listeners/></office:scripts>"),
}  # fmt: skip
_CONDITION = '<style:style style:name="ConditionalStyle_5f_1"'
# What takes more than one change.
TOGETHER: dict[str, tuple[Change, ...]] = {
    "a condition that shows another word": (
        ("styles.xml", f"({_CONDITION} [^>]*)>", r'\1 style:data-style-name="NX">'),
        ("styles.xml", _CONDITION, f'<number:text-style style:name="NX"><number:text>合格</number:text></number:text-style>{_CONDITION}'),
    ),
    "a condition that builds on another style": (
        ("styles.xml", f'({_CONDITION} [^>]*parent-style-name=)"Default"', r'\1"Tiny"'),
        ("styles.xml", _CONDITION, f'<style:style style:name="Tiny" style:family="table-cell"><style:text-properties fo:font-size="1pt"/></style:style>{_CONDITION}'),
    ),
    "a paragraph in white": (
        _text_style("P1", 'fo:color="#ffffff"', "paragraph"),
        ("content.xml", "<text:p>王一", '<text:p text:style-name="P1">王一'),
    ),
    "white behind many": (
        _text_style("T2", 'fo:color="#ffffff"'),
        ("content.xml", "<text:p>王一", "<text:p>" + _SPAN.format("T1", "") * 20 + _SPAN.format("T2", "王一")),
    ),
    "tiny Chinese text within a text": (
        _text_style("T1", 'style:font-size-asian="1pt"'),
        ("content.xml", "<text:p>王一", f"<text:p>{_SPAN.format('T1', '王一')}"),
    ),
    "text that is not shown within a text": (
        _text_style("T1", 'text:display="none"'),
        ("content.xml", "<text:p>王一", f"<text:p>{_SPAN.format('T1', '王一')}"),
    ),
    "a style behind twenty others": (
        ("styles.xml", '(<style:style style:name="Default".*?</style:style>)', r"\1" + "".join(
            f'<style:style style:name="K{each}" style:family="table-cell" style:parent-style-name="K{each + 1}"/>' for each in range(30)
        )),
        ("content.xml", '(style:name="ce[0-9]+" style:family="table-cell" style:parent-style-name=)"Default"', r'\1"K0"'),
    ),
    "two styles of one name": (
        ("content.xml", '(<style:style style:name="ce2" .*?</style:style>)', r"\1\1"),
    ),
}  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _written_once(saved: Path) -> Iterator[None]:
    """The genuine one, made before, comes of a writing of its own."""
    with written_once():
        yield


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    return RULES


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


@pytest.mark.parametrize("name", [*FORGERIES, *TOGETHER])
def test_a_forgery_is_told(name: str, saved: Path, rules: Rulebook, tmp_path: Path) -> None:
    """What shows other than what was scored."""
    changes = TOGETHER.get(name) or (FORGERIES[name],)
    path = tmp_path / "forged.ods"
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.namelist():
            body = before.read(entry)
            for part, old, new in changes:
                if entry == part:
                    text, done = re.subn(old, new, body.decode(), count=1, flags=re.DOTALL)
                    assert done, f"nothing like {old}"
                    body = text.encode()
            after.writestr(entry, body)
    assert verify(path, rules).kind == "altered"


def test_a_text_that_shows_another_is_refused(saved: Path, rules: Rulebook, tmp_path: Path) -> None:
    """One cell says two things: which of them was scored nobody can tell, and it is named."""
    path = tmp_path / "forged.ods"
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.namelist():
            body = before.read(entry)
            if entry == "content.xml":
                body = re.sub(r'(string-value="王一"[^>]*><text:p>)王一', r"\1王二", body.decode(), count=1).encode()
            after.writestr(entry, body)
    with pytest.raises(FileProblem) as refused:
        verify(path, rules)
    assert (refused.value.params["sheet"], refused.value.params["cell"]) == ("總表", "C4")
