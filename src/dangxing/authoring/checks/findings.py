"""What a check finds in rules that can be loaded: where, how grave, and what to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from dangxing.errors import RuleFault
from dangxing.language import Language, text

Severity = Literal["error", "warning"]


class Finding(NamedTuple):
    """One finding with its place. ``code`` is a key of the message catalogue; lines and columns count from 1."""

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    params: Mapping[str, object]

    @property
    def short_code(self) -> str:
        """The code as users meet it, without the part of the catalogue that it stands in."""
        return self.code.partition(".")[2] or self.code

    def message(self, language: Language) -> str:
        """What is wrong and how to mend it."""
        if self.code.startswith("problems."):
            from dangxing.language import problem_texts

            message, hint = problem_texts(self.short_code, language, self.params)
            return f"{message}{_JOINT[language]}{hint}" if hint else message
        return text(self.code, language, **self.params)

    def as_json(self, language: Language) -> dict[str, Any]:
        """The finding as JSON has it."""
        return {
            "path": self.path, "line": self.line, "column": self.column, "severity": self.severity,
            "code": self.short_code, "message": self.message(language),
        }  # fmt: skip


_JOINT: Final[dict[Language, str]] = {"zh-Hans": "；", "zh-Hant": "；", "en": ": "}


def of_fault(fault: RuleFault) -> Finding:
    """A fault that keeps rules or cases from being read: always an error."""
    return Finding(fault.path, fault.line, fault.column, "error", fault.code, fault.params)


class Suspicion(NamedTuple):
    """A finding by the keys that lead to it, its code without the part of the catalogue."""

    loc: tuple[str | int, ...]
    code: str
    severity: Severity
    params: Mapping[str, object]
