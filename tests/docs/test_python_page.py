"""The page for programs: its blocks run in their order and print what the page says; the face itself."""

import ast
import inspect
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dangxing

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```\n(?:\s*(?:prints\s*)?```text\n(.*?)```\n)?", PAGE, re.DOTALL)


@pytest.fixture
def folder(folder: Path) -> Path:
    """A working folder with the workbooks that the page names."""
    for name in ("records.xlsx", "broken.xlsx"):
        shutil.copy(ROOT / "examples" / name, folder)
    return folder


def test_every_block_prints_what_the_page_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One after the other, in one namespace, as a reader would paste them."""
    names: dict[str, object] = {}
    assert len(BLOCKS) == PAGE.count("```python") == PAGE.count("```text")
    for code, printed in BLOCKS:
        exec(compile(code, "docs/python.md", "exec"), names)  # noqa: S102 - the page is ours
        assert capsys.readouterr().out == printed
    assert (folder / "records-scored.xlsx").is_file()


def test_every_public_name_stands_on_the_page_and_is_explained() -> None:
    """Nothing is public that is not told of, nor told of without being there."""
    for name in dangxing.__all__:
        assert re.search(rf"\b{name}\b", PAGE), name
        assert inspect.getdoc(getattr(dangxing, name)), name
    used = {
        node.attr
        for code, _ in BLOCKS
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "dangxing"
    }
    assert used <= set(dangxing.__all__)
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        dangxing.scores  # noqa: B018


def test_importing_reads_nothing() -> None:
    """No room and no library is imported before it is needed."""
    code = "import sys, dangxing; print(*(name for name in sys.modules if name.startswith(('dangxing.', 'pydantic'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "\n"


def test_a_scored_workbook_never_takes_the_place_of_its_records(folder: Path) -> None:
    """The workbook that was read is not written to."""
    rules = dangxing.load_rules()
    workbook = dangxing.read(folder / "records.xlsx", rules)
    before = (folder / "records.xlsx").read_bytes()
    with pytest.raises(dangxing.DangxingError) as refused:
        dangxing.write(dangxing.score(workbook, rules), rules, folder / "records.xlsx", workbook=workbook)
    assert refused.value.code == "cli.would-overwrite-input"
    assert (folder / "records.xlsx").read_bytes() == before
