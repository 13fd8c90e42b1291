"""The year: what branches held and when, and the dice that everything natural in the books is drawn with."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from cast import Branch, Course

YEAR = 2024
T = TypeVar("T")
_HOLIDAYS = (
    (date(2024, 1, 1), date(2024, 1, 1)), (date(2024, 2, 9), date(2024, 2, 17)), (date(2024, 4, 4), date(2024, 4, 6)),
    (date(2024, 5, 1), date(2024, 5, 5)), (date(2024, 6, 10), date(2024, 6, 10)),
    (date(2024, 9, 15), date(2024, 9, 17)), (date(2024, 10, 1), date(2024, 10, 7)),
)  # fmt: skip
_LECTURES = (
    "學習貫徹中央經濟工作會議精神", "重溫入黨誓詞，牢記初心使命", "學習全國兩會精神",
    "深刻領會新質生產力的內涵", "學習《中國共產黨紀律處分條例》", "慶祝建黨103週年專題黨課",
    "以案促改，守住廉潔底線", "學習二十屆三中全會精神（一）",
    "學習二十屆三中全會精神（二）", "國有企業黨的建設與高質量發展", "踐行人民城市理念", "年終專題：擔當作為再出發",
)  # fmt: skip
_STUDIES = (
    "學習黨章總綱", "學習《中國共產黨支部工作條例（試行）》", "黨紀學習教育動員", "學習六大紀律之政治紀律",
    "學習六大紀律之組織紀律", "學習六大紀律之廉潔紀律", "觀看警示教育片並討論", "學習安全生產重要論述",
    "學習城市更新政策文件", "學習國企改革深化提升行動方案", "學習保密法", "學習黨史：城市建設中的共產黨員",
)  # fmt: skip


class Event(NamedTuple):
    """A row of 安排."""

    branch: str
    day: dt.date
    activity: str
    hours: float | None
    topic: str


class Dice:
    """Numbers drawn from a seed by splitmix64: the same on every machine and in every version of Python."""

    def __init__(self, seed: str) -> None:
        self._state = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8])

    def below(self, bound: int) -> int:
        """A whole number from 0 up to, but not, ``bound``."""
        mask = (1 << 64) - 1
        self._state = (self._state + 0x9E3779B97F4A7C15) & mask
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
        return (mixed ^ (mixed >> 31)) % bound

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def pick(self, things: Sequence[T]) -> T:
        """One of ``things``."""
        return things[self.below(len(things))]

    def chance(self, percent: int) -> bool:
        """True in so many cases of a hundred."""
        return self.below(100) < percent


def workday(day: dt.date) -> dt.date:
    """``day``, or the next day that is neither a weekend nor a public holiday."""
    while day.weekday() > 4 or any(first <= day <= last for first, last in _HOLIDAYS):
        day += timedelta(days=1)
    return day


def _weekday(month: int, weekday: int, week: int) -> dt.date:
    first = date(YEAR, month, 1)
    return workday(first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (week - 1)))


def schedule(branch: Branch) -> list[Event]:
    """What the branch held in the year, by date."""
    events: list[Event] = []

    def hold(day: dt.date, activity: str, hours: float | None, topic: str) -> None:
        events.append(Event(branch.name, day, activity, hours, topic))

    for month in range(1, 13) if branch.meets else ():
        if month not in branch.lectures_skipped:
            hours = 1.5 if month in branch.short_lectures else 3 if month in (7, 10) else 2
            hold(_weekday(month, 3, 3), "黨課", hours, _LECTURES[month - 1])
        hold(_weekday(month, 1, 1), "集中學習", 2, _STUDIES[month - 1])
        if month in (4, 5, 6, 7, 9, 11):
            hold(_weekday(month, 1, 4), "集中學習", 3, f"{_STUDIES[month - 1]}（交流研討）")
        hold(_weekday(month, 0, 4), "支部委員會", None, "研究當月支部工作")
        if month % 2 == 0:
            hold(_weekday(month, 4, 4), "支部黨員大會", None, "傳達上級決議，通報支部工作")
        if month % 3 == 2 and (month + 1) // 3 not in branch.group_meetings_skipped:
            hold(_weekday(month, 2, 2), "黨小組會", None, "黨小組學習與思想彙報")
        if month % 3 == 0:
            hold(_weekday(month, 2, 4), "組織生活會", None, "開展批評和自我批評")
    if branch.meets:
        hold(_weekday(5, 4, 3), "參觀學習", None, "參觀革命歷史紀念館")
        hold(_weekday(10, 4, 4), "參觀學習", None, "參觀市規劃展覽館")
    if branch.develops and branch.meets:
        hold(_weekday(11, 4, 2), "發展黨員", None, "討論接收預備黨員1名")
    if branch.overdue:
        hold(_weekday(9, 4, 2), "轉正逾期", None, "預備黨員轉正材料遲報，逾期四個月")
    for course in branch.courses:
        for day in _lessons(course):
            hold(day, "課堂教學", 6, f"{course.name}：專題輔導")
        for day in course.meetings:
            hold(day, "組織生活", 2, f"{course.name}臨時支部組織生活")
    return sorted(events, key=lambda event: (event.day, event.activity))


def _lessons(course: Course) -> Iterator[dt.date]:
    day = course.start
    while day <= course.end:
        yield workday(day)
        day += timedelta(days=course.lesson_every)
