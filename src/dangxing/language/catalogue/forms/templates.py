"""What is said of the unit's own form: what is wrong with it, and what each field stands for."""

from dangxing.language import Texts

_ASPECTS = {"virtue": "德", "ability": "能", "diligence": "勤", "achievement": "績", "integrity": "廉"}
TEXTS: Texts = {
    # What is wrong with a template.
    "template-missing": ("沒有這個模板文件，請核對路徑", "There is no such template; please check the path"),
    "template-kind": (
        "模板要是 .xlsx 或 .docx 文件，請在辦公軟件裏另存為其中一種",
        "A template must be an .xlsx or .docx file; please save it as one of them",
    ),
    "template-unreadable": (
        "模板讀不了（{reason}），請核對文件權限",
        "The template cannot be read ({reason}); please check its permissions",
    ),
    "template-too-large": (
        "模板超過 {most} MB，表格不會這麼大，請去掉其中的大圖片",
        "The template is larger than {most} MB, more than any form needs; please take large pictures out",
    ),
    "template-cells": (
        "表格裏有 {cells} 個單元格（多半是空的），最多 {most} 個；請刪去表外的行和列，再存一次",
        "The form has {cells} cells, most of them blank; at most {most} are taken. Delete rows and columns outside of "
        "the form, and save it again",
    ),
    "template-damaged": (
        "模板已損壞、有密碼，或者名不副實，請在辦公軟件裏打開後另存一份",
        "The template is damaged, has a password, or is not what its name says; please open it and save it anew",
    ),
    "template-macros": (
        "模板裏有宏，不予使用，請另存為不帶宏的 .xlsx 或 .docx",
        "The template holds macros and is not used; please save it as .xlsx or .docx without them",
    ),
    "template-outside": (
        "模板鏈接到外面的文件或網址（{part}：{reason}），打開表格時會去讀取，不予使用，請斷開鏈接後另存",
        "The template is linked to files or pages outside ({part}: {reason}), which every filled form would fetch; "
        "please break the links and save it",
    ),
    "template-field": (
        "模板裏有會讀取外面內容或運行程序的域或公式（{part}：{reason}），不予使用，請刪去後另存",
        "The template has a field or formula that may fetch or run something ({part}: {reason}), and is not used; "
        "please take it out and save it",
    ),
    "template-fetches": (
        "模板裏插入了別的文件的內容（{part}：{reason}），不予使用，請換成普通文字後另存",
        "The template takes in another file ({part}: {reason}), and is not used; please put plain text in its place "
        "and save it",
    ),
    "template-untyped": (
        "模板裏有來路不明的部分（{part}），不予使用，請在辦公軟件裏打開後另存一份",
        "The template holds a part of no known kind ({part}), and is not used; please open it and save it anew",
    ),
    "template-part": (
        "模板的一部分讀不了或不安全（{part}：{reason}），不予使用，請在辦公軟件裏打開後另存一份",
        "A part of the template cannot be read or is unsafe ({part}: {reason}), and is not used; please open it and "
        "save it anew",
    ),
    "no-field": (
        "模板裏沒有任何字段，請在要填寫的地方寫上字段，例如 {{{{姓名}}}}、{{{{總分}}}}，見 docs/forms.md",
        "The template bears no field; please write fields such as {{{{name}}}} or {{{{total}}}} where they belong "
        "(docs/forms.md)",
    ),
    "unknown-fields": (
        "模板裏有 {count} 處字段不認得，或者「成員」表裏同名的列不止一個：{fields}。"
        "箭頭後是相近的字段；全部字段：dangxing forms --fields",
        "Fields that there are not, or whose column stands twice in 成員: {count}. {fields}. "
        "Behind the arrow stands a field that is near; dangxing forms --fields lists them all",
    ),
    "absent": (
        "{path}：「成員」表裏另有的列要從這個工作簿讀取，但它不在原處，或者計分以後改動過，這些字段都留空；請放回原處，或重新計分",
        "{path}: columns of Members beyond the usual are read from this workbook, but it is not in its place, or was "
        "changed since it was scored, so that these fields stay blank; please put it back, or score it anew",
    ),
    "fields-beyond": (
        "記錄的「成員」表裏另有的列，也可以當字段：",
        "Columns of the records' Members beyond the usual, which are fields as well:",
    ),
    "fields-block": (
        "以下字段所在的行，每條重複一行（{what}）：",
        "The row of these is repeated for each entry ({what}):",
    ),
    "fields-name": ("字段", "field"),
    "fields-means": ("填什麼", "stands for"),
    "fields-usual": ("在表格要填寫的地方寫這些字段：", "Write these fields where the form is to be filled in:"),
    "two-blocks": (
        "同一行裏有幾種明細（{blocks}，在 {place}），一行只能重複一種，請分成幾行",
        "One row bears fields of several blocks ({blocks}, at {place}); a row can be repeated for one only, so "
        "please use more rows",
    ),
    "block-in-header": (
        "頁眉頁腳裏不能放明細字段「{field}」（{place}），請放到單元格裏",
        "A field of a block, {field}, cannot stand in a header or footer ({place}); please put it into a cell",
    ),
    "formula-moved": (
        "{place} 的公式或表格引用了明細行或其下的行，增加行後會錯位，請改用字段，例如 {{{{總分}}}}",
        "The formula or table at {place} depends on the repeated row or rows below it, which move when rows are "
        "added; please use a field such as {{{{total}}}} instead",
    ),
    "loss-drawings": (
        "{path}：注意：工作表上的圖片和形狀不會帶到填好的表裏；要保留請改用 .docx 模板",
        "{path}: warning: pictures and shapes on the sheets are not carried into filled forms; a .docx template "
        "keeps them",
    ),
    # Names of fields, and what each stands for.
    "field-year": ("年度", "year"),
    "field-name": ("姓名", "name"),
    "field-id": ("編號", "id"),
    "field-branch": ("支部", "branch"),
    "field-track": ("類別", "track"),
    "field-post": ("職務", "post"),
    "field-standing": ("黨籍", "standing"),
    "field-start": ("起始日期", "start"),
    "field-end": ("截止日期", "end"),
    "field-period": ("考核期", "period"),
    "field-rules": ("考核辦法", "rules"),
    "field-quantified": ("量化得分", "quantified"),
    "field-poll": ("測評得分", "poll"),
    "field-total": ("總分", "total"),
    "field-full": ("滿分", "full"),
    "field-bonus": ("加分合計", "bonus"),
    "field-deduction": ("減分合計", "deduction"),
    "field-rank": ("名次", "rank"),
    "field-track-rank": ("類別名次", "track-rank"),
    "field-branch-rank": ("支部名次", "branch-rank"),
    "field-branch-size": ("支部排名人數", "branch-size"),
    "field-verdict": ("評議等次", "verdict"),
    "field-grade": ("學習成績", "grade"),
    "field-satisfaction": ("滿意度", "satisfaction"),
    "field-met": ("達到項數", "met"),
    "field-outcome": ("考核結果", "outcome"),
    "field-reasons": ("結果說明", "reasons"),
    "field-follows": ("後續處理", "follows"),
    "field-self-appraisal": ("自評", "self-appraisal"),
    **{f"field-{name}-lost": (f"{aspect}失分", f"{name}-lost") for name, aspect in _ASPECTS.items()},
    **{f"field-{name}-gained": (f"{aspect}加分", f"{name}-gained") for name, aspect in _ASPECTS.items()},
    "block-lines": ("明細", "lines"),
    "block-losses": ("失分", "losses"),
    "block-gains": ("得分項", "gains"),
    "block-categories": ("項目", "categories"),
    "part-number": ("序號", "number"),
    "part-category": ("名稱", "category"),
    "part-clause": ("條款", "clause"),
    "part-says": ("內容", "says"),
    "part-times": ("次數", "times"),
    "part-points": ("分值", "points"),
    "part-remark": ("情況", "remark"),
    "part-standard": ("標準分", "standard"),
    "part-start": ("起始分", "start"),
    "part-bonus": ("加分", "bonus"),
    "part-deduction": ("減分", "deduction"),
    "part-score": ("得分", "score"),
    "part-result": ("結果", "result"),
    "means-field-year": ("考核的年度", "the year of the appraisal"),
    "means-field-name": ("成員的姓名", "the member's name"),
    "means-field-id": ("成員的編號，作為文字", "the member's id, as text"),
    "means-field-branch": ("支部，照記錄裏的寫法", "the branch, as the records write it"),
    "means-field-track": ("成員的類別", "the track"),
    "means-field-post": ("職務；沒有就留空", "the post; empty where there is none"),
    "means-field-standing": (
        "正式黨員或預備黨員；記錄裏沒寫就留空",
        "full or probationary member; empty where the records do not say",
    ),
    "means-field-start": ("考核期的第一天（2024-01-01）", "the first day of the period (2024-01-01)"),
    "means-field-end": ("考核期的最後一天", "the last day of the period"),
    "means-field-period": ("從第一天至最後一天", "from the first day to the last"),
    "means-field-rules": ("考核辦法的全稱", "the regulation by its own title"),
    "means-field-quantified": (
        "量化考核得分；只看是否達到要求的，留空",
        "the quantified score; empty where only requirements are met",
    ),
    "means-field-poll": ("民主測評得分；沒有測評就留空", "the poll score; empty where none was taken"),
    "means-field-total": (
        "總分，或達到幾項要求；一票否決、待定的，留空",
        "the total, or how many requirements are met; empty for vetoed and pending members",
    ),
    "means-field-full": ("總分最多能有多少", "the total that can be reached"),
    "means-field-bonus": ("各項加分的合計", "points added, over all categories"),
    "means-field-deduction": ("各項減分的合計（不大於 0）", "points taken off (≤ 0), over all categories"),
    "means-field-rank": ("全年、同一辦法之內的名次", "the rank over the year, within the rule set"),
    "means-field-track-rank": ("同一類別之內的名次", "the rank within the track"),
    "means-field-branch-rank": ("支部之內、按同一辦法的名次", "the rank within the branch, by the same rule set"),
    "means-field-branch-size": (
        "支部裏按同一辦法排名的有幾人",
        "how many of the branch are ranked by the same rule set",
    ),
    "means-field-verdict": ("支部評議的等次", "the verdict of the branch's review"),
    "means-field-grade": ("學員的學習成績；其他人留空", "the grade of a trainee; empty for others"),
    "means-field-satisfaction": (
        "學生黨員的滿意度（百分數）；其他人留空",
        "the satisfaction of a student's vote, in per cent; empty for others",
    ),
    "means-field-met": ("達到幾項要求；計分的，留空", "how many requirements are met; empty where points are counted"),
    "means-field-outcome": ("考核結果，包括一票否決、待定", "the outcome, vetoed and pending included"),
    "means-field-reasons": ("為什麼是這個結果", "why the outcome is what it is"),
    "means-field-follows": ("按辦法接下來怎麼辦", "what the rules say follows from the outcome"),
    "means-field-self-appraisal": (
        "本人在評議表裏寫的自評；沒寫就留空",
        "what the member wrote of the year (自評); empty where nothing was written",
    ),
    **{
        f"means-field-{name}-lost": (
            f"{aspect}方面失的分（不大於 0）；辦法不分方面的，留空",
            f"points lost (≤ 0) in the aspect {aspect}; empty where the rules name no aspects",
        )
        for name, aspect in _ASPECTS.items()
    },
    **{
        f"means-field-{name}-gained": (f"{aspect}方面加的分", f"points gained in the aspect {aspect}")
        for name, aspect in _ASPECTS.items()
    },
    "means-block-lines": ("全部明細，按辦法的順序", "every line of the record, in the order of the rules"),
    "means-block-losses": ("失分的各條，失得最多的在前", "the lines that took points, what took most first"),
    "means-block-gains": ("加分的各條，加得最多的在前", "the lines that gave points, what gave most first"),
    "means-block-categories": (
        "各類考核內容或各項要求，按辦法的順序",
        "the categories, or the requirements, in the order of the rules",
    ),
    "means-part-number": ("1、2、3……", "1, 2, 3 …"),
    "means-part-category": ("這一類考核內容的名稱", "the title of the category"),
    "means-part-clause": ("辦法的條款", "the clause of the regulation"),
    "means-part-says": ("條款的內容", "what the clause says"),
    "means-part-times": ("發生幾次", "how often the rule applied"),
    "means-part-points": ("分值，失分的小於 0", "the points, < 0 where they are lost"),
    "means-part-remark": (
        "記錄裏沒有哪一行能說明時，查到的情況",
        "what was found where no row of the records could say it",
    ),
    "means-part-standard": (
        "這一類的標準分；沒有標準分的是上限，不封頂的是起始分",
        "the standard of the category; its cap where it has none, its start where that is open",
    ),
    "means-part-start": ("這一類從多少分起", "what the category begins with"),
    "means-part-bonus": ("加分", "points added"),
    "means-part-deduction": ("減分（不大於 0）", "points taken off (≤ 0)"),
    "means-part-score": ("得分", "the score"),
    "means-part-result": ("要求是否達到", "whether a requirement is met"),
}
