"""Verifying: a scored workbook that nobody touched is sound, whoever saved it; what hands changed is named by cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

import recalculate
from dangxing import scored as writing
from dangxing import scoring
from dangxing.errors import FileProblem
from dangxing.results import Result
from dangxing.rules import Rulebook
from dangxing.scored import verifying
from dangxing.scored.verifying import Finding, Verdict
from dangxing.scored.verifying.formulas import same
from dangxing.scored.verifying.ooxml import book as ooxml_book
from dangxing.workbook import reading, validating
from shipped import RULES
from small_workbooks import write_few

EXAMPLE = Path(__file__).parents[2] / "examples" / "records.xlsx"
Edit = Callable[[Workbook], None]


def score(path: Path, target: Path, *, keep_records: bool = True, as_of: dt.date | None = None) -> Path:
    with reading.open_workbook(path) as book:
        checked = validating.validate(book.titles, book.grid, str(path), RULES)
        assert checked.records
        assert checked.year
        in_force = RULES.for_year(checked.year)
        cards = scoring.score(checked.records, in_force, checked.year, as_of)
        result = Result(str(path), book.digest, checked.year, checked.records, cards, checked.problems, as_of)
        writing.write_scored(result, in_force, target, grids=checked.grids if keep_records else None)
    return target


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Few of the example's people."""
    return write_few(EXAMPLE, tmp_path_factory.mktemp("given") / "records.xlsx")


@pytest.fixture(scope="module")
def scored(given: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return score(given, tmp_path_factory.mktemp("scored") / "records-scored.xlsx")


@pytest.fixture(scope="module")
def formulas(scored: Path) -> Iterator[Workbook]:
    """The scored workbook as openpyxl reads it: to look at, never to change."""
    book = load_workbook(scored)
    yield book
    book.close()


@pytest.fixture
def edited(scored: Path, tmp_path: Path) -> Callable[[Edit], Path]:
    """The scored workbook, changed with openpyxl and saved anew."""

    def change(edit: Edit) -> Path:
        book = load_workbook(scored)
        edit(book)
        path = tmp_path / "edited-scored.xlsx"
        book.save(path)
        book.close()
        return path

    return change


def verify(path: Path, input_path: Path | None = None, book: Rulebook | None = None) -> Verdict:
    return verifying.verify(str(path), book or RULES, None if input_path is None else str(input_path))


def told(verdict: Verdict, severity: str = "error") -> list[tuple[str, str | None, object, object]]:
    """Code, place, what stands and what should, of every finding."""
    return [
        (
            finding.code,
            f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet,
            finding.found,
            finding.expected,
        )
        for finding in verdict.findings
        if finding.severity == severity
    ]


def _place(finding: Finding) -> str | None:
    return f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet


def test_a_workbook_as_it_was_written_is_sound(scored: Path) -> None:
    """Written anew, it is the same to the byte."""
    verdict = verify(scored)
    assert verdict.sound
    assert verdict.findings == ()
    assert verdict.kind == "identical"
    assert (verdict.year, verdict.input_name) == (2024, "records.xlsx")


def test_one_that_was_scored_up_to_a_day_is_sound(given: Path, tmp_path: Path) -> None:
    """The day is on record, so that it is scored up to it again."""
    path = score(given, tmp_path / "records-scored.xlsx", as_of=dt.date(2024, 6, 30))
    assert verify(path).findings == ()


@pytest.mark.skipif(recalculate.SOFFICE is None, reason="LibreOffice is not there")
def test_saved_and_recalculated_by_another_program_it_is_sound(scored: Path, tmp_path: Path) -> None:
    """Styles, strings and formulas are written otherwise; values and meanings are the same."""
    [saved] = recalculate.convert([scored], tmp_path / "saved")
    assert saved.read_bytes() != scored.read_bytes()
    assert verify(saved).findings == ()


def test_saved_without_values_its_formulas_are_checked(edited: Callable[[Edit], Path]) -> None:
    """A program that does not compute leaves formulas without values: sound, and told."""
    verdict = verify(edited(lambda book: None))
    assert verdict.sound
    assert [finding.code for finding in verdict.findings] == ["no-values"]


def test_three_hand_edits_are_named_by_cell(edited: Callable[[Edit], Path], scored: Path) -> None:
    """Points in 明細, a total on a track's sheet, a cell of the records: each with what stands and what should."""
    values = load_workbook(scored, data_only=True)

    def edit(book: Workbook) -> None:
        book["明細"]["K3"] = 9
        book["普通黨員"]["J6"] = 95.5
        assert book["活動"]["E4"].value == "出席"
        book["活動"]["E4"] = "缺席"

    assert told(verify(edited(edit))) == [
        ("formula-replaced", "普通黨員!J6", 95.5, values["普通黨員"]["J6"].value),
        ("formula-replaced", "明細!K3", 9.0, values["明細"]["K3"].value),
        ("cell-edited", "活動!E4", "缺席", "出席"),
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("C6", dt.date(2024, 1, 3)), ("F4", 1.5), ("F4", None), ("H6", "市"), ("A6", "0105"), ("D6", "黨課")],
)
def test_what_stood_in_a_cell_of_the_records_is_found_again(
    edited: Callable[[Edit], Path], formulas: Workbook, cell: str, value: object
) -> None:
    """A date, a number, an emptied cell, a word: the digest of the row tells which cell, and what it held."""
    was = formulas["活動"][cell].value

    def edit(book: Workbook) -> None:
        book["活動"][cell] = value

    [(code, place, _, expected)] = told(verify(edited(edit)))
    assert (code, place) == ("cell-edited", f"活動!{cell}")
    if isinstance(was, dt.datetime):
        assert expected == was.date() or expected == was
    else:
        assert expected == ("" if was is None else was)


