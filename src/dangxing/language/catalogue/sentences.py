"""A rule read back in the words of a regulation: one sentence a kind, and what may follow it."""

from dangxing.language import Texts

TEXTS: Texts = {
    # What is counted.
    "of": ("「{activity}」", "{activity}"),
    "of-result": ("結果為{result}的「{activity}」", "{activity} with the result {result}"),
    "per-occurrence": ("每有一條{what}的記錄，{points}", "Each row of {what} gives {points}"),
    "per-occurrence-schedule": (
        "支部每安排一次{what}，{points}",
        "Each {what} that the branch schedules gives {points}",
    ),
    "presence": ("有{what}的記錄，不論幾條，{points}", "Any row of {what}, however many, gives {points} once"),
    "presence-schedule": (
        "支部安排過{what}的，不論幾次，{points}",
        "Any {what} that the branch schedules gives {points} once",
    ),
    "absence": ("沒有{what}的記錄，{points}", "No row of {what} gives {points}"),
    "absence-schedule": ("支部沒有安排{what}的，{points}", "No {what} scheduled by the branch gives {points}"),
    "absence-except": (
        "沒有{what}的記錄（結果為{result}的不算），{points}",
        "No row of {what}, those with the result {result} set aside, gives {points}",
    ),
    "shortfall": (
        "{what}的{measure}合計不到{target}的，每少{unit}，{points}，不足{unit}的部分不計",
        "Of {target} {measure} of {what}, each whole {unit} that lacks gives {points}",
    ),
    "shortfall-one": (
        "{what}的{measure}合計不到{target}的，每少一，{points}",
        "Of {target} {measure} of {what}, each that lacks gives {points}",
    ),
    "shortfall-none": ("一點也沒有的，不這樣計，{points}", "nothing at all gives {points} in its place"),
    "shortfall-least": ("不足{least}字的不算", "rows of fewer than {least} characters are set aside"),
    "hours-short": (
        "{what}每次應有{hours}學時，各次所少的合計，每滿{unit}學時，{points}",
        "Each {what} should have {hours} hours; what they are short of is added up, each whole {unit} gives {points}",
    ),
    "hours-short-schedule": (
        "參加{what}的學時少於安排的，各次所少的合計，每滿{unit}學時，{points}",
        "Hours of {what} short of those scheduled are added up, and each whole {unit} gives {points}",
    ),
    "missing-periods": (
        "考核期內每個完整的{every}，支部沒有安排{what}的，{points}",
        "Each whole {every} of the period in which the branch schedules no {what} gives {points}",
    ),
    "attendance": ("應到的{what}，{count}，每次{points}", "Each {what} due, {count}, gives {points}"),
    "attendance-missed": ("沒有出席的", "not attended"),
    "attendance-unexcused": ("登記為缺席的", "missed without leave"),
    "attendance-other": ("請假或沒有記錄的", "excused or unrecorded"),
    "any-held": ("支部活動", "event of the branch"),
    "value-table": ("{what}的每條記錄，按{by}取分：{table}", "Each row of {what} by its {by}: {table}"),
    "value-table-nth": (
        "{what}的記錄按日期先後數，{window}按第幾次取分：{table}",
        "Rows of {what} by which time it is, in order of date{window}: {table}",
    ),
    "value-table-sum": ("{what}的{by}合計，按合計取一次分：{table}", "The sum of {by} of {what}, once: {table}"),
    "value-table-count": ("{what}共有幾條，按條數取一次分：{table}", "The number of rows of {what}, once: {table}"),
    "value-table-verdict": ("按本人的等次取一次分：{table}", "By the member's verdict, once: {table}"),
    "value-table-mark": ("按本人的「{mark}」取一次分：{table}", "By the member's {mark}, once: {table}"),
    "window": ("每{window}重新數，", ", anew each {window}"),
    "entry": ("{key}{points}", "{key} {points}"),
    "otherwise": ("其他的{points}", "anything else {points}"),
    "nothing-else": ("其他的不計", "anything else nothing"),
    "given": (
        "{what}的每條記錄，由人評定{low}至{high}分，空着或超出的是錯誤",
        "Each row of {what} gives what people judge, from {low} to {high}; blank or outside is an error",
    ),
    "amount-whole": (
        "{what}的{measure}合計，每滿{per}，{points}，不滿的不計",
        "Of the {measure} of {what}, each whole {per} gives {points}",
    ),
    "amount-proportion": (
        "{what}的{measure}合計，每{per}，{points}，按比例計",
        "Of the {measure} of {what}, each {per} gives {points}, in proportion",
    ),
    "branch-rank": (
        "支部年終名次在前{first}名的，{gain}；在後{last}名的，{loss}；兩頭重疊的按前幾名計",
        "A branch among the first {first} gives {gain}; among the last {last} {loss}; where both overlap the first win",
    ),
    "forfeit": (
        "有應到的{what}而一次也沒有出席的，本項計0分",
        "Where a {what} was due and none attended, the category scores 0",
    ),
    "requirement": (
        "以下都具備的為達到，否則本項不得分：{conditions}",
        "Met where all of these hold, else the category scores 0: {conditions}",
    ),
    # Points.
    "gain": ("加{points}分", "+{points}"),
    "none": ("不計", "nothing"),
    "loss": ("扣{points}分", "−{points}"),
    "measure-count": ("條數", "number"),
    "measure-hours": ("學時", "hours"),
    "measure-characters": ("字數", "characters"),
    "mark": ("「{mark}」", "{mark}"),
    # What follows.
    "factor": (
        "每條的分值再乘以：{table}，其他的乘以{otherwise}",
        "each row times: {table}, anything else {otherwise}",
    ),
    "keep": ("只計分值最高的{highest}條", "only the {highest} highest count"),
    "keep-same": (
        "{same}相同的只計分值最高的{highest}條",
        "of rows with the same {same} only the {highest} highest count",
    ),
    "at-most": ("本條合計至多計{points}分", "{points} at most in all"),
    "instead": ("計入本條的，「{says}」不再計", "what counts here does not count by “{says}”"),
    "whose-branch": ("讀的是本人所在的組的記錄", "read are the rows of the member's group"),
    "whose-members": ("讀的是組裏各人的記錄", "read are the rows of the group's members"),
    "part-keep": ("與「{part}」的其他條一起，{keep}", "with the others of {part}, {keep}"),
    "part-at-most": ("「{part}」合計至多計{points}分", "{part} gives {points} at most"),
    "parts-keep": (
        "「{category}」只計最高的{highest}個分項",
        "of the parts of {category} only the {highest} highest count",
    ),
    "holds": ("計入「{category}」：{holds}", "counted in {category}: {holds}"),
    "stop": ("。", "."),
    "comma": ("；", "; "),
    "list": ("、", ", "),
}
