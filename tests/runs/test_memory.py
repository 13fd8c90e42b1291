"""What working on many files leaves behind: nothing."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from dangxing import collecting
from dangxing.rules import loading
from dangxing.runs import pipeline
from small_workbooks import write_workbook


@pytest.fixture(autouse=True)
def _seldom() -> Iterator[None]:
    """As the command searches for garbage: hardly ever."""
    before = gc.get_threshold()
    collecting.seldom()
    yield
    gc.set_threshold(*before)


def test_a_hundred_workbooks_leave_no_more_than_ten(tmp_path: Path) -> None:
    """Of what one has made and nobody holds any more, nothing is there when the next has been worked on."""
    write_workbook(tmp_path / "a.xlsx")
    [task] = pipeline.tasks([str(tmp_path / "a.xlsx")], str(tmp_path / "out"))
    run = pipeline.run_of(loading.load(None), pipeline.Options(year=2024))

    def held(times: int) -> int:
        for _ in range(times):
            assert run.one_of_many(task).summary is not None
        return len(gc.get_objects()) + gc.get_freeze_count()

    few = held(10)
    assert held(30) < few + 2_000
