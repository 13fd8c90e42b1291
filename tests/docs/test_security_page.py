"""The page on security promises nothing that no test holds."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
_NAMED = re.compile(r"`(tests/[\w/]+(?:\.py)?)(?:::(\w+))?`")
_PROMISES = PAGE[PAGE.index("## Promises") :]
ROWS = [line for line in _PROMISES.splitlines() if line.startswith("| ")][2:]


def _defined(path: Path) -> set[str]:
    """The names of a module's tests and of its classes of tests."""
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def test_there_are_promises() -> None:
    """Else the test below would hold for an empty page."""
    assert len(ROWS) > 15


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2:60])
def test_every_promise_names_a_test(row: str) -> None:
    """One at least, by its file."""
    assert _NAMED.search(row), row


@pytest.mark.parametrize(("path", "name"), sorted(set(_NAMED.findall(PAGE))))
def test_every_test_that_is_named_is_there(path: str, name: str) -> None:
    """By its file, and by its name in it."""
    assert (ROOT / path).exists()
    if name:
        assert name in _defined(ROOT / path)
