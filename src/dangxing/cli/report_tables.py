"""The report of a year on the terminal: ranks, who is to be named, where points are lost, edges, branches, change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dangxing.cli.grids import Column, Page
from dangxing.cli.wording import text
from dangxing.language import Language
from dangxing.language.voice import MINUS, Voice, cents, figure, plain
from dangxing.language.voice import mark as told_mark
from dangxing.ledger import Card
from dangxing.reports.annual import NearEdge, RuleSetReport, YearReport
from dangxing.reports.annual.model import commended_bands, unqualified_bands
from dangxing.reports.annual.tally import LOWEST

_NONE = "—"
# So many clauses, and so many members near an edge, are told: the workbook has them all.
_LOSSES, _EDGES, _PLACES = 10, 20, 3


def show(report: YearReport, language: Language, top: int | None) -> None:
    """Print the report, at most ``top`` members and branches of a rule set (None: all that it has)."""
    target = Page()
    target.line(_heading(report, language), "bold")
    for entry in report.rule_sets:
        target.line()
        target.line(entry.title(language), "bold")
        _Shown(target, entry, language, top).show()


def _heading(report: YearReport, language: Language) -> str:
    parts = [text("report.workbooks", language, count=report.workbooks)]
    if report.up_to_run is not None:
        parts.append(text("report.up-to-run", language, run=report.up_to_run))
    parts += [text(f"report.only-{name}", language, value=value) for name, value in report.asked(language)]
    heading = text("report.heading", language, year=report.label)
    return text("report.name-colon", language, name=heading, words=text("cli.list-separator", language).join(parts))


class _Shown:
    """One rule set on the terminal."""

    def __init__(self, target: Page, entry: RuleSetReport, language: Language, top: int | None) -> None:
        self._target, self._entry, self._language, self._top = target, entry, language, top
        self._decimals = entry.terms.decimals

    def show(self) -> None:
        """All parts, each if there is anything to tell."""
        self._ranking()
        self._figures()
        for outcomes, named in self._lists():
            self._list(outcomes, named)
        self._losses()
        self._edges()
        self._branches()
        self._change()

    def _text(self, key: str, **params: object) -> str:
        return text(f"report.{key}", self._language, **params)

    def _line(self, words: str, style: str = "") -> None:
        self._target.line(words, style)

    def _points(self, value: Decimal | None, *, sign: bool = False) -> str:
        told = figure(value, self._decimals)
        return f"+{told}" if sign and value is not None and value >= 0 else told

    def _ranking(self) -> None:
        entry, language = self._entry, self._language
        members = entry.members[: self._top]
        columns = [
            Column(text("cli.col-rank", language), [str(member.rank or _NONE) for member in members], right=True),
            Column(text("cli.col-name", language), [member.name for member in members]),
            Column(text("cli.col-id", language), [member.id for member in members], spare=2),
            Column(text("cli.col-branch", language), [member.branch for member in members], spare=3),
            Column(
                text("cli.col-track", language),
                [entry.track_title(member.track, language) for member in members],
                spare=1,
            ),
        ]
        terms = entry.terms
        names = (*(("quantified",) if terms.weights else ()), *(("poll",) if terms.polled else ()))
        for mark in terms.marks:
            title = Voice(language, entry.rules.names).term(mark)
            told = [told_mark(member.marks.get(mark)) for member in members]
            columns.append(Column(title, told, right=True))
        for name in (*names, "total"):
            cells = [self._points(getattr(member, name)) for member in members]
            columns.append(Column(text(f"cli.col-{name}", language), cells, right=True))
        if entry.change is not None:
            changes = [self._points(member.change, sign=True) for member in members]
            columns.append(Column(self._text("col-change"), changes, right=True))
        columns.append(Column(text("cli.col-outcome", language), [self._outcome(member) for member in members]))
        self._target.grid(columns, [member.rank is None for member in members])
        if len(members) < entry.whole.members:
            self._line(self._text("shown", shown=len(members), members=entry.whole.members))

    def _outcome(self, member: Card) -> str:
        outcome = self._entry.outcome_title(member.outcome, self._language)
        reasons = self._entry.reasons(member, self._language) if member.rank is None else []
        if not reasons:
            return outcome
        return text("cli.outcome-with-reasons", self._language, outcome=outcome, reasons=self._joined(reasons))

    def _joined(self, parts: Sequence[str]) -> str:
        return text("cli.list-separator", self._language).join(parts)

    def _figures(self) -> None:
        whole, language = self._entry.whole, self._language
        self._line(text("cli.outcome-counts", language, members=whole.members, counts=self._counts(whole.outcomes)))
        if whole.scored:
            names = ("mean", "median", "lowest", "highest")
            figures = {name: self._figure(getattr(whole, name), name) for name in names}
            self._line(self._text("figures", scored=whole.scored, **figures))

    def _figure(self, value: Decimal | None, name: str) -> str:
        """In the decimals of totals; a mean and a median of whole points have what they need."""
        if value is None:
            return _NONE
        return cents(value) if self._decimals or name == "mean" else plain(value)

    def _counts(self, outcomes: object) -> str:
        found = dict(outcomes)  # type: ignore[call-overload]
        return self._joined(
            [
                text(
                    "cli.outcome-count",
                    self._language,
                    outcome=self._entry.outcome_title(outcome, self._language),
                    count=count,
                )
                for outcome, count in found.items()
            ]
        )

    def _lists(self) -> Iterator[tuple[str, bool]]:
        """The outcomes whose members are named, and whether each is told with the reasons."""
        bands = self._entry.terms.bands
        for band in commended_bands(bands):
            yield band, False
        for band in unqualified_bands(bands):
            yield band, True
        yield from (("vetoed", True), ("pending", True))

    def _list(self, outcome: str, reasoned: bool) -> None:
        entry, language = self._entry, self._language
        count = entry.whole.outcomes.get(outcome, 0)
        if not count:
            return
        members = entry.listed.get(outcome, ())[: self._top]
        more = [self._text("and-more", count=count - len(members))] if count > len(members) else []
        heading = self._text("listed", outcome=entry.outcome_title(outcome, language), count=count)
        if not reasoned:
            names = text("report.list-comma", language).join([*(member.name for member in members), *more])
            self._line(self._text("name-colon", name=heading, words=names))
            return
        self._line(heading)
        for member in members:
            reasons = self._joined(entry.reasons(member, language))
            who = text("report.list-comma", language).join((member.name, member.branch))
            self._line("  " + (self._text("name-colon", name=who, words=reasons) if reasons else who))
        for words in more:
            self._line(f"  {words}")

    def _losses(self) -> None:
        entry, language = self._entry, self._language
        if entry.losses is None:
            self._line(self._text("losses-uncounted"))
            return
        losses = entry.losses[:_LOSSES]
        if not losses:
            return
        self._line(self._text("losses"))
        columns = [
            Column(self._text("col-lost"), [figure(loss.points) for loss in losses], right=True),
            Column(self._text("col-hit"), [str(loss.members) for loss in losses], right=True),
            Column(self._text("col-times"), [str(loss.times) for loss in losses], right=True),
            Column(
                text("cli.col-track", language), [entry.track_title(loss.track, language) for loss in losses], spare=1
            ),
            Column(self._text("col-clause"), [entry.says(loss.clause, language) for loss in losses]),
            Column(self._text("col-says"), [entry.says(loss.says, language) for loss in losses]),
        ]
        self._target.grid(columns)

    def _edges(self) -> None:
        entry, language = self._entry, self._language
        edges = entry.edges[:_EDGES]
        if not edges:
            return
        self._line(self._text("edges", count=entry.near))
        columns = [
            Column(text("cli.col-name", language), [edge.member.name for edge in edges]),
            Column(text("cli.col-branch", language), [edge.member.branch for edge in edges], spare=1),
            Column(text("cli.col-total", language), [self._points(edge.member.total) for edge in edges], right=True),
            Column(self._text("col-edge"), [self._edge(edge) for edge in edges]),
            Column(self._text("col-distance"), [self._points(edge.distance, sign=True) for edge in edges], right=True),
            Column(self._text("col-decider"), [self._decider(edge) for edge in edges]),
        ]
        self._target.grid(columns)

    def _edge(self, edge: NearEdge) -> str:
        band = self._entry.outcome_title(edge.band, self._language)
        return self._text("edge", band=band, edge=plain(edge.edge))

    def _decider(self, edge: NearEdge) -> str:
        found, language = edge.decider, self._language
        if found is None:
            return self._text("no-decider")
        says = self._entry.says(found.says, language)
        words = self._text(
            "decider", clause=self._entry.says(found.clause, language), says=says, points=figure(found.points)
        )
        places = [*found.evidence[:_PLACES], *(["…"] if len(found.evidence) > _PLACES else [])]
        if not places:
            return words
        return self._text("decider-at", words=words, where=text("report.list-comma", language).join(places))

    def _branches(self) -> None:
        entry = self._entry
        first = min(self._top or entry.branch_count, entry.branch_count)
        if first + LOWEST < entry.branch_count:
            branches = (*entry.branches[:first], *entry.branches[-LOWEST:])
            self._line(self._text("branches-shown", shown=first, lowest=LOWEST, count=entry.branch_count))
        else:
            branches = entry.branches
            self._line(self._text("branches"))
        columns = [
            Column(text("cli.col-branch", self._language), [found.branch for found in branches]),
            Column(self._text("col-members"), [str(found.members) for found in branches], right=True),
            Column(self._text("col-scored"), [str(found.scored) for found in branches], right=True, spare=1),
        ]
        for name in ("mean", "median", "lowest", "highest"):
            cells = [self._figure(getattr(found, name), name) for found in branches]
            columns.append(Column(self._text(f"col-{name}"), cells, right=True))
        columns.append(Column(self._text("col-outcomes"), [self._counts(found.outcomes) for found in branches]))
        self._target.grid(columns)

    def _change(self) -> None:
        change = self._entry.change
        if change is None:
            return
        self._line(
            self._text(
                "change",
                year=self._entry.terms.calendar.label(change.year),
                members=change.members,
                mean=f"{change.mean:+}".replace("-", MINUS),
                rose=change.rose,
                fell=change.fell,
                same=change.same,
            )
        )
        for name, members in (("risers", change.risers), ("fallers", change.fallers)):
            if members:
                told = [
                    self._text("changed", name=member.name, change=self._points(member.change, sign=True))
                    for member in members
                ]
                self._line("  " + self._text("name-colon", name=self._text(name), words=self._joined(told)))
