"""What the report's workbook says, and whom it is of."""

from __future__ import annotations

from dangxing.language import Language, text
from dangxing.reports.annual import YearReport


def tell(language: Language, name: str, /, **params: object) -> str:
    """A text of the report's catalogue."""
    return text(f"report_workbook.{name}", language, **params)


def scope(report: YearReport, language: Language) -> list[str]:
    """What the report is limited to, a sentence each; none where it is of the whole year."""
    told = []
    if report.up_to_run is not None:
        told.append(tell(language, "scope-up-to-run", run=report.up_to_run))
    told += [tell(language, f"scope-{name}", value=value) for name, value in report.asked(language)]
    for entry in report.rule_sets:
        if len(entry.members) < entry.whole.members:
            counts = {"count": len(entry.members), "members": entry.whole.members}
            told.append(tell(language, "scope-first", rules=entry.title(language), **counts))
    if report.redacted:
        told.append(tell(language, "scope-redacted"))
    return told


def cut(value: str, most: int) -> str:
    """The beginning of a text, at most so many narrow characters wide."""
    from dangxing.language.voice import breadth

    if breadth(value) <= most:
        return value
    kept = value
    while breadth(kept) > most - 2:
        kept = kept[:-1]
    return kept.rstrip() + "…"
