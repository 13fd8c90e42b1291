"""What a rule that is read back says of its points, and what may follow the sentence of its kind."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Points.
    "entry": ("{key}{points}", "{key} {points}"),
    "gain": ("加{points}分", "+{points}"),
    "none": ("不計", "nothing"),
    "loss": ("扣{points}分", "−{points}"),
    # What follows.
    "factor": (
        "每條的分值再乘以：{table}，其他的乘以{otherwise}",
        "each row times: {table}, anything else {otherwise}",
    ),
    "each-at-most": ("每條至多計{points}分", "{points} at most of each row"),
    "keep-highest": ("只計分值最高的{most}條", "only the {most} highest count"),
    "keep-highest-same": (
        "{same}相同的只計分值最高的{most}條",
        "of rows with the same {same} only the {most} highest count",
    ),
    "keep-lowest": ("只計分值最低（扣得最重）的{most}條", "only the {most} lowest count"),
    "keep-lowest-same": (
        "{same}相同的只計分值最低（扣得最重）的{most}條",
        "of rows with the same {same} only the {most} lowest count",
    ),
    "keep-first": (
        "先只留日期最先的{most}條，其餘的當作沒有",
        "of all rows only the first {most} by date are there at all",
    ),
    "keep-first-same": (
        "{same}相同的先只留日期最先的{most}條，其餘的當作沒有，不數也不計",
        "of rows with the same {same} only the first {most} by date are there at all, the others not even counted",
    ),
    "every": ("每{every}各算一次，再相加", "reckoned anew every {every}, and added up"),
    "at-most-every": ("每{every}至多計{points}分", "{points} at most every {every}"),
    "at-most": ("本條合計至多計{points}分", "{points} at most in all"),
    "present": ("「{activity}」只計出席的", "of {activity} only attendance counts, no leave or absence"),
    "instead": ("計入本條的，「{says}」不再計", "what counts here does not count by “{says}”"),
    "whose-branch": ("讀的是本人所在的組的記錄", "read are the rows of the member's group"),
    "whose-others": ("讀的是同組其他人的記錄", "read are the rows of the others in the member's group"),
    "whose-members": ("讀的是組裏各人的記錄", "read are the rows of the group's members"),
    "part-keep": ("與「{part}」的其他條一起，{keep}", "with the others of {part}, {keep}"),
    "part-at-most-every": ("「{part}」每{every}合計至多計{points}分", "{part} gives {points} at most every {every}"),
    "part-at-most": ("「{part}」合計至多計{points}分", "{part} gives {points} at most"),
    "parts-keep": (
        "「{category}」只計最高的{highest}個分項",
        "of the parts of {category} only the {highest} highest count",
    ),
    "closed": (
        "自本人有{row}的當天起，「{name}」不再計以後的記錄",
        "from the day on which the member has a row of {row} no more rows count in {name}",
    ),
    "holds": ("計入「{category}」：{holds}", "counted in {category}: {holds}"),
    "stop": ("。", "."),
    "comma": ("；", "; "),
    "list": ("、", ", "),
}
