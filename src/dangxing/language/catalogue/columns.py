"""The titles of columns that the terminal, sheets, pages and forms have in common: a column has one name everywhere."""

from __future__ import annotations

from dangxing.language import Texts

_TITLES: Texts = {
    "id": ("編號", "ID"),
    "name": ("姓名", "Name"),
    "branch": ("支部", "Branch"),
    "track": ("類別", "Track"),
    "rank": ("名次", "Rank"),
    "track-rank": ("類別名次", "Track rank"),
    "branch-rank": ("支部名次", "Branch rank"),
    "quantified": ("量化得分", "Quantified"),
    "poll": ("測評得分", "Poll"),
    "total": ("總分", "Total"),
    "outcome": ("結果", "Outcome"),
    "rules": ("考核辦法", "Rules"),
    "category": ("考核項目", "Category"),
    "clause": ("條款", "Clause"),
    "says": ("條款內容", "What it says"),
    "times": ("次數", "Count"),
    "points": ("加減分", "Points"),
    "evidence": ("依據", "Evidence"),
    "found": ("認定情況", "What was found"),
    "members": ("人數", "Members"),
    "scored": ("有總分", "With a total"),
    "lowest": ("最低", "Lowest"),
    "highest": ("最高", "Highest"),
    "number": ("序號", "No."),
}


def titles(prefix: str, names: str) -> Texts:
    """The titles of the columns named, as entries of a part of the catalogue whose keys begin with ``prefix``."""
    return {f"{prefix}-{name}": _TITLES[name] for name in names.split()}
