"""The reading library, held so that whatever goes wrong in it is one refusal.

The only module that knows python-calamine.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING

from dangxing.grid import Row
from dangxing.reader.bounds import Refusal

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


def sheet(book: CalamineWorkbook, place: int) -> CalamineSheet:
    """The sheet at ``place``, from 0."""
    with _guarded():
        return book.get_sheet_by_index(place)


def rows(found: CalamineSheet, top: int, fault: Callable[[], Exception]) -> Iterator[Row]:
    """The rows from ``top`` on (the library itself begins with the sheet's first); raises ``fault()`` if it fails."""
    try:
        yield from islice(found.iter_rows(), top, None)
    except Exception:  # noqa: BLE001 -- see _guarded
        raise fault() from None
    except BaseException as other:  # noqa: BLE001
        _raise_unless_panic(other)
        raise fault() from None


@contextmanager
def _guarded() -> Iterator[None]:
    """Turns an error or a panic of the library into a refusal, and keeps the panic's own words off the terminal."""
    with _silenced():
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


@contextmanager
def _silenced() -> Iterator[None]:
    """Keeps standard error shut: a panic writes to it, from native code, before it becomes an exception."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    try:
        with suppress(OSError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 2)
            os.close(nowhere)
        yield
    finally:
        with suppress(OSError):
            os.dup2(kept, 2)
        os.close(kept)
