"""What is said of the ledger: why it cannot be opened or written, what is wrong in it, its tables on the terminal."""

from dangxing.language import Texts

TEXTS: Texts = {
    # What cannot run.
    "missing": (
        "還沒有臺賬。先計分一次（dangxing score），或用 --ledger 指明臺賬文件",
        "There is no ledger here yet; score a workbook first (dangxing score), or name the file with --ledger",
    ),
    "nothing": (
        "臺賬裏什麼也沒有。先計分一次（dangxing score），或用 --ledger 指明另一個臺賬文件",
        "The ledger is empty; score a workbook first (dangxing score), or name another file with --ledger",
    ),
    "folder": (
        "這是文件夾，不是臺賬，請用 --ledger 指明一個文件",
        "A folder, not a ledger; please name a file with --ledger",
    ),
    "no-folder": (
        "沒有「{folder}」這個文件夾，臺賬無處存放，請先建立它，或用 --ledger 另選一處",
        "There is no folder {folder} to keep the ledger in; please make it, or choose another place with --ledger",
    ),
    "not-a-ledger": (
        "這個文件不是臺賬，沒有改動它，請用 --ledger 指明另一個文件",
        "This file is not a ledger and was left as it is; please name another with --ledger",
    ),
    "newer": (
        "臺賬是較新版本的程序寫的（臺賬版本 {found}，本程序只認得到 {known}），請更新程序",
        "The ledger was written by a newer dangxing (ledger version {found}; this one knows {known}); please update",
    ),
    "damaged": (
        "臺賬文件已損壞，沒有改動它。請用備份替換，或把它改名後重新計分",
        "The ledger is damaged and was left as it is; put a backup in its place, or rename it and score again",
    ),
    "locked": (
        "另一個程序正佔用臺賬，等了很久仍未放開。請等它做完或關掉它，再運行一次",
        "Another program has the ledger locked and did not let go; let it finish or close it, then run this again",
    ),
    "disk-full": (
        "磁盤已滿，臺賬寫不進去，仍是原來的樣子。請騰出空間後再運行一次",
        "The disk is full: nothing was entered and the ledger is as it was; please make room and run this again",
    ),
    "write-denied": (
        "沒有寫入臺賬的權限。請核對文件和所在文件夾的權限，或用 --ledger 另選一處",
        "No permission to write the ledger; please check the file and its folder, or choose another with --ledger",
    ),
    "read-denied": (
        "沒有讀取臺賬的權限，請核對文件權限",
        "No permission to read the ledger; please check the permissions of the file",
    ),
    "cannot-open": (
        "臺賬打不開，請核對文件和所在文件夾的權限，或先複製到可以寫入的文件夾",
        "The ledger cannot be opened; please check its permissions, or copy it to a folder that can be written to",
    ),
    "failed": (
        "臺賬讀寫出錯（{reason}），請檢查磁盤或網絡後再運行一次",
        "The ledger could not be read or written ({reason}); please check the disk or the network and run this again",
    ),
    "draft-unreadable": (
        "剛寫好的計分結果讀不回來（{reason}），因此沒有記入臺賬，請再運行一次",
        "The scored workbook could not be read back ({reason}), so nothing was entered; please run this again",
    ),
    "not-placed": (
        "已記入臺賬，但計分結果替換不了原有的文件（{reason}）。請關掉打開它的程序，再計分一次",
        "Entered in the ledger, but the scored workbook could not replace the old one ({reason}); please close the "
        "program that has it open and score again",
    ),
    "no-run": (
        "臺賬裏沒有第 {run} 次記錄，現有第 1 到 {last} 次",
        "The ledger has no run {run}; it has runs 1 to {last}",
    ),
    "bad-run": (
        "記錄的次序要寫一個正整數，例如 12，現在寫的是「{value}」",
        "A run is named by a whole number from 1, such as 12, not {value}",
    ),
    "no-year": (
        "臺賬裏沒有 {year} 年度的記錄，現有年度：{years}",
        "The ledger holds nothing of {year}; it holds: {years}",
    ),
    "export-failed": (
        "導出的文件寫不進去（{reason}），請核對權限和磁盤空間，或用 --out 另選一個文件夾",
        "The export could not be written ({reason}); please check permissions and space, or choose a folder with --out",
    ),
    "no-pyarrow": (
        "導出 parquet 需要另裝 pyarrow：pip install 'dangxing[parquet]'，或改用 --format csv",
        "Writing parquet needs pyarrow: pip install 'dangxing[parquet]', or use --format csv",
    ),
    # What is wrong in it.
    "fault-structure": ("文件結構已損壞：{detail}", "The file is damaged: {detail}"),
    "fault-reference": (
        "表 {table} 中有一行指向不存在的記錄",
        "A row of table {table} points to one that is not there",
    ),
    "fault-schema": ("{name} 的定義被改動、刪除或添加過", "The definition of {name} was changed, removed or added"),
    "fault-rules": (
        "所存規則 {rule_set}（{version}，{digest}）與記入時不同",
        "The stored rules {rule_set} ({version}, {digest}) are not as they were entered",
    ),
    "fault-content": (
        "第 {run} 次（{path}）的得分或明細與記入時不同",
        "Scores or lines of run {run} ({path}) are not as they were entered",
    ),
    "fault-stray": ("有一份得分（{scoring}）不屬於任何一次記錄", "There are scores ({scoring}) that no run entered"),
    "fault-gap": ("缺少第 {first} 到 {last} 次記錄", "Runs {first} to {last} are missing"),
    "fault-chain": (
        "第 {run} 次（{path}）接不上它前面的一次",
        "Run {run} ({path}) does not follow from the run before it",
    ),
    "fault-run": ("第 {run} 次（{path}）與記入時不同", "Run {run} ({path}) is not as it was entered"),
    # Help pages.
    "cmd-ledger": (
        "查看臺賬：歷次計分、某一次的內容、覈對、導出。",
        "Look into the ledger: its runs, what one of them holds, whether it is intact; and export it.",
    ),
    "cmd-runs": ("列出歷次計分，每個工作簿每次一行。", "List the runs: one line for each time a workbook was scored."),
    "cmd-show": (
        "顯示某一次計分：來源、所用規則、各成員得分。",
        "Show one run: where it came from, by which rules, and every member's score.",
    ),
    "cmd-verify": (
        "覈對臺賬是否與記入時一樣，任何改動都會指出。",
        "Check that the ledger is as it was entered; whatever was changed is named.",
    ),
    "cmd-export": (
        "把整個臺賬導出成表格文件（csv 或 parquet）。",
        "Export the whole ledger as tables (csv or parquet).",
    ),
    "arg-run": ("第幾次記錄，見 dangxing ledger runs", "The number of a run, as in dangxing ledger runs."),
    "meta-run": ("次序", "RUN"),
    "opt-ledger": (
        "臺賬文件（不寫時，用當前文件夾下的 dangxing.sqlite）",
        "The ledger (else dangxing.sqlite in the working folder).",
    ),
    "opt-no-ledger": ("只寫計分結果，不記入臺賬", "Write scored workbooks only, and enter nothing in the ledger."),
    "opt-to": (
        "導出到哪個文件夾（不寫時，用當前文件夾下的 ledger-export）",
        "The folder to export to (else ledger-export in the working folder).",
    ),
    "opt-export-format": ("導出成什麼格式：csv 或 parquet", "What to write: csv or parquet."),
    # Tables.
    "col-run": ("次序", "Run"),
    "col-year": ("年度", "Year"),
    "col-as-of": ("截至", "As of"),
    "col-path": ("工作簿", "Workbook"),
    "col-members": ("人數", "Members"),
    "col-lines": ("明細", "Lines"),
    "col-entered": ("記入時間", "Entered"),
    "col-superseded": ("被取代於", "Superseded by"),
    "run-heading": ("第 {run} 次：{path}（{year} 年度）", "Run {run}: {path} ({year})"),
    "run-as-of": ("只計到 {date}，不算年度結果", "Scored only up to {date}; not the year's result"),
    "run-entered": ("記入時間 {entered}，程序版本 {program}", "Entered {entered} by dangxing {program}"),
    "run-input": ("來源摘要 {digest}", "Digest of the input: {digest}"),
    "run-rules": (
        "規則 {rule_set}，版本 {version}，摘要 {digest}",
        "Rules {rule_set}, version {version}, digest {digest}",
    ),
    "run-scored": ("計分結果 {path}", "Scored workbook: {path}"),
    "run-superseded": ("已被第 {run} 次取代", "Superseded by run {run}"),
    "run-digest": ("本次摘要 {digest}", "Digest of the run: {digest}"),
    "intact": (
        "臺賬完好：共 {runs} 次，末次摘要 {digest}",
        "The ledger is intact. Runs: {runs}; digest of the last: {digest}",
    ),
    "not-intact": ("臺賬有 {count} 處不符", "Faults in the ledger: {count}"),
    "exported": ("已導出：{path}", "Exported: {path}"),
}
