"""The texts of the report as a page."""

from dangxing.language import Texts
from dangxing.language.catalogue.columns import titles

TEXTS: Texts = {
    "title": ("{year}年度{noun}考核結果", "Appraisal of {noun}, {year}"),
    "skip": ("跳到正文", "Skip to the content"),
    "contents": ("目錄", "Contents"),
    "scope": (
        "共{members}人，{workbooks}個工作簿；依據臺賬，至第{run}次記入。",
        "{members} members of {workbooks} workbooks, by the ledger as of run {run}.",
    ),
    "up-to-run": ("（按第{run}次記入時的狀態）", "(As it was after run {run}.)"),
    "only": ("僅包括：", "Only:"),
    "filter-branch": ("支部", "branch"),
    "filter-track": ("類別", "track"),
    "filter-rule_set": ("考核辦法", "rule set"),
    "redacted": ("姓名和編號已遮蓋。", "Names and IDs are masked."),
    "no-script": (
        "瀏覽器未啟用腳本：內容齊全，可展開閱讀，但不能排序和搜索。",
        "Scripts are off: everything can be read and unfolded, but not sorted or searched.",
    ),
    "no-script-lines": (
        "瀏覽器未啟用腳本：不能排序、搜索，也不能展開各人明細。請啟用腳本後重新打開。",
        "Scripts are off: tables cannot be sorted or searched, nor lines unfolded. Turn scripts on and open it again.",
    ),
    # The beginning.
    "rules": ("考核範圍與辦法", "What was scored, and by which rules"),
    "outcomes-caption": ("各辦法的版本與結果人數", "Version and outcomes of each rule set"),
    "digests": ("所用規則文件的摘要", "Digests of the rules used"),
    "workbooks": ("（{count}個工作簿）", "({count} workbooks)"),
    "problems": ("需要注意（{count}）", "Warnings ({count})"),
    "lines-left-out": (
        "人數太多，本頁不含各人明細；請按支部生成（--branch），或看工作簿。",
        "There are too many lines for a page: they are left out. Make it by branch (--branch), or see the workbooks.",
    ),
    "members-left-out": (
        "共{all}人，本頁只列前{shown}人；請按支部生成（--branch），或看工作簿。",
        "The first {shown} of {all} members are shown. Make the page by branch (--branch), or see the workbook.",
    ),
    "first-only": ("共{all}項，此處列出前{shown}項。", "The first {shown} of {all} are shown."),
    # Figures.
    "members": ("人數", "Members"),
    "scored": ("有總分", "With a total"),
    "mean": ("平均", "Mean"),
    "median": ("中位數", "Median"),
    "lowest": ("最低", "Lowest"),
    "highest": ("最高", "Highest"),
    "change": (
        "與{year}年度相比（兩年都有總分的{members}人）：平均{mean}分，上升{rose}人，下降{fell}人，持平{same}人。",
        "Against {year}, over the {members} members with a total in both years: {mean} on average, {rose} rose, "
        "{fell} fell, {same} stayed.",
    ),
    "risers": ("上升最多", "Rose most"),
    "fallers": ("下降最多", "Fell most"),
    # Charts.
    "chart-totals": ("總分分佈（人數）", "Members by total"),
    "chart-totals-says": (
        "每個分數段有多少人，共{count}人；數字見圖下的表。",
        "How many of {count} members have a total from one figure to the next; the table beneath has the numbers.",
    ),
    "chart-branches": ("各支部平均總分", "Mean total by branch"),
    "chart-branches-says": (
        "{count}個支部的平均總分，由高到低；數字見各支部的表。",
        "The mean totals of {count} branches, the highest first; the table of branches has the numbers.",
    ),
    "chart-clauses": ("失分最多的條款（分）", "Points lost by clause"),
    "chart-clauses-says": (
        "失分最多的{count}個條款各失多少分；數字見失分條款的表。",
        "The points lost by the {count} clauses that cost most; the table of clauses has the numbers.",
    ),
    "chart-numbers": ("總分分佈的數字", "The numbers of members by total"),
    # Tables.
    "search": ("搜索", "Search"),
    "search-hint": ("姓名、編號、支部、結果", "name, ID, branch, outcome"),
    "shown": ("{shown}／{all}", "{shown} of {all}"),
    "unfold-all": ("全部展開", "Unfold all"),
    "fold-all": ("全部收起", "Fold all"),
    "unfolded-first": ("共{all}人，已展開前{shown}人", "the first {shown} of {all} are unfolded"),
    "ranked": ("名次表", "Ranked members"),
    "ranked-caption": (
        "{title}：{year}年度名次；展開姓名可見各人明細",
        "{title}: ranks of {year}; a name unfolds to the lines",
    ),
    "lines": ("明細", "Lines"),
    "no-lines": ("沒有加減分。", "No points were given or taken."),
    "clause-of": ("{category}（{clause}）", "{category} ({clause})"),
    "branches": ("各支部", "Branches"),
    "branches-caption": (
        "各支部的人數、總分與結果，按平均總分",
        "Members, totals and outcomes of each branch, by mean",
    ),
    "losses": ("失分最多的條款", "The clauses that cost most"),
    "losses-caption": (
        "每條規則使多少人失分、多少次、共多少分",
        "How many members each rule hit, how often, and what it took in all",
    ),
    "near": ("接近等次分界的成員（{count}人）", "Members near a band's edge ({count})"),
    "near-caption": (
        "總分距等次下限不超過2分，以及單獨決定其等次的那項記錄",
        "Within 2 points of the lower edge of a band, and the one record that decides on which side",
    ),
    "edge": ("{band}（{edge}分）", "{band} ({edge})"),
    "decided": ("（{times}次，{points}分）", "({times} ×, {points} points)"),
    "no-decider": ("沒有哪一項單獨決定", "No single record decides"),
    "lists": ("名單", "Lists"),
    "list-commended": ("擬表彰", "To commend"),
    "list-unqualified": ("最低等次", "In the lowest band"),
    "list-vetoed": ("一票否決", "Vetoed"),
    "list-pending": ("待定", "Pending"),
    "list-count": ("{list}（{count}人）", "{list} ({count})"),
    "nobody": ("無", "nobody"),
    "footer": (
        "由 dangxing 生成。本頁不聯網，可保存、打印、轉發；每一分的依據見「依據」所指的單元格。",
        "Made by dangxing. The page needs no network and can be kept, printed and passed on; "
        "the evidence names the cells of the records behind every point.",
    ),
    # Columns.
    **titles("column", "rank name id branch track quantified poll total outcome track-rank branch-rank rules clause"),
    **titles("column", "says category times points evidence"),
    "column-change": ("較上年", "Change"),
    "column-marks": ("評分", "Marks"),
    "column-workbook": ("工作簿", "Workbook"),
    "column-version": ("版本", "Version"),
    "column-digest": ("摘要值（SHA-256）", "Digest (SHA-256)"),
    "column-count": ("次數", "Count"),
    "column-remark": ("認定情況", "What was found"),
    "column-members-hit": ("人數", "Members"),
    "column-edge": ("等次下限", "Edge"),
    "column-distance": ("相差", "Distance"),
    "column-decider": ("決定性記錄", "The record that decides"),
    "column-without": ("無此項時總分", "Total without it"),
    "column-reasons": ("說明", "Reasons"),
}
