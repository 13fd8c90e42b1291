"""A run over machines by a real scheduler and real workers: what comes of it is what comes of one machine."""

import asyncio
import concurrent.futures
import itertools
import json
import os
import pickle
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

import dangxing
from branches import entered, files_in, write_branches
from running import Run

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed")

import dask  # noqa: E402
from distributed.scheduler import KilledWorker  # noqa: E402

import clusters  # noqa: E402 - needs what may be missing
from dangxing.errors import ClusterProblem  # noqa: E402
from dangxing.rules import loading  # noqa: E402
from dangxing.runs import pipeline  # noqa: E402
from dangxing.runs.cluster import flow, joining, stations  # noqa: E402
from dangxing.runs.engine import Outcome, Scheduler  # noqa: E402
from dangxing.runs.engine import Run as Runs  # noqa: E402
from parcels import Parcel, unpack  # noqa: E402

# So many workbooks; and so many times a worker is killed while they are scored.
_COUNT = int(os.environ.get("CLUSTER_WORKBOOKS", "10"))
_KILLS = int(os.environ.get("CLUSTER_KILLS", "3"))
# Seconds between two of them at most.
_PAUSE = float(os.environ.get("CLUSTER_PAUSE", "0"))
_PATIENCE = 600


class Scored(NamedTuple):
    """What a run printed and left."""

    status: int
    out: str
    err: str
    books: dict[str, str]
    ledger: list[tuple[object, ...]]


SCORE = ("score", "in", "-q", "--format", "json", "--out", "out", "--ledger", "ledger.sqlite")


class Desk:
    """A folder of workbooks that are scored again and again."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def begin(self, *arguments: str, keep: bool = False) -> "subprocess.Popen[str]":
        """Start to score all, from the beginning."""
        if not keep:
            self.clear()
        return subprocess.Popen(
            [sys.executable, "-m", "dangxing", *SCORE, *arguments],
            cwd=self.home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip

    def end(self, process: "subprocess.Popen[str]") -> Scored:
        """What came of it."""
        try:
            out, err = process.communicate(timeout=_PATIENCE)
        finally:
            process.kill()
        return self.found(process.returncode, out, err)

    def clear(self) -> None:
        """Nothing was scored yet."""
        shutil.rmtree(self.home / "out", ignore_errors=True)
        for path in self.home.glob("ledger.sqlite*"):
            path.unlink()

    def found(self, status: int, out: str, err: str) -> Scored:
        """What was left by a run that printed this."""
        ledger, books = self.home / "ledger.sqlite", self.home / "out"
        return Scored(
            status, out, err,
            files_in(books) if books.exists() else {}, entered(ledger) if ledger.exists() else [],
        )  # fmt: skip

    def score(self, *arguments: str, keep: bool = False) -> Scored:
        """All at once."""
        return self.end(self.begin(*arguments, keep=keep))

    def wait_for(self, count: int, process: "subprocess.Popen[str]") -> None:
        """Until so many scored workbooks stand in their places, or it has ended."""
        while len(list(self.home.glob("out/*.xlsx"))) < count and process.poll() is None:
            threading.Event().wait(0.02)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Workbooks, one of which is none and one of which has a fault."""
    home = tmp_path_factory.mktemp("desk")
    write_branches(home / "in", _COUNT)
    (home / "in" / "b003.xlsx").write_bytes(b"no workbook")
    (home / "in" / "b005.xlsx").write_bytes((home / "in" / "b004.xlsx").read_bytes())
    return Desk(home)


@pytest.fixture(scope="module")
def alone(desk: Desk) -> Scored:
    """What comes of it on one machine."""
    found = desk.score("--jobs", "1")
    assert found.status == 2
    assert len(found.books) == _COUNT - 1
    return found


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[clusters.Cluster]:
    """A scheduler and two workers, none of which stands where the workbooks are."""
    helpers = str(Path(clusters.__file__).parent)
    with clusters.started(tmp_path_factory.mktemp("cluster") / "home", PYTHONPATH=helpers) as found:
        found.add("first")
        found.add("second")
        yield found


