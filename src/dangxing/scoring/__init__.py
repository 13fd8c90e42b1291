"""Scores records by rules: (records, rules, year) → scorecards. Pure: no file, clock, YAML, SQL or printing.

One pass indexes the rows; then each member's rules look up what they need. The order of rows never matters.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from types import MappingProxyType

from dangxing.language.voice import Remark
from dangxing.records import OUTCOME, Appraisal, Before, Member, Records, Ref, votes_of
from dangxing.results import CategoryScore, Scorecard, met
from dangxing.rules import Rulebook, RuleSet, Track
from dangxing.rules.marks import given
from dangxing.rules.outcomes import Veto
from dangxing.rules.ranking import ENTERED, Counted, Tie, composed
from dangxing.scoring import figures, grounds, outcomes, when
from dangxing.scoring.categories import Behind, reckoned
from dangxing.scoring.evidence import Kept, MemberYear, period_of
from dangxing.scoring.feeding import Fed, Others, of_last
from dangxing.scoring.figures import NOISE, ranked, rounded
from dangxing.scoring.index import Index
from dangxing.scoring.kinds import ZERO

CENT = Decimal("0.01")
NO_MARKS: Mapping[str, Decimal] = MappingProxyType({})


def score(records: Records, rulebook: Rulebook, year: int, as_of: dt.date | None = None) -> tuple[Scorecard, ...]:
    """Score every member for the year, or for what of it lies up to ``as_of``, and rank them over the workbook.

    Shape: one card a member, in the order of 成員. Each member's track must be one of the rulebook's (validation
    sees to it). Sources: 第七條 (categories), 第八條 (total), 第十四、十五條 (outcome) of the enterprise rules; the
    same arithmetic serves every rule set. A member whose period ends after ``as_of`` is pending, with the score so far;
    one whose period has ended has the very card that the whole year gives.
    """
    rulebook = rulebook.for_year(year)
    return among(undecided(records, rulebook, year, as_of), rulebook)


def undecided(
    records: Records,
    rulebook: Rulebook,
    year: int,
    as_of: dt.date | None = None,
    *,
    of: Member | None = None,
    kept: Kept | None = None,
) -> list[Scorecard]:
    """The cards of members, each by itself: without rank, band and what follows. The rules are those of the year.

    ``of``: that one's alone, with those that it rests on. ``kept``: where it is kept what parts of the year come to, so
    that the same members can be scored again with other rows or events; all else is to be the same.
    """
    index = Index(records, year, rulebook.groups, kept)
    cards: dict[str, Scorecard] = {}
    # Who begins with what others hold is scored after them.
    for fed in (False, True) if rulebook.fed else (False,):
        others = Others(cards.values(), rulebook, whole=as_of is None) if fed else None
        for member in records.members:
            needed = of is None or member.id == of.id or (not fed and of.track in rulebook.fed)
            if needed and (member.track in rulebook.fed) == fed:
                cards[member.id] = _card(member, *rulebook.tracks[member.track], index, as_of, others)
    return [cards[member.id] for member in records.members if member.id in cards]


def among(cards: list[Scorecard], rulebook: Rulebook) -> tuple[Scorecard, ...]:
    """Cards that are undecided, ranked among each other and decided."""
    made = ranked(cards)
    if any(rules.ratings for rules in rulebook.rule_sets.values()):
        from dangxing.scoring import rating

        made = rating.rated(made, rulebook)
    return outcomes.decided(made, rulebook)


def _card(
    member: Member, rules: RuleSet, track: Track, index: Index, as_of: dt.date | None, others: Others | None
) -> Scorecard:
    appraisal = index.appraisals.get(member.id)
    before = index.before.get(member.id, {})
    blank, verdict = _blank(member, rules, appraisal, before.get(OUTCOME)), appraisal.verdict if appraisal else None
    if rules.veto and verdict is not None and verdict == rules.veto.verdict:
        return _vetoed(blank, rules.veto, Remark("remarks.vetoed", {"verdict": verdict, "clause": rules.veto.clause}))
    period = period_of(member, index.year, rules)
    if period is None:
        return blank._replace(reasons=(_outside(member, rules),), months=0)
    if as_of is not None and as_of < period[0]:
        begins = Remark("remarks.begins-later", {"date": as_of.isoformat(), "start": period[0].isoformat()})
        return blank._replace(reasons=(begins,), goes_on=True)
    year = index.member_year(member, period, rules, as_of)
    marks = {name: mark.value for name, mark in year.marks.items() if mark.value is not None}
    blank = blank._replace(measured=when.measured(rules, year), marks=marks, months=year.months)
    blank = blank._replace(reasons=tuple(outcomes.last_told(blank, rules, before.get(OUTCOME))))
    if rules.veto and rules.veto.when and when.ends(rules.veto, blank, lasting=year.due_by is not None):
        found = tuple(grounds.grounds(rules.veto.when, blank, rules))
        return _vetoed(blank, rules.veto, Remark("remarks.vetoed-by", {"found": found, "clause": rules.veto.clause}))
    starts = of_last(track, member, before)
    if others is not None:
        starts |= others.starts(track, member)
    card = _scored(blank, rules, track, year, appraisal, starts)
    if not rules.ratings:
        return card
    from dangxing.scoring import rating

    return rating.with_parts(card, rules, year, as_of)


def _blank(member: Member, rules: RuleSet, appraisal: Appraisal | None, before: Before | None) -> Scorecard:
    """The card of a member of whom nothing is scored yet."""
    verdict = appraisal.verdict if appraisal else None
    return Scorecard(
        member=member,
        rule_set=rules.id,
        categories=(),
        lines=(),
        quantified=None,
        poll=None,
        poll_from=None,
        total=None,
        full=rules.full_total,
        verdict=verdict,
        verdict_from=Ref("appraisal", appraisal.row, "verdict") if appraisal and verdict else None,
        tie_break=_tie_break(rules, member, appraisal),
        last_outcome=outcomes.last_outcome(member, rules, before),
        outcome="pending",
        band=None,
        reasons=(),
        aspects={},
    )


def _vetoed(blank: Scorecard, veto: Veto, why: Remark) -> Scorecard:
    return blank._replace(outcome="vetoed", reasons=(why, Remark("remarks.follows", {"says": veto.follows})))


def _outside(member: Member, rules: RuleSet) -> Remark:
    if rules.period == "term" and member.end is not None:
        return Remark("remarks.term-of-other-year", {"end": member.end.isoformat(), "year": str(member.end.year)})
    return Remark("remarks.outside-year")


def _scored(
    blank: Scorecard,
    rules: RuleSet,
    track: Track,
    year: MemberYear,
    appraisal: Appraisal | None,
    starts: Mapping[str, Fed],
) -> Scorecard:
    behind = Behind()
    categories = [*_categories(blank, track, year, starts, behind)]
    quantified = _quantified(rules, track, categories, year.months)
    poll, poll_from = poll_of(rules, appraisal)
    missing = dict(_missing(rules, track, blank, year, poll))
    missing |= {f"start {key}": found.why for key, found in starts.items() if found.value is None}
    card = blank._replace(
        categories=tuple(categories),
        lines=tuple(behind.lines),
        quantified=quantified,
        poll=poll,
        poll_from=poll_from,
        aspects={
            aspect: (behind.lost[aspect], behind.gained[aspect]) for aspect in rules.aspects if aspect in behind.lost
        },
        due=tuple(behind.due),
        starts={key: found.why for key, found in starts.items() if found.value is not None},
    )
    if year.due_by is not None:
        lasting = [remark for need, remark in missing.items() if need in ("start", "end") or need.startswith("start ")]
        return card._replace(reasons=(*_unfinished(track, card, year), *_once(lasting)), goes_on=True)
    if missing:
        return card._replace(reasons=_once(missing.values()))
    card = card._replace(
        total=total_of(rules, quantified, poll, card.marks), tie_break=_parting(rules, card, appraisal)
    )
    return outcomes.limited(card, rules)


def _once(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Each remark once: several categories may wait for the same scores."""
    told: list[Remark] = []
    for remark in remarks:
        if remark not in told:
            told.append(remark)
    return tuple(told)


