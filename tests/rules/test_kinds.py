"""A kind of rule is its model, its scoring and its entry in the catalogue: nothing else knows which kinds there are."""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import dangxing
from dangxing.rules import Rule
from small_workbooks import write_workbook

SOURCE = Path(dangxing.__file__).parent
KINDS = {kind.model_fields["kind"].annotation: kind for kind in get_args(get_args(Rule)[0])}
NAMES = {kind.__name__ for kind in KINDS.values()}
WORDS = {get_args(word)[0] for word in KINDS}
OWN = ("rules/kinds/", "scoring/kinds/", "language/catalogue/")
# Words that are those of kinds and here mean something else: where, and what.
OTHERWISE = {
    "reports/": {"branch-rank"},
    "scored/": {"branch-rank"},
    "cli/explain_words.py": {"branch-rank"},
}


def _named(path: Path) -> Iterator[str]:
    """The kinds that a module names: their classes, their words where kinds are compared, words that none else has."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str(module)) if module.startswith("dangxing.rules"):
                yield from (alias.name for alias in node.names if alias.name in NAMES)
            case ast.Attribute(value=ast.Name(id="r" | "k" | "rules" | "kinds"), attr=name) if name in NAMES:
                yield name
            case ast.Compare(left=ast.Attribute(value=ast.Name(id="rule"), attr="kind")):
                yield ast.unparse(node)
            case ast.Constant(value=str(word)) if word in WORDS and "-" in word:
                yield word


def test_no_other_place_names_a_kind() -> None:
    """Who must know more of a rule asks its profile."""
    found = {
        (name, word)
        for path in SOURCE.rglob("*.py")
        if not (name := path.relative_to(SOURCE).as_posix()).startswith(OWN)
        for word in _named(path)
        if not any(name.startswith(place) and word in words for place, words in OTHERWISE.items())
    }
    assert found == set()


# ── A kind that there is not ─────────────────────────────────────────────────────────────────────────────────────────

MODEL = '''"""Points once, where rows reach a number."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from dangxing.rules.profile import RECORDED, Amount, Ask, Cited, Gives, Reads, Told, counted
from dangxing.rules.terms import Points, Terms


class Milestone(Cited):
    """``points`` once, where there are ``reach`` rows of ``activity`` or more."""

    kind: Literal["milestone"]
    activity: Terms
    reach: Annotated[int, Field(ge=1)]
    points: Points

    def reads(self) -> tuple[Reads, ...]:
        return (Reads(("activity",), self.activity, RECORDED),)

    def gives(self) -> tuple[Gives, ...]:
        return (Gives(("points",), self.points, "reached", usual="as-rows"),)

    def asks(self) -> tuple[Ask, ...]:
        return (Ask("reach", self.activity, number=self.reach),)

    def sentence(self) -> Iterator[Told]:
        yield Told("milestone", {"what": counted(self.activity), "reach": self.reach, "points": self.gives()})
'''
SCORING = '''"""The kind whose rows reach a number."""

from collections.abc import Iterator

from dangxing.rules.kinds.milestone import Milestone
from dangxing.scoring.adding import Adding, Change
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.kinds.base import Given, Kind, given, refs


class Milestones(Kind[Milestone]):
    """Points once the rows are so many."""

    def give(self, rule: Milestone, year: MemberYear) -> tuple[Given, ...]:
        rows = year.rows(rule.activity)
        return given(1, rule.points, refs(rows)) if len(rows) >= rule.reach else ()

    def ways(self, rule: Milestone, add: Adding) -> Iterator[Change]:
        lacking = max(rule.reach - len(add.year.rows(rule.activity)), 1)
        change = add.rows(rule.activity, lacking)
        if change is not None:
            yield change
