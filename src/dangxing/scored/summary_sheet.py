"""總表: every member by rule set and rank, linked to the row on the track's sheet, with the counts of outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from dangxing.records import column_letters
from dangxing.rules.ranking import ENTERED
from dangxing.scored import rank_table as table
from dangxing.scored.asked_cells import Standings, facts_of, told_bands
from dangxing.scored.columns import columns_of, looks_of, waits_for_entry
from dangxing.scored.plan import Group, Plan, Spot
from dangxing.scored.ranks import OUTCOME, Ranked, Ranking, guard_of
from dangxing.sheets.book import SEEN_FOR_WIDTH, Book, fitting, height_of
from dangxing.sheets.cells import Cell, Formula, Row, quoted, sheet_name

# After the columns of the table.
_RULES, _REASONS = len(table.COLUMNS), len(table.COLUMNS) + 1
_STYLES = tuple("link" if name == "name" else style for name, style in zip(table.COLUMNS, table.STYLES, strict=True))


def write(book: Book, plan: Plan, year: str) -> None:
    """Adds the sheet, the first of the workbook."""
    sheet = book.add(plan.titles["summary"])
    groups = plan.groups
    absent = {
        table.POLL: not any(group.rules.polled for group in groups),
        # Several figures in one text are for formulas to compare, not for people to read.
        table.TIE_BREAK: all(not group.rules.ties or group.rules.composed for group in groups),
        _RULES: len(groups) == 1,
    }
    hidden = [column for column, nothing in absent.items() if nothing]
    looks = dict(look for group in groups for look in looks_of(group.rules, book.voice))
    span = table.Span(plan.summary_header, plan.summary_header + len(plan.spots), _REASONS + 1 + _quotas(plan))
    table.put(book, sheet, _rows(book, plan, year), span, _widths(book, plan), hidden, looks.items())
    sheet.activate()


def _widths(book: Book, plan: Plan) -> list[float]:
    spots = plan.spots[:SEEN_FOR_WIDTH]
    seen = [spot.card.member for spot in spots]
    return [
        *table.widths(
            (member.id for member in seen),
            (member.name for member in seen),
            (member.branch for member in seen),
            {book.voice.title(spot.track) for spot in spots},
            {book.voice.outcome(spot.card.outcome, spot.rules) for spot in spots},
        ),
        fitting((book.voice.title(group.rules) for group in plan.groups), 10, 26),
        table.REASONS,
        *([12.0] * _quotas(plan)),
    ]


def _rows(book: Book, plan: Plan, year: str) -> Iterator[Row]:
    yield Row([book.heading("summary-title", year=year, noun=book.noun)], book.styles("title"), 26)
    note = book.styles("note")
    for group in plan.groups:
        yield Row([_counts(book, group)], note, 18)
    for group in plan.groups:
        if group.rules.id in plan.guards:
            yield Row([guard_of(book, _ranking(group))], book.styles("guard"))
    quotas = _quotas(plan)
    more = [book.say("column-rules"), book.say("column-reasons")]
    yield table.header(book, more + [book.say("fact-quota", number=at + 1) for at in range(quotas)])
    styles = book.styles(*_STYLES, "text", "wrap", *(["whole"] * quotas))
    for group in plan.groups:
        standings = Standings(group)
        ranks = _ranks(plan, group)
        for spot, each in zip(group.spots, ranks, strict=True):
            reasons = [reason for reason in spot.card.reasons if reason.key != "remarks.band"]
            told = book.voice.sentences(map(book.voice.remark, reasons)) or None
            values = [*_member(book, plan, spot, each).cells(), book.voice.title(spot.rules), told]
            values += _eligible(plan, spot, standings)
            values += [None] * (len(styles) - len(values))
            yield Row(values, styles, height_of(((told, table.REASONS),)))


def _ranks(plan: Plan, group: Group) -> Iterator[tuple[Cell, Cell, Cell]]:
    """Each row's ranks: as formulas, unless some wait for periods that go on."""
    if not group.goes_on:
        return table.ranks(_ranking(group), plan.guards.get(group.rules.id))
    return ((card.rank, card.track_rank, card.branch_rank) for card, *_ in group.spots)


