"""The settings of a folder, completion, and what there is to do next."""

from dangxing.language import Texts

TEXTS: Texts = {
    "cmd": (
        "顯示當前文件夾的設置（dangxing.toml）和各項的來源。加 --init 寫出一份可以填的設置文件。",
        "Show the settings of this folder (dangxing.toml) and where each comes from; with --init write a file to fill "
        "in.",
    ),
    "opt-init": ("寫出一份帶說明的 dangxing.toml", "Write a dangxing.toml with explanations, to fill in."),
    "cmd-completion": (
        "輸出讓命令行自動補全的腳本。",
        "Print the lines that teach a shell to complete commands and options.",
    ),
    "arg-shell": ("命令行的種類", "The shell."),
    "bad-shell": (
        "「{value}」不是能補全的命令行。可以寫：{allowed}",
        "no completion for {value!r}; allowed: {allowed}",
    ),
    "in-use": ("{path}：正在使用", "{path}: in use"),
    "none": (
        "這個文件夾沒有 {path}。要建一個，運行：dangxing config --init",
        "No {path} in this folder. To make one: dangxing config --init",
    ),
    "from": ("{value}（來自 {source}）", "{value} (from {source})"),
    "usual-year": ("未設置：取記錄中日期所在的年度", "not set: the year that the dates fall in"),
    "usual-rules": (
        "未設置：用這裏的 rules 文件夾，沒有則用自帶的規則",
        "not set: rules/ in this folder, else the ones shipped",
    ),
    "usual-out": ("未設置：存在工作簿旁邊", "not set: beside the workbook"),
    "usual-ledger": ("未設置：dangxing.sqlite", "not set: dangxing.sqlite"),
    "usual-language": ("未設置：隨系統", "not set: that of the system"),
    "ignored": ("{code} 不再提示，原因：{reason}", "{code} is not told: {reason}"),
    "left-unsaid": (
        "{code}：{count} 處，按 dangxing.toml 不提示（{reason}）",
        "{code}: {count} left unsaid by dangxing.toml ({reason})",
    ),
    "rules-in-use": ("使用這裏的規則：{path}", "Using the rules in: {path}"),
    "written": (
        "已寫出 {path}。打開它，去掉要用的行前面的 #，填上自己的內容。",
        "Written: {path}. Open it, take the # from the lines that are wanted, and fill them in.",
    ),
    "example": (
        "# dangxing 的設置：放在記錄所在的文件夾裏，每個命令都會讀。\n"
        "# 要用哪一行，就去掉行首的 #。命令行裏寫了的，以命令行為準。\n\n"
        "# 考核年度\n# year = 2024\n\n"
        '# 規則所在的文件夾\n# rules = "rules"\n\n'
        '# 結果存放的文件夾\n# out = "scored"\n\n'
        '# 臺賬\n# ledger = "dangxing.sqlite"\n\n'
        '# 語言：zh-Hans 簡體，zh-Hant 繁體，en 英文\n# language = "{language}"\n\n'
        '# 應有的支部，按報告裏要排的先後\n# branches = ["第一黨支部", "第二黨支部"]\n\n'
        "# 公示：由誰公示，異議向誰反映（沒有寫的，打印後手填）；規則沒有規定公示期的，寫幾天\n"
        '# [notice]\n# unit = "第一黨支部"\n# contact = "王老師 6688"\n# days = 5\n\n'
        "# 不再提示的提醒（錯誤不能這樣免去）和原因；要免去幾種，就寫幾段\n"
        '# [[ignore]]\n# code = "no-evidence"\n# reason = "佐證材料存在辦公室"\n',
        "# Settings of dangxing: stands in the folder of the records, and every command reads it.\n"
        "# Take the # from the lines that are wanted. What is typed with a command goes before them.\n\n"
        "# The year of the appraisal\n# year = 2024\n\n"
        '# The folder of the rules\n# rules = "rules"\n\n'
        '# The folder for results\n# out = "scored"\n\n'
        '# The ledger\n# ledger = "dangxing.sqlite"\n\n'
        '# The language: zh-Hans, zh-Hant or en\n# language = "{language}"\n\n'
        '# The branches that are expected, in the order of papers\n# branches = ["Branch 1", "Branch 2"]\n\n'
        "# The notice: who posts it, and where objections go (else filled in by hand); days, if no rule says\n"
        '# [notice]\n# unit = "Branch 1"\n# contact = "Ms Wang, 6688"\n# days = 5\n\n'
        "# Warnings (not errors) that are not to be told, and why; one such block a code\n"
        '# [[ignore]]\n# code = "no-evidence"\n# reason = "the papers are kept in the office"\n',
    ),
    # PDF.
    "opt-pdf": ("同時存一份 PDF（要裝有 LibreOffice）", "Also make a PDF of it, by LibreOffice."),
    "pdf-written": ("PDF 已存為：{path}", "PDF: {path}"),
    "no-office": (
        "沒有找到 LibreOffice，不能自動轉成 PDF。請用 Excel 或 WPS 打開 {path}，在「文件」中選擇導出（輸出）為 PDF",
        "LibreOffice was not found, so no PDF was made. Open {path} in Excel or WPS and export it as PDF",
    ),
    "pdf-failed": (
        "{path}：LibreOffice 沒能把它轉成 PDF。請用 Excel 或 WPS 打開，在「文件」中選擇導出（輸出）為 PDF",
        "{path}: LibreOffice could not make a PDF of it; open it in Excel or WPS and export it as PDF",
    ),
    # What is wrong with the file.
    "wrong": ("設置文件有錯", "the settings cannot be used"),
    "unreadable": ("打不開設置文件：{reason}", "the settings cannot be opened: {reason}"),
    "too-large": (
        "文件超過 {most} KB，不像是設置文件",
        "larger than {most} KB, which no file of settings is",
    ),
    "not-utf8": (
        "不是 UTF-8 編碼。請用記事本打開，另存時把編碼選為 UTF-8",
        "not in UTF-8; open it in an editor and save it with the encoding UTF-8",
    ),
    "not-toml": (
        '這一行寫法不對。應是「名稱 = 值」，文字兩邊加英文引號，如 out = "scored"',
        'this line cannot be read; write name = value, with quotes around text, as in out = "scored"',
    ),
    "unknown-key": ("沒有「{key}」這一項。可以寫：{allowed}", "no setting {key!r}; allowed: {allowed}"),
    "missing-key": ("缺「{key}」這一項", "{key} is wanting"),
    "no-warning": (
        "「{code}」不是提醒的代號，不能免去。錯誤要在工作簿裏改；代號寫在每條提醒的末尾",
        "{code!r} is the code of no warning; errors are to be mended in the workbook. The code stands in each warning",
    ),
    "bad-year": (
        "year 應是四位數的年份，不加引號，如 year = 2024",
        "year is a year of four digits without quotes, as in year = 2024",
    ),
    "bad-rules": ("rules 應是文件夾的名稱，加英文引號", "rules is the name of a folder, in quotes"),
    "bad-out": ("out 應是文件夾的名稱，加英文引號", "out is the name of a folder, in quotes"),
    "bad-ledger": ("ledger 應是文件的名稱，加英文引號", "ledger is the name of a file, in quotes"),
    "bad-language": ('language 只能是 "zh-Hans"、"zh-Hant" 或 "en"', 'language is "zh-Hans", "zh-Hant" or "en"'),
    "bad-branches": (
        'branches 應是支部名稱的列表，如 branches = ["第一黨支部", "第二黨支部"]',
        'branches is a list of names, as in branches = ["Branch 1", "Branch 2"]',
    ),
    "bad-notice": (
        "notice 要寫成一段：[notice]，下面是 unit、contact 和 days",
        "notice is written as a block: [notice], with unit, contact and days below",
    ),
    "bad-unit": ("unit 應是公示單位的名稱，加英文引號", "unit is the name of who posts the notice, in quotes"),
    "bad-contact": ("contact 應是聯繫人和電話，加英文引號", "contact is whom to tell, and how, in quotes"),
    "bad-days": ("days 應是 1 到 366 的整數，不加引號", "days is a whole number from 1 to 366, without quotes"),
    "bad-ignore": (
        "ignore 要寫成一段：[[ignore]]，下面是 code 和 reason",
        "ignore is written as a block: [[ignore]], with code and reason below",
    ),
    "bad-code": ("code 應是提醒的代號，加英文引號", "code is the code of a warning, in quotes"),
    "bad-reason": ("reason 不能空着：寫明為什麼不再提示", "reason must say why it is not told"),
    # What there is to do next.
    "guide-nothing": ("這個文件夾裏還沒有記錄。可以：", "There are no records in this folder yet. You can:"),
    "guide-tables": (
        "這個文件夾裏有表格，但還不是記錄工作簿。可以：",
        "There are tables in this folder, but no records workbook yet. You can:",
    ),
    "guide-records": ("這個文件夾裏有記錄：{path}。可以：", "There are records in this folder: {path}. You can:"),
    "guide-scored": (
        "這個文件夾裏有 {year} 年度的計分結果。可以：",
        "The year {year} has been scored in this folder. You can:",
    ),
    "guide-more": (
        "所有命令：dangxing --help；某個命令的說明：dangxing 命令 --help",
        "All commands: dangxing --help; one of them: dangxing COMMAND --help",
    ),
    "step-template": ("新建一個空白記錄簿來填", "make an empty records workbook to fill in"),
    "step-import": ("把手裏的簽到表、評議表變成記錄簿", "turn the tables that you keep into a records workbook"),
    "step-validate": ("檢查記錄，逐格指出問題", "check the records, cell by cell"),
    "step-score": ("計分", "score them"),
    "step-report": ("彙總全年，寫出排名和網頁", "sum up the year: ranks, a workbook and a page"),
    "step-explain": ("查一個人每一分的來歷", "show where a member's points come from"),
    "step-forms": ("寫出每人的考核登記表", "write every member's appraisal form"),
    "step-annotate": ("另存一份標好問題位置的副本", "write a copy in which every problem is marked"),
    "step-targets": ("寫出下一年的責任目標", "write next year's targets"),
    "step-filled": ("填好後檢查", "once it is filled in, check it"),
    "step-receipt": ("寫成一頁，可以交給本人", "write it as a page to hand to the member"),
    "next": ("下一步：{command}（{words}）", "Next: {command} ({words})"),
    "some-name": ("姓名", "NAME"),
    "some-table": ("簽到表.xlsx", "sign-in.xlsx"),
    "some-records": ("記錄.xlsx", "records.xlsx"),
}