'''
MEANINGS = """
    "milestone-name": ("達到次數（milestone）", "milestone"),
    "milestone": ("記錄達到若干條，計分一次。", "So many rows or more give the points, once."),
    "milestone-formula": ("條數 ≥ 應有條數 → 分值", "rows ≥ reach → points"),
    "read-milestone": ("有{reach}條{what}的記錄的，{points}", "{reach} rows of {what} give {points} once"),
"""
KEYS = """
    "key-reach": ("應有多少條", "How many rows"),
    "field-reach": ("應有條數", "rows to reach"),
    "figure-reach": ("達到 {value} 條", "from {value} rows on"),
"""
POINTS = """
    "points-reached": ("達到時 {points}", "{points} when reached"),
    "per-reached": ("達到時 {points}", "{points} when reached"),
    "ask-reach": ("{what}達到{number}次", "{what}: {number} in all"),
"""
RULES = """version: '1'
id: stones
title: 里程辦法
en: Milestones
source: 里程辦法
clause_of_reading: 第一條
aspects: [德]
full: 100
bands:
  - {id: good, title: 好, en: Good, at_least: 60, clause: 第一條}
  - {id: poor, title: 差, en: Poor, at_least: 0, clause: 第一條}
outcomes:
  vetoed: {title: 否決, en: vetoed}
  pending: {title: 待定, en: pending}
english: {文章達到三篇加五分: Three articles give five points}
activities:
  文章: {kind: paper, en: article}
tracks:
  member:
    title: 普通黨員
    en: Members
    clause: 第一條
    categories:
      study:
        title: 學習
        en: Study
        clause: 第一條
        start: 90
        cap: 100
        rules:
          study.stone:
            kind: milestone
            clause: 第一條
            says: 文章達到三篇加五分
            aspect: 德
            activity: 文章
            reach: REACH
            points: 5
"""
CASES = """rule_set: stones
year: 2024
cases:
  member:
    - name: 三篇
      clause: 第一條
      given: {活動: [{項目: 文章}, {項目: 文章, 日期: 2024-05-01}, {項目: 文章, 日期: 2024-06-01}]}
      expect: {rules: {study.stone: 1 × 5}}
"""
COMMANDS = (
    "rules check", "rules test", "rules list", "rules show study.stone", "rules show study.stone --as-sentence",
    "rules diff before rules", "rules export stones --out stones.xlsx", "rules import stones.xlsx --out again",
    "rules schema rule-set", "template --out empty.xlsx", "validate records.xlsx",
    "score records.xlsx --out scored",
    "explain records.xlsx 002", "explain records.xlsx 001 --format json", "verify scored", "report",
    "forms --out forms", "targets --out targets",
)  # fmt: skip
WALK = """
import shlex, sys
from dangxing import cli
for command in sys.argv[1:]:
    print("$", command)
    try:
        status = cli.main(shlex.split(command))
    except SystemExit as ended:
        status = ended.code
    print("status", status)
"""


def _into(register: Path, imported: str, place: str, entry: str) -> None:
    """An import more in a module, and before a place in it an entry more."""
    text = register.read_text(encoding="utf-8").replace(place, entry + place)
    before = next(line for line in text.splitlines() if ".kinds.requirement import" in line)
    register.write_text(text.replace(before, imported + before), encoding="utf-8")


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source with one more kind: its model, its scoring, its texts, and its name in the two unions."""
    root = tmp_path_factory.mktemp("grown")
    source = root / "src" / "dangxing"
    shutil.copytree(SOURCE, source, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("rules", "layouts"):
        shutil.copytree(SOURCE.parents[1] / name, root / name)
    (source / "rules" / "kinds" / "milestone.py").write_text(MODEL, encoding="utf-8")
    (source / "scoring" / "kinds" / "milestone.py").write_text(SCORING, encoding="utf-8")
    model = "from dangxing.rules.kinds.milestone import Milestone\n"
    scoring = f"{model}from dangxing.scoring.kinds.milestone import Milestones\n"
    _into(source / "rules" / "kinds" / "__init__.py", model, "    | Requirement,", "    | Milestone\n")
    _into(
        source / "scoring" / "kinds" / "__init__.py", scoring, "    k.Requirement: ", "    Milestone: Milestones(),\n"
    )
    for name, more in (("meanings", MEANINGS), ("keys", KEYS), ("points", POINTS)):
        path = source / "language" / "catalogue" / "kinds" / f"{name}.py"
        path.write_text(path.read_text(encoding="utf-8").removesuffix("}\n") + more + "}\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def told(grown: Path) -> dict[str, str]:
    """What every command prints of a folder whose rules use the kind."""
    folder = grown / "folder"
    for name, reach in (("before", "2"), ("rules", "3")):
        (folder / name / "cases").mkdir(parents=True)
        folder.joinpath(name, "stones.yaml").write_text(RULES.replace("REACH", reach), encoding="utf-8")
        folder.joinpath(name, "cases", "stones.yaml").write_text(CASES, encoding="utf-8")
    rows = [
        (who, f"2024-0{month}-01", "文章") for who, months in (("001", 3), ("002", 2)) for month in range(1, months + 1)
    ]
    members = [(who, name, "東支部", "普通黨員") for who, name in (("001", "王一"), ("002", "李二"))]
    write_workbook(
        folder / "records.xlsx",
        成員=[("編號", "姓名", "支部", "類別"), *members],
        活動=[("編號", "日期", "項目"), *rows],
        評議=[("編號", "等次"), ("001", "合格"), ("002", "合格")],
    )
    environment = {**os.environ, "PYTHONPATH": str(grown / "src")}
    ran = subprocess.run(
        [sys.executable, "-c", WALK, *COMMANDS],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    parts = ran.stdout.split("$ ")[1:]
    return dict(part.split("\n", 1) for part in parts) | {"stderr": ran.stderr}


def test_every_command_knows_the_kind(told: dict[str, str]) -> None:
    """None breaks off, and what each tells of the kind is what its model and its entry in the catalogue say."""
    assert {command for command in COMMANDS if not told[command].endswith("status 0\n")} == set(), told["stderr"]
    assert "Traceback" not in told["stderr"]
    assert "Figures   activity article, from 3 rows on" in told["rules show study.stone"]
    assert "Points    +5 when reached" in told["rules show study.stone"]
    assert "3 rows of article give +5 once" in told["rules show study.stone --as-sentence"]
    assert "rows to reach from 2 to 3" in told["rules diff before rules"]
    assert "How many rows" in told["rules schema rule-set"]
    assert "95     95  Good" in told["score records.xlsx --out scored"]
    assert "1 more record(s) of article: Study 90 → 95" in told["explain records.xlsx 002"]
    assert json.loads(told["explain records.xlsx 001 --format json"].removesuffix("status 0\n"))


def test_what_is_exported_comes_back(grown: Path, told: dict[str, str]) -> None:
    """A workbook of the rules has the kind and its key."""
    assert told
    text = (grown / "folder" / "again" / "stones.yaml").read_text(encoding="utf-8")
    assert "kind: milestone" in text
    assert "reach: 3" in text
