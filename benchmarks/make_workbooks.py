"""Makes the records workbooks that the benchmarks read, in ``benchmarks/data``: small, middle and large.

    python benchmarks/make_workbooks.py [small] [middle] [large]

A block is a branch: 20 members (2 leaders, 14 ordinary members, 3 students, 1 trainee) with 400 rows in 活動.
Large fills that sheet to its last row. The same size is always the same workbook.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
LAST_ROW = 1_048_576
ROWS = {"small": 2_000, "middle": 200_000, "large": LAST_ROW - 1}
BLOCK_MEMBERS, BLOCK_ROWS, OTHERS_ROWS = 20, 400, 19

SURNAMES = "沈方賀梁陸蘇鄧江龐柳魏秦戴葉丁曹潘溫范喬石余韓馮尹羅謝祝姚白湯夏史孟樊傅康林周陳黃趙吳徐孫朱胡高郭何"
GIVEN = "國棟雅琴立新書瑤志遠婉清海濤月華振邦文茵建業曉嵐明輝美玲啟帆思敏永康景行安寧子墨素梅德厚秋實家駿正平懷遠"
TRACKS = ("黨員領導幹部",) * 2 + ("普通黨員",) * 14 + ("學生黨員",) * 3 + ("黨校學員",)
HEADS = {
    "成員": ("編號", "姓名", "支部", "類別", "職務", "黨籍", "起始日期", "截止日期", "學習成績", "備註"),
    "安排": ("支部", "日期", "項目", "學時", "主題"),
    "活動": ("編號", "姓名", "日期", "項目", "出勤", "學時", "字數", "級別", "結果", "佐證", "備註"),
    "評議": ("編號", "等次", "測評得分", "優秀票", "合格票", "基本合格票", "不合格票", "滿意度", "自評"),
    "支部": ("支部", "年終名次", "參評支部數", "職工總數", "參會代表數"),
}
TERM = (date(2024, 3, 4), date(2024, 6, 28))


class Member(NamedTuple):
    """Who is in a block; ``rows`` is how many rows of 活動 the member has."""

    id: str
    name: str
    branch: str
    track: str
    post: str | None
    rows: int


def _held() -> tuple[tuple[dt.date, str, float | None, str], ...]:
    events: list[tuple[dt.date, str, float | None, str]] = []
    events += [(date(2024, month, 18), "黨課", 2, "專題黨課") for month in range(1, 13)]
    events += [(date(2024, month, 6), "集中學習", 3, "政治理論學習") for month in range(1, 13, 2)]
    events += [(date(2024, month, 25), "支部黨員大會", None, "支部工作報告") for month in (1, 7)]
    events += [(date(2024, month, 12), "黨小組會", None, "黨小組學習") for month in (2, 5, 8, 11)]
    events += [(date(2024, month, 26), "組織生活會", None, "批評和自我批評") for month in (3, 6, 9, 12)]
    events += [(date(2024, 11, 8), "發展黨員", None, "接收預備黨員")]
    events += [(date(2024, month, 15), "組織生活", 2, "培訓班組織生活") for month in (3, 4, 5)]
    events += [(date(2024, month, 20), "課堂教學", 6, "培訓班專題輔導") for month in (4, 5)]
    return tuple(sorted(events))


HELD = _held()
EXPECTED = ("集中學習", "支部黨員大會", "組織生活會")  # 12 in a year: those that every member signs for
PAPERS = {
    "黨員領導幹部": ("學習筆記", "心得體會", "理論文章", "長效機制", "思想政治工作", "徵求意見", "思想自查總結"),
    "普通黨員": ("學習筆記", "理論文章", "理論文章", "徵求意見", "思想自查總結", "個人整改計劃", "為羣眾辦實事"),
    "學生黨員": ("承諾書", "研讀經典", "讀書筆記", "心得體會", "學習交流", "擔任崗位", "社會實踐", "一幫一",
                 "捐款捐物", "寢室建設"),
    "黨校學員": ("黨性鍛鍊計劃", "臨時組織關係", "黨性剖析", "黨性鍛鍊總結", "總結交流", "支部鑑定", "黨校審核"),
}  # fmt: skip
RESULTS = {
    "徵求意見": ("廣泛", "不廣泛"),
    "思想自查總結": ("深刻", "不深刻"),
    "支部鑑定": ("合格", "不合格"),
    "黨校審核": ("通過", "不通過"),
}


def members(rows: int, before: int = 0) -> Iterator[Member]:
    """Members enough for ``rows`` rows of 活動, in whole blocks and a last one of ordinary members.

    Their ids and branches are those that follow on ``before`` blocks.
    """
    blocks, rest = divmod(rows, BLOCK_ROWS)
    number = before * BLOCK_MEMBERS
    per_track = {"黨員領導幹部": OTHERS_ROWS, "普通黨員": OTHERS_ROWS, "學生黨員": 28, "黨校學員": 12}
    for block in range(before, before + blocks):
        for place, track in enumerate(TRACKS):
            number += 1
            post = ("書記", "委員")[place] if place < 2 else None
            yield Member(f"{number:06d}", _name(number), f"第{block + 1}黨支部", track, post, per_track[track])
    while rest:
        number += 1
        own = OTHERS_ROWS if rest >= 2 * OTHERS_ROWS else rest
        rest -= own
        yield Member(f"{number:06d}", _name(number), f"第{before + blocks + 1}黨支部", "普通黨員", None, own)


def _name(number: int) -> str:
    return SURNAMES[number % len(SURNAMES)] + GIVEN[number // 7 % len(GIVEN)] + GIVEN[number // 31 % len(GIVEN)]


def deeds(member: Member, dice: random.Random) -> Iterator[tuple[object, ...]]:
    """The member's rows of 活動, as many as ``member.rows``."""
    left = member.rows
    held = ("組織生活", "課堂教學") if member.track == "黨校學員" else EXPECTED if member.track != "學生黨員" else ()
    for day, activity, hours, _ in HELD:
        if activity in held:
            left -= 1
            fate = dice.random()
            if fate < 0.95:
                yield member.id, member.name, day, activity, "出席", hours, None, None, None, "簽到表", None
            elif fate < 0.99:
                yield member.id, member.name, day, activity, "請假", None, None, None, None, "請假條", "出差"
            else:
                yield member.id, member.name, day, activity, "缺席", None, None, None, None, "會議記錄", "未請假"
    for activity in PAPERS[member.track]:
        left -= 1
        day = date(2024, 3 + int(dice.random() * 4), 4 + int(dice.random() * 24))
        characters = None
        if activity == "學習筆記":
            characters = 8_000 + int(dice.random() * 28_000)
        elif activity == "理論文章":
            characters = 4_800 + int(dice.random() * 2_000)
        result = RESULTS[activity][dice.random() > 0.9] if activity in RESULTS else None
        level = None
        if activity == "為羣眾辦實事" and dice.random() < 0.05:
            activity, level = "表彰", ("省", "市", "區")[int(dice.random() * 3)]
        evidence = f"檔案第{int(dice.random() * 900) + 1}頁"
        yield member.id, member.name, day, activity, None, None, characters, level, result, evidence, None
    for _ in range(left):
        day = date(2024, 1 + int(dice.random() * 12), 1 + int(dice.random() * 28))
        if member.track == "學生黨員":
            yield member.id, member.name, day, "志願服務", None, 2, None, None, None, "義工手冊", "學生社區"
        else:
            yield member.id, member.name, day, "為羣眾辦實事", None, None, None, None, None, "台賬", "走訪慰問"


