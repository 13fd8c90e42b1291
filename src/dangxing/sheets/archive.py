"""The same bytes whatever the system: what XlsxWriter leaves to Windows or Linux, settled here for both.

And how hard it packs: see ``docs/decisions/0013-packing.md``.
"""

from __future__ import annotations

from io import StringIO
from typing import Any, Final
from zipfile import ZipFile, ZipInfo

from xlsxwriter import workbook, xmlwriter

_UNIX = 3
_MODE = 0o600 << 16
# Half the time of the usual 6, for a twelfth more bytes.
_LEVEL: Final = 4


class _Archive(ZipFile):
    """A zip whose entries say nothing of the system that they were written on."""

    def write(self, filename: Any, arcname: Any = None, compress_type: Any = None, compresslevel: Any = _LEVEL) -> None:
        super().write(filename, arcname, compress_type, compresslevel)

    def writestr(
        self, zinfo_or_arcname: str | ZipInfo, data: Any, compress_type: Any = None, compresslevel: Any = _LEVEL
    ) -> None:
        super().writestr(zinfo_or_arcname, data, compress_type, compresslevel)

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
