"""One engine for every run over many files: work items, what holds for all of them, a function → outcomes in order.

Nothing is raised for one item, so that the others go on: what the function raises, and a process that dies, become
the outcome of that item alone. Outcomes are plain values, and pass between processes.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, Self, TypeVar

from dangxing.collecting import swept, uncollected
from dangxing.errors import DangxingError, FileProblem
from dangxing.language import Language

if TYPE_CHECKING:
    from dangxing.records import Problem
    from dangxing.runs.workers import Lost

# A process waits for its pool by handles, of which Windows can wait for 63.
_MOST_ON_WINDOWS = 61

# So often at least a process is given something to do, or one of them may work on alone at the end.
_ROUNDS = 8

FileKey = tuple[int, int]


class Item(Protocol):
    """What is worked on: whatever else it says, it is a file."""

    @property
    def path(self) -> str:
        """The path as it was given."""

    def carrying(self, data: bytes) -> Self:
        """The same with the bytes of the file, which is not there where it is worked on."""


class Scheduler(NamedTuple):
    """What spreads a run over machines: its address, or ``local:N``; ``ship``: they do not see the client's files."""

    address: str
    ship: bool = False


class Crash(NamedTuple):
    """A bug of this program, met at a file: the kind of the exception and its traceback, as text."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file. ``script`` is the language that suits it; ``failure`` or ``crash``: nothing came of it."""

    path: str
    script: Language = "zh-Hans"
    problems: tuple[Problem, ...] = ()
    failure: DangxingError | None = field(default=None, kw_only=True)
    crash: Crash | None = field(default=None, kw_only=True)

    @property
    def failed(self) -> bool:
        """Whether the file could not be worked on at all."""
        return bool(self.failure or self.crash)

    @property
    def errors(self) -> int:
        """How many errors there are; a file that could not be worked on has one."""
        return 1 if self.failed else sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return 0 if self.failed else sum(problem.severity == "warning" for problem in self.problems)


