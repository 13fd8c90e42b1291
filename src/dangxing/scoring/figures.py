"""The figures of a card by their names: scores, marks, what was lost; and where it stands by them among others."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final

from dangxing.records import Member
from dangxing.results import CategoryScore, Scorecard, Settled
from dangxing.rules import Span, Track
from dangxing.rules.bounds import Of
from dangxing.rules.outcomes import Quota
from dangxing.rules.pots import ShareOf
from dangxing.rules.ranking import Counted, as_number
from dangxing.rules.when import AskSettled, PartPlace, Place

ZERO = Decimal(0)
Group = tuple[Of, str, str]
_RANKED: Final[tuple[Of, ...]] = ("rule-set", "track", "branch")
# What is left of thirds stands behind so many decimals.
_SHARP: Final = 6


# Finer than any figure of a regulation, and coarser than what thirds of a point lose.
NOISE: Final = Decimal("0.000001")


def rounded(value: Decimal, to: Decimal) -> Decimal:
    """Rounded half up where it is finer; what thirds and the like have lost decides nothing."""
    exponent, coarsest = value.as_tuple().exponent, to.as_tuple().exponent
    if isinstance(exponent, int) and isinstance(coarsest, int) and exponent >= coarsest:
        return value
    return value.quantize(NOISE, ROUND_HALF_EVEN).quantize(to, ROUND_HALF_UP)


def sharp(value: Decimal) -> Decimal:
    """A number as it is compared: three thirds of ten are ten, though each was carried to nine decimals."""
    exponent = value.as_tuple().exponent
    return value if isinstance(exponent, int) and exponent >= -_SHARP else round(value, _SHARP)


def score_of(name: str, card: Scorecard) -> Decimal | None:
    """A score by its name: the total, the quantified one, the poll, or that of a category; None: there is none, or
    nobody knows yet where a category begins."""
    if waits(name, card):
        return None
    own = {"total": card.total, "quantified": card.quantified, "poll": card.poll}
    if name in own:
        return own[name]
    return next((category.score for category in card.categories if category.id == name), None)


def waits(name: str, card: Scorecard) -> bool:
    """Whether a score, of a category or of all, is wanting because nobody knows yet where a category begins."""
    return any(not each.known and name in ("quantified", each.id) for each in card.categories)


def inner_score(name: str, card: Scorecard, track: Track) -> Decimal | None:
    """The score of a part, held to what it gives at most, or the points of a rule; None: there is no such one."""
    for score in card.categories:
        category = track.categories[score.id]
        if name in category.parts:
            given = ((line.rule, line.points) for line in card.lines)
            return category.under([held for _, held in score.held]).of_part(name, given)
    return sum((line.points for line in card.lines if line.rule == name), ZERO) if name in track.rules else None


def mark_or_score(name: str, card: Scorecard) -> Decimal | None:
    """A mark or a score by its name; None: there is none."""
    found = card.marks[name] if name in card.marks else score_of(name, card)
    return None if found is None else sharp(found)


def lost(name: str, card: Scorecard) -> Decimal:
    """The points that rules took, of a category or in all, as a number that is not below 0."""
    return -sum((each.deduction for each in card.categories if name in ("total", each.id)), ZERO)


def lost_of(tie: Counted, card: Scorecard) -> Decimal | None:
    """The points lost by which equal totals are parted; None: the member's track has no such category."""
    name = tie.lost or "total"
    known = name == "total" or any(each.id == name for each in card.categories)
    return lost(name, card) if known else None


def figure_of(share: ShareOf, card: Scorecard) -> Decimal | None:
    """What a level is a share of: the score of a category, or what was lost in it; None: the track has none."""
    return score_of(share.of, card) if share.of else lost(share.lost or "", card)


# ── Among others ─────────────────────────────────────────────────────────────────────────────────────────────────────


def ranked(cards: list[Scorecard]) -> tuple[Scorecard, ...]:
    """The cards with their ranks: over the rule set, within its tracks, within its branches; equal totals share a rank.

    The next rank after a shared one is skipped (1, 2, 2, 4). A card without a total has no rank, nor has any in a group
    in which somebody's period goes on: others may still come before it.
    """
    whole, tracks, branches = (_ranks([group_of(of, card) for card in cards], cards) for of in _RANKED)
    return tuple(
        card._replace(rank=whole.get(at), track_rank=tracks.get(at), branch_rank=branches.get(at))
        for at, card in enumerate(cards)
    )


def _ranks(groups_: Sequence[Group], cards: Sequence[Scorecard]) -> Mapping[int, int]:
    """The ranks by place, each among those of the same group."""
    open_ = {group for group, card in zip(groups_, cards, strict=True) if card.goes_on}
    groups: dict[Group, list[tuple[Decimal, Decimal, int]]] = defaultdict(list)
    for at, (group, card) in enumerate(zip(groups_, cards, strict=True)):
        if card.total is not None and group not in open_:
            # A member without the tie-breaking figure stands behind everyone who has one.
            groups[group].append((-card.total, _behind(card.tie_break), at))
    ranks: dict[int, int] = {}
    for members in groups.values():
        members.sort()
        previous = None
        rank = 0
        for place, (total, tie_break, at) in enumerate(members, start=1):
            if (total, tie_break) != previous:
                rank, previous = place, (total, tie_break)
            ranks[at] = rank
    return ranks


