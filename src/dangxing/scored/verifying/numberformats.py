"""Number formats as they show numbers, however a program writes their codes."""

from __future__ import annotations

from functools import lru_cache

# The numbers that stand for formats without their code being written down.
BUILTIN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
# Signs that stand for themselves; in the year's, month's and hour's places they are written with or without a mark.
_PLAIN = frozenset("$-+/():!^&'~{}<>= ,")


@lru_cache(maxsize=1024)
def normal(code: str) -> str:
    """The code with every text that it shows marked alike: ``General"*"`` and ``General\\*`` are the same."""
    made: list[str] = []
    at = 0
    while at < len(code):
        sign = code[at]
        if sign == '"':
            end = code.find('"', at + 1)
            end = len(code) if end < 0 else end
            made += [f"\\{each}" for each in code[at + 1 : end]]
            at = end + 1
        elif sign == "\\":
            made.append(code[at : at + 2])
            at += 2
        elif sign in _PLAIN and made[-1:] != ["["]:
            made.append(f"\\{sign}")
            at += 1
        else:
            made.append(sign)
            at += 1
    told = "".join(made)
    return "General" if told.casefold() == "general" else told
