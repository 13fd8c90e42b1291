"""反饋: what each member lost, how to mend it, and what to aim at next year (第十三條)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from dangxing.language.voice import plain, points
from dangxing.results import Card, CategoryScore
from dangxing.rules import RuleSet
from dangxing.scored.plan import Plan, Spot
from dangxing.sheets.book import Book, fitting, height_of
from dangxing.sheets.cells import Cell, Row

_COLUMNS = ("id", "name", "branch", "category", "clause", "lost", "points", "mend", "target")
_STYLES = ("id", "text", "text", "text", "text", "wrap", "points", "wrap", "wrap")
_SEEN_FOR_WIDTH = 3000
_LOST, _MEND = 46, 42


Who = tuple[str, str, str]
"""The id, the name and the branch of a member."""


def write(book: Book, plan: Plan) -> None:
    """Adds the sheet."""
    count = sum(line.points < 0 for spot in plan.spots for line in spot.card.lines)
    lay(book, plan.titles["feedback"], count, _rows(book, plan), [_who(spot) for spot in plan.spots[:_SEEN_FOR_WIDTH]])


def lay(book: Book, title: str, count: int, rows: Iterable[list[Cell]], seen: Sequence[Who]) -> None:
    """Adds a sheet of ``count`` rows that :func:`lost` gave; ``seen`` are members that make its columns wide enough."""
    sheet = book.add(title)
    widths = [
        fitting((who[0] for who in seen), 10, 22),
        fitting((who[1] for who in seen), 8, 24),
        fitting((who[2] for who in seen), 10, 30),
        18, 14, _LOST, 8, _MEND, 26,
    ]  # fmt: skip
    book.fill(sheet, _drawn(book, rows), count + 1, widths)
    book.table(sheet, 0, count, len(_COLUMNS), frozen=2)
    book.page(sheet, book.say("feedback-title"))


def _drawn(book: Book, rows: Iterable[list[Cell]]) -> Iterator[Row]:
    yield Row([book.say(f"column-{name}") for name in _COLUMNS], [book.style("header")] * len(_COLUMNS), 24)
    styles = book.styles(*_STYLES)
    for values in rows:
        yield Row(values, styles, height_of(((values[5], _LOST), (values[7], _MEND))))


def _who(spot: Spot) -> Who:
    member = spot.card.member
    return member.id, member.name, member.branch


def _rows(book: Book, plan: Plan) -> Iterator[list[Cell]]:
    for spot in plan.spots:
        yield from lost(book, _who(spot), spot.rules, spot.card)


def lost(book: Book, who: Who, rules: RuleSet, card: Card) -> Iterator[list[Cell]]:
    """A row for each line that cost a member points."""
    track = rules.tracks[card.member.track]
    scores = {category.id: category for category in card.categories}
    told: set[str] = set()
    for line in card.lines:
        if line.points >= 0:
            continue
        category = track.categories[line.category]
        rule = category.rules[line.rule]
        found = book.voice.term(rule.says)
        if line.remark:
            found += "\n" + book.voice.remark(line.remark)
        # The target is for the category, so that it stands once, with its first line.
        target = None if line.category in told else _target(book, scores[line.category], category.bounds.cap)
        told.add(line.category)
        yield [
            *who, book.voice.title(category), book.voice.term(rule.clause),
            found, line.points, book.voice.term(rule.mend) if rule.mend else None, target,
        ]  # fmt: skip


def _target(book: Book, score: CategoryScore, cap: Decimal | None) -> str:
    if cap is None:
        return book.say("target-open", score=points(score.score))
    figures = {"score": points(score.score), "standard": plain(cap)}
    return book.say("target-keep" if score.score == cap else "target-raise", **figures)
