"""What each key of a file of rules means: shown by editors while a rule is written.

``<key>``, or ``<model>-<key>`` where one key means another thing in one place.
"""

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
    "weights": ("總分的構成", "How the total is made up"),
    "quantified": ("量化分所佔的份額，如0.8", "The share of the quantified score, such as 0.8"),
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
    "ranking": (
        "排名依據：先按總分，再按滿意度（satisfaction）或學習成績（grade）",
        "What members are ranked by: the total, then satisfaction or the grade",
    ),
    "bands": (
        "考核結果，由高到低；在改動文件裏按編號寫，如qualified: {at_least: 65}",
        "The outcomes, from high to low; in a file of changes by id, as in qualified: {at_least: 65}",
    ),
    "at_least": ("總分從多少起", "The total that it begins at"),
    "verdict": ("須有的等次", "The verdict that it asks for"),
    "follows": ("如何處理", "What follows"),
    "advice": ("對某些成員另有的建議", "Advice for some members besides"),
    "standing": ("黨籍：full正式，probationary預備；不寫為全體", "full or probationary members; else all"),
    "outcomes": ("一票否決、待定兩種結果的名稱", "What vetoed and pending are called"),
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
    "has-rows-hours": ("合計至少多少小時", "Hours in all, at least"),
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
    # A rule.
    "kind": ("規則種類：怎樣計分", "The kind: how points are given"),
    "clause": ("條文號", "The number of the clause"),
    "says": ("條文怎麼說，一句話", "What the clause says, in one line"),
    "reading": ("條文有歧義時怎樣解讀", "How it is read where the text leaves a choice"),
    "aspect": (
        "考核方面，須在aspects中：如德、能、勤、績、廉",
        "The aspect, one of aspects: such as 德, 能, 勤, 績, 廉",
    ),
    "mend": ("失分後怎樣改進", "How to mend it next year"),
    "activity": ("所讀的項目，一個或幾個", "The activities that are read, one or several"),
    "in": (
        "讀哪張表：activities活動（默認），schedule安排",
        "The sheet that is read: activities (where left out) or schedule",
    ),
    "result": ("只計有此結果的", "Only rows with one of these results"),
    "except_result": ("有此結果的不作數", "Rows with these results do not count"),
    "points": (
        "分值，扣分為負；也可按職務列表",
        "The points, below zero where they are taken off; or a table of them by post",
    ),
    "measure": ("計什麼：count條數，hours學時，characters字數", "What is summed: count (rows), hours or characters"),
    "target": ("應達到的數", "What the sum should reach"),
    "unit": ("每少多少計一次，默認1", "How much makes one count, 1 where left out"),
    "min_characters": ("不足此字數的不算", "Rows with fewer characters do not count"),
    "none": ("一點也沒有時的分值", "The points for nothing at all, in place of the count"),
    "short_of": ("應有的學時；schedule為安排中的學時", "The hours due; schedule: those that the schedule gives"),
    "every": ("時段", "The calendar span"),
    "count": (
        "計哪些：missed所有未到，unexcused登記為缺席的，other其餘未到",
        "missed: all that were missed; unexcused: without leave; other: the rest of them",
    ),
    "by": ("按什麼取分：result結果，level級別，verdict等次", "What the table is read by: result, level or verdict"),
    "table": ("各值的分值", "The points of each value"),
    "otherwise": ("其他值的分值", "The points of any other value"),
    "first": ("前幾名", "The first places"),
    "last": ("後幾名", "The last places"),
    "places": ("幾名", "How many places"),
    "met_when": ("須全部具備的條件", "Conditions that must all hold"),
    "applies_when": ("何時適用", "When it applies"),
    "at_least_months": ("考核期有幾個月以上（含）", "The period has so many calendar months or more"),
    "missed": (
        "不夠法定人數時：warn照常計入並提醒，pending該支部成員待定",
        "Short of it: warn counts the poll nevertheless and says so, pending leaves the branch's members pending",
    ),
    "period": (
        "考核期：year年度（截到本人起止日期），term本人學習期，跨年的整段計，計入結束的年度",
        "year: the year, cut to the member's own dates; term: the member's term, whole though it cross New Year, "
        "scored with the year in which it ends",
    ),
    "longer_than_months": ("考核期長於幾個月", "The period is longer than so many months"),
    "times": ("至少幾次", "How many rows, at least"),
    "none_of": ("沒有這些項目", "No row of these"),
    "attended": ("應到的都出席或請假", "Every one due was attended or excused"),
    "no_unexcused": ("沒有缺席", "None was missed without leave"),
    # Dates.
    "from": (
        "從哪天起生效；12月31日生效的規則管一整年",
        "In force from this day; what is in force on 31 December counts for the whole year",
    ),
    "until": ("生效到哪天為止", "In force until this day"),
    "value": ("這段時間的值", "The value in that time"),
    # The workbook.
    "sheets": ("工作表", "The sheets"),
    "columns": ("各列", "The columns"),
    "required": ("是否必須有", "Whether it must be there"),
    "holds": ("單元格裏填什麼", "What its cells hold"),
    "attendance": ("出勤的取值", "The values of attendance"),
    "contract-standing": ("黨籍的取值", "The values of standing"),
    "contract-verdicts": ("等次的取值", "The verdicts"),
    "guidance": ("表頭下說明行的用語", "Words of rows that guide who fills in the sheet"),
    "notes": ("說明行開頭的詞", "Words that a note begins with"),
    "units": ("數字後可帶的單位", "Units that may follow a number"),
}
