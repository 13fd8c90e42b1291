"""A file written whole or not at all, and one read within bounds."""

from __future__ import annotations

import errno
import io
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dangxing.errors import FileProblem
from dangxing.language import patterns

if TYPE_CHECKING:
    from typing_extensions import Buffer

_OWN = ".dangxing-"
# What Windows keeps for devices, whatever follows a dot, in every folder.
_DEVICE = patterns.late(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)", re.IGNORECASE)
LONGEST_PATH = 259
"""Windows finds nothing whose path is longer, unless it is set up to."""
# Seconds.
_PATIENCE, _PAUSE = 2.0, 0.05


def read_plain(path: Path, most: int) -> bytes:
    """The first ``most`` + 1 bytes of a plain file. OSError: it cannot be read, or is a folder, a pipe or a device, of
    which one could wait for ever and read without end."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            fault = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
            raise OSError(fault, os.strerror(fault) if fault == errno.EISDIR else "not a plain file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(descriptor)


def is_there(path: str) -> bool:
    """Whether there is such a file or folder, whatever was typed."""
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises where a name is longer than any can be


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a device."""
    return _DEVICE.match(name) is not None


def may_be_named(target: Path) -> None:
    """FileProblem: Windows has no such file: a part of the path is a device, or ends as no name there does."""
    if os.name == "nt":
        for part in target.parts[1 if target.anchor else 0 :]:
            if is_device(part) or (part.strip(".") and part != part.rstrip(" .")):
                raise FileProblem("sheets.not-a-name", path=str(target), name=part)


@contextmanager
def whole(target: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of ``target`` when the block ends well, and is gone when it does not.

    The folder is made if it is not there. FileProblem: the file cannot be written.
    """
    may_be_named(target)
    # A name that is short whatever the target's, in the same folder: only there is the replacement one step.
    draft = target.parent / f"{_stem(target)}{secrets.token_hex(6)}.tmp"
    try:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with _Draft(io.FileIO(draft, "xb")) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            replace(draft, target)
        except BaseException:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise
        settle(target.parent)
    except OSError as fault:
        raise problem(target, fault) from fault


def _stem(target: Path) -> str:
    """What the draft's name begins with: that of a draft itself, by which a run clears its own away."""
    is_draft = target.name.startswith(_OWN) and target.suffix == ".tmp"
    return target.stem if is_draft else _OWN


class _Draft(io.BufferedWriter):
    """A file that takes what is written after its end without a word, and forgets it.

    An archive that was cut off (a full disk) tries to end itself when it is collected, long after its file is gone,
    and Python would print that as a traceback.
    """

    _place = 0

    def seek(self, target: int, whence: int = io.SEEK_SET, /) -> int:
        if not self.closed:
            return super().seek(target, whence)
        self._place = target
        return target

    def tell(self) -> int:
        return self._place if self.closed else super().tell()

    def write(self, data: Buffer, /) -> int:
        if not self.closed:
            return super().write(data)
        size = memoryview(data).nbytes
        self._place += size
        return size

    def flush(self) -> None:
        if not self.closed:
            super().flush()


def replace(draft: Path, target: Path) -> None:
    """Put the draft in the place of the target. OSError: it cannot be.

    On Windows a virus scanner or a program that copies to a cloud may hold either for a moment, so it is tried again.
    """
    asked_until = time.monotonic() + _PATIENCE
    while True:
        try:
            draft.replace(target)
        except PermissionError:
            if os.name != "nt" or time.monotonic() > asked_until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def problem(target: Path, fault: OSError) -> FileProblem:
    """What the user can do about ``fault``."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return FileProblem("sheets.disk-full", path=str(target), place=fault.filename or str(target.parent))
    if os.name == "nt" and len(os.path.abspath(target)) > LONGEST_PATH:  # noqa: PTH100 - Path.resolve asks the disk
        return FileProblem("cli.too-long", path=str(target))
    if isinstance(fault, PermissionError):
        return FileProblem("sheets.write-denied", path=str(target))
    return FileProblem("sheets.write-failed", path=str(target), reason=fault.strerror or str(fault))


def settle(folder: Path) -> None:
    """Make new names in ``folder`` last through a power cut, where the system can (Windows cannot open a folder)."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some network drives refuse it, and the file is whole by then
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
