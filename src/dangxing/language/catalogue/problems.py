"""What can be wrong in the data: a message, and how to mend it, for every code. The codes are stable.

``code?`` is how ``code`` is told where a nearest known word is among the parameters.
``code@`` is how it is told where the word is one of other tracks.
"""

from dangxing.language import Texts

WARNINGS = frozenset(
    {
        "id-alike",
        "namesake",
        "no-activity",
        "no-evidence",
        "no-evidence-column",
        "probable-duplicate",
        "same-ballots",
        "too-many-votes",
        "attending-beyond",
        "blank-taken",
        "branch-without-members",
        "rank-without-number",
        "draft-left",
        "draft-refused",
        "ledger-unshared",
        "member-in-two-workbooks",
        "no-quorum",
        "no-quorum-pending",
        "no-schedule",
        "other-years",
        "outside-period",
        "post-without-points",
        "rules-differ",
        "same-workbook",
        "total-row",
        "header-again",
        "uncounted",
        "unknown-column",
        "unscheduled",
        "word-taken",
        "mixed-percent",
        "unattended",
        "attendance-blank",
        "lone-branch",
        "no-appraisal",
        "no-appraisal-sheet",
        "no-mark-column",
        "same-name",
        "sheet-taken",
        "sheet-left-alone",
        "untitled-column",
        "hidden-columns",
        "hidden-rows",
        "hidden-sheet",
        "struck-rows",
        "sign-in-blank",
        "sign-in-left-out",
        "mark-taken",
        "mark-uncounted",
        "total-differs",
        "other-columns",
        "place-unread",
        "subject-unread",
    }
)

# Told before all other warnings: a meeting of which nobody's attendance was recorded costs everybody points.
FIRST = frozenset({"unattended", "attendance-blank", "sign-in-blank"})
# Of one thing wherever in the sheet it stands: told once, with the cells of all columns.
ACROSS = frozenset({"unknown-mark", "mark-taken"})
# Warnings of what may move points; they are told before those of what is only untidy.
MOVING = frozenset(
    {
        "attending-beyond",
        "branch-without-members",
        "hidden-columns",
        "hidden-rows",
        "hidden-sheet",
        "lone-branch",
        "looks-like-fraction",
        "no-appraisal",
        "no-appraisal-sheet",
        "no-mark-column",
        "no-quorum",
        "no-quorum-pending",
        "no-schedule",
        "other-years",
        "outside-period",
        "place-unread",
        "post-without-points",
        "probable-duplicate",
        "rank-without-number",
        "sheet-left-alone",
        "sheet-taken",
        "struck-rows",
        "subject-unread",
        "unscheduled",
        "untitled-column",
        "word-taken",
        "mark-taken",
        "mark-uncounted",
        "total-differs",
        "other-columns",
    }
)

