"""What the command says: its options, what it understood of a table, what it wrote or did not, and what to do."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Help.
    "cmd": (
        "把手裏的表（簽到表、一會一表、三會一課登記、獎懲登記表、測評票、評議結果、黨員名冊、志願服務時長）變成記錄簿，"
        "先說明讀懂了什麼，再寫文件；每一行都註明來自哪個單元格。認得哪些表，見 dangxing layouts list。",
        "Turn tables as offices keep them (sign-in tables, a sheet a meeting, registers, ledgers of deeds, ballots, "
        "review results, member lists, volunteer hours) into a records workbook. What was understood is told first; "
        "every row says which cell it came from. See dangxing layouts list for the tables that are known.",
    ),
    "arg-paths": ("要讀的工作簿或文件夾，可以寫多個", "Workbooks or folders to read; several may be given."),
    "opt-out": (
        "寫到哪個文件（以 .xlsx 結尾）或文件夾（不寫時，寫到當前文件夾）",
        "The workbook to write (.xlsx), or the folder to write it in (else the working folder).",
    ),
    "opt-into": (
        "把讀到的加進這個記錄簿；原文件不動，另寫一份「…-imported.xlsx」",
        "Add what is read to this records workbook; it stays as it is, and a copy “…-imported.xlsx” is written.",
    ),
    "opt-update": (
        "表改過以後再讀入：記錄簿裏來自這些表的行照現在的表改（先列出改什麼）；與 --into 同用",
        "With --into: change the rows that come from these tables to what the tables say now; what changes is listed "
        "first.",
    ),
    "opt-date": (
        "表裏只有次數、分值或√、沒有日期的事項，記在哪一天，如 2024-12-31",
        "The day of deeds whose table has a count, points or a sign and no date, such as 2024-12-31.",
    ),
    "opt-numbers": (
        "加分、扣分登記表裏的數字是次數還是分值（不寫時，看標題，看不出就問）",
        "What bare numbers in a ledger of deeds are: how often, or points (else what its titles say).",
    ),
    "meta-numbers": ("次數|分值", "count|points"),
    "meta-mark": ("符號=出勤", "MARK=ATTENDANCE"),
    "opt-mark": (
        "一個符號是什麼意思，如 △=請假；比表下的說明優先，可以重複寫",
        "What a mark means, such as △=excused; it wins over the table's own legend, and may be repeated.",
    ),
    "meta-activity": ("名稱=項目", "NAME=ACTIVITY"),
    "opt-activity": (
        "表裏的一個名稱算哪個項目，如 主題黨日=集中學習；不計的寫 名稱=不計；可以重複寫",
        "Which activity a name in the tables counts as, such as 主題黨日=集中學習, or none; may be repeated.",
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
    "progress": ("讀表", "Reading tables"),
    # Wrong usage.
    "update-alone": (
        "--update 要與 --into 同用：--into 寫要更新的記錄簿",
        "--update goes with --into, which names the records workbook to update",
    ),
    "bad-day": (
        "--date 不能是「{found}」；請寫成 2024-12-31 的樣子",
        "--date cannot be {found}; write it like 2024-12-31",
    ),
    "bad-numbers": (
        "--numbers 不能是「{found}」；請寫次數或分值",
        "--numbers cannot be {found}; it is count or points",
    ),
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
    "understood-deeds": (
        "{place}：{layout}，{people} 人，{rows} 行記錄",
        "{place}: {layout}, {people} people, {rows} rows",
    ),
    "by-list": ("按名冊分支部", "branches by the member list"),
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
        "{path} 已檢查，沒有錯誤",
        "{path} was checked, and is without an error",
    ),
    "wanting": (
        "{path} 還不能計分，有 {count} 處要補或要改",
        "{path} cannot be scored yet: {count} errors",
    ),
    "same": ("已經在記錄簿裏的 {count} 行沒有動", "{count} rows were there already, and stay as they are"),
    "preview-changes": (
        "要改 {changed} 處，要刪 {gone} 行",
        "Values to change: {changed}; rows to take away: {gone}",
    ),
    "written-changes": ("改了 {changed} 處，刪了 {gone} 行", "Values changed: {changed}; rows taken away: {gone}"),
    "nothing-new": (
        "{path} 裏已經都有了，沒有寫文件",
        "{path} has all of it already; nothing was written",
    ),
    "more": ("……還有 {count} 處", "… and {count} more"),
    "nothing-there": ("（空）", "(nothing)"),
    "row-changed": (
        "{place} 的{column}要由「{before}」改為「{after}」",
        "{place}: {column} becomes {after} (was {before})",
    ),
    "row-filled": ("{place} 的{column}空着，要填「{after}」", "{place}: {column} is empty and becomes {after}"),
    "row-moved": (
        "{place} 這一行在表裏換了位置，來源要由「{before}」改為「{after}」",
        "{place}: the row stands elsewhere in its table now; its source {before} becomes {after}",
    ),
    "row-gone": (
        "{place} 這一行來自這個單元格，表裏現在沒有了，要刪去",
        "{place}: this row came from that cell, which has it no more; it is taken away",
    ),
    "row-clash": (
        "{place} 的{column}已填「{before}」，表裏是「{after}」；請核對，改好其中一個",
        "{place}: {column} is {before} there, and {after} in the table; check them and mend one",
    ),
    # What is still to be had, and where.
    "wanting-posts": (
        "沒有人的職務。書記、委員的職務在黨員名冊的「黨內職務」列；請把名冊一起讀入，否則都按沒有職務計分",
        "Nobody has a post. Posts stand in the member list (黨內職務); import it too, or all are scored without",
    ),
    "wanting-reviews": (
        "沒有民主評議。請把評議結果表或測評票一起讀入，或在「評議」表裏填等次",
        "There is no democratic review. Import its results or the ballots too, or enter verdicts in Appraisal",
    ),
    "cells": ("（共 {count} 處：{cells}）", " ({count} cells: {cells})"),
    # Why nothing of a file, or nothing at all, is written.
    "file-left-out": (
        "這個文件沒有讀入；請改好上面的錯誤，或寫上所說的選項，再來一次",
        "Nothing of this file was taken: mend the errors above, or give the options that they name, and import again",
    ),
    "into-wrong": (
        "這個記錄簿裏有 {count} 處錯誤，不能往裏加；請先改好：dangxing validate",
        "This records workbook has {count} errors, and nothing can be added to it; mend them first: dangxing validate",
    ),
    "clashes": (
        "記錄簿裏有 {count} 處與表不一樣，又不是從這些表讀入的，沒有寫文件",
        "{count} values of the records workbook are other than in the tables and did not come from them; "
        "nothing was written",
    ),
    "needs-update": (
        "這些表與上次讀入時不一樣了，沒有寫文件；要照現在的表改，請加 --update",
        "The tables are other than when they were imported, and nothing was written; give --update to follow them",
    ),
    "nothing": (
        "這些文件裏沒有可以讀入的，沒有寫文件",
        "There is nothing in these files to import, and nothing was written",
    ),
    "too-many-rows": (
        "{path}：要寫 {rows} 行，一張工作表最多 {bound} 行；請分幾次讀入，每次寫一個文件",
        "{path}: {rows} rows are more than a sheet holds ({bound}); import the files in parts, each into its own",
    ),
    "no-track": (
        "有 {count} 個人不知道是哪個類別，沒有寫文件；請寫 --track 類別，或連名冊一起讀入。類別有：{tracks}",
        "The track of {count} people is not known, so nothing was "
        "written; say --track, or import their list too. Tracks: "
        "{tracks}",
    ),
    "numbered": (
        "{count} 個人沒有編號，按支部和姓名編了臨時號（N 開頭），每次讀入都一樣；有了正式編號，請連名冊一起讀入",
        "{count} people had no number and were given one (N…) by "
        "branch and name, the same at every import; import a list with "
        "their numbers to have those instead",
    ),
}
