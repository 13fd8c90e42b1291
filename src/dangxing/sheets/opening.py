"""A workbook opened to be written, whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter.exceptions import FileCreateError

from dangxing.files import problem, whole
from dangxing.language.voice import Titled, Voice
from dangxing.sheets import Posting
from dangxing.sheets.book import Book


@contextmanager
def opened(
    target: Path,
    voice: Voice,
    year: str,
    *,
    small: bool,
    as_of: dt.date | None = None,
    title: str | None = None,
    noun: Titled | None = None,
    posting: Posting | None = None,
    result: bool = True,
) -> Iterator[Book]:
    """A workbook that takes the place of ``target`` when the block ends well. FileProblem: it cannot be written.

    ``year`` is what people call the year. ``small``: it is put together in memory. Its rows are drawn when the block
    ends. ``noun`` is whom it is about, as the rules have it; ``posting`` who posts what is posted; ``result``: whether
    it is one of this program's results.
    """
    try:
        folder = nullcontext() if small else TemporaryDirectory(prefix="dangxing-", ignore_cleanup_errors=True)
        with whole(target) as file, folder as scratch:
            book = Book(
                file, voice, year=year, scratch=scratch, small=small, as_of=as_of, title=title, noun=noun, result=result
            )
            book.posting = posting or Posting()
            yield book
            book.workbook.close()
    except FileCreateError as fault:
        # XlsxWriter wraps what the system said.
        cause = fault.args[0] if fault.args else None
        raise problem(target, cause if isinstance(cause, OSError) else OSError(str(fault))) from fault
