"""The codes of problems, each explained: for ``dangxing validate --explain CODE``, and for the page of documentation.

python -m dangxing.cli.codes > docs/problems.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from dangxing.errors import WrongUse
from dangxing.language import LANGUAGES, Language, problem_texts, text, texts
from dangxing.language.catalogue.problems import TEXTS, WARNINGS
from dangxing.language.script import Term, one_line

# What an example of each problem tells: its place, and what fills its message.
EXAMPLES: Mapping[str, tuple[str, dict[str, object]]] = {
    "missing-sheet": ("", {"sheet": "成員", "en": "Members", "found": "安排、活動", "nearest": "成員表"}),
    "duplicate-sheet": ("活动", {"first": "活動"}),
    "no-header": ("活動", {"rows": 10, "titles": "編號、日期、項目"}),
    "missing-column": ("支部!A1", {"column": "支部", "aliases": "黨支部、所在黨支部", "nearest": "支部序號"}),
    "duplicate-column": ("評議!E2", {"found": "考核結果", "column": "等次", "first": "B2"}),
    "unknown-column": ("成員!K3", {"found": "黨內職務級別", "nearest": "職務"}),
    "no-members": ("成員!A1", {}),
    "no-schedule": ("", {"sheet": "安排"}),
    "untitled-column": ("活動!L2", {"column": "L"}),
    "untitled-known": ("支部!B1", {"column": "B", "titles": "年終名次"}),
    "sheet-taken": ("評議結果", {"sheet": "評議"}),
    "sheet-left-alone": ("活動 (2)", {"sheet": "活動"}),
    "uncalculated": ("活動!E12", {}),
    "number-not-shown": ("評議!C5", {"found": "88"}),
    "merged-columns": ("活動!F3", {"range": "F3:G3", "found": "36"}),
    "merged-number": ("活動!F3", {"range": "F3:F20", "count": 18, "found": "36"}),
    "hidden-rows": ("活動!A2", {"count": 18, "rows": "2–19"}),
    "title-unit": ("活動!F1", {"column": "學時", "found": "分鐘", "units": "學時、課時、小時"}),
    "title-full": ("評議!C1", {"column": "測評得分", "found": "滿分10分", "full": 100}),
    "title-other": ("評議!B1", {"column": "等次", "found": "上年"}),
    "title-note": ("評議!C1", {"column": "測評得分", "found": "折算後"}),
    "header-again": ("活動!A33", {}),
    "heading-row": ("活動!A20", {"found": "二、下半年"}),
    "hidden-columns": ("活動!E1", {"count": 1, "columns": "出勤（E）"}),
    "hidden-sheet": ("評議", {}),
    "conditional-look": ("評議!C2", {"ranges": "C2:C15"}),
    "narrow-column": ("評議!C5", {"column": "測評得分", "count": 3}),
    "notes-unread": ("評議", {"count": 2, "cells": "C5、C9"}),
    "pale-rows": ("活動!A9", {"count": 1, "rows": "9"}),
    "struck-rows": ("活動!A24", {"count": 1, "rows": "24"}),
    "missing-value": ("成員!C9", {"column": "支部"}),
    "error-value": ("活動!F12", {"found": "#REF!"}),
    "serial-date": ("活動!C14", {"found": "45357"}),
    "bad-date": ("安排!B6", {"found": "2024-02-30"}),
    "date-without-year": ("活動!C9", {"found": "3月5日"}),
    "wrong-weekday": ("活動!C10", {"found": "2024年3月1日 星期四", "date": "2024-03-01", "weekday": "星期五"}),
    "bad-number": ("活動!G15", {"column": "字數", "found": "約三萬", "units": "字、千字、萬字"}),
    "not-a-number": ("評議!C6", {"column": "測評得分", "found": "優"}),
    "not-positive": ("支部!B4", {"column": "年終名次", "found": "0"}),
    "negative-number": ("安排!D7", {"column": "學時", "found": "-2"}),
    "out-of-range": ("評議!C7", {"column": "測評得分", "found": "105", "low": 0, "high": 100}),
    "mark-out-of-range": ("評議!D7", {"column": "績點", "found": "5", "high": "4"}),
    "too-many-decimals": ("評議!C8", {"column": "測評得分", "found": "88.125", "decimals": 2}),
    "not-whole": ("評議!D9", {"column": "優秀票", "found": "10.5"}),
    "bad-id": ("活動!A16", {"found": "1001.5"}),
    "id-digits-lost": ("成員!A10", {"found": "3.10101198801011E+17"}),
    "unknown-value": ("活動!E11", {"column": "出勤", "found": "未到", "nearest": "缺席",
                                 "allowed": "出席、請假、缺席、免"}),
    "undecided-word": ("活動!E12", {"column": "出勤", "found": "遲到", "allowed": "出席、請假、缺席、免"}),
    "other-column": ("成員!D11", {"column": "類別", "found": "預備黨員", "other": "黨籍",
                                "allowed": "黨員領導幹部、普通黨員、學生黨員、黨校學員"}),
    "word-taken": ("活動!D4", {"found": "黨員大會", "taken": "支部黨員大會"}),
    "struck-in-part": ("活動!F17", {"found": "36"}),
    "pale-in-part": ("活動!I17", {"found": "不合格"}),
    "signs-in-part": ("活動!F18", {"found": "121"}),
    "sign-font": ("活動!E17", {"found": "12"}),
    "fill-repeated": ("活動!F19", {"found": "1"}),
    "rounded-number": ("評議!C12", {"column": "測評得分", "found": "59.6→60"}),
    "day-not-shown": ("活動!C13", {"date": "2024-03-15"}),
    "blank-taken": ("評議!C11", {"found": "—"}),
    "column-of-text": ("評議!H1", {"column": "滿意度", "count": 14, "found": "完成較好"}),
    "note-row": ("評議!A31", {"found": "填表人：林芝"}),
    "total-row": ("安排!A29", {"found": "合計"}),
    "uncounted": ("活動!D8", {"found": "思想匯報"}),
    "unknown-mark": ("簽到!F7", {"mark": "△", "allowed": "出席、請假、缺席、免"}),
    "mark-taken": ("簽到!D5", {"mark": "出差", "taken": "請假"}),
    "sign-in-blank": ("簽到!F9", {"found": "黨課", "date": "2024-03-05"}),
    "sign-in-differs": ("活動!E9", {"found": "出席", "mark": "請假", "sheet": "簽到", "first": "F12"}),
    "sign-in-twice": ("簽到!B14", {"found": "王一", "first": "B5"}),
    "sign-in-no-member": ("簽到!B11", {}),
    "unknown-name": ("簽到!B8", {"found": "王伊", "nearest": "王一"}),
    "name-of-several": ("簽到!B9", {"found": "李明", "ids": "1002、1017"}),
    "sign-in-no-date": ("簽到!G2", {"found": "黨課"}),
    "sign-in-no-activity": ("簽到!H1", {}),
    "sign-in-left-out": ("簽到!B20", {"found": "製表人"}),
    "mark-uncounted": ("簽到!F7", {"activity": "黨課", "track": "學生黨員"}),
    "total-differs": ("簽到!F19", {"found": 12, "count": 11}),
    "other-columns": ("簽到!H1", {"count": 2, "year": 2024}),
    "duplicate-id": ("成員!A12", {"found": "1003", "first": "A7"}),
    "dates-reversed": ("成員!H13", {"start": "2024-09-01", "end": "2024-03-01"}),
    "post-blank": ("成員!E6", {"found": "林芝", "id": "1013", "activity": "集體違規", "clause": "第十條",
                              "allowed": "科主任、成員"}),
    "post-without-points": ("成員!E5", {"found": "機關黨委書記", "allowed": "書記、委員"}),
    "unknown-branch": ("安排!A8", {"found": "機關第二黨支部", "nearest": "機關第一黨支部"}),
    "branch-without-members": ("支部!A5", {"found": "退休黨支部"}),
    "lone-branch": ("成員!C9", {"found": "機關一支部", "nearest": "機關第一黨支部", "count": 14}),
    "no-carried": ("成員!I9", {"found": "林芝", "id": "1013", "category": "基礎分"}),
    "no-carried-score": ("成員!I9", {"found": "林芝", "id": "1013", "category": "限評"}),
    "carried-unread": ("成員!I9", {"found": "林芝", "id": "1013", "value": 96}),
    "no-appraisal": ("成員!A9", {"found": "林芝", "id": "1013", "sheet": "評議"}),
    "no-appraisal-otherwise": ("成員!A9", {"found": "林芝", "id": "1013", "sheet": "評議"}),
    "no-appraisal-sheet": ("", {"sheet": "評議", "count": 14}),
    "group-twice": ("成員!C9", {"found": "301室", "first": "A2"}),
    "no-mark-column-otherwise": ("評議!A1", {"mark": "績點", "count": 14}),
    "no-mark-column": ("評議!A1", {"mark": "績點", "count": 14}),
    "same-name": ("成員!B4", {"count": 1, "names": "林芝（B4、B17）"}),
    "unknown-member": ("活動!A17", {"found": "7", "nearest": "007"}),
    "name-mismatch": ("活動!B18", {"found": "李梅", "id": "1002", "name": "李海"}),
    "unknown-activity": ("活動!D19", {"found": "黨科", "nearest": "黨課"}),
    "not-held": ("安排!C9", {"found": "學習筆記"}),
    "schedule-only": ("活動!D20", {"found": "發展黨員"}),
    "missing-for-activity": ("活動!G21", {"activity": "學習筆記", "column": "字數"}),
    "points-wanting": ("活動!N21", {"activity": "文藝演出", "low": "1", "high": "5"}),
    "points-outside": ("活動!N22", {"activity": "文藝演出", "low": "1", "high": "5", "found": "8"}),
    "points-unread": ("活動!N23", {"activity": "學術講座", "found": "3"}),
    "place-unread": ("活動!M23", {"activity": "學術講座"}),
    "subject-unread": ("活動!O24", {"activity": "學術講座", "first": "O23"}),
    "unknown-result": ("活動!I22", {"activity": "徵求意見", "found": "一般", "allowed": "廣泛、不廣泛"}),
    "result-not-taken": ("活動!I23", {"activity": "為羣眾辦實事", "found": "好"}),
    "duplicate-event": ("安排!C10", {"date": "2024-03-14", "found": "黨課", "first": "C5"}),
    "duplicate-attendance": ("活動!D24", {"date": "2024-03-14", "found": "黨課", "first": "D5"}),
    "unscheduled": ("活動!D25", {"branch": "機關第一黨支部", "date": "2024-04-11", "found": "黨課"}),
    "unattended": ("安排!C3", {"branch": "機關第一黨支部", "date": "2024-06-01", "found": "集中學習"}),
    "attendance-blank": ("安排!C2", {"branch": "機關第一黨支部", "date": "2024-03-01", "found": "集中學習",
                                    "first": "E2"}),
    "outside-period": ("活動!C26", {"date": "2024-01-15"}),
    "duplicate-appraisal": ("評議!A10", {"found": "1002", "first": "A4"}),
    "looks-like-fraction": ("評議!C11", {"column": "測評得分", "found": "0.92", "share": "92"}),
    "mixed-percent": ("評議!C4", {"column": "測評得分"}),
    "rank-without-number": ("支部!C3", {"column": "參評支部數", "found": 2}),
    "duplicate-branch": ("支部!A6", {"found": "機關第一黨支部", "first": "A3"}),
    "rank-beyond": ("支部!B3", {"found": "7", "ranked": "5"}),
    "attending-beyond": ("支部!E4", {"found": "60", "staff": "48"}),
    "no-quorum": ("支部!E3", {"branch": "機關第一黨支部", "found": "20", "staff": "48", "share": "60%",
                            "clause": "第十條"}),
    "no-quorum-pending": ("支部!E3", {"branch": "機關第一黨支部", "found": "20", "staff": "48", "share": "60%",
                                    "clause": "第十條"}),
    "no-row-of-year": ("安排!B2", {"year": 1999, "years": "2023（12）", "cells": "2023（安排!B2）"}),
    "several-years": ("活動!C12", {"years": "2023（1）、2024（36）", "cells": "2023（活動!C12）、2024（安排!B2）"}),
    "no-year": ("活動!C1", {}),
    "id-alike": ("成員!A18", {"found": "1", "first": "A7", "id": "001"}),
    "namesake": ("成員!B18", {"found": "林芝", "first": "B16", "id": "1011"}),
    "no-activity": ("成員!A18", {"found": "林芝", "id": "1013"}),
    "probable-duplicate": ("活動!D23", {"date": "2024-10-11", "found": "為羣眾辦實事", "first": "D22"}),
    "no-evidence": ("活動!J21", {"activity": "心得體會"}),
    "no-evidence-column": ("活動!A2", {"column": "佐證", "count": 3}),
    "too-many-votes": ("評議!D3", {"found": 48, "attending": 40}),
    "member-in-two-workbooks": (
        "", {"count": 2, "members": "1003 王秀英, 1004 李明", "counts": "east.xlsx", "aside": "west.xlsx"},
    ),
    "same-workbook": ("", {"other": "records.xlsx", "run": 3}),
    "ledger-unshared": ("", {}),
    "draft-left": ("", {"run": 3, "target": "D:/east/scored/2024/records-scored.xlsx"}),
    "draft-refused": ("", {"run": 3, "target": "C:/notes.docx"}),
    "workbook-failed": ("", {"date": "2025-01-08", "count": 3, "cell": "活動!D17", "why": "項目「…」不在規則中"}),
    "workbook-as-before": (
        "", {"date": "2025-01-08", "count": 3, "cell": "活動!D17", "why": "項目「…」不在規則中", "run": 4},
    ),
    "branch-missing": ("", {"count": 2, "branches": "檔案館第二黨支部、老幹部黨支部"}),
    "branch-of-last-year": ("", {"count": 1, "branches": "老幹部黨支部", "year": 2023}),
    "rules-differ": ("", {"rule_set": "student", "rules": "1 (3f2a9c01b7d4), 2 (8e0d5b66aa17)"}),
    "same-ballots": ("評議!D11", {"branch": "檔案館第二黨支部", "count": 3}),
    "other-years": ("活動!C12", {"count": 1, "year": 2024}),
}  # fmt: skip
_PARTS = ("files", "annotate")
# Words of the sheet of problems, and of what may be lost, are no messages.
_MESSAGES_OF_COPIES = (
    "not-kept", "values-only", "not-all-marked", "too-many-rows", "would-overwrite-input",
    "would-overwrite-other", "would-lose",
)  # fmt: skip


def of_problems() -> frozenset[str]:
    """The codes of problems in the data, which can be selected and ignored."""
    return frozenset(code for code in TEXTS if not code.endswith(("?", "@")))


def explained() -> dict[str, str]:
    """Every code that can be explained, and its key in the catalogue: problems first where one code stands twice."""
    keys = {code: f"files.{code}" for code in texts("files")}
    keys |= {code: f"annotate.{code}" for code in _MESSAGES_OF_COPIES}
    return keys | {code: code for code in TEXTS if not code.endswith(("?", "@"))}


def known(code: str, codes: frozenset[str] | None = None) -> str:
    """The code, letter case ignored. UsageProblem: there is none, with the nearest of ``codes`` (None: of all)."""
    from dangxing.language.script import folded, nearest

    every = codes if codes is not None else frozenset(explained())
    found = code.strip().casefold()
    if found in every:
        return found
    near = nearest(found, folded(sorted(every)), 60) or ""
    raise WrongUse("validate.no-such-code", value=code, nearest=near)


def page(code: str, language: Language) -> str:
    """What a code means, in a few lines."""
    severity = "warning" if code in WARNINGS or code in _MESSAGES_OF_COPIES[:3] else "error"
    title = text("validate.page-title", language, code=code, severity=text(f"cli.{severity}", language))
    if code not in EXAMPLES:
        message = text(explained()[code], language).replace("{path}", "records.xlsx").replace("{target}", "…")
        return f"{title}\n{message}\n"
    message, hint = told(code, language)
    lines = [title, text("validate.page-message", language, message=message)]
    if hint:
        lines.append(text("validate.page-hint", language, hint=hint))
    lines.append(text(f"validate.effect-{severity}", language))
    return "\n".join(lines) + "\n"


def told(code: str, language: Language) -> tuple[str, str | None]:
    """The message and the hint of a code's example."""
    _, params = EXAMPLES[code]
    filled = {name: Term(value) if isinstance(value, str) else value for name, value in params.items()}
    return problem_texts(code, language, filled)


