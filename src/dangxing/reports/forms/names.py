"""Titles of sheets and names of files made of what records hold: legal everywhere, and no two alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from dangxing.files import is_device
from dangxing.language import patterns

SHEET = 31
_FILE_BYTES = 120
_NOT_IN_SHEETS = patterns.late(r"[\[\]:*?/\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
_NOT_IN_FILES = patterns.late(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+')


class Names:
    """Gives each wish a name of its own; letter case and the way an accent is encoded do not tell names apart."""

    def __init__(self, *taken: str) -> None:
        self._taken = {_key(name) for name in taken}

    def sheet(self, wish: str) -> str:
        """A title for a sheet, of 31 signs (UTF-16) at most, as spreadsheet programs count."""
        # "History" is a word that Excel keeps for itself.
        base = _NOT_IN_SHEETS.sub(" ", wish).strip().strip("'").strip()
        base = "_" if not base or base.casefold() == "history" else base
        return self._free(base, lambda name: len(name.encode("utf-16-le")) <= SHEET * 2)

    def file(self, wish: str) -> str:
        """A name for a file, without its ending, that every file system takes."""
        base = _NOT_IN_FILES.sub(" ", unicodedata.normalize("NFC", wish)).strip().strip(".").strip()
        base = f"_{base}" if not base or is_device(base) else base
        return self._free(base, lambda name: len(name.encode()) <= _FILE_BYTES)

    def _free(self, base: str, fits: Callable[[str], bool]) -> str:
        number = 1
        while True:
            ending = "" if number == 1 else f" ({number})"
            name = base
            while name and not fits(name + ending):
                name = name[:-1]
            name = name.rstrip(" .'·") + ending
            if name and _key(name) not in self._taken:
                self._taken.add(_key(name))
                return name
            number += 1


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
