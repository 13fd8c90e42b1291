"""What ``dangxing import`` says: its options, what it understood of a table, what it did not, and what to do."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Help.
    "cmd": (
        "把手裏的表（簽到表、一會一表、評議結果、黨員名冊）變成記錄簿，"
        "先說明讀懂了什麼，再寫文件；每一行都註明來自哪個單元格。",
        "Turn tables as offices keep them (sign-in tables, a sheet "
        "a meeting, review results, member lists) into a records "
        "workbook. What was understood is told first; every row says which cell it came from.",
    ),
    "arg-paths": ("要讀的工作簿或文件夾，可以寫多個", "Workbooks or folders to read; several may be given."),
    "opt-out": (
        "寫到哪個文件（以 .xlsx 結尾）或文件夾（不寫時，寫到當前文件夾）",
        "The workbook to write (.xlsx), or the folder to write it in (else the working folder).",
    ),
    "meta-mark": ("符號=出勤", "MARK=ATTENDANCE"),
    "opt-mark": (
        "一個符號是什麼意思，如 △=請假；比表下的說明優先，可以重複寫",
        "What a mark means, such as △=excused; it wins over the table's own legend, and may be repeated.",
    ),
    "meta-activity": ("名稱=項目", "NAME=ACTIVITY"),
    "opt-activity": (
        "表裏的一個名稱算哪個項目，如 主題黨日=集中學習；可以重複寫",
        "Which activity a name in the tables counts as, such as 主題黨日=集中學習; may be repeated.",
    ),
    "meta-hours": ("項目=學時", "ACTIVITY=HOURS"),
    "opt-hours": (
        "一個項目每次幾學時，如 黨課=2；可以重複寫",
        "How many class hours each event of an activity had, such as 黨課=2; may be repeated.",
    ),
    "opt-year": (
        "沒有寫年份的日期是哪一年的（不寫時，取標題、表名和文件名所寫的）",
        "The year of dates without one (else that of the table's title, the sheet's or the file's name).",
    ),
    "opt-branch": (
        "是哪個支部的表（不寫時，取表內、標題、表名和文件名所寫的）",
        "Whose tables they are (else what the table, its title, the sheet's or the file's name says).",
    ),
    "opt-track": (
        "名冊沒有寫類別的人，都算哪個類別，寫名稱或代號",
        "The track, by id or title, of people for whom no list has one.",
    ),
    "meta-layout": ("表式", "LAYOUT"),
    "opt-layout": (
        "按哪一種表式讀，如 sign-in（不寫時，自動辨認）",
        "The layout to read the tables by, such as sign-in (else it is recognised).",
    ),
    "opt-preview": ("只說明讀懂了什麼，不寫文件", "Tell what was understood, and write nothing."),
    # Told where a records workbook lacks its members.
    "way": (
        '；如果這是簽到表、會議記錄、評議結果或名冊，可以直接變成記錄簿：dangxing import "{path}" --out records.xlsx',
        "; a sign-in table, a sheet a meeting, review results or a member list is made one by: "
        'dangxing import "{path}" --out records.xlsx',
    ),
    # Wrong usage.
    "no-paths": (
        "請寫上要讀的表，例如 dangxing import 簽到表.xlsx",
        "Name the tables to read: dangxing import sign-in.xlsx",
    ),
    "bad-pair": (
        "{option} 不能是「{found}」：等號前寫表裏的寫法，等號後寫規則裏有的詞，例如 "
        "--mark △=請假、--activity 主題黨日=集中學習、--hours 黨課=2",
        "{option} cannot be {found}: before the sign stands what the table has, behind it a word of the rules, such as "
        "--mark △=excused, --activity 主題黨日=集中學習, --hours 黨課=2",
    ),
    "no-such-layout": ("沒有表式「{found}」；有：{known}", "There is no layout {found}; there are: {known}"),
    "onto-itself": (
        "這是要讀的表之一，不能寫到它上面；請用 --out 另起一個名字",
        "This is one of the tables to read, and is not written over; choose another name with --out",
    ),
    # What was understood.
    "understood": (
        "{place}：{layout}，{branch}，{people} 人 × {events} 次會議（{first} 至 {last}）；{marks}",
        "{place}: {layout}, {branch}, {people} people × {events} meetings ({first} to {last}); {marks}",
    ),
    "understood-list": ("{place}：{layout}，{people} 人", "{place}: {layout}, {people} people"),
    "preview": (
        "只是預覽，沒有寫文件。會寫：成員 {members} 行，安排 {schedule} 行，活動 {activities} 行，評議 {appraisal} 行",
        "A preview: nothing was written. There would be {members} "
        "rows of members, {schedule} of the schedule, {activities} of "
        "activities, {appraisal} of appraisals",
    ),
    "written": (
        "已寫 {path}：成員 {members} 行，安排 {schedule} 行，活動 {activities} 行，評議 {appraisal} 行",
        "Wrote {path}: {members} rows of members, {schedule} of "
        "the schedule, {activities} of activities, {appraisal} of "
        "appraisals",
    ),
    "sound": (
        '已檢查，沒有錯誤。下一步：dangxing score "{path}"',
        'Checked, and without an error. Next: dangxing score "{path}"',
    ),
    "wanting": (
        '還不能計分，有 {count} 處要補或要改。請看：dangxing validate "{path}"',
        'It cannot be scored yet: {count} errors. See them with: dangxing validate "{path}"',
    ),
    "cells": ("（共 {count} 處：{cells}）", " ({count} cells: {cells})"),
    # Errors: the file is left out.
    "file-left-out": (
        "這個文件沒有讀入；請改好上面的錯誤，或寫上所說的選項，再來一次",
        "Nothing of this file was taken: mend the errors above, or give the options that they name, and import again",
    ),
    "unknown-mark": (
        '不知道「{found}」算什麼出勤{legend}；請用 --mark "{found}=…" 寫明，等號後寫出席、請假、缺席或免',
        "What {found} means is not known{legend}; say it with "
        '--mark "{found}=…": present, excused, unexcused or exempt',
    ),
    "legend": ("（表下說明寫的是「{word}」）", " (the legend says {word})"),
    "no-reason": (
        "「{found}」缺席，沒有寫原因，不知道請了假沒有；請在名字後加括號寫明，例如（病假）或（無故）",
        "{found} was absent, and no reason is given; write "
        "it in brackets behind the name, such as （病假） or （無故）",
    ),
    "bad-name": (
        "「{found}」不像一個人的姓名；請把姓名用頓號隔開，原因寫在括號裏",
        "{found} is no name; part names by 、 and put reasons in brackets",
    ),
    "no-name": ("這一行有出勤，沒有姓名", "This row has marks and no name"),
    "name-twice": (
        "「{found}」在 {first} 已經有了，一個人只能有一次",
        "{found} stands at {first} already; a person stands there once",
    ),
    "listed-twice": (
        "名冊裏已有同名的「{found}」（{first}），又沒有編號可以區分；請給他們填上編號",
        "The list has another {found} ({first}), and no number tells them apart; give both their numbers",
    ),
    "id-twice": (
        "編號「{found}」已經是 {first} 那個人的",
        "The number {found} is that of the person at {first} already",
    ),
    "id-of-other": (
        "編號「{id}」是「{name}」的，這裏寫的是「{found}」",
        "The number {id} is that of {name}; here it stands with {found}",
    ),
    "name-of-several": (
        "「{found}」可能是兩個人（{first}、{second}）；請在表裏加一列編號",
        "{found} may be either of two people ({first}, {second}); add a column with their numbers",
    ),
    "not-listed": (
        "名冊裏沒有「{found}」；請核對姓名，或補進名冊",
        "The member list has no {found}; check the name, or add it to the list",
    ),
    "meeting-twice": ("{date}的「{found}」在 {first} 已經有了", "The {found} of {date} stands at {first} already"),
    "attended-differs": (
        "實到寫的是 {found}，{at} 裏有 {names} 個名字；請核對",
        "{found} are said to have attended, and {at} has {names} names; check them",
    ),
    "due-differs": (
        "應到寫的是 {found}，簽到和缺席共有 {names} 個名字；請核對",
        "{found} were due, and {names} people are named; check them",
    ),
    "no-branch": (
        "看不出是哪個支部的；請寫 --branch，例如 --branch 第一黨支部",
        "Whose branch this is cannot be told; say it with --branch",
    ),
    "no-year": (
        "「{found}」沒有寫年份；請寫 --year，例如 --year 2024",
        "{found} has no year; say it with --year, such as --year 2024",
    ),
    "bad-date": ("「{found}」不是日期；請寫成 2024-03-15 的樣子", "{found} is no date; write it like 2024-03-15"),
    "no-date": (
        "這一列「{found}」有出勤，沒有日期；請在表頭補上",
        "The column {found} has marks and no date; add it to the header",
    ),
    "no-activity": (
        "這一列有日期，沒有寫開的是什麼會；請在表頭補上，例如 黨課",
        "The column has a date, and does not say what was held; add it to the header, such as 黨課",
    ),
    "wrong-weekday": ("「{found}」與星期對不上；請核對日期", "{found} is no such day of the week; check the date"),
    "unknown-activity": (
        '不認識「{found}」，不知道算哪個項目；請用 --activity "{found}=…" 寫明，等號後寫規則裏的項目',
        '{found} is no activity that is known; say which it counts as with --activity "{found}=…"',
    ),
    "not-held": (
        "「{found}」不是開會的項目，不能從簽到讀入；請登記在「活動」表裏",
        "{found} is nothing that is attended; enter it in Activities",
    ),
    "no-hours": (
        '「{found}」要有學時，表裏沒有；請寫 --hours "{found}=2"，或在表頭加一行學時',
        '{found} must have class hours, and the table has none; say --hours "{found}=2", or add a header row 學時',
    ),
    "no-track": (
        "有 {count} 個人不知道是哪個類別，沒有寫文件；請寫 --track 類別，或連名冊一起讀入。類別有：{tracks}",
        "The track of {count} people is not known, so nothing was "
        "written; say --track, or import their list too. Tracks: "
        "{tracks}",
    ),
    "two-layouts": (
        "這張表像兩種表式：{layouts}；請用 --layout 寫明",
        "The sheet fits two layouts: {layouts}; say which with --layout",
    ),
    "no-layout-at-all": (
        "看不出「{found}」是什麼表：沒有找到姓名列和帶日期的表頭（簽到表），"
        "也沒有會議名稱、時間和簽到（一會一表），也不是評議結果或名冊",
        "What {found} is cannot be told: no column 姓名 with dates "
        "over the others (a sign-in table), no 會議名稱, 時間 and 簽到 (a "
        "meeting), neither review results nor a member list",
    ),
    "too-large": ("這張表太大，超過 {limit} 格", "The sheet is too large: more than {limit} cells"),
    # Warnings.
    "total-differs": (
        "這裏的合計是 {found}，按表中的符號數出來是 {count}；請核對",
        "The sum here is {found}, and the marks come to {count}; check them",
    ),
    "no-layout": ("工作表「{found}」不是認得的表，沒有讀", "The sheet {found} fits no layout, and was not read"),
    "left-out": ("不是人員的行沒有讀：{found}", "Rows that are no people were left out: {found}"),
    "column-left": ("不是會議的列沒有讀：{found}", "Columns that are no meetings were left out: {found}"),
    "uncounted": (
        "沒有規則計這些項目，沒有讀：{found}。如果算別的項目，請用 --activity 寫明，例如 --activity 主題黨日=集中學習",
        "No rule counts {found}, so it was left out; if it is "
        "to count, say --activity, such as --activity 主題黨日=集中學習",
    ),
    "unrecorded": (
        "這裏是空的，沒有記出勤；會當作沒有來計分，請補上",
        "Nothing stands here: attendance was not recorded. It is scored as missed; fill it in",
    ),
    "unaccounted": (
        "應到 {found} 人，簽到和缺席共 {names} 個名字；其餘的人沒有記出勤，會當作沒有來計分",
        "{found} were due and {names} are named; the others' attendance was not recorded, and is scored as missed",
    ),
    "name-same": (
        "名字裏的空格和繁簡不計，當作同一人：{found}",
        "Blanks and script in names make no difference; taken for the same: {found}",
    ),
    "numbered": (
        "{count} 個人沒有編號，按支部和姓名編了臨時號（N 開頭），每次讀入都一樣；有了正式編號，請連名冊一起讀入",
        "{count} people had no number and were given one (N…) by "
        "branch and name, the same at every import; import a list with "
        "their numbers to have those instead",
    ),
}
