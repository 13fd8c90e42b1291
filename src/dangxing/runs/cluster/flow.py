"""The items of a run on their way to workers and back."""

from __future__ import annotations

import asyncio
import concurrent.futures
import pickle
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence, Set
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Generic, NamedTuple

import distributed
from distributed.scheduler import KilledWorker

from dangxing.errors import ClusterProblem, FileProblem
from dangxing.runs.cluster import stations
from dangxing.runs.cluster.joining import size_of
from dangxing.runs.cluster.stations import Worked
from dangxing.runs.engine import Done, Run, Scheduler, Shared, Work
from dangxing.runs.workers import Lost

# So many seconds until it is asked whether anybody is still there; so often who is; and so long nobody may be.
_TICK, _OFTEN, _PATIENCE = 1.0, 5.0, 30.0
# So long no worker may have died when an item that was lost is tried for the last time, and so long that is waited for.
_QUIET, _MOST_UNREST = 5.0, 60.0
# So many items make a task at most, or of as many bytes as are worked on in a second.
_BATCH = 10
_SECOND = 4
# So many tasks for each worker are on their way, and so many may be done ahead of one that takes long.
_FLYING, _AHEAD = 2, 16


def _work(token: str, items: bytes) -> tuple[str, list[Worked]]:
    """At a worker: what comes of some items, and where."""
    return distributed.get_worker().address, stations.work_on(token, items)


class _Task(NamedTuple):
    """Places of items that are worked on together. ``avoid`` is the worker that was hindered at them; ``lost``: when
    one was lost, perhaps because something else took its workers down. It is tried with nothing beside it, and while
    workers do not die of other things."""

    places: tuple[int, ...]
    avoid: str | None = None
    lost: float | None = None


