"""The header of ballots: which verdict stands over each column, and where a verdict has figures besides its votes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from dangxing.language.script import fold
from dangxing.records import VOTES
from dangxing.workbook.layouts.common import keys
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Ballots
from dangxing.workbook.layouts.table import Table
from dangxing.workbook.validating.lexicon import Lexicon

_LEAST: Final = 2
# What a title may say behind its verdict, the longer before what it ends with.
_BEHIND: Final = tuple(fold(word) for word in ("得票數", "得票", "票數", "人數", "票"))


@dataclass
class Head:
    """The header: its ``rows``, the columns that tell who it is, and the one of the votes of each field.

    ``again`` are further columns under the same verdicts that are no votes by their second title (比例).
    """

    rows: range
    people: dict[str, int]
    votes: dict[str, int] = field(default_factory=dict)
    again: set[int] = field(default_factory=set)

    def titles(self, table: Table, column: int) -> str:
        """What stands over a column."""
        return " ".join(dict.fromkeys(text for row in self.rows if (text := table.text(row, column))))

    def has(self, table: Table, column: int, titles: frozenset[str]) -> bool:
        """Whether one of these titles, as keys, stands over a column."""
        return any(table.keys(row)[column] in titles for row in self.rows)


def head_of(table: Table, layout: Ballots, meaning: Meaning) -> Head | None:
    """The header; None: no verdicts stand beside the title of the names, or in a row below it.

    One verdict that is known is enough where others stand beside it that a person must settle.
    """
    found = table.header(layout.fields, [["name"]], layout.ranks)
    if found is None:
        return None
    at, people = found
    for row in range(at, min(at + 2, len(table.rows))):
        if row > at and not _goes_on(table, at, row, people["name"]):
            break
        titles = table.keys(row)
        levels = {column: level for column, key in enumerate(titles) if (level := _level(key, layout, meaning))}
        others = {key for column, key in enumerate(titles) if column not in levels and _may_be(key, meaning.lexicon)}
        fields = set(levels.values())
        if fields and len(fields) + len(others) >= _LEAST:
            return _of_row(table, layout, at, row, people, levels)
    return None


def _goes_on(table: Table, at: int, row: int, name: int) -> bool:
    """Whether a row goes on with the header in row ``at``: nobody is named there."""
    return row < len(table.rows) and table.keys(row)[name] in ("", table.keys(at)[name])


def _of_row(
    table: Table, layout: Ballots, at: int, row: int, people: dict[str, int], levels: Mapping[int, str]
) -> Head:
    """The header whose verdicts stand in ``row``; below it may stand what of each verdict a column has (票數, 比例)."""
    head = Head(range(at, row + 1), people)
    beside, totals = layout.beside, keys(layout.totals)
    below = set(table.keys(row + 1)) - {""} if _goes_on(table, at, row + 1, people["name"]) else set()
    is_parted = bool(below) and below <= beside | totals | {table.keys(row)[people["name"]], *table.keys(row)}
    if is_parted and not below.isdisjoint(beside | totals):
        head.rows = range(at, row + 2)
        head.again = {column for column in levels if table.keys(row + 1)[column] in beside}
    for column, level in levels.items():
        if column not in head.again:
            head.votes.setdefault(level, column)
    return head


def _level(title: str, layout: Ballots, meaning: Meaning) -> str | None:
    """The field of the votes for the verdict that a title, as a key, names: by the layout, the contract or the rules.

    A verdict that a rule set has in place of one of the contract's (稱職 and no 合格) is counted as that one.
    """
    if not title:
        return None
    lexicon = meaning.lexicon
    said = layout.vote_fields.get(title) or lexicon.columns("appraisal")[title]
    if said is not None:
        return said if said in VOTES.values() else None
    word = _bare(title)
    taken, verdict = lexicon.taken("verdict"), lexicon.verdicts[word]
    verdict = taken.certain.get(word, verdict)
    if verdict is not None and verdict not in VOTES:
        verdict = _in_place_of(verdict, taken.likely.get(word), lexicon)
    return None if verdict is None else VOTES.get(verdict)


def _in_place_of(own: str, likely: str | None, lexicon: Lexicon) -> str | None:
    """The contract's verdict in place of which rule sets have one of their own; None: one has both, or it is none."""
    sets = [rules.verdicts for rules in lexicon.rulebook.rule_sets.values() if own in rules.verdicts]
    return None if any(likely in verdicts for verdicts in sets) else likely


def _may_be(title: str, lexicon: Lexicon) -> bool:
    """Whether a title may be a verdict that nothing here counts votes for."""
    word, taken = _bare(title), lexicon.taken("verdict")
    return bool(word) and (word in taken.likely or word in taken.ask or lexicon.verdicts[word] is not None)


def _bare(title: str) -> str:
    return title.removesuffix(next(filter(title.endswith, _BEHIND), ""))
