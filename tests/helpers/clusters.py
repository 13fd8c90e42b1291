"""Schedulers and workers of Dask as processes, each in a folder of its own; nobody is left when the block ends."""

import atexit
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import distributed

import dask_seed

_PATIENCE = 120


class Split(NamedTuple):
    """A process that was split off one that had loaded Dask, which takes as long as all else that it does here."""

    pid: int
    args: list[str]

    def kill(self) -> None:
        """At once."""
        os.kill(self.pid, signal.SIGKILL)

    def wait(self, _: float) -> None:
        """Until it is gone."""

        def gone() -> bool:
            try:
                os.kill(self.pid, 0)
            except ProcessLookupError:
                return True
            return False

        _until(gone)


Process = subprocess.Popen[bytes] | Split


@cache
def _seed() -> "subprocess.Popen[str]":
    """The process that others are split off; it ends with that of the tests."""
    command = [sys.executable, dask_seed.__file__]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(process.communicate)
    return process


class Cluster:
    """A scheduler on a port that was free, and its workers by name."""

    def __init__(self, home: Path, **environment: str) -> None:
        home.mkdir()
        self.home, self.file, self.environment = home, home / "scheduler.json", environment
        self.processes: list[Process] = []
        self.scheduler = self._start("scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")

    def wait(self) -> None:
        """Until the scheduler answers."""
        _until(lambda: self.file.exists() and self.file.read_text(encoding="utf-8").endswith("}"))

    @property
    def address(self) -> str:
        """Where the scheduler listens."""
        return str(json.loads(self.file.read_text(encoding="utf-8"))["address"])

    def client(self) -> Any:
        """To look at what goes on."""
        return distributed.Client(self.address, set_as_default=False)

    def address_of(self, name: str) -> str:
        """Where the worker of a name listens, once it does."""

        def found() -> str | None:
            workers = client.scheduler_info(n_workers=-1)["workers"]
            return next((address for address, each in workers.items() if each["name"] == name), None)

        with self.client() as client:
            return str(_until(found))

    def add(self, name: str, *, nanny: bool = False, full: bool = False, **environment: str) -> Process:
        """Start a worker, under a ``nanny`` that starts it anew when it dies; ``full``: it can hardly write."""
        told = ("--nthreads", "1", "--host", "127.0.0.1", "--name", name, "--no-dashboard")
        more = ("--nworkers", "1") if nanny else ("--no-nanny",)
        if full:  # half a compiled module would be left for everybody
            environment["PYTHONDONTWRITEBYTECODE"] = "1"
        return self._start(name, "worker", *told, *more, full=full, **environment)

    def remove(self, process: Process) -> None:
        """End a worker and its nanny, and wait until the scheduler knows."""
        name = Path(str(process.args[-1])).name  # type: ignore[index]
        _end(process)
        with self.client() as client:
            _until(
                lambda: name not in {each["name"] for each in client.scheduler_info(n_workers=-1)["workers"].values()}
            )

    def kill_one(self, client: Any, turn: int, least: int) -> str | None:
        """Kill the process of one of the workers in turn, and give its name; None: there are fewer than ``least``."""
        workers = client.scheduler_info(n_workers=-1)["workers"]
        names = {each["name"]: address for address, each in workers.items()}
        found = client.run(os.getpid, on_error="ignore") if len(names) >= least else {}
        name = sorted(names)[turn % len(names)] if names else ""
        address = names.get(name)
        if address not in found:
            time.sleep(0.1)
            return None
        with suppress(ProcessLookupError):
            os.kill(found[address], signal.SIGKILL)
        _until(lambda: address not in client.scheduler_info(n_workers=-1)["workers"])
        return str(name)

    def kill_scheduler(self) -> None:
        """At once, as by a power cut."""
        self.scheduler.kill()
        self.scheduler.wait(_PATIENCE)

    def _start(self, name: str, command: str, *told: str, full: bool = False, **environment: str) -> Process:
        folder = self.home / name
        folder.mkdir(exist_ok=True)
        words = [*told, "--scheduler-file", str(self.file)]
        if command == "worker":
            words += ["--local-directory", str(folder)]
        log, wanted = str(folder / "log"), self.environment | environment
        process: Process
        if full or "--nworkers" in words or "PYTHONPATH" in environment:  # what begins from nothing
            with Path(os.devnull if full else log).open("ab") as file:
                process = subprocess.Popen(
                    [sys.executable, "-m", "dask", command, *words],
                    cwd=folder, stdout=file, stderr=file, start_new_session=True,
                    env=os.environ | wanted, preexec_fn=_hold if full else None,
                )  # fmt: skip
        else:
            process = Split(dask_seed.ask(_seed(), command, words, str(folder), log, wanted), words)
        self.processes.append(process)
        return process

    def end(self) -> None:
        """Nobody is left."""
        for process in self.processes:
            _end(process)


def _hold() -> None:
    """No file grows beyond this, as on a disk that is full."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def _end(process: Process) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(_PATIENCE)


def _until(found: Any) -> Any:
    """What is found, as soon as it is. AssertionError: it never was."""
    until = time.monotonic() + _PATIENCE
    while not (value := found()):
        assert time.monotonic() < until
        time.sleep(0.05)
    return value


@contextmanager
def started(home: Path, **environment: str) -> Iterator[Cluster]:
    """A scheduler without workers."""
    cluster = Cluster(home, **environment)
    try:
        cluster.wait()
        yield cluster
    finally:
        cluster.end()