TEXTS: Texts = {
    # Sheets and titles.
    "missing-sheet": (
        "缺少工作表「{sheet}」（英文名 {en}）；現有：{found}",
        "The sheet {sheet} ({en}) is missing; there are: {found}",
    ),
    "missing-sheet?": (
        "缺少工作表「{sheet}」，「{nearest}」是否就是它？",
        "The sheet {sheet} ({en}) is missing; is {nearest} meant?",
    ),
    "duplicate-sheet": (
        "與工作表「{first}」是同一張表，不能有兩張",
        "This is the same sheet as {first}; there can be only one",
    ),
    "sheet-taken": (
        "這張表有「{sheet}」的表頭，按「{sheet}」讀取",
        "This sheet has the header of {sheet} and is read as such",
    ),
    "sheet-left-alone": (
        "這張表像是「{sheet}」，但沒有讀取，其中的內容不計",
        "This sheet looks like {sheet}, but it was not read: nothing in it counts",
    ),
    "no-header": ("前{rows}行裏找不到表頭，需要有：{titles}", "No header in the first {rows} rows; it needs: {titles}"),
    "missing-column": (
        "表頭缺少「{column}」（也可寫作：{aliases}）",
        "The header has no column {column} (also accepted: {aliases})",
    ),
    "missing-column?": (
        "表頭缺少「{column}」，「{nearest}」是否就是它？（也可寫作：{aliases}）",
        "The header has no column {column}; is {nearest} meant? (also accepted: {aliases})",
    ),
    "duplicate-column": (
        "「{found}」和{first}都是「{column}」這一列，只能有一列",
        "{found} and {first} are both the column {column}; there can be only one",
    ),
    "unknown-column": ("不認識「{found}」這一列，已略過", "The column {found} is not known and was left out"),
    "unknown-column?": (
        "不認識「{found}」這一列，已略過；是否為「{nearest}」？",
        "The column {found} is not known and was left out; is {nearest} meant?",
    ),
    "untitled-column": (
        "{column}列有內容而沒有標題，已略過",
        "Column {column} holds values and has no title; it was left out",
    ),
    "untitled-known": (
        "{column}列有內容而沒有標題，表裏又正缺這些列：{titles}",
        "Column {column} holds values and has no title, while the sheet has no column {titles}",
    ),
    "no-members": ("名單裏沒有成員", "There is no member in the list"),
    "no-schedule": (
        "沒有工作表「{sheet}」：不計應到次數，凡按活動安排計分的條款都不加不減",
        "There is no sheet {sheet}: nothing is expected of anyone, and rules that read it give nothing",
    ),
    # Cells.
    "missing-value": ("「{column}」不能為空", "{column} must not be empty"),
    "error-value": ("單元格是錯誤值 {found}", "The cell holds the error value {found}"),
    "uncalculated": (
        "公式從未計算過，看不到它的結果",
        "The formula was never calculated: the file does not hold its value",
    ),
    "number-not-shown": (
        "單元格裏是{found}，但它的數字格式什麼也不顯示",
        "The cell holds {found}, but its number format shows nothing",
    ),
    "merged-number": (
        "{range}合併了{count}行，其中的「{found}」會每行各計一次",
        "{range} is merged over {count} rows, and its number, {found}, would count once a row",
    ),
    "hidden-rows": (
        "有{count}行隱藏着或被篩選掉了（第{rows}行），照樣計入",
        "{count} rows are hidden or filtered away (rows {rows}); they count all the same",
    ),
    "title-unit": (
        "「{column}」的列名寫着單位「{found}」，這一列不用這個單位（可用：{units}）",
        "The title of the column {column} says the unit {found}, which it does not take (it takes: {units})",
    ),
    "header-again": (
        "這一行又是表頭，不是記錄，已略過",
        "This row is the header again and no record: it was left out",
    ),
    "hidden-columns": (
        "有{count}列隱藏着：{columns}，其中的內容照樣計入",
        "{count} columns are hidden, {columns}; what they hold counts all the same",
    ),
    "hidden-sheet": (
        "這張表是隱藏的，其中的內容照樣計入",
        "This sheet is hidden; what it holds counts all the same",
    ),
    "struck-rows": (
        "有{count}行帶刪除線（第{rows}行），照樣計入",
        "{count} rows are struck through (rows {rows}); they count all the same",
    ),
    "serial-date": (
        "「{found}」是沒有設成日期格式的數字，無法確定是哪一天",
        "{found} is a bare number, not formatted as a date; which day it means is not certain",
    ),
    "bad-date": ("「{found}」不是有效的日期", "{found} is not a valid date"),
    "date-without-year": (
        "「{found}」沒有寫年份，而年度還不知道",
        "{found} has no year, and which year it is of is not known",
    ),
    "wrong-weekday": (
        "「{found}」日期與星期不符：{date}是{weekday}",
        "{found}: the date and the day of the week contradict each other; {date} is {weekday}",
    ),
    "bad-number": (
        "「{column}」應為數字，現為「{found}」（可帶單位：{units}）",
        "{column} takes a number, not {found} (units allowed: {units})",
    ),
    "not-a-number": ("「{column}」應為數字，現為「{found}」", "{column} takes a number, not {found}"),
    "not-positive": ("「{column}」最小是1，現為「{found}」", "{column} is 1 or more; found {found}"),
    "negative-number": ("「{column}」不能是負數，現為「{found}」", "{column} must not be negative, as {found} is"),
    "out-of-range": (
        "「{column}」應在{low}到{high}之間，現為「{found}」",
        "{column} must lie between {low} and {high}; found {found}",
    ),
    "mark-out-of-range": (
        "「{column}」滿分為{high}，應在0到{high}之間，現為「{found}」",
        "{column} is out of {high}: it must lie between 0 and {high}; found {found}",
    ),
    "no-mark-column": (
        "沒有「{mark}」一列，{count}人得不出總分",
        "There is no column {mark}, so that {count} members get no total",
    ),
    "too-many-decimals": (
        "「{column}」最多{decimals}位小數，現為「{found}」",
        "{column} takes at most {decimals} decimals; found {found}",
    ),
    "not-whole": ("「{column}」應為整數，現為「{found}」", "{column} takes a whole number; found {found}"),
    "bad-id": ("「{found}」不能作編號", "{found} cannot be an ID"),
    "id-digits-lost": (
        "編號「{found}」已有16位或更多，卻存成了數字，末幾位已經丟失",
        "The ID {found} has 16 digits or more and was stored as a number: its last digits are lost",
    ),
    "unknown-value": (
        "「{column}」不能填「{found}」，可填：{allowed}",
        "{column} does not take {found}; it takes: {allowed}",
    ),
    "unknown-value?": (
        "「{column}」不能填「{found}」，這個詞多指「{nearest}」；可填：{allowed}",
        "{column} does not take {found}, which mostly means {nearest}; it takes: {allowed}",
    ),
    "undecided-word": (
        "「{column}」填的「{found}」算作哪一種，規則沒有規定；可填：{allowed}",
        "{column} holds {found}, and no rule says what that counts as; it takes: {allowed}",
    ),
    "other-column": (
        "「{found}」應填在「{other}」一列；「{column}」可填：{allowed}",
        "{found} belongs in the column {other}; {column} takes: {allowed}",
    ),
    "blank-taken": ("「{found}」按沒有填計", "{found} is taken for an empty cell"),
    "column-of-text": (
        "「{column}」這一列沒有一個數字，{count} 格都是文字，如「{found}」",
        "The column {column} holds no number at all, but text in {count} cells, such as {found}",
    ),
    "word-taken": ("「{found}」按「{taken}」計", "{found} is taken for {taken}"),
    # Rows that are no records.
    "total-row": (
        "「{found}」是合計行，不是記錄，已略過",
        "This is a row of totals ({found}), not a record; it is left out",
    ),
    "uncounted": (
        "「{found}」沒有條款據以計分，這些行已略過",
        "No rule counts {found}; such rows are left out",
    ),
    # Members.
    "duplicate-id": (
        "編號「{found}」在{first}已經有了，編號不能重複",
        "The ID {found} stands at {first} already; an ID stands once",
    ),
    "dates-reversed": ("截止日期{end}早於起始日期{start}", "The period ends ({end}) before it begins ({start})"),
    "post-without-points": (
        "職務「{found}」不在規則所列職務（{allowed}）之中，按職務加減的分不計",
        "The post {found} is none of the rules' ({allowed}) and gets no points bound to a post",
    ),
    "unknown-branch": ("名單裏沒有哪個成員屬於支部「{found}」", "No member belongs to the branch {found}"),
    "unknown-branch?": (
        "名單裏沒有哪個成員屬於支部「{found}」，是否為「{nearest}」？",
        "No member belongs to the branch {found}; is {nearest} meant?",
    ),
    "branch-without-members": (
        "支部「{found}」沒有成員，這一行不起作用",
        "The branch {found} has no members and its row has no effect",
    ),
    "branch-without-members?": (
        "支部「{found}」沒有成員，這一行不起作用；是否為「{nearest}」？",
        "The branch {found} has no members and its row has no effect; is {nearest} meant?",
    ),
    "lone-branch": (
        "支部「{found}」只有這一人，名稱與有{count}人的「{nearest}」相近，現按兩個支部計",
        "{found} has this one member, and is near in name to {nearest}, which has {count}; they are taken for two",
    ),
    "no-appraisal": (
        "「{found}」（{id}）在「{sheet}」裏沒有一行，得不出總分",
        "{found} ({id}) has no row in {sheet}, so that there is no total",
    ),
    "no-appraisal-sheet": (
        "沒有工作表「{sheet}」，{count}人得不出總分",
        "There is no sheet {sheet}, so that {count} members get no total",
    ),
    "same-name": (
        "有{count}個姓名在不同支部各有一人：{names}",
        "{count} names are borne by members of different branches: {names}",
    ),
    # Activities.
    "unknown-member": ("名單裏沒有編號「{found}」", "No member has the ID {found}"),
    "unknown-member?": (
        "名單裏沒有編號「{found}」，是否為「{nearest}」？",
        "No member has the ID {found}; is {nearest} meant?",
    ),
    "name-mismatch": (
        "姓名「{found}」與編號{id}不符，名單裏是「{name}」",
        "The name {found} is not that of ID {id}, which is {name}",
    ),
    # The question says all there is to do; without one, what to do stands in the message.
    "unknown-activity": (
        "項目「{found}」不在規則中，請改用規則為該類別所列的項目",
        "The activity {found} is not in the rules; use one that they list for the track",
    ),
    "unknown-activity@": (
        "項目「{found}」不用於{track}，只用於{tracks}",
        "{found} is no activity of {track}, but of {tracks}",
    ),
    "unknown-activity?": (
        "項目「{found}」不在規則中，是否為「{nearest}」？",
        "The activity {found} is not in the rules; is {nearest} meant?",
    ),
    "not-held": (
        "項目「{found}」不是支部組織的活動，不能寫在這張表裏",
        "{found} is nothing that a branch holds and cannot stand in this sheet",
    ),
    "not-held?": (
        "項目「{found}」不是支部組織的活動，不能寫在這張表裏；是否為「{nearest}」？",
        "{found} is nothing that a branch holds and cannot stand in this sheet; is {nearest} meant?",
    ),
    "schedule-only": (
        "項目「{found}」是支部的事，只能寫在「安排」裏",
        "{found} concerns the branch and stands in the sheet of the schedule only",
    ),
    "points-wanting": (
        "項目「{activity}」的「分值」不能空着，應在{low}到{high}之間",
        "{activity} needs its points in 分值, from {low} to {high}",
    ),
    "points-outside": (
        "項目「{activity}」的「分值」應在{low}到{high}之間，現為「{found}」",
        "The points of {activity} must lie between {low} and {high}; found {found}",
    ),
    "points-unread": (
        "項目「{activity}」的這一行填了「分值」{found}，但沒有規則讀它，不會計入",
        "This row of {activity} has points ({found}) that no rule reads: they would not count",
    ),
    "place-unread": (
        "項目「{activity}」填了「名次」，但沒有規則讀它，名次不影響得分",
        "{activity} has a place that no rule reads: it makes no difference to the score",
    ),
    "subject-unread": (
        "項目「{activity}」與{first}的「主題」相同，但沒有規則按主題只計最高的，兩行各自計分",
        "{activity} is of the same subject as {first}, and no rule keeps the best of a subject: both count",
    ),
    "missing-for-activity": ("項目「{activity}」必須填「{column}」", "{activity} needs {column}"),
    "unknown-result": (
        "項目「{activity}」的結果不能填「{found}」，可填：{allowed}",
        "{activity} does not take the result {found}; it takes: {allowed}",
    ),
    "result-not-taken": ("項目「{activity}」不填結果，現為「{found}」", "{activity} takes no result; found {found}"),
    "duplicate-event": (
        "同一支部{date}的「{found}」在{first}已經有了",
        "The branch's {found} of {date} stands at {first} already",
    ),
    "duplicate-attendance": (
        "同一人{date}的「{found}」在{first}已經有了",
        "The member's {found} of {date} stands at {first} already",
    ),
    "unscheduled": (
        "支部「{branch}」的安排裏沒有{date}的「{found}」，這一行不計入出勤",
        "The schedule of {branch} has no {found} on {date}; the row counts for nothing in attendance",
    ),
    "unattended": (
        "支部「{branch}」{date}的「{found}」沒有任何人的出勤記錄，人人都按沒到計",
        "Nobody's attendance at the {found} of {branch} on {date} was recorded: everybody counts as having missed it",
    ),
    "attendance-blank": (
        "支部「{branch}」{date}的「{found}」有人填了出勤，有人空着（如{first}），空着的按出席計",
        "At the {found} of {branch} on {date} attendance is filled in for some and blank for others (such as {first}); "
        "who is blank counts as present",
    ),
    "outside-period": (
        "{date}不在該成員的起止日期之內，這一行不計",
        "{date} lies outside the member's period; the row does not count",
    ),
    # 簽到.
    "unknown-mark": (
        "「{mark}」算什麼出勤，符號表裏沒有；可填：{allowed}",
        "What the mark {mark} means is not known; it may be: {allowed}",
    ),
    "unknown-mark?": (
        "「{mark}」算什麼出勤，符號表裏沒有，多指「{nearest}」；可填：{allowed}",
        "What the mark {mark} means is not known; it mostly means {nearest}. It may be: {allowed}",
    ),
    "mark-taken": ("「{mark}」按「{taken}」計", "{mark} is taken for {taken}"),
    "sign-in-blank": (
        "{date}的「{found}」別人有出勤記錄，這裏是空的，按沒到計",
        "Others' attendance at the {found} of {date} is recorded and this one's is not: it counts as missed",
    ),
    "sign-in-differs": (
        "出勤填的是「{found}」，「{sheet}」{first}是「{mark}」",
        "Attendance is {found} here, and {mark} at {first} of {sheet}",
    ),
    "sign-in-twice": ("「{found}」在{first}已經有一行了", "{found} has a row at {first} already"),
    "sign-in-no-member": ("這一行有出勤，沒有寫是誰", "This row has marks, and does not say whose they are"),
    "unknown-name": ("名單裏沒有「{found}」", "No member has the name {found}"),
    "unknown-name?": (
        "名單裏沒有「{found}」，是否為「{nearest}」？",
        "No member has the name {found}; is {nearest} meant?",
    ),
    "name-of-several": (
        "叫「{found}」的有幾人（編號{ids}），不知道是哪一位",
        "Several members have the name {found} (IDs {ids}); which is meant cannot be told",
    ),
    "sign-in-no-date": (
        "這一列「{found}」有出勤，表頭沒有日期",
        "The column {found} has marks, and its header no date",
    ),
    "sign-in-no-activity": (
        "這一列表頭有日期，沒有寫開的是什麼會",
        "The header of the column has a date, and does not say what was held",
    ),
    "sign-in-left-out": ("這一行不是成員，已略過：{found}", "This row is no member and was left out: {found}"),
    "mark-uncounted": (
        "「{activity}」不用於{track}，{track}在這一列的出勤不計",
        "{activity} is no activity of {track}: their marks in this column count for nothing",
    ),
    "total-differs": (
        "這裏的合計是{found}，按表中的符號數出來是{count}",
        "The sum here is {found}; the marks come to {count}",
    ),
    "other-columns": (
        "有{count}次會議不是{year}年的，未計入",
        "{count} meetings are not of {year} and do not count",
    ),
    # Appraisal and branches.
    "duplicate-appraisal": (
        "編號「{found}」的評議在{first}已經有了，每人只能有一行",
        "The appraisal of {found} stands at {first} already; a member has one row",
    ),
    "looks-like-fraction": (
        "「{column}」滿分100，現為「{found}」：是{share}分，還是{found}分？",
        "{column} goes up to 100, and {found} stands here: is {share} meant, or {found}?",
    ),
    "mixed-percent": (
        "「{column}」有的按百分數顯示，有的是分數，這一格按百分數的值計",
        "In {column} some are shown as percentages and some are points; this one is taken as points of 100",
    ),
    "rank-without-number": (
        "有年終名次{found}，沒有「{column}」，凡按名次計分的條款都不加不減",
        "There is a year-end rank, {found}, and no {column}: rules that read the rank give nothing",
    ),
    "duplicate-branch": (
        "支部「{found}」在{first}已經有了，每個支部只能有一行",
        "The branch {found} stands at {first} already; a branch has one row",
    ),
    "rank-beyond": (
        "年終名次{found}大於參評支部數{ranked}",
        "The year-end rank {found} is beyond the number of branches ranked, {ranked}",
    ),
    "attending-beyond": (
        "參會代表數{found}大於職工總數{staff}",
        "More attended ({found}) than there is staff ({staff})",
    ),
    "no-quorum": (
        "支部「{branch}」參會代表{found}人，不到職工總數{staff}人的{share}（{clause}）；測評得分照常計入，是否有效由組織決定",
        "{branch}: {found} of {staff} staff attended, less than {share} ({clause}); the poll was counted nevertheless, "
        "and the organisation decides whether it stands",
    ),
    "no-quorum-pending": (
        "支部「{branch}」參會代表{found}人，不到職工總數{staff}人的{share}（{clause}）；該支部成員按規則待定",
        "{branch}: {found} of {staff} staff attended, less than {share} ({clause}); "
        "by the rules its members are pending",
    ),
    # What is allowed, but hardly meant.
    "id-alike": (
        "編號「{found}」與{first}的「{id}」只差大小寫、前面的零、看不見或看起來一樣的字符，現按兩人計分",
        "The ID {found} differs from {id} at {first} in case, zeros in front, or signs that look alike or that nobody "
        "sees only; they are scored as two members",
    ),
    "namesake": (
        "同一支部已有「{found}」（{first}，編號{id}），可能是同一人用了兩個編號",
        "The branch has {found} already ({first}, ID {id}); it may be one person under two IDs",
    ),
    "no-activity": ("「{found}」（{id}）沒有任何活動記錄", "Nothing at all is recorded of {found} ({id})"),
    "no-evidence": ("「{activity}」沒有填佐證", "Nothing attests this: {activity}"),
    "no-evidence-column": (
        "沒有「{column}」這一列，有{count}項成果無從核對",
        "There is no column {column}, so that {count} papers and deeds cannot be checked",
    ),
    "probable-duplicate": (
        "同一人{date}的「{found}」在{first}已有一行，結果也相同，可能重複",
        "The member's {found} of {date} with the same result stands at {first} already; it may be the same one",
    ),
    "same-ballots": (
        "支部「{branch}」{count}人的票數完全相同，請確認不是照抄",
        "In {branch} all {count} members got exactly the same ballot; make sure that it was not copied",
    ),
    "too-many-votes": ("共{found}票，多於參會代表{attending}人", "{found} votes were cast by {attending} who attended"),
    # The year.
    "several-years": (
        "日期跨了幾個年度（括號內為行數）：{years}",
        "The dates fall in several years (rows in brackets): {years}",
    ),
    "no-row-of-year": (
        "沒有一行記錄屬於{year}年度；有記錄的年度（括號內為行數）：{years}",
        "No row belongs to {year}; the years there are (rows in brackets): {years}",
    ),
    "no-year": ("沒有任何帶日期的記錄，無法確定年度", "There is no dated record, so the year is not known"),
    "other-years": ("有{count}行不是{year}年的，未計入", "{count} rows are not of {year} and do not count"),
    # A year as a whole.
    "member-in-two-workbooks": (
        "有 {count} 名成員在兩個工作簿中都有（{members}），以後記入的 {counts} 為準，{aside} 中的不計",
        "Members who stand in two workbooks: {count} ({members}). {counts}, entered later, counts; {aside} does not",
    ),
    "same-workbook": (
        "支部相同、成員大半相同，當作 {other} 的副本，取代臺賬中的第 {run} 次",
        "Of the same branches and most of the same members as {other}: taken for a copy of it, in place of run {run}",
    ),
    "ledger-unshared": (
        "臺賬所在的磁盤（如網絡盤）不支持預寫日誌，已改用普通方式：寫入時其他人要稍等，記錄不會丟失",
        "The disk that the ledger is on (a network drive?) cannot keep a log of changes: done without; while one "
        "writes the others wait, and nothing is lost",
    ),
    "draft-left": (
        "臺賬第 {run} 次的計分結果還沒有放到 {target}，它不在本次所用的文件夾裏，沒有動它",
        "The scored workbook of run {run} has yet to be put at {target}; that lies outside the folders of this run and "
        "was left alone",
    ),
    "draft-refused": (
        "臺賬第 {run} 次要求把文件放到 {target}，但它不是本程序記入時的樣子，沒有動任何文件",
        "Run {run} of the ledger asks for a file to be put at {target}, but is not as this program enters it; no file "
        "was touched",
    ),
    "rules-differ": (
        "本年度各工作簿所用的「{rule_set}」規則不一樣：{rules}",
        "The workbooks of this year were not all scored by the same rules of {rule_set}: {rules}",
    ),
}

