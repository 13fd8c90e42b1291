"""What is said of marked copies: what one cannot keep, why there is none, and the words on its sheet of problems."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Told before the copy is written; its codes stand beside those of problems.
    "not-kept": (
        "標註副本裏保留不了或保留不全：{what}。原工作簿不受影響",
        "The marked copy cannot keep, or not in full: {what}. The workbook itself is not touched",
    ),
    "values-only": (
        "標註副本只有各工作表的內容，沒有原來的格式和公式，存為 .xlsx",
        "The marked copy is an .xlsx of the values, without the formatting and formulas of the workbook",
    ),
    "not-all-marked": (
        "問題太多：只有前 {comments} 個單元格加了批註，清單裏列出前 {listed} 個問題（共 {count} 個）",
        "Too many problems: comments on the first {comments} cells only; the list holds the first {listed} of {count}",
    ),
    # Why there is none.
    "too-many-rows": (
        "共有 {rows} 行以上，超過標註副本的上限 {bound} 行，沒有生成副本；請按上面列出的問題修改，或拆分工作簿",
        "It has {rows} rows or more, beyond the {bound} of a marked copy, so there is none; mend the problems listed "
        "above, or split the workbook",
    ),
    "would-overwrite-input": (
        "標註副本「{target}」就是要檢查的工作簿之一，沒有生成；請把那個工作簿改名",
        "The marked copy {target} would replace a workbook that is checked, so it was not written; rename that one",
    ),
    "would-overwrite-other": (
        "「{target}」已存在，且不是 dangxing 生成的標註副本，沒有覆蓋；請把它改名或移走",
        "{target} is there and is no marked copy of dangxing, so it was not replaced; rename or move it",
    ),
    "would-lose": (
        "「{target}」裏有重新標註時保不住的內容（如圖片、圖表），沒有改動；請另存為名稱不帶 -checked 的文件再檢查",
        "{target} holds what marking it anew would not keep (pictures, charts and the like), so it was left as it is; "
        "save it under a name without -checked, and check that file",
    ),
    # What may be lost.
    "charts": ("圖表（樣式可能改變）", "charts (their looks may change)"),
    "pictures": ("圖片", "pictures"),
    "shapes": ("形狀和文本框", "shapes and text boxes"),
    "controls": ("窗體控件", "form controls"),
    "objects": ("嵌入的對象", "embedded objects"),
    "pivots": ("數據透視表（部分設置）", "pivot tables (some of their settings)"),
    "slicers": ("切片器和日程表", "slicers and timelines"),
    "sparklines": ("迷你圖", "sparklines"),
    "validations": (
        "引用其他工作表的下拉列表（Excel 2010 起的格式）",
        "drop-downs of the kind that Excel 2010 brought",
    ),
    "formats": (
        "Excel 2010 起的條件格式（數據條、圖標集等）",
        "conditional formats of the kinds that Excel 2010 brought",
    ),
    "macros": ("宏", "macros"),
    "threads": ("對話式批註（留下文字）", "threaded comments (their text stays)"),
    "queries": ("外部數據查詢和數據模型", "queries, connections and data models"),
    "links": ("指向其他工作簿的鏈接", "links to other workbooks"),
    "custom-xml": ("自定義 XML 數據", "custom XML data"),
    "signatures": ("數字簽名", "digital signatures"),
    "labels": ("敏感度標籤", "sensitivity labels"),
    "dynamic-arrays": ("動態數組公式的溢出", "the spilling of dynamic array formulas"),
    "extensions": ("新版表格軟件的擴展內容", "extensions of newer spreadsheet programs"),
    "separator": ("、", ", "),
    # The sheet.
    "column": ("檢查（{mark}）", "Check ({mark})"),
    "sheet": ("問題", "Problems"),
    "title": ("檢查結果：錯誤 {errors} 處，提醒 {warnings} 處", "What was found: errors {errors}, warnings {warnings}"),
    "note": (
        "這是「{name}」的標註副本。紅色單元格有錯誤，改正後才能計分；黃色的請核對。"
        "點「單元格」一欄可直達該處。請在原工作簿或本副本中改正後，再檢查一次。",
        "A marked copy of {name}. Red cells hold errors, which keep the workbook from being scored; yellow ones are to "
        "be looked at. Click a cell's address to go there. Mend the workbook, or this copy, and check again.",
    ),
    "col-severity": ("程度", "Severity"),
    "col-sheet": ("工作表", "Sheet"),
    "col-cell": ("單元格", "Cell"),
    "col-code": ("代碼", "Code"),
    "col-message": ("問題", "Problem"),
    "col-hint": ("怎樣改", "How to mend it"),
    "col-source": ("來源", "Source"),
    "from": ("來自 {source}", "From {source}"),
}
