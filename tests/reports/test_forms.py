"""The printed forms: one sheet of A4 a member, what it says, and whose forms are written."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

import recalculate
from dangxing import cli
from dangxing.errors import UsageProblem
from dangxing.language import Language
from dangxing.language.voice import breadth
from dangxing.ledger import open_ledger
from dangxing.reports import forms
from dangxing.reports.forms import layouts, workbook
from dangxing.reports.forms.names import Names
from dangxing.reports.forms.paper import cut, lines_of
from forms_factory import scored, xlsx
from ledger_factory import entry
from sheets import book, write_as

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the examples."""
    return scored(tmp_path_factory.mktemp("forms"))


@pytest.fixture
def run(ledger: Path, tmp_path: Path, capsys: Capture) -> "Run":
    """The command over that ledger, writing to the test's folder."""
    return Run(ledger, tmp_path, capsys)


class Run:
    """Runs ``dangxing forms …``."""

    def __init__(self, ledger: Path, folder: Path, capsys: Capture) -> None:
        self.ledger, self.folder, self._capsys = ledger, folder, capsys

    def __call__(self, *arguments: str, status: int = 0) -> str:
        """What was printed, to either stream."""
        self._capsys.readouterr()
        fixed = ["--ledger", str(self.ledger), "--out", str(self.folder)]
        assert cli.main(["forms", *fixed, "--lang", "zh-Hant", *arguments]) == status
        out, err = self._capsys.readouterr()
        return out if status == 0 else err

    def texts(self, id_: str) -> list[str]:
        """Every text and number of the form of a member."""
        book = openpyxl.load_workbook(self.folder / "forms-2024.xlsx", read_only=True)
        [sheet] = [sheet for sheet in book.worksheets if sheet.title.split()[0] == id_]
        found = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
        book.close()
        return found


def test_there_is_a_sheet_a_member_and_an_index_with_links(run: Run) -> None:
    """The index comes first and names every sheet that follows."""
    assert "78" in run()
    book = openpyxl.load_workbook(run.folder / "forms-2024.xlsx", read_only=True)
    index, *sheets = book.worksheets
    assert len(sheets) == 78
    links = [str(row[2].value) for row in index.iter_rows(min_row=4)]
    assert all(f"'{sheet.title}'" in link for sheet, link in zip(sheets, links, strict=True))
    book.close()
    with zipfile.ZipFile(run.folder / "forms-2024.xlsx") as archive:
        for at in range(2, 80):
            told = archive.read(f"xl/worksheets/sheet{at}.xml").decode()
            assert '<pageSetUpPr fitToPage="1"/>' in told
            # One page wide and one high is what a file says by saying nothing more.
            assert re.findall("<pageSetup [^>]*>", told) == ['<pageSetup paperSize="9" orientation="portrait"/>']


