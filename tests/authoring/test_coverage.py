"""The regulations held clause by clause against the rules, and a text's own numbers against the list of clauses."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangxing.authoring.checks import clauses, folder_of
from dangxing.authoring.checks.clausetext import clauses_of
from dangxing.authoring.checks.coverage import Coverage, covered, held_against
from dangxing.authoring.checks.findings import Finding
from dangxing.language import LANGUAGES, Language
from dangxing.language.voice import Voice
from dangxing.rules import loading
from running import Run
from shipped import RULES

SHIPPED = folder_of(None)
EXAMPLES = Path(__file__).parents[2] / "examples" / "rules"
GENERATED = Path(__file__).parents[2] / "docs" / "coverage.md"
Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped rules, to be changed."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "own"))


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _held(copy: Path) -> tuple[tuple[Coverage, ...], tuple[Finding, ...]]:
    return covered(loading.load(copy), copy)


def _articles(count: int) -> list[str]:
    digits = "一二三四五六七八九"
    numbers = [*digits, "十", *(f"十{digit}" for digit in digits)]
    return [f"第{number}條" for number in numbers[:count]]


# ── The lists ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_clause_of_the_shipped_regulations_is_answered_for() -> None:
    """No clause is without a rule, a command, people or a reason, and every citation is in the list."""
    tables, findings = covered(RULES, SHIPPED)
    assert findings == ()
    assert [table.rule_set for table in tables] == ["enterprise", "student", "trainee"]
    assert {row.status for table in tables for row in table.rows} <= {
        "rule", "setting", "command", "people", "nothing", "parts",
    }  # fmt: skip


def test_the_lists_hold_every_article_and_item() -> None:
    """Seventeen articles with every item of the sixth, eight requirements, six parts of a term."""
    lists = clauses.load(SHIPPED / "clauses", [])
    numbers = {key: [clauses.key_of(name) for name in one.content.clauses] for key, one in lists.items()}
    assert [number for number in numbers["enterprise"] if len(number) == 1] == [(at,) for at in range(1, 18)]
    items = {(1, 1): 5, (1, 2): 4, (1, 3): 8, (1, 4): 2, (2, 1): 4, (2, 3): 6, (2, 4): 2}
    expected = [(6, *home, at) for home, count in items.items() for at in range(1, count + 1)]
    assert [number for number in numbers["enterprise"] if len(number) == 4] == expected
    assert [number for number in numbers["student"] if number[:1] == (3,)] == [(3,), *((3, at) for at in range(1, 9))]
    assert [number for number in numbers["trainee"] if isinstance(number, tuple)] == [(at,) for at in range(1, 7)]


@pytest.mark.parametrize(
    ("clause", "status", "names"),
    [
        ("第六條·1(1)①", "rule", ["leader/theory.lectures-held", "leader/theory.lecture-hours"]),
        ("第六條·2(2)", "rule", ["ordinary/life.missed", "ordinary/life.unexcused"]),
        ("第六條·1(3)", "parts", [""]),
        ("第八條", "setting", ["weights"]),
        ("第十二條", "command", ["forms", "領導小組簽字，裝入檔案"]),
        ("第九條", "people", ["支部成立小組，負責考核"]),
        ("第一條", "nothing", ["只說明目的"]),
    ],
)
def test_who_answers_for_a_clause(clause: str, status: str, names: list[str]) -> None:
    """Rules by their track and id, parts of the rule set by their keys, commands, people, or nobody for a reason."""
    row = next(row for row in covered(RULES, SHIPPED)[0][0].rows if row.clause == clause)
    assert (row.status, [answer.name for answer in row.answers]) == (status, names)


def test_the_commands_that_answer_are_commands() -> None:
    """No clause is left to a command that there is not meant to be."""
    named = {answer.name for table in covered(RULES, SHIPPED)[0] for row in table.rows for answer in row.answers
             if answer.by == "command"}  # fmt: skip
    assert named == {"score", "validate", "template", "report", "report --quarter", "forms", "targets", "rules show"}


def test_a_clause_that_nothing_answers_for_fails(copy: Path) -> None:
    """It is told with its place in the list."""
    _edit(copy / "clauses" / "student.yaml", "command: report --quarter, people: 黨總支通報", "")
    _edit(copy / "clauses" / "student.yaml", "通報一次, }", "通報一次}")
    (found,) = _held(copy)[1]
    assert (found.short_code, found.severity, found.line, found.column) == ("uncovered", "error", 23, 3)
    assert found.path == str(copy / "clauses" / "student.yaml")


def test_a_citation_that_is_not_in_the_list_fails(copy: Path) -> None:
    """It is told at the rule; the clause that it should have cited is uncovered."""
    _edit(copy / "trainee.yaml", "            clause: 四\n", "            clause: 七\n")
    found = {(one.short_code, Path(one.path).parent.name) for one in _held(copy)[1]}
    assert found == {("unlisted", "own"), ("uncovered", "clauses")}


def test_a_clause_that_asks_for_nothing_is_not_cited(copy: Path) -> None:
    """A rule for a clause of which the list says that it asks for nothing is a contradiction."""
    _edit(copy / "clauses" / "trainee.yaml", "四: {says: 理論聯繫實際的學風}", "四: {says: 學風, nothing: 無}")
    (found,) = _held(copy)[1]
    assert found.short_code == "contradicted"
    assert "trainee/practice" in found.message("en")


def test_a_rule_set_without_a_list_fails(copy: Path) -> None:
    """There is nothing to hold it against, and it is said where the list should be."""
    (copy / "clauses" / "trainee.yaml").unlink()
    (found,) = _held(copy)[1]
    assert found.short_code == "no-list"
    assert found.message("en").endswith("own/clauses/trainee.yaml")


def test_a_list_that_cannot_be_read_is_told_once(copy: Path) -> None:
    """The fault of the file, and not the lack of a list on top of it."""
    _edit(copy / "clauses" / "trainee.yaml", "nothing:", "nothin:")
    assert [one.code for one in _held(copy)[1]] == ["rulefaults.unknown-key"]


def test_a_rule_set_that_extends_a_shipped_one_is_held_to_its_list(tmp_path: Path) -> None:
    """A file of changes needs no list of its own."""
    (tmp_path / "own.yaml").write_text('extends: student\nversion: "2"\n', encoding="utf-8")
    tables, findings = _held(tmp_path)
    assert findings == ()
    assert "student" in [table.rule_set for table in tables]


def test_a_list_beside_a_file_of_changes_adds_to_the_shipped_list(tmp_path: Path) -> None:
    """Its clauses take the place of the same ones however written; new ones stand in order; the rest stays."""
    (tmp_path / "own.yaml").write_text('extends: trainee\nversion: "2"\n', encoding="utf-8")
    (tmp_path / "clauses").mkdir()
    (tmp_path / "clauses" / "trainee.yaml").write_text(
        "rule_set: trainee\nclauses:\n  第七條: {says: 附加, people: 支部}\n"
        "  第2條: {says: 另寫}\n  三(9): {says: 無人}\n",
        encoding="utf-8",
    )
    tables, findings = _held(tmp_path)
    (table,) = [table for table in tables if table.rule_set == "trainee"]
    (shipped,) = [table for table in covered(RULES, SHIPPED)[0] if table.rule_set == "trainee"]
    names = [row.clause for row in table.rows]
    assert set(map(clauses.key_of, names)) == {*(clauses.key_of(row.clause) for row in shipped.rows), (7,), (3, 9)}
    assert [key for name in names if isinstance(key := clauses.key_of(name), tuple)] == [
        (1,), (2,), (3,), (3, 9), (4,), (5,), (6,), (7,),
    ]  # fmt: skip
    assert [row.says for row in table.rows if row.clause == "第2條"] == ["另寫"]
    (found,) = findings
    assert (found.short_code, Path(found.path).parent.parent, found.line) == ("uncovered", tmp_path, 5)


def test_a_clause_that_an_organisation_adds_is_a_warning(tmp_path: Path) -> None:
    """The shipped list cannot have it, and 補充規定一 is not 第一條."""
    tables, findings = _held(EXAMPLES)
    assert [(one.short_code, one.severity, one.line) for one in findings] == [("added", "warning", 43)]
    (rows,) = [table.rows for table in tables if table.rule_set == "enterprise"]
    assert [row.status for row in rows if row.clause == "第一條"] == ["nothing"]


# ── Numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "written", ["第六條·1(1)①", "第六条·1（1）①", "第6條1(1)1", "第六條、1、(1)、⒈", "第六條·１（１）①", "六·1⑴①"]
)
def test_a_clause_is_the_same_however_it_is_written(written: str) -> None:
    """Script, width, brackets and kinds of digits do not count."""
    assert clauses.number_of(written) == (6, 1, 1, 1)


@pytest.mark.parametrize(
    ("written", "value"),
    [("十", 10), ("十七", 17), ("二十", 20), ("三十一", 31), ("一百零三", 103), ("一〇", 10), ("⑳", 20), ("㈩", 10)],
)
def test_numbers(written: str, value: int) -> None:
    """Chinese numbers in both ways of writing them, and enclosed ones."""
    assert clauses.value_of(written) == value


def test_a_range_cites_both_its_ends() -> None:
    """二至六 is from the second to the sixth; 前言 has no number and is a word."""
    assert clauses.numbers_cited("二至六") == ((2,), (6,))
    assert clauses.numbers_cited("三(一)") == ((3, 1),)
    assert clauses.numbers_cited("前言") == ("前言",)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("第一條、第二條", [(1,), (2,)]),
        ("第1条和第十二条第二款", [(1,), (12, 2)]),
        ("第三條、第五條至第七條", [(3,), (5,), (7,)]),
        ("第六條、1、(1)", [(6, 1, 1)]),
        ("第五條第二款、第三款", [(5, 2, 3)]),
    ],
)
def test_several_articles_are_cited_at_once(written: str, numbers: list[clauses.Number]) -> None:
    """What follows a comma is a clause of its own where it is an article; else it is a part of the one before."""
    apart = clauses.cited_apart(written)
    assert [number for one in apart for number in clauses.numbers_cited(one)] == numbers


def test_the_words_of_several_articles_stand_below_each_other() -> None:
    words: dict[clauses.Number | str, str] = {(1,): "甲", (2,): "乙"}
    assert clauses.words_cited("第一條、第二條、第三條", words) == "甲\n乙"
    assert clauses.words_cited("第三條", words) is None


def test_a_rule_answers_for_each_article_that_it_cites(copy: Path) -> None:
    """The list is asked for each, and what it lacks is told alone."""
    _edit(copy / "enterprise.yaml", "clause_of_reading: 第十六條", "clause_of_reading: 第十二條、第十六條、第九十條")
    tables, findings = _held(copy)
    assert [(one.short_code, one.params["clause"]) for one in findings] == [("unlisted", "第九十條")]
    found = {row.clause: [answer.name for answer in row.answers] for row in tables[0].rows}
    assert found["第十二條"] == ["clause_of_reading", "forms", "領導小組簽字，裝入檔案"]
    assert found["第十六條"][0] == "clause_of_reading"


# ── Texts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _numbers(text: str) -> list[str]:
    return ["-".join(map(str, found.number)) for found in clauses_of(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第一章 總則\n第一條 甲。\n第二條 乙。", ["1", "2"]),
        ("第一條 甲。 第二條 乙。", ["1", "2"]),
        ("第1条 甲\n第2条 乙", ["1", "2"]),
        ("第 一 條 甲\n  第二條　乙", ["1", "2"]),
        ("第一條 按照第三條的規定辦理。第二條第一款另有規定。\n第二條 乙", ["1", "2"]),
        ("第一條 甲\n第二條的規定不變\n第二條 乙", ["1", "2"]),
        ("一、甲\n（一）乙\n（二）丙\n二、丁\n（一）戊", ["1", "1-1", "1-2", "2", "2-1"]),
        ("一、甲\n1、乙\n2．丙\n3. 丁\n二、戊", ["1", "1-1", "1-2", "1-3", "2"]),
        ("第一條 甲\n1、乙\n(1)丙：\n①丁；②戊；\n(2)己\n1、庚\n2、辛\n2、壬\n(1)癸",
         ["1", "1-1", "1-1-1", "1-1-1-1", "1-1-1-2", "1-1-2", "1-1-2-1", "1-1-2-2", "1-2", "1-2-1"]),
        ("第一條 甲\n1、乙\n(1)丙\n①丁\n(2)戊\n①己\n2、庚\n(1)辛",
         ["1", "1-1", "1-1-1", "1-1-1-1", "1-1-2", "1-1-2-1", "1-2", "1-2-1"]),
        ("## 第一條 甲\n\n**第二條** 乙\n\n- （一）丙\n> 第三條 丁", ["1", "2", "2-1", "3"]),
        ("一、甲：（一）乙；（二）丙", ["1", "1-1", "1-2"]),
        ("一、（一）甲", ["1", "1-1"]),
        ("⑴甲\n⑵乙\n㈠丙", ["1", "2", "2-1"]),
        ("第一條 每次2.5學時，共1.5萬字\n第二條 得分：1.5分", ["1", "2"]),
        ("第一條 甲\n第三條 乙", ["1", "3"]),
        ("第六條 甲\n第六條之一 乙\n1、丙\n第七條 丁", ["6", "6-1", "6-1-1", "7"]),
        ("第一條 甲\n第二條 依照第一條之一辦理", ["1", "2"]),
        ("沒有編號的文字。共2次；其中（見上）一次", []),
    ],
)  # fmt: skip
def test_clauses_of_a_text(text: str, numbers: list[str]) -> None:
    """Numbers nest as the text nests them; what only looks like a number, or cites one, is none."""
    assert _numbers(text) == numbers


@given(st.text("第一二十百零〇条條章、（）()①②⑩⑴㈠⒈1290.．。；;：\n #*-之的字", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever stands in a text, nothing is raised, and its clauses are told in the order of their lines."""
    found = clauses_of(text)
    assert all(one.number for one in found)
    assert [one.line for one in found] == sorted(one.line for one in found)
    clauses.numbers_cited(text)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=8))
