"""The pages on writing rules: every block of it is loaded, run or executed as it stands."""

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
from dangxing.cli.rules.sentence import Sentence
from dangxing.cli.rules.words import Words
from dangxing.language import LANGUAGES, Language, text, texts
from dangxing.language.script import simplified
from dangxing.reports.targets.wording import Words as Targets
from dangxing.rules import Rulebook, loading
from dangxing.rules.loading.faults import _KINDS as KINDS

ROOT = Path(__file__).parents[2]
PAGES: dict[str, Language] = {"rules.md": "en", "rules.zh.md": "zh-Hans"}
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


TEXTS = {page: (ROOT / "docs" / page).read_text(encoding="utf-8") for page in PAGES}
BLOCKS = {page: _blocks(whole) for page, whole in TEXTS.items()}
# The Chinese page has the same blocks, but for what commands print: what is run of one is run of both.
RUN = [block for block in BLOCKS["rules.md"] if block.language != "console"]
FILES = {block.mark.removeprefix("file: "): block.body for block in RUN if block.mark.startswith("file: ")}
COMMANDS = [
    pytest.param(page, block.body, id=f"{page} {block.body.splitlines()[0]}")
    for page, blocks in BLOCKS.items()
    for block in blocks
    if block.language == "console"
]
_CHECK = re.compile(r"^## .*`check`.*$", re.MULTILINE)


def _sections(page: str) -> dict[str, str]:
    parts = re.split(r"^### `", _CHECK.split(TEXTS[page])[0], flags=re.MULTILINE)
    return {one.split("`")[0]: one for one in parts[1:]}


SECTIONS = _sections("rules.md")
RULES = {kind: next(one.body for one in _blocks(section) if one.mark == "rule") for kind, section in SECTIONS.items()}
PIECES = [block for block in RUN if block.mark.startswith("from: ")]


@pytest.fixture
def folder(folder: Path) -> Path:
    """A working folder with the files of the page, in an English locale."""
    for name, body in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_every_block_is_known(page: str) -> None:
    """No block of a page is left unchecked: a file, the words, a rule, its cases, a piece of these, or commands."""
    kinds = {block.mark.partition(":")[0] or block.language for block in BLOCKS[page]}
    assert kinds == {"file", "words", "rule", "cases", "from", "console"}
    assert len(BLOCKS[page]) == TEXTS[page].count("```") // 2


def test_both_pages_have_the_same_blocks() -> None:
    """In the same order, to the letter, but for what commands print; and the same sections."""
    assert [block for block in BLOCKS["rules.zh.md"] if block.language != "console"] == RUN
    commands = [[block.body.splitlines()[0] for block in BLOCKS[page] if block.language == "console"] for page in PAGES]
    assert commands[0] == commands[1]
    depths = [re.findall(r"^#+(?= )", TEXTS[page], flags=re.MULTILINE) for page in PAGES]
    assert depths[0] == depths[1]


