"""The cyclic garbage collector, out of the way while very many values are made of which none is garbage."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_MANY: Final = 200_000


@contextmanager
def uncollected(*, lasting: bool = True) -> Iterator[None]:
    """No search for cycles inside the block. What was made in it is passed over by every search after it as well, if
    it is ``lasting``; else what of it is garbage is found by the next: a process that works on a thousand files would
    keep the cycles of every one.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if lasting:
                # Else the first thing that collecting does is to look through all that was made meanwhile.
                gc.freeze()
            gc.enable()


def swept() -> None:
    """Look for garbage among what was made since this was last done: between one file of many and the next."""
    gc.collect(0)


def seldom() -> None:
    """Search for cycles only after very many values: most that a run makes stays, and no small run gets there.

    At the end nothing is searched at all: Python would look through everything that is left, twice, and then be gone.
    """
    gc.set_threshold(_MANY)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
