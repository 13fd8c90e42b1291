"""What ``dangxing verify`` says of a scored workbook."""

from dangxing.language import Texts

TEXTS: Texts = {
    "cmd": (
        "核對計分結果是否與寫出時一致：用其中所附的記錄和規則重新計算，指出被手工改動的單元格。",
        "Tell whether scored workbooks are as they were written: every value is computed anew, hand edits are named.",
    ),
    "meta-scored": ("計分結果", "SCORED"),
    "arg-scored": ("score 命令寫出的工作簿（…-scored.xlsx）", "Workbooks that score wrote (…-scored.xlsx)."),
    "meta-workbook": ("工作簿", "FILE"),
    "opt-input": (
        "當時計分的記錄工作簿：核對是否就是那一份，並據此重新計算",
        "The records workbook that was scored: check that it is the one, and compute from it.",
    ),
    "opt-format": ("顯示成什麼格式：table 逐行，json", "What to print: table (a line each) or json."),
    "no-paths": (
        "請給出要核對的計分結果，例如：dangxing verify 記錄-scored.xlsx",
        "Please name the scored workbook to verify, for example: dangxing verify records-scored.xlsx",
    ),
    "empty-folder": (
        "「{path}」裏沒有計分結果（…-scored.xlsx），請指定工作簿",
        "There is no scored workbook (…-scored.xlsx) in {path}; please name one",
    ),
    "more": ("……另有 {count} 處", "… and {count} more"),
    "one-input": (
        "用「--input」時一次只能核對一個計分結果，請逐個核對",
        "With --input only one scored workbook can be verified at a time; please verify them one by one",
    ),
    "not-scored": (
        "{path}：不是本工具寫出的計分結果（沒有寫出時留下的核對信息），請指定 score 命令寫出的工作簿",
        "{path}: not a scored workbook (it lacks what score leaves for verifying); name one that score wrote",
    ),
    "facts-damaged": (
        "{path}：隱藏工作表「{sheet}」裏的核對信息已損壞，或出自更新的版本，無法核對；請重新計分",
        "{path}: the facts on the hidden sheet {sheet} are damaged or of a later version; please score again",
    ),
    # What is found.
    "cell-edited": (
        "現為 {found}，應為 {expected}：被手工改動",
        "holds {found}, should hold {expected}: edited by hand",
    ),
    "formula-replaced": (
        "公式被改成了數值：現為 {found}，應為 {expected}（公式 {formula}）",
        "a value stands in place of a formula: {found}, should be {expected} (formula {formula})",
    ),
    "formula-edited": (
        "公式被手工改動：現為 {found}，應為 {expected}",
        "the formula was edited by hand: {found}, should be {expected}",
    ),
    "value-edited": (
        "公式未變而存的值不對：現為 {found}，應為 {expected}，請用表格軟件重新計算",
        "the stored value is not the formula's: {found}, should be {expected}; recalculate in a spreadsheet program",
    ),
    "value-follows": (
        "隨別處的改動變為 {found}，原為 {expected}",
        "has become {found} from {expected}, following a change elsewhere",
    ),
    "row-changed": (
        "所附記錄的第 {first} 行被改動；原來的內容無從得知，可用 --input 指定原記錄再核對",
        "row {first} of the copied records was changed; what stood there is not known: give the records with --input",
    ),
    "rows-changed": (
        "所附記錄的第 {first}—{last} 行被改動、增刪或重新排序；可用 --input 指定原記錄再核對",
        "rows {first}–{last} of the copied records were changed, added, removed or sorted: name the file with --input",
    ),
    "sheet-differs": (
        "有 {count} 個單元格與按現在所附記錄算出的不同，可能只是隨記錄的改動而變；請用 --input 指定原記錄再核對",
        "{count} cells differ from what the copied records give now, maybe only because those were changed: name the "
        "file with --input",
    ),
    "sheet-missing": ("這個工作表被刪去或改名", "this sheet was deleted or renamed"),
    "sheet-added": ("寫出時沒有這個工作表", "this sheet was not there when it was written"),
    "other-rules": (
        "現用的規則「{rules}」與計分時的不同（計分時的摘要為 {digest}），沒有重新計算；請用 --rules 指定當時的規則",
        "the rules at hand for {rules} are not those it was scored by (digest {digest}); nothing was computed anew: "
        "name the rules of then with --rules",
    ),
    "other-input": (
        "「{input}」不是當時計分的記錄「{name}」（當時的摘要為 {digest}），或此後已改動；仍按所附記錄核對",
        "{input} is not the file {name} that was scored (digest {digest}), or was changed since; "
        "the copied records are used",
    ),
    "other-version": (
        "由 dangxing {then} 寫出，現用 {now} 核對：不同之處也可能出自版本",
        "written by dangxing {then}, verified by {now}: what differs may be due to the version",
    ),
    "no-records": (
        "沒有附上原始記錄（--no-records），各項數值無法重新計算；請用 --input 指定「{name}」",
        "holds no copy of the records (--no-records): no value can be computed anew; name {name} with --input",
    ),
    "no-values": (
        "有 {count} 個公式沒有存下數值（保存它的程序不計算公式）：只核對了公式，請用表格軟件打開並保存後再核對",
        "{count} formulas have no stored value (saved by a program that does not compute): only the formulas were "
        "checked; open and save it in a spreadsheet program, then verify again",
    ),
    "records-unusable": (
        "所附記錄已不能計分（{sheet}!{cell}：{code}），沒有重新計算；可用 --input 指定原記錄再核對",
        "the copied records can no longer be scored ({sheet}!{cell}: {code}); nothing was computed anew: give the "
        "records with --input",
    ),
    "sheet-order": (
        "工作表的順序與寫出時不同",
        "the sheets stand in another order than they were written in",
    ),
    "sheet-hidden": ("這個工作表被隱藏", "this sheet was hidden"),
    "sheet-shown": ("這個工作表寫出時是隱藏的，現在可見", "this sheet was written hidden, and is not"),
    "sheet-kind": ("寫出時沒有的工作表：{what}", "a sheet that was not written: {what}"),
    "row-hidden": ("第 {row} 行被隱藏", "row {row} was hidden"),
    "row-low": (
        "第 {row} 行的高度被改為 {found} 磅（至少應為 {expected}），內容看不全",
        "row {row} was made {found} points high (should be {expected} at least): what is in it cannot be seen whole",
    ),
    "column-hidden": ("{column} 列被隱藏", "column {column} was hidden"),
    "column-shown": ("{column} 列寫出時是隱藏的，現在可見", "column {column} was written hidden, and is not"),
    "column-narrow": (
        "{column} 列的寬度被改為 {found}（應為 {expected}），內容可能看不全或看成別的數",
        "column {column} was made {found} wide (should be {expected}): what is in it may not be seen, or seen rounded",
    ),
    "look-changed": (
        "{aspect}與寫出時不同（同樣情況共 {count} 格）：現為 {found}，應為 {expected}",
        "the {aspect} is not as it was written (so in {count} cells): {found}, should be {expected}",
    ),
    "part-changed": (
        "{part}與寫出時不同：現為 {found}，應為 {expected}",
        "the {part} of it is not as it was written: {found}, should be {expected}",
    ),
    "xml-odd": (
        "文件裏有表格軟件不會這樣寫的內容（{what}），各軟件的讀法可能不同",
        "holds what no spreadsheet program writes ({what}), and other programs may read otherwise",
    ),
    "text-over": (
        "文字上方另有注音文字，寫出時沒有：{what}",
        "a reading is written over the text, which had none: {what}",
    ),
    "part-odd": (
        "文件包裏有不該有的東西：{what}",
        "the package holds what does not belong there: {what}",
    ),
    "part-outside": ("引用了文件以外的內容：{what}", "leads to something outside of the file: {what}"),
    "part-unknown": ("另有寫出時沒有的部分：{what}", "holds a part that was not written: {what}"),
    "part-added": ("另加了：{what}", "was added: {what}"),
    "protected": ("這個工作表加了保護（{what}）", "this sheet was protected ({what})"),
    "locked": ("這個工作簿加了保護（{what}）", "the workbook was protected ({what})"),
    "comments": ("這個工作表加了批註 {what} 條", "comments were added to this sheet: {what}"),
    "drawing-added": ("另加了圖形（{what}），不在單元格上", "a drawing ({what}) was added beside the cells"),
    "drawing-covers": (
        "加了圖形（{what}），蓋住了單元格或可能蓋住，看到的可能不是單元格裏的內容",
        "a drawing ({what}) lies over cells or may: what is seen there need not be what they hold",
    ),
    "covers": (
        "加了顯示在單元格上的圖形或控件（{what}），看到的可能不是單元格裏的內容",
        "a shape or control ({what}) shows over the cells: what is seen there need not be what they hold",
    ),
    "too-much": (
        "所附記錄超過 {most} 個單元格，沒有重新計算；請用臺賬核對（--ledger）",
        "the copied records have more than {most} cells, and were not scored anew; ask the ledger (--ledger)",
    ),
    "looks-unread": (
        "這種格式的文件只核對了數值，沒有核對公式和外觀；請核對原來的 .xlsx",
        "of a file of this format only the values were checked, not formulas and looks; verify the .xlsx",
    ),
    "looks-too-many": (
        "文件與寫出時不是逐字節相同，內容太多，沒有逐格核對；請用臺賬核對（--ledger），或核對沒有另存過的那一份",
        "the file is not byte for byte as written, and too large to be gone through cell by cell: ask the ledger "
        "(--ledger), or verify the copy that was not saved anew",
    ),
    "superseded": (
        "臺賬「{ledger}」中第 {run} 次計分已由第 {later} 次取代",
        "run {run} of the ledger {ledger} was superseded by run {later}",
    ),
    "ledger-resaved": (
        "按臺賬「{ledger}」，第 {run} 次計分寫出的就是這些內容，此後另存或改動過",
        "what is due is what run {run} of the ledger {ledger} wrote; the file was saved anew or changed since",
    ),
    "ledger-other": (
        "按臺賬「{ledger}」，第 {run} 次計分在這裏寫出的是另一個文件，不是這個",
        "by the ledger {ledger}, run {run} wrote another file in this place",
    ),
    "ledger-odd": (
        "臺賬「{ledger}」說這是第 {run} 次計分寫出的文件，而所附記錄和規則算出的不是這樣：臺賬或文件被動過",
        "the ledger {ledger} says that run {run} wrote this file, yet its records and rules give another: one of the "
        "two was tampered with",
    ),
    "ledger-beside": (
        "工作簿旁邊的臺賬「{ledger}」說這是第 {run} 次計分寫出的文件；臺賬可能和工作簿一起送來，不能作準。"
        "確是本單位的臺賬，請用 --ledger 指定",
        "the ledger {ledger}, which lies with the workbook, says that its run {run} wrote this file; it may have come "
        "with the workbook, and proves nothing. If it is your own, name it with --ledger",
    ),
    "ledger-unread": ("沒有問臺賬「{ledger}」：{problem}", "the ledger {ledger} was not asked: {problem}"),
    # Parts and aspects, in words.
    "part-conditionalFormatting": ("條件格式", "conditional formatting"),
    "part-dataValidations": ("數據有效性", "data validation"),
    "part-mergeCells": ("合併單元格", "merged cells"),
    "part-sheetViews": ("顯示方式", "view"),
    "part-panes": ("凍結窗格", "frozen panes"),
    "part-sheetPr": ("工作表屬性", "properties"),
    "part-sheetFormatPr": ("默認行高", "usual height of rows"),
    "part-pageSetup": ("頁面設置", "page setup"),
    "part-pageMargins": ("頁邊距", "margins"),
    "part-headerFooter": ("頁眉頁腳", "header or footer"),
    "part-printOptions": ("打印選項", "print options"),
    "part-rowBreaks": ("分頁符", "page breaks"),
    "part-colBreaks": ("分頁符", "page breaks"),
    "part-autoFilter": ("篩選", "filter"),
    "part-hyperlinks": ("超鏈接", "links"),
    "part-extLst": ("擴展內容", "extensions"),
    "part-definedNames": ("名稱（打印標題、打印區域等）", "names (titles to print, print areas)"),
    "part-bookViews": ("窗口", "window"),
    "part-workbookPr": ("工作簿屬性", "properties"),
    "part-calcPr": ("計算設置", "settings of calculation"),
    "part-workbookProtection": ("工作簿保護", "protection"),
    "part-properties": ("文檔標題或備註", "title or remark"),
    "part-tableParts": ("表格樣式", "tables"),
    "part-picture": ("背景圖片", "background picture"),
    "part-oleObjects": ("嵌入對象", "embedded objects"),
    "part-controls": ("控件", "controls"),
    "aspect-format": ("數字格式", "number format"),
    "aspect-colour": ("字體顏色", "colour of the text"),
    "aspect-fill": ("底色", "fill"),
    "aspect-font": ("字體", "font"),
    "aspect-theme-fonts": ("主題字體", "font of the theme"),
    "aspect-size": ("字號", "size of the text"),
    "aspect-b": ("加粗", "bold text"),
    "aspect-i": ("斜體", "italics"),
    "aspect-u": ("下劃線", "underline"),
    "aspect-strike": ("刪除線", "line through the text"),
    "aspect-position": ("上下標", "raised or lowered text"),
    "aspect-horizontal": ("水平對齊", "alignment"),
    "aspect-vertical": ("垂直對齊", "vertical alignment"),
    "aspect-textRotation": ("文字方向", "rotation"),
    "aspect-wrapText": ("自動換行", "wrapping"),
    "aspect-indent": ("縮進", "indent"),
    "aspect-shrinkToFit": ("縮小字體填充", "shrinking to fit"),
    "aspect-readingOrder": ("文字順序", "reading order"),
    "aspect-diagonal": ("斜線", "line across the cell"),
    "aspect-hidden-formula": ("隱藏公式", "hiding of the formula"),
    # The verdict, the reach of it behind; and in one word.
    "is-ledger": (
        "{path}：正是臺賬「{ledger}」中第 {run} 次計分寫出的文件",
        "{path}: the very file that run {run} of the ledger {ledger} wrote",
    ),
    "is-identical": (
        "{path}：與所附記錄和規則算出的逐字節相同（{year}年度）",
        "{path}: byte for byte what these records and rules give (year {year})",
    ),
    "is-resaved": (
        "{path}：由其他程序另存過；數值、公式、文字和外觀全都相同（{year}年度，核對 {cells} 個單元格）",
        "{path}: saved anew by another program; every value, formula, text and look is the same (year {year}, {cells} "
        "cells compared)",
    ),
    "is-added": (
        "{path}：數值和公式與寫出時一致，另加了下列內容（{year}年度，核對 {cells} 個單元格）",
        "{path}: values and formulas are as written; added to them is what follows (year {year}, {cells} "
        "cells compared)",
    ),
    "is-altered": (
        "{path}：與寫出時不一致，{count} 處（{year}年度，核對 {cells} 個單元格）",
        "{path}: not as it was written, {count} found (year {year}, {cells} cells compared)",
    ),
    "is-unproven": (
        "{path}：不能斷定與寫出時一致（{year}年度）",
        "{path}: whether it is as it was written cannot be told (year {year})",
    ),
    "beyond-ledger": (
        "。這不說明當時的記錄屬實",
        ". This does not say that the records were true",
    ),
    **dict.fromkeys(
        ("beyond-identical", "beyond-resaved"),
        (
            "。這不說明記錄未改：改了記錄再計分，寫出的同樣自洽；是不是當時那一份，要看臺賬（--ledger）或原記錄（--input）",
            ". It does not prove that nobody changed the records and scored again: only the ledger (--ledger) or the "
            "records themselves (--input) tell",
        ),
    ),
    "beyond-added": (
        "。所加的內容沒有核對",
        ". What was added was not checked",
    ),
    "beyond-unproven": (
        "；原因如下",
        ", for the reasons that follow",
    ),
    "word-ledger": ("原件", "ledger"),
    "word-identical": ("一致", "identical"),
    "word-resaved": ("另存", "resaved"),
    "word-added": ("有添加", "added"),
    "word-altered": ("不符", "altered"),
    "word-unproven": ("不能斷定", "unproven"),
    "empty": ("（空）", "nothing"),
    "quoted": ("「{value}」", "“{value}”"),
}
