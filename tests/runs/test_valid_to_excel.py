"""Every kind of workbook and document that is written, held against the formats by a validator of its own.

What it is known to tell, and why that is no fault: texts stand in their cells instead of a common table, which the
format allows and a long sheet is written faster by; and openpyxl, which edits a user's own workbook and writes the
template, puts what a font has in an order of its own, which the schema leaves free and every program reads.
"""

import shutil
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from dangxing import cli
from forms_factory import document, xlsx
from small_workbooks import write_few

EXAMPLES = Path(__file__).parents[2] / "examples"
COMMANDS = (
    ["score", "records-hans.xlsx"],
    ["score", "records-hans.xlsx", "--as-of", "2024-06-30"],
    ["report", "--year", "2024", "--no-html"],
    ["report", "--year", "2024", "--quarter", "2"],
    ["forms", "--year", "2024"],
    ["targets", "--year", "2025"],
    ["template", "--out", "empty.xlsx"],
    ["reconcile", "records-hans.xlsx", "--with", "branch.xlsx", "--out", "reconciled.xlsx"],
    [
        "import",
        "sign-in.xlsx",
        "--year",
        "2024",
        "--out",
        "imported.xlsx",
        "--hours",
        "黨課=2",
        "--track",
        "普通黨員",
        "--branch",
        "東支部",
    ],
    ["forms", "--template", "form.docx", "--member", "0301", "--out", "word"],
    ["forms", "--template", "form.xlsx", "--member", "0301", "--out", "excel"],
    ["validate", "broken.xlsx", "--annotate"],
    ["validate", "broken.xlsx", "--fix"],
    ["score", "records-hans.xlsx", "--no-records", "--no-ledger", "--out", "bare"],
    ["rules", "export", "--xlsx", "enterprise", "--out", "rules.xlsx"],
    ["template", "党校学员", "--out", "trainees.xlsx"],
)
MADE = (
    "scored/2024/records-hans-scored.xlsx",
    "scored/2024/records-hans-scored-2024-06-30.xlsx",
    "report-2024.xlsx",
    "notice-2024-Q2.xlsx",
    "forms-2024.xlsx",
    "targets-2025.xlsx",
    "reconciled.xlsx",
    "word/forms-2024/工程建设党支部/0301 田守仁.docx",
    "imported.xlsx",
    "excel/forms-2024/工程建设党支部/0301 田守仁.xlsx",
    "empty.xlsx",
    "bare/records-hans-scored.xlsx",
    "rules.xlsx",
    "trainees.xlsx",
    "broken-checked.xlsx",
    "broken-fixed.xlsx",
)
SIGN_IN = {
    "A1": "姓名", "B1": "支部", "C1": "2024-03-05 黨課", "D1": "2024-04-09 黨課",
    "A2": "王一", "B2": "東支部", "C2": "√", "D2": "√",
    "A3": "李二", "B3": "東支部", "C3": "√", "D3": "缺席",
}  # fmt: skip
_TEXTS_IN_CELLS = "inline-string cell(s)"
_FONTS = {
    f"Unexpected element '{name}' found" for name in ("b", "i", "u", "color", "sz", "strike", "family", "charset")
}
_BY_OPENPYXL = (*MADE[-3:], "empty.xlsx", "excel/forms-2024/工程建设党支部/0301 田守仁.xlsx")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one of each kind."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copy(EXAMPLES / "broken.xlsx", folder)
    branch = openpyxl.load_workbook(write_few(EXAMPLES / "records-hans.xlsx", folder / "records-hans.xlsx"))
    branch["活动"].delete_rows(30, 5)
    branch.save(folder / "branch.xlsx")
    fields = {"A1": "{{姓名}}", "A2": "{{失分.内容}}", "B2": "{{失分.分值}}", "A3": "{{自评}}"}
    xlsx(folder / "form.xlsx", fields)
    document(folder / "form.docx", "{{姓名}}", "{{自评}}", rows=(("{{失分.内容}}", "{{失分.分值}}"),))
    xlsx(folder / "sign-in.xlsx", SIGN_IN)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for command in COMMANDS:
            assert cli.main([*command]) in (0, 1), command
    return folder


@pytest.mark.parametrize("name", MADE)
def test_valid(made: Path, name: str) -> None:
    """Nothing is told but what is known."""
    told = _told(made / name)
    if name in _BY_OPENPYXL:
        told = {entry for entry in told if entry[0] != "/xl/styles.xml" or entry[1] not in _FONTS}
    if name.endswith(".docx"):
        told -= _told(made / "form.docx")  # all else is as the unit's own form has it
    assert told == set()


def _told(path: Path) -> set[tuple[str, str]]:
    """Parts, and what is wrong with them."""
    return {
        (error.part_uri or "", error.description)
        for error in OpenXmlValidator(max_errors=0).validate(path).errors
        if _TEXTS_IN_CELLS not in error.description
    }


def test_a_fault_is_told(made: Path, tmp_path: Path) -> None:
    """The validator finds what is wrong: were it to find nothing, it would hold nothing."""
    import zipfile

    target = tmp_path / "wrong.xlsx"
    with zipfile.ZipFile(made / MADE[3]) as good, zipfile.ZipFile(target, "w") as wrong:
        for entry in good.namelist():
            data = good.read(entry)
            wrong.writestr(
                entry, data.replace(b"<sheetData>", b"<sheetDate>").replace(b"</sheetData>", b"</sheetDate>")
            )
    assert OpenXmlValidator(max_errors=0).validate(target).error_count > 0
