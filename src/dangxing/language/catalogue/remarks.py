"""What a scoring remarks on a member: why an outcome, what was found where no row is the evidence."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Reasons for an outcome.
    "vetoed": ("民主評議為{verdict}（{clause}）", "Verdict {verdict} ({clause})"),
    "needs-verdict": ("缺評議等次", "No verdict in the appraisal"),
    "needs-poll": ("缺民主測評得分", "No poll score"),
    "needs-start": ("缺起始日期", "No starting date"),
    "needs-end": ("缺截止日期", "No ending date"),
    "as-of": ("截至{date}，年度未結束", "As of {date}, the year not yet over"),
    "as-of-period": ("截至{date}，考核期未結束（到{end}）", "As of {date}, the period not yet over (until {end})"),
    "begins-later": ("截至{date}考核期尚未開始（{start}起）", "The period begins on {start}, after {date}"),
    "met-so-far": ("已達到{met}/{asked}項", "{met} of {asked} requirements met so far"),
    "still-due": ("尚待完成{count}項", "{count} still to be done"),
    "outside-year": ("起止日期不在本年度內", "The member's period lies outside the year"),
    "term-of-other-year": ("考核期到{end}結束，計入{year}年度", "The term ends on {end} and is scored with {year}"),
    "no-quorum": (
        "參會代表{found}人，不夠職工總數{staff}人的法定比例，測評待定（{clause}）",
        "{found} of {staff} staff attended, too few for the poll to stand ({clause})",
    ),
    "band": ("總分{total}分，{title}（{clause}）", "Total {total}: {title} ({clause})"),
    "follows": ("{says}", "{says}"),
    "unmet": ("未達到：{title}（{clause}）", "Not met: {title} ({clause})"),
    # What was found where no row could say it.
    "no-row": ("本期內沒有「{activity}」的記錄", "No record of {activity} in the period"),
    "rejected-rows": (
        "「{activity}」只有結果為「{result}」的記錄",
        "{activity} has only records with the result {result}",
    ),
    "sum-short": ("{activity}合計{sum}，要求{target}", "{activity}: {sum} in all, {target} asked"),
    "hours-short": ("合計少{sum}學時", "{sum} hours short in all"),
    "missing-spans": ("缺：{spans}", "Missing: {spans}"),
    "span-month": ("{month}月", "month {month}"),
    "span-months": ("{first}—{last}月", "months {first}–{last}"),
    "span-quarter": ("第{quarter}季度", "quarter {quarter}"),
    "no-row-with": ("本期內沒有結果為「{result}」的「{activity}」", "No record of {activity} with the result {result}"),
    "none-attended": (
        "應參加{expected}次，一次也未參加，本項不得分",
        "{expected} expected, none attended: the category scores 0",
    ),
    "attendance": (
        "應到{expected}次，實到{attended}次，請假{excused}次，缺席{unexcused}次，無記錄{unrecorded}次",
        "{expected} expected: {attended} attended, {excused} excused, {unexcused} unexcused, {unrecorded} unrecorded",
    ),
    "verdict": ("評議等次：{verdict}", "Verdict: {verdict}"),
    "branch-rank": ("支部年終名次{rank}/{branches}，職務{post}", "Branch ranked {rank} of {branches}, post {post}"),
    "volume": (
        "{activity}{times}次、合計{hours}小時，要求{need_times}次、{need_hours}小時",
        "{activity}: {times} times, {hours} hours in all; asked {need_times} times, {need_hours} hours",
    ),
    "found": ("有「{activity}」的記錄", "There is a record of {activity}"),
    "missed": ("{activity}有{count}次未參加且未請假", "{activity}: {count} missed without leave"),
    # Why a rule neither gave nor took anything.
    "rows-read": (
        "有「{activity}」的記錄{count}行，本條沒有加分或扣分",
        "{count} rows of {activity}: they neither give nor take anything",
    ),
    "no-schedule": ("工作簿沒有安排表，本條無從計算", "The workbook has no schedule of events to reckon from"),
    "no-branch-rank": ("沒有支部的年終名次", "The branch has no rank at the year's end"),
    "not-applicable": ("不適用，視為達到", "Does not apply; counts as met"),
    # What rules and parts give at most.
    "at-most": ("共{points}分，至多計{most}分", "{points} in all, of which {most} at most count"),
    "and": ("{first}；{second}", "{first}; {second}"),
    # What a category holds.
    "holds-standard": ("標準分 {standard}", "standard {standard}"),
    "holds-levels": ("起始 {start}，最低 {floor}，最高 {cap}", "start {start}, floor {floor}, cap {cap}"),
    "holds-open": ("不限", "open"),
}
