"""Who posts a notice, and where objections go: what the organisation fills in once, and else by hand on each paper."""

from __future__ import annotations

from typing import NamedTuple


class Posting(NamedTuple):
    """None: it is left blank, to be filled in by hand; ``days`` count where the rules say none."""

    unit: str | None = None
    contact: str | None = None
    days: int | None = None
