"""The page on a package index stands alone; where the project's home is named, URLs and links lead there."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from dangxing import __version__
from dangxing.cli import app

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "packaging" / "index.md"
HOME = "https://example.org/office/dangxing"
LINK = re.compile(r"\]\(([^)]*)\)")


def built(folder: Path, home: str, source: Path = ROOT) -> tuple[Message, Message]:
    """What the source archive and the wheel say of themselves."""
    environment = {**os.environ, "DANGXING_HOME": home}
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=source, env=environment, check=True, capture_output=True)
    (archive,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    with tarfile.open(archive) as opened, zipfile.ZipFile(wheel) as packed:
        said = opened.extractfile(f"{archive.name.removesuffix('.tar.gz')}/PKG-INFO")
        assert said is not None
        name = next(name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(said.read()), message_from_bytes(packed.read(name))


def page(said: Message) -> str:
    """The page on an index."""
    text = said.get_payload(decode=True)
    assert isinstance(text, bytes)
    return text.decode("utf-8")


def test_without_a_home_no_link_and_no_address_is_made_up(tmp_path: Path) -> None:
    """And the package says who wrote it."""
    for said in built(tmp_path, ""):
        assert page(said).strip() == PAGE.read_text(encoding="utf-8").strip()
        assert LINK.findall(page(said)) == []
        assert said.get_all("Project-URL") is None
        assert said["Author"]


def test_everything_follows_from_the_home(tmp_path: Path) -> None:
    """Each link of the page leads to a file of the version, each picture to its bytes; a wheel of the archive too."""
    made = built(tmp_path / "made", HOME)
    with tarfile.open(next((tmp_path / "made").glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    for said in (*made, built(tmp_path / "again", "", next(tmp_path.glob("dangxing-*")))[1]):
        urls = dict(line.split(", ") for line in said.get_all("Project-URL") or [])
        assert set(urls) == {"Homepage", "Documentation", "Changelog", "Issues", "Source"}
        links = [*LINK.findall(page(said)), urls["Documentation"], urls["Changelog"]]
        assert len(links) > 20
        for link in links:
            kind, path = re.fullmatch(rf"{HOME}/(blob|raw|tree)/v{__version__}/([^#]+)(?:#.*)?", link).groups()  # type: ignore[union-attr]
            assert (ROOT / path).is_dir() if kind == "tree" else (ROOT / path).is_file()
            assert (kind == "raw") == path.endswith(".png")


@pytest.mark.parametrize(
    "home",
    ["dangxing", "http://example.org/x", "https://", "https://example.org/x?y", "https://me:se-cret@example.org/x"],
)
def test_a_home_that_is_none_stops_the_build(tmp_path: Path, home: str) -> None:
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        built(tmp_path, home)
    assert b"DANGXING_HOME is the repository's address" in stopped.value.stderr
    assert b"se-cret" not in stopped.value.stderr


def test_it_has_no_link_into_the_repository() -> None:
    """On an index there is no file beside it."""
    text = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"\]\((?!https?:)", text) == []
    for named in re.findall(r"`([\w./]+\.md)`", text):
        assert (ROOT / named).is_file(), named


def test_its_commands_are_there() -> None:
    """Each that it tells."""
    told = set(re.findall(r"^dangxing (\w+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert told
    assert told <= set(app._COMMANDS)
