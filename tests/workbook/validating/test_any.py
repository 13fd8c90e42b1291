"""What holds for any workbook: nothing is raised, and a form, a script or an order of writing changes no record."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dangxing.language import LANGUAGES, problem_texts
from dangxing.language.script import simplified
from dangxing.records import SHEETS, Records
from dangxing.workbook.grid import CellError
from effort import tries
from sheets import HEADERS, Sheets, check, check_grids, grid, rules

TRACKS = {key: track.title for key, (_, track) in rules().tracks.items()}
_BOUNDS = {"min_value": dt.date(1901, 1, 1), "max_value": dt.date(2199, 12, 31)}
WORDS = sorted(
    {
        *(name for rule_set in rules().rule_sets.values() for name in rule_set.activities),
        *(column.title for sheet in rules().contract.sheets.values() for column in sheet.columns.values()),
        *TRACKS.values(),
        *rules().contract.guidance, "001", "002", "王一", "第一支部",
        "2024-03-01", "出席", "省", "有心得", "合格", "3萬字",
    }
)  # fmt: skip
CELLS: st.SearchStrategy[object] = st.one_of(
    st.sampled_from(WORDS),
    st.just(""),
    st.text(max_size=12),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(["#REF!", "#N/A", "#DIV/0!"]).map(CellError),
)


@st.composite
def any_sheet(draw: st.DrawFn, title: str) -> tuple[str, list[list[object]], int, int]:
    """A sheet of that title with any cells; mostly under a good header, so that the rows are looked at."""
    header = list(HEADERS[title]) if draw(st.integers(0, 3)) else draw(st.lists(CELLS, min_size=1, max_size=11))
    width = len(header)
    body = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=6))
    return title, [header, *body], draw(st.integers(0, 11)), draw(st.integers(0, 30))


@settings(max_examples=tries("cells"), deadline=None)
@given(st.data(), st.sampled_from([None, 2024]))
def test_nothing_is_raised_and_every_place_exists(data: st.DataObject, year: int | None) -> None:
    """Of sheets with any cells every problem names a sheet and a cell that are there, and can be told."""
    drawn = [
        data.draw(any_sheet(title))
        for title in data.draw(st.permutations(list(HEADERS)))[: data.draw(st.integers(1, 5))]
    ]
    sheets = [grid(title, rows, at, top, left) for at, (title, rows, top, left) in enumerate(drawn)]
    checked = check_grids(sheets, year)
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    assert (checked.records is None) == bool(errors)
    by_title = {each.title: each for each in sheets}
    for problem in checked.problems:
        assert all(
            "{" not in problem_texts(problem.code, language, {**problem.params, "found": ""})[0]
            for language in LANGUAGES
        )
        title, row, column = problem.place
        if title is None:
            assert row is None
            assert problem.order == -1
            continue
        sheet = by_title[title]
        assert problem.order == sheet.index
        if row is not None and column is not None:
            assert sheet.top <= row < sheet.top + sheet.height
            assert sheet.left <= column < sheet.left + sheet.width
    assert [problem.sort_key for problem in checked.problems] == sorted(
        problem.sort_key for problem in checked.problems
    )


@st.composite
def sound_rows(draw: st.DrawFn) -> dict[str, list[list[object]]]:
    """A workbook of 2024 that has nothing wrong in it: members of all tracks, their rows and polls."""
    count = draw(st.integers(1, 4))
    day = st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    members: list[list[object]] = []
    activities: list[list[object]] = []
    for at in range(count):
        track = draw(st.sampled_from(sorted(TRACKS)))
        key, name = f"{at:03d}", draw(st.sampled_from(["張華", "李萬年", "Zoë", "歐陽 震"]))
        standing = draw(st.sampled_from(["正式", "預備", ""]))
        members.append(
            [key, name, f"第{at % 2}黨支部", TRACKS[track], draw(st.sampled_from(["書記", "副書記", ""])), standing]
        )
        known = rules().tracks[track][0].activities
        names = sorted(name for name, entry in known.items() if entry.kind not in ("branch", "held"))
        for word in draw(st.lists(st.sampled_from(names), max_size=4)):
            result = draw(st.sampled_from(["", *known[word].results]))
            attendance = draw(st.sampled_from(["出席", "請假", "缺席", ""]))
            hours, characters = draw(st.integers(0, 500)), draw(st.integers(0, 99_999))
            level = draw(st.sampled_from(["中央", "省", "市", "區"]))
            activities.append([key, name, draw(day), word, attendance, float(hours), float(characters), level, result])
    events = [["第0黨支部", date, "集中學習", 2.0] for date in sorted(draw(st.sets(day, min_size=1, max_size=3)))]
    appraisal: list[list[object]] = [
        [row[0], draw(st.sampled_from(["優秀", "合格", "基本合格", ""])), 80.5] for row in members
    ]
    return {
        "成員": members,
        "安排": events,
        "活動": activities,
        "評議": appraisal,
        "支部": [["第0黨支部", 1, 3, 10, 9]],
    }


def with_headers(data: dict[str, list[list[object]]]) -> Sheets:
    return {title: [HEADERS[title], *rows] for title, rows in data.items()}


def plain(records: Records | None) -> list[dict[str, Any]]:
    """The records without what is free text: names, branches and notes."""
    assert records is not None
    rows = [dataclasses.asdict(row) for key in SHEETS for row in getattr(records, key)]
    return [{field: value for field, value in row.items() if field not in ("name", "branch", "notes")} for row in rows]


@settings(max_examples=tries("cells"), deadline=None)
@given(sound_rows())
def test_a_copy_in_simplified_script_gives_the_same_records(data: dict[str, list[list[object]]]) -> None:
    """Titles, words and values are the same whatever the script; only free text stays as it is written."""
    sheets = with_headers(data)
    copy = {
        simplified(title): [[simplified(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
        for title, rows in sheets.items()
    }
    first, second = check(sheets, 2024), check(copy, 2024)
    assert plain(first.records) == plain(second.records)
    assert [problem.code for problem in first.problems] == [problem.code for problem in second.problems]
    assert (first.script, second.script) == ("zh-Hant", "zh-Hans")


DATE_FORMS = [
    lambda day: day,
    lambda day: dt.datetime.combine(day, dt.time(18, 30)),
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day.year}-{day.month}-{day.day}",
    lambda day: f"{day.year}/{day.month}/{day.day} 8:05",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f" {day.year} 年 {day.month} 月 {day.day} 日 下午3時 ",
    lambda day: f"{day:%Y%m%d}",
    lambda day: float(f"{day:%Y%m%d}"),
    lambda day: f"{day.year}／{day.month}／{day.day}",
]
HOURS_FORMS = [
    lambda value: value,
    lambda value: str(value),
    lambda value: f"{value:,}",
    lambda value: f"{value}小時",
    lambda value: f" {value} 学时 ",
    lambda value: f"{value:g}" if value < 1000 else value,
]
CHARACTERS_FORMS = [
    lambda value: value,
    lambda value: int(value),
    lambda value: f"{value:,.0f}字",
    lambda value: f"{value / 10000:.4f}萬字",
    lambda value: f"{value / 10000:.4f} 万",
    lambda value: f"{value / 1000:.3f}千字",
]


@settings(max_examples=tries("cells"), deadline=None)
@given(sound_rows(), st.data())
def test_the_form_of_a_cell_changes_no_record(data: dict[str, list[list[object]]], more: st.DataObject) -> None:
    """A date in any form, a number with its unit or without: the same records."""
    given_rows = check(with_headers(data), 2024)
    for row in data["活動"]:
        row[2] = more.draw(st.sampled_from(DATE_FORMS))(row[2])
        row[5] = more.draw(st.sampled_from(HOURS_FORMS))(row[5])
        row[6] = more.draw(st.sampled_from(CHARACTERS_FORMS))(row[6])
    for row in data["安排"]:
        row[1] = more.draw(st.sampled_from(DATE_FORMS))(row[1])
    again = check(with_headers(data), 2024)
    assert again.records is not None
    assert given_rows.records is not None
    assert [getattr(again.records, key) for key in SHEETS] == [getattr(given_rows.records, key) for key in SHEETS]


@settings(max_examples=tries("cells"), deadline=None)
@given(st.dates(**_BOUNDS), st.sampled_from(DATE_FORMS))
def test_any_day_may_be_typed_in_any_form(day: dt.date, form: Any) -> None:
    """From 1901 to 2199."""
    sheets = with_headers({"成員": [["1", "王", "支", "普通黨員"]], "活動": [["1", "", form(day), "失職"]]})
    checked = check(sheets)
    assert checked.records is not None
    assert checked.records.activities[0].date == day
    assert checked.year == day.year
