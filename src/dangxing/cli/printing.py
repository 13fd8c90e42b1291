"""``--pdf``: what was written also as PDF, or how a person makes one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from dangxing.cli import options, streams
from dangxing.language import text
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.cli.language import Session

Pdf = Annotated[bool, options.flag("--pdf", "desk.opt-pdf")]
_KINDS = (".xlsx", ".docx")


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
