"""Tests as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from dangxing.language.voice import Remark
from dangxing.results import Scorecard
from dangxing.rules import RuleSet, Span
from dangxing.rules.bounds import Of, Standards
from dangxing.rules.measures import AskHours, AskMissed, AskMonths, AskRows, Measure, Voted, Without
from dangxing.rules.outcomes import Quota
from dangxing.rules.when import (
    SCORES,
    AnyOf,
    AskSettled,
    Lost,
    Marked,
    NoneOf,
    OfLastOutcome,
    OfParts,
    OfPost,
    OfStanding,
    OfTrack,
    OfVerdict,
    PartPlace,
    Ranked,
    Rated,
    Scored,
    Test,
)
from dangxing.scoring.figures import NO_RANKS, Ranks
from dangxing.scoring.settled import span_remark
from dangxing.scoring.when import Met, holds, met_parts


def grounds(when: Sequence[Test], card: Scorecard, rules: RuleSet, ranks: Ranks = NO_RANKS) -> Iterator[Remark]:
    """The tests that hold, as sentences."""
    for test in when:
        if isinstance(test, AnyOf):
            yield from (_found(each, card, rules, ranks) for each in test.any if holds(each, card, ranks))
        elif holds(test, card, ranks):
            yield _found(test, card, rules, ranks)


def _found(test: Test, card: Scorecard, rules: RuleSet, ranks: Ranks) -> Remark:
    """A test that holds as a sentence; of parts of the year with how many and which they are."""
    if not isinstance(test, Rated | AskSettled):
        return told(test, rules)
    spans = tuple(map(span_remark, _counting(test, met_parts(test, card, ranks))))
    met = None if test.within else len(spans)
    said = _rated(test, rules, met) if isinstance(test, Rated) else _settled(test, rules, met)
    return Remark("remarks.test-settled-where", {"test": said, "spans": spans})


def _counting(test: OfParts, groups: Met) -> Iterator[Span]:
    """The parts of the year by which a test holds: of a quarter, or a run, that is not enough none is."""
    for group in groups:
        runs = (tuple(run) for _, run in groupby(group, key=lambda span: span is not None))
        for met in runs if test.in_a_row else (group,):
            if test.enough([[span is not None for span in met]]):
                yield from (span for span in met if span is not None)


def told(test: Test, rules: RuleSet) -> Remark:
    """A test as a sentence."""
    match test:
        case AnyOf() | NoneOf():
            name, tests = ("any", test.any) if isinstance(test, AnyOf) else ("none", test.none)
            return Remark(f"remarks.test-{name}", {"tests": tuple(told(each, rules) for each in tests)})
        case AskRows() | AskHours() | AskMissed() | AskMonths():
            measure = test.measure
            name = f"remarks.test-{measure.what}" if measure.missed == "missed" else f"remarks.test-{measure.missed}"
            return Remark(name, {"activity": _rows(measure), "bound": _bound(test)})
        case AskSettled():
            return _settled(test, rules)
        case Rated():
            return _rated(test, rules)
        case Voted():
            return Remark("remarks.test-votes", {"word": test.votes, "bound": _share_bound(test)})
        case Without():
            return Remark("remarks.test-without", {"activity": _rows(test.measure)})
        case OfVerdict() | OfLastOutcome() | OfStanding() | OfPost() | OfTrack():
            return _of_member(test, rules)
        case Marked():
            return Remark("remarks.test-mark", {"name": test.mark, "bound": _bound(test)})
        case Scored():
            return _scored(test, rules)
        case Lost():
            name = "remarks.test-lost-total" if test.lost == "total" else "remarks.test-lost"
            return Remark(name, {"name": title_of(test.lost, rules), "bound": _bound(test)})
        case Ranked():
            name, params = _placed(test.rank)
            params["of"] = among(test.rank.of, test.rank.among, rules)
            if test.rank.by is None:
                return Remark(name, params)
            return Remark(f"{name}-by", {**params, "by": _score_told(test.rank.by, rules)})


def _scored(test: Scored, rules: RuleSet) -> Remark:
    """A score, or what it is above a share of another figure, as a sentence."""
    if test.minus is None:
        params = {"name": title_of(test.score, rules), "bound": _bound(test)}
        return Remark(f"remarks.test-score{_own(test.score)}", params)
    share = {"share": portion_told(test.minus.share or "100%")}
    less: Remark | str
    if test.minus.of and test.minus.ratio == 1:
        less = _score_told(test.minus.of, rules)
    elif test.minus.of:
        less = Remark("remarks.minus-of", {"name": _score_told(test.minus.of, rules), **share})
    else:
        own = "-total" if test.minus.lost == "total" else ""
        less = Remark(f"remarks.minus-lost{own}", {"name": title_of(test.minus.named, rules), **share})
    if not any(number for _, number in test.bounds):
        # At least 0 above another is at least that one.
        bounds = tuple(Remark(f"remarks.{name}", {"number": less}) for name, _ in test.bounds)
        params = {"name": title_of(test.score, rules), "bound": Remark("remarks.bounds", {"bounds": bounds})}
        return Remark(f"remarks.test-score{_own(test.score)}", params)
    params = {"name": _score_told(test.score, rules), "less": less, "bound": _bound(test)}
    return Remark("remarks.test-minus", params)


def _score_told(name: str, rules: RuleSet) -> Remark | str:
    """What a score is called."""
    return Remark(f"remarks.score-{name}") if name in SCORES else title_of(name, rules)


def _placed(place: PartPlace) -> tuple[str, dict[str, object]]:
    """The sentence of a place, and what stands in it."""
    end = "last" if place.first is None else "first"
    portion: int | str = (place.last if place.first is None else place.first) or 0
    of, ties = Remark(f"remarks.of-{place.of}"), Remark(f"remarks.ties-{place.ties}")
    return f"remarks.test-rank-{end}", {"portion": portion_told(portion), "of": of, "ties": ties}


def place_told(place: PartPlace) -> Remark:
    """A place as a sentence."""
    return Remark(*_placed(place))


def _of_member(test: OfVerdict | OfLastOutcome | OfStanding | OfPost | OfTrack, rules: RuleSet) -> Remark:
    match test:
        case OfVerdict():
            return Remark("remarks.test-verdict", {"words": test.verdict})
        case OfLastOutcome():
            titles = tuple(outcome_told(each, rules) for each in test.last_outcome)
            return Remark("remarks.test-last-outcome", {"words": titles})
        case OfStanding():
            return Remark(f"remarks.test-standing-{test.standing}")
        case OfPost():
            return Remark("remarks.test-post", {"words": test.post})
        case OfTrack():
            return Remark("remarks.test-track", {"words": tuple(rules.tracks[each].title for each in test.track)})


def among(of: Of, band: str | None, rules: RuleSet) -> Remark:
    """Among whom a place is told: those of a group who meet a band, or all of it who are ranked."""
    group = Remark(f"remarks.of-{of}")
    return group if band is None else Remark("remarks.of-meeting", {"of": group, "band": outcome_told(band, rules)})


def quota_of(quota: Quota, rules: RuleSet) -> Remark:
    """Of whom a quota is a share."""
    return Remark(f"remarks.of-{quota.of}-all") if quota.among == "all" else among(quota.of, quota.band, rules)


def quota_told(quota: Quota, rules: RuleSet) -> Remark:
    """A quota as a sentence."""
    found = Remark("remarks.quota", {
        "portion": portion_told(quota.at_most), "of": quota_of(quota, rules),
        "ties": Remark(f"remarks.ties-{quota.ties}"), "clause": quota.clause,
        "round": Remark(f"remarks.round-{quota.round}"),
    })  # fmt: skip
    if quota.at_least is None:
        return found
    return Remark("remarks.and", {"first": found, "second": Remark("remarks.quota-least", {"count": quota.at_least})})


def outcome_told(outcome: str, rules: RuleSet) -> str | Remark:
    """What an outcome is called; one that the rules do not have, by its id."""
    named = rules.outcome(outcome)
    own = Remark("remarks.outcome-vetoed") if outcome == "vetoed" else outcome
    return own if named is None else named.title


def _settled(test: AskSettled, rules: RuleSet, met: int | None = None) -> Remark:
    """So many parts of the year, or so many in a row; ``met``: how many there are, where that is known."""
    every = Remark(f"remarks.every-{test.by or every_of(test.settled, rules)}")
    count = test.in_a_row or met or test.times or 1
    name = "remarks.test-in-a-row" if test.in_a_row else "remarks.test-settled"
    title: Remark | str = title_of(test.settled, rules)
    if test.minus:
        title = Remark("remarks.less-before", {"name": title})
    params: dict[str, object] = {"name": title, "count": count, "every": every}
    if test.bounds:
        params["bound"] = _bound(test)
    if test.rank is not None:
        name += "-both" if test.bounds else "-rank"
        params["rank"] = place_told(test.rank)
    found = Remark(name, params)
    return Remark("remarks.test-within-quarter", {"test": found}) if test.within else found


def _rated(test: Rated, rules: RuleSet, met: int | None = None) -> Remark:
    rating = rules.ratings[test.rated]
    every = Remark(f"remarks.every-{rating.by or every_of(rating.of, rules)}")
    titles = tuple(band.title for band in rating.bands if band.id in test.band)
    params = {"name": rating.title, "count": test.in_a_row or met or test.times or 1, "every": every, "bands": titles}
    found = Remark("remarks.test-rated-in-a-row" if test.in_a_row else "remarks.test-rated", params)
    return Remark("remarks.test-within-quarter", {"test": found}) if test.within else found


def every_of(category: str, rules: RuleSet) -> str:
    """By which parts of the year a category is settled, in whichever track it stands."""
    found = (track.categories[category].settle for track in rules.tracks.values() if category in track.categories)
    return next((settle.every for settle in found if settle is not None), "month")


def title_of(category: str, rules: RuleSet) -> str:
    """The title of a category, in whichever track it stands."""
    titles = (track.categories[category].title for track in rules.tracks.values() if category in track.categories)
    return next(titles, category)


def _own(score: str) -> str:
    return f"-{score}" if score in SCORES else ""


def _rows(measure: Measure) -> Remark | tuple[str, ...]:
    rows: Remark | tuple[str, ...] = measure.activity
    if measure.result:
        rows = Remark("remarks.test-with-result", {"activity": measure.activity, "result": measure.result})
    return rows if measure.whose == "self" else Remark(f"remarks.test-of-{measure.whose}", {"rows": rows})


def _bound(test: Standards) -> Remark:
    bounds = test.bounds or (("at_least", Decimal(1)),)
    return Remark(
        "remarks.bounds", {"bounds": tuple(Remark(f"remarks.{name}", {"number": number}) for name, number in bounds)}
    )


def _share_bound(test: Voted) -> Remark:
    """The bounds of a share of votes, as they are written."""
    told = ((name, getattr(test, name)) for name, _ in test.bounds)
    bounds = tuple(Remark(f"remarks.{name}", {"number": portion_told(portion)}) for name, portion in told)
    return Remark("remarks.bounds", {"bounds": bounds})


def portion_told(portion: int | str) -> str:
    """A share or a number of places, as people write it."""
    return str(portion).replace(" ", "").replace("％", "%")
