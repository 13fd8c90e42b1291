"""Help pages in the user's language, laid out by the width that characters take on a terminal.

The words of a parameter or command are keys of the message catalogue, looked up only when a page is shown: what a
command declares is the same in every language.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from typing import Any

from dangxing.language import Language, is_key, patterns, text
from dangxing.language.voice import breadth

_INDENT = 2
_GAP = 2
_WIDEST_NAME = 30
# A word of Latin script, or one other character; marks that may not begin or end a line stay with their neighbour.
_PIECES = patterns.late(r"\n|[^\S\n]+|[（《“「『]*(?:[!-~]+|\S)[，。、；：？！）》”」』…]*")


def page(command: Any, context: Any, language: Language) -> str:
    """The help page of ``command``: usage, what it does, arguments, options, commands."""
    width = max(40, min(shutil.get_terminal_size().columns, 100) - 2)
    blocks = [_heading("usage", language) + usage(command, context, language)]
    if command.help:
        blocks.append(_indented(wrap(translated(command.help, language), width - _INDENT)))
    records: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for parameter in command.get_params(context):
        if not getattr(parameter, "hidden", False):
            records[parameter.param_type_name].append(_record(parameter, language))
    # --lang is taken before commands are known, so no command declares it; it stands before --help, the last.
    records["option"].insert(-1, ("--lang zh-Hans|zh-Hant|en", _lang_help(language)))
    commands = [
        (name, translated(entry.help or "", language))
        for name, entry in getattr(command, "commands", {}).items()
        if not entry.hidden
    ]
    sections = (("arguments", records["argument"]), ("options", records["option"]), ("commands", commands))
    blocks += [f"{_heading(title, language).rstrip()}\n{_listed(rows, width)}" for title, rows in sections if rows]
    return "\n\n".join(blocks)


def usage(command: Any, context: Any, language: Language) -> str:
    """``dangxing score [OPTIONS] PATH…``."""
    pieces = [context.command_path, text("cli.meta-options", language)]
    arguments = (entry for entry in command.get_params(context) if entry.param_type_name == "argument")
    pieces.extend(display_name(entry, language) for entry in arguments)
    if getattr(command, "commands", None):
        pieces.append(text("cli.meta-command", language))
    return " ".join(pieces)


def display_name(parameter: Any, language: Language) -> str:
    """How a parameter is called to users: ``--year``, or what an argument stands for."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    name = translated(parameter.metavar or parameter.name.upper(), language)
    return name if parameter.nargs == 1 else f"{name}…"


def translated(value: str, language: Language) -> str:
    """The message of a key of the catalogue; other text as it is."""
    return text(value, language) if is_key(value) else value


def wrap(value: str, width: int) -> list[str]:
    """``value`` broken into lines of at most ``width`` cells: between words, and between Chinese characters."""
    lines: list[str] = []
    line, used = "", 0
    for piece in _PIECES.findall(value):
        size = breadth(piece, 1)
        if piece == "\n" or (used and not piece.isspace() and used + size > width):
            lines.append(line.rstrip())
            line, used = "", 0
        if not (piece.isspace() and (piece == "\n" or not line)):
            line, used = line + piece, used + size
    return [*lines, line.rstrip()]


def _record(parameter: Any, language: Language) -> tuple[str, str]:
    if parameter.param_type_name == "argument":
        name = display_name(parameter, language)
    else:
        name = ", ".join(sorted(parameter.opts, key=len))
        if parameter.metavar and not parameter.is_flag:
            name += f" {translated(parameter.metavar, language)}"
    words = "cli.opt-help" if parameter.name == "help" else parameter.help or ""
    return name, translated(words, language) + _notes(parameter, language)


def _notes(parameter: Any, language: Language) -> str:
    notes = []
    if isinstance(parameter.show_default, str):
        notes.append(text("cli.default", language, value=parameter.show_default))
    if parameter.required:
        notes.append(text("cli.required", language))
    if parameter.envvar:
        notes.append(text("cli.variable", language, name=parameter.envvar))
    return _bracketed(notes, language)


def _lang_help(language: Language) -> str:
    note = text("cli.variable", language, name="DANGXING_LANG")
    return text("cli.opt-lang", language) + _bracketed([note], language)


def _heading(name: str, language: Language) -> str:
    return text("cli.heading", language, title=text(f"cli.{name}", language))


def _bracketed(notes: list[str], language: Language) -> str:
    return f" [{text('cli.list-separator', language).join(notes)}]" if notes else ""


def _indented(lines: Iterable[str]) -> str:
    return "\n".join(" " * _INDENT + line if line else "" for line in lines)


def _listed(rows: list[tuple[str, str]], width: int) -> str:
    column = min(max(breadth(name, 1) for name, _ in rows), _WIDEST_NAME)
    return "\n".join(_indented(_row(name, words, column, width - _INDENT)) for name, words in rows)


def _row(name: str, words: str, column: int, width: int) -> Iterator[str]:
    lines = iter(wrap(words, max(20, width - column - _GAP)))
    if breadth(name, 1) <= column:
        yield (name + " " * (column - breadth(name, 1) + _GAP) + next(lines)).rstrip()
    else:
        yield name
    for line in lines:
        yield " " * (column + _GAP) + line