@pytest.mark.parametrize("track", ["普通黨員", "學生黨員", "黨校學員"])
def test_a_long_name_and_branch_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, track: str
) -> None:
    """In cells that wrap, of a height that shows all their lines; the form stays on its page."""
    monkeypatch.chdir(tmp_path)
    name, branch = "買買提吐爾遜·阿卜杜熱合曼" * 3, "某某市城市建設投資開發集團第三項目經理部臨時黨支部" * 4
    sheets = book(
        成員=[["001", name, branch, track]], 活動=[], 安排=None,
        評議=[["001", "合格"]], 支部=None,
    )  # fmt: skip
    assert cli.main(["score", write_as("長.xlsx", sheets), "--year", "2024", "-q"]) == 0
    assert cli.main(["forms", "--year", "2024"]) == 0
    sheet = openpyxl.load_workbook("forms-2024.xlsx").worksheets[1]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value in (name, branch)}
    assert set(cells) == {name, branch}
    for value, cell in cells.items():
        merged = next((each.size["columns"] for each in sheet.merged_cells.ranges if cell.coordinate in each), 1)
        width = sum(sheet.column_dimensions[get_column_letter(cell.column + at)].width for at in range(merged))
        lines = -(-breadth(value) // width)
        assert cell.alignment.wrap_text
        assert sheet.row_dimensions[cell.row].height >= lines * 12
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_an_appraisal_tells_points_and_where_they_come_from(run: Run) -> None:
    """Categories, totals, aspects, the greatest losses; what there is no room for is counted."""
    run("--member", "0202")
    found = run.texts("0202")
    for told in (
        "黨員年度考核表",
        "謝春燕",
        "理論學習情況",
        "82.5",
        "85.3",
        "83.06",
        "9 / 12",
        "未建立幹部教育管理長效機制的扣4分",
    ):
        assert told in found
    assert re.search("另有[0-9]+項，合計", " ".join(found))
    with zipfile.ZipFile(run.folder / "forms-2024.xlsx") as archive:
        assert sum(name.startswith("xl/charts/chart") for name in archive.namelist()) == 1


def test_a_trainee_s_endorsement_has_the_grade(run: Run) -> None:
    """Requirements met and not, the grade, and the boxes of branch and school."""
    run("--member", "DX2403")
    found = run.texts("DX2403")
    for told in (
        "黨校學員黨性鍛鍊鑑定表",
        "學習成績",
        "71",
        "6 / 9 項",
        "未達到",
        "達到",
        "黨支部鑑定",
        "黨校審核意見",
    ):
        assert told in found


def test_a_student_s_register_tells_hours_and_times(run: Run) -> None:
    """What was found where it falls short; where it is met, no fewer than what is asked."""
    run("--track", "學生黨員")
    short, met = run.texts("20220311"), run.texts("20220303")
    assert "志願服務20次、合計30小時，要求18次、35小時" in short
    assert "不少於18次、35小時" in met
    assert "學生黨員黨性鍛鍊登記表" in met


def test_vetoed_and_pending_members_have_forms_that_say_so(run: Run) -> None:
    """No points where there are none, and what is wanting."""
    run("--member", "0115", "--member", "0123")
    vetoed, pending = run.texts("0115"), run.texts("0123")
    assert "一票否決，不作量化考核，不排名次" in vetoed
    assert "考核項目" not in vetoed
    assert "待定" in pending
    assert "缺評議等次" in pending


def test_a_form_is_in_the_script_of_its_workbook(ledger: Path) -> None:
    """Unless a language is asked for."""
    with open_ledger(ledger) as book:
        own = {form.member.id: form.title for form in forms.forms_of(book, None)}
        asked = {form.title for form in forms.forms_of(book, None, forms.Choice(track="leader"), "en")}
    assert own["0101"] == "黨員年度考核表"
    assert own["0301"] == "党员年度考核表"
    assert asked == {"Annual appraisal of a Party member"}


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_every_form_is_about_a_page_high(ledger: Path, language: Language) -> None:
    """In every language, whoever's it is: never so much higher that it would print small."""
    with open_ledger(ledger) as book:
        found = forms.forms_of(book, 2024, language=language)
        for form in found:
            paper = layouts.Drawing(form, _Plain()).paper  # type: ignore[arg-type]
            assert 600 <= paper.used <= 900
            assert sum(row.height or 0 for row in paper.rows) == pytest.approx(paper.used)


class _Plain:
    """Formats that are not needed here."""

    def style(self, name: str, language: str) -> int:
        """Any."""
        return 0


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not installed")
def test_every_form_prints_on_one_page(run: Run) -> None:
    """As LibreOffice prints it: as many pages as sheets, the index being one for so few."""
    run("--branch", "城建學院黨支部")
    source = run.folder / "forms-2024.xlsx"
    [printed] = recalculate.convert([source], run.folder, "pdf")
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", printed.read_bytes()))
    assert pages == len(openpyxl.load_workbook(source, read_only=True).sheetnames) == 31


def test_the_same_ledger_gives_the_same_bytes(run: Run) -> None:
    """Nothing in the file tells when it was written."""
    run()
    first = (run.folder / "forms-2024.xlsx").read_bytes()
    run("--force")
    assert (run.folder / "forms-2024.xlsx").read_bytes() == first


def test_what_records_hold_is_never_a_formula(tmp_path: Path) -> None:
    """An id that begins with an equals sign is text on the form and in the index."""
    with open_ledger(tmp_path / "l.sqlite", "write") as book:
        book.enter(entry("a.xlsx", ("=1+1", 80)))
        forms.write_workbooks(forms.forms_of(book, None), tmp_path)
    made = openpyxl.load_workbook(next(tmp_path.glob("forms-*.xlsx")))
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert len(cells) >= 2
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}