def test_a_row_that_cannot_be_guessed_is_named(edited: Callable[[Edit], Path], given: Path) -> None:
    """Two cells of a row changed: the row is told, and what was computed is not called a hand edit; with the records
    at hand, the cells are told."""

    def edit(book: Workbook) -> None:
        book["活動"]["E4"], book["活動"]["J4"] = "缺席", "無"

    path = edited(edit)
    assert [entry[:2] for entry in told(verify(path))] == [("row-changed", "活動!A4")]
    assert ("sheet-differs", "明細", None, None) in told(verify(path), "warning")
    assert [entry[:2] for entry in told(verify(path, given))] == [
        ("cell-edited", "活動!E4"),
        ("cell-edited", "活動!J4"),
    ]


def test_a_row_added_by_hand_is_named(edited: Callable[[Edit], Path]) -> None:
    """What stands under the last row was not there: its cells should be empty."""

    def edit(book: Workbook) -> None:
        book["支部"].append(["新支部", 1])

    found = told(verify(edited(edit)))
    assert {entry[0] for entry in found} == {"cell-edited"}
    assert {entry[3] for entry in found} == {""}


def test_a_row_taken_out_moves_those_below(edited: Callable[[Edit], Path]) -> None:
    """The rows from there on are told as a range, and what was computed is not called a hand edit."""
    verdict = verify(edited(lambda book: book["活動"].delete_rows(100)))
    [(code, place, _, _)] = told(verdict)
    assert code == "rows-changed"
    assert str(place).startswith("活動!A100:A")


def test_a_formula_that_was_edited(edited: Callable[[Edit], Path]) -> None:
    """The formula as it stands, and as it was."""

    def edit(book: Workbook) -> None:
        book["普通黨員"]["D5"] = "=20"

    [(code, place, found, expected)] = told(verify(edited(edit)))
    assert (code, place, found) == ("formula-edited", "普通黨員!D5", "=20")
    assert str(expected).startswith("=MAX(0,MIN(D$3")


