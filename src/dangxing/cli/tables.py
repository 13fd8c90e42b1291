"""The ranked tables on the terminal. Nothing in them is ever cut short: what does not fit is a whole column less."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from dangxing import summary
from dangxing.cli import streams
from dangxing.cli.rendering import one_line
from dangxing.messages import Language, text
from dangxing.summary import Json

if TYPE_CHECKING:
    from dangxing.rules import Rulebook, RuleSet

# Where no terminal sets a width: as wide as a landscape page holds.
_PAGE = 120
_NARROWEST_OUTCOME = 16
# What goes, in this order, where the terminal is too narrow; all of it stands in the scored workbook.
_LEFT_OUT = ("categories", "track", "id", "branch")
_NUMBERS = ("quantified", "poll", "total")


def show(workbooks: list[Json], rulebook: Rulebook, language: Language) -> None:
    """Print each workbook: a ranked table a rule set, how many have which outcome, where the scored workbook is."""
    terminal = streams.is_terminal(sys.stdout)
    console = Console(
        file=sys.stdout,
        width=None if terminal else _PAGE,
        color_system="auto" if terminal else None,
        force_terminal=terminal,
        legacy_windows=None if terminal else False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for index, entry in enumerate(workbooks):
        if index:
            console.print()
        heading = text("cli.workbook-heading", language, path=entry["path"], year=entry["year"])
        _print_line(console, Text(one_line(heading), style="bold"))
        for rule_set, members in summary.by_rule_set(entry).items():
            rules = rulebook.rule_sets[rule_set]
            _print_line(console, Text(summary.title(rules, language)))
            _print_table(console, members, rules, language)
            _print_line(console, Text(_counts(members, rules, language)))
        if entry["scored_path"]:
            where = text("cli.written", language, path=entry["scored_path"])
            _print_line(console, Text(one_line(where), style="green"))


def _print_table(console: Console, members: list[Json], rules: RuleSet, language: Language) -> None:
    available = console.width
    for left_out in range(len(_LEFT_OUT) + 1):
        table = _table(members, rules, language, frozenset(_LEFT_OUT[:left_out]))
        least = _least_width(console, table)
        if least <= available:
            break
    # Where even that is too wide the terminal breaks the lines: every name and number is there in full.
    console.width = max(least, available)
    console.print(table, crop=False)
    console.width = available


def _least_width(console: Console, table: Table) -> int:
    """The width at which only reasons are broken into lines."""
    outcome = table.columns[-1]
    outcome.max_width = _NARROWEST_OUTCOME
    least = Measurement.get(console, console.options.update(width=10_000), table).maximum
    outcome.max_width = None
    return least


def _print_line(console: Console, line: Text) -> None:
    console.print(line, soft_wrap=True, crop=False)


def _table(members: list[Json], rules: RuleSet, language: Language, left_out: frozenset[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(text("cli.col-rank", language), justify="right", no_wrap=True)
    known = [name for name in ("name", "id", "branch", "track") if name not in left_out]
    for name in known:
        table.add_column(text(f"cli.col-{name}", language), no_wrap=True)
    titles = {} if "categories" in left_out else _category_titles(members, rules, language)
    for title in titles.values():
        table.add_column(title, justify="right", no_wrap=True)
    # Rule sets without a poll have neither a column for it nor one for a total that is the quantified score again.
    numbers = _NUMBERS if rules.weights else ("total",)
    for name in numbers:
        table.add_column(text(f"cli.col-{name}", language), justify="right", no_wrap=True)
    table.add_column(text("cli.col-outcome", language), overflow="fold")
    for member in summary.by_rank(members):
        scores = {category["id"]: category["score"] for category in member["categories"]}
        shown = {**member, "track": summary.title(rules.tracks[member["track"]], language)}
        cells = [
            _plain(member["rank"]),
            *(shown[name] for name in known),
            *(_plain(scores.get(category)) for category in titles),
            *(_plain(member[name]) for name in numbers),
            _outcome(member, rules, language),
        ]
        table.add_row(*(Text(one_line(cell)) for cell in cells), style=None if member["rank"] else "yellow")
    return table


def _category_titles(members: list[Json], rules: RuleSet, language: Language) -> dict[str, str]:
    """The categories of the tracks that are there, those of the same id as one column."""
    tracks = dict.fromkeys(member["track"] for member in members)
    return {
        category_id: summary.title(category, language)
        for track in tracks
        for category_id, category in rules.tracks[track].categories.items()
    }


def _outcome(member: Json, rules: RuleSet, language: Language) -> str:
    outcome = summary.outcome_title(member["outcome"], rules, language)
    if member["rank"] is not None or not member["reasons"]:
        return outcome
    reasons = text("cli.list-separator", language).join(member["reasons"])
    return text("cli.outcome-with-reasons", language, outcome=outcome, reasons=reasons)


def _counts(members: list[Json], rules: RuleSet, language: Language) -> str:
    found = Counter(member["outcome"] for member in members)
    order = [*(band.id for band in rules.bands), "vetoed", "pending"]
    counts = text("cli.list-separator", language).join(
        text(
            "cli.outcome-count", language, outcome=summary.outcome_title(outcome, rules, language), count=found[outcome]
        )
        for outcome in order
        if found[outcome]
    )
    return text("cli.outcome-counts", language, members=len(members), counts=counts)


def _plain(value: float | None) -> str:
    return "—" if value is None else str(value)
