"""The ranked tables on the terminal. Nothing in them is ever cut short: what does not fit is a whole column less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Literal

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dangxing import summary
from dangxing.cli import grids
from dangxing.language import Language, text
from dangxing.language.script import one_line
from dangxing.language.voice import Voice
from dangxing.summary import Json

if TYPE_CHECKING:
    from dangxing.rules import Rulebook, RuleSet

Column = tuple[str, Literal["left", "right"], Callable[[Json], str]]

_NARROWEST_OUTCOME = 16
# What goes, in this order, where the terminal is too narrow; all of it stands in the scored workbook.
_LEFT_OUT = ("categories", "track", "id", "branch")
_NUMBERS = ("quantified", "poll", "total")


def show(workbooks: list[Json], rulebook: Rulebook, language: Language) -> None:
    """Print each workbook: a ranked table a rule set, how many have which outcome, where the scored workbook is."""
    console = grids.console()
    for index, entry in enumerate(workbooks):
        if index:
            console.print()
        key = "cli.workbook-heading-as-of" if "as_of" in entry else "cli.workbook-heading"
        heading = text(key, language, path=entry["path"], year=entry["year"], date=entry.get("as_of"))
        _print_line(console, Text(one_line(heading), style="bold"))
        for rule_set, members in summary.by_rule_set(entry).items():
            rules = rulebook.for_year(entry["year"]).rule_sets[rule_set]
            _print_line(console, Text(Voice(language).title(rules)))
            _print_table(console, members, rules, language)
            _print_line(console, Text(_counts(members, rules, language)))
            _print_due(console, members, language)
        if entry["scored_path"]:
            where = text("cli.written", language, path=entry["scored_path"])
            _print_line(console, Text(one_line(where), style="green"))


def _print_due(console: Console, members: list[Json], language: Language) -> None:
    """What each member has still to do, a line a member, where the year was not scored as a whole."""
    waiting = [member for member in members if member.get("due")]
    if waiting:
        _print_line(console, Text(text("cli.due-heading", language)))
    for member in waiting:
        due = text("cli.list-separator", language).join(entry["text"] for entry in member["due"])
        _print_line(console, Text(one_line("  " + text("cli.due-member", language, name=member["name"], due=due))))


def _print_table(console: Console, members: list[Json], rules: RuleSet, language: Language) -> None:
    columns = _columns(members, rules, language)
    ordered = list(summary.by_rank(members))
    cells = {name: [one_line(cell(member)) for member in ordered] for name, (_, _, cell) in columns.items()}
    widths = {name: max(map(cell_len, [columns[name][0], *cells[name]])) for name in columns}
    outcome = widths.pop("outcome")
    available = console.width
    for name in _LEFT_OUT:
        if _taken(widths) + min(outcome, _NARROWEST_OUTCOME) <= available:
            break
        widths = {kept: width for kept, width in widths.items() if kept.partition("/")[0] != name}
    taken = _taken(widths)
    # Where even that is too wide the terminal breaks the lines: every name and number is there in full.
    widths["outcome"] = max(min(outcome, available - taken), min(outcome, _NARROWEST_OUTCOME))
    # Widths are given, not left to be measured: measuring costs more than scoring.
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for name, width in widths.items():
        title, justify, _ = columns[name]
        table.add_column(title, justify=justify, width=width, no_wrap=name != "outcome", overflow="fold")
    for at, member in enumerate(ordered):
        table.add_row(*(Text(cells[name][at]) for name in widths), style=None if member["rank"] else "yellow")
    console.width = max(taken + widths["outcome"], available)
    console.print(table, crop=False)
    console.width = available


def _taken(widths: Mapping[str, int]) -> int:
    """The width of the columns before the outcome, two blanks after each, with the edges and the last blank."""
    return sum(width + 2 for width in widths.values()) + 3


def _print_line(console: Console, line: Text) -> None:
    console.print(line, soft_wrap=True, crop=False)


def _columns(members: list[Json], rules: RuleSet, language: Language) -> dict[str, Column]:
    """Every column that a rule set has something for, in order: its title, its alignment, and the cell of a member."""
    columns: dict[str, Column] = {
        "rank": (text("cli.col-rank", language), "right", lambda member: _plain(member["rank"]))
    }
    for name in ("name", "id", "branch"):
        columns[name] = (text(f"cli.col-{name}", language), "left", partial(_shown, name=name))
    tracks = {track_id: Voice(language).title(track) for track_id, track in rules.tracks.items()}
    columns["track"] = (text("cli.col-track", language), "left", lambda member: tracks[member["track"]])
    for category_id, title in _category_titles(members, rules, language).items():
        columns[f"categories/{category_id}"] = (
            title,
            "right",
            partial(_category_score, category_id=category_id),
        )
    # Rule sets without a poll have neither a column for it nor one for a total that is the quantified score again.
    decimals = rules.decimals
    for name in _NUMBERS if rules.weights else ("total",):
        columns[name] = (
            text(f"cli.col-{name}", language),
            "right",
            partial(_number, name=name, decimals=decimals),
        )
    columns["outcome"] = (
        text("cli.col-outcome", language),
        "left",
        lambda member: _outcome(member, rules, language),
    )
    return columns


def _shown(member: Json, name: str) -> str:
    return str(member[name])


def _number(member: Json, name: str, decimals: int) -> str:
    return "—" if member[name] is None else f"{member[name]:.{decimals}f}"


def _category_score(member: Json, category_id: str) -> str:
    scores = (category["score"] for category in member["categories"] if category["id"] == category_id)
    score = next(scores, None)
    return _plain(score if score is None else round(score, 2))


def _category_titles(members: list[Json], rules: RuleSet, language: Language) -> dict[str, str]:
    """The categories of the tracks that are there, those of the same id as one column."""
    tracks = dict.fromkeys(member["track"] for member in members)
    return {
        category_id: Voice(language).title(category)
        for track in tracks
        for category_id, category in rules.tracks[track].categories.items()
    }


def _outcome(member: Json, rules: RuleSet, language: Language) -> str:
    outcome = Voice(language).outcome(member["outcome"], rules)
    if member["rank"] is not None or not member["reasons"]:
        return outcome
    reasons = text("cli.list-separator", language).join(member["reasons"])
    return text("cli.outcome-with-reasons", language, outcome=outcome, reasons=reasons)


def _counts(members: list[Json], rules: RuleSet, language: Language) -> str:
    found = Counter(member["outcome"] for member in members)
    order = [*(band.id for band in rules.bands), "vetoed", "pending"]
    counts = text("cli.list-separator", language).join(
        text("cli.outcome-count", language, outcome=Voice(language).outcome(outcome, rules), count=found[outcome])
        for outcome in order
        if found[outcome]
    )
    return text("cli.outcome-counts", language, members=len(members), counts=counts)


def _plain(value: float | None) -> str:
    return "—" if value is None else str(value)
