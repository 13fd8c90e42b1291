"""What there is to do next: for whoever types the bare name of the program, and at the end of each command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dangxing.cli import FINE, inputs, options, streams, wording
from dangxing.cli.language import Session
from dangxing.errors import DangxingError
from dangxing.language import Language, text
from dangxing.language.script import one_line

# So many workbooks are looked into, of at most so many bytes: an answer is wanted at once.
_LOOKED_INTO, _LARGEST = 20, 4_000_000


class _Step(NamedTuple):
    """A command, and the key of what it does."""

    command: str
    words: str


def show(session: Session) -> int:
    """Say what can be done in the working folder, and return the exit status."""
    language = session.language
    title, steps = _of_folder(session)
    lines = [title, *(f"  {step.command}\n      {text(f'desk.step-{step.words}', language)}" for step in steps)]
    streams.write_lines([*lines, "", text("desk.guide-more", language)])
    return FINE


def after(session: Session, command: str, words: str) -> None:
    """Say at the end of a command which is the next, and what it does, to who can type it."""
    if wording.windowed():
        return
    told = text("desk.next", session.language, command=command, words=text(f"desk.step-{words}", session.language))
    streams.say(one_line(told))


def command(*words: str) -> str:
    """A command of this program as it is typed: what holds blanks, or what a shell would take for more, in quotes."""
    return " ".join(("dangxing", *(f'"{word}"' if _wants_quotes(word) else word for word in words)))


def ledger(session: Session) -> Path:
    """The ledger at hand, which may not be there yet."""
    return options.ledger_file(os.environ.get("DANGXING_LEDGER") or session.settings.ledger)


def of_ledger(value: str | None, session: Session) -> tuple[str, ...]:
    """What names the ledger on the next command, where it is not the usual one."""
    usual = session.settings.ledger or os.environ.get("DANGXING_LEDGER") or options.LEDGER
    return () if value in (None, "", usual) else ("--ledger", value)


def _wants_quotes(word: str) -> bool:
    return not word or any(character in " \t&()[]{}^=;!'+,`~$<>|*?#" for character in word)


def _of_folder(session: Session) -> tuple[str, list[_Step]]:
    language = session.language
    year = _year_scored(session)
    records, tables = _found(session)
    first = records[0] if records else text("desk.some-records", language)
    if year is not None:
        explain = _Step(command("explain", first, text("desk.some-name", language)), "explain")
        report, forms = (_Step(command(name, "--year", str(year)), name) for name in ("report", "forms"))
        return text("desk.guide-scored", language, year=year), [report, explain, forms]
    if records:
        path = "." if len(records) > 1 else first
        validate, score = (_Step(command(name, path), name) for name in ("validate", "score"))
        told = text("desk.guide-records", language, path=_listed(records, language))
        return told, [validate, score, _Step(command("report"), "report")]
    table = tables[0] if tables else text("desk.some-table", language)
    steps = [_Step(command("import", table), "import"), _Step(command("template"), "template")]
    if not tables:
        steps.reverse()
    key = "desk.guide-tables" if tables else "desk.guide-nothing"
    return text(key, language), [*steps, _Step(command("score", first), "score")]


def _listed(paths: list[str], language: Language) -> str:
    shown = text("cli.list-separator", language).join(paths[:3])
    return one_line(shown + ("…" if len(paths) > 3 else ""))


def _year_scored(session: Session) -> int | None:
    """The last year of the ledger at hand; None: there is none, or it cannot be read, which its commands will tell."""
    path = ledger(session)
    if not path.is_file():
        return None
    from dangxing.ledger import open_ledger

    try:
        with open_ledger(path) as book:
            years = book.known_years(None)
    except DangxingError:
        return None
    return years[-1] if years else None


def _found(session: Session) -> tuple[list[str], list[str]]:
    """The workbooks of the folder that hold records, and those that are other tables."""
    small = [path for path in inputs.files(list(inputs.workbooks(["."]))) if Path(path).stat().st_size <= _LARGEST]
    if not small:
        return [], []
    found: dict[str, list[str]] = {"records": [], "foreign": [], "own": []}
    for path, kind in _looked_into(small[:_LOOKED_INTO], session):
        found[kind].append(path)
    return found["records"], found["foreign"]


def _looked_into(paths: list[str], session: Session) -> Iterator[tuple[str, str]]:
    from dangxing.rules import loading
    from dangxing.runs import checking

    try:
        book = loading.load(options.rules_folder(os.environ.get("DANGXING_RULES") or session.settings.rules))
    except DangxingError:
        return
    for path in paths:
        try:
            yield path, checking.look(path, book)
        except DangxingError:  # whoever names it is told
            continue
