"""What the keys of a layout are for, as editors show it beside them."""

from dangxing.language import Texts

TEXTS: Texts = {
    "shape": (
        "表的樣子：matrix 人名豎排、會議橫排；card 一會一表；register 一行一次會；list 一行一人或一件事；"
        "deeds 人名豎排、事項橫排；ballots 測評票；points 只有分值的表；person 一人一表；periods 人名豎排、月份橫排",
        "What the table is like: matrix, people down and meetings across; card, a sheet a meeting; register, a row a "
        "meeting; list, a row a person or a thing done; deeds, people down and deeds across; ballots; points, given "
        "without facts; person, a sheet a member; periods, people down and months across",
    ),
    "title": ("這種表叫什麼（繁體）", "What the table is called, in Traditional script"),
    "en": ("英文名", "Its English name"),
    "words": (
        "標題、工作表名或文件名裏的詞；兩種表式都合適時，按它取捨",
        "Words of a title, the sheet's or the file's name, which decide where two layouts fit a sheet",
    ),
    "titled": (
        "標題裏要有上面的詞，否則不按這種表讀",
        "The layout fits only where one of these words stands in a title",
    ),
    "unless": ("表頭裏有這些寫法的，不是這種表", "Titles that no such table has"),
    "people": (
        "說明是誰的列，各寫表頭的寫法；要有姓名（name）",
        "The columns that tell who it is, each with the titles it may have; there must be a name",
    ),
    "labels": (
        "標籤和它的寫法，值在標籤的右邊或冒號後；同一項有幾個標籤時，取寫在前面的",
        "Labels, each with the words for it; the value stands beside it or behind a colon. Of several the first wins",
    ),
    "columns": (
        "各列和表頭的寫法；同一項有幾列時，取寫在前面的",
        "Columns, each with the titles it may have; of several the one named first wins",
    ),
    "titles": ("各項和它的寫法", "Fields, each with the titles it may have"),
    "heed": (
        "不讀、但裏面有字就提醒的列：可能關係到得分，要人看一看",
        "Columns that are not read, of whose contents it is told, as they may change scores",
    ),
    "aside": ("不讀的列、標籤和表頭行", "Columns, labels and header rows to leave out"),
    "hours": ("表頭裏寫每次學時的那一行，行首的寫法", "How the header row begins that gives the hours of each event"),
    "marks": (
        "記號是什麼意思：出席、請假、缺席或免，各寫表裏的記號；各處都認得的不必寫",
        "What marks mean: 出席, 請假, 缺席 or 免 with the marks of the table, besides those that are known everywhere",
    ),
    "lists": (
        "標題裏有這些詞、各列又都認得的，列少也算這種名冊",
        "Words of a title under which a list is one of members with fewer signs, if all its columns are known",
    ),
    "signs": (
        "表頭裏常有的寫法；名單要有其中兩個，會議登記要有一個",
        "Titles that such a table has: a list two of them, a register one",
    ),
    "sheet": (
        "一行是記錄簿哪張表的一行：members 成員，appraisal 評議，activities 活動，attendance 到會名單",
        "Of which sheet of the records a row is one: members, appraisal, activities; attendance is a list of who came",
    ),
    "needs": (
        "必須有的列；幾列有一列就行的，寫成一個列表",
        "Columns without which it is no such table; alternatives in a list of their own",
    ),
    "yearly": (
        "可以一年一列的項：表頭是年份（或年份加這一項的寫法），取要讀的那一年",
        "Fields of which there may be a column for each year, titled by it; that of the year imported is taken",
    ),
    "repeated": (
        "只算一人一行、項目和日期的列成組重複的表：姓名、內容、時間、內容、時間；格裏還要有認得的項目",
        "It fits only where columns come again in a person's row (name, what, when, what, when), and a known activity "
        "stands in one of them",
    ),
    "fixed": ("每一行都一樣、表裏不寫的值", "Values that are the same in every row, and stand nowhere"),
    "so": (
        "格子裏寫這些詞，就記一行 fixed 所說的，日期是那個月的最後一天",
        "Words of a cell for which a row of `fixed` is made, of the last day of its month",
    ),
    "otherwise": (
        "格子裏寫這些詞，就是沒有這回事；寫金額也是",
        "Words of a cell that say that it was not so; an amount says the same",
    ),
    "deeds": (
        "各列是什麼事項：表頭有哪個詞（取最長的），算什麼",
        "What the columns are: by the longest of these words in a title, the fields of the rows that cells stand for",
    ),
    "deed-words": ("表頭裏的詞", "Words of a title"),
    "deed-is": ("算什麼：項目、級別、結果等", "What it is: the activity, its level, its result and so on"),
    "times": ("標題裏有這些詞，數字就是次數", "Words of a title by which numbers are counts"),
    "counts": (
        "合計記號的列和行：數的是出席、請假、缺席還是免，各寫表頭的寫法；讀入時核對",
        "Columns and rows that count marks, by what they count; they are held against the marks",
    ),
    "scores": ("標題裏有這些詞，數字就是分值", "Words of a title by which numbers are points"),
    "ticks": ("表示「有」或投了這一項的記號", "Signs that say yes, or are a vote"),
    "votes": ("各等次的票所在的列", "The columns of votes for each verdict"),
    "totals": ("合計的列；讀入時核對", "Columns of totals, which are checked"),
    "abstained": ("棄權票的列；合計可以包括它", "Columns of abstentions, which a total may have in it"),
    "points": ("表頭裏表示分值的詞", "Words of a title that say that points stand under it"),
}
