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
        "請照上面的提示把選項打在下面，再按回車鍵，例如：--mark △=請假 --hours 黨課=2（直接按回車鍵，就不讀這張表）",
        "Type the options that are named above and press Enter, as in: --mark △=excused (Enter alone leaves it)",
    ),
    "look-at-faults": (
        "有的記錄要先改正才能計分。正在另存一份標好位置的副本……",
        "Some records must be mended before they can be scored. Writing a copy with the places marked …",
    ),
    "nothing-to-report": (
        "這裏還沒有計過分的年度。請先改正上面列出的問題，再拖一次。",
        "No year has been scored here yet. Mend what is listed above, then drag the folder again.",
    ),
    "folder-of-reports": ("公示與報告", "Notice and report"),
    "close": ("按回車鍵關閉窗口", "Press Enter to close the window"),
}
