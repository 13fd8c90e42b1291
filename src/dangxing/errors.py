"""What could not run. What is wrong in the data is a :class:`dangxing.records.Problem`, and is returned."""

from __future__ import annotations

from typing import NamedTuple, Self


class DangxingError(Exception):
    """Something that keeps a command from running: rendered as one line, exit status 2.

    ``code`` is a key of the message catalogue; ``args`` by name fill its placeholders.
    """

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def bare(self) -> Self:
        """Itself, without what led to it: it is kept to the end of a run, and would keep a whole workbook."""
        self.__traceback__ = self.__context__ = self.__cause__ = None
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.params)

    def __str__(self) -> str:
        from dangxing.language import text

        return text(self.code, "en", **self.params)


def _rebuild(kind: type[DangxingError], code: str, params: dict[str, object]) -> DangxingError:
    return kind(code, **params)


class FileProblem(DangxingError):
    """A file that cannot be opened, read or written. ``path`` is among the parameters."""


class UsageProblem(DangxingError):
    """A wrong option or argument."""


class WrongUse(UsageProblem):
    """One of the command that runs, whose help page is named with it: the command line adds which that is."""


class ClusterProblem(DangxingError):
    """A cluster that cannot be reached or worked with, or that was lost."""


class RuleFault(NamedTuple):
    """One fault in a file of rules. ``line`` and ``column`` count from 1; ``code`` is a key of the catalogue."""

    path: str
    line: int
    column: int
    code: str
    params: dict[str, object]


class RulesProblem(DangxingError):
    """Rules that cannot be used: all their faults, in the order of files and lines."""

    def __init__(self, code: str, /, faults: tuple[RuleFault, ...] = (), **params: object) -> None:
        super().__init__(code, faults=faults, **params)
        self.faults = faults
