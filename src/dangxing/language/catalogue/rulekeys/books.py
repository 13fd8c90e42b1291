"""What the keys of ``words.yaml`` and ``workbook.yaml`` mean."""

from dangxing.language import Texts

TEXTS: Texts = {
    # What offices write.
    "foreign_units": (
        "知道是單位、但哪一列都不用的詞，如「分鐘」：列名寫了它要問",
        "Known for units though no column takes them, such as 分鐘: a title that says one is asked about",
    ),
    "habits-attendance": ("「出勤」一列裏的寫法", "What is written under 出勤"),
    "habits-verdict": ("「等次」一列裏的寫法", "What is written under 等次"),
    "habits-track": ("「類別」一列裏的寫法", "What is written under 類別"),
    "habits-standing": ("「黨籍」一列裏的寫法", "What is written under 黨籍"),
    "habits-post": ("「職務」一列裏的寫法", "What is written under 職務"),
    "habits-level": ("「級別」一列裏的寫法", "What is written under 級別"),
    "habits-result": ("「結果」一列裏的寫法", "What is written under 結果"),
    "habits-activity": ("「項目」一列裏的寫法", "What is written under 項目"),
    "habits-uncounted": (
        "單位記、而沒有規則計分的事，如主題黨日；寫了的行略過，並提醒一次",
        "What is recorded though no rule counts it, such as 主題黨日: its rows are left out, and a line says so",
    ),
    "habits-totals": ("合計行的寫法：這樣的行不是記錄", "What marks a row of sums, which is no record"),
    "habits-blanks": ("等於沒有填的寫法，如「無」「—」", "What says that there is nothing to enter, such as 無 or —"),
    "habits-footers": (
        "寫在表下、冒號前的詞，如「填表人」：這樣的行不是記錄；單獨寫在姓名下面的也不是人名",
        "What stands before a colon under a table, or alone under its names, such as 填表人",
    ),
    "habits-names": ("寫在姓名處、而不是人名的詞", "What stands in place of a name, or beside one"),
    "habits-legends": (
        "圖例開頭的詞，如「圖例」；workbook.yaml的notes不必再寫",
        "What a legend begins with, such as 圖例, besides the notes of workbook.yaml",
    ),
    "habits-unmarked": (
        "圖例裏指沒有填的單元格的詞，如「空白」",
        "What a legend calls a cell in which nothing stands, such as 空白",
    ),
    "habits-as_ticks": (
        "出席的寫法裏，和√一樣要看上面寫什麼的詞，如「是」",
        "Which words for who came say so of whatever stands over them, as √ does, such as 是",
    ),
    "habits-undone": (
        "項目後面括號裏的詞，有它就不是那天開的，如「延期」",
        "A word in brackets behind an activity by which it was not held that day, such as 延期",
    ),
    "name-words-posts": (
        "以它結尾的不是人名，如「王主任」；在姓名後的括號裏時不算姓名。post裏的不必再寫",
        "What ends so is nobody's name, such as 王主任, and no part of one in brackets behind it; besides post",
    ),
    "name-words-groups": (
        "以它結尾的說的是人、但不是哪一個人，如「機關黨員」",
        "What ends so is of people, and names none, such as 機關黨員",
    ),
    "name-words-beside": (
        "在姓名後的括號裏、不算姓名的詞，如「女」",
        "What is no part of a name in brackets behind it, such as 女",
    ),
    "name-words-many": ("以它開頭的不止一個人，如「全體」", "What begins so is of more than one, such as 全體"),
    "name-words-sums": (
        "以它結尾的是合計的名稱，如「實到人數」；totals裏的不必再寫",
        "What ends so is the title of a sum, such as 實到人數, besides totals",
    ),
    "name-words-titles": (
        "以它結尾的是一列的名稱，不是姓名，如「時間」",
        "What ends so is the title of a column, and no name, such as 時間",
    ),
    "name-words-guests": (
        "一行以它開頭的，下面的人只是列席，如「列席」",
        "A line that begins so stands over those who were there as well, such as 列席",
    ),
    "habits-examples": ("標在第一格、說明整行是示例的詞", "What the first cell of a row that is an example says"),
    "habits-full_marks": (
        "列名裏寫在滿分之前的詞，如「滿分10分」的「滿分」",
        "What stands before full marks in a title, such as 滿分 in 滿分10分",
    ),
    "habits-title_notes": (
        "列名後括號裏只幫人填寫的話，以這些詞開頭，如「下拉選擇」",
        "What notes in brackets behind a title begin with that only help to fill in the column, such as 下拉選擇",
    ),
    "habits-title_others": (
        "列名裏有了它就不是這一列的詞，如「等次（上年）」的「上年」；單字的只看括號裏是否只有它",
        "What makes the title of a column that of another, such as 上年 in 等次（上年）; one sign only where it stands "
        "alone in the brackets",
    ),
    "habits-in_branches": (
        "支部名稱裏可有可無的字，如「黨」「第」",
        "What may be left out of the name of a branch, such as 黨 or 第",
    ),
    "usage-certain": (
        "只能是這個意思的寫法，按規則的用語歸：當作它，並提醒一次",
        "What can mean only that, by the term of the rules: it is taken for it, and a line says so once",
    ),
    "usage-likely": (
        "多半是這個意思的寫法，按規則的用語歸：要問，並說出多半是什麼",
        "What mostly means that, by the term of the rules: it is asked about, with what is likely meant",
    ),
    "usage-ask": (
        "沒有規則說它算什麼的寫法：要問，不猜",
        "What no rule says the meaning of: it is asked about, with nothing suggested",
    ),
    # The workbook.
    "sheets": ("工作表", "The sheets"),
    "columns": ("各列", "The columns"),
    "required": ("是否必須有", "Whether it must be there"),
    "holds": ("單元格裏填什麼", "What its cells hold"),
    "sign_in": ("「簽到」裏的其他列和符號", "What else stands in the sheet of sign-ins, and its marks"),
    "aside": ("既不是人、也不是會議的列和行", "Titles of columns and rows that are neither people nor events"),
    "sign-in-table-marks": ("出勤：符號", "Attendance: marks that stand for it"),
    "counts": ("出勤：數它的次數的列或行", "Attendance: titles of columns and rows that count it"),
    "attendance": ("出勤的取值", "The values of attendance"),
    "contract-standing": ("黨籍的取值", "The values of standing"),
    "contract-verdicts": ("等次的取值", "The verdicts"),
    "guidance": ("表頭下說明行的用語", "Words of rows that guide who fills in the sheet"),
    "notes": ("說明行開頭的詞", "Words that a note begins with"),
    "units": ("數字後可帶的單位", "Units that may follow a number"),
}
