"""Which language to speak, and whether to show tracebacks: decided before any command is known.

``--lang`` and ``--debug`` may stand anywhere on the command line, so they are taken out of it here; help pages and
messages about wrong usage already come in the language asked for.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dangxing.cli.settings import Settings
from dangxing.errors import UsageProblem
from dangxing.language import LANGUAGES, Language

_TRADITIONAL_PLACES = frozenset({"tw", "hk", "mo", "hant"})


class Session(NamedTuple):
    """What holds for the whole run. ``explicit`` is the language that was asked for by name, if one was."""

    language: Language
    explicit: Language | None = None
    debug: bool = False
    settings: Settings = Settings()

    def by(self, settings: Settings) -> Session:
        """The session in a folder with these settings: their language is asked for, where no other is."""
        asked = self.explicit or settings.language
        return self._replace(language=asked or self.language, explicit=asked, settings=settings)

    def of(self, shape: str, own: Language) -> Language:
        """The language of results in ``shape``: the user's on the terminal; else the one asked for, or the data's own.

        What programs read must not depend on the machine.
        """
        return self.language if shape == "table" else self.explicit or own


def read(arguments: Sequence[str], environment: Mapping[str, str], fallback: Language) -> tuple[Session, list[str]]:
    """The session and the arguments that are left. UsageProblem: a language not spoken, or none named."""
    rest: list[str] = []
    asked = environment.get("DANGXING_LANG", "").strip()
    debug = False
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument == "--debug":
            debug = True
        elif argument == "--lang":
            value = next(waiting, None)
            if value is None:
                raise UsageProblem("cli.option-needs-value", option="--lang", command="dangxing")
            asked = value
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    if not asked:
        return Session(fallback, debug=debug), rest
    explicit = of_tag(asked)
    if explicit is None:
        raise UsageProblem("cli.bad-language", value=asked, command="dangxing")
    return Session(explicit, explicit, debug), rest


def of_tag(tag: str) -> Language | None:
    """The language that a tag such as ``zh_CN.UTF-8``, ``zh-Hant-HK`` or ``en`` names; None: one that is not spoken.

    Chinese without a place or a script is Simplified.
    """
    exact = {language.casefold(): language for language in LANGUAGES}.get(tag.casefold())
    if exact:
        return exact
    main, *rest = tag.partition(".")[0].partition("@")[0].replace("_", "-").casefold().split("-")
    if main == "en":
        return "en"
    if main != "zh":
        return None
    if "hans" in rest:
        return "zh-Hans"
    return "zh-Hant" if _TRADITIONAL_PLACES.intersection(rest) else "zh-Hans"


def of_system(environment: Mapping[str, str] | None = None) -> Language:
    """The language of the locale, or of the desktop on Windows; English where it is neither Chinese nor known."""
    environment = os.environ if environment is None else environment
    tag = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    if not tag and sys.platform == "win32":
        tag = _of_desktop()
    return of_tag(tag) or "en"


if sys.platform == "win32":

    def _of_desktop() -> str:
        import ctypes
        import locale

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return locale.windows_locale.get(number, "")
