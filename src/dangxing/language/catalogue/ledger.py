"""What is said of the ledger: why it cannot be opened or written, what is wrong in it, its tables on the terminal."""

from dangxing.language import Texts

TEXTS: Texts = {
    # What cannot run.
    "missing": (
        "还没有台账。先计分一次（dangxing score），或用 --ledger 指明台账文件",
        "還沒有臺賬。先計分一次（dangxing score），或用 --ledger 指明臺賬文件",
        "There is no ledger here yet; score a workbook first (dangxing score), or name the file with --ledger",
    ),
    "nothing": (
        "台账里什么也没有。先计分一次（dangxing score），或用 --ledger 指明另一个台账文件",
        "臺賬裏什麼也沒有。先計分一次（dangxing score），或用 --ledger 指明另一個臺賬文件",
        "The ledger is empty; score a workbook first (dangxing score), or name another file with --ledger",
    ),
    "folder": (
        "这是文件夹，不是台账，请用 --ledger 指明一个文件",
        "這是文件夾，不是臺賬，請用 --ledger 指明一個文件",
        "A folder, not a ledger; please name a file with --ledger",
    ),
    "no-folder": (
        "没有“{folder}”这个文件夹，台账无处存放，请先建立它，或用 --ledger 另选一处",
        "沒有「{folder}」這個文件夾，臺賬無處存放，請先建立它，或用 --ledger 另選一處",
        "There is no folder {folder} to keep the ledger in; please make it, or choose another place with --ledger",
    ),
    "not-a-ledger": (
        "这个文件不是台账，没有改动它，请用 --ledger 指明另一个文件",
        "這個文件不是臺賬，沒有改動它，請用 --ledger 指明另一個文件",
        "This file is not a ledger and was left as it is; please name another with --ledger",
    ),
    "newer": (
        "台账是较新版本的程序写的（台账版本 {found}，本程序只认得到 {known}），请更新程序",
        "臺賬是較新版本的程序寫的（臺賬版本 {found}，本程序只認得到 {known}），請更新程序",
        "The ledger was written by a newer dangxing (ledger version {found}; this one knows {known}); please update",
    ),
    "damaged": (
        "台账文件已损坏，没有改动它。请用备份替换，或把它改名后重新计分",
        "臺賬文件已損壞，沒有改動它。請用備份替換，或把它改名後重新計分",
        "The ledger is damaged and was left as it is; put a backup in its place, or rename it and score again",
    ),
    "locked": (
        "另一个程序正占用台账，等了很久仍未放开。请等它做完或关掉它，再运行一次",
        "另一個程序正佔用臺賬，等了很久仍未放開。請等它做完或關掉它，再運行一次",
        "Another program has the ledger locked and did not let go; let it finish or close it, then run this again",
    ),
    "disk-full": (
        "磁盘已满，台账写不进去，仍是原来的样子。请腾出空间后再运行一次",
        "磁盤已滿，臺賬寫不進去，仍是原來的樣子。請騰出空間後再運行一次",
        "The disk is full: nothing was entered and the ledger is as it was; please make room and run this again",
    ),
    "write-denied": (
        "没有写入台账的权限。请核对文件和所在文件夹的权限，或用 --ledger 另选一处",
        "沒有寫入臺賬的權限。請核對文件和所在文件夾的權限，或用 --ledger 另選一處",
        "No permission to write the ledger; please check the file and its folder, or choose another with --ledger",
    ),
    "read-denied": (
        "没有读取台账的权限，请核对文件权限",
        "沒有讀取臺賬的權限，請核對文件權限",
        "No permission to read the ledger; please check the permissions of the file",
    ),
    "cannot-open": (
        "台账打不开，请核对文件和所在文件夹的权限，或先复制到可以写入的文件夹",
        "臺賬打不開，請核對文件和所在文件夾的權限，或先複製到可以寫入的文件夾",
        "The ledger cannot be opened; please check its permissions, or copy it to a folder that can be written to",
    ),
    "failed": (
        "台账读写出错（{reason}），请检查磁盘或网络后再运行一次",
        "臺賬讀寫出錯（{reason}），請檢查磁盤或網絡後再運行一次",
        "The ledger could not be read or written ({reason}); please check the disk or the network and run this again",
    ),
    "draft-unreadable": (
        "刚写好的计分结果读不回来（{reason}），因此没有记入台账，请再运行一次",
        "剛寫好的計分結果讀不回來（{reason}），因此沒有記入臺賬，請再運行一次",
        "The scored workbook could not be read back ({reason}), so nothing was entered; please run this again",
    ),
    "not-placed": (
        "已记入台账，但计分结果替换不了原有的文件（{reason}）。请关掉打开它的程序，再计分一次",
        "已記入臺賬，但計分結果替換不了原有的文件（{reason}）。請關掉打開它的程序，再計分一次",
        "Entered in the ledger, but the scored workbook could not replace the old one ({reason}); please close the "
        "program that has it open and score again",
    ),
    "no-run": (
        "台账里没有第 {run} 次记录，现有第 1 到 {last} 次",
        "臺賬裏沒有第 {run} 次記錄，現有第 1 到 {last} 次",
        "The ledger has no run {run}; it has runs 1 to {last}",
    ),
    "bad-run": (
        "记录的次序要写一个正整数，例如 12，现在写的是“{value}”",
        "記錄的次序要寫一個正整數，例如 12，現在寫的是「{value}」",
        "A run is named by a whole number from 1, such as 12, not {value}",
    ),
    "no-year": (
        "台账里没有 {year} 年度的记录，现有年度：{years}",
        "臺賬裏沒有 {year} 年度的記錄，現有年度：{years}",
        "The ledger holds nothing of {year}; it holds: {years}",
    ),
    "bad-export-format": (
        "导出格式只能是 csv 或 parquet，现在写的是“{value}”",
        "導出格式只能是 csv 或 parquet，現在寫的是「{value}」",
        "The format of an export must be csv or parquet, not {value}",
    ),
    "export-failed": (
        "导出的文件写不进去（{reason}），请核对权限和磁盘空间，或用 --out 另选一个文件夹",
        "導出的文件寫不進去（{reason}），請核對權限和磁盤空間，或用 --out 另選一個文件夾",
        "The export could not be written ({reason}); please check permissions and space, or choose a folder with --out",
    ),
    "no-pyarrow": (
        "导出 parquet 需要另装 pyarrow：pip install 'dangxing[parquet]'，或改用 --format csv",
        "導出 parquet 需要另裝 pyarrow：pip install 'dangxing[parquet]'，或改用 --format csv",
        "Writing parquet needs pyarrow: pip install 'dangxing[parquet]', or use --format csv",
    ),
    # What is wrong in it.
    "fault-structure": ("文件结构已损坏：{detail}", "文件結構已損壞：{detail}", "The file is damaged: {detail}"),
    "fault-reference": (
        "表 {table} 中有一行指向不存在的记录",
        "表 {table} 中有一行指向不存在的記錄",
        "A row of table {table} points to one that is not there",
    ),
    "fault-schema": (
        "{name} 的定义被改动、删除或添加过",
        "{name} 的定義被改動、刪除或添加過",
        "The definition of {name} was changed, removed or added",
    ),
    "fault-rules": (
        "所存规则 {rule_set}（{version}，{digest}）与记入时不同",
        "所存規則 {rule_set}（{version}，{digest}）與記入時不同",
        "The stored rules {rule_set} ({version}, {digest}) are not as they were entered",
    ),
    "fault-content": (
        "第 {run} 次（{path}）的得分或明细与记入时不同",
        "第 {run} 次（{path}）的得分或明細與記入時不同",
        "Scores or lines of run {run} ({path}) are not as they were entered",
    ),
    "fault-stray": (
        "有一份得分（{scoring}）不属于任何一次记录",
        "有一份得分（{scoring}）不屬於任何一次記錄",
        "There are scores ({scoring}) that no run entered",
    ),
    "fault-gap": (
        "缺少第 {first} 到 {last} 次记录",
        "缺少第 {first} 到 {last} 次記錄",
        "Runs {first} to {last} are missing",
    ),
    "fault-chain": (
        "第 {run} 次（{path}）接不上它前面的一次",
        "第 {run} 次（{path}）接不上它前面的一次",
        "Run {run} ({path}) does not follow from the run before it",
    ),
    "fault-run": (
        "第 {run} 次（{path}）与记入时不同",
        "第 {run} 次（{path}）與記入時不同",
        "Run {run} ({path}) is not as it was entered",
    ),
    # Help pages.
    "cmd-ledger": (
        "查看台账：历次计分、某一次的内容、核对、导出。",
        "查看臺賬：歷次計分、某一次的內容、覈對、導出。",
        "Look into the ledger: its runs, what one of them holds, whether it is intact; and export it.",
    ),
    "cmd-runs": (
        "列出历次计分，每个工作簿每次一行。",
        "列出歷次計分，每個工作簿每次一行。",
        "List the runs: one line for each time a workbook was scored.",
    ),
    "cmd-show": (
        "显示某一次计分：来源、所用规则、各成员得分。",
        "顯示某一次計分：來源、所用規則、各成員得分。",
        "Show one run: where it came from, by which rules, and every member's score.",
    ),
    "cmd-verify": (
        "核对台账是否与记入时一样，任何改动都会指出。",
        "覈對臺賬是否與記入時一樣，任何改動都會指出。",
        "Check that the ledger is as it was entered; whatever was changed is named.",
    ),
    "cmd-export": (
        "把整个台账导出成表格文件（csv 或 parquet）。",
        "把整個臺賬導出成表格文件（csv 或 parquet）。",
        "Export the whole ledger as tables (csv or parquet).",
    ),
    "arg-run": (
        "第几次记录，见 dangxing ledger runs",
        "第幾次記錄，見 dangxing ledger runs",
        "The number of a run, as in dangxing ledger runs.",
    ),
    "meta-run": ("次序", "次序", "RUN"),
    "meta-file": ("文件", "文件", "FILE"),
    "opt-ledger": (
        "台账文件（不写时，用当前文件夹下的 dangxing.sqlite）",
        "臺賬文件（不寫時，用當前文件夾下的 dangxing.sqlite）",
        "The ledger (else dangxing.sqlite in the working folder).",
    ),
    "opt-no-ledger": (
        "只写计分结果，不记入台账",
        "只寫計分結果，不記入臺賬",
        "Write scored workbooks only, and enter nothing in the ledger.",
    ),
    "opt-to": (
        "导出到哪个文件夹（不写时，用当前文件夹下的 ledger-export）",
        "導出到哪個文件夾（不寫時，用當前文件夾下的 ledger-export）",
        "The folder to export to (else ledger-export in the working folder).",
    ),
    "opt-export-format": (
        "导出成什么格式：csv 或 parquet",
        "導出成什麼格式：csv 或 parquet",
        "What to write: csv or parquet.",
    ),
    # Tables.
    "col-run": ("次序", "次序", "Run"),
    "col-year": ("年度", "年度", "Year"),
    "col-as-of": ("截至", "截至", "As of"),
    "col-path": ("工作簿", "工作簿", "Workbook"),
    "col-members": ("人数", "人數", "Members"),
    "col-lines": ("明细", "明細", "Lines"),
    "col-entered": ("记入时间", "記入時間", "Entered"),
    "col-superseded": ("被取代于", "被取代於", "Superseded by"),
    "run-heading": (
        "第 {run} 次：{path}（{year} 年度）",
        "第 {run} 次：{path}（{year} 年度）",
        "Run {run}: {path} ({year})",
    ),
    "run-as-of": (
        "只计到 {date}，不算年度结果",
        "只計到 {date}，不算年度結果",
        "Scored only up to {date}; not the year's result",
    ),
    "run-entered": (
        "记入时间 {entered}，程序版本 {program}",
        "記入時間 {entered}，程序版本 {program}",
        "Entered {entered} by dangxing {program}",
    ),
    "run-input": ("来源摘要 {digest}", "來源摘要 {digest}", "Digest of the input: {digest}"),
    "run-rules": (
        "规则 {rule_set}，版本 {version}，摘要 {digest}",
        "規則 {rule_set}，版本 {version}，摘要 {digest}",
        "Rules {rule_set}, version {version}, digest {digest}",
    ),
    "run-scored": ("计分结果 {path}", "計分結果 {path}", "Scored workbook: {path}"),
    "run-superseded": ("已被第 {run} 次取代", "已被第 {run} 次取代", "Superseded by run {run}"),
    "run-digest": ("本次摘要 {digest}", "本次摘要 {digest}", "Digest of the run: {digest}"),
    "intact": (
        "台账完好：共 {runs} 次，末次摘要 {digest}",
        "臺賬完好：共 {runs} 次，末次摘要 {digest}",
        "The ledger is intact. Runs: {runs}; digest of the last: {digest}",
    ),
    "not-intact": ("台账有 {count} 处不符", "臺賬有 {count} 處不符", "Faults in the ledger: {count}"),
    "exported": ("已导出：{path}", "已導出：{path}", "Exported: {path}"),
}
