"""What the keys of a rule set mean, those of rules left out: they stand with their kinds."""

from dangxing.language import Texts

TEXTS: Texts = {
    # A rule set.
    "extends": (
        "所沿用的規則集；此文件只寫不同之處，寫null去掉一項",
        "The rule set that this file changes: it says only what differs, and null takes something away",
    ),
    "id": ("編號：小寫字母、數字、連字符", "The id: lower-case letters, digits, hyphens"),
    "title": ("名稱，用條文的用語", "The title, in the regulation's own words"),
    "en": ("英文名稱", "The English name"),
    "version": ("版本，寫在計分結果裏", "The version, told in every scored workbook"),
    "source": ("出處：辦法全稱", "The regulation that the rules come from"),
    "noun": ("考核的是誰，如志願者；不寫為黨員", "Whom it appraises, such as 志願者; 黨員 if left out"),
    "aspects": (
        "規則可屬的方面（aspect），按列出的順序；不寫為德能勤績廉",
        "What rules may be about (aspect), in this order; 德能勤績廉 if left out",
    ),
    "clause_of_reading": ("規定由誰解釋的條文", "The clause that says who may read the regulation otherwise"),
    "full": (
        "量化滿分；各項都寫standard的，標準分之和須與它相等；有不封頂的項目，可以不寫",
        "The full quantified score: where every category says standard they must sum to it; it may be left out where a "
        "cap is open",
    ),
    "marks": (
        "評議中的各項評分，按名稱，如績點、互評；每項一列",
        "Marks of 評議 by their names, such as 績點 or 互評: a column each",
    ),
    "weights-marks": (
        "各項評分所佔的份額，如20 %；先按各自的滿分折成百分制",
        "The share of each mark, such as 20 %, out of 100",
    ),
    "mark-full": ("評分的滿分", "What the mark is out of"),
    "evaluators": (
        "幾個人評分，各一列，列名後加1、2……；合為平均分，空着的不算",
        "How many evaluators: a column each, numbered from 1; their mean counts, blanks left out",
    ),
    "drop": ("平均前去掉幾個最高分、幾個最低分", "How many of the highest and lowest are left out of the mean"),
    "mark-best": (
        "由另一種評分算出，不另填：滿分 × 本人的那種評分 ÷ 參評的人中最高的",
        "Reckoned from another mark, and not entered: full × that mark ÷ the best one of those appraised",
    ),
    "best-mark": ("哪一種評分", "Which mark"),
    "best-of": (
        "與誰比：rule-set本規則集考核的人（默認），track同類別的，branch同支部的",
        "Compared with whom: all whom the rule set appraises (if left out), those of the track, or of the branch",
    ),
    "mark-otherwise": (
        "沒有評分的按多少計：一個數，或另一種評分的名稱（按滿分折算）",
        "What counts where there is none: a number, or another mark by name, by its share of full",
    ),
    "drop-highest": ("去掉幾個最高分，或多少，如5 %", "How many of the highest, or what share, such as 5 %"),
    "lowest": ("去掉幾個最低分，或多少，如5 %", "How many of the lowest, or what share, such as 5 %"),
    "weights": ("總分的構成", "How the total is made up"),
    "quantified": (
        "量化分所佔的份額，如0.8或80 %；各項自己寫了share的，不寫",
        "The share of the quantified score, such as 0.8 or 80 %; left out where categories have shares of their own",
    ),
    "category-share": (
        "這一項的得分乘以多少計入總分，如20 %；不寫為全部，只供條件去問、不計入總分的寫0 %",
        "How much of its score counts in the sum, such as 20 %; all where left out, 0 % of one that is there for tests "
        "alone",
    ),
    "poll": ("民主測評", "The democratic poll"),
    "weights-poll": ("測評分所佔的份額，如0.2", "The share of the poll, such as 0.2"),
    "votes": ("各等次一票折多少分", "How many points a vote for each verdict weighs"),
    "veto": ("一票否決", "The verdict that ends the appraisal"),
    "quorum": ("測評的法定人數", "How many must attend for the poll to stand"),
    "share": ("佔職工總數的份額，如0.6", "The share of the staff, such as 0.6"),
    "notice": ("公示", "The notice that is posted"),
    "band-notice": (
        "commend：列入表彰名單；report：列入上報備案名單",
        "commend: listed to be commended; report: listed to be filed",
    ),
    "days": ("公示的自然日", "Calendar days that objections are heard"),
    "needs": ("缺了就不能定總分的資料", "What must be known before a total is told"),
    "counted-rows": ("記錄的次數", "The number of rows"),
    "counted-hours": ("記錄的學時合計", "The hours of rows in all"),
    "counted-lost": ("扣了多少分：考核項目的編號，或total", "Points taken: of a category by id, or total"),
    "counted-first": (
        "most多的在前，fewest少的在前；不寫的，次數、學時多的在前，未出席、扣分少的在前",
        "most or fewest come first; left out: the most rows and hours, the fewest missed and lost",
    ),
    "ranking": (
        "排名依據：先按總分（total）；總分相同的再依次按：滿意度（satisfaction）、學習成績（grade）、一種評分、一個考核項目、分項或規則的id、"
        "quantified、poll，或次數（rows）、學時（hours）、未出席（missed）、扣分（lost）",
        "What members are ranked by: the total; then, in turn, satisfaction, grade, a mark, a category, part "
        "or rule by id, quantified, poll, or numbers: rows, hours, missed, lost",
    ),
    "bands": (
        "考核結果，由高到低；在改動文件裏按編號寫，如qualified: {at_least: 65}",
        "The outcomes, from high to low; in a file of changes by id, as in qualified: {at_least: 65}",
    ),
    "band-at_least": ("總分從多少起", "The total that it begins at"),
    "at_least": ("不少於多少", "At least so much"),
    "ask-rows-at_most": ("不超過多少", "At most so much"),
    "ask-hours-at_most": ("不超過多少", "At most so much"),
    "ask-missed-at_most": ("不超過多少", "At most so much"),
    "scored-at_most": ("不超過多少", "At most so much"),
    "lost-at_most": ("不超過多少", "At most so much"),
    "verdict": ("須有的等次", "The verdict that it asks for"),
    "follows": ("如何處理", "What follows"),
    "advice": ("對某些成員另有的建議", "Advice for some members besides"),
    "standing": ("黨籍：full正式，probationary預備；不寫為全體", "full or probationary members; else all"),
    "outcomes": ("一票否決、待定兩種結果的名稱", "What vetoed and pending are called"),
    "when": (
        "條件，須全部滿足：rows、hours、missed、without、verdict、standing、post、track、mark、score、lost、rank、any",
        "Tests, all of which must hold: rows, hours, missed, without, verdict, standing, post, track, mark, score, "
        "lost, rank, any",
    ),
    "quota": (
        "名額：滿足其他條件的人按名次最多這麼多，不足時由後一名遞補",
        "How many of those who meet the rest get it at most, by rank; the next moves up",
    ),
    "quota-at_most": (
        "名額：人數，或佔參加排名者的比例，如20 %，捨去小數",
        "A number of places, or a share such as 20 %, rounded down",
    ),
    "limits": ("滿足條件時總分最多（最少）按多少計，先於排名", "What the total is held to when tests hold"),
    "closed_by": (
        "自本人有這樣一條記錄的當天起（當天也算），這裏不再計以後的記錄，如受處分之日起不再加分",
        "From the day of such a row of the member's on, that day too, no more rows count here, as after a sanction",
    ),
    "category-limits": (
        "滿足條件時這一項最多（最少）按多少計；分期結算的，條件和界限都是每一期的",
        "What the category is held to when tests hold: where it is settled, in each part of the year",
    ),
    "part-limits": ("滿足條件時這個分項至多計多少分", "What the part gives at most when tests hold"),
    "limit-at_most": (
        "最多按多少計：一個數，或別的分數的份額，如{share: 1/2, of: 項的編號}、{share: 50 %, lost: 項的編號}",
        "The level that it is held down to: a number, or a share of another figure, as {share: 1/2, of: a category}, "
        "{share: 50 %, lost: a category}",
    ),
    "share-of-of": ("哪一項的得分，寫編號", "The category of whose score it is a share, by id"),
    "share-of-lost": ("哪一項所扣的分，寫編號", "The category of whose points lost it is a share, by id"),
    "share-of-share": ("份額，如50 %、1/2；不寫為全部", "The share, such as 50 % or 1/2; all where left out"),
    "limit-at_least": ("最少按多少計", "The level that it is lifted to"),
    "consequences": ("結果之外另有的後果，滿足條件的都算", "What follows beside the band; each whose tests hold"),
    "following-notice": (
        "commend：列入表彰名單；report：列入上報備案名單",
        "commend: listed to be commended; report: listed to be filed",
    ),
    "rows": ("記錄的次數，不寫界限為至少一次", "How many rows; at least one if nothing is said"),
    "ask-hours-hours": ("記錄的學時合計", "The hours of rows in all"),
    "without": ("沒有這樣的記錄", "No such row"),
    "missed": ("未出席的次數", "How many events were missed"),
    "missed-count": (
        "missed未出席；unexcused缺席；excused請假；other請假或無記錄",
        "missed: not attended; unexcused: without leave; excused: with leave; other: excused or unrecorded",
    ),
    "score": ("得分：考核項目的編號，或quantified、poll、total", "A category by id, or quantified, poll, total"),
    "lost": ("扣了多少分：考核項目的編號，或total", "Points taken: of a category by id, or total"),
    "rank": ("名次", "The rank"),
    "place-of": ("在誰中排名：branch支部，track類別，rule-set全體", "Among whom: branch, track or rule-set"),
    "quota-of": ("在誰中計名額：branch支部，track類別，rule-set全體", "Among whom: branch, track or rule-set"),
    "ties": ("跨在界線上的並列：in都算，out都不算", "Equal ones across the edge: in, or out"),
    "place-by": (
        "按什麼排：一種評分、一個考核項目的id，或total、quantified、poll；不寫按總分的名次",
        "By what: a mark, a category by id, or total, quantified, poll; the rank by totals where left out",
    ),
    "part-place-of": ("在誰中排名：branch支部，track類別，rule-set全體", "Among whom: branch, track or rule-set"),
    "part-place-first": ("前幾名，或前多少，如20 %", "The first so many, or a share such as 20 %"),
    "part-place-last": ("後幾名，或後多少，如20 %", "The last so many, or a share such as 20 %"),
    "part-place-round": (
        "比例折成人數怎樣取整：down捨去（不寫時），half四捨五入，up有零頭就進一",
        "How a share becomes places: rounded down (where left out), half up, or up",
    ),
    "part-place-at_least": ("比例折成的人數至少幾名", "So many places at least, however small the share"),
    "ask-settled-by": (
        "quarter：問的是各季度的得分（月合成季度的項）",
        "quarter: it asks for the scores of quarters, into which months come together",
    ),
    "ask-settled-rank": (
        "這一期的名次，在有這一期得分的人中排",
        "The place in that part of the year, among all who have a score of it",
    ),
    "ask-settled-within": (
        "quarter：連續的幾個月須在同一季度內",
        "quarter: the months in a row lie in one quarter",
    ),
    "place-first": ("前幾名，或前多少，如20 %", "The first so many, or a share such as 20 %"),
    "place-last": ("後幾名，或後多少，如20 %", "The last so many, or a share such as 20 %"),
    "any": ("以下任一滿足即可", "Any of these is enough"),
    "last_outcome": (
        "上期結果為其中之一，寫結果的編號（一票否決寫vetoed）；沒有填上期結果則待定",
        "One of these outcomes in the last period, by id (vetoed as well); pending without one",
    ),
    "voted-votes": (
        "投這一等次的票佔所投票數的比例，如more_than: 50 %、at_least: 1/3；沒有票則待定",
        "The share of votes for this verdict, as more_than: 50 % or at_least: 1/3; pending without votes",
    ),
    "none-of-none": ("以下一個也不滿足", "None of these holds"),
    "quota-round": (
        "比例折成人數時：down捨去小數（不寫就是它），half四捨五入，up有小數就進一",
        "How a share becomes places: rounded down (where left out), half up, or up",
    ),
    "place-round": (
        "比例折成人數時：down捨去小數（不寫就是它），half四捨五入，up有小數就進一",
        "How a share becomes places: rounded down (where left out), half up, or up",
    ),
    "quota-at_least": ("比例折成的人數至少幾名", "So many places at least, however small the share"),
    "place-at_least": ("比例折成的人數至少幾名", "So many places at least, however small the share"),
    "post": ("職務為其中之一", "One of the posts"),
    "of-track-track": ("類別為其中之一，寫編號", "One of the tracks, by id"),
    "of-verdict-verdict": ("等次為其中之一；沒有等次則待定", "One of the verdicts; pending without one"),
    "of-standing-standing": ("full正式，probationary預備", "full or probationary"),
    "more_than": ("超過多少", "More than so much"),
    "less_than": ("少於多少", "Less than so much"),
    "english": (
        "沒有自己的 en 的用語和句子的英文：職務、級別、結果、等次、整改和解讀等",
        "The English of what has no `en` of its own: posts, levels, results, verdicts, sentences",
    ),
    "posts": ("影響分值的職務，及等同的職務", "Posts that points depend on, with those that count as the same"),
    "verdicts": (
        "評議的等次，及等同的寫法；不寫為記錄簿的等次",
        "The verdicts, with those that count as the same; those of the workbook if left out",
    ),
    "levels": ("表彰的級別，及等同的寫法", "Levels, with those that count as the same"),
    "activities": (
        "記錄簿裏可用的項目；規則用到的都須在此",
        "The activities that a workbook may name: every one that a rule reads must be here",
    ),
    "vocabulary-kind": (
        "held支部舉辦、成員參加；branch只在安排中；paper文章；deed事跡；finding查出的問題",
        "held: by the branch, members attend; branch: in the schedule only; paper, deed, finding: of the member",
    ),
    "hours": ("required：這一行須填學時", "required: its row must give hours"),
    "characters": ("required：這一行須填字數", "required: its row must give characters"),
    "level": ("required：這一行須填級別", "required: its row must give a level"),
    "results": ("結果可填的值", "What its result may be"),
    "tracks": ("成員的類別，各有各的規則", "Whom the rules are for, each track with its own"),
    "aliases": ("別的寫法", "Other ways to write it"),
    "categories": ("考核項目", "The items of the appraisal"),
    "start": ("起始分：加減分從它開始，如0", "What points are added to and taken from, such as 0"),
    "floor": (
        "下限，默認0；可為負數；open為不限",
        "The least that is held, 0 where left out; it may be negative, or open",
    ),
    "cap": ("上限；open為不封頂", "The most that is held; open: no end"),
    "total": ("各項之和的起始分、下限、上限", "What the sum of the categories begins from and is held to"),
    "standard": ("標準分：此項得分在0與它之間", "The standard score: the category holds to 0 … standard"),
    "at_most": ("合計至多計多少分，加分扣分都一樣，如3", "The most that is given in all, gained or lost, such as 3"),
    "parts": ("分項，各有名稱、條文和規則", "Parts with a title, a clause and rules of their own"),
    "rules": ("規則，按編號", "The rules, by id"),
    "clause": ("條文號", "The number of the clause"),
    "says": ("條文怎麼說，一句話", "What the clause says, in one line"),
    "reading": ("條文有歧義時怎樣解讀", "How it is read where the text leaves a choice"),
    "leaves_out": ("條文裏這條規則沒有計入的部分", "What of the clause this rule does not count"),
    "aspect": (
        "考核方面，須在aspects中：如德、能、勤、績、廉",
        "The aspect, one of aspects: such as 德, 能, 勤, 績, 廉",
    ),
    "mend": ("失分後怎樣改進", "How to mend it next year"),
    "category-keep": ("只計最高的幾個分項", "Only the highest parts count"),
    "keep-parts-highest": ("計最高的幾個分項", "How many of the highest parts count"),
    "track-of": (
        "branch：給組（支部、班級、宿舍）計分，每組在成員表中有一行",
        "branch: groups are scored, each a row of 成員",
    ),
    "whose": (
        "讀誰的活動記錄：self本人（默認），branch本人所在的組，others同組的其他人，members本組的成員",
        "Whose rows of 活動 it reads: self (where left out), branch (the member's group), others (the other members of "
        "that group), members (those of the group)",
    ),
    "start-of-of": (
        "從誰的得分起算：members本組成員，branch本組，others本組某些類別的人，last-period上期（臺賬裏的，或「成員」表的上期得分）",
        "Whose score it begins with: the members of the group, the branch, others of it (of some tracks), or the "
        "last-period (of the ledger, or as entered in 上期得分 of the sheet of members)",
    ),
    "take": (
        "取哪個分：total總分（默認），quantified量化分；上期的、others的還可以寫某一項",
        "Which score: total (where left out), quantified; of the last period and of others a category as well",
    ),
    "start-of-tracks": (
        "取哪些類別的人，寫編號；他們自己不從別人的得分起",
        "Of which tracks the others are, by id; these do not begin with the scores of others",
    ),
    "start-of-otherwise": (
        "沒有上期得分的從幾分起；不寫的，總分待定",
        "Where one begins who has none; left out: pending",
    ),
    "start-of-then": ("成員的得分怎樣合在一起：mean平均，sum合計", "How the members' come together: mean or sum"),
    "start-of-over": ("只取其中超過這個數的部分", "Only what of it is above this"),
    "start-of-at_most": ("至多取多少", "So much of it at most"),
    "start-of-share": ("取其中多少，如20 %；不寫為全部", "How much of it, such as 20 %; all where left out"),
    "instead_of": (
        "計入本條的記錄，不再計入哪條規則",
        "The rule that does not count the rows for which this one gives points",
    ),
    "round": ("總分怎樣取整：只在最後四捨五入一次", "How totals are rounded: once, at the end, half up"),
    "rounding-total": ("總分取到：1、0.1或0.01", "Totals to 1, 0.1 or 0.01"),
    "place": ("required：這一行須填名次", "required: its row must give a place"),
    "subject": ("required：這一行須填主題", "required: its row must give a subject"),
    "quorum-missed": (
        "不夠法定人數時：warn照常計入並提醒，pending該支部成員待定",
        "Short of it: warn counts the poll nevertheless and says so, pending leaves the branch's members pending",
    ),
    "period": (
        "考核期：year自然年（截到本人起止日期）；from從哪一天起的一年，--year寫起始的那一年；"
        "term本人學習期，跨年的整段計，計入結束的年度",
        "year: the calendar year, cut to the member's own dates; from: a year that begins on another day, of which "
        "--year names the start; term: the member's term, whole though it cross New Year, of the year in which it ends",
    ),
    # Dates.
    "from": (
        "從哪天起生效；考核期第一天生效的規則管一整年",
        "In force from this day; what is in force on the first day of the year counts for all of it",
    ),
    "settle": (
        "分期結算：每期各從起點算起、各受上下限，再合起來",
        "Reckoned for each part of the year, from the start and held to the bounds, and then brought together",
    ),
    "settle-every": ("多長結算一次", "How long a part of the year is"),
    "settle-quarter": ("各月先按季度：mean取平均，sum相加", "Months by quarter first: mean or sum"),
    "settle-year": ("全年：mean取平均，sum相加", "The year: mean or sum"),
    "over": (
        "all本人考核期內的各期都算，with-rows只算有記錄的各期",
        "all: every part of the member's period; with-rows: those alone of which there are rows",
    ),
    "pro_rata": (
        "months：在冊不滿一年的，按月折算為全年（×12÷在冊的月數，有一天也算一個月），再受上下限",
        "months: of whoever is a member for less than a year, brought to twelve months (× 12 ÷ months, one that has a "
        "day being one) before the bounds",
    ),
    "unless": (
        "哪些期不計：條件成立的那一期不算，如當月請假超過10天",
        "Parts that do not count: those in which the tests hold, as a month of leave",
    ),
    "settle-drop": (
        "合起來之前去掉最低、最高的幾期；期數不多於這些的，都算",
        "How many of the lowest and highest parts are left out, where there are more than these",
    ),
    "settled": ("分期結算的項", "A category that is settled by parts of the year"),
    "member_for": (
        "months：從起始日期（沒填的，從考核期第一天）到考核期末滿幾個月；begun-months：這一期（考核期）末是起始日期以來的第幾個月，"
        "當月為第1個月（沒填的，早就過了）",
        "months: whole months from 起始日期 (if there is none, the first day of the year) to the end of the period; "
        "begun-months: which calendar month since that of 起始日期 (the first) the part of the year, or the period, "
        "ends in (long past, where there is none)",
    ),
    "in_a_row": ("連續幾期", "How many parts in a row"),
    "calendar-from": (
        "一年從哪一天（每月1日）開始，如09-01",
        "The day, first of a month, on which the year begins, as 09-01",
    ),
    "semesters": (
        "學期，從一年的第一天起依次寫出",
        "The semesters in their order, the first from the first day of the year",
    ),
    "semester-from": (
        "從哪一天開始，到下一學期前一天為止",
        "The day on which it begins; it lasts until the next one does",
    ),
    "until": ("生效到哪天為止", "In force until this day"),
    "value": ("這段時間的值", "The value in that time"),
}
