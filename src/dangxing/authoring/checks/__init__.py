"""What is wrong with rules that can be loaded: findings with file, line and column, each with how to mend it.

``single`` looks at one rule, ``whole`` at a rule set; here they meet the files, and the cases that stand beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dangxing.authoring.checks.files import Sources
from dangxing.authoring.checks.findings import Finding, Severity, of_fault
from dangxing.rules import Rulebook
from dangxing.rules.loading import shipped_rules, sound

__all__ = ["CASES", "Finding", "Severity", "beside", "check_rules", "folder_of", "of_fault"]

CASES = "cases"


def check_rules(folder: Path | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with the rules in ``folder`` (None: those shipped): what weighs most first.

    Errors stand before warnings, and those before rules that no case tries; each in the order of files and lines.

    Faults that keep rules from being loaded stand among them; nothing is raised for them. Of a rule set that has any
    they come alone, the others are checked nevertheless.
    """
    book, faults = sound(folder)
    findings = [of_fault(fault) for fault in faults]
    if book is not None:
        sources = Sources(folder_of(folder))
        findings += [*_suspected(book, sources), *_cases(book, sources, whole=not faults)]
    return tuple(sorted(_once(findings), key=_weight))


def _weight(one: Finding) -> tuple[int, str, int, int, str]:
    weight = 0 if one.severity == "error" else 2 if one.short_code == "rule-without-case" else 1
    return weight, one.path, one.line, one.column, one.code


def folder_of(folder: Path | None) -> Path:
    """The folder itself, or that of the rules that are shipped."""
    return shipped_rules() if folder is None else folder


def beside(folder: Path | None, name: str) -> Path:
    """The folder of cases or clauses that goes with the rules: beside the rule sets in use."""
    return Sources(folder_of(folder)).beside(name)


def inherited_cases(book: Rulebook, folder: Path | None) -> tuple[Path, ...]:
    """The shipped files of cases of the shipped rule sets that those in ``folder`` change."""
    sources = Sources(folder_of(folder))
    paths = [shipped_rules() / CASES / f"{key}.yaml" for key in book.rule_sets if sources.changes_shipped(key)]
    return tuple(path for path in paths if path.is_file())


def _once(findings: list[Finding]) -> list[Finding]:
    """The findings, those that say the same of the same place once."""
    kept: dict[tuple[str, int, int, str, str], Finding] = {}
    for one in findings:
        kept.setdefault((one.path, one.line, one.column, one.code, str(sorted(one.params.items()))), one)
    return list(kept.values())


def _suspected(book: Rulebook, sources: Sources) -> Iterator[Finding]:
    from dangxing.authoring.checks.whole import rule_set_suspicions

    for key, rules in book.rule_sets.items():
        others = (each.read_of_others.values() for name, each in book.rule_sets.items() if name != key)
        elsewhere = frozenset[str]().union(*(activities for found in others for activities in found))
        # What has changed was once in force as well, and years gone by are still scored by it.
        eras = [(era.rules, era.first) for era in book.eras.get(key, ())] or [(rules, None)]
        for number, (version, first) in enumerate(eras):
            year = eras[1][1] - 1 if number == 0 and len(eras) > 1 and eras[1][1] else first
            for loc, code, severity, params in rule_set_suspicions(version, book.contract, elsewhere):
                yield Finding(*sources.spot(key, loc, year), severity, f"rulechecks.{code}", dict(params))


def _cases(book: Rulebook, sources: Sources, *, whole: bool) -> Iterator[Finding]:
    """What is wrong with cases. ``whole``: all rule sets are there, and a case of none of them is of none."""
    from dangxing.authoring import cases

    suite = cases.load(sources.beside(CASES), book)
    yield from (of_fault(fault) for fault in suite.faults if whole or fault.code != "cases.unknown-rule-set")
    for rule_set, track, rule_id in cases.uncovered(suite.cases, book):
        categories = book.tracks[track][1].categories
        home = next(key for key, category in categories.items() if rule_id in category.rules)
        loc = ("tracks", track, "categories", home, *categories[home].loc(rule_id), "[key]")
        spot = sources.spot(rule_set, loc)
        # What is inherited as it was is tried where it is written.
        if sources.is_own(spot[0]):
            yield Finding(*spot, "warning", "rulechecks.rule-without-case", {"rule": rule_id})
