"""Votes on people: a ballot a sheet, with a sign under one verdict beside each name, or the tally of all ballots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from dangxing.language.script import Listed, fold
from dangxing.workbook.layouts.extract import Cell, Extract, Line, Named
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Ballots, keys
from dangxing.workbook.layouts.table import LONGEST_MARK, Table
from dangxing.workbook.validating.numbers import number_converter

_LEAST: Final = 2
_DIGITS: Final = 9
_RESULTS: Final = ("verdict", "poll_score")


def fits(table: Table, layout: Ballots, _: Meaning) -> bool:
    """Whether there is a column of names, and two of verdicts."""
    found = head_of(table, layout)
    return found is not None and len(found[2]) >= _LEAST


def read(table: Table, layout: Ballots, meaning: Meaning, into: Extract) -> None:
    """Take the votes of a ballot or of a tally."""
    found = head_of(table, layout)
    if found is None:
        return
    last, people_at, votes = found
    people = table.people(last + 1, people_at, into, {})
    to_number = number_converter(meaning.lexicon.rulebook.contract.units["whole"])
    yes, total_at = keys(layout.ticks), _column(table, last, keys(layout.totals))
    none_at = _column(table, last, keys(layout.abstained))
    for row, person in people.items():
        given: dict[str, int] = {}
        signs: list[str] = []
        for field, column in votes.items():
            text = table.text(row, column)
            value = to_number(table.raw(row, column))
            if text and fold(text) in yes:
                given[field] = 1
                signs.append(table.cell(row, column).name)
            elif isinstance(value, Decimal) and value >= 0 and value % 1 == 0:
                given[field] = int(value)
            elif text:
                into.tell("unknown-vote", table.cell(row, column), found=text[:LONGEST_MARK])
        first = table.cell(row, min(votes.values()))
        total = None if total_at is None else (table.text(row, total_at), table.cell(row, total_at))
        none = 0 if none_at is None else _count(table.text(row, none_at)) or 0
        taken = _take(person, given, signs, total, none, first, into)
        if taken is not None:
            into.lines.append(Line("appraisal", person, {**dict.fromkeys(votes, 0), **taken}, first, adds=True))
        _take_result(table, row, people_at, person, into)


def _take_result(table: Table, row: int, people_at: Mapping[str, int], person: Named, into: Extract) -> None:
    """Take what came of the votes, where a tally says it as well."""
    found = {field: text for field in _RESULTS if field in people_at and (text := table.text(row, people_at[field]))}
    if found:
        cell = table.cell(row, people_at[next(iter(found))])
        into.lines.append(Line("appraisal", person, found, cell))


def head_of(table: Table, layout: Ballots) -> tuple[int, dict[str, int], dict[str, int]] | None:
    """The last row of the header, the columns that tell who it is, and those of the votes: beside, or a row below."""
    found = table.header(layout.fields, [["name"]], layout.ranks)
    if found is None:
        return None
    at, people = found
    title = table.keys(at)[people["name"]]
    for row in range(at, min(at + 2, len(table.rows))):
        if table.keys(row)[people["name"]] not in ("", title):
            break
        votes = table.columns_of(row, layout.vote_fields)
        if len(votes) >= _LEAST:
            return row, people, votes
    return None


def _column(table: Table, last: int, titles: frozenset[str]) -> int | None:
    """The column that has one of the titles, if there is one."""
    at = [at for row in (last, last - 1) if row >= 0 for at, key in enumerate(table.keys(row)) if key in titles]
    return at[0] if at else None


def _count(text: str) -> int | None:
    """The number that a text is; of one of more digits than any count has the first ones."""
    return int(text[:_DIGITS]) if text.isdecimal() else None


def _take(
    person: Named,
    given: Mapping[str, int],
    signs: Sequence[str],
    total: tuple[str, Cell] | None,
    none: int,
    first: Cell,
    into: Extract,
) -> dict[str, int] | None:
    """The votes of a line: of a ballot one at most, of a tally numbers that must agree with their ``total``, in which
    those who chose ``none`` may be or not.
    """
    if signs and len(given) > 1:
        into.tell("two-votes", first, found=person.name, cells=Listed("、".join(signs)))
        return None
    if not given:
        into.tell("abstained", first, found=person.name)
        return None
    sums = {sum(given.values()), sum(given.values()) + none}
    said = None if signs or total is None else _count(total[0])
    if total is not None and said is not None and said not in sums:
        into.tell("sum-differs", total[1], found=total[0][:LONGEST_MARK], sum=sum(given.values()))
        return None
    return dict(given)
