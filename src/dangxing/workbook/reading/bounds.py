"""How much of a file is believed: every bound of the reader, and the exception that says one was broken.

The reasons for the numbers stand in ``docs/security.md``.
"""

from __future__ import annotations

from typing import Final

MIB: Final = 1 << 20

FILE_BYTES: Final = 128 * MIB
"""The file itself."""
ENTRIES: Final = 20_000
"""Entries of a zip archive."""
SMALL_PART: Final = 16 * MIB
"""A part of the workbook other than a sheet or its strings, unpacked."""
STRINGS_PART: Final = 128 * MIB
"""The table of shared strings, unpacked."""
SHEET_PART: Final = 640 * MIB
"""One sheet, unpacked."""
TEXT: Final = 448 * MIB
"""The shared strings of a sheet's cells, each as often as it is used."""
EAGER_TEXT: Final = 1 << 26
"""The characters of all sheets of an .xls or .ods, which are held all at once and twice, as often as they are used."""
LONGEST_TEXT: Final = MIB
"""What stands between two tags of a sheet or its strings; a program allows 32,767 characters in a cell."""
RATIO: Final = 250
"""How many times its packed size a part may have, once it is larger than ``RATIO_FROM``."""
RATIO_FROM: Final = 8 * MIB
AREA: Final = 1 << 24
"""Cells in the rectangle around the values of a sheet: 1,048,576 rows of 16 columns."""
EAGER_AREA: Final = 1 << 22
"""The same over all sheets of an .xls or .ods, which are held all at once and twice: 65,536 rows of 64 columns."""
CELLS: Final = 16_000_000
"""Cells written down in one sheet of an .xlsx, whatever their places."""
RECORDS: Final = 6_000_000
"""Records of a sheet of an .xlsb, and of all sheets of an .xls: they are walked one by one."""
TAGS: Final = 5_000_000
"""Tags of a part that is walked one by one: an .ods, or a sheet of an .xlsx that no office program wrote."""
MARKS: Final = 2_000_000
"""Error values, formulas without a value and numbers in formats that show more than digits, of one sheet."""
RANGES: Final = 200_000
"""Merged ranges of one sheet."""
MERGED_CELLS: Final = 1_000_000
"""Cells of merged ranges inside that rectangle."""
SHEETS: Final = 1_000


class Refusal(Exception):
    """A file that is not read on; ``code`` is the name of a message about files, without its path."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
