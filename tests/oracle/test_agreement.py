"""Two interpreters of the language, one answer: the scoring, and the one that was written from its docs alone."""

from __future__ import annotations

import os
import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dangxing.records import Records
from dangxing.results import Scorecard
from dangxing.rules import loading
from dangxing.scoring import score
from oracle import cards as oracle
from oracle.record_books import books
from oracle.rule_sets import rule_sets

YEAR = 2024
EXAMPLES = int(os.environ.get("DANGXING_ORACLE_EXAMPLES", "150"))
"""How many rule sets are made; more are worth their time after a change of the language."""

tried = settings(
    max_examples=EXAMPLES,
    derandomize="DANGXING_ORACLE_EXAMPLES" not in os.environ,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


class _Whole(yaml.SafeDumper):
    """YAML without anchors, which rule files may not have."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _scored(rules: dict[str, Any], book: Records) -> tuple[Scorecard, ...]:
    with tempfile.TemporaryDirectory() as folder:
        text = yaml.dump(rules, Dumper=_Whole, allow_unicode=True, sort_keys=False)
        (Path(folder) / "made.yaml").write_text(text, encoding="utf-8")
        return score(book, loading.load(Path(folder)), YEAR)


def _told(card: Scorecard) -> dict[str, Any]:
    """A card of the scoring, as far as both tell it."""
    forfeited = {line.category for line in card.lines if line.forfeit}
    lines: dict[Any, tuple[int, int, Fraction]] = {}
    for line in card.lines:
        if line.category not in forfeited:
            key = line.rule, line.span and tuple(line.span)
            gains, losses, points = lines.get(key, (0, 0, Fraction(0)))
            gained, lost = (line.times, 0) if line.points > 0 else (0, line.times)
            lines[key] = gains + gained, losses + lost, points + Fraction(line.points)
    return {
        "lines": lines,
        "categories": {each.id: Fraction(each.score) for each in card.categories},
        "settled": {each.id: [Fraction(part.score) for part in each.settled] for each in card.categories},
        "quantified": card.quantified,
        "total": card.total,
        "outcome": card.outcome,
        "ranks": (card.rank, card.track_rank, card.branch_rank),
    }


def _expected(card: oracle.Card) -> dict[str, Any]:
    return {
        "lines": {
            (rule, span and tuple(span)): line
            for told in card.categories.values()
            if not told.forfeit
            for (rule, span), line in told.lines.items()
        },
        "categories": {name: told.score for name, told in card.categories.items()},
        "settled": {name: [score for _, score in told.settled] for name, told in card.categories.items()},
        "quantified": None if card.quantified is None else oracle.rounded(card.quantified, "0.01"),
        "total": card.total,
        "outcome": card.outcome,
        "ranks": tuple(card.ranks.get(of) for of in ("rule-set", "track", "branch")),
    }


@tried
@given(st.data())
def test_both_come_to_the_same(data: st.DataObject) -> None:
    """On every line, category, total, rank and outcome of every member."""
    rules = data.draw(rule_sets())
    book = data.draw(books(rules))
    theirs = [_told(card) for card in _scored(rules, book)]
    ours = [_expected(card) for card in oracle.score(yaml.safe_load(yaml.safe_dump(rules)), YEAR, book)]
    assert theirs == ours
