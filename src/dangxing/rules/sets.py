"""A rule set: one regulation, and what follows from a total."""

from collections.abc import Container, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Annotated, Final, Literal

from pydantic import Discriminator, Field, Tag

from dangxing.rules.categories import Category
from dangxing.rules.kinds import Rule
from dangxing.rules.marks import Mark, given, mark_column
from dangxing.rules.measures import Measure, Need, Stage
from dangxing.rules.outcomes import Band, Following, Limit, Notice, Rating, Veto
from dangxing.rules.periods import NATURAL, Calendar
from dangxing.rules.pots import Bounds, ShareOf, StartOf, Total
from dangxing.rules.profile import Loc, Reads, readers
from dangxing.rules.ranking import NAMED, Counted, Ranking, Tie, figure_at
from dangxing.rules.terms import Key, Named, Quantity, Term, Vocabulary
from dangxing.rules.tracks import Track
from dangxing.rules.weighing import Poll, Quorum, Rounding, Weights
from dangxing.rules.when import Leaf, Marked, OfTrack, Ranked, Rated, When, leaves

# Whom the appraisal is of, where a rule set does not say it; and who people of several rule sets are together.
NOUN: Final = "黨員"
NO_OUTCOME: Final = "無"
_VETOED: Final = "一票否決"
# What is written of the last period's outcome besides its name.
_OF_LAST: Final = {_VETOED: "vetoed", NO_OUTCOME: "none"}
# Whose tests are of parts of the year, or of what comes before it is over.
_OF_PARTS: Final = ("tracks", "ratings")
_CENT: Final = Decimal("0.01")
_EVERYBODY: Final = Named.model_construct(title="成員", en="members")


# What tests need comes after what the rule set says itself.
_LATER: Final[tuple[Need, ...]] = ("last-outcome", "votes")
PeriodKind = Annotated[
    Annotated[Literal["year", "term"], Tag("word")] | Annotated[Calendar, Tag("calendar")],
    Discriminator(lambda value: "word" if isinstance(value, str) else "calendar"),
]


