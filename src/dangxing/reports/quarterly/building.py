"""Ledger → notice: the runs of a quarter's last day, one a workbook, and who stands in them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from dangxing.language.script import fold, in_order
from dangxing.ledger import Card, Ledger, RulesRow, Run
from dangxing.records import Problem
from dangxing.reports.quarterly.model import BranchPart, Member, Notice, RuleSetPart
from dangxing.results import met
from dangxing.rules import NATURAL, Calendar, RuleSet, Track

# So many members are named of two workbooks that share them.
_NAMED = 3
_QUARTERS = 4


def notice_of(book: Ledger, year: int, quarter: int, order: Iterable[str] = (), entered: int | None = None) -> Notice:
    """The notice of a quarter, from what each workbook of the year last gave as of the quarter's last day.

    Quarters are counted from the first day of the year of the workbook's rules.

    A whole year that was scored is as good as one scored as of its last day. A workbook without such a run is an error
    among the faults, one that was changed since a warning; the others are told. Branches of
    ``order`` stand first. Runs behind ``entered`` stand in a copy of the ledger alone: the notice says so.
    """
    days = {run: _end(book, run, quarter) for run in book.runs() if run.year == year and run.dropped is None}
    chosen, faults = _chosen(days, whole=quarter == _QUARTERS)
    rules = {digest: row for run in chosen for digest, row in book.rules(run.run).items()}
    rows, twice = _members(book, chosen)
    faults += twice
    known = [run for run in chosen if entered is None or run.run <= entered]
    for day, runs in groupby(sorted(set(chosen) - set(known), key=days.__getitem__), days.__getitem__):
        faults.append(_not_entered(list(runs), day))
    return Notice(
        year=year,
        quarter=quarter,
        date=max(days.values(), default=NATURAL.quarter_end(year, quarter)),
        rule_sets=tuple(_rule_sets(rows.values(), rules, in_order(order))),
        problems=tuple(faults),
        script=chosen[0].language if chosen else "zh-Hant",
        workbooks=len(chosen),
        run=known[-1].run if known else None,
        digest=known[-1].digest if known else None,
        anew=len(chosen) - len(known),
    )


def _members(book: Ledger, chosen: Iterable[Run]) -> tuple[dict[str, Card], list[Problem]]:
    """The members of some runs, each as the last has it; a warning for two workbooks that share some."""
    rows: dict[str, Card] = {}
    twice: dict[tuple[str, str], list[str]] = defaultdict(list)
    for run in chosen:
        for row in book.filled(book.cards_of(run.run), lines=False):
            before = rows.pop(row.id, None)
            if before is not None:
                twice[row.path, before.path].append(f"{row.name} {row.id}")
            rows[row.id] = row
    return rows, [_twice(path, other, members) for (path, other), members in twice.items()]


def _twice(path: str, other: str, members: list[str]) -> Problem:
    listed = ", ".join(members[:_NAMED]) + (" …" if len(members) > _NAMED else "")
    return Problem("twice", "warning", path, params={"count": len(members), "members": listed, "other": other})


def _not_entered(runs: list[Run], day: dt.date) -> Problem:
    """That results of a day were made for the notice alone."""
    runs.sort(key=lambda run: run.run)
    listed = ", ".join(run.path for run in runs[:_NAMED]) + (" …" if len(runs) > _NAMED else "")
    params = {"count": len(runs), "workbooks": listed, "date": day.isoformat()}
    return Problem("not-entered", "warning", runs[0].path, params=params)


def _end(book: Ledger, run: Run, quarter: int) -> dt.date:
    """The last day of a quarter, by the rules of a run; where these differ in it, by the calendar."""
    calendars = {row.rule_set.calendar for row in book.rules(run.run).values()}
    return (calendars.pop() if len(calendars) == 1 else NATURAL).quarter_end(run.year, quarter)


def _chosen(days: Mapping[Run, dt.date], *, whole: bool) -> tuple[list[Run], list[Problem]]:
    """The run of each workbook that tells of its day, in the order in which they were entered; what is wrong.

    ``whole``: the quarter is the last, which the whole year tells of as well.
    """
    last: dict[str, Run] = {}
    fitting: dict[str, Run] = {}
    for run, date in days.items():
        last[run.key] = run
        if run.as_of == date.isoformat() or (whole and run.as_of is None):
            fitting[run.key] = run
    faults: list[Problem] = []
    for key, run in last.items():
        params = {"path": run.path, "whole_path": run.whole_path, "date": days[run].isoformat()}
        if key not in fitting:
            faults.append(Problem("no-run", "error", run.path, params=params))
        elif run.input_digest != fitting[key].input_digest:
            faults.append(Problem("outdated", "warning", run.path, params=params))
    return sorted(fitting.values(), key=lambda run: run.run), faults


def _rule_sets(
    rows: Iterable[Card], rules: Mapping[str, RulesRow], order: Callable[[str], tuple[Any, ...]]
) -> Iterator[RuleSetPart]:
    grouped: dict[str, dict[str, list[Card]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        grouped[row.rule_set][fold(row.branch)].append(row)
    for rule_set, branches in grouped.items():
        ordered = sorted(branches.values(), key=lambda members: order(members[0].branch))
        parts = tuple(_branch(members, rules) for members in ordered)
        yield RuleSetPart(rule_set, parts, {key: row for key, row in rules.items() if row.id == rule_set})


def _branch(rows: list[Card], rules: Mapping[str, RulesRow]) -> BranchPart:
    told = tuple(_member(row, row.quantified, rules[row.rules].rule_set) for row in rows if row.quantified is not None)
    return BranchPart(rows[0].branch, told, len(rows) - len(told))


def _member(row: Card, score: Decimal, rules: RuleSet) -> Member:
    track = rules.tracks[row.track]
    asked = track.requirements
    return Member(row, len(met(row.categories, row.due, asked)), len(asked), score, _full(row, track, rules.calendar))


def _full(row: Card, track: Track, calendar: Calendar) -> Decimal | None:
    """The most that the categories can hold; None: one of them has no end."""
    caps = [track.categories[category.id].most(calendar) for category in row.categories]
    return None if None in caps else sum((cap for cap in caps if cap is not None), Decimal(0))
