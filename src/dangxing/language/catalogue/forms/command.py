"""What ``dangxing forms`` says: whose forms are asked for, and help."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Whose forms.
    "no-branch": (
        "{name}：臺賬裏這一年沒有這個支部，最接近的是「{nearest}」；現有：{known}",
        "No branch {name} in that year; the nearest is {nearest}; there are: {known}",
    ),
    "no-track": (
        "{name}：臺賬裏這一年沒有這個類別，最接近的是「{nearest}」；現有：{known}",
        "No track {name} in that year; the nearest is {nearest}; there are: {known}",
    ),
    "no-member": (
        "{name}：臺賬裏這一年沒有這個編號，最接近的是「{nearest}」；現有：{known}",
        "No member {name} in that year; the nearest is {nearest}; there are: {known}",
    ),
    "nobody": (
        "沒有人同時符合 --branch、--track、--member 的要求，請放寬一項",
        "Nobody fits --branch, --track and --member together; please drop one of them",
    ),
    "written": ("已寫好考核表 {count} 份：{path}", "Forms written: {count}, in {path}"),
    # Help.
    "cmd": (
        "按臺賬為每個人寫年度考核表（A4 一頁），或填寫本單位自己的表格。",
        "Write every member's appraisal form (one page of A4) from the ledger, or fill in the unit's own form.",
    ),
    "opt-year": ("哪個年度（不寫時，用臺賬中最後一個年度）", "The year (else the last in the ledger)."),
    "opt-template": (
        "本單位自己的表格（.xlsx 或 .docx），用 {{姓名}} 這樣的字段標出要填寫的地方",
        "The unit's own form (.xlsx or .docx), with fields such as {{name}} where it is to be filled in.",
    ),
    "opt-out": ("寫到哪個文件夾（不寫時，用當前文件夾）", "The folder to write to (else the working folder)."),
    "opt-fields": ("列出模板可用的全部字段", "List every field that a form may bear."),
}
