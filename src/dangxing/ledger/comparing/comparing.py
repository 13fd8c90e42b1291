"""Two runs → what they differ in. Members are paired by id, lines by rule."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dangxing.ledger import Card, Ledger, Line, Run
from dangxing.ledger.comparing.model import Comparison, Kind, LineChange, MemberChange, RulesChange
from dangxing.records import standing_of

# Fields of a member that are told where they differ, besides figures, rank, outcome and its reasons.
_DETAILS = ("name", "branch", "rule_set", "track", "post", "standing", "start", "end", "verdict", "tie_break")
_OWN = ("total", "quantified", "poll", "outcome", "reasons_json")


def compare(book: Ledger, before: Run, after: Run) -> Comparison:
    """What is different in ``after``."""
    old, new = (
        {card.id: card for card in book.filled(book.cards_of(run.run), categories=False)} for run in (before, after)
    )
    found: list[MemberChange] = []
    unchanged = moved = 0
    for id_ in dict.fromkeys((*new, *old)):
        lines, elsewhere = _changes(_lines(old.get(id_)), _lines(new.get(id_)))
        change = _member(old.get(id_), new.get(id_), lines)
        if change is not None:
            found.append(change)
        else:
            unchanged += 1
            moved += elsewhere
    # The sort is stable: equals stay in the order of 成員.
    found.sort(key=_size)
    return Comparison(before, after, _rules(book, before, after), tuple(found), unchanged, moved)


def _lines(card: Card | None) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in card.lines if card else ():
        found.setdefault(line.rule, []).append(line)
    return found


def _pairs(old: list[Line], new: list[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """The lines of one rule: a rule that gives and takes has two, and each is held against its like."""
    if len(old) < 2 and len(new) < 2:
        yield next(iter(old), None), next(iter(new), None)
        return
    before, after = ({line.points > 0: line for line in lines} for lines in (old, new))
    for gains in (True, False):
        if gains in before or gains in after:
            yield before.get(gains), after.get(gains)


def _changes(old: dict[str, list[Line]], new: dict[str, list[Line]]) -> tuple[tuple[LineChange, ...], bool]:
    """The lines that differ, and whether any that does not has its evidence in other cells."""
    found: list[LineChange] = []
    elsewhere = False
    rules = dict.fromkeys((*new, *old))
    for before, after in (pair for rule in rules for pair in _pairs(old.get(rule, []), new.get(rule, []))):
        if before and after and _given(before) == _given(after):
            elsewhere = elsewhere or before.evidence_json != after.evidence_json
        else:
            found.append(LineChange(before, after))
    return tuple(found), elsewhere


def _given(line: Line) -> tuple[object, ...]:
    """What a line says but for where its evidence stands: a row inserted above moves all that is below."""
    return line.category, line.clause, line.times, line.points, line.unit, line.forfeit, line.remark_json


def _member(old: Card | None, new: Card | None, lines: tuple[LineChange, ...]) -> MemberChange | None:
    if old is None or new is None:
        return MemberChange("added" if old is None else "removed", old, new, lines, {})
    details = {
        name: (_shown(getattr(old, name)), _shown(getattr(new, name)))
        for name in _DETAILS
        if getattr(old, name) != getattr(new, name) and not _alike(name, old, new)
    }
    own = lines or details or any(getattr(old, name) != getattr(new, name) for name in _OWN)
    if not own and old.rank == new.rank:
        return None
    kind: Kind = "changed" if own else "rank"
    return MemberChange(kind, old, new, lines, details)


def _alike(name: str, old: Card, new: Card) -> bool:
    """Whether a standing that one run took for granted is the one that the other found written."""
    return name == "standing" and standing_of(old.standing) == standing_of(new.standing)


def _shown(value: object) -> str | None:
    return None if value is None else str(value)


def _size(member: MemberChange) -> tuple[int, bool, Decimal, Decimal]:
    """Who came or went, then those whose outcome changed or who gained or lost a total, then by points, then ranks."""
    if member.kind in ("added", "removed"):
        return 0, False, Decimal(0), Decimal(0)
    if member.kind == "rank":
        before, after = member.rank
        return 2, False, Decimal(0), -abs(Decimal((after or 0) - (before or 0)))
    total = member.total
    appeared = (total.before is None) != (total.after is None)
    points = -abs(total.change or Decimal(0))
    lines = -sum((abs(line.change) for line in member.lines), Decimal(0))
    return 1, not appeared, points, lines


def _rules(book: Ledger, before: Run, after: Run) -> tuple[RulesChange, ...]:
    old = {row.id: row for row in book.rules(before.run).values()}
    new = {row.id: row for row in book.rules(after.run).values()}
    return tuple(RulesChange(key, old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old)))
