"""What ``dangxing layouts`` says: its help, the tables that are known, faults, and the remarks in a draft."""

from dangxing.language import Texts

TEXTS: Texts = {
    "about": (
        "認得哪些表：列出、查看、檢查表式，或按一個表起草新的表式。",
        "The tables that an import knows: list, show and check layouts, or draft one for a table.",
    ),
    "cmd-list": ("列出認得的表式。", "List the layouts that are known."),
    "cmd-show": ("輸出一個表式的文件。", "Print the file of a layout."),
    "cmd-check": (
        "檢查表式文件，錯誤註明文件、行和列。",
        "Check files of layouts; faults are told with file, line and column.",
    ),
    "cmd-init": (
        "看一個工作簿，起草讀它的表式：認得的寫好，不認得的在旁邊註明。",
        "Look at a workbook and write a draft of a layout for it: what was recognised stands there, with a remark at "
        "what was not.",
    ),
    "cmd-schema": (
        "輸出表式文件的JSON Schema，編輯器據此提示和檢查。",
        "Print the JSON Schema of layouts, by which editors complete and check them.",
    ),
    "arg-layout": ("表式的代號，見 dangxing layouts list", "The id of a layout, as dangxing layouts list has it."),
    "meta-paths": ("文件或文件夾", "FILE"),
    "arg-paths": (
        "要檢查的表式文件或文件夾（不寫時，檢查在用的）",
        "Layouts to check, or folders of them (else those in use).",
    ),
    "arg-file": ("要看的工作簿", "The workbook to look at."),
    "meta-sheet": ("工作表", "SHEET"),
    "opt-sheet": (
        "看哪個工作表（不寫時，看第一個有內容的）",
        "The sheet to look at (else the first with something in it).",
    ),
    "opt-out": (
        "寫到哪個文件（不寫時，寫到規則旁邊的 layouts 文件夾）",
        "The file to write (else one in the folder layouts beside the rules).",
    ),
    # The list.
    "layout": ("表式", "layout"),
    "table": ("表", "table"),
    "like": ("樣子", "what it is like"),
    "from": ("來自", "from"),
    "shipped": ("自帶", "shipped"),
    "own": ("自己的", "own"),
    "shape-matrix": ("人名豎排，會議橫排", "people down, meetings across"),
    "shape-card": ("一會一表", "a sheet a meeting"),
    "shape-register": ("一行一次會", "a row a meeting"),
    "shape-list": ("一行一人或一件事", "a row a person or a thing done"),
    "shape-deeds": ("人名豎排，事項橫排", "people down, deeds across"),
    "shape-ballots": ("人名豎排，等次橫排", "people down, verdicts across"),
    "shape-points": ("只有分值", "points alone"),
    "shape-periods": ("人名豎排、月份橫排", "people down, months across"),
    "shape-person": ("一人一表", "a sheet a member"),
    # The check.
    "check-clean": ("檢查了 {count} 個表式，沒有錯誤", "Checked {count} layouts; nothing is wrong"),
    "check-found": ("檢查了 {count} 個表式，錯誤 {faults} 處", "Checked {count} layouts; {faults} faults"),
    "none-there": ("{path}：文件夾裏沒有表式文件（.yaml）", "{path}: no layout (.yaml) is in this folder"),
    # The draft.
    "no-sheet": (
        "沒有工作表「{found}」，或它是空的；有：{known}",
        "There is no sheet {found} with anything in it; there are: {known}",
    ),
    "written": ("已寫 {path}", "Wrote {path}"),
    "next": (
        '請看一遍這個文件，補上註明的地方，再檢查：dangxing layouts check "{path}"，'
        '然後試讀：dangxing import "{file}" --preview',
        'Go through the file, complete what is remarked on, and check it: dangxing layouts check "{path}"; '
        'then try it: dangxing import "{file}" --preview',
    ),
    "fits-already": (
        '這個表用「{layout}」就能讀，沒有另寫表式：dangxing import "{file}" --preview',
        'The layout {layout} reads this table as it stands, so none was written: dangxing import "{file}" --preview',
    ),
    "draft-of": ("按「{file}」的工作表「{sheet}」起草，請核對", "Drafted from the sheet {sheet} of {file}; check it"),
    "draft-fits": ("這個表用 {layouts} 已經能讀", "The table fits {layouts} as it stands"),
    "draft-like": ("最像的是自帶的 {layout}", "It is most like the shipped {layout}"),
    "draft-guessed": ("下面像是姓名，請核對", "what stands below looks like names; check it"),
    "draft-no-name": ("沒有找到姓名，請改成表裏的寫法", "no names were found; write the title that the table has"),
    "draft-unknown": (
        "不認得「{found}」（{cell}）；是上面的某一項就寫進去，不要的留在 aside",
        "{found} ({cell}) was not recognised; add it to one of the fields above, or leave it in aside",
    ),
    "draft-left": (
        "不認得「{found}」（{cell}）；是上面的某一項就寫進去，不是就不管它",
        "{found} ({cell}) was not recognised; add it to one of the fields above, or let it be",
    ),
    "draft-mark": (
        "不認得記號「{found}」（{count} 格：{cells}）；請寫進 出席、請假、缺席、免 之一",
        "The mark {found} (cells: {count}; {cells}) was not recognised; add it to one of 出席, 請假, 缺席, 免",
    ),
}
