"""What a rule asks for, as a target to sign, and the points that hang on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dangxing.language import text
from dangxing.language.voice import Voice, plain, signed
from dangxing.rules import Amount, Ask, Category, Gives, OfRows, Rule, RuleSet

_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Voice):
    """Rules of one rule set told in one language."""

    rules: RuleSet

    def target(self, rule: Rule) -> str:
        """What is to be reached, as short as it can be told."""
        return self._say("both").join(map(self._asked, rule.asks()))

    def _asked(self, ask: Ask) -> str:
        """One thing that is asked for."""
        results = self.any_of(ask.results)
        what = self.any_of(ask.what) if ask.what else self._say("any-held")
        if ask.what and results:
            what += self._say("of-result", results=results)
        amount = self._say("and").join(map(self._amount, ask.amounts))
        told = self._of_kinds(
            f"ask-{ask.key}", what=what, bare=self.any_of(ask.what), results=results, amount=amount, number=ask.number
        )
        return told + "".join(map(self._asked, ask.more))

    def stake(self, rule: Rule, category: Category) -> str:
        """The points that may be lost or gained by the rule."""
        given = rule.gives()
        apart = "\n" if any(gives.places for gives in given) else self._say("besides")
        told = apart.join(self._given(gives, category) for gives in given)
        if isinstance(rule, OfRows) and rule.each_at_most is not None:
            told += apart + self._say("each-at-most", points=rule.each_at_most)
        return told if rule.at_most is None else told + apart + self._say("at-most", points=rule.at_most)

    def _given(self, gives: Gives, category: Category) -> str:
        match gives.points:
            case None:
                points = signed(-category.bounds.start)
            case Decimal():
                points = signed(gives.points)
            case _:
                points = self._by_term(gives.points)
        if gives.otherwise is not None:
            points += self._say("besides") + self._say("otherwise", points=signed(gives.otherwise))
        unit = gives.unit and self._amount(gives.unit)
        return self._of_kinds(f"per-{gives.per}", points=points, unit=unit, places=gives.places)

    def _say(self, name: str, /, **params: object) -> str:
        return self._text(f"targets.{name}", params)

    def _of_kinds(self, name: str, /, **params: object) -> str:
        return self._text(f"kinds.{name}", params)

    def _text(self, key: str, params: Mapping[str, object]) -> str:
        told = {name: plain(value) if isinstance(value, Decimal) else value for name, value in params.items()}
        return text(key, self.language, **told)

    def _papers(self, activities: Iterable[str]) -> bool:
        known = self.rules.activities
        return all(name in known and known[name].kind == "paper" for name in activities)

    def _amount(self, amount: Amount) -> str:
        number, measure = amount.number, amount.measure
        if measure == "count":
            return self._say("papers" if self._papers(amount.of) else "times", number=number)
        if measure != "characters":
            return self._say(measure, number=number)
        if number % _TEN_THOUSAND == 0 and self.language != "en":
            return self._say("ten-thousands", number=number / _TEN_THOUSAND)
        return self._say("signs", number=f"{number:,f}" if self.language == "en" else plain(number))

    def _by_term(self, points: Mapping[str, Decimal]) -> str:
        return self._say("besides").join(f"{self.term(name)} {signed(value)}" for name, value in points.items())
