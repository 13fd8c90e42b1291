"""``dangxing rules diff``: what changes from one folder of rules to another, and what it does to people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dangxing.cli import FINE, WRONG_DATA, inputs, options, shapes, streams
from dangxing.cli.rules import check
from dangxing.errors import FileProblem
from dangxing.language import Language, text
from dangxing.language.script import one_line
from dangxing.language.voice import Titled, Voice

if TYPE_CHECKING:
    from dangxing.authoring.diff.changes import Change
    from dangxing.authoring.diff.effects import Effect, Moved, Side
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook

SHIPPED = "shipped"
_SHAPES = ("table", "json", "markdown")
_NONE = "—"

Old = Annotated[str, options.argument("rulediff.meta-rules", "rulediff.arg-old")]
New = Annotated[str, options.argument("rulediff.meta-rules", "rulediff.arg-new")]
Format = Annotated[str, options.named("--format", "|".join(_SHAPES), "cli.opt-format", default=_SHAPES[0])]
_Table = Callable[..., Iterator[str]]


def diff(
    ctx: typer.Context,
    old: Old,
    new: New,
    paths: options.Paths = None,
    year: options.Year = None,
    format: Format = "table",
    quiet: options.Quiet = False,
) -> int:
    """Compare two folders of rules and return the exit status: 1 where a workbook cannot be scored."""
    session: Session = ctx.obj
    shape = options.shape(format, _SHAPES)
    chosen_year = options.year(year)
    from dangxing.authoring.diff.changes import changes
    from dangxing.authoring.diff.effects import effect

    books = _book(old, chosen_year), _book(new, chosen_year)
    effects: list[Effect] = []
    for entry in inputs.workbooks(paths or []):
        if isinstance(entry, FileProblem):
            raise entry
        effects.append(effect(entry, *books, chosen_year))
    # The rules as they stand last, and as they stood in the years that people are scored for.
    years = sorted({one.year for one in effects if one.year is not None}) if chosen_year is None else []
    pairs = [*((books[0].for_year(each), books[1].for_year(each)) for each in years), books]
    found = list({change.plain: change for pair in pairs for change in changes(*pair)}.values())
    if shape == "json":
        _write_json(old, new, found, effects, session, books)
    else:
        page = _Page(books, session.language, markdown=shape == "markdown")
        lines = [*page.changes(old, new, found), *(line for one in effects for line in page.effect(one))]
        streams.write_lines(map(one_line, lines))
    _tell(effects, session, quiet=quiet)
    return WRONG_DATA if any(one.problems for one in effects) else FINE


def _book(name: str, year: int | None) -> Rulebook:
    from dangxing.rules import loading

    book = loading.load(None if name == SHIPPED else Path(name))
    return book if year is None else book.for_year(year)


def _tell(effects: Sequence[Effect], session: Session, *, quiet: bool) -> None:
    from dangxing.cli import rendering

    told = []
    for one in effects:
        told += [rendering.problem_line(problem, session.language) for problem in one.problems]
        if one.problems and not quiet:
            told.append(text("rulediff.not-scored", session.language, path=one.path))
    check.closing(*told)


class _Page:
    """The comparison as lines: plain ones, or Markdown."""

    def __init__(self, books: tuple[Rulebook, Rulebook], language: Language, *, markdown: bool) -> None:
        self._books = books
        self._language = language
        self._voice = _voice(books, language)
        self._markdown = markdown
        self._table: _Table = shapes.markdown if markdown else shapes.aligned

    def changes(self, old: str, new: str, found: Sequence[Change]) -> Iterator[str]:
        """What changes in the rules, by rule set."""
        names = {"a": self._name(old), "b": self._name(new)}
        yield from self._heading(1, text("rulediff.heading", self._language, **names))
        if not found:
            yield text("rulediff.same", self._language)
        for rule_set in dict.fromkeys(change.rule_set for change in found):
            named = {"rule_set": rule_set, "title": self._set(rule_set)}
            yield from self._heading(2, text("rulediff.set-heading", self._language, **named))
            for change in found:
                if change.rule_set == rule_set:
                    yield f"- {change.words(self._voice, _bands(self._books, rule_set))}"

    def _label(self, found: Effect) -> str:
        return "" if found.year is None else self._books[1].label(found.year)

    def effect(self, found: Effect) -> Iterator[str]:
        """What the change does to the members of a workbook: each who moves, then branches and outcomes."""
        if found.problems:
            return
        from dangxing.authoring.diff import effects

        yield ""
        yield from self._heading(2, text("rulediff.effects", self._language, path=found.path, year=self._label(found)))
        moved = [member for member in found.members if member.moved]
        counts = {"moved": len(moved), "members": len(found.members)}
        if not moved:
            yield text("rulediff.nobody", self._language, members=counts["members"])
            return
        yield text("rulediff.moved", self._language, **counts)
        yield ""
        header = self._titles("name", "id", "branch", "total", "change", "rank", "outcome")
        yield from self._table(header, [self._member(member) for member in moved], frozenset({3, 4}))
        yield ""
        yield from self._heading(3, text("rulediff.by-branch", self._language))
        rows = [
            [one.branch, str(one.members), str(one.moved), _signed(one.mean), _signed(one.lowest), _signed(one.highest)]
            for one in effects.by_branch(found.members)
        ]
        header = self._titles("branch", "members", "moved", "mean", "lowest", "highest")
        yield from self._table(header, rows, frozenset({1, 2, 3, 4, 5}))
        yield ""
        yield from self._heading(3, text("rulediff.by-outcome", self._language))
        rows = [
            [self._set(rule_set), self._outcome(before, rule_set, 0), self._outcome(after, rule_set, 1), str(count)]
            for rule_set, pairs in effects.by_outcome(found.members).items()
            for (before, after), count in pairs.items()
        ]
        yield from self._table(self._titles("set", "before", "after", "members"), rows, frozenset({3}))

    def _member(self, member: Moved) -> list[str]:
        total, rank = _pair(member.before[0], member.after[0]), _pair(member.before[1], member.after[1])
        outcomes = [
            self._outcome(side[2], member.rule_set, at) for at, side in enumerate((member.before, member.after))
        ]
        outcome = outcomes[0] if outcomes[0] == outcomes[1] else " → ".join(outcomes)
        return [member.name, member.id, member.branch, total, _signed(member.change), rank, outcome]

    def _outcome(self, outcome: str, rule_set: str, side: int) -> str:
        rules = self._books[side].rule_sets.get(rule_set) or self._books[1].rule_sets[rule_set]
        return self._voice.outcome(outcome, rules)

    def _set(self, rule_set: str) -> str:
        return self._voice.title(self._books[1].rule_sets.get(rule_set) or self._books[0].rule_sets[rule_set])

    def _name(self, given: str) -> str:
        return text("rulediff.shipped", self._language) if given == SHIPPED else given

    def _titles(self, *names: str) -> list[str]:
        return [text(f"rulediff.col-{name}", self._language) for name in names]

    def _heading(self, level: int, words: str) -> list[str]:
        return [f"{'#' * level} {words}", ""] if self._markdown else [words]


def _voice(books: tuple[Rulebook, Rulebook], language: Language) -> Voice:
    """Words of both: what the new rules call a thing goes before what the old ones do."""
    return Voice(language, {**books[0].names, **books[1].names})


def _bands(books: tuple[Rulebook, Rulebook], rule_set: str) -> dict[str, Titled]:
    """The bands of a rule set, and the parts of its categories, by id, in both."""
    found: dict[str, Titled] = {}
    for rules in filter(None, (book.rule_sets.get(rule_set) for book in books)):
        for track in rules.tracks.values():
            found.update({key: part for each in track.categories.values() for key, part in each.parts.items()})
        found.update({band.id: band for band in rules.bands})
    return found


def _pair(before: Decimal | int | None, after: Decimal | int | None) -> str:
    old, new = _shown(before), _shown(after)
    return old if old == new else f"{old} → {new}"


def _shown(value: Decimal | int | None) -> str:
    return _NONE if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _signed(value: Decimal | None) -> str:
    return _NONE if value is None else f"{value:+f}" if value else "0"


def _write_json(
    old: str,
    new: str,
    found: Sequence[Change],
    effects: Sequence[Effect],
    session: Session,
    books: tuple[Rulebook, Rulebook],
) -> None:
    from dangxing import summary
    from dangxing.authoring.diff import effects as reckoned
    from dangxing.cli import rendering

    language = session.explicit or "en"
    voice = _voice(books, language)
    told: dict[str, Any] = {
        "old": old,
        "new": new,
        "changes": [change.as_json(voice, _bands(books, change.rule_set)) for change in found],
        "workbooks": [
            {
                "path": one.path,
                "year": one.year,
                "members": [_member_json(member) for member in one.members if member.moved],
                "branches": [branch._asdict() for branch in reckoned.by_branch(one.members)],
                "outcomes": [
                    {"rule_set": rule_set, "before": before, "after": after, "members": count}
                    for rule_set, pairs in reckoned.by_outcome(one.members).items()
                    for (before, after), count in pairs.items()
                ],
            }
            for one in effects
            if not one.problems
        ],
        "problems": [
            summary.problem(problem, *rendering.problem_texts(problem, language))
            for one in effects
            for problem in one.problems
        ],
    }
    shapes.write_json(told)


def _member_json(member: Moved) -> dict[str, Any]:
    return {**member._asdict(), "before": _side(member.before), "after": _side(member.after), "change": member.change}


def _side(side: Side) -> dict[str, Any]:
    return dict(zip(("total", "rank", "outcome"), side, strict=True))
