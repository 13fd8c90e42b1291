"""Who reads the rows of an activity, and what of them: found once for all rows that could be added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from dangxing.rules import Category, Rule, RuleSet, Track
from dangxing.rules.when import AskSettled, Leaf, Lost, Scored, categories_of


@dataclass(frozen=True)
class Readers:
    """The rules that read the rows of members of a track: its own, and what ``others`` have besides."""

    rules: RuleSet
    track: Track
    others: tuple[Track, ...] = ()
    known: dict[str, Reading] = field(init=False, default_factory=dict)

    def beside(self, activities: tuple[str, ...]) -> frozenset[str]:
        """Activities by whose rows it may differ what a row of these brings: those that the same categories read."""
        return frozenset(activities).union(*(read for read in self._together if read.intersection(activities)))

    @cached_property
    def _together(self) -> list[frozenset[str]]:
        """What each category reads: its rules, those that count in place of one of them, and its tests."""
        return [read for track in (self.track, *self.others) for read in self._read(track).values()]

    def _read(self, track: Track) -> dict[str, frozenset[str]]:
        """What the categories of a track read; with what those read of which the tests ask the score."""
        found: dict[str, frozenset[str]] = {}
        for key, category in track.categories.items():
            rules = [rule for name, rule in track.rules.items() if {name, rule.instead_of} & category.rules.keys()]
            measured = (measure.activity for test in category.tests for measure in test.measures)
            closing = (closed.activity for _, closed in category.closings)
            own = frozenset(chain(*measured, *closing, *(rule.activities_among(self.rules) for rule in rules)))
            found[key] = own.union(*(read for test in category.tests for read in _asked(test, found)))
        return found

    def of(self, activity: str) -> Reading:
        """Those of an activity."""
        if activity not in self.known:
            self.known[activity] = Reading(self, activity)
        return self.known[activity]


def _asked(test: Leaf, before: Mapping[str, frozenset[str]]) -> Iterable[frozenset[str]]:
    """What the categories read, of those ``before``, of which a test asks the score, its parts or what was lost."""
    if not isinstance(test, Scored | Lost | AskSettled):
        return ()
    asked = (test.settled,) if isinstance(test, AskSettled) else categories_of(test)
    return before.values() if None in asked else [read for name, read in before.items() if name in asked]


@dataclass
class Reading:
    """What is read of the rows of one activity."""

    by: Readers
    activity: str

    def _among(self, track: Track | Category) -> list[Rule]:
        return [rule for rule in track.rules.values() if self.activity in rule.activities_among(self.by.rules)]

    @cached_property
    def own(self) -> list[Rule]:
        """The rules of the track."""
        return self._among(self.by.track)

    @cached_property
    def others(self) -> list[Rule]:
        """Those of other tracks."""
        return [rule for track in self.by.others for rule in self._among(track)]

    @cached_property
    def looked_up(self) -> frozenset[tuple[str, str]]:
        """The words of columns that points are looked up by, or multiplied."""
        return frozenset(pair for rule in self.own + self.others for pair in rule.looked_up())

    @cached_property
    def results(self) -> tuple[str, ...]:
        """The results that they may have, where anyone looks at them."""
        reads = (
            reads for rule in self.own + self.others for reads in rule.reads() if self.activity in reads.activities
        )
        asked = (measure.result for measure in self.by.rules.measures if self.activity in measure.activity)
        closing = (each.results for _, each in self.by.rules.closings if self.activity in each.activities)
        looked_at = "result" in self.columns or any(each.results for each in reads) or any(asked) or any(closing)
        return self.by.rules.activities[self.activity].results if looked_at else ()

    @cached_property
    def counts_characters(self) -> bool:
        """Whether more characters may count for more."""
        rules = self.own + self.others
        return any("characters" in (getattr(rule, "measure", None), getattr(rule, "by", None)) for rule in rules)

    @property
    def _from_outside(self) -> list[Rule]:
        return [rule for rule in self.others if rule.whose != "self"]

    @cached_property
    def columns(self) -> frozenset[str]:
        """What rules and tests look at in them, besides the activity itself."""
        rules = self.own + self._from_outside
        found = {each.column for rule in rules for each in rule.reckons() if each.sheet == "activities"}
        if any(self.activity in each.activity for each in self.by.rules.measures if each.what == "hours"):
            found.add("hours")
        return frozenset(found) | set(self._kept_by())

    def _kept_by(self) -> Iterator[str]:
        """What rows say the same of which only the highest count, of several rules together."""
        for category in self.by.track.categories.values():
            for part in category.parts.values():
                if (
                    part.keep
                    and part.keep.same
                    and any(each is rule for each in self.own for rule in part.rules.values())
                ):
                    yield part.keep.same

    @cached_property
    def by_day(self) -> bool:
        """Whether what a row counts hangs on its day; others have periods of their own."""
        return bool(self._from_outside) or self._may_be_closed or any(map(_hangs_on_day, self.own))

    @property
    def _may_be_closed(self) -> bool:
        """Whether a row may be of a day from which on rows do not count, or be the one that says so."""
        categories = [category for category in self.by.track.categories.values() if category.closings]
        return any(
            self._among(category) or any(self.activity in closed.activity for _, closed in category.closings)
            for category in categories
        )

    @cached_property
    def lengths(self) -> frozenset[str]:
        """The lengths of the parts of the year in which they count, or are asked for."""
        categories = self.by.track.categories.values()
        settled = {
            each.settle.every for each in categories if each.settle and (self._among(each) or self._asked_by(each))
        }
        return frozenset(settled | {rule.anew for rule in self.own if rule.anew})

    def _asked_by(self, category: Category) -> bool:
        """Whether tests of a category ask for them."""
        return any(self.activity in measure.activity for test in category.tests for measure in test.measures)


def _hangs_on_day(rule: Rule) -> bool:
    """Which time it was in a month, and what is of one day."""
    keep, within = getattr(rule, "keep", None), getattr(rule, "within", None)
    told_apart = keep or getattr(rule, "factor", None) or rule.instead_of or within not in (None, "year")
    if getattr(rule, "by", None) == "nth" and told_apart:
        return True
    return keep is not None and (keep.same == "date" or keep.end == "first")
