"""A rule read back as a sentence, from what its file says and nothing else: its ``says`` is not looked at."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from dangxing.language import text
from dangxing.language.voice import plain
from dangxing.rules import OfRows
from dangxing.rules.profile import RECORDED, Figure, Gives, Told, Word

if TYPE_CHECKING:
    from dangxing.cli.rules.words import Words
    from dangxing.rules import Category, Keep, Rule, Track


class Sentence:
    """Reads one rule back in the language of ``words``."""

    def __init__(
        self,
        words: Words,
        track: Track,
        category: Category,
        rule_id: str,
        rule: Rule,
        held: Container[str] = (),
    ) -> None:
        """``held``: the activities that are events, of which a row says who attended."""
        self.held = held
        self.words, self.track, self.category = words, track, category
        self.rule_id, self.rule = rule_id, rule

    def __str__(self) -> str:
        return self._say("comma").join(
            (*map(self._read, self.rule.sentence()), *self._besides(), self._holds())
        ) + self._say("stop")

    def _say(self, name: str, /, **params: object) -> str:
        return text(f"sentences.{name}", self.words.language, **params)

    # ── What is counted ──────────────────────────────────────────────────────────────────────────────────────────────

    def _read(self, told: Told) -> str:
        params = {name: self._value(value) for name, value in told.params.items()}
        return self.words.of_kinds(f"read-{told.name}", **params)

    def _value(self, value: object) -> str:
        match value:
            case Decimal() | int():
                return plain(Decimal(value))
            case Told():
                return self._read(value)
            case Word():
                return self.words.of_kinds(f"word-{value.word}")
            case Gives():
                return self._points(value.points)
            case tuple() if all(isinstance(one, str) for one in value):
                return self.words.any_of(value)
            case tuple() if all(isinstance(one, Figure) for one in value):
                return self.words.figured(value)
            case tuple() | list():
                return self._say("list").join(map(self._value, value))
            case _:
                return str(value)

    def _points(self, points: Decimal | Mapping[str, Decimal] | None) -> str:
        if isinstance(points, Mapping):
            return self._say("list").join(self._entry(term, value) for term, value in points.items())
        if not points:
            return self._say("none")
        return self._say("gain" if points > 0 else "loss", points=plain(abs(points)))

    def _entry(self, key: str, points: Decimal) -> str:
        return self._say("entry", key="·".join(map(self.words.term, key.split("·"))), points=self._points(points))

    # ── What follows ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _besides(self) -> Iterator[str]:
        rule = self.rule
        recorded = (name for reads in rule.reads() if reads.kinds == RECORDED for name in reads.activities)
        held = tuple(name for name in recorded if name in self.held)
        if held:
            yield self._say("present", activity=self.words.any_of(held))
        if isinstance(rule, OfRows):
            yield from self._of_rows(rule)
        every = "" if rule.anew is None else self.words.of_kinds(f"word-{rule.anew}")
        if every:
            yield self._say("every", every=every)
        if rule.at_most is not None:
            yield self._at_most("at-most", rule.at_most, every or self._part_of_year)
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
                yield self._at_most("part-at-most", part.at_most, self._part_of_year, part=self.words.title(part))
        for name, closed in self.category.closings:
            if name in ("", home):
                where = self.category.parts[name] if name else self.category
                yield self._say("closed", name=self.words.title(where), row=self.words.closing(closed))
        if self.category.keep:
            highest = self.category.keep.highest
            yield self._say("parts-keep", category=self.words.title(self.category), highest=highest)

    @property
    def _part_of_year(self) -> str:
        """The length of the parts by which the category is settled, each of which has bounds of its own; else ''."""
        settle = self.category.settle
        return "" if settle is None else self.words.of_kinds(f"word-{settle.every}")

    def _at_most(self, name: str, points: Decimal, every: str, **params: object) -> str:
        return self._say(f"{name}-every" if every else name, points=plain(points), every=every, **params)

    def _of_rows(self, rule: OfRows) -> Iterator[str]:
        if rule.factor:
            entries = (f"{self.words.term(word)} {plain(by * 100)}%" for word, by in rule.factor.flat().items())
            otherwise = f"{plain(rule.factor.otherwise * 100)}%"
            yield self._say("factor", table=self._say("list").join(entries), otherwise=otherwise)
        if rule.each_at_most is not None:
            yield self._say("each-at-most", points=plain(rule.each_at_most))
        if rule.keep:
            yield self._keep(rule.keep)

    def _keep(self, keep: Keep) -> str:
        if keep.same is None:
            return self._say(f"keep-{keep.end}", most=keep.most)
        return self._say(f"keep-{keep.end}-same", most=keep.most, same=self.words.of_kinds(f"word-{keep.same}"))

    def _holds(self) -> str:
        holds = self._say("list").join(self.words.holding(self.category))
        return self._say("holds", category=self.words.title(self.category), holds=holds)
