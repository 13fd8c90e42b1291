"""公示 and 備案 of the year, as the scored workbooks have them of one workbook."""

from __future__ import annotations

from dangxing.reports.annual import Member
from dangxing.reports.workbook.layout import Layout, Part
from dangxing.scored import notices
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Cell


def write_notice(book: Book, layout: Layout) -> None:
    """Adds 公示 of the members who have a total."""
    found = []
    for part in layout.parts:
        members = part.entry.members
        posted = [
            (member.rank, member.name, part.branch(member), member.total, part.outcomes[member.outcome])
            for member in members
            if member.total is not None
        ]
        found.append(notices.Notice(part.entry.terms, posted, len(members) - len(posted)))
    notices.post(book, layout.titles["notice"], layout.report.year, found)


def write_filing(book: Book, layout: Layout) -> None:
    """Adds 備案: whom to commend, whom to report, who was vetoed."""
    lists: dict[notices.FilingList, list[list[Cell]]] = {"commend": [], "report": [], "vetoed": []}
    for part in layout.parts:
        for band in part.entry.terms.bands:
            if band.notice:
                found = part.entry.listed.get(band.id, ())
                lists[band.notice] += [_filed(book, layout, part, member) for member in found]
        lists["vetoed"] += [_filed(book, layout, part, member) for member in part.entry.vetoed]
    rule_sets = [part.entry.terms for part in layout.parts]
    notices.file(book, layout.titles["filing"], layout.report.year, rule_sets, lists)


def _filed(book: Book, layout: Layout, part: Part, member: Member) -> list[Cell]:
    terms, outcome = part.entry.terms, part.outcomes[member.outcome]
    band = next((band for band in terms.bands if band.id == member.outcome), None)
    follows = notices.advised(book, outcome, member.reasons, terms, band, member.standing)
    track = part.entry.track_title(member.track, layout.language)
    return [member.name, part.branch(member), track, member.total, follows]
