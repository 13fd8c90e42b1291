"""The scored workbook holds every sheet that it should, each saying what it should."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

import writer_factory
from dangxing.language import Language
from dangxing.records import Layout, Records
from dangxing.results import Result
from dangxing.scored import about, write_scored

TRACKS = ("黨員領導幹部", "普通黨員", "學生黨員", "黨校學員")
RECORDS = ("成員", "安排", "活動", "評議", "支部")
Book = Workbook


@pytest.fixture(scope="module")
def result() -> Result:
    return writer_factory.made(8)[0]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, rules, grids = writer_factory.made(8)
    target = tmp_path_factory.mktemp("scored") / "scored.xlsx"
    write_scored(made, rules, target, grids=grids)
    return target


@pytest.fixture(scope="module")
def values(path: Path) -> Book:
    return load_workbook(path, data_only=True)


@pytest.fixture(scope="module")
def formulas(path: Path) -> Book:
    return load_workbook(path)


def _rows(book: Book, title: str, first: int) -> list[tuple[object, ...]]:
    return list(book[title].iter_rows(min_row=first, values_only=True))


def test_the_sheets_stand_in_their_order(values: Book) -> None:
    """Summary, tracks, lines, feedback, notice, filing, the records, what there is to know of it; facts, unseen."""
    assert tuple(values.sheetnames) == ("總表", *TRACKS, "明細", "反饋", "公示", "備案", *RECORDS, "說明", "_dangxing")
    assert [sheet.title for sheet in values if sheet.sheet_state != "visible"] == ["_dangxing"]


@pytest.mark.parametrize(
    ("script", "titles"),
    [
        ("zh-Hans", ("总表", "党员领导干部", "明细", "反馈", "备案", "说明")),
        ("en", ("Summary", "Leading cadres", "Lines", "Filing", "About")),
    ],
)
def test_titles_are_in_the_script_of_the_records(tmp_path: Path, script: Language, titles: tuple[str, ...]) -> None:
    """Simplified records make a Simplified workbook, English ones an English one."""
    made, rules, grids = writer_factory.made(1, script)
    write_scored(made, rules, tmp_path / "scored.xlsx", grids=grids)
    assert set(titles) <= set(load_workbook(tmp_path / "scored.xlsx").sheetnames)


def test_only_tracks_that_have_members_have_a_sheet(tmp_path: Path) -> None:
    """A workbook of students says nothing of leaders."""
    made, rules, grids = writer_factory.made(2)
    cards = tuple(card for card in made.cards if card.member.track == "student")
    write_scored(made._replace(cards=cards), rules, tmp_path / "scored.xlsx", grids=grids)
    assert load_workbook(tmp_path / "scored.xlsx").sheetnames[:3] == ["總表", "學生黨員", "明細"]


def test_the_records_keep_a_title_that_we_would_use(tmp_path: Path) -> None:
    """Evidence names the records' sheets, so ours give way, whatever the case."""
    made, rules, grids = writer_factory.made(1, "en")
    layout = made.records.layouts["activities"]
    layouts = {
        **made.records.layouts,
        "activities": Layout("SUMMARY", layout.header_row, layout.columns, layout.anchor),
    }
    fields = ("members", "schedule", "activities", "appraisal", "branches", "script")
    records = Records(**{name: getattr(made.records, name) for name in fields}, layouts=layouts)
    write_scored(made._replace(records=records), rules, tmp_path / "scored.xlsx", grids=grids)
    names = load_workbook(tmp_path / "scored.xlsx").sheetnames
    assert names[0] == "Summary (2)"
    assert "SUMMARY" in names


