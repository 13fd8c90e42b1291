"""The workbook of a year's report: figures and ranks that recalculate, charts, notices, and no more than it should."""

from __future__ import annotations

import datetime as dt
import re
import statistics
import zipfile
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import ledger_factory
import recalculate
import writer_factory
from dangxing import cli, ledger
from dangxing.errors import FileProblem
from dangxing.ledger import Ledger
from dangxing.reports import annual
from dangxing.reports.workbook import chart_sheet, write_report_workbook
from dangxing.scored import plan

EXAMPLES = Path(__file__).parents[2] / "examples"
YEAR = 2024
RULES = ("企業黨員目標管理量化考核", "學生黨員黨性鍛鍊考核", "黨校學員黨性鍛鍊考核")
TITLES = (
    "總表", *RULES, "支部", "支部名單", "失分條款", "臨界", *(f"圖表 {name}" for name in RULES),
    "公示", "備案", "反饋", "說明",
)  # fmt: skip
ENTERED = dt.datetime(2025, 1, 6, 9, 30, tzinfo=dt.UTC)


def _write(book: Ledger, target: Path, language: Any = "zh-Hant", **wanted: Any) -> annual.YearReport:
    report = annual.year_report(book, YEAR, **wanted)
    write_report_workbook(report, target, language, ledger=book)
    return report


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of both example workbooks."""
    folder = tmp_path_factory.mktemp("examples")
    path = folder / "dangxing.sqlite"
    books = [str(EXAMPLES / name) for name in ("records.xlsx", "records-hans.xlsx")]
    options = ["--year", str(YEAR), "--ledger", str(path), "--out", str(folder / "scored"), "--quiet"]
    assert cli.main(["score", *books, *options]) == 0
    return path


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two years of members whose names tempt a spreadsheet program."""
    path = tmp_path_factory.mktemp("awkward") / "dangxing.sqlite"
    result, rules, _ = writer_factory.made(7)
    cards = tuple(
        card if card.total is None else card._replace(total=card.total - at % 5 + 2)
        for at, card in enumerate(result.cards)
    )
    before = result._replace(year=YEAR - 1, path="去年.xlsx", cards=cards)
    with ledger.open_ledger(path, "write") as book:
        for each in (before, result):
            book.enter(ledger.entry_of(each, rules), ENTERED)
    return path


@pytest.fixture(scope="module")
def made(
    examples: Path, awkward: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Path, annual.YearReport]]:
    """Report workbooks by name, and what they are of."""
    folder = tmp_path_factory.mktemp("reports")
    found = {}
    with ledger.open_ledger(examples) as book:
        for language in ("zh-Hant", "zh-Hans", "en"):
            found[language] = _write(book, folder / f"{language}.xlsx", language)
        found["branch"] = _write(book, folder / "branch.xlsx", branch="城建學院黨支部")
        found["top"] = _write(book, folder / "top.xlsx", top=3)
        found["redacted"] = _write(book, folder / "redacted.xlsx", redact=True)
    with ledger.open_ledger(awkward) as book:
        found["awkward"] = _write(book, folder / "awkward.xlsx")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(plan, "CHAINED_ABOVE", 3)
            found["chained"] = _write(book, folder / "chained.xlsx")
    return {name: (folder / f"{name}.xlsx", report) for name, report in found.items()}


@pytest.fixture(scope="module")
def values(made: dict[str, tuple[Path, annual.YearReport]]) -> Workbook:
    return load_workbook(made["zh-Hant"][0], data_only=True)


def _texts(path: Path) -> Iterator[str]:
    for sheet in load_workbook(path, data_only=True):
        for row in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in row if value is not None)


def test_the_sheets_stand_in_their_order(values: Workbook) -> None:
    """Summary, rule sets, branches, clauses, edges, charts, the papers, and what there is to know of it."""
    assert tuple(values.sheetnames) == tuple(title[:31] for title in TITLES)


def test_members_stand_by_rank_with_their_totals(made: dict[str, Any], values: Workbook) -> None:
    """A row a member, with the figures of the ledger."""
    _, report = made["zh-Hant"]
    for entry in report:
        rows = list(values[entry.title("zh-Hant")].iter_rows(min_row=4, values_only=True))
        told = [(row[0], row[1], row[7], row[8]) for row in rows]
        expected = [
            (
                member.rank, member.id, None if member.total is None else float(member.total),
                entry.outcome_title(member.outcome, "zh-Hant"),
            )
            for member in entry.members
        ]  # fmt: skip
        assert [(rank or None, *rest) for rank, *rest in told] == expected