def _behind(tie_break: Decimal | str | None) -> Decimal:
    """What a figure that parts equal totals sorts by: who lacks it stands behind everyone who has one."""
    figure = as_number(tie_break) if isinstance(tie_break, str) else tie_break
    # The sign alone is turned: digits are no arithmetic's to lose.
    return Decimal(1) if figure is None else figure.copy_negate()


@dataclass(frozen=True)
class Ranks:
    """Among whom a place is told: the ranks of all who are scored, by group, in order, or their scores of a part of the
    year. ``every`` are the cards of those without a total as well; ``meeting`` who meets a band, by rule set and band,
    of those among whom places are told."""

    cards: tuple[Scorecard, ...] = ()
    every: tuple[Scorecard, ...] = ()
    meeting: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    known: dict[tuple[Of, str, str, str | None, str | None], Sequence[Decimal]] = field(default_factory=dict)
    parts: dict[tuple[object, ...], dict[tuple[object, ...], list[Decimal]]] = field(default_factory=dict)

    @classmethod
    def of(cls, cards: Iterable[Scorecard]) -> Ranks:
        """Those of all cards; whoever has no total has no place."""
        every = tuple(cards)
        return cls(tuple(card for card in every if card.total is not None), every)

    @cached_property
    def everyone(self) -> Mapping[Group, int]:
        """How many are appraised in each group, scored or not: all of whom a day lies in the year."""
        return Counter(group_of(of, card) for card in self.every if card.months for of in _RANKED)

    def staff(self, quota: Quota, card: Scorecard) -> int:
        """Of how many in the card's group a quota is a share."""
        if quota.among == "all":
            return self.everyone.get(group_of(quota.of, card), 0)
        return len(self.among(quota.of, card, band=quota.band))

    def meets(self, band: str | None, card: Scorecard) -> bool:
        """Whether a card is of those who meet a band (None: all)."""
        return band is None or card.member.id in self.meeting.get((card.rule_set, band), ())

    def among(self, of: Of, card: Scorecard, by: str | None = None, band: str | None = None) -> Sequence[Decimal]:
        """The ranks of the card's group, or what stands for them by a mark or a score; of those who meet a ``band``."""
        key = (*group_of(of, card), by, band)
        if key not in self.known:
            found: dict[tuple[Of, str, str, str | None, str | None], list[Decimal]] = defaultdict(list)
            for each in self.cards:
                if self.meets(band, each):
                    found[*group_of(of, each), by, band].append(position(of, each, by))
            self.known.update((group, sorted(places)) for group, places in found.items())
        return self.known.get(key, ())

    def of_part(self, test: AskSettled, of: Of, card: Scorecard, span: Span) -> Sequence[Decimal]:
        """What stands for the places of the card's group in a part of the year: the greater score the earlier."""
        asked = (test.settled, test.by, test.minus, of)
        if asked not in self.parts:
            found: dict[tuple[object, ...], list[Decimal]] = defaultdict(list)
            for each in self.cards:
                for score in each.categories:
                    for part in parts_of(test, score) if score.id == test.settled else ():
                        found[*group_of(of, each), part.span].append(-sharp(part.score))
            self.parts[asked] = {group: sorted(scores) for group, scores in found.items()}
        return self.parts[asked].get((*group_of(of, card), span), ())


NO_RANKS = Ranks()
Standing = tuple[int, int, int]
"""How many are ahead, how many stand no lower, and among how many."""


def group_in(of: Of, member: Member) -> str:
    """Among whom a member is compared."""
    return {"branch": member.branch, "track": member.track, "rule-set": ""}[of]


def group_of(of: Of, card: Scorecard) -> Group:
    """Which group a card stands in, among whom its place is told."""
    return of, card.rule_set, group_in(of, card.member)


def known_rank(of: Of, card: Scorecard) -> int | None:
    """The rank in a group; None: there is no total, or somebody's period goes on in it."""
    return {"branch": card.branch_rank, "track": card.track_rank, "rule-set": card.rank}[of]


def rank_of(of: Of, card: Scorecard) -> int:
    """The rank in a group. A card that has none is not asked."""
    return known_rank(of, card) or 0


def position(of: Of, card: Scorecard, by: str | None = None) -> Decimal:
    """The rank in a group, or what stands for it by a mark or a score: the greater the earlier."""
    if by is None:
        return Decimal(rank_of(of, card))
    figure = mark_or_score(by, card)
    return Decimal("Infinity") if figure is None else -figure


def parts_of(test: AskSettled, category: CategoryScore) -> tuple[Settled, ...]:
    """What a test asks of: the parts by which a category is settled, or the quarters of which any month counts; or
    those parts that have one next before them, with what they are above that."""
    if test.minus is None:
        return category.quarters if test.by else category.settled
    return tuple(
        part._replace(score=part.score - before.score)
        for before, part in pairwise(category.settled)
        if part.span.first - before.span.last == dt.timedelta(1)
    )


def standing(place: Place, card: Scorecard, ranks: Ranks) -> Standing:
    """Where a card stands by rank, or by a mark or a score."""
    return _among(ranks.among(place.of, card, place.by, place.among), position(place.of, card, place.by))


def standing_in(test: AskSettled, place: PartPlace, card: Scorecard, part: Settled, ranks: Ranks) -> Standing:
    """Where a card stands in a part of the year."""
    return _among(ranks.of_part(test, place.of, card, part.span), -sharp(part.score))


def _among(places: Sequence[Decimal], own: Decimal) -> Standing:
    return bisect_left(places, own), bisect_right(places, own), len(places)
