"""Spreading work: the order stays, and a process that dies costs nothing but its own item."""

import importlib
import multiprocessing
import time
from pathlib import Path
from typing import Any

import pytest

from dangxing.runs.workers import Lost, Spread

_MODULE = """
import os
import signal
import time

def add(item, shared):
    return item + shared

def slowest_first(item, shared):
    time.sleep(0.3 if item == 0 else 0)
    return item

def die_at_odd_hundreds(item, shared):
    if item in shared:
        os.kill(os.getpid(), signal.SIGKILL)
    return item

def with_a_draft(item, shared):
    from pathlib import Path
    draft = Path(shared, f"draft{item}")
    if item == 0:
        return item
    try:
        draft.write_text("")
        time.sleep(30)
    finally:
        draft.unlink()

def unpicklable(item, shared):
    return (lambda: item) if item == 1 else item
"""


@pytest.fixture
def functions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A module that worker processes can import."""
    (tmp_path / "worker_functions.py").write_text(_MODULE)
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    return importlib.import_module("worker_functions")


def test_results_come_in_the_order_of_the_work(functions: Any) -> None:
    """Whatever the order in which they are done; each is counted as it is done."""
    done: list[None] = []
    spread = Spread(functions.slowest_first, None, jobs=2)
    assert list(spread.run(range(5), lambda: done.append(None))) == [0, 1, 2, 3, 4]
    assert len(done) == 5


def test_what_is_shared_is_there_in_every_process(functions: Any) -> None:
    """It is sent once, not with every item."""
    assert list(Spread(functions.add, 10, jobs=2).run([1, 2, 3])) == [11, 12, 13]


def test_a_process_that_dies_loses_its_own_item_only(functions: Any) -> None:
    """All items in flight with it, and all after it, are done; it is told which one was lost."""
    spread = Spread(functions.die_at_odd_hundreds, frozenset({2, 6}), jobs=2)
    assert list(spread.run(range(9))) == [0, 1, Lost(None), 3, 4, 5, Lost(None), 7, 8]


def test_what_is_broken_off_leaves_nothing_behind(functions: Any, tmp_path: Path) -> None:
    """Whoever stops asking for results ends the processes, and they clear away what they had begun."""
    running = Spread(functions.with_a_draft, str(tmp_path), jobs=2).run(range(4))
    assert next(running) == 0
    deadline = time.monotonic() + 10
    while not list(tmp_path.glob("draft*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert list(tmp_path.glob("draft*"))
    running.close()
    assert multiprocessing.active_children() == []
    assert list(tmp_path.glob("draft*")) == []


def test_a_result_that_cannot_be_sent_is_lost_alone(functions: Any) -> None:
    """The reason is told, and the others are there."""
    first, second, third = Spread(functions.unpicklable, None, jobs=2).run(range(3))
    assert (first, third) == (0, 2)
    assert isinstance(second, Lost)
    assert second.reason is not None