def test_figures_are_those_of_the_report(made: dict[str, Any], values: Workbook) -> None:
    """Means and medians of rule sets and branches, also reckoned here anew, are what the model says."""
    _, report = made["zh-Hant"]
    branches = list(values["支部"].iter_rows(min_row=4, values_only=True))
    assert len(branches) == sum(len(entry.branches) for entry in report)
    found = {(row[0], row[1]): row for row in branches}
    for entry in report:
        for branch in entry.branches:
            row = found[entry.title("zh-Hant"), branch.branch]
            assert row[2:8] == pytest.approx(
                [float(getattr(branch, name)) for name in ("members", "scored", "mean", "median", "lowest", "highest")]
            )
            totals = [member.total for member in entry.members if member.total is not None and member.branch == row[1]]
            if len(totals) == branch.scored:
                mean = statistics.mean(totals).quantize(Decimal("0.01"), ROUND_HALF_UP)
                assert row[4] == float(mean)


def test_recalculating_changes_no_stored_value(made: dict[str, Any]) -> None:
    """Ranks, figures, counts, shares and bins come out as they were stored, whatever the report is limited to."""
    if recalculate.SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    for name, (path, _) in made.items():
        count, found = recalculate.differences(path)
        assert found == [], name
        assert count > (20 if name == "top" else 100), name


def test_ranks_follow_a_total_that_is_changed(made: dict[str, Any], tmp_path: Path) -> None:
    """The best falls behind, here and among the members of the branch; the branch's mean falls too."""
    if recalculate.SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    path, report = made["zh-Hant"]
    book = load_workbook(path)
    sheet = book[RULES[0]]
    best = report.rule_sets[0].members[0]
    sheet["H4"].value = 1
    book.save(tmp_path / "changed.xlsx")
    [changed] = recalculate.convert([tmp_path / "changed.xlsx"], tmp_path / "out")
    after = load_workbook(changed, data_only=True)
    assert after[RULES[0]]["A4"].value == report.rule_sets[0].whole.scored
    [mean] = [
        row[4] for row in after["支部"].iter_rows(min_row=4, values_only=True) if row[:2] == (RULES[0], best.branch)
    ]
    [before] = [branch.mean for branch in report.rule_sets[0].branches if branch.branch == best.branch]
    assert mean < float(before)


def test_charts_draw_the_tables_and_carry_their_values(made: dict[str, Any]) -> None:
    """Three native charts a rule set: the distribution over the bins, branches over 支部, and the clauses."""
    path, report = made["zh-Hant"]
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
        charts = [package.read(name).decode() for name in sorted(names, key=lambda name: int(name[15:-4]))]
        drawings = [package.read(f"xl/drawings/drawing{at}.xml").decode() for at in (1, 2, 3)]
    assert len(charts) == 9
    assert all(drawing.count("<c:chart ") == 3 for drawing in drawings)
    for at, entry in enumerate(report):
        own = f"'圖表 {entry.title('zh-Hant')}'"[:32] + "'" * (len(f"'圖表 {entry.title('zh-Hant')}'") > 33)
        totals, branches, clauses = charts[at * 3 : at * 3 + 3]
        assert f"<c:f>{own}!$B$3:$B$" in totals
        assert f"<c:f>{own}!$B$15:$B$" in clauses
        assert "<c:f>支部!$E$" in branches.replace("'支部'", "支部")
        assert "<c:f>支部!$F$" in branches.replace("'支部'", "支部")
        assert "pattFill" in branches, "two series must be told apart without colours"
        assert 'barDir val="bar"' in clauses
        cached = re.findall(r"<c:numCache>.*?</c:numCache>", totals, re.DOTALL)
        assert sum(map(int, re.findall(r"<c:v>(\d+)</c:v>", cached[-1]))) == entry.whole.scored
        for title, chart in (("總分分佈", totals), ("各支部總分", branches), ("失分最多的條款", clauses)):
            assert title in chart


