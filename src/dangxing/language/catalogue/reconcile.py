"""What ``dangxing reconcile`` says: its options, the differences, the workbook to work through, what is decided."""

from dangxing.language import Texts

TEXTS: Texts = {
    "cmd": (
        "拿本人的登記和支部的記錄互相核對：哪些一方有、一方沒有，哪些兩方記得不一樣，各關係到幾分；"
        "寫出一份核對表，逐條定下來後用 --apply 寫進記錄的副本。",
        "Hold members' own registers against the branch's records: what one side has alone, what both tell otherwise, "
        "and the points that hang on it. A workbook to decide by is written; --apply puts what was decided into a "
        "copy.",
    ),
    "arg-paths": (
        "本人的登記：記錄簿、簽到表、臺賬等，認得的表都可以，可以寫多個",
        "Members' own registers: records, sign-in tables or any table that import reads; several may be given.",
    ),
    "opt-with": (
        "支部的記錄：一個記錄簿，或認得的表（可以重複寫）",
        "The branch's records: a records workbook, or tables that import reads (may be repeated).",
    ),
    "opt-apply": (
        "逐條定好的核對表；按它寫出記錄的副本",
        "The workbook in which it was decided; a copy of the records is written by it.",
    ),
    "file-name": ("核對表", "differences"),
    # Wrong usage.
    "no-paths": (
        "請寫上本人的登記和支部的記錄，例如 dangxing reconcile 本人.xlsx --with 支部.xlsx",
        "Name the register and the records: dangxing reconcile own.xlsx --with branch.xlsx",
    ),
    "apply-as-json": (
        "--apply 要寫文件，不能和 --format json 同用",
        "--apply writes a file; it takes no --format json",
    ),
    "onto-itself": (
        "這是要讀的文件之一，不能寫到它上面；請用 --out 另起一個名字",
        "This is one of the files to read, and is not written over; choose another name with --out",
    ),
    "no-decisions": (
        "這不是 dangxing reconcile 寫出的核對表：找不到「決定」和「代碼」兩列",
        "This is no workbook of dangxing reconcile: it has no columns Decision and Code",
    ),
    "bad-decision": (
        "「{found}」不是決定；請填「按本人」或「按支部」，或空着",
        "{found} is no decision; it takes “follow the register” or “keep the records”, or stays empty",
    ),
    # What stands against it.
    "branch-wrong": (
        "支部的記錄有 {count} 處錯誤，不能核對；請看：dangxing validate \"{path}\"",
        "The branch's records have {count} errors and cannot be compared; see them with: dangxing validate \"{path}\"",
    ),
    "own-wrong": (
        "這份登記有錯誤，沒有核對；請改好上面的錯誤，再來一次",
        "This register was not compared: mend the errors above, and run it again",
    ),
    "no-year": ("看不出是哪一年的記錄；請寫 --year", "Which year it is of cannot be told; say --year"),
    "no-track": (
        "支部的表裏不知道各人是哪個類別；請寫 --track",
        "The track of the branch's people is not known; say --track",
    ),
    "strangers": ("支部的名單裏沒有這些人，沒有核對：{names}", "Not in the branch's list, and not compared: {names}"),
    "nobody": ("登記裏沒有可以核對的記錄", "The registers have nothing to compare"),
    "changed-since": (
        "核對表裏有 {count} 條與現在的記錄對不上了（{codes}）；請重新核對一次",
        "Rows of the decided workbook that no longer fit the records: {count} ({codes}); compare again",
    ),
    "nothing-decided": (
        "核對表裏還沒有一條定了「按本人」，沒有寫文件",
        "Nothing is decided for a register; nothing was written",
    ),
    # The differences.
    "member": (
        "{name}（{id}）：相同 {same} 條，不同 {count} 條；都按本人的，量化得分 {gain}",
        "{name} ({id}): {same} alike, {count} differences; all by the register: quantified {gain}",
    ),
    "member-total": ("，總分 {total}", ", total {total}"),
    "left": (
        "登記裏沒有這一類，另有 {count} 條支部記錄沒有核對",
        "{count} rows of the records were not compared: the register keeps none of the kind",
    ),
    "more": ("……另有 {count} 條，見核對表", "… and {count} more, in the workbook"),
    "agree": ("{name}（{id}）：{same} 條全部相同", "{name} ({id}): all {same} alike"),
    "kind-own": ("只有本人有", "own register alone"),
    "kind-branch": ("只有支部有", "records alone"),
    "kind-both": ("兩方不一樣", "told otherwise"),
    "nothing": ("（沒有）", "(none)"),
    "written": (
        "核對表已存為 {path}：{count} 條。逐條在「決定」一列選好後運行：{next}",
        "Wrote {path}: {count} differences. Decide each in the column Decision, then run: {next}",
    ),
    "applied": (
        "已寫 {path}：按本人的改了 {count} 條，其餘按支部的不動",
        "Wrote {path}: {count} differences follow the registers, all else stays as the branch has it",
    ),
    "none": ("沒有不同的地方", "There is no difference"),
    # The workbook.
    "title": ("{year}年度登記核對表", "Registers held against the records, {year}"),
    "sheet": ("核對", "Differences"),
    "col-id": ("編號", "ID"),
    "col-name": ("姓名", "Name"),
    "col-date": ("日期", "Date"),
    "col-activity": ("項目", "Activity"),
    "col-kind": ("差別", "What differs"),
    "col-own": ("本人登記", "Own register"),
    "col-own-cell": ("本人登記的位置", "Where in the register"),
    "col-branch": ("支部記錄", "Records"),
    "col-branch-cell": ("支部記錄的位置", "Where in the records"),
    "col-gain": ("按本人的增減分", "Points by the register"),
    "col-decision": ("決定", "Decision"),
    "col-remark": ("說明", "Remark"),
    "col-code": ("代碼", "Code"),
    "decide-own": ("按本人", "follow the register"),
    "decide-branch": ("按支部", "keep the records"),
    "choose": ("請選「按本人」或「按支部」，或空着。", "Choose one of the two, or leave it empty."),
}  # fmt: skip
