"""The settings of a folder, ``dangxing.toml``: what would otherwise be typed with every command.

A setting stands behind the command line and the environment, and before what the program does by itself. Nothing in
the file is executed, and it is looked for in the working folder alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from dangxing.errors import RuleFault, RulesProblem
from dangxing.language import Language, patterns

if TYPE_CHECKING:
    from pathlib import Path

    from dangxing.sheets import Posting

NAME = "dangxing.toml"
# Whoever writes more than this has taken another file for it.
_LARGEST = 64 * 1024
_POSITION = patterns.late(r"\(at line (\d+), column (\d+)\)")
_HEADER = patterns.late(r"\[{1,2}\s*([\w-]+)\s*\]")


class Ignored(NamedTuple):
    """A code of warnings that are not told, and why."""

    code: str
    reason: str


class Settings(NamedTuple):
    """What the file says; None or empty: nothing. Folders and files are relative to the working folder."""

    year: int | None = None
    rules: str | None = None
    out: str | None = None
    ledger: str | None = None
    language: Language | None = None
    branches: tuple[str, ...] = ()
    ignore: tuple[Ignored, ...] = ()
    notice: tuple[str | None, str | None, int | None] = (None, None, None)
    present: bool = False

    def options(self) -> dict[str, str]:
        """What options are when nobody gives them, by the names of parameters."""
        given = {"year": self.year, "rules": self.rules, "out": self.out, "ledger": self.ledger}
        return {name: str(value) for name, value in given.items() if value is not None}

    def posting(self) -> Posting | None:
        """Who posts a notice, and where objections go; None: that is left blank."""
        if not any(self.notice):
            return None
        from dangxing.sheets import Posting

        return Posting(*self.notice)

    def reasons(self) -> dict[str, str]:
        """Why warnings are not told, by their codes."""
        return dict(self.ignore)


def read(folder: Path | None = None) -> Settings:
    """The settings of a folder (None: the working folder); those of none where there is no file.

    RulesProblem: all that is wrong with it.
    """
    from pathlib import Path

    from dangxing.files import read_plain

    path = (folder or Path()) / NAME
    try:
        data = read_plain(path, _LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        raise _wrong(RuleFault(NAME, 1, 1, "desk.unreadable", {"reason": error.strerror})) from None
    if len(data) > _LARGEST:
        raise _wrong(RuleFault(NAME, 1, 1, "desk.too-large", {"most": _LARGEST // 1024}))
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _wrong(RuleFault(NAME, 1, 1, "desk.not-utf8", {})) from None
    return _checked(_parsed(words), words)


def _parsed(words: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(words)
    except tomllib.TOMLDecodeError as error:
        found = _POSITION.search(str(error))
        line, column = map(int, found.groups()) if found else (len(words.splitlines()) or 1, 1)
        raise _wrong(RuleFault(NAME, line, column, "desk.not-toml", {})) from None
    except RecursionError:
        raise _wrong(RuleFault(NAME, 1, 1, "desk.not-toml", {})) from None


def _checked(values: dict[str, Any], words: str) -> Settings:
    from pydantic import ValidationError

    from dangxing.cli.settings_model import File

    try:
        found = File.model_validate(values)
    except ValidationError as error:
        lines = words.splitlines()
        raise _wrong(*(_fault(one, lines) for one in error.errors(include_url=False))) from None
    unknown = list(_unknown_codes(found.ignore, words.splitlines()))
    if unknown:
        raise _wrong(*unknown)
    ignore = tuple(Ignored(one.code, one.reason) for one in found.ignore)
    return Settings(
        found.year, found.rules, found.out, found.ledger, found.language, tuple(found.branches), ignore,
        (found.notice.unit, found.notice.contact, found.notice.days), present=True,
    )  # fmt: skip


def _fault(error: Any, lines: Sequence[str]) -> RuleFault:
    """A refusal of the model as a fault with its place."""
    where: tuple[str | int, ...] = error["loc"]
    key = ".".join(str(part) for part in where if isinstance(part, str))
    line = _line(lines, where)
    if error["type"] == "extra_forbidden":
        from dangxing.cli.settings_model import keys_beside

        return RuleFault(NAME, line, 1, "desk.unknown-key", {"key": key, "allowed": ", ".join(keys_beside(where))})
    if error["type"] == "missing":
        return RuleFault(NAME, line, 1, "desk.missing-key", {"key": key})
    return RuleFault(NAME, line, 1, f"desk.bad-{where[-1] if isinstance(where[-1], str) else where[0]}", {"key": key})


def _unknown_codes(ignored: Sequence[Any], lines: Sequence[str]) -> Iterator[RuleFault]:
    """The codes that no warning has: errors are mended, not passed over."""
    from dangxing.language.catalogue.problems import WARNINGS

    for at, one in enumerate(ignored):
        if one.code not in WARNINGS:
            yield RuleFault(NAME, _line(lines, ("ignore", at, "code")), 1, "desk.no-warning", {"code": one.code})


def _line(lines: Sequence[str], where: Sequence[str | int]) -> int:
    """The line, from 1, in which a key stands, else its table; 1 where it is written in another way."""
    places = dict(_places(lines))
    table = str(where[0])
    number = next((part for part in where if isinstance(part, int)), 0)
    wanted = ((table, number, where[-1]), (None, 0, table), (table, number, None))
    return next((places[place] for place in wanted if place in places), 1)


def _places(lines: Sequence[str]) -> Iterator[tuple[tuple[str | None, int, str | None], int]]:
    """Where each key stands: by its table, which one of those of this name that is, and its name; None: the table."""
    table, seen = None, Counter[str]()
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line.lstrip()):
            table = header[1]
            seen[table] += 1
            yield (table, seen[table] - 1, None), number
        elif "=" in line:
            at = seen[table] - 1 if table else 0
            yield (table, at, line.partition("=")[0].strip().strip("\"'")), number


def _wrong(*faults: RuleFault) -> RulesProblem:
    return RulesProblem("desk.wrong", faults)
