"""How things are said in a language: terms, lists, remarks, signs, widths, and what is safe in a spreadsheet."""

import sys
import unicodedata
from decimal import Decimal

import pytest

from dangxing.language import LANGUAGES, Language
from dangxing.language.script import folded, nearest, one_line, seen
from dangxing.language.voice import (
    FORMULA_BEGINS,
    Remark,
    Voice,
    begins_formula,
    breadth,
    csv_cell,
    figure,
    plain,
    signed,
)
from dangxing.rules import loading

NAMES = {"書記": "secretary", "集中學習": "study session"}


@pytest.mark.parametrize(
    ("language", "term", "listed", "any_of"),
    [
        ("zh-Hant", "書記", "書記、集中學習", "書記／集中學習"),
        ("zh-Hans", "书记", "书记、集中学习", "书记／集中学习"),
        ("en", "secretary", "secretary, study session", "secretary / study session"),
    ],
)
def test_terms_and_lists(language: Language, term: str, listed: str, any_of: str) -> None:
    """A term is told in the script of the language, or by its English name; lists with the language's own signs."""
    voice = Voice(language, NAMES)
    assert voice.term("書記") == term
    assert voice.listed(NAMES) == listed
    assert voice.any_of(NAMES) == any_of


def test_a_term_without_an_english_name_stays() -> None:
    """Nothing is invented."""
    assert Voice("en").term("書記") == "書記"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh-Hant", "本期內沒有「集中學習、書記」的記錄"),
        ("zh-Hans", "本期内没有“集中学习、书记”的记录"),
        ("en", "No record of study session, secretary in the period"),
    ],
)
def test_a_tuple_in_a_remark_is_a_list(language: Language, told: str) -> None:
    """What is listed comes apart, so that every language can put it together."""
    assert Voice(language, NAMES).remark(Remark("remarks.no-row", {"activity": ("集中學習", "書記")})) == told


def test_a_remark_may_hold_remarks_and_figures() -> None:
    """Spans of months are remarks of their own; decimals lose zeros that say nothing."""
    spans = (Remark("remarks.span-month", {"month": 3}), Remark("remarks.span-quarter", {"quarter": 4}))
    assert Voice("en").remark(Remark("remarks.missing-spans", {"spans": spans})) == "Missing: month 3, quarter 4"
    assert Voice("en").remark(Remark("remarks.hours-short", {"sum": Decimal("2.50")})) == "2.5 hours short in all"


def test_one_minus_sign() -> None:
    """Points have their sign, the true minus, and no zeros that say nothing."""
    given = (Decimal("3.00"), Decimal("-0.50"), Decimal(10), Decimal(0), None)
    assert [signed(each) for each in given] == ["+3", "−0.5", "+10", "0", "—"]
    assert figure(Decimal("-2.00"), 2) == "−2.00"
    assert [figure(Decimal(told), 2) for told in ("83.125", "-0.005", "2.675")] == ["83.13", "−0.01", "2.68"]
    assert figure(Decimal("88.25"), 1) == "88.3"
    assert plain(Decimal("88.40")) == "88.4"


@pytest.mark.parametrize(("value", "wide"), [("", 0), ("abc", 3), ("党费abc", 7), ("ab\n考核辦法", 8), ("“①”", 6)])
def test_breadth(value: str, wide: int) -> None:
    """East Asian wide signs count two; of several lines the widest counts."""
    assert breadth(value) == wide


@pytest.mark.parametrize("begin", FORMULA_BEGINS)
def test_no_text_becomes_a_formula(begin: str) -> None:
    """Every sign that begins a formula, the full-width ones too, is marked as text."""
    assert begins_formula(f"{begin}1+1")
    assert csv_cell(f"{begin}1+1") == f"'{begin}1+1"


def test_numbers_and_ordinary_texts_stay() -> None:
    """A number below zero is a number; a carriage return, which would end the row, becomes a line end."""
    assert csv_cell(-1.5) == -1.5
    assert csv_cell("甲+乙") == "甲+乙"
    assert csv_cell("甲\r\n乙\r丙") == "甲\n乙\n丙"


