"""Outcomes as formulas: the tests over the cells that they ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from dangxing.records import column_letters
from dangxing.rules import Band, Category, RuleSet
from dangxing.rules.bounds import Bounding, Of, Places, Standards, share_of
from dangxing.rules.measures import AskHours, AskMissed, AskMonths, AskRows, Measure, Voted, Without
from dangxing.rules.outcomes import Quota
from dangxing.rules.pots import ShareOf, bounded
from dangxing.rules.when import AnyOf, AskSettled, Lost, Marked, NoneOf, OfVerdict, Ranked, Scored, Test
from dangxing.scored import pots
from dangxing.scored.asked_cells import Fact, Standings, by_of, fact_title, quota_bands
from dangxing.scored.columns import RANK_COLUMNS, Columns, columns_of
from dangxing.scored.plan import TRACK_HEADER, Plan, Spot, category_of, held_of
from dangxing.scored.pots import held_to
from dangxing.scored.ranks import BRANCH, TRACK
from dangxing.scored.settled_sheet import Block, cell_of
from dangxing.scoring import when
from dangxing.sheets.book import Book
from dangxing.sheets.cells import Cell, Formula, number_text, quoted, sheet_name

# The first column of 總表 behind the reasons, where it says who meets a band that has a quota.
ELIGIBLE_FROM = 14
_SIGNS: Mapping[Bounding, str] = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<"}
_RANK_AT: Mapping[Of, int] = {"rule-set": 0, "track": 1, "branch": 2}
# More than any total, for limits that do not hold.
_NO_LIMIT = "9E+99"


@dataclass(frozen=True)
class Outcomes:
    """The cells and formulas of the outcomes of one track's sheet."""

    book: Book
    plan: Plan
    columns: Columns
    standings: Standings
    facts: tuple[Fact, ...]
    blocks: Mapping[str, Block] = field(default_factory=dict)

    @property
    def rules(self) -> RuleSet:
        """The rule set."""
        return self.standings.group.rules

    def titles(self) -> list[str]:
        """The headers of the cells."""
        return [fact_title(self.book, fact, self.rules) for fact in self.facts]

    def cell(self, fact: Fact, spot: Spot) -> str:
        """Where a fact of a member stands."""
        return f"{column_letters(self.columns.width + self.facts.index(fact))}{spot.track_row}"

    def values(self, spot: Spot, *, waits: bool) -> list[Cell]:
        """The cells of a member. ``waits``: the total is there, or would be once a verdict or a poll is entered."""
        return [self._value(fact, spot, waits=waits) for fact in self.facts]

    def _value(self, fact: Fact, spot: Spot, *, waits: bool) -> Cell:
        card = spot.card
        if isinstance(fact.of, Measure):
            return card.measured.get(fact.of)
        if not waits and fact.kind not in ("start", "part") and not (fact.kind == "lost" and card.categories):
            return None
        if fact.kind == "start":
            return pots.cell(self.plan, spot, fact.of)
        if fact.kind == "part":
            return self._part(fact.of, spot)
        if fact.kind == "lost":
            return self._lost(fact.of, spot)
        total = f"{self.columns.total}{spot.track_row}"
        formula, value = self._reckoned(fact, spot)
        return Formula(f'IF({total}="","",{formula})', "" if card.total is None else value)

    def _reckoned(self, fact: Fact, spot: Spot) -> tuple[str, int]:
        of: Of
        for of in ("branch", "track", "rule-set"):
            if fact.of == of and fact.kind in ("size", "upto"):
                upto = fact.kind == "upto"
                return self._counted(of, spot, upto=upto), self.standings.number(fact, of, spot)
        if fact.kind in ("by-place", "by-upto"):
            return self._by(fact, spot), self.standings.number_by(fact, spot)
        band = next(band for band in quota_bands(self.rules) if band.id == fact.of)
        if fact.kind == "eligible":
            higher = self.rules.bands[: self.rules.bands.index(band)]
            met = [self.reached(band, spot), *(f"NOT({self.within(each, spot)})" for each in higher)]
            return f"IF({_all(met)},1,0)", int(self.standings.eligible(band, spot))
        quota = band.quota or Quota(clause="-", at_most=1)
        return self._place(band, quota, spot), self.standings.place(band, quota, spot)

    # ── What stands on 總表 ──────────────────────────────────────────────────────────────────────────────────────────

    def _column(self, letter: str) -> str:
        group = self.standings.group
        sheet = sheet_name(self.plan.titles["summary"])
        return f"{sheet}!${letter}${group.first}:${letter}${group.end}"

    def _same(self, of: Of, spot: Spot) -> str:
        """A factor that is 1 for the members of the same group."""
        if of == "branch":
            return f"EXACT({self._column(BRANCH)},C{spot.track_row})*"
        return f"EXACT({self._column(TRACK)},{quoted(self.book.voice.title(spot.track))})*" if of == "track" else ""

    def _own(self, of: Of, spot: Spot) -> str:
        return f"{self.columns.ranks[_RANK_AT[of]]}{spot.track_row}"

    def _counted(self, of: Of, spot: Spot, *, upto: bool) -> str:
        ranks = self._column(RANK_COLUMNS[_RANK_AT[of]])
        lower = f"*({ranks}<={self._own(of, spot)})" if upto else ""
        return f"SUMPRODUCT({self._same(of, spot)}ISNUMBER({ranks}){lower})"

    def _by(self, fact: Fact, spot: Spot) -> str:
        """The place by a mark or a score, or how many stand no lower, counted over the sheets of the tracks."""
        of, by = by_of(fact)
        own = self._figure(by, self.columns, spot.track_row)
        higher, any_ = [], []
        for track_id, spots in self.plan.tracks.items():
            if spots[0].rules.id != spot.rules.id or (of == "track" and track_id != spot.card.member.track):
                continue
            sheet, columns = sheet_name(self.plan.track_titles[track_id]), columns_of(spots[0].rules, spots[0].track)
            rows = TRACK_HEADER + 1, TRACK_HEADER + len(spots)

            def column(letter: str, sheet: str = sheet, rows: tuple[int, int] = rows) -> str:
                return f"{sheet}!${letter}${rows[0]}:${letter}${rows[1]}"

            letter = self._figure(by, columns, None)
            if letter is None:
                continue
            same = f"EXACT({column('C')},C{spot.track_row})*" if of == "branch" else ""
            there = f"{same}ISNUMBER({column(columns.total)})*ISNUMBER({column(letter)})"
            any_.append(f"SUMPRODUCT({there}*1)")
            ahead = (
                f"({column(letter)}>{own}+0.0000001)"
                if fact.kind == "by-place"
                else f"({column(letter)}>={own}-0.0000001)"
            )
            higher.append(f"SUMPRODUCT({there}*{ahead})")
        size, one = self.cell(Fact("size", of), spot), "1+" if fact.kind == "by-place" else ""
        without = f"1+{'+'.join(any_) or '0'}" if one else size
        return without if own is None else f'IF({own}="",{without},{one}{"+".join(higher) or "0"})'

    def _figure(self, name: str, columns: Columns, row: int | None) -> str | None:
        """The column of a mark or a score, or its cell in a row; None: the track has none."""
        named = {"total": columns.total, "quantified": columns.quantified, "poll": columns.poll}
        letter = columns.marks.get(name) or named.get(name) or columns.categories.get(name)
        return letter if letter is None or row is None else f"{letter}{row}"

    def _place(self, band: Band, quota: Quota, spot: Spot) -> str:
        at = quota_bands(self.rules).index(band)
        ranks = self._column(RANK_COLUMNS[_RANK_AT[quota.of]])
        eligible = f"({self._column(column_letters(ELIGIBLE_FROM + at))}=1)"
        own = self._own(quota.of, spot)
        if quota.ties == "in":
            return f"1+SUMPRODUCT({self._same(quota.of, spot)}{eligible}*({ranks}<{own}))"
        return f"SUMPRODUCT({self._same(quota.of, spot)}{eligible}*({ranks}<={own}))"

    def _part(self, name: str, spot: Spot) -> Cell:
        """The sum of a part's lines, held to what it gives at most."""
        category_id, _, part = name.partition("/")
        if category_id not in spot.track.categories or part not in spot.track.categories[category_id].parts:
            return None
        category, held = category_of(spot, category_id), held_of(spot, category_id)
        rows = spot.ranges.get((category_id, part, None))
        if rows is None:
            return 0
        summed, most = self.summed(rows), category.parts[part].at_most
        given = (line.points for line in spot.card.lines if category.homes.get(line.rule) == part)
        share = self.shares(category_id, spot).get(part)
        value = bounded(sum(given, Decimal(0)), category.under(held).parts[part].at_most)
        return Formula(held_to(summed, most, share), value)

    def shares(self, category_id: str, spot: Spot) -> Mapping[str, str]:
        """By part ('': the category) the level that a share of another figure comes to."""
        found: dict[str, str] = {}
        for each in held_of(spot, category_id):
            if each.share:
                level = self._share(each.share, spot, (category_id, each.part))
                found[each.part] = f"MIN({found[each.part]},{level})" if each.part in found else level
        return found

    def _share(self, share: ShareOf, spot: Spot, own: tuple[str, str] = ("", "")) -> str:
        """A share of the score of a category, or of what was lost in one: in ``own``, beside the part named there."""
        if share.of:
            figure = self._score(share.of, spot) or "0"
        elif share.lost == own[0]:
            figure = self._lost_beside(*own, spot)
        else:
            figure = self.cell(Fact("lost", share.named), spot)
        ratio = share.ratio
        part = "" if ratio == 1 else f"*{ratio.numerator}/{ratio.denominator}"
        return f"ROUND(MAX(0,{figure}){part},9)"

    def _lost_beside(self, category_id: str, part: str, spot: Spot) -> str:
        """What the lines of a category outside a part took."""
        from dangxing.scored.lines_sheet import POINTS

        category = category_of(spot, category_id)
        given = [(line.rule, line.points) for line in spot.card.lines if line.category == category_id]
        lost = category.lost_beside(part, given)
        others = [points for rule, points in given if category.homes.get(rule) != part and points < 0]
        if -sum(others, Decimal(0)) != lost:
            return number_text(lost)
        title = sheet_name(self.plan.titles["lines"])
        homes = [rows for (of, home, _), rows in spot.ranges.items() if of == category_id and home != part]
        sums = [f'SUMIF({title}!{POINTS}{first}:{POINTS}{last},"<0")' for first, last in homes]
        return f"-({'+'.join(sums)})" if sums else "0"

    def summed(self, rows: tuple[int, int]) -> str:
        """The sum of the points of some rows of 明細."""
        from dangxing.scored.lines_sheet import POINTS

        return f"SUM({sheet_name(self.plan.titles['lines'])}!{POINTS}{rows[0]}:{POINTS}{rows[1]})"

    def highest(self, category_id: str, category: Category, spot: Spot) -> str:
        """The sum of the highest parts of a category."""
        cells = [self.cell(Fact("part", f"{category_id}/{part}"), spot) for part in category.parts]
        most = category.keep.highest if category.keep else len(cells)
        return "+".join(f"LARGE({cells[0]}:{cells[-1]},{at})" for at in range(1, most + 1))

    def _lost(self, name: str, spot: Spot) -> Cell:
        from dangxing.scored.lines_sheet import POINTS

        lost = when.lost(name, spot.card)
        rows = [rows for (category, *_), rows in spot.ranges.items() if name in ("total", category)]
        if not rows:
            return lost
        cells = f"{sheet_name(self.plan.titles['lines'])}!{POINTS}{rows[0][0]}:{POINTS}{rows[-1][1]}"
        below = sum((min(line.points, Decimal(0)) for line in spot.card.lines if name in ("total", line.category)), 0)
        # A rule that gives and takes stands in one line, from which the loss alone cannot be read.
        return Formula(f'ROUND(-SUMIF({cells},"<0"),9)', lost) if -below == lost else lost

    # ── Tests ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def reached(self, band: Band, spot: Spot) -> str:
        """Whether a member meets what a band asks for, its quota left aside."""
        met = [f"{self.columns.total}{spot.track_row}>={number_text(band.at_least)}"]
        if band.verdict:
            met.append(self._verdict((band.verdict,), spot))
        return _all([*met, *(self.test(test, spot) for test in band.when)])

    def within(self, band: Band, spot: Spot) -> str:
        """Whether a member has a band, were there no higher one."""
        if band.quota is None:
            return self.reached(band, spot)
        eligible = self.cell(Fact("eligible", band.id), spot)
        place = self.cell(Fact("place", band.id), spot)
        return f"AND({eligible}=1,{place}<={self._room(band.quota, band.quota.at_most, band.quota.of, spot)})"

    def limited(self, total: str, spot: Spot) -> str:
        """A total, held to the limits whose tests hold."""
        for function, beyond, key in (("MAX", f"-{_NO_LIMIT}", "at_least"), ("MIN", _NO_LIMIT, "at_most")):
            told = ((limit.when, self._level(getattr(limit, key), spot)) for limit in self.rules.limits)
            limits = [
                f"IF({_all([self.test(test, spot) for test in tests])},{level},{beyond})" if tests else level
                for tests, level in told
                if level is not None
            ]
            total = f"{function}({','.join([total, *limits])})" if limits else total
        return total

    def _level(self, level: Decimal | ShareOf | None, spot: Spot) -> str | None:
        """A level that a total is held to; None: there is none, or it is a share of what the track lacks."""
        if not isinstance(level, ShareOf):
            return None if level is None else number_text(level)
        if level.of and self._score(level.of, spot) is None:
            return None
        return self._sharp(self._share(level, spot))

    def test(self, test: Test, spot: Spot) -> str:
        """A test as a formula."""
        match test:
            case AnyOf():
                return f"OR({','.join(self.test(each, spot) for each in test.any)})"
            case NoneOf():
                return f"NOT(OR({','.join(self.test(each, spot) for each in test.none)}))"
            case Without():
                return f"{self.cell(Fact('measure', test.measure), spot)}=0"
            case AskRows() | AskHours() | AskMissed() | AskMonths():
                return _bounded(self.cell(Fact("measure", test.measure), spot), test)
            case AskSettled():
                return self._settled(test, spot)
            case Voted():
                return self._voted(test, spot)
            case OfVerdict():
                return self._verdict(test.verdict, spot)
            case Marked():
                return _bounded(f"{self.columns.marks[test.mark]}{spot.track_row}", test)
            case Scored():
                score = self._score(test.score, spot)
                return _bounded(self._sharp(score), test) if score else "FALSE"
            case Lost():
                return _bounded(self.cell(Fact("lost", test.lost), spot), test)
            case Ranked():
                return self._ranked(test, spot)
            case _:
                # Who a member is does not change in the workbook.
                return "TRUE" if when.holds(test, spot.card) else "FALSE"

    def _voted(self, test: Voted, spot: Spot) -> str:
        """Whether so many votes of those cast are enough: whole numbers against each other."""
        votes, cast = (self.cell(Fact("measure", measure), spot) for measure in test.measures)
        return _all(
            [f"{votes}*{share.denominator}{_SIGNS[name]}{cast}*{share.numerator}" for name, share in test.bounds]
        )

    def _settled(self, test: AskSettled, spot: Spot) -> str:
        """Whether enough parts of the year reach so far, or enough of them in a row."""
        block = self.blocks.get(test.settled)
        if block is None:
            return "FALSE"
        cells = [cell_of(self.plan, spot, block, span) for span in block.spans]
        # A part that does not count is empty, and no number.
        met = [_all([f"ISNUMBER({cell})", _bounded(self._sharp(cell), test)]) for cell in cells]
        if test.in_a_row is None:
            return f"{'+'.join(f'IF({each},1,0)' for each in met)}>={test.times or 1}" if met else "FALSE"
        runs = [_all(met[at : at + test.in_a_row]) for at in range(len(met) - test.in_a_row + 1)]
        return f"OR({','.join(runs)})" if runs else "FALSE"

    def _sharp(self, cell: str) -> str:
        """A score without what is left of thirds, so that three of ten are ten."""
        return f"ROUND({cell},6)" if self.rules.fine else cell

    def _verdict(self, words: Sequence[str], spot: Spot) -> str:
        cell = f"{self.columns.verdict}{spot.track_row}"
        told = [f"{cell}={quoted(self.book.voice.term(word))}" for word in words]
        return told[0] if len(told) == 1 else f"OR({','.join(told)})"

    def _score(self, name: str, spot: Spot) -> str | None:
        """The cell of a score; None: the track has no such category."""
        named = {"total": self.columns.total, "quantified": self.columns.quantified, "poll": self.columns.poll}
        letter = named.get(name) or self.columns.categories.get(name)
        return f"{letter}{spot.track_row}" if letter else None

    def _room(self, places: Places, portion: int | str, of: Of, spot: Spot) -> str:
        share = share_of(portion)
        if share is None:
            return str(portion)
        # Whole numbers: 0.29 × 100 is less than 29 in binary fractions.
        exact = f"{self.cell(Fact('size', of), spot)}*{share.numerator}/{share.denominator}"
        room = {"down": f"INT({exact})", "half": f"ROUND({exact},0)", "up": f"ROUNDUP({exact},0)"}[places.round]
        return room if places.at_least is None else f"MAX({room},{places.at_least})"

    def _ranked(self, test: Ranked, spot: Spot) -> str:
        place = test.rank
        portion = place.last if place.first is None else place.first
        room, own = self._room(place, portion or 0, place.of, spot), self._own(place.of, spot)
        size = self.cell(Fact("size", place.of), spot)
        if place.by is None:
            upto = self.cell(Fact("upto", place.of), spot)
        else:
            by = f"{place.of}/{place.by}"
            own, upto = self.cell(Fact("by-place", by), spot), self.cell(Fact("by-upto", by), spot)
        if place.first is not None:
            return f"{own}<={room}" if place.ties == "in" else f"{upto}<={room}"
        return f"{size}-{upto}<{room}" if place.ties == "in" else f"{size}-{own}+1<={room}"


def _all(tests: Sequence[str]) -> str:
    return tests[0] if len(tests) == 1 else f"AND({','.join(tests)})"


def _bounded(cell: str, test: Standards) -> str:
    bounds = test.bounds or (("at_least", Decimal(1)),)
    return _all([f"{cell}{_SIGNS[name]}{number_text(value)}" for name, value in bounds])
