"""總表: every member by rule set and rank, linked to the row on the track's sheet, with the counts of outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dangxing.records import column_letters
from dangxing.scored.columns import columns_of, looks_of, waits_for_entry
from dangxing.scored.outcome_cells import Fact, Standings, facts_of, quota_bands
from dangxing.scored.plan import Group, Plan, Spot
from dangxing.scored.ranks import OUTCOME, Ranked, Ranking, chained, guard_of, looked_up
from dangxing.sheets.book import Book, fitting, height_of
from dangxing.sheets.cells import Cell, Formula, Row, quoted, sheet_name

_COLUMNS = (
    "rank", "id", "name", "branch", "track", "quantified", "poll", "total", "outcome",
    "track-rank", "branch-rank", "tie-break", "rules", "reasons",
)  # fmt: skip
_STYLES = (
    "whole", "id", "link", "text", "text", "score", "score", "total", "outcome",
    "whole", "whole", "plain", "text", "wrap",
)  # fmt: skip
_SEEN_FOR_WIDTH = 3000
_REASONS = 56


def write(book: Book, plan: Plan, year: str) -> None:
    """Adds the sheet, the first of the workbook."""
    sheet = book.add(plan.titles["summary"])
    height = plan.summary_header + len(plan.spots)
    width = len(_COLUMNS) + _quotas(plan)
    book.fill(sheet, _rows(book, plan, year), height, _widths(book, plan))
    # What applies to none of the members takes no room; the columns stay where formulas and readers look for them.
    if not any(group.rules.polled for group in plan.groups):
        sheet.set_column(6, 6, None, None, {"hidden": True})
    if all(len(group.rules.ranking) == 1 for group in plan.groups):
        sheet.set_column(11, 11, None, None, {"hidden": True})
    if len(plan.groups) == 1:
        sheet.set_column(12, 12, None, None, {"hidden": True})
    book.table(sheet, plan.summary_header - 1, height - 1, width, frozen=3)
    book.page(sheet, "")
    looks = dict(look for group in plan.groups for look in looks_of(group.rules, book.voice))
    book.judge(sheet, plan.summary_header, height - 1, _STYLES.index("outcome"), looks.items())
    sheet.activate()


def _widths(book: Book, plan: Plan) -> list[float]:
    spots = plan.spots[:_SEEN_FOR_WIDTH]
    seen = [spot.card.member for spot in spots]
    return [
        7,
        fitting((member.id for member in seen), 10, 22),
        fitting((member.name for member in seen), 8, 24),
        fitting((member.branch for member in seen), 10, 30),
        fitting({book.voice.title(spot.track) for spot in spots}, 10, 24),
        10, 10, 10,
        fitting({book.voice.outcome(spot.card.outcome, spot.rules) for spot in spots}, 10, 20),
        10, 10, 10,
        fitting((book.voice.title(group.rules) for group in plan.groups), 10, 26),
        _REASONS,
        *([12.0] * _quotas(plan)),
    ]  # fmt: skip


def _rows(book: Book, plan: Plan, year: str) -> Iterator[Row]:
    yield Row([book.heading("summary-title", year=year, noun=book.noun)], book.styles("title"), 26)
    note = book.styles("note")
    for group in plan.groups:
        yield Row([_counts(book, group)], note, 18)
    for group in plan.groups:
        if group.rules.id in plan.guards:
            yield Row([guard_of(book, _ranking(group))], book.styles("guard"))
    titles = [book.say(f"column-{name}") for name in _COLUMNS]
    titles += [book.say("fact-quota", number=at + 1) for at in range(_quotas(plan))]
    yield Row(titles, [book.style("header")] * len(titles), 32)
    styles = book.styles(*_STYLES, *(["whole"] * _quotas(plan)))
    for group in plan.groups:
        guard = plan.guards.get(group.rules.id)
        ranking, standings = _ranking(group), Standings(group)
        ranks = chained(ranking, guard) if guard else looked_up(ranking)
        for spot, (rank, track_rank, branch_rank) in zip(group.spots, ranks, strict=True):
            values = _member(book, plan, spot, rank, track_rank, branch_rank)
            height = height_of(((values[-1], _REASONS),))
            values += _eligible(plan, spot, standings)
            yield Row(values + [None] * (len(titles) - len(values)), styles, height)


def _quotas(plan: Plan) -> int:
    """How many bands with a quota a rule set has, at most."""
    return max((len(quota_bands(group.rules)) for group in plan.groups), default=0)


def _eligible(plan: Plan, spot: Spot, standings: Standings) -> list[Cell]:
    """Whether the member meets each band that has a quota, as the track's sheet says."""
    if not waits_for_entry(spot):
        return []
    columns, facts = columns_of(spot.rules, spot.track), facts_of(spot.rules)
    sheet = sheet_name(plan.track_titles[spot.card.member.track])
    return [
        Formula(
            f"{sheet}!{column_letters(columns.width + facts.index(Fact('eligible', band.id)))}{spot.track_row}",
            "" if spot.card.total is None else int(standings.eligible(band, spot)),
        )
        for band in quota_bands(spot.rules)
    ]


def _member(book: Book, plan: Plan, spot: Spot, rank: Cell, track_rank: Cell, branch_rank: Cell) -> list[Cell]:
    card, member = spot.card, spot.card.member
    columns = columns_of(spot.rules, spot.track)
    title = plan.track_titles[member.track]
    sheet, row = sheet_name(title), spot.track_row

    def there(letter: str, value: Cell) -> Cell:
        return Formula(f"{sheet}!{letter}{row}", value if not isinstance(value, Formula) else value.value)

    judged = waits_for_entry(spot)
    reasons = [reason for reason in card.reasons if reason.key != "remarks.band"]
    target = quoted(f"#{sheet}!A{row}")
    return [
        rank if judged else None,
        member.id,
        Formula(f"HYPERLINK({target},{sheet}!B{row})", member.name),
        member.branch,
        book.voice.title(spot.track),
        there(columns.quantified, card.quantified) if card.quantified is not None else None,
        there(columns.poll, card.poll) if columns.poll and card.poll is not None else None,
        there(columns.total, "" if card.total is None else card.total) if judged else None,
        there(columns.outcome, book.voice.outcome(card.outcome, spot.rules)),
        track_rank if judged else None,
        branch_rank if judged else None,
        card.tie_break if len(spot.rules.ranking) > 1 else None,
        book.voice.title(spot.rules),
        book.voice.sentences(map(book.voice.remark, reasons)) or None,
    ]


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
    return Ranking(rows, len(group.rules.ranking) > 1)
