"""A year's report for programs, piece by piece: JSON and CSV of a million members are never held as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from dangxing import summary
from dangxing.language.voice import json_text
from dangxing.ledger import Card
from dangxing.reports.annual.framing import Frame
from dangxing.reports.annual.model import Spread
from dangxing.reports.annual.tally import by_branch, outcome_order, spread

CSV_COLUMNS = (
    "rule_set", "rank", "id", "name", "branch", "track", "quantified", "poll", "total", "full", "track_rank",
    "branch_rank", "outcome", "change", "workbook",
)  # fmt: skip
_FIELDS = CSV_COLUMNS[1:]
# The workbook is told by its path as it was given.
_NAMES = {"workbook": "path"}
# So many rows of CSV are put together at a time.
_BATCH = 1_000

_plain_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=summary.number).encode


def _encode(value: object) -> str:
    return json_text(_plain_json(value))


def json_pieces(frame: Frame, problems: Iterable[summary.Json], top: int | None = None) -> Iterator[str]:
    """The report as one JSON object, a member a line; ``problems`` as :func:`dangxing.summary.problem` gives them."""
    yield f'{{"year": {frame.year}, "rule_sets": ['
    comma = ""
    for name, members in _by_rule_set(frame, top):
        yield f'{comma}\n{{"rule_set": {_encode(name)}, "members": ['
        separator = "\n"
        for member in members:
            yield f"{separator}{_encode(_plain(member))}"
            separator = ",\n"
        order = outcome_order(band.id for band in frame.rules[name][-1].rules.rule_set.bands)
        whole = spread(frame.counts(name), order)
        yield f'\n], "outcomes": {_encode(dict(whole.outcomes))}, "branches": ['
        branches, _ = by_branch(frame.tally.chosen(name), order)
        yield ",".join(f"\n{_encode({'branch': entry.branch, **_figures(entry)})}" for entry in branches)
        yield "\n]}"
        comma = ","
    yield '\n], "problems": ['
    yield ",".join(f"\n{_encode(entry)}" for entry in problems)
    yield "\n]}\n"


def csv_pieces(frame: Frame, top: int | None = None) -> Iterator[str]:
    """A row a member, as the JSON has them. Text that may be taken for a formula is marked by an apostrophe."""
    marked = any(each.rules.rule_set.marks for entries in frame.rules.values() for each in entries)
    rows = ([name, *_row(member, marked=marked)] for name, members in _by_rule_set(frame, top) for member in members)
    yield summary.csv_text([(*CSV_COLUMNS, "marks") if marked else CSV_COLUMNS])
    while batch := list(islice(rows, _BATCH)):
        yield summary.csv_text(batch)


def _by_rule_set(frame: Frame, top: int | None) -> Iterator[tuple[str, Iterator[Card]]]:
    for name, members in groupby(frame.members(), key=lambda card: card.rule_set):
        yield name, islice(members, top)


def _plain(card: Card) -> dict[str, Any]:
    return {name: getattr(card, _NAMES.get(name, name)) for name in _FIELDS} | (
        {"marks": summary.marks(card.marks)} if card.marks else {}
    )


def _row(card: Card, *, marked: bool) -> list[Any]:
    """The figures of a member; ``marked``: some rule set has marks, which are told in one cell."""
    figures = [value for name, value in _plain(card).items() if name != "marks"]
    told = "; ".join(f"{mark} {value}" for mark, value in summary.marks(card.marks).items())
    return [*figures, told] if marked else figures


def _figures(found: Spread) -> dict[str, Any]:
    figures = ("members", "scored", "mean", "median", "lowest", "highest")
    return {**{name: getattr(found, name) for name in figures}, "outcomes": dict(found.outcomes)}
