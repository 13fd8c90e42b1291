"""What can be wrong with marks, and with tables that members signed."""

from dangxing.language import Texts

TEXTS: Texts = {
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
}
