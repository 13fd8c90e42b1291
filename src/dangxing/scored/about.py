"""說明: year, rules and input with their digests, readings in force, warnings, and how to read the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from dangxing import __version__
from dangxing.gathering import Kind, gather
from dangxing.language import problem_texts, text
from dangxing.language.voice import breadth
from dangxing.records import Problem
from dangxing.results import Result
from dangxing.rules import NATURAL, Rulebook, RuleSet
from dangxing.scored.plan import Plan
from dangxing.sheets.book import Book, height_of
from dangxing.sheets.cells import Cell, Row
from dangxing.sheets.sheet import Sheet

_WIDTHS = (34.0, 18.0, 50.0, 62.0)
_MOST_WARNINGS = 10_000
_GUIDE = ("summary", "track", "lines", "due", "feedback", "notice", "filing", "records", "change")
# What is no single sheet of ours.
_GUIDE_LABELLED = ("track", "records", "change")


def write(book: Book, plan: Plan, result: Result, rulebook: Rulebook) -> None:
    """Adds the sheet, the last of the workbook."""
    sheet = book.add(plan.titles["about"])
    lay(book, sheet, list(_rows(book, plan, result, rulebook)))


def lay(book: Book, sheet: Sheet, rows: list[Row]) -> None:
    """Gives the sheet its rows; those of :func:`pair` are merged."""
    book.fill(sheet, rows, len(rows), _WIDTHS)
    sheet.merge_cells(
        [[at, 1, at, 3] for at, row in enumerate(rows) if len(row.values) == 4 and row.values[2:] == [None, None]]
    )
    book.page(sheet, "")


def _begins(plan: Plan) -> str:
    """What the categories of all sheets of tracks begin with: ``standard``, or ``start``."""
    tracks = (group.rules.tracks[key] for group in plan.groups for key in plan.track_titles.keys() & group.rules.tracks)
    return "start" if any(track.begins == "start" for track in tracks) else "standard"


def _year(book: Book, plan: Plan, year: int) -> str:
    """The year, with the days from which and to which it lasts where nobody would know."""
    calendars = {group.rules.calendar for group in plan.groups} - {NATURAL}
    days = ("—".join((each.first(year).isoformat(), each.last(year).isoformat())) for each in calendars)
    return book.voice.spaced((book.year, *sorted(days)))


def _rows(book: Book, plan: Plan, result: Result, rulebook: Rulebook) -> Iterator[Row]:
    title = book.styles("title")
    yield Row([book.heading("about-title", year=book.year)], title, 26)
    yield pair(book, book.say("about-year"), _year(book, plan, result.year))
    if result.as_of is not None:
        yield pair(book, book.say("about-as-of"), book.say("about-as-of-value", date=result.as_of.isoformat()))
    yield pair(book, book.say("about-input"), PurePath(result.path.replace("\\", "/")).name)
    yield pair(book, book.say("about-digest"), result.input_digest)
    yield pair(book, book.say("about-tool"), f"dangxing {__version__}")
    for group in plan.groups:
        rules = group.rules
        version = book.voice.term(rules.version)
        told = book.say("about-rules-value", version=version, digest=rulebook.digests.get(rules.id, ""))
        yield pair(book, book.say("about-rules", rules=book.voice.title(rules)), told)
    yield Row((), ())

    yield Row([book.say("guide-title")], title, 26)
    for name in _GUIDE:
        own = name not in _GUIDE_LABELLED
        if (name == "records" and not plan.copied) or (own and name not in plan.titles):
            continue
        label = plan.titles[name] if own else book.say(f"guide-{name}-label")
        yield pair(book, label, book.say(f"guide-{name}-{_begins(plan)}" if name == "track" else f"guide-{name}"))
    yield Row((), ())

    yield from warnings(book, result.problems)

    yield Row([book.say("readings-title")], title, 26)
    yield Row(
        [book.say(f"column-{name}") for name in ("category", "clause", "says", "reading")], book.styles(*["header"] * 4)
    )
    for group in plan.groups:
        yield from _readings(book, plan, group.rules)


def warnings(book: Book, problems: Sequence[Problem]) -> Iterator[Row]:
    """The warnings with their number on top, those that say the same in one row, and an empty row."""
    yield Row([book.say("warnings-title", count=len(problems))], book.styles("title"), 26)
    if problems:
        yield Row(
            [book.say(f"column-{name}") for name in ("place", "code", "message", "hint")], book.styles(*["header"] * 4)
        )
        kinds = gather(problems, apart=True)
        for kind in kinds[:_MOST_WARNINGS]:
            yield _warning(book, kind)
        left_out = len(kinds) - _MOST_WARNINGS
        if left_out > 0:
            yield Row([book.say("warnings-more", count=left_out)], book.styles("note"))
    else:
        yield Row([book.say("warnings-none")], book.styles("note"))
    yield Row((), ())


def pair(book: Book, label: str, value: str) -> Row:
    """A label and what is told of it, over the three columns beside."""
    # The value is merged over three columns, and merged cells do not grow by themselves.
    lines = -(-breadth(value) // int(sum(_WIDTHS[1:]) - 8)) or 1
    return Row([label, value, None, None], book.styles("label", "wrap", "wrap", "wrap"), 18.0 * max(lines, 1))


def _wrapped(book: Book, values: list[Cell]) -> Row:
    return Row(values, book.styles("wrap", "wrap", "wrap", "wrap"), height_of(zip(values, _WIDTHS, strict=True)))


def _warning(book: Book, kind: Kind) -> Row:
    problem = kind.told
    place = "!".join(part for part in (problem.place.sheet, kind.cells) if part)
    if kind.count > 1:
        place += text("validate.kind-cells", book.language, count=kind.count)
    if problem.code.startswith("workbook-"):
        place = problem.path
    message, hint = problem_texts(problem.code, book.language, problem.params)
    return _wrapped(book, [place or None, problem.code, message, hint])


def _readings(book: Book, plan: Plan, rules: RuleSet) -> Iterator[Row]:
    name = book.voice.title(rules)
    for track_id, track, _, category, _, rule in rules.walk():
        if track_id in plan.tracks and (rule.reading or rule.leaves_out):
            where = f"{book.voice.title(track)}·{book.voice.title(category)}"
            read = [book.voice.term(rule.reading)] if rule.reading else []
            if rule.leaves_out:
                read.append(book.say("leaves-out", says=book.voice.term(rule.leaves_out)))
            told = [book.voice.term(rule.clause), book.voice.term(rule.says), book.voice.sentences(read)]
            yield _wrapped(book, [where, *told])
    if rules.poll and rules.poll.reading and rules.weights:
        told = [book.voice.term(rules.weights.clause), book.say("poll"), book.voice.term(rules.poll.reading)]
        yield _wrapped(book, [name, *told])
    if rules.notice and rules.notice.reading:
        told = [book.voice.term(rules.notice.clause), book.say("notice"), book.voice.term(rules.notice.reading)]
        yield _wrapped(book, [name, *told])