def test_the_summary_ranks_by_rule_set_those_without_a_rank_last(values: Book, result: Result) -> None:
    """One row a member, with the totals and ranks of the cards, reasons beside."""
    rows = _rows(values, "總表", 6)
    assert len(rows) == len(result.cards)
    cards = {card.member.id: card for card in result.cards}
    for row in rows:
        card = cards[str(row[1])]
        assert row[2] == card.member.name
        assert row[7] == (float(card.total) if card.total is not None else None)
        assert (row[0], row[9], row[10]) == (card.rank, card.track_rank, card.branch_rank)
    enterprise = [row[0] for row in rows if row[12] == rows[0][12]]
    ranked = [rank for rank in enterprise if rank is not None]
    assert ranked == sorted(ranked)
    assert enterprise == ranked + [None] * (len(enterprise) - len(ranked))
    assert "待定 2" in str(values["總表"]["A2"].value)


def test_names_in_the_summary_lead_to_the_row_of_the_track(formulas: Book, values: Book) -> None:
    """The link's row holds that member's id."""
    for row in range(6, formulas["總表"].max_row + 1):
        link = str(formulas["總表"].cell(row, 3).value)
        sheet, cell = link.split("#")[1].split('"')[0].split("!")
        assert values[sheet.strip("'")][cell].value == values["總表"].cell(row, 2).value


def test_the_tracks_compute_from_the_lines(formulas: Book, values: Book, result: Result) -> None:
    """Categories are formulas over the member's lines; their values are those of the cards."""
    rows = {str(row[0]): row for row in _rows(values, "普通黨員", 5)}
    for card in result.cards:
        if card.member.track == "ordinary" and card.categories:
            assert rows[card.member.id][3:7] == tuple(float(category.score) for category in card.categories)
    assert str(formulas["普通黨員"]["D5"].value).startswith("=MAX(0,MIN(D$3,D$3+SUM('明細'!K")
    assert values["普通黨員"]["D3"].value == 20


def test_the_lines_of_a_member_and_of_a_category_stand_together(values: Book, result: Result) -> None:
    """One row a line in the order of the cards, and one for the poll; evidence names cells of the copy."""
    rows = _rows(values, "明細", 2)
    assert len(rows) == sum(len(card.lines) + (card.poll is not None) for card in result.cards)
    keys = [(row[0], row[4]) for row in rows]
    assert len(set(keys)) == sum(before != after for before, after in zip([None, *keys], keys, strict=False))
    card = next(card for card in result.cards if card.lines and card.lines[0].evidence)
    row = next(row for row in rows if row[0] == card.member.id)
    assert str(row[12]).split("、")[0] == result.records.address(card.lines[0].evidence[0])
    forfeits = [row for row in rows if row[11]]
    assert len(forfeits) == sum(line.forfeit for card in result.cards for line in card.lines) > 0


def test_links_lead_to_the_row_that_gave_the_line(formulas: Book, values: Book) -> None:
    """The first cell of the evidence, in the copy, is of the member, or of the branch."""
    seen = 0
    for row in range(2, formulas["明細"].max_row + 1):
        link = formulas["明細"].cell(row, 14).value
        if link is None:
            continue
        sheet, cell = str(link).split("#")[1].split('"')[0].split("!")
        line = formulas["明細"].cell(row, 13).value
        assert str(line).startswith(f"{sheet.strip(chr(39))}!{cell}")
        if sheet == "'活動'":
            target = values["活動"][f"A{cell.lstrip('ABCDEFGHIJK')}"].value
            assert target == values["明細"].cell(row, 1).value
            seen += 1
    assert seen > 20


def test_without_a_copy_evidence_is_text_only(tmp_path: Path) -> None:
    """No sheet of the records, no link, but the addresses of the records workbook."""
    made, rules, _ = writer_factory.made(2)
    write_scored(made, rules, tmp_path / "scored.xlsx", grids=None)
    book = load_workbook(tmp_path / "scored.xlsx")
    assert not set(RECORDS) & set(book.sheetnames)
    assert not [row for row in _rows(book, "明細", 2) if row[13]]
    assert [row for row in _rows(book, "明細", 2) if str(row[12]).startswith("活動!")]


