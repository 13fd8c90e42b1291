"""What rules and categories cannot mean, though each key and value by itself is right."""

from dangxing.language import Texts

TEXTS: Texts = {
    "unknown-activity": (
        "項目「{found}」不在activities中{near}；請改正，或把它列入activities",
        "The activity {found} is not among activities{near}: correct it, or list it there",
    ),
    "activity-apart": (
        "表裏的項目「{found}」，本規則的activity裏沒有{near}；請改正，或寫進activity",
        "The table names {found}, which the rule does not read{near}: correct it, or add it to activity",
    ),
    "activity-kind": (
        "項目「{found}」的種類是{kind}，此規則讀不到它；須為：{allowed}",
        "The activity {found} is of kind {kind}, which this rule cannot read: it must be of {allowed}",
    ),
    "unknown-result": (
        "項目的results中沒有結果「{found}」{near}；可用：{allowed}",
        "The result {found} is not among the activity's results{near}; allowed: {allowed}",
    ),
    # What a rule names and the rule set does not list, by the key of the list.
    **{
        f"unknown-{en}": (
            f"{zh}「{{found}}」不在{en}s中{{near}}；可用：{{allowed}}",
            f"The {en} {{found}} is not among {en}s{{near}}; allowed: {{allowed}}",
        )
        for en, zh in {"post": "職務", "level": "級別", "verdict": "等次", "aspect": "方面", "mark": "評分"}.items()
    },
    "unknown-vote": (
        "記錄裏沒有「{found}」的票數{near}；評議表的票數有：{allowed}。別的叫法要寫成其中一種，例如稱職票寫合格，票數也填在合格那一列",
        "Records hold no votes for {found}{near}; the review has columns of votes for: {allowed}. Write another name "
        "as one of these, such as 合格 for 稱職, and enter the votes in that column",
    ),
    "unknown-track": (
        "沒有類別「{found}」{near}；可用：{allowed}",
        "There is no track {found}{near}; allowed: {allowed}",
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
    "settle-rule": (
        "這一項按{every}結算，「{kind}」類的規則不落在某一天，不能分期計算；請移到不分期的項",
        "This category is settled by {every}; a rule of kind {kind} is of no day (nor is a target by the months of "
        "the year), and belongs into one that is not",
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
    "ranking-count": (
        "ranking裏的一個次數寫rows、hours、missed、lost中的一個",
        "A number in ranking is one of rows, hours, missed and lost",
    ),
    "every-settled": (
        "這一項已按{every}結算，每期本來就重新算；規則的every須比它短，不能是{found}；同樣長的，請去掉規則的every",
        "The category is settled by {every} and reckoned anew anyway: every must be shorter, not {found}; of "
        "the same length, take it out of the rule",
    ),
    "every-cut": (
        "這一項按{every}結算，而一期的起止會把{found}切成兩段：缺的沒有哪一期會扣，每段上限又各給一次。規則的every可寫：{allowed}；"
        "或者改settle的every，使一段不跨兩期",
        "The category is settled by {every}, which cuts a {found} in two: what lacks in it would be charged in neither "
        "part, and its at_most be given in both. every may be: {allowed}; or settle by parts that hold whole ones",
    ),
    "every-rule": (
        "「{kind}」類的規則不落在某一天，不能每期各算一次；請去掉every",
        "A rule of kind {kind} is of no day (nor is a target by the months of the year), and cannot be reckoned anew: "
        "take every out",
    ),
    "every-day": (
        "「{kind}」類的規則不能每天各算一次；day只用於按記錄行計分的規則",
        "A rule of kind {kind} cannot be reckoned by days: day is for rules that count rows",
    ),
    "every-kept": (
        "這個part只計其中的幾條（keep），它的規則不能每期各算一次；請把規則移出這個part，或去掉every",
        "The part keeps some of its rows, and its rules cannot be reckoned anew: move the rule out, or take every out",
    ),
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
        "考核項目須有rules，或有parts（各有rules），或有limits，或從別的得分起算；請補上",
        "A category has rules, parts that have rules, or limits, or begins with another score: add some",
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
        "出勤規則寫points，或者寫by（nth、count，或rate）和table；within只與by: nth同用",
        "A rule of attendance says points, or by (nth, count, or rate) and a table; within goes with by: nth alone",
    ),
    "attendance-rate": (
        "出勤規則須有count；by: rate（按出勤率）的不寫count，須寫excused（請假怎麼算）、"
        "otherwise（沒有應到的得幾分），以及points或table之一；per、units、short_of只與by: rate和points同用；"
        "請補上或去掉",
        "A rule of attendance says count; one by: rate says none, but excused (what leave counts as), otherwise (the "
        "points where none was due), and points or a table; per, units and short_of go with by: rate and points alone: "
        "add or remove them",
    ),
    "quota-among": (
        "among說的是比例按多少人算，名額寫了人數，就與人數無關；請去掉among，或把at_most寫成比例",
        "among says of whom a quota is a share, and this one is a number of places: remove among, or write a share",
    ),
    "own-target": (
        "target寫mark（評分，可加share、pro_rata），或寫number並加pro_rata: twelfths；只是一個數的，直接寫target: 數",
        "A target names a mark (with share and pro_rata, if any), or a number with pro_rata: twelfths; one that is a "
        "number and no more is written target: 400",
    ),
    "amount-per": (
        "per取自評分（mark）的，須寫otherwise（該評分為0時的分值），不能有of: each；"
        "per是一個數的不寫otherwise；請補上或去掉",
        "An amount per a mark says otherwise (the points where that mark is 0) and has no of: each; one per a number "
        "has no otherwise: add or remove it",
    ),
    "table-row": (
        "within: in-a-row數的是連續的同一種結果，須用result寫明是哪種結果",
        "within: in-a-row counts rows of one result after the other: say which with result",
    ),
    "amount-mark": (
        "measure為mark時須用mark寫明是哪個評分，不能有activity、result、keep、each_at_most；為months時這些都不寫；"
        "計別的須有activity，不能有mark",
        "With measure: mark the key mark says which, without activity, result, keep and each_at_most; with measure: "
        "months there is none of these; any other measure needs activity and has no mark: correct the keys",
    ),
    "mark-otherwise": (
        "otherwise不能超過這項評分的滿分（full）",
        "otherwise is no more than the mark is out of (full)",
    ),
    "mark-best": (
        "寫了best的評分由另一種評分算出，沒有人填，不寫aliases、evaluators、drop、otherwise；這些寫在那一種評分上",
        "A mark by the best is reckoned from another, and says no aliases, evaluators, drop or otherwise: that one may",
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
        "本類別沒有別的規則叫「{found}」{near}；可用：{allowed}",
        "The track has no other rule {found}{near}; allowed: {allowed}",
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
        "otherwise只能用於of: last-period；take寫某一項，只能用於of: last-period和of: others",
        "otherwise belongs to of: last-period alone, a category to take to that and to of: others",
    ),
    "start-then": (
        "start的of為members、others時須寫then（mean平均或sum合計），為branch、last-period時不寫；請補上或去掉",
        "start with of: members or others says then (mean or sum), with of: branch or last-period it does not: add or "
        "remove it",
    ),
    "start-tracks": (
        "start的of為others時須用tracks寫明取哪些類別的人，別的不寫；請補上或去掉",
        "start with of: others says in tracks of which tracks they are, and nothing else does: add or remove it",
    ),
    "start-others": (
        "類別「{found}」不能取：須是本規則集給人計分、自己不從別人的得分起的其他類別；可用：{allowed}",
        "The track {found} cannot be taken from: it must be another track of people of this rule set that does not "
        "begin with the scores of others itself; allowed: {allowed}",
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
        "組的起始分取自成員，成員的起始分又取自組或同組的人（{other}），循環計算；請去掉一邊",
        "Groups begin with their members' scores and members with their group's, or each other's ({other}), round "
        "about: remove one",
    ),
    "mark-twice": (
        "評分「{found}」在{other}裏另有定義，兩處須一致；請改名或改成一樣",
        "The mark {found} is defined otherwise in {other}: rename it, or define both alike",
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
    "amount-own": (
        "over寫各人自己的數的，按合計、平均或評分計，不能寫of: each；請去掉of: each，或寫一個數",
        "Above a number of each member's own is the sum, the mean or a mark: remove of: each, or write a number",
    ),
    "given-weighed": (
        "weighed_by是取平均時各條的權，只用於of: mean，不與drop同寫；請加of: mean，或去掉weighed_by或drop",
        "weighed_by weighs the rows of a mean of which none is dropped: write of: mean, or remove weighed_by or drop",
    ),
    "amount-mean": (
        "of: mean取的是學時或字數的平均，measure不能是count；請改measure，或改of",
        "of: mean is the mean of hours or characters, not of a count of rows: change measure, or of",
    ),
    "amount-drop": (
        "drop去掉的是平均前最高、最低的記錄，只用於of: mean；請加of: mean，或去掉drop",
        "drop leaves rows out of a mean: write of: mean, or remove drop",
    ),
    "keep-whole": (
        "按合計、平均計的（units: whole、begun，或有over、of: mean），各條記錄沒有各自的分值，不能寫keep、factor、"
        "each_at_most；請去掉，或寫of: each",
        "Of a sum or a mean (units: whole or begun, over, of: mean) no row has points of its own to keep, "
        "multiply or bound: remove keep, factor and each_at_most, or write of: each",
    ),
    "limit-of-nothing": (
        "limits要寫at_most（最多按多少計）、at_least（最少按多少計）或times（乘以多少）",
        "A limit says at_most (the level it is held down to), at_least (the level it is lifted to) or times (what it "
        "is multiplied by)",
    ),
    "limit-always": (
        "limits要寫when（什麼情形下）；不論什麼情形都按這個數的，寫成floor、cap或at_most，都乘以一個份額的，在考核項目寫share",
        "A limit says when it holds; a number that always holds is a floor, a cap or at_most, what always multiplies "
        "the share of a category",
    ),
    "limit-shares": (
        "一條limits裏只有一個界限可以是份額；請把at_least和at_most分成兩條",
        "Of one limit one level alone may be a share: write at_least and at_most as two limits",
    ),
    "share-of": (
        "按份額算的界限要寫of（哪一項的得分）或lost（哪一項扣的分），只寫一個",
        "A level that is a share names a category by of (its score) or by lost (what was lost in it), one of them",
    ),
    "share-early": (
        "「{found}」不是排在這一項前面的項；可用的：{allowed}。把它移到前面（lost在分項裏還可以寫本項）",
        "“{found}” does not stand before this category; before it: {allowed}. Move it up (lost, on a part, may also "
        "name the category itself)",
    ),
    "score-of-part": (
        "這一項按{every}結算，條件和界限看的是當期的得分、扣分，而「{found}」不按同樣的期結算，沒有當期的分；可以寫的：{allowed}。"
        "請讓「{found}」也按{every}結算，或者去掉這一條",
        "This category is settled by {every} and its tests and levels are those of each part of the year; {found} is "
        "not settled by the same parts and has no score of one. Those that are: {allowed}. Settle {found} by {every} "
        "too, or take this out",
    ),
    "share-settled": (
        "分期結算的項，界限是數字，或別的項當期得分的份額（of），不能是所扣分的份額（lost）",
        "In a category that is settled by parts of the year a level is a number, or a share of another score of the "
        "part (of), no share of what was lost",
    ),
    "settle-drop": (
        "先按季度合起來的，不能再去掉最低、最高的幾期：drop和quarter只寫一個",
        "Months that come together in quarters are not dropped: write drop or quarter, not both",
    ),
    "closed-rows": (
        "closed_by下的規則都要讀本人或別人活動裏的記錄，「{found}」不是；請把它移到別的分項或別的項",
        "What is closed by a row has rules that count rows of activities; {found} does not: move it elsewhere",
    ),
    "limit-part": (
        "分項的limits只寫at_most：至多計多少分，0為不計；要乘以倍數的，讓它自成一項",
        "A limit of a part says at_most alone: so much of it counts at most, 0 for nothing. What is to be multiplied "
        "is a category of its own",
    ),
    "keep-end": (
        "keep寫highest（計最高的幾條）、lowest（計最低的幾條）或first（計日期最先的幾條），寫一個",
        "keep says highest (how many of the highest count), lowest or first, one of them",
    ),
    "keep-first": (
        "part的keep按分值取捨，只有highest和lowest；最先的幾條（first）請寫在規則上",
        "A part keeps rows by their points, the highest or the lowest: write first on its rules",
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
    "poll-unweighed": (
        "總分裏沒有測評（weights沒有poll），測評得分永遠不會有；請改用votes（得票比例），或把測評得分作為一種評分（marks）",
        "The poll is not weighed (weights), and its score never known: ask for votes, or make the score one of marks",
    ),
}
