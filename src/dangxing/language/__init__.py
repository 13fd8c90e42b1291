"""The message catalogue: everything that users see, in three languages, by key.

Each entry is ``key: (Traditional Chinese, English)``; placeholders are named, as in :meth:`str.format`. Simplified
Chinese is the Traditional text sign by sign, so that text is written in the words of the mainland: 文件, 工作簿,
單元格, 文件夾. Where Simplified must be something else, it is the entry's third text. To add an entry, write it in its
part (a new part is named in ``_PARTS``); nothing has to be generated.

The parts are imported when a key of theirs is first asked for, so that ``--help`` does not pay for the texts of a
scored workbook; a text is simplified when it is first told, by a table, without the converting library.
"""

from __future__ import annotations

import importlib
from collections.abc import Container, Mapping
from functools import cache
from typing import Final, Literal

Language = Literal["zh-Hans", "zh-Hant", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh-Hans", "zh-Hant", "en")
Entry = tuple[str, str] | tuple[str, str, str]
Texts = dict[str, Entry]

# A key is ``part.name``; a problem's code, which users meet, is a bare word and stands in ``problems``.
_PARTS: Final = (
    "cli", "problems", "sheets", "remarks", "files", "rulefaults", "cases", "template", "ledger",
    "kinds", "rules_cli", "rulekeys", "validate", "annotate", "rulechecks", "coverage", "rulediff",
    "explain", "verify", "quarterly", "report_workbook", "report_html", "report", "forms",
    "targets", "diff", "starting", "newrules", "importing", "desk", "layoutkeys",
    "layouts_cli", "reconcile", "sentences", "tabling", "cluster", "windowed",
)  # fmt: skip
# What is told of the nearest of known words, where there is any that is alike.
NONE_NEAR: Final = "—"
_NEAR: Final[Entry] = ("，相近的：{nearest}", ", near it: {nearest}")
_loaded: dict[str, Texts] = {}


def texts(part: str) -> Texts:
    """All entries of one part of the catalogue."""
    if part not in _loaded:
        _loaded[part] = importlib.import_module(f"dangxing.language.catalogue.{part}").TEXTS
    return _loaded[part]


def is_key(value: str) -> bool:
    """Whether a text is a key of the catalogue, rather than words to be told as they are."""
    part, _, name = value.partition(".")
    return bool(name) and part in _PARTS


def has(key: str) -> bool:
    """Whether the catalogue has an entry of a key."""
    part, _, name = key.partition(".")
    return name in texts(part)


def text(key: str, language: Language, /, **params: object) -> str:
    """The message of ``key`` in ``language``, its placeholders filled. KeyError: no such key or placeholder.

    ``near`` is the clause that names ``nearest``, and nothing where that is ``NONE_NEAR``.
    """
    part, _, name = key.partition(".")
    table = texts(part) if name and part in _PARTS else texts("problems")
    template = said(table[name if name and part in _PARTS else key], language)
    if "{near}" in template:
        params["near"] = "" if params["nearest"] == NONE_NEAR else said(_NEAR, language).format_map(params)
    return template.format_map(params) if params else template


def problem_texts(code: str, language: Language, params: Mapping[str, object]) -> tuple[str, str | None]:
    """The message of a problem, and the hint how to mend it, if there is one.

    A parameter that knows how it is told in a language is asked; what a workbook holds is told as it stands there.
    """
    params = {
        name: value.in_language(language) if hasattr(value, "in_language") else value for name, value in params.items()
    }
    message, hint = problem_templates(code, language, params)
    return message.format_map(params), hint and hint.format_map(params)


def with_hint(message: str, hint: str | None, language: Language) -> str:
    """A message and its hint as one text."""
    if not hint:
        return message
    if message.endswith(("。", "？", "！", ".", "?", "!")):
        return f"{message} {hint}" if language == "en" else f"{message}{hint}"
    return text("cli.with-hint", language, message=message, hint=hint)


def problem_templates(code: str, language: Language, params: Container[str]) -> tuple[str, str | None]:
    """The message and the hint of a problem, not yet filled in; which they are hangs on what there is to fill in."""
    problems = importlib.import_module("dangxing.language.catalogue.problems")
    variant = "?" if "nearest" in params else "@" if "tracks" in params else ""
    key = f"{code}{variant}" if f"{code}{variant}" in problems.TEXTS else code
    hint = problems.HINTS.get(key) or problems.HINTS.get(code)
    return said(problems.TEXTS[key], language), hint and said(hint, language)


def said(entry: Entry, language: Language) -> str:
    """What an entry says in a language, its placeholders as they stand."""
    if language == "zh-Hans":
        return entry[2] if len(entry) == 3 else _simplified(entry[0])
    return entry[0 if language == "zh-Hant" else 1]


@cache
def _simplified(traditional: str) -> str:
    return traditional.translate(_signs())


@cache
def _signs() -> dict[int, int]:
    from dangxing.language.signs import SIMPLIFIED, TRADITIONAL

    return str.maketrans(f"{TRADITIONAL}「」『』", f"{SIMPLIFIED}“”‘’")
