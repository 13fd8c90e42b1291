"""What ``dangxing report`` says: help, wrong usage, the tables on the terminal."""

from dangxing.language import Texts
from dangxing.language.catalogue.columns import titles

TEXTS: Texts = {
    # Help pages.
    "cmd": (
        "把臺賬裏一個年度的全部結果彙總排名：總名次、各支部情況、哪裏失分最多、誰在等次的邊緣，以及與上一年相比。",
        "The ranked summary of a year over all that the ledger holds: ranks, branches, where points are lost most, who "
        "is near the edge of a band, and how it compares with the year before.",
    ),
    "opt-year": (
        "哪一年度，如 2024（不寫時，取臺賬裏最近的年度）",
        "The year, such as 2024 (else the latest in the ledger).",
    ),
    "opt-branch": ("只看一個支部；名次仍是全年度的名次", "Only one branch; ranks stay those over the year."),
    "opt-track": (
        "只看一個類別，寫名稱或代號，如 普通黨員 或 ordinary；名次仍是全年度的名次",
        "Only one track, by id or title, such as ordinary; ranks stay those over the year.",
    ),
    "opt-rule-set": (
        "只看一套考核辦法，寫名稱或代號，如 enterprise",
        "Only one rule set, by id or title, such as enterprise.",
    ),
    "opt-top": (
        "每套辦法只列前幾名（不寫時，不超過 200 人的全列，更多的列前 20 名）",
        "List only the first N of each rule set (else all, or the first 20 where there are more than 200 members).",
    ),
    "opt-expect": (
        "應有的支部名單（文本文件，一行一個）：還沒有計分結果的會列出來",
        "A list of the branches that are expected, a line each: those of which nothing counts are named.",
    ),
    "list-unreadable": ("{path}：支部名單讀不了（{reason}）", "{path}: the list of branches cannot be read ({reason})"),
    "opt-redact": (
        "姓名只顯示第一個字，編號只顯示末兩位",
        "Mask names but for the first character, and ids but for the last two.",
    ),
    "opt-losses": (
        "統計每條規則的失分（不寫時，明細超過一百萬條的不統計）",
        "Count what each rule cost (else only where there are no more than a million lines).",
    ),
    "opt-up-to-run": (
        "只算到第幾次記錄為止，見 dangxing ledger runs",
        "As the ledger was after this run; for their numbers see dangxing ledger runs.",
    ),
    "as-of-renamed": (
        "提醒：「--as-of」在這裏已改名為「--up-to-run」，下一版不再接受舊名，請改寫為 --up-to-run {run}",
        "Note: --as-of is called --up-to-run here now, and the next release will not take the old name: please write "
        "--up-to-run {run}",
    ),
    "opt-out": (
        "工作簿和網頁存放的文件夾（不寫時，存在當前文件夾；顯示成 json、csv 時，寫明文件夾才存）",
        "The folder for the workbook and the page (else the working folder; with json or csv they are written only if "
        "this is given).",
    ),
    "opt-no-workbook": ("不寫工作簿", "Write no workbook."),
    "opt-no-html": ("不寫網頁", "Write no HTML page."),
    "meta-name": ("名稱", "NAME"),
    # Wrong usage.
    "no-such-branch": (
        "本年度沒有「{name}」這個支部，現有：{known}",
        "There is no branch {name} in this year; there are: {known}",
    ),
    "no-such-track": (
        "本年度沒有「{name}」這個類別，現有：{known}",
        "There is no track {name} in this year; there are: {known}",
    ),
    "no-such-rule-set": (
        "本年度沒有「{name}」這套考核辦法，現有：{known}",
        "There is no rule set {name} in this year; there are: {known}",
    ),
    "bad-top": (
        "「--top」要寫一個正整數，例如 20，現在寫的是「{value}」",
        "--top must be a whole number from 1, such as 20, not {value}",
    ),
    # Told beside the report.
    "latest-year": (
        "沒有指定年度，取臺賬裏最近的 {year} 年度（另選請用 --year）",
        "No year was named: this is {year}, the latest in the ledger (for another, --year)",
    ),
    "too-many": (
        "成員超過 {most} 人，沒有寫工作簿和網頁；要寫請用 --out 指明文件夾",
        "With more than {most} members no workbook and no page was written; for them, name a folder with --out",
    ),
    "written": ("報表已存為：{path}", "Report: {path}"),
    "nobody": ("沒有符合條件的成員", "No member is left by what was asked for"),
    # The terminal.
    "heading": ("{year}年度彙總", "Report of {year}"),
    "workbooks": ("共 {count} 個工作簿", "workbooks: {count}"),
    "up-to-run": ("算到第 {run} 次記錄為止", "as of run {run}"),
    "only-branch": ("只看支部：{value}", "only branch {value}"),
    "only-track": ("只看類別：{value}", "only track {value}"),
    "only-rule_set": ("只看辦法：{value}", "only rule set {value}"),
    "shown": (
        "只列前 {shown} 人，共 {members} 人（要多列請用 --top）",
        "The first {shown} of {members} are listed (for more, --top)",
    ),
    "figures": (
        "有總分 {scored} 人：平均 {mean}，中位 {median}，最低 {lowest}，最高 {highest}",
        "With a total: {scored}. Mean {mean}, median {median}, lowest {lowest}, highest {highest}",
    ),
    "col-change": ("比上年", "Change"),
    "listed": ("{outcome}（{count} 人）", "{outcome} ({count})"),
    "and-more": ("另有 {count} 人", "and {count} more"),
    "name-colon": ("{name}：{words}", "{name}: {words}"),
    "losses": ("失分最多的條款", "Where points are lost most"),
    "losses-uncounted": (
        "明細太多，沒有統計失分；要統計請加 --losses",
        "There are too many lines to count what each rule cost; for that, --losses",
    ),
    **titles("col", "clause members scored lowest highest"),
    "col-says": ("內容", "Says"),
    "col-hit": ("人數", "Members"),
    "col-times": ("次數", "Times"),
    "col-lost": ("失分", "Points"),
    "edges": ("離等次界線 2 分以內（共 {count} 人）", "Within 2 points of the edge of a band ({count})"),
    "col-edge": ("界線", "Edge"),
    "col-distance": ("相差", "Off"),
    "col-decider": ("起決定作用的一條", "What decides"),
    "edge": ("{band} {edge}", "{band} {edge}"),
    "decider": ("{clause} {says}（{points} 分）", "{clause} {says} ({points})"),
    "decider-at": ("{words}，見 {where}", "{words}, see {where}"),
    "no-decider": ("沒有哪一條單獨決定", "no single line"),
    "branches": ("各支部", "Branches"),
    "branches-shown": (
        "各支部（列出平均分最高的 {shown} 個和最低的 {lowest} 個，共 {count} 個）",
        "Branches (the {shown} of highest and the {lowest} of lowest mean, of {count})",
    ),
    "col-mean": ("平均", "Mean"),
    "col-median": ("中位", "Median"),
    "col-outcomes": ("結果", "Outcomes"),
    "change": (
        "與 {year} 年度相比（兩年都有總分 {members} 人）：平均 {mean}，上升 {rose} 人，下降 {fell} 人，持平 {same} 人",
        "Against {year} ({members} with a total in both): mean change {mean}; up {rose}, down {fell}, same {same}",
    ),
    "risers": ("升得最多", "Rose most"),
    "fallers": ("降得最多", "Fell most"),
    "changed": ("{name} {change}", "{name} {change}"),
    "list-comma": ("、", ", "),
}
