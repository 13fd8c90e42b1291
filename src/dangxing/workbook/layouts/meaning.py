"""What the signs and words of a table mean, by its legend, its layout and the rules; and the branch of its titles."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import LONGEST_WORD, fold, normal
from dangxing.rules import NATURAL, Calendar
from dangxing.workbook.layouts.common import Marks
from dangxing.workbook.layouts.vocabulary import Options, Vocabulary
from dangxing.workbook.validating.lexicon import Lexicon

_BRANCH: Final = patterns.late(r"(?:[^\s0-9第年《》“”\"「」()_:、,.\-—]|第[0-9]{0,4}){1,40}?支部(?!書記|书记)")
_NO_BRANCH: Final = frozenset(map(fold, ("支部", "黨支部", "本支部", "各支部", "我支部", "本黨支部", "各黨支部")))
# A sign, and the word that a legend gives for it, on either side; what may stand between them.
SIGNS: Final = r"[√✓✔△▲○〇●◎×✕✗✘╳☆★□■◇◆⊙φΦ※/\\—]"
BETWEEN: Final = r"[\s\"'“”「」]{0,3}(?:[:=\-–]|代表|表示|為|为|是)?[\s\"'“”「」]{0,3}"
# A capital that stands alone is a sign where a legend says so.
LETTER: Final = r"(?<![A-Za-z0-9])[A-Z](?![A-Za-z0-9])"
EITHER: Final = f"(?:{SIGNS}|{LETTER})"
_LETTER: Final = patterns.late(LETTER)
_SIGN_FIRST: Final = patterns.late(rf"({SIGNS}){BETWEEN}([\u4e00-\u9fff]{{1,8}})")
_WORD_FIRST: Final = patterns.late(rf"([\u4e00-\u9fff]{{1,8}}){BETWEEN}({SIGNS})")
_EITHER_FIRST: Final = patterns.late(rf"({EITHER}){BETWEEN}([\u4e00-\u9fff]{{1,8}})")
_WORD_BEFORE: Final = patterns.late(rf"([\u4e00-\u9fff]{{1,8}}){BETWEEN}({EITHER})")
BLANK: Final = "空白"
"""What a cell in which nothing stands is called, where a person says what it means."""
_SIGN_AT_ONCE: Final = patterns.late(rf"[\s\"'“「]{{0,3}}{SIGNS}")
_EITHER_AT_ONCE: Final = patterns.late(rf"[\s\"'“「]{{0,3}}{EITHER}")
_SIGN_AT_END: Final = patterns.late(rf"{SIGNS}[\s\"'”」。.;,)]{{0,4}}$")
_EITHER_AT_END: Final = patterns.late(rf"{EITHER}[\s\"'”」。.;,)]{{0,4}}$")
_TITLE: Final = 200


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
        """Leave with a remark in brackets, which is leave for whatever reason: 請假（病）. Or absence of whatever kind
        that stands in brackets alone: （請假）.
        """
        said = normal(written[:LONGEST_WORD])
        if not said.endswith(")"):
            return None
        outside, _, inside = said[:-1].partition("(")
        if not outside.strip():
            found = self.attendance(inside.strip()) if inside.strip() else None
            return None if found == "present" else found
        leave = self.attendance(outside.strip())
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
        """Take the legend that a text may be: it begins like one, or explains several signs. Letters are signs where
        it begins so, or where all words are known.
        """
        written = normal(text[:1000])
        begins = self.vocabulary.legend_begins.match(written)
        body = written[begins.end() :] if begins else written
        pairs = self._pairs(body, letters=_LETTER.search(body) is not None)
        if not begins and not all(self.knows(word) for _, word in pairs):
            pairs = self._pairs(body, letters=False)
        if (blank := self.vocabulary.blank_is.search(written)) is not None:
            self.legend.setdefault(fold(BLANK), blank[1])
        if len(pairs) > 1 or (begins and pairs):
            for sign, word in pairs:
                self.legend.setdefault(fold(sign), word)

    def _pairs(self, body: str, *, letters: bool) -> list[tuple[str, str]]:
        """The signs of a legend, each with its word: before it or behind, as more words are known or as the text ends.

        What stands before the first sign may be the title of the legend.
        """
        before = [(sign, word) for word, sign in (_WORD_BEFORE if letters else _WORD_FIRST).findall(body)]
        behind: list[tuple[str, str]] = (_EITHER_FIRST if letters else _SIGN_FIRST).findall(body)
        if (_EITHER_AT_ONCE if letters else _SIGN_AT_ONCE).match(body):
            return behind
        known = [sum(self.knows(word) for _, word in pairs) for pairs in (before, behind)]
        ends_with_sign = (_EITHER_AT_END if letters else _SIGN_AT_END).search(body) is not None
        return before if known[0] > known[1] or (known[0] == known[1] and ends_with_sign) else behind


def branch_of(texts: Iterable[str]) -> str | None:
    """The branch that the first of the texts names."""
    return next((branch for each in texts if (branch := _branch_in(each[:_TITLE])) is not None), None)


def is_branch(said: str) -> bool:
    """Whether a text is the name of a branch, and nothing else."""
    return branch_of([said]) == said


@lru_cache(maxsize=1024)
def _branch_in(text: str) -> str | None:
    found = _BRANCH.search(normal(text))
    return found.group() if found is not None and fold(found.group()) not in _NO_BRANCH else None
