"""A scheduler joined, its workers compared with this program, and a run posted to them."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import threading
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import resource_tracker
from typing import Any

import dask
import distributed
from distributed.comm.addressing import parse_address, parse_host_port

from dangxing.errors import ClusterProblem
from dangxing.runs.cluster import stations
from dangxing.runs.cluster.stations import Post, Probe, Station
from dangxing.runs.engine import Work

# So many seconds somebody is waited for, and a listener; and so many until workers know that their scheduler has gone.
_PATIENCE, _SHORT_PATIENCE, _PAUSE = 30.0, 10.0, 1.0
# So often it is asked who is silent, and so many seconds a worker may be: one that is stopped, or hangs, keeps its
# connections, and Dask itself waits five minutes for it.
_OFTEN, _SILENCE = 8.0, 40.0
_LOCAL = "local:"
_SETTINGS = {
    # A task with shipped files is larger than what Dask warns of.
    "distributed.admin.large-graph-warning-threshold": "1 GiB",
    # Workers that are started here are not watched: what a worker notes of where its time goes fills its memory.
    "distributed.worker.profile.enabled": False,
}
# So many workers are named.
_MOST = 5
_TALKERS = ("distributed", "tornado", "asyncio")


@contextmanager
def client(address: str) -> Iterator[Any]:
    """Connected to the scheduler, or to one that is started here with some workers. Dask's own talk is not heard."""
    _hush()
    with dask.config.set(_SETTINGS), ExitStack() as stack:
        try:
            local = address.startswith(_LOCAL)
            target = stack.enter_context(_started(address)) if local else _listening(address)
            client = stack.enter_context(distributed.Client(target, set_as_default=False))
        except (OSError, ValueError, ImportError, RuntimeError) as fault:
            raise ClusterProblem("cluster.unreachable", address=address, reason=_reason(fault)) from None
        stack.enter_context(_watched(client))
        yield client


@contextmanager
def _watched(client: Any) -> Iterator[None]:
    """In this block whoever waits for a worker that has fallen silent is told that it has gone."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_OFTEN):
            with suppress(Exception):  # who is at the scheduler and what it is, is found out elsewhere
                client.run_on_scheduler(_drop_silent, _SILENCE)

    threading.Thread(target=watch, name="watch", daemon=True).start()
    try:
        yield
    finally:
        over.set()


async def _drop_silent(silence: float, dask_scheduler: Any = None) -> None:
    """At the scheduler: what workers have in hand that were not heard of for so long is given to others."""
    now = time.time()
    silent = [name for name, each in dask_scheduler.workers.items() if now - each.last_seen > silence]
    for name in silent:
        await dask_scheduler.remove_worker(address=name, stimulus_id=f"silent-{name}", close=False)


def _listening(address: str) -> str:
    """The address, at which there is a scheduler. OSError, ValueError: nobody listens; ClusterProblem: another does.

    Dask itself tries for half a minute whatever is wrong with an address, and waits for ever for one that is silent.
    """
    scheme, place = parse_address(address)
    if scheme == "tls":
        _check_certificates()
    if scheme in ("tcp", "tls"):
        socket.create_connection(parse_host_port(place), _SHORT_PATIENCE).close()
    try:
        kind = asyncio.run(asyncio.wait_for(_kind(address), _PATIENCE))
    except Exception as fault:  # noqa: BLE001 - whatever another program's answer is taken for
        reason = f"no answer in {_PATIENCE:g} s" if isinstance(fault, TimeoutError) else _reason(fault)
        raise ClusterProblem("cluster.no-scheduler", address=address, reason=reason) from None
    if kind != "Scheduler":
        raise ClusterProblem("cluster.no-scheduler", address=address, reason=str(kind))
    return address


def _check_certificates() -> None:
    """ClusterProblem: a file of those that Dask's configuration names for TLS is not there. Dask does not say which."""
    tls = distributed.Security().get_tls_config_for_role("client")
    for name in ("ca_file", "cert", "key"):
        value = tls.get(name)
        if value and "\n" not in value and not os.path.isfile(value):  # noqa: PTH113 - as Dask opens it
            raise ClusterProblem("cluster.no-certificate", path=value)


async def _kind(address: str) -> object:
    """What whoever is at the address says of itself."""
    security = distributed.Security().get_connection_args("client")
    async with distributed.rpc(address, connection_args=security) as there:
        return (await there.identity())["type"]


