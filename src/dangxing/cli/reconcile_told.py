"""What a reconciliation tells: faults of either side, the differences member by member, as a table or as JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dangxing import summary
from dangxing.cli import grids, importing_told, rendering, streams
from dangxing.cli.findings import kind_lines
from dangxing.cli.grids import Column
from dangxing.cli.language import Session
from dangxing.errors import DangxingError
from dangxing.gathering import gather
from dangxing.language import text
from dangxing.language.script import one_line
from dangxing.language.voice import Voice, signed
from dangxing.reports.reconciling import Told
from dangxing.rules import Rulebook
from dangxing.runs.reconciling import Side
from dangxing.scoring.differing import Compared
from dangxing.workbook.annotating import Note
from dangxing.workbook.layouts import Layout

FORMAT = "dangxing-reconcile/1"
_STRANGERS = 10
# Rows of one member on the terminal; the workbook has them all.
_SHOWN = 40


def _by_member(told: Iterable[Told]) -> Mapping[int, list[Told]]:
    found: defaultdict[int, list[Told]] = defaultdict(list)
    for each in told:
        found[id(each.member)].append(each)
    return found


class Teller:
    """Tells a reconciliation in a language."""

    def __init__(self, session: Session, book: Rulebook, layouts: Mapping[str, Layout], *, for_programs: bool) -> None:
        language = session.language
        self._for_people = not for_programs
        self.language, self.voice = language, Voice(language, book.names)
        self._imports = importing_told.Teller(session, book, layouts)

    def _say(self, code: str, /, **params: object) -> str:
        return text(f"reconcile.{code}", self.language, **params)

    def line(self, code: str, /, **params: object) -> None:
        """A result."""
        streams.write_lines([one_line(self._say(code, **params))])

    def error(self, code: str, path: str, /, **params: object) -> None:
        """Something that stands against it."""
        streams.say(rendering.line(path, "error", code, self._say(code, **params), self.language))

    def failure(self, error: DangxingError) -> None:
        """A file that cannot be read."""
        for each in rendering.error_lines(error, self.language):
            streams.say(each)

    def notes(self, notes: Iterable[Note]) -> None:
        """What a copy could not keep."""
        self._imports.notes(notes)

    def branch(self, side: Side) -> bool:
        """Say what is wrong with the branch's records; whether they can be compared."""
        self._imports.of_file(side.path, side.extracts, understood=self._for_people)
        if side.records is None:
            self._problems(side)
            if side.problems and not side.extracts:
                self.error("branch-wrong", side.path, count=len(side.problems), path=side.path)
            return False
        if side.year is None:
            self.error("no-year", side.path)
            return False
        return True

    def own(self, side: Side) -> bool:
        """Say what is wrong with a register, or who in it is a stranger; whether it can be compared."""
        self._imports.of_file(side.path, side.extracts, understood=self._for_people)
        if side.records is None:
            self._problems(side)
            self.error("own-wrong", side.path)
            return False
        if side.strangers:
            names = self.voice.joined([*side.strangers[:_STRANGERS], *["…"] * (len(side.strangers) > _STRANGERS)])
            words = self._say("strangers", names=names)
            streams.say(rendering.line(side.path, "warning", "strangers", words, self.language))
        return True

    def _problems(self, side: Side) -> None:
        for line in kind_lines(gather(side.problems), self.language):
            streams.say(line)

    def table(self, found: Sequence[Compared], told: Sequence[Told]) -> None:
        """Each member with a table of what differs."""
        target, by_member = grids.Page(), _by_member(told)
        if not found:
            self.line("nobody")
        for each in found:
            who = {"name": each.member.name, "id": each.member.id, "same": each.same}
            if not each.differences:
                target.line(self._say("agree", **who))
            else:
                words = self._say("member", **who, count=len(each.differences), gain=signed(each.gain))
                total = "" if each.total is None else self._say("member-total", total=signed(each.total))
                target.line(words + total, "bold")
                mine = by_member[id(each)]
                self._grid(mine[:_SHOWN])
                if len(mine) > _SHOWN:
                    target.line(self._say("more", count=len(mine) - _SHOWN))
            if each.left:
                target.line(self._say("left", count=each.left))

    def _grid(self, told: Sequence[Told]) -> None:
        def column(name: str, cells: Sequence[str], *, right: bool = False, spare: int = 0) -> Column:
            return Column(self._say(f"col-{name}"), cells, right, spare)

        grids.Page().grid(
            [
                column("date", [each.difference.row.date.isoformat() for each in told]),
                column("activity", [self.voice.term(each.difference.row.activity) for each in told]),
                column("gain", [signed(each.difference.gain) for each in told], right=True),
                column("own", [each.own for each in told]),
                column("branch", [each.branch for each in told]),
                column("branch-cell", [each.branch_cell for each in told], spare=1),
                column("own-cell", [each.own_cell for each in told]),
            ],
        )

    def end(self, told: Sequence[Told], target: Path | None, following: str) -> None:
        """Where the workbook stands, and what to do with it."""
        if not told:
            self.line("none")
        elif target is not None:
            self.line("written", path=target.as_posix(), count=len(told), next=following)

    def document(
        self, found: Sequence[Compared], told: Sequence[Told], branch: Side, own: Sequence[Side]
    ) -> dict[str, Any]:
        """All of it as JSON."""
        by_member = _by_member(told)
        return {
            "format": FORMAT,
            "year": branch.year,
            "with": branch.path,
            "own": [side.path for side in own],
            "strangers": [name for side in own for name in side.strangers],
            "members": [self._member(each, by_member[id(each)]) for each in found],
        }

    def _member(self, each: Compared, told: Sequence[Told]) -> dict[str, Any]:
        return {
            "id": each.member.id,
            "name": each.member.name,
            "branch": each.member.branch,
            "same": each.same,
            "not_compared": each.left,
            "gain": summary.number(each.gain),
            "total_gain": None if each.total is None else summary.number(each.total),
            "differences": [self._difference(one) for one in told],
        }

    def _difference(self, told: Told) -> dict[str, Any]:
        each = told.difference
        return {
            "code": told.code,
            "kind": each.kind,
            "date": each.row.date.isoformat(),
            "activity": self.voice.term(each.row.activity),
            "fields": list(each.fields),
            "own": None if each.own is None else {"says": told.own, "cell": told.own_cell},
            "branch": None if each.branch is None else {"says": told.branch, "cell": told.branch_cell},
            "gain": summary.number(each.gain),
            "total_gain": None if each.total is None else summary.number(each.total),
        }
