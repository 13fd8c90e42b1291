"""Cases: small records and what must come of them, kept as data beside the rules, and run through the very scoring.

What a case gives is held to the contract of the workbook, as a workbook is. The form of a file of cases is told at
the head of each; the words are those of the workbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

from pydantic import BeforeValidator, Field

from dangxing.authoring.cases.given import ID, Given, GivenReader
from dangxing.errors import RuleFault
from dangxing.language import patterns, voice
from dangxing.language.script import fold, simplified
from dangxing.language.voice import Voice, plain
from dangxing.records import Before, Records
from dangxing.results import Line, Scorecard
from dangxing.rules import Key, Model, Rulebook, RuleSet, Term, Track
from dangxing.rules.loading.documents import Document
from dangxing.rules.loading.documents import read as read_document
from dangxing.rules.loading.faults import KEY, Fault, Loc, unknown
from dangxing.scoring import score
from dangxing.workbook.validating import validate
from dangxing.workbook.validating.lexicon import Lexicon

YEAR: Final = 2024
_WORDS: Final = (MET := "達到", UNMET := "未達到", NOT_APPLICABLE := "不適用")
_TIMES: Final = patterns.late(r"(\d+)\s*[×x*]\s*([-+−]?\d+(?:\.\d+)?)", re.ASCII)


class Counted(Model):
    """What a rule gives where its counts differ in points."""

    count: int
    points: Decimal


class Expect(Model):
    """What must come of a case; what is left out may be anything.

    Of a rule: ``N × P`` (N times, P points each), points alone, 0 for nothing, a list where it gives and takes; of a
    requirement 達到, 未達到 or 不適用.
    """

    rules: dict[Term, Counted | int | Decimal | str | tuple[str, ...]] = Field(default_factory=dict)
    categories: dict[Term, Decimal] = Field(default_factory=dict)
    quantified: Decimal | None = None
    poll: Decimal | None = None
    total: Decimal | None = None
    outcome: Term | None = None
    rank: int | None = None
    reasons: tuple[Term, ...] = ()


class Written(Model):
    """A case as it is written."""

    name: Term
    clause: Term
    base: Term | None = None
    without: Annotated[
        tuple[Term, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
    ] = ()
    given: dict[str, Any] = Field(default_factory=dict)
    expect: Expect


class CaseFile(Model):
    """A file of cases: the rule set, the year of dates without one, what cases may build upon, cases by track."""

    rule_set: Key
    year: Annotated[int, Field(ge=1901, le=2199)] = YEAR
    bases: dict[Term, dict[str, Any]] = Field(default_factory=dict)
    cases: dict[Term, list[Written]]


@dataclass(frozen=True, slots=True)
class Case:
    """One case, ready to run: the records it stands for, and what must come of them."""

    path: str
    line: int
    name: str
    clause: str
    rule_set: str
    track: str
    year: int
    records: Records
    expect: Expect


class CaseFailure(NamedTuple):
    """One thing that came out otherwise than a case says."""

    path: str
    line: int
    name: str
    subject: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Suite:
    """The cases that can be run, and the faults of those that cannot, in the order of files and lines."""

    cases: tuple[Case, ...]
    faults: tuple[RuleFault, ...]


class Told(NamedTuple):
    """A case as whoever only tells of it needs it: name, ids of its rule set and track, what must come of it."""

    name: str
    rule_set: str
    track: str
    expect: Expect


def load(folder: Path, rulebook: Rulebook) -> Suite:
    """The cases in every ``*.yaml`` of ``folder``, in the order of names; none where there is no such folder."""
    return joined([read(path, rulebook) for path in sorted(folder.glob("*.yaml"))])


def told(folder: Path, rulebook: Rulebook) -> Iterator[Told]:
    """The cases that :func:`load` would find, without the records that they stand for, nor a look at what is wrong.

    Nothing comes of a file that is itself refused, or whose track nobody knows.
    """
    for path in sorted(folder.glob("*.yaml")):
        faults: list[RuleFault] = []
        _, written = read_document(path, CaseFile, faults)
        if written is None or faults:
            continue
        tracks = Lexicon(rulebook.for_year(written.year)).tracks
        for title, listed in written.cases.items():
            if track := tracks[title]:
                yield from (Told(one.name, written.rule_set, track, one.expect) for one in listed)


def joined(suites: Sequence[Suite]) -> Suite:
    """Several suites as one."""
    return Suite(
        tuple(case for suite in suites for case in suite.cases),
        tuple(fault for suite in suites for fault in suite.faults),
    )


def read(path: Path, rulebook: Rulebook) -> Suite:
    """The cases of one file.

    A case that is itself wrong is left out, and each of its faults told with its place.
    """
    refused: list[RuleFault] = []
    document, written = read_document(path, CaseFile, refused)
    if document is None or written is None or refused:
        return Suite((), tuple(sorted(refused, key=lambda fault: fault[1:3])))
    rulebook = rulebook.for_year(written.year)
    rules = rulebook.rule_sets.get(written.rule_set)
    if rules is None:
        fault = _unknown(("rule_set",), "unknown-rule-set", written.rule_set, rulebook.rule_sets)
        return Suite((), _located(document, [fault]))
    faults: list[Fault] = []
    lexicon = Lexicon(rulebook)
    reader = GivenReader(lexicon, written.year, rules.calendar, faults)
    bases = {name: reader.read(raw, ("bases", name)) for name, raw in written.bases.items()}
    cases: list[Case] = []
    for title, listed in written.cases.items():
        track_id = lexicon.tracks[title] or ""
        track = rules.tracks.get(track_id)
        if track is None:
            names = [track.title for track in rules.tracks.values()]
            faults.append(_unknown(("cases", title, KEY), "unknown-track", title, names))
            continue
        for at, one in enumerate(listed):
            loc: Loc = ("cases", title, at)
            before = len(faults)
            given = _given(one, bases, reader, loc)
            faults += _expect_faults(one.expect, rules, track, (*loc, "expect"))
            records = _records(given, track, reader, written.year, loc)
            if records is not None and len(faults) == before:
                line = document.place(loc)[0]
                cases.append(
                    Case(str(path), line, one.name, one.clause, rules.id, track_id, written.year, records, one.expect)
                )
    return Suite(tuple(cases), _located(document, faults))


def _located(document: Document, faults: Iterable[Fault]) -> tuple[RuleFault, ...]:
    """Faults with their places, in the order of lines; one fault a place, the first."""
    placed: dict[tuple[int, int], RuleFault] = {}
    for loc, code, params in faults:
        place = document.place(loc)
        key = code if "." in code else f"rulefaults.{code}"
        placed.setdefault(place, RuleFault(document.path, *place, key, dict(params)))
    return tuple(placed[place] for place in sorted(placed))


def _unknown(loc: Loc, code: str, word: str, known: Iterable[str]) -> Fault:
    return unknown(loc, f"cases.{code}", word, tuple(known))


def _given(one: Written, bases: Mapping[str, Given], reader: GivenReader, loc: Loc) -> Given:
    given = reader.read(one.given, (*loc, "given"))
    if one.base is None:
        return given
    base = bases.get(one.base)
    if base is None:
        reader.faults.append(_unknown((*loc, "base"), "unknown-base", one.base, bases))
        return given
    has = {fold(name): name for row in base.rows for name in [row.activity]}
    for at, name in enumerate(one.without):
        if fold(name) not in has:
            reader.faults.append(_unknown((*loc, "without", at), "not-in-base", name, has.values()))
    return given.upon(base, frozenset(map(fold, one.without)))


def _records(given: Given, track: Track, reader: GivenReader, year: int, loc: Loc) -> Records | None:
    """The records of a case; None where it gives what no workbook may hold, which is added to the faults."""
    sheets = reader.sheets(given, track.title, loc)
    words = reader.lexicon
    found = validate(sheets.titles, sheets.grids.__getitem__, "", words.rulebook, year, words)
    for problem in found.problems:
        if problem.severity == "error":
            sheet, row, column = problem.place
            source = sheets.sources.get((sheet or "", row or 0, column or 0), loc)
            reader.faults.append(Fault(source, f"problems.{problem.code}", dict(problem.params)))
    for category in given.before.keys() - track.categories.keys():
        reader.faults.append(_unknown((*loc, "given"), "unknown-category", category, track.categories))
    if found.records is None or not given.before:
        return found.records
    before = {key: Before(value, 0) for key, value in given.before.items()}
    return replace(found.records, before={ID: before})


def _expect_faults(expect: Expect, rules: RuleSet, track: Track, loc: Loc) -> Iterator[Fault]:
    known = {rule_id: rule for category in track.categories.values() for rule_id, rule in category.rules.items()}
    for rule_id, value in expect.rules.items():
        here = (*loc, "rules", rule_id)
        rule = known.get(rule_id)
        if rule is None:
            yield _unknown((*here, KEY), "unknown-rule", rule_id, known)
            continue
        for one in value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ():
            words = [fold(word) for word in (_WORDS if rule.meets else ())]
            if fold(one) not in words and not _TIMES.fullmatch(one):
                yield Fault(here, "cases.bad-expectation", {"found": one, "words": "、".join(_WORDS)})
    for category_id in expect.categories:
        if category_id not in track.categories:
            yield _unknown((*loc, "categories", category_id, KEY), "unknown-category", category_id, track.categories)
    outcomes = _outcomes(rules)
    if expect.outcome is not None and fold(expect.outcome) not in outcomes:
        yield _unknown((*loc, "outcome"), "unknown-outcome", expect.outcome, dict.fromkeys(outcomes.values()))
    if not expect.model_fields_set:
        yield Fault(loc, "empty", {})


def _outcomes(rules: RuleSet) -> dict[str, str]:
    """Outcomes by their ids and titles (folded)."""
    named = {each: title for title, ids in rules.outcome_titles.items() for each in ids}
    named |= {str(key): name.title for key, name in rules.outcomes.items()}
    return {fold(title): key for key, title in named.items()} | {fold(key): key for key in (*named, "pending")}


# ── Running ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def run(case: Case, rulebook: Rulebook) -> tuple[CaseFailure, ...]:
    """Score the case, and tell everything that differs from what it expects."""
    rulebook = rulebook.for_year(case.year)
    card = score(case.records, rulebook, case.year)[0]
    rules, track = rulebook.tracks[case.track]
    return tuple(
        CaseFailure(case.path, case.line, case.name, subject, expected, got)
        for subject, expected, got in _compared(case.expect, card, rules, track)
        if expected != got
    )


def _compared(expect: Expect, card: Scorecard, rules: RuleSet, track: Track) -> Iterator[tuple[str, str, str]]:
    applying = {category.id for category in card.categories if category.applies}
    homes = {rule_id: key for key, category in track.categories.items() for rule_id in category.rules}
    for rule_id, value in expect.rules.items():
        yield rule_id, *_rule_compared(rule_id, value, card, homes[rule_id] in applying)
    scores = {category.id: category.score for category in card.categories}
    for category_id, points in expect.categories.items():
        score = scores.get(category_id)
        # A case may say a score to all its decimals.
        yield category_id, plain(points), plain(points) if score == points else _told(score)
    for key in ("quantified", "poll", "total", "rank"):
        if key in expect.model_fields_set:
            yield key, _told(getattr(expect, key)), _told(getattr(card, key))
    if expect.outcome is not None:
        yield "outcome", _outcomes(rules)[fold(expect.outcome)], card.outcome
    if "reasons" in expect.model_fields_set:
        wanted = "".join(expect.reasons)
        said = Voice("zh-Hans" if wanted and simplified(wanted) == wanted else "zh-Hant")
        reasons = [said.remark(reason) for reason in card.reasons]
        # A case quotes what matters of a reason: how the sentence goes on may change without the rules.
        quoted = [a if fold(a) in fold(b) else b for a, b in zip(expect.reasons, reasons, strict=False)]
        yield "reasons", "；".join(expect.reasons), "；".join(quoted + reasons[len(quoted) :])


def _told(value: Decimal | int | None) -> str:
    return "—" if value is None else voice.points(Decimal(value))


def _rule_compared(
    rule_id: str, value: Counted | int | Decimal | str | tuple[str, ...], card: Scorecard, applies: bool
) -> tuple[str, str]:
    lines = [line for line in card.lines if line.rule == rule_id]
    if isinstance(value, tuple):
        return "；".join(map(_counted, value)), "；".join(_got([line]) for line in lines)
    got = _got(lines)
    if isinstance(value, Counted):
        return f"{value.count}, {plain(value.points)}", got
    if not isinstance(value, str):
        return plain(Decimal(value)), plain(sum((line.points for line in lines), Decimal(0)))
    if _TIMES.fullmatch(value):
        return _counted(value), got
    # A requirement: its line says that it is not met, its category whether it applies.
    return fold(value), fold(UNMET if lines else MET if applies else NOT_APPLICABLE)


def _got(lines: Sequence[Line]) -> str:
    points = sum((line.points for line in lines), Decimal(0))
    return f"{sum(line.times for line in lines)}, {plain(points)}" if lines else "0"


def _counted(value: str) -> str:
    times = _TIMES.fullmatch(value)
    return value if times is None else f"{times[1]}, {plain(int(times[1]) * Decimal(times[2].replace('−', '-')))}"


def uncovered(cases: Iterable[Case], rulebook: Rulebook) -> tuple[tuple[str, str, str], ...]:
    """The rules that no case speaks of: rule set, track, rule."""
    spoken = {(case.track, rule_id) for case in cases for rule_id in case.expect.rules}
    return tuple(
        (rules.id, track_id, rule_id)
        for rules in rulebook.rule_sets.values()
        for track_id, _, _, _, rule_id, _ in rules.walk()
        if (track_id, rule_id) not in spoken
    )
