"""Work spread over processes: in order, and with nothing lost when a process dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from typing import Any, Generic, NamedTuple, TypeVar

from dangxing import collecting
from dangxing.runs.undisturbed import undisturbed

Work = TypeVar("Work")
Shared = TypeVar("Shared")
Done = TypeVar("Done")

_GRACE = 2.0


class Lost(NamedTuple):
    """In place of a result: the process died (``reason`` None), or the result could not be sent back."""

    reason: str | None


class Spread(Generic[Work, Shared, Done]):
    """``function(item, shared)`` for many items, on ``jobs`` processes.

    ``function`` must be at the top of a module, and must not raise. ``shared`` is sent once to each process; the
    modules of ``preload`` are imported once, in the server that processes are forked from (where there is one).
    """

    def __init__(
        self, function: Callable[[Work, Shared], Done], shared: Shared, *, jobs: int, preload: Sequence[str] = ()
    ) -> None:
        self._function, self._shared, self._jobs, self._preload = function, shared, jobs, list(preload)

    def run(
        self, work: Sequence[Work], on_done: Callable[[], None] = lambda: None
    ) -> Generator[Done | Lost, None, None]:
        """The results in the order of ``work``; ``on_done`` is called as each is done, in whatever order."""
        finished: dict[int, Done | Lost] = {}
        following = 0
        with closing(self._as_finished(work)) as results:
            for index, result in results:
                finished[index] = result
                on_done()
                while following in finished:
                    yield finished.pop(following)
                    following += 1

    def _as_finished(self, work: Sequence[Work]) -> Generator[tuple[int, Done | Lost], None, None]:
        waiting = deque(range(len(work)))
        while waiting:
            flying: dict[Future[Done], int] = {}
            try:
                # One item more than processes: none is idle, and few are in flight when one dies.
                with self._pool(self._jobs) as pool, _ending_all_if_broken_off():
                    while waiting or flying:
                        while waiting and len(flying) <= self._jobs:
                            with undisturbed():  # a process may be started for it
                                flying[pool.submit(_call, work[waiting[0]])] = waiting[0]
                            waiting.popleft()
                        for future in wait(flying, return_when=FIRST_COMPLETED).done:
                            result = _result(future)
                            yield flying.pop(future), result
            except BrokenProcessPool:
                # A pool dies as a whole. Whichever item it was takes its process down again, alone; the others don't.
                for future, index in sorted(flying.items(), key=lambda entry: entry[1]):
                    yield index, self._again(future, work[index])

    def _again(self, future: Future[Done], item: Work) -> Done | Lost:
        if future.done():
            try:
                return _result(future)
            except BrokenProcessPool:
                pass
        try:
            with self._pool(1) as pool, _ending_all_if_broken_off():
                with undisturbed():
                    alone = pool.submit(_call, item)
                return _result(alone)
        except BrokenProcessPool:
            return Lost(None)

    def _pool(self, jobs: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("forkserver" if _forks() else "spawn")
        if _forks():
            context.set_forkserver_preload(self._preload)
        return ProcessPoolExecutor(jobs, context, _start, (self._function, self._shared))


def prepare(preload: Sequence[str]) -> None:
    """Start the server that processes are forked from, where there is one: it imports the modules of ``preload`` while
    this process does other things. Processes that want others must not be asked for afterwards."""
    if _forks():
        from multiprocessing import forkserver

        forkserver.set_forkserver_preload(list(preload))
        with undisturbed():
            forkserver.ensure_running()


def _forks() -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods()


@contextmanager
def _ending_all_if_broken_off() -> Iterator[None]:
    """Ctrl+C, or a caller who wants no more, does not wait for what is still being worked on."""
    try:
        yield
    except Exception:
        raise
    except BaseException:
        for process in multiprocessing.active_children():
            process.terminate()
        raise


class _Ended(BaseException):
    """Raised inside the work of a process that is to end, so that every ``finally`` in it runs."""


_working = _ending = False
_held: list[tuple[Callable[[Any, Any], Any], Any]] = []


def _start(function: Callable[[Any, Any], Any], shared: object) -> None:
    # Ctrl+C reaches every process of the terminal; only the one that started the others answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    collecting.seldom()
    _held[:] = [(function, shared)]


def _end(*_: object) -> None:
    """Leave by way of what the work in hand has to clear away, so that no half-written file stays, but leave."""
    global _ending
    if not _working:
        os._exit(1)
    if _ending:  # asked again, by the system and by the process that started this one
        return
    _ending = True
    if hasattr(signal, "setitimer"):
        # The pool takes any exception for the result of the work, and goes on: this ends the process all the same.
        signal.setitimer(signal.ITIMER_REAL, _GRACE)
    raise _Ended


def _call(item: object) -> Any:
    global _working
    function, shared = _held[0]
    try:
        _working = True
        return function(item, shared)
    except _Ended:
        os._exit(1)
    finally:
        _working = False


def _result(future: Future[Done]) -> Done | Lost:
    """What came of an item. BrokenProcessPool: its process, or another of the pool, died."""
    try:
        return future.result()
    except BrokenProcessPool:
        raise
    except Exception as error:  # noqa: BLE001 - a result that cannot be sent must not take the others with it
        return Lost(f"{type(error).__name__}: {error}")
