"""The reading library, held so that whatever goes wrong in it is one refusal.

The only module that knows python-calamine.
"""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

from dangxing.workbook.grid import Row
from dangxing.workbook.reading.bounds import Refusal

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


def load(data: bytes) -> CalamineWorkbook:
    """A workbook out of bytes that were checked."""
    with _guarded():
        from python_calamine import CalamineWorkbook

        return CalamineWorkbook.from_filelike(io.BytesIO(data))


def titles(book: CalamineWorkbook) -> list[str]:
    """All titles, in workbook order."""
    return list(book.sheet_names)


def worksheets(book: CalamineWorkbook) -> list[int]:
    """The places of the sheets that hold cells."""
    from python_calamine import SheetTypeEnum

    return [place for place, sheet in enumerate(book.sheets_metadata) if sheet.typ == SheetTypeEnum.WorkSheet]


# Rows that are had at a time.
_SOME = 1024


class Sheet:
    """A sheet that the library has read; ``start`` and ``end`` are the first and last row and column of its values."""

    def __init__(self, found: CalamineSheet) -> None:
        self._found = found
        self.start, self.end = found.start, found.end

    def rows(self) -> Iterator[Row]:
        """The rows from ``start`` to ``end``. Refusal: damaged."""
        if self.start is None:
            return
        # The library itself begins with the first row of all.
        rows = islice(self._found.iter_rows(), self.start[0], None)
        while True:
            with _guarded():
                some: list[Any] = list(islice(rows, _SOME))
            yield from some
            if len(some) < _SOME:
                return

    def table(self) -> list[Row]:
        """The same rows, all at once. Refusal: damaged."""
        with _guarded():
            found: list[Any] = self._found.to_python(skip_empty_area=True)
            return found


def sheet(book: CalamineWorkbook, place: int) -> Sheet:
    """The sheet at ``place``, from 0. Other threads go on meanwhile. Refusal: damaged."""
    with _guarded():
        return Sheet(book.get_sheet_by_index(place))


@contextmanager
def _guarded() -> Iterator[None]:
    """Turns an error or a panic of the library into a refusal, and keeps the panic's own words off the terminal."""
    with _silence:
        try:
            yield
        except ImportError:
            raise
        except Exception as fault:  # noqa: BLE001
            # The library has a dozen kinds of its own and passes on those of Python; to the user they are one.
            raise Refusal("encrypted" if type(fault).__name__ == "PasswordError" else "damaged") from None
        except BaseException as fault:  # noqa: BLE001
            _raise_unless_panic(fault)
            raise Refusal("damaged") from None


def _raise_unless_panic(fault: BaseException) -> None:
    # PyO3 derives it from BaseException and does not export it, so that it can be told by its name only.
    if type(fault).__name__ != "PanicException":
        raise fault


class _Silence:
    """Keeps standard error shut: a panic writes to it, from native code, before it becomes an exception.

    Several threads may be inside; the last to leave opens it again.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._kept: int | None = None

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside > 1:
                return
            with suppress(OSError):
                self._kept = os.dup(2)
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, 2)
                os.close(nowhere)

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside or self._kept is None:
                return
            with suppress(OSError):
                os.dup2(self._kept, 2)
            os.close(self._kept)
            self._kept = None


_silence = _Silence()
