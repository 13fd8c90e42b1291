"""The kit that workbooks are written with: a book, its sheets, cells and formats. It alone knows XlsxWriter."""

from typing import NamedTuple


class Posting(NamedTuple):
    """Who posts a notice, and where objections go: what the organisation fills in once, and else by hand on each paper.

    None: it is left blank, to be filled in by hand; ``days`` count where the rules say none."""

    unit: str | None = None
    contact: str | None = None
    days: int | None = None
