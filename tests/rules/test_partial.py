"""A file of which a part cannot be read: what is told beside the fault itself must not merely follow from it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dangxing.errors import RulesProblem
from dangxing.rules.loading import load
from dangxing.rules.loading.editing import Item, parsed, places, rewritten

EXAMPLES = Path(__file__).parents[2] / "examples" / "rules"
FILES = [EXAMPLES / name for name in ("company/company.yaml", "students/students.yaml", "dormitories/dormitory.yaml")]
# Where one value of a table is none, the others may be what is out of place.
AMBIGUOUS = "table"
WORDS = ("says", "mend", "reading", "title", "en", "clause", "leaves_out")


def _wanted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _wanted(inner) for key, inner in value.items()}
    return [Item(at, _wanted(inner)) for at, inner in enumerate(value)] if isinstance(value, list) else value


def _ways(value: Any, lead: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield (*lead, key)
        yield from _ways(inner, (*lead, key))


def _broken(content: str, way: tuple[Any, ...]) -> str:
    wanted = _wanted(parsed(content))
    home = wanted
    for key in way[:-1]:
        home = home[key].value if isinstance(home, list) else home[key]
    nonsense = {"zzz": {"y": 1}}
    home[way[-1]] = Item(way[-1], nonsense) if isinstance(home, list) else nonsense
    return rewritten(content, wanted)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_what_is_broken_brings_no_other_faults_about(file: Path, tmp_path: Path) -> None:
    """Each key of every kind is given nonsense in turn: all that is told lies there, or around it."""
    for other in file.parent.glob("*.yaml"):
        shutil.copy(other, tmp_path)
    content = file.read_text(encoding="utf-8")
    seen: set[tuple[Any, ...]] = set()
    for way in _ways(parsed(content)):
        # Rules of one kind are as good as each other.
        shape = (len(way) > len(("tracks", "x", "categories", "x")), way[-1] if "." not in str(way[-1]) else "rule")
        if way[0] == "english" or way[-1] in WORDS or AMBIGUOUS in way[:-1] or shape in seen:
            continue
        seen.add(shape)
        made = _broken(content, way)
        (tmp_path / file.name).write_text(made, encoding="utf-8")
        with pytest.raises(RulesProblem) as raised:
            load(tmp_path)
        spots = places(made)
        for fault in raised.value.faults:
            if Path(fault.path).name == file.name:
                spot = spots[fault.line, fault.column]
                assert spot[: len(way)] == way or way[: len(spot)] == spot, (way, spot, fault)


def test_a_band_that_cannot_be_read_is_not_unknown_too(tmp_path: Path) -> None:
    """Whatever asks for a place among those who meet it; one that is not there is unknown."""
    content = FILES[1].read_text(encoding="utf-8")

    def told(number: object, band: str) -> list[str]:
        when = f"[{{rank: {{first: 1, among: {band}}}}}]"
        follows = f"consequences: [{{clause: 第八條, says: 表揚, when: {when}}}]"
        made = f"{content.replace('at_least: 80', f'at_least: {number}')}\n{follows}\n"
        (tmp_path / FILES[1].name).write_text(made, encoding="utf-8")
        with pytest.raises(RulesProblem) as raised:
            load(tmp_path)
        return [fault.code for fault in raised.value.faults]

    assert told(80, "nobody") == ["rulefaults.unknown-band"]
    assert told("{y: 1}", "first") == ["rulefaults.wants-number"]
