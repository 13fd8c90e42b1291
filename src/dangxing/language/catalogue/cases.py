"""Faults in files of cases: what was found, what is allowed, how to mend it."""

from dangxing.language import Texts

TEXTS: Texts = {
    "unknown-rule-set": (
        "沒有規則集「{found}」{near}；可用：{allowed}",
        "There is no rule set {found}{near}; allowed: {allowed}",
    ),
    "unknown-track": (
        "規則集沒有類別「{found}」{near}；可用：{allowed}",
        "The rule set has no track {found}{near}; allowed: {allowed}",
    ),
    "unknown-base": (
        "bases中沒有「{found}」{near}；可用：{allowed}",
        "There is no {found} among bases{near}; allowed: {allowed}",
    ),
    "not-in-base": (
        "所用的base沒有項目「{found}」，去不掉{near}；其中有：{allowed}",
        "The base has no activity {found} to leave out{near}; it has: {allowed}",
    ),
    "unknown-rule": (
        "此類別沒有規則「{found}」{near}；可用：{allowed}",
        "The track has no rule {found}{near}; allowed: {allowed}",
    ),
    "unknown-category": (
        "此類別沒有考核項目「{found}」{near}；可用：{allowed}",
        "The track has no category {found}{near}; allowed: {allowed}",
    ),
    "unknown-outcome": (
        "規則集沒有結果「{found}」{near}；可用：{allowed}",
        "The rule set has no outcome {found}{near}; allowed: {allowed}",
    ),
    "bad-expectation": (
        "看不懂「{found}」；請寫成「2 × -1」（次數 × 每次分值）、分值或0（不加不減）；逐項達標的規則可寫：{words}",
        "Cannot read {found}: write 2 × -1 (times × points each), points, or 0 for nothing; of a requirement {words}",
    ),
}
