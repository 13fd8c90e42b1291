"""反饋: what each member lost, how to mend it, and what to aim at next year (第十三條)."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing.results import CategoryScore
from dangxing.script import in_script
from dangxing.writer.book import Book, fitting, height_of
from dangxing.writer.cells import Cell, Row
from dangxing.writer.plan import Plan, Spot
from dangxing.writer.words import amount, remark_text, title_of

_COLUMNS = ("id", "name", "branch", "category", "clause", "lost", "points", "mend", "target")
_STYLES = ("id", "text", "text", "text", "text", "wrap", "points", "wrap", "wrap")
_SEEN_FOR_WIDTH = 3000
_LOST, _MEND = 46, 42


def write(book: Book, plan: Plan) -> None:
    """Adds the sheet."""
    sheet = book.add(plan.titles["feedback"])
    height = 1 + sum(line.points < 0 for spot in plan.spots for line in spot.card.lines)
    seen = [spot.card.member for spot in plan.spots[:_SEEN_FOR_WIDTH]]
    widths = [
        fitting((member.id for member in seen), 10, 22),
        fitting((member.name for member in seen), 8, 24),
        fitting((member.branch for member in seen), 10, 30),
        18, 14, _LOST, 8, _MEND, 26,
    ]  # fmt: skip
    book.fill(sheet, _rows(book, plan), height, widths)
    book.table(sheet, 0, height - 1, len(_COLUMNS), frozen=2)
    book.page(sheet, book.say("feedback-title"))


def _rows(book: Book, plan: Plan) -> Iterator[Row]:
    yield Row([book.say(f"column-{name}") for name in _COLUMNS], [book.style("header")] * len(_COLUMNS), 24)
    styles = book.styles(*_STYLES)
    for spot in plan.spots:
        for values in _member(book, spot):
            yield Row(values, styles, height_of(((values[5], _LOST), (values[7], _MEND))))


def _member(book: Book, spot: Spot) -> Iterator[list[Cell]]:
    script, member = book.script, spot.card.member
    scores = {category.id: category for category in spot.card.categories}
    told: set[str] = set()
    for line in spot.card.lines:
        if line.points >= 0:
            continue
        category = spot.track.categories[line.category]
        rule = category.rules[line.rule]
        lost = in_script(rule.says, script)
        if line.remark:
            lost += "\n" + remark_text(line.remark, spot.rules, script)
        # The target is for the category, so that it stands once, with its first line.
        target = None if line.category in told else _target(book, scores[line.category])
        told.add(line.category)
        yield [
            member.id, member.name, member.branch, title_of(category, script), in_script(rule.clause, script),
            lost, line.points, in_script(rule.mend, script) if rule.mend else None, target,
        ]  # fmt: skip


def _target(book: Book, score: CategoryScore) -> str:
    figures = {"score": amount(score.score), "standard": amount(score.standard)}
    return book.say("target-keep" if score.score == score.standard else "target-raise", **figures)
