"""The same bytes whatever the system: what XlsxWriter leaves to Windows or Linux, settled here for both."""

from __future__ import annotations

from io import StringIO
from typing import Any
from zipfile import ZipFile

from xlsxwriter import workbook, xmlwriter

_UNIX = 3
_MODE = 0o600 << 16


class _Archive(ZipFile):
    """A zip whose entries say nothing of the system that they were written on."""

    def close(self) -> None:
        if self.fp is not None:
            for entry in self.filelist:
                entry.create_system, entry.external_attr = _UNIX, _MODE
        super().close()


def _set_xml_writer(self: Any, filename: StringIO | str) -> None:
    self.internal_fh = not isinstance(filename, StringIO)
    # Windows would end each line by two characters.
    self.fh = open(filename, "w", encoding="utf-8", newline="\n") if isinstance(filename, str) else filename  # noqa: PTH123, SIM115


def settle() -> None:
    """Have XlsxWriter write so from now on."""
    workbook.ZipFile = _Archive
    xmlwriter.XMLwriter._set_xml_writer = _set_xml_writer
