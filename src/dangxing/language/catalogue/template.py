"""What an empty records workbook says: instructions, notes on titles, what is told of an entry that is refused."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Sheets.
    "sheet-guide": ("填寫說明", "Instructions"),
    "sheet-lists": ("選項", "Lists"),
    "list-wanting": ("{sheet}·必須填{column}的項目", "{sheet}: activities that need {column}"),
    "list-result-of": ("項目（有結果可選的）", "Activity with results"),
    "list-result": ("可填的結果", "Result"),
    "list-copied": ("成員·{column}（逐行）", "Members: {column}, row by row"),
    "list-count": ("成員·{column}（計數）", "Members: {column}, counted"),
    "list-each": ("成員·{column}（不重複）", "Members: {column}, each once"),
    # The file.
    "file-name": ("記錄簿", "records"),
    # Instructions.
    "title": ("記錄簿填寫說明", "How to fill in the records"),
    "title-of-year": ("{year} 年度記錄簿填寫說明", "How to fill in the records of {year}"),
    "for-tracks": ("適用類別：{tracks}", "For: {tracks}"),
    "heading-how": ("一、怎樣填", "1. Filling it in"),
    "heading-sheets": ("二、各工作表", "2. The sheets"),
    "heading-activities": ("三、可填的項目，以及各由哪一條計分", "3. The activities, and the clauses that count them"),
    "step-members": (
        "先填「{members}」，每人一行。其他表裏的{id}和{branch}都以這裏為準，這裏沒有的選不到。",
        "Begin with {members}, one row a person. {id} and {branch} on the other sheets are chosen from what "
        "stands there.",
    ),
    "step-groups": (
        "「{track}」給組計分：每組在「{members}」裏佔一行，「{branch}」與組裏的人寫得一樣；登記組的事，「{id}」填組的編號，或它的「{branch}」。",
        "“{track}” are groups: each is a row of {members}, whose {branch} is that of its people. What is recorded of a "
        "group bears the group's {id}, or its {branch}.",
    ),
    "step-required": (
        "標題帶 * 、深藍底的列必須填，其餘各列有就填。把鼠標移到標題上，會顯示這一列填什麼、可以填哪些詞。",
        "Columns whose title is dark and bears * must be filled; the others may be. Rest the pointer on a title "
        "to see what the column holds and which words it takes.",
    ),
    "step-example": (
        "灰色斜體、以「{example}」開頭的一行是示範，不計入，可以留着，也可以整行刪去。請從它的下一行填起。",
        "The grey row that begins with “{example}” shows how a row looks. It never counts and may stay or be "
        "deleted. Begin in the row below it.",
    ),
    "step-lists": (
        "點到格子時右邊有箭頭的，請從列表裏選；填了列表以外的內容會提示更正。",
        "Where an arrow appears beside a cell, choose from its list; anything else is refused.",
    ),
    "step-results": (
        "「{result}」可選的詞隨同一行的「{activity}」而變，請先選{activity}。",
        "What {result} offers depends on the {activity} in the same row, so choose that first.",
    ),
    "step-dates": (
        "日期照 {date} 的樣子寫。{id}按文本保存，前面的 0 不會丟。數字只寫數，不用寫單位。",
        "Write dates as {date}. {id} is kept as text, so leading zeros stay. Write numbers without units.",
    ),
    "step-colours": (
        "淺橙色的格是應填而未填的；深橙色的行是重複登記的。填妥或刪去一行，顏色自動消失。",
        "A pale orange cell still has to be filled; a row in deeper orange is entered twice. The colour goes when "
        "it is mended.",
    ),
    "step-paste": (
        "從別處複製過來時，請用「選擇性粘貼」中的「數值」，否則會連格子的檢查一起蓋掉。",
        "When you copy from elsewhere, paste values only: an ordinary paste replaces the checks of the cells.",
    ),
    "step-done": (
        "填完後存成 xlsx，再檢查（dangxing validate）、計分（dangxing score），或拖到「檢查」「計分」這兩個程序上。",
        "When all is filled in, save as xlsx, check it (dangxing validate) and score it (dangxing score), "
        "or drag it onto the programs for both.",
    ),
    "col-sheet": ("工作表", "Sheet"),
    "col-required": ("必填的列", "Required columns"),
    "col-optional": ("其他的列", "Other columns"),
    "col-filled": ("是否要有", "Needed"),
    "col-holds": ("登記什麼", "What it holds"),
    "col-activity": ("項目", "Activity"),
    "col-where": ("填在哪裏", "Where"),
    "col-wants": ("還須填", "Also needs"),
    "col-results": ("可填的結果", "Results"),
    "col-counts": ("依據的條款", "Counted by"),
    "sheet-required": ("必須有", "required"),
    "sheet-optional": ("沒有內容可不填", "may stay empty"),
    "sheet-members": ("參加考核的人，每人一行", "Who is assessed, one row a person"),
    "sheet-schedule": (
        "支部開展的活動，每次一行；該支部成員沒有出勤記錄的算未到",
        "What the branch held over the year, one row an event; a member without a row of attendance missed it",
    ),
    "sheet-sign-in": (
        "會議的簽到表，每次會議一列：上面寫日期和項目，格子裏選出勤。填了這張表，「安排」和「活動」裏不必再填這些會議",
        "Attendance as a table, one column a meeting: date and activity over it, a mark for each member. What stands "
        "here need not be entered in the schedule and the activities",
    ),
    "sheet-activities": (
        "每人參加、完成或被登記了什麼，每件事一行",
        "What each member attended, did, or was found to have done, one row each",
    ),
    "sheet-appraisal": ("民主評議和測評的結果，每人一行", "Verdicts and polls, one row a person"),
    "sheet-branches": ("支部的名次和到會人數，每個支部一行", "Each branch's rank and quorum, one row a branch"),
    "rules": ("{title}（第 {version} 版）", "{title} (version {version})"),
    "kind": ("{kind}（{sheets}）", "{kind} ({sheets})"),
    "kind-held": ("集體活動", "held by the branch"),
    "kind-branch": ("支部事項", "of the branch"),
    "kind-paper": ("材料", "paper"),
    "kind-deed": ("事項", "deed"),
    "kind-finding": ("問題", "finding"),
    "wants-in-schedule": ("{columns}（{sheet}）", "{columns} (in {sheet})"),
    "not-counted": ("這些類別不計分，可作記錄", "not counted for these tracks; may be recorded"),
    "clause": ("{clause}　{says}", "{says}, {clause}"),
    "clause-of-track": ("{track}：{clause}　{says}", "{track}: {says}, {clause}"),
    # The example row. The first is the mark by which a row is known as one.
    "example": ("示例", "Example"),
    "example-name": ("張三", "Zhang San"),
    "example-branch": ("第一支部", "First branch"),
    "example-topic": ("學習黨章", "Study of the constitution"),
    "example-evidence": ("簽到表", "Signed list"),
    "example-notes": ("可不填", "may stay empty"),
    "example-self": ("履行了年初的承諾", "Kept the pledge of the year"),
    "sign-in-name": ("{name}（右邊填{date}）", "{name} ({date}: to the right)"),
    # Notes on titles.
    "required": ("【必填】", "Required"),
    "optional": ("【選填】", "Optional"),
    "note-words": ("可填：{words}", "Words: {words}"),
    "note-list": (
        "從下拉列表中選（共 {count} 個），各項說明見第一頁",
        "Choose from the list ({count} words); the first page explains them",
    ),
    "note-wanted": ("這些項目必須填：{names}", "Needed for: {names}"),
    "note-example": ("例：{value}", "Example: {value}"),
    "note-sign-in-date": (
        "開會的日期，例如 2024-03-15。一次會議一列；沒有會議的列空着。",
        "When it was held, such as 2024-03-15. One column a meeting; columns without one stay empty.",
    ),
    "note-sign-in-activity": (
        "開的是什麼會，從列表中選。",
        "What was held; choose from the list.",
    ),
    "note-sign-in-hours": (
        "學時數，只寫數字；「安排」裏寫了的不必再寫。",
        "How many class hours it had; not needed where the schedule says so.",
    ),
    "note-sign-in-mark": (
        "可填：{words}。空着的算沒有出勤記錄，按未到計；不該參加的填「免」。",
        "Words: {words}. An empty cell is no record, and counts as missed; who was not to attend is exempt.",
    ),
    "note-members-id": (
        "工號、學號等，每人一個，不能重複。按文本保存，前面的 0 不會丟。",
        "A staff or student number, one a person. Kept as text, so leading zeros stay.",
    ),
    "note-members-name": ("成員的姓名。", "The member's name."),
    "note-members-branch": (
        "所在的支部。同一支部各行的寫法要一致，其他表從這裏選。",
        "The member's branch, written alike in every row; other sheets choose from here.",
    ),
    "note-members-track": ("按哪一類考核，決定用哪些條款計分。", "Which rules score the member."),
    "note-members-post": (
        "擔任的職務。列表裏的職務關係到計分；其他職務可以直接寫，不計分。",
        "The member's post. Those listed bear on the score; others may be written and give no points.",
    ),
    "note-members-standing": ("不填按正式計。", "Full where it is left empty."),
    "note-members-start": (
        "考核期或學習期從哪天算起；不填按年初計。",
        "When the member's period begins; else the start of the year.",
    ),
    "note-members-end": (
        "考核期或學習期到哪天為止；不填按年末計。",
        "When the member's period ends; else the end of the year.",
    ),
    "note-members-carried": (
        "上期的總分：有的考核項從它起算。用臺賬計分、臺賬裏有上期結果的，可以不填。",
        "The total of the last period, with which a category begins. May be blank where the ledger has that period.",
    ),
    "note-members-last-outcome": (
        "上期（上一年度）的考核結果，寫結果的名稱；上期沒有參加的填「無」。",
        "The outcome of the last period, by its name; “none” where there was none.",
    ),
    "note-members-grade": ("學習成績，0 到 100，最多兩位小數。", "The grade, 0 to 100, at most two decimals."),
    "note-members-notes": ("隨意填寫，不影響計分。", "Anything; it does not count."),
    "note-schedule-branch": (
        "開展活動的支部，從「成員」表已填的支部中選。",
        "The branch that held it, one of those in Members.",
    ),
    "note-schedule-date": (
        "活動的日期。同一支部、同一天、同一項目只登記一次。",
        "When it was held. Enter an event of a branch and day once only.",
    ),
    "note-schedule-activity": ("開展的項目。", "What was held."),
    "note-schedule-hours": ("活動的學時數，只寫數字。", "How many class hours it had; the number only."),
    "note-schedule-topic": ("活動的主題或內容。", "What it was about."),
    "note-activities-id": ("成員的編號，從「成員」表已填的編號中選。", "The member's ID, one of those in Members."),
    "note-activities-name": (
        "便於核對，可不填；填了就要與編號相符。",
        "For checking by eye; if given, it must be that member's.",
    ),
    "note-activities-date": (
        "參加、完成或登記的日期。參加集體活動的，要與「安排」表的日期相同。",
        "When it was done or found; of an event, the same date as in Schedule.",
    ),
    "note-activities-activity": ("參加、完成或登記的項目。", "What was attended, done or found."),
    "note-activities-attendance": (
        "集體活動的出勤情況；不填按出席計。請假是事先請了假，缺席是沒有請假。",
        "For events: present where it is left empty; excused is absence with leave, unexcused without.",
    ),
    "note-activities-hours": ("參加或服務的時數，只寫數字。", "Hours attended or served; the number only."),
    "note-activities-characters": (
        "材料的字數，只寫數字，不寫「萬字」。",
        "How many Chinese characters; the number only.",
    ),
    "example-subject": ("春季知識競賽", "Spring quiz"),
    "note-activities-place": ("獲獎的名次：1、2、3……", "The place that was won: 1, 2, 3 …"),
    "note-activities-points": (
        "按辦法評定的分值，扣分為負數。",
        "The points as judged by the rules; below 0 where they are taken off.",
    ),
    "note-activities-subject": (
        "同一事項寫同一主題，如同一場競賽。",
        "The same words for rows of one thing, such as one contest.",
    ),
    "note-activities-level": ("表彰的級別。", "The level of the award."),
    "note-activities-result": (
        "這一項的結果。先選項目，列表裏只列該項目可填的結果；沒有結果的項目不填。",
        "The result. Choose the activity first: only its own results are offered. Leave it empty where there are none.",
    ),
    "note-activities-evidence": ("證明材料的名稱或存放處。", "What proves it, or where that is kept."),
    "note-activities-notes": ("隨意填寫，不影響計分。", "Anything; it does not count."),
    "note-appraisal-id": (
        "成員的編號，「成員」表裏要有，每人只填一行。",
        "The member's ID as in Members, one row a person.",
    ),
    "note-appraisal-verdict": ("民主評議的等次。", "The verdict of the democratic review."),
    "note-appraisal-poll-score": (
        "民主測評得分，0 到 100，最多兩位小數。已有得分的不用填票數；兩者都填的，以得分為準。",
        "The poll score, 0 to 100, at most two decimals. It wins over votes where both are given.",
    ),
    "note-mark": (
        "評分，0 到 {most}，最多四位小數。",
        "A mark from 0 to {most}, at most four decimals.",
    ),
    "note-no-mark": (
        "沒有評分的留空，總分隨之待定。",
        "Where there is none it stays empty, and the total with it.",
    ),
    "note-no-mark-otherwise": (
        "沒有評分的留空，按{by}計。",
        "Where there is none it stays empty, and {by} counts.",
    ),
    "note-votes": (
        "測評所得的票數，整數。沒有測評得分時由各種票數折算。",
        "How many such votes; the poll score is worked out from votes where none is given.",
    ),
    "note-appraisal-satisfaction": (
        "羣眾滿意度，0 到 100，最多兩位小數。",
        "Satisfaction, 0 to 100, at most two decimals.",
    ),
    "note-appraisal-self-appraisal": ("本人的自我評價。", "The member's own appraisal."),
    "note-branches-branch": (
        "支部名稱，從「成員」表已填的支部中選，每個支部一行。",
        "The branch, one of those in Members, one row each.",
    ),
    "note-branches-year-end-rank": ("年終考核中的名次，整數。", "The branch's rank at the year's end."),
    "note-branches-branches-ranked": ("一共有多少個支部參加排名。", "How many branches were ranked."),
    "note-branches-staff": ("單位的職工總數。", "How many people the unit employs."),
    "note-branches-attending": ("到會參加民主測評的人數。", "How many attended the poll."),
    # What is said of an entry that is refused: 225 signs at most.
    "error-not-in-list": ("「{column}」請從下拉列表中選擇。", "Please choose {column} from the list."),
    "error-bad-result": (
        "這個項目沒有這種結果。請先選項目，再從列表裏選；列表是空的就不用填。",
        "The activity has no such result. Choose the activity first, then from the list; leave it empty where the "
        "list is.",
    ),
    "error-id-twice": (
        "這個編號前面已經有了。編號不能重複，請核對。",
        "This ID is already there. Each person needs an ID of their own.",
    ),
    "error-id-unknown": (
        "「{members}」表裏沒有這個編號。請先在「{members}」表登記，或從列表裏選。",
        "{members} has no such ID. Enter the person there first, or choose from the list.",
    ),
    "error-id-unknown-or-twice": (
        "「{members}」表裏沒有這個編號，或者這裏已經填過。每人只填一行。",
        "{members} has no such ID, or it is already here. One row a person.",
    ),
    "error-branch-unknown": (
        "「{members}」表裏沒有這個支部。請先在「{members}」表填寫，或從列表裏選。",
        "{members} has no such branch. Enter it there first, or choose from the list.",
    ),
    "error-name-of-another": (
        "姓名與編號對不上。請照「{members}」表填寫，或者不填。",
        "The name is not that of this ID. Write it as in {members}, or leave it empty.",
    ),
    "error-too-long": ("「{column}」請寫在 {longest} 個字以內。", "{column} may have {longest} signs at most."),
    "error-bad-date": ("請填日期，例如 2024-03-15。", "Please enter a date, such as 2024-03-15."),
    "error-bad-date-of-year": (
        "請填 {from_} 到 {to} 的日期，例如 {from_}。",
        "Please enter a date from {from_} to {to}, such as {from_}.",
    ),
    "error-bad-start": (
        "請填日期，例如 2024-03-15，不能晚於{end}。",
        "Please enter a date, such as 2024-03-15, not after {end}.",
    ),
    "error-bad-end": (
        "請填日期，例如 2024-03-15，不能早於{start}。",
        "Please enter a date, such as 2024-03-15, not before {start}.",
    ),
    "error-bad-number": (
        "「{column}」請填不小於 0 的數，不寫單位。",
        "{column} must be a number of 0 or more, without a unit.",
    ),
    "error-bad-percentage": (
        "「{column}」請填 0 到 100 的數，最多兩位小數。",
        "{column} must be a number from 0 to 100, with two decimals at most.",
    ),
    "error-bad-mark": ("「{column}」請填 0 到 {most} 的數。", "{column} must be a number from 0 to {most}."),
    "error-bad-whole": ("「{column}」請填 0 或更大的整數。", "{column} must be a whole number, 0 or more."),
    "error-bad-positive": ("「{column}」請填 1 或更大的整數。", "{column} must be a whole number, 1 or more."),
    "error-bad-rank": (
        "「{column}」請填整數，從 1 起，不大於{most}。",
        "{column} must be a whole number from 1, no more than {most}.",
    ),
}