def _categories(
    blank: Scorecard, track: Track, year: MemberYear, starts: Mapping[str, Fed], behind: Behind
) -> Iterator[CategoryScore]:
    """The categories in their order, each known to the limits of those after it. Adds what stands ``behind`` them."""
    found: list[CategoryScore] = []
    for key, category in track.categories.items():
        known = blank
        if category.limited or category.tests:
            so_far = track.together((score.id, score.score) for score in found)
            known = blank._replace(categories=tuple(found), quantified=so_far)
        found.append(reckoned(key, track, year, behind, starts.get(key), known))
        yield found[-1]


def _quantified(rules: RuleSet, track: Track, categories: Iterable[CategoryScore], months: int) -> Decimal:
    """The categories, each times its share, held to the bounds of the total; what is weighed is rounded later."""
    quantified = track.together((category.id, category.score) for category in categories)
    if rules.total:
        quantified = rules.total.hold(quantified, months)
    return rounded(quantified, rules.step if rules.weights is None else NOISE)


def total_of(
    rules: RuleSet, quantified: Decimal, poll: Decimal | None, marks: Mapping[str, Decimal] = NO_MARKS
) -> Decimal:
    """The weighted total, rounded half up, to two decimals where nothing else is said (第八條)."""
    if rules.weights is None:
        return quantified
    total = rules.weighed(quantified, poll, marks)
    return total.quantize(NOISE, ROUND_HALF_EVEN).quantize(rules.step, ROUND_HALF_UP)


