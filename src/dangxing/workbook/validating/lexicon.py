"""The words that a workbook may hold, in whatever script or alias, and the one form that records keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, fold, nearest, normal, seen
from dangxing.records import SheetKey
from dangxing.rules import Calendar, Choice, Column, Habits, Rulebook, RuleSet, Usage

if TYPE_CHECKING:
    from dangxing.workbook.validating import ticks

# What offices append to a column's title: a star, or a hint in brackets, such as 日期（必填）.
_TITLE_MARKS = patterns.late(r"[*※]|\([^)]{0,60}\)|\[[^\]]{0,60}\]|【[^】]{0,60}】|:$")

_KEPT = 10_000


class Words:
    """Terms of one kind: ``words["会议"]`` is the canonical term, or None. ``allowed`` lists the terms."""

    def __init__(self, terms: Mapping[str, Iterable[str]]) -> None:
        self.allowed = tuple(terms)
        self._folded: dict[str, str] = {}
        self._nearest: dict[str, str | None] = {}
        for term, spellings in terms.items():
            self._folded[fold(term)] = term
            for spelling in spellings:
                self._folded.setdefault(fold(spelling), term)

    @property
    def spellings(self) -> Iterable[str]:
        """All that stands for a term, folded."""
        return self._folded

    def __getitem__(self, written: str) -> str | None:
        if len(written) > LONGEST_WORD:
            return None
        found = self._folded.get(fold(written))
        # What nobody sees says nothing.
        return found if found is not None else self._folded.get(fold(seen(written)))

    def nearest(self, written: str) -> str | None:
        """The term most like what was written, if any is like enough to be meant (kept: the same mistake recurs)."""
        if written in self._nearest:
            return self._nearest[written]
        found = nearest(written, self._folded)
        if len(self._nearest) < _KEPT:
            self._nearest[written] = found
        return found


def _terms(sets: Iterable[RuleSet], of: Callable[[RuleSet], Mapping[str, Iterable[str]]]) -> Words:
    """Terms of the rule sets, with the ways in which offices write them and their English names."""
    return Words(_spellings(sets, of))


def _spellings(
    sets: Iterable[RuleSet], of: Callable[[RuleSet], Mapping[str, Iterable[str]]]
) -> dict[str, tuple[str, ...]]:
    return {
        term: (*aliases, *filter(None, map(rules.english.get, (term, *aliases))))
        for rules in sets
        for term, aliases in of(rules).items()
    }


def _choices(choices: Mapping[Any, Choice]) -> Words:
    return Words(_spelt(choices))


def _spelt(choices: Mapping[Any, Choice]) -> dict[Any, tuple[str, ...]]:
    return {key: (choice.title, choice.en, *choice.aliases) for key, choice in choices.items()}


def _named(rules: RuleSet, term: str) -> tuple[str, ...]:
    return tuple(filter(None, (rules.names.get(term),)))


def _folded(words: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(fold(word) for some in words for word in some)


def _titles(column: Column) -> tuple[str, ...]:
    return column.title, column.en, *column.aliases


class Taken(NamedTuple):
    """What offices write for the terms of a column (folded → term), and what may stand for one or another."""

    certain: Mapping[str, str]
    likely: Mapping[str, str]
    ask: frozenset[str]


def _taken(words: Words, usages: Iterable[Usage]) -> Taken:
    """What is written for ``words``, the first usage that knows a word having its way."""
    certain: dict[str, str] = {}
    likely: dict[str, str] = {}
    ask: set[str] = set()
    for usage in usages:
        told = {*certain, *likely, *ask}
        for into, spellings in ((certain, usage.certain), (likely, usage.likely)):
            for term, written in spellings.items():
                known = words[term]
                if known is not None:
                    into.update((key, known) for key in map(fold, written) if key not in told)
        ask.update(key for key in map(fold, usage.ask) if key not in told)
    return Taken(certain, likely, frozenset(ask))


class Lexicon:
    """Every word of the contract and of the rule sets, each kind folded once.

    ``year`` is that of dates written without one; None where it is not known.
    """

    def __init__(self, rulebook: Rulebook, year: int | None = None) -> None:
        self.rulebook = rulebook
        self.year = year
        self.terms = frozenset(key for key, (rules, _) in rulebook.tracks.items() if rules.period == "term")
        self.calendars = {key: rules.calendar for key, (rules, _) in rulebook.tracks.items()}
        self.groups = rulebook.groups
        contract = rulebook.contract
        self.attendance = _choices(contract.attendance)
        self.standing = _choices(contract.standing)
        sets = rulebook.rule_sets.values()
        self.verdicts = Words({**_spelt(contract.verdicts), **_spellings(sets, lambda rules: rules.verdicts)})
        self.tracks = Words(
            {key: (track.title, track.en, *track.aliases) for key, (_, track) in rulebook.tracks.items()}
        )
        self.posts = _terms(sets, lambda rules: rules.posts)
        self.levels = _terms(sets, lambda rules: rules.levels)
        self.results = _terms(sets, lambda rules: {each: () for a in rules.activities.values() for each in a.results})
        self.activities = Words({name: (entry.en,) for rules in sets for name, entry in rules.activities.items()})
        self.outcomes = Words({title: _named(rules, title) for rules in sets for title in rules.outcome_titles})
        self._kinds: Mapping[str, Words] = {
            "track": self.tracks, "activity": self.activities, "post": self.posts, "standing": self.standing,
            "attendance": self.attendance, "level": self.levels, "result": self.results, "verdict": self.verdicts,
            "outcome": self.outcomes,
        }  # fmt: skip
        self._taken: dict[str, Taken] = {}
        self._hear(rulebook.habits)
        self._guidance = Words(dict.fromkeys(contract.guidance, ()))
        self._notes = tuple(fold(note) for note in contract.notes)
        self.sheets = Words(
            {key: (sheet.title, sheet.en, *sheet.aliases) for key, sheet in rulebook.contract.sheets.items()}
        )
        """Sheet titles, by sheet key."""
        self._columns: dict[SheetKey, Words] = {}
        self._begins: dict[tuple[SheetKey, tuple[str, ...]], frozenset[str]] = {}
        self._branches: dict[str, str] = {}

    def _hear(self, used: tuple[Habits, ...]) -> None:
        """Fold what offices write, whatever the rules call it."""
        # What a rule set names as an activity counts by it, whatever others record without counting it.
        self.uncounted = frozenset(
            fold(word) for habits in used for word in habits.uncounted if self.activities[word] is None
        )
        self.totals = _folded(habits.totals for habits in used)
        self.blanks = _folded(habits.blanks for habits in used)
        self.footers = _folded(habits.footers for habits in used)
        self._examples = _folded(habits.examples for habits in used)
        self._full = sorted(_folded(habits.full_marks for habits in used), key=len, reverse=True)
        self._common = sorted(_folded(habits.in_branches for habits in used), key=len, reverse=True)

    def of(self, year: int | None) -> Lexicon:
        """The same words, folded already, for another workbook."""
        other = copy(self)
        other.year, other._branches = year, {}
        return other

    @cached_property
    def foreign_units(self) -> frozenset[str]:
        """Units, folded, that no column takes."""
        return _folded([self.rulebook.contract.foreign_units])

    @cached_property
    def _others(self) -> frozenset[str]:
        return _folded(habits.title_others for habits in self.rulebook.habits)

    @cached_property
    def _no_matter(self) -> tuple[str, ...]:
        notes = _folded(habits.title_notes for habits in self.rulebook.habits)
        return (*notes, *map(fold, self.rulebook.contract.guidance))

    @cached_property
    def written(self) -> ticks.Written:
        """What offices write of those who came, and who did not."""
        from dangxing.workbook.validating import ticks

        return ticks.written_by(self.rulebook)

    @cached_property
    def calendar(self) -> Calendar | None:
        """When years begin; None: the rule sets differ in it."""
        found = self.rulebook.calendars
        return found[0] if len(found) == 1 else None

    def columns(self, sheet: SheetKey) -> Words:
        """Column titles of a sheet, by field."""
        if sheet not in self._columns:
            columns = self.rulebook.contract.sheets[sheet].columns
            self._columns[sheet] = Words({field: _titles(column) for field, column in columns.items()})
        return self._columns[sheet]

    def begins(self, sheet: SheetKey, fields: tuple[str, ...]) -> frozenset[str]:
        """The signs, folded, that rows to be left out may begin with: of totals, notes, titles of these fields."""
        if (sheet, fields) not in self._begins:
            columns = self.rulebook.contract.sheets[sheet].columns
            titles = (title for field in fields for title in _titles(columns[field]))
            habits = (word for each in self.rulebook.habits for word in (*each.totals, *each.uncounted))
            told = (*titles, *habits, *self.footers)
            self._begins[sheet, fields] = frozenset(fold(form)[:1] for word in told for form in (word, word[:1]))
        return self._begins[sheet, fields]

    def words(self, holds: str) -> Words | None:
        """The words that a column of a kind may hold; None where it holds no words of the contract."""
        return self._kinds.get(holds)

    def is_blank(self, written: str) -> bool:
        """Whether a word says that there is nothing to enter."""
        return len(written) <= LONGEST_WORD and fold(written) in self.blanks

    def without_full(self, said: str) -> str:
        """What a title says of full marks, folded, without the words before the number: 10分 of 滿分10分."""
        key = fold(said)
        return key.removeprefix(next(filter(key.startswith, self._full), "")).strip(" :")

    def is_of_another(self, said: str, title: str) -> bool:
        """Whether what stands beside a column's title makes it another: 上年 of 等次（上年）.

        A word of one sign says so only where it stands alone.
        """
        key, title = fold(said), fold(title)
        return any(word in key if len(word) > 1 else word == key for word in self._others if word not in title)

    def is_no_matter(self, said: str) -> bool:
        """Whether a note in a title only helps to fill in the column: 必填, 年月日."""
        return fold(said).startswith(self._no_matter)

    def column_meant(self, written: str, sheet: SheetKey) -> str | None:
        """The field whose title one that is not known may be meant for; None where none is, or it says another thing:
        nobody means 出勤 by 未出席."""
        field = self.columns(sheet).nearest(written)
        if field is None:
            return None
        column = self.rulebook.contract.sheets[sheet].columns[field]
        titles = " ".join(map(fold, (column.title, *column.aliases)))
        key = fold(written[:LONGEST_WORD])
        return None if any(word in key and word not in titles for word in self._others) else field

    def taken(self, holds: str) -> Taken:
        """What offices write in a column of a kind of words."""
        if holds not in self._taken:
            usages = (getattr(habits, holds) for habits in self.rulebook.habits)
            self._taken[holds] = _taken(self._kinds[holds], usages)
        return self._taken[holds]

    def activity_meant(self, written: str, words: Words) -> str | None:
        """The activity among ``words`` that one which is not known may be meant for; None where none is.

        What offices mean by a word goes before what its letters are like.
        """
        taken, key = self.taken("activity"), fold(written[:LONGEST_WORD])
        if key in taken.ask:
            return None
        near = taken.likely.get(key)
        if near is not None and words[near] is not None:
            return near
        # Of several at once, or of a word that several begin or end with, no single one is meant.
        if _SEVERAL.search(key) or sum(key in fold(word) for word in words.allowed) > 1:
            return None
        # What was not done, or was done after all, is not meant by what was: 已完成任務 is no 未完成任務.
        found = words.nearest(written)
        return None if found is None or _contraries(key) != _contraries(fold(found)) else found

    def branch(self, written: str) -> str:
        """The spelling of a branch that the workbook has first: one that differs in script or blanks is no other."""
        if len(written) > LONGEST_WORD:
            return written
        return self._branches.setdefault(fold(written), written)

    def branch_core(self, name: str) -> str:
        """What is left of the name of a branch, folded, without the words that most of them have."""
        return reduce(lambda left, word: left.replace(word, ""), self._common, name)

    def is_guidance(self, cells: Iterable[str]) -> bool:
        """Whether a row straight under the header is there to guide who fills in the sheet.

        It holds only words such as 必填, or one note that begins with 填表說明 and the like; or it is an example, and
        its first cell says so (示例).
        """
        found = [cell[:LONGEST_WORD] for cell in cells if cell]
        if not found:
            return False
        if len(set(found)) == 1 and fold(found[0]).startswith(self._notes):
            return True
        words = [column_word(cell) or normal(cell).strip("()*[]【】") for cell in found]
        # A template's example row fills every column, so that it shows what is meant; its first cell marks it.
        return all(self._guidance[word] is not None for word in words) or fold(words[0]) in self._examples


_last: list[Lexicon] = []


def lexicon_of(rulebook: Rulebook) -> Lexicon:
    """The words of a rulebook, folded once for all workbooks that follow each other."""
    if not _last or _last[0].rulebook is not rulebook:
        _last[:] = [Lexicon(rulebook)]
    return _last[0]


# Signs, folded, of which one more or less makes a word say the contrary, or that it did not come to it.
_CONTRARY = patterns.late("[未不无没非免欠拟已撤消停缺假补]|提名")


def _contraries(key: str) -> frozenset[str]:
    return frozenset(_CONTRARY.findall(key))


_SEVERAL = patterns.late(r"[、,，;；/+&和及与與]")
_IN_BRACKETS = patterns.late(r"\(([^)]{1,60})\)|\[([^\]]{1,60})\]|【([^】]{1,60})】")
_UNIT = patterns.late(r"^(?:(?:單位|单位|unit)\s?[:/]?|[:/])\s?")


def title_notes(written: str) -> Iterator[str]:
    """What a column's title says in brackets: 必填, or 萬字 of 字數（單位：萬字）."""
    for found in _IN_BRACKETS.finditer(normal(written[: 2 * LONGEST_WORD])):
        note = _UNIT.sub("", next(filter(None, found.groups())).strip()).strip()
        if note:
            yield note


def column_word(written: str) -> str:
    """A column's title without the star or the hint in brackets that offices append."""
    return _TITLE_MARKS.sub("", normal(written)).strip()
