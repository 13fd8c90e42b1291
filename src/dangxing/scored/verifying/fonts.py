"""Fonts that programs put in place of one that is not there: in all of them a digit looks like itself."""

from __future__ import annotations

# By how their names begin, letter case ignored. Anything else that was not written is told: in a font of signs, or in
# one that somebody made, a 7 can look like a 9.
_KNOWN = tuple(
    name.casefold()
    for name in (
        "Noto Sans", "Noto Serif", "Source Han", "Droid Sans", "WenQuanYi", "AR PL", "UKai", "UMing", "Microsoft YaHei",
        "Microsoft JhengHei", "PMingLiU", "MingLiU", "SimSun", "NSimSun", "SimHei", "FangSong", "KaiTi", "DengXian",
        "STSong", "STHeiti", "STKaiti", "STFangsong", "PingFang", "Heiti", "Songti", "Kaiti", "Hiragino", "Calibri",
        "Cambria", "Carlito", "Caladea", "Arial", "Times New Roman", "Liberation", "DejaVu", "Tahoma", "Verdana",
        "Segoe UI", "Aptos", "Helvetica", "宋体", "宋體", "新宋体", "黑体", "楷体", "仿宋", "等线", "等線", "微软雅黑",
        "微軟正黑體", "新細明體", "細明體", "標楷體", "方正", "华文", "思源",
    )
)  # fmt: skip


def alike(found: str, expected: str) -> bool:
    """Whether text in the one font, or list of fonts between bars, reads as in the other."""
    return found == expected or all(_is_known(name, expected) for name in found.split("|"))


def _is_known(name: str, expected: str) -> bool:
    plain = name.casefold()
    return name in expected.split("|") or (plain.startswith(_KNOWN) and "(symbols)" not in plain)
