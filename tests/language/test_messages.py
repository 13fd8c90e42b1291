"""The message catalogue: three full texts an entry, in the right script, and every key that is asked for is there."""

import ast
import importlib
import re
import string
from collections.abc import Iterator
from pathlib import Path

import opencc
import pytest

import dangxing
from dangxing import language

PARTS = language._PARTS
SOURCE = Path(dangxing.__file__).parent
# Characters that the converter would write otherwise, and that offices write so in Traditional script too.
BOTH_SCRIPTS = frozenset("核")


def _entries() -> Iterator[tuple[str, tuple[str, str, str]]]:
    for part in PARTS:
        yield from ((f"{part}.{name}", texts) for name, texts in language.texts(part).items())
    hints = importlib.import_module("dangxing.language.catalogue.problems").HINTS
    yield from ((f"hint of {name}", texts) for name, texts in hints.items())


ENTRIES = [pytest.param(texts, id=name) for name, texts in _entries()]


SIMPLIFY, COMPLICATE = opencc.OpenCC("t2s"), opencc.OpenCC("s2t")


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("texts", ENTRIES)
def test_an_entry_has_three_texts_with_the_same_placeholders(texts: tuple[str, str, str]) -> None:
    """No language is left out, and none loses what the others tell.

    A term's English name may stand beside the term in one language and alone in another, so ``en`` is not compared.
    """
    assert len(texts) == 3
    assert all(each.strip() for each in texts)
    found = [_placeholders(each) - {"en"} for each in texts]
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("texts", ENTRIES)
def test_each_chinese_text_is_in_its_own_script(texts: tuple[str, str, str]) -> None:
    """Simplified text holds no Traditional character, Traditional text no Simplified one."""
    simplified, traditional, _ = texts
    assert SIMPLIFY.convert(simplified) == simplified
    converted = COMPLICATE.convert(traditional)
    assert [(a, b) for a, b in zip(traditional, converted, strict=True) if a != b and a not in BOTH_SCRIPTS] == []


@pytest.mark.parametrize("texts", ENTRIES)
def test_quotation_marks_are_those_of_the_script(texts: tuple[str, str, str]) -> None:
    """Simplified text quotes with “ ”, Traditional text with 「 」."""
    assert not set("「」") & set(texts[0])
    assert not set("“”") & set(texts[1])


def test_every_hint_belongs_to_a_problem() -> None:
    """A hint whose code no problem has would never be told."""
    problems = importlib.import_module("dangxing.language.catalogue.problems")
    assert set(problems.HINTS) - set(problems.TEXTS) == set()


def _asked_for() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every string in the source that is a key of the catalogue; what a formatted one fills in may be anything."""
    begins = re.compile(rf"({'|'.join(PARTS)})\.[a-z]?")
    for file in SOURCE.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        formatted = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(tree):
            where = f"{file.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in formatted:
                if re.fullmatch(rf"({'|'.join(PARTS)})\.[a-z0-9-]+", node.value):
                    yield where, re.compile(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                first = node.values[0]
                if isinstance(first, ast.Constant) and begins.match(str(first.value)):
                    pieces = [
                        re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values
                    ]
                    yield where, re.compile("".join(pieces))


def test_every_key_in_the_source_is_in_the_catalogue() -> None:
    """No message is asked for that does not exist."""
    known = {f"{part}.{name}" for part in PARTS for name in language.texts(part)}
    modules = {f"{part}.{name}" for part in PARTS for name in ("py", "yaml")}
    missing = [
        f"{where}: {key.pattern}"
        for where, key in _asked_for()
        if key.pattern.replace("\\", "") not in modules and not any(key.fullmatch(name) for name in known)
    ]
    assert missing == []


def test_every_message_of_the_command_line_is_used() -> None:
    """The catalogue keeps no text that nobody will see."""
    used = [key for _, key in _asked_for()]
    assert [name for name in language.texts("cli") if not any(key.fullmatch(f"cli.{name}") for key in used)] == []


def test_a_text_is_filled_in_the_language_asked_for() -> None:
    """The key names the part and the entry; placeholders are filled by name."""
    assert language.text("cli.no-such-command", "en", name="scor") == "There is no command scor"
    assert language.text("cli.no-such-command", "zh-Hans", name="scor") == "没有“scor”这个命令"


def test_an_unknown_key_is_a_mistake_of_the_program() -> None:
    """Nothing is shown in place of a message that does not exist."""
    with pytest.raises(KeyError):
        language.text("cli.no-such-key", "en")
