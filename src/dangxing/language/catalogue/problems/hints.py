"""How to mend what is wrong, by the codes of problems."""

from dangxing.language import Texts

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
    "merged-columns": (
        "請取消合併，各列填各自的數",
        "Split the cells, and enter in each column its own number",
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
    "title-full": (
        "如各格已是滿分{full}的分數，請把列名裏的「{found}」刪去；否則請先換算",
        "If the cells are out of {full} already, take {found} out of the title; else convert them first",
    ),
    "title-other": (
        "如各格正是「{column}」，請把列名裏的「{found}」刪去；如不是，請給這一列另起名字",
        "If the cells are of {column}, take {found} out of the title; if they are not, give the column another title",
    ),
    "title-note": (
        "如它改變了各格的意思，請把各格改好；否則可以刪去，或不必理會",
        "If it changes what the cells mean, correct the cells; else delete it, or leave it",
    ),
    "header-again": ("表裏只留一行表頭", "Keep one header in the sheet"),
    "hidden-columns": ("如不應計入，請清空或刪去", "Empty or delete them if they are not to count"),
    "hidden-sheet": (
        "請取消隱藏，核對後保存；如不應計入，請刪去",
        "Unhide it, check it and save; delete it if it is not to count",
    ),
    "conditional-look": (
        "請核對這些單元格；不需要的條件格式請刪去",
        "Check these cells, and delete the conditional format if it is not needed",
    ),
    "narrow-column": (
        "請把列拉寬，核對後保存",
        "Widen the column, check the numbers, and save",
    ),
    "notes-unread": (
        "如批註是更正，請把內容改到單元格裏",
        "If a note corrects the cell, correct the cell itself",
    ),
    "pale-rows": ("請改成看得見的顏色並核對；如不應計入，請刪去", "Give it another colour and check it, or delete it"),
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
    "group-twice": ("一個組只留一行，或改正支部", "Keep one row for the group, or correct its branch"),
    "no-mark-column-otherwise": (
        "若評過分，請補上這一列；若本來沒有，不必改",
        "Add the column if the mark was given; else leave it",
    ),
    "no-mark-column": ("請補上這一列", "Add the column"),
    "negative-number": ("請填零或正數", "Enter zero or more"),
    "too-many-decimals": ("請四捨五入到{decimals}位小數", "Round it to {decimals} decimals"),
    "id-digits-lost": ("請把該列格式設為「文本」，再重新輸入編號", "Format the column as text, and type the ID again"),
    "unknown-value": ("請填其中之一", "Enter one of these"),
    "undecided-word": ("請按實際情況定下來，填其中之一", "Decide what it was, and enter one of these"),
    "other-column": ("請把它移過去，這裏填其中之一", "Move it there, and enter one of these here"),
    "struck-in-part": (
        "請只留下算數的內容，去掉刪除線",
        "Leave nothing but what counts, and take the line off",
    ),
    "pale-in-part": (
        "請只留下算數的內容，改成看得見的顏色",
        "Leave nothing but what counts, in a colour that is seen",
    ),
    "signs-in-part": (
        "請去掉上標、下標和符號字體，只留下算數的內容",
        "Take raised and lowered letters and signs away, and leave nothing but what counts",
    ),
    "sign-font": (
        "請改用普通字體，填這一列能填的內容",
        "Use a plain font, and enter what the column takes",
    ),
    "fill-repeated": (
        "請把對齊方式和數字格式都改為「常規」，核對後保存",
        "Give the cell the usual alignment and a plain format, check what it shows, and save",
    ),
    "rounded-number": (
        "如應按原來的數計，請改用常規格式；否則不必理會",
        "If the number itself is meant, give the cell a plain format; else leave it",
    ),
    "day-not-shown": (
        "請改用顯示年月日的格式，核對後保存",
        "Give the cell a format with the day, check what it shows, and save",
    ),
    "blank-taken": ("如不是這個意思，請填寫", "If it means something else, enter that"),
    "column-of-text": (
        "如是填錯了列，請整列移過去；這一列只填數字",
        "If it stands in the wrong column, move it to its own; this one takes numbers alone",
    ),
    "word-taken": ("如不是這個意思，請改寫", "If it means something else, write that"),
    "heading-row": ("表裏只留記錄，小標題請刪去", "Keep records alone in the table, without headings"),
    "note-row": ("表裏只留記錄，說明請寫在別處", "Keep records alone in the table, and notes elsewhere"),
    "total-row": ("表裏只留記錄，合計請寫在別處", "Keep records alone in the table, and totals elsewhere"),
    "uncounted": (
        "如有條款計分，請改用規則所列的項目",
        "If a rule does count it, use the activity that the rules list",
    ),
    "post-without-points": (
        "在本支部任其中一職的，請照那樣寫；其他職務不必理會",
        "Whoever holds one of these posts in the branch is to be entered with it; other posts may stay",
    ),
    "post-blank": (
        "請填上所列職務之一；都不是的，寫上實際的身份，就不再提醒",
        "Enter one of these posts; for whoever holds none of them, enter what they are, and this is told no more",
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
    "no-carried": (
        "請在「成員」裏補上「上期得分」，或用有上期結果的臺賬計分",
        "Enter 上期得分 in the sheet of members, or score with a ledger that has the last period",
    ),
    "no-carried-score": (
        "請用有上期結果的臺賬計分；上期沒有參加的，請在規則裏寫明從幾分起",
        "Score with a ledger that has the last period; let the rules say where those begin who were not there",
    ),
    "carried-unread": (
        "計分用臺賬裏上期的得分，臺賬裏沒有的按規則所定的起算；請把這一格清空，上期的事另用一個項目登記",
        "What the ledger has counts, else what the rules say: leave the cell blank, and record what is left of the "
        "last period as an activity of its own",
    ),
    "no-appraisal-otherwise": (
        "若評過分，請在「{sheet}」裏補上一行；若本來沒有，不必改",
        "Add a row in {sheet} if marks were given; else leave it",
    ),
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
    "mark-uncounted": (
        "如不該計，不必理會；如應計入，請核對項目和類別",
        "If they are not to count, leave it; else check the activity and the track",
    ),
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
    "several-years": (
        "日期寫錯的請改正；確有幾年的，請用 --year 指定年度，例如 --year 2024，或在 dangxing.toml 裏寫 year = 2024",
        "Correct dates that are wrong; if there are several years, name the one meant: --year 2024, "
        "or year = 2024 in dangxing.toml",
    ),
    "other-years": ("如年度不對，請用 --year 另行指定", "If the year is not the one meant, name it with --year"),
    "no-row-of-year": (
        "請核對 --year，或記錄裏的日期",
        "Check --year, or the dates of the records",
    ),
    "no-year": (
        "請在日期裏寫上年份，或用 --year 指定年度，例如 --year 2024",
        "Write the year in the dates, or name it, as in --year 2024",
    ),
    "member-in-two-workbooks": (
        "請從其中一個工作簿裏刪去，再計分一次；整個記錯的用 dangxing ledger drop 撤銷",
        "Take them out of one of them and score it again; a whole run in error is taken out by dangxing ledger drop",
    ),
    "same-workbook": (
        "同一批人的記錄分成兩份的，請合成一份；確是另一個工作簿的，請加 --apart 再計分一次",
        "If the records of these people were parted, put them into one; if it is another workbook, "
        "score it again with --apart",
    ),
    "ledger-unshared": (
        "最好把臺賬放在本機磁盤上",
        "Better to keep the ledger on a local disk",
    ),
    "draft-left": (
        "請在那個文件夾所在的地方再計分一次",
        "Score once more where that folder is",
    ),
    "draft-refused": (
        "請用 dangxing ledger verify 核對臺賬",
        "Check the ledger with dangxing ledger verify",
    ),
    "workbook-failed": (
        "請檢查這個工作簿（dangxing validate），照提示改好後再計分一次",
        "Check the workbook (dangxing validate), mend what is told, and score it once more",
    ),
    "workbook-as-before": (
        "請檢查這個工作簿（dangxing validate），照提示改好後再計分一次",
        "Check the workbook (dangxing validate), mend what is told, and score it once more",
    ),
    "branch-missing": (
        "請給它們的記錄計分；記錄有錯的工作簿不會計分",
        "Score their records; a workbook with errors is not scored",
    ),
    "branch-of-last-year": (
        "請給它們的記錄計分；支部撤銷或改了名稱的，不必理會",
        "Score their records, unless they are dissolved or have another name",
    ),
    "rules-differ": ("請用同一份規則把各工作簿再計分一次", "Score the workbooks again by the same rules"),
}
