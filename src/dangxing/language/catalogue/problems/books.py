"""What can be wrong with appraisals, branches, and workbooks as a whole."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Appraisal and branches.
    "duplicate-appraisal": (
        "編號「{found}」的評議在{first}已經有了，每人只能有一行",
        "The appraisal of {found} stands at {first} already; a member has one row",
    ),
    "looks-like-fraction": (
        "「{column}」滿分100，現為「{found}」：是{share}分，還是{found}分？",
        "{column} goes up to 100, and {found} stands here: is {share} meant, or {found}?",
    ),
    "mixed-percent": (
        "「{column}」有的按百分數顯示，有的是分數，這一格按百分數的值計",
        "In {column} some are shown as percentages and some are points; this one is taken as points of 100",
    ),
    "rank-without-number": (
        "有年終名次{found}，沒有「{column}」，凡按名次計分的條款都不加不減",
        "There is a year-end rank, {found}, and no {column}: rules that read the rank give nothing",
    ),
    "duplicate-branch": (
        "支部「{found}」在{first}已經有了，每個支部只能有一行",
        "The branch {found} stands at {first} already; a branch has one row",
    ),
    "rank-beyond": (
        "年終名次{found}大於參評支部數{ranked}",
        "The year-end rank {found} is beyond the number of branches ranked, {ranked}",
    ),
    "attending-beyond": (
        "參會代表數{found}大於職工總數{staff}",
        "More attended ({found}) than there is staff ({staff})",
    ),
    "no-quorum": (
        "支部「{branch}」參會代表{found}人，不到職工總數{staff}人的{share}（{clause}）；測評得分照常計入，是否有效由組織決定",
        "{branch}: {found} of {staff} staff attended, less than {share} ({clause}); the poll was counted nevertheless, "
        "and the organisation decides whether it stands",
    ),
    "no-quorum-pending": (
        "支部「{branch}」參會代表{found}人，不到職工總數{staff}人的{share}（{clause}）；該支部成員按規則待定",
        "{branch}: {found} of {staff} staff attended, less than {share} ({clause}); "
        "by the rules its members are pending",
    ),
    # What is allowed, but hardly meant.
    "id-alike": (
        "編號「{found}」與{first}的「{id}」只差大小寫、前面的零、看不見或看起來一樣的字符，現按兩人計分",
        "The ID {found} differs from {id} at {first} in case, zeros in front, or signs that look alike or that nobody "
        "sees only; they are scored as two members",
    ),
    "namesake": (
        "同一支部已有「{found}」（{first}，編號{id}），可能是同一人用了兩個編號",
        "The branch has {found} already ({first}, ID {id}); it may be one person under two IDs",
    ),
    "no-activity": ("「{found}」（{id}）沒有任何活動記錄", "Nothing at all is recorded of {found} ({id})"),
    "no-evidence": ("「{activity}」沒有填佐證", "Nothing attests this: {activity}"),
    "no-evidence-column": (
        "沒有「{column}」這一列，有{count}項成果無從核對",
        "There is no column {column}, so that {count} papers and deeds cannot be checked",
    ),
    "probable-duplicate": (
        "同一人{date}的「{found}」在{first}已有一行，寫的也相同，可能重複",
        "The member's {found} of {date} stands at {first} already, and nothing tells the two apart; it may be the same "
        "one",
    ),
    "same-ballots": (
        "支部「{branch}」{count}人的票數完全相同，請確認不是照抄",
        "In {branch} all {count} members got exactly the same ballot; make sure that it was not copied",
    ),
    "too-many-votes": ("共{found}票，多於參會代表{attending}人", "{found} votes were cast by {attending} who attended"),
    # The year.
    "several-years": (
        "日期跨了幾個年度（括號內為行數）：{years}；各年度最先見於：{cells}",
        "The dates fall in several years (rows in brackets): {years}; each is met first at: {cells}",
    ),
    "no-row-of-year": (
        "沒有一行記錄屬於{year}年度；有記錄的年度（括號內為行數）：{years}；各年度最先見於：{cells}",
        "No row belongs to {year}; the years there are (rows in brackets): {years}; each is met first at: {cells}",
    ),
    "no-year": ("沒有任何帶日期的記錄，無法確定年度", "There is no dated record, so the year is not known"),
    "other-years": ("有{count}行不是{year}年的，未計入", "{count} rows are not of {year} and do not count"),
    # A year as a whole.
    "member-in-two-workbooks": (
        "有 {count} 名成員在兩個工作簿中都有（{members}），以後記入的 {counts} 為準，{aside} 中的不計",
        "Members who stand in two workbooks: {count} ({members}). {counts}, entered later, counts; {aside} does not",
    ),
    "same-workbook": (
        "支部相同、成員大半相同，當作 {other} 的副本，取代臺賬中的第 {run} 次",
        "Of the same branches and most of the same members as {other}: taken for a copy of it, in place of run {run}",
    ),
    "ledger-unshared": (
        "臺賬所在的磁盤（如網絡盤）不支持預寫日誌，已改用普通方式：寫入時其他人要稍等，記錄不會丟失",
        "The disk that the ledger is on (a network drive?) cannot keep a log of changes: done without; while one "
        "writes the others wait, and nothing is lost",
    ),
    "draft-left": (
        "臺賬第 {run} 次的計分結果還沒有放到 {target}，它不在本次所用的文件夾裏，沒有動它",
        "The scored workbook of run {run} has yet to be put at {target}; that lies outside the folders of this run and "
        "was left alone",
    ),
    "draft-refused": (
        "臺賬第 {run} 次要求把文件放到 {target}，但它不是本程序記入時的樣子，沒有動任何文件",
        "Run {run} of the ledger asks for a file to be put at {target}, but is not as this program enters it; no file "
        "was touched",
    ),
    "workbook-failed": (
        "{date}計分時有 {count} 處錯誤，沒有計分，其成員都不在彙總裏；第一處在 {cell}（{why}）",
        "Not scored on {date}, as it has errors ({count}), so that its members are missing here; the first is at "
        "{cell} ({why})",
    ),
    "workbook-as-before": (
        "{date}計分時有 {count} 處錯誤，沒有重新計分，彙總裏仍是臺賬第 {run} 次的結果；第一處在 {cell}（{why}）",
        "Not scored anew on {date}, as it has errors ({count}); what stands here is run {run} of the ledger. The first "
        "is at {cell} ({why})",
    ),
    "branch-missing": (
        "應有而還沒有計分結果的支部有 {count} 個：{branches}",
        "Branches that are expected and of which nothing counts yet: {count} ({branches})",
    ),
    "branch-of-last-year": (
        "{year} 年有、本年度還沒有計分結果的支部有 {count} 個：{branches}",
        "Branches that were there in {year} and of which nothing counts this year: {count} ({branches})",
    ),
    "rules-differ": (
        "本年度各工作簿所用的「{rule_set}」規則不一樣：{rules}",
        "The workbooks of this year were not all scored by the same rules of {rule_set}: {rules}",
    ),
}
