"""What is wrong with a table that ``dangxing import`` reads: errors, which leave the file out."""

from dangxing.language import Texts

TEXTS: Texts = {
    "unknown-mark": (
        '不知道「{found}」算什麼出勤{legend}；請用 --mark "{found}=…" 寫明，等號後寫出席、請假、缺席或免',
        "What {found} means is not known{legend}; say it with "
        '--mark "{found}=…": present, excused, unexcused or exempt',
    ),
    "legend": ("（表裏寫的是「{word}」）", " (the table says {word})"),
    "no-reason": (
        "「{found}」缺席，沒有寫原因，不知道請了假沒有；請在名字後加括號寫明，例如（病假）或（無故）",
        "{found} was absent, and no reason is given; write "
        "it in brackets behind the name, such as （病假） or （無故）",
    ),
    "bad-name": (
        "「{found}」不像一個人的姓名；請把姓名用頓號隔開，原因寫在括號裏",
        "{found} is no name; part names by 、 and put reasons in brackets",
    ),
    "no-name": (
        "這一行有出勤，沒有姓名；請補上姓名，或清空這一行",
        "This row has marks and no name; write the name, or empty the row",
    ),
    "unit-unread": (
        "表頭「{found}」的單位是{unit}，學時要的是小時；請在格裏寫明單位（如 90分鐘），或換算成小時並改表頭",
        "The title {found} has the unit {unit}, and hours are wanted; write the unit in the cells (90分鐘), or reckon "
        "them in hours and change the title",
    ),
    "no-name-row": (
        "這一行寫了做什麼、哪一天，沒有寫是誰；請補上姓名，或把同一個人的格合併",
        "This row says what was done and when, and not by whom; write the name, or merge the cells of one person",
    ),
    "names-alone": (
        "這一行只有名字「{found}」，沒有寫是哪一次會；是上一行的，請寫進上一行的格裏，或把那次會的格合併",
        "This row has names ({found}) and no meeting; put those of the row above in its cell, or merge the cells of it",
    ),
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
        "編號「{found}」已經是 {first} 那個人的；請核對兩處的編號",
        "The number {found} is that of the person at {first} already; check both numbers",
    ),
    "id-of-other": (
        "編號「{id}」是「{name}」的，這裏寫的是「{found}」；請核對編號和姓名",
        "The number {id} is that of {name}; here it stands with {found}; check number and name",
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
    "listed-elsewhere": (
        "這裏是「{found}」的人，名冊裏他們屬於「{other}」；是同一個支部的，請把名稱改得一樣，或用 --branch 寫明",
        "The people here are of {found}, and the member list has them in {other}; if that is the same branch, write it "
        "alike, or say it with --branch",
    ),
    "not-listed": (
        "名冊裏沒有「{found}」；請核對姓名，或補進名冊",
        "The member list has no {found}; check the name, or add it to the list",
    ),
    "meeting-twice": (
        "{date}的「{found}」在 {first} 已經有了；是同一次會的，請只留一處，不是的請核對日期、項目和支部",
        "The {found} of {date} stands at {first} already; keep one if it is the same meeting, else check date, "
        "activity and branch",
    ),
    "attended-differs": (
        "實到寫的是 {found}，{at} 裏有 {names} 個名字；請核對",
        "{found} are said to have attended, and {at} has {names} names; check them",
    ),
    "away-differs": (
        "這裏寫的是 {found} 人，請假、缺席的名單裏有 {names} 個名字；請核對",
        "{found} are said to have been away, and {names} people are named; check them",
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
    "votes-unknown": (
        "「{found}」這一列有票，不知道投的是哪個等次，不讀會少算票；計票的等次是{known}。請把列名改成要算的等次；"
        '不是票的，用 --activity "{found}=不計" 寫明',
        "The column {found} holds votes, and which verdict they are for is not known (counted are {known}); write "
        'the verdict as its title, or, where these are no votes, say --activity "{found}=none"',
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
        '「{found}」這一列有內容，不知道算哪個項目；請用 --activity "{found}=…" 寫明，等號後寫規則裏的項目；'
        "不計的寫「不計」",
        'The column {found} has something in it, and is no known activity; say which with --activity "{found}=…", or '
        "none",
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
    "period-unknown": (
        "「{found}」這一列寫着有人欠交，看不出是哪個月；請把月份寫在表頭",
        "The column {found} says that somebody owes, and not for which month; write the month as its title",
    ),
    "unknown-entry": (
        "不知道「{found}」算不算「{what}」；請改成這張表用的詞（如{words}），或在自己的表式裏加上這個詞："
        "dangxing layouts show",
        "Whether {found} says {what} or not is not known; write a word that such tables have ({words}), or add this "
        "one to a layout of your own: dangxing layouts show",
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
    "day-of-sheet": (
        "表名「{found}」當作 {date}",
        "The name of the sheet, {found}, was taken for {date}",
    ),
    "no-date": (
        "這一列「{found}」有出勤，沒有日期；請在表頭補上",
        "The column {found} has marks and no date; add it to the header",
    ),
    "no-activity": (
        "這一列有日期，沒有寫開的是什麼會；請在表頭補上，例如 黨課；都是一種會的，也可以寫明標題裏的詞算哪個項目，例如 "
        "--activity 考勤=黨課",
        "The column has a date, and does not say what was held; add it to the header, such as 黨課; where all was the "
        "same, say what a word of the title counts as, such as --activity 考勤=黨課",
    ),
    "day-open": (
        "這些天沒有一個人的記號，而空白是什麼意思又有說明，不知道那天開沒開會；沒有開的請刪去那一列，開了的請填上記號：{found}",
        "Nobody has a mark on these days, and what an empty cell means is said: whether a meeting was held is unknown. "
        "Delete the columns of days without a meeting, and fill in the others: {found}",
    ),
    "wrong-weekday": ("「{found}」與星期對不上；請核對日期", "{found} is no such day of the week; check the date"),
    "unknown-activity": (
        '不認識「{found}」，不知道算哪個項目；請用 --activity "{found}=…" 寫明，等號後寫規則裏的項目；不計的寫「不計」',
        '{found} is no activity that is known; say which it counts as with --activity "{found}=…", or none',
    ),
    "not-held": (
        "「{found}」不是開會的項目，不能從簽到讀入；請登記在「活動」表裏",
        "{found} is nothing that is attended; enter it in Activities",
    ),
    "no-hours": (
        '「{found}」要有學時，表裏沒有；請寫 --hours "{found}=2"，或在表頭加一行學時',
        '{found} must have class hours, and the table has none; say --hours "{found}=2", or add a header row 學時',
    ),
    "two-days": (
        "「{found}」是數字，看不出是 {found} 還是 {found}0；請寫成 2024-03-15 的樣子",
        "{found} is a number, and may have been typed as {found} or {found}0; write it like 2024-03-15",
    ),
    "signed-days": (
        "簽到不在同一天（{found}），又沒有寫開會的日期；是一次會的，請用 --date 寫明是其中哪一天，"
        "例如 --date 2024-03-10，是幾次會的，請加一列活動日期",
        "People signed on several days ({found}), and none is given for the meeting; if it was one, say with --date "
        "which of them it was, such as --date 2024-03-10, else add a column 活動日期",
    ),
    "several-days": (
        "「{found}」不止一個日期；一次會或一件事只寫一天，別的另起一行或一列",
        "{found} has more days than one; write one for each meeting or deed, the others in lines of their own",
    ),
    "branch-blank": (
        "這一行的支部空着，而這張表裏有幾個支部；請每一行都填上支部，或把同一支部的格合併",
        "The branch of this row is empty, and the table has several; fill it in every row, or merge the cells of each",
    ),
    "odd-name": (
        "這一行有內容，「{found}」卻不像一個人的姓名；請一行只寫一個人的姓名，別的字另起一列",
        "This row has something in it, and {found} is no name; write one person's name, and all else in another column",
    ),
    "amount-of-several": (
        "這一行有幾個人（{found}），不知道這個數是每人的還是一共的；請一人一行",
        "This row is of several people ({found}), and whether the amount is that of each is not known; give each a row",
    ),
    "which-year": (
        "一年一列，不知道讀哪一年（{found}）；請用 --year 寫明，例如 --year 2024",
        "There is a column for each year ({found}), and which to read is not known; say it with --year, such as "
        "--year 2024",
    ),
    "who-listed": (
        "標題裏寫着「{found}」，又沒有一列寫明各人到了沒有，不知道名單上的人是到了還是沒到；請加一列「出勤」，寫出席、請假或缺席",
        "The title says {found}, and no column says of each whether they came, so whether those listed did is unknown; "
        "add a column 出勤 with 出席, 請假 or 缺席",
    ),
    "group-half": (
        "「{found}」這一列又來一次，與別的列湊不成組，不知道怎麼讀；請讓每組的列名一樣齊全（項目、日期，項目、日期），或一行只寫一件事",
        "A column {found} comes again, and is in no whole group with others, so how to read it is not known; give each "
        "group the same titles (項目, 日期, 項目, 日期), or each thing a row of its own",
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
        "項目和日期（登記表）、等次（測評、評議）。認得的表見 dangxing layouts list，"
        "知道是哪一種的用 --layout 寫明（只有姓名幾列的名冊用 --layout members），為它起草用 dangxing layouts init",
        "What this table is cannot be told: here stands {found}; looked for were a column 姓名 with dates over others "
        "(sign-in), 會議名稱 and 時間 (meetings), 項目 and 日期 (registers), verdicts (ballots, reviews). See dangxing "
        "layouts list, say with --layout which of them it is (members, for a list of names), or draft one for it: "
        "dangxing layouts init FILE",
    ),
    "too-large": (
        "這張表太大，超過 {limit} 格；請分成幾張，或刪去遠處的多餘單元格",
        "The sheet is too large: more than {limit} cells; split it, or delete stray cells far away",
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
}
