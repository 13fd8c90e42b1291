"""Rules as a table: the workbook that ``rules export`` writes, and what ``rules import`` says."""

from dangxing.language import Texts

TEXTS: Texts = {
    "cmd-export": (
        "把一個規則集寫成工作簿：一行一條規則，類別和項目從下拉列表裏選；用Excel改好後，由rules import寫回YAML。",
        "Write a rule set as a workbook, a row a rule, with lists to choose kinds and activities from; what is changed "
        "there in Excel is brought back to YAML by rules import.",
    ),
    "cmd-import": (
        "把rules export寫出、改好的工作簿寫回規則文件：沒有改的地方連同註釋一字不動；寫好後按rules check檢查。",
        "Bring a workbook of rules export back to its rule file: what did not change stays to the letter, comments "
        "included. The rules are then checked as rules check does.",
    ),
    "arg-set": (
        "規則集的id（只有一個規則集時可以不寫）",
        "The id of the rule set (may be left out where there is one).",
    ),
    "opt-xlsx": (
        "寫成Excel工作簿（目前只有這一種，可以不寫）",
        "As an Excel workbook (the one form there is; may be left out).",
    ),
    "arg-workbook": ("由rules export寫出、改好的工作簿", "The workbook that rules export wrote, as it was changed."),
    "opt-import-out": (
        "寫到哪個文件（以 .yaml 結尾）或文件夾（不寫時，寫到文件夾rules，文件名和寫出時一樣）",
        "The rule file to write (.yaml), or the folder to write it in, under the name that it had (else the folder "
        "rules).",
    ),
    "written": ("已寫好：{path}", "Written: {path}"),
    "nothing-changed": ("和寫出時一樣，沒有改動", "Nothing differs from what was exported"),
    "changed": ("{place}：{what}：{before} → {after}", "{place}: {what}: {before} → {after}"),
    "changed-row": ("{place}：刪去{what}", "{place}: {what} is gone"),
    "blank": ("（空）", "(blank)"),
    "import-next": (
        "改好了，用這條命令寫回：dangxing rules import {path} --out {out} --force",
        "When it is changed, bring it back: dangxing rules import {path} --out {out} --force",
    ),
    # What is wrong.
    "which-set": ("有{count}個規則集，請寫明是哪一個：{known}", "There are {count} rule sets; say which: {known}"),
    "not-yaml": ("規則寫在 .yaml 文件裏，不寫到{path}", "Rules are written to a .yaml file, not to {path}"),
    "line-too-long": (
        "文件裏有一行超過{most}個字，單元格放不下；請在YAML裏把它分成幾行",
        "A line of the file is longer than the {most} signs that a cell can hold; part it in the YAML",
    ),
    "not-tables": (
        "{path}：不是rules export寫出的工作簿，或缺了工作表「說明」「原文」；請用寫出的那一份來改",
        "{path}: not a workbook of rules export, or its sheets Guide and Text are gone; change the one that was "
        "written",
    ),
    "text-changed": (
        "{path}：工作表「{sheet}」裏的原文和寫出時不一樣；這一頁不要改，請重新寫出，在其他工作表裏改",
        "{path}: the text on the sheet {sheet} is not the one that was exported; leave that sheet alone: export anew, "
        "and change the other sheets",
    ),
    "sheet-missing": (
        "缺這一個工作表；不要刪工作表，要刪去它所說的，清空它的行",
        "This sheet is missing: sheets are not removed; to take away what one says, clear its rows",
    ),
    "no-header": (
        "找不到寫着{keys}的一行列名；請不要改列名這一行",
        "There is no row of keys with {keys}; leave the row of keys as it is",
    ),
    "column-unknown": (
        "「{found}」不是這個工作表的列，或者有兩列同名；可以有的列：{allowed}",
        "{found} is no column of this sheet, or is there twice; its columns are {allowed}",
    ),
    "column-missing": (
        "缺{column}這一列；不要刪列，要去掉它所說的，清空單元格",
        "The column {column} is missing: columns are not removed; to take away what one says, clear its cells",
    ),
    "uncalculated": (
        "這個單元格是公式，還沒有算出值；請在Excel裏打開、保存一次，或直接填上值",
        "A formula that was never calculated: open and save the workbook in Excel, or enter the value",
    ),
    "cell-error": (
        "這個單元格是「{found}」，讀不出值；請直接填上值",
        "The cell shows {found}, which is no value: enter the value itself",
    ),
    "too-many-rows": (
        "行數超過{most}，不會是一個規則集；請用rules export寫出的那一份來改",
        "More than {most} rows, which no rule set has: change the workbook that rules export wrote",
    ),
    "row-twice": (
        "「{row}」已在{first}一行，同一樣東西只能有一行；新的一行換一個名字，列表裏新的一行編號留空",
        "{row} stands in the row of {first} already: give a new row a name of its own, or, in a list, leave its number "
        "empty",
    ),
    "key-wanting": (
        "這一行沒有寫{column}，不知道它說的是哪一個；請填上，或清空這一行",
        "The row does not say its {column}, so that nobody knows what it is about: fill it in, or clear the row",
    ),
    "row-empty": (
        "這一行只有名字，什麼也沒有說；請填上其餘的列，或清空這一行",
        "The row has a name and says nothing: fill in the other columns, or clear the row",
    ),
    "rule-unknown": (
        "「{found}」：「規則」表裏沒有這一條規則；刪規則時，把「計分表」「條件」裏它的行也清空",
        "{found}: the sheet of rules has no such rule; where a rule goes, clear its rows on the sheets Points and "
        "Conditions as well",
    ),
    "path-bad": (
        "「{found}」不是一項設定；寫法如 period / from，列表的第一個寫 #1",
        "{found} is no setting; write one as period / from, the first of a list as #1",
    ),
    "path-twice": (
        "「{found}」已由別的單元格寫明；請只留一處",
        "{found} is said by another cell already: keep one of them",
    ),
    "not-placed": (
        "這一處改動沒法寫回原文；請直接改YAML文件",
        "The text has no place for this change: make it in the YAML file itself",
    ),
    # The workbook.
    "title": ("規則集 {name}", "Rule set {name}"),
    "file": ("文件", "File"),
    "digest": ("原文的SHA-256", "SHA-256 of the text"),
    "guide": (
        "1. 這個工作簿就是規則文件，每一項都有一個單元格。灰底的一行是各列的鍵，上面一行說明它是什麼。\n"
        "2. 要改數字或文字，直接改單元格，保存，把工作簿發回去。不寫公式，要寫值。\n"
        "3. 要加一條，在合適的位置插入一行填好；要刪一條，清空或刪去那一行。"
        "行的先後不算，新的一行排在它上面那一行之後。\n"
        "4. 列表裏的 #1、#2 是原有的編號，不要改；新的一行，編號留空。"
        "新的一檔結果有條件的，編號寫一個沒用過的，如 #9，在「條件」裏寫同一個。\n"
        "5. 一個單元格裏有幾個詞的，中間用頓號（、）。份額寫 20 %。\n"
        "6. 不要改列名一行、工作表名和「原文」這一頁：沒有改的地方，連同註釋，都從那裏原樣寫回。\n"
        "7. 寫回：dangxing rules import 這個文件.xlsx；哪一個單元格不對，會逐個說明。",
        "1. This workbook is the rule file: everything in it has one cell. The grey row holds the key of each "
        "column, the row above says what it means.\n"
        "2. Change a number or words in their cell, save, and send the workbook back. Enter values, not "
        "formulas.\n"
        "3. To add something, insert a row where it belongs and fill it in; to take something away, clear or "
        "delete its row. The order of rows does not count, but what is new follows the row above it.\n"
        "4. #1 and #2 are the numbers that items of a list have; leave them alone, and leave that of a new row "
        "empty. A new outcome with conditions takes a number that is not used, such as #9, and its conditions "
        "bear the same.\n"
        "5. Several words in one cell stand with 、 between them. A share is written 20 %.\n"
        "6. Leave the row of keys, the names of sheets and the sheet Text alone: whatever did not change comes "
        "back from there, comments included.\n"
        "7. Bring it back with dangxing rules import FILE.xlsx; every cell that is wrong is told.",
    ),
    "sheet-guide": ("說明", "Guide"),
    "sheet-settings": ("設定", "Settings"),
    "sheet-outcomes": ("結果", "Outcomes"),
    "sheet-tests": ("條件", "Conditions"),
    "sheet-tracks": ("類別", "Tracks"),
    "sheet-categories": ("考核項目", "Categories"),
    "sheet-rules": ("規則", "Rules"),
    "sheet-points": ("計分表", "Points"),
    "sheet-activities": ("記錄項目", "Activities"),
    "sheet-words": ("用語", "Words"),
    "sheet-marks": ("評分", "Marks"),
    "sheet-english": ("英文", "English"),
    "sheet-lists": ("選項", "Lists"),
    "sheet-text": ("原文", "Text"),
    "about-settings": ("規則集本身的各項，和其他各頁沒有的", "The rule set itself, and whatever no other sheet has"),
    "about-outcomes": (
        "結果由高到低（bands）、總分的限制（limits）、另有的後果（consequences）：一行一個",
        "Outcomes from the top (bands), limits of the total, consequences: a row each",
    ),
    "about-tests": (
        "結果、限制、後果、一票否決和要求的條件：一行一條，同一編號的都要滿足，寫了either的滿足一條即可",
        "Conditions of outcomes, limits, consequences, the veto and requirements, a row each: all must hold; of those "
        "with a number under either, one",
    ),
    "about-tracks": ("考核哪幾類人", "Who is scored"),
    "about-categories": (
        "各考核項目從幾分起、最低最高幾分；寫了part的是其中的一部分",
        "Where each category begins and what it is held to; a row with a part is a part of one",
    ),
    "about-rules": ("一行一條規則", "A row a rule"),
    "about-points": (
        "按詞或按檔給的分：word一個詞給幾分，兩個詞的另寫inner；#1、#2是檔，先滿足的算",
        "Points by words, a second word under inner; #1 and #2 are steps, of which the first that holds counts",
    ),
    "about-activities": ("記錄簿「項目」一列可填的詞", "The words that may stand in the column 項目 of the records"),
    "about-words": (
        "職務（posts）、級別（levels）、等次（verdicts）的詞，value是同義的寫法，用頓號分開",
        "The words of posts, levels and verdicts; other ways to write each under value, with 、 between them",
    ),
    "about-marks": ("由人評定的分數，各從多少分滿", "Marks that people give, each out of its own full"),
    "about-english": ("各詞、各句的英文", "What words and sentences are in English"),
    "about-text": (
        "寫出時的原文。這一頁不要改；要改的，在前面各頁改",
        "The text as it was exported. Leave this sheet alone, and change the others",
    ),
    "key-path": ("哪一項：從外到內的鍵", "Which setting: its keys from the outermost"),
    "key-list": ("哪一種", "Which list"),
    "key-item": ("編號；新的留空", "Number; empty for what is new"),
    "key-number": ("第幾條；新的留空", "Number of the condition; empty for a new one"),
    "key-either": ("幾條滿足一條即可的，在其中第幾條", "Its number among conditions of which one is enough"),
    "key-track": ("哪一類人", "Track"),
    "key-category": ("考核項目的id", "Id of the category"),
    "key-part": ("其中的部分，沒有則空", "Part of it, if any"),
    "key-rule": ("規則的id，在同一類人中不重複", "Id of the rule, once in its track"),
    "key-in": ("規則的哪一處", "Where in the rule"),
    "key-word": ("詞，或第幾檔；新的一檔留空", "A word, or the number of a step; empty for a new step"),
    "key-inner": ("第二個詞", "The second word"),
    "key-activity": ("詞", "Word"),
    "key-mark": ("名稱", "Name"),
    "not-listed-title": ("不在列表裏", "Not in the list"),
    "not-listed": ("請從下拉列表裏選一個。", "Choose one from the list."),
}
