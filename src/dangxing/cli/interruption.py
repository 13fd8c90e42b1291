"""Ctrl+C, and the system's own way of asking a process to end, leave no half-written file behind."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

# Ctrl+C; the end of a session, of the terminal, and Ctrl+Break, where the system has them.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
# Seconds in which whoever asks again is not heard: what is cleared away is not broken off.
_PAUSE = 3.0


class Ended(KeyboardInterrupt):
    """The process was asked to end."""


@contextmanager
def heeded(asked: list[int]) -> Iterator[None]:
    """Raise :class:`Ended` in the block when the process is asked to end. What the caller has set to ignore, it is.

    By which signals it was is noted in ``asked``: a library may make another fault of what is raised inside it.
    """
    heard: list[float] = []

    def leave(number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if not heard or now - heard[-1] > _PAUSE:
            heard.append(now)
            asked.append(number)
            raise Ended

    before: dict[int, Any] = {}
    try:
        for number in (getattr(signal, name, None) for name in _NAMES):
            # None: set by another language; ValueError: not the thread that signals come to.
            if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
                with suppress(ValueError):
                    before[number] = signal.signal(number, leave)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
