"""What is wrong with files of rules as files: the folder, their YAML, what they change, and their dates."""

from dangxing.language import Texts

TEXTS: Texts = {
    "words-of-other": (
        "這裏應是規則集「{wanted}」的條文，卻寫着「{found}」，請改正",
        "These are to be the words of the rule set {wanted}, not of {found}: correct it",
    ),
    "unusable": ("規則不能使用：{count}處錯誤（{folder}）", "The rules cannot be used: {count} faults ({folder})"),
    # The folder and its files.
    "no-folder": (
        "沒有這個規則文件夾；請檢查 --rules，或去掉它以使用自帶的規則",
        "There is no such folder of rules: check --rules, or leave it out to use the rules that are shipped",
    ),
    "no-rules": (
        "文件夾裏沒有規則文件（*.yaml）；請放入規則，或去掉 --rules 以使用自帶的規則",
        "The folder holds no file of rules (*.yaml): put some there, or leave --rules out to use those shipped",
    ),
    "too-many-files": (
        "文件夾裏有 {count} 個文件，最多讀 {most} 個；請換成只放規則的文件夾",
        "The folder holds {count} files, of which at most {most} are read: name a folder of rules alone",
    ),
    "wrong-suffix": (
        "規則文件的擴展名須為.yaml；請改名，否則不會讀取",
        "Files of rules end in .yaml: rename it, or it is not read",
    ),
    "unreadable": (
        "無法讀取：{detail}；請檢查文件及其權限",
        "Cannot be read: {detail}; check the file and its permissions",
    ),
    "too-large": (
        "文件有{size}字節，上限為{limit}字節；請拆分成幾個規則文件",
        "The file has {size} bytes, {limit} at most: divide it into several files of rules",
    ),
    "not-utf8": ("不是UTF-8編碼（第{byte}字節）；請另存為UTF-8", "Not UTF-8 (byte {byte}): save it as UTF-8"),
    # YAML.
    "syntax": (
        "不是有效的YAML：{detail}；請檢查此處及上一行的縮進、冒號和引號。改正之前，本文件的其他錯誤無從檢查",
        "Not valid YAML: {detail}; check indentation, colons and quotes here and in the line above. The rest of this "
        "file was not checked",
    ),
    "too-deep": ("嵌套超過{limit}層；請減少嵌套", "Nested more than {limit} levels deep: nest less"),
    "anchor": (
        "不接受錨點「&{found}」；請把內容原樣寫出",
        "An anchor (&{found}) is not accepted: write the content out",
    ),
    "merge-key": ("不接受合併鍵「<<」；請把內容原樣寫出", "A merge key (<<) is not accepted: write the content out"),
    "tag": ("不接受類型標籤「{found}」；請去掉它", "A tag ({found}) is not accepted: remove it"),
    "duplicate-key": (
        "鍵「{found}」重複，第{line}行已有；請合併或去掉一個",
        "The key {found} stands twice, first in line {line}: join the two or remove one",
    ),
    "key-not-text": ("鍵須為單個詞；請改為文字", "A key must be a single word, not a list or a mapping"),
    "not-finite": ("「{found}」不是有限的數；請寫出數值", "{found} is not a finite number: write a number"),
    "not-a-mapping": (
        "文件須由「鍵: 值」組成；請參照自帶的規則文件",
        "The file must be made of keys and values: see the rules that are shipped",
    ),
    # Across files.
    "rule-set-twice": (
        "規則集編號「{found}」已在{other}中；請換一個",
        "The rule set id {found} is taken by {other}: choose another",
    ),
    "track-twice": (
        "類別「{found}」已在{other}中；每個類別只能屬於一個規則集",
        "The track {found} stands already in {other}: a track belongs to one rule set, choose another id or title",
    ),
    # Files that change another, and dates.
    "unknown-parent": (
        "沒有可沿用的規則「{found}」{near}；可用：{allowed}",
        "There is nothing called {found} to extend{near}; allowed: {allowed}",
    ),
    "extends-itself": (
        "extends繞了一圈又回到這個文件；請改為沿用自帶的規則集",
        "By what it extends, this file comes to extend itself: extend a rule set that is shipped",
    ),
    "nothing-to-remove": (
        "所沿用的規則裏沒有「{found}」，無從去掉{near}；其中有：{allowed}",
        "What is extended has no {found} to take away{near}; it has: {allowed}",
    ),
    "not-inherited": (
        "所沿用的規則裏沒有「{found}」{near}；要改原有的，請寫它的編號；要新增，請把它寫全（還缺「{key}」）",
        "What is extended has no {found}{near}: write its id to change it; to add a new one, write "
        "it whole (it lacks {key})",
    ),
    "nothing-after": (
        "「{found}」後面沒有內容；要去掉它請寫null，不改就刪去這一行",
        "Nothing stands after {found}: write null to take it away, or remove the line to leave it as it is",
    ),
    "already-in-force": (
        "所沿用的「{found}」已經生效，寫from會使以前年度失去它；要從某日起改，"
        "請給改動的值註明日期，如points: [{{from: 2025-01-01, value: -2}}]",
        "{found} is in force already in what is extended, and from would take it away from the years before: date the "
        "value that changes, as in points: [{{from: 2025-01-01, value: -2}}]",
    ),
    "wants-date": (
        "此處須為日期，卻是「{found}」；請寫成2025-01-01，不加引號",
        "A date is wanted here, not {found}: write 2025-01-01, without quotes",
    ),
    "dates-order": (
        "from（{first}）晚於until（{last}）；請改正日期",
        "from ({first}) is later than until ({last}): correct the dates",
    ),
    "dates-overlap": (
        "日期與前面的一段重疊，同一天會有兩個值；請把前一段的until改到此段之前",
        "These dates overlap with earlier ones, and a day would have two values: end the earlier one before this one",
    ),
    "no-value": (
        "「{key}」沒有生效的值；請補上一段，或去掉最早一段的from",
        "{key} has no value in force: add one, or leave out from in the earliest",
    ),
    "of-year": ("{message}（{year}年度的規則）", "{message} (in the rules of {year})"),
    # Columns.
    "unknown-sheet": (
        "記錄簿沒有工作表「{found}」{near}；可用：{allowed}",
        "The records workbook has no sheet {found}{near}; allowed: {allowed}",
    ),
    "unknown-column": (
        "此工作表沒有列「{found}」{near}；可用：{allowed}",
        "The sheet has no column {found}{near}; allowed: {allowed}",
    ),
    "title-twice": (
        "列名「{found}」在工作表「{sheet}」中已指「{other}」；一個列名只能指一列，請在此改用別的名稱，或去掉",
        "The title {found} already means the column {other} of the sheet {sheet}: use another here, or remove it",
    ),
}
