"""A rule read back as a sentence, from what its file says and nothing else: its ``says`` is not looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dangxing.language import text
from dangxing.language.voice import plain
from dangxing.rules import OfRows
from dangxing.rules import kinds as k

if TYPE_CHECKING:
    from dangxing.cli.rules.words import Words
    from dangxing.rules import Category, Keep, Rule, Track


class Sentence:
    """Reads one rule back in the language of ``words``."""

    def __init__(self, words: Words, track: Track, category: Category, rule_id: str, rule: Rule) -> None:
        self.words, self.track, self.category = words, track, category
        self.rule_id, self.rule = rule_id, rule

    def __str__(self) -> str:
        return self._say("comma").join((*self._main(), *self._besides(), self._holds())) + self._say("stop")

    def _say(self, name: str, /, **params: object) -> str:
        return text(f"sentences.{name}", self.words.language, **params)

    # ── What is counted ──────────────────────────────────────────────────────────────────────────────────────────────

    def _what(self) -> str:
        rule: Any = self.rule
        activity = self.words.any_of(rule.activity) if rule.activity else self._say("any-held")
        result = getattr(rule, "result", None)
        if result:
            return self._say("of-result", activity=activity, result=self.words.any_of(result))
        return self._say("of", activity=activity) if rule.activity else activity

    def _points(self, points: Decimal | Mapping[str, Decimal]) -> str:
        if isinstance(points, Mapping):
            entries = (self._entry(term, value) for term, value in points.items())
            return self._say("list").join(entries)
        return self._say("gain" if points > 0 else "loss", points=plain(abs(points)))

    def _entry(self, key: str, points: Decimal) -> str:
        told = self._points(points) if points else self._say("none")
        return self._say("entry", key="·".join(map(self.words.term, key.split("·"))), points=told)

    def _main(self) -> Iterator[str]:
        match self.rule:
            case k.PerOccurrence() | k.Presence():
                schedule = "-schedule" if self.rule.source == "schedule" else ""
                yield self._say(f"{self.rule.kind}{schedule}", what=self._what(), points=self._points(self.rule.points))
            case k.Absence():
                schedule = "-schedule" if self.rule.source == "schedule" else ""
                except_ = "-except" if self.rule.except_result else schedule
                result = self.words.any_of(self.rule.except_result or ())
                points = self._points(self.rule.points)
                yield self._say(f"absence{except_}", what=self._what(), result=result, points=points)
            case k.Shortfall():
                yield from self._shortfall(self.rule)
            case k.ValueTable():
                yield self._table(self.rule)
            case k.GivenPoints():
                low, high = (plain(bound) for bound in self.rule.between)
                yield self._say("given", what=self._what(), low=low, high=high)
            case k.Rate():
                measure = self._say(f"measure-{self.rule.measure}") if self.rule.mark is None else ""
                mark = self._say("mark", mark=self.words.term(self.rule.mark or ""))
                what = self._what() if self.rule.mark is None else mark
                params = {"what": what, "measure": measure, "per": plain(self.rule.per)}
                yield self._say(f"amount-{self.rule.units}", points=self._points(self.rule.points), **params)
            case _:
                yield self._event()

    def _shortfall(self, rule: k.Shortfall) -> Iterator[str]:
        params = {
            "target": plain(rule.target),
            "unit": plain(rule.unit),
            "measure": self._say(f"measure-{rule.measure}"),
        }
        name = "shortfall-one" if rule.unit == 1 else "shortfall"
        yield self._say(name, what=self._what(), points=self._points(rule.points), **params)
        if rule.none is not None:
            yield self._say("shortfall-none", points=self._points(rule.none))
        if rule.min_characters is not None:
            yield self._say("shortfall-least", least=plain(rule.min_characters))

    def _table(self, rule: k.ValueTable) -> str:
        entries = [self._entry(key, points) for key, points in rule.flat().items()]
        if rule.otherwise:
            entries.append(self._say("otherwise", points=self._points(rule.otherwise)))
        else:
            entries.append(self._say("nothing-else"))
        table = self._say("list").join(entries)
        if rule.by in ("verdict", "mark"):
            return self._say(f"value-table-{rule.by}", table=table, mark=self.words.term(rule.mark or ""))
        by = self._say("list").join(self.words.text(f"word-{key}") for key in rule.keys)
        window = self._say("window", window=self.words.text(f"word-{rule.within}")) if rule.within else ""
        name = rule.by if rule.by in ("nth", "count") else "sum" if rule.of == "sum" else None
        told = {"what": self._what(), "by": by, "table": table, "window": window}
        return self._say(f"value-table-{name}" if name else "value-table", **told)

    def _event(self) -> str:
        match self.rule:
            case k.HoursShort():
                schedule = "-schedule" if self.rule.short_of == "schedule" else ""
                hours = "" if schedule else plain(Decimal(self.rule.short_of))
                params = {"what": self._what(), "unit": plain(self.rule.unit), "hours": hours}
                return self._say(f"hours-short{schedule}", points=self._points(self.rule.points), **params)
            case k.MissingPeriods():
                every = self.words.text(f"word-{self.rule.every}")
                return self._say(
                    "missing-periods", what=self._what(), every=every, points=self._points(self.rule.points)
                )
            case k.Attendance():
                count = self._say(f"attendance-{self.rule.count}")
                return self._say("attendance", what=self._what(), count=count, points=self._points(self.rule.points))
            case k.BranchRank():
                first, last = self.rule.first, self.rule.last
                gain, loss = self._points(first.points), self._points(last.points)
                return self._say("branch-rank", first=first.places, last=last.places, gain=gain, loss=loss)
            case k.Requirement():
                return self._say("requirement", conditions=self.words.figures(self.rule))
            case k.Forfeit():
                return self._say("forfeit", what=self._what())
        raise TypeError(type(self.rule).__name__)

    # ── What follows ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _besides(self) -> Iterator[str]:
        rule = self.rule
        if isinstance(rule, OfRows):
            yield from self._of_rows(rule)
        if rule.at_most is not None:
            yield self._say("at-most", points=plain(rule.at_most))
        if rule.instead_of is not None:
            yield self._say("instead", says=self.words.term(self.track.rules[rule.instead_of].says))
        if rule.whose != "self":
            yield self._say(f"whose-{rule.whose}")
        home = self.category.homes.get(self.rule_id)
        if home is not None:
            part = self.category.parts[home]
            if part.keep:
                yield self._say("part-keep", part=self.words.title(part), keep=self._keep(part.keep))
            if part.at_most is not None:
                yield self._say("part-at-most", part=self.words.title(part), points=plain(part.at_most))
        if self.category.keep:
            highest = self.category.keep.highest
            yield self._say("parts-keep", category=self.words.title(self.category), highest=highest)

    def _of_rows(self, rule: OfRows) -> Iterator[str]:
        if rule.factor:
            entries = (f"{self.words.term(word)} {plain(by * 100)}%" for word, by in rule.factor.flat().items())
            otherwise = f"{plain(rule.factor.otherwise * 100)}%"
            yield self._say("factor", table=self._say("list").join(entries), otherwise=otherwise)
        if rule.keep:
            yield self._keep(rule.keep)

    def _keep(self, keep: Keep) -> str:
        if keep.same is None:
            return self._say("keep", highest=keep.highest)
        return self._say("keep-same", highest=keep.highest, same=self.words.text(f"word-{keep.same}"))

    def _holds(self) -> str:
        from dangxing.scoring.settled import how

        told = [self.words.holds(*self.category.holds)]
        told += map(self.words.remark, how(self.category.settle)) if self.category.settle else ()
        holds = self._say("list").join(told)
        return self._say("holds", category=self.words.title(self.category), holds=holds)
