"""Rules that were found right, kept in the user's own cache folder: the next run need not read and check them again.

What is kept is taken by the very same program alone, and for the very same files: it is kept under the digest of all
bytes that rules are read from. It is plain JSON with a digest of its own, in a folder and a file that nobody but the
user may write to. Whatever is amiss with it, or with writing it, is as if nothing had been kept.
"""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import Final

from dangxing import __version__
from dangxing.files import read_plain
from dangxing.rules.books import Rulebook
from dangxing.rules.shipped import SIZE_LIMIT, shipped_rules

_MOST_FILES: Final = 200
_LARGEST: Final = 16 << 20
_OTHERS_MAY_WRITE: Final = 0o022


def load(folder: Path | None = None) -> Rulebook:
    """The rules in ``folder``, as :func:`dangxing.rules.loading.load` gives them, which raises RulesProblem."""
    from dangxing.rules import plainly

    key, target = _key(folder), _target(folder)
    if key is not None and target is not None:
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            found = plainly.read(_kept(target, key))
            if isinstance(found, Rulebook):
                return found
    from dangxing.rules import loading

    book = loading.load(folder)
    # What was changed while it was read is not what the key is of.
    if key is not None and target is not None and key == _key(folder):
        with suppress(OSError, ValueError, TypeError, RecursionError):
            data = plainly.told(book)
            if plainly.read(data) == book:
                _keep(target, key, data)
    return book


def place() -> Path | None:
    """The folder of what is kept; None: the system has none for this user."""
    if sys.platform == "win32":
        given = os.environ.get("LOCALAPPDATA")
        return Path(given, "dangxing", "cache") if given else None
    given = os.environ.get("XDG_CACHE_HOME", "")
    if given.startswith("/"):  # what is relative is not to be heeded
        return Path(given, "dangxing")
    with suppress(RuntimeError):
        return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "dangxing"
    return None


def _target(folder: Path | None) -> Path | None:
    """One file a folder of rules: what is kept does not grow with every change to them."""
    home = place()
    if home is None:
        return None
    name = "" if folder is None else os.path.abspath(folder)  # noqa: PTH100 - links stay as they are
    return home / f"rules-{sha256(name.encode(errors='surrogatepass')).hexdigest()[:32]}.json"


def _key(folder: Path | None) -> bytes | None:
    """The digest of all that the rules in ``folder`` hang on; None: there is something odd, which loading will tell."""
    from pydantic import VERSION

    shipped = shipped_rules()
    told = sha256(repr((__version__, sys.version, VERSION, str(folder), str(shipped), *_code())).encode())
    try:
        for root in dict.fromkeys((shipped, shipped if folder is None else folder)):
            told.update(f"\0{root.resolve()}".encode(errors="surrogatepass"))
            names = sorted(name for name in os.listdir(root) if name.endswith((".yaml", ".yml")))  # noqa: PTH208
            if len(names) > _MOST_FILES:
                return None
            for name in names:
                raw = read_plain(root / name, SIZE_LIMIT)
                told.update(f"\0{name}\0{len(raw)}\0".encode(errors="surrogatepass"))
                told.update(raw)
    except OSError:
        return None
    return told.hexdigest().encode()


def _code() -> Iterator[tuple[str, int, int]]:
    """What tells this code from any other, of the same version too: its files, their sizes and times."""
    home = Path(__file__).parent
    for folder in (home, home / "kinds", home / "loading"):
        with suppress(OSError):
            for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
                if entry.name.endswith(".py"):
                    told = entry.stat()
                    yield entry.name, told.st_size, told.st_mtime_ns


def _kept(target: Path, key: bytes) -> bytes:
    """What is kept under a key. OSError: nothing, or others may write to it; ValueError: something else, or damaged."""
    _own(target.parent)
    _own(target)
    head, _, data = read_plain(target, _LARGEST).partition(b"\n")
    if head != _head(key, data):
        raise ValueError("kept for other rules, or damaged")
    return data


def _own(path: Path) -> None:
    """OSError: there is none, others than the user may write to it, or it is a link, which leads elsewhere."""
    state = path.lstat()
    foreign = hasattr(os, "geteuid") and (state.st_uid != os.geteuid() or state.st_mode & _OTHERS_MAY_WRITE)
    if foreign or stat.S_ISLNK(state.st_mode):
        raise PermissionError(str(path))


def _keep(target: Path, key: bytes, data: bytes) -> None:
    """Keep it whole or not at all, for this user alone. OSError: it cannot be."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _own(target.parent)
    descriptor, draft = mkstemp(prefix=".rules-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_head(key, data) + b"\n" + data)
        os.replace(draft, target)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)  # noqa: PTH108
        raise


def _head(key: bytes, data: bytes) -> bytes:
    return key + b" " + sha256(key + data).hexdigest().encode()
