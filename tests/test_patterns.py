"""No regular expression of the program takes more than linear time, whatever it is given."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import dangxing

SOURCE = Path(dangxing.__file__).parent
MIB = 1 << 20
_USUAL = " aA0\"'<-._:"


def patterns() -> Iterator[tuple[str, str | bytes, int]]:
    """Every pattern that is written down, with where it stands and its flags."""
    for path in sorted(SOURCE.rglob("*.py")):
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
        yield each if isinstance(pattern, str) else each.encode("latin-1")


# Those that are only ever held against the text from where they stand.
ANCHORED: tuple[str | bytes, ...] = (
    r"(\d+)\s*[×x*]\s*([-+−]?\d+(?:\.\d+)?)",
    rb"""(?:[^>"']|"[^"]*"|'[^']*')*>""",
)
_PROLOGUE = ("workbook/reading/markup.py", "workbook/reading/rows.py")  # held against one place of a part
KNOWN = list(patterns())


def test_all_are_looked_at() -> None:
    """The search for them finds what there is."""
    assert len(KNOWN) > 80


@pytest.mark.parametrize(("where", "pattern", "flags"), KNOWN, ids=[where for where, _, _ in KNOWN])
def test_a_pattern_takes_linear_time(where: str, pattern: str | bytes, flags: int) -> None:
    """First little of each sign, or 1 MiB of it would take minutes; then 1 MiB of what took longest."""
    compiled = re.compile(pattern, flags)
    search = compiled.match if pattern in ANCHORED or where.startswith(_PROLOGUE) else compiled.search
    longest, slowest = 0.0, next(worst(pattern))
    for piece in worst(pattern):
        for text in (piece * (64 // len(piece)), piece * (4_096 // len(piece))):
            start = time.process_time()
            search(text)
            search(text[:-1])
            took = time.process_time() - start
            assert took < 0.03, f"{where}: {took:.2f} s for {len(text)} signs of {piece!r}"
        if took > longest:
            longest, slowest = took, piece
    text = slowest * (MIB // len(slowest))
    start = time.process_time()
    search(text)
    assert time.process_time() - start < 2.5, f"{where}: 1 MiB of {slowest!r}"


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_pattern_is_compiled_before_it_is_used(path: Path) -> None:
    """What is compiled while modules are imported, every run pays for, whether it looks for it or not."""
    if path.name == "patterns.py":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.Lambda)
        for node in ast.walk(function)
    }
    early = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "re.compile" and id(node) not in inside
    ]
    assert early == []
