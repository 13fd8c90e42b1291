"""The report → one HTML page, written as it is made."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dangxing import files
from dangxing.language import Language, problem_texts, text
from dangxing.language.script import simplified, traditional
from dangxing.language.voice import NOTHING, Voice, figure, signed
from dangxing.reports.annual import ClauseLoss, NearEdge, RuleSetReport, YearReport
from dangxing.reports.bins import bins
from dangxing.reports.page import charts
from dangxing.reports.page.lines import Lines
from dangxing.reports.page.members import NARROW, Members, Row, Rulings, kind, totals
from dangxing.reports.page.words import clipped, fit

# Up to so many members what unfolds is HTML, which needs no script; beyond that it is data, and takes far less room.
READY = 600
# A browser is slow with more rows, and with more data, than this.
MOST_MEMBERS, MOST_LINES = 20_000, 400_000
# So many are listed where the table of all members tells the rest, and drawn where a table is beneath.
LISTED, DRAWN, DRAWN_CLAUSES = 500, 30, 10
# So many warnings are read.
PROBLEMS = 100


def write_report_html(report: YearReport, target: Path, language: Language, *, lines: Lines | None = None) -> None:
    """Write ``report`` to ``target`` as one page in ``language``, whole or not at all.

    ``lines`` gives what unfolds under a member; None: only ids, ranks and reasons do. FileProblem: it cannot be
    written.
    """
    pieces = _pieces(report, language, lines)
    with files.whole(target) as file:
        for piece in pieces:
            file.write(piece.encode())


@dataclass(frozen=True, slots=True)
class Part:
    """One rule set on the page. ``key`` is part of the ids of its elements."""

    key: str
    entry: RuleSetReport
    title: str
    members: Members
    left_out: int
    whole: Sequence[tuple[str, str]]
    outcomes: Sequence[tuple[str, str, int]]
    totals: Sequence[tuple[str, int]]
    charts: Mapping[str, Markup]
    lists: Sequence[tuple[str, Sequence[Row], Mapping[int, str], int]]

    def kind(self, outcome: str) -> str:
        """How an outcome is marked."""
        return kind(self.entry, outcome)

    @property
    def near(self) -> Sequence[NearEdge]:
        """Who is near an edge."""
        return self.entry.edges[:LISTED]

    @property
    def losses(self) -> Sequence[ClauseLoss]:
        """What cost most."""
        return (self.entry.losses or ())[:LISTED]


def _pieces(report: YearReport, language: Language, lines: Lines | None) -> Iterator[str]:
    style, script = _own("page.css"), _own("page.js")
    too_many = lines is not None and lines.count > MOST_LINES
    used = None if too_many else lines
    parts = [_part(report, at, language, used) for at in range(len(report.rule_sets))]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    stream = _environment().get_template("page.html").stream(
        report=report,
        parts=parts,
        language=language,
        t=partial(_text, language),
        noun=report.noun(language),
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'",
        ready=sum(len(part.members.members) for part in parts) <= READY,
        lines_told=used is not None,
        lines_left_out=too_many,
        problems=[_problem(found, language) for found in report.problems[:PROBLEMS]],
        rulings=Rulings(),
        narrow=NARROW,
        marked=marked_of(report),
        variants=_variants(parts),
        figure=figure,
        signed=signed,
        clipped=clipped,
        nothing=NOTHING,
    )  # fmt: skip
    stream.enable_buffering(200)
    return iter(stream)


@cache
def _environment() -> Environment:
    """How the templates are read, each once."""
    made = Environment(
        loader=PackageLoader("dangxing.reports.page"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=fit,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
    return made


def _own(name: str) -> Markup:
    """A style or script of this package, which stands in the page as it is."""
    return Markup(resources.files("dangxing.reports.page").joinpath(name).read_text("utf-8"))  # noqa: S704


def _text(language: Language, key: str, **params: object) -> str:
    return text(f"report_html.{key}", language, **params)


def _problem(found: Any, language: Language) -> tuple[str, str]:
    message, hint = problem_texts(found.code, language, found.params)
    # Most are of the year; those of one workbook name it.
    return f"{found.path}: {message}" if found.code.startswith("workbook-") else message, hint or ""


def _part(report: YearReport, at: int, language: Language, lines: Lines | None) -> Part:
    entry = report.rule_sets[at]
    most = max(0, MOST_MEMBERS - sum(len(earlier.members) for earlier in report.rule_sets[:at]))
    marked = marked_of(report)
    members = Members(entry, language, lines, most=most, redacted=report.redacted, marked=marked)
    key = f"s{at + 1}"
    spread = _totals(entry)
    return Part(
        key=key,
        entry=entry,
        title=entry.title(language),
        members=members,
        left_out=entry.whole.members - len(members.members),
        whole=[
            (_text(language, name), figure(getattr(entry.whole, name)))
            for name in ("members", "scored", "mean", "median", "lowest", "highest")
        ],
        outcomes=[
            (outcome, entry.outcome_title(outcome, language), count) for outcome, count in entry.outcomes.items()
        ],
        totals=spread,
        charts=_charts(entry, key, language, spread),
        lists=_lists(entry, members, language),
    )


def _totals(entry: RuleSetReport) -> list[tuple[str, int]]:
    """How many totals lie where; none where only the first members are known."""
    if len(entry.members) != entry.whole.members:
        return []
    return [(f"{figure(low)}–{figure(high)}", count) for low, high, count in bins(totals(entry.members))]


def _charts(entry: RuleSetReport, key: str, language: Language, spread: Sequence[tuple[str, int]]) -> dict[str, Markup]:
    found: dict[str, Markup] = {}

    def words(name: str, count: int) -> tuple[str, str, str]:
        title = _text(language, f"chart-{name}")
        return f"{key}-{name}", title, _text(language, f"chart-{name}-says", count=count)

    if spread:
        ranges, counts = zip(*spread, strict=True)
        found["totals"] = charts.columns(*words("totals", entry.whole.scored), ranges, counts)
    means = [(_plain(branch.branch), branch.mean) for branch in entry.branches if branch.mean is not None][:DRAWN]
    if len(means) > 1:
        full = max((member.full or Decimal(0) for member in entry.members), default=Decimal(0))
        values = [mean for _, mean in means]
        top = full if full >= max(values) else None
        found["branches"] = charts.bars(*words("branches", len(means)), [name for name, _ in means], values, top)
    lost = _lost_by_clause(entry, language)
    if lost:
        found["clauses"] = charts.bars(*words("clauses", len(lost)), list(lost), list(lost.values()), None)
    return found


def _lost_by_clause(entry: RuleSetReport, language: Language) -> dict[str, Decimal]:
    """The clauses that cost most, over all tracks: a clause of two tracks is one."""
    found: dict[str, Decimal] = {}
    for loss in entry.losses or ():
        clause = _plain(entry.says(loss.clause, language) or loss.rule)
        found[clause] = found.get(clause, Decimal(0)) - loss.points
    return dict(sorted(found.items(), key=lambda item: -item[1])[:DRAWN_CLAUSES])


def _plain(value: str) -> str:
    return str(fit(clipped(value)))


def _lists(
    entry: RuleSetReport, members: Members, language: Language
) -> list[tuple[str, Sequence[Row], Mapping[int, str], int]]:
    """The lists that a committee asks for: name of the list, rows, the reasons of each, how many there are in all."""
    voice = Voice(language)
    found: list[tuple[str, Sequence[Row], Mapping[int, str], int]] = []
    for name, listed in (
        ("commended", entry.commended),
        ("unqualified", entry.unqualified),
        ("vetoed", entry.vetoed),
        ("pending", entry.pending),
    ):
        rows = [members.row(at, member) for at, member in enumerate(listed[:LISTED])]
        reasons = {at: voice.sentences(entry.reasons(member, language)) for at, member in enumerate(listed[:LISTED])}
        outcomes = {member.outcome for member in listed}
        found.append((name, rows, reasons, sum(entry.outcomes.get(outcome, 0) for outcome in outcomes)))
    return found


def _variants(parts: Sequence[Part]) -> dict[str, str]:
    """Each character of names and branches that Simplified script writes otherwise, and how: so a search finds both."""
    found = {char for part in parts for member in part.members.members for char in member.name + member.branch}
    for part in parts:
        for outcome in part.outcomes:
            found.update(outcome[1])
        for loss in part.losses:
            found.update(loss.says)
    other: dict[str, str] = {}
    for char in found:
        if not char.isascii():
            plain = simplified(char)
            other |= {form: plain for form in (char, traditional(plain)) if form != plain}
    return other


def marked_of(report: YearReport) -> bool:
    """Whether any rule set has marks."""
    return any(entry.terms.marks for entry in report.rule_sets)
