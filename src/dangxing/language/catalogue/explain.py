"""What ``dangxing explain`` says of a member's score."""

from dangxing.language import Texts

TEXTS: Texts = {
    "cmd": (
        "說明一位成員的得分是怎麼來的：逐項、逐條，直到記錄裏的每一行；以及怎樣可以更高。",
        "Explain a member's score, clause by clause, down to the rows of the records, and what would raise it.",
    ),
    "meta-workbook": ("工作簿", "FILE"),
    "arg-workbook": ("記錄工作簿", "The records workbook."),
    "arg-member": ("成員的編號；沒有重名時，也可以寫姓名", "The member's ID, or the name where nobody else has it."),
    "opt-as-of": (
        "從哪一天看還能做什麼，如 2024-09-30（不寫時，從年底看）",
        "The day from which to look at what can still be done, such as 2024-09-30 (else the year's end).",
    ),
    "opt-format": (
        "顯示成什麼格式：table 樹狀，json，markdown 可直接貼進答覆",
        "What to print: table (a tree), json, or markdown to paste into a reply.",
        "显示成什么格式：table 树状，json，markdown 可直接贴进答复",
    ),
    "meta-receipt": ("[文件]", "[FILE]"),
    "opt-receipt": (
        "把說明寫成一頁交給本人的憑據：.html 可打印，.md 為 Markdown（不寫文件名時，寫在當前文件夾）",
        "Write a receipt for the member: .html to print, or .md (without a name, into the working folder).",
    ),
    "receipt-ending": (
        "憑據只能寫成 {allowed}，不能寫成「{path}」",
        "A receipt is written as {allowed}, not as {path}",
    ),
    "receipt-there": (
        "已經有這個文件，它不是本程序寫的憑據，或寫成後有人改過，沒有改動它。請換個文件名，確實要蓋掉的加上 --force",
        "This file is already there, and is no receipt as it was written here; it was left alone. Name another, or "
        "replace it with --force",
    ),
    "receipt-unreadable": (
        "讀不了已有的文件（{reason}），請換個文件名",
        "The file that is there cannot be read ({reason}); name another",
    ),
    "receipt-written": ("已寫出 {path}", "Written: {path}"),
    "receipt-title": ("{name}：{year}年度考核得分說明", "{name}: the score of {year}, explained"),
    "receipt-categories": ("各項得分", "The categories"),
    "receipt-lines": ("得分的依據", "What the score rests on"),
    "receipt-silent": ("沒有加分或扣分的條款", "Rules that neither gave nor took points"),
    "receipt-outlook": ("與上一等次的差距", "The next outcome"),
    "receipt-warnings": ("這位成員的記錄另有提醒", "Warnings on the member's rows"),
    "receipt-clauses": ("所依據的條款", "The clauses"),
    "receipt-provenance": ("核對用的信息", "To check it by"),
    "receipt-input": ("記錄工作簿（SHA-256）", "Records workbook (SHA-256)"),
    "receipt-version": ("版本 {version}", "version {version}"),
    "receipt-year": ("年度", "Year"),
    "receipt-as-of": ("查看日期", "Looked at from"),
    "receipt-run": ("臺賬中的記錄號和校驗碼", "Run of the ledger, and its digest"),
    "receipt-program": ("程序", "Program"),
    "receipt-closing": (
        "如對其中任何一行有異議，請指出所在單元格或條款；核實後即予更正，並重新計算。",
        "To object to any line, name its cell or clause; once checked it is put right, and the score reckoned anew.",
    ),
    "no-member": (
        "請給出工作簿和成員的編號，例如：dangxing explain 記錄.xlsx 0101",
        "Please name the workbook and the member's ID, for example: dangxing explain records.xlsx 0101",
    ),
    "no-such-member": (
        "{path} 裏沒有編號或姓名為「{value}」的成員（全部編號見工作表「{sheet}」）",
        "{path} has no member with the ID or name {value} (the sheet {sheet} lists them all)",
    ),
    "several": (
        "{path} 裏有幾位成員叫「{value}」，請寫編號：{ids}",
        "{path} has several members called {value}; please give the ID: {ids}",
    ),
    # The score.
    "who": ("{name}（{id}）　{branch}　{track}　{year}年度", "{name} ({id}), {branch}, {track}, {year}"),
    "total-open": ("總分 {total}：{outcome}", "Total {total}: {outcome}"),
    "total": ("總分 {total}（滿分 {full}）：{outcome}", "Total {total} of {full}: {outcome}"),
    "no-total": ("沒有總分：{outcome}", "No total: {outcome}"),
    "ranks": (
        "本工作簿內名次 {rank}，類別內 {track}，支部內 {branch}",
        "Rank {rank} in this workbook; {track} in the track, {branch} in the branch",
    ),
    "weighted": (
        "{parts} ＝ {total}（{clause}）",
        "{parts} = {total} ({clause})",
    ),
    "weighted-part": ("{score} × {share}%", "{score} × {share}%"),
    "weighted-mark": ("{mark}{score} × {share}%", "{mark} {score} × {share}%"),
    "weighted-and": (" ＋ ", " + "),
    "mark": ("{mark} {value}（滿分{full}）", "{mark} {value} (out of {full})"),
    "no-mark": ("{mark}：沒有", "{mark}: none"),
    "quantified": ("量化得分 {score}", "Quantified score {score}"),
    "poll": ("民主測評 {score}", "Poll score {score}"),
    "no-poll": ("民主測評：沒有得分", "Poll score: none"),
    "category": (
        "{title} {score}：{holds}，加分 {bonus}，扣分 {deduction}",
        "{title} {score}: {holds}, bonus {bonus}, deduction {deduction}",
    ),
    "capped": ("超出標準分的 {points} 分不計", "{points} above the standard are not counted"),
    "part-left-out": (
        "「{part}」{points}不計入：只計最高的分項",
        "{part} ({points}) does not count: only the highest parts do",
    ),
    "part-at-most": (
        "「{part}」共 {points} 分，至多計 {most} 分",
        "{part} comes to {points}, of which {most} at most count",
    ),
    "capped-at": ("到 {cap} 分封頂，超出的 {points} 分不計", "it stops at {cap}: {points} above it are not counted"),
    "floored": (
        "扣到 {floor} 分為止，多出的 {points} 分不再扣",
        "it stops at {floor}: {points} more are not taken off",
    ),
    "forfeited": ("本項不得分", "the category scores 0"),
    "not-applicable": ("不適用，視為達到", "does not apply, counts as met"),
    "line": ("{points}　{says}（{clause}）", "{points}  {says} ({clause})"),
    "silent": ("{says}（{clause}）", "{says} ({clause})"),
    "counted": ("{count} 次，每次 {unit}", "{count} × {unit}"),
    "leaves-out": ("條文中未計入：{says}", "Not counted of the clause: {says}"),
    "reading": ("讀法：{reading}", "Reading: {reading}"),
    "wording": ("原文：{words}", "The clause: {words}"),
    "source": ("（來源：{source}）", "(from {source})"),
    "unrecorded": ("沒有本人的記錄", "no record of the member"),
    "evidence-more": ("……另有 {count} 行", "… and {count} rows more"),
    "hours": ("{value}學時", "{value} hours"),
    "characters": ("{value}字", "{value} characters"),
    "verdict": ("等次 {value}", "verdict {value}"),
    "poll-score": ("測評得分 {value}", "poll score {value}"),
    "votes": (
        "優秀{excellent}票，合格{qualified}票，基本合格{basic}票，不合格{unqualified}票",
        "votes: {excellent} excellent, {qualified} qualified, {basic} basically qualified, {unqualified} unqualified",
    ),
    "branch-rank": ("年終名次 {rank}／{ranked}", "ranked {rank} of {ranked}"),
    "warnings": ("這位成員的記錄另有提醒", "Warnings on the member's rows"),
    # What would raise it.
    "distance": ("距「{band}」還差 {points} 分", "{points} short of {band}"),
    "wanting": ("到「{band}」還須：{tests}", "for {band}, besides: {tests}"),
    "besides": ("；還須：{tests}", "; besides: {tests}"),
    "others-fixed": ("（以其他人得分不變計）", " (if the others stay as they are)"),
    "distance-quantified": (
        "距「{band}」還差 {points} 分，即量化得分 {quantified} 分",
        "{points} short of {band}, which are {quantified} of the quantified score",
    ),
    "distance-verdict": (
        "分數已到「{band}」，但民主評議等次須為「{verdict}」，補記錄達不到",
        "The points are those of {band}, which asks for the verdict {verdict}: no record can bring that",
    ),
    "distance-both": (
        "距「{band}」還差 {points} 分，且民主評議等次須為「{verdict}」，補記錄達不到",
        "{points} short of {band}, which also asks for the verdict {verdict}: no record can bring that",
    ),
    "highest": ("已是最高一等", "This is the highest outcome already"),
    "still": ("{date} 之後還可以做的，以及做到後的得分", "What can still be done after {date}, and the score with it"),
    "would-have": (
        "考核期已經結束；確有其事而漏登記的，可在公示期內提出異議補登記。當時若另有下列任何一項，得分會是",
        "The period is over; what was done and not recorded can still be entered by way of an objection. With any one "
        "of these the score would have been",
    ),
    "nothing-still": (
        "按各條規則逐條試過，{date} 之後再補記錄，得分不會更高"
        "（由人評定的分值、評分和等次，取平均計的分值，支部名次，組的得分，別人的記錄，不在此列）",
        "Tried rule by rule, nothing that could be added after {date} would raise the score (what people judge, marks, "
        "verdicts, points by a mean, the branch's place, the group's score and the records of others left aside)",
    ),
    "nothing-would-have": (
        "考核期已經結束；確有其事而漏登記的，可在公示期內提出異議補登記；但按各條規則逐條試過，另有什麼記錄，得分也不會更高"
        "（由人評定的分值、評分和等次，取平均計的分值，支部名次，組的得分，別人的記錄，不在此列）",
        "The period is over; what was done and not recorded can still be entered by way of an objection, but, tried "
        "rule by rule, no further record would have raised the score (what people judge, marks, verdicts, points by a "
        "mean, the branch's place, the group's score and the records of others left aside)",
    ),
    "not-all-tried": (
        "{told}（幾項合起來的辦法太多，沒有全部試完，可能另有辦法）",
        "{told} (several changes together are too many for all to be tried; there may be other ways)",
    ),
    "option": (
        "{change}：{categories}總分 {before} → {after}（{gain}）",
        "{change}: {categories}total {before} → {after} ({gain})",
    ),
    "option-quantified": (
        "{change}：{categories}量化得分 {before} → {after}（{gain}）",
        "{change}: {categories}quantified score {before} → {after} ({gain})",
    ),
    "in-span": ("{span}：{change}", "{span}: {change}"),
    "option-category": ("{title} {before} → {after}", "{title} {before} → {after}"),
    "reaches": ("，即到「{band}」", ", which reaches {band}"),
    "by-branch": ("（由支部辦）", " (the branch's to do)"),
    "steps": (
        "從得分多的取起，這 {count} 項合起來可到「{band}」（總分 {total}）",
        "Taking the most points first, these {count} together reach {band} (total {total})",
    ),
    "steps-short": (
        "這些全做到也到不了「{band}」"
        "（總分 {total}；由人評定的分值、評分和等次，支部名次，組的得分，別人的記錄，不在此列）",
        "Even all of this does not reach {band} (total {total}; what people judge, marks, verdicts, points by "
        "a mean, the branch's place, the group's score and the records of others are left aside)",
    ),
    "steps-more": (
        "從得分多的取起，這 {count} 項合起來還到不了「{band}」（總分 {total}）；更多的沒有再試",
        "Taking the most points first, these {count} together do not reach {band} yet (total {total}); more were not "
        "tried",
    ),
    "times": ("{change} × {count}", "{change} × {count}"),
    # Changes.
    "row": ("多{count}條「{activity}」的記錄", "{count} more record(s) of {activity}"),
    "row-result": (
        "多{count}條「{activity}」的記錄，結果為「{result}」",
        "{count} more record(s) of {activity} with the result {result}",
    ),
    "row-level": (
        "多{count}條「{activity}」的記錄，級別為「{level}」",
        "{count} more record(s) of {activity} of the level {level}",
    ),
    "row-least": (
        "多{count}條「{activity}」的記錄，每條不少於{least}字",
        "{count} more record(s) of {activity} of at least {least} characters each",
    ),
    "row-of": ("多{count}條「{activity}」的記錄（{details}）", "{count} more record(s) of {activity} ({details})"),
    "of-result": ("結果為「{result}」", "result {result}"),
    "of-level": ("級別為「{level}」", "level {level}"),
    "of-place": ("名次{place}", "place {place}"),
    "of-place-beyond": ("名次在規則列出的之外", "a place that no rule names"),
    "of-hours": ("{hours}學時", "{hours} hours"),
    "of-characters": ("{characters}字", "{characters} characters"),
    "of-no-hours": ("學時留空", "hours left empty"),
    "of-no-characters": ("字數留空", "characters left empty"),
    "of-no-level": ("級別留空", "level left empty"),
    "of-no-place": ("名次留空", "place left empty"),
    "of-no-subject": ("主題留空", "subject left empty"),
    "of-subject": ("主題是新的一件事", "of one new subject"),
    "of-date": ("日期{date}", "dated {date}"),
    "more-characters": ("「{activity}」多{amount}字", "{amount} more characters of {activity}"),
    "more-characters-from": (
        "「{activity}」多{amount}字（多{least}字起即算）",
        "{amount} more characters of {activity} ({least} are enough)",
    ),
    "more-hours": ("「{activity}」多{amount}學時", "{amount} more hours of {activity}"),
    "more-hours-from": (
        "「{activity}」多{amount}學時（多{least}學時起即算）",
        "{amount} more hours of {activity} ({least} are enough)",
    ),
    "more-volume": (
        "「{activity}」多{times}次、共{hours}小時",
        "{times} more times of {activity}, {hours} hours in all",
    ),
    "attend": ("出席{date}的「{activity}」", "{activity} of {date} attended"),
    "attend-all": (
        "尚無記錄的{count}次「{activity}」全部出席",
        "all {count} events of {activity} without a record attended",
    ),
    "hold": ("支部多舉行一次「{activity}」，本人出席", "one more {activity} held by the branch and attended"),
    "hold-in": (
        "支部在{span}舉行一次「{activity}」，本人出席",
        "a {activity} held by the branch in {span} and attended",
    ),
    "arrange": ("支部安排中多一次「{activity}」", "one more {activity} in the branch's schedule"),
    "arrange-in": ("支部安排中{span}有一次「{activity}」", "a {activity} in the branch's schedule in {span}"),
    "or": ("{first}」或「{second}", "{first} or {second}"),
    "together": ("{parts}", "{parts}"),
    # The reply.
    "letter-greeting": ("{name}同志：", "Dear {name},"),
    "letter-opening": (
        "您好！關於您{year}年度考核得分的由來，現答覆如下。",
        "Thank you for asking about your score for {year}. This is how it came about.",
        "您好！关于您{year}年度考核得分的由来，现答复如下。",
    ),
    "letter-result": ("**{result}**。", "**{result}**."),
    "letter-categories": ("各項得分", "The categories"),
    "letter-lines": ("加減分的依據", "What was added and taken off"),
    "letter-outlook": ("與上一等次的差距", "The next outcome"),
    "letter-none-standard": (
        "各項均無加減分，按標準分計。",
        "Nothing was added or taken off: every category stands at its standard.",
    ),
    "letter-none-start": (
        "各項均無加減分，按起始分計。",
        "Nothing was added or taken off: every category stands where it began.",
    ),
    "letter-found": ("認定：{found}", "Found: {found}"),
    "letter-records": ("記錄：{rows}", "Records: {rows}"),
    "letter-closing": (
        "以上記錄如與實際不符，請向所在支部提出並附上佐證，核實後即予更正、重新計分。感謝您的理解和支持。",
        "Should any of these records not be right, please tell your branch and attach what shows it; once confirmed it "
        "will be corrected and scored again. Thank you for your understanding.",
    ),
    "col-category": ("考核項目", "Category"),
    "col-standard": ("標準分", "Standard"),
    "col-start": ("起始分", "Start"),
    "col-bonus": ("加分", "Bonus"),
    "col-deduction": ("扣分", "Deduction"),
    "col-score": ("得分", "Score"),
    "col-note": ("說明", "Note"),
}
