"""Parts of the year by name: a month, a quarter, a semester, a week, a day."""

from __future__ import annotations

import datetime as dt
from typing import Final

from dangxing.language.voice import Remark
from dangxing.rules import Span

_LEAST_OF_MONTH: Final = 28


def span_remark(span: Span) -> Remark:
    """A span by name."""
    if span.title:
        return Remark("remarks.span-semester", {"title": span.title})
    if span.last - span.first < dt.timedelta(_LEAST_OF_MONTH - 1):
        if span.first == span.last:
            return Remark("remarks.span-day", {"month": span.first.month, "day": span.first.day})
        ends = {"first": span_remark(Span(span.first, span.first)), "last": span_remark(Span(span.last, span.last))}
        return Remark("remarks.span-days", ends)
    first, last = span.first.month, span.last.month
    months = (last - first) % 12 + 1
    if months == 1:
        return Remark("remarks.span-month", {"month": first})
    if months == 3 and span.natural:
        return Remark("remarks.span-quarter", {"quarter": last // 3})
    return Remark("remarks.span-months", {"first": first, "last": last})
