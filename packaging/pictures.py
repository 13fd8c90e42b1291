"""Makes the pictures of the documentation anew: the windows of the Windows programs, and the papers.

python packaging/pictures.py dist/dangxing-<version>-windows

The programs run under Wine, in a window on a screen that nobody sees (Debian: xvfb xterm xdotool wine wine64
fonts-noto-cjk); the papers are printed by LibreOffice, the page by Chromium.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageChops, ImageGrab

sys.path.insert(0, str(Path(__file__).parent / "windows"))
from try_under_wine import EXAMPLES, Desk

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
DISPLAY = ":97"
# No picture of the documentation is larger, in bytes.
LARGEST = 60_000
# Wine's own console gives every letter the width of a Chinese character; xterm shows them as Windows does.
TERMINAL = (
    "xterm", "-fa", "DejaVu Sans Mono", "-fd", "Noto Sans Mono CJK SC", "-fs", "10", "-geometry", "118x34",
    "-bg", "black", "-fg", "white",
)  # fmt: skip
# A window is at rest when so many pixels at most have changed for so many seconds.
CURSOR, STILL = 500, 25
# What is dropped on each program, and how its picture is called.
WINDOWS = (
    ("计分", "记录簿.xlsx", "window-score"),
    ("检查", "有错的记录簿.xlsx", "window-check"),
    ("公示", "记录簿.xlsx", "window-report"),
    ("计分", None, "window-asking"),
)


def main(folder: Path) -> None:
    """Make every picture, and say how large it is."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        _windows(folder.resolve(), scratch)
        _papers(scratch / "papers")
    for path in sorted(PICTURES.glob("*.png")):
        print(f"{path.name}: {path.stat().st_size >> 10} KB")


def _windows(folder: Path, scratch: Path) -> None:
    desk = Desk(folder, scratch)
    shutil.copy(EXAMPLES / "records-hans.xlsx", desk.work / "记录簿.xlsx")
    shutil.copy(EXAMPLES / "broken-columns.xlsx", desk.work / "有错的记录簿.xlsx")
    desk.environment |= {"DISPLAY": DISPLAY, "COLUMNS": "116", "PYTHONIOENCODING": "utf-8"}
    _stop(desk)
    with _screen():
        for program, dropped, picture in WINDOWS:
            _saved(_window(desk, program, dropped), picture)
            _stop(desk)


def _stop(desk: Desk) -> None:
    subprocess.run(["wineserver", "-k"], env=desk.environment, check=False)


@contextmanager
def _screen() -> Iterator[None]:
    command = ("Xvfb", DISPLAY, "-screen", "0", "1400x900x24", "-nolisten", "tcp")
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        time.sleep(3)
        try:
            yield
        finally:
            server.terminate()


def _window(desk: Desk, program: str, dropped: str | None) -> Image.Image:
    """A program's window once nothing changes in it any more."""
    starter = next(desk.folder.glob(f"{program}*.exe"))
    words = ["wine", str(starter), *([] if dropped is None else [f"C:\\{desk.work.name}\\{dropped}"])]
    command = [*TERMINAL, "-T", starter.stem, "-e", "sh", "-c", f"{shlex.join(words)} 2>&1 | cat"]
    with subprocess.Popen(
        command, cwd=desk.work, env=desk.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as window:
        try:
            _settled()
            # What the program has opened lies before its window.
            raising = ("xdotool", "search", "--class", "xterm", "windowraise")
            subprocess.run(raising, env=desk.environment, check=True, stdout=subprocess.DEVNULL)
            time.sleep(1)
            picture = ImageGrab.grab(xdisplay=DISPLAY)
            return picture.crop(picture.getbbox())
        finally:
            window.kill()


def _settled() -> None:
    """Wait until nothing changes on the screen."""
    before, still = ImageGrab.grab(xdisplay=DISPLAY), 0
    for _ in range(500):
        time.sleep(1)
        now = ImageGrab.grab(xdisplay=DISPLAY)
        left, top, right, bottom = ImageChops.difference(now, before).getbbox() or (0, 0, 0, 0)
        # The cursor blinks.
        still = still + 1 if now.getbbox() and (right - left) * (bottom - top) < CURSOR else 0
        if still == STILL:
            return
        before = now
    raise TimeoutError("the window did not come to rest")


def _papers(folder: Path) -> None:
    folder.mkdir()
    shutil.copy(EXAMPLES / "records-hans.xlsx", folder / "记录簿.xlsx")
    for words in (
        ("score", "记录簿.xlsx"), ("report", "--year", "2024", "--pdf"), ("forms", "--year", "2024", "--pdf"),
    ):  # fmt: skip
        command = [sys.executable, "-m", "dangxing", *words, "--lang", "zh-Hans"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _saved(_sheet(folder / "report-2024.pdf", "公示期", folder), "notice")
    _saved(_sheet(folder / "forms-2024.pdf", "本人自评", folder), "form")
    _saved(_page(folder / "report-2024.html", (1100, 1300), folder), "report-desktop")
    _saved(_page(folder / "report-2024.html", (500, 1000), folder), "report-phone")


def _sheet(paper: Path, says: str, folder: Path) -> Image.Image:
    """The first page of a PDF that says something."""
    text = subprocess.run(["pdftotext", str(paper), "-"], check=True, stdout=subprocess.PIPE, text=True).stdout
    number = next(at for at, page in enumerate(text.split("\f"), 1) if re.search(says, page))
    drawn = folder / "page"
    command = ["pdftoppm", "-png", "-singlefile", "-r", "75", "-f", str(number), "-l", str(number), paper, drawn]
    subprocess.run(list(map(str, command)), check=True)
    return Image.open(drawn.with_suffix(".png")).copy()


def _page(page: Path, size: Sequence[int], folder: Path) -> Image.Image:
    drawn = folder / "page.png"
    command = (
        "chromium", "--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={size[0]},{size[1]}",
        f"--screenshot={drawn}", page.as_uri(),
    )  # fmt: skip
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return Image.open(drawn).copy()


def _saved(picture: Image.Image, name: str) -> None:
    """Save a picture with as few colours as it needs to be small."""
    target = PICTURES / f"{name}.png"
    for colours in (64, 32, 16, 8):
        picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)
        if target.stat().st_size <= LARGEST:
            return
    raise ValueError(f"{target} is too large: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
