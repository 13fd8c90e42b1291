"""What a rule asks for, as a target to sign, and the points that hang on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dangxing.language import Language, text
from dangxing.language.script import in_script
from dangxing.results import plain
from dangxing.rules import (
    Absence,
    AllAttended,
    Attendance,
    BranchRank,
    Category,
    Condition,
    Forfeit,
    HasNone,
    HasRows,
    HoursShort,
    MissingPeriods,
    NoneUnexcused,
    PerOccurrence,
    Presence,
    RankBand,
    Requirement,
    Rule,
    RuleSet,
    Shortfall,
    ValueTable,
)

_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Words:
    """Rules of one rule set told in one language; ``names`` are the English names of its terms."""

    language: Language
    rules: RuleSet
    names: Mapping[str, str]

    def target(self, rule: Rule) -> str:
        """What is to be reached, as short as it can be told."""
        match rule:
            case Shortfall():
                return self._shortfall(rule)
            case HoursShort(short_of="schedule"):
                return self._say("hours-scheduled", what=self._listed(rule.activity))
            case HoursShort():
                return self._say("hours-each", what=self._listed(rule.activity), number=rule.short_of)
            case MissingPeriods():
                return self._say(f"every-{rule.every}", what=self._listed(rule.activity))
            case Attendance():
                what = self._listed(rule.activity) if rule.activity else self._say("any-held")
                return self._say("none-unexcused" if rule.count == "unexcused" else "all-attended", what=what)
            case Absence():
                return self._absence(rule)
            case Presence():
                return self._rows(rule.activity, rule.result, wanted=rule.points > 0)
            case PerOccurrence():
                points = max(rule.points.values()) if isinstance(rule.points, dict) else rule.points
                return self._rows(rule.activity, rule.result, wanted=points > 0)
            case ValueTable():
                return self._table(rule)
            case BranchRank():
                return self._say("first-places", places=rule.first.places)
            case Forfeit():
                return self._say("attended-once", what=self._listed(rule.activity))
            case Requirement():
                return self._say("both").join(self._condition(each) for each in rule.met_when)

    def stake(self, rule: Rule, category: Category) -> str:
        """The points that may be lost or gained by the rule."""
        match rule:
            case Shortfall():
                unit = self._amount(rule.unit, rule.measure, self._papers(rule.activity))
                told = self._say("each-short", unit=unit, points=signed(rule.points))
                none = rule.none and self._say("or-none", points=signed(rule.none))
                return self._say("besides").join(part for part in (told, none) if part)
            case HoursShort():
                unit = self._amount(rule.unit, "hours", papers=False)
                return self._say("each-short", unit=unit, points=signed(rule.points))
            case MissingPeriods() | Attendance():
                return self._say("each-missed", points=signed(rule.points))
            case PerOccurrence():
                points = rule.points
                told = self._by_term(points) if isinstance(points, dict) else signed(points)
                return self._say("each-time", points=told)
            case Presence() | Absence():
                return signed(rule.points)
            case ValueTable():
                told = self._by_term(rule.table)
                other = rule.otherwise and self._say("otherwise", points=signed(rule.otherwise))
                told = self._say("besides").join(part for part in (told, other) if part)
                return told if rule.by == "verdict" else self._say("each-time", points=told)
            case BranchRank():
                return f"{self._band('first-band', rule.first)}\n{self._band('last-band', rule.last)}"
            case Forfeit():
                return self._say("forfeit", points=signed(-category.standard))
            case Requirement():
                return signed(-category.standard)

    def _say(self, name: str, /, **params: object) -> str:
        told = {key: plain(value) if isinstance(value, Decimal) else value for key, value in params.items()}
        return text(f"targets.{name}", self.language, **told)

    def term(self, value: str) -> str:
        """A word of the rules in the reader's language."""
        return self.names.get(value, value) if self.language == "en" else in_script(value, self.language)

    def _listed(self, activities: Iterable[str]) -> str:
        return (" / " if self.language == "en" else "／").join(map(self.term, activities))

    def _papers(self, activities: Iterable[str]) -> bool:
        known = self.rules.activities
        return all(name in known and known[name].kind == "paper" for name in activities)

    def _amount(self, number: Decimal, measure: str, papers: bool) -> str:
        if measure == "count":
            return self._say("papers" if papers else "times", number=number)
        if measure == "characters" and number % _TEN_THOUSAND == 0 and self.language != "en":
            return self._say("ten-thousands", number=number / _TEN_THOUSAND)
        told = f"{number:,f}" if self.language == "en" else plain(number)
        return self._say("signs", number=told) if measure == "characters" else self._say("lessons", number=number)

    def _shortfall(self, rule: Shortfall) -> str:
        amount = self._amount(rule.target, rule.measure, self._papers(rule.activity))
        told = self._say("at-least", what=self._listed(rule.activity), amount=amount)
        if rule.min_characters:
            told += self._say("of-length", amount=self._amount(rule.min_characters, "characters", papers=False))
        return told

    def _absence(self, rule: Absence) -> str:
        if rule.points > 0:
            return self._rows(rule.activity, None, wanted=False)
        told = self._rows(rule.activity, None, wanted=True, must=True)
        if rule.except_result:
            told += self._say("not-of", results=self._listed(rule.except_result))
        return told

    def _rows(self, activity: Iterable[str], result: Iterable[str] | None, *, wanted: bool, must: bool = False) -> str:
        what = self._listed(activity)
        if result:
            what += self._say("of-result", results=self._listed(result))
        return self._say("have" if must else "strive" if wanted else "avoid", what=what)

    def _table(self, rule: ValueTable) -> str:
        good = [term for term, points in rule.table.items() if points > 0]
        bad = [term for term, points in rule.table.items() if points < 0]
        if rule.by == "verdict":
            return self._say("verdict" if good else "no-verdict", verdict=self._listed(good or bad))
        what = self._listed(rule.activity or ())
        if not good:
            return self._rows(rule.activity or (), bad, wanted=(rule.otherwise or 0) > 0)
        if rule.by == "level":
            return self._say("strive", what=what)
        return self._say("with-result", what=what, results=self._listed(good))

    def _condition(self, condition: Condition) -> str:
        match condition:
            case HasRows():
                what = self._listed(condition.activity)
                if condition.result:
                    what += self._say("of-result", results=self._listed(condition.result))
                if condition.times == 1 and condition.hours is None:
                    return self._say("have-one-of" if len(condition.activity) > 1 else "have", what=what)
                wanted = [self._say("times", number=condition.times)] if condition.times > 1 else []
                wanted += [self._say("hours", number=condition.hours)] if condition.hours else []
                return self._say("at-least", what=what, amount=self._say("and").join(wanted))
            case HasNone():
                return self._say("avoid", what=self._listed(condition.none_of))
            case AllAttended():
                return self._say("all-or-excused", what=self._listed(condition.attended))
            case NoneUnexcused():
                return self._say("none-unexcused", what=self._listed(condition.no_unexcused))

    def _by_term(self, points: Mapping[str, Decimal]) -> str:
        return self._say("besides").join(f"{self.term(name)} {signed(value)}" for name, value in points.items())

    def _band(self, name: str, band: RankBand) -> str:
        return self._say(name, places=band.places, points=self._by_term(band.points))


def signed(points: Decimal) -> str:
    """``+3`` or ``-0.5``."""
    return f"+{plain(points)}" if points > 0 else plain(points)
