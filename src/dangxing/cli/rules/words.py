"""Rules in words: their points, figures and conditions in short, in the user's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from dangxing import rules as r
from dangxing.language import text
from dangxing.language.voice import Voice, plain, signed
from dangxing.rules.categories import ClosedBy

_EXPECTED: Final = {"達到": "case-met", "未達到": "case-unmet", "不適用": "case-not-applicable"}


class Words(Voice):
    """Tells rules in one language."""

    __slots__ = ()

    def text(self, name: str, /, **params: object) -> str:
        """A message about rules."""
        return text(f"rules_cli.{name}", self.language, **params)

    def of_kinds(self, name: str, /, **params: object) -> str:
        """What is said of kinds of rules: their keys, their points, the words of the language of rules."""
        return text(f"kinds.{name}", self.language, **params)

    def kind_name(self, rule: r.Rule) -> str:
        """What its kind is called, with the word that a file of rules has for it."""
        return self.of_kinds(f"{rule.kind}-name")

    def kind(self, rule: r.Rule) -> str:
        """What its kind means, in one sentence."""
        return self.of_kinds(rule.kind)

    def holding(self, category: r.Category) -> Iterator[str]:
        """What a category holds, its share of the score, and how it is settled by parts of the year."""
        from dangxing.scoring.settled import how

        yield self.holds(*category.holds, full=category.begins_full)
        if category.share is not None:
            yield self.say("remarks.share-of", share=plain(category.share * 100))
        if category.settle is not None:
            yield from map(self.remark, how(category.settle))

    def closing(self, closed: ClosedBy) -> str:
        """The rows by which something is closed."""
        activity, result = self.any_of(closed.activity), self.any_of(closed.result or ())
        return self.of_kinds(f"read-of{'-result' if result else ''}", activity=activity, result=result)

    def expected(self, value: str) -> str:
        """What an example of a rule expects of it: a requirement's word, or figures."""
        return self.text(_EXPECTED[value]) if value in _EXPECTED else value

    def formula(self, rule: r.Rule) -> str:
        """How its points are reckoned."""
        return self.of_kinds(f"{rule.kind}-formula")

    def points(self, rule: r.Rule, category: r.Category) -> str:
        """Every number of points that the rule can give, each with what it is for."""
        return self._listed(self._points(rule, category))

    def _points(self, rule: r.Rule, category: r.Category) -> Iterator[str]:
        for gives in rule.gives():
            match gives.points:
                case None:
                    points = plain(category.bounds.start)
                case Decimal():
                    points = signed(gives.points)
                case _:
                    points = self._table(gives.points)
            unit = gives.unit and plain(gives.unit.number)
            # Where the unit is one, the points are simply those of each.
            per = "row" if unit == "1" and gives.per != "attended" else gives.per
            yield self.of_kinds(f"points-{per}", points=points, unit=unit, places=gives.places)
            if gives.otherwise is not None:
                yield self.of_kinds("points-otherwise", points=signed(gives.otherwise))
        if isinstance(rule, r.OfRows) and rule.each_at_most is not None:
            yield self.of_kinds("points-each-at-most", points=plain(rule.each_at_most))
        if rule.at_most is not None:
            every = "" if rule.anew is None else "-every"
            told = self.of_kinds(f"word-{rule.anew}") if rule.anew else ""
            yield self.of_kinds(f"points-at-most{every}", points=plain(rule.at_most), every=told)
        elif rule.anew is not None:
            yield self.of_kinds("points-every", every=self.of_kinds(f"word-{rule.anew}"))

    def figures(self, rule: r.Rule) -> str:
        """What the rule reads, and the figures that it is held to."""
        return self.figured(rule.figures())

    def figured(self, figures: Iterable[r.Figure]) -> str:
        """Figures in short."""
        return self._listed(map(self._figure, figures))

    def _figure(self, figure: r.Figure) -> str:
        if figure.key.startswith("met-"):
            return self.of_kinds(figure.key, **{name: self._met(value) for name, value in figure.values.items()})
        (value,) = figure.values.values()
        return self.of_kinds(f"figure-{figure.key}", value=self._value(figure.key, value))

    def _met(self, value: object) -> object:
        if isinstance(value, Decimal):
            return plain(value)
        return self.of_kinds("met-or").join(map(self.term, value)) if isinstance(value, tuple) else value

    def _value(self, name: str, value: object) -> object:
        if isinstance(value, Mapping):
            return self._listed(f"{self.term(str(word))} {plain(by * 100)}%" for word, by in value.items())
        if name == "factor_otherwise" and isinstance(value, Decimal):
            return f"{plain(value * 100)}%"
        if isinstance(value, Decimal):
            return plain(value)
        if isinstance(value, tuple):
            return self.listed(value)
        if isinstance(value, int):
            return value
        if name == "mark":
            return self.term(str(value))
        return self.of_kinds("word-hours-of-schedule" if (name, value) == ("short_of", "schedule") else f"word-{value}")

    def _table(self, table: Mapping[str, Decimal]) -> str:
        return self._listed(
            self.of_kinds("points-term", term=self.term(term), points=signed(points)) for term, points in table.items()
        )

    def _listed(self, parts: Iterable[str]) -> str:
        return self.of_kinds("points-list").join(parts)
