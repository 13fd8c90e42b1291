"""What ``dangxing rules`` says: help pages, wrong usage, lists and explanations of rules."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Help pages.
    "about": (
        "查看、说明、检查规则，或复制规则以便修改。",
        "查看、說明、檢查規則，或複製規則以便修改。",
        "Read, explain and check the rules, or copy them for editing.",
    ),
    "cmd-list": (
        "列出规则：规则集、类别、考核项目，以及每条规则的编号、条文、分值和内容。",
        "列出規則：規則集、類別、考核項目，以及每條規則的編號、條文、分值和內容。",
        "List the rules: sets, tracks, categories, and each rule's id, clause, points and what it says.",
    ),
    "cmd-show": (
        "说明一条规则：条文怎么说、怎样解读、怎样计分，以及例子。也可以写条文号、考核项目、类别或规则集。",
        "說明一條規則：條文怎麼說、怎樣解讀、怎樣計分，以及例子。也可以寫條文號、考核項目、類別或規則集。",
        "Explain a rule: what the clause says, how it is read, how points are reckoned, with examples. A clause, "
        "category, track or rule set will do as well.",
    ),
    "cmd-schema": (
        "输出规则文件的JSON Schema，编辑器据此提示和检查。",
        "輸出規則檔的JSON Schema，編輯器據此提示和檢查。",
        "Print the JSON Schema of files of rules, by which editors complete and check them.",
    ),
    "cmd-init": (
        "把自带的规则复制到文件夹，以便修改；或用 --overlay 只写改动的部分。已有的文件不会覆盖。",
        "把內附的規則複製到文件夾，以便修改；或用 --overlay 只寫改動的部分。已有的文件不會覆蓋。",
        "Copy the shipped rules into a folder for editing, or with --overlay begin a file of changes only. No file is "
        "ever overwritten.",
    ),
    "meta-id": ("编号", "編號", "ID"),
    "meta-set": ("规则集", "規則集", "SET"),
    "meta-schema": ("种类", "種類", "KIND"),
    "arg-id": (
        "规则编号（如 study.notes）、条文号（如 第六条·2(1)②）、考核项目、类别或规则集",
        "規則編號（如 study.notes）、條文號（如 第六條·2(1)②）、考核項目、類別或規則集",
        "The id of a rule (study.notes), a clause (第六條·2(1)②), a category, a track or a rule set.",
    ),
    "arg-set": (
        "规则集，如 enterprise（不写时为全部）",
        "規則集，如 enterprise（不寫時為全部）",
        "The rule set, such as enterprise (else all of them).",
    ),
    "arg-schema": (
        "rule-set（规则集）或 workbook（记录簿的约定）",
        "rule-set（規則集）或 workbook（記錄簿的約定）",
        "rule-set, or workbook (the contract of the records workbook).",
    ),
    "opt-year": (
        "按哪一年的规则，如 2024（不写时为最新的规则）",
        "按哪一年的規則，如 2024（不寫時為最新的規則）",
        "The year whose rules to show, such as 2024 (else the latest).",
    ),
    "opt-format": (
        "显示成什么格式：table 表格，json",
        "顯示成什麼格式：table 表格，json",
        "What to print: table or json.",
    ),
    "opt-to": ("复制到哪个文件夹", "複製到哪個文件夾", "The folder to copy to."),
    "opt-overlay": (
        "只写一个改动文件，其余沿用自带的规则",
        "只寫一個改動檔，其餘沿用內附的規則",
        "Begin a file that says only what differs; all else stays as shipped.",
    ),
    # Wrong usage.
    "no-such-schema": (
        "没有“{name}”的Schema；可用：{known}",
        "沒有「{name}」的Schema；可用：{known}",
        "There is no schema {name}; there are: {known}",
    ),
    "no-such-rule": (
        "规则中没有“{name}”；全部编号见 dangxing rules list",
        "規則中沒有「{name}」；全部編號見 dangxing rules list",
        "The rules have no {name}; dangxing rules list shows every id",
    ),
    "no-such-set": (
        "自带的规则集没有“{name}”；可用：{known}",
        "內附的規則集沒有「{name}」；可用：{known}",
        "No rule set {name} is shipped; there are: {known}",
    ),
    "overlay-wants-set": (
        "--overlay 要写明改哪个规则集，例如 dangxing rules init {first} --overlay；可用：{known}",
        "--overlay 要寫明改哪個規則集，例如 dangxing rules init {first} --overlay；可用：{known}",
        "Say which rule set --overlay is to change, such as dangxing rules init {first} --overlay; there are: {known}",
    ),
    "exists": (
        "这个文件已经有了，没有覆盖，也没有写别的文件；请移走它，或用 --to 另选文件夹",
        "這個文件已經有了，沒有覆蓋，也沒有寫別的文件；請移走它，或用 --to 另選文件夾",
        "This file is there already: nothing was overwritten or written; move it away, or choose another folder with "
        "--to",
    ),
    "cannot-write": (
        "写不进去（{reason}）；请核对权限，或用 --to 另选文件夹",
        "寫不進去（{reason}）；請核對權限，或用 --to 另選文件夾",
        "Cannot be written ({reason}); check your right to it, or choose another folder with --to",
    ),
    # Lists.
    "set-heading": (
        "{title}（{id}，版本 {version}）",
        "{title}（{id}，版本 {version}）",
        "{title} ({id}, version {version})",
    ),
    "set-heading-year": (
        "{title}（{id}，版本 {version}，{year}年度）",
        "{title}（{id}，版本 {version}，{year}年度）",
        "{title} ({id}, version {version}, {year})",
    ),
    "track-heading": ("{title}（{id}）  {clause}", "{title}（{id}）  {clause}", "{title} ({id})  {clause}"),
    "category-heading": (
        "{title}（{id}）  {clause}  标准分 {standard}",
        "{title}（{id}）  {clause}  標準分 {standard}",
        "{title} ({id})  {clause}  standard {standard}",
    ),
    "bands-heading": ("结果", "結果", "Outcomes"),
    "band": (
        "{title}（{id}）  ≥ {at_least}  {clause}",
        "{title}（{id}）  ≥ {at_least}  {clause}",
        "{title} ({id})  ≥ {at_least}  {clause}",
    ),
    "band-verdict": (
        "{title}（{id}）  ≥ {at_least}，等次{verdict}  {clause}",
        "{title}（{id}）  ≥ {at_least}，等次{verdict}  {clause}",
        "{title} ({id})  ≥ {at_least}, verdict {verdict}  {clause}",
    ),
    # What a rule says, label by label.
    "label": ("{name}：{value}", "{name}：{value}", "{name}: {value}"),
    "clause": ("条文", "條文", "Clause"),
    "says": ("内容", "內容", "Says"),
    "reading": ("解读", "解讀", "Read as"),
    "aspect": ("考核方面", "考核方面", "Aspect"),
    "belongs": ("适用", "適用", "For"),
    "belongs-to": (
        "{set}·{track}·{category}（标准分 {standard}）",
        "{set}·{track}·{category}（標準分 {standard}）",
        "{set} · {track} · {category} (standard {standard})",
    ),
    "kind": ("种类", "種類", "Kind"),
    "formula": ("计算", "計算", "Reckoned"),
    "details": ("数值", "數值", "Figures"),
    "points": ("分值", "分值", "Points"),
    "versions": ("历年", "歷年", "Over the years"),
    "mend": ("改进", "改進", "To mend"),
    "cases": ("例子", "例子", "Examples"),
    "years": ("{first}—{last}年度", "{first}—{last}年度", "{first}–{last}"),
    "years-one": ("{first}年度", "{first}年度", "{first}"),
    "years-from": ("{first}年度起", "{first}年度起", "from {first}"),
    "years-until": ("至{last}年度", "至{last}年度", "until {last}"),
    "not-then": ("不适用", "不適用", "not in force"),
    "version": ("{years}：{value}", "{years}：{value}", "{years}: {value}"),
    # Points in short.
    "points-each": ("每次 {points}", "每次 {points}", "{points} each"),
    "points-unit": ("每{unit} {points}", "每{unit} {points}", "{points} per {unit}"),
    "points-none": ("一点没有 {points}", "一點沒有 {points}", "none at all {points}"),
    "points-otherwise": ("其他 {points}", "其他 {points}", "otherwise {points}"),
    "points-term": ("{term} {points}", "{term} {points}", "{term} {points}"),
    "points-first": ("前{places}名", "前{places}名", "first {places}"),
    "points-last": ("后{places}名", "後{places}名", "last {places}"),
    "points-forfeit": ("本项计0分", "本項計0分", "category scores 0"),
    "points-standard": ("标准分 {points}", "標準分 {points}", "standard {points}"),
    "points-list": ("，", "，", ", "),
    # Figures of a rule.
    "figure-activity": ("项目 {value}", "項目 {value}", "activity {value}"),
    "figure-source": ("读 {value}", "讀 {value}", "read from {value}"),
    "figure-result": ("结果 {value}", "結果 {value}", "result {value}"),
    "figure-except_result": ("不作数的结果 {value}", "不作數的結果 {value}", "set aside: {value}"),
    "figure-measure": ("计 {value}", "計 {value}", "measured in {value}"),
    "figure-target": ("目标 {value}", "目標 {value}", "target {value}"),
    "figure-unit": ("单位 {value}", "單位 {value}", "unit {value}"),
    "figure-min_characters": ("每篇不少于 {value} 字", "每篇不少於 {value} 字", "at least {value} characters each"),
    "figure-short_of": ("应有学时 {value}", "應有學時 {value}", "hours due {value}"),
    "figure-every": ("每 {value}", "每 {value}", "every {value}"),
    "figure-count": ("计 {value}", "計 {value}", "counted: {value}"),
    "figure-by": ("按 {value}", "按 {value}", "by {value}"),
    "figure-longer_than_months": (
        "考核期长于 {value} 个月的才适用",
        "考核期長於 {value} 個月的才適用",
        "applies to periods longer than {value} months",
    ),
    "word-schedule": ("安排", "安排", "Schedule"),
    "word-count": ("次数", "次數", "rows"),
    "word-hours": ("学时", "學時", "hours"),
    "word-characters": ("字数", "字數", "characters"),
    "word-month": ("月", "月", "month"),
    "word-two-months": ("两个月", "兩個月", "two months"),
    "word-quarter": ("季度", "季度", "quarter"),
    "word-half-year": ("半年", "半年", "half-year"),
    "word-year": ("年", "年", "year"),
    "word-missed": ("所有未到", "所有未到", "all missed"),
    "word-unexcused": ("登记为缺席的", "登記為缺席的", "missed without leave"),
    "word-other": ("其余未到", "其餘未到", "missed otherwise"),
    "word-result": ("结果", "結果", "result"),
    "word-level": ("级别", "級別", "level"),
    "word-verdict": ("等次", "等次", "verdict"),
    "word-hours-of-schedule": ("安排中的学时", "安排中的學時", "those of the schedule"),
    # Conditions of a requirement.
    "met-rows": ("有{activity}", "有{activity}", "a row of {activity}"),
    "met-rows-times": ("有{activity}{times}次以上", "有{activity}{times}次以上", "{times} rows or more of {activity}"),
    "met-rows-hours": (
        "有{activity}{times}次以上，共{hours}小时以上",
        "有{activity}{times}次以上，共{hours}小時以上",
        "{times} rows or more of {activity}, {hours} hours in all",
    ),
    "met-rows-result": (
        "有结果为{result}的{activity}",
        "有結果為{result}的{activity}",
        "a row of {activity} with the result {result}",
    ),
    "met-none_of": ("没有{activity}", "沒有{activity}", "no row of {activity}"),
    "met-attended": (
        "应到的{activity}都出席或请假",
        "應到的{activity}都出席或請假",
        "every {activity} due was attended or excused",
    ),
    "met-no_unexcused": (
        "{activity}没有缺席",
        "{activity}沒有缺席",
        "no {activity} missed without leave",
    ),
    "met-or": ("或", "或", " or "),
    # init.
    "overlay-notes": (
        "改动文件：只写与所沿用的 {set} 不同之处，其余照旧。\n"
        "\n"
        "按键逐层对应：写出的值取代原值；写 null 去掉一项；新的编号就是新增。\n"
        "从某年起才改，给值注明日期；12月31日生效的值管一整年：\n"
        "    target: [{{from: 2025-01-01, value: 15000}}]\n"
        "到某年为止，写 until；不必删去，以前的年度仍按原规则计分：\n"
        "    until: 2024-12-31\n"
        "改分值的，says 也要改，成员看到的是这句话。\n"
        "改完后：dangxing rules check，dangxing rules diff",
        "改動檔：只寫與所沿用的 {set} 不同之處，其餘照舊。\n"
        "\n"
        "按鍵逐層對應：寫出的值取代原值；寫 null 去掉一項；新的編號就是新增。\n"
        "從某年起才改，給值註明日期；12月31日生效的值管一整年：\n"
        "    target: [{{from: 2025-01-01, value: 15000}}]\n"
        "到某年為止，寫 until；不必刪去，以前的年度仍按原規則計分：\n"
        "    until: 2024-12-31\n"
        "改分值的，says 也要改，成員看到的是這句話。\n"
        "改完後：dangxing rules check，dangxing rules diff",
        "A file of changes: it says only what differs from {set}.\n"
        "\n"
        "Keys lead to what changes: a value takes the place of the old one, null takes a key away, a new id adds.\n"
        "What changes from a year on bears a date; what is in force on 31 December counts for the whole year:\n"
        "    target: [{{from: 2025-01-01, value: 15000}}]\n"
        "What ends bears until, and is not removed, so that the years before are scored as they were:\n"
        "    until: 2024-12-31\n"
        "Where points change, says must change too: it is what members read.\n"
        "Afterwards: dangxing rules check, dangxing rules diff",
    ),
    "written": ("已写出：{path}", "已寫出：{path}", "Written: {path}"),
    "init-next": (
        "修改后用 dangxing rules list --rules {folder} 查看；在此文件夹的上一级运行 dangxing，会自动使用它",
        "修改後用 dangxing rules list --rules {folder} 查看；在此文件夾的上一級運行 dangxing，會自動使用它",
        "Edit, then look at them with dangxing rules list --rules {folder}; a folder named rules is used by itself "
        "where dangxing is run beside it",
    ),
}
