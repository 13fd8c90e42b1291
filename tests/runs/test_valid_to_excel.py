"""Every kind of workbook and document that is written, held against the formats by a validator of its own.

What it is known to tell, and why that is no fault: texts stand in their cells instead of a common table, which the
format allows and a long sheet is written faster by; and openpyxl, which edits a user's own workbook and writes the
template, puts what a font has in an order of its own, which the schema leaves free and every program reads.
"""

import shutil
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from dangxing import cli

EXAMPLES = Path(__file__).parents[2] / "examples"
COMMANDS = (
    ["score", "records-hans.xlsx"],
    ["score", "records-hans.xlsx", "--as-of", "2024-06-30"],
    ["report", "--year", "2024", "--no-html"],
    ["report", "--year", "2024", "--quarter", "2"],
    ["forms", "--year", "2024"],
    ["targets", "--year", "2025"],
    ["template", "--out", "empty.xlsx"],
    ["validate", "broken.xlsx", "--annotate"],
    ["validate", "broken.xlsx", "--fix"],
)
MADE = (
    "scored/2024/records-hans-scored.xlsx",
    "scored/2024/records-hans-scored-2024-06-30.xlsx",
    "report-2024.xlsx",
    "notice-2024-Q2.xlsx",
    "forms-2024.xlsx",
    "targets-2025.xlsx",
    "empty.xlsx",
    "broken-checked.xlsx",
    "broken-fixed.xlsx",
)
_TEXTS_IN_CELLS = "inline-string cell(s)"
_FONTS = {
    f"Unexpected element '{name}' found" for name in ("b", "i", "u", "color", "sz", "strike", "family", "charset")
}
_BY_OPENPYXL = MADE[-3:]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one of each kind."""
    folder = tmp_path_factory.mktemp("made")
    for name in ("records-hans.xlsx", "broken.xlsx"):
        shutil.copy(EXAMPLES / name, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for command in COMMANDS:
            assert cli.main([*command]) in (0, 1), command
    return folder


@pytest.mark.parametrize("name", MADE)
def test_valid(made: Path, name: str) -> None:
    """Nothing is told but what is known."""
    told = {
        (error.part_uri or "", error.description)
        for error in OpenXmlValidator(max_errors=0).validate(made / name).errors
        if _TEXTS_IN_CELLS not in error.description
    }
    if name in _BY_OPENPYXL:
        told = {entry for entry in told if entry[0] != "/xl/styles.xml" or entry[1] not in _FONTS}
    assert told == set()


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
