"""Has loaded Dask, and splits off its schedulers and workers, each of which would else take seconds to load it.

Run as a program: each line of its input asks for a process, and a line with the id of that answers.
"""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress


def ask(
    seed: "subprocess.Popen[str]", command: str, words: list[str], folder: str, log: str, environment: dict[str, str]
) -> int:
    """The id of a new process of ``dask <command> <words>``, in a group of its own."""
    assert seed.stdin is not None
    assert seed.stdout is not None
    seed.stdin.write(json.dumps([command, words, folder, log, environment]) + "\n")
    seed.stdin.flush()
    return int(seed.stdout.readline())


def _serve(command: str, words: list[str], folder: str, log: str, environment: dict[str, str]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.chdir(folder)
    streams = os.open(os.devnull, os.O_RDONLY), os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for stream, opened in enumerate((*streams, streams[1])):
        os.dup2(opened, stream)
    os.environ.update(environment)
    dask.config.refresh()
    sys.argv = ["dask", command]
    {"scheduler": dask_scheduler.main, "worker": dask_worker.main}[command](words)


if __name__ == "__main__":
    import dask
    from distributed.cli import dask_scheduler, dask_worker

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever ends is waited for by nobody
    for line in sys.stdin:
        if pid := os.fork():
            with suppress(OSError):  # it is gone
                os.setpgid(pid, pid)
            sys.stdout.write(f"{pid}\n")
            sys.stdout.flush()
        else:
            os.setpgid(0, 0)
            _serve(*json.loads(line))
