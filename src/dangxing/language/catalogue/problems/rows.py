"""What can be wrong with rows: of members, schedules and activities."""

from dangxing.language import Texts

TEXTS: Texts = {
    # Members.
    "duplicate-id": (
        "編號「{found}」在{first}已經有了，編號不能重複",
        "The ID {found} stands at {first} already; an ID stands once",
    ),
    "dates-reversed": ("截止日期{end}早於起始日期{start}", "The period ends ({end}) before it begins ({start})"),
    "post-without-points": (
        "職務「{found}」不在規則所列職務（{allowed}）之中，按職務加減的分不計",
        "The post {found} is none of the rules' ({allowed}) and gets no points bound to a post",
    ),
    "post-blank": (
        "{found}（{id}）沒有填職務，{clause}因「{activity}」按職務（{allowed}）扣的分，此人沒有扣到",
        "{found} ({id}) has no post, and what {clause} takes off by post ({allowed}) for {activity} is not taken off",
    ),
    "unknown-branch": ("名單裏沒有哪個成員屬於支部「{found}」", "No member belongs to the branch {found}"),
    "unknown-branch?": (
        "名單裏沒有哪個成員屬於支部「{found}」，是否為「{nearest}」？",
        "No member belongs to the branch {found}; is {nearest} meant?",
    ),
    "branch-without-members": (
        "支部「{found}」沒有成員，這一行不起作用",
        "The branch {found} has no members and its row has no effect",
    ),
    "branch-without-members?": (
        "支部「{found}」沒有成員，這一行不起作用；是否為「{nearest}」？",
        "The branch {found} has no members and its row has no effect; is {nearest} meant?",
    ),
    "lone-branch": (
        "支部「{found}」只有這一人，名稱與有{count}人的「{nearest}」相近，現按兩個支部計",
        "{found} has this one member, and is near in name to {nearest}, which has {count}; they are taken for two",
    ),
    "no-carried": (
        "「{category}」從上期得分起算，「{found}」（{id}）沒有填上期得分，臺賬裏也沒有，總分待定",
        "{category} begins with the last period, of which neither the sheet nor the ledger knows the score of {found} "
        "({id}): the total is pending",
    ),
    "no-carried-score": (
        "「{category}」從上期這一項的得分起算，臺賬裏沒有「{found}」（{id}）的，總分待定",
        "{category} begins with what it came to in the last period, which the ledger does not know of {found} ({id}): "
        "the total is pending",
    ),
    "carried-unread": (
        "「{found}」（{id}）填了上期得分{value}，這一列是上期的總分，而所用的規則從上期某一項自己的得分起算，不看這一列",
        "What is entered of the last period of {found} ({id}), {value}, is a total, and is not read: the rules begin "
        "with what a category came to itself",
    ),
    "no-appraisal": (
        "「{found}」（{id}）在「{sheet}」裏沒有一行，得不出總分",
        "{found} ({id}) has no row in {sheet}, so that there is no total",
    ),
    "no-appraisal-otherwise": (
        "「{found}」（{id}）在「{sheet}」裏沒有一行，各項評分按規則裏「沒有評分的」規定（otherwise）計",
        "{found} ({id}) has no row in {sheet}: what the rules say under otherwise counts for every mark",
    ),
    "no-appraisal-sheet": (
        "沒有工作表「{sheet}」，{count}人得不出總分",
        "There is no sheet {sheet}, so that {count} members get no total",
    ),
    "same-name": (
        "有{count}個姓名在不同支部各有一人：{names}",
        "{count} names are borne by members of different branches: {names}",
    ),
    # Activities.
    "unknown-member": ("名單裏沒有編號「{found}」", "No member has the ID {found}"),
    "unknown-member?": (
        "名單裏沒有編號「{found}」，是否為「{nearest}」？",
        "No member has the ID {found}; is {nearest} meant?",
    ),
    "name-mismatch": (
        "姓名「{found}」與編號{id}不符，名單裏是「{name}」",
        "The name {found} is not that of ID {id}, which is {name}",
    ),
    # The question says all there is to do; without one, what to do stands in the message.
    "unknown-activity": (
        "項目「{found}」不在規則中，請改用規則為該類別所列的項目",
        "The activity {found} is not in the rules; use one that they list for the track",
    ),
    "unknown-activity@": (
        "項目「{found}」不用於{track}，只用於{tracks}",
        "{found} is no activity of {track}, but of {tracks}",
    ),
    "unknown-activity?": (
        "項目「{found}」不在規則中，是否為「{nearest}」？",
        "The activity {found} is not in the rules; is {nearest} meant?",
    ),
    "not-held": (
        "項目「{found}」不是支部組織的活動，不能寫在這張表裏",
        "{found} is nothing that a branch holds and cannot stand in this sheet",
    ),
    "not-held?": (
        "項目「{found}」不是支部組織的活動，不能寫在這張表裏；是否為「{nearest}」？",
        "{found} is nothing that a branch holds and cannot stand in this sheet; is {nearest} meant?",
    ),
    "schedule-only": (
        "項目「{found}」是支部的事，只能寫在「安排」裏",
        "{found} concerns the branch and stands in the sheet of the schedule only",
    ),
    "points-wanting": (
        "項目「{activity}」的「分值」不能空着，應在{low}到{high}之間",
        "{activity} needs its points in 分值, from {low} to {high}",
    ),
    "points-outside": (
        "項目「{activity}」的「分值」應在{low}到{high}之間，現為「{found}」",
        "The points of {activity} must lie between {low} and {high}; found {found}",
    ),
    "points-unread": (
        "項目「{activity}」的這一行填了「分值」{found}，但沒有規則讀它，不會計入",
        "This row of {activity} has points ({found}) that no rule reads: they would not count",
    ),
    "place-unread": (
        "項目「{activity}」填了「名次」，但沒有規則讀它，名次不影響得分",
        "{activity} has a place that no rule reads: it makes no difference to the score",
    ),
    "subject-unread": (
        "項目「{activity}」與{first}的「主題」相同，但沒有規則按主題只計最高的，兩行各自計分",
        "{activity} is of the same subject as {first}, and no rule keeps the best of a subject: both count",
    ),
    "missing-for-activity": ("項目「{activity}」必須填「{column}」", "{activity} needs {column}"),
    "unknown-result": (
        "項目「{activity}」的結果不能填「{found}」，可填：{allowed}",
        "{activity} does not take the result {found}; it takes: {allowed}",
    ),
    "result-not-taken": ("項目「{activity}」不填結果，現為「{found}」", "{activity} takes no result; found {found}"),
    "duplicate-event": (
        "同一支部{date}的「{found}」在{first}已經有了",
        "The branch's {found} of {date} stands at {first} already",
    ),
    "duplicate-attendance": (
        "同一人{date}的「{found}」在{first}已經有了",
        "The member's {found} of {date} stands at {first} already",
    ),
    "unscheduled": (
        "支部「{branch}」的安排裏沒有{date}的「{found}」，這一行不計入出勤",
        "The schedule of {branch} has no {found} on {date}; the row counts for nothing in attendance",
    ),
    "unattended": (
        "支部「{branch}」{date}的「{found}」沒有任何人的出勤記錄，人人都按沒到計",
        "Nobody's attendance at the {found} of {branch} on {date} was recorded: everybody counts as having missed it",
    ),
    "attendance-blank": (
        "支部「{branch}」{date}的「{found}」有人填了出勤，有人空着（如{first}），空着的按出席計",
        "At the {found} of {branch} on {date} attendance is filled in for some and blank for others (such as {first}); "
        "who is blank counts as present",
    ),
    "outside-period": (
        "{date}不在該成員的起止日期之內，這一行不計",
        "{date} lies outside the member's period; the row does not count",
    ),
}
