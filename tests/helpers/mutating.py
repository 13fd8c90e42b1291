"""Files changed at random: their bytes, or the XML inside them."""

from __future__ import annotations

import io
import random
import re
import zipfile

_NUMBER = re.compile(rb"\d+")
_TEXT = re.compile(rb">([^<>]{1,60})<")
_ODD = (
    b"-1", b"0", b"99999999999999999999", b"1e400", b"NaN", b"1048577", b"#REF!", b"=1+1", b"&#x1F600;", b"\xff\xfe",
    b"&lt;r&gt;", b"2024-02-30", b"\xe9\xbb\xa8", b"", b"&bad;", b"A" * 40_000,
)  # fmt: skip


def zipped(content: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, body in content.items():
            archive.writestr(part, body)
    return file.getvalue()


def changed_bytes(data: bytes, chance: random.Random) -> bytes:
    """Bytes overwritten, a piece cut out, repeated, or the end cut off."""
    body = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8))):
        at = chance.randrange(len(body))
        match chance.randrange(5):
            case 0 | 1:
                body[at] = chance.randrange(256)
            case 2:
                del body[at : at + chance.randrange(1, 200)]
            case 3:
                body[at:at] = body[at : at + chance.randrange(1, 200)]
            case _:
                del body[max(at, 1) :]
    return bytes(body)


def changed_part(body: bytes, chance: random.Random) -> bytes:
    """A number, a text or a stretch of the XML replaced by something that hardly belongs there."""
    match chance.randrange(4):
        case 0 | 1:
            found = list((_NUMBER if chance.random() < 0.5 else _TEXT).finditer(body))
            if not found:
                return body
            one = chance.choice(found)
            at, end = one.span(one.lastindex or 0)
            return body[:at] + chance.choice(_ODD) + body[end:]
        case 2:
            at = chance.randrange(len(body))
            return body[:at] + body[at + chance.randrange(1, 120) :]
        case _:
            at = chance.randrange(len(body))
            return body[:at] + body[at : at + chance.randrange(1, 400)] + body[at:]
