"""Who is in the example books: invented people, what each of them did well, and where each of them fell short."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

LEADER, ORDINARY, STUDENT, TRAINEE = "黨員領導幹部", "普通黨員", "學生黨員", "黨校學員"


@dataclass(frozen=True)
class Course:
    """A term at the party school: lessons every so many days, and a branch meeting on the days named."""

    name: str
    start: dt.date
    end: dt.date
    lesson_every: int
    meetings: tuple[dt.date, ...]


@dataclass(frozen=True)
class Branch:
    """A branch: its numbers, and what it left undone in the year."""

    name: str
    rank: int | None
    ranked: int | None
    staff: int
    attending: int
    polls_by: str  # "votes" or "score"
    meets: bool = True
    lectures_skipped: tuple[int, ...] = ()
    short_lectures: tuple[int, ...] = ()
    group_meetings_skipped: tuple[int, ...] = ()
    develops: bool = True
    overdue: bool = False
    courses: tuple[Course, ...] = ()


@dataclass(frozen=True)
class Person:
    """A member. ``level`` is how well the year went (優 良 中 差); ``deeds`` is what departs from that level."""

    id: str | int
    name: str
    branch: str
    track: str
    level: str
    post: str = ""
    standing: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    grade: int | float | None = None
    notes: str = ""
    verdict: str | None = ""  # "" : as the level has it
    poll: str = ""  # "" : as the branch polls
    deeds: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Book:
    """One workbook: its file, its script, its branches and people."""

    file: str
    script: str
    office: str
    branches: tuple[Branch, ...]
    people: tuple[Person, ...]


def _people(branch: str, track: str, first: int, rows: list[tuple[str, str, dict[str, Any]]]) -> tuple[Person, ...]:
    """People of one branch and track, numbered on from ``first``; a row is name, level, and everything else."""
    known = {"post", "standing", "start", "end", "grade", "notes", "verdict", "poll"}
    made = []
    for number, (name, level, more) in enumerate(rows, first):
        own = {key: value for key, value in more.items() if key in known}
        deeds = {key: value for key, value in more.items() if key not in known}
        if isinstance(course := more.get("course"), Course):
            own = {"start": course.start, "end": course.end, **own}
        id_: str | int = number if track == STUDENT else f"DX{number}" if track == TRAINEE else f"{number:04d}"
        made.append(Person(id_, name, branch, track, level, deeds=deeds, **own))
    return tuple(made)


SPRING = Course(
    "春季中青年幹部培訓班", date(2024, 3, 4), date(2024, 6, 28), 14,
    (date(2024, 3, 22), date(2024, 4, 19), date(2024, 5, 24), date(2024, 6, 21)),
)  # fmt: skip
SHORT = Course("秋季科級幹部短訓班", date(2024, 10, 14), date(2024, 10, 25), 3, (date(2024, 10, 23),))
WINTER = Course("冬季輪訓班", date(2024, 11, 11), date(2024, 12, 20), 9, (date(2024, 11, 27),))

OFFICE = "城投公司機關黨支部"
COLLEGE = "城建學院黨支部"
WORKS = "工程建設黨支部"
GRADUATES = "城建學院研究生黨支部"

_OFFICE_PEOPLE = (
    *_people(OFFICE, LEADER, 101, [
        ("沈國棟", "優", {"post": "書記", "training": "有心得"}),
        ("方雅琴", "良", {"post": "副書記", "training": "無心得", "articles": 2}),
        ("賀立新", "良", {"post": "委員", "seconded": True, "notes": "3月起借調市重點項目專班", "verdict": "合格"}),
        ("梁書瑤", "中", {"post": "委員", "characters": 17600, "articles": 2, "ideology": False}),
    ]),
    *_people(OFFICE, ORDINARY, 105, [
        ("陸志遠", "優", {"commendations": ("市",), "suggestions": ("採納",)}),
        ("蘇婉清", "優", {"excellent": True, "unit": 1}),
        ("鄧海濤", "中", {}),
        ("江月華", "良", {"suggestions": ("未採納",)}),
        ("龐振邦", "中", {"late": 3}),
        ("柳文茵", "優", {"commendations": ("國家部委",), "notes": "全國住建系統先進工作者"}),
        ("魏建業", "中", {"opinions": "不廣泛"}),
        ("秦曉嵐", "良", {"end": date(2024, 8, 30), "notes": "2024年8月調往市財政局"}),
        ("戴明輝", "良", {"articles": 1, "short_articles": 1}),
        ("葉美玲", "優", {"people": 2, "suggestions": ("採納", "未採納")}),
        ("丁啟帆", "差", {"verdict": "不合格", "findings": ("失職", "未發揮模範作用"), "notes": "民主評議不合格"}),
        ("曹思敏", "良", {"training": "有心得"}),
        ("潘永康", "中", {"findings": ("未完成任務",), "unit": 1}),
        ("溫采薇", "良", {"commendations": ("區",)}),
        ("范景行", "良", {"plan": False}),
        ("喬安寧", "優", {"commendations": ("省",), "excellent": True}),
        ("石礪", "中", {"unit": 0, "people": 0}),
        ("余子墨", "良", {"standing": "預備", "notes": "2024年1月轉為預備黨員"}),
        ("韓素梅", "良", {"verdict": None, "notes": "長期病假，民主評議時未參評", "excused_from": 9}),
        ("馮德厚", "中", {"characters": None, "self_review": "不深刻"}),
        ("尹秋實", "良", {"poll": "none", "start": date(2024, 11, 4), "notes": "2024年11月調入，未參加民主測評",
                          "articles": 0, "characters": 9800}),
    ]),
    *_people(OFFICE, TRAINEE, 2401, [
        ("唐文昊", "優", {"course": SPRING, "grade": 94.5}),
        ("許曼青", "良", {"course": SPRING, "grade": 88}),
        ("董志剛", "中", {"course": SPRING, "grade": 71, "lacks": ("attendance", "leave", "conduct")}),
        ("袁秀英", "中", {"course": SPRING, "grade": 78.5, "lacks": ("plan", "analysis")}),
        ("薛慕白", "良", {"course": WINTER, "end": None, "grade": None, "notes": "課程延期，結業日期待定",
                          "verdict": None, "lacks": ("summary", "endorsement")}),
    ]),
)  # fmt: skip

_COLLEGE_PEOPLE = (
    *_people(COLLEGE, LEADER, 201, [
        ("羅啟明", "良", {"post": "書記", "verdict": "優秀", "characters": 24800}),
        ("謝春燕", "中", {"post": "委員", "mechanism": False, "unexcused": {"黨課": 1}}),
        ("祝長河", "差", {"post": "委員", "findings": ("消極執行決定", "工作無創新", "欠交黨費"), "training": "無心得",
                          "unexcused": {"支部黨員大會": 1, "集中學習": 1}}),
    ]),
    *_people(COLLEGE, ORDINARY, 204, [
        ("姚家駿", "優", {"people": 3}),
        ("白雪晴", "良", {"late": 4}),
        ("湯正平", "中", {"unexcused": {"組織生活會": 1}}),
        ("夏語冰", "中", {"start": date(2024, 6, 3), "notes": "2024年6月由市交通局調入", "articles": 1}),
        ("史懷遠", "差", {"unexcused": {"組織生活會": 4}, "never_studies": True, "unit": 0, "people": 0,
                          "findings": ("失職",)}),
        ("孟昭文", "優", {"suggestions": ("採納",), "training": "有心得"}),
        ("樊桂芳", "中", {"findings": ("未發揮模範作用",), "verdict": "基本合格"}),
        ("傅一鳴", "良", {"poll": "both"}),
        ("康樂天", "差", {"findings": ("未完成任務",), "people": 0, "unit": 0}),
    ]),
    *_people(COLLEGE, STUDENT, 20220301, [
        ("林暮晨", "優", {"post": "班長"}),
        ("周可欣", "優", {"post": "團支書"}),
        ("陳嘉樹", "優", {}),
        ("黃子悅", "優", {"standing": "預備"}),
        ("趙晨曦", "優", {}),
        ("吳雨桐", "良", {}),
        ("徐天佑", "良", {}),
        ("孫若溪", "良", {"standing": "預備"}),
        ("朱明哲", "良", {"post": "寢室長"}),
        ("胡心怡", "良", {}),
        ("高遠航", "良", {"lacks": ("volunteering",), "times": 20, "each": 1.5, "notes": "義工時長未達標"}),
        ("郭思齊", "中", {"lacks": ("volunteering", "classic"), "times": 14, "each": 3}),
        ("何靜姝", "中", {"lacks": ("mentoring", "kindness")}),
        ("馬一諾", "中", {"lacks": ("pledge", "post", "activity"), "standing": "預備"}),
        ("宋知行", "中", {"lacks": ("dormitory", "volunteering"), "times": 9, "each": 2, "start": date(2024, 9, 2),
                          "standing": "預備", "notes": "2024年9月接收入黨"}),
    ]),
    *_people(COLLEGE, TRAINEE, 2406, [
        ("蔣伯年", "良", {"course": SHORT, "grade": 90}),
        ("蔡宜君", "優", {"course": SHORT, "grade": 93}),
        ("賈東升", "中", {"course": SPRING, "grade": 69.5,
                          "lacks": ("transfer", "summary", "practice", "endorsement")}),
    ]),
)  # fmt: skip

_WORKS_PEOPLE = (
    *_people(WORKS, LEADER, 301, [
        ("田守仁", "優", {"post": "書記", "training": "有心得"}),
        ("盧佳寧", "良", {"post": "副書記"}),
        ("任廣平", "中", {"post": "委員", "self_review": None}),
    ]),
    *_people(WORKS, ORDINARY, 304, [
        ("汪立群", "優", {"commendations": ("縣",), "suggestions": ("採納",)}),
        ("鍾麗娜", "良", {}),
        ("姜一峯", "中", {}),
        ("崔玉潔", "優", {"excellent": True}),
        ("譚志勇", "差", {"findings": ("未完成任務",), "unit": 0, "people": 0}),
        ("廖芳菲", "良", {"training": "有心得"}),
        ("熊培德", "良", {"verdict": None, "poll": "none", "notes": "退休手續辦理中"}),
        ("金若蘭", "良", {"start": date(2024, 4, 1), "notes": "2024年4月轉入"}),
        ("段成林", "中", {"late": 2}),
    ]),
    *_people(WORKS, TRAINEE, 2411, [
        ("侯學勤", "優", {"course": SPRING, "grade": 91.5}),
        ("龍飛揚", "良", {"course": SPRING, "grade": 84}),
        ("萬青松", "中", {"course": SHORT, "grade": 75, "lacks": ("endorsement",)}),
    ]),
)  # fmt: skip

_GRADUATE_PEOPLE = _people(GRADUATES, STUDENT, 20230501, [
    ("雷子涵", "優", {}),
    ("賴欣妍", "良", {}),
    ("常知微", "中", {"lacks": ("classic",), "standing": "預備"}),
])  # fmt: skip

BOOKS = (
    Book(
        "records.xlsx", "hant", "城投公司",
        (
            Branch(OFFICE, 2, 12, 86, 64, "votes", courses=(SPRING, WINTER)),
            Branch(COLLEGE, 11, 12, 124, 81, "score", lectures_skipped=(7, 8), short_lectures=(5, 11),
                   group_meetings_skipped=(3,), develops=False, overdue=True, courses=(SPRING, SHORT)),
        ),
        _OFFICE_PEOPLE + _COLLEGE_PEOPLE,
    ),
    Book(
        "records-hans.xlsx", "hans", "城投公司",
        (
            Branch(WORKS, 6, 12, 95, 70, "votes", lectures_skipped=(2,), courses=(SPRING, SHORT)),
            Branch(GRADUATES, None, None, 42, 30, "score", meets=False),
        ),
        _WORKS_PEOPLE + _GRADUATE_PEOPLE,
    ),
)  # fmt: skip
