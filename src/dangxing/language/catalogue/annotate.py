"""What is said of marked copies: what one cannot keep, why there is none, and the words on its sheet of problems."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Told before the copy is written; its codes stand beside those of problems.
    "not-kept": (
        "标注副本里保留不了或保留不全：{what}。原工作簿不受影响",
        "標註副本裏保留不了或保留不全：{what}。原工作簿不受影響",
        "The marked copy cannot keep, or not in full: {what}. The workbook itself is not touched",
    ),
    "values-only": (
        "标注副本只有各工作表的内容，没有原来的格式和公式，存为 .xlsx",
        "標註副本只有各工作表的內容，沒有原來的格式和公式，存為 .xlsx",
        "The marked copy is an .xlsx of the values, without the formatting and formulas of the workbook",
    ),
    "formulas-unset": (
        "标注副本里的公式要用表格软件打开并保存一次，才会有计算结果",
        "標註副本裏的公式要用試算表軟體打開並保存一次，才會有計算結果",
        "Formulas in the marked copy have no values until it is opened and saved in a spreadsheet program",
    ),
    "not-all-marked": (
        "问题太多：只有前 {comments} 个单元格加了批注，清单里列出前 {listed} 个问题（共 {count} 个）",
        "問題太多：只有前 {comments} 個儲存格加了批註，清單裏列出前 {listed} 個問題（共 {count} 個）",
        "Too many problems: comments on the first {comments} cells only; the list holds the first {listed} of {count}",
    ),
    # Why there is none.
    "too-many-rows": (
        "共有 {rows} 行以上，超过标注副本的上限 {bound} 行，没有生成副本；请按上面列出的问题修改，或拆分工作簿",
        "共有 {rows} 行以上，超過標註副本的上限 {bound} 行，沒有產生副本；請按上面列出的問題修改，或拆分工作簿",
        "It has {rows} rows or more, beyond the {bound} of a marked copy, so there is none; mend the problems listed "
        "above, or split the workbook",
    ),
    "would-overwrite-input": (
        "标注副本“{target}”就是要检查的工作簿之一，没有生成；请把那个工作簿改名",
        "標註副本「{target}」就是要檢查的工作簿之一，沒有產生；請把那個工作簿改名",
        "The marked copy {target} would replace a workbook that is checked, so it was not written; rename that one",
    ),
    "would-overwrite-other": (
        "“{target}”已存在，且不是 dangxing 生成的标注副本，没有覆盖；请把它改名或移走",
        "「{target}」已存在，且不是 dangxing 產生的標註副本，沒有覆蓋；請把它改名或移走",
        "{target} is there and is no marked copy of dangxing, so it was not replaced; rename or move it",
    ),
    # What may be lost.
    "charts": ("图表（样式可能改变）", "圖表（樣式可能改變）", "charts (their looks may change)"),
    "pictures": ("图片", "圖片", "pictures"),
    "shapes": ("形状和文本框", "形狀和文字方塊", "shapes and text boxes"),
    "controls": ("窗体控件", "表單控制項", "form controls"),
    "objects": ("嵌入的对象", "嵌入的物件", "embedded objects"),
    "pivots": ("数据透视表（部分设置）", "樞紐分析表（部分設定）", "pivot tables (some of their settings)"),
    "slicers": ("切片器和日程表", "交叉分析篩選器和時間表", "slicers and timelines"),
    "sparklines": ("迷你图", "走勢圖", "sparklines"),
    "validations": (
        "引用其他工作表的下拉列表（Excel 2010 起的格式）",
        "引用其他工作表的下拉清單（Excel 2010 起的格式）",
        "drop-downs of the kind that Excel 2010 brought",
    ),
    "formats": (
        "Excel 2010 起的条件格式（数据条、图标集等）",
        "Excel 2010 起的條件格式（資料橫條、圖示集等）",
        "conditional formats of the kinds that Excel 2010 brought",
    ),
    "macros": ("宏", "巨集", "macros"),
    "threads": ("对话式批注（留下文字）", "對話式批註（留下文字）", "threaded comments (their text stays)"),
    "queries": ("外部数据查询和数据模型", "外部資料查詢和資料模型", "queries, connections and data models"),
    "links": ("指向其他工作簿的链接", "指向其他工作簿的連結", "links to other workbooks"),
    "custom-xml": ("自定义 XML 数据", "自訂 XML 資料", "custom XML data"),
    "signatures": ("数字签名", "數位簽章", "digital signatures"),
    "labels": ("敏感度标签", "敏感度標籤", "sensitivity labels"),
    "dynamic-arrays": ("动态数组公式的溢出", "動態陣列公式的溢出", "the spilling of dynamic array formulas"),
    "extensions": ("新版表格软件的扩展内容", "新版試算表軟體的擴充內容", "extensions of newer spreadsheet programs"),
    "separator": ("、", "、", ", "),
    # The sheet.
    "sheet": ("问题", "問題", "Problems"),
    "title": (
        "检查结果：错误 {errors} 处，提醒 {warnings} 处",
        "檢查結果：錯誤 {errors} 處，提醒 {warnings} 處",
        "What was found: errors {errors}, warnings {warnings}",
    ),
    "note": (
        "这是“{name}”的标注副本。红色单元格有错误，改正后才能计分；黄色的请核对。"
        "点“单元格”一栏可直达该处。请在原工作簿或本副本中改正后，再检查一次。",
        "這是「{name}」的標註副本。紅色儲存格有錯誤，改正後才能計分；黃色的請核對。"
        "點「儲存格」一欄可直達該處。請在原工作簿或本副本中改正後，再檢查一次。",
        "A marked copy of {name}. Red cells hold errors, which keep the workbook from being scored; yellow ones are to "
        "be looked at. Click a cell's address to go there. Mend the workbook, or this copy, and check again.",
    ),
    "col-severity": ("程度", "程度", "Severity"),
    "col-sheet": ("工作表", "工作表", "Sheet"),
    "col-cell": ("单元格", "儲存格", "Cell"),
    "col-code": ("代码", "代碼", "Code"),
    "col-message": ("问题", "問題", "Problem"),
    "col-hint": ("怎样改", "怎樣改", "How to mend it"),
    "error": ("错误", "錯誤", "error"),
    "warning": ("提醒", "提醒", "warning"),
}
