"""The lines of marks in 明細: one a mark, reckoned from the copied cells of 評議."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dangxing.language.voice import plain
from dangxing.records import Appraisal, column_letters
from dangxing.rules import Mark
from dangxing.scored.plan import Plan, Spot
from dangxing.scored.words import evidence_text
from dangxing.scoring.marks import marks_of
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Cell, Formula, Row, link, sheet_name

_STYLES = (
    "id", "text", "text", "text", "text", "text", "wrap", "wrap",
    "whole", "points", "plain", "center", "wrap", "link-center",
)  # fmt: skip


def rows(
    book: Book,
    spot: Spot,
    plan: Plan,
    appraisal: Appraisal | None,
    standing: Mapping[int, set[str]],
    who: Sequence[Cell],
) -> Iterator[Row]:
    """The lines of a member's marks. ``standing``: by row of 評議 the fields that stand as numbers."""
    if appraisal is not None:
        yield from (_row(book, spot, plan, name, appraisal, standing, who) for name in spot.mark_rows)


def _row(
    book: Book,
    spot: Spot,
    plan: Plan,
    name: str,
    appraisal: Appraisal,
    standing: Mapping[int, set[str]],
    who: Sequence[Cell],
) -> Row:
    """The line of one mark that is there."""
    mark, weights = spot.rules.marks[name], spot.rules.weights
    found = marks_of({name: mark}, appraisal)[name]
    fields = [str(ref.field) for ref in found.cells]
    share = weights.marks.get(name) if weights else None
    clause = book.voice.term(weights.clause) if weights and share else None
    weighed = book.say("mark-weighed", share=f"{plain(share * 100)}%", full=plain(mark.full)) if share else None
    cells: list[Cell] = [
        book.voice.term(name), clause, weighed or book.say("mark-says", full=plain(mark.full)),
        _several(book, mark, [getattr(appraisal, field) for field in fields]), None, None,
        _mean(name, mark, plan, appraisal.row, fields, standing, spot.card.marks[name]),
        None, evidence_text(found.cells, plan, book.voice),
    ]  # fmt: skip
    place = plan.copy_of(found.cells[0])
    styles = book.styles(*_STYLES[:10], "score" if mark.evaluators else "plain", *_STYLES[11:])
    return Row([*who, *cells, link(place, book.say("look")) if place else None], styles)


def _several(book: Book, mark: Mark, given: Sequence[object]) -> str | None:
    if mark.evaluators is None:
        return None
    marks = book.voice.joined([plain(value) for value in given])  # type: ignore[arg-type]
    if mark.drop is None:
        return book.say("mark-mean", marks=marks)
    return book.say("mark-mean-dropped", marks=marks, highest=mark.drop.highest, lowest=mark.drop.lowest)


def _mean(
    name: str, mark: Mark, plan: Plan, row: int, fields: Sequence[str], standing: Mapping[int, set[str]], value: Decimal
) -> Cell:
    """The mark, or the mean of the evaluators' that are not dropped; the number where a cell is none in the copy."""
    if not set(fields) <= standing.get(row, set()):
        return value
    columns = plan.records.layouts["appraisal"].columns
    sheet = sheet_name(plan.title("appraisal"))
    if mark.evaluators is None:
        return Formula(f"{sheet}!{column_letters(columns[fields[0]])}{row}", value)
    # Evaluators' columns that stand side by side are one range; a blank among them is no mark.
    there = sorted(columns[field] for field in mark.fields(name) if field in columns)
    if there != list(range(there[0], there[-1] + 1)):
        return value
    cells = f"{sheet}!{column_letters(there[0])}{row}:{column_letters(there[-1])}{row}"
    if mark.drop is None:
        return Formula(f"ROUND(AVERAGE({cells}),9)", value)
    dropped = [f"LARGE({cells},{at})" for at in range(1, mark.drop.highest + 1)]
    dropped += [f"SMALL({cells},{at})" for at in range(1, mark.drop.lowest + 1)]
    kept = "-".join([f"SUM({cells})", *dropped])
    return Formula(f"ROUND(({kept})/(COUNT({cells})-{mark.dropped}),9)", value)
