"""What is wrong with rules that can be loaded, and how to mend it; the words of ``rules check`` and ``rules test``."""

from dangxing.language import Texts

TEXTS: Texts = {
    # One rule.
    "column-wanting": (
        "規則「{rule}」要讀記錄簿的列{sheet}.{column}，但workbook.yaml中沒有這一列，永遠不會計分；請把該列補上，或改寫規則",
        "The rule {rule} reads the column {sheet}.{column}, which workbook.yaml lacks, so it never gives points: "
        "add the column there, or write the rule otherwise",
    ),
    "result-unread": (
        "規則「{rule}」從安排讀取（in: schedule），安排沒有結果一列，{key}不起作用；請去掉{key}，或去掉in",
        "The rule {rule} reads the schedule, whose rows have no result, so {key} does nothing: remove {key}, or in",
    ),
    "unit-over-target": (
        "規則「{rule}」的unit（{unit}）大於target（{target}），最多也缺不滿一個單位，points永遠不會用到；請改小unit或改大target",
        "The unit of the rule {rule} ({unit}) is above its target ({target}): no whole unit can ever be lacking, and "
        "points are never given; make unit smaller or target larger",
    ),
    "rate-in-percent": (
        "規則「{rule}」按出勤率取分，出勤率是百分數（1到100），這裏是{level}；九成寫90，不寫0.9",
        "The rule {rule} goes by the rate of attendance, which is told in percent (1 to 100), and {level} stands here: "
        "write 90, not 0.9",
    ),
    "nothing-held": (
        "規則「{rule}」沒有寫activity，讀取所有held項目，但activities中一個也沒有；請加上held項目，或刪去規則",
        "The rule {rule} names no activity and so reads all that are held, and there is none among activities: "
        "add one of kind held, or remove the rule",
    ),
    "verdict-vetoed": (
        "規則「{rule}」按等次「{verdict}」給分，但該等次一票否決，不再計分；請從table中去掉它",
        "The rule {rule} gives points for the verdict {verdict}, which is vetoed and not scored: take it out of table",
    ),
    "never-applies": (
        "規則「{rule}」考核期{months}個月才適用，但一個年度內最多{most}，永遠不適用；請改小{key}",
        "The rule {rule} never applies: {key} is {months}, and within a year it can be {most} at most; make it smaller",
    ),
    "never-met": (
        "規則「{rule}」既要有又不許有「{activity}」，誰也達不到；請去掉其中一個條件",
        "The rule {rule} asks for {activity} and forbids it: nobody can meet it; remove one of the two conditions",
    ),
    "not-written": (
        "規則「{rule}」要看「{activity}」的字數，但它的種類是{kind}，沒有字數可言；請改項目，或改measure、min_characters",
        "The rule {rule} looks at the characters of {activity}, which is of kind {kind} and has no length: "
        "name another activity, or change measure or min_characters",
    ),
    "part-unseen": (
        "「{category}」只計有記錄的各期（over: with-rows），什麼記錄也沒有的一期不算，規則「{rule}」在那一期扣不到；"
        "如應算，請改為over: all",
        "{category} counts only parts that have rows (over: with-rows), so that {rule} takes nothing in a part that "
        "has none at all: if it should, write over: all",
    ),
    "part-never": (
        "「{category}」只計有記錄的各期（over: with-rows），但它沒有規則，limits也不看任何記錄、不問別的項目的分，"
        "哪一期都不算，得分總是{start}分；請改為over: all",
        "{category} counts only parts that have rows (over: with-rows), but it has no rules, and its limits read no "
        "rows and ask for no score: no part ever counts, and its score is always {start}. Write over: all",
    ),
    "none-milder": (
        "規則「{rule}」一項也沒有時只計{none}，比按缺額計的{most}還輕；請核對none",
        "The rule {rule} takes {none} for none at all, less than the {most} that the count would take: check none",
    ),
    "column-optional": (
        "規則「{rule}」要讀「{activity}」的{column}，但該列可以不填，不填的當作沒有；"
        "請在activities中寫{column}: required",
        "The rule {rule} reads the {column} of {activity}, which rows need not hold and then count as nothing: "
        "write {column}: required among activities",
    ),
    "sign-unlikely": (
        "規則「{rule}」在此計{points}，正負與所計的事相反（缺少、問題、末位卻加分，或首位卻減分）；請核對正負號",
        "The rule {rule} gives {points} here, against what it is for (a lack, a fault or a last place rewarded, or a "
        "first place charged): check the sign",
    ),
    "nth-of-all": (
        "規則「{rule}」先數是第幾次（by: nth），再按keep取捨，捨去的也數在內；"
        "若不應數，請把keep的highest或lowest改為first（先捨後數）",
        "The rule {rule} counts first which time it is (by: nth), and then leaves rows out (keep), which are counted "
        "too: if they should not be, write first in place of highest or lowest",
    ),
    "keep-mildest": (
        "規則「{rule}」的分值都是扣分，keep的highest留下的是扣得最輕的；若本意是扣最重的，請寫lowest，否則請去掉keep",
        "All the points of the rule {rule} are losses, of which highest keeps the mildest: if the heaviest was meant, "
        "write lowest; else take keep out",
    ),
    "step-of-nothing": (
        "規則「{rule}」的這一檔，{by}為0時也成立，但一行記錄也沒有的人，這張表不計分，得不到它；"
        "缺了要扣的，另寫一條absence或shortfall；只為有記錄的人，寫上more_than: 0",
        "This step of the rule {rule} holds for 0 of {by} as well, but the table gives nothing to a member without any "
        "row: for what is wanting write a rule of the kind absence or shortfall; for members with rows alone write "
        "more_than: 0",
    ),
    "table-gap": (
        "規則「{rule}」的表裏沒有：{missing}；請補上，或寫otherwise（不給分寫otherwise: 0）",
        "The table of the rule {rule} lacks {missing}: add them, or write otherwise (otherwise: 0 for nothing)",
    ),
    "points-over-standard": (
        "規則「{rule}」一次計{points}，超過本項標準分{standard}，超出部分不起作用；請核對分值和標準分",
        "The rule {rule} gives {points} at once, more than its category's standard of {standard}; what is beyond has "
        "no effect: check the points and the standard",
    ),
    "clause-without-number": (
        "「{found}」沒有寫出條款號，無法對照原文；請寫明第幾條、第幾款，如「第六條·1(2)」",
        "{found} cites no clause by its number and cannot be held against the text: say which, such as 第六條·1(2)",
    ),
    "text-blank": (
        "規則「{rule}」的{key}是空白；請用一句話寫明條文內容",
        "{key} of the rule {rule} is blank: say in one line what the clause says",
    ),
    "mend-wanting": (
        "規則「{rule}」會扣分，卻沒有mend，反饋時說不出如何改進；請補上mend",
        "The rule {rule} can take points off and has no mend, so that feedback has no advice to give: add mend",
    ),
    # A rule set.
    "rule-repeated": (
        "規則「{rule}」與「{other}」依據同一條款（{clause}）、讀取同樣的記錄，同一件事會計兩次；請刪去一條，或區分兩者所讀的記錄",
        "The rules {rule} and {other} read the same rows under the same clause ({clause}): one thing counts twice; "
        "remove one, or let them read different rows",
    ),
    "bonus-swallowed": (
        "規則「{rule}」只能加分，而「{category}」沒有會扣分的規則，總在標準分{standard}，加了也被封頂；請核對此項是否漏了扣分的規則",
        "The rule {rule} only adds, and nothing in {category} is ever taken off: it stands at its standard of "
        "{standard} and the cap swallows the bonus; check whether a deduction was left out",
    ),
    "aspect-wanting": (
        "規則「{rule}」沒有aspect，而別的規則有，分方面的小結會漏掉它；請補上德、能、勤、績、廉之一",
        "The rule {rule} has no aspect though others have, and would be missing from the profile: add one of "
        "德能勤績廉",
    ),
    "activity-unread": (
        "沒有規則讀取項目「{activity}」，登記了也不起作用；請寫出讀取它的規則，或把它從activities中刪去",
        "No rule reads the activity {activity}, so that recording it does nothing: write a rule for it, or take it out",
    ),
    "row-twice": (
        "規則「{rule}」（{clause}）與「{other}」（{first}）讀取同樣的記錄（{activity}），一條記錄會計兩次；若不該計兩次，請寫instead_of或keep，"
        "或用result分開；若條文本意如此，請在reading中說明",
        "The rules {rule} ({clause}) and {other} ({first}) read the same rows ({activity}), so that one row counts "
        "twice: write instead_of, keep or result if it should count once, or say in reading that the text means it",
    ),
    "tests-exclude": (
        "這一條件與同一列表中前面的條件不可能同時滿足，誰也達不到；請改其中一條，或放進any",
        "No member can meet this test together with an earlier one of the same list: change one, or put them in any",
    ),
    "whole-at-once": (
        "每一次都是整項的{standard}分，第二次起不再有變化；若本意是計一次，請用presence或absence，否則請核對分值",
        "Each time comes to all the {standard} points of the category, so that more times change nothing: use presence "
        "or absence if it counts once, or correct the points",
    ),
    "category-unread": (
        "項「{category}」不計入總分（share為0 %），也沒有條件、界限、排名問到它；請用上它，或改正份額",
        "The category {category} counts nothing (share: 0 %), and no test, bound or ranking asks for it: use it, or "
        "mend the share",
    ),
    "mark-unread": (
        "沒有規則、weights或條件用到評分「{mark}」，填了也不起作用；請用上它，或把它從marks中刪去",
        "Nothing reads the mark {mark}, so that entering it does nothing: use it in a rule, weights or a test, or take "
        "it out",
    ),
    "mark-unreachable": (
        "條件要「{mark}」達到{asked}，而滿分只有{full}，誰也達不到；請改小",
        "A test asks for {asked} of the mark {mark}, which is out of {full}: nobody reaches it; make it smaller",
    ),
    "band-unreachable": (
        "「{band}」要{at_least}分，而總分最高只有{full}，誰也到不了；請改小at_least",
        "{band} asks for {at_least}, but no total is above {full}: make at_least smaller",
    ),
    "band-hidden": (
        "該到「{band}」的人都先歸入「{other}」，此檔永遠沒有人；請改at_least或verdict，或刪去此檔",
        "Whoever would be {band} is {other} already, so this band stays empty: change at_least or verdict, or "
        "remove it",
    ),
    "score-unreachable": (
        "{name}最多{most}分，而這裏要{asked}分，誰也到不了；請改小",
        "{name} holds {most} at most, and {asked} is asked for: nobody can reach it, make it smaller",
    ),
    "tests-contradict": (
        "同一個when既要有「{activity}」又要沒有，誰也滿足不了；請刪去一個，或改用any",
        "The same when asks for {activity} and forbids it: nobody can meet both, remove one or use any",
    ),
    "quotas-exceed": (
        "到「{band}」為止，名額合計{share}，超過100%；請核對",
        "Up to {band} the quotas sum to {share}, more than all: check them",
    ),
    "band-vetoed": (
        "「{band}」要求等次「{verdict}」，但該等次一票否決，不再計分；請去掉此檔，或改veto",
        "{band} asks for the verdict {verdict}, which is vetoed and not scored: remove the band, or change veto",
    ),
    "band-gap": (
        "「{band}」從{at_least}分起，總分只有兩位小數，實際從{upper}起，{lower}仍歸下一檔；請寫成兩位小數",
        "{band} begins at {at_least}, but totals have two decimals: it begins at {upper} and {lower} falls below it; "
        "write two decimals",
    ),
    "term-twice": (
        "「{found}」已歸「{other}」，不能再歸「{term}」；請去掉一處",
        "{found} already stands for {other} and cannot stand for {term} as well: remove one of the two",
    ),
    "vote-unweighed": (
        "votes中沒有等次「{verdict}」的折分，投它的票按0分計；請補上",
        "votes gives no weight to the verdict {verdict}, so such votes count as 0: add it",
    ),
    "rule-without-case": (
        "沒有例子檢驗規則「{rule}」；請在cases文件夾裏加上一例",
        "No case tries the rule {rule}: add one in the folder cases",
    ),
    # The commands.
    "cmd-check": (
        "檢查規則：讀不通的、永遠不會計分的、互相重複的、缺條款或改進意見的、沒有例子的，逐處指出並說明如何改",
        "Check the rules: what cannot be read, can never give points, stands twice, lacks a clause, advice or a case; "
        "each with its place and how to mend it.",
    ),
    "cmd-test": (
        "運行規則的例子，說出結果與例子不符的地方",
        "Run the cases of the rules and say what comes out otherwise than they expect.",
    ),
    "arg-folder": ("規則所在的文件夾（不寫時同--rules）", "The folder of the rules (else that of --rules)."),
    "arg-cases": (
        "例子文件（不寫時，用規則旁邊cases文件夾裏的全部例子）",
        "Files of cases (else all in the folder cases beside the rules).",
    ),
    "opt-check-format": (
        "顯示成什麼格式：text 文字，json，github 供GitHub標註",
        "What to print: text, json, or github for annotations there.",
    ),
    "check-clean": ("規則沒有發現問題", "Nothing wrong was found"),
    "check-found": ("錯誤{errors}處，提醒{warnings}處", "errors: {errors}; warnings: {warnings}"),
    "case-differs": (
        "例「{name}」的{subject}應為{expected}，實得{got}；請核對規則，或改正這個例子",
        "In the case {name}, {subject} should be {expected} and is {got}: check the rule, or correct the case",
    ),
    "cases-passed": ("{count}個例子全部相符", "All {count} cases came out as they expect"),
    "cases-failed": (
        "{count}個例子中有{failed}個不符，{broken}處寫錯",
        "Of {count} cases {failed} came out otherwise; faults in the files: {broken}",
    ),
    "cases-inherited": (
        "所運行的是所沿用辦法附帶的例子：與之不符的，就是本單位改動的效果；本單位的例子請寫在{path}",
        "These were the shipped cases of the rules that yours extend: what came out otherwise is what your changes do; "
        "write cases of your own in {path}",
    ),
    "no-cases": ("沒有例子可運行（{path}）；請在那裏寫例子", "There are no cases to run ({path}): write some there"),
}