def test_sheets_that_are_gone_or_new(edited: Callable[[Edit], Path]) -> None:
    """A deleted sheet is an error, a new one a warning."""

    def edit(book: Workbook) -> None:
        del book["公示"]
        book.create_sheet("筆記")["A1"] = "記"

    verdict = verify(edited(edit))
    assert told(verdict) == [("sheet-missing", "公示", None, None)]
    assert ("sheet-added", "筆記", None, None) in told(verdict, "warning")


def test_other_rules_are_told_and_the_copy_is_still_checked(edited: Callable[[Edit], Path]) -> None:
    """Nothing is computed by rules that are not those of then; an edited row is known by its digest."""
    other = RULES.model_copy(update={"digests": {**RULES.digests, "enterprise": "0" * 64}})

    def edit(book: Workbook) -> None:
        book["活動"]["E4"], book["活動"]["J4"] = "缺席", "無"

    verdict = verify(edited(edit), book=other)
    assert (verdict.extent, verdict.sound) == ("records", False)
    assert [entry[0] for entry in told(verdict)] == ["other-rules", "row-changed"]
    assert [seen.id for seen in verdict.rules if not seen.same] == ["enterprise"]


def test_without_a_copy_the_records_are_needed(given: Path, tmp_path: Path) -> None:
    """By itself it cannot be verified; with the file that was scored it can."""
    path = score(given, tmp_path / "records-scored.xlsx", keep_records=False)
    verdict = verify(path)
    assert (verdict.extent, verdict.sound) == ("nothing", False)
    assert [entry[0] for entry in told(verdict)] == ["no-records"]
    assert verify(path, given).sound


def test_an_input_that_is_not_the_one(scored: Path) -> None:
    """Another file is told as such, and the copy is used."""
    verdict = verify(scored, EXAMPLE.with_name("records-hans.xlsx"))
    assert [entry[0] for entry in told(verdict)] == ["other-input"]
    assert verdict.extent == "all"


