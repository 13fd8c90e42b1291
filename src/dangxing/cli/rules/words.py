"""Rules in words: their points, figures and conditions in short, in the user's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from dangxing import rules as r
from dangxing.language import Language, text
from dangxing.language.script import in_script
from dangxing.results import plain

_FIGURES: Final = (
    "source", "activity", "by", "result", "except_result", "measure", "target", "unit", "min_characters", "short_of",
    "every", "count",
)  # fmt: skip


class Words:
    """Tells rules in one language. ``names`` are the English names of the rules' terms."""

    def __init__(self, language: Language, names: Mapping[str, str]) -> None:
        self.language = language
        self._names = names

    def text(self, name: str, /, **params: object) -> str:
        """A message about rules."""
        return text(f"rules_cli.{name}", self.language, **params)

    def term(self, value: str) -> str:
        """A word of the rules: in the script of the language, or by its English name if it has one."""
        if self.language == "en":
            return self._names.get(value, value)
        return in_script(value, self.language)

    def title(self, named: r.Named) -> str:
        """The name of a thing of the rules."""
        return named.en if self.language == "en" else in_script(named.title, self.language)

    def kind(self, rule: r.Rule) -> str:
        """What its kind means, in one sentence."""
        return text(f"kinds.{rule.kind}", self.language)

    def formula(self, rule: r.Rule) -> str:
        """How its points are reckoned."""
        return text(f"kinds.{rule.kind}-formula", self.language)

    def points(self, rule: r.Rule, category: r.Category) -> str:
        """Every number of points that the rule can give, each with what it is for."""
        return self._listed(self._points(rule, category))

    def _points(self, rule: r.Rule, category: r.Category) -> Iterator[str]:
        match rule:
            case r.Presence() | r.Absence():
                yield signed(rule.points)
            case r.PerOccurrence() | r.MissingPeriods() | r.Attendance():
                points = rule.points
                told = self._table(points) if isinstance(points, dict) else signed(points)
                yield self.text("points-each", points=told)
            case r.Shortfall() | r.HoursShort():
                each = signed(rule.points)
                if rule.unit == 1:
                    yield self.text("points-each", points=each)
                else:
                    yield self.text("points-unit", unit=plain(rule.unit), points=each)
                if isinstance(rule, r.Shortfall) and rule.none is not None:
                    yield self.text("points-none", points=signed(rule.none))
            case r.ValueTable():
                yield self._table(rule.table)
                if rule.otherwise is not None:
                    yield self.text("points-otherwise", points=signed(rule.otherwise))
            case r.BranchRank():
                for name, band in (("first", rule.first), ("last", rule.last)):
                    places = self.text(f"points-{name}", places=band.places)
                    yield self.text("points-term", term=places, points=self._table(band.points))
            case r.Forfeit():
                yield self.text("points-forfeit")
            case r.Requirement():
                yield self.text("points-standard", points=plain(category.standard))

    def figures(self, rule: r.Rule) -> str:
        """What the rule reads, and the figures that it is held to."""
        return self._listed(self._figures(rule))

    def _figures(self, rule: r.Rule) -> Iterator[str]:
        for name in _FIGURES:
            value = getattr(rule, name, None)
            if value is None or (name, value) in (("source", "activities"), ("unit", 1)):
                continue
            yield self.text(f"figure-{name}", value=self._figure(name, value))
        if isinstance(rule, r.Requirement):
            yield from (self._condition(condition) for condition in rule.met_when)
            if rule.applies_when:
                yield self.text("figure-longer_than_months", value=rule.applies_when.longer_than_months)

    def _figure(self, name: str, value: object) -> str:
        if isinstance(value, Decimal):
            return plain(value)
        if isinstance(value, tuple):
            return "、".join(map(self.term, value)) if self.language != "en" else ", ".join(map(self.term, value))
        return self.text("word-hours-of-schedule" if (name, value) == ("short_of", "schedule") else f"word-{value}")

    def _condition(self, condition: r.Condition) -> str:
        match condition:
            case r.HasRows(activity=activities):
                told = self._any_of(activities)
                if condition.hours is not None:
                    hours = plain(condition.hours)
                    return self.text("met-rows-hours", activity=told, times=condition.times, hours=hours)
                if condition.times > 1:
                    return self.text("met-rows-times", activity=told, times=condition.times)
                if condition.result:
                    return self.text("met-rows-result", activity=told, result=self._any_of(condition.result))
                return self.text("met-rows", activity=told)
            case r.HasNone(none_of=activities):
                return self.text("met-none_of", activity=self._any_of(activities))
            case r.AllAttended(attended=activities):
                return self.text("met-attended", activity=self._any_of(activities))
            case r.NoneUnexcused(no_unexcused=activities):
                return self.text("met-no_unexcused", activity=self._any_of(activities))

    def _any_of(self, terms: Iterable[str]) -> str:
        return self.text("met-or").join(map(self.term, terms))

    def _table(self, table: Mapping[str, Decimal]) -> str:
        return self._listed(
            self.text("points-term", term=self.term(term), points=signed(points)) for term, points in table.items()
        )

    def _listed(self, parts: Iterable[str]) -> str:
        return self.text("points-list").join(parts)


def signed(points: Decimal) -> str:
    """Points with their sign: ``+3``, ``−0.5``."""
    return f"{'+' if points > 0 else '−'}{plain(abs(points))}"
