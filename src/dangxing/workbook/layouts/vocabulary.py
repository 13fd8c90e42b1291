"""The words of the rules, as the tables of offices are read by them, and what a person says beside these."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, fold, normal
from dangxing.rules import RuleSet
from dangxing.workbook.layouts.common import keys
from dangxing.workbook.layouts.naming import Names
from dangxing.workbook.validating.lexicon import Lexicon

# What stands between the word for a cell in which nothing stands and what a legend says of it.
_IS: Final = (
    r"(?:的|者|處|处)?[\s\"'“”「」]{0,3}(?:[:=\-–]|代表|表示|視為|视为|為|为|是|即)[\s\"'“”「」]{0,3}"
    r"([\u4e00-\u9fff]{1,8})"
)
# What stands beside the name of an activity: which one of them it was, and a remark.
_ONE_OF: Final = patterns.late(
    r"(?:第?[一二三四1-4]季度|[上下]半年|[0-9]{1,2}月份?|(?:本)?年度|第[0-9一二三四五六七八九十]{1,3}[次期讲講])(?:的)?(?=.{2})"
)
_REMARK: Final = patterns.late(r"\(([^()]{1,30})\)$")
# A rule's sentence of fewer signs may be found in others.
_SHORTEST_SENTENCE: Final = 4
_POINTS_SAID: Final = patterns.late(r"(?:每次|每项|每人次|一次|一项)?(?:扣|加|减|计|得)[0-9]{1,3}(?:至[0-9]{1,3})?分$")


@dataclass(frozen=True)
class Options:
    """What a person says beside the tables: marks and activities (folded) with what they are, hours by activity.

    ``aside`` are names (folded) of what is not to count, whatever the rules have.

    ``date`` is that of deeds whose table has none; ``numbers`` what bare numbers under deeds are: count or points.
    """

    marks: Mapping[str, str] = field(default_factory=dict)
    activities: Mapping[str, str] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()
    hours: Mapping[str, Decimal] = field(default_factory=dict)
    date: dt.date | None = None
    numbers: str | None = None
    year: int | None = None
    branch: str | None = None
    track: str | None = None
    layout: str | None = None


class Vocabulary:
    """The words of the rules, as the tables of a run are read by them: made once."""

    def __init__(self, lexicon: Lexicon, options: Options) -> None:
        self.lexicon, self.options = lexicon, options
        self._sets = [rules.activities for rules in lexicon.rulebook.rule_sets.values()]
        self._certain = lexicon.taken("activity").certain
        self.attendance = lexicon.taken("attendance").certain
        self._undone = keys(word for habits in lexicon.rulebook.habits for word in habits.undone)

    @cached_property
    def names(self) -> Names:
        """What tells names from what is none."""
        return Names(self.lexicon)

    @cached_property
    def sums(self) -> tuple[str, ...]:
        """The words of totals that a title may begin or end with."""
        return tuple(word for word in self.lexicon.totals if len(word) > 1 and not word.isascii())

    @cached_property
    def legend_begins(self) -> re.Pattern[str]:
        """Matches what a legend begins with."""
        habits = self.lexicon.rulebook.habits
        words = (*self.lexicon.rulebook.contract.notes, *(word for each in habits for word in each.legends))
        return re.compile(rf"{_either(words)}\s*:?\s*")

    @cached_property
    def blank_is(self) -> re.Pattern[str]:
        """Finds what a legend says of a cell in which nothing stands."""
        return re.compile(_either(word for habits in self.lexicon.rulebook.habits for word in habits.unmarked) + _IS)

    @cached_property
    def given(self) -> frozenset[str]:
        """Activities whose rows bring points that someone gave."""
        return frozenset(
            activity
            for rules in self.lexicon.rulebook.rule_sets.values()
            for *_, rule in rules.walk()
            if rule.entered
            for activity in rule.activities_among(rules)
        )

    @cached_property
    def _sentences(self) -> list[tuple[str, str]]:
        return _sentences(self.lexicon.rulebook.rule_sets.values())

    @cached_property
    def _spoken(self) -> dict[str, str]:
        spoken = {fold(name): name for entries in self._sets for name in entries}
        return {**self._certain, **spoken, **self.options.activities}

    def activity(self, written: str) -> str | None:
        """The activity that a word stands for; None where nobody can be certain of one."""
        return _activity_of(self, written[:LONGEST_WORD])

    def _activity(self, written: str) -> str | None:
        key = fold(written)
        if key in self.options.aside:
            return None
        return self.options.activities.get(key) or self.lexicon.activities[written] or self._certain.get(key)

    def within(self, text: str) -> tuple[str, ...]:
        """The activities that are named in a text, the longer word going before the one in it."""
        return _named_in(self, fold(text[:LONGEST_WORD]))

    def of_sentence(self, text: str) -> str | None:
        """The activity of the rule whose own sentence a text is, or begins with."""
        key = _sentence(text)
        if len(key) < _SHORTEST_SENTENCE:
            return None
        found = {each for sentence, each in self._sentences if sentence.startswith(key) or key.startswith(sentence)}
        return found.pop() if len(found) == 1 else None

    def is_uncounted(self, written: str) -> bool:
        """Whether it is something that offices record and no rule counts, or that a person has put aside."""
        written = written[:LONGEST_WORD]
        if fold(written) in self.options.aside:
            return True
        return any(fold(each) in self.lexicon.uncounted for each in (written, _plain(written, self._undone)))

    def is_held(self, activity: str) -> bool:
        """Whether members attend it."""
        return "held" in self._kinds.get(activity, ())

    def is_done(self, activity: str) -> bool:
        """Whether it is something that a member does, or that is found of one, on a day of its own."""
        kinds = self._kinds.get(activity)
        return kinds is not None and kinds.isdisjoint({"held", "branch"})

    def wants_hours(self, activity: str) -> bool:
        """Whether an event of it must have its hours."""
        return activity in self._with_hours

    @cached_property
    def _kinds(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for entries in self._sets:
            for name, entry in entries.items():
                found.setdefault(name, set()).add(entry.kind)
        return found

    @cached_property
    def _with_hours(self) -> frozenset[str]:
        return frozenset(name for entries in self._sets for name, entry in entries.items() if entry.hours == "required")


# Of the words of activities the tables of an office have few.
@lru_cache(maxsize=4096)
def _activity_of(vocabulary: Vocabulary, written: str) -> str | None:
    found = vocabulary._activity(written)
    if found is None and (plain := _plain(written, vocabulary._undone)) != written:
        found = vocabulary._activity(plain)
    return found


@lru_cache(maxsize=4096)
def _named_in(vocabulary: Vocabulary, key: str) -> tuple[str, ...]:
    spoken = vocabulary._spoken
    words = sorted((word for word in spoken if word in key), key=len, reverse=True)
    kept = [word for at, word in enumerate(words) if not any(word in other for other in words[:at])]
    return tuple(dict.fromkeys(spoken[word] for word in kept))


@lru_cache(maxsize=4096)
def _plain(written: str, undone: frozenset[str]) -> str:
    """The name of an activity without what says which one of them it was, and without a remark, but for one that has
    a word by which it was not held then.
    """
    text = normal(written)
    remark = _REMARK.search(text)
    if remark is not None and not any(word in fold(remark[1]) for word in undone):
        text = text[: remark.start()]
    return _ONE_OF.sub("", text.strip(), count=1).strip()


def _either(words: Iterable[str]) -> str:
    """A pattern of words in either script, the longer before what it begins with."""
    forms = {form for word in words for form in (normal(word), fold(word))}
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if forms else "(?!)"


def _sentences(sets: Iterable[RuleSet]) -> list[tuple[str, str]]:
    """What rules that read rows of one activity say in the regulation's words, with that activity."""
    found: dict[str, set[str]] = {}
    for rules in sets:
        for *_, rule in rules.walk():
            activities = tuple(dict.fromkeys(rule.activities_among(rules)))
            key = _sentence(rule.says)
            if len(activities) == 1 and len(key) >= _SHORTEST_SENTENCE:
                found.setdefault(key, set()).add(activities[0])
    return [(key, activities.pop()) for key, activities in found.items() if len(activities) == 1]


def _sentence(text: str) -> str:
    """A sentence as a key: without signs, and without the points that it ends with."""
    return _POINTS_SAID.sub("", "".join(sign for sign in fold(text[:200]) if sign.isalnum()))
