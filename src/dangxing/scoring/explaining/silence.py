"""What a rule read that neither gave nor took anything, and why it did not."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing.language.voice import Remark
from dangxing.records import Ref
from dangxing.rules import Reads, Rule
from dangxing.rules.kinds import Absence, BranchRank, Rate, Shortfall, ValueTable
from dangxing.rules.profile import HELD, SCHEDULED
from dangxing.scoring.evidence import MemberYear
from dangxing.scoring.kinds import five_numbers, summed
from dangxing.scoring.kinds.base import event_refs, refs


def rows_read(rule: Rule, year: MemberYear) -> tuple[Ref, ...]:
    """The rows of the member's period that a rule reads, by sheet and row."""
    found = {ref for reads in rule.reads() for ref in _rows(reads, year)}
    appraisal, branch = year.appraisal, year.branch
    if isinstance(rule, ValueTable) and rule.by == "verdict" and appraisal is not None and appraisal.verdict:
        found.add(Ref("appraisal", appraisal.row, "verdict"))
    if isinstance(rule, ValueTable | Rate) and rule.mark is not None:
        found.update(year.marks[rule.mark].cells)
    if isinstance(rule, BranchRank) and branch is not None and branch.year_end_rank is not None:
        found.add(Ref("branches", branch.row, "year_end_rank"))
    return tuple(sorted(found, key=lambda ref: ref.order))


def why_nothing(rule: Rule, year: MemberYear) -> Remark | None:
    """What was found, where that gives and takes nothing; None where there is nothing to say of it."""
    match rule:
        case Shortfall():
            return Remark(
                "remarks.sum-short", {"activity": rule.activity, "sum": summed(rule, year), "target": rule.target}
            )
        case ValueTable(by="verdict"):
            verdict = year.appraisal.verdict if year.appraisal else None
            return Remark("remarks.verdict", {"verdict": verdict}) if verdict else Remark("remarks.needs-verdict")
        case ValueTable(mark=str(name)) | Rate(mark=str(name)):
            value = year.marks[name].value
            return (
                Remark("remarks.needs-mark", {"mark": name})
                if value is None
                else Remark("remarks.mark", {"mark": name, "value": value})
            )
        case BranchRank():
            return _branch_rank(year)
        case Absence() if rows_read(rule, year):
            return Remark("remarks.found", {"activity": rule.activity})
        case _:
            return next((remark for reads in rule.reads() if (remark := _why(reads, year))), None)


def _branch_rank(year: MemberYear) -> Remark:
    branch = year.branch
    if branch is None or branch.year_end_rank is None:
        return Remark("remarks.no-branch-rank")
    ranked, post = branch.branches_ranked or "—", year.member.post or "—"
    return Remark("remarks.branch-rank", {"rank": branch.year_end_rank, "branches": ranked, "post": post})


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
