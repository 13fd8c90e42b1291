"""Steps that are not broken off in the middle."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_ALL = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
]  # SIGHUP is not Windows' own, SIGBREAK nobody else's


@contextmanager
def undisturbed() -> Iterator[None]:
    """Whoever asks the process to end while the block runs is heard as it ends.

    A process that was started and not yet noted would work on with nobody to end it; a workbook that is entered and not
    yet put in its place would be missing. For steps of a moment only.
    """
    heard: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        heard.append(number)

    before: dict[int, Any] = {}
    try:
        # Signals come to the main thread, and only there can it be said what is done then.
        if threading.current_thread() is threading.main_thread():
            for number in _ALL:
                if callable(handler := signal.getsignal(number)):
                    before[number] = handler
                    signal.signal(number, note)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in dict.fromkeys(heard):
            signal.raise_signal(number)
