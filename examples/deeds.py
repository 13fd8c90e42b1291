"""What each member of the cast did in the year, as rows of 活動."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from cast import LEADER, ORDINARY, STUDENT, Course, Person
from year import YEAR, Dice, Event, workday

Span = tuple[dt.date, dt.date]

_DEEDS = {
    "為單位辦實事": ("牽頭完成檔案數字化", "協調解決老舊車庫漏水", "推動集中採購降本一成", "完成信息系統升級"),
    "為羣眾辦實事": ("協調小區加裝電梯", "幫助商户辦理過渡安置", "走訪慰問困難職工", "為片區老人修繕台階"),
    "合理化建議": ("建議設置項目進度公示牌", "建議合同審批線上流轉", "建議建立工程質量回訪制度", "建議優化班車路線"),
}


class Deed(NamedTuple):
    """A row of 活動."""

    id: str | int
    name: str
    day: dt.date
    activity: str
    attendance: str = ""
    hours: float | str | None = None
    characters: int | str | None = None
    level: str = ""
    result: str = ""
    evidence: str = ""
    notes: str = ""


def activities(person: Person, events: Iterable[Event]) -> list[Deed]:
    """What the member did in the part of the year that counts for the member, by date."""
    maker = {LEADER: _enterprise, ORDINARY: _enterprise, STUDENT: _student}.get(person.track, _trainee)
    held = [event for event in events if event.branch == person.branch and _counts(person, event.day)]
    return sorted(maker(person, held, Dice(f"{person.id}{person.name}")), key=lambda deed: (deed.day, deed.activity))


def _counts(person: Person, day: dt.date) -> bool:
    return (person.start or day) <= day <= (person.end or day)


def _some_day(person: Person, dice: Dice, first: dt.date, last: dt.date) -> dt.date:
    """A working day between the two that lies in the member's part of the year."""
    opening, closing = person.start or date(YEAR, 1, 2), person.end or date(YEAR, 12, 27)
    first, last = max(first, opening), min(last, closing)
    if first >= last:
        first, last = opening, closing
    return min(workday(first + timedelta(days=dice.below((last - first).days + 1))), last)


_ENTERPRISE_HELD = ("黨課", "集中學習", "支部委員會", "支部黨員大會", "黨小組會", "組織生活會", "參觀學習")
_LEAVE = ("出差", "病假", "事假", "參加項目驗收", "外出培訓")


def _attendance(person: Person, events: list[Event], dice: Dice) -> Iterator[Deed]:
    """A row for nearly every meeting: most attended, some excused, few missed without leave."""
    deeds = person.deeds
    percent = {"優": 3, "良": 8, "中": 11, "差": 24}[person.level]
    reflects = {"優": 60, "良": 20, "中": 0, "差": 0}[person.level]
    unexcused = dict(deeds.get("unexcused", {}))
    excused_from, late = int(deeds.get("excused_from", 99)), int(deeds.get("late", 0))
    for event in events:
        activity, hours = event.activity, event.hours
        if activity not in _ENTERPRISE_HELD or (activity == "支部委員會" and person.track != LEADER):
            continue
        row = Deed(person.id, person.name, event.day, activity, "出席", evidence="簽到表")
        if unexcused.get(activity, 0):
            unexcused[activity] -= 1
            yield row._replace(attendance="缺席", evidence="會議記錄", notes="未請假")
        elif deeds.get("never_studies") and activity == "集中學習":
            if dice.chance(60):
                yield row._replace(attendance="缺席", evidence="會議記錄", notes="未請假")
        elif deeds.get("seconded") and activity == "集中學習":
            yield row._replace(attendance="請假", evidence="請假條", notes="借調期間請假")
        elif event.day.month >= excused_from:
            yield row._replace(attendance="請假", evidence="請假條", notes="病假")
        elif dice.chance(percent) and activity != "參觀學習":
            if person.level in "中差" and dice.chance(25):
                continue  # nobody wrote the absence down
            yield row._replace(attendance="請假", evidence="請假條", notes=dice.pick(_LEAVE))
        elif activity == "參觀學習":
            yield row._replace(result="有心得" if dice.chance(reflects) else "無心得")
        elif activity == "集中學習" and late and hours:
            late -= 1
            yield row._replace(hours=hours - 1, notes="遲到一小時")
        else:
            yield row._replace(hours=hours)