def test_what_is_written_out_is_read_back(sizes: list[int]) -> None:
    """Articles with parts, (1), (2) …, are found as they were written, and cited by the same numbers."""
    expected = [(at, *rest) for at, size in enumerate(sizes, 1) for rest in ((), *((part,) for part in range(1, size)))]
    lines = [
        f"第{_articles(19)[number[0] - 1][1:-1]}條 字。" if len(number) == 1 else f"({number[1]})字；"
        for number in expected
    ]
    found = clauses_of("\n".join(lines))
    assert [one.number for one in found] == expected
    assert [clauses.number_of(one.written) for one in found] == expected


def test_a_clause_is_written_as_rules_cite_it() -> None:
    """With its line, and the number as an organisation would write it in a rule."""
    found = clauses_of("前言\n\n第六條 甲\n1、乙\n(1)丙\n①丁")
    assert [(one.written, one.line) for one in found][-1] == ("第六條·1(1)①", 6)


def test_an_own_copy_is_held_against_the_list_that_it_fits() -> None:
    """The rule set is found by the numbers; what is in one of the two only is told with its place."""
    text = "\n".join(f"{article} 內容。" for article in [*_articles(5), *_articles(18)[6:]])
    compared = held_against(text, "own.txt", RULES, SHIPPED)
    assert compared is not None
    assert (compared.rule_set, compared.common) == ("enterprise", 16)
    extra = [one for one in compared.findings if one.short_code == "not-in-list"]
    assert [(one.path, one.line, one.params["clause"]) for one in extra] == [("own.txt", 17, "第十八條")]
    lacking = [one.params["clause"] for one in compared.findings if one.short_code == "not-in-text"]
    assert lacking[:2] == ["第六條", "第六條·1"]
    assert all(str(name).startswith("第六條") for name in lacking)


