"""What ratings of parts of the year, and tests of them, cannot mean."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from dangxing import rules as r
from dangxing.rules.loading.faults import Fault, Loc, unknown
from dangxing.rules.measures import AskHours, AskMissed, AskMonths, AskRows, Without
from dangxing.rules.outcomes import Rating
from dangxing.rules.periods import LENGTHS, Every
from dangxing.rules.when import OfPost, OfStanding, OfTrack, Ranked, Rated, leaves

# What is known of a part of the year by itself.
_OF_PART: Final = (
    AskRows, AskHours, AskMissed, AskMonths, Without, OfStanding, OfPost, OfTrack, Ranked, Rated,
)  # fmt: skip


def rating_faults(rules: r.RuleSet) -> Iterator[Fault]:
    """What ratings cannot mean, and tests that ask for them."""
    for name, rating in rules.ratings.items():
        yield from _rating_faults(rules, name, rating)
    every = tuple(rules.ratings)
    for base, _, when in rules.tested:
        # A rating may ask for those before it.
        known = every[: every.index(str(base[1]))] if base[0] == "ratings" else every
        for loc, test in leaves(when):
            if isinstance(test, Rated):
                yield from _rated_faults(rules, (*base, *loc), test, known)


def _rating_faults(rules: r.RuleSet, name: str, rating: Rating) -> Iterator[Fault]:
    base: Loc = ("ratings", name)
    settles = _settles(rules, rating)
    if not settles:
        settled = [key for track in rules.tracks.values() for key, each in track.categories.items() if each.settle]
        yield unknown((*base, "of"), "not-settled", rating.of, dict.fromkeys(settled))
    if rating.by is not None and any(settle.quarter is None for settle in settles.values()):
        yield Fault((*base, "by"), "settled-by", {"found": rating.of})
    for at, band in enumerate(rating.bands):
        here: Loc = (*base, "bands", at)
        if any(band.id == other.id for other in rating.bands[:at]):
            yield Fault((*here, "id"), "band-twice", {"found": band.id})
        if any(band.title == other.title for other in rating.bands[:at]):
            yield Fault((*here, "title"), "rating-title", {"found": band.title})
        if band.quota and band.quota.among != "scored":
            yield Fault((*here, "quota", "among"), "rating-among", {})
        above = rating.bands[at - 1] if at else None
        if above is not None and not (above.when or above.quota) and _hides(above.at_least, band.at_least):
            params = {"found": f"{band.at_least or 0:f}", "above": f"{above.at_least or 0:f}"}
            yield Fault((*here, "at_least"), "bands-order", params)
        for loc, test in leaves(band.when):
            of_year = isinstance(test, Ranked) and (test.rank.by is not None or test.rank.among is not None)
            if of_year or not isinstance(test, _OF_PART):
                yield Fault((*here, "when", *loc), "rating-test", {})


def _hides(above: Decimal | None, own: Decimal | None) -> bool:
    """Whether whoever meets a band meets the one above it, which asks for nothing but a score."""
    return above is None or (own is not None and own >= above)


def _rated_faults(rules: r.RuleSet, here: Loc, test: Rated, known: tuple[str, ...]) -> Iterator[Fault]:
    """A test of what is no rating, or comes later; of bands that it does not have; of parts that are no months."""
    if test.rated not in known:
        yield unknown((*here, "rated"), "unknown-rating", test.rated, known)
        return
    rating = rules.ratings[test.rated]
    bands = [band.id for band in rating.bands]
    for at, word in enumerate(test.band):
        if word not in bands:
            yield unknown((*here, "band", at), "unknown-band", word, bands)
    every = _every(rules, rating)
    if test.within is not None and any(each != "month" for each in every.values()):
        yield Fault((*here, "within"), "settled-months", {"found": rating.of})
    own = _every(rules, rules.ratings[str(here[1])]) if here[0] == "ratings" else {}
    if any(LENGTHS[each] > LENGTHS[own[track]] for track, each in every.items() if track in own):
        yield Fault((*here, "rated"), "rating-longer", {"found": test.rated})


def _settles(rules: r.RuleSet, rating: Rating) -> dict[str, r.Settle]:
    """How the category of a rating is settled, by track."""
    found = {
        key: track.categories[rating.of].settle for key, track in rules.tracks.items() if rating.of in track.categories
    }
    return {key: settle for key, settle in found.items() if settle is not None}


def _every(rules: r.RuleSet, rating: Rating) -> dict[str, Every]:
    """By which parts of the year a rating goes, by track."""
    return {key: rating.by or settle.every for key, settle in _settles(rules, rating).items()}
