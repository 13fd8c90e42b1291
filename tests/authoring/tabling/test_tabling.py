"""Rules as a table: exported, changed as people do in a spreadsheet program, and brought back."""

from __future__ import annotations

import shutil
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from string import ascii_uppercase
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bounds import bounded
from dangxing.authoring.tabling import Brought, brought, read_tables, write_tables
from dangxing.authoring.tabling.cells import cell_of, value_of
from dangxing.authoring.tabling.places import TABLES, leaves, path_of, place_of, read, written
from dangxing.authoring.tabling.tables import homes_of, tables_of
from dangxing.errors import FileProblem
from dangxing.language import Language
from dangxing.rules.loading.editing import parsed
from effort import tries
from running import Run

ROOT = Path(__file__).parents[3]
FILES = sorted(
    [
        *(ROOT / "rules" / f"{name}.yaml" for name in ("enterprise", "student", "trainee")),
        *(path for path in ROOT.glob("examples/rules/*/*.yaml") if path.parent.name != "cases"),
        ROOT / "examples/rules/enterprise.yaml",
    ]
)
COMPANY = ROOT / "examples/rules/company/company.yaml"
HEADER = 3
Changes = dict[tuple[str, str], Any]


def exported(file: Path, target: Path, language: Language = "zh-Hant") -> Path:
    write_tables(file.read_bytes(), file.name, language, target)
    return target


def back(workbook: Path, file: Path) -> Brought:
    return brought(read_tables(workbook), workbook, file.parent)


def changed(workbook: Path, changes: Changes) -> Path:
    """The workbook with cells changed, by sheet and cell."""
    book = openpyxl.load_workbook(workbook)
    for (sheet, cell), value in changes.items():
        book[sheet][cell] = value
    book.save(workbook)
    return workbook


@cache
def company() -> openpyxl.Workbook:
    """The company's rules as a table, opened once: to look at, and for ``altered``."""
    content = BytesIO()
    with TemporaryDirectory() as folder:
        content.write(exported(COMPANY, Path(folder) / "x.xlsx").read_bytes())
    return openpyxl.load_workbook(content)


def altered(sheet: str, place: str, value: Any, target: Path) -> Path:
    """That table with one cell changed, saved as another file."""
    one = company()[sheet][place]
    before, one.value = one.value, value
    company().save(target)
    one.value = before
    return target


def cell(workbook: Path | openpyxl.Workbook, sheet: str, row: tuple[str, ...], column: str) -> str:
    """The address of a column in the row that begins with these words."""
    book = openpyxl.load_workbook(workbook) if isinstance(workbook, Path) else workbook
    heads = [each.value for each in book[sheet][HEADER]]
    for line in book[sheet].iter_rows(min_row=HEADER + 1):
        if tuple(str(each.value or "") for each in line[: len(row)]) == row:
            return str(line[heads.index(column)].coordinate)
    raise AssertionError(row)


# ── What is not changed ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_value_has_one_cell(file: Path) -> None:
    """No two of a file's values share a place, and every place leads back to its value."""
    found = tables_of(parsed(file.read_text(encoding="utf-8")))
    homes = homes_of(found["rules"])  # type: ignore[arg-type]
    said = [
        (table, row, column, one)
        for table, rows in found.items()
        for row, own in rows.items()
        for column, one in own.items()
    ]
    assert len(said) == len(list(leaves(parsed(file.read_text(encoding="utf-8")))))
    for table, row, column, one in said:
        assert path_of(table, row, column, homes) == one.path
        assert place_of(one.path) == (table, row, column)


@pytest.mark.parametrize(
    ("file", "language"),
    [*((file, "zh-Hant") for file in FILES), (COMPANY, "zh-Hans"), (COMPANY, "en")],
    ids=lambda value: f"{value.parent.name}-{value.stem}" if isinstance(value, Path) else value,
)
def test_what_was_not_changed_comes_back_to_the_byte(file: Path, language: Language, tmp_path: Path) -> None:
    """Comments, quotes, blank lines and all, whatever the language of the workbook."""
    found = back(exported(file, tmp_path / "x.xlsx", language), file)
    assert found.faults == ()
    assert found.changes == ()
    assert found.raw == file.read_bytes()


