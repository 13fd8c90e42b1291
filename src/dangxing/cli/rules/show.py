"""``dangxing rules show``: what a rule says and how it is reckoned, by its id, clause, category, track or set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from dangxing.cli import FINE, options, shapes, streams
from dangxing.cli.rules import shared
from dangxing.cli.rules.listing import limits_of
from dangxing.errors import WrongUse
from dangxing.language import text

if TYPE_CHECKING:
    from dangxing.authoring.cases import Told
    from dangxing.cli.rules.words import Words
    from dangxing.rules import Category, Rule, Rulebook, RuleSet, Track

_INDENT = 2

AsSentence = Annotated[bool, options.flag("--as-sentence", "rules_cli.opt-as-sentence")]
Id = Annotated[str, options.argument("cli.meta-id", "rules_cli.arg-id")]


class Found(NamedTuple):
    """A rule with where it stands."""

    rules: RuleSet
    track_id: str
    track: Track
    category_id: str
    category: Category
    rule_id: str
    rule: Rule


class Bare(NamedTuple):
    """A category without rules: nothing but limits, or what it begins with."""

    rules: RuleSet
    track_id: str
    track: Track
    category_id: str
    category: Category


def show(
    ctx: typer.Context,
    id: Id,
    year: shared.Year = None,
    rules: options.Rules = None,
    format: shared.Format = "table",
    as_sentence: AsSentence = False,
) -> int:
    """Explain what bears an id and return the exit status."""
    chosen_year = options.year(year)
    shape = options.shape(format, shared.SHAPES)
    book = shared.in_use(rules, chosen_year)
    found = list(of_name(book, id))
    if not found:
        found = list(_of_other_years(book, id))
    if not found:
        from dangxing.language.script import folded, nearest

        known = dict.fromkeys(name for one in _every(book) for level in _levels(one) for name in level)
        raise WrongUse("rules_cli.no-such-rule", name=id, nearest=nearest(id, folded(known), 0))
    if shape == "json":
        cases = _cases(book)
        told = [_as_json(one, book, cases) for one in found]
        shapes.write_json({"year": chosen_year, "rules": told})
        return FINE
    from dangxing.language.script import one_line

    words = shared.words(book, ctx.obj)
    if as_sentence:
        streams.write_lines(one_line(line) for one in found for line in _sentence(one, words))
        return FINE
    cases = _cases(book)
    blocks = ["".join(f"{one_line(line)}\n" for line in _lines(one, book, cases, words)) for one in found]
    streams.write("\n".join(blocks))
    return FINE


def of_name(book: Rulebook, name: str) -> Iterator[Found | Bare]:
    """The rules of that id or clause, or of the category, part, track or rule set of that id, title or clause.

    A category without rules stands for itself. Script, width and blanks do not matter. What is named most closely comes
    alone: an id goes before a title.
    """
    from dangxing.language.script import fold

    wanted = fold(name)
    every = list(_every(book))
    for names in zip(*(_levels(one) for one in every), strict=True):
        matching = [one for one, own in zip(every, names, strict=True) if any(fold(part) == wanted for part in own)]
        if matching:
            yield from matching
            return


def _levels(one: Found | Bare) -> tuple[tuple[str, ...], ...]:
    """By what a rule may be asked for, the closest first."""
    from dangxing.authoring.checks.clauses import cited_apart

    return (
        (one.rule_id,) if isinstance(one, Found) else (),
        (one.rule.clause, *cited_apart(one.rule.clause)) if isinstance(one, Found) else (),
        (
            one.category_id,
            f"{one.track_id}.{one.category_id}",
            one.category.title,
            one.category.en,
            one.category.clause,
        ),
        _names_of_parts(one),
        (one.track_id, one.track.title, one.track.en, *one.track.aliases, one.track.clause),
        (one.rules.id, one.rules.title, one.rules.en),
    )


def _names_of_parts(one: Found | Bare) -> tuple[str, ...]:
    """The names of the part of the category in which the rule stands."""
    home = one.category.homes.get(one.rule_id) if isinstance(one, Found) else None
    if home is None:
        return ()
    part = one.category.parts[home]
    return home, f"{one.category_id}.{home}", part.title, part.en, part.clause


def _every(book: Rulebook) -> Iterator[Found | Bare]:
    for rules in book.rule_sets.values():
        yield from (Found(rules, *place) for place in rules.walk())
        for track_id, track in rules.tracks.items():
            for category_id, category in track.categories.items():
                if not category.rules:
                    yield Bare(rules, track_id, track, category_id, category)


def _of_other_years(book: Rulebook, name: str) -> Iterator[Found | Bare]:
    """Rules of that name that are not in force in the year asked for, as they last stood."""
    seen: set[tuple[str, str, str]] = set()
    for key, eras in book.eras.items():
        for era in reversed(eras):
            other = book.model_copy(update={"rule_sets": {key: era.rules}})
            for one in of_name(other, name):
                place = (one.track_id, *((one.rule_id, "") if isinstance(one, Found) else ("", one.category_id)))
                if place not in seen:
                    seen.add(place)
                    yield one


# ── Over the years ───────────────────────────────────────────────────────────────────────────────────────────────────


class Version(NamedTuple):
    """A rule as it stood from the year ``first`` until ``last`` (None: without end); None: it was not in force."""

    first: int | None
    last: int | None
    rule: Rule | None
    category: Category | None


def versions(one: Found, book: Rulebook) -> list[Version]:
    """How a rule changed over the years: nothing where it did not."""
    found: list[Version] = []
    for era in book.eras.get(one.rules.id, ()):
        track = era.rules.tracks.get(one.track_id)
        category = track.categories.get(one.category_id) if track else None
        rule = category.rules.get(one.rule_id) if category else None
        if found and found[-1].rule == rule:
            continue
        if found and era.first is not None:
            found[-1] = found[-1]._replace(last=era.first - 1)
        found.append(Version(era.first, None, rule, category))
    return found if len(found) > 1 else []


def _years(version: Version, words: Words) -> str:
    match version.first, version.last:
        case None, last:
            return words.text("years-until", last=last)
        case first, None:
            return words.text("years-from", first=first)
        case first, last if first == last:
            return words.text("years-one", first=first)
        case first, last:
            return words.text("years", first=first, last=last)


# ── Cases ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _cases(book: Rulebook) -> tuple[Told, ...]:
    """The worked examples of the rules, which stand beside them."""
    from pathlib import Path

    from dangxing.authoring import cases

    return tuple(cases.told(Path(book.folder) / "cases", book))


def _expected(one: Found, cases: Iterable[Told]) -> Iterator[tuple[str, str]]:
    """The name of each example of a rule, and what comes of it."""
    from dangxing.authoring.cases import Counted

    for case in cases:
        if case.rule_set == one.rules.id and case.track == one.track_id and one.rule_id in case.expect.rules:
            value = case.expect.rules[one.rule_id]
            if isinstance(value, Counted):
                yield case.name, f"{value.count}, {value.points:f}"
            else:
                yield case.name, ", ".join(value) if isinstance(value, tuple) else str(value)


# ── Told ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lines(one: Found | Bare, book: Rulebook, cases: Iterable[Told], words: Words) -> Iterator[str]:
    from dangxing.language.script import one_line

    yield one.rule_id if isinstance(one, Found) else one.category_id
    told = _of_rule(one, book, cases, words) if isinstance(one, Found) else _of_category(one, book, words)
    lines = shapes.aligned(("", ""), [(label, one_line(value)) for label, value in told])
    yield from (" " * _INDENT + line for line in list(lines)[1:])


def _of_category(one: Bare, book: Rulebook, words: Words) -> list[tuple[str, str]]:
    """Where a category without rules begins, and its limits."""
    told = [(words.text("clause"), words.term(one.category.clause))]
    wording = _wording(one, book)
    if wording:
        told.append((words.text("words"), wording))
    told.append((words.text("belongs"), _belongs(one, words)))
    return told + _labelled(words.text("limits"), limits_of(one.category, one.track, one.rules, words))


def _belongs(one: Found | Bare, words: Words) -> str:
    """Its rule set, track and category, and what the category holds."""
    named = {"set": one.rules, "track": one.track, "category": one.category}
    titles = {key: words.title(value) for key, value in named.items()}
    return words.text("belongs-to", **titles, holds=words.sentences(words.holding(one.category)))


def _of_rule(one: Found, book: Rulebook, cases: Iterable[Told], words: Words) -> list[tuple[str, str]]:
    rows: list[tuple[str, str | None]] = [
        ("clause", words.term(one.rule.clause)),
        ("words", _wording(one, book)),
        ("says", words.term(one.rule.says)),
        ("reading", one.rule.reading and words.term(one.rule.reading)),
        ("leaves-out", one.rule.leaves_out and words.term(one.rule.leaves_out)),
        ("belongs", _belongs(one, words)),
        ("kind", words.kind_name(one.rule)),
        ("", words.kind(one.rule)),
        ("formula", words.formula(one.rule)),
        ("details", words.figures(one.rule) or None),
        ("points", words.points(one.rule, one.category)),
        ("instead", one.rule.instead_of),
        ("whose", None if one.rule.whose == "self" else words.text(f"whose-{one.rule.whose}")),
        ("aspect", one.rule.aspect and words.term(one.rule.aspect)),
        ("mend", one.rule.mend and words.term(one.rule.mend)),
    ]  # fmt: skip
    told = [(words.text(name) if name else "", value) for name, value in rows if value]
    history = versions(one, book)
    told += _labelled(words.text("versions"), (_version(version, words) for version in history))
    examples = ((words.term(name), words.expected(value)) for name, value in _expected(one, cases))
    return told + _labelled(words.text("cases"), (f"{name} → {value}" for name, value in examples))


def _sentence(one: Found | Bare, words: Words) -> Iterator[str]:
    """The rule read back, and beside it what it says of its clause; the limits of a category without rules."""
    from dangxing.cli.rules.sentence import Sentence

    if isinstance(one, Bare):
        yield f"{one.category_id} ({words.term(one.category.clause)})"
        yield f"  {_belongs(one, words)}"
        yield from (f"  {line}" for line in limits_of(one.category, one.track, one.rules, words))
        return
    yield f"{one.rule_id} ({words.term(one.rule.clause)})"
    yield f"  {words.text('says')}: {words.term(one.rule.says)}"
    sentence = Sentence(words, one.track, one.category, one.rule_id, one.rule, one.rules.held)
    yield f"  {words.text('read-back')}: {sentence}"


def _wording(one: Found | Bare, book: Rulebook) -> str | None:
    """The words of its clause, where they stand beside the rules."""
    from pathlib import Path

    from dangxing.authoring.checks import clausewords
    from dangxing.authoring.checks.clauses import words_cited

    named = one.rule if isinstance(one, Found) else one.category
    return words_cited(named.clause, clausewords.load(Path(book.folder), one.rules.id))


def _labelled(label: str, values: Iterable[str]) -> list[tuple[str, str]]:
    """Values under one label, which stands before the first."""
    return [("" if at else label, value) for at, value in enumerate(values)]


def _version(version: Version, words: Words) -> str:
    if version.rule is None or version.category is None:
        value = words.text("not-then")
    else:
        rule = version.rule
        parts = (words.figures(rule), words.points(rule, version.category), words.term(rule.says))
        value = text("cli.list-separator", words.language).join(filter(None, parts))
    return words.text("version", years=_years(version, words), value=value)


def _as_json(one: Found | Bare, book: Rulebook, cases: Iterable[Told]) -> dict[str, Any]:
    if isinstance(one, Bare):
        place = {"rule_set": one.rules.id, "track": one.track_id, "category": one.category_id, "id": None}
        return {**place, "words": _wording(one, book), **shared.as_json(one.category)}
    return {
        "rule_set": one.rules.id,
        "track": one.track_id,
        "category": one.category_id,
        **{
            name: value
            for name, value in shared.as_json(one.category).items()
            if name in ("standard", "start", "floor", "cap")
        },
        "id": one.rule_id,
        "words": _wording(one, book),
        **shared.as_json(one.rule),
        "versions": [
            {
                "first": version.first,
                "last": version.last,
                "rule": None if version.rule is None else shared.as_json(version.rule),
            }
            for version in versions(one, book)
        ],
        "cases": [{"name": name, "expect": value} for name, value in _expected(one, cases)],
    }
