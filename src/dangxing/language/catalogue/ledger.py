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
    "name-not-text": (
        "文件名「{name}」不是有效的文字，記不進臺賬。請給文件（或它所在的文件夾）改名",
        "The name {name} is not text, and cannot be entered in the ledger; rename the file, or its folder",
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
    "altered": (
        "臺賬的表或觸發器被改動、刪除或添加過（{names}），不予讀寫。請用 dangxing ledger verify 核對，或換上備份",
        "Tables or triggers of the ledger were changed, removed or added ({names}); it is neither read nor written. "
        "Please check it with dangxing ledger verify, or put a backup in its place",
    ),
    "unsound": (
        "臺賬第 {run} 次中有本程序不會記入的內容，不予讀取。請用 dangxing ledger verify 核對，或換上備份",
        "Run {run} of the ledger holds what this program does not enter, and is not read. Please check it with "
        "dangxing ledger verify, or put a backup in its place",
    ),
    "unsound-rules": (
        "臺賬所存規則 {rule_set}（{version}，{digest}）讀不出來。請用 dangxing ledger verify 核對，或換上備份",
        "The rules {rule_set} ({version}, {digest}) stored in the ledger cannot be read. Please check it with dangxing "
        "ledger verify, or put a backup in its place",
    ),
    "dropped-already": (
        "第 {run} 次已於 {when} 由 {who} 撤銷",
        "Run {run} was taken out already, at {when} by {who}",
    ),
    "no-reason": ("請用 --reason 寫明撤銷的原因", "Please say with --reason why it is taken out"),
    "bad-head": (
        "「{value}」既不是文件，也不是摘要（12 到 64 位的 0-9、a-f），公示上印有摘要的前 12 位",
        "{value} is neither a file nor a digest (12 to 64 of 0-9 and a-f); a printed notice bears its first 12 signs",
    ),
    "head-unreadable": (
        "讀不了這個文件（{reason}），請核對權限",
        "The file cannot be read ({reason}); please check its permissions",
    ),
    # What cannot be merged.
    "no-ledgers": (
        "「{path}」裏沒有臺賬（.sqlite 文件），請指明臺賬文件",
        "There is no ledger (a .sqlite file) in {path}; please name ledgers",
    ),
    "merge-exists": (
        "已經有這個臺賬，沒有改動它。請用 --into 另取一個文件名，確實要換掉它的加上 --force",
        "This ledger is there already and was left as it is; please name another with --into, or add --force to "
        "replace it",
    ),
    "merge-into-itself": (
        "「{path}」本身就是要合併的臺賬之一，不能寫在它上面。請用 --into 另取一個文件名",
        "{path} is one of the ledgers to merge, and is not written to; please name another file with --into",
    ),
    "merge-broken": (
        "這個臺賬有 {count} 處與記入時不同，不能合併，什麼也沒有寫。請用 dangxing ledger verify --ledger 指明它來查看，"
        "或換上備份",
        "This ledger is not as it was entered (faults: {count}) and is not merged; nothing was written. Please look at "
        "it with dangxing ledger verify --ledger, or put a backup in its place",
    ),
    "merge-copies": (
        "這個臺賬和 {other} 出自同一個臺賬（最初的記錄相同）：一個是另一個的副本或較早的樣子，或者已經併入其中。"
        "什麼也沒有寫，請只留下最新的一個",
        "This ledger and {other} begin with the same entry: one is a copy or an earlier state of the other, or was "
        "merged into it already. Nothing was written; please name the latest alone",
    ),
    "merge-strangers": (
        "有 {count} 個編號在幾個臺賬裏是不同的姓名，合併後只會算一個人，所以什麼也沒有寫。例如 {told}。"
        "請在工作簿裏改正編號或姓名，再計分一次；確是同一個人的（如改了名），請加 --same-people",
        "Ids that ledgers give to different names: {count}. Each would count as one person, so nothing was written. "
        "For example {told}. Please mend the ids or names in the workbooks and score them again; where they are the "
        "same people, who changed their names, add --same-people",
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
    "fault-drop": ("對第 {run} 次的撤銷與記入時不同", "The taking out of run {run} is not as it was entered"),
    "fault-source": (
        "併入的臺賬 {name} 與併入時不同：它的摘要推算不出來了",
        "The ledger {name} that was merged into this one is not as it was: its digests do not come out again",
    ),
    "fault-sources": (
        "併入了哪些臺賬的記載與併入時不同",
        "What is kept of the ledgers that were merged into this one is not as it was",
    ),
    "fault-head": (
        "臺賬中沒有摘要為 {digest} 的記錄：末尾可能被截去，或整個被替換",
        "No entry of the ledger has the digest {digest}: its end may have been cut off, or all of it exchanged",
    ),
    "scored-changed": (
        "這個計分結果與第 {run} 次記入時不同",
        "This scored workbook is not as run {run} entered it",
    ),
    "scored-gone": (
        "第 {run} 次的計分結果已不在原處",
        "The scored workbook of run {run} is no longer at its place",
    ),
    # Help pages.
    "cmd-ledger": (
        "查看臺賬：歷次計分、某一次的內容、核對、導出。",
        "Look into the ledger: its runs, what one of them holds, whether it is intact; and export it.",
    ),
    "cmd-runs": ("列出歷次計分，每個工作簿每次一行。", "List the runs: one line for each time a workbook was scored."),
    "cmd-show": (
        "顯示某一次計分：來源、所用規則、各成員得分。",
        "Show one run: where it came from, by which rules, and every member's score.",
    ),
    "cmd-verify": (
        "核對臺賬是否與記入時一樣，任何改動都會指出。",
        "Check that the ledger is as it was entered; whatever was changed is named.",
    ),
    "cmd-drop": (
        "撤銷某一次計分（試算、記錯時用）：它不再計入年度，撤銷人和原因留在臺賬上。",
        "Take a run out of its year, as an example or a mistake; who did so and why stays on record.",
    ),
    "cmd-merge": (
        "把幾個臺賬（例如各縣的）合併成一個新臺賬，原來的臺賬不動。",
        "Merge ledgers, such as those of counties, into a new one; they themselves are left as they are.",
    ),
    "cmd-export": (
        "把整個臺賬導出成表格文件（csv 或 parquet）。",
        "Export the whole ledger as tables (csv or parquet).",
    ),
    "meta-ledgers": ("臺賬", "LEDGER"),
    "arg-ledgers": ("要合併的臺賬文件，或放臺賬的文件夾", "The ledgers to merge, or folders of them."),
    "opt-into": ("合併成哪個新臺賬", "The file of the new ledger to make."),
    "opt-same-people": (
        "同一編號在幾個臺賬裏姓名不同時，也算作同一個人",
        "Take people of one id for the same, even where ledgers give them different names.",
    ),
    "arg-run": ("第幾次記錄，見 dangxing ledger runs", "The number of a run, as in dangxing ledger runs."),
    "meta-head": ("摘要|文件", "DIGEST|FILE"),
    "meta-reason": ("原因", "WHY"),
    "opt-head": (
        "臺賬中必須有的記錄：公示上所印的摘要，或保存着摘要的文件",
        "An entry that the ledger must hold: the digest that a notice bears, or a file with one in it.",
    ),
    "opt-reason": ("撤銷的原因", "Why it is taken out."),
    "opt-apart": (
        "成員與臺賬中另一工作簿大半相同時，不當作它的副本",
        "Take no workbook for a copy of another, even where most members are the same.",
    ),
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
    "col-dropped": ("撤銷", "Taken out"),
    "col-source": ("來自", "From"),
    "col-superseded": ("被取代於", "Superseded by"),
    "run-heading": ("第 {run} 次：{path}（{year} 年度）", "Run {run}: {path} ({year})"),
    "run-as-of": ("只計到 {date}，不算年度結果", "Scored only up to {date}; not the year's result"),
    "run-entered": ("記入時間 {entered}，程序版本 {program}", "Entered {entered} by dangxing {program}"),
    "run-source": ("併自臺賬 {source}", "Merged from the ledger {source}"),
    "run-input": ("來源摘要 {digest}", "Digest of the input: {digest}"),
    "run-rules": (
        "規則 {rule_set}，版本 {version}，摘要 {digest}",
        "Rules {rule_set}, version {version}, digest {digest}",
    ),
    "run-scored": ("計分結果 {path}", "Scored workbook: {path}"),
    "run-superseded": ("已被第 {run} 次取代", "Superseded by run {run}"),
    "run-dropped": ("已於 {when} 由 {who} 撤銷：{why}", "Taken out at {when} by {who}: {why}"),
    "run-digest": ("本次摘要 {digest}", "Digest of the run: {digest}"),
    "intact": (
        "臺賬完好：共 {runs} 次，末次摘要 {digest}",
        "The ledger is intact. Runs: {runs}; digest of the last: {digest}",
    ),
    "standing": (
        "計分結果：一致 {same}，改動過 {changed}，不在原處 {gone}，在別處未查 {elsewhere}",
        "Scored workbooks: {same} as entered, {changed} changed, {gone} gone, {elsewhere} elsewhere and not looked at",
    ),
    "dropped": (
        "已撤銷第 {run} 次（{path}，{year} 年度）",
        "Run {run} was taken out of the year ({path}, {year})",
    ),
    "not-intact": ("臺賬有 {count} 處不符", "Faults in the ledger: {count}"),
    "merged-one": (
        "{path}：{runs} 次，末次摘要 {digest}",
        "{path}: runs {runs}, digest of the last {digest}",
    ),
    "merged-same": (
        "{path}（{source}）和 {other_path}（{other_source}）是同一個工作簿，{year} 年度以後記入的為準",
        "{path} ({source}) and {other_path} ({other_source}) are the same workbook; of {year} the later entered counts",
    ),
    "merged": (
        "已合併成 {path}：共 {runs} 次，末次摘要 {digest}",
        "Merged into {path}: runs {runs}, digest of the last {digest}",
    ),
    "exported": ("已導出：{path}", "Exported: {path}"),
}
