"""What each kind of rule means, in one sentence, and how its points are reckoned.

``<kind>-name`` is its name, ``<kind>`` the sentence, ``<kind>-formula`` the reckoning; a requirement's conditions are
``met-…``.
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
        "所列活動的學時不足，各次所少相加，每滿一個單位計一次分。",
        "Hours short of what they should be are added up over the events; each whole unit gives the points.",
    ),
    "hours-short-formula": ("⌊各次所少學時之和 ÷ 單位⌋ × 分值", "⌊hours short in all ÷ unit⌋ × points"),
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
    "attendance-formula": ("未到次數 × 分值", "events missed × points"),
    "value-table-name": ("查表（value-table）", "value-table"),
    "value-table": (
        "按每條記錄的結果、級別、名次、第幾次等一項或兩項，或按合計，或按本人的等次、評分，從表中取分。",
        "Points are looked up in a table by one or two keys of each row (result, level, place, post, which time), by a "
        "sum, or by the member's verdict or a mark.",
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
        "所列項目的次數、學時或字數，或一項評分，每若干計若干分：整滿才計（whole），或按比例（proportion）。",
        "So many points for so many times, hours or characters, or for so much of a mark: of whole units (whole), or "
        "in proportion (proportion).",
    ),
    "amount-formula": (
        "whole：⌊合計 ÷ per⌋ × 分值；proportion：合計 ÷ per × 分值",
        "whole: ⌊sum ÷ per⌋ × points; proportion: sum ÷ per × points",
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
}
