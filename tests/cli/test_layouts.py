"""``dangxing layouts``: what is known, what a layout may say, what is wrong in one, a draft for a table."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from dangxing.workbook.layouts import loading
from dangxing.workbook.layouts.schema import as_text
from office_tables import Rows, marks, office
from running import Run, tells

pytestmark = pytest.mark.usefixtures("folder")
ROOT = Path(__file__).parents[2]
SHIPPED = sorted(loading.shipped_layouts().glob("*.yaml"))
# A layout in which one thing is wrong, the place of it, and the code.
BROKEN = {
    "shape: table\ntitle: 表\nen: t\n": ("1:8", "not-allowed"),
    "title: 表\nen: t\n": ("1:1", "missing-key"),
    "shape: matrix\ntitle: 表\nen: t\n": ("1:1", "missing-key"),
    "shape: matrix\ntitle: 表\nen: t\npeople: {nam: [姓名]}\n": ("4:10", "unknown-key"),
    "shape: matrix\ntitle: 表\nen: t\npeople: {name: [姓名]}\nmarks: {遲到: [△]}\n": ("5:9", "not-allowed"),
    "shape: matrix\ntitle: 表\nen: t\npeople: {name: [姓名], id: [姓名]}\n": ("4:27", "title-twice"),
    "shape: list\ntitle: 表\nen: t\nsheet: members\ncolumns: {name: [姓名], verdict: [等次]}\nneeds: [name]\n": (
        "5:23", "unknown-key",
    ),
    "shape: list\ntitle: 表\nen: t\nsheet: members\ncolumns: {name: [姓名]}\nneeds: [name, id]\n": (
        "6:15", "not-allowed",
    ),
    "shape: list\ntitle: 表\nen: t\nsheet: people\ncolumns: {name: [姓名]}\nneeds: [name]\n": ("4:8", "not-allowed"),
    "shape: deeds\ntitle: 表\nen: t\npeople: {name: [姓名]}\ndeeds: [{words: 市級, is: {level: 市}}]\n": (
        "5:21", "missing-key",
    ),
    "shape: ballots\ntitle: 表\nen: t\npeople: {name: [姓名]}\nvotes: {good: [優]}\nticks: √\n": ("5:9", "unknown-key"),
    "shape: register\ntitle: 表\nen: t\ncolumns: {date: [時間]}\n": ("4:1", "missing-key"),
    "shape: person\ntitle: 表\nen: t\nlabels: {name: [姓名]}\ncolumns: {what: [項目]}\nneeds: [what]\n": (
        "5:11", "unknown-key",
    ),
    "shape: card\ntitle: 表\nen: t\nlabels: {activity: [名稱], date: [時間]}\nlabel: 1\n": ("5:1", "unknown-key"),
    "shape: periods\ntitle: 表\nen: t\npeople: {name: [姓名]}\nfixed: {deed: 欠交黨費}\nso: 未交\n": (
        "5:9", "unknown-key",
    ),
    "shape: points\ntitle: 表\nen: t\npeople: {name: [姓名]}\npoints: []\n": ("5:1", "empty"),
}  # fmt: skip


@cache
def _schema() -> Any:
    """As the command prints it."""
    return json.loads(as_text())


def plain(text: str) -> object:
    return yaml.safe_load(text)


def test_the_schema_in_the_repository_is_what_the_command_prints(run: Run) -> None:
    assert (loading.shipped_layouts() / "schema" / "layout.json").read_text(encoding="utf-8") == as_text()
    jsonschema.Draft7Validator.check_schema(_schema())
    for language in ("zh-Hans", "zh-Hant", "en"):
        told = json.loads(run.told("--lang", language, "layouts", "schema"))
        assert told["$defs"].keys() == _schema()["$defs"].keys()
        assert told["properties"]["shape"]["description"] in _schema()["properties"]["shape"]["description"] or (
            language == "zh-Hans"
        )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_schema_accepts_what_is_shipped(path: Path) -> None:
    assert list(jsonschema.Draft7Validator(_schema()).iter_errors(plain(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("text", BROKEN, ids=lambda text: BROKEN[text][1])
def test_a_fault_is_told_with_its_line_and_column_in_three_languages(text: str, run: Run) -> None:
    Path("own.yaml").write_text(text, encoding="utf-8")
    place, code = BROKEN[text]
    for language in ("zh-Hans", "zh-Hant", "en"):
        ran = run("--lang", language, "layouts", "check", "own.yaml")
        assert (ran.status, tells(ran.out, code, f"own.yaml:{place}")) == (1, True), ran.out
    if code != "title-twice" and "needs: [name, id]" not in text and "columns: {name: [姓名], verdict" not in text:
        errors = list(jsonschema.Draft7Validator(_schema()).iter_errors(plain(text)))
        assert errors or (code == "missing-key" and "people" not in text) or "register" in text


def test_the_list_and_each_layout_are_shown(run: Run) -> None:
    told = json.loads(run.told("layouts", "list", "--format", "json"))["layouts"]
    assert [each["id"] for each in told] == [path.stem for path in SHIPPED]
    assert all(each["shipped"] for each in told)
    for path in SHIPPED:
        assert path.stem in run.told("--lang", "zh-Hans", "layouts", "list")
        assert run.told("layouts", "show", path.stem) == path.read_text(encoding="utf-8")
    assert run("layouts", "show", "nothing").status == 2
    assert run("layouts", "check").status == 0


ROLL: Rows = [
    ["第一支部2024年點名"],
    ["同志", "3月5日", "4月8日", "考評"],
    ["", "支部黨員大會", "集中學習", ""],
    ["王一", "到", "闕", "甲"],
    ["李二", "到", "到", "乙"],
    ["趙三", "闕", "到", "丙"],
]


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "en"])
def test_a_draft_says_what_was_recognised_and_what_was_not(language: str, run: Run) -> None:
    """It is sound as it stands; completed by a line, it reads the table, before those that are shipped."""
    ran = run("import", office("roll.xlsx", ROLL), "--out", "out.xlsx", "--track", "普通黨員")
    assert (ran.status, "no-layout-at-all" in ran.err) == (1, True)
    assert run("--lang", language, "layouts", "init", "roll.xlsx").status == 0
    target = Path("rules/layouts/roll.yaml")
    text = target.read_text(encoding="utf-8")
    assert "name: [同志]" in text
    remarks = [line for line in text.splitlines() if "#" in line]
    assert any("考評" in line and "D2" in line for line in remarks)
    assert any("闕" in line and "C4" in line for line in remarks)
    assert run("layouts", "check", "rules/layouts").status == 0
    assert list(jsonschema.Draft7Validator(_schema()).iter_errors(plain(text))) == []
    target.write_text(text.replace("marks:\n", "marks:\n  缺席: [闕]\n"), encoding="utf-8")
    ran = run("--lang", "zh-Hant", "import", "roll.xlsx", "--out", "out.xlsx", "--track", "普通黨員")
    assert ran.status == 0, ran.err
    assert marks()["王一", "2024-04-08", "集中學習"] == "缺席"
    before = target.read_bytes()
    assert run("layouts", "init", "roll.xlsx", "--out", str(target)).status == 2
    assert target.read_bytes() == before


def test_a_table_that_is_known_needs_no_draft(run: Run) -> None:
    office("a.xlsx", [["姓名", *ROLL[1][1:3]], *ROLL[2:3], ["王一", "√", "√"]])
    ran = run("layouts", "init", "a.xlsx")
    assert (ran.status, "sign-in" in ran.err, Path("rules").exists()) == (0, True, False)


def test_a_draft_for_every_kind_of_table_is_sound(run: Run) -> None:
    """Whatever was recognised of it, or not."""
    tables: dict[str, Rows] = {
        "card": [["會議記錄"], ["會議名稱", "黨課", "開會辰光", "2024-01-10"], ["到場", "王一、李二"]],
        "ballots": [["姓", "優秀", "合格", "基本合格"], ["王一", "√", "", ""], ["李二", "", "√", ""]],
        "register": [["會議類型", "何時", "應到", "實到"], ["黨課", "2024-01-10", 2, "王一"]],
        "members": [["名", "性別", "民族", "入黨時間"], ["王一", "男", "漢", "2001"], ["李二", "女", "漢", "2002"]],
        "awards": [["人員", "國家級", "省級"], ["王一", 1, ""], ["李二", "", 1]],
        "nothing": [["早", "晚"], ["開門", "關門"]],
    }
    for name, rows in tables.items():
        office(f"{name}.xlsx", rows)
        assert run("layouts", "init", f"{name}.xlsx", "--out", f"drafts/{name}.yaml").status == 0, name
    ran = run("layouts", "check", "drafts")
    assert ran.status == 0, ran.out
