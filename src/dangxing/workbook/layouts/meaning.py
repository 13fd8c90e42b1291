"""What the words of a table mean: its marks, its activities, its dates, and the year and branch of its titles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, fold, normal
from dangxing.rules import NATURAL, Calendar, RuleSet
from dangxing.workbook.layouts.model import Marks, keys
from dangxing.workbook.layouts.naming import Names
from dangxing.workbook.validating.lexicon import Lexicon

if TYPE_CHECKING:
    from dangxing.workbook.validating import ticks

_BRANCH: Final = patterns.late(r"(?:[^\s0-9第年《》“”\"「」()_:、,.\-—]|第[0-9]{0,4}){1,40}?支部(?!書記|书记)")
_NO_BRANCH: Final = frozenset(map(fold, ("支部", "黨支部", "本支部", "各支部", "我支部", "本黨支部", "各黨支部")))
# A sign, and the word that a legend gives for it, on either side; what may stand between them.
SIGNS: Final = r"[√✓✔△▲○〇●◎×✕✗✘╳☆★□■◇◆⊙φΦ※/\\—]"
BETWEEN: Final = r"[\s\"'“”「」]{0,3}(?:[:=\-–]|代表|表示|為|为|是)?[\s\"'“”「」]{0,3}"
_SIGN_FIRST: Final = patterns.late(rf"({SIGNS}){BETWEEN}([\u4e00-\u9fff]{{1,8}})")
_WORD_FIRST: Final = patterns.late(rf"([\u4e00-\u9fff]{{1,8}}){BETWEEN}({SIGNS})")
# What stands between the word for a cell in which nothing stands and what a legend says of it.
_IS: Final = (
    r"(?:的|者|處|处)?[\s\"'“”「」]{0,3}(?:[:=\-–]|代表|表示|視為|视为|為|为|是|即)[\s\"'“”「」]{0,3}"
    r"([\u4e00-\u9fff]{1,8})"
)
BLANK: Final = "空白"
"""What a cell in which nothing stands is called, where a person says what it means."""
_SIGN_AT_ONCE: Final = patterns.late(rf"[\s\"'“「]{{0,3}}{SIGNS}")
_SIGN_AT_END: Final = patterns.late(rf"{SIGNS}[\s\"'”」。.;,)]{{0,4}}$")
_TITLE: Final = 200
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
    def written(self) -> ticks.Written:
        """What offices write of those who came, and who did not."""
        from dangxing.workbook.validating import ticks

        return ticks.written_by(self.lexicon.rulebook)

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


class Meaning:
    """Says what the words of a table of one layout mean."""

    def __init__(
        self, lexicon: Lexicon, options: Options, marks: Marks | None = None, vocabulary: Vocabulary | None = None
    ) -> None:
        self.vocabulary = Vocabulary(lexicon, options) if vocabulary is None else vocabulary
        self.lexicon, self.options = lexicon, options
        self.legend: dict[str, str] = {}
        self._marks = {
            fold(mark): found
            for title, written in (marks or {}).items()
            if (found := self.lexicon.attendance[title]) is not None
            for mark in written
        }

        words = self.lexicon.attendance.spellings
        known = (*self.options.marks, *self._marks, *words, *self.vocabulary.attendance)
        self._begins = frozenset(word[:1] for word in known)

    def of_sheet(self) -> Meaning:
        """The same for another sheet, of which no legend is known."""
        other = copy(self)
        other.legend = {}
        return other

    def attendance(self, written: str) -> str | None:
        """The attendance that a mark stands for: by option, legend, layout, contract, in this order; None: unknown."""
        key = fold(written[:LONGEST_WORD])
        if key in self.options.marks:
            return self.options.marks[key]
        word = self.legend.get(key)
        if word is not None:
            return self._word(fold(word), word) or self._beside_leave(word)
        return self._word(key, written) or self._of_leave(written)

    def _of_leave(self, written: str) -> str | None:
        """Leave with a remark in brackets, which is leave for whatever reason: 請假（病）."""
        said = normal(written[:LONGEST_WORD])
        if not said.endswith(")"):
            return None
        leave = self.attendance(said.partition("(")[0].strip())
        return leave if leave == "excused" else None

    def _beside_leave(self, word: str) -> str | None:
        """What a word that is likely no leave (缺勤) is in a legend that has leave as well: certainly none."""
        likely = self.lexicon.taken("attendance").likely.get(fold(word))
        others = (self._word(fold(other), other) for other in self.legend.values())
        return likely if likely == "unexcused" and "excused" in others else None

    def _word(self, key: str, written: str) -> str | None:
        return (
            self.options.marks.get(key)
            or self._marks.get(key)
            or self.lexicon.attendance[written]
            or self.vocabulary.attendance.get(key)
        )

    def may_be_mark(self, written: str) -> bool:
        """Whether a text begins as a mark does; what is explained by a sign begins with one. Most names do not."""
        return fold(written[:1]) in self._begins or _SIGN_AT_ONCE.match(written) is not None

    @property
    def blank(self) -> str | None:
        """What a cell in which nothing stands means, as an option or the table's legend says: a word; None: nothing."""
        if (key := fold(BLANK)) in self.options.marks:
            return BLANK
        return self.legend.get(key)

    def knows(self, word: str) -> bool:
        """Whether a word is an attendance, whatever a legend says."""
        return self._word(fold(word), word) is not None

    def is_own(self, key: str, written: str) -> bool:
        """Whether a mark (folded, and as written) is one of the options, the layout or the contract."""
        return key in self.options.marks or key in self._marks or self.lexicon.attendance[written] is not None

    def activity(self, written: str) -> str | None:
        """The activity that a word stands for; None where nobody can be certain of one."""
        return self.vocabulary.activity(written)

    def is_held(self, activity: str) -> bool:
        """Whether members attend it."""
        return self.vocabulary.is_held(activity)

    @property
    def calendar(self) -> Calendar:
        """The year that was asked for begins as the rules say; one that a title names is the calendar's."""
        return self.lexicon.calendar or NATURAL if self.options.year else NATURAL

    def learn(self, text: str) -> None:
        """Take the legend that a text may be: it begins like one, or explains two signs or more."""
        written = normal(text[:1000])
        begins = self.vocabulary.legend_begins.match(written)
        body = written[begins.end() :] if begins else written
        pairs = self._pairs(body)
        if (blank := self.vocabulary.blank_is.search(written)) is not None:
            self.legend.setdefault(fold(BLANK), blank[1])
        if len(pairs) > 1 or (begins and pairs):
            for sign, word in pairs:
                self.legend.setdefault(fold(sign), word)

    def _pairs(self, body: str) -> list[tuple[str, str]]:
        """The signs of a legend, each with its word: before it or behind, as more words are known or as the text ends.

        What stands before the first sign may be the title of the legend.
        """
        before = [(sign, word) for word, sign in _WORD_FIRST.findall(body)]
        behind: list[tuple[str, str]] = _SIGN_FIRST.findall(body)
        if _SIGN_AT_ONCE.match(body):
            return behind
        known = [sum(self.knows(word) for _, word in pairs) for pairs in (before, behind)]
        ends_with_sign = _SIGN_AT_END.search(body) is not None
        return before if known[0] > known[1] or (known[0] == known[1] and ends_with_sign) else behind


def branch_of(texts: Iterable[str]) -> str | None:
    """The branch that the first of the texts names."""
    return next((branch for each in texts if (branch := _branch_in(each[:_TITLE])) is not None), None)


@lru_cache(maxsize=1024)
def _branch_in(text: str) -> str | None:
    found = _BRANCH.search(normal(text))
    return found.group() if found is not None and fold(found.group()) not in _NO_BRANCH else None
