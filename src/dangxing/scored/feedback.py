"""反饋: what each member lost, how to mend it, and what to aim at next year (第十三條)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dangxing.language.voice import plain, points
from dangxing.results import Card
from dangxing.rules import RuleSet
from dangxing.scored.plan import Plan, Spot
from dangxing.scoring.explaining.making import heading_of
from dangxing.scoring.explaining.nodes import Heading
from dangxing.scoring.explaining.telling import StepVoice
from dangxing.sheets.book import SEEN_FOR_WIDTH, Book, fitting, height_of
from dangxing.sheets.cells import Cell, Row

_COLUMNS = ("id", "name", "branch", "category", "clause", "lost", "points", "mend", "target")
_STYLES = ("id", "text", "text", "text", "text", "wrap", "points", "wrap", "wrap")
_LOST, _MEND, _TARGET = 46, 42, 26


Who = tuple[str, str, str]
"""The id, the name and the branch of a member."""


def write(book: Book, plan: Plan) -> None:
    """Adds the sheet."""
    count = sum(line.points < 0 for spot in plan.spots for line in spot.card.lines)
    lay(book, plan.titles["feedback"], count, _rows(book, plan), [_who(spot) for spot in plan.spots[:SEEN_FOR_WIDTH]])


def lay(book: Book, title: str, count: int, rows: Iterable[list[Cell]], seen: Sequence[Who]) -> None:
    """Adds a sheet of ``count`` rows that :func:`lost` gave; ``seen`` are members that make its columns wide enough."""
    sheet = book.add(title)
    widths = [
        fitting((who[0] for who in seen), 10, 22),
        fitting((who[1] for who in seen), 8, 24),
        fitting((who[2] for who in seen), 10, 30),
        18, 14, _LOST, 8, _MEND, _TARGET,
    ]  # fmt: skip
    book.fill(sheet, _drawn(book, rows), count + 1, widths)
    book.table(sheet, 0, count, len(_COLUMNS), frozen=2)
    book.page(sheet, book.say("feedback-title"))


def _drawn(book: Book, rows: Iterable[list[Cell]]) -> Iterator[Row]:
    yield Row([book.say(f"column-{name}") for name in _COLUMNS], [book.style("header")] * len(_COLUMNS), 24)
    styles = book.styles(*_STYLES)
    for values in rows:
        yield Row(values, styles, height_of(((values[5], _LOST), (values[7], _MEND), (values[8], _TARGET))))


def _who(spot: Spot) -> Who:
    member = spot.card.member
    return member.id, member.name, member.branch


def _rows(book: Book, plan: Plan) -> Iterator[list[Cell]]:
    told = told_by(book)
    for spot in plan.spots:
        yield from lost(told, _who(spot), spot.rules, spot.card)


def told_by(book: Book) -> StepVoice:
    """What says steps in the words of a workbook."""
    return StepVoice(book.voice.language, book.voice.names)


def lost(told: StepVoice, who: Who, rules: RuleSet, card: Card) -> Iterator[list[Cell]]:
    """A row for each step that cost a member points."""
    costly = {line.category for line in card.lines if line.points < 0}
    for score in card.categories:
        if score.id not in costly:
            continue
        heading = heading_of(score, card, rules)
        # The target, and what bounds the category, are told once, with its first row.
        target: str | None = "\n".join((_target(told, heading), *told.bounds(heading)))
        for node in heading.rules:
            if node.value is None or node.value >= 0 or node.rule is None:
                continue
            mend = None if node.rule.mend is None else told.term(node.rule.mend)
            found = "\n".join((told.says(node), *told.why(node)))
            yield [*who, told.title(heading.category), told.clause(node), found, node.value, mend, target]
            target = None


def _target(told: StepVoice, heading: Heading) -> str:
    score, cap = heading.score.score, heading.category.bounds.cap
    if cap is None:
        return told.say("sheets.target-open", score=points(score))
    name = "target-keep" if score == cap else "target-raise"
    return told.say(f"sheets.{name}", score=points(score), standard=plain(cap))
