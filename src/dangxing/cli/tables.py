"""The ranked tables on the terminal, a workbook at a time, and how many have which outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from dangxing import summary
from dangxing.cli.grids import Column, Page
from dangxing.language import Language, text
from dangxing.language.voice import NOTHING, Voice, points, rounded
from dangxing.language.voice import mark as told_mark
from dangxing.rules import Rulebook, RuleSet
from dangxing.summary import Json

# What goes, in this order, where the terminal is too narrow; all of it stands in the scored workbook.
_LEFT_OUT = ("categories", "track", "id", "branch")


def show(workbooks: Iterable[Json], rulebook: Rulebook, language: Language) -> None:
    """Print each workbook: a ranked table a rule set, how many have which outcome, where the scored workbook is."""
    target = Page()
    for index, entry in enumerate(workbooks):
        if index:
            target.line()
        key = "cli.workbook-heading-as-of" if "as_of" in entry else "cli.workbook-heading"
        grouped = summary.by_rule_set(entry)
        told = {"path": entry["path"], "year": rulebook.label(entry["year"], grouped), "date": entry.get("as_of")}
        target.line(text(key, language, **told), "bold")
        for rule_set, members in grouped.items():
            rules = rulebook.for_year(entry["year"]).rule_sets[rule_set]
            target.line(Voice(language).title(rules))
            ordered = summary.by_rank(members)
            target.grid(_columns(ordered, rules, language), [member["rank"] is None for member in ordered])
            target.line(_counts(members, rules, language))
            _print_due(target, members, language)
        if entry["scored_path"]:
            target.line(text("cli.written", language, path=entry["scored_path"]), "green")


def _print_due(target: Page, members: list[Json], language: Language) -> None:
    """What each member has still to do, a line a member, where the year was not scored as a whole."""
    waiting = [member for member in members if member.get("due")]
    if waiting:
        target.line(text("cli.due-heading", language))
    for member in waiting:
        due = text("cli.list-separator", language).join(entry["text"] for entry in member["due"])
        target.line("  " + text("cli.due-member", language, name=member["name"], due=due))


def _columns(members: list[Json], rules: RuleSet, language: Language) -> list[Column]:
    """Every column that a rule set has something for, in order."""

    def column(name: str, cells: list[str], *, right: bool = False) -> Column:
        spare = _LEFT_OUT.index(name) + 1 if name in _LEFT_OUT else 0
        return Column(text(f"cli.col-{name}", language), cells, right, spare)

    voice = Voice(language)
    found = [column("rank", [_shown(member["rank"]) for member in members], right=True)]
    found += [column(name, [str(member[name]) for member in members]) for name in ("name", "id", "branch")]
    found.append(column("track", [voice.title(rules.tracks[member["track"]]) for member in members]))
    for category, title in _category_titles(members, rules, voice).items():
        found.append(Column(title, [_category_score(member, category) for member in members], right=True, spare=1))
    # Rule sets without a poll have neither a column for it nor one for a total that is the quantified score again.
    for name in (*(("quantified",) if rules.weights else ()), *(("poll",) if rules.polled else ()), "total"):
        if name == "total":
            names = Voice(language, rules.names)
            found += [
                Column(names.term(mark), [_mark(member, mark) for member in members], right=True, spare=1)
                for mark in rules.marks
            ]
        numbers = (member[name] for member in members)
        cells = [NOTHING if number is None else rounded(Decimal(str(number)), rules.decimals) for number in numbers]
        found.append(column(name, cells, right=True))
    return [*found, column("outcome", [_outcome(member, rules, voice) for member in members])]


def _mark(member: Json, mark: str) -> str:
    value = member["marks"].get(mark)
    return told_mark(None if value is None else Decimal(str(value)))


def _category_score(member: Json, category: str) -> str:
    found = (points(Decimal(str(each["score"]))) for each in member["categories"] if each["id"] == category)
    return next(found, NOTHING)


def _category_titles(members: list[Json], rules: RuleSet, voice: Voice) -> dict[str, str]:
    """The categories of the tracks that are there, those of the same id as one column."""
    tracks = dict.fromkeys(member["track"] for member in members)
    return {
        category_id: voice.title(category)
        for track in tracks
        for category_id, category in rules.tracks[track].categories.items()
    }


def _outcome(member: Json, rules: RuleSet, voice: Voice) -> str:
    outcome = voice.outcome(member["outcome"], rules)
    if member["rank"] is not None or not member["reasons"]:
        return outcome
    reasons = voice.say("cli.list-separator").join(member["reasons"])
    return voice.say("cli.outcome-with-reasons", outcome=outcome, reasons=reasons)


def _counts(members: list[Json], rules: RuleSet, language: Language) -> str:
    found = Counter(member["outcome"] for member in members)
    order = [*(band.id for band in rules.bands), "vetoed", "pending"]
    counts = text("cli.list-separator", language).join(
        text("cli.outcome-count", language, outcome=Voice(language).outcome(outcome, rules), count=found[outcome])
        for outcome in order
        if found[outcome]
    )
    return text("cli.outcome-counts", language, members=len(members), counts=counts)


def _shown(value: float | None) -> str:
    return NOTHING if value is None else str(value)
