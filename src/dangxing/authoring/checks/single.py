"""One rule at a time: what can never give points, what counts otherwise than was meant, what is lacking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from dangxing import rules as r
from dangxing.authoring.checks.findings import Suspicion
from dangxing.authoring.checks.points import can_deduct, points_of
from dangxing.authoring.checks.words import listed
from dangxing.records import SheetKey
from dangxing.results import plain

# A member's period lies within one year: it is never longer than eleven whole months and a rest.
_MONTHS: Final = 12
_NUMBERED: Final = re.compile(r"[0-9０-９零〇一二三四五六七八九十百①-⑳⑴-⒇㈠-㈩]")


def rule_suspicions(rule: r.Rule, category: r.Category, rules: r.RuleSet, contract: r.Contract) -> Iterator[Suspicion]:
    """All that can be said of a rule without looking at the others. Places are keys under the rule."""
    yield from _columns(rule, contract)
    yield from _never(rule, rules)
    yield from _amounts(rule, rules)
    yield from _unlikely(rule, rules)
    yield from _texts(rule)
    for loc, value in points_of(rule):
        if abs(value) > category.standard:
            params = {"points": plain(value), "standard": plain(category.standard)}
            yield Suspicion(loc, "points-over-standard", "warning", params)


def _columns(rule: r.Rule, contract: r.Contract) -> Iterator[Suspicion]:
    """The columns of the workbook that a rule reads and the contract does not have."""
    needed: list[tuple[str, SheetKey, str]] = []
    match rule:
        case r.PerOccurrence() if isinstance(rule.points, dict):
            needed.append(("points", "members", "post"))
        case r.BranchRank():
            needed += [("first", "members", "post"), ("first", "branches", "year_end_rank")]
            needed.append(("first", "branches", "branches_ranked"))
        case r.ValueTable():
            needed.append(("by", "appraisal" if rule.by == "verdict" else "activities", str(rule.by)))
        case r.Shortfall() if rule.measure != "count":
            needed.append(("measure", "activities", rule.measure))
        case r.HoursShort():
            needed.append(("short_of", "schedule", "hours"))
        case _:
            pass
    for key, sheet, column in needed:
        known = contract.sheets.get(sheet)
        if known is None or column not in known.columns:
            yield Suspicion((key,), "column-wanting", "error", {"sheet": sheet, "column": column})


def _never(rule: r.Rule, rules: r.RuleSet) -> Iterator[Suspicion]:
    """What can never give points, or never be met."""
    match rule:
        case r.PerOccurrence() | r.Presence() if rule.source == "schedule" and rule.result:
            yield Suspicion(("result",), "result-unread", "error", {"key": "result"})
        case r.Absence() if rule.source == "schedule" and rule.except_result:
            yield Suspicion(("except_result",), "result-unread", "error", {"key": "except_result"})
        case r.Shortfall() if rule.unit > rule.target:
            yield Suspicion(("unit",), "unit-over-target", "error", _amounts_of(rule.unit, rule.target))
        case r.Attendance() if rule.activity is None and not rules.held:
            yield Suspicion(("kind", "[key]"), "nothing-held", "error", {})
        case r.ValueTable() if rule.by == "verdict" and rules.veto and rules.veto.verdict in rule.table:
            yield Suspicion(("table", rules.veto.verdict, "[key]"), "verdict-vetoed", "error",
                            {"verdict": rules.veto.verdict})  # fmt: skip
        case r.Requirement():
            yield from _requirement(rule)
        case _:
            return


def _requirement(rule: r.Requirement) -> Iterator[Suspicion]:
    applies = rule.applies_when
    if applies and applies.longer_than_months >= _MONTHS:
        params = {"months": applies.longer_than_months, "most": _MONTHS - 1}
        yield Suspicion(("applies_when", "longer_than_months"), "never-applies", "error", params)
    wanted = [frozenset(condition.activity) for condition in rule.met_when if isinstance(condition, r.HasRows)]
    for at, condition in enumerate(rule.met_when):
        if isinstance(condition, r.HasNone):
            # Rows of any one of the activities will do, so only where all of them are ruled out can none be had.
            ruled_out = frozenset(condition.none_of)
            clash = next((names for names in wanted if names <= ruled_out), None)
            if clash:
                loc = ("met_when", at, "none_of")
                yield Suspicion(loc, "never-met", "error", {"activity": listed(sorted(clash))})


def _amounts(rule: r.Rule, rules: r.RuleSet) -> Iterator[Suspicion]:
    """Hours, characters and levels that a rule adds up or looks at, and rows need not hold."""
    wanted: list[tuple[tuple[str | int, ...], tuple[str, ...], str]] = []
    match rule:
        case r.Shortfall():
            if rule.measure != "count":
                wanted.append((("measure",), rule.activity, rule.measure))
            if rule.measure == "characters" or rule.min_characters is not None:
                key = "measure" if rule.measure == "characters" else "min_characters"
                for name in rule.activity:
                    if rules.activities[name].kind in ("held", "finding"):
                        params = {"activity": name, "kind": rules.activities[name].kind}
                        yield Suspicion((key,), "not-written", "warning", params)
            if rule.none is not None and rule.unit <= rule.target:
                most = rule.points * (rule.target // rule.unit)
                if abs(rule.none) < abs(most):
                    params = {"none": plain(rule.none), "most": plain(most)}
                    yield Suspicion(("none",), "none-milder", "warning", params)
        case r.HoursShort() if isinstance(rule.short_of, Decimal):
            wanted.append((("short_of",), rule.activity, "hours"))
        case r.ValueTable() if rule.by == "level":
            wanted.append((("by",), rule.activity or (), "level"))
        case r.Requirement():
            for at, condition in enumerate(rule.met_when):
                if isinstance(condition, r.HasRows) and condition.hours is not None:
                    wanted.append((("met_when", at, "hours"), condition.activity, "hours"))
        case _:
            return
    for loc, names, column in wanted:
        loose = [name for name in names if getattr(rules.activities[name], column) == "optional"]
        if loose:
            yield Suspicion(loc, "column-optional", "warning", {"activity": listed(loose), "column": column})


def _unlikely(rule: r.Rule, rules: r.RuleSet) -> Iterator[Suspicion]:
    """Points whose sign goes against what they are given for."""
    match rule:
        case r.Shortfall() | r.HoursShort() | r.MissingPeriods() | r.Attendance():
            wrong = [entry for entry in points_of(rule) if entry.value > 0]
        case r.PerOccurrence() | r.Presence() if {rules.activities[name].kind for name in rule.activity} == {"finding"}:
            wrong = [entry for entry in points_of(rule) if entry.value > 0]
        case r.BranchRank():
            wrong = [entry for entry in points_of(rule) if (entry.value > 0) != (entry.loc[0] == "first")]
        case _:
            return
    for loc, value in wrong:
        yield Suspicion(loc, "sign-unlikely", "warning", {"points": plain(value)})


def _texts(rule: r.Rule) -> Iterator[Suspicion]:
    yield from clause_suspicions(("clause",), rule.clause)
    if not rule.says.strip():
        yield Suspicion(("says",), "text-blank", "error", {"key": "says"})
    if can_deduct(rule) and not (rule.mend and rule.mend.strip()):
        yield Suspicion(("[key]",), "mend-wanting", "warning", {})


def clause_suspicions(loc: tuple[str | int, ...], clause: str) -> Iterator[Suspicion]:
    """A citation that names no place in the text."""
    if not _NUMBERED.search(clause):
        yield Suspicion(loc, "clause-without-number", "error", {"found": clause.strip() or "␣"})


def _amounts_of(unit: Decimal, target: Decimal) -> dict[str, object]:
    return {"unit": plain(unit), "target": plain(target)}
