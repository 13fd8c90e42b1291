"""The regulation held clause by clause against the rules: who answers for each clause, and what nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple

from dangxing.authoring.checks import clauses as lists
from dangxing.authoring.checks.clauses import Clause, Listed, cited_apart, key_of, numbers_cited
from dangxing.authoring.checks.clausetext import Found, clauses_of
from dangxing.authoring.checks.files import Sources
from dangxing.authoring.checks.findings import Finding, of_fault
from dangxing.errors import RuleFault
from dangxing.language.script import fold
from dangxing.rules import Category, Rulebook, RuleSet
from dangxing.rules.loading import shipped_rules
from dangxing.rules.outcomes import Rating

By = Literal["rule", "setting", "command", "people", "nothing", "parts", "leaves-out"]
BYS: Final[tuple[By, ...]] = ("rule", "setting", "command", "people", "nothing", "parts", "leaves-out")
Loc = tuple[str | int, ...]


class Answer(NamedTuple):
    """Who or what answers for a clause: a rule by its track and id, an entry of the rule set, a command, people.

    ``nothing``: the clause asks for nothing, and why. ``parts``: its own parts answer for it.
    ``leaves-out``: what of the clause a rule that cites it does not count.
    """

    by: By
    name: str


class Row(NamedTuple):
    """One clause with all that answer for it; none: it is uncovered."""

    clause: str
    says: str
    answers: tuple[Answer, ...]

    @property
    def status(self) -> By | Literal["uncovered"]:
        """The first of the answers, rules before people."""
        return min((answer.by for answer in self.answers), key=BYS.index) if self.answers else "uncovered"


class Coverage(NamedTuple):
    """One regulation: its clauses in the order of the text, and what its lines are in English."""

    rule_set: str
    rows: tuple[Row, ...]
    english: Mapping[str, str] = {}


class Cited(NamedTuple):
    """A clause as the rules cite it, and by what. A heading (track, category) answers for no clause."""

    clause: str
    loc: Loc
    answer: Answer | None


def covered(
    book: Rulebook, folder: Path, only: tuple[str, ...] = ()
) -> tuple[tuple[Coverage, ...], tuple[Finding, ...]]:
    """The coverage of every rule set (of those named in ``only``, if any are), and what is wrong with it."""
    sources = Sources(folder)
    home = sources.beside(lists.FOLDER)
    faults: list[RuleFault] = []
    listed = _lists(book, sources, faults)
    findings = [of_fault(fault) for fault in faults]
    tables: list[Coverage] = []
    unread = {Path(fault.path).stem for fault in faults}
    for rule_set, rules in book.rule_sets.items():
        if only and rule_set not in only:
            continue
        found = listed.get(rule_set)
        if found is None:
            if rule_set not in unread:
                where = sources.spot(rule_set, ("id",))
                path = f"{home.as_posix()}/{rule_set}.yaml"
                findings.append(Finding(*where, "error", "coverage.no-list", {"rule_set": rule_set, "path": path}))
            continue
        table, wrong = _table(rules, found, sources)
        tables.append(table)
        findings += wrong
    findings.sort(key=lambda one: (one.path, one.line, one.column))
    return tuple(tables), tuple(findings)


def _lists(book: Rulebook, sources: Sources, faults: list[RuleFault]) -> dict[str, Listed]:
    """The lists beside the rules; that of a rule set that extends a shipped one adds to the shipped list."""
    listed = lists.load(sources.beside(lists.FOLDER), faults)
    heirs = [key for key in book.rule_sets if sources.extends_shipped(key)]
    if heirs:
        unread = {Path(fault.path).stem for fault in faults}
        shipped = lists.load(shipped_rules() / lists.FOLDER, faults)
        for key in heirs:
            if key in shipped and key not in unread:
                listed[key] = listed[key].over(shipped[key]) if key in listed else shipped[key]
    return listed


def _table(rules: RuleSet, listed: Listed, sources: Sources) -> tuple[Coverage, list[Finding]]:
    findings: list[Finding] = []
    entries = {key_of(written): (written, clause) for written, clause in listed.content.clauses.items()}
    answers: dict[object, list[Answer]] = {key: [] for key in entries}
    every = (cited._replace(clause=one) for cited in citations(rules) for one in cited_apart(cited.clause))
    for cited in every:
        for key in numbers_cited(cited.clause):
            if key not in entries:
                findings.append(_unlisted(rules.id, cited, listed, sources))
            elif cited.answer and cited.answer not in answers[key]:
                answers[key].append(cited.answer)
    rows: list[Row] = []
    for key, (written, clause) in entries.items():
        own = (*answers[key], *_told(clause))
        parts = any(isinstance(other, tuple) and isinstance(key, tuple) and other[: len(key)] == key != other
                    for other in entries)  # fmt: skip
        row = Row(written, clause.says, own or ((Answer("parts", ""),) if parts else ()))
        rows.append(row)
        loc = ("clauses", written, "[key]")
        if not row.answers:
            place = listed.home(written).spot(loc)
            params = {"clause": written, "says": clause.says}
            findings.append(Finding(*place, "error", "coverage.uncovered", params))
        elif clause.nothing and answers[key]:
            place = listed.home(written).spot(("clauses", written, "nothing"))
            params = {"clause": written, "rule": answers[key][0].name}
            findings.append(Finding(*place, "error", "coverage.contradicted", params))
    return Coverage(rules.id, tuple(rows), listed.content.english), findings


def _unlisted(rule_set: str, cited: Cited, listed: Listed, sources: Sources) -> Finding:
    """A citation that the list does not have. What an organisation adds to a shipped regulation cannot stand there."""
    where = sources.spot(rule_set, cited.loc)
    if Path(listed.document.path).parent == sources.beside(lists.FOLDER):
        params = {"clause": cited.clause, "path": listed.document.path}
        return Finding(*where, "error", "coverage.unlisted", params)
    own = f"{sources.beside(lists.FOLDER).as_posix()}/{rule_set}.yaml"
    return Finding(*where, "warning", "coverage.added", {"clause": cited.clause, "path": own})


def _told(clause: Clause) -> Iterator[Answer]:
    for name in clause.command or ():
        yield Answer("command", name)
    if clause.people:
        yield Answer("people", clause.people)
    if clause.nothing:
        yield Answer("nothing", clause.nothing)


def citations(rules: RuleSet) -> Iterator[Cited]:
    """Every clause that a rule set cites, with where and by what."""
    for track_id, track in rules.tracks.items():
        yield Cited(track.clause, ("tracks", track_id, "clause"), None)
        for category_id, category in track.categories.items():
            base: Loc = ("tracks", track_id, "categories", category_id)
            yield Cited(category.clause, (*base, "clause"), None)
            for rule_id, rule in category.rules.items():
                loc = (*base, *category.loc(rule_id), "clause")
                yield Cited(rule.clause, loc, Answer("rule", f"{track_id}/{rule_id}"))
                if rule.leaves_out:
                    yield Cited(rule.clause, loc, Answer("leaves-out", rule.leaves_out))
            yield from _citations_beside(category, base)
    for key in ("round", "weights", "veto", "quorum", "notice"):
        part = getattr(rules, key)
        if part is not None and part.clause is not None:
            yield Cited(part.clause, (key, "clause"), Answer("setting", key))
    for at, band in enumerate(rules.bands):
        yield Cited(band.clause, ("bands", at, "clause"), Answer("setting", f"bands.{band.id}"))
        if band.quota:
            yield Cited(band.quota.clause, ("bands", at, "quota", "clause"), Answer("setting", f"bands.{band.id}"))
    for name, rating in rules.ratings.items():
        yield from _citations_of_rating(name, rating)
    for at, limit in enumerate(rules.limits):
        yield Cited(limit.clause, ("limits", at, "clause"), Answer("setting", "limits"))
    for at, each in enumerate(rules.consequences):
        yield Cited(each.clause, ("consequences", at, "clause"), Answer("setting", "consequences"))
    if rules.clause_of_reading:
        yield Cited(rules.clause_of_reading, ("clause_of_reading",), Answer("setting", "clause_of_reading"))


def _citations_of_rating(name: str, rating: Rating) -> Iterator[Cited]:
    """What a rating of parts of the year cites: each band and its quota may have a clause of its own."""
    base: Loc = ("ratings", name)
    answer = Answer("setting", f"ratings.{name}")
    yield Cited(rating.clause, (*base, "clause"), answer)
    for at, band in enumerate(rating.bands):
        if band.clause:
            yield Cited(band.clause, (*base, "bands", at, "clause"), answer)
        if band.quota:
            yield Cited(band.quota.clause, (*base, "bands", at, "quota", "clause"), answer)


def _citations_beside(category: Category, base: Loc) -> Iterator[Cited]:
    """What a category cites beside its rules."""
    for key, part in category.parts.items():
        yield Cited(part.clause, (*base, "parts", key, "clause"), None)
    for _, loc, limit in category.limited:
        yield Cited(limit.clause, (*base, *loc, "clause"), Answer("setting", "limits"))
    for key, closed in category.closings:
        home = (*base, "parts", key) if key else base
        yield Cited(closed.clause, (*home, "closed_by", "clause"), Answer("setting", "closed_by"))
    for at, left in enumerate(category.settle.unless if category.settle else ()):
        yield Cited(left.clause, (*base, "settle", "unless", at, "clause"), Answer("setting", "settle"))


# ── An organisation's own copy ───────────────────────────────────────────────────────────────────────────────────────


class Compared(NamedTuple):
    """A text held against a list: the rule set whose list it was, how many clauses are in both, what is in one only.

    ``words`` are those of the clauses in both that have any, by the number as the list has it.
    """

    rule_set: str
    common: int
    findings: tuple[Finding, ...]
    words: Mapping[str, str]


def held_against(text: str, path: str, book: Rulebook, folder: Path, only: tuple[str, ...] = ()) -> Compared | None:
    """A text's own clauses against those of the list that it fits best; None where it fits none."""
    sources = Sources(folder)
    listed = _lists(book, sources, [])
    in_text: dict[object, Found] = {}
    for found in clauses_of(text):
        in_text.setdefault(found.number, found)
    best: tuple[float, str] | None = None
    for rule_set in book.rule_sets:
        if rule_set in listed and (not only or rule_set in only):
            numbers = _numbered(listed[rule_set])
            # Those written alike count double: 第一條 and 一 are the same number of different regulations.
            common = numbers.keys() & in_text.keys()
            alike = sum(1 for number in common if fold(numbers[number]) == fold(in_text[number].written))
            likeness = (len(common) + alike) / max(1, len(numbers.keys() | in_text.keys()))
            if best is None or likeness > best[0]:
                best = (likeness, rule_set)
    if best is None or not in_text:
        return None
    own = listed[best[1]]
    numbers = _numbered(own)
    findings: list[Finding] = []
    for number, found in in_text.items():
        if number not in numbers:
            params = {"clause": found.written, "list": own.document.path}
            findings.append(Finding(path, found.line, 1, "error", "coverage.not-in-list", params))
    for number, written in numbers.items():
        if number not in in_text:
            place = own.home(written).spot(("clauses", written, "[key]"))
            params = {"clause": written, "text": path}
            findings.append(Finding(*place, "error", "coverage.not-in-text", params))
    words = {written: in_text[number].words for number, written in numbers.items() if number in in_text}
    told = {written: each for written, each in words.items() if each}
    return Compared(best[1], len(words), tuple(findings), told)


def _numbered(listed: Listed) -> dict[object, str]:
    """The clauses of a list that have a number: a preamble has none, and no text tells it."""
    return {key: name for name in listed.content.clauses if isinstance(key := key_of(name), tuple)}
