"""Two folders of rules side by side: what changes in them, and what it does to the members of a workbook."""

from __future__ import annotations

import hashlib
import json
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from dangxing.authoring.diff.changes import Change, changes
from dangxing.authoring.diff.effects import by_branch, by_outcome, effect
from dangxing.language import LANGUAGES, Language
from dangxing.language.voice import Voice
from dangxing.rules import loading
from running import Run
from shipped import RULES as OLD

D = Decimal
SHIPPED = loading.shipped_rules()
Capture = pytest.CaptureFixture[str]

SHEETS = {
    "成员": [
        ("编号", "姓名", "支部", "类别"),
        ("1", "王一", "东支部", "普通党员"),
        ("2", "李二", "东支部", "普通党员"),
        ("3", "张三", "西支部", "普通党员"),
        ("4", "赵四", "西支部", "普通党员"),
    ],
    "活动": [
        ("编号", "日期", "项目", "字数"),
        ("1", "2024-03-01", "学习笔记", 20000),
        ("2", "2024-03-01", "学习笔记", 10000),
        ("3", "2024-03-01", "学习笔记", 10000),
        *(
            (str(at), "2024-04-01", name, None)
            for at in (1, 2, 3)
            for name in ("为单位办实事", "征求意见", "个人整改计划")
        ),
        *((str(at), "2024-04-01", "理论文章", 5000) for at in (1, 2, 3) for _ in range(2)),
    ],
    "评议": [("编号", "等次", "测评得分"), *((str(at), "合格", 80) for at in (1, 2, 3))],
}


