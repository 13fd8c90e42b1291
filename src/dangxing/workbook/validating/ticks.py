"""Whether a tick stands for who was absent, by what stands over it: in the title of a column, or of a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

from dangxing.language import patterns
from dangxing.language.script import fold, normal
from dangxing.rules import Rulebook

# Between a mark and what it stands for: √=缺席, 缺席打√.
_JOINS = patterns.late(r"[=:为為是打画畫划劃用代表示即记記作]{1,4}")
# Between what a title says and a note in it.
_BETWEEN = patterns.late(r"[\s()\[\]【】,;，；、。]")
# A word of one sign stands in many others: 假 in 假期.
_SHORTEST = 2
# What the title of a table ends with, before brackets.
_TABLE = patterns.late(r"(?:[表册冊单單]|情况|情況|统计|統計|登记|登記|记录|記錄|明细|明細|汇总|匯總)(?:$|\()")


class Written(NamedTuple):
    """What offices write, folded: marks of those who attended, what says yes as these do (是), words for those who
    attended, words for those who did not, and their marks.
    """

    ticks: list[str]
    yes: list[str]
    present: list[str]
    absent: list[str]
    crosses: list[str]


def means_absence(said: str, written: Written) -> bool:
    """Whether a text makes a mark of absence of one that stands for attendance (缺席打√), or speaks of absence alone
    (是否缺席); a legend of all marks does neither (√出席 ×缺席), nor one of crosses (缺席打×)."""
    return _ticks_absence(said, written) or _speaks_of_absence(said, written, 1)


def of_absence(titles: Sequence[str], written: Written) -> str | None:
    """The title over a table by which its ticks stand for who was absent: 缺勤登記表, or one that says so (缺席打√).
    None: none. ``titles``: the sheet's, and the texts above the table."""
    said = next((title for title in titles if _ticks_absence(title, written)), None)
    main = titles[min(1, len(titles) - 1)]
    if said is None and _TABLE.search(main) and _speaks_of_absence(main, written, _SHORTEST):
        return main
    return said


def names_absence(said: str, written: Written) -> bool:
    """Whether a text has a word for those who were absent, whatever else it says."""
    words = fold(said)
    return any(word in words for word in written.absent if len(word) >= _SHORTEST)


def _ticks_absence(said: str, written: Written) -> bool:
    parts = [part for part in map(fold, _BETWEEN.split(normal(said))) if any(sign in part for sign in written.ticks)]
    # A title has a 1 more often than a word for absence.
    missed = [part for part in parts if any(word in part for word in written.absent)]
    return any(
        (word + sign if part[0].isalpha() else sign + word) in _JOINS.sub("", part)
        for part in missed
        for sign in written.ticks
        for word in written.absent
    )


def _speaks_of_absence(said: str, written: Written, shortest: int) -> bool:
    words = fold(said)
    missed = [word for word in written.absent if len(word) >= shortest and word in words]
    rest = reduce(lambda left, word: left.replace(word, " "), sorted(missed, key=len, reverse=True), words)
    # 是否 says nothing of who came.
    told = (*written.ticks, *written.present, *written.crosses)
    return bool(missed) and not any(word in rest for word in told)


def written_by(rulebook: Rulebook) -> Written:
    """What offices write by these rules."""
    choices = {choice.title: [choice.title, *choice.aliases] for choice in rulebook.contract.attendance.values()}
    unexcused = rulebook.contract.attendance["unexcused"].title
    for habits in rulebook.habits:
        # What mostly means leave may also be what was attended: 學習.
        for usage in (habits.attendance.certain, {unexcused: habits.attendance.likely.get(unexcused, ())}):
            for title, words in usage.items():
                choices[title] = [*choices.get(title, ()), *words]
    known = rulebook.contract.attendance["present"]
    titles = rulebook.contract.sheets["activities"].columns["attendance"].aliases
    away = [fold(word) for title, words in choices.items() if title != known.title for word in words]
    absent = [word for word in away if word.isalpha() and not word.isascii()]
    crosses = [word for word in away if not word.isalnum()]
    came = [*map(fold, (known.title, *known.aliases, *titles))]
    says_yes = {fold(word) for habits in rulebook.habits for word in habits.as_ticks}
    return Written(
        [word for word in came if not word.isalpha()],
        [word for word in came if word in says_yes],
        [word for word in came if word.isalpha() and word not in says_yes],
        absent,
        crosses,
    )