def _enterprise(person: Person, events: list[Event], dice: Dice) -> Iterator[Deed]:
    yield from _attendance(person, events, dice)
    deeds, level, leader = person.deeds, person.level, person.track == LEADER

    def row(activity: str, first: dt.date, last: dt.date, **more: Any) -> Deed:
        return Deed(person.id, person.name, _some_day(person, dice, first, last), activity, **more)

    spring, midyear = (date(2024, 2, 19), date(2024, 6, 28)), (date(2024, 6, 17), date(2024, 6, 28))
    autumn, winter = (date(2024, 7, 1), date(2024, 11, 29)), (date(2024, 11, 18), date(2024, 12, 27))
    wanted = 30000 if leader else 20000
    usual = {
        "優": wanted + 100 * dice.between(5, 80),
        "良": wanted + 100 * dice.between(-110 if dice.chance(25) else -20, 40),
        "中": wanted - 100 * dice.between(101, 140),
        "差": None,
    }[level]
    characters = deeds.get("characters", usual)
    if isinstance(characters, int):
        half = characters // 200 * 100
        for part, (first, last), note in ((half, midyear, "上半年"), (characters - half, winter, "下半年")):
            text = f"{part / 10000:g}萬字" if dice.chance(12) else part
            yield row("學習筆記", first, last, characters=text, evidence="學習筆記本", notes=note)
    articles = int(deeds.get("articles", {"優": 2, "良": 2 - dice.chance(30), "中": 1, "差": 0}[level] + leader))
    for number in range(articles):
        first, last = spring if number % 2 == 0 else autumn
        paper = "心得體會" if leader and number == 0 else "理論文章"
        length = dice.between(18, 32) * 100 if paper == "心得體會" else dice.between(50, 68) * 100
        yield row(paper, first, last, characters=length, evidence="公司內網" if dice.chance(40) else "打印稿存檔")
    for _ in range(int(deeds.get("short_articles", 0))):
        yield row("理論文章", *autumn, characters=dice.between(28, 46) * 100, evidence="打印稿存檔", notes="字數不足")
    if result := deeds.get("training"):
        yield row("黨校培訓", *autumn, attendance="出席", result=result, evidence="結業證書")

    narrow = "不廣泛" if dice.chance(18) else "廣泛"
    opinions = deeds.get("opinions", {"良": narrow, "差": None}.get(level, "廣泛"))
    if opinions:
        yield row("徵求意見", *winter, result=opinions, evidence="意見徵求表")
    shallow = "不深刻" if dice.chance(24) else "深刻"
    review = deeds.get("self_review", {"良": shallow, "差": "不深刻"}.get(level, "深刻"))
    if review:
        yield row("思想自查總結", *winter, result=review, characters=dice.between(15, 30) * 100, evidence="自查材料")
    if deeds.get("plan", level != "差"):
        yield row("個人整改計劃", *winter, evidence="整改台賬")
    if leader:
        if deeds.get("mechanism", level != "差"):
            yield row("長效機制", *spring, evidence="城投黨〔2024〕6號", notes="幹部教育管理制度")
        if deeds.get("ideology", level != "差"):
            yield row("思想政治工作", *autumn, evidence="談心談話記錄", notes="精神文明建設措施")
    else:
        yield from _duties(person, dice, row, spring, autumn)
    for finding in deeds.get("findings", ()):
        yield row(finding, *autumn, evidence="支部會議記錄", notes="支部委員會研究認定")


def _duties(person: Person, dice: Dice, row: Callable[..., Deed], spring: Span, autumn: Span) -> Iterator[Deed]:
    deeds, level = person.deeds, person.level
    counts = {
        "為單位辦實事": deeds.get("unit", {"優": 1, "良": dice.below(2)}.get(level, 0)),
        "為羣眾辦實事": deeds.get("people", {"優": 1, "良": dice.chance(80), "中": 1}.get(level, 0)),
    }
    for activity, count in counts.items():
        for number in range(int(count)):
            said = dice.pick(_DEEDS[activity])
            yield row(activity, *(autumn, spring)[number % 2], evidence=f"台賬{dice.between(3, 88)}頁", notes=said)
    for result in deeds.get("suggestions", ()):
        yield row("合理化建議", *spring, result=result, evidence="建議書", notes=dice.pick(_DEEDS["合理化建議"]))
    for rank in deeds.get("commendations", ()):
        yield row("表彰", *autumn, level=rank, evidence="榮譽證書", notes="先進個人")
    if deeds.get("excellent"):
        yield row("工作成績突出", *autumn, evidence="年度考核通報", notes="模範作用發揮好")


