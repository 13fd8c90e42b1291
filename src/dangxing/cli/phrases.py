"""The words of very many problems, quickly: what problems have in common is looked up and put together once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TextIO

from dangxing.cli import rendering
from dangxing.cli.wording import problem_templates, problem_texts
from dangxing.language import Language, text, with_hint
from dangxing.language.script import one_line
from dangxing.records import Place, Problem, column_letters

# Texts of parameters that problems share, so many of them: a sheet of mistakes all different must not fill the memory.
_KEPT = 20_000


_Kind = tuple[str, bool, bool]


def _kind(problem: Problem) -> _Kind:
    """What a problem's words hang on: its code, and whether it says what may be meant."""
    return problem.code, "nearest" in problem.params, "tracks" in problem.params


class Phrases:
    """Problems as words, in one language: those of :mod:`dangxing.cli.rendering`, at a fraction of the cost."""

    def __init__(self, language: Language, stream: TextIO | None = None) -> None:
        self._language = language
        self._stream = stream
        self._templates: dict[_Kind, str] = {}
        self._parts: dict[_Kind, tuple[str, str | None]] = {}
        self._around: dict[str, tuple[str, str]] = {}
        self._told: dict[tuple[str, int], tuple[Mapping[str, object], str]] = {}
        self._pairs: dict[tuple[str, int], tuple[Mapping[str, object], tuple[str, str | None]]] = {}
        self._columns: dict[int, str] = {}

    def line(self, place: str, problem: Problem, more: str = "") -> str:
        """A problem's line: see :func:`dangxing.cli.rendering.line`. ``more`` is told behind its words."""
        code = problem.code
        around = self._around.get(code)
        if around is None:
            around = self._around[code] = rendering.around(problem.severity, code, self._language, self._stream)
        return f"{place}{around[0]}{self._words(problem)}{more}{around[1]}"

    def _words(self, problem: Problem) -> str:
        params = problem.params
        key = (problem.code, id(params))
        known = self._told.get(key)
        if known is not None:
            return known[1]
        kind = _kind(problem)
        template = self._templates.get(kind)
        if template is None:
            template = self._templates[kind] = self._template(problem)
        if template:
            words = template.format_map(self._filled(params))
        else:
            message, hint = problem_texts(problem.code, self._language, params)
            words = with_hint(message, hint, self._language)
        words = one_line(words)
        if len(self._told) < _KEPT:
            # The parameters are held, so that no others come to stand at their address.
            self._told[key] = params, words
        return words

    def texts(self, problem: Problem) -> tuple[str, str | None]:
        """The message and the hint of a problem."""
        key = (problem.code, id(problem.params))
        known = self._pairs.get(key)
        if known is not None:
            return known[1]
        params = problem.params
        kind = _kind(problem)
        templates = self._parts.get(kind)
        if templates is None:
            templates = self._parts[kind] = problem_templates(problem.code, self._language, params)
        message, hint = templates
        filled = self._filled(params)
        texts = message.format_map(filled), hint and hint.format_map(filled)
        if len(self._pairs) < _KEPT:
            self._pairs[key] = params, texts
        return texts

    def source(self, problem: Problem) -> str:
        """Where the row of a problem came from, to be told behind its words; empty where nothing says it."""
        source = problem.source
        return "" if source is None else one_line(text("validate.from", self._language, source=source))

    def cell(self, place: Place) -> str | None:
        """``D17``; None where the place is no single cell."""
        _, row, column = place
        if row is None:
            return None
        letters = self._columns.get(column or 0)
        if letters is None:
            letters = self._columns[column or 0] = column_letters(column or 0)
        return f"{letters}{row + 1}"

    def _template(self, problem: Problem) -> str:
        """What to fill in for all problems of this code; empty where the words hang on what is filled in."""
        message, hint = problem_templates(problem.code, self._language, problem.params)
        if message.endswith("}"):
            return ""  # whether a stop follows is known only when it is filled in
        return with_hint(message, hint, self._language)

    def _filled(self, params: Mapping[str, object]) -> Mapping[str, object]:
        """The parameters as they are told in the language: see :func:`dangxing.language.problem_texts`."""
        for value in params.values():
            if type(value) is not str and hasattr(value, "in_language"):
                return {
                    name: each.in_language(self._language) if hasattr(each, "in_language") else each
                    for name, each in params.items()
                }
        return params
