"""What rules cannot mean, though each key and value by itself is right."""

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
    "ranking-count": (
        "ranking裏的一個次數寫rows、hours、missed、lost中的一個",
        "A number in ranking is one of rows, hours, missed and lost",
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
    "rule-twice": (
        "規則編號「{found}」在類別{track}中重複；請換一個",
        "The rule id {found} stands twice in the track {track}: choose another",
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
    "drop-many": (
        "drop的highest、lowest寫去掉幾個（0至3），或佔幾成（如10 %）；請改正",
        "highest and lowest of drop say how many are left out, 0 to 3, or what share, such as 10 %: correct it",
    ),
    "factor-shape": (
        "factor按一個詞寫一層表，按兩個詞寫兩層；請改table或by",
        "A factor by one word has a table of one layer, by two words of two: change table or by",
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
    "whose-track": (
        "「{found}」在這個類別裏不成立，可用：{allowed}；給組計分的（of: branch）讀members，給人計分的讀branch，請改正",
        "{found} is not for this track, allowed: {allowed}; a track of groups (of: branch) reads members, one of "
        "people branch: correct it",
    ),
    "whose-rows": (
        "{kind}只讀本人的記錄，不能寫whose；請去掉",
        "The kind {kind} reads the member's own records alone: remove whose",
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
    "keep-first": (
        "part的keep按分值取捨，只有highest和lowest；最先的幾條（first）請寫在規則上",
        "A part keeps rows by their points, the highest or the lowest: write first on its rules",
    ),
    "keep-rows": (
        "part裏寫了keep，其中的規則須為value-table、given或amount；請移出別的規則，或去掉keep",
        "A part with keep can hold only rules of the kinds value-table, given and amount: move the others out, or "
        "remove keep",
    ),
}
