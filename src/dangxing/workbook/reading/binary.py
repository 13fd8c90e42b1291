"""Numbers as the binary formats keep them in cells."""

from __future__ import annotations

import struct
from typing import Final

_DOUBLE: Final = struct.Struct("<d")
_HUNDREDTHS, _WHOLE = 1, 2


def double(raw: bytes | bytearray) -> float:
    """The number of eight bytes; 0 where there are fewer."""
    return float(_DOUBLE.unpack_from(raw)[0]) if len(raw) >= _DOUBLE.size else 0.0


def packed(raw: bytes | bytearray) -> float:
    """The number of four bytes: a whole one or the first half of a double, in hundredths or not."""
    bits = int.from_bytes(raw[:4], "little")
    if bits & _WHOLE:
        number = float(int.from_bytes(raw[:4], "little", signed=True) >> 2)
    else:
        number = double(bytes(4) + (bits & ~3).to_bytes(4, "little"))
    return number / 100 if bits & _HUNDREDTHS else number