HINTS: Texts = {
    "missing-sheet": (
        "請新建這張工作表，或用「dangxing template」生成空白工作簿{way}",
        "Add the sheet, or make an empty workbook with “dangxing template”{way}",
    ),
    "missing-sheet?": ("請把工作表改名", "Rename the sheet"),
    "duplicate-sheet": ("請合併成一張，或給其中一張改名", "Merge the two, or rename one"),
    "sheet-taken": ("如果不是，請改名", "If it is none, rename it"),
    "sheet-left-alone": (
        "如要計入，請併入「{sheet}」；如不要，不必理會",
        "If it is to count, move its rows into {sheet}; else leave it",
    ),
    "no-header": ("請在表格上方補上表頭", "Put a header row over the table"),
    "missing-column": ("請補上這一列", "Add the column"),
    "missing-column?": ("請把這一列改名", "Rename the column"),
    "duplicate-column": ("請刪去或改名其中一列", "Delete or rename one of them"),
    "unknown-column": (
        "如不需要計分，不必理會；否則請改用規定的列名",
        "If it is not for scoring, leave it; else give it a title that is known",
    ),
    "unknown-column?": ("如果是，請改列名", "If so, rename the column"),
    "untitled-column": ("如要計分，請補上列名", "If it is for scoring, give it a title"),
    "untitled-known": ("請補上列名；如不需要，請刪去這一列", "Give it its title, or delete the column"),
    "no-members": ("請每人填一行", "Enter a row for each member"),
    "no-schedule": (
        "請補上「{sheet}」，寫明支部辦過的每次活動",
        "Add the sheet {sheet} with every event that the branch held",
    ),
    "missing-value": ("請填寫", "Fill it in"),
    "error-value": ("請改正公式，或直接填寫內容", "Mend the formula, or type the value"),
    "uncalculated": (
        "請用表格軟件打開，保存後再試",
        "Open the workbook in a spreadsheet program and save it",
    ),
    "number-not-shown": (
        "請改用常規格式，核對後保存",
        "Give the cell a plain format, check what it shows, and save",
    ),
    "merged-number": (
        "請取消合併，每行填各自的數",
        "Split the cells, and enter in each row its own number",
    ),
    "hidden-rows": ("如不應計入，請刪去", "Delete them if they are not to count"),
    "title-unit": (
        "請換算成這一列的單位，並改正列名",
        "Convert the numbers into a unit of the column, and correct its title",
    ),
    "header-again": ("表裏只留一行表頭", "Keep one header in the sheet"),
    "hidden-columns": ("如不應計入，請清空或刪去", "Empty or delete them if they are not to count"),
    "hidden-sheet": (
        "請取消隱藏，核對後保存；如不應計入，請刪去",
        "Unhide it, check it and save; delete it if it is not to count",
    ),
    "struck-rows": ("如不應計入，請刪去", "Delete them if they are not to count"),
    "serial-date": (
        "請選中該列，把單元格格式設為「日期」，核對後保存",
        "Format the column as a date, check what it shows, and save",
    ),
    "bad-date": ("請寫成 2024-03-01、2024/3/1 或 2024年3月1日", "Write it as 2024-03-01, 2024/3/1 or 2024年3月1日"),
    "date-without-year": ("請寫上年份，或用 --year 指定年度", "Write the year as well, or give it with --year"),
    "wrong-weekday": ("請核對後改正", "Check both and correct one"),
    "bad-number": ("請只填數字，或在數字後寫這一列的單位", "Enter the number alone, or with a unit of the column"),
    "not-a-number": ("請只填數字", "Enter the number alone"),
    "not-positive": ("請填1或更大的整數", "Enter a whole number from 1 up"),
    "not-whole": ("請填整數", "Enter a whole number"),
    "out-of-range": ("請核對後改正", "Check the number and correct it"),
    "mark-out-of-range": ("請核對後改正", "Check the mark and correct it"),
    "no-mark-column": ("請補上這一列", "Add the column"),
    "negative-number": ("請填零或正數", "Enter zero or more"),
    "too-many-decimals": ("請四捨五入到{decimals}位小數", "Round it to {decimals} decimals"),
    "id-digits-lost": ("請把該列格式設為「文本」，再重新輸入編號", "Format the column as text, and type the ID again"),
    "unknown-value": ("請填其中之一", "Enter one of these"),
    "undecided-word": ("請按實際情況定下來，填其中之一", "Decide what it was, and enter one of these"),
    "other-column": ("請把它移過去，這裏填其中之一", "Move it there, and enter one of these here"),
    "blank-taken": ("如不是這個意思，請填寫", "If it means something else, enter that"),
    "column-of-text": (
        "如是填錯了列，請整列移過去；這一列只填數字",
        "If it stands in the wrong column, move it to its own; this one takes numbers alone",
    ),
    "word-taken": ("如不是這個意思，請改寫", "If it means something else, write that"),
    "total-row": ("表裏只留記錄，合計請寫在別處", "Keep records alone in the table, and totals elsewhere"),
    "uncounted": (
        "如有條款計分，請改用規則所列的項目",
        "If a rule does count it, use the activity that the rules list",
    ),
    "post-without-points": (
        "在本支部任其中一職的，請照那樣寫；其他職務不必理會",
        "Whoever holds one of these posts in the branch is to be entered with it; other posts may stay",
    ),
    "bad-id": ("請填寫文字或整數編號", "Enter text or a whole number"),
    "duplicate-id": ("請改正編號；如是同一人，請刪去一行", "Correct the ID; if it is the same person, delete one row"),
    "dates-reversed": ("請核對兩個日期", "Check both dates"),
    "unknown-branch": ("請與「成員」裏的支部名稱寫得一致", "Write it as in the sheet of members"),
    "branch-without-members": (
        "如是筆誤，請與「成員」裏的支部名稱寫得一致",
        "If it is a slip, write it as in the sheet of members",
    ),
    "unknown-member": ("請改正編號，或把此人補入「成員」", "Correct the ID, or add the person to the members"),
    "name-mismatch": ("請核對編號和姓名，哪個錯改哪個", "Check ID and name, and correct the wrong one"),
    "unknown-activity@": ("請核對編號和項目", "Check the ID and the activity"),
    "not-held": ("請寫到「活動」裏", "Enter it in the sheet of activities"),
    "schedule-only": ("請移到「安排」裏", "Move it to the schedule"),
    "points-wanting": ("請填評定的分值，扣分寫負數", "Enter the points as judged, below 0 where they are taken off"),
    "points-outside": ("請核對後改正，扣分寫負數", "Check and correct them; below 0 where they are taken off"),
    "points-unread": (
        "請核對項目、結果和出勤；這一行不該有分值的，請清空這一格",
        "Check activity, result and attendance; if the row should have no points, clear the cell",
    ),
    "place-unread": (
        "請核對項目；名次只是備查的，不必理會",
        "Check the activity; if the place is for the record only, leave it",
    ),
    "subject-unread": (
        "如是同一件事，請刪去一行；如應各自計分，不必理會",
        "If it is the same thing, delete one row; if both should count, leave it",
    ),
    "missing-for-activity": ("請填寫", "Fill it in"),
    "unknown-result": ("請填其中之一", "Enter one of these"),
    "result-not-taken": ("請清空這一格", "Clear the cell"),
    "duplicate-event": ("請刪去重複的一行", "Delete one of the rows"),
    "duplicate-attendance": ("請刪去重複的一行", "Delete one of the rows"),
    "unscheduled": (
        "請核對日期和項目，或在「安排」裏補上這次活動",
        "Check date and activity, or add the event to the schedule",
    ),
    "unattended": (
        "請在「活動」裏補上出勤；如沒有開，請從「安排」裏刪去",
        "Enter who attended; if it was not held, delete it from the schedule",
    ),
    "attendance-blank": ("請逐人填上出勤", "Fill in the attendance of each"),
    "lone-branch": ("如是同一支部，請寫成一樣", "If they are one, write both alike"),
    "no-appraisal": ("請在「{sheet}」裏補上一行", "Add a row in {sheet}"),
    "no-appraisal-sheet": ("請補上這張表", "Add the sheet"),
    "same-name": ("請以編號為準，核對每一行", "Go by the ID, and check each row"),
    "unknown-mark": (
        "請改填其中之一，或在表下寫明符號，例如：說明：√出席 △請假",
        "Write one of these, or explain the mark under the table, such as: 說明：√出席 △請假",
    ),
    "mark-taken": ("如不是這個意思，請改寫", "If it means something else, write that"),
    "sign-in-blank": (
        "請補上；不該他參加的填「免」",
        "Fill it in; write 免 (exempt) if it was not to be attended",
    ),
    "sign-in-differs": (
        "請核對，改成一樣，或只留一處",
        "Check which is right, and make them alike, or keep one of them",
    ),
    "sign-in-twice": ("請併成一行", "Make them one row"),
    "sign-in-no-member": ("請填上編號或姓名", "Enter the ID or the name"),
    "unknown-name": ("請改正姓名，或把此人補入「成員」", "Correct the name, or add the person to the members"),
    "unknown-name?": ("請改正姓名，或把此人補入「成員」", "Correct the name, or add the person to the members"),
    "name-of-several": ("請加一列編號", "Add a column with their IDs"),
    "sign-in-no-date": ("請在表頭補上日期", "Write the date over it"),
    "sign-in-no-activity": ("請在表頭補上項目，例如 黨課", "Write the activity over it, such as 黨課"),
    "sign-in-left-out": ("如是成員，請補入「成員」", "If it is one, add the member to the members"),
    "mark-uncounted": ("如不該計，不必理會", "If they are not to count, leave it"),
    "total-differs": ("請核對合計和符號", "Check the sum and the marks"),
    "other-columns": ("如年度不對，請用 --year 另行指定", "If the year is not the one meant, name it with --year"),
    "outside-period": ("請核對日期，或「成員」裏的起止日期", "Check the date, or the member's period"),
    "duplicate-appraisal": ("請刪去一行", "Delete one of the rows"),
    "looks-like-fraction": (
        "請填{share}，或寫明「{found}分」",
        "Enter {share}, or write {found}分",
    ),
    "mixed-percent": ("請統一寫成分數", "Write all of them as points"),
    "rank-without-number": ("請填上", "Fill it in"),
    "duplicate-branch": ("請刪去一行", "Delete one of the rows"),
    "rank-beyond": ("請核對這兩個數", "Check both numbers"),
    "attending-beyond": ("請核對這兩個數", "Check both numbers"),
    "no-quorum": (
        "請報組織研究；認為無效的，重新組織測評後再計分",
        "Put it to the organisation; if the poll is not to stand, hold it again and score anew",
    ),
    "no-quorum-pending": ("請重新組織測評後再計分", "Hold the poll again and score anew"),
    "id-alike": (
        "請核對：如是同一人，請刪去一行，各表編號寫得一致；如是兩人，請改用容易分清的編號",
        "If it is one person, delete one row and write the ID alike in every sheet; "
        "if not, give them IDs easily told apart",
    ),
    "namesake": (
        "如是同一人，請合併成一行；如是同名，不必理會",
        "If it is one person, merge the rows; if not, leave it",
    ),
    "no-activity": ("請核對是否漏填", "Check whether rows were left out"),
    "no-evidence": ("請寫明材料名稱或存放處", "Name the document, or where it is kept"),
    "no-evidence-column": ("請補上這一列", "Add the column"),
    "probable-duplicate": (
        "如是同一件事，請刪去一行；如確有兩次，不必理會",
        "If it is the same thing, delete one row; if there were two, leave it",
    ),
    "same-ballots": ("請核對選票", "Check the ballots"),
    "too-many-votes": ("請核對票數和參會代表數", "Check the votes and how many attended"),
    "several-years": ("請用 --year 指定年度，例如 --year 2024", "Name the year, as in --year 2024"),
    "other-years": ("如年度不對，請用 --year 另行指定", "If the year is not the one meant, name it with --year"),
    "no-row-of-year": (
        "請核對 --year，或記錄裏的日期",
        "Check --year, or the dates of the records",
    ),
    "no-year": ("請用 --year 指定年度，例如 --year 2024", "Name the year, as in --year 2024"),
    "member-in-two-workbooks": (
        "請從其中一個工作簿裏刪去，再計分一次；整個記錯的用 dangxing ledger drop 撤銷",
        "Take them out of one of them and score it again; a whole run in error is taken out by dangxing ledger drop",
    ),
    "same-workbook": (
        "若它是另一個工作簿，請加 --apart 再計分一次",
        "If it is another workbook, score it again with --apart",
    ),
    "ledger-unshared": (
        "最好把臺賬放在本機磁盤上",
        "Better to keep the ledger on a local disk",
    ),
    "draft-left": (
        "請在那個文件夾所在的地方再運行一次 dangxing score",
        "Run dangxing score once more where that folder is",
    ),
    "draft-refused": (
        "請用 dangxing ledger verify 覈對臺賬",
        "Check the ledger with dangxing ledger verify",
    ),
    "rules-differ": ("請用同一份規則把各工作簿再計分一次", "Score the workbooks again by the same rules"),
}