@pytest.fixture(autouse=True)
def folder(folder: Path) -> Path:
    """A working folder with a workbook of four members of two branches."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in SHEETS.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save("records.xlsx")
    book.close()
    return folder


def _own(folder: Path, *edits: tuple[str, str], name: str = "enterprise") -> Path:
    """The shipped rules with so much of a file changed."""
    own = folder / "own"
    if not own.exists():
        shutil.copytree(SHIPPED, own)
    path = own / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return own


def _changes(own: Path) -> tuple[Change, ...]:
    return changes(OLD, loading.load(own))


def _told(found: tuple[Change, ...]) -> list[tuple[str, str, str, str | None, str | None, str | None]]:
    return [(one.kind, one.of, one.subject, one.field, one.before, one.after) for one in found]


# ── Rules ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_rules_have_no_changes(folder: Path) -> None:
    """A copy with other comments is the same."""
    assert _changes(_own(folder, ("# Tracks", "# Other words"))) == ()


def test_a_value_that_changes_is_told_with_its_rule_and_clause(folder: Path) -> None:
    """From what to what, as the rules write it, with the clause."""
    (found,) = _changes(_own(folder, ("target: 20000", "target: 30000")))
    assert found == Change(
        "changed", "rule", "enterprise", "ordinary", "study.notes", "第六條·2(1)②", "target", "20000", "30000"
    )
    assert (
        found.words(Voice("en", OLD.names), {}) == "ordinary/study.notes (Article 6·2(1)②): target from 20000 to 30000"
    )
    assert found.words(Voice("zh-Hans"), {}) == "“ordinary/study.notes”（第六条·2(1)②）的目标由20000改为30000"


def test_a_word_of_the_language_of_rules_is_told_in_words() -> None:
    """Not as the file has it, and under its own name: a mean of rows, and among whom a best is sought."""
    changed = Change("changed", "rule", "made", "a", "r", None, "of", "mean", "each")
    assert changed.words(Voice("zh-Hans"), {}) == "“a/r”的逐条或合计由取平均改为逐条取分"
    best = "marks.技能.best.of"
    setting = Change("changed", "setting", "made", None, best, None, best, "track", "branch")
    assert setting.words(Voice("zh-Hans"), {}) == "评分·技能·与最高的比·范围：由本类别改为本支部"


def test_a_table_changes_by_its_entries(folder: Path) -> None:
    """An entry that changed, one that is new and one that is gone are told apart."""
    own = _own(
        folder,
        ("table: {中央: 15, 省: 10, 市: 5, 區: 3}", "table: {中央: 20, 省: 10, 市: 5}"),
        ("none: -3", "none: -4"),
    )
    assert _told(_changes(own)) == [
        ("changed", "rule", "theory.notes", "none", "-3", "-4"),
        ("changed", "rule", "duty.commendations", "table.中央", "15", "20"),
        ("removed", "rule", "duty.commendations", "table.區", "3", None),
    ]


def test_a_rule_that_comes_and_one_that_goes(folder: Path) -> None:
    """A rule by another id is a new one, and the old one is gone."""
    own = _own(folder, ("          duty.lapse:\n", "          duty.fault:\n"))
    assert _told(_changes(own)) == [
        ("added", "rule", "duty.fault", None, None, "反之扣5分"),
        ("removed", "rule", "duty.lapse", None, "反之扣5分", None),
    ]


def test_an_activity_that_comes_is_told_once(folder: Path) -> None:
    """By its name, not key by key; sentences stand in quotation marks."""
    own = _own(folder, ("activities:\n", "activities:\n  熱線值班: {kind: deed, en: hotline duty}\n"))
    (change,) = _changes(own)
    assert change.words(Voice("zh-Hant"), {}) == "增加可登記的項目「熱線值班」"
    (change,) = changes(loading.load(own), loading.load(None))
    assert change.words(Voice("en"), {}) == "activity 熱線值班 removed"


def test_settings_and_bands(folder: Path) -> None:
    """What stands outside the tracks is told by its keys, a band by its id wherever it stands."""
    own = _own(
        folder, ("at_least: 90", "at_least: 85"), ("days: 7", "days: 5"), ("needs: [verdict, poll]", "needs: [poll]")
    )
    assert set(_told(_changes(own))) == {
        ("changed", "setting", "needs", "needs", "[verdict, poll]", "poll"),
        ("changed", "setting", "notice.days", "notice.days", "7", "5"),
        ("changed", "setting", "bands.commended.at_least", "bands.commended.at_least", "90", "85"),
    }


def test_sets_tracks_and_categories(folder: Path) -> None:
    """What comes or goes as a whole is one change, not one a rule."""
    own = _own(folder, ("  trainee:\n    title", "  pupil:\n    title"), name="trainee")
    _own(folder, ("      pledge:\n        title", "      promise:\n        title"), name="student")
    (own / "enterprise.yaml").unlink()
    assert _told(_changes(own)) == [
        ("added", "category", "promise", None, None, None),
        ("removed", "category", "pledge", None, None, None),
        ("changed", "rule", "pledge", "category", "pledge", "promise"),
        ("added", "track", "pupil", None, None, None),
        ("removed", "track", "trainee", None, None, None),
        ("removed", "set", "enterprise", None, None, None),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_reads_in_every_language(folder: Path, language: Language) -> None:
    """Every value of every rule has its words."""
    pairs = [(OLD, loading.load(Path(__file__).parents[1] / "data" / "cooperative"))]
    own = _own(folder, ("kind: forfeit", "kind: attendance\n            count: missed\n            points: -1"))
    pairs.append((OLD, loading.load(own)))
    for old, new in pairs:
        for one in (*changes(old, new), *changes(new, old)):
            words = one.words(Voice(language, new.names), {})
            assert "{before" not in words
            assert "{after" not in words
            assert "None" not in words


# ── People ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_moves_and_by_how_much(folder: Path) -> None:
    """Member by member: total, rank and outcome under both; a pending member has none and does not move."""
    new = loading.load(_own(folder, ("target: 20000", "target: 30000")))
    found = effect("records.xlsx", OLD, new)
    assert [(one.id, one.change, one.moved) for one in found.members] == [
        ("1", D("-0.80"), True), ("2", D("-0.80"), True), ("3", D("-0.80"), True), ("4", None, False),
    ]  # fmt: skip
    assert (found.members[0].before, found.members[0].after) == (
        (D("92.80"), 1, "commended"),
        (D("92.00"), 1, "commended"),
    )


def test_a_band_that_moves(folder: Path) -> None:
    """An outcome can change where no total does."""
    new = loading.load(_own(folder, ("at_least: 90", "at_least: 92.5")))
    found = effect("records.xlsx", OLD, new)
    assert [(one.change, one.before[2], one.after[2]) for one in found.members] == [
        (D(0), "commended", "commended"),
        (D(0), "commended", "qualified"),
        (D(0), "commended", "qualified"),
        (None, "pending", "pending"),
    ]


def test_the_summaries(folder: Path) -> None:
    """By branch: members, who moves, mean, lowest and highest; by outcome: how many went from which to which."""
    own = _own(folder, ("at_least: 90", "at_least: 92.5"), ("target: 20000", "target: 30000"))
    found = effect("records.xlsx", OLD, loading.load(own))
    assert by_branch(found.members) == (
        ("东支部", 2, 2, D("-0.80"), D("-0.80"), D("-0.80")),
        ("西支部", 2, 1, D("-0.80"), D("-0.80"), D("-0.80")),
    )
    assert by_outcome(found.members) == {"enterprise": {("commended", "qualified"): 3, ("pending", "pending"): 1}}


def test_a_workbook_that_one_of_them_cannot_score(folder: Path) -> None:
    """Its problems come back, and nobody is compared."""
    own = _own(folder)
    (own / "enterprise.yaml").unlink()
    found = effect("records.xlsx", OLD, loading.load(own))
    assert found.members == ()
    assert {problem.severity for problem in found.problems} == {"error"}


# ── The command ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def run(run: Run) -> Run:
    """``dangxing rules diff …``."""
    return run.of("rules", "diff")


def test_the_table(folder: Path, run: Run) -> None:
    """What changes in words, then who moves, then the summaries; nothing is written."""
    _own(folder, ("target: 20000", "target: 30000"))
    before = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}
    status, out, err = run("shipped", "own", "records.xlsx")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[:3] == [
        "Changes in the rules: the rules that are shipped → own",
        "Rule set enterprise: Appraisal of company members",
        "- ordinary/study.notes (Article 6·2(1)②): target from 20000 to 30000",
    ]
    assert "3 of 4 members move" in lines
    assert [line.split()[:3] for line in lines if "-0.80" in line][:3] == [
        ["王一", "1", "东支部"], ["李二", "2", "东支部"], ["张三", "3", "西支部"],
    ]  # fmt: skip
    assert "By branch" in lines
    assert "By outcome" in lines
    assert {
        path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
    } == before


def test_markdown(folder: Path, run: Run) -> None:
    """Headings and tables that a page of a merge request shows."""
    _own(folder, ("target: 20000", "target: 30000"))
    status, out, _ = run("shipped", "own", "records.xlsx", "--format", "markdown", "--lang", "zh-Hant")
    assert status == 0
    title = "## 規則集：企業黨員目標管理量化考核（enterprise）"
    assert out.startswith(f"# 規則的變化：自帶的規則 → own\n\n{title}\n\n- 「ordinary/study.notes」")
    assert (
        "\n| 姓名 | 編號 | 支部 | 總分 | 增減 | 名次 | 結果 |\n| --- | --- | --- | ---: | ---: | --- | --- |\n| 王一 |"
        in out
    )


def test_as_json(folder: Path, run: Run) -> None:
    """Numbers are numbers, only those who move are listed, and the same in gives the same out."""
    _own(folder, ("target: 20000", "target: 30000"))
    status, out, _ = run("shipped", "own", "records.xlsx", "--format", "json")
    told = json.loads(out)
    assert status == 0
    assert [
        (one["rule_set"], one["subject"], one["field"], one["before"], one["after"]) for one in told["changes"]
    ] == [("enterprise", "study.notes", "target", "20000", "30000")]
    (workbook,) = told["workbooks"]
    assert (workbook["path"], workbook["year"], len(workbook["members"])) == ("records.xlsx", 2024, 3)
    member = workbook["members"][0]
    assert (member["change"], member["after"]["rank"]) == (-0.8, 1)
    assert workbook["branches"][0]["branch"] == "东支部"
    assert run("shipped", "own", "records.xlsx", "--format", "json")[1] == out


def test_nothing_changes(folder: Path, run: Run) -> None:
    """The same rules are said to be the same, and nobody moves."""
    status, out, _ = run("shipped", "shipped", "records.xlsx")
    assert status == 0
    assert out.splitlines()[1] == "The rules are the same"
    assert out.splitlines()[-1] == "None of 4 members moves"


def test_what_cannot_be_compared(folder: Path, run: Run) -> None:
    """A workbook with errors: status 1 and its problems; files and rules that are not there: status 2."""
    own = _own(folder)
    (own / "enterprise.yaml").unlink()
    status, out, err = run("shipped", "own", "records.xlsx")
    assert status == 1
    assert "rule set enterprise removed" in out
    assert "records.xlsx:成员!D2: error" in err
    assert run("shipped", "own", "none.xlsx")[0] == 2
    assert run("shipped", "nowhere")[0] == 2
    assert run("shipped")[0] == 2


def test_the_rules_of_a_year(folder: Path, run: Run) -> None:
    """With --year those in force in it are compared."""
    (folder / "dated").mkdir()
    (folder / "dated" / "own.yaml").write_text(
        "extends: enterprise\ntracks:\n  ordinary:\n    categories:\n      study:\n        rules:\n"
        "          study.notes:\n            target:\n              - {until: 2024-12-31, value: 20000}\n"
        "              - {from: 2025-01-01, value: 25000}\n",
        encoding="utf-8",
    )
    assert "The rules are the same" in run("shipped", "dated", "--year", "2024")[1]
    assert "target from 20000 to 25000" in run("shipped", "dated", "--year", "2025")[1]


def test_the_years_of_the_workbooks(folder: Path, run: Run) -> None:
    """What changed in a year gone by is told where a workbook of that year is compared, beside what holds now."""
    (folder / "dated").mkdir()
    (folder / "dated" / "own.yaml").write_text(
        "extends: enterprise\ntracks:\n  ordinary:\n    categories:\n      study:\n        rules:\n"
        "          study.notes:\n            target:\n              - {until: 2024-12-31, value: 30000}\n"
        "              - {from: 2025-01-01, value: 20000}\n",
        encoding="utf-8",
    )
    assert "The rules are the same" in run("shipped", "dated")[1]
    status, out, _ = run("shipped", "dated", "records.xlsx")
    assert status == 0
    assert "target from 20000 to 30000" in out
    assert "3 of 4 members move" in out


def _sanction(folder: Path, *told: tuple[str, str]) -> str:
    """A regulation with tests, limits and parts of the year, changed."""
    path = folder / "sanction.yaml"
    text = (Path(__file__).parents[1] / "data" / "regulations" / "sanction" / "sanction.yaml").read_text("utf-8")
    for old, new in told:
        assert old in text
        text = text.replace(old, new)
    folder.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(("language", "told"), [
    ("zh-Hans", [
        "条件：由“限评得分少于1；民意得分不少于1”改为“限评得分少于2；名次在本支部前20%（并列超额都不算）”",
        "名额：增加，为“本支部最多1/3，按名次，四舍五入，并列都算（第五条）；至少1名”",
        "条件：去掉，原为“以下都没有：上期结果为一票否决”",
        "分期结算由“按月结算；全年相加”改为“按季度结算；全年取平均；只计有记录的”",
        "不再计由“自有处分（记过）的当天起：",
        "得分限制：“有处分的：不超过3，条件为处分不少于1次（第二条）”",
    ]),
    ("zh-Hant", ["條件：由「限評得分少於1；民意得分不少於1」改為「限評得分少於2；名次在本支部前20%（並列超額都不算）"]),
    ("en", [
        "tests: from “Barred scores less than 1; Opinions scores at least 1” to “Barred scores less than 2; "
        "among the first 20% of the branch (ties out)”",
        "quota: added, “at most 1/3 of the branch, by rank, rounded half up, ties in (Article 5); 1 at least”",
        "at most 3 where times of sanction: at least 1 (Article 2)",
    ]),
])  # fmt: skip
def test_tests_and_parts_of_the_year_are_told_in_words(
    folder: Path, capsys: Capture, language: str, told: list[str]
) -> None:
    """No key of the language of rules stands in what people read; JSON has the values as they are written."""
    new = _sanction(
        folder / "new",
        ("{score: ban, less_than: 1}, {score: mood, at_least: 1}",
         "{score: ban, less_than: 2}, {rank: {first: 20 %, of: branch, ties: out}}"),
        ("when: [none: [{last_outcome: vetoed}]]",
         "quota: {clause: 第五條, at_most: 1/3, of: branch, round: half, at_least: 1}"),
        ("every: month, year: sum, over: all", "every: quarter, year: mean, over: with-rows"),
        ("activity: 處分, result: 記過}", "activity: 處分, result: [警告, 記過]}"),
        ("at_most: 30", "at_most: 30\n            limits: [{clause: 第二條, says: 有處分的, at_most: 3, "
         "when: [{rows: {activity: 處分}}]}]"),
    )  # fmt: skip
    run = Run(capsys, "--lang", language).of("rules")
    ran = run("diff", _sanction(folder / "old"), new)
    assert [each for each in told if each not in ran.out] == []
    assert not {"less_than", "last_outcome", "with-rows", "closed_by", "{"} & set(ran.out.replace("：", " ").split(" "))
    changed = json.loads(run("diff", _sanction(folder / "old"), new, "--format", "json").out)["changes"]
    (settled,) = (each for each in changed if each["field"] == "settle")
    assert settled["after"] == "every: quarter, year: mean, over: with-rows"
