"""The notice on paper: A4, a page for each rule set, a table for each branch. No 編號, no reasons."""

from __future__ import annotations

from pathlib import Path

from dangxing.language import Language, text
from dangxing.language.voice import Voice
from dangxing.reports.quarterly.model import Member, Notice, RuleSetPart
from dangxing.scored.notices import Paper, seal
from dangxing.sheets import Posting
from dangxing.sheets.cells import Cell
from dangxing.sheets.opening import opened

_WIDTHS = (14.0, 11.0, 36.0, 36.0)
_STYLES = ("paper-cell", "paper-cell", "paper-text", "paper-text")
_POINTS_STYLES = ("paper-cell", "paper-score", "paper-text", "paper-text")


def write(notice: Notice, target: Path, language: Language, posting: Posting | None = None) -> None:
    """Write the notice of ``posting`` to ``target``, whole or not at all. FileProblem: it cannot be written."""
    params = {"year": notice.label, "quarter": notice.quarter}
    title = text("quarterly.title", language, **params)
    with opened(target, Voice(language), notice.label, small=True, title=title, posting=posting) as book:
        sheet = book.add(text("quarterly.sheet", language, **params))
        paper = Paper(book, _WIDTHS)
        for part in notice.rule_sets:
            paper.breaks.append(len(paper.rows))
            _rule_set(paper, notice, part, title, language)
        paper.finish(sheet)


def _rule_set(paper: Paper, notice: Notice, part: RuleSetPart, title: str, language: Language) -> None:
    paper.paragraph(title, "paper-title", 44)
    end = part.end(notice.year, notice.quarter)
    date = text("quarterly.date", language, year=end.year, month=end.month, day=end.day)
    paper.paragraph(text("quarterly.basis", language, rules=part.title(language), date=date))
    paper.paragraph(text("quarterly.pace-note", language))
    paper.gap()
    for branch in part.branches:
        if branch.members:
            paper.paragraph(branch.heading(language, requirements=part.requirements), "paper-heading", 26)
            columns = ("name", "met" if part.requirements else "so-far", "progress", "still")
            styles = _STYLES if part.requirements else _POINTS_STYLES
            paper.table(columns, styles, [_row(part, member, language) for member in branch.members])
            paper.gap()
    others = sum(branch.others for branch in part.branches)
    if others:
        paper.paragraph(text("quarterly.others", language, count=others, noun=part.noun(language)))
    paper.gap()
    paper.paragraph(seal(paper.book, part.last), "paper-right")
    paper.paragraph(paper.book.say("blank-date"), "paper-right")
    if notice.digest:
        told = {"run": notice.run, "digest": notice.digest[:12]}
        paper.paragraph(text("report_workbook.notice-source", language, **told), "paper-right")
    if notice.anew:
        paper.paragraph(text("quarterly.anew", language, count=notice.anew), "paper-right")


def _row(part: RuleSetPart, member: Member, language: Language) -> list[Cell]:
    progress, still = told_of(part, member, language)
    reached: Cell = f"{member.met}/{member.asked}" if part.requirements else member.score
    return [member.card.name, reached, "\n".join(progress) or "—", "\n".join(still) or "—"]


def told_of(part: RuleSetPart, member: Member, language: Language) -> tuple[list[str], list[str]]:
    """What is still due: amounts with the pace that they need, a line each; what is done once, a line a category."""
    amounts: list[str] = []
    single: dict[str, list[str]] = {}
    for entry in part.due(member, language):
        if entry["pace"] is not None:
            amounts.append(entry["text"])
        else:
            single.setdefault(entry["title"], []).append(entry["text"])
    lines = [
        title
        if whats == [title]
        else text("quarterly.single", language, title=title, what=Voice(language).joined(whats))
        for title, whats in single.items()
    ]
    return amounts, lines
