"""Outcomes of very many files, kept in their order without being kept in memory."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar, overload

Done = TypeVar("Done")


class Held(Sequence[Done], Generic[Done]):
    """Outcomes, put away in a file until each is asked for, and read anew each time.

    The file has no name that anybody could open it by, is this user's alone, and goes when the process does.
    """

    def __init__(self, outcomes: Iterable[Done]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when nobody holds the outcomes any more
        weakref.finalize(self, self._file.close)
        self._begins = array("q")
        for outcome in outcomes:
            self._begins.append(self._file.tell())
            pickle.dump(outcome, self._file)

    def __len__(self) -> int:
        return len(self._begins)

    @overload
    def __getitem__(self, at: int) -> Done: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Done]: ...
    def __getitem__(self, at: int | slice) -> Done | Sequence[Done]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        self._file.seek(self._begins[at])
        found: Done = pickle.load(self._file)  # noqa: S301 - it was written above
        return found