# ── The command ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def run(run: Run) -> Run:
    """``dangxing rules coverage …``."""
    return run.of("rules", "coverage")


def test_the_page_in_the_documentation_is_as_the_command_writes_it(run: Run) -> None:
    """A rule, a clause or a command that changed would make it stale: write it again."""
    status, out, _ = run("--format", "markdown", "--lang", "en")
    assert status == 0
    assert GENERATED.read_text(encoding="utf-8") == out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_and_the_counts(run: Run, language: Language) -> None:
    """A line a clause on stdout, the counts on stderr, in the language asked for."""
    status, out, err = run("trainee", "--lang", language)
    assert status == 0
    assert len(out.splitlines()) == 9
    assert err.startswith(Voice(language).title(loading.load().rule_sets["trainee"]))
    assert "{" not in out + err


def test_as_json(run: Run) -> None:
    """Every clause with its status and answers; nothing but JSON on stdout."""
    status, out, _ = run("student", "--format", "json", "--quiet")
    told = json.loads(out)
    assert (status, told["findings"], told["text"]) == (0, [], None)
    (student,) = told["rule_sets"]
    assert student["clauses"][4] == {
        "clause": "三(一)", "says": "簽一份承諾書", "status": "rule",
        "answers": [{"by": "rule", "name": "student/pledge"}],
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_in_the_encodings_of_offices(folder: Path, run: Run, encoding: str) -> None:
    """A copy that numbers what the list numbers passes."""
    numbers = "\n".join(f"{number}、内容" for number in "一二三四五六")
    (folder / "办法.txt").write_text(numbers, encoding=encoding)
    status, _, err = run("--text", "办法.txt")
    assert (status, err.splitlines()[-1]) == (
        0, "办法.txt held against the list of trainee: 6 clauses in both, 0 in the text only, 0 in the list only",
    )  # fmt: skip


def test_a_text_that_differs_fails(folder: Path, run: Run) -> None:
    """What the list lacks and what the text lacks, each with its place, and status 1."""
    (folder / "own.md").write_text("一、甲\n二、乙\n三、丙\n四、丁\n五、戊\n七、己\n", encoding="utf-8")
    status, _, err = run("trainee", "--text", "own.md")
    assert status == 1
    assert "own.md:6:1: error not-in-list: The text has the clause 七" in err
    assert "error not-in-text: The clause 六 of the list" in err


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("none.txt", None, "text-unreadable"),
        ("own.docx", "x", "text-suffix"),
        ("own.txt", "沒有編號", "text-without-clauses"),
    ],
)
def test_a_text_that_cannot_be_held(folder: Path, run: Run, name: str, content: str | None, code: str) -> None:
    """It is said why, with status 2."""
    if content is not None:
        (folder / name).write_text(content, encoding="utf-8")
    status, _, err = run("--text", name)
    assert (status, err.split(": ")[:2]) == (2, [name, f"error {code}"])


def test_wrong_usage(run: Run) -> None:
    """A rule set or a format that is not known is told with those that are."""
    assert run("company")[0] == 2
    status, _, err = run("--format", "csv")
    assert status == 2
    assert "table|json|markdown" in err


def test_words_of_another_rule_set_are_refused(tmp_path: Path) -> None:
    """A file of words under another's name would put its sentences beside the wrong clauses."""
    from dangxing.authoring.checks import clausewords
    from dangxing.errors import RulesProblem

    path = clausewords.place(tmp_path, "enterprise")
    path.parent.mkdir(parents=True)
    path.write_text("rule_set: student\nwords:\n  第一條: 本辦法\n", encoding="utf-8")
    with pytest.raises(RulesProblem) as refused:
        clausewords.load(tmp_path, "enterprise")
    assert [(fault.code, fault.line) for fault in refused.value.faults] == [("rulefaults.words-of-other", 1)]
