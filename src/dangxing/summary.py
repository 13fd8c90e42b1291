"""Results as plain values: what is printed as JSON and CSV, and what the terminal's table is made from.

Everything here is a dict, list, text, number or None, so that it passes between processes and into JSON as it is.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dangxing import __version__
from dangxing.language import Language
from dangxing.language.voice import Voice, csv_cell, json_text
from dangxing.records import source_of

if TYPE_CHECKING:
    from dangxing.records import Problem, Ref
    from dangxing.results import CategoryScore, Due, Line, Result, Scorecard
    from dangxing.rules import Bounds, Rulebook, RuleFile, Span, Track

Json = dict[str, Any]
# What the documents keep to (``cli/documents/``): a higher number where a program that reads one must change.
SCORE_FORMAT, EXPLAIN_FORMAT = "dangxing-score/1", "dangxing-explain/1"

_WHO = ("id", "name", "branch", "track")
_FIGURES = ("quantified", "poll", "total", "full", "rank", "track_rank", "branch_rank", "outcome")
CSV_COLUMNS = ("path", *_WHO, "rule_set", *_FIGURES, "reasons")
_MANY = 2
_SIX = Decimal("0.000001")


def workbook(result: Result, rulebook: Rulebook, scored_path: str | None, language: Language) -> Json:
    """One workbook's part of the JSON: members in the order of 成員, titles and reasons in ``language``."""
    voice, sources = Voice(language, rulebook.names), result.records.sources()
    return {
        "path": result.path,
        "scored_path": scored_path,
        "year": result.year,
        **({} if result.as_of is None else {"as_of": result.as_of.isoformat()}),
        "provenance": provenance(result, rulebook),
        "members": [_member(card, result, rulebook, voice, sources) for card in result.cards],
    }


def provenance(result: Result, rulebook: Rulebook) -> Json:
    """What a workbook's results hang on, so that they can be checked later: nothing of clock, place or ledger.

    Digests are SHA-256 hex: of the workbook, of what each rule set says (as 說明 and the ledger have it), of each file.
    """
    used = dict.fromkeys(card.rule_set for card in result.cards)
    return {
        "program": f"dangxing {__version__}",
        "input": result.input_digest,
        "options": {"year": result.year, "as_of": None if result.as_of is None else result.as_of.isoformat()},
        "rules": [_edition(rule_set, result.year, rulebook) for rule_set in used],
        "files": [_file(file) for file in rulebook.common],
    }


def _edition(rule_set: str, year: int, rulebook: Rulebook) -> Json:
    """A rule set as it was in force: ``since`` is the year from which it stands so; None: it never changed before."""
    return {
        "id": rule_set,
        "version": rulebook.rule_sets[rule_set].version,
        "since": rulebook.era(rule_set, year).first if rule_set in rulebook.eras else None,
        "digest": rulebook.digests[rule_set],
        "files": [_file(file) for file in rulebook.files.get(rule_set, ())],
    }


def _file(file: RuleFile) -> Json:
    return {"name": file.name, "shipped": file.shipped, "digest": file.digest}


def json_pieces(workbooks: Callable[[], Iterable[Json]], problems: Iterable[Json]) -> Iterator[str]:
    """The JSON of a run, workbook by workbook. ``workbooks`` is asked for them twice: for their years first.

    ``year`` is theirs, null where none was scored. Where they differ it is null too, and each workbook bears its own.
    """
    years = {entry["year"] for entry in workbooks()}
    entries: Iterable[Json] = workbooks()
    if len(years) < _MANY:
        entries = ({name: value for name, value in entry.items() if name != "year"} for entry in entries)
    head = to_json({"format": SCORE_FORMAT, "year": years.pop() if len(years) == 1 else None})
    yield head.removesuffix("\n}\n")
    for name, found in (("workbooks", entries), ("problems", problems)):
        yield f',\n  "{name}": '
        yield from _list_pieces(found)
    yield "\n}\n"


