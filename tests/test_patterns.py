"""No regular expression of the program takes more than linear time, whatever it is given."""

from __future__ import annotations

import ast
import math
import re
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import dangxing
from effort import tries

SOURCE = Path(dangxing.__file__).parent
SIGNS = tries("signs")
_USUAL = " aA0\"'<-._:"
_ODD = "\x01"  # what hardly a pattern takes: what was taken before it is given up again, piece by piece


def patterns(path: Path) -> Iterator[tuple[str, str | bytes, int]]:
    """Every pattern that is written down in a module, with where it stands and its flags."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and getattr(node.func.value, "id", "") in ("re", "patterns")
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            flags = sum(
                int(getattr(re, each.attr))
                for argument in (*node.args[1:], *(keyword.value for keyword in node.keywords))
                for each in ast.walk(argument)
                if isinstance(each, ast.Attribute) and getattr(each.value, "id", "") == "re"
            )
            yield f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}", node.args[0].value, flags


def worst(pattern: str | bytes) -> Iterator[str | bytes]:
    """What may be worst for it: each sign of the pattern, and each two that follow each other, again and again."""
    told = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
    signs = dict.fromkeys(_USUAL + "".join(sign for sign in told if sign not in r"\()[]?*+|^$"))
    pairs = dict.fromkeys(one + other for one, other in pairwise(told) if one in signs and other in signs)
    for each in (*signs, *pairs):
        yield text_of(pattern, each)


def text_of(pattern: str | bytes, sign: str) -> Any:
    """The sign, as text or as bytes as the pattern has it."""
    return sign if isinstance(pattern, str) else sign.encode("latin-1")


# Those that are only ever held against the text from where they stand.
ANCHORED: tuple[str | bytes, ...] = (
    r"(\d+)\s*[×x*]\s*([-+−]?\d+(?:\.\d+)?)",
    rb"""(?:[^>"']|"[^"]*"|'[^']*')*>""",
)
_PROLOGUE = ("workbook/reading/markup.py", "workbook/reading/rows.py")  # held against one place of a part
MODULES = sorted(SOURCE.rglob("*.py"))
# No pattern stands where neither word does: the others need not be taken apart.
LIKELY = [path for path in MODULES if re.search(r"\b(re|patterns)\.", path.read_text(encoding="utf-8"))]


def test_all_are_looked_at() -> None:
    """The search for them finds what there is."""
    assert sum(len(list(patterns(path))) for path in LIKELY) > 80


def _took(search: Callable[[Any], object], texts: Iterable[Any], most: float) -> float:
    """Seconds of the processor for all the texts; where that is too many, the least of three: the pattern is to blame,
    not what else went on."""
    least = math.inf
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            search(text)
        least = min(least, time.process_time() - start)
        if least < most:
            break
    return least


def _slow(where: str, pattern: str | bytes, flags: int) -> Iterator[str]:
    """What takes too long: first little of each sign, or much of it would take minutes; then much of the longest."""
    compiled = re.compile(pattern, flags)
    search = compiled.match if pattern in ANCHORED or where.startswith(_PROLOGUE) else compiled.search
    longest, slowest = 0.0, next(worst(pattern))
    odd = text_of(pattern, _ODD)
    for piece in worst(pattern):
        for text in (piece * (64 // len(piece)), piece * (4_096 // len(piece))):
            took = _took(search, (text, text[:-1] + odd), 0.03)
            if took >= 0.03:
                yield f"{where}: {took:.2f} s for {len(text)} signs of {piece!r}"
                return
        if took > longest:
            longest, slowest = took, piece
    # Whoever looks on from each of 100,000 places takes half a minute; the slowest there is, a quarter of a second.
    for length, most in ((SIGNS // 4, 0.25), (SIGNS, 2.5)):
        text = slowest * (length // len(slowest)) + odd
        took = _took(search, (text,), most)
        if took >= most:
            yield f"{where}: {took:.2f} s for {length} signs of {slowest!r}"
            return


@pytest.mark.parametrize("path", LIKELY, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_patterns_take_linear_time(path: Path) -> None:
    """Each pattern of the module, of little and of much."""
    assert [told for found in patterns(path) for told in _slow(*found)] == []


@pytest.mark.parametrize("pattern", [r"a+$", rb"<a[^>]*b", r"\s+\)"])
def test_what_is_not_linear_is_found(pattern: str | bytes) -> None:
    """One that looks for its end from each of its beginnings."""
    assert list(_slow("here", pattern, 0)) != []


def _early(path: Path) -> list[int]:
    """Lines on which a pattern is compiled while the module is imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and (node.attr, getattr(node.value, "id", "")) == ("compile", "re")
        and id(node) not in inside
    ]


def test_no_pattern_is_compiled_before_it_is_used() -> None:
    """What is compiled while modules are imported, every run pays for, whether it looks for it or not."""
    assert {path.name: lines for path in LIKELY if path.name != "patterns.py" and (lines := _early(path))} == {}
