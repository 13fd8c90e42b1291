"""What each kind of rule means, in one sentence, and how its points are reckoned.

``<kind>-name`` is its name, ``<kind>`` the sentence, ``<kind>-formula`` the reckoning, ``read-<kind>`` what a rule of
it says when it is read back; a requirement's conditions are ``met-…``.
"""

from dangxing.language import Texts

TEXTS: Texts = {
    "per-occurrence-name": ("按次（per-occurrence）", "per-occurrence"),
    "per-occurrence": (
        "每有一次所列項目的記錄，計一次分；分值按職務列表的，按本人職務計。",
        "Each row of the activities named gives the points once; where points stand by post, those of the member's.",
    ),
    "per-occurrence-formula": ("記錄條數 × 每次分值", "number of rows × points"),
    "presence-name": ("有即計（presence）", "presence"),
    "presence": (
        "有所列項目的記錄，計分一次，不論幾條。",
        "Any row of the activities named gives the points, once, however many there are.",
    ),
    "presence-formula": ("有記錄 → 分值", "any row → points"),
    "absence-name": ("沒有即計（absence）", "absence"),
    "absence": (
        "沒有所列項目的記錄，計分一次；結果屬於不作數的，等於沒有。",
        "No row of the activities named gives the points, once; rows with a result that is set aside are no rows.",
    ),
    "absence-formula": ("沒有作數的記錄 → 分值", "no row that counts → points"),
    "shortfall-name": ("不足（shortfall）", "shortfall"),
    "shortfall": (
        "所列項目的合計不到目標，每缺一個整單位計一次分；一點也沒有而另有規定的，按該分值計。",
        "What the activities sum to falls short of the target: each whole unit that lacks gives the points; nothing at "
        "all gives those for none in their place, where there are any.",
    ),
    "shortfall-formula": ("⌊(目標 − 合計) ÷ 單位⌋ × 分值", "⌊(target − sum) ÷ unit⌋ × points"),
    "hours-short-name": ("學時不足（hours-short）", "hours-short"),
    "hours-short": (
        "所列活動的學時不足，各次所少相加，每滿一學時計一次分。",
        "Hours short of what they should be are added up over the events; each whole hour gives the points.",
    ),
    "hours-short-formula": ("⌊各次所少學時之和⌋ × 分值", "⌊hours short in all⌋ × points"),
    "missing-periods-name": ("缺時段（missing-periods）", "missing-periods"),
    "missing-periods": (
        "考核期內每有一個完整的時段（月、兩月、季度、半年或年），支部安排中沒有所列項目，計一次分。",
        "Each whole month, two months, quarter, half-year or year of the period in which the branch scheduled none of "
        "the activities gives the points.",
    ),
    "missing-periods-formula": ("缺的時段數 × 分值", "spans without one × points"),
    "attendance-name": ("出勤（attendance）", "attendance"),
    "attendance": (
        "支部安排中本人應到的活動，每缺一次計一次分：全部未到、登記為缺席、或其餘未到，視規則而定。",
        "Each scheduled event that the member should have attended and missed gives the points: all that were missed, "
        "those recorded as missed without leave, or the others, as the rule says.",
    ),
    "attendance-formula": (
        "未到次數 × 分值；按出勤率的：出席 ÷ 應到 × 分值",
        "events missed × points; by the rate: attended ÷ due × points",
    ),
    "value-table-name": ("查表（value-table）", "value-table"),
    "value-table": (
        "按每條記錄的結果、級別、名次、項目、第幾次等一項或兩項，或按合計，或按本人的等次、評分，從表中取分。",
        "Points are looked up in a table by one or two keys of each row (result, level, place, post, activity, which "
        "time), by a sum, or by the member's verdict or a mark.",
    ),
    "value-table-formula": ("各條記錄在表中的分值之和", "sum of what the table gives each row"),
    "given-name": ("評定分值（given）", "given"),
    "given": (
        "所列項目的每條記錄，按「分值」列裏評定的分值計分；空着或超出範圍的是錯誤。",
        "Each row of the activities gives the points that people judged, in its column 分值; one that is blank or out "
        "of bounds is an error.",
    ),
    "given-formula": ("各條記錄的分值之和", "sum of the points in the rows"),
    "amount-name": ("按量計分（amount）", "amount"),
    "amount": (
        "所列項目的次數、學時或字數，或一項評分，每若干計若干分：整滿才計（whole），不足一個單位按一個計（begun），或按比例（proportion）。",
        "So many points for so many times, hours or characters, or for so much of a mark: of whole units (whole), of "
        "each that is begun (begun), or in proportion (proportion).",
    ),
    "amount-formula": (
        "whole：⌊合計 ÷ per⌋ × 分值；begun：⌈合計 ÷ per⌉ × 分值；proportion：合計 ÷ per × 分值",
        "whole: ⌊sum ÷ per⌋ × points; begun: ⌈sum ÷ per⌉ × points; proportion: sum ÷ per × points",
    ),
    "branch-rank-name": ("支部名次（branch-rank）", "branch-rank"),
    "branch-rank": (
        "所在支部的年終名次在前幾名或後幾名，按職務計分；兩頭重疊的，按前幾名計。",
        "The branch's place among the first or the last gives points by post; where both ends overlap, the first win.",
    ),
    "branch-rank-formula": (
        "名次 ≤ 前幾名，或 > 參評支部數 − 後幾名 → 該職務的分值",
        "place ≤ first, or > branches − last → points of the post",
    ),
    "forfeit-name": ("本項作廢（forfeit）", "forfeit"),
    "forfeit": (
        "有應到的活動而一次也沒有出席，整個考核項目計0分。",
        "Where an event was due and none was attended, the whole category scores 0.",
    ),
    "forfeit-formula": ("應到 ≥ 1 且出席 = 0 → 本項 0 分", "expected ≥ 1 and attended = 0 → the category scores 0"),
    "requirement-name": ("要求（requirement）", "requirement"),
    "requirement": (
        "各項條件都具備（或不適用）即為達到，得標準分；否則不得分。",
        "Met where every condition holds, or where it does not apply; else the category's standard is lost.",
    ),
    "requirement-formula": ("條件都具備 → 標準分，否則 0", "every condition holds → the standard, else 0"),
    # A rule read back in the words of a regulation.
    "read-of": ("「{activity}」", "{activity}"),
    "read-of-result": ("結果為{result}的「{activity}」", "{activity} with the result {result}"),
    "read-per-occurrence": ("每有一條{what}的記錄，{points}", "Each row of {what} gives {points}"),
    "read-per-occurrence-schedule": (
        "支部每安排一次{what}，{points}",
        "Each {what} that the branch schedules gives {points}",
    ),
    "read-presence": ("有{what}的記錄，不論幾條，{points}", "Any row of {what}, however many, gives {points} once"),
    "read-presence-schedule": (
        "支部安排過{what}的，不論幾次，{points}",
        "Any {what} that the branch schedules gives {points} once",
    ),
    "read-absence": ("沒有{what}的記錄，{points}", "No row of {what} gives {points}"),
    "read-absence-schedule": ("支部沒有安排{what}的，{points}", "No {what} scheduled by the branch gives {points}"),
    "read-absence-except": (
        "沒有{what}的記錄（結果為{result}的不算），{points}",
        "No row of {what}, those with the result {result} set aside, gives {points}",
    ),
    "read-shortfall": (
        "{what}的{measure}合計不到{target}的，每少{unit}，{points}，不足{unit}的部分不計",
        "Where the {measure} of {what} come to less than {target}, each whole {unit} that lacks gives {points}",
    ),
    "read-shortfall-one": (
        "{what}的{measure}合計不到{target}的，每少一，{points}",
        "Where the {measure} of {what} come to less than {target}, each one that lacks gives {points}",
    ),
    "read-shortfall-begun": (
        "{what}的{measure}合計不到{target}的，每少{unit}，{points}，不足{unit}的部分按{unit}計",
        "Where the {measure} of {what} come to less than {target}, each {unit} that lacks, or begins to, gives "
        "{points}",
    ),
    "read-shortfall-none": ("一點也沒有的，不這樣計，{points}", "nothing at all gives {points} in its place"),
    "read-shortfall-least": ("不足{least}字的不算", "rows of fewer than {least} characters are set aside"),
    "read-hours-short": (
        "{what}每次應有{hours}學時，各次所少的合計，每滿一學時，{points}",
        "Each {what} should have {hours} hours; what they are short of is added up, each whole hour gives {points}",
    ),
    "read-hours-short-schedule": (
        "參加{what}的學時少於安排的，各次所少的合計，每滿一學時，{points}",
        "Hours of {what} short of those scheduled are added up, and each whole hour gives {points}",
    ),
    "read-missing-periods": (
        "考核期內每個完整的{every}，支部沒有安排{what}的，{points}",
        "Each whole {every} of the period in which the branch schedules no {what} gives {points}",
    ),
    "read-missing-periods-times": (
        "考核期內每個完整的{every}，支部安排{what}應有{times}次，每少一次，{points}",
        "In each whole {every} of the period the branch schedules {what} {times} times: each that lacks gives {points}",
    ),
    "read-attendance": ("應到的{what}，{count}，每次{points}", "Each {what} due, {count}, gives {points}"),
    "read-attendance-excused": ("請假的", "excused"),
    "read-attendance-nth": (
        "應到的{what}，{count}，按日期先後數，{window}按第幾次取分：{table}",
        "Each {what} due, {count}, by which time it is, in order of date{window}: {table}",
    ),
    "read-attendance-count": (
        "應到的{what}，{count}共有幾次，按次數取一次分：{table}",
        "How many of {what} due were {count}, once: {table}",
    ),
    "read-attendance-rate": (
        "按應到的{what}的出勤率（請假{excused}）",
        "By the rate of {what} attended (leave {excused})",
    ),
    "read-rate-proportion": ("每{per}%，{points}，按比例計", "each {per} % gives {points}, in proportion"),
    "read-rate-whole": ("每滿{per}%，{points}，不滿的不計", "each whole {per} % gives {points}"),
    "read-rate-begun": (
        "每{per}%，{points}，不足{per}%的部分按{per}%計",
        "each {per} % that is begun gives {points}",
    ),
    "read-rate-table": ("取一次分：{points}", "once: {points}"),
    "read-rate-none": ("沒有應到的{points}", "where none was due {points}"),
    "read-attendance-missed": ("沒有出席的", "not attended"),
    "read-attendance-unexcused": ("登記為缺席的", "missed without leave"),
    "read-attendance-other": ("請假或沒有記錄的", "excused or unrecorded"),
    "read-any-held": ("支部活動", "event of the branch"),
    "read-value-table": ("{what}的每條記錄，按{by}取分：{table}", "Each row of {what} by its {by}: {table}"),
    "read-value-table-nth": (
        "{what}的記錄按日期先後數，{window}按第幾次取分：{table}",
        "Rows of {what} by which time it is, in order of date{window}: {table}",
    ),
    "read-value-table-sum": ("{what}的{by}合計，按合計取一次分：{table}", "The sum of {by} of {what}, once: {table}"),
    "read-value-table-count": (
        "{what}共有幾條，按條數取一次分：{table}",
        "The number of rows of {what}, once: {table}",
    ),
    "read-value-table-verdict": ("按本人的等次取一次分：{table}", "By the member's verdict, once: {table}"),
    "read-value-table-mark": ("按本人的「{mark}」取一次分：{table}", "By the member's {mark}, once: {table}"),
    "read-amount-over": ("只計超過{level}的部分", "only what is above {level} counts"),
    "read-amount-drop-highest": ("平均前去掉最高的{count}", "highest rows left out of the mean: {count}"),
    "read-amount-drop-lowest": ("平均前去掉最低的{count}", "lowest rows left out of the mean: {count}"),
    "read-amount-zero": ("「{mark}」為0的{points}", "where {mark} is 0 {points}"),
    "read-amount-short": ("計的是不到{level}的部分", "what counts is what lacks of {level}"),
    "read-same": ("{same}相同的算同類，各數各的", "counted among those of the same {same}"),
    "read-nth-of-all": (
        "第幾次按所有記錄數，不計入的也數在內",
        "which time it is is counted over all rows, those that do not count among them",
    ),
    "read-window-row": ("連續的算，中間有別的結果就重新數，", ", in a row, anew after any other result"),
    "read-window": ("每{window}重新數，", ", anew each {window}"),
    "read-otherwise": ("其他的{points}", "anything else {points}"),
    "read-nothing-else": ("其他的不計", "anything else nothing"),
    "read-given": (
        "{what}的每條記錄，由人評定{low}至{high}分，空着或超出的是錯誤",
        "Each row of {what} gives what people judge, from {low} to {high}; blank or outside is an error",
    ),
    "read-given-table": (
        "結果寫明的按表計，不看填的分值：{table}",
        "by what the result says in place of the points: {table}",
    ),
    "read-given-mean": ("取平均", "their mean counts"),
    "read-given-weighed": ("按{by}加權取平均", "their mean counts, weighed by {by}"),
    "read-amount-whole": (
        "{what}的{measure}合計，每滿{per}，{points}，不滿的不計",
        "Of the {measure} of {what}, each whole {per} gives {points}",
    ),
    "read-amount-begun": (
        "{what}的{measure}合計，每{per}，{points}，不足{per}的部分按{per}計",
        "Of the {measure} of {what}, each {per} that is begun gives {points}",
    ),
    "read-amount-whole-each": (
        "{what}的每條記錄，{measure}每滿{per}，{points}，不滿的不計",
        "Of the {measure} of each row of {what}, each whole {per} gives {points}",
    ),
    "read-amount-begun-each": (
        "{what}的每條記錄，{measure}每{per}，{points}，不足{per}的部分按{per}計",
        "Of the {measure} of each row of {what}, each {per} that is begun gives {points}",
    ),
    "read-amount-proportion-each": (
        "{what}的每條記錄，{measure}每{per}，{points}，按比例計",
        "Of the {measure} of each row of {what}, each {per} gives {points}, in proportion",
    ),
    "read-amount-whole-mean": (
        "{what}的{measure}取平均，每滿{per}，{points}，不滿的不計",
        "Of the mean of the {measure} of {what}, each whole {per} gives {points}",
    ),
    "read-amount-begun-mean": (
        "{what}的{measure}取平均，每{per}，{points}，不足{per}的部分按{per}計",
        "Of the mean of the {measure} of {what}, each {per} that is begun gives {points}",
    ),
    "read-amount-proportion-mean": (
        "{what}的{measure}取平均，每{per}，{points}，按比例計",
        "Of the mean of the {measure} of {what}, each {per} gives {points}, in proportion",
    ),
    "read-amount-proportion": (
        "{what}的{measure}合計，每{per}，{points}，按比例計",
        "Of the {measure} of {what}, each {per} gives {points}, in proportion",
    ),
    "read-branch-rank": (
        "支部年終名次在前{first}名的，{gain}；在後{last}名的，{loss}；兩頭重疊的按前幾名計",
        "A branch among the first {first} gives {gain}; among the last {last} {loss}; where both overlap the first win",
    ),
    "read-forfeit": (
        "有應到的{what}而一次也沒有出席的，本項計0分",
        "Where a {what} was due and none attended, the category scores 0",
    ),
    "read-requirement": (
        "以下都具備的為達到，否則本項不得分：{conditions}",
        "Met where all of these hold, else the category scores 0: {conditions}",
    ),
    "read-measure-count": ("條數", "rows"),
    "read-measure-hours": ("學時", "hours"),
    "read-measure-characters": ("字數", "characters"),
    "read-months": ("考核期內本人在冊的月數", "the months of the member's period"),
    "read-mark": ("「{mark}」", "{mark}"),
    "read-mark-share": ("「{mark}」的{share}%", "{share} % of {mark}"),
    "read-by-months": ("{of}（不滿一年的按月折算）", "{of} (of a part of a year: by its months)"),
}