def document() -> str:
    """The page of documentation: every code, its severity, an example of its message and hint in each language."""
    return "\n".join(_document()) + "\n"


def _document() -> Iterator[str]:
    yield _HEAD
    yield "| code | severity | says, for example |"
    yield "| --- | --- | --- |"
    codes = [code for code in TEXTS if not code.endswith(("?", "@"))]
    for code in codes:
        severity = "warning" if code in WARNINGS else "error"
        yield f"| [`{code}`](#{code}) | {severity} | {_cell(told(code, 'en')[0])} |"
    for code in codes:
        yield ""
        yield from _section(code)
    yield _FILES_HEAD
    yield from _table((code, f"files.{code}") for code in texts("files"))
    yield _COPIES_HEAD
    yield from _table((code, f"annotate.{code}") for code in _MESSAGES_OF_COPIES)


def _section(code: str) -> Iterator[str]:
    severity = "warning" if code in WARNINGS else "error"
    yield f"### {code}"
    yield ""
    place, _ = EXAMPLES[code]
    where = f"records.xlsx:{place}" if place else "records.xlsx"
    yield f"`{where}: {severity} {code}: …`"
    yield ""
    yield "| | message | how to mend it |"
    yield "| --- | --- | --- |"
    for language in LANGUAGES:
        message, hint = told(code, language)
        yield f"| {language} | {_cell(message)} | {_cell(hint or '–')} |"


