"""What the command line says: help pages, wrong usage, the summary on the terminal."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Help pages.
    "about": (
        "按考核办法给全年的记录计分，并说明每一分的来历。\n\n第一次使用：dangxing score 记录.xlsx",
        "按考核辦法給全年的記錄計分，並說明每一分的來歷。\n\n第一次使用：dangxing score 記錄.xlsx",
        "Scores a year of records by the rules of an appraisal, and shows where every point comes from.\n\n"
        "To begin: dangxing score records.xlsx",
    ),
    "heading": ("{title}：", "{title}：", "{title}: "),
    "usage": ("用法", "用法", "Usage"),
    "arguments": ("要给出的内容", "要給出的內容", "Arguments"),
    "options": ("选项", "選項", "Options"),
    "commands": ("命令", "命令", "Commands"),
    "meta-options": ("[选项]", "[選項]", "[OPTIONS]"),
    "meta-command": ("命令 …", "命令 …", "COMMAND …"),
    "meta-path": ("工作簿或文件夹", "工作簿或文件夾", "PATH"),
    "meta-folder": ("文件夹", "文件夾", "DIR"),
    "meta-year": ("年份", "年份", "YEAR"),
    "meta-count": ("个数", "個數", "N"),
    "default": ("默认：{value}", "默認：{value}", "default: {value}"),
    "variable": ("环境变量 {name}", "環境變量 {name}", "also {name}"),
    "required": ("必填", "必填", "required"),
    "opt-help": ("显示这份说明", "顯示這份說明", "Show this message and exit."),
    "opt-version": ("显示版本号", "顯示版本號", "Show the version and exit."),
    "opt-lang": (
        "用什么文字显示：zh-Hans 简体，zh-Hant 繁体，en 英文（平时随系统）",
        "用什麼文字顯示：zh-Hans 簡體，zh-Hant 繁體，en 英文（平時隨系統）",
        "The language to speak: zh-Hans, zh-Hant or en (else the system's).",
    ),
    "opt-year": (
        "考核年度，如 2024（不写时，取记录中日期所在的那一年）",
        "考核年度，如 2024（不寫時，取記錄中日期所在的那一年）",
        "The year to score, such as 2024 (else the one year that the dates fall in).",
    ),
    "opt-as-of": (
        "只计到这一天（如 2024-06-30）的得分；年底到期的不算缺，另列为待办，不影响年度结果",
        "只計到這一天（如 2024-06-30）的得分；年底到期的不算缺，另列為待辦，不影響年度結果",
        "Score only up to this day, such as 2024-06-30: what is only due by the year's end is not counted as missing "
        "but listed as still due. The year's result stays as it is.",
    ),
    "meta-date": ("日期", "日期", "DATE"),
    "opt-rules": (
        "规则所在的文件夹（不写时，用当前文件夹下的 rules，没有则用自带的规则）",
        "規則所在的文件夾（不寫時，用當前文件夾下的 rules，沒有則用自帶的規則）",
        "The folder of the rules (else rules/ in the working folder, else the ones shipped).",
    ),
    "opt-out": (
        "计分结果存放的文件夹（不写时，存在原工作簿旁边的 scored 文件夹里）",
        "計分結果存放的文件夾（不寫時，存在原工作簿旁邊的 scored 文件夾裏）",
        "The folder for scored workbooks (else scored/<year>/ beside each workbook).",
    ),
    "opt-jobs": (
        "同时处理几个工作簿（不写时自动决定）",
        "同時處理幾個工作簿（不寫時自動決定）",
        "How many workbooks to work on at a time (else decided by their number and the machine).",
    ),
    "opt-no-records": (
        "计分结果里不附原始记录",
        "計分結果裏不附原始記錄",
        "Leave the copy of the records out of the scored workbook.",
    ),
    "opt-format": (
        "显示成什么格式：table 表格，json，csv",
        "顯示成什麼格式：table 表格，json，csv",
        "What to print: table, json or csv.",
    ),
    "opt-quiet": (
        "只显示结果和错误，不显示提醒、进度和小结",
        "只顯示結果和錯誤，不顯示提醒、進度和小結",
        "Results and errors only: no warnings, progress or closing line.",
    ),
    "cmd-score": (
        "检查工作簿并计分，把结果写成新的工作簿，并显示排名。原工作簿不会改动。",
        "檢查工作簿並計分，把結果寫成新的工作簿，並顯示排名。原工作簿不會改動。",
        "Check workbooks, score them, write scored workbooks and print the ranking. The originals are never changed.",
    ),
    "arg-paths": (
        "记录工作簿（xlsx、xlsm、xlsb、xls、ods）；给出文件夹，则处理其中所有的工作簿",
        "記錄工作簿（xlsx、xlsm、xlsb、xls、ods）；給出文件夾，則處理其中所有的工作簿",
        "Records workbooks (xlsx, xlsm, xlsb, xls, ods); a folder stands for all workbooks in it.",
    ),
    # Wrong usage.
    "try-help": ("查看说明：{command} --help", "查看說明：{command} --help", "For help: {command} --help"),
    "no-such-option": ("没有“{option}”这个选项", "沒有「{option}」這個選項", "There is no option {option}"),
    "no-such-command": ("没有“{name}”这个命令", "沒有「{name}」這個命令", "There is no command {name}"),
    "did-you-mean": (
        "{message}，是否为“{nearest}”？",
        "{message}，是否為「{nearest}」？",
        "{message}. Did you mean {nearest}?",
    ),
    "no-command": (
        "请写明要做什么，可用的命令：{commands}",
        "請寫明要做什麼，可用的命令：{commands}",
        "Please say what to do; the commands are: {commands}",
    ),
    "option-needs-value": (
        "“{option}”后面要写一个值",
        "「{option}」後面要寫一個值",
        "Option {option} needs a value after it",
    ),
    "option-takes-no-value": (
        "“{option}”后面不用写值",
        "「{option}」後面不用寫值",
        "Option {option} takes no value",
    ),
    "missing-argument": ("还需要给出：{name}", "還需要給出：{name}", "Still wanting: {name}"),
    "extra-arguments": (
        "多出了：{extra}，请去掉",
        "多出了：{extra}，請去掉",
        "Not expected here: {extra}; please leave it out",
    ),
    "bad-value": (
        "“{option}”的值用不了，请照说明填写",
        "「{option}」的值用不了，請照說明填寫",
        "The value of {option} cannot be used; please see the help",
    ),
    "bad-flag-variable": (
        "环境变量 {name} 只能设为 1（是）或 0（否）",
        "環境變量 {name} 只能設為 1（是）或 0（否）",
        "The environment variable {name} must be 1 (yes) or 0 (no)",
    ),
    "bad-usage": (
        "这条命令没有看懂，请照说明填写",
        "這條命令沒有看懂，請照說明填寫",
        "The command was not understood; please see the help",
    ),
    "bad-language": (
        "“--lang”只能是 zh-Hans（简体）、zh-Hant（繁体）或 en（英文），现在写的是“{value}”",
        "「--lang」只能是 zh-Hans（簡體）、zh-Hant（繁體）或 en（英文），現在寫的是「{value}」",
        "--lang must be zh-Hans, zh-Hant or en, not {value}",
    ),
    "bad-year": (
        "年份要写四位数字，例如 --year 2024，现在写的是“{value}”",
        "年份要寫四位數字，例如 --year 2024，現在寫的是「{value}」",
        "The year must be four digits, such as --year 2024, not {value}",
    ),
    "bad-as-of": (
        "“--as-of”要写一个日期，例如 --as-of 2024-06-30，现在写的是“{value}”",
        "「--as-of」要寫一個日期，例如 --as-of 2024-06-30，現在寫的是「{value}」",
        "--as-of must be a date, such as --as-of 2024-06-30, not {value}",
    ),
    "as-of-other-year": (
        "{date} 不在 {year} 年内，请改写 --as-of 或 --year",
        "{date} 不在 {year} 年內，請改寫 --as-of 或 --year",
        "{date} does not lie in {year}; please change --as-of or --year",
    ),
    "bad-jobs": (
        "“--jobs”要写 1 到 {most} 的整数，现在写的是“{value}”",
        "「--jobs」要寫 1 到 {most} 的整數，現在寫的是「{value}」",
        "--jobs must be a whole number from 1 to {most}, not {value}",
    ),
    "bad-format": (
        "“--format”只能是 table、json 或 csv，现在写的是“{value}”",
        "「--format」只能是 table、json 或 csv，現在寫的是「{value}」",
        "--format must be table, json or csv, not {value}",
    ),
    "no-paths": (
        "请给出要计分的工作簿，例如：dangxing score 记录.xlsx",
        "請給出要計分的工作簿，例如：dangxing score 記錄.xlsx",
        "Please name the workbook to score, for example: dangxing score records.xlsx",
    ),
    # Files and folders.
    "not-found": (
        "找不到这个文件或文件夹，请核对名称和所在位置",
        "找不到這個文件或文件夾，請核對名稱和所在位置",
        "There is no such file or folder; please check its name and place",
    ),
    "folder-unreadable": (
        "这个文件夹打不开（{reason}），请核对访问权限",
        "這個文件夾打不開（{reason}），請核對訪問權限",
        "The folder cannot be opened ({reason}); please check your right to it",
    ),
    "folder-without-workbooks": (
        "这个文件夹里没有可计分的工作簿（xlsx、xlsm、xlsb、xls、ods），下级文件夹不在内",
        "這個文件夾裏沒有可計分的工作簿（xlsx、xlsm、xlsb、xls、ods），下級文件夾不在內",
        "No workbook to score in this folder (xlsx, xlsm, xlsb, xls, ods); folders inside it are not searched",
    ),
    "folder-not-writable": (
        "这个文件夹建不了或写不进去（{reason}），请用 --out 另选一个文件夹",
        "這個文件夾建不了或寫不進去（{reason}），請用 --out 另選一個文件夾",
        "The folder cannot be made or written to ({reason}); please choose another with --out",
    ),
    "would-overwrite-input": (
        "计分结果会盖掉原工作簿，因此没有写。请用 --out 另选一个文件夹",
        "計分結果會蓋掉原工作簿，因此沒有寫。請用 --out 另選一個文件夾",
        "The scored workbook would replace an original, so it was not written; please choose another folder with --out",
    ),
    "worker-died": (
        "处理这个工作簿时程序被系统中止了，可能是内存不够。其他工作簿不受影响；请关掉别的程序后单独再试",
        "處理這個工作簿時程序被系統中止了，可能是內存不夠。其他工作簿不受影響；請關掉別的程序後單獨再試",
        "The process working on this workbook was ended by the system, perhaps for want of memory. The others are not "
        "affected; please close other programs and try this one alone",
    ),
    "internal-error": (
        "程序内部出错（{kind}），这是程序的毛病，不是您的操作问题。请加上 --debug 再运行一次，把显示的内容发给维护人员",
        "程序內部出錯（{kind}），這是程序的毛病，不是您的操作問題。請加上 --debug 再運行一次，把顯示的內容發給維護人員",
        "An internal error ({kind}): this is a bug of dangxing, not your doing. Please run it again with --debug and "
        "send what is shown to the maintainers",
    ),
    "interrupted": ("已中止", "已中止", "Stopped"),
    "output-failed": (
        "结果输出不了（{reason}），请核对磁盘空间",
        "結果輸出不了（{reason}），請核對磁盤空間",
        "The results could not be put out ({reason}); please check that the disk is not full",
    ),
    "with-hint": ("{message}。{hint}", "{message}。{hint}", "{message}. {hint}"),
    # The ranked table.
    "workbook-heading": ("{path}（{year}年度）", "{path}（{year}年度）", "{path} ({year})"),
    "workbook-heading-as-of": (
        "{path}（{year}年度，截至{date}）",
        "{path}（{year}年度，截至{date}）",
        "{path} ({year}, as of {date})",
    ),
    "due-heading": ("尚待完成：", "尚待完成：", "Still due:"),
    "due-member": ("{name}：{due}", "{name}：{due}", "{name}: {due}"),
    "col-rank": ("名次", "名次", "Rank"),
    "col-name": ("姓名", "姓名", "Name"),
    "col-id": ("编号", "編號", "ID"),
    "col-branch": ("支部", "支部", "Branch"),
    "col-track": ("类别", "類別", "Track"),
    "col-quantified": ("量化分", "量化分", "Quantified"),
    "col-poll": ("测评分", "測評分", "Poll"),
    "col-total": ("总分", "總分", "Total"),
    "col-outcome": ("结果", "結果", "Outcome"),
    "outcome-with-reasons": ("{outcome}：{reasons}", "{outcome}：{reasons}", "{outcome}: {reasons}"),
    "vetoed": ("一票否决", "一票否決", "Vetoed"),
    "pending": ("待定", "待定", "Pending"),
    "list-separator": ("；", "；", "; "),
    "outcome-count": ("{outcome} {count} 人", "{outcome} {count} 人", "{outcome}: {count}"),
    "outcome-counts": ("共 {members} 人：{counts}", "共 {members} 人：{counts}", "{members} in all. {counts}"),
    "written": ("计分结果已存为：{path}", "計分結果已存為：{path}", "Scored workbook: {path}"),
    # The closing line.
    "summary-scored": ("已计分 {count} 个工作簿", "已計分 {count} 個工作簿", "Workbooks scored: {count}"),
    "summary-none": ("没有计分", "沒有計分", "nothing was scored"),
    "summary-left": ("未计分 {count} 个", "未計分 {count} 個", "not scored: {count}"),
    "summary-errors": ("错误 {count} 处", "錯誤 {count} 處", "errors: {count}"),
    "summary-warnings": ("提醒 {count} 处", "提醒 {count} 處", "warnings: {count}"),
    "summary-separator": ("，", "，", "; "),
    # Progress.
    "progress": ("正在计分", "正在計分", "Scoring"),
    # template
    "cmd-template": (
        "生成一份空白的记录簿：有下拉列表、填写检查、各列说明、示例和填写说明页。写明类别的，只列这些类别要填的内容。",
        "生成一份空白的記錄簿：有下拉列表、填寫檢查、各列說明、示例和填寫說明頁。寫明類別的，只列這些類別要填的內容。",
        "Write an empty records workbook with drop-down lists, checks, notes on each column, an example row and a page "
        "of instructions. With tracks named, it offers what those need.",
    ),
    "meta-track": ("[类别]", "[類別]", "[TRACK]"),
    "meta-place": ("文件或文件夹", "文件或文件夾", "FILE|DIR"),
    "arg-tracks": (
        "要考核的类别，写名称或代号，如 普通党员 或 ordinary（不写时，所有类别）",
        "要考核的類別，寫名稱或代號，如 普通黨員 或 ordinary（不寫時，所有類別）",
        "The tracks to fill in for, by id or title, such as ordinary (else all).",
    ),
    "opt-template-year": (
        "哪一年的记录簿，如 2024；写了，日期就只能填这一年的",
        "哪一年的記錄簿，如 2024；寫了，日期就只能填這一年的",
        "The year of the records, such as 2024; only dates in it can then be entered.",
    ),
    "opt-template-out": (
        "存为哪个文件，或存到哪个文件夹（不写时，存为当前文件夹下的 记录簿.xlsx，有年份的加上年份）",
        "存為哪個文件，或存到哪個文件夾（不寫時，存為當前文件夾下的 記錄簿.xlsx，有年份的加上年份）",
        "The file to write, or the folder for it (else records.xlsx in the working folder, the year in its name if "
        "there is one).",
    ),
    "opt-force": ("已有同名文件时，盖掉它", "已有同名文件時，蓋掉它", "Replace a file that is already there."),
    "no-such-track": (
        "没有“{name}”这个类别，可用的类别：{known}",
        "沒有「{name}」這個類別，可用的類別：{known}",
        "There is no track {name}; the tracks are: {known}",
    ),
    "already-there": (
        "已经有这个文件，没有改动它。请用 --out 换个文件名，确实要盖掉的加上 --force",
        "已經有這個文件，沒有改動它。請用 --out 換個文件名，確實要蓋掉的加上 --force",
        "This file is already there and was left alone; name another with --out, or replace it with --force",
    ),
    "not-xlsx": (
        "记录簿只能存为 .xlsx 文件，现在写的是“{path}”",
        "記錄簿只能存為 .xlsx 文件，現在寫的是「{path}」",
        "A template can only be written as .xlsx, not as {path}",
    ),
    "template-written": ("空白记录簿已存为：{path}", "空白記錄簿已存為：{path}", "Empty records workbook: {path}"),
}
