"""What ``dangxing validate`` says: its options, its summary, its wrong usage, the page of a code."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Help.
    "meta-paths": ("[工作簿或文件夾]", "[PATH]"),
    "cmd": (
        "檢查工作簿和所用的規則，逐格列出全部問題，不計分、不寫文件（用 --annotate 時另存一份標註副本）。"
        "不寫路徑時，檢查當前文件夾裏的所有記錄工作簿。",
        "Check workbooks and the rules in use and list everything that is wrong, cell by cell. Nothing is scored, and "
        "nothing written but a marked copy with --annotate. Without a path: every records workbook in the working "
        "folder.",
    ),
    "arg-paths": (
        "記錄工作簿或文件夾（xlsx、xlsm、xlsb、xls、ods）；計分結果和標註副本不算在文件夾內",
        "Records workbooks or folders (xlsx, xlsm, xlsb, xls, ods); scored workbooks and marked copies in a folder are "
        "left out.",
    ),
    "opt-format": (
        "顯示成什麼格式：table 一行一個問題，json，csv，github（GitHub Actions 的提示）",
        "What to print: table (a line a problem), json, csv, or github (annotations of GitHub Actions).",
    ),
    "opt-annotate": (
        "另存一份標註副本 <名稱>-checked.xlsx：有問題的單元格塗色加批註，最前面附一張問題清單",
        "Write a copy, <name>-checked.xlsx, beside each workbook with problems: bad cells filled and commented, all "
        "problems listed on a sheet in front.",
    ),
    "opt-select": (
        "只查這些代碼的問題（可重複，也可用逗號隔開）",
        "Only problems of these codes (repeatable, or separated by commas).",
    ),
    "opt-ignore": (
        "不查這些代碼的問題（可重複，也可用逗號隔開）",
        "No problems of these codes (repeatable, or separated by commas).",
    ),
    "opt-strict": (
        "提醒也算有問題：只有提醒時，退出狀態也是 1",
        "Warnings count: the exit status is 1 where there are only warnings, too.",
    ),
    "opt-most": ("最多顯示幾個問題，其餘只報個數", "Print at most so many problems, and how many more there are."),
    "opt-explain": (
        "解釋一個代碼：什麼問題、怎樣改（不檢查工作簿）",
        "Explain one code: what it means and how to mend it. No workbook is checked.",
    ),
    "meta-code": ("代碼", "CODE"),
    # Wrong usage.
    "no-such-code": (
        "記錄的問題裏沒有「{value}」這個代碼（規則文件的問題，檢查規則時逐條說明）",
        "There is no code {value} of records (what is wrong with rule files is told where they are checked)",
    ),
    "bad-most": (
        "「--max-problems」要寫 0 或更大的整數，現在寫的是「{value}」",
        "--max-problems must be a whole number from 0 up, not {value}",
    ),
    # What came of it.
    "opt-fix": (
        "把能確定的改好，另存為 名字-fixed.xlsx，原文件不動",
        "Write a copy, NAME-fixed.xlsx, in which all that is certain is mended. The workbook itself is not touched.",
    ),
    "opt-diff": ("只列出 --fix 會改什麼，不寫文件", "Show what --fix would change, and write nothing."),
    "change": ("{place}：「{before}」改為「{after}」", "{place}: {before} → {after}"),
    "change-emptied": ("{place}：「{before}」清空", "{place}: {before} → (empty)"),
    "change-formula": ("公式", "a formula"),
    "nothing-to-fix": ("{path}：沒有能確定改法的單元格", "{path}: there is nothing that can be mended for certain"),
    "would-fix": (
        "{path}：--fix 會改 {count} 個單元格，文件未動",
        "{path}: --fix would change {count} cells; nothing was written",
    ),
    "fixed": (
        "已改好 {count} 個單元格，寫入 {path}；下面是餘下的問題",
        "{count} cells mended in {path}; what follows is what is left",
    ),
    "fixed-values": (
        "{path}：原文件不能就地修改，副本只有數值，沒有格式和公式",
        "{path}: the workbook cannot be edited in place; the copy holds its values, without formats and formulas",
    ),
    "opt-all": ("全部列出，不只列一屏", "Print everything, not a screenful."),
    "more-kinds": (
        "還有 {count} 類問題（{cells} 處）沒有列出，加 --all 全部列出",
        "{count} more kinds of problems ({cells} cells) not listed; --all lists them",
    ),
    "more-kinds-scored": (
        "還有 {count} 類問題（{cells} 處）沒有列出，用 dangxing validate --all 全部列出",
        "{count} more kinds of problems ({cells} cells) not listed; dangxing validate --all lists them",
    ),
    "kind-cells": ("（{count} 處）", " ({count} cells)"),
    "from": ("（來自 {source}）", " (from {source})"),
    "kind-others": ("（另有 {count} 處同類而內容不同）", " ({count} others of this kind say something else)"),
    "more": ("還有 {count} 個問題沒有列出", "{count} more problems not listed"),
    "row-fine": ("{path}：沒有問題", "{path}: fine"),
    "row": ("{path}：錯誤 {errors} 處，提醒 {warnings} 處", "{path}: errors {errors}, warnings {warnings}"),
    "row-failed": ("{path}：未能檢查", "{path}: could not be checked"),
    "closing-fine": ("檢查了 {count} 個工作簿，沒有問題", "Workbooks checked: {count}; all is well"),
    "closing": (
        "檢查了 {count} 個工作簿：錯誤 {errors} 處，提醒 {warnings} 處",
        "Workbooks checked: {count}; errors: {errors}; warnings: {warnings}",
    ),
    "nothing-here": (
        "當前文件夾裏沒有記錄工作簿；規則沒有問題",
        "There is no records workbook in the working folder; the rules are fine",
    ),
    "nothing-given": (
        "所給的裏面沒有記錄工作簿，什麼也沒有檢查；請給出填有記錄的工作簿",
        "There is no records workbook in what was given, and nothing was checked; please name one that holds records",
    ),
    "rules-wrong": (
        "規則有 {count} 處錯誤，改正以前無法檢查工作簿",
        "Errors in the rules: {count}; workbooks cannot be checked before they are mended",
    ),
    "left-out-own": (
        "{path}：是 dangxing 生成的工作簿，不是記錄，已跳過",
        "{path}: made by dangxing, and no records; left out",
    ),
    "left-out-blank": (
        "{path}：是還沒有填寫的空白工作簿，已跳過",
        "{path}: a blank workbook, not yet filled in; left out",
    ),
    "left-out-lock": (
        "{path}：是表格軟件打開文件時留下的臨時文件，已跳過",
        "{path}: what a spreadsheet program keeps while a file is open; left out",
    ),
    "left-out-foreign": (
        "{path}：裏面沒有記錄工作簿的工作表，已跳過（簽到表等可用 dangxing import 讀入，或單獨拖到「計分」上）",
        "{path}: holds no sheet of a records workbook; left out (dangxing import reads sign-in tables and the like, "
        "and so does the program that scores, where they are dragged onto it alone)",
    ),
    "unsound": ("{path}：有錯誤，不能計分", "{path}: it has errors and cannot be scored"),
    "marked": ("標註副本已存為：{path}", "Marked copy: {path}"),
    "progress": ("正在檢查", "Checking"),
    # The page of a code.
    "page-title": ("{code}（{severity}）", "{code} ({severity})"),
    "page-message": ("例：{message}", "Example: {message}"),
    "page-hint": ("怎樣改：{hint}", "How to mend it: {hint}"),
    "effect-error": ("有錯誤的工作簿不計分。", "A workbook with an error is not scored."),
    "effect-warning": (
        "有提醒的工作簿照常計分，請看一眼是否有意如此。",
        "A workbook with a warning is scored all the same; see whether it is meant so.",
    ),
}
