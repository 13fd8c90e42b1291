"""The cells that outcomes ask for beside the outcome, and what stands in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from dangxing.language.voice import Remark, Voice
from dangxing.records import column_letters
from dangxing.rules import Band, RuleSet, Track
from dangxing.rules.bounds import Of
from dangxing.rules.measures import Measure
from dangxing.rules.outcomes import Quota
from dangxing.rules.when import SCORES, Lost, Place, Ranked, Scored, leaves
from dangxing.scored.columns import Columns
from dangxing.scored.plan import Group, Plan, Spot
from dangxing.scoring import figures, grounds, outcomes
from dangxing.sheets.book import Book


class Fact(NamedTuple):
    """A cell that outcomes ask for: a number of rows, points lost, how many are ranked, how many stand no lower."""

    kind: Literal[
        "measure", "lost", "size", "all", "upto", "meets", "eligible", "place", "part", "start", "by-place", "by-upto"
    ]  # fmt: skip
    of: Measure | str


def facts_of(rules: RuleSet) -> tuple[Fact, ...]:
    """The cells that a rule set's outcomes ask for, in the order of their columns."""
    found = [Fact("measure", measure) for measure in rules.measures_of_outcomes]
    found += [
        Fact("start", category_id)
        for track in rules.tracks.values()
        for category_id, category in track.categories.items()
        if category.fed
    ]
    # The parts of which only the highest count stand side by side.
    found += [
        Fact("part", f"{category_id}/{part}")
        for track in rules.tracks.values()
        for category_id, category in track.categories.items()
        if category.keep and category.settle is None
        for part in category.parts
    ]
    found += [Fact("lost", share.lost) for category_id, share in rules.shares if share.lost not in (None, category_id)]
    for loc, _, tests in rules.tested:
        for _, test in leaves(tests) if loc[0] in ("bands", "limits") else ():
            if isinstance(test, Lost):
                found.append(Fact("lost", test.lost))
            if isinstance(test, Scored) and test.minus and test.minus.lost:
                found.append(Fact("lost", test.minus.lost))
            if isinstance(test, Ranked):
                found += placed_by(test.rank)
    found += [Fact("meets", band.id) for band in rules.compared]
    for band in rules.bands:
        if band.quota:
            found += [staff_of(band.quota), Fact("eligible", band.id), Fact("place", band.id)]
    return tuple(dict.fromkeys(found))


def placed_by(place: Place) -> tuple[Fact, ...]:
    """The cells of a place by rank: among how many, perhaps the place itself, and how many stand no lower."""
    size, upto = size_of(place.of, place.among), f"{place.of}/{place.among or ''}/{place.by or ''}"
    if place.among is None and place.by is None:
        return size, Fact("upto", place.of)
    return size, Fact("by-place", upto), Fact("by-upto", upto)


def size_of(of: Of, band: str | None) -> Fact:
    """The cell of how many are ranked, or of those of them who meet a band."""
    return Fact("size", of if band is None else f"{of}/{band}/")


def staff_of(quota: Quota) -> Fact:
    """The cell of how many a quota is a share of."""
    return Fact("all", quota.of) if quota.among == "all" else size_of(quota.of, quota.band)


def quota_bands(rules: RuleSet) -> tuple[Band, ...]:
    """The bands that have a quota, in the order of their columns in 總表."""
    return tuple(band for band in rules.bands if band.quota)


def told_bands(rules: RuleSet) -> tuple[tuple[Fact, Band], ...]:
    """Of which bands 總表 says who meets them, in the order of its columns: those that have a quota and ask for no
    higher one, and those among whom places are told."""
    quotas = ((Fact("eligible", band.id), band) for band in quota_bands(rules))
    return (*quotas, *((Fact("meets", band.id), band) for band in rules.compared))


