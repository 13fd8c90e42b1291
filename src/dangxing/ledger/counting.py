"""What a year's report asks of the ledger about all members at once, told as plain rows; points in hundredths."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dangxing.language.script import fold
from dangxing.ledger import queries, tallies
from dangxing.ledger.rows import Card, Failure, RulesRow
from dangxing.ledger.soundness import Shape, unsound


class Extent(NamedTuple):
    """How much of a year there is: workbooks, the last run that counts, members and lines (those set aside as well)."""

    workbooks: int
    last_run: int | None
    members: int
    lines: int


class RulesOfYear(NamedTuple):
    """Rules that scored in a year, and how many workbooks."""

    rules: RulesRow
    workbooks: int


_FAILURE = Shape(["whole", "text", "text", "text", "whole", "text?", "text", "whole", "whole?"])


def mended(path: str) -> str:
    """Where ``validate --fix`` writes the mended copy of a workbook."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{name.rpartition('.')[0]}-fixed.xlsx"


class Counting:
    """The part of the ledger that counts. What it needs of the rest is named here."""

    _path: Path
    _twins: dict[tuple[int, int], bool]

    if TYPE_CHECKING:

        def _ask(self, query: str, **values: Any) -> Iterator[tuple[Any, ...]]: ...
        def _at(self, up_to_run: int | None) -> int: ...
        def _cards(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[Card]: ...
        def _check(self, year: int, at: int) -> None: ...
        def _rules_row(self, row: Iterable[Any]) -> RulesRow: ...

    def extent(self, year: int, up_to_run: int | None = None) -> Extent:
        """How much of a year there is."""
        [row] = self._ask(tallies.WORKBOOKS, year=year, up_to_run=self._at(up_to_run))
        return Extent._make(row)

    def known_years(self, up_to_run: int | None = None) -> list[int]:
        """The years that the ledger knows, in order."""
        return [year for (year,) in self._ask(queries.YEARS, up_to_run=self._at(up_to_run))]

    def branches(self, year: int, up_to_run: int | None = None) -> set[str]:
        """The branches of a year, each as it is written."""
        rows = self._ask(queries.BRANCHES, year=year, up_to_run=self._at(up_to_run))
        return {branch for (branch,) in rows if isinstance(branch, str)}

    def own_words(self, cards: Sequence[Card]) -> dict[tuple[int, int], str]:
        """What some members wrote of themselves (自評), by run and place."""
        places = json.dumps([card.run << queries.PLACE_BITS | card.place for card in cards])
        found: dict[tuple[int, int], str] = {}
        for at, words in self._ask(queries.OWN_WORDS, places=places):
            if not isinstance(words, str):
                raise unsound(self._path, cards[at].run)
            found[cards[at].run, cards[at].place] = words
        return found

    def failures(self, year: int, up_to_run: int | None = None) -> list[Failure]:
        """The last failure of each workbook that could not be scored for the year, and was not since.

        A workbook that lists most of the same people in the same branches is the same, whatever it is called. One
        whose year is not known counts for the last year of the ledger. By path.
        """
        at = self._at(up_to_run)
        rows = list(self._ask(queries.FAILURES, year=year, up_to_run=at))
        if not all(map(_FAILURE, rows)):
            raise unsound(self._path, None)
        scored = dict(self._ask(queries.LAST_RUNS, year=year, up_to_run=at))
        found = []
        for failure in map(Failure._make, rows):
            last = max(scored.get(path, 0) for path in (failure.whole_path, mended(failure.whole_path)))
            [(alike, counts)] = self._ask(queries.LIKE_FAILED, number=failure.number, year=year, up_to_run=at)
            if max(last, alike or 0) <= failure.after:
                found.append(failure._replace(counts=failure.counts or counts))
        return found

    def rules_of_year(self, year: int, up_to_run: int | None = None) -> dict[str, list[RulesOfYear]]:
        """The rules that scored in a year, by rule set, those of the last run last."""
        known = {number: self._rules_row(tuple(row)) for number, *row in self._ask(tallies.RULES_BY_NUMBER)}
        found: dict[str, list[RulesOfYear]] = {}
        for rule_set, number, workbooks in self._ask(tallies.RULES_OF_YEAR, year=year, up_to_run=self._at(up_to_run)):
            found.setdefault(rule_set, []).append(RulesOfYear(known[number], workbooks))
        return found

    def knows_before(self, year: int, up_to_run: int | None = None) -> bool:
        """Whether anything of the year before counts."""
        [(found,)] = self._ask(tallies.BEFORE, year=year, up_to_run=self._at(up_to_run))
        return bool(found)

    def twins(self, year: int, up_to_run: int | None = None) -> bool:
        """Whether any member stands in two workbooks of a year."""
        at = self._at(up_to_run)
        if (year, at) not in self._twins:
            [(found,)] = self._ask(tallies.TWINS, year=year, up_to_run=at)
            self._twins[year, at] = bool(found)
        return self._twins[year, at]

    def tally(self, year: int, up_to_run: int | None = None, *, before: bool = False) -> Iterator[tuple[Any, ...]]:
        """Every member that counts, once, told by what :func:`tallies.tally` names.

        Places are in the order of runs and of the members in them. The last total is looked up only if ``before``.
        """
        at = self._at(up_to_run)
        self._check(year, at)
        return self._ask(tallies.tally(several=self.twins(year, up_to_run), before=before), year=year, up_to_run=at)

    def some(self, year: int, places: Iterable[int], up_to_run: int | None = None) -> dict[int, Card]:
        """The members at these places, unranked."""
        rows = self._ask(tallies.SOME, year=year, up_to_run=self._at(up_to_run), places=json.dumps(list(places)))
        return {card.run << queries.PLACE_BITS | card.place: card for card in self._cards(rows)}

    def losses(
        self,
        year: int,
        up_to_run: int | None = None,
        branch: str | None = None,
        track: str | None = None,
        rule_set: str | None = None,
    ) -> Iterator[tuple[Any, ...]]:
        """What each rule cost: rule set, track, category, rule, members hit, times, points."""
        at = self._at(up_to_run)
        rows = self._ask(
            tallies.losses(several=self.twins(year, up_to_run)),
            year=year,
            up_to_run=at,
            branch=None if branch is None else fold(branch),
            track=track,
            rule_set=rule_set,
        )
        for row in rows:
            if not _LOSS(row):
                raise unsound(self._path, None)
            yield row


_LOSS = Shape(["text"] * 4 + ["whole"] * 3)
