"""What the command line says: help pages, wrong usage, the summary on the terminal."""

from dangxing.language import Texts
from dangxing.language.catalogue.columns import titles

TEXTS: Texts = {
    # Help pages.
    "about": (
        "按考核辦法給全年的記錄計分，並說明每一分的來歷。\n\n第一次使用：dangxing score 記錄.xlsx",
        "Scores a year of records by the rules of an appraisal, and shows where every point comes from.\n\n"
        "To begin: dangxing score records.xlsx",
    ),
    "heading": ("{title}：", "{title}: "),
    "usage": ("用法", "Usage"),
    "arguments": ("要給出的內容", "Arguments"),
    "options": ("選項", "Options"),
    "commands": ("命令", "Commands"),
    "meta-options": ("[選項]", "[OPTIONS]"),
    "meta-command": ("命令 …", "COMMAND …"),
    "meta-path": ("工作簿或文件夾", "PATH"),
    "meta-folder": ("文件夾", "DIR"),
    "meta-year": ("年份", "YEAR"),
    "meta-count": ("個數", "N"),
    "default": ("默認：{value}", "default: {value}"),
    "variable": ("環境變量 {name}", "also {name}"),
    "required": ("必填", "required"),
    "opt-help": ("顯示這份說明", "Show this message and exit."),
    "opt-version": ("顯示版本號", "Show the version and exit."),
    "opt-lang": (
        "用什麼文字顯示：zh-Hans 簡體，zh-Hant 繁體，en 英文（平時隨系統）",
        "The language to speak: zh-Hans, zh-Hant or en (else the system's).",
    ),
    "opt-year": (
        "考核年度，如 2024（不寫時，取記錄中日期所在的那一年）",
        "The year to score, such as 2024 (else the one year that the dates fall in).",
    ),
    "opt-as-of": (
        "只計到這一天（如 2024-06-30）的得分；年底到期的不算缺，另列為待辦，不影響年度結果",
        "Score only up to this day, such as 2024-06-30: what is only due by the year's end is not counted as missing "
        "but listed as still due. The year's result stays as it is.",
    ),
    "meta-date": ("日期", "DATE"),
    "opt-rules": (
        "規則所在的文件夾（不寫時，用當前文件夾下的 rules，沒有則用自帶的規則）",
        "The folder of the rules (else rules/ in the working folder, else the ones shipped).",
    ),
    "opt-out": (
        "計分結果存放的文件夾（不寫時，存在原工作簿旁邊的 scored 文件夾裏）",
        "The folder for scored workbooks (else scored/<year>/ beside each workbook).",
    ),
    "opt-jobs": (
        "同時處理幾個工作簿（不寫時自動決定）",
        "How many workbooks to work on at a time (else decided by their number and the machine).",
    ),
    "opt-no-records": ("計分結果裏不附原始記錄", "Leave the copy of the records out of the scored workbook."),
    "opt-format": ("顯示成什麼格式", "What to print."),
    "opt-branch": ("只寫這個支部的", "Only members of this branch."),
    "opt-track": ("只寫這個類別的，寫名稱或代號", "Only members of this track, by id or title."),
    "opt-member": ("只寫這個編號的，可以重複寫", "Only the member with this id; may be repeated."),
    "meta-branch": ("支部", "BRANCH"),
    "meta-one-track": ("類別", "TRACK"),
    "meta-id": ("編號", "ID"),
    "meta-file": ("文件", "FILE"),
    "opt-quiet": (
        "只顯示結果和錯誤，不顯示提醒、進度和小結",
        "Results and errors only: no warnings, progress or closing line.",
    ),
    "cmd-score": (
        "檢查工作簿並計分，把結果寫成新的工作簿，並顯示排名。原工作簿不會改動。",
        "Check workbooks, score them, write scored workbooks and print the ranking. The originals are never changed.",
    ),
    "arg-paths": (
        "記錄工作簿（xlsx、xlsm、xlsb、xls、ods）；給出文件夾，則處理其中所有的工作簿",
        "Records workbooks (xlsx, xlsm, xlsb, xls, ods); a folder stands for all workbooks in it.",
    ),
    # Wrong usage.
    "try-help": ("查看說明：{command} --help", "For help: {command} --help"),
    "no-such-option": ("沒有「{option}」這個選項", "There is no option {option}"),
    "no-such-command": ("沒有「{name}」這個命令", "There is no command {name}"),
    "path-for-command": (
        "「{name}」前面要寫做什麼；要計分，請寫：{score}",
        "Before {name} there must stand what to do; to score it, write: {score}",
    ),
    "did-you-mean": ("{message}，是否為「{nearest}」？", "{message}. Did you mean {nearest}?"),
    "no-command": ("請寫明要做什麼，可用的命令：{commands}", "Please say what to do; the commands are: {commands}"),
    "option-needs-value": ("「{option}」後面要寫一個值", "Option {option} needs a value after it"),
    "option-takes-no-value": ("「{option}」後面不用寫值", "Option {option} takes no value"),
    "missing-argument": ("還需要給出：{name}", "Still wanting: {name}"),
    "extra-arguments": ("多出了：{extra}，請去掉", "Not expected here: {extra}; please leave it out"),
    "bad-value": ("「{option}」的值用不了，請照說明填寫", "The value of {option} cannot be used; please see the help"),
    "bad-flag-variable": (
        "環境變量 {name} 只能設為 1（是）或 0（否）",
        "The environment variable {name} must be 1 (yes) or 0 (no)",
    ),
    "bad-usage": ("這條命令沒有看懂，請照說明填寫", "The command was not understood; please see the help"),
    "bad-language": (
        "「--lang」只能是 zh-Hans（簡體）、zh-Hant（繁體）或 en（英文），現在寫的是「{value}」",
        "--lang must be zh-Hans, zh-Hant or en, not {value}",
    ),
    "bad-year": (
        "年份要寫四位數字，例如 --year 2024，現在寫的是「{value}」",
        "The year must be four digits, such as --year 2024, not {value}",
    ),
    "bad-as-of": (
        "「--as-of」要寫一個日期，例如 --as-of 2024-06-30，現在寫的是「{value}」",
        "--as-of must be a date, such as --as-of 2024-06-30, not {value}",
    ),
    "as-of-either-year": (
        "{date} 屬於哪個年度，各套考核辦法不同（{years}），請加 --year 寫明",
        "In which year {date} lies differs between the rule sets ({years}); please name it with --year",
    ),
    "as-of-other-year": (
        "{date} 不在 {year} 年度內，請改寫 --as-of 或 --year",
        "{date} does not lie in {year}; please change --as-of or --year",
    ),
    "bad-jobs": (
        "「--jobs」要寫 1 到 {most} 的整數，現在寫的是「{value}」",
        "--jobs must be a whole number from 1 to {most}, not {value}",
    ),
    "bad-format": (
        "「--format」要從 {allowed} 中選一個，現在寫的是「{value}」",
        "--format must be one of {allowed}, not {value}",
    ),
    "no-paths": (
        "請給出要計分的工作簿，例如：dangxing score 記錄.xlsx",
        "Please name the workbook to score, for example: dangxing score records.xlsx",
    ),
    # Files and folders.
    "own-result": (
        "{path}：這是「{input}」{year}年的計分結果，不是記錄；請對「{input}」計分",
        "{path}: the result of {input} for {year}, no records; score {input}",
    ),
    "own-output": (
        "{path}：這是 dangxing 生成的文件，不是記錄；請對記錄工作簿計分",
        "{path}: made by dangxing, and no records; score the records workbook",
    ),
    "not-found": (
        "找不到這個文件或文件夾，請核對名稱和所在位置",
        "There is no such file or folder; please check its name and place",
    ),
    "too-long": (
        "路徑太長，系統找不到；請把文件夾移到離盤符近一些的地方（如 D:\\考核），名稱取短一些",
        "The path is too long for the system to find it; move the folder nearer to the drive, under a shorter name",
    ),
    "pattern-without-workbooks": (
        "「{path}」找到的文件裏沒有記錄工作簿（計分結果、標註副本不算）",
        "No records workbook is among what {path} finds (scored workbooks and marked copies are left out)",
    ),
    "folder-unreadable": (
        "這個文件夾打不開（{reason}），請核對訪問權限",
        "The folder cannot be opened ({reason}); please check your right to it",
    ),
    "folder-without-workbooks": (
        "這個文件夾裏沒有可計分的工作簿（xlsx、xlsm、xlsb、xls、ods），下級文件夾不在內",
        "No workbook to score in this folder (xlsx, xlsm, xlsb, xls, ods); folders inside it are not searched",
    ),
    # Why the system could not open or write a file.
    "system-denied": ("沒有權限，或文件正被別的程序打開", "permission denied, or open in another program"),
    "system-missing": ("沒有這個文件或文件夾", "no such file or folder"),
    "system-full": ("磁盤已滿", "no space left on the disk"),
    "system-read-only": ("只能讀，不能寫", "read-only"),
    "system-folder": ("這是文件夾", "it is a folder"),
    "system-no-folder": ("路徑中有一段不是文件夾", "a part of the path is no folder"),
    "system-too-long": ("名稱太長", "the name is too long"),
    "system-busy": ("正被別的程序使用", "in use by another program"),
    "system-broken": ("磁盤讀寫出錯", "the disk failed"),
    "system-there": ("已經有這個名字的文件或文件夾", "there is one of that name already"),
    "folder-not-writable": (
        "這個文件夾建不了或寫不進去（{reason}），請用 --out 另選一個文件夾",
        "The folder cannot be made or written to ({reason}); please choose another with --out",
    ),
    "would-overwrite-input": (
        "計分結果會蓋掉原工作簿，因此沒有寫。請用 --out 另選一個文件夾",
        "The scored workbook would replace an original, so it was not written; please choose another folder with --out",
    ),
    "worker-died": (
        "處理這個工作簿時程序被系統中止了，可能是內存不夠。其他工作簿不受影響；請關掉別的程序後單獨再試",
        "The process working on this workbook was ended by the system, perhaps for want of memory. The others are not "
        "affected; please close other programs and try this one alone",
    ),
    "internal-error": (
        "程序內部出錯（{kind}），這是程序的毛病，不是您的操作問題。請加上 --debug 再運行一次，把顯示的內容發給維護人員",
        "An internal error ({kind}): this is a bug of dangxing, not your doing. Please run it again with --debug and "
        "send what is shown to the maintainers",
    ),
    "interrupted": ("已中止", "Stopped"),
    "output-failed": (
        "結果輸出不了（{reason}），請核對磁盤空間",
        "The results could not be put out ({reason}); please check that the disk is not full",
    ),
    "with-hint": ("{message}。{hint}", "{message}. {hint}"),
    # The ranked table.
    "workbook-heading": ("{path}（{year}年度）", "{path} ({year})"),
    "workbook-heading-as-of": ("{path}（{year}年度，截至{date}）", "{path} ({year}, as of {date})"),
    "due-heading": ("尚待完成：", "Still due:"),
    "due-member": ("{name}：{due}", "{name}: {due}"),
    **titles("col", "rank name id branch track total outcome"),
    "col-quantified": ("量化分", "Quantified"),
    "col-poll": ("測評分", "Poll"),
    "outcome-with-reasons": ("{outcome}：{reasons}", "{outcome}: {reasons}"),
    "vetoed": ("一票否決", "Vetoed"),
    "pending": ("待定", "Pending"),
    "list-separator": ("；", "; "),
    "outcome-count": ("{outcome} {count} 人", "{outcome}: {count}"),
    "outcome-counts": ("共 {members} 人：{counts}", "{members} in all. {counts}"),
    "written": ("計分結果已存為：{path}", "Scored workbook: {path}"),
    # The closing line.
    "summary-scored": ("已計分 {count} 個工作簿", "Workbooks scored: {count}"),
    "summary-none": ("沒有計分", "nothing was scored"),
    "summary-left": ("未計分 {count} 個", "not scored: {count}"),
    "summary-errors": ("錯誤 {count} 處", "errors: {count}"),
    "error": ("錯誤", "error"),
    "warning": ("提醒", "warning"),
    "summary-warnings": ("提醒 {count} 處", "warnings: {count}"),
    "summary-separator": ("，", "; "),
    # Progress.
    "progress": ("正在計分", "Scoring"),
    # template
    "cmd-template": (
        "生成一份空白的記錄簿：有下拉列表、填寫檢查、各列說明、示例和填寫說明頁。寫明類別的，只列這些類別要填的內容。",
        "Write an empty records workbook with drop-down lists, checks, notes on each column, an example row and a page "
        "of instructions. With tracks named, it offers what those need.",
    ),
    "meta-track": ("[類別]", "[TRACK]"),
    "meta-place": ("文件或文件夾", "FILE|DIR"),
    "arg-tracks": (
        "要考核的類別，寫名稱或代號，如 普通黨員 或 ordinary（不寫時，所有類別）",
        "The tracks to fill in for, by id or title, such as ordinary (else all).",
    ),
    "opt-template-year": (
        "哪一年的記錄簿，如 2024；寫了，日期就只能填這一年的",
        "The year of the records, such as 2024; only dates in it can then be entered.",
    ),
    "opt-template-out": (
        "存為哪個文件，或存到哪個文件夾（不寫時，存為當前文件夾下的 記錄簿.xlsx，有年份的加上年份）",
        "The file to write, or the folder for it (else records.xlsx in the working folder, the year in its name if "
        "there is one).",
    ),
    "opt-force": ("已有同名文件時，蓋掉它", "Replace a file that is already there."),
    "no-such-track": (
        "沒有「{name}」這個類別，可用的類別：{known}",
        "There is no track {name}; the tracks are: {known}",
    ),
    "already-there": (
        "已經有這個文件，沒有改動它。請用 --out 換個文件名，確實要蓋掉的加上 --force",
        "This file is already there and was left alone; name another with --out, or replace it with --force",
    ),
    "not-xlsx": (
        "記錄簿只能存為 .xlsx 文件，現在寫的是「{path}」",
        "A template can only be written as .xlsx, not as {path}",
    ),
    "template-written": ("空白記錄簿已存為：{path}", "Empty records workbook: {path}"),
}
