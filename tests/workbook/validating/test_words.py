"""What offices write: taken where it is certain, asked about where it is not, and never guessed by its letters."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dangxing.errors import RulesProblem
from dangxing.language.script import fold
from dangxing.rules import loading
from dangxing.workbook.validating.lexicon import Lexicon
from sheets import Rows, book, check, found, message

DAY = dt.date(2024, 3, 1)
MEMBERS: Rows = [["001", "王一", "第一支部", "普通黨員"], ["002", "李二", "第一支部", "普通黨員"]]


def deed(
    name: object, *, key: object = "001", who: object = None, attendance: object = None, level: object = None
) -> Rows:
    return [[key, who, DAY, name, attendance, None, None, level]]


def test_shipped_words_mean_one_thing_and_are_no_terms() -> None:
    """What were a term of the rules already, or stood in two places, would be read by chance."""
    lexicon = Lexicon(loading.load())
    (habits,) = lexicon.rulebook.habits
    for holds in ("attendance", "verdict", "track", "standing", "post", "level", "result", "activity"):
        words, usage = lexicon.words(holds), getattr(habits, holds)
        assert words is not None
        assert [term for term in (*usage.certain, *usage.likely) if words[term] is None] == []
        written = [fold(w) for part in (usage.certain, usage.likely) for told in part.values() for w in told]
        written += map(fold, usage.ask)
        assert [word for word in written if words[word] is not None] == []
        assert len(written) == len(set(written))
    assert [word for word in habits.uncounted if lexicon.activities[word] is not None] == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("缺", "unexcused"),
        ("×", "unexcused"),
        ("旷", "unexcused"),
        ("出差", "excused"),
        ("产假", "excused"),
        ("免到", "exempt"),
    ],
)
def test_a_certain_word_is_taken_and_told(written: str, value: str) -> None:
    checked = check(book(成員=MEMBERS, 活動=deed("心得體會", attendance=written)))
    assert found(checked) == [("warning", "word-taken", "活動!E2")]
    assert checked.records is not None
    assert checked.records.activities[0].attendance == value


@pytest.mark.parametrize("written", ["免", "1", "是", "√", "事假"])
def test_a_word_of_the_contract_is_taken_without_a_word(written: str) -> None:
    assert check(book(成員=MEMBERS, 活動=deed("心得體會", attendance=written))).problems == ()


@pytest.mark.parametrize(
    ("name", "term"),
    [("黨員大會", "支部黨員大會"), ("上党课", "黨課"), ("整改計劃", "個人整改計劃"), ("支委会", "支部委員會")],
)
def test_activities_are_written_in_many_ways(name: str, term: str) -> None:
    checked = check(book(成員=MEMBERS, 活動=deed(name)))
    assert ("warning", "word-taken", "活動!D2") in found(checked)
    assert checked.records is not None
    assert checked.records.activities[0].activity == term


@pytest.mark.parametrize(("written", "post"), [("支部書記", "書記"), ("組織委員", "委員"), ("支部副书记", "委員")])
def test_the_posts_of_a_branch_are_taken_for_those_of_the_rules(written: str, post: str) -> None:
    checked = check(book(成員=[["001", "王一", "第一支部", "普通黨員", written]]))
    assert found(checked) == [("warning", "word-taken", "成員!E2")]
    assert checked.records is not None
    assert checked.records.members[0].post == post


@pytest.mark.parametrize("written", ["遲到", "早退", "补课", "列席", "○"])
def test_what_no_rule_settles_is_asked_about(written: str) -> None:
    checked = check(book(成員=MEMBERS, 活動=deed("心得體會", attendance=written)))
    assert found(checked) == [("error", "undecided-word", "活動!E2")]
    told = message(checked.problems[0])
    assert f"「{written}」" in told
    assert "出席、請假、缺席、免" in told


def test_who_is_out_on_business_is_asked_about() -> None:
    checked = check(book(成員=MEMBERS, 活動=deed("心得體會", attendance="公出")))
    assert found(checked) == [("error", "unknown-value", "活動!E2")]
    assert "多指「請假」" in message(checked.problems[0])


@pytest.mark.parametrize("written", ["未到", "X", 0])
def test_what_is_likely_is_suggested_and_not_taken(written: object) -> None:
    checked = check(book(成員=MEMBERS, 活動=deed("心得體會", attendance=written)))
    assert found(checked) == [("error", "unknown-value", "活動!E2")]
    assert "多指「缺席」" in message(checked.problems[0])
    assert "出席」？" not in message(checked.problems[0])


def test_a_word_of_another_column_is_told_where_it_belongs() -> None:
    checked = check(book(成員=[["001", "王一", "第一支部", "預備黨員"]]))
    assert found(checked) == [("error", "other-column", "成員!D2")]
    assert "「黨籍」一列" in message(checked.problems[0])


def test_what_no_rule_counts_is_left_out_and_told() -> None:
    rows = [*deed("思想匯報"), *deed("主题党日"), *deed("心得體會")]
    checked = check(book(成員=MEMBERS, 活動=rows))
    assert found(checked) == [("warning", "uncounted", "活動!D2"), ("warning", "uncounted", "活動!D3")]
    assert checked.records is not None
    assert [row.row for row in checked.records.activities] == [4]
    assert ("error", "unknown-activity", "活動!D2") in found(check(book(成員=MEMBERS, 活動=deed("喝茶看報"))))


def test_totals_are_called_totals_and_left_out() -> None:
    sheets = book(
        成員=[*MEMBERS, ["合计", "2人"]],
        安排=[["第一支部", DAY, "黨課", 2], [None, "合 計", None, 2]],
        活動=[*deed("心得體會"), [None, "小計", None, "1篇"]],
        評議=[["001", "合格", 90], ["平均", None, 90]],
    )
    checked = check(sheets)
    assert found(checked) == [
        ("warning", "total-row", "成員!A4"),
        ("warning", "total-row", "安排!B3"),
        ("warning", "total-row", "活動!B3"),
        ("warning", "total-row", "評議!A3"),
    ]
    assert checked.records is not None
    assert [len(rows) for rows in (checked.records.members, checked.records.schedule, checked.records.appraisal)] == [
        2,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("key", "who", "meant"),
    [
        ("1", "李二", "002"),  # the name decides, not the letters
        ("1", "趙六", None),
        ("李二", None, "002"),
        ("1", None, "001"),  # zeros in front are what a spreadsheet program takes away
        ("003", None, None),
        ("OO1", None, "001"),  # nor can circles be told from zeros
        ("001/002", "李二", None),  # a row of two people is of neither, and the other would lose it
        ("001、002", None, None),
    ],
)
def test_the_name_in_the_row_decides_about_an_id(key: str, who: str | None, meant: str | None) -> None:
    checked = check(book(成員=MEMBERS, 活動=deed("心得體會", key=key, who=who)))
    assert found(checked) == [("error", "unknown-member", "活動!A2")]
    assert checked.problems[0].params.get("nearest") == meant


def test_two_people_of_one_name_decide_nothing() -> None:
    members = [*MEMBERS, ["003", "李二", "第一支部", "普通黨員"]]
    checked = check(book(成員=members, 活動=deed("心得體會", key="9", who="李二")))
    assert checked.problems[-1].params.get("nearest") is None


def _with_words(tmp_path: Path, words: str) -> Lexicon:
    (tmp_path / "words.yaml").write_text(words, encoding="utf-8")
    return Lexicon(loading.load(tmp_path))


def test_an_office_adds_words_and_has_its_way(tmp_path: Path) -> None:
    """A folder with nothing but its words takes the shipped rules."""
    lexicon = _with_words(
        tmp_path,
        "attendance:\n  certain: {請假: [公差, 未到]}\n  ask: [出差]\nuncounted: [道德講堂]\ntotals: [合]\n",
    )
    taken = lexicon.taken("attendance")
    assert taken.certain[fold("公差")] == taken.certain[fold("未到")] == "excused"
    assert fold("未到") not in taken.likely
    assert fold("出差") in taken.ask
    assert fold("出差") not in taken.certain
    assert {fold("道德講堂"), fold("主題黨日")} <= lexicon.uncounted
    assert fold("合") in lexicon.totals


def test_a_mistake_in_the_words_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(RulesProblem) as raised:
        _with_words(tmp_path, "attendance:\n  surely: {請假: [公差]}\n")
    (fault,) = raised.value.faults
    assert (Path(fault.path).name, fault.line, fault.column) == ("words.yaml", 2, 3)


def test_an_own_word_for_a_term_that_is_none_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(RulesProblem) as raised:
        _with_words(tmp_path, "attendance:\n  certain:\n    告假: [公差]\n")
    (fault,) = raised.value.faults
    assert (fault.line, fault.column) == (3, 5)


@pytest.mark.parametrize("written", ["—", "-", "/", "无", "未评"])
def test_a_word_for_nothing_is_nothing_where_a_cell_may_be_empty(written: str) -> None:
    checked = check(book(成員=MEMBERS, 評議=[["001", written, written]], 活動=deed("心得體會")))
    assert found(checked) == [("warning", "blank-taken", "評議!B2"), ("warning", "blank-taken", "評議!C2")]
    assert checked.records is not None
    assert (checked.records.appraisal[0].verdict, checked.records.appraisal[0].poll_score) == (None, None)


@pytest.mark.parametrize("written", ["—", "無"])
def test_in_attendance_it_is_asked_about(written: str) -> None:
    """There an empty cell means 出席."""
    checked = check(book(成員=MEMBERS, 活動=deed("心得體會", attendance=written)))
    assert found(checked) == [("error", "undecided-word", "活動!E2")]


def test_a_column_of_numbers_without_any_is_told_once() -> None:
    members: Rows = [[f"00{n}", f"王{n}", "第一支部", "普通黨員"] for n in range(1, 5)]
    rows: Rows = [[f"00{n}", "合格", 90, None, None, None, None, "完成較好"] for n in range(1, 5)]
    checked = check(book(成員=members, 評議=rows, 活動=deed("心得體會")))
    assert found(checked) == [("error", "column-of-text", "評議!H1")]
    assert "4 格都是文字，如「完成較好」" in message(checked.problems[0])
    one_number: Rows = [*rows[:3], [*rows[3][:7], 95]]
    told = found(check(book(成員=members, 評議=one_number, 活動=deed("心得體會"))))
    assert [place for _, code, place in told if code == "bad-number"] == ["評議!H2", "評議!H3", "評議!H4"]


@pytest.mark.parametrize(
    ("written", "value"),
    [("第2名", 2), ("第三名", None), ("九十五", 95), ("十二", 12), ("一百零五", 105), ("一百五", None)],
)
def test_numbers_as_they_are_spoken(written: str, value: int | None) -> None:
    checked = check(book(成員=MEMBERS, 支部=[["第一支部", written, 200]], 活動=deed("心得體會")))
    assert (checked.records is not None) == (value is not None)
    if checked.records is not None:
        assert checked.records.branches[0].year_end_rank == value