@pytest.fixture
def here(desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Scored]:
    """Scores all in the process of the tests: for what no process of its own is needed, as a start takes a second."""

    def scored(*arguments: str) -> Scored:
        desk.clear()
        return desk.found(*run(*SCORE, *arguments))

    monkeypatch.chdir(desk.home)
    return scored


@pytest.mark.parametrize("more", [[], ["--ship"]], ids=["shared", "shipped"])
def test_the_same_as_on_one_machine(desk: Desk, alone: Scored, cluster: clusters.Cluster, more: list[str]) -> None:
    """What is printed, every scored workbook, and what is entered in which order; nothing else is left."""
    assert desk.score("--scheduler", cluster.address, *more) == alone


def test_without_a_ledger(here: Callable[..., Scored], alone: Scored, cluster: clusters.Cluster) -> None:
    """The workbooks are put in their places all the same."""
    found = here("--scheduler", cluster.address, "--no-ledger")
    assert (found.out, found.books, found.ledger) == (alone.out, alone.books, [])


def test_workers_of_this_machine(desk: Desk, alone: Scored) -> None:
    """Started for the run and ended with it."""
    assert desk.score("--scheduler", "local:2") == alone


def test_workers_that_are_killed(desk: Desk, alone: Scored, cluster: clusters.Cluster) -> None:
    """Nothing is lost, nothing is entered twice, and no draft is left."""
    process = desk.begin("--scheduler", cluster.address)
    killed = 0
    with cluster.client() as client:
        while process.poll() is None and killed < _KILLS:
            desk.wait_for(1, process)
            if name := cluster.kill_one(client, killed, 1 if _PAUSE else 2):
                cluster.add(name)
                killed += 1
            threading.Event().wait(random.random() * _PAUSE)
    found = desk.end(process)
    assert found.err == alone.err
    assert found == alone
    assert killed


def test_ctrl_c(desk: Desk, cluster: clusters.Cluster) -> None:
    """What was entered stands, no draft is left, and the workers go on to serve."""
    process = desk.begin("--scheduler", cluster.address)
    desk.wait_for(1, process)
    process.send_signal(signal.SIGINT)
    found = desk.end(process)
    assert found.status in (130, 2)  # 2: it was done before it was asked
    assert [name for name in found.books if name.startswith(".")] == []
    assert len(found.books) == len(found.ledger) == sum(bool(row[-1]) for row in found.ledger)


def test_a_worker_whose_disk_is_full(here: Callable[..., Scored], alone: Scored, cluster: clusters.Cluster) -> None:
    """What it could not write is written elsewhere."""
    worker = cluster.add("full", full=True)
    cluster.address_of("full")
    try:
        assert here("--scheduler", cluster.address, "--ship") == alone
    finally:
        cluster.remove(worker)


def test_a_worker_whose_clock_is_off(
    here: Callable[..., Scored], alone: Scored, cluster: clusters.Cluster, tmp_path: Path
) -> None:
    """More than a year late, it makes the same bytes, and is not taken for dead."""
    late = "import time\ntime.time = lambda now=time.time: now() - 400 * 86_400\n"
    (tmp_path / "sitecustomize.py").write_text(late, encoding="utf-8")
    worker = cluster.add("late", PYTHONPATH=str(tmp_path))
    cluster.address_of("late")
    try:
        assert here("--scheduler", cluster.address) == alone
    finally:
        cluster.remove(worker)


def test_the_scheduler_is_lost(desk: Desk, alone: Scored, tmp_path: Path) -> None:
    """What was entered stands and nothing else is left; the next run goes on there, and all is as of one run."""
    with clusters.started(tmp_path / "home") as cluster:
        cluster.add("only")
        process = desk.begin("--scheduler", cluster.address)
        desk.wait_for(2, process)
        cluster.kill_scheduler()
        found = desk.end(process)
    assert found.status == 2
    if len(found.books) < len(alone.books):  # else it was done before
        assert found.out == ""
        assert "error lost: " in found.err
        assert found.err.count("\n") == 1
    assert found.books == dict(list(alone.books.items())[: len(found.books)])
    assert found.ledger == alone.ledger[: len(found.books)]
    again = desk.score("--jobs", "1", "--resume", keep=True)
    assert (again.books, again.ledger) == (alone.books, alone.ledger)
    assert json.loads(again.out)["workbooks"] == json.loads(alone.out)["workbooks"]


