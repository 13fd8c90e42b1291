"""The message catalogue: an entry is whole in three languages, in the right script; every key asked for is there."""

import ast
import importlib
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import opencc
import pytest

import dangxing
from dangxing import language
from dangxing.language import script, signs
from dangxing.rules.when import Test as RuleTest

PARTS = language._PARTS
SOURCE = Path(dangxing.__file__).parent
# Characters that the converter would write otherwise, and that offices write so in Traditional script too.
BOTH_SCRIPTS = frozenset("核")
TAIWAN = re.compile(
    "檔案|檔名|活頁簿|儲存格|資料夾|資料庫|預設|螢幕|軟體|程式|搜尋|列印|網路|磁碟|記憶體|位元組|連結|巨集|滑鼠|訊息|欄位"
)


def _entries() -> Iterator[tuple[str, language.Entry]]:
    for part in PARTS:
        yield from ((f"{part}.{name}", entry) for name, entry in language.texts(part).items())
    hints = importlib.import_module("dangxing.language.catalogue.problems").HINTS
    yield from ((f"hint of {name}", entry) for name, entry in hints.items())


ENTRIES = dict(_entries())
SIMPLIFY, COMPLICATE = opencc.OpenCC("t2s"), opencc.OpenCC("s2t")
QUOTES = str.maketrans("「」『』", "“”‘’")


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def _said(entry: language.Entry) -> list[str]:
    return [language.said(entry, each) for each in language.LANGUAGES]


def test_an_entry_has_the_same_placeholders_in_every_language() -> None:
    """No language is left out, and none loses what the others tell.

    A term's English name may stand beside the term in one language and alone in another, so ``en`` is not compared.
    """
    for name, entry in ENTRIES.items():
        assert all(each.strip() for each in _said(entry)), name
        first, *others = (_placeholders(each) - {"en"} for each in _said(entry))
        assert all(each == first for each in others), name


def test_each_chinese_text_is_in_its_own_script() -> None:
    """Simplified text holds no Traditional character, Traditional text no Simplified one."""
    for name, entry in ENTRIES.items():
        simplified, traditional, _ = _said(entry)
        assert SIMPLIFY.convert(simplified) == simplified, name
        converted = COMPLICATE.convert(traditional)
        pairs = zip(traditional, converted, strict=True)
        assert [(a, b) for a, b in pairs if a != b and a not in BOTH_SCRIPTS] == [], name


def test_quotation_marks_are_those_of_the_script() -> None:
    """Simplified text quotes with “ ”, Traditional text with 「 」."""
    for name, entry in ENTRIES.items():
        simplified, traditional, _ = _said(entry)
        assert not set("「」") & set(simplified), name
        assert not set("“”") & set(traditional), name


def test_simplified_is_derived_unless_it_must_differ() -> None:
    """The table of signs says what the converting library would say; a third text stands only where it does not."""
    for name, entry in ENTRIES.items():
        derived = language.said(entry[:2], "zh-Hans")
        if len(entry) == 2:
            assert derived == SIMPLIFY.convert(entry[0]).translate(QUOTES), name
        else:
            assert derived != entry[2], f"{name}: its third text says nothing new"


def test_the_table_of_signs_is_current() -> None:
    """It is what the converting library makes of each sign: else run the module that prints it."""
    assert Path(signs.__file__).read_text(encoding="utf-8") == script.signs()


def test_traditional_text_is_in_the_words_of_the_mainland() -> None:
    """The same thing has the same name in both scripts: no 檔案 for 文件, no 儲存格 for 單元格."""
    for name, entry in ENTRIES.items():
        assert not TAIWAN.search(entry[0]), name


def test_every_hint_belongs_to_a_problem() -> None:
    """A hint whose code no problem has would never be told."""
    problems = importlib.import_module("dangxing.language.catalogue.problems")
    assert set(problems.HINTS) - set(problems.TEXTS) == set()


@cache
def _asked_for() -> tuple[dict[str, str], dict[re.Pattern[str], str]]:
    """Every string in the source that is a key of the catalogue, with its place; and those that are formatted."""
    plain, formatted = {}, {}
    whole = re.compile(rf"({'|'.join(PARTS)})\.[a-z0-9-]+")
    begins = re.compile(rf"({'|'.join(PARTS)})\.[a-z]?")
    for file in SOURCE.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        nodes = list(ast.walk(ast.parse(source))) if begins.search(source) else []
        parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
                if whole.fullmatch(node.value):
                    plain[node.value] = f"{file.relative_to(SOURCE)}:{node.lineno}"
            elif isinstance(node, ast.JoinedStr):
                first = node.values[0]
                if isinstance(first, ast.Constant) and begins.match(str(first.value)):
                    # What is filled in may be anything.
                    pieces = [
                        re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values
                    ]
                    formatted[re.compile("".join(pieces))] = f"{file.relative_to(SOURCE)}:{node.lineno}"
    return plain, formatted


def test_every_key_in_the_source_is_in_the_catalogue() -> None:
    """No message is asked for that does not exist."""
    known = {f"{part}.{name}" for part in PARTS for name in language.texts(part)}
    modules = {f"{part}.{name}" for part in PARTS for name in ("py", "yaml")}
    plain, formatted = _asked_for()
    unknown = plain.keys() - known - modules
    # A name may be that of a module of the program as well.
    assert {key: plain[key] for key in unknown if not (SOURCE / f"{key.replace('.', '/')}.py").exists()} == {}
    assert [where for key, where in formatted.items() if not any(map(key.fullmatch, known))] == []


def test_every_message_of_the_command_line_is_used() -> None:
    """The catalogue keeps no text that nobody will see."""
    plain, formatted = _asked_for()
    unused = [name for name in language.texts("cli") if f"cli.{name}" not in plain]
    assert [name for name in unused if not any(key.fullmatch(f"cli.{name}") for key in formatted)] == []


@pytest.mark.parametrize("key", ["rulefaults.bad-test", "rulekeys.when"])
def test_every_test_that_there_is_is_named(key: str) -> None:
    """Where an author is told what may be asked for."""
    known = [each.__metadata__[0].tag for each in get_args(get_args(RuleTest)[0])]
    assert {"rows", "settled", "none"} <= {*known}
    for each in language.LANGUAGES:
        words = set(re.findall(r"\w+", language.text(key, each), re.ASCII))
        assert [name for name in known if name not in words] == []


def test_a_text_is_filled_in_the_language_asked_for() -> None:
    """The key names the part and the entry; placeholders are filled by name."""
    assert language.text("cli.no-such-command", "en", name="scor") == "There is no command scor"
    assert language.text("cli.no-such-command", "zh-Hans", name="scor") == "没有“scor”这个命令"


def test_an_unknown_key_is_a_mistake_of_the_program() -> None:
    """Nothing is shown in place of a message that does not exist."""
    with pytest.raises(KeyError):
        language.text("cli.no-such-key", "en")