class Flow(Generic[Work, Shared, Done]):
    """The items on their way there and back."""

    def __init__(
        self,
        client: Any,
        scheduler: Scheduler,
        run: Run[Work, Shared, Done],
        work: Sequence[Work],
        on_done: Callable[[], None],
        token: str,
    ) -> None:
        self._client, self._scheduler, self._run, self._work = client, scheduler, run, work
        self._on_done, self._token = on_done, token
        self._following = self._sent = 0
        self._workers = self._at_hand()
        self._asked = self._looked = self._missed = time.monotonic()
        self._slots = max(1, sum(self._workers.values()))
        self._most = max(1, min(_BATCH, len(work) // (4 * self._slots)))
        self._waiting = deque(self._batches())
        self._flying: dict[Any, _Task] = {}
        self._landed: SimpleQueue[Any] = SimpleQueue()
        self._finished: dict[int, bytes | Done | Lost] = {}

    def in_order(self) -> Generator[Done | Lost, None, None]:
        """What comes of each item. ClusterProblem: the scheduler was lost, or no worker is left."""
        try:
            while self._following < len(self._work):
                self._fill()
                if self._following not in self._finished and (landed := self._next()) is not None:
                    self._settle(landed)
                while self._following in self._finished:
                    found = self._finished.pop(self._following)
                    self._following += 1
                    yield pickle.loads(found) if isinstance(found, bytes) else found  # noqa: S301 - of our workers
        finally:
            if self._flying and self._client.status == "running":
                with suppress(Exception):
                    self._client.cancel(list(self._flying), force=True)

    def _batches(self) -> Iterator[_Task]:
        """Small files by the tens, a large one alone."""
        places: list[int] = []
        bytes_left = self._run.worth * _SECOND
        for place, item in enumerate(self._work):
            size = size_of(item)
            if places and (size > bytes_left or len(places) == self._most):
                yield _Task(tuple(places))
                places, bytes_left = [], self._run.worth * _SECOND
            places.append(place)
            bytes_left -= size
        yield _Task(tuple(places))

    def _fill(self) -> None:
        """Send off what there is room for: nothing that is far ahead of the first that is not done."""
        if time.monotonic() - self._looked > _OFTEN:
            self._look()
        ahead = self._following + _AHEAD * self._slots * self._most
        while self._waiting and len(self._flying) <= _FLYING * self._slots and self._waiting[0].places[0] < ahead:
            # Whatever waits at a worker when it dies is lost with it. So it is found out which one it is: by itself.
            if self._flying and any(task.lost for task in (self._waiting[0], *self._flying.values())):
                return
            if self._in_unrest(self._waiting[0]):
                return
            self._send(self._waiting.popleft())

    def _in_unrest(self, task: _Task) -> bool:
        """Whether a task that was lost must wait, as workers die that have nothing to do with it."""
        now = time.monotonic()
        return task.lost is not None and now - self._missed < _QUIET and now - task.lost < _MOST_UNREST

    def _send(self, task: _Task) -> None:
        items = self._packed(task)
        if not items:
            return
        others = [name for name in self._workers if name != task.avoid]
        elsewhere = {"workers": others} if task.avoid and others else {}
        self._sent += 1
        future = self._client.submit(
            _work, self._token, pickle.dumps(list(items.values())), key=f"dangxing-{self._token}-{self._sent}",
            pure=False, priority=int(len(task.places) == 1), **elsewhere,
        )  # fmt: skip
        self._flying[future] = task._replace(places=tuple(items))
        future.add_done_callback(self._landed.put)

    def _packed(self, task: _Task) -> dict[int, Work]:
        """The items of a task by their places; with their bytes, if they are shipped. What cannot be read is done."""
        items = {place: self._work[place] for place in task.places}
        if not self._scheduler.ship:
            return items
        from dangxing.workbook import reading

        for place, item in list(items.items()):
            try:
                with reading.told_of(Path(item.path)):
                    items[place] = item.carrying(reading.read_bytes(Path(item.path)))
            except FileProblem as problem:
                del items[place]
                self._finish(place, self._run.outcome(item.path, failure=problem.bare()))
        return items

    def _next(self) -> Any:
        """The next task that is done; None: there is none so far."""
        try:
            return self._landed.get(timeout=_TICK)
        except Empty:
            self._look()
            return None

    def _settle(self, future: Any) -> None:
        """Take what came of a task. What was lost together is tried again one by one."""
        task = self._flying.pop(future, None)
        if task is None:  # taken back
            return
        try:
            worker, found = self._result(future)
        except (concurrent.futures.CancelledError, asyncio.CancelledError):
            raise self._lost() from None
        except KilledWorker:
            self._again(task, Lost(None))
        except Exception as error:  # noqa: BLE001 - a bug met at one task must not cost the others
            self._again(task, Lost(f"{type(error).__name__}: {error}"))
        else:
            for place, worked in zip(task.places, found, strict=True):
                if worked.hindered and task.avoid is None and len(self._workers) > 1:
                    self._waiting.appendleft(_Task((place,), worker))
                else:
                    self._finish(place, worked.result)
        future.release()

    def _result(self, future: Any) -> Any:
        """What a task gave. It is done anew where the worker that kept it has died."""
        while True:
            try:
                return future.result(timeout=_TICK)
            except TimeoutError:
                self._look()

    def _again(self, task: _Task, lost: Lost) -> None:
        if len(task.places) > 1:
            self._waiting.extendleft(_Task((place,)) for place in reversed(task.places))
        elif lost.reason is None and task.lost is None:
            self._waiting.appendleft(task._replace(lost=time.monotonic()))
        else:
            self._finish(task.places[0], lost)

    def _finish(self, place: int, found: bytes | Done | Lost) -> None:
        self._finished[place] = found
        self._on_done()

    def _look(self) -> None:
        """ClusterProblem: the scheduler has gone, or there has been no worker for long."""
        if self._client.status != "running":
            raise self._lost()
        found = self._at_hand()
        gone = self._workers.keys() - found.keys()
        self._looked = time.monotonic()
        if gone:
            self._missed = self._looked
        if found:
            self._workers, self._asked = found, self._looked
            self._slots = max(1, sum(found.values()))
            self._free(gone)
        elif self._looked - self._asked > _PATIENCE:
            told = {"done": self._following, "count": len(self._work)}
            raise ClusterProblem("cluster.workers-gone", address=self._scheduler.address, **told)

    def _free(self, gone: Set[str]) -> None:
        """Send anew what was bound to certain workers, now that some have gone, who may have been the last of those."""
        for future, task in [*self._flying.items()] if gone else []:
            if task.avoid is not None:
                del self._flying[future]
                future.cancel()
                self._waiting.appendleft(task)

    def _at_hand(self) -> dict[str, int]:
        """The threads of each worker."""
        try:
            found: dict[str, int] = self._client.sync(self._client.scheduler.ncores, callback_timeout=_PATIENCE)
        except (OSError, TimeoutError, RuntimeError, AttributeError):
            raise self._lost() from None
        return found

    def _lost(self) -> ClusterProblem:
        told = {"done": self._following, "count": len(self._work)}
        return ClusterProblem("cluster.lost", address=self._scheduler.address, **told)
