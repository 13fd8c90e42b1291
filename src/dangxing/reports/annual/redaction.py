"""Names and ids masked, for a report that leaves the office."""

from __future__ import annotations

_MASK = "*"
# So much of an id is left, that two members of a name can be told apart by those who know the ids.
_KEPT = 2


def name(value: str) -> str:
    """``張三 → 張*``: the first character, and that there is more."""
    return value[:1] + _MASK


def id_(value: str) -> str:
    """``001023 → ****23``: the last two characters; a shorter id is masked as a whole."""
    kept = value[-_KEPT:] if len(value) > 2 * _KEPT - 1 else ""
    return _MASK * (len(value) - len(kept)) + kept
