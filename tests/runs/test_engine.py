"""The engine of runs: whatever the function does at one item, the others come out, in order."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from dangxing.errors import DangxingError
from dangxing.runs import engine
from dangxing.runs.engine import Outcome, Run
from parcels import Parcel, unpack


def run(settling: Callable[..., object] | None = None) -> Run[Parcel, int, Outcome]:
    return Run(unpack, 2, Outcome, ("errors",), 1000, settling)  # type: ignore[arg-type]


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_item_has_its_outcome(jobs: int) -> None:
    """A refusal, a bug and a success, each told as what it is, in the order of the work."""
    work = [Parcel("a", "refused"), Parcel("b"), Parcel("c", "bug"), Parcel("d")]
    done: list[None] = []
    found = list(run().all(work, jobs, lambda: done.append(None)))
    assert [outcome.path for outcome in found] == ["a", "b", "c", "d"]
    assert [outcome.failed for outcome in found] == [True, False, True, False]
    assert isinstance(found[0].failure, DangxingError)
    assert found[2].crash is not None
    assert found[2].crash.kind == "ZeroDivisionError"
    assert "unpack" in found[2].crash.detail
    assert [(outcome.errors, outcome.warnings) for outcome in found] == [(1, 0), (0, 2), (1, 0), (0, 2)]
    assert len(done) == 4


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_process_that_dies_costs_its_item() -> None:
    """The others are done all the same."""
    first, second, third = run().all([Parcel("a"), Parcel("b", "dies"), Parcel("c")], 2)
    assert not first.failed
    assert second.failure is not None
    assert second.failure.code == "cli.worker-died"
    assert not third.failed


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_what_is_sent_together_comes_out_by_itself() -> None:
    """Of items that a process is given at once, one that kills it costs none of the others, and each is told once."""
    odd = {"7": "dies", "8": "refused", "40": "bug"}
    work = [Parcel(name, odd.get(name, "")) for name in map(str, range(49))]
    done: list[None] = []
    found = list(replace(run(), together=3).all(work, 2, lambda: done.append(None)))
    assert [outcome.path for outcome in found] == [item.path for item in work]
    assert {outcome.path for outcome in found if outcome.failed} == odd.keys()
    assert found[7].failure is not None
    assert found[7].failure.code == "cli.worker-died"
    assert len(done) == 49


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_are_settled_in_order_inside_the_block(jobs: int) -> None:
    """The block is left when there is no more to come, and entered before anything is worked on."""
    told: list[str] = []

    @contextmanager
    def settling(shared: int, work: object) -> Iterator[Callable[[Outcome], Outcome]]:
        told.append(f"open {shared}")
        yield lambda outcome: (told.append(outcome.path), outcome)[1]
        told.append("shut")

    list(run(settling).all([Parcel(name) for name in "abc"], jobs))
    assert told == ["open 2", "a", "b", "c", "shut"]


def test_processes_are_as_many_as_are_worth_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    """One for so many bytes of files, one a file at most, and no more than the machine has."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    assert [run().processes(times, size) for times, size in ((9, 0), (9, 3500), (2, 9000), (99, 99_000))] == [
        1,
        3,
        2,
        8,
    ]


def test_windows_waits_for_so_many_processes_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pool of more raises there: fewer do the work."""
    asked: list[int] = []
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(Run, "_spread", lambda self, work, jobs, on_done: asked.append(jobs) or iter(()))
    list(run().all([Parcel(str(number)) for number in range(200)], 100))
    assert asked == [61]
    assert engine.most_processes() == 61


def test_a_file_has_one_key(tmp_path: Path) -> None:
    """However its path is written; none that is not there."""
    (tmp_path / "a").write_text("")
    assert engine.file_key(str(tmp_path / "a")) == engine.file_key(f"{tmp_path}/../{tmp_path.name}/a")
    assert engine.file_key(str(tmp_path / "b")) is None
