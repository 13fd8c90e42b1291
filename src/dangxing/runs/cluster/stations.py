"""What a worker of a cluster keeps and does: a run that was posted to it, worked on in the client's folder.

Nothing here knows what brings the work. A worker's process has one working folder, so that it works on one item at a
time, however many threads it has.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
import threading
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version_tuple
from typing import Any, NamedTuple

import dangxing
from dangxing.errors import FileProblem
from dangxing.runs.engine import Outcome, Run
from dangxing.runs.workers import Lost

# What reads, checks and writes: what they do differs with their versions, and so might the bytes of a result.
_LIBRARIES = ("opencc", "openpyxl", "pydantic", "python-calamine", "rapidfuzz", "xlsxwriter")
# Failures that may be of the machine rather than of the workbook.
_HINDRANCES = frozenset(
    {
        "sheets.disk-full", "sheets.write-failed", "sheets.write-denied", "cli.folder-not-writable", "files.memory",
        "cluster.no-place",
    }
)  # fmt: skip
# So many seconds whoever takes a run back waits for what is in hand.
_PATIENCE = 30.0


class Probe(NamedTuple):
    """What a worker must see where it is to open files itself: the client's folder, and a file of a size in it."""

    folder: str
    path: str
    size: int


class Station(NamedTuple):
    """What a worker is: its traits, and whether it sees the client's folder (nothing to see: it does)."""

    traits: Mapping[str, str]
    sees: bool


class Worked(NamedTuple):
    """What came of an item, pickled: an outcome or :class:`Lost`. ``hindered``: another machine may do better."""

    result: bytes
    hindered: bool


class Withdrawn(Exception):
    """The run was taken back while it was worked on: nobody waits for what comes of it."""


@dataclass
class Post:
    """A run as it stands at a worker. ``folder`` is the client's; None: files come with the items."""

    token: str
    run: Run[Any, Any, Any]
    folder: str | None
    traits: Mapping[str, str]
    over: bool = field(default=False, compare=False)


_posts: dict[str, Post] = {}
_turn = threading.Lock()


@cache
def traits() -> Mapping[str, str]:
    """What a result hangs on besides the workbook and the rules that are sent, each by what it is called."""
    from dangxing.rules.loading import shipped_rules

    return {
        "dangxing": dangxing.__version__,
        "program": _digest(Path(dangxing.__file__).parent, "*.py"),
        "rules": _digest(shipped_rules(), "*.yaml"),
        "python": ".".join(python_version_tuple()[:2]),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        # Tasks of one version of Dask cannot always be unpacked by another, which then leaves in the middle of the run.
        **{name: _version(name) for name in (*_LIBRARIES, "distributed")},
    }


def _digest(folder: Path, pattern: str) -> str:
    """The beginning of a SHA-256 over the files below a folder, their names among them."""
    found = hashlib.sha256()
    for name, path in sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob(pattern)):
        found.update(f"{name}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:12]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "?"


def station(probe: Probe | None) -> Station:
    """What this worker is."""
    return Station(traits(), probe is None or _sees(probe))


def _sees(probe: Probe) -> bool:
    try:
        return os.path.getsize(os.path.join(probe.folder, probe.path)) == probe.size  # noqa: PTH118, PTH202
    except OSError:
        return False


def keep(post: Post) -> None:
    """Have a run here. RuntimeError: this worker is not what the client is, and must not work on it."""
    if post.traits != traits():
        raise RuntimeError(f"dangxing here is not what it is at the client: {traits()}")
    _posts[post.token] = post


def withdraw(token: str) -> None:
    """Take a run back. What is in hand is waited for, and leaves nothing behind."""
    post = _posts.pop(token, None)
    if post is not None:
        post.over = True
        if _turn.acquire(timeout=_PATIENCE):
            _turn.release()


def work_on(token: str, items: bytes) -> list[Worked]:
    """What comes of some items of a run that is kept here, pickled as a sequence. Withdrawn: it was taken back."""
    post = _posts.get(token)
    if post is None:
        raise Withdrawn
    done: list[Outcome] = []
    told: list[Worked] = []
    try:
        waiting: Sequence[Any] = pickle.loads(items)  # noqa: S301 - from the client, as is all that a worker runs
        for item in waiting:
            with _turn:
                if post.over:
                    raise Withdrawn
                done.append(_one(item, post))
                if post.over:
                    raise Withdrawn
            told.append(_worked(done[-1]))
    except Withdrawn:
        for outcome in done:
            if post.run.undo is not None:
                post.run.undo(outcome)
        raise
    return told


def _one(item: Any, post: Post) -> Outcome:
    try:
        with _in_place(post.folder):
            outcome: Outcome = post.run.one_of_many(item)
            return outcome
    except OSError as fault:
        place = fault.filename or post.folder or tempfile.gettempdir()
        told = FileProblem("cluster.no-place", path=item.path, place=str(place), reason=fault.strerror or str(fault))
        failed: Outcome = post.run.outcome(item.path, failure=told)
        return failed


def _worked(outcome: Outcome) -> Worked:
    hindered = outcome.failure is not None and outcome.failure.code in _HINDRANCES
    try:
        return Worked(pickle.dumps(outcome), hindered)
    except Exception as error:  # noqa: BLE001 - a result that cannot be sent must not take the others with it
        return Worked(pickle.dumps(Lost(f"{type(error).__name__}: {error}")), hindered=False)


@contextmanager
def _in_place(folder: str | None) -> Iterator[None]:
    """Stand in the client's folder, so that a path means here what it means there; or in an empty one."""
    before = Path.cwd()
    try:
        if folder is not None:
            os.chdir(folder)
            yield
            return
        with tempfile.TemporaryDirectory(prefix="dangxing-", ignore_cleanup_errors=True) as own:
            os.chdir(own)
            try:
                yield
            finally:
                os.chdir(before)  # on Windows a folder that somebody stands in cannot be taken away
    finally:
        os.chdir(before)