def poll_of(rules: RuleSet, appraisal: Appraisal | None) -> tuple[Decimal | None, Ref | None]:
    """The poll score and where it stands: 測評得分, else the weighted mean of the votes; None without either."""
    if not rules.polled or rules.poll is None or appraisal is None:
        return None, None
    if appraisal.poll_score is not None:
        return appraisal.poll_score, Ref("appraisal", appraisal.row, "poll_score")
    votes = votes_of(appraisal)
    cast = sum(votes.values())
    if not cast:
        return None, None
    weighted = sum((rules.poll.votes.get(verdict, ZERO) * count for verdict, count in votes.items()), ZERO)
    return (weighted / cast).quantize(CENT, ROUND_HALF_UP), Ref("appraisal", appraisal.row, "votes_excellent")


def _tie_break(rules: RuleSet, member: Member, appraisal: Appraisal | None) -> Decimal | None:
    return _entered(rules.ties[0], member, appraisal) if len(rules.ties) == 1 else None


def _entered(tie: Tie, member: Member, appraisal: Appraisal | None) -> Decimal | None:
    """A figure that is entered."""
    if tie == "grade":
        return member.grade
    return appraisal.satisfaction if tie == "satisfaction" and appraisal else None


def _parting(rules: RuleSet, card: Scorecard, appraisal: Appraisal | None) -> Decimal | str | None:
    """What parts the card from others of the same total; None: it has no such figure, or nothing does."""
    figures = [_figure(tie, rules, card, appraisal) for tie in rules.ties]
    return composed(figures) if rules.composed else figures[0] if figures else None


def _figure(tie: Tie, rules: RuleSet, card: Scorecard, appraisal: Appraisal | None) -> Decimal | None:
    """One figure that parts equal totals, the greater first."""
    if isinstance(tie, Counted):
        number = card.measured[tie.measure] if tie.measure else figures.lost_of(tie, card)
        return number if number is None or not tie.fewest else -number
    if tie in ENTERED:
        return _entered(tie, card.member, appraisal)
    found = card.marks.get(tie) if tie in rules.marks else figures.score_of(tie, card)
    if found is None:
        found = figures.inner_score(tie, card, rules.tracks[card.member.track])
    return None if found is None else figures.sharp(found)


def _missing(
    rules: RuleSet, track: Track, card: Scorecard, year: MemberYear, poll: Decimal | None
) -> Iterator[tuple[str, Remark]]:
    """What keeps a total from being told, by what is wanting."""
    known = {
        "verdict": card.verdict,
        "poll": poll,
        "start": card.member.start,
        "end": card.member.end,
        "last-outcome": card.last_outcome,
        "votes": sum(votes_of(year.appraisal).values()) or None,
    }
    for need in rules.wants[card.member.track]:
        if known[need] is None:
            yield need, Remark(f"remarks.needs-{need}")
    yield from _marks_missing(rules, card.member.track, year)
    quorum, branch = rules.quorum, year.branch
    if quorum is None or quorum.missed == "warn" or branch is None or branch.staff is None or branch.attending is None:
        return
    if not quorum.reached(branch.attending, branch.staff):
        params = {"found": branch.attending, "staff": branch.staff, "clause": quorum.clause}
        yield "quorum", Remark("remarks.no-quorum", params)


def _marks_missing(rules: RuleSet, track_id: str, year: MemberYear) -> Iterator[tuple[str, Remark]]:
    """The marks that are not there: those that rules read first, for what these give is then not known either."""
    read = given(rules.marks, rules.marks_read[track_id])
    for name in given(rules.marks, (*read, *rules.marks_asked[track_id])):
        found, mark = year.marks[name], rules.marks[name]
        if found.value is None:
            few = "-few" if found.given else ""
            params = {"mark": name, "found": found.given, "wanted": mark.wanted(found.given)}
            yield f"mark {name}", Remark(f"remarks.needs-mark{few}{'-read' if name in read else ''}", params)


def _unfinished(track: Track, card: Scorecard, year: MemberYear) -> Iterator[Remark]:
    """Why a period that has not ended gives no total, and how far the member is. Verdict and poll come at its end."""
    date, end = year.period[1], year.whole[1]
    if end == year.calendar.last(year.calendar.year_of(end)):
        yield Remark("remarks.as-of", {"date": date.isoformat()})
    else:
        yield Remark("remarks.as-of-period", {"date": date.isoformat(), "end": end.isoformat()})
    asked, reached = progress(track, card)
    if asked:
        yield Remark("remarks.met-so-far", {"met": reached, "asked": asked})
    still = {entry.rule for entry in card.due if entry.category not in track.requirements}
    if still:
        yield Remark("remarks.still-due", {"count": len(still)})


def progress(track: Track, card: Scorecard) -> tuple[int, int]:
    """How many requirements there are, and how many of them are met by now: neither broken nor still due."""
    asked = track.requirements
    return len(asked), len(met(card.categories, card.due, asked))
