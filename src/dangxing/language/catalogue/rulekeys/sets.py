"""What the keys of a rule set mean; those of rules stand with their kinds, those of outcomes apart."""

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
    "days": ("公示的自然日", "Calendar days that objections are heard"),
    "needs": ("缺了就不能定總分的資料", "What must be known before a total is told"),
    "closed_by": (
        "自本人有這樣一條記錄的當天起（當天也算），這裏不再計以後的記錄，如受處分之日起不再加分",
        "From the day of such a row of the member's on, that day too, no more rows count here, as after a sanction",
    ),
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
    "start-of-round": (
        "取整：down捨去小數，half四捨五入，up有小數就進一；不寫不取整",
        "To a whole point: down, half (half up) or up; not rounded where left out",
    ),
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
        "months：在冊不滿一年的，按月折算為全年（×12÷在冊的月數，有一天也算一個月），再受上下限；twelfths：只計在冊的月數（×月數÷12）",
        "months: of whoever is a member for less than a year, brought to twelve months (× 12 ÷ months, one that has a "
        "day being one) before the bounds; twelfths: so many twelfths of it (× months ÷ 12)",
    ),
    "unless": (
        "哪些期不計：條件成立的那一期不算，如當月請假超過10天",
        "Parts that do not count: those in which the tests hold, as a month of leave",
    ),
    "settle-drop": (
        "合起來之前去掉最低、最高的幾期；期數不多於這些的，都算",
        "How many of the lowest and highest parts are left out, where there are more than these",
    ),
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
