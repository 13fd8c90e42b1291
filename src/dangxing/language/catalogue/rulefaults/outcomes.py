"""What totals and outcomes of a rule set cannot mean."""

from dangxing.language import Texts

TEXTS: Texts = {
    "unknown-score": (
        "沒有「{found}」這個得分{near}；可用：{allowed}",
        "There is no score {found}{near}; allowed: {allowed}",
    ),
    "ranking-settled": (
        "「{found}」在分期結算的項「{category}」裏，全年沒有一個得分可排：改寫「{category}」；或另寫一項share: 0 %、"
        "不分期結算、有同樣規則的，按它排",
        "{found} stands in {category}, which is settled by parts of the year, and has no one score: write {category}, "
        "or one more category with the same rule, share: 0 % and no settle, and rank by that",
    ),
    "when-too-early": (
        "這裏還不能問「{found}」，此時它還沒有算出：veto的條件只問記錄和用語；各項和分項的limits還可以問排在它前面的項的得分"
        "（本項不分期結算的，也可以問那些項的各期得分）；總分的limits可以問各項得分；各檔和後果都可以問",
        "{found} cannot be asked for here, it is not known yet: veto asks for rows and words alone; limits of a "
        "category or part also for scores of the categories before it (for their parts of the year where it is not "
        "settled itself); limits of the total for all scores; bands and consequences for everything",
    ),
    "bounds-contradict": (
        "沒有數能同時滿足{bounds}；請改其中一個",
        "No number can meet all of {bounds}: change one of them",
    ),
    "bad-test": (
        "每個條件須寫以下之一：rows、hours、missed、member_for、settled、rated、without、votes、verdict、last_outcome、standing、post、track、"
        "mark、score、lost、rank、any、none",
        "Each test is one of: rows, hours, missed, member_for, settled, rated, without, votes, verdict, last_outcome, "
        "standing, post, track, mark, score, lost, rank, any, none",
    ),
    "bad-multiple": (
        "「{found}」不可用：寫成份額或倍數，如50 %、1/3、120 %；times還可以寫10以內的數，如1.05、0.9",
        "{found} cannot be used: a share or a multiple, such as 50 %, 1/3 or 120 %; for times a number up to 10 as "
        "well, such as 1.05 or 0.9",
    ),
    "bad-portion": (
        "「{found}」須寫人數，如3，或佔參加排名者的比例，如20 %、1/3",
        "{found} must be a number of places, such as 3, or a share of those ranked, such as 20 % or 1/3",
    ),
    "settled-ways": (
        "times（共幾期）和in_a_row（連續幾期）只寫一個",
        "Write times, or in_a_row, not both",
    ),
    "settled-within": (
        "within: quarter與times（同一季度內共幾期）或in_a_row（同一季度內連續幾期）同寫，不與by同寫",
        "within: quarter goes with times or in_a_row (so many parts that lie in one quarter), and not with by",
    ),
    "settled-minus": (
        "minus: before不與by同寫：只能比結算的各期，不能比月合成的季度；請去掉其中一個",
        "minus: before goes without by: the parts by which the category is settled are compared, and not the quarters "
        "into which months come together; remove one of them",
    ),
    "unknown-rating": (
        "這裏沒有分期等次「{found}」{near}；可用：{allowed}（ratings裏的只能問排在它前面的）",
        "There is no rating {found} here{near}; allowed: {allowed} (one of ratings may ask for those before it alone)",
    ),
    "unknown-band": (
        "這裏沒有「{found}」這一檔{near}；可用：{allowed}",
        "There is no band {found} here{near}; allowed: {allowed}",
    ),
    "among-placed": (
        "among寫的那一檔「{found}」自己要看名次（rank、rated等），不能再在達到它的人中排名次、算比例；"
        "請寫一個不看名次的檔，或把名次的條件改成quota",
        "The band {found} that among names asks for places itself (rank, rated and the like), so that no place is told "
        "and no share taken among those who meet it: name one that does not, or make its place a quota",
    ),
    "rating-title": (
        "同一分期等次裏有兩檔都叫「{found}」，表裏分不清；請改其中一個",
        "Two bands of the rating are called {found}, and cannot be told apart in the workbook: change one of them",
    ),
    "rating-among": (
        "分期等次的名額按有這一期得分的人算（全年總分待定的也在內），不能寫among；請去掉among，或寫人數",
        "The quota of a rating is of those who have a score of the part, whether or not their year's total is there, "
        "of nobody else: leave among out, or write a number of places",
    ),
    "rating-test": (
        "分期等次的條件是這一期的：rows、hours、missed、member_for、without、standing、post、track、rank（不寫by和among）、rated，"
        "以及any、none；其餘的寫在bands或consequences裏",
        "Tests of a rating are those of the part of the year: rows, hours, missed, member_for, without, standing, "
        "post, track, rank (without by and among), rated, any, none; write the rest in bands or consequences",
    ),
    "rating-longer": (
        "分期等次「{found}」的期比這裏的長，這一期裏沒有它；請改問按月的，或寫到bands、consequences裏",
        "The parts of the rating {found} are longer than those here, and none lies in one: ask for one of shorter "
        "parts, or write the test in bands or consequences",
    ),
    "settled-by": (
        "項「{found}」不是先按季度合起來的（settle裏沒有quarter）：不能按季度問，請去掉by；要問同一季度內幾個月的，寫times或"
        "in_a_row，和within: quarter",
        "The months of the category {found} do not come together in quarters (settle has no quarter): leave by out; "
        "for so many months within a quarter, write times or in_a_row, and within: quarter",
    ),
    "settled-months": (
        "項「{found}」不是按月結算的，within: quarter問的是同一季度內的幾個月；請去掉within",
        "The category {found} is not settled by month, and within: quarter asks for months of one quarter: "
        "leave within out",
    ),
    "not-settled": (
        "項「{found}」沒有分期結算（settle），這裏只能問分期結算的：{allowed}",
        "The category {found} is not settled by parts of the year; those that are: {allowed}",
    ),
    "ranking": (
        "ranking先寫total，再依次寫給總分相同的人分先後的各項，如[total, satisfaction]；不能是{found}",
        "ranking begins with total, and then names what parts equal totals, as in [total, satisfaction]; not {found}",
    ),
    "no-bound": (
        "須寫at_least（不少於）、more_than（超過）、at_most（不超過）或less_than（少於）；問各期的，也可以寫rank（名次）",
        "Say how far: at_least, more_than, at_most or less_than; of parts of the year rank would do as well",
    ),
    "unknown-last-outcome": (
        "沒有結果「{found}」{near}；可用：{allowed}",
        "There is no outcome {found}{near}; allowed: {allowed}",
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
    "weights-one": (
        "weights裏除了quantified，還須有poll或marks；請補上，或去掉weights",
        "Beside quantified, weights hold poll or marks: add one, or remove weights",
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
    "weights-sum": (
        "weights各份額之和為{found}，須為1；請改正",
        "The shares of weights sum to {found}: they must sum to 1",
    ),
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
}
