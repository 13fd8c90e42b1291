"""What ``dangxing import`` says: its options, what it understood of a table, what it did not, and what to do."""

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
    # Errors: the file is left out.
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
    "names-beside": (
        "這裏又有一列姓名，這種表只讀得一列；請把兩半上下接起來",
        "Here is a second column of names, and such a table is read with one; put the halves below each other",
    ),
    "name-twice": (
        "「{found}」在 {first} 已經有了，一個人只能有一次；是同名的兩個人，請加一列編號",
        "{found} stands at {first} already; a person stands there once. If they are two of one name, add their numbers",
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
    "people-across": (
        "人名（{found} 等）橫着排，會議豎着排，這樣的表沒有讀。請複製整張表，用「選擇性粘貼」裏的「轉置」"
        "貼到新的工作表，在人名一列上面寫「姓名」，再讀入",
        "The names ({found} and others) stand across and the meetings down, and the table was not read. Copy it, paste "
        "it on a new sheet with Paste Special, Transpose, put 姓名 over the column of names, and import that",
    ),
    "not-listed-like": (
        "名冊裏沒有「{found}」，名字相近的有：{nearest}。不會自動當作同一人；是同一人的，請改正姓名，不是的請補進名冊",
        "The member list has no {found}; like it are: {nearest}. Nobody is taken for another: "
        "correct the name if it is the same person, else add it to the list",
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
    "differs": (
        "這裏寫的是「{found}」，{first} 寫的是「{other}」；請核對",
        "Here it is {found}, at {first} it is {other}; check them",
    ),
    "unknown-vote": (
        "「{found}」不是投票的記號；請在一個等次下打√，或寫票數",
        "{found} is no vote; put √ under one verdict, or the number of votes",
    ),
    "two-votes": (
        "「{found}」這一行投了不止一票（{cells}）；一張票一人只能選一個等次",
        "The line of {found} has more than one vote ({cells}); a ballot gives each person one",
    ),
    "sum-differs": (
        "這裏寫的合計是 {found}，加起來是 {sum}；請核對",
        "The total says {found}; what it sums comes to {sum}; check them",
    ),
    "column-unknown": (
        '「{found}」這一列有內容，不知道算哪個項目；請用 --activity "{found}=…" 寫明，等號後寫規則裏的項目',
        'The column {found} has something in it, and is no known activity; say which with --activity "{found}=…"',
    ),
    "bad-deed": (
        "「{found}」不是次數、日期、分值或√；請寫其中一種",
        "{found} is no count, date, points or √; write one of them",
    ),
    "count-or-points": (
        "「{found}」一列的數字可能是次數，也可能是分值（一次 {points} 分）；請用 --numbers 次數 或 --numbers 分值 寫明",
        "The numbers under {found} may be counts or points (one is worth {points}); say --numbers count or "
        "--numbers points",
    ),
    "points-differ": (
        "「{found}」不是「{title}」一次分值的整數倍，不知道是幾次；請核對，或寫次數",
        "{found} is no multiple of what one under {title} is worth; check it, or write how often",
    ),
    "no-day": (
        "這件事沒有日期；請在表裏加一列日期，或用 --date 寫明記在哪一天，例如 --date 2024-12-31",
        "This has no date; add a column with dates, or say the day with --date, such as --date 2024-12-31",
    ),
    "not-done": (
        "「{found}」是開會的項目，要從簽到表或會議記錄讀入，不能算作個人的事項",
        "{found} is a meeting that members attend; import its sign-in table or its record instead",
    ),
    "bad-points": (
        "「{found}」看不出是什麼分；請寫成「社會實踐+0.5」的樣子，一行一項",
        "{found} says no points; write it like 社會實踐+0.5, a line each",
    ),
    "points-without-facts": (
        "這張表只有分值，沒有事實（誰、哪天、做了什麼），不能按條款計分，沒有讀。請讀入打分所依據的表（簽到表、獎懲登記等）；"
        "如果規則裏有直接給分的項目，用 --activity 寫明哪一列算哪個項目",
        "This table has points and no facts (who, when, what), so nothing of it can be scored by clause; it was not "
        "read. Import what the points were given for (sign-in tables, registers of deeds); where the rules take given "
        "points, say with --activity which column is which",
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
    "two-days": (
        "「{found}」是數字，看不出是 {found} 還是 {found}0；請寫成 2024-03-15 的樣子",
        "{found} is a number, and may have been typed as {found} or {found}0; write it like 2024-03-15",
    ),
    "several-days": (
        "「{found}」不止一個日期；一次會或一件事只寫一天，別的另起一行或一列",
        "{found} has more days than one; write one for each meeting or deed, the others in lines of their own",
    ),
    "branch-blank": (
        "這一行的支部空着，而這張表裏有幾個支部；請每一行都填上支部，或把同一支部的格合併",
        "The branch of this row is empty, and the table has several; fill it in every row, or merge the cells of each",
    ),
    "guest": ("列席的人不算本支部的黨員，沒有讀：{found}", "Guests are no members, and were not read: {found}"),
    "year-differs": (
        "單元格裏的年份與標題寫的不一樣，按單元格讀入，請核對：{found}",
        "The cell has another year than the title says, and was read as it is; check it: {found}",
    ),
    "odd-name": (
        "這一行有內容，「{found}」卻不像一個人的姓名；請一行只寫一個人的姓名，別的字另起一列",
        "This row has something in it, and {found} is no name; write one person's name, and all else in another column",
    ),
    "half-meeting": (
        "從這裏起像是又一次會，卻沒有會議名稱或時間；請補上",
        "From here on stands what seems one more meeting, and lacks what it was or when; add it",
    ),
    "no-people": (
        "像是{layout}，卻沒有讀出一個人或一件事；請看上面沒有讀的行和列",
        "It is like a {layout}, and nobody and nothing could be read from it; see what was left out above",
    ),
    "two-layouts": (
        "這張表像兩種表式：{layouts}；請用 --layout 寫明",
        "The sheet fits two layouts: {layouts}; say which with --layout",
    ),
    "no-layout-at-all": (
        "看不出是什麼表：這裏是「{found}」；找的是姓名列和帶日期的表頭（簽到表）、會議名稱和時間（會議記錄）、"
        "項目和日期（登記表）、等次（測評、評議）。認得的表見 dangxing layouts list，為它起草用 dangxing layouts init",
        "What this table is cannot be told: here stands {found}; looked for were a column 姓名 with dates over others "
        "(sign-in), 會議名稱 and 時間 (meetings), 項目 and 日期 (registers), verdicts (ballots, reviews). See dangxing "
        "layouts list, or draft one for it: dangxing layouts init FILE",
    ),
    "too-large": ("這張表太大，超過 {limit} 格", "The sheet is too large: more than {limit} cells"),
    # Warnings.
    "is-records": (
        "這已經是記錄簿，沒有讀；要往裏加，請寫 --into 這個文件",
        "This is a records workbook already, and was not read; to add to it, name it with --into",
    ),
    "hours-beyond": (
        "寫了 {found} 小時，從開始到結束只有 {hours} 小時；按所寫的讀，請核對",
        "{found} hours are more than from beginning to end ({hours}); taken as written, check them",
    ),
    "no-names": (
        "只有人數，沒有名字，出勤沒有記；請把這次會的簽到一起讀入",
        "There are figures and no names, so nobody's attendance is recorded; import the sign-in of this meeting too",
    ),
    "not-yet": (
        "沒有實際時間，當作還沒有開，沒有讀：{found}",
        "No real time, so taken as not held, and not read: {found}",
    ),
    "abstained": ("這些人沒有打√，當作棄權：{found}", "No vote, taken as abstentions: {found}"),
    "points-aside": (
        "規則裏沒有直接給分的項目，這些分沒有讀：{found}",
        "No rule takes given points for these, which were not read: {found}",
    ),
    "deed-left": (
        "這些是開會或支部的項目，要從簽到表或會議記錄讀入，這一列沒有讀：{found}",
        "These are meetings or of the branch; they come from sign-in tables, and were not read here: {found}",
    ),
    "row-hidden": (
        "這一行隱藏了或劃掉了，仍然讀入",
        "This row is hidden or struck through, and was read all the same",
    ),
    "shown-rounded": (
        "這裏的數顯示出來是另一個數，按顯示的讀入：{found}",
        "The number here is shown as another, and was read as shown: {found}",
    ),
    "day-unseen": (
        "單元格的格式看不全月和日，裏面是 {found}，按這一天讀入",
        "The format of the cell does not show both month and day; it holds {found}, and was read as that day",
    ),
    "looks-otherwise": (
        "「{found}」有一部分帶刪除線、是白字，或用了符號字體、填充對齊，看到的不是它；請改成要算的內容",
        "{found} is struck through or white in part, in a font of signs, or aligned to fill its cell: a person sees "
        "something else; leave nothing but what counts, in a plain look",
    ),
    "value-unseen": (
        "單元格裏是「{found}」，但它的數字格式什麼也不顯示；請改用常規格式，核對後保存",
        "The cell holds {found}, but its number format shows nothing; give it a plain format, check it, and save",
    ),
    "formula-unseen": (
        "公式從未計算過，看不到它的結果；請用電子表格軟件打開、核對後保存",
        "The formula was never calculated; open the file in a spreadsheet program, check it, and save",
    ),
    "sheet-hidden": (
        "這張工作表是隱藏的，仍然讀入；如不應計入，請刪去",
        "This sheet is hidden, and was read all the same; delete it if it is not to count",
    ),
    "columns-hidden": (
        "這些列隱藏着，其中的內容照樣讀入：{found}",
        "These columns are hidden, and what they hold was read all the same: {found}",
    ),
    "row-pale": (
        "這一行裏有白底白字，或字與底色相同，看不出來，仍然讀入",
        "This row holds something in white on white, or in the colour of its ground, and was read all the same",
    ),
    "look-conditional": (
        "有條件格式可能把這些單元格的內容藏起、劃去或顯示成別的樣子，照樣讀入：{found}",
        "A conditional format may hide, strike through or show otherwise what stands here; it was read all the same: "
        "{found}",
    ),
    "notes-unread": (
        "這些單元格帶批註，批註裏寫的沒有讀；如批註是更正，請改到單元格裏：{found}",
        "Notes stand at these cells, and were not read; if one corrects its cell, correct the cell itself: {found}",
    ),
    "column-narrow": (
        "{found} 列太窄，有的數小數看不全，按單元格裏的數讀入；請把列拉寬，核對後保存",
        "Column {found} is too narrow to show all decimals, and was read as its cells hold; widen it and check",
    ),
    "points-beside": (
        "這張表只有分值，沒有事實（誰、哪天、做了什麼），不能按條款計分，沒有讀",
        "This sheet has points and no facts (who, when, what), so nothing can be scored by clause; it was not read",
    ),
    "total-differs": (
        "這裏的合計寫的是 {found}，按上面的記號數是 {count}；請核對",
        "The sum here is {found}; by the marks it is {count}; check them",
    ),
    "number-kept": (
        "「{found}」在記錄簿裏用的是臨時號 {number}，不改；要換成名冊的編號，請把所有的表連名冊一起重新讀入",
        "{found} keeps the number {number} of the records workbook; to have that of the list, "
        "import all tables with it anew",
    ),
    "no-layout": (
        "這張工作表不是認得的表，沒有讀：這裏是「{found}」",
        "The sheet fits no layout, and was not read: here stands {found}",
    ),
    "left-out": ("不是人員的行沒有讀：{found}", "Rows that are no people were left out: {found}"),
    "columns-left": ("這些列沒有讀：{found}", "Columns that were not read: {found}"),
    "note-aside": (
        "姓名後括號裏的字沒有算在姓名裏：{found}",
        "What stands in brackets behind these names was not taken for part of them: {found}",
    ),
    "not-theirs": (
        "這一列裏這些支部的人都是空的，當作不是他們支部的會：{found}",
        "All people of these branches are blank here, so it was taken for no meeting of theirs: {found}",
    ),
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
