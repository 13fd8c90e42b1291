"""The example workbooks, changed at random: each is scored, or told of, or refused. Never anything else.

Cases of fixed seeds: half change bytes of the file, half the XML inside it, which the container then vouches for.
"""

from __future__ import annotations

import random
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bounds import bounded
from dangxing.language import problem_texts, text
from dangxing.runs import pipeline
from effort import tries
from mutating import changed_bytes, changed_part, zipped
from shipped import RULES

EXAMPLES = Path(__file__).parents[2] / "examples"
BOOKS = ("records-hans.xlsx", "records.xlsx")
GROUPS = tries("mutations")
CASES = 50  # a group and kind


@cache
def parts(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(EXAMPLES / name) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def changed_xml(name: str, chance: random.Random) -> bytes:
    """The package with some of its parts changed, sheets above all."""
    content = dict(parts(name))
    sheets = [part for part in content if "worksheets/sheet" in part]
    for _ in range(chance.choice((1, 1, 3))):
        part = chance.choice(sheets) if chance.random() < 0.7 else chance.choice(list(content))
        content[part] = changed_part(content[part], chance)
    if chance.random() < 0.03:
        del content[chance.choice(list(content))]
    return zipped(content)


def outcome(data: bytes, folder: Path) -> str:
    """What comes of a workbook, and that all of it can be told in one line each."""
    path = folder / "changed.xlsx"
    path.write_bytes(data)
    (task,) = pipeline.tasks([str(path)], str(folder / "out"))
    with bounded(path.name):
        found = pipeline.score_workbook(task, RULES, pipeline.Options(keep_records=False))
    assert found.crash is None, found.crash.detail
    for problem in found.problems:
        message, hint = problem_texts(problem.code, found.script, problem.params)
        assert "\n" not in message
        assert hint is None or "\n" not in hint
    if found.failure is not None:
        assert "\n" not in text(found.failure.code, "zh-Hans", **found.failure.params)
        return "refused"
    scored = list((folder / "out").rglob("*-scored.xlsx"))
    if any(problem.severity == "error" for problem in found.problems):
        assert found.summary is None
        assert scored == []
        return "problems"
    assert found.summary is not None
    assert len(scored) == 1
    scored[0].unlink()
    return "scored"


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_changed_workbook_is_scored_or_told_of_or_refused(group: int, tmp_path: Path) -> None:
    """Neither a crash nor a half-written file comes of any change."""
    chance = random.Random(f"changes {group}")
    tally: Counter[str] = Counter()
    for case in range(CASES):
        # The larger book now and then: most of what can go wrong shows in the small one, at a third of the time.
        name = BOOKS[case % 5 == 0]
        tally[outcome(changed_bytes((EXAMPLES / name).read_bytes(), chance), tmp_path)] += 1
        tally[outcome(changed_xml(name, chance), tmp_path)] += 1
    assert tally.total() == 2 * CASES
    # The changes must bite, and not only at the container.
    assert tally["refused"] >= CASES // 2
    assert tally["problems"] >= 2
    assert tally["scored"] >= 1
