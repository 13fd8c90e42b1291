"""A part of the records that is to be scored as the whole is: what is best of all in it goes along."""

from __future__ import annotations

from dataclasses import replace

from dangxing.records import Records
from dangxing.rules import Rulebook
from dangxing.rules.marks import any_by_best
from dangxing.scoring.index import Index


def with_bests(records: Records, rulebook: Rulebook, year: int) -> Records:
    """The records with the best of each mark that others are reckoned by, among all whom a rule set appraises."""
    comparing = [rules for rules in rulebook.rule_sets.values() if any_by_best(rules.marks)]
    if not comparing:
        return records
    index = Index(records, year, rulebook.groups)
    return replace(records, bests={rules.id: index.bests(rules) for rules in comparing})