def _table(entries: Iterator[tuple[str, str]]) -> Iterator[str]:
    yield "| code | zh-Hans | zh-Hant | en |"
    yield "| --- | --- | --- | --- |"
    for code, key in entries:
        texts = (text(key, language).removeprefix("{path}：").removeprefix("{path}: ") for language in LANGUAGES)
        told = " | ".join(map(_cell, texts))
        yield f"| `{code}` | {told} |"


def _cell(value: str) -> str:
    return one_line(value).replace("|", "\\|")


_HEAD = """# Problems

Every code that `dangxing validate` and `dangxing score` tell of a workbook, with an example of what is said and of how
to mend it. Made from the message catalogue by `python -m dangxing.cli.codes > docs/problems.md`; a test fails when it
is out of date. `dangxing validate --explain CODE` prints one of them.

A problem is one line, the place first; in Chinese its code stands last
(`records.xlsx:活動!D19: 錯誤：…  unknown-activity`).
A workbook with an **error** is not scored; one with **warnings** is. Codes are stable: `--select` and `--ignore` take
them, and programs can rely on them. What stands in a workbook is told as it was written there.
[`examples/broken.xlsx`](../examples/broken.xlsx) holds most of these mistakes,
[`broken-columns.xlsx`](../examples/broken-columns.xlsx) and [`broken-sheets.xlsx`](../examples/broken-sheets.xlsx)
those that cannot stand beside the others.

## In the data
"""
_FILES_HEAD = """
## In the file

A file that cannot be read as a workbook: exit status 2, and the other workbooks of the run are still worked on.
`{…}` stands for what was found.
"""
_COPIES_HEAD = """
## In making a marked copy

Told by `dangxing validate --annotate`. The first three are warnings, told before or after the copy is written; with the
others there is no copy (exit status 2), and the problems are told all the same.
"""

if __name__ == "__main__":
    sys.stdout.write(document())
