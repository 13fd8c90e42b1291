"""How much a piece of work may take: seconds of the processor, and memory beyond what the process had before it."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS, MIB = 10, 1024
_USUAL = 0.06  # what _known takes on a usual machine
_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_FIGURE = re.compile(r"(VmHWM|VmRSS):\s+(\d+) kB")


@contextmanager
def bounded(what: str, seconds: float = SECONDS, mib: int = MIB) -> Iterator[None]:
    """Fail where the block takes more. Linux alone tells the most that a process had, and lets it be asked anew.

    What the product itself makes of a want of memory cannot hide it: it is measured, not limited.
    """
    before = _anew()
    start = time.process_time()
    yield
    taken = time.process_time() - start
    assert in_time(taken, seconds), f"{what}: {taken:.1f} s"
    most = _figures().get("VmHWM", 0) - before
    assert most < mib << 10, f"{what}: {most >> 10} MiB"


def in_time(taken: float, seconds: float) -> bool:
    """Whether what took so long takes less on a usual machine, by what a known piece of work takes here and now."""
    return taken < seconds or taken * _USUAL < seconds * _known()


def _known() -> float:
    """Seconds of the processor for a piece of work that is always the same."""
    start = time.process_time()
    sum(number * number for number in range(1_000_000))
    return time.process_time() - start


def _anew() -> int:
    """Begin to measure; what the process has now, in KiB."""
    if sys.platform != "linux":
        return 0
    _CLEAR.write_text("5")
    return _figures().get("VmRSS", 0)


def _figures() -> dict[str, int]:
    if sys.platform != "linux":
        return {}
    return {name: int(figure) for name, figure in _FIGURE.findall(_STATUS.read_text())}
