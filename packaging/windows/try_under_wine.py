"""Runs the Windows folder under Wine, as an office would use it, and holds its results against those of this system.

python packaging/windows/try_under_wine.py dist/dangxing-<version>-windows

Everything happens in a folder with Chinese and blanks in its name. The last line counts what passed and what failed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openpyxl import Workbook

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
# What the sign-in table does not say.
IMPORTED = ("--hours", "党课=2", "--track", "普通党员")
ANSWERED = "党课=2 类别=普通党员"
# Wine 8 has no bcryptprimitives.dll, which libraries written in Rust ask for random numbers.
RANDOM = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE place, SIZE_T left) {
    for (; left > 65536; place += 65536, left -= 65536) SystemFunction036(place, 65536);
    SystemFunction036(place, (ULONG)left);
    return TRUE;
}
BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved) { return TRUE; }
"""
# A program that keeps a file open as Excel does: others may read it, nobody may write to it or replace it.
HOLD = """
import ctypes, sys, time
held = ctypes.windll.kernel32.CreateFileW(sys.argv[1], 0x80000000, 1, None, 3, 0, None)
print("held" if held != -1 else "not held", flush=True)
time.sleep(60)
"""


class Desk:
    """A Windows machine: Wine's prefix with the folder on its drive, and a working folder."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.environment = {
            **os.environ, "WINEPREFIX": str(scratch / "prefix"), "WINEARCH": "win64", "WINEDEBUG": "-all",
            "LC_ALL": "C.UTF-8", "DANGXING_LANG": "zh-Hans", "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        self._quiet("wineboot", "-i")
        drive = scratch / "prefix" / "drive_c"
        source = scratch / "random.c"
        source.write_text(RANDOM, encoding="ascii")
        library = drive / "windows" / "system32" / "bcryptprimitives.dll"
        self._quiet("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-o", library, source, "-ladvapi32")
        self._quiet("wine", "winecfg", "-v", "win10")
        self.folder = drive / "党性考核 计分"
        shutil.copytree(folder, self.folder)
        # Wine ends a process that asks for what Windows tells of itself.
        (self.folder / "python" / "_wmi.pyd").unlink(missing_ok=True)
        self.work = drive / "办公 室（一）"
        self.work.mkdir()
        self.passed = self.failed = 0

    def _quiet(self, *command: object) -> None:
        subprocess.run(
            list(map(str, command)), env=self.environment, check=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def run(self, *arguments: str, program: str = "dangxing", answer: str = "") -> tuple[int, str]:
        """The status and what was said. Output goes into a pipe: into a file Wine gives Python a bad handle."""
        done = subprocess.run(
            ["wine", str(next(self.folder.glob(f"{program}*.exe"))), *arguments], cwd=self.work, env=self.environment,
            input=answer.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300,
        )  # fmt: skip
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def check(self, what: str, found: object, wanted: object, said: str = "") -> None:
        """Counts, and tells, whether ``found`` is what is wanted."""
        good = found == wanted
        self.passed, self.failed = self.passed + good, self.failed + (not good)
        print(f"{'ok  ' if good else 'BAD '} {what}" + ("" if good else f": {found!r}, not {wanted!r}\n{said[-800:]}"))

    def expect(self, status: int, *arguments: str, program: str = "dangxing", answer: str = "", says: str = "") -> None:
        """A command that must end so, and say that."""
        found, said = self.run(*arguments, program=program, answer=answer)
        wanted = f"{status}, saying {says!r}" if says else str(status)
        told = f"{found}, saying {says!r}" if says and says in said else str(found)
        self.check(f"{program} {' '.join(arguments)}", told, wanted, said)

    @contextmanager
    def holding(self, path: Path) -> Iterator[None]:
        """While the block runs, a Windows program has the file open."""
        python = str(self.folder / "python" / "python.exe")
        with subprocess.Popen(
            ["wine", python, "-c", HOLD, str(path.relative_to(self.work)).replace("/", "\\")],
            cwd=self.work, env=self.environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ) as holder:  # fmt: skip
            assert holder.stdout is not None
            assert holder.stdout.readline().strip() == b"held"
            try:
                yield
            finally:
                holder.kill()


def main(folder: Path) -> int:
    """Try everything; the status says whether all passed."""
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(folder.resolve(), Path(name))
        for file in ("records.xlsx", "records-hans.xlsx", "broken.xlsx"):
            shutil.copy(EXAMPLES / file, desk.work)
        _table(desk.work / "签到 表.xlsx")
        try:
            _commands(desk)
            _same_bytes(desk, Path(name))
            _locked(desk)
            _interrupted(desk)
            _starters(desk)
            _names(desk)
        finally:
            subprocess.run(["wineserver", "-k"], env=desk.environment, check=False)
    print(f"{desk.passed} passed, {desk.failed} failed")
    return int(desk.failed > 0)


def _table(path: Path) -> None:
    """A sign-in table as offices keep it."""
    book = Workbook()
    for row in (["第一党支部2024年签到表"], ["姓名", "3月5日 党课"], ["王一", "√"], ["李二", "请假"]):
        book.worksheets[0].append(row)
    book.save(path)


def _commands(desk: Desk) -> None:
    desk.expect(0, "--version", says="dangxing")
    desk.expect(0, "score", "records.xlsx", "records-hans.xlsx", "--jobs", "2")
    desk.expect(0, "score", "records*.xlsx", "--as-of", "2024-06-30", "-q")
    desk.expect(1, "validate", "broken.xlsx", "--annotate")
    desk.expect(0, "report", "--year", "2024", "--out", "通报")
    desk.expect(0, "report", "--year", "2024", "--quarter", "2", "--out", "通报")
    desk.expect(0, "forms", "--year", "2024", "--out", "表")
    desk.expect(0, "targets", "--year", "2025", "--out", "目标")
    desk.expect(0, "explain", "records.xlsx", "0110")
    desk.expect(0, "verify", "scored\\2024\\records-scored.xlsx")
    desk.expect(0, "template", "--out", "空.xlsx")
    desk.expect(0, "ledger", "verify")
    desk.expect(0, "diff", "1", "2")
    desk.expect(0, "rules", "test")
    desk.expect(0, "rules", "check")
    desk.expect(0, "explain", "records.xlsx", "0110", "--receipt", "说明.html")
    desk.expect(0, "validate", "records.xlsx", says="下一步")
    desk.expect(0, "import", "签到 表.xlsx", *IMPORTED, "--out", "读入.xlsx", says="签到 表.xlsx")
    desk.expect(0, "config", says="dangxing.toml")
    desk.expect(0, says="dangxing report --year 2024")


def _same_bytes(desk: Desk, scratch: Path) -> None:
    """The scored workbook is that of this system, byte for byte."""
    here = scratch / "here"
    here.mkdir()
    shutil.copy(EXAMPLES / "records.xlsx", here)
    command = [sys.executable, "-m", "dangxing", "score", "records.xlsx", "--no-ledger", "-q"]
    environment = {**os.environ, "DANGXING_LANG": desk.environment["DANGXING_LANG"]}
    subprocess.run(command, cwd=here, check=True, stdout=subprocess.DEVNULL, env=environment)
    name = Path("scored", "2024", "records-scored.xlsx")
    desk.check("the same bytes as here", (desk.work / name).read_bytes() == (here / name).read_bytes(), True)


def _locked(desk: Desk) -> None:
    scored = desk.work / "scored" / "2024" / "records-scored.xlsx"
    before = scored.read_bytes()
    with desk.holding(scored):
        desk.expect(2, "score", "records.xlsx", says="Excel")
    desk.check("a locked result stays as it was", scored.read_bytes() == before, True)
    desk.check("no draft is left", _drafts(desk), [])


def _interrupted(desk: Desk) -> None:
    """A run that is ended leaves nothing that the next run does not clear away."""
    with subprocess.Popen(
        ["wine", str(desk.folder / "dangxing.exe"), "score", "records.xlsx", "records-hans.xlsx", "-q"],
        cwd=desk.work, env=desk.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        time.sleep(2)
        running.kill()
    subprocess.run(["wineserver", "-k"], env=desk.environment, check=False)
    desk.expect(0, "score", "records.xlsx", "records-hans.xlsx", "-q")
    desk.check("nothing is left of an interrupted run", _drafts(desk), [])


def _drafts(desk: Desk) -> list[str]:
    return sorted(path.name for path in desk.work.rglob(".dangxing*"))


def _starters(desk: Desk) -> None:
    """Dropped onto, and asked by double click: the answer to the question, then Enter to close."""
    dropped = "C:\\办公 室（一）\\records.xlsx"
    desk.expect(0, dropped, program="计分", answer="\n", says="按回车键关闭窗口")
    desk.expect(1, "C:\\办公 室（一）\\broken.xlsx", program="检查", answer="\n", says="broken-checked.xlsx")
    desk.expect(0, program="计分", answer=f'"{dropped}"\n\n', says="records-scored.xlsx")
    table = "C:\\办公 室（一）\\签到 表.xlsx"
    _, said = desk.run(table, program="计分", answer=f"{ANSWERED}\n\n")
    made = desk.work / "签到 表-记录簿.xlsx"
    desk.check("a table is made into records", made.is_file(), True, said)
    made.write_bytes(made.read_bytes() + b"filled in")
    _, said = desk.run(table, program="计分", answer=f"{ANSWERED}\n\n")
    desk.check("records that were filled in stay", made.read_bytes().endswith(b"filled in"), True, said)
    made.unlink()
    (desk.work / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    desk.expect(2, "C:\\办公 室（一）\\照片.jpg", program="检查", answer="\n", says="图片")
    desk.expect(1, program="检查", answer=f'"{dropped}" "{dropped.replace("records", "broken")}"\n\n', says="下一步")
    # The system's browser of files, opened, would keep the pipe of its output open.
    desk.environment["DANGXING_QUIET"] = "1"
    desk.expect(0, dropped, program="公示", answer="\n", says="按回车键关闭窗口")
    desk.check("the report stands beside the records", (desk.work / "公示与报告").is_dir(), True)


def _names(desk: Desk) -> None:
    """Paths longer than Windows goes along with, and names that it keeps for itself: told, and nothing is written."""
    before = sorted(desk.work.rglob("*"))
    for name in ("CON", "NUL.xlsx", "aux\\空.xlsx", "结果. \\空.xlsx"):
        desk.expect(2, "template", "--out", name, "--force", says="不能作文件或文件夹的名称")
    desk.expect(2, "score", "records.xlsx", "--no-ledger", "--out", "NUL", says="不能作文件或文件夹的名称")
    desk.expect(2, "score", "NUL", says="不是普通文件")
    desk.check("nothing is written under such names", sorted(desk.work.rglob("*")), before)
    # A path that just does for the records is too long for what is written beside them.
    for length, status in ((230, 0), (255, 0), (270, 2)):
        folder, spare = desk.work / "长", length - len(f"C:\\{desk.work.name}\\长\\\\\\records.xlsx")
        folder = folder / ("甲" * (spare // 3)) / ("乙" * (spare // 3)) / ("丙" * (spare - spare // 3 * 2 - 1))
        os.chdir(desk.work)
        (inside := folder.relative_to(desk.work)).mkdir(parents=True)
        shutil.copy(EXAMPLES / "records.xlsx", inside)
        dropped = f"C:\\{desk.work.name}\\{str(inside).replace('/', chr(92))}\\records.xlsx"
        desk.check(f"a path of {length} signs", len(dropped), length)
        found, said = desk.run(dropped, program="计分", answer="\n")
        desk.check(f"records at {length} signs", (found, "路径太长" in said), (status, status == 2), said)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