def test_bins_hold_every_total_once(made: dict[str, Any]) -> None:
    """Counts over the bins, as formulas, add up to the members who have a total."""
    path, report = made["zh-Hant"]
    formulas, stored = load_workbook(path), load_workbook(path, data_only=True)
    for entry in report:
        title = f"圖表 {entry.title('zh-Hant')}"[:31]
        rows = [row for row in range(3, 13) if str(formulas[title].cell(row, 2).value).startswith("=COUNTIFS(")]
        assert sum(stored[title].cell(row, 2).value for row in rows) == entry.whole.scored
    labels = [stored[f"圖表 {RULES[0]}"[:31]].cell(row, 1).value for row in range(3, 8)]
    assert labels == ["0–60", "60–70", "70–80", "80–90", "90–100"]


def test_the_notice_names_no_id_and_no_reason(made: dict[str, Any], values: Workbook) -> None:
    """Names, branches, totals and outcomes of those who have a total, a page each rule set, upright A4."""
    _, report = made["zh-Hant"]
    told = {str(value) for row in values["公示"].iter_rows(values_only=True) for value in row if value is not None}
    members = [member for entry in report for member in entry.members]
    assert not told & {member.id for member in members}
    assert {member.name for member in members if member.total is not None} <= told
    assert not told & {member.name for entry in report for member in entry.vetoed}
    assert values["公示"].page_setup.orientation != "landscape"
    assert len(values["公示"].row_breaks.brk) >= 2


def test_the_filing_lists_whom_to_commend_to_report_and_the_vetoed(made: dict[str, Any], values: Workbook) -> None:
    """The three lists with their counts, over all workbooks."""
    _, report = made["zh-Hant"]
    told = [str(value) for row in values["備案"].iter_rows(values_only=True) for value in row if value is not None]
    bands = [(entry, band) for entry in report for band in entry.terms.bands if band.notice == "commend"]
    commended = sum(len(entry.listed.get(band.id, ())) for entry, band in bands)
    assert f"一、擬表彰（{commended}人）" in told
    assert any(member.name in told for entry in report for member in entry.vetoed)


def test_feedback_has_every_line_that_cost_points(made: dict[str, Any], values: Workbook, examples: Path) -> None:
    """Of all workbooks, with the clause and how to mend it, and the target once a category."""
    rows = list(values["反饋"].iter_rows(min_row=2, values_only=True))
    with ledger.open_ledger(examples) as book:
        cards = sorted(book.filled(book.cards(YEAR)), key=lambda card: (card.run, card.place))
    lost = [(card.id, line.clause, float(line.points)) for card in cards for line in card.lines if line.points < 0]
    assert [(row[0], row[4], row[6]) for row in rows] == lost
    assert any(row[7] for row in rows)
    targets = [(row[0], row[3]) for row in rows if row[8]]
    assert len(targets) == len(set(targets)) > 0
    assert {(row[0], row[3]) for row in rows} == set(targets)