def test_ends_of_lines_and_a_mark_at_the_head_are_kept(tmp_path: Path) -> None:
    """A file of Windows comes back as one, with its mark and without an end of its last line."""
    raw = b"\xef\xbb\xbf" + COMPANY.read_bytes().replace(b"\n", b"\r\n").rstrip()
    own = tmp_path / "own" / "company.yaml"
    own.parent.mkdir()
    own.write_bytes(raw)
    workbook = exported(own, tmp_path / "x.xlsx")
    assert back(workbook, own).raw == raw
    changed(workbook, {("規則", cell(workbook, "規則", ("worker", "safety"), "points")): -8})
    assert back(workbook, own).raw == raw.replace(b"points: -10", b"points: -8").replace(
        b"points: -8", b"points: -10", raw.count(b"points: -10") - 1
    )


def test_the_same_rules_give_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in the workbook tells when it was written."""
    one, two = exported(COMPANY, tmp_path / "1.xlsx"), exported(COMPANY, tmp_path / "2.xlsx")
    assert one.read_bytes() == two.read_bytes()


# ── What is changed ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_number_changes_alone(tmp_path: Path) -> None:
    """The line of that number, and no other."""
    workbook = exported(COMPANY, tmp_path / "x.xlsx")
    place = cell(workbook, "規則", ("worker", "daily", "merit", "daily.overtime"), "per")
    found = back(changed(workbook, {("規則", place): 3.5}), COMPANY)
    before, after = COMPANY.read_text("utf-8").splitlines(), (found.raw or b"").decode().splitlines()
    assert [(one, two) for one, two in zip(before, after, strict=True) if one != two] == [
        ("                per: 4", "                per: 3.5")
    ]
    (change,) = found.changes
    assert (change.sheet, change.cell, change.before, change.after) == ("規則", place, "4", "3.5")


def test_numbers_kept_as_text_and_shown_otherwise_are_the_same(tmp_path: Path) -> None:
    """What a spreadsheet program makes of a cell is no change of it."""
    workbook = exported(COMPANY, tmp_path / "x.xlsx")
    places = {
        ("規則", cell(workbook, "規則", ("worker", "daily", "merit", "daily.overtime"), "per")): "4",
        ("設定", cell(workbook, "設定", ("version",), "value")): 1,
        ("規則", cell(workbook, "規則", ("worker", "safety"), "kind")): "presence",
    }
    found = back(changed(workbook, places), COMPANY)
    assert (found.changes, found.raw) == ((), COMPANY.read_bytes())


def test_steps_words_and_tests_are_rows(tmp_path: Path) -> None:
    """A table's points, a step's bound, a condition's number, what a category holds: each is one cell."""
    workbook = exported(COMPANY, tmp_path / "x.xlsx")
    places = {
        ("計分表", cell(workbook, "計分表", ("worker", "daily.late", "table", "#1"), "at_least")): 4,
        ("計分表", cell(workbook, "計分表", ("worker", "daily.proposals", "table", "車間"), "gives")): 6,
        ("條件", cell(workbook, "條件", ("bands", "#1", "#1"), "times")): 10,
        ("考核項目", cell(workbook, "考核項目", ("worker", "daily", ""), "cap")): 120,
    }
    found = back(changed(workbook, places), COMPANY)
    expected = (
        COMPANY.read_text("utf-8")
        .replace("{at_least: 3, gives: -10}", "{at_least: 4, gives: -10}")
        .replace("車間: 5", "車間: 6")
        .replace("at_least: 95, times: 11", "at_least: 95, times: 10")
        .replace("cap: 110", "cap: 120")
    )
    assert found.raw == expected.encode()