@pytest.mark.parametrize(
    ("command", "more"),
    [(["validate", "in"], []), (["import", "in", "--preview"], ["--ship"])],
    ids=["validate", "import"],
)
def test_other_commands(desk: Desk, cluster: clusters.Cluster, command: list[str], more: list[str]) -> None:
    """They say the same as on one machine."""

    def said(*arguments: str) -> tuple[int, bytes, bytes]:
        whole = [sys.executable, "-m", "dangxing", *command, *arguments]
        done = subprocess.run(whole, cwd=desk.home, capture_output=True, timeout=_PATIENCE)
        return done.returncode, done.stdout, done.stderr

    assert said("--scheduler", cluster.address, *more) == said("--jobs", "1")


def test_what_takes_its_worker_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It alone is lost: what was lost with it is tried again one by one."""
    monkeypatch.setattr(flow, "_QUIET", 0.5)
    helpers = str(Path(clusters.__file__).parent)
    more = {"PYTHONPATH": helpers, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with clusters.started(tmp_path / "home", **more) as cluster:
        cluster.add("only", nanny=True)
        fates = {2: "dies", 4: "bug"}
        work = [Parcel(f"{at}", fates.get(at, "fine")) for at in range(8)]
        run = Runs(unpack, 1, Outcome, (), 1000)
        found = list(run.all(work, scheduler=Scheduler(cluster.address)))
    assert [outcome.path for outcome in found] == [item.path for item in work]
    assert [outcome.path for outcome in found if outcome.failure] == ["2"]
    assert [outcome.path for outcome in found if outcome.crash] == ["4"]


class Dying:
    """A client whose workers all die of other things, with what they have in hand, until ``until``."""

    status = "running"

    def __init__(self, until: float) -> None:
        self.until, self.scheduler, self.turns = until, SimpleNamespace(ncores=None), itertools.count()

    def sync(self, *_: object, **__: object) -> dict[str, int]:
        """The workers at hand: others each time, while they die."""
        return {f"tcp://{next(self.turns) if time.monotonic() < self.until else 'last'}": 1}

    def submit(self, work: Any, token: str, items: bytes, **_: object) -> Any:
        """What comes of a task, at once."""
        future: Any = concurrent.futures.Future()
        future.release = lambda: None
        if time.monotonic() < self.until:
            future.set_exception(KilledWorker("task", SimpleNamespace(address="tcp://0"), 0))
        else:
            done = [Outcome(item.path) for item in pickle.loads(items)]  # noqa: S301 - of this test
            future.set_result(("tcp://last", [stations.Worked(pickle.dumps(each), hindered=False) for each in done]))
        return future


def test_workers_that_die_of_other_things(monkeypatch: pytest.MonkeyPatch) -> None:
    """No item is told as what took its worker down before it was tried while none died of anything else."""
    monkeypatch.setattr(flow, "_QUIET", 0.4)
    monkeypatch.setattr(flow, "_TICK", 0.05)
    work = [Parcel(f"{at}", "fine") for at in range(3)]
    run = Runs(unpack, 1, Outcome, (), 1000)
    client = Dying(time.monotonic() + 0.6)
    way = flow.Flow(client, Scheduler("tcp://0"), run, work, lambda: None, "token")
    assert [found.path for found in way.in_order() if isinstance(found, Outcome)] == ["0", "1", "2"]


def program(home: Path) -> Path:
    """A copy of the program and its rules, to be changed; the folder is one to import it from."""
    top = Path(dangxing.__file__).parent
    shutil.copytree(top, home / "src" / "dangxing", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(loading.shipped_rules(), home / "rules")
    return home / "src"


def other(tmp_path: Path, what: str) -> Path:
    """A folder to import another program from."""
    if what == "missing":
        (tmp_path / "dangxing").mkdir()
        (tmp_path / "dangxing" / "__init__.py").write_text("raise ImportError('not here')\n")
        return tmp_path
    folder = program(tmp_path / "other")
    rules = min((tmp_path / "other" / "rules").glob("*.yaml"))
    rules.write_bytes(rules.read_bytes() + b"# changed\n")
    return folder


@pytest.mark.parametrize("what", ["missing", "rules"])
def test_a_worker_that_is_another(
    here: Callable[..., Scored], cluster: clusters.Cluster, tmp_path: Path, what: str
) -> None:
    """It is named and refused before anything runs; without it there is nothing to refuse."""
    worker = cluster.add(what, PYTHONPATH=str(other(tmp_path, what)))
    address = cluster.address_of(what)
    try:
        found = here("--scheduler", cluster.address)
    finally:
        cluster.remove(worker)
    assert (found.status, found.out, found.books, found.ledger) == (2, "", {}, [])
    assert address in found.err
    assert {"missing": "cannot be used", "rules": "rules is"}[what] in found.err
    assert found.err.count("\n") == 1


@pytest.mark.parametrize("trait", ["dangxing", "program", "python", "zlib", "xlsxwriter", "distributed"])
def test_what_may_make_other_bytes(trait: str) -> None:
    """A worker is asked for each, and told by the first that differs."""
    there = stations.Station({**stations.traits(), trait: "other"}, True)
    code, told = joining.fault_of(there, None) or ("", {})
    assert (code, told["trait"], told["there"]) == ("cluster.other-worker", trait, "other")
    assert told["here"] == stations.traits()[trait] != "?"
    with pytest.raises(RuntimeError):
        stations.keep(stations.Post("late", Runs(unpack, 1, Outcome, (), 1), None, there.traits))


def test_a_folder_that_workers_do_not_see(folder: Path) -> None:
    """A worker that finds another file at that place is told of before anything runs."""
    write_branches(folder / "in", 1)
    seen = stations.Probe(str(folder), "in/b000.xlsx", (folder / "in" / "b000.xlsx").stat().st_size)
    assert stations.station(seen).sees
    assert not stations.station(seen._replace(size=1)).sees
    assert not stations.station(seen._replace(folder=str(folder / "none"))).sees


def test_what_is_shipped_is_worked_on_without_the_file(tmp_path: Path) -> None:
    """Nothing stands at the paths, and nothing is left in the worker's folder: the bytes come with the outcome."""
    write_branches(tmp_path, 1)
    data = (tmp_path / "b000.xlsx").read_bytes()
    run = pipeline.run_of(loading.load(), pipeline.Options())
    assert run.afar is not None
    shared = run.afar(run.shared, True)
    away = Runs(run.function, shared, run.outcome, run.rooms, run.worth, undo=run.undo)
    stations.keep(stations.Post("mine", away, None, stations.traits()))
    task = pipeline.Task("/nowhere/east/b000.xlsx", "/nowhere/out", "b000-scored.xlsx", dated=False)
    before = Path.cwd()
    [worked] = stations.work_on("mine", pickle.dumps([task.carrying(data)]))
    found: Any = pickle.loads(worked.result)  # noqa: S301
    assert (found.path, found.failure, found.crash) == (task.path, None, None)
    assert found.shipped[:2] == b"PK"
    assert Path.cwd() == before
    stations.withdraw("mine")
    with pytest.raises(stations.Withdrawn):
        stations.work_on("mine", pickle.dumps([task]))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--scheduler", "local:0"], "bad-local"),
        (["--scheduler", "local:many"], "bad-local"),
        (["--scheduler", "local:2", "--jobs", "2"], "with-jobs"),
        (["--ship"], "ship-alone"),
    ],
)
def test_wrong_usage(run: Run, folder: Path, arguments: list[str], code: str) -> None:
    """Told before anything is looked at."""
    found = run("score", "in", *arguments)
    assert found.status == 2
    assert code in found.err


