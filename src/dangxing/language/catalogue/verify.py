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
    "bad-format": (
        "「--format」只能是 table 或 json，現在寫的是「{value}」",
        "--format must be table or json, not {value}",
    ),
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
    "formulas-unread": (
        "不是 .xlsx 文件，只核對了數值，沒有核對公式",
        "not an .xlsx file: values were checked, formulas were not",
    ),
    "records-unusable": (
        "所附記錄已不能計分（{sheet}!{cell}：{code}），沒有重新計算；可用 --input 指定原記錄再核對",
        "the copied records can no longer be scored ({sheet}!{cell}: {code}); nothing was computed anew: give the "
        "records with --input",
    ),
    # In all.
    "sound": (
        "{path}：與寫出時一致（{year}年度，核對 {cells} 個單元格）",
        "{path}: as it was written (year {year}, {cells} cells compared)",
    ),
    "unsound": (
        "{path}：與寫出時不一致，{count} 處（{year}年度，核對 {cells} 個單元格）",
        "{path}: not as it was written, {count} found (year {year}, {cells} cells compared)",
    ),
    "unsure": (
        "{path}：數值沒有重新計算，不能斷定與寫出時一致（{year}年度）",
        "{path}: no value was computed anew; whether it is as it was written cannot be told (year {year})",
    ),
    "empty": ("（空）", "nothing"),
    "quoted": ("「{value}」", "“{value}”"),
}
