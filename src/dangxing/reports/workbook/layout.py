"""Where everything stands: the titles of the sheets and the rows of every member, known before a row is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from dangxing.errors import FileProblem
from dangxing.language import Language, text
from dangxing.language.script import fold
from dangxing.language.voice import Voice
from dangxing.ledger import Card
from dangxing.reports.annual import BranchSummary, RuleSetReport, YearReport
from dangxing.reports.workbook.words import tell
from dangxing.scored import plan
from dangxing.sheets.cells import sheet_name

_SHARED = ("summary", "feedback", "notice", "filing", "about")
_OWN = ("branches", "roster", "losses", "near")


class Block(NamedTuple):
    """A branch of a rule set: its row (from 1) on the sheet of branches, those of its members on their list."""

    branch: BranchSummary
    row: int
    first: int
    members: Sequence[int]

    @property
    def last(self) -> int:
        """The row of the last member."""
        return self.first + len(self.members) - 1


@dataclass(frozen=True, slots=True)
class Part:
    """One rule set: its sheet, where its members stand on it, its charts' sheet, how branches and outcomes are written.

    ``complete``: all its members are listed, so that figures can be formulas over them. ``live``: their ranks too, as
    nobody is left out among whom they are ranked. ``guard`` is the row of the warning of a table too long for ranks
    that are looked up. ``losses`` are the rows of its rules on the sheet of losses.
    """

    entry: RuleSetReport
    title: str
    charts: str
    name: str
    header: int
    guard: int | None
    branches: Mapping[str, str]
    outcomes: Mapping[str, str]
    blocks: Sequence[Block]
    losses: tuple[int, int]
    complete: bool
    live: bool

    @property
    def first(self) -> int:
        """The row of the first member, from 1."""
        return self.header + 1

    @property
    def last(self) -> int:
        """The row of the last member."""
        return self.header + len(self.entry.members)

    def cells(self, column: str) -> str:
        """All members' cells of a column, as formulas of other sheets have them."""
        return f"{sheet_name(self.title)}!${column}${self.first}:${column}${self.last}"

    def branch(self, member: Card) -> str:
        """A member's branch, as most write it: in one script, so that its members can be counted."""
        return self.branches[fold(member.branch)]


@dataclass(frozen=True)
class Layout:
    """The report, the titles of the sheets, and its rule sets."""

    report: YearReport
    language: Language
    titles: Mapping[str, str]
    parts: tuple[Part, ...]
    outcomes: tuple[str, ...]

    @cached_property
    def voice(self) -> Voice:
        """What says the words of all rules that scored."""
        names: dict[str, str] = {}
        for part in self.parts:
            names |= part.entry.rules.names
        return Voice(self.language, names)

    @property
    def listed(self) -> int:
        """How many members are listed."""
        return sum(len(part.entry.members) for part in self.parts)

    @property
    def losses(self) -> bool:
        """Whether it was counted what the rules cost, and any cost something."""
        return any(part.entry.losses for part in self.parts)

    @property
    def near(self) -> bool:
        """Whether any member is near an edge."""
        return any(part.entry.edges for part in self.parts)


def layout_of(report: YearReport, target: Path, language: Language) -> Layout:
    """The places of everything. FileProblem: there are more members than a sheet has rows."""
    most = max((len(entry.members) for entry in report.rule_sets), default=0)
    listed = sum(len(entry.members) for entry in report.rule_sets)
    if max(most + 4, listed + 1) > plan.ROWS:
        raise FileProblem("report_workbook.too-many-rows", path=str(target), rows=plan.ROWS, members=listed)
    used: set[str] = set()
    titles = {name: plan.free_title(text(f"sheets.{name}", language), used) for name in _SHARED}
    titles |= {name: plan.free_title(tell(language, name), used) for name in _OWN}
    parts: list[Part] = []
    outcomes: dict[str, None] = {}
    row, member, loss = 3, 1, 1
    for entry in report.rule_sets:
        known = _outcomes(entry, language)
        outcomes |= dict.fromkeys(known.values())
        complete = len(entry.members) == entry.whole.members
        live = complete and not {"branch", "track"} & set(report.filters) and bool(entry.members)
        guarded = live and len(entry.members) > plan.CHAINED_ABOVE
        blocks = list(_blocks(entry, row, member))
        cost = len(entry.losses or ())
        parts.append(
            Part(
                entry=entry,
                title=plan.free_title(entry.title(language), used),
                charts=plan.free_title(f"{tell(language, 'charts')} {entry.title(language)}", used),
                name=entry.title(language),
                header=4 if guarded else 3,
                guard=3 if guarded else None,
                branches={fold(branch.branch): branch.branch for branch in entry.branches},
                outcomes=known,
                blocks=blocks,
                losses=(loss + 1, loss + cost),
                complete=complete,
                live=live,
            )
        )
        row += len(blocks)
        member += len(entry.members)
        loss += cost
    return Layout(report, language, titles, tuple(parts), tuple(outcomes))


def _outcomes(entry: RuleSetReport, language: Language) -> dict[str, str]:
    ids = [band.id for band in entry.terms.bands]
    ids += [outcome for outcome in entry.outcomes if outcome not in ids]
    return {outcome: entry.outcome_title(outcome, language) for outcome in ids}


def _blocks(entry: RuleSetReport, row: int, member: int) -> Iterator[Block]:
    """The branches with their members, who keep the order of their ranks."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(entry.members):
        found[fold(each.branch)].append(at)
    first = member + 1
    for branch in entry.branches:
        row += 1
        members = found[fold(branch.branch)]
        yield Block(branch, row, first, members)
        first += len(members)
