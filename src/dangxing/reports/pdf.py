"""Workbooks and documents as PDF, by LibreOffice where it is there: the one program that does it on every system."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dangxing import files
from dangxing.errors import FileProblem

# Seconds that the program may take to start, and for each file.
_START, _EACH = 60, 30
_USUAL = ("LibreOffice/program/soffice.exe",)


def program() -> str | None:
    """LibreOffice; None: it is not there."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found or os.name != "nt":
        return found
    homes = (os.environ.get(name) for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"))
    places = (Path(home) / usual for home in homes if home for usual in _USUAL)
    return next((str(place) for place in places if place.is_file()), None)


def place(source: Path) -> Path:
    """Where the PDF of a file goes: beside it, by its name."""
    return source.with_suffix(".pdf")


def make(sources: Sequence[Path], program: str) -> Iterator[Path]:
    """Make a PDF of each file, beside it, whole or not at all; gives where each is. FileProblem: it could not be made.

    The program has a profile of its own that goes with it, so that one which is open does not matter, and no macro of
    the user's runs.
    """
    with TemporaryDirectory(prefix="dangxing-", ignore_cleanup_errors=True) as name:
        scratch = Path(name)
        for at, source in enumerate(sources):
            # By names of its own: two files of one name in two folders do not meet.
            shutil.copyfile(source, scratch / f"{at}{source.suffix}")
        copies = [scratch / f"{at}{source.suffix}" for at, source in enumerate(sources)]
        profile = (scratch / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
        command += ["--outdir", str(scratch / "made"), *map(str, copies)]
        try:
            subprocess.run(  # noqa: S603 - the program of the system, over files that were just made
                command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                timeout=_START + _EACH * len(copies),
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            raise FileProblem("desk.pdf-failed", path=sources[0].as_posix()) from None
        for at, source in enumerate(sources):
            made = scratch / "made" / f"{at}.pdf"
            if not made.is_file():
                raise FileProblem("desk.pdf-failed", path=source.as_posix())
            with files.whole(place(source)) as target:
                target.write(made.read_bytes())
            yield place(source)
