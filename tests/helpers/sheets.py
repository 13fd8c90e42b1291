"""Workbooks for tests: sheets as lists of rows, given to the validator without a file, or written as a real one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dangxing.language import Language, problem_texts
from dangxing.records import Problem
from dangxing.rules import Rulebook
from dangxing.workbook import validating
from dangxing.workbook.grid import CellError, Grid, Row
from dangxing.workbook.validating import Validated
from shipped import RULES

Rows = Sequence[Sequence[object]]
Sheets = Mapping[str, Rows]

MEMBERS = ("編號", "姓名", "支部", "類別", "職務", "黨籍", "起始日期", "截止日期", "學習成績", "備註")
SCHEDULE = ("支部", "日期", "項目", "學時", "主題")
ACTIVITIES = ("編號", "姓名", "日期", "項目", "出勤", "學時", "字數", "級別", "結果", "佐證", "備註")
APPRAISAL = ("編號", "等次", "測評得分", "優秀票", "合格票", "基本合格票", "不合格票", "滿意度", "自評")
BRANCHES = ("支部", "年終名次", "參評支部數", "職工總數", "參會代表數")
HEADERS = {"成員": MEMBERS, "安排": SCHEDULE, "活動": ACTIVITIES, "評議": APPRAISAL, "支部": BRANCHES}


class Found(NamedTuple):
    """The parts of a problem that a user sees first."""

    severity: str
    code: str
    place: str


def rules() -> Rulebook:
    """The rules that are shipped."""
    return RULES


def grid(title: str, rows: Rows, index: int = 0, top: int = 0, left: int = 0) -> Grid:
    """A sheet whose rows begin at ``top`` and ``left``; short rows are filled up, None is an empty cell."""
    width = max(map(len, rows), default=0)
    cells = [["" if value is None else value for value in row] + [""] * (width - len(row)) for row in rows]

    def again() -> Iterator[Row]:
        return (list(row) for row in cells)

    return Grid(title, index, top, left, len(rows), width, again)


def grids(sheets: Sheets) -> list[Grid]:
    return [grid(title, rows, at) for at, (title, rows) in enumerate(sheets.items())]


# What small workbooks leave open: only tests that ask for it want to be told.
GAPS = frozenset(
    {"unattended", "attendance-blank", "no-appraisal", "no-appraisal-otherwise", "no-appraisal-sheet", "same-name",
     "lone-branch"}
)  # fmt: skip
DOUBTS = frozenset({"namesake", "no-activity", "no-evidence", "no-evidence-column"})
DOUBTS |= {"probable-duplicate", "same-ballots", "too-many-votes"}


def check_grids(
    found: Sequence[Grid], year: int | None = None, *, doubts: bool = False, gaps: bool = False
) -> Validated:
    examine = validating.check if doubts else validating.validate
    validated = examine([each.title for each in found], found.__getitem__, "records.xlsx", rules(), year)
    hidden = (frozenset() if gaps else GAPS) | (frozenset() if doubts else DOUBTS)
    return validated._replace(problems=tuple(each for each in validated.problems if each.code not in hidden))


def without_gaps(validated: Validated) -> Validated:
    hidden = GAPS | DOUBTS
    return validated._replace(problems=tuple(each for each in validated.problems if each.code not in hidden))


def check(sheets: Sheets, year: int | None = None, *, doubts: bool = False, gaps: bool = False) -> Validated:
    """What the validator says of the sheets."""
    return check_grids(grids(sheets), year, doubts=doubts, gaps=gaps)


def book(**changes: Rows | None) -> dict[str, Rows]:
    """A sound workbook of one member, one event, one row of activity; ``changes`` are data rows by sheet title.

    A change of None leaves the sheet out.
    """
    data: dict[str, Rows | None] = {
        "成員": [["001", "王一", "第一支部", "普通黨員"]],
        "安排": [["第一支部", dt.date(2024, 3, 1), "集中學習"]],
        "活動": [["001", "王一", dt.date(2024, 3, 1), "集中學習"]],
        "評議": [["001", "合格", 85.5]],
        "支部": [["第一支部", 1, 5, 100, 60]],
        **changes,
    }
    return {title: [HEADERS[title], *rows] for title, rows in data.items() if rows is not None}


def seen(problem: Problem) -> Found:
    place = problem.place
    return Found(problem.severity, problem.code, f"{place.sheet or ''}!{place.cell or ''}")


def found(validated: Validated) -> list[Found]:
    """Severity, code and place of every problem, in the order in which they are told."""
    return [seen(problem) for problem in validated.problems]


def message(problem: Problem, language: Language = "zh-Hant") -> str:
    return problem_texts(problem.code, language, problem.params)[0]


def write(sheets: Sheets, path: Path) -> Path:
    """The sheets as a real workbook. An error value is written as the formula that gives it."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}) as target:
        for title, rows in sheets.items():
            sheet = target.add_worksheet(title)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, CellError):
                        sheet.write_formula(at, column, "=1/0", value=value.text)
                    elif value is not None and value != "":
                        sheet.write(at, column, value)
    return path


def write_as(name: str, sheets: Sheets) -> str:
    """The sheets as a workbook of this name, which is given back for the command line."""
    return str(write(sheets, Path(name)))
