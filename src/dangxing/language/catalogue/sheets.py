"""The texts of the scored workbook, and of the faults of writing it."""

from dangxing.language import Texts
from dangxing.language.catalogue.columns import titles

TEXTS: Texts = {
    # Titles of sheets.
    "summary": ("總表", "Summary"),
    "lines": ("明細", "Lines"),
    "due": ("待辦", "Still due"),
    "feedback": ("反饋", "Feedback"),
    "notice": ("公示", "Notice"),
    "filing": ("備案", "Filing"),
    "about": ("說明", "About"),
    # Outcomes that a rule set does not name itself.
    "vetoed": ("一票否決", "vetoed"),
    "pending": ("待定", "pending"),
    # Columns.
    **titles("column", "id name branch track category clause says found points evidence quantified poll total rank"),
    **titles("column", "track-rank branch-rank outcome rules number"),
    "column-count": ("次數", "Count"),
    "column-unit": ("每次", "Each"),
    "column-forfeited": ("不得分", "Forfeit"),
    "column-source": ("來源", "Source"),
    "column-look": ("查看", "Look"),
    "column-lost": ("失分情況", "What was lost"),
    "column-mend": ("改進意見", "How to mend it"),
    "settled": ("分期", "Parts of the year"),
    "settled-title": ("{name}（{clause}；{how}）", "{name} ({clause}; {how})"),
    "settled-places": ("{name}：{place}的各期（格內為名次）", "{name}: places in each part, {place}"),
    "settled-rated": ("{name}：各期的等次（{clause}）", "{name}: the rating of each part ({clause})"),
    "settled-meets": ("{span}滿足{band}（1是）", "{span}: meets {band} (1: yes)"),
    "settled-open": ("得分待定（1是）", "Score not known (1: yes)"),
    "settled-start": ("起點", "Start"),
    "settled-of-quarter": ("季度", "Quarter"),
    "settled-result": ("全年", "Year"),
    "column-target": ("下年度目標", "Next year's target"),
    "column-verdict": ("評議等次", "Verdict"),
    "column-satisfaction": ("滿意度", "Satisfaction"),
    "column-grade": ("學習成績", "Grade"),
    "column-tie-break": ("同分參考", "Tie-break"),
    "column-tie-by": ("同分看{by}", "Ties by {by}"),
    "column-reasons": ("備註", "Remarks"),
    "column-follows": ("情況及處理", "Findings and advice"),
    "column-place": ("位置", "Place"),
    "column-code": ("代碼", "Code"),
    "column-message": ("內容", "Message"),
    "column-hint": ("處理建議", "Hint"),
    "column-reading": ("本辦法所取解釋", "Reading in force"),
    "column-wanted": ("要做的事", "What is asked for"),
    "column-measure": ("單位", "Unit"),
    "column-have": ("已有", "So far"),
    "column-asked": ("要求", "Asked"),
    "column-remaining": ("還差", "Wanting"),
    "column-pace": ("每月還需", "Needed each month"),
    "column-met": ("已達到", "Met"),
    "column-so-far": ("目前得分", "Score so far"),
    "column-progress": ("數量要求的進度", "Amounts so far"),
    "column-still": ("其他尚待完成", "Also still due"),
    "column-at-stake": ("期末仍缺則失分", "Lost if still wanting"),
    # Workbooks scored as of a day.
    "as-of-suffix": ("（截至{date}）", " (as of {date})"),
    "due-title": ("尚待完成", "Still due"),
    "measure-times": ("次", "times"),
    "measure-hours": ("小時", "hours"),
    "measure-characters": ("字", "characters"),
    # 總表 and the sheets of the tracks.
    "summary-title": ("{year}年度{noun}考核總表", "Appraisal of {noun}, {year}"),
    "counts": ("{rules}：{members}人", "{rules}: {members} members"),
    "count": ("，{outcome} ", ", {outcome} "),
    "resort": (
        "⚠ 總分已改動，本表次序不再成立：請把本表按總分從高到低重排，或給記錄重新計分",
        "⚠ A total was changed and the rows are out of order: sort them by total, or score the records again",
    ),
    "track-title": ("{year}年度{track}考核得分表", "Scores of {track}, {year}"),
    "track-note-standard": (
        "依據：{rules}（{version}）{clause}。各項得分＝標準分＋明細中的加減分，不低於0、不高於標準分。",
        "By {rules} ({version}), {clause}. A category scores its standard plus its points in Lines, "
        "held to 0 … standard.",
    ),
    "track-note-start": (
        "依據：{rules}（{version}）{clause}。各項得分＝起始分＋明細中的加減分，不低於下限、不高於上限。",
        "By {rules} ({version}), {clause}. A category scores its start plus its points in Lines, "
        "held between its floor and its cap.",
    ),
    "not-applicable": (" * 不適用，視為達到。", " * Does not apply; counts as met."),
    "begins-start": ("起始分", "Start"),
    "begins-standard": ("標準分／權重", "Standard / weight"),
    # 明細.
    "poll": ("民主測評", "Poll"),
    "mark-says": ("滿分{full}", "out of {full}"),
    "mark-weighed": ("滿分{full}，佔總分{share}", "out of {full}; makes {share} of the total"),
    "mark-otherwise": ("沒有評分，按{by}計", "no mark: {by} counts"),
    "mark-mean": ("{marks}的平均", "mean of {marks}"),
    "mark-mean-dropped": (
        "{marks}，去掉最高{highest}個、最低{lowest}個後平均",
        "mean of {marks} without the {highest} highest and the {lowest} lowest",
    ),
    "poll-says": ("測評得分佔總分{share}", "The poll score makes {share} of the total"),
    "votes": (
        "優秀{votes_excellent}票，合格{votes_qualified}票，基本合格{votes_basically_qualified}票，不合格{votes_unqualified}票",
        "Votes: {votes_excellent} excellent, {votes_qualified} qualified, "
        "{votes_basically_qualified} basically qualified, {votes_unqualified} unqualified",
    ),
    "look": ("查看", "go"),
    "forfeited": ("不得分", "forfeit"),
    # 反饋.
    "feedback-title": ("考核反饋與整改意見", "Feedback and how to improve"),
    "target-open": ("在{score}分上提高", "Raise {score}"),
    "target-raise": ("由{score}分提高到{standard}分", "Raise {score} to {standard}"),
    "target-keep": ("保持{standard}分，補上不足", "Keep {standard}, and mend what was short"),
    # What outcomes ask for.
    "fact-rows": ("{activity}（次）", "{activity} (times)"),
    "fact-hours": ("{activity}（小時）", "{activity} (hours)"),
    "fact-votes": ("{word}票", "Votes of {word}"),
    "fact-votes-all": ("總票數", "Votes cast"),
    "fact-begun-months": ("在冊第幾個月", "Month of membership"),
    "fact-months": ("在冊（月）", "Member for (months)"),
    "fact-of-branch": ("本組的{activity}", "{activity} of the group"),
    "fact-of-others": ("同組其他人的{activity}", "{activity} of others in the group"),
    "fact-of-members": ("組裏各人的{activity}", "{activity} of the members"),
    "fact-excused": ("{activity}請假（次）", "{activity}: excused"),
    "fact-missed": ("{activity}未出席（次）", "{activity}: missed"),
    "fact-unexcused": ("{activity}缺席（次）", "{activity}: missed without leave"),
    "fact-other": ("{activity}請假或無記錄（次）", "{activity}: excused or unrecorded"),
    "fact-lost": ("{name}扣分", "{name}: points lost"),
    "leaves-out": ("條文中未計入：{says}", "Not counted of the clause: {says}"),
    "fact-start": ("{name}：起始", "{name}: start"),
    "fact-lost-total": ("扣分合計", "Points lost in all"),
    "fact-by-place": ("{of}按{by}的名次", "Place by {by} in the {of}"),
    "fact-by-upto": ("{of}{by}不低於本人的人數", "In the {of}, {by} no lower"),
    "fact-among-place": ("{of}中的名次", "Place among the {of}"),
    "fact-among-upto": ("{of}中名次不低於本人的人數", "Of the {of}, ranked no lower"),
    "fact-size": ("{of}（人數）", "Number of the {of}"),
    "fact-meets": ("達到「{band}」的條件", "Reaches {band}"),
    "fact-all-branch": ("本支部全部人數", "All in the branch"),
    "fact-all-track": ("本類別全部人數", "All in the track"),
    "fact-all-rule-set": ("全部人數", "All appraised"),
    "fact-size-branch": ("本支部有名次的人數", "Ranked in the branch"),
    "fact-size-track": ("本類別有名次的人數", "Ranked in the track"),
    "fact-size-rule-set": ("有名次的人數", "Ranked in all"),
    "fact-upto-branch": ("本支部名次不低於本人的人數", "In the branch, ranked no lower"),
    "fact-upto-track": ("本類別名次不低於本人的人數", "In the track, ranked no lower"),
    "fact-upto-rule-set": ("名次不低於本人的人數", "Ranked no lower"),
    "fact-eligible": ("符合「{band}」的條件", "Meets the terms of {band}"),
    "fact-place": ("「{band}」名額中的次序", "Place in the quota of {band}"),
    "fact-quota": ("符合名額、名次的條件{number}", "Meets terms {number} of quotas and places"),
    # 公示.
    "notice-title": ("{year}年度考核結果公示", "Results of the appraisal of {year}"),
    "notice-basis": (
        "　　根據《{rules}》，對{members}名{noun}{year}年度的表現進行了考核，現按{clause}將結果予以公示。",
        "By {rules}, {members} {noun} were appraised for {year}. The results are posted as {clause} asks.",
    ),
    "notice-basis-plain": (
        "　　根據《{rules}》，對{members}名{noun}{year}年度的表現進行了考核，現將結果予以公示。",
        "By {rules}, {members} {noun} were appraised for {year}. The results are posted here.",
    ),
    "notice-weights": ("　　總分由{parts}合成。", "The total is made of {parts}."),
    "notice-and": ("{first}和{last}", "{first} and {last}"),
    "notice-share-quantified": ("量化考核得分（佔{share}）", "the quantified score ({share})"),
    "notice-share-poll": ("民主測評得分（佔{share}）", "the poll ({share})"),
    "notice-share-mark": ("{mark}（佔{share}）", "{mark} ({share})"),
    "notice-period": (
        "　　公示期{days}天：自______年____月____日至______年____月____日。",
        "Objections are heard for {days} days: from ____________ to ____________.",
    ),
    "notice-period-open": (
        "　　公示期：自______年____月____日至______年____月____日。",
        "Objections are heard from ____________ to ____________.",
    ),
    "notice-contact": (
        "　　對結果有異議的，請在公示期內向{unit}反映。{contact}",
        "Whoever objects to a result may tell {unit} within that time. {contact}",
    ),
    "notice-unit": ("黨支部", "the branch"),
    "notice-unit-other": ("本單位", "the office in charge"),
    "notice-blank-contact": ("聯繫人：____________　電話：____________", "Contact: ____________  Phone: ____________"),
    "notice-seal-of": ("{unit}（蓋章）　　　　　　", "{unit} (seal)                    "),
    "notice-others": ("　　另有{count}名{noun}未列入本表。", "{count} other {noun} are not listed."),
    "notice-seal": ("黨支部（蓋章）　　　　　　", "Branch (seal)                    "),
    "notice-seal-other": ("單位（蓋章）　　　　　　", "Office (seal)                    "),
    "blank-date": ("______年____月____日", "Date: ____________"),
    # 備案.
    "filing-title": ("{year}年度考核結果備案表", "Filing of the appraisal of {year}"),
    "number-1": ("一", "1"),
    "number-2": ("二", "2"),
    "number-3": ("三", "3"),
    "filing-commend": ("{number}、擬表彰（{count}人）", "{number}. To commend ({count})"),
    "filing-report": (
        "{number}、初步視為不合格、須教育轉化或上報（{count}人）",
        "{number}. Preliminarily unqualified, to educate or report ({count})",
    ),
    "filing-vetoed": ("{number}、一票否決（{count}人）", "{number}. Vetoed ({count})"),
    "filing-clause": ("《{rules}》{clause}：{says}", "{rules}, {clause}: {says}"),
    "filing-none": ("無", "None"),
    "filing-signatures": (
        "考核領導小組組長（簽字）：______________　　黨支部書記（簽字）：______________　　日期：______年____月____日",
        "Head of the appraisal group: ________________    Branch secretary: ________________    Date: ____________",
    ),
    "filing-signatures-other": (
        "考核領導小組組長（簽字）：______________　　單位負責人（簽字）：______________　　日期：______年____月____日",
        "Head of the appraisal group: ________________    Head of the office: ________________    Date: ____________",
    ),
    "filing-received": (
        "備案單位（蓋章）：________________　　經辦人（簽字）：________________　　日期：______年____月____日",
        "Filed with (seal): ________________    Received by: ________________    Date: ____________",
    ),
    # 說明.
    "about-title": ("{year}年度考核說明", "About the appraisal of {year}"),
    "about-year": ("年度", "Year"),
    "about-as-of": ("截至", "As of"),
    "about-as-of-value": (
        "{date}。這是到當日為止的得分，不是年度結果：考核期尚未結束的，期末到期的不算缺，列在「待辦」中；當日以後的記錄不計",
        "{date}. This is the score so far, not the year's result. Where a member's period has not ended, what is only "
        "due at its end is not counted as missing and stands in Still due; records of later days do not count",
    ),
    "about-input": ("記錄簿", "Records"),
    "about-digest": ("記錄簿摘要（SHA-256）", "Digest of the records (SHA-256)"),
    "about-tool": ("計算工具", "Tool"),
    "about-rules": ("{rules}", "{rules}"),
    "about-rules-value": ("版本 {version}，摘要（SHA-256）{digest}", "Version {version}, digest (SHA-256) {digest}"),
    "guide-title": ("怎樣看本工作簿", "How to read this workbook"),
    "guide-summary": (
        "每人一行，按考核辦法和名次排列；點姓名可到該類別工作表中本人的一行。",
        "One row a member, by rule set and rank; a name leads to the member's row on the track's sheet.",
    ),
    "guide-track-label": ("各類別工作表", "The tracks' sheets"),
    "guide-track-standard": (
        "每人各項得分，均為公式：得分＝標準分＋明細中本人本項的加減分，不低於0、不高於標準分；總分四捨五入到兩位小數。",
        "Every category of every member, as formulas: the standard plus the member's points in Lines, "
        "held to 0 … standard; the total is rounded half up to two decimals.",
    ),
    "guide-track-start": (
        "每人各項得分，均為公式：得分＝起始分＋明細中本人本項的加減分，不低於下限、不高於上限；總分四捨五入。",
        "Every category of every member, as formulas: its start plus the member's points in Lines, held between its "
        "floor and its cap; the total is rounded half up.",
    ),
    "guide-lines": (
        "每條規則給出的加減分一行，列出條款、認定情況和依據所在的單元格；點「查看」可到第一處依據。",
        "One row for each rule that gave points, with its clause, what was found and the cells that are its evidence; "
        "“go” leads to the first of them.",
    ),
    "guide-due": (
        "每人到考核期末還要完成的事：已有多少、要求多少、還差多少、其餘各月（含當月）每月還需多少。",
        "What each member has still to do by the end of the period: how much there is, how much is asked, what is "
        "wanting, and how much of it each month that is left (the one under way included) must bring.",
    ),
    "guide-feedback": (
        "每人失分之處、改進意見和下年度目標，供反饋本人和簽訂下年度責任目標時使用。",
        "What each member lost, how to mend it and next year's target, to tell the member.",
    ),
    "guide-notice": (
        "可打印張貼；填上日期和聯繫人即可。不含編號和原因，未計總分的不列名。",
        "To print and post once dates and contact are filled in. "
        "It holds no IDs and no reasons, and names nobody without a total.",
    ),
    "guide-filing": (
        "表彰、上報、一票否決的名單，供簽字備案。",
        "Whom to commend, whom to report and who was vetoed, to sign and file.",
    ),
    "records-head": (
        "{sheet}（記錄副本的前 {rows} 行；要全部打印，請打印原記錄簿）",
        "{sheet} (the first {rows} rows of the copy; to print all, print the records themselves)",
    ),
    "guide-records-label": ("記錄副本", "The records"),
    "guide-records": (
        "讀入時的原樣副本，單元格位置與記錄簿相同；改動副本不會改變加減分，請改記錄簿後重新計算。",
        "A copy of the sheets as they were read, cell by cell. Points do not follow changes made there: "
        "change the records workbook and score it again.",
    ),
    "guide-change-label": ("手工改動", "Changes by hand"),
    "guide-change": (
        "改動明細中的加減分，得分、總分、名次和結果隨之重算；dangxing verify 會指出被改動的單元格。",
        "Change points in Lines, and scores, totals, ranks and outcomes follow; "
        "dangxing verify names the cells that were changed.",
    ),
    "warnings-title": ("提示（{count}條）", "Warnings ({count})"),
    "warnings-more": (
        "另有{count}條未列出，檢查記錄簿（dangxing validate）可看全部",
        "{count} more are not listed; checking the records (dangxing validate) tells them all",
    ),
    "warnings-none": ("無", "None"),
    "readings-title": ("條款的解釋", "Readings in force"),
    # Faults of writing.
    "write-denied": (
        "{path}：無法寫入。請在 Excel 或 WPS 中關閉該文件，或檢查文件夾權限，或用 --out 另選文件夾",
        "{path}: cannot be written. Close it in the spreadsheet program, check the folder's permissions, "
        "or choose another with --out",
    ),
    "disk-full": (
        "{path}：磁盤空間不足（{place}）。請騰出空間，或用 --out 另選磁盤；臨時文件夾可用環境變量 TMPDIR 指定",
        "{path}: the disk is full ({place}). Free some space, or choose another disk with --out; "
        "TMPDIR sets the folder for temporary files",
    ),
    "not-a-name": (
        "{path}：「{name}」不能作文件或文件夾的名稱（Windows 留作他用，或以空格、句點結尾）；請另起一個",
        "{path}: {name} is no name for a file or folder (Windows keeps it for a device, or it ends in a blank or a "
        "dot); choose another",
    ),
    "write-failed": (
        "{path}：寫入失敗（{reason}）。請檢查路徑和磁盤，或用 --out 另選文件夾",
        "{path}: writing failed ({reason}). Check the path and the disk, or choose another folder with --out",
    ),
    "too-many-rows": (
        "{path}：成績簿放不下（{members}名成員，{lines}行明細，一張工作表最多{rows}行）。請按支部拆成幾個記錄簿分別計算",
        "{path}: too much for a scored workbook ({members} members, {lines} lines; a sheet holds {rows} rows). "
        "Split the records by branch and score them apart",
    ),
}
