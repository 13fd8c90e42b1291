"""What is said of a file that cannot be opened or read: what is wrong, and how to mend it."""

from dangxing.language import Texts

TEXTS: Texts = {
    "missing": ("{path}：沒有這個文件，請檢查路徑和文件名", "{path}: no such file; check the path and the name"),
    "folder": (
        "{path}：這是文件夾，不是工作簿，請指定其中的文件",
        "{path}: a folder, not a workbook; name a file in it",
    ),
    "special": (
        "{path}：這不是普通文件（管道、設備或套接字），請先存為工作簿文件",
        "{path}: not a plain file (a pipe, device or socket); save the workbook as a file first",
    ),
    "denied": (
        "{path}：沒有讀取權限，或正被別的程序獨佔，請先在別的程序裏關閉它，或修改文件權限、請其所有者另存一份",
        "{path}: no permission to read it, or another program keeps it to itself; close it there, change its "
        "permissions or ask its owner for a copy",
    ),
    "link-loop": (
        "{path}：符號鏈接循環，找不到文件，請改用文件的真實路徑",
        "{path}: a symbolic link that leads back to itself; name the real file",
    ),
    "unreadable": (
        "{path}：無法讀取（{reason}），請檢查磁盤或網絡後重試",
        "{path}: cannot be read ({reason}); check the disk or the network and try again",
    ),
    "empty": ("{path}：文件為空，請重新保存或重新複製", "{path}: an empty file; save or copy the workbook again"),
    "too-large": (
        "{path}：文件超過{bound} MB，請刪去圖片或拆分為幾個工作簿",
        "{path}: larger than {bound} MB; remove pictures or split the workbook",
    ),
    "text": (
        "{path}：這是文本或網頁（CSV、HTML、XML），不是工作簿，請用表格軟件打開後另存為 .xlsx",
        "{path}: a text or web page (CSV, HTML, XML), not a workbook; save it as .xlsx in a spreadsheet program",
    ),
    "encoding": (
        "{path}：看不出是什麼編碼的文本（認 UTF-8、GB 18030 和 UTF-16），請用表格軟件打開後另存為 .xlsx",
        "{path}: text in no encoding that is known (UTF-8, GB 18030, UTF-16); save it as .xlsx in a program",
    ),
    "csv": (
        "{path}：第 {line} 行的引號不成對，請用表格軟件打開核對後另存為 .xlsx",
        "{path}: the quotation marks of line {line} do not match; open it in a spreadsheet program and save it anew",
    ),
    "web-page": (
        "{path}：這是網頁，不是工作簿（不少系統導出的 .xls 都是這樣），請用表格軟件打開後另存為 .xlsx",
        "{path}: a web page, as many systems export it, and no workbook; save it as .xlsx in a spreadsheet program",
    ),
    "word": (
        "{path}：這是 Word 文檔，不是工作簿，請把其中的表複製到工作簿裏",
        "{path}: a Word document, not a workbook; copy its tables into a workbook",
    ),
    "slides": (
        "{path}：這是演示文稿，不是工作簿，請把其中的表複製到工作簿裏",
        "{path}: a presentation, not a workbook; copy its tables into a workbook",
    ),
    "pdf": (
        "{path}：這是 PDF 文件，不是工作簿，請使用導出它的那個工作簿",
        "{path}: a PDF document, not a workbook; use the workbook that it was made from",
    ),
    "image": (
        "{path}：這是圖片，不是工作簿，請把其中的內容填入工作簿",
        "{path}: an image, not a workbook; enter what it shows into a workbook",
    ),
    "shortcut": (
        "{path}：這是快捷方式，不是工作簿，請使用它指向的文件",
        "{path}: a shortcut, not a workbook; use the file that it leads to",
    ),
    "packed": (
        "{path}：這是壓縮文件，不是工作簿，請先解壓",
        "{path}: a packed archive, not a workbook; unpack it first",
    ),
    "two-cells": (
        "{path}：工作表「{sheet}」的 {cell} 有兩種讀法（重複，或混有別的程序才認的內容），請用表格軟件打開核對後另存",
        "{path}: {cell} of the sheet {sheet} can be read in two ways (it stands twice, or holds what only some "
        "programs know); open it in a spreadsheet program, check it and save it anew",
    ),
    "two-texts": (
        "{path}：共用文字的第{number}條有兩種讀法，請用表格軟件打開核對後另存",
        "{path}: shared text number {number} can be read in two ways; open the workbook in a spreadsheet program, "
        "check it and save it anew",
    ),
    "two-parts": (
        "{path}：文件裏有兩份「{found}」，不同的程序會讀不同的一份，請用表格軟件打開核對後另存",
        "{path}: it holds two parts called {found}, of which programs read one or the other; open it in a spreadsheet "
        "program, check it and save it anew",
    ),
    "two-relations": (
        "{path}：{part} 裏「{found}」給了兩次，不同的程序會讀不同的一份，請用表格軟件打開核對後另存",
        "{path}: {part} gives {found} twice, and programs follow one or the other; open it in a spreadsheet program, "
        "check it and save it anew",
    ),
    "false-relation": (
        "{path}：{part} 裏有一種只是看起來像的關係（{found}），有的程序認，有的不認，請用表格軟件打開核對後另存",
        "{path}: {part} has a relation whose type only looks right ({found}), which some programs follow; "
        "open it in a spreadsheet program, check it and save it anew",
    ),
    "two-sheets": (
        "{path}：工作表「{found}」與另一張用了同一個編號或同一份內容，請用表格軟件打開核對後另存",
        "{path}: the sheet {found} has the number or the part of another; open it in a spreadsheet program, check it "
        "and save it anew",
    ),
    "two-workbooks": (
        "{path}：一個文件裏裝着兩個工作簿（{found}），不同的程序會讀不同的一個，請用表格軟件打開核對後另存",
        "{path}: it holds two workbooks ({found}), of which programs read one or the other; open it in a spreadsheet "
        "program, check it and save it anew",
    ),
    "two-names": (
        "{path}：內容裏的前綴「{found}」另有所指，不同的程序會讀出不同的內容，請用表格軟件打開核對後另存",
        "{path}: the prefix {found} means something else than programs take it for; open it in a spreadsheet program, "
        "check it and save it anew",
    ),
    "old-format": (
        "{path}：Excel 95 或更早的格式，請用表格軟件打開後另存為 .xlsx",
        "{path}: in the format of Excel 95 or older; open it in a spreadsheet program and save as .xlsx",
    ),
    "not-workbook": (
        "{path}：內容不是工作簿（.xlsx、.xlsm、.xlsb、.xls、.ods），請核對是否拿錯了文件，或用表格軟件打開另存為 .xlsx",
        "{path}: what it holds is not a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods); see whether it is the right file, "
        "or open it in a spreadsheet program and save as .xlsx",
    ),
    "damaged": (
        "{path}：文件已損壞或不完整，請重新複製，或用表格軟件修復後另存",
        "{path}: damaged or cut off; copy it again, or let a spreadsheet program repair it and save it anew",
    ),
    "encrypted": (
        "{path}：文件有密碼保護，請用表格軟件打開，去除密碼後另存",
        "{path}: protected by a password; open it, remove the password and save it",
    ),
    "expands": (
        "{path}：內容展開後超出限度，可能是惡意文件；若可信，請把所需的表複製到新工作簿",
        "{path}: unpacks to more than is allowed and may be hostile; if you trust it, copy the sheets to a new one",
    ),
    "doctype": (
        "{path}：含有文檔類型聲明（DOCTYPE），可能是惡意文件，請用表格軟件另存為新文件",
        "{path}: holds a document type declaration (DOCTYPE) and may be hostile; save it anew in a spreadsheet program",
    ),
    "area": (
        "{path}：工作表的數據區達到{rows}行{columns}列，過大，請刪去遠處的多餘單元格",
        "{path}: a sheet reaches to row {rows} and column {columns}, which is too large; delete stray cells far away",
    ),
    "merged": (
        "{path}：合併單元格太多（限{bound}），請取消不需要的合併",
        "{path}: too many merged cells (at most {bound}); split those that are not needed",
    ),
    "errors": (
        "{path}：一個工作表裏有超過{bound}個錯誤值，請先修正公式",
        "{path}: more than {bound} error values in a sheet; mend its formulas first",
    ),
    "duplicate-titles": (
        "{path}：有兩個工作表同名「{title}」，請改名或刪去一個",
        "{path}: two sheets are called {title}; rename or delete one",
    ),
    "memory": (
        "{path}：內存不足，無法讀取，請關閉其他程序或拆分工作簿",
        "{path}: not enough memory to read it; close other programs or split the workbook",
    ),
}
