"""Faults in files of rules: what was found, what is allowed, how to mend it."""

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
    # Keys and values.
    "missing-key": ("缺少鍵「{key}」；請補上", "The key {key} is missing: add it"),
    "unknown-key": (
        "不認識鍵「{found}」，相近的：{nearest}；可用：{allowed}",
        "Unknown key {found}, near it: {nearest}; allowed: {allowed}",
    ),
    "unknown-kind": (
        "不認識規則種類「{found}」，相近的：{nearest}；可用：{allowed}",
        "Unknown kind of rule {found}, near it: {nearest}; allowed: {allowed}",
    ),
    "not-allowed": (
        "「{found}」不可用，相近的：{nearest}；可用：{allowed}",
        "{found} is not allowed, near it: {nearest}; allowed: {allowed}",
    ),
    "bad-condition": (
        "條件須恰含其一：activity、none_of、attended、no_unexcused；請改寫",
        "A condition has one of activity, none_of, attended, no_unexcused: write one of them",
    ),
    "bad-id": (
        "「{found}」不能作編號；只用小寫字母、數字、連字符，以字母開頭，規則編號可用點分段",
        "{found} cannot be an id: lower-case letters, digits and hyphens, a letter first; dots part the ids of rules",
    ),
    "wants-text": (
        "此處須為文字，卻是{found}；如是數字或日期，請加引號",
        "Text is wanted here, not {found}: put a number or date in quotes",
    ),
    "wants-number": (
        "此處須為數，卻是「{found}」；請寫成如-0.5的十進制數",
        "A number is wanted here, not {found}: write a decimal such as -0.5",
    ),
    "wants-whole": ("此處須為整數，卻是「{found}」", "A whole number is wanted here, not {found}: write one such as 7"),
    "wants-bool": ("此處須為true或false，卻是「{found}」", "true or false is wanted here, not {found}"),
    "wants-mapping": (
        "此處須由「鍵: 值」組成，卻是{found}",
        "Keys and values are wanted here, not {found}: write them below, indented",
    ),
    "wants-list": ("此處須為列表，卻是{found}；請寫成[甲, 乙]", "A list is wanted here, not {found}: write [a, b]"),
    "empty-text": ("此處不能為空；請填寫文字", "This cannot be empty: write some text"),
    "empty": ("此處至少要有一項", "At least one entry is wanted here: add one"),
    "too-precise": (
        "「{found}」位數太多；至多12位，分值至多兩位小數",
        "{found} has too many digits: 12 at most, and two decimals for points",
    ),
    "out-of-range": ("「{found}」超出範圍，須{bound}", "{found} is out of range: it must be {bound}"),
    "points-zero": ("分值不能為0；不加不減的規則請刪去", "Points of 0 give nothing: leave the rule out"),
    "table-activity": (
        "by為verdict或mark時不能有activity，也不能與別的並用；其他的須有activity",
        "A table by verdict or mark reads no activity and has no other key; any other needs one: remove or add "
        "activity",
    ),
    "invalid": ("「{found}」不可用：{detail}", "{found} is not valid here: {detail}"),
    # What a rule set cannot mean.
    "unknown-activity": (
        "項目「{found}」不在activities中，相近的：{nearest}；請改正，或把它列入activities",
        "The activity {found} is not among activities, near it: {nearest}: correct it, or list it there",
    ),
    "activity-kind": (
        "項目「{found}」的種類是{kind}，此規則讀不到它；須為：{allowed}",
        "The activity {found} is of kind {kind}, which this rule cannot read: it must be of {allowed}",
    ),
    "unknown-result": (
        "項目的results中沒有結果「{found}」，相近的：{nearest}；可用：{allowed}",
        "The result {found} is not among the activity's results, near it: {nearest}; allowed: {allowed}",
    ),
    "unknown-post": (
        "職務「{found}」不在posts中，相近的：{nearest}；可用：{allowed}",
        "The post {found} is not among posts, near it: {nearest}; allowed: {allowed}",
    ),
    "unknown-level": (
        "級別「{found}」不在levels中，相近的：{nearest}；可用：{allowed}",
        "The level {found} is not among levels, near it: {nearest}; allowed: {allowed}",
    ),
    "unknown-verdict": (
        "等次「{found}」不在verdicts中，相近的：{nearest}；可用：{allowed}",
        "The verdict {found} is not among verdicts, near it: {nearest}; allowed: {allowed}",
    ),
    "unknown-aspect": (
        "方面「{found}」不在aspects中，相近的：{nearest}；可用：{allowed}",
        "The aspect {found} is not among aspects, near it: {nearest}; allowed: {allowed}",
    ),
    "unknown-track": (
        "沒有類別「{found}」，相近的：{nearest}；可用：{allowed}",
        "There is no track {found}, near it: {nearest}; allowed: {allowed}",
    ),
    "unknown-score": (
        "沒有「{found}」這個得分，相近的：{nearest}；可用：{allowed}",
        "There is no score {found}, near it: {nearest}; allowed: {allowed}",
    ),
    "when-too-early": (
        "{place}的when還不能看{found}：先有記錄，再有得分、總分、名次，只能看在它之前的",
        "The when of {place} cannot ask for {found} yet: rows come first, then scores, the total, ranks, "
        "and only what comes before it can be asked for",
    ),
    "bounds-contradict": ("沒有數能同時滿足{bounds}", "No number can meet all of {bounds}"),
    "bad-test": (
        "每個條件須寫以下之一："
        "rows、hours、missed、member_for、settled、without、verdict、standing、post、track、mark、score、lost、rank、any",
        "Each test is one of: rows, hours, missed, member_for, settled, without, verdict, standing, post, track, mark, "
        "score, lost, rank, any",
    ),
    "bad-portion": (
        "「{found}」須寫人數，如3，或佔參加排名者的比例，如20 %、1/3",
        "{found} must be a number of places, such as 3, or a share of those ranked, such as 20 % or 1/3",
    ),
    "bad-month-day": (
        "「{found}」須寫每年都有的一天，月和日各兩位，如09-01",
        "{found} must be a day of every year, month and day of two digits each, as 09-01",
    ),
    "period-first": (
        "一年須從某月的1日開始，如from: 09-01",
        "A year begins on the first day of a month, as from: 09-01",
    ),
    "semesters-order": (
        "學期須按先後寫，第一個從一年的第一天開始",
        "Semesters stand in their order, and the first begins with the year",
    ),
    "settle-quarter": (
        "按月結算（every: month）的才能寫quarter",
        "Only what is settled by month (every: month) comes together in quarters",
    ),
    "settled-ways": (
        "times（共幾期）和in_a_row（連續幾期）只寫一個",
        "Write times, or in_a_row, not both",
    ),
    "not-settled": (
        "項「{found}」沒有分期結算（settle），這裏只能問分期結算的：{allowed}",
        "The category {found} is not settled by parts of the year; those that are: {allowed}",
    ),
    "settle-rule": (
        "這一項按{every}結算，「{kind}」類的規則不落在某一天，不能分期計算；請移到不分期的項",
        "This category is settled by {every}; a rule of kind {kind} is of no day, and belongs into one that is not",
    ),
    "settle-within": (
        "這一項按{every}結算，按第幾次計的規則須寫within：每期重新數，或全年連着數（year）",
        "This category is settled by {every}: say within which span the times are counted, or year",
    ),
    "settle-span": (
        "這一項按{every}結算，而規則按{found}計，一期之內沒有完整的一段",
        "This category is settled by {every}, in which there is no whole {found}",
    ),
    "semester-unknown": (
        "這裏寫了semester，但period裏沒有semesters；請寫明各學期從哪天開始",
        "semester is named here, and period has no semesters: say on which day each begins",
    ),
    "ranking": (
        "ranking寫[total]，或再加一項給總分相同的人分先後，如[total, satisfaction]；不能是{found}",
        "ranking is [total], or names one thing more that parts equal totals, as in [total, satisfaction]; not {found}",
    ),
    "ranking-below": (
        "「{found}」可以低於0，不能用來給總分相同的人分先後；請給它寫不低於0的floor，或用別的",
        "{found} may be below 0, and cannot part equal totals: give it a floor of 0 or more, or take another",
    ),
    "every-settled": (
        "這一項已按{every}結算，每期本來就重新算；請去掉規則的every",
        "The category is settled by {every} and reckoned anew anyway: take every out of the rule",
    ),
    "every-rule": (
        "「{kind}」類的規則不落在某一天，不能每期各算一次；請去掉every",
        "A rule of kind {kind} is of no day, and cannot be reckoned anew: take every out",
    ),
    "every-day": (
        "「{kind}」類的規則不能每天各算一次；day只用於按記錄行計分的規則",
        "A rule of kind {kind} cannot be reckoned by days: day is for rules that count rows",
    ),
    "every-kept": (
        "這個part只計最高的幾條（keep），它的規則不能每期各算一次；請把規則移出這個part，或去掉every",
        "The part keeps the highest rows, and its rules cannot be reckoned anew: move the rule out, or take every out",
    ),
    "no-bound": (
        "須寫at_least（不少於）、more_than（超過）、at_most（不超過）或less_than（少於）",
        "Say how far: at_least, more_than, at_most or less_than",
    ),
    "unknown-last-outcome": (
        "沒有結果「{found}」；相近的：{nearest}；可用：{allowed}",
        "There is no outcome {found}; near it: {nearest}; allowed: {allowed}",
    ),
    "votes-share": (
        "票數的界限寫比例，如more_than: 50 %、at_least: 1/3",
        "Votes are asked for as a share, as more_than: 50 % or at_least: 1/3",
    ),
    "bounds-twice": (
        "at_least和more_than只寫一個，at_most和less_than只寫一個：寫了兩個，兩個都要滿足，其中一個多半另有所指；"
        "問有幾期的寫times，要一期也沒有的放在none之下",
        "Write one of at_least and more_than, and one of at_most and less_than: both would have to hold, and one is "
        "most likely meant of something else; for how many parts write times, for none of them put it under none",
    ),
    "one-end": ("first（前）和last（後）須寫一個，且只寫一個", "Write first or last, and only one of them"),
    "veto-by-nothing": ("veto須寫verdict或when", "A veto names a verdict, or tests in when"),
    "requirement-alone": (
        "「{found}」是requirement，須單獨成類；請為它另立一類",
        "{found} is a requirement and must stand alone: give it a category of its own",
    ),
    "rule-twice": (
        "規則編號「{found}」在類別{track}中重複；請換一個",
        "The rule id {found} stands twice in the track {track}: choose another",
    ),
    "pot-shape": (
        "要麼只寫standard（從標準分起，封頂也是標準分），要麼寫start和cap，如start: 0, cap: 20（不封頂寫cap: open），"
        "下限不是0時再寫floor",
        "Write standard alone (it begins and ends at the standard), or start and cap, as in start: 0, cap: 20 (cap: "
        "open for no end), and floor where that is not 0",
    ),
    "rules-wanting": (
        "考核項目須有rules，或有parts（各有rules）；請補上",
        "A category has rules, or parts that have rules: add some",
    ),
    "bounds-both": (
        "at_most只能限制只加分或只扣分、且有分值的規則；又加又扣的，請放進一個part，在part上寫at_most",
        "at_most bounds a rule that only gives or only takes points of its own: put one that does both into a part, "
        "and bound the part",
    ),
    "table-shape": (
        "按一個詞取分寫一層表，按兩個詞寫兩層，按數（nth、hours、characters、count、mark）寫列表，"
        "每檔有at_least或別的界限和gives；"
        "請改table或by",
        "A table by one word has one layer, by two words two; by a number (nth, hours, characters, count, mark) it "
        "is a list of steps with at_least or another threshold, and gives: change table or by",
    ),
    "table-of": (
        "按hours或characters取分須寫of：each逐條，sum合計；within只用於nth；請補上或去掉",
        "A table by hours or characters says of: each or sum, and no other does; within stands with nth alone: add or "
        "remove it",
    ),
    "table-mark": (
        "by為mark時須用mark寫明是哪個評分，其他的不能寫mark；請補上或去掉",
        "A table by mark says which with the key mark, and no other has it: add or remove it",
    ),
    "amount-short": (
        "short_of計的是評分不到這個數的部分，要與measure: mark同用，不能與over同用；記錄不夠的寫kind: shortfall",
        "short_of counts what a mark lacks: it goes with measure: mark, without over; for rows write kind: shortfall",
    ),
    "attendance-table": (
        "出勤規則寫points，或者寫by（nth或count）和table；within只與by: nth同用",
        "A rule of attendance says points, or by (nth or count) and a table; within goes with by: nth alone",
    ),
    "table-row": (
        "within: in-a-row數的是連續的同一種結果，須用result寫明是哪種結果",
        "within: in-a-row counts rows of one result after the other: say which with result",
    ),
    "amount-mark": (
        "measure為mark時須用mark寫明是哪個評分，不能有activity、result、keep；計別的須有activity，不能有mark",
        "With measure: mark the key mark says which, without activity, result and keep; any other measure needs "
        "activity "
        "and has no mark: correct the keys",
    ),
    "mark-drop": (
        "drop只用於有evaluators的評分，去掉的須少於評分人數；請改正",
        "drop stands with evaluators alone, of whom more must be left than are dropped: correct it",
    ),
    "factor-shape": (
        "factor按一個詞寫一層表，按兩個詞寫兩層；請改table或by",
        "A factor by one word has a table of one layer, by two words of two: change table or by",
    ),
    "round-step": (
        "round.total只能是1、0.1或0.01；請改正",
        "round.total is 1, 0.1 or 0.01: correct it",
    ),
    "keep-parts": (
        "項目上的keep只計最高的幾個分項，highest須少於分項數；請改小，或去掉keep",
        "keep on a category counts its highest parts: highest must be less than there are parts; make it smaller, or "
        "remove keep",
    ),
    "unknown-rule": (
        "本類別沒有別的規則叫「{found}」，相近的：{nearest}；可用：{allowed}",
        "The track has no other rule {found}, near it: {nearest}; allowed: {allowed}",
    ),
    "instead-chained": (
        "「{found}」自己已代替「{other}」，不能再被代替；請只寫一層",
        "{found} stands in for {other} itself, and cannot be stood in for: write one layer alone",
    ),
    "instead-rows": (
        "instead_of只用於讀活動記錄、逐條可分的規則，「{found}」或本條不是；請去掉",
        "instead_of needs two rules that read rows of activities; {found} or this one reads something else: remove it",
    ),
    "start-last": (
        "otherwise，以及take寫某一項，只能用於of: last-period",
        "otherwise, and a category to take, belong to of: last-period alone",
    ),
    "start-then": (
        "start的of為members時須寫then（mean平均或sum合計），為branch時不寫；請補上或去掉",
        "start with of: members says then (mean or sum), with of: branch it does not: add or remove it",
    ),
    "start-settled": (
        "按月、按季等結算（settle）的項目須從一個數開始，不能取他人的得分；請改start，或去掉settle",
        "A category that is settled by parts of the year begins with a number, not with the score of others: change "
        "start, or remove settle",
    ),
    "whose-track": (
        "「{found}」在這個類別裏不成立，可用：{allowed}；給組計分的（of: branch）讀members，給人計分的讀branch，請改正",
        "{found} is not for this track, allowed: {allowed}; a track of groups (of: branch) reads members, one of "
        "people branch: correct it",
    ),
    "whose-rows": (
        "{kind}只讀本人的記錄，不能寫whose；請去掉",
        "The kind {kind} reads the member's own records alone: remove whose",
    ),
    "groups-apart": (
        "類別「{found}」給組計分，須另成一個規則集，以免與人混排名次；請把它移到另一個文件",
        "The track {found} is of groups, which are ranked apart from people: move it to a rule set of its own",
    ),
    "round-about": (
        "組的起始分取自成員，成員的起始分又取自組（{other}），循環計算；請去掉一邊",
        "Groups begin with their members' scores and members with their group's ({other}), round about: remove one",
    ),
    "mark-twice": (
        "評分「{found}」在{other}裏另有定義，兩處須一致；請改名或改成一樣",
        "The mark {found} is defined otherwise in {other}: rename it, or define both alike",
    ),
    "unknown-mark": (
        "評分「{found}」不在marks中，相近的：{nearest}；可用：{allowed}",
        "The mark {found} is not among marks, near it: {nearest}; allowed: {allowed}",
    ),
    "weights-one": (
        "weights裏除了quantified，還須有poll或marks；請補上，或去掉weights",
        "Beside quantified, weights hold poll or marks: add one, or remove weights",
    ),
    "keep-together": (
        "{key}只用於逐條計分的規則；按合計、次數、等次或評分計的，請去掉{key}",
        "{key} needs rows that have points of their own: remove it where points are of a sum, a count, a verdict "
        "or a mark",
    ),
    "between-order": (
        "between須先寫最低分，再寫最高分，如[-5, -1]；請改正",
        "between says the lowest points, then the highest, as in [-5, -1]: put them in order",
    ),
    "keep-whole": (
        "按合計計的（units: whole、begun，或有over），各條記錄沒有各自的分值，不能寫keep和factor；請去掉，或寫of: each",
        "Of a sum (units: whole or begun, or over) no row has points of its own to keep or multiply: remove keep and "
        "factor, or write of: each",
    ),
    "keep-rows": (
        "part裏寫了keep，其中的規則須為value-table、given或amount；請移出別的規則，或去掉keep",
        "A part with keep can hold only rules of the kinds value-table, given and amount: move the others out, or "
        "remove keep",
    ),
    "pot-start": (
        "起始分start須在下限floor和上限cap之間；請改這三個數",
        "The start must lie between floor and cap: change one of the three",
    ),
    "standard-wanting": (
        "種類{kind}未達到時失去整個標準分，此項須寫standard，不能寫start和cap；請改寫",
        "A rule of kind {kind} costs the whole standard: its category must say standard, not start and cap",
    ),
    "total-weighed": (
        "有weights時不能再寫total；請去掉其中一個",
        "total cannot stand beside weights: remove one of the two",
    ),
    "full-beyond": (
        "類別{track}各項上限之和只有{found}，到不了滿分{full}；請改各項的cap或full",
        "What the categories of the track {track} can hold sums to {found}, short of the full score {full}: change a "
        "cap, or full",
    ),
    "standards-sum": (
        "類別{track}各項標準分之和為{found}，與滿分{full}不符；請改標準分或full",
        "The standards of the track {track} sum to {found}, not to the full score {full}: change the standards or full",
    ),
    "weights-sum": ("weights各份額之和為{found}，須為1", "The shares of weights sum to {found}: they must sum to 1"),
    "poll-wanting": (
        "weights裏有poll，就須另有poll（各等次折分）；請補上",
        "Where a poll is weighed, poll must say what a vote weighs: add it",
    ),
    "poll-not-needed": (
        "weights裏有poll時needs須含poll，否則無法合成總分",
        "Where a poll is weighed, needs must hold poll: without it there is no total",
    ),
    "last-band": (
        "最後一檔須從0起且不要求等次，現為{found}；否則有的總分無檔可歸",
        "The last band must begin at 0 and ask for no verdict, not {found}: else some totals fall into no band",
    ),
    "bands-order": (
        "各檔須由高到低：{found}不低於上一檔的{above}",
        "Bands stand from high to low: {found} is not below {above} of the band above it",
    ),
    "band-twice": (
        "結果編號「{found}」重複或已被佔用；請換一個",
        "The id {found} of a band is taken already: choose another",
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
        "沒有可沿用的規則「{found}」，相近的：{nearest}；可用：{allowed}",
        "There is nothing called {found} to extend, near it: {nearest}; allowed: {allowed}",
    ),
    "extends-itself": (
        "extends繞了一圈又回到這個文件；請改為沿用自帶的規則集",
        "By what it extends, this file comes to extend itself: extend a rule set that is shipped",
    ),
    "nothing-to-remove": (
        "所沿用的規則裏沒有「{found}」，無從去掉，相近的：{nearest}；其中有：{allowed}",
        "What is extended has no {found} to take away, near it: {nearest}; it has: {allowed}",
    ),
    "not-inherited": (
        "所沿用的規則裏沒有「{found}」，相近的：{nearest}；要改原有的，請寫它的編號；要新增，請把它寫全（還缺「{key}」）",
        "What is extended has no {found}, near it: {nearest}: write its id to change it; to add a new one, write "
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
        "記錄簿沒有工作表「{found}」，相近的：{nearest}；可用：{allowed}",
        "The records workbook has no sheet {found}, near it: {nearest}; allowed: {allowed}",
    ),
    "unknown-column": (
        "此工作表沒有列「{found}」，相近的：{nearest}；可用：{allowed}",
        "The sheet has no column {found}, near it: {nearest}; allowed: {allowed}",
    ),
    "title-twice": (
        "列名「{found}」在工作表「{sheet}」中已指列{other}；一個列名只能指一列",
        "The title {found} already means the column {other} of the sheet {sheet}: remove it here",
    ),
}