def test_another_version_is_told(scored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A difference that may be due to the program is no hand edit."""
    monkeypatch.setattr("dangxing.__version__", "99.0")
    assert ("other-version", None, None, None) in told(verify(scored), "warning")


def test_what_is_no_scored_workbook(edited: Callable[[Edit], Path]) -> None:
    """Records, and a scored workbook without its facts, cannot be verified."""
    with pytest.raises(FileProblem) as caught:
        verify(EXAMPLE)
    assert caught.value.code == "verify.not-scored"

    def damage(book: Workbook) -> None:
        book["_dangxing"]["B1"] = "?"

    with pytest.raises(FileProblem) as caught:
        verify(edited(damage))
    assert caught.value.code == "verify.facts-damaged"


def test_odd_cells_of_the_records_are_copied_soundly(tmp_path: Path) -> None:
    """Line breaks, control signs, blanks, long numbers, times, truth values: none is taken for a hand edit."""
    book = Workbook()
    book.remove(book.active)
    odd: list[object] = ["a\nb", " x ", "_x000D_", "&<>\"'", 0.1 + 0.2, 1 / 3, True, dt.time(8, 30), "=1+1"]
    odd += [dt.datetime(2024, 1, 2, 3, 4, 5), dt.timedelta(hours=30), "-5", "'"]
    sheets: dict[str, list[list[object]]] = {
        "活動": [["題目"], [], ["編號", "日期", "項目", *(f"欄{at}" for at in range(len(odd)))]],
        "成員": [["編號", "姓名", "支部", "類別"], [7, "王一", "東支部", "普通黨員"]],
    }
    sheets["活動"].append([7, dt.date(2024, 3, 1), "為單位辦實事", *odd])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(number, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    book["活動"].merge_cells("A1:D1")
    path = tmp_path / "odd.xlsx"
    book.save(path)
    target = score(path, tmp_path / "odd-scored.xlsx")
    assert verify(target).findings == ()
    if recalculate.SOFFICE:
        [saved] = recalculate.convert([target], tmp_path / "saved")
        assert told(verify(saved)) == []


def test_what_is_seen_otherwise_in_several_sheets_is_told_again_in_its_order(given: Path, tmp_path: Path) -> None:
    """Rounded numbers, days that are not shown, hidden rows: the copy shows none of them, and stays sound."""
    book = load_workbook(given)
    for title in ("活動", "評議"):
        book[title].row_dimensions[5].hidden = True
    polls = next(cell for row in book["評議"].iter_rows() for cell in row if cell.value == "測評得分")
    poll = book["評議"].cell(polls.row + 1, polls.column)
    poll.value, poll.number_format = 88.26, "0.0"
    days = next(cell for row in book["活動"].iter_rows() for cell in row if cell.value == "日期")
    book["活動"].cell(days.row + 4, days.column).number_format = 'yyyy"年"m"月"'
    path = tmp_path / "records.xlsx"
    book.save(path)
    verdict = verify(score(path, tmp_path / "records-scored.xlsx"))
    assert (verdict.sound, verdict.findings) == (True, ())


def test_formulas_are_the_same_however_they_are_written() -> None:
    """Quotes around titles, blanks outside texts and brackets behind truth values do not matter; a text does."""
    assert same("=IF(AND(J5>=60,FALSE()),1,TRUE())", "=IF(AND(J5>=60,FALSE),1,TRUE)")
    assert not same('="FALSE()"', '="FALSE"')
    assert not same("=IF(FALSE(),1,2)", "=IF(TRUE,1,2)")
    assert same("=SUM('明細'!K2:K3, 1)", "=SUM(明細!K2:K3,1)")
    assert not same('=IF(A1="a b",1)', '=IF(A1="ab",1)')
    assert not same("=SUM('明細'!K2:K3)", "=SUM('明細'!K2:K4)")


def test_the_facts_hold_every_row_of_a_large_copy(tmp_path: Path) -> None:
    """Digests fill several cells; an edit far down is still found."""
    book = Workbook(write_only=True)
    people = book.create_sheet("成員")
    people.append(["編號", "姓名", "支部", "類別"])
    people.append(["1", "王一", "東支部", "普通黨員"])
    sheet = book.create_sheet("活動")
    sheet.append(["編號", "日期", "項目", "備註"])
    for at in range(6_500):
        sheet.append(["1", dt.date(2024, 1, 1) + dt.timedelta(at % 366), "為單位辦實事", f"第{at % 50}件"])
    book.save(tmp_path / "many.xlsx")
    target = score(tmp_path / "many.xlsx", tmp_path / "many-scored.xlsx")
    assert verify(target).sound
    again = load_workbook(target)
    again["活動"]["D6400"] = "第0件"
    again.save(tmp_path / "changed-scored.xlsx")
    [(code, place, _, expected)] = told(verify(tmp_path / "changed-scored.xlsx"))
    assert (code, place, expected) == ("cell-edited", "活動!D6400", f"第{(6400 - 2) % 50}件")


def test_a_verdict_is_sound_only_if_all_was_computed(scored: Path) -> None:
    """No error among the findings is not enough."""
    verdict = verify(scored)
    assert not replace(verdict, extent="records").sound


def test_records_beyond_what_can_be_scored_in_time(scored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said that they were not looked at, and the workbook is not called sound."""
    monkeypatch.setattr(verifying, "_MOST_CELLS", 10)
    verdict = verify(scored)
    assert (verdict.sound, [finding.code for finding in verdict.findings]) == (False, ["too-much"])


def test_looks_beyond_what_can_be_gone_through_in_time(
    edited: Callable[[Edit], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same of how it looks."""
    path = edited(lambda book: None)
    monkeypatch.setattr(ooxml_book, "_TAGS", 10)
    verdict = verify(path)
    assert not verdict.sound
    assert "looks-too-many" in [finding.code for finding in verdict.findings]
