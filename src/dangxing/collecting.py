"""The cyclic garbage collector, out of the way while very many values are made of which none is garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_MANY: Final = 200_000


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles inside the block; what was made in it is passed over by the first search after it."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            # Else the first thing that collecting does is to look through all that was made meanwhile.
            gc.freeze()
            gc.enable()


def seldom() -> None:
    """Search for cycles only after very many values: most that a run makes stays, and no small run gets there."""
    gc.set_threshold(_MANY)
