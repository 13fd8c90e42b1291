"""One rule at a time: what can never give points, what counts otherwise than was meant, what is lacking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from dangxing import rules as r
from dangxing.authoring.checks.findings import Suspicion
from dangxing.language import patterns
from dangxing.language.voice import plain
from dangxing.rules.marks import mark_column

_NUMBERED: Final = patterns.late(r"[0-9０-９零〇一二三四五六七八九十百①-⑳⑴-⒇㈠-㈩]")


def rule_suspicions(rule: r.Rule, category: r.Category, rules: r.RuleSet, contract: r.Contract) -> Iterator[Suspicion]:
    """All that can be said of a rule without looking at the others. Places are keys under the rule."""
    yield from _columns(rule, rules, contract)
    for loc, code, severity, params in rule.flaws(rules):
        yield Suspicion(loc, code, severity, {key: _told(value) for key, value in params.items()})
    yield from _loose(rule, rules)
    yield from _unlikely(rule, category, rules)
    yield from _texts(rule)
    _, floor, cap = category.bounds
    span = None if floor is None or cap is None else cap - floor
    if span is None:
        return
    for loc, value in rule.points_of():
        if abs(value) > span:
            params = {"points": plain(value), "standard": plain(span)}
            yield Suspicion(loc, "points-over-standard", "warning", params)
    yield from _whole(rule, span)


def _whole(rule: r.Rule, span: Decimal) -> Iterator[Suspicion]:
    """A rule that counts, each time of which comes to all that the category holds: more times change nothing."""
    for gives in rule.gives():
        numbers = [value for _, value in gives.numbers() if value]
        if gives.each and numbers and all(abs(value) == span for value in numbers):
            yield Suspicion(gives.key, "whole-at-once", "warning", {"standard": plain(span)})


def _told(value: object) -> object:
    if isinstance(value, Decimal):
        return plain(value)
    return _listed(value) if isinstance(value, tuple) else value


def _listed(terms: Iterable[str]) -> str:
    """Terms of the rules, kept in their own script; ``—`` where there are none."""
    return "、".join(terms) or "—"


def _columns(rule: r.Rule, rules: r.RuleSet, contract: r.Contract) -> Iterator[Suspicion]:
    """The columns of the workbook that a rule reads and the contract does not have."""
    reckoned = {mark_column(name) for name, mark in rules.marks.items() if mark.best}
    for entry in (each for each in rule.reckons() if each.column not in reckoned):
        known = contract.sheets.get(entry.sheet)
        held = (
            (column == entry.column or column.startswith(f"{entry.column}_") for column in known.columns)
            if known
            else ()
        )
        if not any(held):
            yield Suspicion(entry.key, "column-wanting", "error", {"sheet": entry.sheet, "column": entry.column})


def _loose(rule: r.Rule, rules: r.RuleSet) -> Iterator[Suspicion]:
    """Hours, characters and levels that a rule adds up or looks at, and rows need not hold; a table with ``otherwise``
    says what a blank gives."""
    for entry in rule.reckons():
        if entry.key == ("by",) and getattr(rule, "otherwise", None) is not None:
            continue
        loose = [name for name in entry.holders if getattr(rules.activities[name], entry.column) == "optional"]
        if loose:
            yield Suspicion(
                entry.key, "column-optional", "warning", {"activity": _listed(loose), "column": entry.column}
            )


def _unlikely(rule: r.Rule, category: r.Category, rules: r.RuleSet) -> Iterator[Suspicion]:
    """Points whose sign goes against what they are given for; what counts nothing in the sum may have any."""
    # Of a finding that has results, some may be good ones.
    activities = [rules.activities[name] for name in rule.activities_among(rules)]
    found = category.share != 0 and all(each.kind == "finding" and not each.results for each in activities)
    for gives in rule.gives():
        usual = "loss" if gives.usual == "as-rows" and found else gives.usual
        if usual in ("loss", "gain"):
            for loc, value in gives.numbers():
                if value and (value > 0) != (usual == "gain"):
                    yield Suspicion(loc, "sign-unlikely", "warning", {"points": plain(value)})


def _texts(rule: r.Rule) -> Iterator[Suspicion]:
    yield from clause_suspicions(("clause",), rule.clause)
    if not rule.says.strip():
        yield Suspicion(("says",), "text-blank", "error", {"key": "says"})
    if rule.can_deduct and not (rule.mend and rule.mend.strip()):
        yield Suspicion(("[key]",), "mend-wanting", "warning", {})


def clause_suspicions(loc: tuple[str | int, ...], clause: str) -> Iterator[Suspicion]:
    """A citation that names no place in the text: neither an article nor a table (表), or a row of it (表·遲到)."""
    if not _NUMBERED.search(clause) and not clause.strip().startswith("表"):
        yield Suspicion(loc, "clause-without-number", "error", {"found": clause.strip() or "␣"})
