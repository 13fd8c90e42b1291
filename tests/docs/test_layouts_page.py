"""The pages on tables of offices: every table on them is made, and every command prints what they show."""

import re
import sys
from pathlib import Path

import pytest

from dangxing import cli
from dangxing.workbook.layouts.fields import SHAPES
from dangxing.workbook.layouts.model import Deed

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"layouts.md": "en", "layouts.zh.md": "zh-Hans"}
_BLOCK = re.compile(r"(?:<!-- (?P<mark>[^>]*) -->\n)?```(?P<language>\w*)\n(?P<body>.*?)```\n", re.DOTALL)
_VALUES = {"members", "appraisal", "activities", "attendance", "words", "is"}
_SHARED = {"shape", "title", "en", "words", "titled", "unless", "heed", "aside"}


def _blocks(page: str) -> list[dict[str, str]]:
    text = (DOCS / page).read_text(encoding="utf-8")
    found = [block.groupdict("") for block in _BLOCK.finditer(text)]
    assert len(found) == text.count("```") // 2
    return found


def _change(change: str) -> None:
    name, _, rest = change.partition(": ")
    before, _, after = rest.partition(" → ")
    path = Path(name)
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after.replace("\\n", "\n"), 1), encoding="utf-8")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_true_from_top_to_bottom(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are made, changed and written as it says; of a command, both streams as a terminal shows them."""
    monkeypatch.setenv("DANGXING_LANG", PAGES[page])
    monkeypatch.setattr(sys, "stderr", sys.stdout)
    ran = 0
    for block in _blocks(page):
        kind, _, rest = block["mark"].partition(": ")
        if kind == "file":
            Path(rest).write_text(block["body"], encoding="utf-8")
        elif kind == "change":
            _change(rest)
        elif kind == "made":
            assert block["body"] == Path(rest).read_text(encoding="utf-8")
        if block["language"] == "console":
            command, _, shown = block["body"].partition("\n")
            capsys.readouterr()
            cli.main(command.removeprefix("$ dangxing ").split())
            assert capsys.readouterr().out == shown, command
            ran += 1
    assert ran > 6


@pytest.mark.parametrize("page", PAGES)
def test_the_page_names_every_key_of_every_shape(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    for shape, kind in SHAPES.items():
        (row,) = (line for line in text.splitlines() if line.startswith(f"| `{shape}` |"))
        own = set(kind.model_fields) - _SHARED
        named = set(re.findall(r"`(\w+)`", row.partition("|")[2].partition("|")[2])) - _VALUES
        assert named == own, shape
    assert {field.alias or name for name, field in Deed.model_fields.items()} == {"words", "is"}
