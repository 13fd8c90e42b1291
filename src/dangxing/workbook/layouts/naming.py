"""What may be the name of a person, and what stands in place of one or beside it."""

from __future__ import annotations

from typing import Final

from dangxing.language.script import fold
from dangxing.workbook.layouts.model import keys

_LONGEST: Final = 20
_SIGNS: Final = ":、,;()/。!?="
# What a post ends with, which stands behind a name or, with the family's sign alone, in place of one.
_POSTS: Final = tuple(
    keys(
        [
            "書記",
            "委員",
            "組長",
            "主任",
            "主席",
            "部長",
            "處長",
            "科長",
            "局長",
            "院長",
            "校長",
            "所長",
            "站長",
            "隊長",
            "廠長",
            "經理",
            "幹事",
            "秘書",
            "會計",
            "出納",
            "主持人",
            "主持",
            "記錄人",
            "記錄",
        ]
    )
)
_STANDINGS: Final = keys(["正式", "預備", "正式黨員", "預備黨員", "黨員", "男", "女"])
# What stands in place of names: many at once; and under them: sums.
_MANY: Final = tuple(
    keys(["全體", "全部", "所有", "其他", "其餘", "各支部", "本支部", "應到", "實到", "應參加", "實際參加"])
)
_SUMS: Final = tuple(
    keys(["人數", "次數", "總數", "票數", "合計", "出勤率", "到會率", "參會率", "缺勤率", "簽到率", "平均", "平均分"])
)
_NO_NAMES: Final = (*_POSTS, *keys([*["黨員", "人員", "同志", "支委", "幹部", "職工", "代表", "支部", "小組"], *_SUMS]))


def is_name(text: str) -> bool:
    """Whether a text may be a person's name: short, without digits and punctuation, and no word for many or a post."""
    if not 0 < len(text) <= _LONGEST or any(sign.isdigit() or sign in _SIGNS for sign in text):
        return False
    if not any(map(str.isalpha, text)):
        return False
    key = fold(text)
    return key.isascii() or not (key.endswith(_NO_NAMES) or key.startswith(_MANY))


def is_odd(text: str) -> bool:
    """Whether a text in place of a name is none, and yet no sum and no note: somebody may be meant."""
    return bool(text) and not is_name(named(text)) and ":" not in text and not fold(text).endswith(_SUMS)


def named(text: str) -> str:
    """A name without what stands in brackets behind it, where that is a post or a standing: ``王一（書記）``."""
    if not text.endswith(")"):
        return text
    name, _, beside = text[:-1].partition("(")
    name = name.strip()
    return name if is_name(name) and is_post(beside) else text


def is_post(text: str) -> bool:
    """Whether what stands behind a name is a post, or a standing, and says nothing of attendance."""
    key = fold(text)
    return key.endswith(_POSTS) or key in _STANDINGS
