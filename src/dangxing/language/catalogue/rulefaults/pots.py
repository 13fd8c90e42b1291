"""What categories, their parts of the year, starts and limits cannot mean, though each value by itself is right."""

from dangxing.language import Texts

TEXTS: Texts = {
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
    "requirement-alone": (
        "「{found}」是requirement，須單獨成類；請為它另立一類",
        "{found} is a requirement and must stand alone: give it a category of its own",
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
    "round-step": (
        "round.total只能是1、0.1或0.01；請改正",
        "round.total is 1, 0.1 or 0.01: correct it",
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
    "groups-apart": (
        "類別「{found}」給組計分，須另成一個規則集，以免與人混排名次；請把它移到另一個文件",
        "The track {found} is of groups, which are ranked apart from people: move it to a rule set of its own",
    ),
    "round-about": (
        "組的起始分取自成員，成員的起始分又取自組或同組的人（{other}），循環計算；請去掉一邊",
        "Groups begin with their members' scores and members with their group's, or each other's ({other}), round "
        "about: remove one",
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
