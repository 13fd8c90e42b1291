"""The standard streams, made able to take whatever is printed."""

from __future__ import annotations

import codecs
import errno
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TextIO

from dangxing.errors import FileProblem

_STDERR = 2


def prepare() -> None:
    """No text can fail to print: UTF-8 and plain line ends into files and pipes, replacement marks on a terminal.

    A terminal shows what its own code page can; on Windows so does what it pipes to (``| more``), for people: what is
    for programs is UTF-8 on every machine (:func:`for_programs`). PYTHONIOENCODING is kept.
    Standard error gets a number of its own: the usual one is kept shut while the reading library works.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller (``>&-``): nobody listens, which is not an error
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - until the end
    sys.stdout, sys.stderr = _whole(sys.stdout), _apart(sys.stderr)
    chosen = bool(os.environ.get("PYTHONIOENCODING"))
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty() or chosen:
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding=_of_console(stream) or "utf-8", errors="replace", newline="\n")


def for_programs() -> None:
    """What is printed from now on is read by programs: it does not depend on the machine."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty() and not os.environ.get("PYTHONIOENCODING"):
        sys.stdout.reconfigure(encoding="utf-8")


if sys.platform == "win32":

    def _of_console(stream: io.TextIOWrapper) -> str | None:
        """The code page of the console, where the stream is a pipe; None: there is none, or no such page."""
        import ctypes

        if not stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode):
            return None
        page = f"cp{ctypes.windll.kernel32.GetConsoleOutputCP()}"
        try:
            codecs.lookup(page)
        except LookupError:
            return None
        return page

else:

    def _of_console(stream: io.TextIOWrapper) -> str | None:
        return None


def _whole(stream: TextIO) -> TextIO:
    """The same stream, which writes all of a text or raises. One without a buffer (PYTHONUNBUFFERED) loses, unsaid,
    what the system did not take at once: on a disk that is full, or of a pipe as the process is stopped and goes on."""
    if not (isinstance(stream, io.TextIOWrapper) and isinstance(stream.buffer, io.RawIOBase)):
        return stream
    return os.fdopen(stream.fileno(), "w", 1, stream.encoding, stream.errors, closefd=False)


def _apart(stream: TextIO) -> TextIO:
    """The same stream by another number; as it is where it has none, or another already."""
    try:
        if stream.fileno() != _STDERR:
            return stream
        number = os.dup(_STDERR)
    except (OSError, ValueError):
        return stream
    return os.fdopen(number, "w", 1, stream.encoding, stream.errors, closefd=False)


def is_terminal(stream: io.TextIOBase | object) -> bool:
    """Whether a person is looking at what is written to ``stream``."""
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())


def grey(words: str, stream: TextIO) -> str:
    """``words`` for ``stream``: in grey where it is a terminal that knows colours, and they are wanted."""
    return f"\x1b[90m{words}\x1b[0m" if is_terminal(stream) and _coloured() else words


@cache
def _coloured() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", "unknown"):
        return False
    if os.name != "nt":
        return True
    from rich.console import detect_legacy_windows

    return not detect_legacy_windows()


def say(line: str) -> None:
    """A line of talk, to standard error."""
    if sys.stderr is not None:
        print(line, file=sys.stderr)  # noqa: T201 - the one place where talk is printed


def write(value: str) -> None:
    """Results, to standard output. As :func:`printing` raises."""
    with printing(flush=False):
        sys.stdout.write(value)


def write_lines(lines: Iterable[str]) -> None:
    """Results, a line each."""
    write("".join(f"{line}\n" for line in lines))


@contextmanager
def printing(*, flush: bool = True) -> Iterator[None]:
    """What is printed in the block is out when it ends. FileProblem: it cannot be; BrokenPipeError: nobody reads on."""
    try:
        yield
        if flush and sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if sys.platform == "win32" and error.errno == errno.EINVAL:  # how a shut pipe shows there
            raise BrokenPipeError from None
        abandon()
        raise FileProblem("cli.output-failed", reason=error.strerror) from None


def abandon() -> None:
    """Keep the interpreter from complaining, as it ends, of a reader that has gone (``… | head``), or of a disk that is
    full."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a device, not a path of ours
        try:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        except (OSError, ValueError, AttributeError):
            sys.stdout = None
