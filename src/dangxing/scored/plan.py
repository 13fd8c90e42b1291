"""Where everything will stand: the titles of the sheets and the row of every member, known before a row is written.

Formulas point from sheet to sheet, and rows are made while the file is written; so the places come first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from dangxing.errors import FileProblem
from dangxing.language import patterns
from dangxing.language.script import within
from dangxing.language.voice import Voice
from dangxing.records import EVERY_SHEET, Records, Ref, SheetKey, column_letters
from dangxing.results import CategoryScore, Result, Scorecard
from dangxing.rules import Category, Rulebook, RuleSet, Span, Track
from dangxing.rules.marks import any_by_best
from dangxing.rules.pots import Held
from dangxing.sheets.cells import sheet_name
from dangxing.workbook.grid import Grid

# The rows (from 1) under which the tables begin.
LINES_HEADER = 1
TRACK_STANDARDS = 3
TRACK_HEADER = 4
# How many rows and columns a sheet can have.
ROWS = 1_048_576
COLUMNS = 16_384

# Our sheets. Before the year has ended there is nothing to post or to file, but something left to do.
_OWN = ("summary", "lines", "feedback", "notice", "filing", "about")
_OWN_AS_OF = ("summary", "lines", "due", "feedback", "about")

_LONGEST_TITLE = 31
_ILLEGAL = patterns.late(r"[\[\]:*?/\\\x00-\x1f]")


class Spot(NamedTuple):
    """One member's card, and its rows (from 1) on the track's sheet, in 總表 and in 明細.

    ``ranges`` are the first and last row of each category, part of it (else '') and part of the year by which it is
    settled (else None), that has lines; ``poll_row`` that of the poll, ``mark_rows`` those of the marks.
    """

    card: Scorecard
    rules: RuleSet
    track: Track
    track_row: int
    summary_row: int
    ranges: Mapping[tuple[str, str, Span | None], tuple[int, int]]
    poll_row: int | None
    mark_rows: Mapping[str, int]


def score_of(spot: Spot, category_id: str) -> CategoryScore | None:
    """A member's score of a category; None: the member was not scored."""
    return next((score for score in spot.card.categories if score.id == category_id), None)


def held_of(spot: Spot, category_id: str, span: Span | None = None) -> list[Held]:
    """The limits of a category that hold of a member, in a part of the year by which it is settled."""
    score = score_of(spot, category_id)
    return [each for when, each in score.held if when == span] if score else []


def category_of(spot: Spot, category_id: str, span: Span | None = None) -> Category:
    """A category as the limits that hold of a member make it; those that are shares of other figures left out."""
    held = [each.without_share() for each in held_of(spot, category_id, span) if each.share is None or not each.part]
    return spot.track.categories[category_id].under(held)


class Group(NamedTuple):
    """The members of one rule set, by rank, in contiguous rows of 總表; the ``ranked`` first of them have a rank.

    ``goes_on``: whether anybody's period does; then ranks, and what asks for them, wait and are not reckoned anew.
    """

    rules: RuleSet
    spots: tuple[Spot, ...]
    ranked: int
    goes_on: bool

    @property
    def first(self) -> int:
        """The row of the first member in 總表, from 1."""
        return self.spots[0].summary_row

    @property
    def last(self) -> int:
        """The row of the last member that has a rank; the first row where none has."""
        return self.first + max(self.ranked, 1) - 1

    @property
    def end(self) -> int:
        """The row of the last member."""
        return self.first + len(self.spots) - 1


class Plan(NamedTuple):
    """The titles of all sheets, every member's places, and where the records' copy stands (nowhere without grids)."""

    titles: Mapping[str, str]
    track_titles: Mapping[str, str]
    records_titles: Mapping[SheetKey, str]
    copied: frozenset[SheetKey]
    records: Records
    spots: tuple[Spot, ...]
    tracks: Mapping[str, tuple[Spot, ...]]
    groups: tuple[Group, ...]
    guards: Mapping[str, int]
    summary_header: int
    lines_end: int

    def of_track(self, track_id: str, letter: str) -> str:
        """A column of a track's sheet, as far as there are members."""
        first, last = TRACK_HEADER + 1, TRACK_HEADER + len(self.tracks[track_id])
        return f"{sheet_name(self.track_titles[track_id])}!${letter}${first}:${letter}${last}"

    def title(self, key: SheetKey) -> str:
        """The title of a records' sheet in the scored workbook."""
        return self.records_titles[key]

    def column(self, ref: Ref) -> int:
        """The column of a place in the records, from 0."""
        layout = self.records.layouts[ref.sheet]
        return layout.columns.get(ref.field, layout.anchor) if ref.field else layout.anchor

    def copy_of(self, ref: Ref) -> str | None:
        """The place in the records' copy, as formulas have it; None where there is no copy."""
        if ref.sheet not in self.copied:
            return None
        return f"{sheet_name(self.title(ref.sheet))}!{column_letters(self.column(ref))}{ref.row}"


# Up to so many members, a rank is looked up among all (and stays right whatever is changed by hand); above, where that
# would take minutes to recalculate, it is counted down the sorted rows.
CHAINED_ABOVE = 1000


def _records(result: Result, rulebook: Rulebook) -> Records:
    """The records, with the best of marks where any other is reckoned by that."""
    if not any(any_by_best(rules.marks) for rules in rulebook.rule_sets.values()):
        return result.records
    from dangxing.scoring.bests import with_bests

    return with_bests(result.records, rulebook, result.year)