def test_feedback_tells_what_was_lost_and_how_to_mend_it(values: Book, result: Result) -> None:
    """Every line below zero, with points, what to do and a target; nothing that was gained."""
    rows = _rows(values, "反饋", 2)
    lost = [line for card in result.cards for line in card.lines if line.points < 0]
    assert [row[6] for row in rows] == [float(line.points) for line in lost]
    assert all(row[7] for row in rows)
    assert str(rows[0][8]).startswith("由")


def test_the_notice_names_nobody_by_id_and_no_one_without_a_total(values: Book, result: Result) -> None:
    """Names, branches, totals and outcomes; the vetoed are only counted."""
    told = [str(value) for row in values["公示"].iter_rows(values_only=True) for value in row if value is not None]
    ids = {card.member.id for card in result.cards}
    assert not ids & set(told)
    assert "一票否決" not in told
    assert not [text for text in told if "不合格，一票" in text]
    posted = [row for row in values["公示"].iter_rows(values_only=True) if isinstance(row[0], int)]
    assert len(posted) == sum(card.total is not None for card in result.cards)
    assert any("公示期7天" in text for text in told)
    assert any("另有3名黨員" in text for text in told)


def test_the_filing_lists_whom_to_commend_to_report_and_who_was_vetoed(values: Book, result: Result) -> None:
    """Each with the clause that asks for it, and lines to sign."""
    told = [[value for value in row if value is not None] for row in values["備案"].iter_rows(values_only=True)]
    commended = sum(card.outcome == "commended" for card in result.cards)
    vetoed = [card.member.name for card in result.cards if card.outcome == "vetoed"]
    assert [f"一、擬表彰（{commended}人）"] in told
    assert [f"三、一票否決（{len(vetoed)}人）"] in told
    assert [row for row in told if len(row) > 1 and row[1] == vetoed[0]]
    assert [row for row in told if row and "第十五條" in str(row[0])]
    assert "簽字" in str(told[-1])


def test_the_copy_has_every_cell_at_its_address(values: Book, result: Result) -> None:
    """A row of the records is the same row of the copy; dates are dates, numbers are numbers, ids are text."""
    sheet = values["活動"]
    for activity in result.records.activities[:50]:
        row = sheet[activity.row]
        assert row[0].value == activity.id
        assert row[2].value == dt.datetime.combine(activity.date, dt.time())
        assert row[5].value == (None if activity.hours is None else float(activity.hours))


def test_the_last_sheet_tells_digests_warnings_and_readings(values: Book, result: Result) -> None:
    """Year, rules with version and digest, input, warnings with their cell, readings of the rule sets in use."""
    told = [str(value) for row in values["說明"].iter_rows(values_only=True) for value in row if value is not None]
    assert {"2024", result.input_digest, "活動!C7", "unscheduled", "提示（1條）"} <= set(told)
    assert sum("摘要（SHA-256）" in text and "版本" in text for text in told) == 3
    assert any("考核期內每個完整的自然月" in text for text in told)


def test_every_sheet_prints_on_a4_and_tables_keep_their_header(values: Book) -> None:
    """A4, one page wide; headers are frozen, filtered and repeated. Notices are scaled instead."""
    for sheet in (each for each in values if each.sheet_state == "visible"):
        assert str(sheet.page_setup.paperSize) == "9"
        if sheet.title in ("公示", "備案"):
            assert 60 <= (sheet.page_setup.scale or 100) <= 100
            continue
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    for title, header in (("總表", 5), *((track, 4) for track in TRACKS), ("明細", 1), ("反饋", 1), ("活動", 2)):
        sheet = values[title]
        assert str(sheet.freeze_panes)[1:] == str(header + 1)
        assert sheet.auto_filter.ref.startswith(f"A{header}:")
        assert sheet.print_title_rows == f"${header}:${header}"
    assert values["公示"].page_setup.orientation != "landscape"


