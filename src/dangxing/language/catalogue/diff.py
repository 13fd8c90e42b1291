"""What is said of two runs that are held side by side."""

from dangxing.language import Texts

TEXTS: Texts = {
    # The command.
    "cmd": (
        "比較兩次計分：誰變了，變多少，因哪一條、哪條記錄",
        "Compare two runs: who changed, by how much, by which clause and record",
    ),
    "meta-runs": ("第幾次", "RUN"),
    "meta-workbook": ("工作簿", "WORKBOOK"),
    "arg-runs": (
        "兩次的編號，先舊後新，見 dangxing ledger runs；只寫一個時，與它取代的那次比；不寫時，比最後一次",
        "The two runs, the older first (see dangxing ledger runs); one alone is compared with the run it took the "
        "place of; none: the last run.",
    ),
    "opt-workbook": ("這個工作簿的最後一次，與它前面那次比", "The last run of this workbook, against the one before."),
    # What cannot run.
    "runs-or-workbook": (
        "請寫兩次計分的編號，或用 --workbook 指明一個工作簿，不能都寫，也不能多寫",
        "Please name two runs at most, or a workbook with --workbook, not both",
    ),
    "first-run": (
        "第 {run} 次（{path}）沒有取代哪一次，沒有可比的；請寫明兩次的編號，或先改正記錄再計分一次",
        "Run {run} ({path}) took no other's place, so there is nothing to compare it with; name two runs, or correct "
        "the records and score them again",
    ),
    "no-workbook": ("臺賬裏沒有工作簿「{path}」，有：{known}", "The ledger has no run of {path}; it has: {known}"),
    # The comparison.
    "heading-before": (
        "原來：第 {run} 次，{path}，{year} 年{as_of}，{entered}",
        "Before: run {run}, {path}, {year}{as_of}, {entered}",
    ),
    "heading-after": (
        "現在：第 {run} 次，{path}，{year} 年{as_of}，{entered}",
        "After: run {run}, {path}, {year}{as_of}, {entered}",
    ),
    "as-of": ("（計到 {date}）", " (up to {date})"),
    "other-workbook": (
        "兩次不是同一個工作簿；名次都是各自工作簿內的",
        "The runs are of two workbooks; each rank is within its own",
    ),
    "other-year": ("兩次不是同一年", "The runs are of two years"),
    "same-input": ("兩次的記錄完全相同（摘要一致）", "The records are the same in both (equal digests)"),
    "rules-same": ("規則沒有變", "The rules are the same"),
    "rules-changed": (
        "規則 {rule_set} 變了：{before} → {after}（具體見 dangxing rules diff）",
        "The rules {rule_set} changed: {before} → {after} (for what changed: dangxing rules diff)",
    ),
    "version": ("版本 {version}，摘要 {digest}", "version {version}, digest {digest}"),
    "no-change": ("沒有變動（{count} 人）", "No change (members: {count})"),
    "moved": ("；{count} 人的記錄只是換了單元格", "; evidence merely in other cells: {count}"),
    "counts": (
        "變動 {changed} 人，增加 {added} 人，去掉 {removed} 人，只變名次 {rank} 人，沒有變動 {unchanged} 人",
        "Changed: {changed}, added: {added}, removed: {removed}, rank alone: {rank}, unchanged: {unchanged}",
    ),
    "added": ("增加（{branch}）", "added ({branch})"),
    "removed": ("去掉（{branch}）", "removed ({branch})"),
    "times-points": ("{count} 次，{points}", "{count} ×, {points}"),
    "col-member": ("成員", "Member"),
    "col-what": ("變動", "What changed"),
    "col-before": ("原來", "Before"),
    "col-after": ("現在", "After"),
    "col-change": ("增減", "Change"),
    "col-evidence": ("記錄", "Records"),
    "field-total": ("總分", "total"),
    "field-quantified": ("量化得分", "quantified"),
    "field-poll": ("測評得分", "poll"),
    "field-rank": ("名次（工作簿內）", "rank within the workbook"),
    "field-outcome": ("結果", "outcome"),
    "field-reasons": ("原因", "reasons"),
    "field-rule-set": ("規則集", "rule set"),
    "field-name": ("姓名", "name"),
    "field-branch": ("支部", "branch"),
    "field-track": ("類別", "track"),
    "field-post": ("職務", "post"),
    "field-standing": ("黨籍", "standing"),
    "field-start": ("起始日期", "first day"),
    "field-end": ("截止日期", "last day"),
    "field-verdict": ("等次", "verdict"),
    "field-tie-break": ("同分時比較的數", "tie-breaking figure"),
}