def test_what_finds_no_room_is_told(awkward: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """反饋 ends where the sheet does, and 說明 says how many rows are wanting; too many members are refused."""
    monkeypatch.setattr(plan, "ROWS", 40)
    with ledger.open_ledger(awkward) as book:
        _write(book, tmp_path / "a.xlsx")
        lines = sum(line.points < 0 for line in ledger_factory.lines(book, book.cards(YEAR)))
        assert load_workbook(tmp_path / "a.xlsx")["反饋"].max_row == 40
        assert any(f"另有{lines - 39}行" in text for text in _texts(tmp_path / "a.xlsx"))
        monkeypatch.setattr(plan, "ROWS", 20)
        with pytest.raises(FileProblem) as raised:
            _write(book, tmp_path / "b.xlsx")
    assert raised.value.code == "report_workbook.too-many-rows"
    assert not (tmp_path / "b.xlsx").exists()


def test_about_tells_workbooks_rules_and_limits(made: dict[str, Any], examples: Path) -> None:
    """Every run that counts with its digest, every rule set with its; what the report is limited to."""
    told = "\n".join(_texts(made["zh-Hant"][0]))
    with ledger.open_ledger(examples) as book:
        for run in book.runs():
            assert run.input_digest in told
        for digest in book.rules():
            assert digest in told
    assert "只含支部：城建學院黨支部" in set(_texts(made["branch"][0]))
    assert "姓名和編號已隱去一部分" in set(_texts(made["redacted"][0]))


def test_a_report_of_a_branch_keeps_the_ranks_over_the_year(made: dict[str, Any]) -> None:
    """They are numbers there, since those among whom they are ranked are not."""
    path, report = made["branch"]
    sheet = load_workbook(path)[RULES[0]]
    assert [row[0].value for row in sheet.iter_rows(min_row=4)] == [
        member.rank for member in report.rule_sets[0].members
    ]


def test_a_redacted_report_names_nobody(made: dict[str, Any]) -> None:
    """No name and no id of a member stands on any sheet."""
    _, report = made["zh-Hant"]
    told = set(_texts(made["redacted"][0]))
    members = [member for entry in report for member in entry.members]
    assert [member.name for member in members if any(member.name in text for text in told)] == []
    assert not told & {member.id for member in members}


def test_the_year_before_is_compared(made: dict[str, Any]) -> None:
    """總表 tells who rose and who fell; the change stands beside each member."""
    path, report = made["awkward"]
    assert report.rule_sets[0].change is not None
    texts = list(_texts(path))
    assert any("上升最多" in text for text in texts)
    sheet = load_workbook(path)[RULES[0]]
    assert [row[12].value for row in sheet.iter_rows(min_row=4)] == [
        None if member.change is None else float(member.change) for member in report.rule_sets[0].members
    ]


def test_no_text_becomes_a_formula(made: dict[str, Any]) -> None:
    """Names that begin as formulas do are text wherever they stand; the only formulas are the program's own."""
    path, _ = made["awkward"]
    names = 0
    for sheet in load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert re.match(
                        r"=(IF|RANK|HYPERLINK|ROWS|COUNT|ROUND|MIN|MAX|COUNTIFS?|-?\(|'|[A-Z]+\d+/SUM)", cell.value
                    )
                names += cell.data_type in ("s", "inlineStr") and cell.value == "=1+1"
    assert names > 1
    with zipfile.ZipFile(path) as package:
        assert not any("externalLink" in name or "vba" in name for name in package.namelist())


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_titles_are_in_the_language(made: dict[str, Any], language: str) -> None:
    """Simplified and English reports have Simplified and English titles."""
    names = load_workbook(made[language][0]).sheetnames
    assert {"zh-Hans": "失分条款", "en": "Clauses"}[language] in names
    assert {"zh-Hans": "说明", "en": "About"}[language] == names[-1]


def test_the_same_report_gives_the_same_bytes(awkward: Path, tmp_path: Path) -> None:
    """Neither the clock nor the name of the file is in it; no draft is left behind."""
    with ledger.open_ledger(awkward) as book:
        _write(book, tmp_path / "a.xlsx")
        _write(book, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_every_sheet_prints_on_a4_and_tables_keep_their_header(values: Workbook) -> None:
    """A4, one page wide, charts on one page; headers of tables are frozen, filtered and repeated."""
    for sheet in values:
        assert str(sheet.page_setup.paperSize) == "9"
        if sheet.title in ("公示", "備案"):
            assert 60 <= (sheet.page_setup.scale or 100) <= 100
            continue
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == (1 if sheet.title.startswith("圖表") else 0) or (
            sheet.title.startswith("圖表") and sheet.page_setup.fitToHeight is None
        )
    for title, header in (*((name, 3) for name in RULES), ("支部", 3), ("支部名單", 1), ("失分條款", 1), ("反饋", 1)):
        sheet = values[title]
        assert str(sheet.freeze_panes)[1:] == str(header + 1)
        assert sheet.auto_filter.ref.startswith(f"A{header}:")
        assert sheet.print_title_rows == f"${header}:${header}"


def test_of_many_branches_the_first_are_drawn(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More branches than a chart can show side by side: those of the highest mean, and the title says so."""
    monkeypatch.setattr(chart_sheet, "_MOST_BRANCHES", 2)
    with ledger.open_ledger(examples) as book:
        _write(book, tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        chart = package.read("xl/charts/chart2.xml").decode()
    assert "平均分最高的2個支部" in chart
    assert "$E$4:$E$5<" in chart
