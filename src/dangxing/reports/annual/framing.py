"""Every member of a year counted, and what a report is to be of: what all forms of the report begin from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dangxing.errors import UsageProblem
from dangxing.ledger.counting import Pick
from dangxing.ledger.rows import MemberRow
from dangxing.reports.annual import choosing, redaction
from dangxing.reports.annual.doubts import problems_of
from dangxing.reports.annual.model import Member
from dangxing.reports.annual.tally import Filters, Tally, counted

if TYPE_CHECKING:
    from dangxing.ledger import Ledger
    from dangxing.ledger.counting import Extent, RulesOfYear
    from dangxing.records import Problem


class Asked(NamedTuple):
    """What a report is asked to be of, by the words of :func:`year_report`."""

    year: int
    as_of: int | None = None
    branch: str | None = None
    track: str | None = None
    rule_set: str | None = None
    redact: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for a whole report: what it is of, and every member counted."""

    book: Ledger
    year: int
    as_of: int | None
    filters: Filters
    shown: Mapping[str, str]
    tally: Tally
    rules: Mapping[str, Sequence[RulesOfYear]]
    extent: Extent
    redact: bool
    counted: dict[str, dict[str, Counter[int | None]]] = field(default_factory=dict)

    def member(self, row: MemberRow, *, reasons: bool = True) -> Member:
        """A member as the report tells of one; the ranks are those of the row. Reasons only where they are told."""
        change = None if row.total is None or row.before is None else row.total - row.before
        return Member(
            rank=row.rank,
            id=redaction.id_(row.id) if self.redact else row.id,
            name=redaction.name(row.name) if self.redact else row.name,
            branch=row.branch,
            track=row.track,
            quantified=row.quantified,
            poll=row.poll,
            total=row.total,
            full=row.full,
            track_rank=row.track_rank,
            branch_rank=row.branch_rank,
            outcome=row.outcome,
            change=change,
            workbook=row.path,
            band=row.band,
            standing=row.standing,
            post=row.post,
            verdict=row.verdict,
            rules=row.rules,
            reasons=row.reasons if reasons else (),
        )

    def ranked(self, pick: Pick) -> MemberRow:
        """A row that was looked up alone, with its ranks over the year."""
        row, (total, tie) = pick.member, pick.key
        if total is None:
            return row
        rank, track_rank, branch_rank = self.tally.ranks(row.rule_set, row.track, row.branch, (total, tie))
        return row._replace(rank=rank, track_rank=track_rank, branch_rank=branch_rank)

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
        return problems_of(self.book, self.year, self.as_of, self.rules, redact=self.redact)

    def rows(self) -> Iterator[MemberRow]:
        """All members whom the report is of, by rule set and rank."""
        return self.book.year(self.year, self.as_of, *self.filters)


def framed(
    book: Ledger,
    year: int,
    *,
    as_of: int | None = None,
    branch: str | None = None,
    track: str | None = None,
    rule_set: str | None = None,
    redact: bool = False,
) -> Frame:
    """Every member of a year counted, and what the report is of. UsageProblem: as :func:`year_report` says."""
    known = book.known_years(as_of)
    if year not in known:
        raise UsageProblem("ledger.no-year", year=year, years=", ".join(map(str, known)) or "—")
    rules = book.rules_of_year(year, as_of)
    chosen_set = None if rule_set is None else choosing.rule_set(rule_set, rules)
    chosen_track = None if track is None else choosing.track(track, rules)
    before = book.knows_before(year, as_of)
    rows = book.tally(year, as_of, before=before)
    tally = Tally(rows, Filters(None, chosen_track, chosen_set), before=before)
    shown = {"track": chosen_track, "rule_set": chosen_set}
    if branch is not None:
        key, name = choosing.branch(branch, tally.branches())
        tally.narrow(Filters(key, chosen_track, chosen_set))
        shown = {"branch": name, **shown}
    told = {name: value for name, value in shown.items() if value is not None}
    return Frame(book, year, as_of, tally.filters, told, tally, rules, book.extent(year, as_of), redact)