def test_a_rule_comes_with_its_points_and_another_goes(tmp_path: Path) -> None:
    """A new rule stands after the one above its row; one whose rows are cleared is gone, with its lines."""
    workbook = exported(COMPANY, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(workbook)
    rules, points = book["規則"], book["計分表"]
    heads = {each.value: each.column for each in rules[HEADER]}
    last = next(row[0].row for row in rules.iter_rows(min_row=HEADER) if row[3].value == "daily.proposals")
    assert last is not None
    rules.insert_rows(last + 1)
    told = {
        "track": "worker", "category": "daily", "part": "merit", "rule": "daily.guided", "kind": "value-table",
        "clause": "第五條·3", "says": "帶徒按級別加分", "activity": "設備點檢、合理化建議", "by": "level",
    }  # fmt: skip
    for key, value in told.items():
        rules.cell(last + 1, heads[key], value)
    for row in rules.iter_rows(min_row=HEADER + 1):
        if row[3].value == "base.sanctions":
            row[3].value = "base.sanctioned"
    first = points.max_row
    points.cell(first, 1, "worker"), points.cell(first, 2, "daily.guided"), points.cell(first, 3, "table")
    points.cell(first, 4, "公司"), points.cell(first, 6, 2)
    points.cell(first + 1, 1, "worker"), points.cell(first + 1, 2, "daily.guided"), points.cell(first + 1, 3, "table")
    points.cell(first + 1, 4, "車間"), points.cell(first + 1, 6, 1)
    book.save(workbook)
    found = back(workbook, COMPANY)
    assert found.faults == ()
    said = parsed((found.raw or b"").decode())
    category = said["tracks"]["worker"]["categories"]
    assert category["daily"]["parts"]["merit"]["rules"]["daily.guided"] == {
        "kind": "value-table", "clause": "第五條·3", "says": "帶徒按級別加分",
        "activity": ["設備點檢", "合理化建議"], "by": "level", "table": {"公司": 2, "車間": 1},
    }  # fmt: skip
    assert list(category["base"]["rules"]) == ["base.sanctioned"]
    remarks = [line for line in COMPANY.read_text("utf-8").splitlines() if "#" in line]
    assert all(line in (found.raw or b"").decode() for line in remarks)


def test_a_new_band_brings_its_conditions(tmp_path: Path) -> None:
    """A number that is not used binds them; a row without one follows the row above it."""
    workbook = exported(COMPANY, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(workbook)
    outcomes, tests = book["結果"], book["條件"]
    heads = {each.value: each.column for each in outcomes[HEADER]}
    outcomes.insert_rows(HEADER + 2)
    told = {
        "list": "bands",
        "item": "#9",
        "id": "fine",
        "title": "良好",
        "en": "fine",
        "clause": "第八條",
        "at_least": 110,
    }
    for key, value in told.items():
        outcomes.cell(HEADER + 2, heads[key], value)
    columns = {each.value: each.column for each in tests[HEADER]}
    row = tests.max_row
    for key, value in {"list": "bands", "item": "#9", "without.activity": "安全事故"}.items():
        tests.cell(row, columns[key], value)
    book.save(workbook)
    found = back(workbook, COMPANY)
    assert found.faults == ()
    bands = parsed((found.raw or b"").decode())["bands"]
    assert [band["id"] for band in bands] == ["star", "fine", "good", "poor"]
    assert bands[1]["when"] == [{"without": {"activity": "安全事故"}}]


def test_a_change_of_a_change_is_one(tmp_path: Path) -> None:
    """A file that extends another, with dates: its values have cells among the settings."""
    file = ROOT / "examples/rules/enterprise.yaml"
    workbook = exported(file, tmp_path / "x.xlsx")
    way = "tracks / ordinary / categories / study / rules / study.notes / target / #1 / value"
    place = cell(workbook, "設定", (way,), "value")
    found = back(changed(workbook, {("設定", place): 21000}), file)
    assert found.faults == ()
    assert len(found.changes) == 1
    assert len((found.raw or b"").splitlines()) == len(file.read_bytes().splitlines())


@settings(deadline=None, max_examples=tries("tables"), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(FILES), data=st.data())
def test_whatever_cells_say_is_what_the_file_says(file: Path, data: st.DataObject, tmp_path: Path) -> None:
    """Any values in any cells: what is brought back says them, and nothing else of the file differs; or it is refused,
    and the cell told."""
    workbook = exported(file, tmp_path / "x.xlsx")
    content = parsed(file.read_text(encoding="utf-8"))
    book = openpyxl.load_workbook(workbook)
    wanted = dict(leaves(content))
    tables = tables_of(content)
    titles = dict(zip(TABLES, book.sheetnames[1:], strict=False))
    for _ in range(data.draw(st.integers(1, 3))):
        table = data.draw(st.sampled_from([name for name, rows in tables.items() if any(rows.values())]))
        row, own = data.draw(st.sampled_from([pair for pair in tables[table].items() if pair[1]]))
        column = data.draw(st.sampled_from(list(own)))
        if isinstance(own[column].value, list | dict) or column == "kind":
            continue
        value = data.draw(st.sampled_from([7, 2.5, "改了", "=1+1", "#x", "20 %", "a: b", "5"]))
        sheet = book[titles[table]]
        heads = [each.value for each in sheet[HEADER]]
        line = next(
            each for each in sheet.iter_rows(min_row=HEADER + 1)
            if tuple(str(one.value or "") for one in each[: len(row)]) == row
        )  # fmt: skip
        line[heads.index(column)].value = value
        if isinstance(value, str):
            line[heads.index(column)].data_type = "s"
        wanted[own[column].path] = value_of(value, column, own[column].value, was=True)
    book.save(workbook)
    found = back(workbook, file)
    if found.raw is None:
        assert found.faults
        assert all(fault.cell for fault in found.faults)
        return
    said = dict(leaves(parsed(found.raw.decode())))
    assert {key: str(value) for key, value in said.items()} == {key: str(value) for key, value in wanted.items()}


VALUES = st.one_of(
    st.text(max_size=12).filter(lambda text: "\r" not in text),
    st.integers(-999, 999),
    st.decimals("-99", "99", places=2),
    st.booleans(),
    st.none(),
    st.dates(),
)


@settings(max_examples=tries("texts"))
@given(VALUES, st.sampled_from(["says", "activity", "points", "value"]))
def test_a_cell_says_the_value_that_it_was_made_of(value: Any, key: str) -> None:
    """Whatever the value is, also one that looks like another kind."""
    assert value_of(cell_of(value), key, value, was=True) == value


@settings(max_examples=tries("texts"))
@given(st.lists(st.one_of(st.text(min_size=1, max_size=9), st.integers(0, 20)), min_size=1, max_size=6))
def test_paths_are_read_as_they_are_written(way: list[str | int]) -> None:
    """Keys with blanks, strokes, quotes or numbers of items in them are no others."""
    assert read(written(tuple(way))) == tuple(way)


# ── What is wrong ────────────────────────────────────────────────────────────────────────────────────────────────────


def _faults(workbook: Path, file: Path = COMPANY) -> list[tuple[str, str | None, str]]:
    found = back(workbook, file)
    assert found.raw is None
    return [(fault.sheet, fault.cell, fault.code) for fault in found.faults]


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "code"),
    [
        ("規則", ("worker", "safety"), "points", "很多", "rulefaults.wants-number"),
        ("規則", ("worker", "safety"), "activity", "事故", "rulefaults.unknown-activity"),
        ("規則", ("worker", "safety"), "kind", "出現", "rulefaults.unknown-kind"),
        ("規則", ("worker", "safety"), "clause", None, "rulefaults.missing-key"),
        ("結果", ("bands", "#2"), "at_least", -1, "rulefaults.out-of-range"),
        ("條件", ("limits", "#1"), "settled", "dayly", "rulefaults.not-settled"),
        ("考核項目", ("worker", "daily", ""), "cap", 50, "rulefaults.pot-start"),
        ("設定", ("full",), "path", "fool", "rulefaults.unknown-key"),
        ("計分表", ("worker", "daily.proposals", "table", "公司"), "word", "集團", "rulefaults.unknown-level"),
    ],
)
def test_what_the_rules_refuse_is_told_at_its_cell(
    sheet: str, row: tuple[str, ...], column: str, value: Any, code: str, tmp_path: Path
) -> None:
    """With what is allowed there, as the file itself would be told; nothing comes of it."""
    place = cell(company(), sheet, row, column)
    found = _faults(altered(sheet, place, value, tmp_path / "x.xlsx"))
    assert [(told, code) for told, _, code in found] == [(sheet, code)]
    told = found[0][1]
    # What is not there, what a row is called by and what is wrong of several cells is told at the row.
    at_row = value is None or column in ("path", "word", "cap")
    assert (told or "").lstrip(ascii_uppercase) == place.lstrip(ascii_uppercase) if at_row else told == place


