"""Terms one after the other, as messages have them."""

from __future__ import annotations

from collections.abc import Iterable


def listed(terms: Iterable[str]) -> str:
    """Terms of the rules, kept in their own script; ``—`` where there are none."""
    return "、".join(terms) or "—"
