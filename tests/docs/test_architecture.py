"""The map of the rooms is the rooms' own: what it names is there, and nothing is there that it does not name."""

import re
import tomllib
from pathlib import Path

import pytest

import dangxing

ROOT = Path(__file__).parents[2]
TOP = Path(dangxing.__file__).parent
MAP = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PAGES = [ROOT / name for name in ("README.md", "README.zh.md", "CONTRIBUTING.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)
PACKAGES = {path.parent.name for path in TOP.glob("*/__init__.py")}
MODULES = {path.stem for path in TOP.glob("*.py")} - {"__init__", "__main__"}


def layers() -> list[set[str]]:
    """Those of the import contract, from the top."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    [found] = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    return [set(layer.replace("dangxing.", "").split(" | ")) for layer in found]


def test_the_rooms_are_few() -> None:
    """A thirteenth package or a ninth module at the top asks first whether it belongs into a room that is there."""
    assert len(PACKAGES) <= 12
    assert len(MODULES) <= 8


def test_every_room_has_its_layer() -> None:
    """None stands outside the contract."""
    assert set().union(*layers()) == PACKAGES | MODULES


def test_the_map_has_the_layers_of_the_contract() -> None:
    """In their order, those of one line beside each other."""
    table = MAP.partition("| layer |")[2].partition("\n\n")[0].splitlines()[2:]
    assert [set(re.findall(r"`(\w+)`", row.split("|")[1])) for row in table] == layers()


def test_what_the_map_names_is_there() -> None:
    """Modules with their folder: ``runs/pipeline.py``, ``workbook/validating``."""
    named = set(re.findall(rf"(?<![\w/])(?:{'|'.join(PACKAGES)})/[\w/]+(?:\.\w+)?", MAP))
    assert len(named) > 10
    assert [name for name in named if not (TOP / name).exists() and not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    """To a file of the repository."""
    targets = re.findall(r"\]\(([^)\s#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_the_index_lists_every_page() -> None:
    """Nobody has to look for one."""
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if page != "README.md" and f"({page})" not in index] == []
