"""How each member of the cast was appraised, as rows of 評議."""

from __future__ import annotations

from typing import NamedTuple

from cast import LEADER, ORDINARY, STUDENT, Branch, Person
from year import Dice

_SELF = {
    "優": ("理想信念堅定，帶頭完成攻堅任務，全年無遲到早退。", "主動擔責，學用結合，全年三項重點工作提前完成。"),
    "良": ("能按要求參加學習和組織生活，創新意識有待加強。", "工作踏實，理論學習的系統性還不夠。"),
    "中": ("學習不夠經常，筆記有缺漏，今後改進。", "工作中有畏難情緒，需進一步提高站位。"),
    "差": ("缺席較多，對組織要求落實不到位，願接受批評。",),
}


class Appraisal(NamedTuple):
    """A row of 評議."""

    id: str | int
    verdict: str | None
    score: float | None
    votes: tuple[int, ...] | None
    satisfaction: float | None
    self_appraisal: str


# Of a hundred ballots cast, how many say 優秀; of a hundred of the rest, how many say 合格.
_SHARES = {"優": (78, 92, 70, 95), "良": (48, 70, 75, 92), "中": (14, 34, 55, 75), "差": (2, 9, 15, 30)}
_SCORES = {"優": (9250, 9780), "良": (8600, 9280), "中": (7550, 8550), "差": (5200, 6600)}


def appraisal(person: Person, branch: Branch) -> Appraisal:
    """The verdict on the member, the poll by votes or by score, and what members say of themselves."""
    dice = Dice(f"poll{person.id}{person.name}")
    usual = {"優": "優秀", "良": "合格", "中": "合格", "差": "基本合格"}[person.level]
    verdict = usual if person.verdict == "" else person.verdict
    score, votes, satisfaction = None, None, None
    polls_by = person.poll or branch.polls_by
    if person.track in (LEADER, ORDINARY):
        if polls_by in ("votes", "both"):
            votes = _votes(person.level, branch.attending, dice)
        if polls_by in ("score", "both"):
            score = dice.between(*_SCORES[person.level]) / 100
    elif person.track == STUDENT:
        satisfaction = dice.between(*_SCORES[person.level]) // 10 / 10
    return Appraisal(person.id, verdict, score, votes, satisfaction, dice.pick(_SELF[person.level]))


def _votes(level: str, attending: int, dice: Dice) -> tuple[int, ...]:
    """Ballots that were cast: no more than people who attended."""
    cast = attending - dice.below(5)
    low, high, least, most = _SHARES[level]
    excellent = cast * dice.between(low, high) // 100
    qualified = (cast - excellent) * dice.between(least, most) // 100
    rest = cast - excellent - qualified
    unqualified = rest // 2 if level == "差" else rest * dice.below(25) // 100
    return excellent, qualified, rest - unqualified, unqualified