def _started(address: str) -> Any:
    """A scheduler of this machine alone, with as many workers as the address says."""
    masked = getattr(signal, "pthread_sigmask", None)
    # Ctrl+C reaches every process of the terminal: what is started from here on, and for ever, does not hear it.
    # The tracker of resources, which the first process brings with it, would lift this again: it stands before.
    if masked:
        resource_tracker.ensure_running()
    before = masked(signal.SIG_BLOCK, {signal.SIGINT}) if masked else None
    try:
        return distributed.LocalCluster(
            n_workers=int(address.removeprefix(_LOCAL)), threads_per_worker=1, dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        )  # fmt: skip
    finally:
        if masked and before is not None:
            masked(signal.SIG_SETMASK, before)


def _hush() -> None:
    for name in ("dask", "distributed"):
        warnings.filterwarnings("ignore", module=name)
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in _TALKERS]
    for name in (*_TALKERS, *names):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _reason(fault: BaseException) -> str:
    """What the first fault of those that led to this one says."""
    while fault.__cause__ is not None:
        fault = fault.__cause__
    return " ".join(str(fault).split()) or type(fault).__name__


def probe(folder: str, work: Sequence[Work]) -> Probe | None:
    """The first file that is there; None: there is none."""
    sizes = ((item.path, size_of(item)) for item in work)
    return next((Probe(folder, path, size) for path, size in sizes if size), None)


def size_of(item: Work) -> int:
    """The bytes of a file, 0 where there is none."""
    try:
        return os.path.getsize(item.path)  # noqa: PTH202 - paths stay as they were given
    except OSError:
        return 0


def compare(client: Any, address: str, wanted: Probe | None) -> None:
    """ClusterProblem: there is no worker, or one is not what this program is, or does not see the client's files."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
        found: dict[str, object] = {address: client.run_on_scheduler(stations.station, None)}
    except TimeoutError:
        raise ClusterProblem("cluster.no-workers", address=address) from None
    except OSError as fault:
        raise ClusterProblem("cluster.unreachable", address=address, reason=_reason(fault)) from None
    except Exception as fault:  # noqa: BLE001 - whatever keeps it from answering
        found = {address: fault}
    # One that has gone in the meantime is missed by nobody.
    there = client.run(stations.station, wanted, on_error="return")
    found |= {name: each for name, each in sorted(there.items()) if not isinstance(each, OSError)}
    wrong = [(name, told) for name, each in found.items() if (told := fault_of(each, wanted)) is not None]
    if wrong:
        code, params = wrong[0][1]
        alike = [name for name, told in wrong if told == wrong[0][1]]
        raise ClusterProblem(code, worker=", ".join(alike[:_MOST]) + (" …" if len(alike) > _MOST else ""), **params)


def fault_of(found: object, wanted: Probe | None) -> tuple[str, dict[str, str]] | None:
    """What is wrong with a worker: a key of the catalogue, and its parameters."""
    if not isinstance(found, Station):
        reason = _reason(found) if isinstance(found, BaseException) else type(found).__name__
        return "cluster.no-product", {"reason": reason}
    here, there = stations.traits(), found.traits
    for name in (*here, *there):
        if there.get(name) != here.get(name):
            return "cluster.other-worker", {"trait": name, "there": there.get(name, "?"), "here": here.get(name, "?")}
    if wanted is not None and not found.sees:
        return "cluster.unseen", {"folder": wanted.folder, "path": wanted.path}
    return None


class _Posting(distributed.WorkerPlugin):  # type: ignore[misc] # of no type that is known
    """Brings a run to every worker, those that come later included, and takes it back."""

    def __init__(self, post: Post) -> None:
        self.name, self.post = post.token, post

    def setup(self, worker: object) -> None:
        """The run stands at the worker. RuntimeError: it is not what the client is, and does not join."""
        stations.keep(self.post)

    async def teardown(self, worker: object) -> None:
        """The run is taken back; what is in hand is waited for."""
        await asyncio.to_thread(stations.withdraw, self.post.token)


@contextmanager
def posted(client: Any, address: str, post: Post) -> Iterator[None]:
    """Workers have the run in this block, and nobody is at work on it any more when it ends."""
    for last in (False, False, True):
        try:
            client.register_plugin(_Posting(post), name=post.token)
            break
        except (OSError, KeyError) as fault:  # a worker that died under it
            if last:
                raise ClusterProblem("cluster.unreachable", address=address, reason=_reason(fault)) from None
    try:
        yield
    finally:
        if client.status == "running":
            with suppress(Exception):
                client.unregister_worker_plugin(post.token)
        else:
            # Workers see it too, and clear away what they have in hand.
            time.sleep(_PAUSE)
