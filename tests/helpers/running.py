"""The command, run in the test's own process."""

import re
from typing import Final, NamedTuple

import pytest

from dangxing import cli

_WORDS: Final = {"error": "錯誤|错误", "warning": "提醒"}


def tells(out: str, code: str, place: str = "", words: str = "", *, severity: str = "error") -> bool:
    """Whether a line tells of ``code`` at ``place``, its message beginning with ``words``, in whatever language."""
    begin, where = re.escape(words), f"(?:.*/)?{re.escape(place)}" if place else ".*"
    form = f"{severity} {code}: {begin}|(?:{_WORDS[severity]})：{begin}.*  {code}$"
    return re.search(f"(?m)^{where}: (?:{form})", out) is not None


class Ran(NamedTuple):
    """How a run ended, and what it printed."""

    status: int
    out: str
    err: str


class Run:
    """Runs ``dangxing`` with words that stand before the test's own."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *before: str) -> None:
        self._capsys, self._before = capsys, before

    def of(self, *before: str) -> "Run":
        """The same with further words before: ``run.of("ledger")`` runs ``dangxing ledger …``."""
        return Run(self._capsys, *self._before, *before)

    def __call__(self, *arguments: str) -> Ran:
        self._capsys.readouterr()
        status = cli.main([*self._before, *arguments])
        return Ran(status, *self._capsys.readouterr())

    def told(self, *arguments: str, status: int = 0) -> str:
        """What it printed: the result, and beside it only what is next; or, where it was to fail, what is wrong."""
        ran = self(*arguments)
        assert ran.status == status, ran.err
        assert status or all(line.startswith(("Next: ", "下一步：")) for line in ran.err.splitlines())
        return ran.err if status else ran.out
