"""Problems and errors as lines of text: the one place where they get their form.

A problem is one line, the place first: ``records.xlsx:活動!D17: error unknown-activity: …``; in Chinese
``records.xlsx:活動!D17: 錯誤：…  unknown-activity``, the code in grey where a terminal shows it. Programs read JSON.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from dangxing.cli import streams, wording
from dangxing.cli.wording import text
from dangxing.errors import DangxingError, RulesProblem, UsageProblem
from dangxing.language import Language, with_hint
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.records import Problem
    from dangxing.runs.engine import Outcome


def short_code(code: str) -> str:
    """The code as users meet it: without the part of the catalogue that it stands in."""
    return code.partition(".")[2] or code


def problem_line(problem: Problem, language: Language) -> str:
    """One line for a problem in a workbook."""
    message, hint = problem_texts(problem, language)
    place = problem.path
    if problem.place.sheet is not None:
        place += f":{problem.place.sheet}"
        if problem.place.cell is not None:
            place += f"!{problem.place.cell}"
    return line(place, problem.severity, problem.code, with_hint(message, hint, language), language)


def problem_texts(problem: Problem, language: Language) -> tuple[str, str | None]:
    """The message and the hint of a problem."""
    return wording.problem_texts(problem.code, language, problem.params)


def error_lines(error: DangxingError, language: Language, path: str | None = None) -> Iterator[str]:
    """The lines for what could not run: one, or one a fault where rules are at fault.

    ``path`` is told where the error itself knows none.
    """
    if isinstance(error, RulesProblem) and error.faults:
        for fault in error.faults:
            message = text(fault.code, language, **fault.params)
            if "year" in fault.params:
                message = text("rulefaults.of-year", language, message=message, year=fault.params["year"])
            yield line(f"{fault.path}:{fault.line}:{fault.column}", "error", fault.code, message, language)
        return
    place = "dangxing" if isinstance(error, UsageProblem) else str(error.params.get("path") or path or "dangxing")
    message = error_text(error, language)
    nearest = error.params.get("nearest")
    if nearest:
        message = text("cli.did-you-mean", language, message=message, nearest=nearest)
    yield line(place, "error", error.code, message, language)
    if isinstance(error, UsageProblem):
        wording.note(wording.USAGE)
    if isinstance(error, UsageProblem) and "command" in error.params and not wording.windowed():
        yield text("cli.try-help", language, command=error.params["command"])


# What the system says in English alone, whatever the language of whoever reads it.
_SYSTEM = {
    "denied": (errno.EACCES, errno.EPERM), "missing": (errno.ENOENT,), "full": (errno.ENOSPC,),
    "read-only": (errno.EROFS,), "folder": (errno.EISDIR,), "no-folder": (errno.ENOTDIR,),
    "too-long": (errno.ENAMETOOLONG,), "busy": (errno.EBUSY,), "broken": (errno.EIO,), "there": (errno.EEXIST,),
}  # fmt: skip


def _of_system(reason: str) -> str | None:
    """The key of the words for what the system gave as the reason; None: it is not one of the common ones."""
    return next((key for key, faults in _SYSTEM.items() if reason in map(os.strerror, faults)), None)


def error_text(error: DangxingError, language: Language) -> str:
    """What could not run, without the file's name in front where the message begins with it: its place names it."""
    params, reason = error.params, error.params.get("reason")
    if type(reason) is str and (known := _of_system(reason)) is not None:
        params = {**params, "reason": text(f"cli.system-{known}", language)}
    message = text(error.code, language, **params)
    path = error.params.get("path")
    return re.sub(rf"\A{re.escape(str(path))}(?:：|: )", "", message) if path else message


def bug_line(kind: str, language: Language, path: str | None = None) -> str:
    """One line for what should never have happened: that it is a bug, and what to do."""
    message = text("cli.internal-error", language, kind=kind)
    return line(path or "dangxing", "error", "internal-error", message, language)


def outcome_lines(outcome: Outcome, language: Language, *, debug: bool = False) -> Iterator[str]:
    """The lines for what kept a file from being worked on, if anything did; of a bug the traceback too if ``debug``."""
    if outcome.failure:
        yield from error_lines(outcome.failure, language, outcome.path)
    if outcome.crash:
        if debug:
            yield outcome.crash.detail.rstrip()
        yield bug_line(outcome.crash.kind, language, outcome.path)


def line(place: str, severity: str, code: str, message: str, language: Language, stream: TextIO | None = None) -> str:
    """The line for whatever is wrong somewhere, as it is shown on ``stream`` (None: standard error)."""
    before, after = around(severity, code, language, stream)
    return one_line(f"{place}{before}{message}") + after


def around(severity: str, code: str, language: Language, stream: TextIO | None = None) -> tuple[str, str]:
    """What stands in a line between the place and the message, and what behind the message."""
    code = short_code(code)
    wording.note(code)
    if language == "en":
        return f": {severity} {code}: ", ""
    return f": {text(f'cli.{severity}', language)}：", "  " + streams.grey(code, stream or sys.stderr)