_STUDENT_DEEDS = {
    "pledge": (("承諾書",),),
    "classic": (("研讀經典",), ("讀書筆記",), ("心得體會",), ("學習交流",)),
    "post": (("擔任崗位",),),
    "activity": (("學科競賽", "科學研究", "社會實踐", "體育運動", "文化藝術", "專業學習"),),
    "mentoring": (("一幫一",),),
    "kindness": (("義務獻血", "捐款捐物", "拾金不昧"),),
    "dormitory": (("寢室建設",),),
}
_STUDENT_NOTES = {
    "研讀經典": ("《共產黨宣言》", "《實踐論》", "《矛盾論》", "《社會主義從空想到科學的發展》"),
    "擔任崗位": ("班委會", "寢室長", "青年志願者協會", "班主任助理"),
    "學科競賽": ("全國大學生結構設計競賽", "數學建模競賽"),
    "社會實踐": ("暑期三下鄉", "社區調研"),
    "一幫一": ("幫扶同班同學高等數學", "幫扶困難同學備考英語"),
}


def _student(person: Person, events: list[Event], dice: Dice) -> Iterator[Deed]:
    del events
    lacks = person.deeds.get("lacks", ())
    for requirement, needed in _STUDENT_DEEDS.items():
        short = requirement in lacks
        # Who falls short of a requirement of several parts has often begun it.
        for choices in needed[:2] if short and len(needed) > 1 else () if short else needed:
            activity = dice.pick(choices)
            first, last = (date(2024, 3, 4), date(2024, 3, 29)) if activity == "承諾書" else (
                date(2024, 3, 11), date(2024, 12, 13))  # fmt: skip
            notes = dice.pick(_STUDENT_NOTES.get(activity, ("",)))
            day = _some_day(person, dice, first, last)
            yield Deed(person.id, person.name, day, activity, evidence="登記本", notes=notes)
    times, each = int(person.deeds.get("times", dice.between(18, 22))), float(person.deeds.get("each", 2))
    first = max(date(2024, 3, 2), person.start or date(2024, 3, 2))
    for number in range(times):
        day = first + timedelta(days=(date(2024, 12, 14) - first).days * number // times + dice.below(3))
        hours: float | str = f"{each:g}小時" if dice.chance(6) else each
        place = dice.pick(("學生社區", "教工社區", "市圖書館", "地鐵站文明引導", "敬老院"))
        yield Deed(person.id, person.name, day, "志願服務", hours=hours, evidence="義工手冊", notes=place)


def _trainee(person: Person, events: list[Event], dice: Dice) -> Iterator[Deed]:
    course = person.deeds["course"]
    assert isinstance(course, Course)  # noqa: S101 - the cast gives every trainee a course
    lacks: tuple[str, ...] = person.deeds.get("lacks", ())
    leave, absent = "leave" in lacks, "attendance" in lacks
    for event in events:
        if event.activity not in ("課堂教學", "組織生活") or event.day > course.end:
            continue
        row = Deed(person.id, person.name, event.day, event.activity, "出席", event.hours, evidence="考勤表")
        if event.activity == "課堂教學" and leave and event.day >= date(2024, 5, 1):
            leave = False
            row = row._replace(attendance="缺席", hours=None, notes="未請假")
        elif event.activity == "組織生活" and absent and event.day >= date(2024, 5, 1):
            absent = False
            row = row._replace(attendance="缺席", hours=None, notes="未請假")
        elif dice.chance(8):
            row = row._replace(attendance="請假", hours=None, notes="單位急事，已批准")
        yield row

    def paper(day: dt.date, activity: str, **more: Any) -> Deed:
        return Deed(person.id, person.name, workday(day), activity, **more)

    start, end = course.start, course.end - timedelta(days=course.end.weekday() > 4)
    if "plan" not in lacks:
        yield paper(start, "黨性鍛鍊計劃", evidence="學員檔案")
    if "transfer" not in lacks and (course.end - start).days > 31:
        yield paper(start, "臨時組織關係", evidence="介紹信")
    if "analysis" not in lacks:
        yield paper(course.meetings[-1], "黨性剖析", evidence="剖析材料")
    if "conduct" in lacks:
        yield paper(date(2024, 4, 10), "違反守則", evidence="通報", notes="擅自離校")
    if "practice" in lacks:
        yield paper(date(2024, 5, 15), "學風問題", evidence="教務處記錄", notes="調研報告抄襲")
    if "summary" not in lacks:
        yield paper(end, "黨性鍛鍊總結", characters=dice.between(25, 40) * 100, evidence="學員檔案")
        yield paper(end, "總結交流", evidence="支部會議記錄")
    if "endorsement" not in lacks or "summary" not in lacks:
        yield paper(end, "支部鑑定", result="合格", evidence="鑑定表")
        yield paper(end, "黨校審核", result="不通過" if "endorsement" in lacks else "通過", evidence="鑑定表")
