"""What a report is written to; and ``--pdf``: that also as PDF, or how a person makes one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from dangxing.cli import options, streams
from dangxing.cli.language import Session
from dangxing.language import text
from dangxing.language.script import one_line

Pdf = Annotated[bool, options.flag("--pdf", "desk.opt-pdf")]
_KINDS = (".xlsx", ".docx")


# A workbook or page of more members is one that few programs open: it is made only where a folder is named.
MANY = 50_000


class Files(NamedTuple):
    """What is to be written, and where: ``out`` None: where it is usual. ``shape`` is that of what is printed."""

    out: str | None
    shape: str
    workbook: bool
    html: bool
    pdf: bool

    def targets(self, year: int, members: int) -> list[Path]:
        """Both, unless told otherwise; without a folder none beside JSON and CSV, or of very many."""
        if self.out is None and (self.shape != "table" or members > MANY):
            return []
        stem = Path(self.out or ".") / f"report-{year}"
        wanted = ((".xlsx", self.workbook), (".html", self.html))
        return [stem.with_suffix(suffix) for suffix, asked in wanted if asked]


def as_pdf(written: Sequence[Path], session: Session, *, wanted: bool, quiet: bool = False) -> None:
    """Make a PDF beside each workbook or document that was written, if it is ``wanted``. FileProblem: it cannot be."""
    sources = [path for path in written if path.suffix in _KINDS]
    if not wanted or not sources:
        return
    from dangxing.reports import pdf

    program = pdf.program()
    if program is None:
        streams.say(one_line(text("desk.no-office", session.language, path=sources[0].as_posix())))
        return
    for made in pdf.make(sources, program):
        if not quiet:
            streams.say(one_line(text("desk.pdf-written", session.language, path=made.as_posix())))