def plan_of(result: Result, rulebook: Rulebook, grids: Mapping[SheetKey, Grid] | None, voice: Voice) -> Plan:
    """The places of everything in the scored workbook. FileProblem: a sheet would have more rows than it can."""
    by_rules = _grouped(card.rule_set for card in result.cards)
    by_track = _grouped(card.member.track for card in result.cards)
    rule_sets = [rules for rules in rulebook.rule_sets.values() if rules.id in by_rules]
    tracks = [track_id for track_id in rulebook.tracks if track_id in by_track]

    # 總表: a title, a line of counts for each rule set, a guard for each large one, and the header.
    large = [rules.id for rules in rule_sets if len(by_rules[rules.id]) > CHAINED_ABOVE]
    guards = {rule_set: row for row, rule_set in enumerate(large, 2 + len(rule_sets))}
    header = 2 + len(rule_sets) + len(guards)
    in_order = (
        at for rules in rule_sets for at in sorted(by_rules[rules.id], key=lambda at: _order(result.cards[at], at))
    )
    summary_rows = {at: row for row, at in enumerate(in_order, header + 1)}
    track_rows = {at: row for members in by_track.values() for row, at in enumerate(members, TRACK_HEADER + 1)}
    spots, end = _spots(result.cards, rulebook, track_rows, summary_rows)
    if max(end, header + len(spots)) > ROWS:
        raise FileProblem("sheets.too-many-rows", path=result.path, rows=ROWS, lines=end, members=len(spots))
    records_titles = _records_titles(result.records)
    titles, track_titles = _titles(
        records_titles.values(),
        {track_id: voice.title(rulebook.tracks[track_id][1]) for track_id in tracks},
        voice,
        _own(result, rulebook),
    )
    return Plan(
        titles=titles,
        track_titles=track_titles,
        records_titles=records_titles,
        copied=frozenset(key for key in grids or () if key in result.records.layouts),
        records=_records(result, rulebook),
        spots=tuple(spots),
        tracks={track_id: tuple(spots[at] for at in by_track[track_id]) for track_id in tracks},
        groups=tuple(_group(rules, [spots[at] for at in by_rules[rules.id]]) for rules in rule_sets),
        guards=guards,
        summary_header=header,
        lines_end=end,
    )


def _own(result: Result, rulebook: Rulebook) -> Iterable[str]:
    """Our sheets: with that of the parts of the year, where a category is settled by such."""
    tracks = {card.member.track for card in result.cards}
    settled = any(each.settle for track in tracks for each in rulebook.tracks[track][1].categories.values())
    names = _OWN if result.as_of is None else _OWN_AS_OF
    return (*names, "settled") if settled else names


def _grouped(keys: Iterable[str]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        found[key].append(at)
    return found


def _spots(
    cards: Sequence[Scorecard], rulebook: Rulebook, track_rows: Mapping[int, int], summary_rows: Mapping[int, int]
) -> tuple[list[Spot], int]:
    """Where each member stands, and the last row of 明細."""
    spots: list[Spot] = []
    row = LINES_HEADER + 1
    for at, card in enumerate(cards):
        rules, track = rulebook.tracks[card.member.track]
        ranges: dict[tuple[str, str, Span | None], tuple[int, int]] = {}
        for line in card.lines:
            category = track.categories[line.category]
            # A rule that is reckoned anew has lines of several parts of a year that is reckoned as one.
            home = line.category, category.homes.get(line.rule, ""), line.span if category.settle else None
            ranges[home] = (ranges.get(home, (row, row))[0], row)
            row += 1
        poll_row = None
        if card.poll is not None:
            poll_row, row = row, row + 1
        mark_rows = dict(zip(card.marks, count(row), strict=False)) if card.categories else {}
        row += len(mark_rows)
        spots.append(Spot(card, rules, track, track_rows[at], summary_rows[at], ranges, poll_row, mark_rows))
    return spots, row - 1


def _order(card: Scorecard, at: int) -> tuple[bool, int, bool, int]:
    """By rank; those without one last, the vetoed after the pending; equals as they stand in 成員."""
    return (card.rank is None, card.rank or 0, card.outcome == "vetoed", at)


def _group(rules: RuleSet, spots: list[Spot]) -> Group:
    spots.sort(key=lambda spot: spot.summary_row)
    ranked = sum(spot.card.rank is not None for spot in spots)
    return Group(rules, tuple(spots), ranked, any(spot.card.goes_on for spot in spots))


def _records_titles(records: Records) -> dict[SheetKey, str]:
    taken: set[str] = set()
    return {key: free_title(records.layouts[key].title, taken) for key in EVERY_SHEET if key in records.layouts}


def _titles(
    taken: Iterable[str], tracks: Mapping[str, str], voice: Voice, names: Iterable[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Titles for our sheets that no sheet of the records has; theirs stay as they are, since addresses name them."""
    used = {title.casefold() for title in taken}
    own = {name: free_title(voice.say(f"sheets.{name}"), used) for name in names}
    return own, {track_id: free_title(title, used) for track_id, title in tracks.items()}


def free_title(title: str, used: set[str]) -> str:
    """``title``, made legal, with a number behind it where it is taken; it is entered in ``used``."""
    legal = _ILLEGAL.sub("_", title).strip("'") or "_"
    if legal.casefold() == "history":  # a name that Excel keeps for itself
        legal += "_"
    candidate = within(legal, _LONGEST_TITLE)
    number = 2
    while candidate.casefold() in used:
        suffix = f" ({number})"
        candidate = within(legal, _LONGEST_TITLE - len(suffix)) + suffix
        number += 1
    used.add(candidate.casefold())
    return candidate