@dataclass(frozen=True)
class Standings:
    """How the members of one rule set stand, so that formulas can be stored with their values."""

    group: Group
    ranks: figures.Ranks = field(init=False)

    def __post_init__(self) -> None:
        ranks = outcomes.ranks_of((spot.card for spot in self.group.spots), (self.group.rules,))
        object.__setattr__(self, "ranks", ranks)

    def told(self, fact: Fact, band: Band, spot: Spot) -> bool:
        """Whether a member meets what a band asks for; of one that has a quota: and is in no higher one."""
        return self.ranks.meets(band.id, spot.card) if fact.kind == "meets" else self.eligible(band, spot)

    def eligible(self, band: Band, spot: Spot) -> bool:
        """Whether a member meets what a band asks for and is in no higher one."""
        place = self.group.rules.bands.index(band)
        return (spot.card.band or 0) >= place and outcomes.falls(band, spot.card, self.ranks) is True

    @cached_property
    def _taken(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """The ranks of those who meet a band with a quota, by band and group, in order."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for band in quota_bands(self.group.rules):
            for spot in self.group.spots:
                if band.quota and spot.card.rank is not None and self.eligible(band, spot):
                    found[band.id, within(band.quota.of, spot)].append(figures.rank_of(band.quota.of, spot.card))
        for ranks in found.values():
            ranks.sort()
        return found

    def place(self, band: Band, quota: Quota, spot: Spot) -> int:
        """The place of a member among those who meet the band; ties that are out stand at the end of theirs."""
        taken = self._taken.get((band.id, within(quota.of, spot)), ())
        rank = figures.rank_of(quota.of, spot.card)
        return bisect_left(taken, rank) + 1 if quota.ties == "in" else bisect_right(taken, rank)

    def number(self, fact: Fact, spot: Spot) -> int:
        """How many are ranked in a group, or how many of them stand no lower than the member."""
        of, band, _ = by_of(fact)
        among = self.ranks.among(of, spot.card, band=band)
        return len(among) if fact.kind == "size" else bisect_right(among, figures.rank_of(of, spot.card))

    def number_by(self, fact: Fact, spot: Spot) -> int:
        """The place of a member by a mark or a score, or how many stand no lower by it."""
        of, band, by = by_of(fact)
        among, own = self.ranks.among(of, spot.card, by, band), figures.position(of, spot.card, by)
        return bisect_left(among, own) + 1 if fact.kind == "by-place" else bisect_right(among, own)


@dataclass(frozen=True)
class TrackCells:
    """Where the figures of the members of one track stand on its sheet."""

    book: Book
    plan: Plan
    columns: Columns
    standings: Standings
    facts: tuple[Fact, ...]

    @property
    def rules(self) -> RuleSet:
        """The rule set."""
        return self.standings.group.rules

    def titles(self) -> list[str]:
        """The headers of the facts."""
        return [fact_title(self.book, fact, self.rules) for fact in self.facts]

    def cell(self, fact: Fact, spot: Spot) -> str:
        """Where a fact of a member stands."""
        return f"{column_letters(self.columns.width + self.facts.index(fact))}{spot.track_row}"

    def score(self, name: str, spot: Spot) -> str | None:
        """The cell of a score; None: the track has no such category."""
        letter = self.columns.score(name)
        return f"{letter}{spot.track_row}" if letter else None

    def sharp(self, cell: str) -> str:
        """A score without what is left of thirds, so that three of ten are ten."""
        return f"ROUND({cell},6)" if self.rules.fine else cell


def by_of(fact: Fact) -> tuple[Of, str | None, str | None]:
    """Among whom a place is told, or members are counted; those who meet which band (None: all); and by which mark or
    score (None: by rank)."""
    of, band, by = (*str(fact.of).split("/", 2), "", "")[:3]
    return next(each for each in get_args(Of) if each == of), band or None, by or None


def within(of: Of, spot: Spot) -> str:
    """The name of a member's group."""
    return figures.group_in(of, spot.card.member)


def fact_title(book: Book, fact: Fact, rules: RuleSet) -> str:
    """The header of a fact's column."""
    voice: Voice = book.voice
    if isinstance(fact.of, Measure):
        activity = voice.any_of(fact.of.activity)
        if fact.of.result:
            activity = f"{activity} ({voice.any_of(fact.of.result)})"
        if fact.of.whose != "self":
            activity = book.say(f"fact-of-{fact.of.whose}", activity=activity)
        if fact.of.what == "votes":
            return book.say("fact-votes" if fact.of.result else "fact-votes-all", word=voice.any_of(fact.of.result))
        name = fact.of.what if fact.of.missed == "missed" else fact.of.missed
        return book.say(f"fact-{name}", activity=activity)
    if fact.kind == "lost":
        return book.say("fact-lost-total" if fact.of == "total" else "fact-lost", name=_category(fact.of, rules, voice))
    if fact.kind == "start":
        return book.say("fact-start", name=_category(fact.of, rules, voice))
    if fact.kind == "part":
        category_id, _, part = fact.of.partition("/")
        categories = (track.categories.get(category_id) for track in rules.tracks.values())
        parts = (category.parts[part] for category in categories if category and part in category.parts)
        return voice.title(next(parts))
    if fact.kind in ("by-place", "by-upto"):
        return _place_title(book, fact, rules)
    if fact.kind in ("size", "all", "upto"):
        of, band, _ = by_of(fact)
        if band is None:
            return book.say(f"fact-{fact.kind}-{of}")
        return book.say("fact-size", of=voice.remark(grounds.among(of, band, rules)))
    return book.say(f"fact-{fact.kind}", band=voice.outcome(fact.of, rules))


def _place_title(book: Book, fact: Fact, rules: RuleSet) -> str:
    """The header of a place among some, or by some figure."""
    of, band, by = by_of(fact)
    among = book.voice.remark(grounds.among(of, band, rules))
    if by is None:
        return book.say(f"fact-among-{fact.kind.removeprefix('by-')}", of=among)
    told = book.voice.remark(Remark(f"remarks.score-{by}")) if by in SCORES else _category(by, rules, book.voice)
    return book.say(f"fact-{fact.kind}", of=among, by=told)


def _category(name: str, rules: RuleSet, voice: Voice) -> str:
    tracks: Iterator[Track] = iter(rules.tracks.values())
    titles = (voice.title(track.categories[name]) for track in tracks if name in track.categories)
    return next(titles, voice.term(name))