def test_many_members_are_written_by_branch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook a branch, of safe names, none of more sheets than programs open with ease."""
    monkeypatch.setattr(workbook, "MOST_SHEETS", 2)
    with open_ledger(tmp_path / "l.sqlite", "write") as book:
        book.enter(entry("a.xlsx", ("1", 80), ("2", 80), ("3", 70), branch="../甲/支部"))
        book.enter(entry("b.xlsx", ("4", 80), branch="CON"))
        written = forms.write_workbooks(forms.forms_of(book, None), tmp_path)
    assert sorted(count for _, count in written) == [1, 1, 2]
    assert all(path.parent.parent == tmp_path and path.exists() for path, _ in written)


def test_names_are_legal_and_unique() -> None:
    """For sheets and for files, whatever records hold."""
    names = Names("目錄")
    assert names.sheet("目錄") == "目錄 (2)"
    assert names.sheet("1 a/b:[c]") == "1 a b c"
    assert names.sheet("1 A/B:[C]") == "1 A B C (2)"
    assert names.sheet("'") == "_"
    assert len(names.sheet("𠮷" * 40).encode("utf-16-le")) <= 62
    files = Names()
    assert files.file("..") == "_"
    assert files.file("nul.x") == "_nul.x"
    assert len(files.file("王" * 300).encode()) <= 120


def test_a_text_that_is_too_long_is_cut_to_the_lines_there_are() -> None:
    """With an ellipsis; one that fits stays whole."""
    assert cut("短", 3, 1) == "短"
    found = cut("長" * 100, 3, 2)
    assert found.endswith("…")
    assert lines_of(found, 3) <= 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--branch", "城建學院支部"), "城建學院黨支部"),
        (("--track", "學生"), "學生黨員"),
        (("--member", "0199"), "019"),
        (("--year", "1999"), "2024"),
        (("--branch", "城建學院黨支部", "--member", "0101"), "--member"),
    ],
)
def test_who_is_not_there_is_told_with_the_nearest(run: Run, arguments: tuple[str, ...], told: str) -> None:
    """And nothing is written."""
    found = run(*arguments, status=2)
    assert told in found
    assert not list(run.folder.glob("forms-*"))


def test_an_empty_ledger_says_so(tmp_path: Path) -> None:
    """Nothing was scored yet."""
    with open_ledger(tmp_path / "l.sqlite", "write") as book, pytest.raises(UsageProblem, match="empty"):
        forms.forms_of(book, None)


def test_help_is_in_every_language(capsys: Capture) -> None:
    """Every option is told."""
    for language in ("zh-Hans", "zh-Hant", "en"):
        assert cli.main(["forms", "--help", "--lang", language]) == 0
        out = capsys.readouterr().out
        assert "forms." not in out
        assert "--template" in out


def test_where_a_category_has_no_standard_its_start_is_told(tmp_path: Path) -> None:
    """Under 起始分: what was added and taken off makes the score of it; a template may have start and cap."""
    company = Path(__file__).parents[2] / "examples" / "rules" / "company"
    ledger = tmp_path / "ledger.sqlite"
    rules = ["--rules", str(company), "--ledger", str(ledger), "--out", str(tmp_path)]
    assert cli.main(["score", str(company / "records.xlsx"), *rules, "--quiet"]) == 0
    asked = ["forms", *rules, "--year", "2025", "--member", "C04", "--lang", "zh-Hant"]
    assert cli.main(asked) == 0
    *_, sheet = openpyxl.load_workbook(tmp_path / "forms-2025.xlsx").worksheets
    rows = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    (at,) = (at for at, row in enumerate(rows) if "扣分" in row or "減分" in row)
    assert rows[at] == ["考核項目", "起始分", "加分", "減分", "得分"]
    assert [row[:2] for row in rows[at + 1 : at + 4]] == [["日常", 100], ["基礎", 20], ["安全", 10]]
    xlsx(tmp_path / "own.xlsx", {"A1": "{{項目.名稱}}", "B1": "{{項目.標準分}}", "C1": "{{項目.起始分}}"})
    assert cli.main([*asked, "--template", str(tmp_path / "own.xlsx"), "--out", str(tmp_path / "own")]) == 0
    (made,) = (tmp_path / "own").rglob("*.xlsx")
    told = [list(row) for row in openpyxl.load_workbook(made).worksheets[-1].iter_rows(values_only=True)]
    assert told == [["日常", 110, 100], ["基礎", 30, 20], ["安全", 10, 10]]
