"""Rules → an empty records workbook that makes mistakes hard: the only code that makes workbooks with openpyxl."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dangxing.language import Language
from dangxing.rules import Rulebook

ROWS = 1000
ROWS_OF_ACTIVITIES = 5000
"""How many rows are checked as they are filled in; more may be filled in."""


def write_template(
    rulebook: Rulebook, tracks: Sequence[str], language: Language, target: Path, *, year: int | None = None
) -> None:
    """Write a template for members of ``tracks`` (ids) to ``target``, whole or not at all.

    With ``year`` the dates of events and activities must fall in it. The same arguments give the same bytes.
    FileProblem: the file cannot be written.
    """
    from dangxing.files import whole
    from dangxing.workbook.template.book import made, saved
    from dangxing.workbook.template.needs import Needs
    from dangxing.workbook.template.words import Words

    content = saved(made(Words(language, rulebook.names, needs=Needs(rulebook, tracks)), year))
    with whole(target) as file:
        file.write(content)
