"""Rules kept from run to run: the same rules as fresh ones, and never anything but what the files say now."""

import inspect
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import dangxing
from dangxing.errors import RulesProblem
from dangxing.rules import Model, Rulebook, kept, loading, plainly

SHIPPED = loading.shipped_rules()
NOTE = "title: 黨課"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder of the test's own; what is kept in it is made out each time."""
    monkeypatch.setattr(plainly, "read", inspect.unwrap(plainly.read))
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    place = kept.place()
    assert place is not None
    return place


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A folder with the shipped rules."""
    folder = tmp_path / "rules"
    folder.mkdir()
    for path in SHIPPED.glob("*.yaml"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The folders that were read and checked, each time."""
    asked: list[Path | None] = []
    load = loading.load

    def noted(folder: Path | None = None) -> Rulebook:
        asked.append(folder)
        return load(folder)

    monkeypatch.setattr(loading, "load", noted)
    return asked


def _file(cache: Path) -> Path:
    (path,) = cache.iterdir()
    return path


def _same(one: object, other: object) -> None:
    """Equal in every value, its type, the order of its keys, and which fields were set."""
    assert type(one) is type(other)
    if isinstance(one, Model) and isinstance(other, Model):
        assert one.model_fields_set == other.model_fields_set
        for name in type(one).model_fields:
            _same(getattr(one, name), getattr(other, name))
    elif isinstance(one, dict) and isinstance(other, dict):
        assert list(one) == list(other)
        for key in one:
            _same(one[key], other[key])
    elif isinstance(one, tuple) and isinstance(other, tuple):
        assert len(one) == len(other)
        for each, its in zip(one, other, strict=True):
            _same(each, its)
    else:
        assert one == other


def test_kept_rules_are_those_that_were_read(read_anew: list[Path | None]) -> None:
    """Every value of them; and they are read but once."""
    fresh = kept.load()
    again = kept.load()
    assert read_anew == [None]
    assert again is not fresh
    _same(fresh, again)
    assert {key: loading.digest(rules) for key, rules in again.rule_sets.items()} == fresh.digests


def test_rules_that_change_over_the_years_are_kept_with_their_eras(rules: Path) -> None:
    """Dates are settled anew from what is kept."""
    path = next(path for path in sorted(rules.glob("*.yaml")) if "\nversion: " in path.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    version = next(line for line in text.splitlines() if line.startswith("version: "))
    said = version.removeprefix("version: ")
    dated = f"version:\n  - until: 2024-12-31\n    value: {said}\n  - from: 2025-01-01\n    value: 新版"
    path.write_text(text.replace(version, dated), encoding="utf-8")
    fresh, again = kept.load(rules), kept.load(rules)
    assert again.eras
    _same(fresh, again)
    _same(fresh.for_year(2024), again.for_year(2024))


@pytest.mark.parametrize("name", ["words.yaml", "workbook.yaml"])
def test_a_file_that_changes_is_read(rules: Path, name: str, read_anew: list[Path | None]) -> None:
    """Any of them, by one byte; and back again."""
    kept.load(rules)
    before = (rules / name).read_bytes()
    (rules / name).write_bytes(before + b"# \n")
    kept.load(rules)
    assert len(read_anew) == 2
    (rules / name).write_bytes(before)
    kept.load(rules)
    assert len(read_anew) == 3  # one file a folder is kept


def test_a_fault_is_told_however_often_it_is_asked(rules: Path, cache: Path) -> None:
    """Rules that cannot be used are never kept, nor hidden by what was kept before."""
    kept.load(rules)
    (rules / "new.yaml").write_text("id: [", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RulesProblem):
            kept.load(rules)
    (rules / "new.yaml").unlink()
    (rules / "new.yml").write_text("", encoding="utf-8")
    with pytest.raises(RulesProblem):
        kept.load(rules)
    assert len(list(cache.iterdir())) == 1


def test_a_shipped_file_that_changes_is_read(
    rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_anew: list[Path | None]
) -> None:
    """A folder of a user's own rests on those of the program."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "columns.yaml").write_text("members:\n  name: [姓 名 全稱]\n", encoding="utf-8")
    monkeypatch.setattr(kept, "shipped_rules", lambda: rules)
    monkeypatch.setattr(loading, "shipped_rules", lambda: rules)
    kept.load(own)
    kept.load(own)
    assert len(read_anew) == 1
    (rules / "words.yaml").write_bytes((rules / "words.yaml").read_bytes() + b"\n")
    kept.load(own)
    assert len(read_anew) == 2


def test_another_version_reads_anew(monkeypatch: pytest.MonkeyPatch, read_anew: list[Path | None]) -> None:
    """So does another interpreter, and the same version whose code has changed."""
    kept.load()
    monkeypatch.setattr(kept, "__version__", f"{dangxing.__version__}.1")
    kept.load()
    monkeypatch.setattr(sys, "version", "3.99")
    kept.load()
    monkeypatch.setattr(kept, "_code", lambda: iter([("terms.py", 1, 1)]))
    kept.load()
    assert len(read_anew) == 4


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flip(data: bytes) -> bytes:
    at = data.index(b'"full"')
    return data[:at] + b'"fall"' + data[at + 6 :]


def _deep(data: bytes) -> bytes:
    key = data.split(b" ")[0]
    body = b"[" * 100_000
    return kept._head(key, body) + b"\n" + body


def _other_class(data: bytes) -> bytes:
    """Well made, but of something that is no model of rules."""
    key = data.split(b" ")[0]
    body = b'{"~":"subprocess.Popen","args":["touch","executed"]}'
    return kept._head(key, body) + b"\n" + body


def _other_model(data: bytes) -> bytes:
    key = data.split(b" ")[0]
    body = b'{"~":"dangxing.rules.terms.Named","title":"x","en":"y"}'
    return kept._head(key, body) + b"\n" + body


@pytest.mark.parametrize("damage", [_cut, _flip, _deep, _other_class, _other_model, lambda _: b"", lambda _: b"\xff\n"])
def test_what_is_damaged_is_as_if_it_were_not_there(
    damage: object, cache: Path, read_anew: list[Path | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules are read, and kept again."""
    monkeypatch.chdir(tmp_path)
    fresh = kept.load()
    path = _file(cache)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))  # type: ignore[operator]
    assert kept.load() == fresh
    assert len(read_anew) == 2
    assert path.read_bytes() == whole
    assert not Path("executed").exists()


