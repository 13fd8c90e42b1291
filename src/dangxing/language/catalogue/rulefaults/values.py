"""What is wrong with a key or a value by itself."""

from dangxing.language import Texts

TEXTS: Texts = {
    "missing-key": ("缺少鍵「{key}」；請補上", "The key {key} is missing: add it"),
    "unknown-key": (
        "不認識鍵「{found}」{near}；可用：{allowed}",
        "Unknown key {found}{near}; allowed: {allowed}",
    ),
    "unknown-kind": (
        "不認識規則種類「{found}」{near}；可用：{allowed}",
        "Unknown kind of rule {found}{near}; allowed: {allowed}",
    ),
    "not-allowed": (
        "「{found}」不可用{near}；可用：{allowed}",
        "{found} is not allowed{near}; allowed: {allowed}",
    ),
    "bad-condition": (
        "條件須恰含其一：activity、none_of、attended、no_unexcused；請改寫",
        "A condition has one of activity, none_of, attended, no_unexcused: write one of them",
    ),
    "bad-id": (
        "「{found}」不能作編號；只用小寫字母、數字、連字符，以字母開頭，規則編號可用點分段",
        "{found} cannot be an id: lower-case letters, digits and hyphens, a letter first; dots part the ids of rules",
    ),
    "wants-text": (
        "此處須為文字，卻是{found}；如是數字或日期，請加引號",
        "Text is wanted here, not {found}: put a number or date in quotes",
    ),
    "wants-number": (
        "此處須為數，卻是「{found}」；請寫成如-0.5的十進制數",
        "A number is wanted here, not {found}: write a decimal such as -0.5",
    ),
    "wants-whole": (
        "此處須為整數，卻是「{found}」；請寫成如7的數",
        "A whole number is wanted here, not {found}: write one such as 7",
    ),
    "wants-bool": ("此處須為true或false，卻是「{found}」", "true or false is wanted here, not {found}"),
    "wants-mapping": (
        "此處須由「鍵: 值」組成，卻是{found}；請縮進寫在下面",
        "Keys and values are wanted here, not {found}: write them below, indented",
    ),
    "wants-list": ("此處須為列表，卻是{found}；請寫成[甲, 乙]", "A list is wanted here, not {found}: write [a, b]"),
    "empty-text": ("此處不能為空；請填寫文字", "This cannot be empty: write some text"),
    "empty": ("此處至少要有一項；請補上", "At least one entry is wanted here: add one"),
    "too-precise": (
        "「{found}」位數太多；至多12位，分值至多兩位小數；0.625這樣的分值，用kind: amount寫成points: 5、per: 8",
        "{found} has too many digits: 12 at most, and two decimals for points; 0.625 for each is points: 5, "
        "per: 8 of kind: amount",
    ),
    "out-of-range": ("「{found}」超出範圍，須{bound}", "{found} is out of range: it must be {bound}"),
    "points-zero": ("分值不能為0；不加不減的規則請刪去", "Points of 0 give nothing: leave the rule out"),
    "table-activity": (
        "by為verdict或mark時不能有activity，也不能與別的並用；其他的須有activity",
        "A table by verdict or mark reads no activity and has no other key; any other needs one: remove or add "
        "activity",
    ),
    "invalid": ("「{found}」不可用：{detail}", "{found} is not valid here: {detail}"),
}
