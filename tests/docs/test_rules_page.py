"""The page on writing rules: every block of it is loaded, run or executed as it stands."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

import pytest

from broken_rules import ELSEWHERE, EXPECTED
from dangxing import cli
from dangxing.authoring import cases
from dangxing.authoring.checks import check_rules
from dangxing.language import text, texts
from dangxing.rules import loading
from dangxing.rules.loading.faults import _KINDS as KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"(?:<!-- (?P<mark>[^>]*) -->\n)?```(?P<language>\w*)\n(?P<body>.*?)```\n", re.DOTALL)
_FRAME = """\
id: example
title: 例
en: Example
version: "1"
source: 例
full: 100
bands: [{{id: all, title: 全部, en: all, clause: 第一條, at_least: 0}}]
{words}
tracks:
  volunteer:
    title: 志願者
    en: Volunteers
    clause: 第一條
    categories:
      all:
        title: 全部
        en: All
        clause: 第一條
        standard: 100
        rules:
{rule}
"""


class Block(NamedTuple):
    """A block of the page: what its comment says, its language, what it holds."""

    mark: str
    language: str
    body: str


def _blocks(page: str) -> list[Block]:
    return [Block(one["mark"] or "", one["language"], one["body"]) for one in _BLOCK.finditer(page)]


BLOCKS = _blocks(PAGE)
FILES = {block.mark.removeprefix("file: "): block.body for block in BLOCKS if block.mark.startswith("file: ")}
COMMANDS = [block.body for block in BLOCKS if block.language == "console"]
SECTIONS = {
    one.split("`")[0]: one
    for one in re.split(r"^### `", PAGE.partition("## What `check` finds")[0], flags=re.MULTILINE)[1:]
}


@pytest.fixture
def folder(folder: Path) -> Path:
    """A working folder with the files of the page, in an English locale."""
    for name, body in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    return folder


def test_every_block_is_known() -> None:
    """No block of the page is left unchecked: each is a file, the words, a rule, its cases, or commands."""
    kinds = {block.mark.partition(":")[0] or block.language for block in BLOCKS}
    assert kinds == {"file", "words", "rule", "cases", "console"}
    assert len(BLOCKS) == PAGE.count("```") // 2


@pytest.mark.parametrize("session", COMMANDS, ids=[body.splitlines()[0] for body in COMMANDS])
def test_a_command_prints_what_the_page_shows(folder: Path, capsys: pytest.CaptureFixture[str], session: str) -> None:
    """Standard output, then messages, to the letter; every command of the page ends well."""
    command, _, shown = session.partition("\n")
    program, *arguments = command.removeprefix("$ ").split()
    assert program == "dangxing"
    status = cli.main(arguments)
    out, err = capsys.readouterr()
    assert (status, out + err) == (0, shown)


def test_the_kinds_of_the_page_are_those_of_the_program() -> None:
    """Each kind has its section, in order, with the sentence and the formula that the program tells."""
    assert tuple(SECTIONS) == KINDS
    for kind, section in SECTIONS.items():
        assert text(f"kinds.{kind}", "en") in " ".join(section.split())
        assert f"Reckoned: {text(f'kinds.{kind}-formula', 'en')}." in section


@pytest.mark.parametrize("kind", SECTIONS)
def test_the_example_of_a_kind_does_what_its_cases_say(tmp_path: Path, kind: str) -> None:
    """The rule loads, nothing is wrong with it, and its cases come out as reckoned."""
    blocks = {block.mark: block.body for block in _blocks(SECTIONS[kind])}
    words = next(block.body for block in BLOCKS if block.mark == "words")
    assert f"kind: {kind}\n" in blocks["rule"]
    rules = _FRAME.format(words=words, rule=indent(blocks["rule"], " " * 10))
    (tmp_path / "example.yaml").write_text(rules, encoding="utf-8")
    (tmp_path / "cases").mkdir()
    head = "rule_set: example\nyear: 2025\ncases:\n  志願者:\n"
    (tmp_path / "cases" / "example.yaml").write_text(head + indent(blocks["cases"], "    "), encoding="utf-8")
    book = loading.load(tmp_path)
    suite = cases.load(tmp_path / "cases", book)
    assert suite.faults == ()
    assert suite.cases
    assert [failure for case in suite.cases for failure in cases.run(case, book)] == []
    # Of the words that all examples share, a single rule leaves most unread; a bonus alone in its category is one too.
    found = {one.short_code for one in check_rules(tmp_path)} - {"activity-unread", "bonus-swallowed"}
    assert found == set()


def test_every_code_of_check_is_in_the_table() -> None:
    """Each with the severity that it is told with."""
    table = dict(re.findall(r"^\| `([a-z-]+)` \| (error|warning) \|", PAGE, flags=re.MULTILINE))
    expected = {code: severity for code, severity, *_ in EXPECTED.values()} | dict.fromkeys(ELSEWHERE, "error")
    assert table == expected
    assert table.keys() <= texts("rulechecks").keys()
