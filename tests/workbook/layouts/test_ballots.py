"""Ballots and tallies: which verdict each column is of, and that no column with votes is passed over."""

import pytest

from dangxing.workbook.layouts import Extract, Options
from extracting import USUAL, extracts, own, told
from office_tables import Rows

pytestmark = pytest.mark.usefixtures("folder")


def votes(found: Extract) -> dict[str, list[object]]:
    """How many votes each person has for each of the contract's verdicts that there was a column of."""
    fields = [f"votes_{each}" for each in ("excellent", "qualified", "basically_qualified", "unqualified")]
    return {line.person.name: [line.values.get(field) for field in fields] for line in found.lines if line.adds}


def test_a_column_of_votes_that_no_verdict_is_known_for_is_an_error_at_its_title() -> None:
    """Else its votes were lost: of a verdict that is none of the contract's, without a title, or of a second aspect."""
    cases: dict[str, Rows] = {
        "C2": [["測評計票"], ["姓名", "優秀", "良好", "合格", "不合格"], ["王一", 5, 3, 2, 0], ["李二", 4, 4, 2, 0]],
        "D2": [["測評票"], ["姓名", "優秀", "合格", "", "不合格"], ["王一", "√"], ["李二", "", "", "√"]],
        "E3": [
            ["測評票"],
            ["姓名", "工作", "", "作風"],
            ["", "優秀", "合格", "優秀", "合格"],
            ["王一", "√", "", "", "√"],
        ],
        "C3": [["測評計票"], ["註"], ["姓名", "優秀", "優秀票", "合格"], ["王一", 5, 3, 2]],
    }
    for cell, rows in cases.items():
        [found] = extracts(rows)
        assert ("votes-unknown", cell) in told(found), rows
    [found] = extracts([["測評票"], ["姓名", "優秀", "合格", "意見"], ["王一", "√", "", "踏實"]])
    assert told(found) == [("columns-left", "D2")]


def test_a_column_that_is_put_aside_is_told_and_not_counted() -> None:
    rows = [["測評計票"], ["姓名", "優秀", "合格", "平均分"], ["王一", 5, 3, 92]]
    assert told(*extracts(rows)) == [("votes-unknown", "D2")]
    [found] = extracts(rows, Options(branch="第一支部", year=2024, aside=frozenset({"平均分"})))
    assert told(found) == [("columns-left", "D2")]
    assert votes(found) == {"王一": [5, 3, None, None]}


def test_verdicts_are_known_by_the_words_of_the_contract_and_of_the_rules() -> None:
    """稱職 stands for 合格 where a rule set has it and no 合格; where nobody says so, it is asked about."""
    rows = [["測評票"], ["姓名", "優", "合格等次", "基本合格票數", "不合格"], ["王一", "√"], ["李二", "", "", "√"]]
    assert votes(extracts(rows)[0]) == {"王一": [1, 0, 0, 0], "李二": [0, 0, 1, 0]}
    rows = [["測評票"], ["姓名", "优秀", "称职", "基本称职", "不称职"], ["王一", "", "√"], ["李二", "", "", "", "√"]]
    assert {code for code, _ in told(*extracts(rows))} >= {"votes-unknown"}
    book = own("{優秀: [], 稱職: [], 基本稱職: [], 不稱職: []}")
    [found] = extracts(rows, book=book)
    assert (votes(found), told(found)) == ({"王一": [0, 1, 0, 0], "李二": [0, 0, 0, 1]}, [])
    counted = [["測評計票"], ["姓名", "稱職", "基本稱職", "棄權", "合計"], ["王一", 7, 2, 1, 10], ["李二", 7, 2, "", 9]]
    assert votes(extracts(counted, book=book)[0]) == {"王一": [None, 7, 2, None], "李二": [None, 7, 2, None]}
    # Of one that has both, neither stands for the other.
    [found] = extracts(rows, book=own("{優秀: [], 合格: [], 稱職: [], 基本稱職: [], 不稱職: []}"))
    assert ("votes-unknown", "C2") in told(found)
    [found] = extracts(rows, book=own("{優秀: [], 合格: [稱職], 基本合格: [基本稱職], 不合格: [不稱職]}"))
    assert votes(found) == {"王一": [0, 1, 0, 0], "李二": [0, 0, 0, 1]}


def test_shares_may_stand_beside_the_votes_of_each_verdict() -> None:
    rows = [["測評計票"], ["姓名", "優秀", "", "合格", "", "合計"], ["", "票數", "比例", "票數", "比例", ""],
            ["王一", 6, "60%", 4, "40%", 10], ["李二", 10, "100%", 0, 0, 10]]  # fmt: skip
    [found] = extracts(rows, merged=["A2:A3", "B2:C2", "D2:E2", "F2:F3"])
    assert (votes(found), told(found)) == ({"王一": [6, 4, None, None], "李二": [10, 0, None, None]}, [])


def test_sums_and_abstentions_are_held_against_the_votes() -> None:
    titles = ["姓名", "優秀票", "合格票", "棄權", "總票數"]
    cases: list[tuple[list[object], list[tuple[str, str]]]] = [
        (["王一", "5票", "3票", "1票", "9票"], []),
        (["王一", "5票", "3票", "", "9票"], [("sum-differs", "E2")]),
        (["王一", 5, 3, "", "約8"], [("sum-differs", "E2")]),
        (["王一", 5, 3, "多", 8], [("unknown-vote", "D2")]),
        (["王一", "好", "", "", ""], [("unknown-vote", "B2")]),
        (["王一", "正", "正 丅", "一", "13"], []),
        (["王一", "正正", "下", "", "15"], [("sum-differs", "E2")]),
        (["王一", "正止", "正二", "", ""], [("unknown-vote", "C2")]),
        (["王一", "√", "", "√", ""], [("two-votes", "B2")]),
        (["王一", "", "", "√", ""], [("abstained", "B2")]),
    ]
    for line, expected in cases:
        [found] = extracts([titles, line], USUAL, "測評.xlsx")
        assert told(found) == expected, line
