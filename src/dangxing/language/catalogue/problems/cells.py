"""What can be wrong with what stands in a cell."""

from dangxing.language import Texts

TEXTS: Texts = {
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
    "group-twice": (
        "「{found}」已有一行作為組（{first}）",
        "{found} stands as a group already ({first})",
    ),
    "no-mark-column-otherwise": (
        "沒有「{mark}」一列，{count}人按規則裏「沒有評分的」規定（otherwise）計",
        "There is no column {mark}: what the rules say under otherwise counts for {count} members",
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
    "struck-in-part": (
        "「{found}」有一部分帶刪除線，看到的不是它",
        "A part of {found} is struck through: a person sees something else",
    ),
    "pale-in-part": (
        "「{found}」有一部分是白字，看到的不是它",
        "A part of {found} is in white: a person sees something else",
    ),
    "signs-in-part": (
        "「{found}」裏有上標、下標或符號字體的字，看到的不是它",
        "{found} has raised or lowered letters, or letters of a font of signs: a person sees something else",
    ),
    "sign-font": (
        "「{found}」用的是符號字體，看到的是符號，不是它",
        "{found} is in a font of signs: a person sees signs, not this",
    ),
    "fill-repeated": (
        "「{found}」的對齊方式或數字格式是「填充」，在單元格裏重複顯示，看到的不是它",
        "{found}, or a sign beside it, is shown again and again to fill its cell: a person sees something else",
    ),
    "rounded-number": (
        "「{column}」裏的數顯示出來是另一個數（進位、捨去或換了單位），按顯示的計：{found}",
        "A number in {column} is shown as another (rounded or scaled), and is taken as shown: {found}",
    ),
    "day-not-shown": (
        "單元格的格式看不全月和日，裏面是{date}，按這一天計",
        "The format of the cell does not show both month and day; it holds {date}, and counts for that day",
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
    "heading-row": (
        "「{found}」是合併起來的小標題，不是記錄，已略過",
        "This is a heading merged over the columns ({found}), not a record; it is left out",
    ),
    "note-row": (
        "「{found}」是表下的說明，不是記錄，已略過",
        "This is a note under the table ({found}), not a record; it is left out",
    ),
    "uncounted": (
        "「{found}」沒有條款據以計分，這些行已略過",
        "No rule counts {found}; such rows are left out",
    ),
}
