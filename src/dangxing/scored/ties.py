"""What parts equal totals, as cells: one figure, or several written as one text that sorts as they do."""

from __future__ import annotations

from decimal import Decimal

from dangxing.rules import RuleSet, Track
from dangxing.rules.ranking import ENTERED, MIDDLE, MILLION, NOTHING, Counted, Tie
from dangxing.scored.asked_cells import Fact, fact_title
from dangxing.scored.outcome_cells import Outcomes
from dangxing.scored.plan import Spot
from dangxing.scoring import figures
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Cell, Formula, number_text, quoted


def title(book: Book, rules: RuleSet, track: Track) -> str:
    """The header of the column."""
    names = [_name(book, tie, rules, track) for tie in rules.ties]
    entered = len(names) == 1 and rules.ties[0] in ENTERED
    return names[0] if entered else book.say("column-tie-by", by=book.voice.joined(names))


def _name(book: Book, tie: Tie, rules: RuleSet, track: Track) -> str:
    if isinstance(tie, Counted):
        measure = tie.measure
        return fact_title(book, Fact("measure", measure) if measure else Fact("lost", tie.lost or "total"), rules)
    if tie in (*ENTERED, "quantified", "poll"):
        return book.say(f"column-{tie}")
    if tie in track.categories:
        return book.voice.title(track.categories[tie])
    part = next((category.parts[tie] for category in track.categories.values() if tie in category.parts), None)
    if part is not None:
        return book.voice.title(part)
    return book.voice.term(track.rules[tie].says if tie in track.rules else tie)


def cell(spot: Spot, outcomes: Outcomes) -> Cell:
    """What a member has of it."""
    value, rules = spot.card.tie_break, spot.rules
    if value is None:
        return None
    if rules.composed:
        return Formula("&".join(f'{_placed(tie, spot, outcomes)}&";"' for tie in rules.ties), value)
    found = _cell(rules.ties[0], spot, outcomes)
    return value if found is None else Formula(f"ROUND({found},6)", value)


def _cell(tie: Tie, spot: Spot, outcomes: Outcomes) -> str | None:
    """The cell of a figure; None: none holds it."""
    if isinstance(tie, Counted):
        return outcomes.cell(Fact("measure", tie.measure), spot) if tie.measure else None
    letter = outcomes.columns.figure(tie)
    return None if letter is None else f"{letter}{spot.track_row}"


def _placed(tie: Tie, spot: Spot, outcomes: Outcomes) -> str:
    """A figure as it stands in the text: its millionths, from the middle of as many digits as there are."""
    found, sign = _cell(tie, spot, outcomes), "-" if isinstance(tie, Counted) and tie.fewest else "+"
    if found is None:
        value = _value(tie, spot)
        if value is None:
            return quoted(NOTHING)
        found = number_text(value)
    told = f'TEXT({MIDDLE}{sign}ROUND({found}*{MILLION},0),"{NOTHING}")'
    return f'IF({found}="",{quoted(NOTHING)},{told})'


def _value(tie: Tie, spot: Spot) -> Decimal | None:
    """A figure that no cell of the sheet holds."""
    card = spot.card
    if isinstance(tie, Counted):
        return figures.lost_of(tie, card)
    if tie in ENTERED:
        return spot.rules.entered(card.tie_break, tie)
    return figures.inner_score(tie, card, spot.track)