def test_what_no_table_can_mean_is_told(tmp_path: Path) -> None:
    """Rows twice, without a name, of rules that are gone; columns that are none; values that are none."""
    workbook = exported(COMPANY, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(workbook)
    rules, points, tracks = book["規則"], book["計分表"], book["類別"]
    rules["A4"].value = None
    rules["B6"].value, rules["D6"].value = rules["B5"].value, rules["D5"].value
    rules["F7"].value = "#DIV/0!"
    rules["F7"].data_type = "e"
    points["B4"].value = "gone.rule"
    tracks.cell(HEADER, tracks.max_column + 1, "備註")
    book["設定"]["A4"].value = '"a'
    book.remove(book["評分"])
    book.save(workbook)
    assert set(_faults(workbook)) >= {
        ("評分", None, "tabling.sheet-missing"),
        ("規則", "A4", "tabling.key-wanting"),
        ("規則", "A6", "tabling.row-twice"),
        ("規則", "F7", "tabling.cell-error"),
        ("計分表", "A4", "tabling.rule-unknown"),
        ("設定", "A4", "tabling.path-bad"),
    }
    assert any(code == "tabling.column-unknown" for *_, code in _faults(workbook))


def test_a_formula_without_a_value_is_no_value(tmp_path: Path) -> None:
    """It is not taken for an empty cell, which would take the key away."""
    place = cell(company(), "規則", ("worker", "safety"), "points")
    assert _faults(altered("規則", place, "=5*2", tmp_path / "x.xlsx")) == [("規則", place, "tabling.uncalculated")]


def test_the_text_is_not_changed_by_hand(tmp_path: Path) -> None:
    """Whatever stands there comes back as it is, so that it must be what was exported."""
    workbook = altered("原文", "B9", "id: other", tmp_path / "x.xlsx")
    with pytest.raises(FileProblem, match="is not the one that was exported"):
        read_tables(workbook)
    with pytest.raises(FileProblem, match="not a workbook of rules export"):
        read_tables(ROOT / "examples/records.xlsx")


@pytest.mark.parametrize(
    "name",
    ["../evil.yaml", "/evil.yaml", r"..\evil.yaml", "company.yaml:evil.yaml", "a\nb.yaml", "a\u202eb.yaml", ".yaml"],
)
def test_the_file_has_a_bare_name(name: str, tmp_path: Path) -> None:
    """A workbook says itself which file is written: it can name none elsewhere, in no system."""
    [place] = [each[1].coordinate for each in company()["說明"].iter_rows() if each[1].value == COMPANY.name]
    with pytest.raises(FileProblem, match="not a workbook of rules export"):
        read_tables(altered("說明", place, name, tmp_path / "x.xlsx"))


def test_words_like_formulas_stay_words(tmp_path: Path) -> None:
    """In the workbook as in the file."""
    own = tmp_path / "own" / "company.yaml"
    own.parent.mkdir()
    own.write_text(COMPANY.read_text("utf-8").replace("發生安全事故的，本項不得分", "=1+1"), encoding="utf-8")
    workbook = exported(own, tmp_path / "x.xlsx")
    place = cell(workbook, "規則", ("worker", "safety"), "says")
    assert openpyxl.load_workbook(workbook)["規則"][place].data_type == "s"
    assert back(workbook, own).raw == own.read_bytes()


def test_a_great_many_new_rows_take_little_time(tmp_path: Path) -> None:
    """Rows are put into order at one go: ten thousand new ones are no more work each than ten."""
    workbook = exported(COMPANY, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(workbook)
    sheet = book["英文"]
    for number in range(10_000):
        sheet.cell(HEADER + 2 + number, 1, f"詞{number}")
        sheet.cell(HEADER + 2 + number, 2, f"word {number}")
    book.save(workbook)
    with bounded("ten thousand rows", seconds=30):
        found = back(workbook, COMPANY)
    assert found.faults == ()
    assert len(parsed((found.raw or b"").decode())["english"]) == 10_001


# ── The commands ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_export_and_import(run: Run, folder: Path) -> None:
    """A number is changed in Excel; the file is written, what changed is told, and the rules are checked."""
    shutil.copytree(COMPANY.parent, folder / "rules")
    assert run("rules", "export", "--xlsx", "company", "-o", "x.xlsx").status == 0
    place = cell(Path("x.xlsx"), "Rules", ("worker", "safety"), "points")
    changed(Path("x.xlsx"), {("Rules", place): Decimal(-9)})
    there = run("rules", "import", "x.xlsx")
    assert there.status == 2
    assert "--force" in there.err
    assert (folder / "rules/company.yaml").read_bytes() == COMPANY.read_bytes()
    ran = run("rules", "import", "x.xlsx", "--force")
    assert f"Rules!{place}: worker · safety · safety.accidents · points: -10 → -9" in ran.out
    assert ran.status == 0
    assert "points: -9" in (folder / "rules/company.yaml").read_text("utf-8")


def test_nothing_is_written_where_anything_is_wrong(run: Run, folder: Path) -> None:
    """Every fault with workbook, sheet and cell."""
    assert run("rules", "export", "company", "--rules", str(COMPANY.parent), "--out", "x.xlsx").status == 0
    place = cell(Path("x.xlsx"), "Rules", ("worker", "safety"), "points")
    changed(Path("x.xlsx"), {("Rules", place): "much"})
    ran = run("rules", "import", "x.xlsx", "-o", "own.yaml")
    assert ran.status == 1
    assert ran.out.startswith(f"x.xlsx:Rules!{place}: error ")
    assert not (folder / "own.yaml").exists()


def test_wrong_usage(run: Run, folder: Path) -> None:
    """Which set, and where to."""
    assert "which" in run("rules", "export").err
    assert "enterprise" in run("rules", "export", "enterprize").err
    assert run("rules", "export", "student", "-o", "x.xlsx").status == 0
    assert run("rules", "export", "student", "-o", "x.xlsx").status == 2
    assert ".yaml" in run("rules", "import", "x.xlsx", "-o", "x.txt").err
    assert run("rules", "import", "none.xlsx").status == 2
