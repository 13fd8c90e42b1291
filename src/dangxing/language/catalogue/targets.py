"""What the command ``targets`` says, and the words of its workbook."""

from dangxing.language import Texts
from dangxing.language.catalogue.columns import titles

TEXTS: Texts = {
    # The command.
    "cmd": (
        "按臺賬寫出下一年度的責任目標：每人一張，可打印簽字",
        "Write next year's responsibility targets from the ledger: a sheet a member, to print and sign",
    ),
    "opt-year": (
        "責任目標的年度（不寫時，臺賬最後一年的下一年）",
        "The year of the targets (else the one after the ledger's last)",
    ),
    "opt-out": ("寫到這個文件或文件夾（不寫時，當前文件夾）", "Write to this file or folder (else the working folder)"),
    "written": (
        "已寫出 {path}：{members} 人，重點 {priorities} 條",
        "Written: {path}, members: {members}, priorities: {priorities}",
    ),
    "no-rules": (
        "{year} 年的規則裏沒有類別「{track}」，{count} 人沒有寫出責任目標：{members}",
        "The rules of {year} have no track {track}; no targets for {count}: {members}",
    ),
    # What cannot run.
    "no-year": (
        "臺賬裏沒有 {before} 年的結果，寫不出 {year} 年的責任目標；臺賬裏有：{known}",
        "The ledger has no results of {before}, from which the targets of {year} are made; it has: {known}",
    ),
    "no-branch": (
        "臺賬 {before} 年裏沒有支部「{name}」，有：{known}",
        "The ledger has no branch {name} in {before}; it has: {known}",
    ),
    "no-member": (
        "臺賬 {before} 年裏（所選支部和類別中）沒有編號 {ids}，請核對",
        "The ledger has no member {ids} in {before}, within the branch and track chosen; please check",
    ),
    "nobody": (
        "沒有符合條件的人，沒有寫出責任目標，請核對 --branch 和 --track",
        "No member is left to write targets for; please check --branch and --track",
    ),
    "wants-folder": (
        "共 {members} 人，要按支部分成 {count} 個工作簿，請用 --out 指明文件夾，不是文件",
        "For {members} members there are {count} workbooks, by branch; name a folder with --out, not a file",
    ),
    "more": ("……", "…"),
    # The workbook.
    "overview": ("總覽", "Overview"),
    "title": ("{year}年度責任目標", "Responsibility targets {year}"),
    "overview-title": ("{year}年度責任目標總覽", "Responsibility targets {year}: overview"),
    "overview-note": (
        "共 {members} 人。點姓名看本人的目標；失分、加分和重點數隨各人工作表自動計算。",
        "Members: {members}. A name leads to that member's sheet; the figures follow what stands there.",
    ),
    "rules-note": (
        "規則：{title}，版本 {version}，摘要 {digest}",
        "Rules: {title}, version {version}, digest {digest}",
    ),
    **titles("column", "branch name track clause"),
    "column-id": ("編號", "Id"),
    "column-total": ("{year}年總分", "Total {year}"),
    "column-outcome": ("{year}年結果", "Outcome {year}"),
    "column-lost": ("{year}年失分", "Lost in {year}"),
    "column-gained": ("{year}年加分", "Gained in {year}"),
    "column-priorities": ("重點數", "Priorities"),
    "column-signed": ("簽訂日期", "Signed on"),
    "column-says": ("內容", "What it says"),
    "column-target": ("{year}年目標", "Target {year}"),
    "column-stake": ("分值", "Points"),
    "column-last": ("{year}年\n得失", "In\n{year}"),
    "column-mark": ("重點", "Priority"),
    "column-mend": ("改進措施", "How to mend"),
    "mark": ("重點", "priority"),
    "new": ("新增", "new"),
    "unscored": ("未計", "none"),
    "exempt": ("不適用", "n/a"),
    "who": (
        "姓名：{name}　　編號：{id}　　支部：{branch}　　類別：{track}",
        "Name: {name}    Id: {id}    Branch: {branch}    Track: {track}",
    ),
    "post": ("　　職務：{post}", "    Post: {post}"),
    "intro": (
        "依據《{rules}》，黨支部與本人約定以下{year}年度責任目標，年終照此考核。",
        "By the “{rules}” the branch and the member agree on these targets for {year}, by which the year is appraised.",
    ),
    "intro-last": (
        "{year}年總分 {total}，結果為{outcome}；按以下條款失 {lost} 分、加 {gained} 分。",
        " In {year} the total was {total} ({outcome}); by these clauses {lost} were lost and {gained} gained.",
    ),
    "intro-no-total": (
        "{year}年沒有總分（{outcome}）；按以下條款失 {lost} 分、加 {gained} 分。",
        " In {year} there was no total ({outcome}); by these clauses {lost} were lost and {gained} gained.",
    ),
    "intro-unscored": ("{year}年{outcome}，沒有計分。", " In {year}: {outcome}, not scored."),
    "intro-priorities": (
        "標「重點」的 {count} 條是上年失分的，請優先改進。",
        " The {count} marked as priority cost points last year and come first.",
    ),
    "intro-dropped": (
        "上年另有 {points} 分出自已不施行的規則，不再列出。",
        " Another {points} came from rules that are no longer in force, which are not listed.",
    ),
    "band": ("{title}（{holds}）", "{title} ({holds})"),
    "band-scored": (
        "{title}（{holds}，{year}年得 {score} 分）",
        "{title} ({holds}, in {year} {score})",
    ),
    "found": ("{year}年：{remark}", "In {year}: {remark}"),
    "own": ("本人補充的目標和措施：", "The member's own targets and measures:"),
    "sign-member": ("本人（簽名）：\n\n\n日期：　　　　年　　月　　日", "Member (signature):\n\n\nDate:"),
    "sign-secretary": (
        "黨支部書記（簽名）：\n\n\n日期：　　　　年　　月　　日",
        "Branch secretary (signature):\n\n\nDate:",
    ),
    # Amounts, and what is between them.
    "papers": ("{number}篇", "{number}"),
    "times": ("{number}次", "{number} times"),
    "ten-thousands": ("{number}萬字", "{number} × 10,000 characters"),
    "signs": ("{number}字", "{number} characters"),
    "lessons": ("{number}學時", "{number} h"),
    "hours": ("{number}小時", "{number} hours"),
    "marks": ("{number}分", "{number}"),
    "months": ("{number}個月", "{number} months"),
    "percent": ("{number}%", "{number} %"),
    "and": ("、", " and "),
    "both": ("；", "; "),
    "besides": ("，", ", "),
    "any-held": ("各類支部活動", "Every branch activity"),
    "of-result": ("（{results}）", " ({results})"),
    "each-at-most": ("每條至多{points}分", "{points} at most of each"),
    "at-most": ("合計至多{points}分", "{points} at most in all"),
    "otherwise": ("其他 {points}", "otherwise {points}"),
}
