"""Tables of offices read, many files at a time: what the sheets of each give, for one workbook to be made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from dangxing.runs.engine import Outcome, Run

if TYPE_CHECKING:
    from dangxing.workbook.layouts import Extract, Reader

_ROOMS: Final = ("workbook.reading", "workbook.layouts")
# So many bytes of tables are read while a process starts.
_WORTH: Final = 400_000
_TOGETHER: Final = 8


class Candidate(NamedTuple):
    """A file to read."""

    path: str
    data: bytes | None = None

    def carrying(self, data: bytes) -> Candidate:
        """The same with the bytes of the file, which is not there where it is read."""
        return self._replace(data=data)


@dataclass(frozen=True, slots=True)
class Extracted(Outcome):
    """What the sheets of one file give."""

    sheets: tuple[Extract, ...] = ()


Importing: TypeAlias = "Run[Candidate, Reader, Extracted]"


def run_of(reader: Reader) -> Importing:
    """The run that reads tables."""
    return Run(_extract, reader, Extracted, _ROOMS, _WORTH, together=_TOGETHER)


def _extract(candidate: Candidate, reader: Reader) -> Extracted:
    return Extracted(candidate.path, sheets=tuple(reader.extract(candidate.path, candidate.data)))