class RuleSet(Named):
    """One regulation. ``full`` is the full quantified score (None: what the categories reach, if that has an end).

    ``total`` is what the sum of the categories is held to; ``needs`` what must be known before a total is told.

    ``noun`` is whom it appraises, ``aspects`` what its rules may be about (``aspect``), in the order of the profile.
    ``verdicts`` are the words of 等次, where they are not those of the workbook, each with other ways to write it.
    ``period``: the year that is scored, cut to the member's own dates: from January on, or as a calendar says; or the
    member's term, whole though it cross New Year, which belongs to the year in which it ends.

    ``english`` says in English what has no ``en`` of its own, by the words themselves: posts, levels, verdicts,
    results, sentences. So words that are changed without their English are told as they are, never by what is outdated.
    """

    id: Key
    version: Term
    source: Term
    noun: Term = NOUN
    aspects: Annotated[tuple[Term, ...], Field(min_length=1)] = ("德", "能", "勤", "績", "廉")
    clause_of_reading: Term | None = None
    period: PeriodKind = "year"
    full: Quantity | None = None
    total: Total | None = None
    round: Rounding | None = None
    weights: Weights | None = None
    poll: Poll | None = None
    veto: Veto | None = None
    quorum: Quorum | None = None
    notice: Notice | None = None
    needs: tuple[Need, ...] = ()
    ranking: Ranking = ("total",)
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    ratings: dict[Key, Rating] = {}
    limits: tuple[Limit, ...] = ()
    consequences: tuple[Following, ...] = ()
    outcomes: dict[Literal["vetoed", "pending"], Named] = {}
    english: dict[Term, Term] = {}
    posts: dict[Term, tuple[Term, ...]] = {}
    levels: dict[Term, tuple[Term, ...]] = {}
    marks: dict[Term, Mark] = {}
    verdicts: dict[Term, tuple[Term, ...]] = {}
    activities: Annotated[dict[Term, Vocabulary], Field(min_length=1)]
    tracks: Annotated[dict[Key, Track], Field(min_length=1)]

    @property
    def calendar(self) -> Calendar:
        """When its year begins."""
        return self.period if isinstance(self.period, Calendar) else NATURAL

    @property
    def full_score(self) -> Decimal | None:
        """The full quantified score; None: there is none, since nothing ends it above."""
        return self.reach if self.full is None else self.full

    @cached_property
    def reach(self) -> Decimal | None:
        """The most that the categories of any track can come to; None: there is no end to it."""
        reaches = [self._reach(track) for track in self.tracks.values()]
        return None if None in reaches else max((reach for reach in reaches if reach is not None), default=None)

    @property
    def step(self) -> Decimal:
        """What totals are rounded to."""
        return self.round.total if self.round else _CENT

    @cached_property
    def fed(self) -> tuple[tuple[str, str, StartOf], ...]:
        """The categories that begin with the scores of others: track, category, whose."""
        return tuple(
            (track_id, category_id, category.fed)
            for track_id, track in self.tracks.items()
            for category_id, category in track.categories.items()
            if category.fed and not category.carried
        )

    @property
    def places(self) -> int:
        """The decimals that totals are rounded to."""
        return max(0, -int(self.step.normalize().as_tuple().exponent))

    @cached_property
    def fine(self) -> bool:
        """Whether points may be finer than totals: by rates, factors and means."""
        categories = [category for track in self.tracks.values() for category in track.categories.values()]
        return any(category.settle or category.fed or category.share for category in categories) or any(
            [*self.shares, *self.multiples, self.total and self.total.pro_rata, *(r for *_, r in self.walk() if r.fine)]
        )

    @cached_property
    def shares(self) -> tuple[tuple[str, ShareOf], ...]:
        """What levels of limits are shares of, with the category that they hold ('': the total)."""
        return tuple((key, limit.share) for key, limit in self._limits if limit.share)

    @cached_property
    def multiples(self) -> tuple[Fraction, ...]:
        """What limits multiply by."""
        return tuple(limit.ratio for _, limit in self._limits if limit.ratio)

    @property
    def _limits(self) -> Iterator[tuple[str, Limit]]:
        """Every limit, with the category that it is of ('': of the total)."""
        yield from (("", limit) for limit in self.limits)
        for track in self.tracks.values():
            yield from ((key, limit) for key, category in track.categories.items() for *_, limit in category.limited)

    @property
    def polled(self) -> bool:
        """Whether a poll is weighed in."""
        return self.weights is not None and self.weights.poll is not None

    def weighed(self, quantified: Decimal, poll: Decimal | None, marks: Mapping[str, Decimal]) -> Decimal:
        """The total before it is rounded; what is not there counts as 0."""
        weights, nothing = self.weights, Decimal(0)
        if weights is None:
            return quantified
        total = weights.own * quantified + (weights.poll or nothing) * (poll or nothing)
        given = ((share, self.marks[key].weighed(marks.get(key, nothing))) for key, share in weights.marks.items())
        return sum((share * mark for share, mark in given), total)

    @cached_property
    def full_total(self) -> Decimal | None:
        """The full total: the full quantified score, weighed with a poll of 100 and full marks; None: there is none."""
        full = self.full_score
        return None if full is None else self.weighed(full, Decimal(100), {k: m.full for k, m in self.marks.items()})

    def _reach(self, track: Track) -> Decimal | None:
        caps = [(key, category.most(self.calendar)) for key, category in track.counting.items()]
        bounds = self.total.bounds if self.total else Bounds(Decimal(0), None, None)
        if any(cap is None for _, cap in caps):
            return bounds.cap
        summed = track.together((key, cap) for key, cap in caps if cap is not None)
        # Whoever came late may have had all in one month.
        return self.total.hold(summed, 1) if self.total else summed

    @cached_property
    def held(self) -> tuple[str, ...]:
        """The activities that branches hold and members attend."""
        return tuple(name for name, entry in self.activities.items() if entry.kind == "held")

    @cached_property
    def names(self) -> dict[str, str]:
        """What each term and sentence of the rule set is in English, where it says so."""
        named: list[Named] = [self, *self.bands, *self.outcomes.values(), *self.tracks.values()]
        for track in self.tracks.values():
            for category in track.categories.values():
                named += (category, *category.parts.values())
        for rating in self.ratings.values():
            named += (rating, *rating.bands)
        named += self.calendar.semesters
        found = {entry.title: entry.en for entry in named} | {name: entry.en for name, entry in self.activities.items()}
        found |= {name: mark.en for name, mark in self.marks.items()}
        return (_OF_LAST if self.looks_back else {}) | found | self.english

    @cached_property
    def tested(self) -> tuple[tuple[Loc, Stage, When], ...]:
        """Every list of tests: where it stands, and the last stage that it may ask for."""
        found: list[tuple[Loc, Stage, When]] = []
        if self.veto:
            found.append((("veto", "when"), "rows", self.veto.when))
        for track_id, track in self.tracks.items():
            for key, category in track.categories.items():
                base: Loc = ("tracks", track_id, "categories", key)
                found += [((*base, *loc, "when"), "rows", limit.when) for _, loc, limit in category.limited]
                for at, each in enumerate(category.settle.unless if category.settle else ()):
                    found.append(((*base, "settle", "unless", at, "when"), "rows", each.when))
        for name, rating in self.ratings.items():
            found += [
                (("ratings", name, "bands", at, "when"), "ranks", band.when) for at, band in enumerate(rating.bands)
            ]
        found += [(("limits", at, "when"), "scores", limit.when) for at, limit in enumerate(self.limits)]
        found += [(("bands", at, "when"), "ranks", band.when) for at, band in enumerate(self.bands)]
        found += [(("consequences", at, "when"), "ranks", each.when) for at, each in enumerate(self.consequences)]
        return tuple(each for each in found if each[2])

    @cached_property
    def closings(self) -> tuple[tuple[Loc, Reads], ...]:
        """The rows by which categories and parts are closed, and where that stands."""
        every = ((key, *each) for key, track in self.tracks.items() for each in track.closed)
        return tuple((("tracks", key, *loc), reads) for key, loc, reads in every)

    @cached_property
    def tests(self) -> tuple[Leaf, ...]:
        """Every test, those in ``any`` and ``none`` by themselves."""
        return tuple(test for _, _, when in self.tested for _, test in leaves(when))

    @cached_property
    def compared(self) -> tuple[Band, ...]:
        """The bands among those who meet which places are told, or shares are taken."""
        named = {band.quota.band for band in self.bands if band.quota}
        named |= {test.rank.among for test in self.tests if isinstance(test, Ranked)}
        return tuple(band for band in self.bands if band.id in named)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The numbers that tests read of a member, each once."""
        asked = (measure for test in self.tests for measure in test.measures)
        return tuple(dict.fromkeys((*asked, *self._ranked_by)))

    @property
    def _ranked_by(self) -> Iterator[Measure]:
        """The numbers of rows that part equal totals."""
        yield from (tie.measure for tie in self.ties if isinstance(tie, Counted) and tie.measure)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """What parts equal totals, one after the other."""
        return self.ranking[1:]

    @cached_property
    def composed(self) -> bool:
        """Whether several figures part equal totals, or one that may be below 0: they are then written as one text."""
        return len(self.ties) > 1 or not all(isinstance(tie, str) and self._is_plain(tie) for tie in self.ties)

    def _is_plain(self, name: str) -> bool:
        """Whether a figure is never below 0."""
        floors = [track.categories[name].bounds.floor for track in self.tracks.values() if name in track.categories]
        return (
            name in NAMED
            or name in self.marks
            or (bool(floors) and all(floor is not None and floor >= 0 for floor in floors))
        )

    def entered(self, tie_break: Decimal | str | None, name: str) -> Decimal | None:
        """A figure that parts equal totals, by its name; None: it is none of them, or not there."""
        if name not in self.ties or tie_break is None:
            return None
        return tie_break if isinstance(tie_break, Decimal) else figure_at(tie_break, self.ties.index(name))

    @cached_property
    def measures_of_outcomes(self) -> tuple[Measure, ...]:
        """The numbers that tests read of a member's whole year."""
        tests = (test for loc, _, when in self.tested if loc[0] not in _OF_PARTS for _, test in leaves(when))
        asked = (measure for test in tests for measure in test.measures)
        return tuple(dict.fromkeys((*asked, *self._ranked_by)))

    @cached_property
    def read_of_others(self) -> Mapping[str, frozenset[str]]:
        """By whose they are, the activities of which rules or tests read others' rows."""
        rules = [(rule.whose, reads.activities) for *_, rule in self.walk() for reads in rule.reads()]
        tests = [(measure.whose, measure.activity) for measure in self.measures]
        found: dict[str, frozenset[str]] = {}
        for whose, activities in (*rules, *tests):
            if whose != "self":
                found[whose] = found.get(whose, frozenset()).union(activities)
        return found

    @cached_property
    def marks_asked(self) -> dict[str, tuple[str, ...]]:
        """By track the marks that must be there before a total is told: those weighed, and those that tests ask for."""
        weighed = self.weights.marks if self.weights else ()
        return {
            key: tuple(dict.fromkeys((*weighed, *(test.mark for test in self._asked(key) if isinstance(test, Marked)))))
            for key in self.tracks
        }

    def _asked(self, track_id: str, within: Container[object] | None = None) -> Iterator[Leaf]:
        """The tests that decide on a total or a band, or ``within`` categories alone. What also asks for other tracks
        is not asked of this one."""
        for loc, _, when in self.tested:
            if (loc[0] == "tracks" and loc[1] != track_id) or (
                within is not None and (loc[0] != "tracks" or loc[3] not in within)
            ):
                continue
            others = any(isinstance(test, OfTrack) and track_id not in test.track for test in when)
            if loc[0] not in ("consequences", "ratings") and not others:
                yield from (test for _, test in leaves(when))

    @cached_property
    def marks_read(self) -> dict[str, tuple[str, ...]]:
        """By track the marks that its rules read."""
        return {key: tuple(self._read_by(track.rules.values())) for key, track in self.tracks.items()}

    @cached_property
    def rated_by(self) -> dict[tuple[str, str], tuple[tuple[Need, ...], tuple[str, ...]]]:
        """By track and rating what must be known before parts of the year are rated, and which marks."""
        found: dict[tuple[str, str], tuple[tuple[Need, ...], tuple[str, ...]]] = {}
        for (name, rating), (key, track) in product(self.ratings.items(), self.tracks.items()):
            behind = track.behind(rating.of) if rating.of in track.categories else {}
            asked = tuple(self._asked(key, behind))
            read = self._read_by(rule for each in behind.values() for rule in each.rules.values())
            marks = given(self.marks, (*read, *(test.mark for test in asked if isinstance(test, Marked))))
            needs = tuple(test.need for test in asked if test.need)
            # And what those rest on that it asks for, which stand before it.
            tests = (test for band in rating.bands for _, test in leaves(band.when) if isinstance(test, Rated))
            for more_needs, more_marks in (found[key, test.rated] for test in tests):
                needs, marks = (*needs, *more_needs), (*marks, *more_marks)
            found[key, name] = tuple(dict.fromkeys(needs)), tuple(dict.fromkeys(marks))
        return found

    def _read_by(self, rules: Iterable[Rule]) -> Iterator[str]:
        if self.marks:
            columns = {entry.column for rule in rules for entry in rule.reckons()}
            yield from (name for name in self.marks if mark_column(name) in columns)

    @cached_property
    def wants(self) -> dict[str, tuple[Need, ...]]:
        """By track what must be known before a total is told: ``needs``, and what rules or tests read."""
        found: dict[str, tuple[Need, ...]] = {}
        for key, track in self.tracks.items():
            asked = {*self.needs, *(test.need for test in self._asked(key))}
            if any(readers({("appraisal", "verdict")}, rule) for rule in track.rules.values()):
                asked.add("verdict")
            first: tuple[Need, ...] = () if "verdict" in self.needs else ("verdict",)
            found[key] = tuple(need for need in (*first, *self.needs, *_LATER) if need in asked)
        return found

    def outcome(self, outcome: str) -> Named | None:
        """The name of an outcome: a band, or being vetoed or pending where the rule set has a word for that."""
        named: dict[str, Named] = {band.id: band for band in self.bands}
        return named.get(outcome) or {str(name): entry for name, entry in self.outcomes.items()}.get(outcome)

    @cached_property
    def decimals(self) -> int:
        """The decimals in which its totals are told: two where they may need them, else those of its points."""
        # What is weighed, points that people judge, and rates may be as fine as totals are rounded.
        if self.round or self.fine or self.weights or any(rule.entered for *_, rule in self.walk()):
            return self.places
        figures = [points for *_, rule in self.walk() for _, points in rule.points_of()]
        bounds = [category.bounds for track in self.tracks.values() for category in track.categories.values()]
        figures += [level for bound in bounds for level in bound if level is not None]
        return max(0, *(-int(figure.normalize().as_tuple().exponent) for figure in figures))

    @cached_property
    def votes_asked(self) -> bool:
        """Whether any test asks for votes."""
        return any(test.need == "votes" for test in self.tests)

    @cached_property
    def looks_back(self) -> bool:
        """Whether any test asks for the outcome of the last period, or no total is told without it."""
        return "last-outcome" in self.needs or any(test.need == "last-outcome" for test in self.tests)

    @cached_property
    def outcome_titles(self) -> dict[str, tuple[str, ...]]:
        """What may be written of the last period's outcome, and the ids that it stands for: 無 stands for none."""
        found: dict[str, tuple[str, ...]] = {}
        for band in self.bands:
            found[band.title] = (*found.get(band.title, ()), band.id)
        vetoed = self.outcomes["vetoed"].title if "vetoed" in self.outcomes else _VETOED
        return found | {vetoed: ("vetoed",), NO_OUTCOME: ()}

    def walk(self) -> Iterator[tuple[str, Track, str, Category, str, Rule]]:
        """Every rule with where it stands: track id, track, category id, category, rule id, rule."""
        for track_id, track in self.tracks.items():
            for category_id, category in track.categories.items():
                for rule_id, rule in category.rules.items():
                    yield track_id, track, category_id, category, rule_id, rule


def label_of(rule_sets: Iterable[RuleSet], year: int) -> str:
    """What people call a year: ``2024–2025`` where it goes on after New Year, the plain number where sets differ."""
    labels = {rules.calendar.label(year) for rules in rule_sets}
    return labels.pop() if len(labels) == 1 else str(year)


def of_party(rule_sets: Iterable[RuleSet]) -> bool:
    """Whether all whom rule sets appraise are of the party, so that its branch posts and signs what comes of it."""
    return all("黨" in rules.noun or "党" in rules.noun for rules in rule_sets)


def noun_of(rule_sets: Iterable[RuleSet]) -> Named:
    """Whom rule sets appraise together: the one word that all of them have, else 成員 (members)."""
    nouns = {rules.noun: rules.names.get(rules.noun, _EVERYBODY.en) for rules in rule_sets}
    if len(nouns) != 1:
        return _EVERYBODY
    ((noun, en),) = nouns.items()
    return Named.model_construct(title=noun, en=en)
