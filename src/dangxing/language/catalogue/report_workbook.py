"""The texts of the workbook of a year's report."""

from dangxing.language import Texts
from dangxing.language.catalogue.columns import titles

TEXTS: Texts = {
    # Titles of sheets that scored workbooks do not have.
    "branches": ("支部", "Branches"),
    "roster": ("支部名單", "Members by branch"),
    "losses": ("失分條款", "Clauses"),
    "near": ("臨界", "Near an edge"),
    "charts": ("圖表", "Charts"),
    # Titles and what stands below them.
    "title": ("{year}年度{noun}考核彙總", "Report of the appraisal of {noun}, {year}"),
    "of": ("共{members}人，來自{workbooks}個記錄簿", "{members} members of {workbooks} workbooks"),
    "rule-set-title": ("{year}年度{rules}", "{rules}, {year}"),
    "rule-set-note": (
        "版本 {version}。總分取自臺賬；名次隨總分重算。",
        "Version {version}. Totals are those of the ledger; ranks follow them.",
    ),
    "branches-title": ("{year}年度各支部情況", "The branches in {year}"),
    "branches-note": (
        "平均分、中位數、最低、最高按有總分的成員計算，取自「支部名單」。",
        "Mean, median, lowest and highest are over the members who have a total, who stand in Members by branch.",
    ),
    "roster-title": ("{year}年度各支部成員", "Members by branch, {year}"),
    "losses-title": ("{year}年度失分條款", "What the clauses cost in {year}"),
    "near-title": ("{year}年度離等次線{points}分以內的成員", "Within {points} points of the edge of a band, {year}"),
    "charts-title": ("{year}年度{rules}", "{rules}, {year}"),
    # Whom the report is of.
    "scope-up-to-run": ("按第{run}次登記時的臺賬", "As the ledger was after run {run}"),
    "scope-branch": ("只含支部：{value}", "Only the branch {value}"),
    "scope-track": ("只含類別：{value}", "Only the track {value}"),
    "scope-rule_set": ("只含考核辦法：{value}", "Only the rules {value}"),
    "scope-first": (
        "{rules}只列前{count}人（共{members}人）",
        "{rules}: only the first {count} of {members} are listed",
    ),
    # What a notice bears, so that a ledger can be held against it.
    "notice-source": ("臺賬第{run}次，摘要 {digest}", "Run {run} of the ledger, digest {digest}"),
    "scope-redacted": ("姓名和編號已隱去一部分", "Names and IDs are masked"),
    # Columns.
    **titles("column", "rules branch id name track members scored lowest highest category clause says total"),
    "column-mean": ("平均分", "Mean"),
    "column-median": ("中位數", "Median"),
    "column-change": ("比上年", "Change"),
    "column-workbook": ("記錄簿", "Workbook"),
    "column-hit": ("失分人數", "Members hit"),
    "column-times": ("次數", "Times"),
    "column-lost": ("失分", "Points"),
    "column-share": ("佔失分", "Share"),
    "column-band": ("等次", "Band"),
    "column-edge": ("等次線", "Edge"),
    "column-distance": ("相差", "Distance"),
    "column-decider": ("起決定作用的一條", "The one line that decides"),
    "column-line-points": ("加減分", "Points"),
    "column-without": ("沒有它的總分", "Total without"),
    "column-change-members": ("兩年均有總分", "Totals in both"),
    "column-change-mean": ("平均變動", "Mean change"),
    "column-change-rose": ("上升", "Rose"),
    "column-change-fell": ("下降", "Fell"),
    "column-change-same": ("不變", "Same"),
    "change-title": ("與{year}年度相比", "Against {year}"),
    "change-risers": ("{rules}，上升最多：{members}", "{rules}, rose most: {members}"),
    "change-fallers": ("{rules}，下降最多：{members}", "{rules}, fell most: {members}"),
    # Charts.
    "chart-totals": ("總分分佈", "Distribution of totals"),
    "chart-branches": ("各支部總分", "Totals by branch"),
    "chart-branches-first": (
        "各支部總分（平均分最高的{count}個支部）",
        "Totals by branch (the {count} of the highest mean)",
    ),
    "chart-clauses": ("失分最多的條款", "Clauses that cost most"),
    "axis-total": ("總分", "Total"),
    "axis-total-bounds": ("總分（含下限，不含上限）", "Total (lower bound included)"),
    "axis-members": ("人數", "Members"),
    "axis-clause": ("條款", "Clause"),
    "axis-lost": ("失分合計", "Points lost"),
    # 說明.
    "about-title": ("{year}年度考核彙總說明", "About the report of {year}"),
    "about-run": ("臺賬", "Ledger"),
    "about-run-value": ("截至第{run}次登記", "Up to run {run}"),
    "about-scope": ("範圍", "Limited to"),
    "feedback-left-out": (
        "另有{count}行超出工作表的容量，未列出。請用 --branch 或 --track 分批生成",
        "{count} rows more than the sheet can hold are left out; make reports with --branch or --track",
    ),
    "rules-title": ("考核辦法", "Rules"),
    "rules-value": (
        "版本 {version}，計算了{workbooks}個記錄簿，摘要（SHA-256）{digest}",
        "Version {version}, scored {workbooks} workbooks, digest (SHA-256) {digest}",
    ),
    "workbooks-title": ("記錄簿（{count}個）", "Workbooks ({count})"),
    "workbook-label": ("第{run}次登記", "Run {run}"),
    "workbook-value": (
        "{path}，{members}人，登記於{entered}（UTC），摘要（SHA-256）{digest}",
        "{path}, {members} members, entered {entered} (UTC), digest (SHA-256) {digest}",
    ),
    "guide-summary": (
        "每個考核辦法一行：人數、平均分、中位數和各等次人數；點名稱可到其工作表。",
        "A row for each rule set: members, mean, median and the count of each outcome; a name leads to its sheet.",
    ),
    "guide-rule-sets-label": ("各考核辦法工作表", "The rule sets' sheets"),
    "guide-rule-sets": (
        "每人一行，按名次排列。總分取自臺賬；改動總分，名次和各項統計隨之重算，結果不變。",
        "One row a member, by rank. Totals are those of the ledger; change one, and ranks and figures follow, "
        "the outcome does not.",
    ),
    "guide-branches": (
        "每個支部的人數、平均分、中位數和各等次人數，平均分高的在前。",
        "Each branch's members, mean, median and outcomes, the highest mean first.",
    ),
    "guide-roster": ("各支部成員列在一起，按支部名次排列。", "The members of each branch together, by rank."),
    "guide-losses": (
        "每條規則使多少人失了多少分，失分多的在前。",
        "How many points each rule cost how many members, what cost most first.",
    ),
    "guide-near": (
        "剛剛達到或差一點達到某一等次的人，以及起決定作用的那一條。",
        "Who just reached a band or just missed it, and the one line that decides.",
    ),
    "guide-charts": (
        "每個考核辦法一張：總分分佈、各支部比較、失分最多的條款。",
        "A sheet for each rule set: totals, branches side by side, the clauses that cost most.",
    ),
    # Faults of writing.
    "too-many-rows": (
        "{path}：{members}名成員，一張工作表最多{rows}行，放不下。請用 --branch 或 --track 限定範圍，"
        "或用 --format csv 輸出全部",
        "{path}: {members} members are more than a sheet's {rows} rows hold. "
        "Limit the report with --branch or --track, or have them all with --format csv",
    ),
}
