"""The ledger of a year and the rules of the next → targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from dangxing.language import script
from dangxing.language.voice import Remark
from dangxing.ledger import Card, Ledger
from dangxing.ledger.rows import Line
from dangxing.reports.targets.model import Item, Section, Standing, Targets
from dangxing.results import CategoryScore
from dangxing.rules import Rulebook, RuleSet, Track


def in_order(rows: Iterable[Card], rulebook: Rulebook, branches: Iterable[str] = ()) -> list[Card]:
    """Members by branch (those of ``branches`` first), track and id.

    Those of a track that ``rulebook`` no longer has are left out.
    """
    branch = script.in_order(branches)
    places = {track: at for at, track in enumerate(rulebook.tracks)}
    known = (row for row in rows if row.track in places)
    return sorted(known, key=lambda row: (branch(row.branch), places[row.track], row.id, row.run))


def targets_of(ledger: Ledger, rows: Sequence[Card], rulebook: Rulebook) -> Iterator[Targets]:
    """The targets of members by what the ledger has of them for the year before, in the order of ``rows``.

    ``rulebook`` holds the rules in force in the year of the targets. KeyError: a row's track is not in it. Rules
    are paired by their ids: those that are no longer in force are not listed.
    """
    used = {digest: row.rule_set for digest, row in ledger.rules().items()}
    return (_of_member(card, rulebook, used[card.rules]) for card in ledger.filled(rows))


def _of_member(row: Card, rulebook: Rulebook, last: RuleSet) -> Targets:
    rules, track = rulebook.tracks[row.track]
    # A track may have passed to another rule set since: what scored by other rules is not this one's past.
    before = last.tracks[row.track] if last.id == rules.id and row.track in last.tracks else None
    given: dict[str, list[Line]] = {}
    for line in row.lines if before else ():
        given.setdefault(line.rule, []).append(line)
    sections = tuple(_sections(row, track, before, given))
    dropped = sum((line.points for lines in given.values() for line in lines), Decimal(0))
    return Targets(row, track, rules, last, sections, dropped)


def _sections(row: Card, track: Track, before: Track | None, given: dict[str, list[Line]]) -> Iterator[Section]:
    """The categories of the track, with what came of each before; takes the lines it tells of out of ``given``."""
    homes = {
        rule_id: category_id
        for category_id, category in (before.categories.items() if before else ())
        for rule_id in category.rules
    }
    scores = {score.id: score for score in row.categories}
    for category_id, category in track.categories.items():
        items: list[Item] = []
        for rule_id, rule in category.rules.items():
            standing = _standing(homes.get(rule_id), scores)
            items += (Item(rule_id, rule, standing, *each) for each in _told(given.pop(rule_id, ())))
        score = scores.get(category_id) if before else None
        known = score.score if score and score.applies else None
        yield Section(category_id, category, known, tuple(items))


def _told(lines: Iterable[Line]) -> Iterator[tuple[Decimal, tuple[Remark, ...]]]:
    """The points and remarks of a rule, those of several parts of the year together.

    What it gave and what it took stand apart, in the order of their first lines; all but 0 where it did neither.
    """
    apart: dict[bool, list[Line]] = {}
    for line in lines:
        apart.setdefault(line.points < 0, []).append(line)
    for alike in apart.values() or [[]]:
        remarks: list[Remark] = []
        remarks += (line.remark for line in alike if line.remark is not None and line.remark not in remarks)
        yield sum((line.points for line in alike), Decimal(0)), tuple(remarks)


def _standing(home: str | None, scores: dict[str, CategoryScore]) -> Standing:
    """What is known of a rule that stood in the category ``home`` last year (None: there was no such rule)."""
    if home is None:
        return "new"
    if home not in scores:
        return "unscored"
    return "scored" if scores[home].applies else "exempt"
