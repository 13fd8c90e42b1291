"""The words of clauses: written from an organisation's own copy, and told where they are asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangxing import cli
from dangxing.authoring.checks import clausewords
from dangxing.authoring.checks.clausetext import clauses_of

EXAMPLES = Path(__file__).parents[2] / "examples"
RECORDS = str(EXAMPLES / "records.xlsx")
Capture = pytest.CaptureFixture[str]
pytestmark = [pytest.mark.locale("zh_TW"), pytest.mark.usefixtures("folder")]

# Invented for this test: the numbers are the list's, the words are nobody's.
COPY = """第六條 評分分兩類。
1、甲類人員
2、乙類人員
(1)學習一項：
① 凡集會少來一回，減一分；
② 筆記寫滿兩萬字，"少一萬字"減一分。
第七條 各項相加。
餘下的話寫在第二行。
"""


def _own(folder: Path) -> Path:
    rules = folder / "own"
    rules.mkdir()
    (rules / "ours.yaml").write_text("extends: enterprise\nversion: '1a'\n", encoding="utf-8")
    (folder / "copy.txt").write_text(COPY, encoding="utf-8")
    return rules


def _fill(*more: str) -> int:
    return cli.main(
        ["rules", "coverage", "enterprise", "--rules", "own", "--text", "copy.txt", "--fill", "--quiet", *more]
    )


def test_words_are_those_between_two_numbers() -> None:
    """Lines of a clause without its parts; titles of chapters belong to none."""
    found = {
        one.number: one.words for one in clauses_of("# 辦法\n第一章 總則\n" + COPY + "第二章 附則\n第八條 **完**。")
    }
    assert found == {
        (6,): "評分分兩類。", (6, 1): "甲類人員", (6, 2): "乙類人員", (6, 2, 1): "學習一項：",
        (6, 2, 1, 1): "凡集會少來一回，減一分；", (6, 2, 1, 2): '筆記寫滿兩萬字，"少一萬字"減一分。',
        (7,): "各項相加。\n餘下的話寫在第二行。", (8,): "完。",
    }  # fmt: skip


@given(st.text('第一二十條、（）()①②1290.。；;：\n #*\t\u3000的字\u2028\x85"\\\ufeff😀', max_size=80))
def test_what_is_written_is_read_back(text: str) -> None:
    """Whatever the words are, the file says them, and no more."""
    from tempfile import TemporaryDirectory

    words = {one.written: one.words for one in clauses_of(text) if one.words}
    if not words:
        return
    made = clausewords.written("ours", words, "copy.txt", text.encode())
    assert made is not None
    with TemporaryDirectory() as folder:
        place = clausewords.place(Path(folder), "ours")
        place.parent.mkdir(parents=True)
        place.write_bytes(made)
        assert set(clausewords.load(Path(folder), "ours").values()) <= set(words.values())


def test_explain_receipt_and_show_tell_them(folder: Path, capsys: Capture) -> None:
    """In the words of the copy, as they stand there."""
    rules = _own(folder)
    _fill()
    capsys.readouterr()
    assert (rules / "clauses" / "words" / "enterprise.yaml").is_file()
    said = "凡集會少來一回，減一分；"
    assert cli.main(["explain", RECORDS, "0210", "--rules", "own"]) == 0
    assert f"原文：{said}" in capsys.readouterr().out
    assert cli.main(["explain", RECORDS, "0210", "--rules", "own", "--format", "json"]) == 0
    nodes = {node["id"]: node for node in json.loads(capsys.readouterr().out)["nodes"]}
    assert nodes["enterprise/ordinary/study/study.missed"]["words"] == said
    assert nodes["enterprise/ordinary/life/life.missed"]["words"] is None
    for name in ("receipt.html", "receipt.md"):
        assert cli.main(["explain", RECORDS, "0210", "--rules", "own", "--receipt", name]) == 0
        assert said in (folder / name).read_text(encoding="utf-8")
    capsys.readouterr()
    assert cli.main(["rules", "show", "study.missed", "--rules", "own"]) == 0
    assert said in capsys.readouterr().out
    assert cli.main(["rules", "show", "study.notes", "--rules", "own", "--format", "json"]) == 0
    told = {one["track"]: one["words"] for one in json.loads(capsys.readouterr().out)["rules"]}
    assert '"少一萬字"' in told["ordinary"]


def test_what_a_person_mended_stays(folder: Path, capsys: Capture) -> None:
    """Filled again with the same text nothing changes; a file that says something else is replaced by force alone."""
    rules = _own(folder)
    first = _fill()
    place = rules / "clauses" / "words" / "enterprise.yaml"
    made = place.read_bytes()
    assert _fill() == first
    place.write_bytes(made + b"# mine\n")
    assert _fill() == 2
    assert place.read_bytes() == made + b"# mine\n"
    assert "--force" in capsys.readouterr().err
    assert _fill("--force") == first
    assert place.read_bytes() == made


def test_nothing_is_written_beside_the_rules_that_are_shipped(folder: Path, capsys: Capture) -> None:
    """A folder of one's own is asked for; so is the text."""
    (folder / "copy.txt").write_text(COPY, encoding="utf-8")
    assert cli.main(["rules", "coverage", "--text", "copy.txt", "--fill"]) == 2
    assert "rules init" in capsys.readouterr().err
    assert cli.main(["rules", "coverage", "--fill"]) == 2
    assert "--text" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["rule_set: student\nwords: {第一條: x}\n", "rule_set: enterprise\n", "words: ["])
def test_a_broken_file_is_told(folder: Path, capsys: Capture, content: str) -> None:
    """With its line: words of a clause that nobody wrote are worse than none."""
    rules = _own(folder)
    place = rules / "clauses" / "words" / "enterprise.yaml"
    place.parent.mkdir(parents=True)
    place.write_text(content, encoding="utf-8")
    assert cli.main(["explain", RECORDS, "0210", "--rules", "own"]) in (1, 2)
    assert "enterprise.yaml:" in capsys.readouterr().err