Work = TypeVar("Work", bound=Item)
Shared = TypeVar("Shared")
Done = TypeVar("Done", bound=Outcome)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Run(Generic[Work, Shared, Done]):
    """``function(item, shared)`` for many items, spread over processes or not.

    ``function`` stands at the top of a module. ``outcome`` is the class of what it gives. ``rooms`` are the modules of
    this package that it takes, imported once for all processes. ``worth`` is how many bytes of files are worked on in
    the time that starting a process costs, about a quarter of a second. ``settling`` is a block in which each outcome
    is settled, by this process alone and in the order of the work: what hangs on the order must not hang on which
    process was faster. ``afar`` gives what is shared with workers of a cluster, by whether files are shipped; ``undo``
    clears away what one has left of an outcome that nobody waits for any more. ``together`` is how many items of very
    many are sent to a process at once, where one costs hardly more than sending it, and leaves nothing behind.
    """

    function: Callable[[Work, Shared], Done]
    shared: Shared
    outcome: type[Done]
    rooms: tuple[str, ...]
    worth: int
    settling: Callable[[Shared, Sequence[Work]], AbstractContextManager[Callable[[Done], Done]]] | None = None
    afar: Callable[[Shared, bool], Shared] | None = None
    undo: Callable[[Done], None] | None = None
    together: int = 1

    def one(self, item: Work) -> Done:
        """What comes of one item. Nothing is raised."""
        try:
            with uncollected(lasting=False):
                return self.function(item, self.shared)
        except DangxingError as error:
            return self.outcome(item.path, failure=error.bare())
        except Exception as error:  # noqa: BLE001 - a bug met at one item must not cost the others
            return self.outcome(item.path, crash=crash_of(error))

    def one_of_many(self, item: Work) -> Done:
        """As :meth:`one`, leaving no garbage behind: a process that has worked on a thousand files is no larger."""
        try:
            return self.one(item)
        finally:
            swept()

    def all(
        self,
        work: Sequence[Work],
        jobs: int = 1,
        on_done: Callable[[], None] = lambda: None,
        scheduler: Scheduler | None = None,
    ) -> Generator[Done, None, None]:
        """What comes of each item, in the order of ``work``; ``on_done`` is called as each is done, in any order.

        Nothing is worked on where the block of settling cannot be entered: what it raises is raised. ClusterProblem:
        the ``scheduler`` cannot be reached, its workers cannot be worked with, or it was lost on the way.
        """
        run = self if scheduler is None or self.afar is None else replace(
            self, shared=self.afar(self.shared, scheduler.ship)
        )  # fmt: skip
        jobs = min(jobs, len(work), most_processes())
        settling = run.settling(run.shared, work) if run.settling else nullcontext(_as_it_is)
        # Whatever breaks this off, nothing is being worked on any more when the block of settling ends.
        with settling as settle, closing(run._each(work, jobs, on_done, scheduler)) as each:
            # By way of map, which keeps no outcome longer than it is wanted: there may be a million problems in it.
            yield from map(settle, each)

    def _each(
        self, work: Sequence[Work], jobs: int, on_done: Callable[[], None], scheduler: Scheduler | None
    ) -> Generator[Done, None, None]:
        if scheduler is not None and work:
            from dangxing.runs import cluster

            yield from self._told(work, cluster.results(scheduler, replace(self, settling=None), work, on_done))
            return
        if jobs > 1:
            yield from self._spread(work, jobs, on_done)
            return
        work_on = self.one if len(work) == 1 else self.one_of_many
        for item in work:
            done = work_on(item)
            on_done()
            yield done
            del done

    def processes(self, times: int, size: int) -> int:
        """How many processes so many files of ``size`` bytes in all are worth on this machine."""
        return processes(times, size, self.worth)

    def _spread(self, work: Sequence[Work], jobs: int, on_done: Callable[[], None] = lambda: None) -> Iterator[Done]:
        from dangxing.runs.workers import Spread

        shared, preload = replace(self, settling=None), modules(self.rooms)
        size = min(self.together, len(work) // (jobs * _ROUNDS))
        if size > 1:
            some = [work[at : at + size] for at in range(0, len(work), size)]
            spread = Spread(_each_of, shared, jobs=jobs, preload=preload)
            yield from self._joined(some, spread.run(some, _times(on_done, size, len(work))), jobs)
        else:
            yield from self._told(work, Spread(_one, shared, jobs=jobs, preload=preload).run(work, on_done))

    def _joined(
        self, some: Sequence[Sequence[Work]], found: Generator[list[Done] | Lost, None, None], jobs: int
    ) -> Iterator[Done]:
        """What came of items that were sent together."""
        with closing(found) as results:
            for items, done in zip(some, results, strict=True):
                # Whichever of them it was that cost a process, the others are done by themselves.
                yield from done if isinstance(done, list) else replace(self, together=1)._spread(items, jobs)

    def _told(self, work: Sequence[Work], found: Generator[Done | Lost, None, None]) -> Iterator[Done]:
        from dangxing.runs.workers import Lost

        with closing(found) as results:
            for item, result in zip(work, results, strict=True):
                if not isinstance(result, Lost):
                    yield result
                elif result.reason is None:
                    yield self.outcome(item.path, failure=FileProblem("cli.worker-died", path=item.path))
                else:
                    yield self.outcome(item.path, crash=Crash(result.reason.partition(":")[0], result.reason))


def modules(rooms: Sequence[str]) -> list[str]:
    """The modules of rooms, by their whole names."""
    return [f"dangxing.{room}" for room in rooms]


def processes(times: int, size: int, worth: int) -> int:
    """As :meth:`Run.processes`, of a run that has that ``worth``."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, times, size // worth))


def _as_it_is(outcome: Done) -> Done:
    return outcome


def _one(item: Work, run: Run[Work, Shared, Done]) -> Done:
    return run.one_of_many(item)


def _each_of(items: Sequence[Work], run: Run[Work, Shared, Done]) -> list[Done]:
    return [run.one_of_many(item) for item in items]


def _times(on_done: Callable[[], None], size: int, count: int) -> Callable[[], None]:
    """Says so many times that one of ``count`` is done, and of all of them no more."""
    left = iter(range(count))

    def done() -> None:
        for _ in islice(left, size):
            on_done()

    return done


def crash_of(error: BaseException) -> Crash:
    """A bug as a value."""
    return Crash(type(error).__name__, "".join(traceback.format_exception(error)))


def attempted(path: str, make: Callable[[], Made]) -> Made | DangxingError | Crash:
    """What is made of the workbook at ``path``, or why it is not. Nothing is raised: the others are worked on."""
    try:
        return make()
    except DangxingError as error:
        return error
    except MemoryError:
        return FileProblem("files.memory", path=path)
    except Exception as error:  # noqa: BLE001 - the other workbooks still get their copies
        return crash_of(error)


def most_processes() -> int:
    """How many processes a pool may have on this system."""
    return _MOST_ON_WINDOWS if sys.platform == "win32" else sys.maxsize


def file_key(path: str) -> FileKey | None:
    """What is equal for two paths of one file; None where there is no file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - paths stay as they were given
    except OSError:
        return None
    return found.st_dev, found.st_ino