def test_what_is_posted_or_filed_has_page_numbers_of_its_own(values: Book) -> None:
    """The sheets before it count for nothing."""
    for title in ("公示", "備案"):
        sheet = values[title]
        assert sheet.page_setup.useFirstPageNumber
        assert sheet.page_setup.firstPageNumber in (None, 1)  # 1 is what it is if nothing is said
        assert sheet.oddFooter.center.text == "&P"


def test_a_long_copy_of_the_records_prints_its_first_page_alone(tmp_path: Path) -> None:
    """And says so at its head; short ones, and what is reckoned, print whole."""
    made, rules, grids = writer_factory.made(30)
    assert grids["activities"].height > 200 >= grids["branches"].height
    target = tmp_path / "scored.xlsx"
    write_scored(made, rules, target, grids=grids)
    book = load_workbook(target)
    assert book["活動"].print_area.rpartition("!")[2].startswith("$A$")
    assert int(book["活動"].print_area.rpartition("$")[2]) < 50
    assert "前 36 行" in book["活動"].oddHeader.center.text
    for title in ("支部", "明細", "總表"):
        assert not book[title].print_area


def test_a_long_notice_begins_each_page_with_its_header(tmp_path: Path) -> None:
    """No page of a table on paper is without the titles of its columns."""
    made, rules, _ = writer_factory.made(30)
    write_scored(made, rules, tmp_path / "scored.xlsx", grids=None)
    sheet = load_workbook(tmp_path / "scored.xlsx")["公示"]
    inside = [brk.id for brk in sheet.row_breaks.brk if sheet.cell(brk.id, 1).value not in (None, "")]
    inside = [row for row in inside if isinstance(sheet.cell(row, 1).value, int)]
    assert inside
    assert all(sheet.cell(row + 1, 1).value == "名次" for row in inside)


def test_more_evidence_than_a_cell_holds_is_counted(tmp_path: Path) -> None:
    """The list ends with how many cells there are in all."""
    made, rules, grids = writer_factory.made(1)
    card = next(card for card in made.cards if card.lines and card.lines[0].evidence)
    evidence = card.lines[0].evidence[:1] * 9000
    lines = (card.lines[0]._replace(evidence=evidence), *card.lines[1:])
    cards = tuple(each._replace(lines=lines) if each is card else each for each in made.cards)
    write_scored(made._replace(cards=cards), rules, tmp_path / "scored.xlsx", grids=grids)
    texts = [str(row[12]) for row in _rows(load_workbook(tmp_path / "scored.xlsx"), "明細", 2)]
    assert [text for text in texts if text.endswith("(9000)") and len(text) < 32_767]


def test_many_warnings_are_cut_with_their_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sheet says how many it does not list, and where to see them."""
    monkeypatch.setattr(about, "_MOST_WARNINGS", 2)
    made, rules, grids = writer_factory.made(1)
    (problem,) = made.problems
    kinds = tuple(problem._replace(place=problem.place._replace(column=column)) for column in range(2, 7))
    write_scored(made._replace(problems=kinds), rules, tmp_path / "scored.xlsx", grids=grids)
    told = [row[0] for row in _rows(load_workbook(tmp_path / "scored.xlsx"), "說明", 1)]
    assert {"活動!C7", "活動!D7"} <= set(told)
    assert "另有3條未列出，檢查記錄簿（dangxing validate）可看全部" in told


def test_warnings_that_say_the_same_stand_in_one_row(tmp_path: Path) -> None:
    """With their cells."""
    made, rules, grids = writer_factory.made(1)
    (problem,) = made.problems
    problems = tuple(problem._replace(place=problem.place._replace(row=row)) for row in (6, 7, 8, 20))
    write_scored(made._replace(problems=problems), rules, tmp_path / "scored.xlsx", grids=grids)
    told = [row[0] for row in _rows(load_workbook(tmp_path / "scored.xlsx"), "說明", 1)]
    assert "活動!C7–C9, C21（4 處）" in told
