"""One sheet a track: every member's categories, quantified score, poll, total, rank and outcome, computed from 明細."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dangxing.language.voice import plain
from dangxing.rules import RuleSet, Track
from dangxing.rules.pots import OPEN
from dangxing.scored import lines_sheet, pots, settled_sheet, ties
from dangxing.scored.asked_cells import Fact, Standings, facts_of
from dangxing.scored.columns import (
    FIRST_CATEGORY,
    RANK_COLUMNS,
    Columns,
    columns_of,
    looks_of,
    waits_for_entry,
    widths_of,
)
from dangxing.scored.outcome_cells import Outcomes
from dangxing.scored.part_places import Placed, asked
from dangxing.scored.plan import TRACK_HEADER, TRACK_STANDARDS, Plan, Spot, category_of
from dangxing.scored.pots import held, held_to
from dangxing.scored.settled_sheet import Block
from dangxing.scoring.outcomes import asks_ranks
from dangxing.sheets.book import SEEN_FOR_WIDTH, Book, fitting
from dangxing.sheets.cells import Cell, Formula, Row, number_text, quoted, sheet_name

if TYPE_CHECKING:
    from dangxing.scored.rating_table import RatingTable

_HUNDRED = 100


class Parts(NamedTuple):
    """The tables of the parts of the year: of categories that are settled by such, of places in them, of ratings."""

    blocks: Sequence[Block] = ()
    places: Sequence[Placed] = ()
    ratings: Sequence[RatingTable] = ()


def write(book: Book, plan: Plan, track_id: str, year: int, parts: Parts) -> None:
    """Adds the sheet of one track."""
    spots = plan.tracks[track_id]
    rules, track = spots[0].rules, spots[0].track
    columns = columns_of(rules, track)
    group = next(group for group in plan.groups if group.rules.id == rules.id)
    own_blocks = {block.category_id: block for block in parts.blocks if block.track_id == track_id}
    own_places = {key: each for each in parts.places if each.block.track_id == track_id and (key := asked(each.test))}
    own_ratings = {table.name: table for table in parts.ratings if table.block.track_id == track_id}
    own = Outcomes(book, plan, columns, Standings(group), facts_of(rules), own_blocks, own_places, own_ratings)
    sheet = book.add(plan.track_titles[track_id])
    height = TRACK_HEADER + len(spots)
    book.fill(sheet, _rows(book, plan, spots, own, year), height, _widths(book, spots, own))
    book.table(sheet, TRACK_HEADER - 1, height - 1, columns.width + len(own.facts), frozen=2)
    book.page(sheet, "")
    book.judge(sheet, TRACK_HEADER, height - 1, columns.width - 1, looks_of(rules, book.voice))


def _widths(book: Book, spots: tuple[Spot, ...], own: Outcomes) -> list[float]:
    columns = own.columns
    outcomes = {book.voice.outcome(spot.card.outcome, spot.rules) for spot in spots[:SEEN_FOR_WIDTH]}
    scores = [11.0] * len(columns.categories)
    rest = [9.0] * (columns.width - FIRST_CATEGORY - len(scores) - 1)
    return [
        *widths_of(spots, 10),
        *scores, *rest, fitting(outcomes, 10, 20), *([12.0] * len(own.facts)),
    ]  # fmt: skip


def _rows(book: Book, plan: Plan, spots: tuple[Spot, ...], outcomes: Outcomes, year: int) -> Iterator[Row]:
    rules, track, columns = spots[0].rules, spots[0].track, outcomes.columns
    yield Row(
        [book.heading("track-title", year=rules.calendar.label(year), track=book.voice.title(track))],
        book.styles("title"),
        26,
    )
    about = book.say(
        f"track-note-{track.begins}",
        rules=book.voice.title(rules),
        version=book.voice.term(rules.version),
        clause=book.voice.term(track.clause),
    )
    if any(not category.applies for spot in spots for category in spot.card.categories):
        about += book.say("not-applicable")
    yield Row([about], book.styles("note"), 18)
    yield _standards(book, rules, track, columns)
    yield _header(book, rules, track, outcomes)
    names = ["id", "text", "text", *(["score" if rules.fine else "plain"] * len(columns.categories)), "score"]
    names += (
        ["score"] * (columns.poll is not None)
        + [_mark_style(rules, mark) for mark in columns.marks]
        + ["total", "center"]
    )
    names += ["plain"] * (columns.tie_break is not None)
    names += ["whole", "whole", "whole", "outcome", *(["plain"] * len(outcomes.facts))]
    styles = book.styles(*names)
    starred = book.style("starred")
    for spot in spots:
        unasked = [at for at, category in enumerate(spot.card.categories, FIRST_CATEGORY) if not category.applies]
        own = [starred if at in unasked else style for at, style in enumerate(styles)] if unasked else styles
        yield Row(_member(book, plan, spot, outcomes), own, 17)


def _mark_style(rules: RuleSet, mark: str) -> str:
    """A mean of evaluators may have no last decimal."""
    return "score" if rules.marks[mark].evaluators or rules.marks[mark].best else "plain"


def _standards(book: Book, rules: RuleSet, track: Track, columns: Columns) -> Row:
    values: list[Cell] = [book.say(f"begins-{track.begins}"), None, None]
    names = ["label", "label", "label"]
    for category in track.categories.values():
        values.append(None if category.fed else category.bounds.start)
        names.append("standard")
    if rules.weights:
        weights = rules.weights
        shares = (weights.own, *([weights.poll] if rules.polled else []), *map(weights.marks.get, rules.marks))
        values += shares
        names += ["share"] * len(shares)
    else:
        values.append(rules.full_score)
        names.append("standard")
    values += [None] * (columns.width - len(values))
    names += ["label"] * (columns.width - len(names))
    return Row(values, book.styles(*names))


def _header(book: Book, rules: RuleSet, track: Track, outcomes: Outcomes) -> Row:
    columns = outcomes.columns
    titles = [book.say(f"column-{name}") for name in ("id", "name", "branch")]
    titles += [
        book.voice.title(category) + (f" × {plain(category.share * 100)}%" if category.share is not None else "")
        for category in track.categories.values()
    ]
    titles.append(book.say("column-quantified"))
    titles += [book.say("column-poll")] * (columns.poll is not None)
    titles += map(book.voice.term, columns.marks)
    titles += [book.say("column-total"), book.say("column-verdict")]
    titles += [ties.title(book, rules, track)] * bool(rules.ties)
    titles += [book.say(f"column-{name}") for name in ("rank", "track-rank", "branch-rank", "outcome")]
    titles += outcomes.titles()
    return Row(titles, [book.style("header")] * len(titles), 32)


def _member(book: Book, plan: Plan, spot: Spot, outcomes: Outcomes) -> list[Cell]:
    card, columns = spot.card, outcomes.columns
    values: list[Cell] = [card.member.id, card.member.name, card.member.branch]
    scores = {category.id: category for category in card.categories}
    for category_id in columns.categories:
        score = scores.get(category_id)
        values.append(Formula(_category(book, plan, spot, category_id, outcomes), score.score) if score else None)
    values.append(None if card.quantified is None else Formula(_quantified(spot, columns), card.quantified))
    if columns.poll:
        poll = f"{sheet_name(plan.titles['lines'])}!{lines_sheet.POINTS}{spot.poll_row}"
        values.append(Formula(poll, card.poll) if spot.poll_row else None)
    for mark in columns.marks:
        at = spot.mark_rows.get(mark)
        cell = f"{sheet_name(plan.titles['lines'])}!{lines_sheet.POINTS}{at}"
        values.append(Formula(cell, card.marks[mark]) if at else None)
    values.append(_total(spot, outcomes))
    values.append(book.voice.term(card.verdict) if card.verdict else None)
    if columns.tie_break:
        values.append(ties.cell(spot, outcomes))
    values += _ranks(plan, spot, waits=outcomes.standings.group.goes_on)
    values.append(_outcome(book, spot, outcomes))
    return values + outcomes.values(spot, waits=waits_for_entry(spot))


def _category(book: Book, plan: Plan, spot: Spot, category_id: str, outcomes: Outcomes) -> str:
    """Start plus the member's lines of the category, held to its bounds; 0 where a line forfeits it (第七條)."""
    block = outcomes.blocks.get(category_id)
    if block is not None:
        return settled_sheet.cell_of(plan, spot, block)
    start = f"{outcomes.columns.categories[category_id]}${TRACK_STANDARDS}"
    category = category_of(spot, category_id)
    if category.fed:
        start = outcomes.cell(Fact("start", category_id), spot)
    ranges = {part: rows for (of, part, _), rows in spot.ranges.items() if of == category_id}
    levels, bounds = pots.levels(outcomes, category_id, spot), category.bounds
    if not ranges:
        # MIN passes over a cell that is empty, as where nobody knows the start; a sum does not.
        kept = not category.fed and bounds.is_sound and levels.ratio is None
        return levels.hold(f"N({start})" if category.fed else start, OPEN if kept and not levels.lifts else bounds)
    lines = sheet_name(plan.titles["lines"])
    first, last = min(first for first, _ in ranges.values()), max(last for _, last in ranges.values())
    if category.keep:
        own = [pots.summed(plan, ranges[""])] if "" in ranges else []
        summed = "+".join((start, *own, pots.highest(outcomes, category_id, category, spot)))
    else:
        parts = (
            held_to(pots.summed(plan, rows), category.parts[part].at_most, levels.parts.get(part))
            if part
            else pots.summed(plan, rows)
            for part, rows in ranges.items()
        )
        summed = "+".join((start, *parts))
    # The cell of the standard is both where the category begins and where it ends.
    cap = start if bounds.cap == bounds.start and not category.fed else None
    score = levels.hold(summed, bounds, cap)
    if not any(line.forfeit and line.category == category_id for line in spot.card.lines):
        return score
    marks = f"{lines}!{lines_sheet.FORFEITED}{first}:{lines_sheet.FORFEITED}{last}"
    return f"IF(COUNTIF({marks},{quoted(book.say('forfeited'))})>0,0,{score})"


