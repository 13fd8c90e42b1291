"""A comparison of runs as plain values and decimals, for JSON and CSV."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dangxing.language import Language
from dangxing.language.voice import Voice

if TYPE_CHECKING:
    from dangxing.ledger import Card, Line, RulesRow, Run
    from dangxing.ledger.comparing import Comparison, LineChange, MemberChange, RulesChange

Json = dict[str, Any]


def document(found: Comparison, language: Language) -> Json:
    """The whole comparison."""
    return {
        "before": _run(found.before),
        "after": _run(found.after),
        "same_workbook": found.same_workbook,
        "same_input": found.before.input_digest == found.after.input_digest,
        "rules": [_rules(each) for each in found.rules],
        "counts": {
            **{kind: found.count(kind) for kind in ("added", "removed", "changed", "rank")},
            "unchanged": found.unchanged,
            "evidence_moved": found.moved,
        },
        "members": [member(each, found, language) for each in found.members],
    }


def member(change: MemberChange, found: Comparison, language: Language) -> Json:
    """One member: ``fields`` are those that differ, each before and after, numbers with their change."""
    row = change.row
    known = rules_of(found)
    return {
        **{name: getattr(row, name) for name in ("id", "name", "branch", "track", "rule_set")},
        "kind": change.kind,
        "fields": fields(change, known, language),
        "lines": [_line(each, change, known, language) for each in change.lines],
    }


def fields(change: MemberChange, known: dict[str, RulesRow], language: Language) -> dict[str, Json]:
    """The fields that differ, by name; of those who came or went those that have a value."""
    told: dict[str, Json] = {}
    for name, figure in (("total", change.total), ("quantified", change.quantified), ("poll", change.poll)):
        if figure.before != figure.after:
            told[name] = _pair(figure.before, figure.after, figure.change)
    rank, outcome = change.rank, change.outcome
    if rank[0] != rank[1]:
        moved = None if None in rank else Decimal((rank[1] or 0) - (rank[0] or 0))
        told["rank"] = _pair(*rank, moved)
    if outcome[0] != outcome[1]:
        told["outcome"] = _pair(*outcome)
    for name, (before, after) in change.details.items():
        told[name] = _pair(before, after)
    # The reasons of those who have a total only say it again.
    if None in (change.total.before, change.total.after) or not (told or change.lines):
        reasons = _reasons(change.before, known, language), _reasons(change.after, known, language)
        if reasons[0] != reasons[1]:
            told["reasons"] = _pair(*reasons)
    return told


def _reasons(row: Card | None, known: dict[str, RulesRow], language: Language) -> str | None:
    if row is None or not row.reasons:
        return None
    voice = Voice(language, known[row.rules].names)
    return voice.sentences(map(voice.remark, row.reasons))


def rules_of(found: Comparison) -> dict[str, RulesRow]:
    """The rules of both runs, by digest."""
    return {row.digest: row for each in found.rules for row in (each.before, each.after) if row}


def _pair(before: object, after: object, change: Decimal | None = None) -> Json:
    return {"before": before, "after": after, "change": change}


def _line(change: LineChange, of: MemberChange, known: dict[str, RulesRow], language: Language) -> Json:
    line = change.line
    voice = Voice(language, known[of.row.rules].names)
    return {
        "rule": line.rule,
        "category": line.category,
        "clause": voice.term(line.clause),
        "says": voice.term(line.says),
        "before": _side(change.before, of.before, known, language),
        "after": _side(change.after, of.after, known, language),
        "change": change.change,
    }


def _side(line: Line | None, card: Card | None, known: dict[str, RulesRow], language: Language) -> Json | None:
    if line is None or card is None:
        return None
    remark = line.remark and Voice(language, known[card.rules].names).remark(line.remark)
    return {
        "count": line.times,
        "points": line.points,
        "evidence": list(line.evidence),
        "remark": remark,
    }


def _run(run: Run) -> Json:
    return {name: getattr(run, name) for name in ("run", "year", "path", "entered", "input_digest", "as_of")}


def _rules(change: RulesChange) -> Json:
    return {
        "rule_set": change.id,
        "changed": change.changed,
        "before": change.before and {"version": change.before.version, "digest": change.before.digest},
        "after": change.after and {"version": change.after.version, "digest": change.after.digest},
    }
