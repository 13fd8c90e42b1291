"""Warnings that the settings of the folder silence, with a reason: they are counted, and told in one line a code."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dangxing.cli import streams
from dangxing.language import Language, text
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.cli.settings import Settings
    from dangxing.records import Problem


class Silence:
    """What is not told of a run."""

    def __init__(self, settings: Settings) -> None:
        self._reasons = settings.reasons()
        self._count = Counter[str]()

    def of(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """The problems that are told; the others are counted."""
        if not self._reasons:
            return problems
        silent = Counter(problem.code for problem in problems if self._is_silent(problem))
        self._count += silent
        return tuple(problem for problem in problems if not self._is_silent(problem)) if silent else problems

    def tell(self, language: Language) -> None:
        """Say how many there were, and why they were not told."""
        for code, count in sorted(self._count.items()):
            told = text("desk.left-unsaid", language, code=code, count=count, reason=self._reasons[code])
            streams.say(one_line(told))

    def _is_silent(self, problem: Problem) -> bool:
        return problem.severity == "warning" and problem.code in self._reasons