@pytest.mark.parametrize("page", PAGES)
def test_links_within_a_page_lead_somewhere(page: str) -> None:
    """Each names the anchor of a heading of its own page."""
    headings = re.findall(r"^#+ (.*)$", TEXTS[page], flags=re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    asked = set(re.findall(r"\]\(#([^)]*)\)", TEXTS[page]))
    assert asked
    assert asked <= anchors


@pytest.mark.parametrize("piece", PIECES, ids=[" ".join(piece.body.split())[:60] for piece in PIECES])
def test_a_piece_stands_in_what_is_run(piece: Block) -> None:
    """In a file of the page, the example of a kind, or a shipped example: those lines, whole and together."""
    name = piece.mark.removeprefix("from: ")
    source = FILES.get(name) or RULES.get(name) or (ROOT / name).read_text(encoding="utf-8")
    plain = re.sub(r" +#.*$", "", source, flags=re.MULTILINE)
    assert any(f"\n{indent(piece.body, ' ' * depth)}" in f"\n{plain}" for depth in range(0, 20, 2))


@pytest.mark.parametrize(("page", "session"), COMMANDS)
def test_a_command_prints_what_the_page_shows(
    page: str, session: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard output, then messages, to the letter, in the page's language; every command of a page ends well."""
    monkeypatch.setenv("DANGXING_LANG", PAGES[page])
    command, _, shown = session.partition("\n")
    program, *arguments = command.removeprefix("$ ").split()
    assert program == "dangxing"
    status = cli.main(arguments)
    out, err = capsys.readouterr()
    assert (status, out + err) == (0, shown)


@pytest.mark.parametrize("rules", sorted({name.split("/")[0] for name in FILES if "/cases/" in name}))
def test_the_rules_may_be_written_in_simplified_characters(folder: Path, rules: str) -> None:
    """As the Chinese page says: the same rules and cases, in the other script, come out as they expect."""
    for path in (folder / rules).rglob("*.yaml"):
        path.write_text(simplified(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert cli.main(["rules", "test", "--rules", rules]) == 0


@pytest.mark.parametrize(("page", "reckoned"), [("rules.md", "Reckoned: {}."), ("rules.zh.md", "算法：{}。")])
def test_the_kinds_of_the_page_are_those_of_the_program(page: str, reckoned: str) -> None:
    """Each kind has its section, in order, with the sentence and the formula that the program tells."""
    sections, language = _sections(page), PAGES[page]
    assert tuple(sections) == KINDS
    for kind, section in sections.items():
        assert text(f"kinds.{kind}", language) in " ".join(section.split())
        assert reckoned.format(text(f"kinds.{kind}-formula", language)) in section


def _loaded(folder: Path, kind: str) -> Rulebook:
    """The rules of the example of a kind, written into a folder."""
    rule, words = RULES[kind], next(block.body for block in RUN if block.mark == "words")
    assert f"kind: {kind}\n" in rule
    rules = _FRAME.format(words=words, rule=indent(rule, " " * 10))
    (folder / "example.yaml").write_text(rules, encoding="utf-8")
    return loading.load(folder)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SECTIONS)
def test_everything_is_told_of_the_example_of_a_kind(tmp_path: Path, kind: str, language: Language) -> None:
    """By the commands that show a rule, and as a target to sign: no text of the kind is wanting."""
    book = _loaded(tmp_path, kind)
    rules = book.rule_sets["example"]
    words, signed = Words(language, book.names), Targets(language, book.names, rules=rules)
    for _, track, _, category, rule_id, rule in rules.walk():
        told = [words.kind_name(rule), words.kind(rule), words.formula(rule), words.points(rule, category)]
        told += [
            str(Sentence(words, track, category, rule_id, rule)),
            signed.target(rule),
            signed.stake(rule, category),
        ]
        assert all(told)
        assert not any("{" in each for each in (*told, words.figures(rule)))


@pytest.mark.parametrize("kind", SECTIONS)
def test_the_example_of_a_kind_does_what_its_cases_say(tmp_path: Path, kind: str) -> None:
    """The rule loads, nothing is wrong with it, and its cases come out as reckoned."""
    blocks = {block.mark: block.body for block in _blocks(SECTIONS[kind])}
    book = _loaded(tmp_path, kind)
    (tmp_path / "cases").mkdir()
    head = "rule_set: example\nyear: 2025\ncases:\n  志願者:\n"
    (tmp_path / "cases" / "example.yaml").write_text(head + indent(blocks["cases"], "    "), encoding="utf-8")
    suite = cases.load(tmp_path / "cases", book)
    assert suite.faults == ()
    assert suite.cases
    assert [failure for case in suite.cases for failure in cases.run(case, book)] == []
    # Of the words that all examples share, a single rule leaves most unread; a bonus alone in its category is one too.
    found = {one.short_code for one in check_rules(tmp_path)} - {"activity-unread", "bonus-swallowed"}
    assert found == set()


@pytest.mark.parametrize(
    ("page", "told"),
    [("rules.md", {"error": "error", "warning": "warning"}), ("rules.zh.md", {"错误": "error", "提醒": "warning"})],
)
def test_every_code_of_check_is_in_the_table(page: str, told: dict[str, str]) -> None:
    """Each with the severity that it is told with."""
    rows = re.findall(rf"^\| `([a-z-]+)` \| ({'|'.join(told)}) \|", TEXTS[page], flags=re.MULTILINE)
    table = {code: told[word] for code, word in rows}
    expected = {code: severity for code, severity, *_ in EXPECTED.values()} | dict.fromkeys(ELSEWHERE, "error")
    assert table == expected
    assert table.keys() <= texts("rulechecks").keys()
