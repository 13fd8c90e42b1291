"""What one member's form says: frozen values, told in the language of the form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from dangxing.language import Language, text
from dangxing.language.voice import plain
from dangxing.ledger import Card, RulesRow
from dangxing.rules import NOUN, Category, RuleSet, Track, noun_of
from dangxing.scoring.explaining.making import headings_of
from dangxing.scoring.explaining.nodes import Heading, Node
from dangxing.scoring.explaining.telling import StepVoice

Kind = Literal["appraisal", "endorsement", "register"]
ASPECT_KEYS = {"德": "virtue", "能": "ability", "勤": "diligence", "績": "achievement", "廉": "integrity"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record: the rule's clause and words, how often it applied, its points, what was found."""

    category: str
    clause: str
    says: str
    times: int
    points: Decimal
    remark: str


@dataclass(frozen=True, slots=True)
class Item:
    """One category: its points, or, of a requirement, whether it is met (``result``) and what was asked and found."""

    title: str
    clause: str
    says: str
    standard: Decimal
    start: Decimal
    bonus: Decimal
    deduction: Decimal
    score: Decimal
    result: str
    met: bool
    remark: str


@dataclass(frozen=True)
class Form:
    """One member's year. ``branch_size`` is how many of the branch have a rank by the same rule set.

    ``own_words`` is what the member wrote of the year (自評); ``beyond`` what columns of 成員 beyond the contract hold,
    by their titles, folded.
    """

    year: int
    language: Language
    member: Card
    rules: RulesRow
    branch_size: int
    own_words: str = ""
    beyond: Mapping[str, str | int | Decimal | None] = field(default_factory=dict)

    @property
    def terms(self) -> RuleSet:
        """The rule set as it was when it scored."""
        return self.rules.rule_set

    @property
    def label(self) -> str:
        """What people call the year."""
        return self.terms.calendar.label(self.year)

    @cached_property
    def kind(self) -> Kind:
        """Which form it is: requirements are endorsed where a grade is kept beside them, else registered."""
        if not self.of_requirements:
            return "appraisal"
        return "endorsement" if "grade" in self.terms.ranking else "register"

    @cached_property
    def of_requirements(self) -> bool:
        """Whether members of the track only meet requirements or do not, and no points are counted."""
        return all(category.meets for category in self._track.categories.values())

    @property
    def has_aspects(self) -> bool:
        """Whether the rules of the track say which aspect they are about."""
        return any(rule.aspect for entry in self._track.categories.values() for rule in entry.rules.values())

    @property
    def vetoed(self) -> bool:
        """Whether the appraisal ended with the verdict."""
        return self.member.outcome == "vetoed"

    @cached_property
    def voice(self) -> StepVoice:
        """What says the words of the rules, and the steps, in the form's language."""
        return StepVoice(self.language, self.rules.names)

    def say(self, name: str, /, **params: object) -> str:
        """A text of the forms' catalogue in the form's language."""
        return text(f"forms.{name}", self.language, **params)

    @property
    def title(self) -> str:
        """The heading of the form."""
        if self.terms.noun != NOUN:
            return self.say("title-of", noun=self.voice.title(noun_of([self.terms])))
        return self.say(f"title-{self.kind}")

    @property
    def regulation(self) -> str:
        """The regulation by its own title."""
        return self.voice.term(self.terms.source)

    @property
    def track(self) -> str:
        """The name of the track."""
        return self.voice.title(self._track)

    @property
    def post(self) -> str:
        """The post, empty where there is none."""
        return self._term(self.member.post)

    @property
    def standing(self) -> str:
        """Full or probationary, where the records say so: what counts by default is nothing that a form may state."""
        known = self.member.standing in ("full", "probationary")
        return self.say(f"standing-{self.member.standing}") if known else self.member.standing

    @property
    def start(self) -> str:
        """The first day that was appraised; empty where it must be known and is not."""
        return self._day(self.member.start, "start", self.terms.calendar.first(self.year))

    @property
    def end(self) -> str:
        """The last day that was appraised; empty where it must be known and is not."""
        return self._day(self.member.end, "end", self.terms.calendar.last(self.year))

    @property
    def period(self) -> str:
        """From the first day to the last."""
        return self.say("period", start=self.start or "—", end=self.end or "—")

    @property
    def verdict(self) -> str:
        """The verdict of the branch's review, empty where there is none."""
        return self._term(self.member.verdict)

    @property
    def outcome(self) -> str:
        """The name of the outcome."""

        return self.voice.outcome(self.member.outcome, self.terms)

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """Why the outcome is what it is, a sentence each."""
        return tuple(map(self.voice.remark, self.member.reasons))

    @property
    def follows(self) -> str:
        """What the rules say follows from the outcome, empty where nothing does."""
        keys = ("remarks.follows", "remarks.consequence")
        return self._joined(self.voice.remark(reason) for reason in self.member.reasons if reason.key in keys)

    @property
    def grade(self) -> Decimal | None:
        """The grade (學習成績), where the rules keep one."""
        return self.terms.entered(self.member.tie_break, "grade")

    @property
    def satisfaction(self) -> Decimal | None:
        """The share of satisfied votes (滿意度), where the rules ask for it."""
        return self.terms.entered(self.member.tie_break, "satisfaction")

    @cached_property
    def aspects(self) -> dict[str, tuple[Decimal, Decimal]]:
        """Points lost (≤ 0) and gained by aspect, in the order of the rule set."""
        known = self.member.aspects
        nothing = (Decimal(0), Decimal(0))
        return {aspect: known.get(aspect, nothing) for aspect in self.terms.aspects}

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The categories with their steps."""
        return headings_of(self.member, self.terms)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The categories, in the order of the rules."""
        return tuple(map(self._item, self.headings))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every line, in the order of the rules."""
        return tuple(self._entry(heading, node) for heading in self.headings for node in heading.given)

    @cached_property
    def losses(self) -> tuple[Entry, ...]:
        """The lines that took points, what took most first."""
        return tuple(sorted((entry for entry in self.entries if entry.points < 0), key=lambda entry: entry.points))

    @cached_property
    def gains(self) -> tuple[Entry, ...]:
        """The lines that gave points, what gave most first."""
        return tuple(sorted((entry for entry in self.entries if entry.points > 0), key=lambda entry: -entry.points))

    @property
    def begins(self) -> str:
        """What it is called that the categories begin with: ``standard`` or ``start``."""
        return self._track.begins

    @property
    def _track(self) -> Track:
        return self.terms.tracks[self.member.track]

    def _item(self, heading: Heading) -> Item:
        category, score, state = heading.category, heading.score, heading.node.state
        met = state in ("met", "not-applicable") or (state == "counted" and score.score >= score.standard)
        found = self._joined(
            (*(told for node in heading.given for told in self.voice.why(node)), *self.voice.bounds(heading))
        )
        return Item(
            title=self.voice.title(category),
            clause=self.voice.clause(heading.node),
            says=self._joined(self.voice.term(rule.says) for rule in category.rules.values()),
            standard=score.standard if category.bounds.cap is None else category.bounds.cap,
            start=score.standard,
            bonus=score.bonus,
            deduction=score.deduction,
            score=score.score,
            result=self.say("not-applicable" if not score.applies else "met" if met else "unmet"),
            met=met,
            remark=found or (self._measured(category) if state == "met" else ""),
        )

    def _measured(self, category: Category) -> str:
        """What a requirement that is met says of times and hours: the record has at least so many."""
        for rule in category.rules.values():
            for ask in rule.asks():
                amounts = {amount.measure: plain(amount.number) for amount in ask.amounts}
                if "hours" in amounts:
                    return self.say("measured", **{"times": 1, **amounts})
        return ""

    def _entry(self, heading: Heading, node: Node) -> Entry:
        return Entry(
            category=self.voice.title(heading.category),
            clause=self.voice.clause(node),
            says=self.voice.says(node),
            times=node.times or 0,
            points=node.value or Decimal(0),
            remark=self._joined(self.voice.why(node)),
        )

    def _term(self, term: str | None) -> str:
        return "" if term is None else self.voice.term(term)

    def _joined(self, parts: Iterable[str]) -> str:
        return self.say("separator").join(part for part in parts if part)

    def _day(self, stored: str | None, need: Literal["start", "end"], usual: dt.date) -> str:
        if stored is not None:
            return stored
        return "" if need in self.terms.needs else usual.isoformat()
