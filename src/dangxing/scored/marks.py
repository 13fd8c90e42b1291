"""The lines of marks in 明細: one a mark, reckoned from the copied cells of 評議."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dangxing.language.voice import Remark, plain
from dangxing.records import Appraisal, column_letters
from dangxing.rules import Mark, RuleSet
from dangxing.rules.marks import any_by_best
from dangxing.scored.plan import Plan, Spot
from dangxing.scored.words import evidence_text
from dangxing.scoring.figures import group_in
from dangxing.scoring.marks import Marked, OfBest, compared, marks_of
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Cell, Formula, Row, link, sheet_name

_STYLES = (
    "id", "text", "text", "text", "text", "text", "wrap", "wrap",
    "whole", "points", "plain", "center", "wrap", "link-center",
)  # fmt: skip


class MarkLines:
    """Makes the lines of members' marks. ``standing``: by row of 評議 the fields that stand as numbers; ``points``: the
    column of 明細 in which marks stand."""

    def __init__(self, book: Book, plan: Plan, standing: Mapping[int, set[str]], points: str) -> None:
        self.book = book
        self.plan = plan
        self.standing = standing
        self.points = points
        self._look = book.say("look")
        self._known: dict[tuple[str, str], tuple[tuple[str, str | None, str], Sequence[int]]] = {}
        self._columns: dict[tuple[str, str], tuple[Decimal | None, str]] = {}

    def rows(self, spot: Spot, appraisal: Appraisal | None, who: Sequence[Cell]) -> Iterator[Row]:
        """The lines of a member, whose row of 評議 and whose first cells are given."""
        found = self._marks(spot, appraisal) if spot.mark_rows else {}
        for name in spot.mark_rows:
            yield self._row(spot, name, found[name], appraisal, who)

    def _row(self, spot: Spot, name: str, found: Marked, appraisal: Appraisal | None, who: Sequence[Cell]) -> Row:
        """The line of one mark."""
        plan, value = self.plan, spot.card.marks[name]
        told: str | None
        if found.best is not None:
            told, cell = self._of_best(spot, name, found.best)
        elif appraisal is None or found.instead is not None:
            told, cell = self._instead(found), value
        else:
            mark, fields = spot.rules.marks[name], [str(ref.field) for ref in found.cells]
            told = _several(self.book, mark, [getattr(appraisal, field) for field in fields])
            cell = _mean(name, mark, plan, appraisal.row, fields, self.standing, value)
        said, styles = self._said(spot.rules, name)
        evidence = evidence_text(found.cells, plan, self.book.voice) if found.cells else None
        place = plan.copy_of(found.cells[0]) if found.cells else None
        look = link(place, self._look) if place else None
        return Row([*who, *said, told, None, None, cell, None, evidence, look], styles)

    def _marks(self, spot: Spot, appraisal: Appraisal | None) -> dict[str, Marked]:
        found = marks_of(spot.rules.marks, appraisal)
        if not any_by_best(spot.rules.marks):
            return found
        bests = (self.plan.records.bests or {}).get(spot.rules.id, {})
        return compared(found, spot.rules.marks, bests, spot.card.member)

    def _of_best(self, spot: Spot, name: str, by: OfBest) -> tuple[str, Cell]:
        """What is told of a mark that is reckoned by the best one, and its cell: from the line of the other."""
        told = self.book.voice.remark(Remark("remarks.mark-of-best", by.params))
        value, own = spot.card.marks[name], spot.mark_rows.get(by.mark)
        if not own or not by.best:
            return told, value
        best = self._best(spot.rules, name, by)
        return told, Formula(f"ROUND({self.points}{own}*{plain(by.full)}/{best},9)", value)

    def _best(self, rules: RuleSet, name: str, by: OfBest) -> str:
        """The best one: of the whole column, where all who stand in it are compared, else the number."""
        key = (rules.id, name)
        if key not in self._columns:
            self._columns[key] = self._column(rules, rules.marks[name], by.mark)
        highest, column = self._columns[key]
        return column if highest == by.best else plain(by.best)

    def _column(self, rules: RuleSet, mark: Mark, other: str) -> tuple[Decimal | None, str]:
        """The highest in the column of another mark, and the formula that finds it. None: not all are compared."""
        members, plan, field = self.plan.records.members, self.plan, rules.marks[other].fields(other)[0]
        groups = {(each.track in rules.tracks, group_in(mark.best.of, each)) for each in members if mark.best}
        rows = {row for row, fields in self.standing.items() if field in fields}
        if rules.marks[other].evaluators is not None or len(groups) != 1 or not rows:
            return None, ""
        values = (getattr(row, field, None) for row in plan.records.appraisal if row.row in rows)
        column = column_letters(plan.records.layouts["appraisal"].columns[field])
        formula = f"MAX({sheet_name(plan.title('appraisal'))}!${column}${min(rows)}:${column}${max(rows)})"
        return max(filter(None, values), default=None), formula

    def _instead(self, found: Marked) -> str:
        """What is told of what counts for a mark that is not there."""
        by = plain(found.instead) if isinstance(found.instead, Decimal) else self.book.voice.term(str(found.instead))
        return self.book.say("mark-otherwise", by=by)

    def _said(self, rules: RuleSet, name: str) -> tuple[tuple[str, str | None, str], Sequence[int]]:
        """What every line of a mark says, and its formats."""
        key = (rules.id, name)
        if key not in self._known:
            book, mark, weights = self.book, rules.marks[name], rules.weights
            share = weights.marks.get(name) if weights else None
            clause = book.voice.term(weights.clause) if weights and share else None
            weighed = book.say("mark-weighed", share=f"{plain(share * 100)}%", full=plain(mark.full)) if share else None
            said = (book.voice.term(name), clause, weighed or book.say("mark-says", full=plain(mark.full)))
            figure = "score" if mark.evaluators or mark.best else "plain"
            self._known[key] = said, book.styles(*_STYLES[:10], figure, *_STYLES[11:])
        return self._known[key]


def _several(book: Book, mark: Mark, given: Sequence[object]) -> str | None:
    if mark.evaluators is None:
        return None
    marks = book.voice.joined([plain(value) for value in given])  # type: ignore[arg-type]
    highest, lowest = mark.drop.of(len(given)) if mark.drop else (0, 0)
    if not highest and not lowest:
        return book.say("mark-mean", marks=marks)
    return book.say("mark-mean-dropped", marks=marks, highest=highest, lowest=lowest)


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
    highest, lowest = mark.drop.of(len(fields))
    dropped = [f"LARGE({cells},{at})" for at in range(1, highest + 1)]
    dropped += [f"SMALL({cells},{at})" for at in range(1, lowest + 1)]
    kept = "-".join([f"SUM({cells})", *dropped])
    return Formula(f"ROUND(({kept})/(COUNT({cells})-{highest + lowest}),9)", value)
