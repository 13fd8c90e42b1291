"""What a command costs with all that it starts: the clock, processor time, and the most memory that it held itself."""

from __future__ import annotations

import ctypes
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Container, Sequence
from contextlib import suppress
from typing import IO, NamedTuple

DANGXING = (sys.executable, "-c", "import sys; from dangxing.cli import main; sys.exit(main())")
# Installed software has its bytecode beside it; an environment that forbids writing it would have ours, and ours alone,
# compiled anew in every run.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_ADOPT = 36  # PR_SET_CHILD_SUBREAPER


class Cost(NamedTuple):
    """Seconds by the clock and on the processors, and the peak of the command's own memory in MB."""

    seconds: float
    cpu: float
    peak_mb: float


def together(
    *commands: Sequence[str], output: int | IO[bytes] = subprocess.DEVNULL, passed: Container[int] = (0,)
) -> Cost:
    """Run commands at the same time, to their end; one that fails ends the benchmark with what it said.

    What they print goes to ``output``; they have not failed where their status is one of ``passed``.
    Processes that a command leaves to end by themselves (the server that a pool is forked from) are waited for, and
    what they and theirs spent is counted.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    before = _spent()
    began = time.perf_counter()
    files = [tempfile.TemporaryFile() for _ in commands]  # noqa: SIM115 - closed below, each with its process
    started = [
        subprocess.Popen(command, stdout=output, stderr=said, env=ENVIRONMENT)
        for command, said in zip(commands, files, strict=True)
    ]
    peak = 0.0
    for process, said in zip(started, files, strict=True):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in passed:
            said.seek(0)
            raise SystemExit(f"{' '.join(process.args)[:300]}\n{said.read().decode(errors='replace')[-3000:]}")
        peak = max(peak, usage.ru_maxrss * (1024 if sys.platform == "linux" else 1) / 1e6)
        said.close()
    seconds = time.perf_counter() - began
    with suppress(ChildProcessError):
        while True:
            os.wait()
    return Cost(seconds, _spent() - before, peak)


def median(runs: Sequence[Cost]) -> Cost:
    """The median of each figure by itself, but of memory the highest."""
    return Cost(
        statistics.median(each.seconds for each in runs),
        statistics.median(each.cpu for each in runs),
        max(each.peak_mb for each in runs),
    )


def _spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
