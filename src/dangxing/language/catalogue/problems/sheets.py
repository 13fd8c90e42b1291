"""What can be wrong with sheets, their titles and how they look."""

from dangxing.language import Texts

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
    "merged-columns": (
        "{range}合併了幾列，其中的「{found}」會每列各計一次",
        "{range} is merged over several columns, and its number, {found}, would count in each",
    ),
    "merged-number": (
        "{range}合併了{count}行，其中的「{found}」會每行各計一次",
        "{range} is merged over {count} rows, and its number, {found}, would count once a row",
    ),
    "hidden-rows": (
        "有{count}行隱藏着、被篩選掉了，或被凍結窗格擋住（第{rows}行），照樣計入",
        "{count} rows are hidden, filtered away, or out of reach above frozen panes (rows {rows}); they count all the "
        "same",
    ),
    "title-unit": (
        "「{column}」的列名寫着單位「{found}」，這一列不用這個單位（可用：{units}）",
        "The title of the column {column} says the unit {found}, which it does not take (it takes: {units})",
    ),
    "title-full": (
        "「{column}」的列名寫着「{found}」，這一列滿分是{full}",
        "The title of the column {column} says {found}; the column is out of {full}",
    ),
    "title-other": (
        "「{column}」的列名寫着「{found}」，像是另一樣內容，不是這一列要填的",
        "The title of the column {column} says {found}, by which it seems to hold something else",
    ),
    "title-note": (
        "「{column}」的列名寫着「{found}」，這幾個字沒有用上，各格照常按「{column}」計",
        "The title of the column {column} says {found}; that was not read, and the cells count as those of {column}",
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
    "conditional-look": (
        "有條件格式可能把{ranges}裏的內容藏起、劃去或顯示成別的樣子，照樣計入",
        "A conditional format may hide, strike through or show otherwise what stands in {ranges}; "
        "it counts all the same",
    ),
    "narrow-column": (
        "「{column}」一列太窄，有{count}個數的小數看不全，按單元格裏的數計",
        "The column {column} is too narrow to show all decimals of {count} numbers; they count as the cells hold them",
    ),
    "notes-unread": (
        "有{count}個單元格帶批註（{cells}），批註裏寫的不計",
        "Notes stand at {count} cells ({cells}); what they say does not count",
    ),
    "pale-rows": (
        "有{count}行裏有白底白字，或字與底色相同，看不出來（第{rows}行），照樣計入",
        "{count} rows hold something in white on white, or in the colour of its ground, which nobody sees "
        "(rows {rows}); they count all the same",
    ),
    "struck-rows": (
        "有{count}行帶刪除線（第{rows}行），照樣計入",
        "{count} rows are struck through (rows {rows}); they count all the same",
    ),
}