posix = pytest.mark.skipif(os.name != "posix", reason="what others may write to is told by lists there")


@posix
@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_what_others_may_write_to_is_not_believed(mode: int, cache: Path, read_anew: list[Path | None]) -> None:
    """Neither the file nor the folder; and both are made for the user alone."""
    kept.load()
    path = _file(cache)
    assert (stat.S_IMODE(path.stat().st_mode), stat.S_IMODE(cache.stat().st_mode)) == (0o600, 0o700)
    path.chmod(mode)
    kept.load()
    assert len(read_anew) == 2
    cache.chmod(mode | 0o100)
    kept.load()
    assert len(read_anew) == 3


@posix
def test_what_another_user_owns_is_not_believed(
    cache: Path, monkeypatch: pytest.MonkeyPatch, read_anew: list[Path | None]
) -> None:
    """Whoever owns it may write to it."""
    kept.load()
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    kept.load()
    assert len(read_anew) == 2


@posix
def test_a_link_is_not_followed(cache: Path, tmp_path: Path, read_anew: list[Path | None]) -> None:
    """It is replaced, and what it led to stays as it is."""
    kept.load()
    path = _file(cache)
    other = tmp_path / "other"
    path.rename(other)
    held = other.read_bytes()
    path.symlink_to(other)
    kept.load()
    assert len(read_anew) == 2
    assert not path.is_symlink()
    assert other.read_bytes() == held


@posix
def test_nothing_is_kept_where_a_link_leads(cache: Path, tmp_path: Path, read_anew: list[Path | None]) -> None:
    """Somebody may have laid the link there, in a folder that many write to."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.symlink_to(elsewhere)
    kept.load()
    assert read_anew == [None]
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("what", ["file", "nowhere"])
def test_a_folder_that_cannot_be_written_to_costs_nothing_but_time(
    what: str, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No word of it, no file left behind."""
    if what == "file":
        cache.parent.mkdir()
        cache.write_text("taken")
    else:
        monkeypatch.setattr(kept, "place", lambda: None)
    assert kept.load() == kept.load()
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == (
        ["dangxing"] if what == "file" else []
    )


def test_a_full_disk_leaves_no_half_of_it(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was begun is taken away."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert kept.load().rule_sets
    assert list(cache.iterdir()) == []


def test_processes_do_not_disturb_one_another(cache: Path) -> None:
    """Each has whole rules, and one whole file stays."""
    code = "from dangxing.rules import kept; print(sorted(kept.load().digests.items()))"
    running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(4)]
    told = {each.communicate(timeout=120)[0] for each in running}
    assert len(told) == 1
    assert all(each.returncode == 0 for each in running)
    assert plainly.read(_file(cache).read_bytes().split(b"\n", 1)[1]) == loading.load()
