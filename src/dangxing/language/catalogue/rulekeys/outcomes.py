"""What the keys of ranks, outcomes and consequences mean, and those of the tests that these ask for."""

from dangxing.language import Texts

_PLACE: Texts = {
    "of": ("在誰中排名：branch支部，track類別，rule-set全體", "Among whom: branch, track or rule-set"),
    "first": ("前幾名，或前多少，如20 %", "The first so many, or a share such as 20 %"),
    "last": ("後幾名，或後多少，如20 %", "The last so many, or a share such as 20 %"),
}
_PLACES: Texts = {
    "round": (
        "比例折成人數時：down捨去小數（不寫就是它），half四捨五入，up有小數就進一",
        "How a share becomes places: rounded down (where left out), half up, or up",
    ),
    "at_least": ("比例折成的人數至少幾名", "So many places at least, however small the share"),
}
TEXTS: Texts = {
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
    **dict.fromkeys(
        ("band-notice", "following-notice"),
        (
            "commend：列入表彰名單；report：列入上報備案名單",
            "commend: listed to be commended; report: listed to be filed",
        ),
    ),
    "at_least": ("不少於多少", "At least so much"),
    **dict.fromkeys(
        ("ask-rows-at_most", "ask-hours-at_most", "ask-missed-at_most", "scored-at_most", "lost-at_most"),
        ("不超過多少", "At most so much"),
    ),
    "verdict": ("須有的等次", "The verdict that it asks for"),
    "follows": ("如何處理", "What follows"),
    "advice": ("對某些成員另有的建議", "Advice for some members besides"),
    "standing": ("黨籍：full正式，probationary預備；不寫為全體", "full or probationary members; else all"),
    "outcomes": ("一票否決、待定兩種結果的名稱", "What vetoed and pending are called"),
    "when": (
        "條件，須全部滿足：rows、hours、missed、member_for、settled、rated、without、votes、verdict、last_outcome、standing、post、track、mark、"
        "score、lost、rank、any、none",
        "Tests, all of which must hold: rows, hours, missed, member_for, settled, rated, without, votes, verdict, "
        "last_outcome, standing, post, track, mark, score, lost, rank, any, none",
    ),
    "quota": (
        "名額：滿足其他條件的人按名次最多這麼多，不足時由後一名遞補",
        "How many of those who meet the rest get it at most, by rank; the next moves up",
    ),
    "quota-at_most": (
        "名額：人數，或佔參加排名者的比例，如20 %",
        "A number of places, or a share of those ranked, such as 20 %",
    ),
    "quota-among": (
        "比例按多少人算：scored有名次的（不寫就是它）；一個檔的id，其中達到那一檔條件的；all考核期內的全部人員，"
        "一票否決和待定的也算",
        "Of whom the share is: scored, those with a rank (where left out); the id of a band, those of them who meet "
        "it; or all who are appraised, vetoed and pending ones too",
    ),
    "limits": ("滿足條件時總分最多（最少）按多少計，先於排名", "What the total is held to when tests hold"),
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
    "share-of-of": (
        "哪一項的得分，寫編號；條件裏也可以是quantified、poll、total",
        "The category of whose score it is a share, by id; in a test also quantified, poll, total",
    ),
    "share-of-lost": ("哪一項所扣的分，寫編號", "The category of whose points lost it is a share, by id"),
    "share-of-share": (
        "份額或倍數，如50 %、1/2、1500 %；不寫為全部",
        "The share or multiple, such as 50 %, 1/2 or 1500 %; all where left out",
    ),
    "limit-at_least": (
        "最少按多少計：一個數，或別的分數的份額，如{share: 1500 %, of: 項的編號}",
        "The level that it is lifted to: a number, or a share of another figure, as {share: 1500 %, of: a category}",
    ),
    "limit-times": (
        "滿足條件時先乘以多少，如105 %、0.9、1/2，再按界限計；幾個都滿足的連乘",
        "What it is multiplied by when the tests hold, such as 105 %, 0.9 or 1/2, before it is held to any level; "
        "where several hold, by each",
    ),
    "consequences": ("結果之外另有的後果，滿足條件的都算", "What follows beside the band; each whose tests hold"),
    "rows": ("記錄的次數，不寫界限為至少一次", "How many rows; at least one if nothing is said"),
    "ask-hours-hours": ("記錄的學時合計", "The hours of rows in all"),
    "without": ("沒有這樣的記錄", "No such row"),
    "missed": ("未出席的次數", "How many events were missed"),
    "missed-count": (
        "missed未出席；unexcused缺席；excused請假；other請假或無記錄",
        "missed: not attended; unexcused: without leave; excused: with leave; other: excused or unrecorded",
    ),
    "score": ("得分：考核項目的編號，或quantified、poll、total", "A category by id, or quantified, poll, total"),
    "minus": (
        "先減去另一個分數的份額再比：{share: 30 %, of: quantified}；of寫考核項目的編號，或quantified、poll、total；"
        "也可以寫lost",
        "What is taken from it first, a share of another figure: {share: 30 %, of: quantified}; of names a category by "
        "id, or quantified, poll, total; or lost",
    ),
    "lost": ("扣了多少分：考核項目的編號，或total", "Points taken: of a category by id, or total"),
    "rank": ("名次", "The rank"),
    **{f"{place}-{key}": told for place in ("place", "part-place") for key, told in _PLACE.items()},
    **{f"{places}-{key}": told for places in ("quota", "place", "part-place") for key, told in _PLACES.items()},
    "quota-of": ("在誰中計名額：branch支部，track類別，rule-set全體", "Among whom: branch, track or rule-set"),
    "ties": ("跨在界線上的並列：in都算，out都不算", "Equal ones across the edge: in, or out"),
    "place-among": (
        "只在達到這一檔條件的人中排：一個檔的id；不寫在有名次的全部人中排",
        "Among those who meet a band (its id) alone; among all who are ranked where left out",
    ),
    "place-by": (
        "按什麼排：一種評分、一個考核項目的id，或total、quantified、poll；不寫按總分的名次",
        "By what: a mark, a category by id, or total, quantified, poll; the rank by totals where left out",
    ),
    "ask-settled-minus": (
        "before：先減去前一期的得分再比；前一期不算的，這一期也不算",
        "before: what the score of the part next before is taken from it first; where that does not count, neither "
        "does this one",
    ),
    "ask-settled-by": (
        "quarter：問的是各季度的得分（月合成季度的項）",
        "quarter: it asks for the scores of quarters, into which months come together",
    ),
    "ask-settled-rank": (
        "這一期的名次，在有這一期得分的人中排",
        "The place in that part of the year, among all who have a score of it",
    ),
    **dict.fromkeys(
        ("ask-settled-within", "rated-within"),
        ("quarter：這幾個月須在同一季度內", "quarter: these months lie in one quarter"),
    ),
    "ratings": (
        "分期等次：按分期結算的項每一期的得分評定，按編號",
        "Ratings of parts of the year, by the score of a category that is settled by such; by their ids",
    ),
    "rating-of": ("按哪一項的各期得分，寫編號", "The settled category by whose parts it goes, by id"),
    "rating-by": (
        "quarter：評的是各季度（月合成季度的項）；不寫為各期",
        "quarter: quarters are rated, into which months come together; the parts where left out",
    ),
    "rating-bands": (
        "各檔，由高到低，取滿足的第一檔；都不滿足的這一期沒有等次",
        "The bands, from high to low, of which the first that holds counts; a part that meets none has none",
    ),
    "part-band-at_least": ("這一期得分從多少起；不寫為不論得分", "The score it begins at; any where left out"),
    "rated-rated": ("分期等次，寫編號", "A rating of parts of the year, by id"),
    "rated-band": ("這些檔之一，寫編號", "One of these bands of it, by their ids"),
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
    "post": ("職務為其中之一", "One of the posts"),
    "of-track-track": ("類別為其中之一，寫編號", "One of the tracks, by id"),
    "of-verdict-verdict": ("等次為其中之一；沒有等次則待定", "One of the verdicts; pending without one"),
    "of-standing-standing": ("full正式，probationary預備", "full or probationary"),
    "more_than": ("超過多少", "More than so much"),
    "less_than": ("少於多少", "Less than so much"),
    "settled": ("分期結算的項", "A category that is settled by parts of the year"),
    "member_for": (
        "months：從起始日期（沒填的，從考核期第一天）到考核期末滿幾個月；begun-months：這一期（考核期）末是起始日期以來的第幾個月，"
        "當月為第1個月（沒填的，早就過了）",
        "months: whole months from 起始日期 (if there is none, the first day of the year) to the end of the period; "
        "begun-months: which calendar month since that of 起始日期 (the first) the part of the year, or the period, "
        "ends in (long past, where there is none)",
    ),
    **dict.fromkeys(("ask-settled-times", "rated-times"), ("共幾期，不寫為一期", "How many parts; one where left out")),
    "in_a_row": ("連續幾期", "How many parts in a row"),
}