def appraisal(member: Member, dice: random.Random) -> tuple[object, ...]:
    """The member's row of 評議: votes for most, a score for some, none of either for those whom no poll is held on."""
    luck = dice.random()
    verdict = "優秀" if luck < 0.3 else "合格" if luck < 0.96 else "基本合格" if luck < 0.995 else "不合格"
    satisfaction = round(80 + dice.random() * 20, 1) if member.track == "學生黨員" else None
    excellent = 10 + int(dice.random() * 40)
    votes: tuple[int | None, ...] = (excellent, 58 - excellent, int(dice.random() * 4), 0)
    score = None
    if member.track in ("學生黨員", "黨校學員"):
        votes = (None,) * 4
    elif dice.random() < 0.3:
        votes, score = (None,) * 4, round(75 + dice.random() * 24, 2)
    return member.id, verdict, score, *votes, satisfaction, "能按要求參加組織生活，今後加強理論學習。"


def make(size: str, folder: Path = DATA, *, shared: bool = False) -> Path:
    """The workbook of that size; made only if it is not there.

    ``shared``: each text stands once in the workbook, as office programs save it, and not in each cell.
    """
    name = f"{size}-shared" if shared else size
    target = folder / f"{name}.xlsx"
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"{name}.part"
    written = write(draft, list(members(ROWS[size])), random.Random(20240101), shared=shared)
    if written != ROWS[size]:
        raise SystemExit(f"{size}: {written} rows in place of {ROWS[size]}")
    draft.rename(target)
    return target


def branches(count: int, folder: Path = DATA / "branches") -> list[Path]:
    """So many workbooks of a branch each, 20 members and 400 rows of 活動; made only if they are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for number in range(count):
        target = folder / f"branch-{number:05}.xlsx"
        if not target.exists():
            draft = target.with_suffix(".part")
            write(draft, list(members(BLOCK_ROWS, number)), random.Random(number), shared=True)
            draft.rename(target)
        found.append(target)
    return found


def write(draft: Path, everybody: list[Member], dice: random.Random, *, shared: bool) -> int:
    """Write a records workbook of these members, and give how many rows 活動 has."""
    from xlsxwriter import Workbook

    units = list(dict.fromkeys(member.branch for member in everybody))
    book = Workbook(draft, {"constant_memory": not shared, "tmpdir": str(draft.parent)})
    book.use_zip64()
    book.set_properties({"created": dt.datetime(2025, 1, 6)})
    day_format = book.add_format({"num_format": "yyyy-mm-dd"})

    def fill(title: str, rows: Iterator[tuple[object, ...]]) -> int:
        sheet = book.add_worksheet(title)
        number = 0
        for column, name in enumerate(HEADS[title]):
            sheet.write_string(0, column, name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif isinstance(value, dt.date):
                    sheet.write_datetime(number, column, value, day_format)
                elif value is not None:
                    sheet.write_number(number, column, value)
        return number

    def person(member: Member) -> tuple[object, ...]:
        trainee = member.track == "黨校學員"
        start, end = TERM if trainee else (None, None)
        grade = round(70 + dice.random() * 28, 1) if trainee else None
        return *member[:5], "正式", start, end, grade, None

    fill("成員", (person(member) for member in everybody))
    fill("安排", ((branch, *event) for branch in units for event in HELD))
    written = fill("活動", (row for member in everybody for row in deeds(member, dice)))
    fill("評議", (appraisal(member, dice) for member in everybody))
    ranked = len(units)
    fill("支部", ((branch, place, ranked, 90, 64) for place, branch in enumerate(units, 1)))
    book.close()
    return written


if __name__ == "__main__":
    for name in sys.argv[1:] or ROWS:
        print(make(name), f"{(DATA / f'{name}.xlsx').stat().st_size:,} bytes")