def test_nobody_answers(here: Callable[..., Scored]) -> None:
    """One line, without waiting, and nothing is done."""
    found = here("--scheduler", "tcp://127.0.0.1:1")
    assert (found.status, found.out, found.books, found.ledger) == (2, "", {}, [])
    assert "unreachable" in found.err
    assert found.err.count("\n") == 1


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.0 400 Bad request syntax\r\n\r\n"], ids=["silent", "another"])
def test_another_program_answers(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told that this is no scheduler: whoever never answers is not waited for without end."""
    monkeypatch.setattr(joining, "_PATIENCE", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):  # it is shut below
                while True:
                    kept.append(server.accept()[0])
                    kept[-1].sendall(answer)

        kept: list[socket.socket] = []
        threading.Thread(target=serve, daemon=True).start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(ClusterProblem) as found, joining.client(address):
            pass
    for each in kept:
        each.close()
    assert (found.value.code, found.value.params["address"]) == ("cluster.no-scheduler", address)


def test_the_address_of_a_worker(cluster: clusters.Cluster) -> None:
    """It is told what stands there."""
    with cluster.client() as client:
        address = min(client.scheduler_info(n_workers=-1)["workers"])
    with pytest.raises(ClusterProblem) as found, joining.client(address):
        pass
    assert (found.value.code, found.value.params["reason"]) == ("cluster.no-scheduler", "Worker")


def test_without_the_certificates(cluster: clusters.Cluster) -> None:
    """TLS that nobody set up is told of as such."""
    with pytest.raises(ClusterProblem) as found, joining.client(cluster.address.replace("tcp://", "tls://")):
        pass
    assert found.value.code == "cluster.no-scheduler"
    assert "TLS" in str(found.value.params["reason"])


def test_certificates_that_are_not_there(tmp_path: Path) -> None:
    """Which file it is is told, before anybody is called."""
    missing = str(tmp_path / "ca.pem")
    with (
        dask.config.set({"distributed.comm.tls.ca-file": missing}),
        pytest.raises(ClusterProblem) as found,
        joining.client("tls://127.0.0.1:1"),
    ):
        pass
    assert (found.value.code, found.value.params) == ("cluster.no-certificate", {"path": missing})


def test_workers_that_are_silent() -> None:
    """Who was not heard of for long is taken for gone, and nobody else."""

    class Seen:
        def __init__(self, before: float) -> None:
            self.last_seen = time.time() - before

    class There:
        def __init__(self) -> None:
            self.workers, self.removed = {"busy": Seen(5), "stopped": Seen(60), "hung": Seen(300)}, []

        async def remove_worker(self, address: str, **_: object) -> None:
            del self.workers[address]
            self.removed.append(address)

    there = There()
    asyncio.run(joining._drop_silent(40, dask_scheduler=there))
    assert there.removed == ["stopped", "hung"]


def test_workers_of_this_machine_do_not_hear_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are started with it blocked, and nothing that comes with the first of them lifts that."""
    steps: list[object] = []

    def start(**_: object) -> None:
        steps.append(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))

    monkeypatch.setattr(joining.resource_tracker, "ensure_running", lambda: steps.append("tracker"))
    monkeypatch.setattr(joining.distributed, "LocalCluster", start)
    joining._started("local:2")
    assert steps == ["tracker", True]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_the_first_fault_is_told() -> None:
    """Not that something was in the middle of something else."""
    fault = RuntimeError("before comm was established.")
    fault.__cause__ = OSError("unknown  ca")
    assert joining._reason(fault) == "unknown ca"


def test_dask_is_not_there(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How to install it is told."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    found = run("score", "in", "--scheduler", "local:2")
    assert found.status == 2
    assert "pip install 'dangxing[cluster]'" in found.err


def test_dask_is_not_loaded_without_being_asked_for(desk: Desk) -> None:
    """Nobody waits for what is not used."""
    code = (
        "import sys; from dangxing import cli; cli.main(['score', 'in/b000.xlsx', '-q', '--no-ledger', '--out', 'o']);"
        "print([name for name in ('dask', 'distributed', 'tornado') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=desk.home, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == json.dumps([])
