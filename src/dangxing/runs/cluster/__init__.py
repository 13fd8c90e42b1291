"""A run spread over machines by Dask's scheduler: the one room that knows it.

Results come in the order of the work, and few are on their way at a time. What a worker has in hand when it dies is
done by another; what takes every worker down that takes it up is lost alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from dangxing.runs.cluster import joining, stations
from dangxing.runs.cluster.flow import Flow
from dangxing.runs.engine import Done, Run, Scheduler, Shared, Work
from dangxing.runs.workers import Lost


def results(
    scheduler: Scheduler, run: Run[Work, Shared, Done], work: Sequence[Work], on_done: Callable[[], None]
) -> Generator[Done | Lost, None, None]:
    """What comes of each item, in the order of ``work``; ``on_done`` is called as each is done.

    ClusterProblem: nobody answers, the workers are not what this program is, or the scheduler was lost.
    """
    with joining.client(scheduler.address) as client:
        folder = None if scheduler.ship else str(Path.cwd())
        joining.compare(client, scheduler.address, None if folder is None else joining.probe(folder, work))
        post = stations.Post(secrets.token_hex(8), run, folder, stations.traits())
        flow = Flow(client, scheduler, run, work, on_done, post.token)
        with joining.posted(client, scheduler.address, post):
            yield from flow.in_order()