def _list_pieces(entries: Iterable[Json]) -> Iterator[str]:
    """A list that is the value of a key of the whole, as :func:`to_json` has it there."""
    count = 0
    for count, entry in enumerate(entries, 1):
        yield "[\n    " if count == 1 else ",\n    "
        yield to_json(entry).rstrip("\n").replace("\n", "\n    ")
    yield "\n  ]" if count else "[]"


def problem(found: Problem, message: str, hint: str | None) -> Json:
    """A problem, as JSON has it."""
    return {
        "path": found.path,
        "sheet": found.place.sheet,
        "cell": found.place.cell,
        "severity": found.severity,
        "code": found.code,
        "message": message,
        "hint": hint,
        "source": found.source,
    }


def failure(path: str, code: str, message: str, sheet: object = None, cell: object = None) -> Json:
    """What kept a workbook from being worked on, in the form of a problem."""
    return {
        "path": path, "sheet": sheet, "cell": cell, "severity": "error", "code": code, "message": message, "hint": None,
        "source": None,
    }  # fmt: skip


def to_json(value: Json) -> str:
    """``value`` as text: keys in their order, characters as they are, decimals exact, one line end at the end."""
    return json_text(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False, default=number)) + "\n"


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Rows as CSV: decimals exact, and text that a spreadsheet program would take for a formula marked as text."""
    import csv

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([csv_cell(plain(value)) for value in row] for row in rows)
    return out.getvalue()


def to_csv(workbooks: Iterable[Json]) -> str:
    """A row a member."""
    found = list(workbooks)
    return "".join(csv_pieces(lambda: found))


def csv_pieces(workbooks: Callable[[], Iterable[Json]]) -> Iterator[str]:
    """A row a member, workbook by workbook. ``workbooks`` is asked for them twice: for the columns first."""
    marked = dated = False
    for entry in workbooks():
        marked = marked or any("marks" in member for member in entry["members"])
        dated = dated or "as_of" in entry
    columns = (*CSV_COLUMNS, *(("marks",) if marked else ()), *(("as_of", "due") if dated else ()))
    yield csv_text([columns])
    for entry in workbooks():
        yield csv_text([row[column] for column in columns] for row in map(_row_of(entry), entry["members"]))


def _row_of(entry: Json) -> Callable[[Json], Json]:
    """Makes of a member of a workbook what CSV has of it, by column."""

    def row(member: Json) -> Json:
        told = "; ".join(f"{mark} {value}" for mark, value in member.get("marks", {}).items())
        found = {**member, "path": entry["path"], "reasons": "; ".join(member["reasons"]), "marks": told}
        if "as_of" in entry:
            found |= {"as_of": entry["as_of"], "due": "; ".join(each["text"] for each in member["due"])}
        return found

    return row


def number(value: Decimal) -> int | float:
    """The number that JSON writes exactly as ``value`` is: ``25``, ``0.5``, ``88.45``. ValueError: there is none."""
    if value == value.to_integral_value():
        return int(value)
    found = float(value)
    if Decimal(repr(found)) != value:
        raise ValueError(f"{value} has more digits than a JSON number keeps")
    return found


def plain(value: Any) -> Any:
    """A decimal as the number that JSON has for it; anything else as it is."""
    return number(value) if isinstance(value, Decimal) else value


def _member(card: Scorecard, result: Result, rulebook: Rulebook, voice: Voice, sources: Mapping[Ref, str]) -> Json:
    member = card.member
    track = rulebook.tracks[member.track][1]
    return {
        **{name: getattr(member, name) for name in _WHO},
        "rule_set": card.rule_set,
        "categories": [
            {
                "id": score.id,
                "title": voice.title(track.categories[score.id]),
                "standard": number(score.standard),
                **_levels(track.categories[score.id].bounds),
                **{name: number(getattr(score, name)) for name in ("bonus", "deduction", "score")},
                **settled(score),
            }
            for score in card.categories
        ],
        **{name: plain(getattr(card, name)) for name in _FIGURES},
        **({} if not rulebook.tracks[member.track][0].marks else {"marks": marks(card.marks)}),
        **_ratings(card),
        "reasons": [voice.remark(reason) for reason in card.reasons],
        "lines": [_line(line, track, result, voice, sources) for line in card.lines],
        **({} if result.as_of is None else {"due": [due(entry, track, voice) for entry in card.due]}),
    }


def marks(found: Mapping[str, Decimal]) -> Json:
    """Marks by their names, a mean to six decimals."""
    return {mark: fine(value) for mark, value in found.items()}


def fine(value: Decimal) -> int | float:
    """A number that may have no last decimal (a third), to six of them."""
    return number(value if value == value.quantize(_SIX) else value.quantize(_SIX))


def _levels(bounds: Bounds) -> Json:
    """The bounds of a category that does not begin full and end at 0; None: open."""
    if bounds.begins_full:
        return {}
    return {"floor": plain(bounds.floor), "cap": plain(bounds.cap)}


def settled(score: CategoryScore) -> Json:
    """What the parts of the year came to, of a category that is settled by such."""
    if not score.settled:
        return {}
    return {"settled": [{**_span(part.span), "score": number(part.score)} for part in score.settled]}


def _ratings(card: Scorecard) -> Json:
    """What the parts of the year are rated that have ended, by the ids of ratings and of their bands."""
    if not card.rated:
        return {}
    told = {
        name: [{**_span(part.span), "score": fine(part.score), "band": part.band} for part in parts]
        for name, parts in card.rated.items()
    }
    return {"ratings": told}


def _span(span: Span) -> Json:
    return {"from": span.first.isoformat(), "to": span.last.isoformat()}


def due(entry: Due, track: Track, voice: Voice) -> Json:
    """What is still due, as JSON has it; ``pace`` is what each of the ``months`` left must bring."""
    category = track.categories[entry.category]
    activity = [voice.term(name) for name in entry.activity]
    have, target, pace = number(entry.have), number(entry.target), plain(entry.pace)
    named = voice.title(category)
    # Where one of many will do, the category's name says it shorter.
    what = named if len(activity) > _MANY else voice.any_of(entry.activity)
    told = voice.say(f"quarterly.due-{entry.measure}", what=what, have=have, target=target)
    return {
        "rule": entry.rule,
        "clause": voice.term(category.rules[entry.rule].clause),
        "title": named,
        "activity": activity,
        "measure": entry.measure,
        "have": have,
        "target": target,
        "remaining": number(entry.remaining),
        "months": entry.months,
        "pace": pace,
        "points": number(entry.points),
        "text": what if pace is None else told + voice.say("quarterly.pace", pace=pace),
    }


def _line(line: Line, track: Track, result: Result, voice: Voice, sources: Mapping[Ref, str]) -> Json:
    rule = track.categories[line.category].rules[line.rule]
    return {
        "rule": line.rule,
        "clause": voice.term(rule.clause),
        "count": line.times,
        "points": number(line.points),
        "evidence": [result.records.address(ref) for ref in line.evidence],
        **({"sources": [source_of(sources, ref) for ref in line.evidence]} if sources else {}),
        **({} if line.span is None else {"span": _span(line.span)}),
    }


def by_rank(members: Iterable[Json]) -> list[Json]:
    """Members by rank; those without one last, in the order that they had."""
    return sorted(members, key=lambda member: (member["rank"] is None, member["rank"] or 0))


def by_rule_set(entry: Json) -> dict[str, list[Json]]:
    """The members of a workbook by rule set, in the order in which the rule sets first come."""
    groups: dict[str, list[Json]] = {}
    for member in entry["members"]:
        groups.setdefault(member["rule_set"], []).append(member)
    return groups
