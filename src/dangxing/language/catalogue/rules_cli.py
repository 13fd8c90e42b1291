"""What ``dangxing rules`` says: help pages, wrong usage, lists and explanations of rules."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Help pages.
    "about": (
        "查看、說明、檢查規則，或複製規則以便修改。",
        "Read, explain and check the rules, or copy them for editing.",
    ),
    "cmd-list": (
        "列出規則：規則集、類別、考核項目，以及每條規則的編號、條文、分值和內容。",
        "List the rules: sets, tracks, categories, and each rule's id, clause, points and what it says.",
    ),
    "cmd-show": (
        "說明一條規則：條文怎麼說、怎樣解讀、怎樣計分，以及例子。也可以寫條文號、考核項目、分項、類別或規則集。",
        "Explain a rule: what the clause says, how it is read, how points are reckoned, with examples. A clause, "
        "category, part, track or rule set will do as well.",
    ),
    "cmd-schema": (
        "輸出規則文件的JSON Schema，編輯器據此提示和檢查。",
        "Print the JSON Schema of files of rules, by which editors complete and check them.",
    ),
    "cmd-init": (
        "把自帶的規則複製到文件夾，以便修改；或用 --overlay 只寫改動的部分，用 --new 寫一個空白的規則集。"
        "已有的文件不會覆蓋。",
        "Copy the shipped rules into a folder for editing, or with --overlay begin a file of changes only, with --new "
        "an empty rule set. No file is "
        "ever overwritten.",
    ),
    "meta-set": ("規則集", "SET"),
    "meta-schema": ("種類", "KIND"),
    "arg-id": (
        "規則編號（如 study.notes）、條文號（如 第六條·2(1)②）、考核項目、分項、類別或規則集",
        "The id of a rule (study.notes), a clause as the rules cite it, a category, a part, a track or a rule set.",
    ),
    "arg-set": ("規則集，如 enterprise（不寫時為全部）", "The rule set, such as enterprise (else all of them)."),
    "arg-schema": (
        "rule-set（規則集）、workbook（記錄簿的約定）或 words（習慣寫法）",
        "rule-set, workbook (the contract of the records workbook), or words (what offices write).",
    ),
    "opt-year": (
        "按哪一年的規則，如 2024（不寫時為最新的規則）",
        "The year whose rules to show, such as 2024 (else the latest).",
    ),
    "opt-to": ("複製到哪個文件夾", "The folder to copy to."),
    "opt-new": (
        "寫一個空白的規則集，各處有註釋說明怎樣填；編號自定，如 dangxing rules init village --new",
        "Write an empty rule set, with a comment at each place to fill; its id is yours, as in "
        "dangxing rules init village --new.",
    ),
    "opt-overlay": (
        "只寫一個改動文件，其餘沿用自帶的規則",
        "Begin a file that says only what differs; all else stays as shipped.",
    ),
    # Wrong usage.
    "no-such-schema": ("沒有「{name}」的Schema；可用：{known}", "There is no schema {name}; there are: {known}"),
    "no-such-rule": (
        "規則中沒有「{name}」；全部編號見 dangxing rules list",
        "The rules have no {name}; dangxing rules list shows every id",
    ),
    "no-such-set": ("自帶的規則集沒有「{name}」；可用：{known}", "No rule set {name} is shipped; there are: {known}"),
    "new-wants-id": (
        "--new 要寫明新規則集的編號：小寫字母、數字、連字符，不能是自帶的{known}，也不能與 --overlay 同用；"
        "例如 dangxing rules init village --new",
        "Name the new rule set after init: lower-case letters, digits, hyphens, none of {known}, and not with "
        "--overlay; "
        "such as dangxing rules init village --new",
    ),
    "overlay-wants-set": (
        "--overlay 要寫明改哪個規則集，例如 dangxing rules init {first} --overlay；可用：{known}",
        "Say which rule set --overlay is to change, such as dangxing rules init {first} --overlay; there are: {known}",
    ),
    "exists": (
        "這個文件已經有了，沒有覆蓋，也沒有寫別的文件；請移走它，或用 --to 另選文件夾",
        "This file is there already: nothing was overwritten or written; move it away, or choose another folder with "
        "--to",
    ),
    "cannot-write": (
        "寫不進去（{reason}）；請核對權限，或用 --to 另選文件夾",
        "Cannot be written ({reason}); check your right to it, or choose another folder with --to",
    ),
    # Lists.
    "set-heading": ("{title}（{id}，版本 {version}）", "{title} ({id}, version {version})"),
    "set-heading-year": ("{title}（{id}，版本 {version}，{year}年度）", "{title} ({id}, version {version}, {year})"),
    "track-heading": ("{title}（{id}）  {clause}", "{title} ({id})  {clause}"),
    "category-heading": (
        "{title}（{id}）  {clause}  {holds}",
        "{title} ({id})  {clause}  {holds}",
    ),
    "rating-heading": (
        "{every}{title}（按「{name}」的得分）  {clause}",
        "{title} of each {every}, by the score of {name}  {clause}",
    ),
    "rating-week": ("每週", "week"),
    "rating-month": ("每月", "month"),
    "rating-two-months": ("每兩月", "two months"),
    "rating-quarter": ("每季度", "quarter"),
    "rating-half-year": ("每半年", "half-year"),
    "rating-semester": ("每學期", "semester"),
    "rating-band": ("{title}（{id}）  ≥ {at_least}", "{title} ({id})  ≥ {at_least}"),
    "rating-band-any": ("{title}（{id}）", "{title} ({id})"),
    "rating-follows": ("處理：{follows}", "what follows: {follows}"),
    "bands-heading": ("結果", "Outcomes"),
    "band": ("{title}（{id}）  ≥ {at_least}  {clause}", "{title} ({id})  ≥ {at_least}  {clause}"),
    "when": ("且：{tests}", "and: {tests}"),
    "quota": ("名額：{quota}", "quota: {quota}"),
    "veto-when": ("一票否決：{tests}  {clause}", "Veto: {tests}  {clause}"),
    "limit": ("總分{bound}：{tests}  {clause}", "Total {bound}: {tests}  {clause}"),
    "limit-always": ("總分{bound}  {clause}", "Total {bound}  {clause}"),
    "limit-of-always": ("「{name}」{bound}  {clause}", "{name} {bound}  {clause}"),
    "closed-of": (
        "「{name}」自有{row}的當天起不再計：{says}  {clause}",
        "{name}: from the day of {row} on nothing more counts: {says}  {clause}",
    ),
    "limit-of": ("「{name}」{bound}：{tests}  {clause}", "{name} {bound}: {tests}  {clause}"),
    "consequence": ("另：{says}：{tests}  {clause}", "Besides: {says}: {tests}  {clause}"),
    "band-verdict": (
        "{title}（{id}）  ≥ {at_least}，等次{verdict}  {clause}",
        "{title} ({id})  ≥ {at_least}, verdict {verdict}  {clause}",
    ),
    # What a rule says, label by label.
    "label": ("{name}：{value}", "{name}: {value}"),
    "clause": ("條文", "Clause"),
    "limits": ("得分限制", "Limits"),
    "words": ("原文", "Words"),
    "says": ("內容", "Says"),
    "reading": ("解讀", "Read as"),
    "aspect": ("考核方面", "Aspect"),
    "belongs": ("適用", "For"),
    "belongs-to": (
        "{set}·{track}·{category}（{holds}）",
        "{set} · {track} · {category} ({holds})",
    ),
    "kind": ("種類", "Kind"),
    "formula": ("計算", "Reckoned"),
    "details": ("數值", "Figures"),
    "points": ("分值", "Points"),
    "versions": ("歷年", "Over the years"),
    "mend": ("改進", "To mend"),
    "case-met": ("達到", "met"),
    "case-unmet": ("未達到", "not met"),
    "case-not-applicable": ("不適用", "does not apply"),
    "cases": ("例子", "Examples"),
    "period-from": ("考核期：每年{starts}起一年", "Period: the year from {starts} on"),
    "period-term": ("考核期：本人學習期", "Period: each member's own term"),
    "semester-from": ("{title}：{starts}起", "{title}: from {starts}"),
    "years": ("{first}—{last}年度", "{first}–{last}"),
    "years-one": ("{first}年度", "{first}"),
    "years-from": ("{first}年度起", "from {first}"),
    "years-until": ("至{last}年度", "until {last}"),
    "not-then": ("不適用", "not in force"),
    "version": ("{years}：{value}", "{years}: {value}"),
    "instead": ("代替", "In place of"),
    "read-back": ("讀回", "Read back"),
    "leaves-out": ("未計入", "Leaves out"),
    "opt-as-sentence": (
        "用一句話把規則讀回來：只據計分的寫法，不看對條文的轉述，供與條文對照",
        "Read the rule back as a sentence, from its file alone and not from its says: to hold it against the text.",
    ),
    "whose": ("讀誰的", "Rows of"),
    "whose-branch": ("本人所在的組的記錄", "the member's group"),
    "whose-others": ("同組其他人的記錄", "the others in the member's group"),
    "whose-members": ("組裏各人的記錄", "the members of the group"),
    # init.
    "overlay-notes": (
        "改動文件：只寫與所沿用的 {set} 不同之處，其餘照舊。\n"
        "\n"
        "按鍵逐層對應：寫出的值取代原值；寫 null 去掉一項；新的編號就是新增。\n"
        "從某年起才改，給值註明日期；考核期第一天生效的值管一整年：\n"
        "    target: [{{from: 2025-01-01, value: 15000}}]\n"
        "到某年為止，寫 until；不必刪去，以前的年度仍按原規則計分：\n"
        "    until: 2024-12-31\n"
        "改分值的，says 也要改，成員看到的是這句話。\n"
        "改完後：dangxing rules check，dangxing rules diff",
        "A file of changes: it says only what differs from {set}.\n"
        "\n"
        "Keys lead to what changes: a value takes the place of the old one, null takes a key away, a new id adds.\n"
        "What changes bears a date; what is in force on the first day of a year counts for all of it:\n"
        "    target: [{{from: 2025-01-01, value: 15000}}]\n"
        "What ends bears until, and is not removed, so that the years before are scored as they were:\n"
        "    until: 2024-12-31\n"
        "Where points change, says must change too: it is what members read.\n"
        "Afterwards: dangxing rules check, dangxing rules diff",
    ),
    "written": ("已寫出：{path}", "Written: {path}"),
    "init-next": (
        "修改後用 dangxing rules list --rules {folder} 查看；在此文件夾的上一級運行 dangxing，會自動使用它",
        "Edit, then look at them with dangxing rules list --rules {folder}; a folder named rules is used by itself "
        "where dangxing is run beside it",
    ),
}
