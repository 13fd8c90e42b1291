"""What is said of a file that cannot be opened or read: what is wrong, and how to mend it."""

from dangxing.language import Texts

TEXTS: Texts = {
    "missing": (
        "{path}：没有这个文件，请检查路径和文件名",
        "{path}：沒有這個檔案，請檢查路徑和檔名",
        "{path}: no such file; check the path and the name",
    ),
    "folder": (
        "{path}：这是文件夹，不是工作簿，请指定其中的文件",
        "{path}：這是資料夾，不是活頁簿，請指定其中的檔案",
        "{path}: a folder, not a workbook; name a file in it",
    ),
    "special": (
        "{path}：这不是普通文件（管道、设备或套接字），请先存为工作簿文件",
        "{path}：這不是普通檔案（管道、裝置或通訊端），請先存為活頁簿檔案",
        "{path}: not a plain file (a pipe, device or socket); save the workbook as a file first",
    ),
    "denied": (
        "{path}：没有读取权限，请修改文件权限，或请其所有者另存一份",
        "{path}：沒有讀取權限，請修改檔案權限，或請其擁有者另存一份",
        "{path}: no permission to read it; change its permissions or ask its owner for a copy",
    ),
    "link-loop": (
        "{path}：符号链接循环，找不到文件，请改用文件的真实路径",
        "{path}：符號連結循環，找不到檔案，請改用檔案的真實路徑",
        "{path}: a symbolic link that leads back to itself; name the real file",
    ),
    "unreadable": (
        "{path}：无法读取（{reason}），请检查磁盘或网络后重试",
        "{path}：無法讀取（{reason}），請檢查磁碟或網路後重試",
        "{path}: cannot be read ({reason}); check the disk or the network and try again",
    ),
    "empty": (
        "{path}：文件为空，请重新保存或重新复制",
        "{path}：檔案為空，請重新儲存或重新複製",
        "{path}: an empty file; save or copy the workbook again",
    ),
    "too-large": (
        "{path}：文件超过{bound} MB，请删去图片或拆分为几个工作簿",
        "{path}：檔案超過{bound} MB，請刪去圖片或拆分為幾個活頁簿",
        "{path}: larger than {bound} MB; remove pictures or split the workbook",
    ),
    "text": (
        "{path}：这是文本或网页（CSV、HTML、XML），不是工作簿，请用表格软件打开后另存为 .xlsx",
        "{path}：這是文字或網頁（CSV、HTML、XML），不是活頁簿，請用試算表軟體開啟後另存為 .xlsx",
        "{path}: a text or web page (CSV, HTML, XML), not a workbook; save it as .xlsx in a spreadsheet program",
    ),
    "old-format": (
        "{path}：Excel 4 或更早的格式，请用表格软件打开后另存为 .xlsx",
        "{path}：Excel 4 或更早的格式，請用試算表軟體開啟後另存為 .xlsx",
        "{path}: in the format of an old Excel; open it in a spreadsheet program and save as .xlsx",
    ),
    "not-workbook": (
        "{path}：不是工作簿，应为 .xlsx、.xlsm、.xlsb、.xls 或 .ods 文件",
        "{path}：不是活頁簿，應為 .xlsx、.xlsm、.xlsb、.xls 或 .ods 檔案",
        "{path}: not a workbook; it must be .xlsx, .xlsm, .xlsb, .xls or .ods",
    ),
    "damaged": (
        "{path}：文件已损坏或不完整，请重新复制，或用表格软件修复后另存",
        "{path}：檔案已損壞或不完整，請重新複製，或用試算表軟體修復後另存",
        "{path}: damaged or cut off; copy it again, or let a spreadsheet program repair it and save it anew",
    ),
    "encrypted": (
        "{path}：文件有密码保护，请用表格软件打开，去除密码后另存",
        "{path}：檔案有密碼保護，請用試算表軟體開啟，移除密碼後另存",
        "{path}: protected by a password; open it, remove the password and save it",
    ),
    "expands": (
        "{path}：内容展开后超出限度，可能是恶意文件；若可信，请把所需的表复制到新工作簿",
        "{path}：內容展開後超出限度，可能是惡意檔案；若可信，請把所需的表複製到新活頁簿",
        "{path}: unpacks to more than is allowed and may be hostile; if you trust it, copy the sheets to a new one",
    ),
    "doctype": (
        "{path}：含有文档类型声明（DOCTYPE），可能是恶意文件，请用表格软件另存为新文件",
        "{path}：含有文件類型宣告（DOCTYPE），可能是惡意檔案，請用試算表軟體另存為新檔案",
        "{path}: holds a document type declaration (DOCTYPE) and may be hostile; save it anew in a spreadsheet program",
    ),
    "area": (
        "{path}：工作表的数据区达到{rows}行{columns}列，过大，请删去远处的多余单元格",
        "{path}：工作表的資料區達到{rows}列{columns}欄，過大，請刪去遠處的多餘儲存格",
        "{path}: a sheet reaches to row {rows} and column {columns}, which is too large; delete stray cells far away",
    ),
    "merged": (
        "{path}：合并单元格太多（限{bound}），请取消不需要的合并",
        "{path}：合併儲存格太多（限{bound}），請取消不需要的合併",
        "{path}: too many merged cells (at most {bound}); split those that are not needed",
    ),
    "errors": (
        "{path}：一个工作表里有超过{bound}个错误值，请先修正公式",
        "{path}：一個工作表裡有超過{bound}個錯誤值，請先修正公式",
        "{path}: more than {bound} error values in a sheet; mend its formulas first",
    ),
    "duplicate-titles": (
        "{path}：有两个工作表同名“{title}”，请改名或删去一个",
        "{path}：有兩個工作表同名「{title}」，請改名或刪去一個",
        "{path}: two sheets are called {title}; rename or delete one",
    ),
    "memory": (
        "{path}：内存不足，无法读取，请关闭其他程序或拆分工作簿",
        "{path}：記憶體不足，無法讀取，請關閉其他程式或拆分活頁簿",
        "{path}: not enough memory to read it; close other programs or split the workbook",
    ),
}