def _quantified(spot: Spot, columns: Columns) -> str:
    """The sum of the categories, held to the bounds of the total where there are any."""
    letters = list(columns.categories.values())
    summed = f"SUM({letters[0]}{spot.track_row}:{letters[-1]}{spot.track_row})"
    if spot.track.weighed:
        shares = (category.share for category in spot.track.categories.values())
        summed = "+".join(map(partial(_shared, spot), letters, shares))
    if spot.rules.total:
        bounds = spot.rules.total.bounds
        begun = f"{number_text(bounds.start)}+{summed}" if bounds.start else summed
        if spot.rules.total.pro_rata:
            ratio = spot.rules.total.ratio(spot.card.months)
            begun = f"({begun})*{ratio.numerator}/{ratio.denominator}"
        summed = held(begun, bounds)
    places = spot.rules.places
    if spot.rules.fine:
        # The inner rounding takes off what is left of thirds. What is weighed is rounded once it is weighed.
        summed = f"ROUND({summed},6)"
        return summed if spot.rules.weights else f"ROUND({summed},{places})"
    return f"ROUND({summed},{2 if spot.rules.weights else places})"


def _shared(spot: Spot, letter: str, share: Decimal | None) -> str:
    """The cell of a category, times its share."""
    cell = f"{letter}{spot.track_row}"
    return cell if share is None else f"{cell}*{number_text(share * 100)}/100"


