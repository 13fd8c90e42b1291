"""The page on a package index stands alone: what it names is there, and it leads nowhere."""

import re
import tomllib
from pathlib import Path

from dangxing.cli import app

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "packaging" / "index.md"


def test_it_is_the_page_of_the_package() -> None:
    """And the package says who wrote it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert ROOT / project["readme"] == PAGE
    assert project["authors"]


def test_it_has_no_link_into_the_repository() -> None:
    """On an index there is no file beside it."""
    text = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"\]\((?!https?:)", text) == []
    for named in re.findall(r"`([\w./]+\.md)`", text):
        assert (ROOT / named).is_file(), named


def test_its_commands_are_there() -> None:
    """Each that it tells."""
    told = set(re.findall(r"^dangxing (\w+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert told
    assert told <= set(app._COMMANDS)
