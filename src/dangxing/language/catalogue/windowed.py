"""What is said in a starter's window in place of a text that names options or commands: what to do there instead.

A key is that of the other text, with a dash for its dot; a hint's is ``hint-`` and the code of its problem.
"""

from dangxing.language import Texts

_MORE_KINDS = (
    "還有 {count} 類問題（{cells} 處）沒有列在這裏，「檢查」的副本裏全都標着",
    "{count} more kinds of problems ({cells} cells) are not listed here; the copy that a check marks has all",
)
_CHECK_IT = (
    "請把這個工作簿拖到「檢查」上，照標好的副本改好後再計分一次",
    "Drag the workbook onto the program that checks, mend what is marked, and score it once more",
)
TEXTS: Texts = {
    "cli-folder-not-writable": (
        "這個文件夾建不了或寫不進去（{reason}）。請把記錄簿複製到自己的文件夾（如「文檔」）裏再拖一次，"
        "或改 dangxing.toml 裏的 out",
        "The folder cannot be made or written to ({reason}). Copy the records to a folder of your own and drag them "
        "again, or change out in dangxing.toml",
    ),
    "cli-would-overwrite-input": (
        "計分結果會蓋掉原工作簿，因此沒有寫。請給原工作簿改個名字，再拖一次",
        "The scored workbook would replace an original, so it was not written. Rename the original and drag it again",
    ),
    "cli-internal-error": (
        "程序內部出錯（{kind}），這是程序的毛病，不是您的操作問題。請把這個窗口裏的內容發給維護人員",
        "An internal error ({kind}): this is a bug of dangxing, not your doing. Please send what this window shows to "
        "the maintainers",
    ),
    "cli-bad-year": (
        "年份要寫四位數字，例如 2024，現在寫的是「{value}」",
        "The year must be four digits, such as 2024, not {value}",
    ),
    "cli-already-there": ("已經有這個文件，沒有改動它", "It exists already and was left as it is"),
    # Import: what is typed is made into options by cli/answers.py.
    "importing-bad-pair": (
        "不明白「{found}」：等號前寫表裏的寫法，等號後寫規則裏有的詞或數，例如 △=請假、主題黨日=集中學習、黨課=2",
        "What {found} means is not known: before the sign stands what the table has, behind it a word of the rules or "
        "a number, such as △=excused, 主題黨日=集中學習, 黨課=2",
    ),
    "importing-bad-day": (
        "日期不能是「{found}」；請寫成「日期=2024-12-31」的樣子",
        "The date cannot be {found}; write it like date=2024-12-31",
    ),
    "importing-bad-numbers": (
        "數字不能是「{found}」；請寫「數字=次數」或「數字=分值」",
        "Numbers cannot be {found}; write numbers=count or numbers=points",
    ),
    "importing-onto-itself": (
        "這是要讀的表之一，不能寫到它上面；請給它改個名字，再拖一次",
        "This is one of the tables to read, and is not written over; rename it and drag it again",
    ),
    "importing-file-left-out": (
        "這個文件沒有讀入；請改好上面的錯誤，或把上面問到的寫在下面",
        "Nothing of this file was taken: mend the errors above, or say below what they ask for",
    ),
    "importing-no-track": (
        "有 {count} 個人不知道是哪個類別，沒有寫文件；請在下面寫「類別=…」，或連名冊一起拖上來。類別有：{tracks}",
        "The track of {count} people is not known, so nothing was written; write track=… below, or drag their list "
        "along. Tracks: {tracks}",
    ),
    "importing-unknown-mark": (
        '不知道「{found}」算什麼出勤{legend}；請在下面寫 "{found}=…"，等號後寫出席、請假、缺席或免',
        'What {found} means is not known{legend}; write "{found}=…" below: present, excused, unexcused or exempt',
    ),
    "importing-column-unknown": (
        '「{found}」這一列有內容，不知道算哪個項目；請在下面寫 "{found}=…"，等號後寫規則裏的項目；不計的寫「不計」',
        'The column {found} has something in it, and is no known activity; write "{found}=…" below, or "{found}=none"',
    ),
    "importing-votes-unknown": (
        "「{found}」這一列有票，不知道投的是哪個等次，不讀會少算票；計票的等次是{known}。請把列名改成要算的等次；"
        '不是票的，在下面寫 "{found}=不計"',
        "The column {found} holds votes, and which verdict they are for is not known (counted are {known}); write "
        'the verdict as its title, or, where these are no votes, write "{found}=none" below',
    ),
    "importing-count-or-points": (
        "「{found}」一列的數字可能是次數，也可能是分值（一次 {points} 分）；請在下面寫「數字=次數」或「數字=分值」",
        "The numbers under {found} may be counts or points (one is worth {points}); write numbers=count or "
        "numbers=points below",
    ),
    "importing-no-day": (
        "這件事沒有日期；請在表裏加一列日期，或在下面寫明記在哪一天，例如「日期=2024-12-31」",
        "This has no date; add a column with dates, or say the day below, such as date=2024-12-31",
    ),
    "importing-points-without-facts": (
        "這張表只有分值，沒有事實（誰、哪天、做了什麼），不能按條款計分，沒有讀。請讀入打分所依據的表（簽到表、獎懲登記等）；"
        '如果規則裏有直接給分的項目，在下面寫明哪一列算哪個項目："列名=項目"',
        "This sheet has points and no facts (who, when, what), so nothing can be scored by clause; it was not read. "
        "Import the tables that the points were given by (sign-in, awards and faults); if the rules have activities "
        'with given points, say below which column is which: "column=activity"',
    ),
    "importing-listed-elsewhere": (
        "這裏是「{found}」的人，名冊裏他們屬於「{other}」；是同一個支部的，請把名稱改得一樣，或在下面寫明「支部=…」",
        "The people here are of {found}, and the member list has them in {other}; if that is the same branch, write it "
        "alike, or say it below: branch=…",
    ),
    "importing-no-branch": (
        "看不出是哪個支部的；請在下面寫明，例如「支部=第一黨支部」",
        "Whose branch this is cannot be told; say it below: branch=…",
    ),
    "importing-no-year": (
        "「{found}」沒有寫年份；請在下面寫明，例如「年份=2024」",
        "{found} has no year; say it below, such as year=2024",
    ),
    "importing-which-year": (
        "一年一列，不知道讀哪一年（{found}）；請在下面寫明，例如「年份=2024」",
        "There is a column for each year ({found}), and which to read is not known; say it below, such as year=2024",
    ),
    "importing-unknown-entry": (
        "不知道「{found}」算不算「{what}」；請在表裏改成這種表用的詞（如{words}），再拖一次",
        "Whether {found} says {what} or not is not known; write a word that such tables have ({words}) in the table, "
        "and drag it again",
    ),
    "importing-unknown-activity": (
        '不認識「{found}」，不知道算哪個項目；請在下面寫 "{found}=…"，等號後寫規則裏的項目；不計的寫「不計」',
        '{found} is no activity that is known; say which it counts as: "{found}=…" below, or "{found}=none"',
    ),
    "importing-no-hours": (
        '「{found}」要有學時，表裏沒有；請在下面寫 "{found}=2"（每次幾學時），或在表頭加一行學時',
        '{found} must have class hours, and the table has none; write "{found}=2" below, or add a header row 學時',
    ),
    "importing-no-activity": (
        "這一列有日期，沒有寫開的是什麼會；請在表頭補上，例如 黨課；"
        "都是一種會的，也可以在下面寫明標題裏的詞算哪個項目，例如「考勤=黨課」",
        "The column has a date, and does not say what was held; add it to the header, such as 黨課; where all was the "
        'same, say below what a word of the title counts as, such as "考勤=黨課"',
    ),
    "importing-signed-days": (
        "簽到不在同一天（{found}），又沒有寫開會的日期；是一次會的，請在下面寫明是其中哪一天，例如「日期=2024-03-10」；"
        "是幾次會的，請加一列活動日期",
        "People signed on several days ({found}), and none is given for the meeting; if it was one, write below which "
        "of them it was, such as date=2024-03-10, else add a column 活動日期",
    ),
    "importing-two-layouts": (
        "這張表像兩種表式：{layouts}；請在下面寫明，例如「表式=sign-in」",
        "The sheet fits two layouts: {layouts}; say which below, such as layout=sign-in",
    ),
    "importing-no-layout-at-all": (
        "看不出是什麼表：這裏是「{found}」；找的是姓名列和帶日期的表頭（簽到表）、會議名稱和時間（會議記錄）、"
        "項目和日期（登記表）、等次（測評、評議）。請照這幾種補上表頭，或照空白記錄簿填寫",
        "What this table is cannot be told: here stands {found}; looked for were a column 姓名 with dates over others "
        "(sign-in), 會議名稱 and 時間 (meetings), 項目 and 日期 (registers), verdicts (ballots, reviews). Give it such "
        "a header, or fill in the empty records workbook",
    ),
    "importing-is-records": (
        "這已經是記錄簿，沒有讀；表和記錄簿請分開拖",
        "This is a records workbook already, and was not read; drag tables and records by themselves",
    ),
    "importing-uncounted": (
        '沒有規則計這些項目，沒有讀：{found}。如果算別的項目，請在下面寫明，例如 "主題黨日=集中學習"',
        'No rule counts {found}, so it was left out; if it is to count, say as what below, such as "主題黨日=集中學習"',
    ),
    # The ledger.
    "ledger-folder": (
        "這是文件夾，不是臺賬。請給它改個名字，或改 dangxing.toml 裏的 ledger",
        "A folder, not a ledger. Rename it, or change ledger in dangxing.toml",
    ),
    "ledger-no-folder": (
        "沒有「{folder}」這個文件夾，臺賬無處存放。請先建立它，或改 dangxing.toml 裏的 ledger",
        "There is no folder {folder} to keep the ledger in. Make it, or change ledger in dangxing.toml",
    ),
    "ledger-not-a-ledger": (
        "這個文件不是臺賬，沒有改動它。請把它移走或改個名字，再拖一次",
        "This file is not a ledger and was left as it is. Move or rename it, and drag again",
    ),
    "ledger-write-denied": (
        "沒有寫入臺賬的權限。請核對文件和所在文件夾的權限，或把記錄簿複製到自己的文件夾裏，再拖一次",
        "No permission to write the ledger. Check the file and its folder, or copy the records to a folder of your own "
        "and drag them again",
    ),
    "ledger-altered": (
        "臺賬的表或觸發器被改動、刪除或添加過（{names}），不予讀寫。請換上備份，或請懂電腦的同事核對",
        "Tables or triggers of the ledger were changed, removed or added ({names}); it is neither read nor written. "
        "Put a backup in its place, or have somebody who knows computers check it",
    ),
    "ledger-unsound": (
        "臺賬第 {run} 次中有本程序不會記入的內容，不予讀取。請換上備份，或請懂電腦的同事核對",
        "Run {run} of the ledger holds what this program does not enter, and is not read. Put a backup in its place, "
        "or have somebody who knows computers check it",
    ),
    "ledger-unsound-rules": (
        "臺賬所存規則 {rule_set}（{version}，{digest}）讀不出來。請換上備份，或請懂電腦的同事核對",
        "The rules {rule_set} ({version}, {digest}) stored in the ledger cannot be read. Put a backup in its place, or "
        "have somebody who knows computers check it",
    ),
    # Files.
    "sheets-write-denied": (
        "{path}：無法寫入。請在 Excel 或 WPS 中關閉該文件，或檢查文件夾權限，再拖一次",
        "{path}: cannot be written. Close it in the spreadsheet program, or check the folder's permissions, and drag "
        "again",
    ),
    "sheets-disk-full": (
        "{path}：磁盤空間不足（{place}）。請騰出空間，或把記錄簿移到別的磁盤，再拖一次",
        "{path}: the disk is full ({place}). Free some space, or move the records to another disk, and drag again",
    ),
    "sheets-write-failed": (
        "{path}：寫入失敗（{reason}）。請檢查路徑和磁盤，或把記錄簿移到別的文件夾，再拖一次",
        "{path}: writing failed ({reason}). Check the path and the disk, or move the records to another folder, and "
        "drag again",
    ),
    "rulefaults-no-folder": (
        "沒有這個規則文件夾；請改 dangxing.toml 裏的 rules，或刪去這一行，以使用自帶的規則",
        "There is no such folder of rules; change rules in dangxing.toml, or take it out to use the rules shipped",
    ),
    "rulefaults-no-rules": (
        "文件夾裏沒有規則文件（*.yaml）；請放入規則，或刪去 dangxing.toml 裏的 rules，以使用自帶的規則",
        "The folder has no rule files (*.yaml); put rules in, or take rules out of dangxing.toml to use those shipped",
    ),
    # What is left out of what is shown.
    "report-shown": (
        "只列前 {shown} 人，共 {members} 人；全部名單在工作簿裏",
        "The first {shown} of {members} are listed; the workbook has all",
    ),
    "report-losses-uncounted": ("明細太多，沒有統計失分", "There are too many lines to count what each rule cost"),
    "report_workbook-too-many-rows": (
        "{path}：{members}名成員，一張工作表最多{rows}行，放不下。請按支部分到幾個文件夾裏，分別彙總",
        "{path}: {members} members are more than the {rows} rows of a sheet. Part the records by branch into folders, "
        "and drag each",
    ),
    "validate-more-kinds": _MORE_KINDS,
    "validate-more-kinds-scored": _MORE_KINDS,
    "validate-left-out-foreign": (
        "{path}：裏面沒有記錄工作簿的工作表，已跳過（簽到表等請單獨拖到「計分」上，會先讀成記錄簿）",
        "{path}: holds no sheet of a records workbook; left out (drag sign-in tables and the like by themselves onto "
        "the program that scores)",
    ),
    # Hints.
    "hint-missing-sheet": (
        "請照空白記錄簿補上這張工作表；如果這是簽到表、會議記錄、評議結果或名冊，不用補，拖到「計分」上，會先讀成記錄簿",
        "Add the sheet as the empty records workbook has it; a sign-in table, a sheet a meeting, review results or a "
        "member list is dragged onto the program that scores, as it is",
    ),
    "hint-date-without-year": (
        "請寫上年份，或按下面的提示寫明是哪一年的",
        "Write the year as well, or say below which is meant",
    ),
    "hint-other-columns": (
        "如年度不對，請核對各行日期的年份",
        "If the year is not the one meant, check the years of the dates",
    ),
    "hint-several-years": (
        "日期寫錯的請改正；確有幾年的，按下面的提示寫明要算哪一年",
        "Correct dates that are wrong; if there are several years, say below which is meant",
    ),
    "hint-other-years": (
        "如年度不對，請核對各行日期的年份",
        "If the year is not the one meant, check the years of the dates",
    ),
    "hint-no-row-of-year": (
        "請核對所寫的年份（或 dangxing.toml 裏的 year）和記錄裏的日期",
        "Check the year that was given (or year in dangxing.toml), and the dates of the records",
    ),
    "hint-no-year": ("請登記有日期的記錄", "Enter records with their dates"),
    "hint-member-in-two-workbooks": (
        "請從其中一個工作簿裏刪去，再計分一次",
        "Take them out of one of them, and score it again",
    ),
    "hint-same-workbook": (
        "同一批人的記錄分成兩份的，請合成一份，再計分一次",
        "If the records of the same people stand in two workbooks, make them one, and score it again",
    ),
    "hint-draft-refused": ("請懂電腦的同事核對臺賬", "Have somebody who knows computers check the ledger"),
    "hint-workbook-failed": _CHECK_IT,
    "hint-workbook-as-before": _CHECK_IT,
}