def test_the_nearest_word() -> None:
    """Whatever the script; of those equally alike the one that begins alike; none where nothing is like it."""
    assert nearest("集中学习会", folded(["集中學習", "黨課"])) == "集中學習"
    assert nearest("02101", folded(["0101", "0210"])) == "0210"
    assert nearest("天氣", folded(["集中學習", "黨課"])) is None
    assert nearest("天氣", {}) is None


def test_every_language_has_a_voice() -> None:
    """Outcomes that a rule set has no word for are told by the catalogue's."""

    class Nameless:
        def outcome(self, outcome: str, /) -> None:
            return None

    told = [Voice(language).outcome("vetoed", Nameless()) for language in LANGUAGES]
    assert len(set(told)) == len(LANGUAGES)
    assert Voice("en").outcome("gone", Nameless()) == "gone"


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("第六條·1(1)①", "Article 6·1(1)①"),
        ("三(二)", "3(2)"),
        ("二至六", "2–6"),
        ("第二十三條第二款", "Article 23 paragraph 2"),
        ("第八條、第九條", "Article 8, Article 9"),
        ("一等獎", "一等獎"),
    ],
)
def test_clauses_are_cited_in_english(clause: str, told: str) -> None:
    """Numbers and parts of a regulation; a text that is no citation stays as it is."""
    assert Voice("en").term(clause) == told


def test_the_shipped_rules_are_english_throughout() -> None:
    """Every term, clause and sentence that a run tells has its English; nothing in it is Chinese."""
    book = loading.load()
    for rules in book.rule_sets.values():
        voice = Voice("en", rules.names)
        said = [rules.title, rules.source, *rules.posts, *rules.levels, *rules.activities]
        said += [word for entry in rules.activities.values() for word in entry.results]
        said += [text for band in rules.bands for text in (band.clause, band.verdict, band.follows) if text]
        said += [each.says for band in rules.bands for each in band.advice]
        for *_, category, _, rule in rules.walk():
            said += [category.title, category.clause, rule.clause, rule.says]
            said += [text for text in (rule.reading, rule.mend) if text]
        assert [text for text in map(voice.term, said) if any("一" <= sign <= "鿿" for sign in text)] == []


def test_what_is_called_in_english_changes_no_digest() -> None:
    """Nobody's score hangs on it, so a ledger of before knows the rules again."""
    rules = loading.load().rule_sets["enterprise"]
    assert loading.digest(rules) == loading.digest(rules.model_copy(update={"english": {}}))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("張\u200b三", "張‹U+200B›三"),
        ("\u202e三張", "‹U+202E›三張"),
        ("張\U000e0041三", "張‹U+E0041›三"),
        ("張\x1b[31m三", "張‹U+001B›[31m三"),
        ("張\x9b2J三", "張‹U+009B›2J三"),
        ("張\ufe0f三", "張‹U+FE0F›三"),
        ("張\n三\t四", "張 三 四"),
        ("𠮷田\u3000é", "𠮷田\u3000é"),
    ],
)
def test_signs_that_nobody_sees(written: str, told: str) -> None:
    """They are told by their number, on one line; whatever has a shape stays as it is."""
    assert one_line(written) == told


def test_every_sign_of_format_and_control() -> None:
    """None that Unicode knows is left as it is, and none is left by what leaves them out."""
    unseen = [
        sign
        for sign in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    ]
    assert len(unseen) > 200
    assert [sign for sign in unseen if sign in one_line(f"a{sign}b")] == []
    assert seen("".join(unseen)) == ""


def test_a_category_has_a_standard_only_where_it_begins_full() -> None:
    """Else levels: also where the score with which it begins happens to be its cap."""
    voice = Voice("zh-Hans", NAMES)
    assert voice.holds(Decimal(40), Decimal(0), Decimal(40), full=True) == "标准分 40"
    assert voice.holds(Decimal(40), Decimal(0), Decimal(40), full=False) == "起始 40，最低 0，最高 40"
    assert voice.holds(Decimal(0), Decimal(0), Decimal(0), full=False) == "起始 0，最低 0，最高 0"
