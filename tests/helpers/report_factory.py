"""Reports to make pages from: of a small ledger, with whatever names and numbers of members a test asks for."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import ledger_factory
from dangxing import ledger
from dangxing.ledger import Card, Line
from dangxing.reports import annual
from dangxing.reports.annual import YearReport
from dangxing.reports.page import lines_of, write_report_html

YEAR = ledger_factory.YEAR
# Of three branches: commended, qualified and unqualified members, one vetoed, one pending, some near an edge.
POLLS: dict[str, Sequence[tuple[str, object]]] = {
    "機關黨支部": [("1001", 98), ("1002", 95), ("1003", 90), ("1004", None)],
    "工程黨支部": [("2001", 88), ("2002", 70), ("2003", 16)],
    "資產黨支部": [("3001", 60), ("3002", 84)],
}


def fill(path: Path) -> None:
    """A ledger at ``path`` of two years, a workbook for each branch."""
    with ledger.open_ledger(path, "write") as book:
        for year in (YEAR - 1, YEAR):
            for branch, polls in POLLS.items():
                given = [(id_, 50 if year < YEAR and id_ == "2001" else poll) for id_, poll in polls]
                book.enter(ledger_factory.entry(f"{branch}-{year}.xlsx", *given, branch=branch, year=year))
        book.enter(ledger_factory.entry("veto.xlsx", ("4001", 91), branch="機關黨支部", year=YEAR, verdict="不合格"))


def real(path: Path, *, redact: bool = False) -> YearReport:
    """The report of that ledger."""
    with ledger.open_ledger(path) as book:
        return annual.year_report(book, YEAR, redact=redact)


def write(path: Path, target: Path, language: str = "zh-Hant", *, redact: bool = False) -> str:
    """The page of that ledger with its lines, written to ``target``, and read again."""
    with ledger.open_ledger(path) as book:
        report = annual.year_report(book, YEAR, redact=redact)
        write_report_html(report, target, language, lines=lines_of(book, report))
    return target.read_text("utf-8")


def renamed(report: YearReport, names: Iterable[str]) -> YearReport:
    """The report, its first members with these names as name, id, branch and workbook."""
    first = report.rule_sets[0]
    given = list(names)
    members = [
        member._replace(name=name, id=name, branch=name, path=name)
        for member, name in zip(first.members, given, strict=False)
    ]
    rest = first.members[len(members) :]
    branches = tuple(
        replace(branch, branch=given[at % len(given)]) if given else branch for at, branch in enumerate(first.branches)
    )
    edges = tuple(replace(edge, member=members[0]) for edge in first.edges)
    listed = {outcome: (members[0], *found) for outcome, found in first.listed.items()}
    changed = replace(first, members=(*members, *rest), branches=branches, edges=edges, listed=listed)
    return replace(report, rule_sets=(changed, *report.rule_sets[1:]))


def many(report: YearReport, count: int) -> YearReport:
    """The report with ``count`` members, ranked as they come."""
    first = report.rule_sets[0]
    model = first.members[0]
    members = tuple(
        model._replace(rank=at + 1, id=f"{at:06}", name=f"成員{at}", branch=f"第{at % 40}黨支部") for at in range(count)
    )
    whole = replace(first.whole, members=count, scored=count)
    return replace(report, rule_sets=(replace(first, members=members, whole=whole),))


class SomeLines:
    """The same lines for every member, ``each`` of them."""

    def __init__(self, members: int, each: int, evidence: str = "活動!A17") -> None:
        self.count = members * each
        self._each, self._evidence = each, evidence

    def filled(self, cards: Iterable[Card]) -> Iterable[Card]:
        """The members with their lines."""
        line = Line(
            "study", "study.notes", "第六條", "少參加一次扣1分", 1, Decimal(-1), None, False,
            json.dumps([self._evidence]), None, 1,
        )  # fmt: skip
        return [card._replace(lines=(line,) * self._each) for card in cards]
