"""What the windows of the starters say: programs to drag a workbook onto, for people without a terminal."""

from dangxing.language import Texts

TEXTS: Texts = {
    "score": ("計分：正在讀取記錄……", "Scoring: reading the records …"),
    "check": ("檢查：正在逐格查看記錄……", "Checking: looking at the records cell by cell …"),
    "report": ("公示與報告：正在彙總全年結果……", "Notice and report: summing up the year …"),
    "drag-here": (
        "請把記錄簿（或放記錄簿的文件夾）拖到這個窗口裏，再按回車鍵：",
        "Drag a records workbook, or the folder that holds them, into this window and press Enter:",
    ),
    "elsewhere": (
        "原來的文件夾不能寫入，結果存到：{folder}",
        "That folder cannot be written to; results go to: {folder}",
    ),
    "importing": (
        "這是一張表，還不是記錄簿。先把它讀成記錄簿：{path}",
        "This is a table, not yet a records workbook. First making one of it: {path}",
    ),
    "add-options": (
        "請照上面的提示寫在下面，幾樣之間空一格，再按回車鍵，例如：△=請假 黨課=2 類別=普通黨員"
        "（直接按回車鍵，沒有讀的就不讀了）",
        "Write here what is asked for above, with blanks between, and press Enter, as in: △=excused 黨課=2 "
        "track=member (Enter alone leaves what was not read)",
    ),
    "known-activities": ("規則裏的項目有：{names}", "The activities of the rules are: {names}"),
    "which-year": (
        "要算哪一年的？請寫四位數字的年份，例如 2024，再按回車鍵（直接按回車鍵，就不算）：",
        "Which year is meant? Write it with four digits, such as 2024, and press Enter (Enter alone leaves it):",
    ),
    "look-at-faults": (
        "有的記錄要先改正才能計分。正在另存一份標好位置的副本……",
        "Some records must be mended before they can be scored. Writing a copy with the places marked …",
    ),
    "nothing-to-report": (
        "沒有可以彙總的計分結果。請先處理上面列出的問題，再把放記錄簿的文件夾拖一次。",
        "There are no results to sum up. See to what is listed above, then drag the folder of records again.",
    ),
    "nothing-chosen": ("沒有選文件，什麼也沒有做。", "No file was chosen; nothing was done."),
    "next-report": (
        "下一步：把放記錄簿的文件夾拖到「公示與報告」上，得到全年彙總和公示。",
        "Next: drag the folder of records onto the program for the notice and report.",
    ),
    "next-mend": (
        "下一步：照標好的副本改正記錄簿，保存以後再拖一次。",
        "Next: mend the records as the marked copy says, save them, and drag them again.",
    ),
    "next-import": (
        "下一步：如果這是簽到表、評議表或名冊，不用改，拖到「計分」上，會先讀成記錄簿。",
        "Next: if this is a table as offices keep it, leave it as it is and drag it onto the program that scores.",
    ),
    "next-made": (
        "能讀的已存為 {path}，還沒有計分。下一步：沒有讀的表，改好以後和別的表一起再拖一次；"
        "不要了的，把 {path} 拖到「計分」上。",
        "What could be read is in {path}, which is not scored yet. Next: mend the tables that were left out and drag "
        "all again; or, if they are not wanted, drag {path} onto the program that scores.",
    ),
    "next-check": (
        "下一步：有的記錄還不算在內，要先改正：把它們拖到「檢查」上，每一處都會標出來。",
        "Next: some records must be mended before they count; drag them onto the program that checks to see where.",
    ),
    "next-score": (
        "下一步：把它拖到「計分」上。",
        "Next: drag it onto the program that scores.",
    ),
    "reported": ("彙總、公示和備案都在：{folder}", "The report and the notice are in: {folder}"),
    "folder-of-reports": ("公示與報告", "Notice and report"),
    "close": ("按回車鍵關閉窗口", "Press Enter to close the window"),
}