def _quotas(plan: Plan) -> int:
    """Of how many bands a rule set says who meets them, at most."""
    return max((len(told_bands(group.rules)) for group in plan.groups), default=0)


def _eligible(plan: Plan, spot: Spot, standings: Standings) -> list[Cell]:
    """Whether the member meets each band of which that is told, as the track's sheet says."""
    if not waits_for_entry(spot) or standings.group.goes_on:
        return []
    columns, facts = columns_of(spot.rules, spot.track), facts_of(spot.rules)
    sheet = sheet_name(plan.track_titles[spot.card.member.track])
    return [
        Formula(
            f"{sheet}!{column_letters(columns.width + facts.index(fact))}{spot.track_row}",
            "" if spot.card.total is None else int(standings.told(fact, band, spot)),
        )
        for fact, band in told_bands(spot.rules)
    ]


def _member(book: Book, plan: Plan, spot: Spot, ranks: tuple[Cell, Cell, Cell]) -> table.Shown:
    card, member = spot.card, spot.card.member
    columns = columns_of(spot.rules, spot.track)
    title = plan.track_titles[member.track]
    sheet, row = sheet_name(title), spot.track_row

    def there(letter: str, value: Cell) -> Cell:
        return Formula(f"{sheet}!{letter}{row}", value if not isinstance(value, Formula) else value.value)

    judged = waits_for_entry(spot)
    target = quoted(f"#{sheet}!A{row}")
    return table.Shown(
        ranks if judged else (None, None, None),
        member.id,
        Formula(f"HYPERLINK({target},{sheet}!B{row})", member.name),
        member.branch,
        book.voice.title(spot.track),
        there(columns.quantified, card.quantified) if card.quantified is not None else None,
        there(columns.poll, card.poll) if columns.poll and card.poll is not None else None,
        there(columns.total, "" if card.total is None else card.total) if judged else None,
        there(columns.outcome, book.voice.outcome(card.outcome, spot.rules)),
        _tie(spot, columns.tie_break, there),
    )


def _tie(spot: Spot, letter: str | None, there: Callable[[str, Cell], Cell]) -> Cell:
    """What parts equal totals: as it was entered, or where the score that it is stands."""
    value, rules = spot.card.tie_break, spot.rules
    if letter is None or value is None or (rules.ties[0] in ENTERED and not rules.composed):
        return value
    return there(letter, value)


def _counts(book: Book, group: Group) -> Formula:
    """``企業黨員：應考50人，表彰12，合格30 …``, counted from the outcomes below."""
    counted = Counter(book.voice.outcome(spot.card.outcome, group.rules) for spot in group.spots)
    outcomes = [book.voice.title(band) for band in group.rules.bands]
    outcomes += [outcome for outcome in counted if outcome not in outcomes]
    cells = f"{OUTCOME}{group.first}:{OUTCOME}{group.end}"
    head = book.say("counts", rules=book.voice.title(group.rules), members=len(group.spots))
    formula, value = quoted(head), head
    for outcome in dict.fromkeys(outcomes):
        label = book.say("count", outcome=outcome)
        formula += f"&{quoted(label)}&COUNTIF({cells},{quoted(outcome)})"
        value += f"{label}{counted[outcome]}"
    return Formula(formula, value)


def _ranking(group: Group) -> Ranking:
    rows = [
        Ranked(
            spot.summary_row,
            (spot.card.rank, spot.card.track_rank, spot.card.branch_rank),
            spot.card.member.track,
            spot.card.member.branch,
        )
        for spot in group.spots
    ]
    return Ranking(rows, bool(group.rules.ties), group.rules.composed)
