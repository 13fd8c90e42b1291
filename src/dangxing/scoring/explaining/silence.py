"""What a rule read that neither gave nor took anything, and why it did not."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing.language.voice import Remark
from dangxing.records import Ref
from dangxing.rules import Reads, Reckons, Rule
from dangxing.rules.marks import mark_column
from dangxing.rules.profile import HELD, SCHEDULED
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.kinds import five_numbers, silence
from dangxing.scoring.kinds.base import event_refs, refs


def rows_read(rule: Rule, year: MemberYear) -> tuple[Ref, ...]:
    """The rows of the member's period that a rule reads, by sheet and row."""
    found = {ref for reads in rule.reads() for ref in _rows(reads, year)}
    found.update(ref for entry in rule.reckons() for ref in _cells(entry, year))
    return tuple(sorted(found, key=lambda ref: ref.order))


def _cells(entry: Reckons, year: MemberYear) -> Iterator[Ref]:
    """The cells of what is told of the member's year as a whole, or of the branch's."""
    appraisal, branch = year.appraisal, year.branch
    if entry.sheet == "appraisal" and entry.column != "verdict":
        yield from next((mark.cells for name, mark in year.marks.items() if mark_column(name) == entry.column), ())
    elif entry.sheet == "appraisal" and appraisal is not None and appraisal.verdict:
        yield Ref("appraisal", appraisal.row, "verdict")
    elif entry.column == "year_end_rank" and branch is not None and branch.year_end_rank is not None:
        yield Ref("branches", branch.row, "year_end_rank")


def why_nothing(rule: Rule, year: MemberYear) -> Remark | None:
    """What was found, where that gives and takes nothing; None where there is nothing to say of it."""
    own = silence(rule, year)
    return own or next((remark for reads in rule.reads() if (remark := _why(reads, year))), None)


def _why(reads: Reads, year: MemberYear) -> Remark | None:
    if reads.kinds in (HELD, SCHEDULED) and year.held is None:
        return Remark("remarks.no-schedule")
    if reads.kinds == HELD:
        return five_numbers(year.attended(reads.activities or year.held_activities))
    count = len(tuple(_rows(reads, year)))
    results = tuple(dict.fromkeys(word for _, word in reads.results))
    if results and not any(row.result in results for row in year.rows(reads.activities)):
        return Remark("remarks.no-row-with", {"activity": reads.activities, "result": results})
    if not count:
        return Remark("remarks.no-row", {"activity": reads.activities})
    return Remark("remarks.rows-read", {"activity": reads.activities, "count": count})


def _rows(reads: Reads, year: MemberYear) -> Iterator[Ref]:
    if reads.kinds == HELD:
        met = year.attended(reads.activities or year.held_activities)
        yield from refs(row for _, row in (*met.present, *met.excused, *met.unexcused))
        yield from event_refs(met.unrecorded)
    elif reads.kinds == SCHEDULED:
        yield from event_refs(year.events(reads.activities))
    else:
        yield from refs(year.rows(reads.activities))