def _total(spot: Spot, outcomes: Outcomes) -> Cell:
    if not waits_for_entry(spot):
        return None
    rules, row, columns = spot.rules, spot.track_row, outcomes.columns
    total = _weighed(rules, columns, row) if rules.weights else f"{columns.quantified}{row}"
    total = outcomes.limited(total, spot)
    needed = {"poll": columns.poll, "verdict": columns.verdict}
    letters = [letter for need, letter in needed.items() if need in rules.wants[spot.card.member.track] and letter]
    letters += [columns.marks[mark] for mark in rules.marks_asked[spot.card.member.track]]
    wanting = [f'{letter}{row}=""' for letter in letters]
    if wanting:
        total = f'IF(OR({",".join(wanting)}),"",{total})'
    return Formula(total, "" if spot.card.total is None else spot.card.total)


def _weighed(rules: RuleSet, columns: Columns, row: int) -> str:
    """Each score times the share that stands above it, a mark out of a hundred."""
    letters = (columns.quantified, *([columns.poll] if columns.poll else []))
    parts = [f"{letter}${TRACK_STANDARDS}*{letter}{row}" for letter in letters]
    for mark in rules.weights.marks if rules.weights else ():
        letter, full = columns.marks[mark], rules.marks[mark].full
        out_of = "" if full == _HUNDRED else f"*100/{number_text(full)}"
        parts.append(f"{letter}${TRACK_STANDARDS}*{letter}{row}{out_of}")
    # The inner rounding takes off what binary fractions add (89.99499999999999 is 89.995, and rounds up).
    return f"ROUND(ROUND({'+'.join(parts)},6),{rules.places})"


def _ranks(plan: Plan, spot: Spot, *, waits: bool) -> list[Cell]:
    """Where 總表 has the ranks. ``waits``: some are not known yet, and stand nowhere."""
    if not waits_for_entry(spot):
        return [None, None, None]
    card = spot.card
    sheet = sheet_name(plan.titles["summary"])
    ranks = (card.rank, card.track_rank, card.branch_rank)
    return [
        Formula(f"{sheet}!{letter}{spot.summary_row}", "" if rank is None else rank)
        if rank is not None or not waits
        else None
        for letter, rank in zip(RANK_COLUMNS, ranks, strict=True)
    ]


def _outcome(book: Book, spot: Spot, outcomes: Outcomes) -> Cell:
    """The first band, from the top, that the total reaches, whose tests hold and which has room."""
    rules = spot.rules
    value = book.voice.outcome(spot.card.outcome, rules)
    if not waits_for_entry(spot) or (outcomes.standings.group.goes_on and asks_ranks(rules)):
        return value
    total = f"{outcomes.columns.total}{spot.track_row}"
    *upper, lowest = rules.bands
    formula = quoted(book.voice.title(lowest))
    for band in reversed(upper):
        formula = f"IF({outcomes.within(band, spot)},{quoted(book.voice.title(band))},{formula})"
    return Formula(f'IF({total}="",{quoted(book.voice.outcome("pending", rules))},{formula})', value)
