"""Every member of a year counted, and what a report is to be of: what all forms of the report begin from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from dangxing.errors import UsageProblem
from dangxing.ledger import Card, Ledger
from dangxing.ledger.counting import Extent, RulesOfYear
from dangxing.ledger.entries import hundredths, sortable
from dangxing.ledger.soundness import unsound
from dangxing.records import Problem
from dangxing.reports.annual import choosing, redaction
from dangxing.reports.annual.doubts import failed_of, missing_of, problems_of
from dangxing.reports.annual.tally import Filters, Tally, counted

# So many members are looked up at a time.
_AT_ONCE = 20_000


class Asked(NamedTuple):
    """What a report is asked to be of, by the words of :func:`year_report`."""

    year: int
    up_to_run: int | None = None
    branch: str | None = None
    track: str | None = None
    rule_set: str | None = None
    redact: bool = False
    expected: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for a whole report: what it is of, and every member counted."""

    book: Ledger
    year: int
    up_to_run: int | None
    filters: Filters
    shown: Mapping[str, str]
    tally: Tally
    rules: Mapping[str, Sequence[RulesOfYear]]
    extent: Extent
    redact: bool
    expected: Sequence[str] = ()
    counted: dict[str, dict[str, Counter[int | None]]] = field(default_factory=dict)

    def member(self, card: Card) -> Card:
        """A member as the report tells of one: masked where it leaves the office."""
        return card._replace(id=redaction.id_(card.id), name=redaction.name(card.name)) if self.redact else card

    def ranked(self, card: Card) -> Card:
        """A card that was looked up alone, with its ranks over the year. FileProblem: it was not entered as it is."""
        if card.total is None:
            return card
        key = hundredths(card.total), sortable(card.tie_break) or ""
        try:
            rank, track_rank, branch_rank = self.tally.ranks(card.rule_set, card.track, card.branch, key)
        except KeyError:  # a figure that is not written as it is entered was not counted under what it says
            raise unsound(self.book.path, card.run) from None
        return card._replace(rank=rank, track_rank=track_rank, branch_rank=branch_rank)

    def counts(self, rule_set: str) -> dict[str, Counter[int | None]]:
        """How often each total occurs among a rule set's members whom the report is of, by outcome."""
        if rule_set not in self.counted:
            self.counted[rule_set] = counted(self.tally.chosen(rule_set))
        return self.counted[rule_set]

    @property
    def last_run(self) -> int:
        """The last run that counts."""
        return self.extent.last_run or 0

    def problems(self) -> tuple[Problem, ...]:
        """What is not right in the year as a whole."""
        found = problems_of(self.book, self.year, self.up_to_run, self.rules, redact=self.redact)
        if any(value is not None for value in self.filters):
            return found
        failed = failed_of(self.book, self.year, self.up_to_run)
        return (*failed, *missing_of(self.book, self.year, self.up_to_run, self.expected), *found)

    @property
    def members_counted(self) -> int:
        """How many members the report is of."""
        chosen = (self.tally.chosen(name) for name in self.tally.rule_sets())
        return sum(len(found.places) for cells in chosen for found in cells.values())

    def members(self) -> Iterator[Card]:
        """All members whom the report is of, by rule set and rank; so many are held at a time as are asked for at once.

        The ledger could put them in order itself, but would hold all that it knows of each to do so.
        """
        for rule_set in self.tally.rule_sets():
            waiting = self.tally.in_order(rule_set)
            while places := list(islice(waiting, _AT_ONCE)):
                found = self.book.some(self.year, places, self.up_to_run)
                if len(found) < len(places):
                    raise unsound(self.book.path, None)
                yield from (self.member(self.ranked(found[place])) for place in places)


def framed(
    book: Ledger,
    year: int,
    *,
    up_to_run: int | None = None,
    branch: str | None = None,
    track: str | None = None,
    rule_set: str | None = None,
    redact: bool = False,
    expected: Sequence[str] = (),
) -> Frame:
    """Every member of a year counted, and what the report is of. UsageProblem: as :func:`year_report` says."""
    known = book.known_years(up_to_run)
    if year not in known:
        raise UsageProblem("ledger.no-year", year=year, years=", ".join(map(str, known)) or "—")
    rules = book.rules_of_year(year, up_to_run)
    chosen_set = None if rule_set is None else choosing.rule_set(rule_set, rules)
    chosen_track = None if track is None else choosing.track(track, rules)
    rows = book.tally(year, up_to_run, before=book.knows_before(year, up_to_run))
    tally = Tally(rows, Filters(None, chosen_track, chosen_set))
    shown = {"track": chosen_track, "rule_set": chosen_set}
    if branch is not None:
        key, name = choosing.branch(branch, tally.branches())
        tally.narrow(Filters(key, chosen_track, chosen_set))
        shown = {"branch": name, **shown}
    told = {name: value for name, value in shown.items() if value is not None}
    return Frame(
        book, year, up_to_run, tally.filters, told, tally, rules, book.extent(year, up_to_run), redact, expected
    )
