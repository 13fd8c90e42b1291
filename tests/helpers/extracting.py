"""What layouts make of tables, without the command around them."""

from collections.abc import Mapping, Sequence
from functools import cache

from dangxing.rules import Rulebook
from dangxing.workbook.layouts import Extract, Layout, Options, Reader
from dangxing.workbook.layouts import loading as layout_files
from dangxing.workbook.validating.lexicon import lexicon_of
from office_tables import Rows, office
from shipped import RULES

USUAL = Options(branch="第一支部", year=2024)


@cache
def _layouts() -> dict[str, Layout]:
    return layout_files.load(None)


def extracts(
    rows: Rows | Mapping[str, Rows],
    options: Options = USUAL,
    name: str = "a.xlsx",
    book: Rulebook = RULES,
    codes: Mapping[str, str] | None = None,
    merged: Sequence[str] = (),
) -> list[Extract]:
    """What each sheet of a workbook gives, by the shipped layouts; ``book`` are the rules."""
    return Reader(_layouts(), lexicon_of(book), options).extract(office(name, rows, codes=codes, merged=merged))


def told(*found: Extract) -> list[tuple[str, str]]:
    """The codes of what is said of sheets, each with its cell."""
    return [(trouble.code, trouble.cell.name) for each in found for trouble in each.troubles]
