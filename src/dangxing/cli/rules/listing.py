"""``dangxing rules list``: every rule set, track, category and rule, and what each rule says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from dangxing.cli import FINE, options, shapes, streams
from dangxing.cli.rules import shared

if TYPE_CHECKING:
    from dangxing.cli.rules.words import Words
    from dangxing.rules import Band, Category, Rulebook, RuleSet, Track
    from dangxing.rules.outcomes import PartBand, Rating
    from dangxing.rules.when import When


def list_rules(
    ctx: typer.Context, year: shared.Year = None, rules: options.Rules = None, format: shared.Format = "table"
) -> int:
    """Print the rules and return the exit status."""
    chosen_year = options.year(year)
    shape = options.shape(format, shared.SHAPES)
    book = shared.in_use(rules, chosen_year)
    if shape == "json":
        shapes.write_json(document(book, chosen_year))
        return FINE
    from dangxing.language.script import one_line

    spoken = shared.words(book, ctx.obj)
    for at, rule_set in enumerate(book.rule_sets.values()):
        lines = set_lines(rule_set, chosen_year, spoken)
        streams.write_lines([*([""] if at else []), *map(one_line, lines)])
    return FINE


def set_lines(rules: RuleSet, year: int | None, words: Words) -> Iterator[str]:
    """A rule set: its tracks with their rules, then its outcomes."""
    from dangxing.scoring.outcomes import levels_told

    params = {"title": words.title(rules), "id": rules.id, "version": rules.version}
    yield (
        words.text("set-heading", **params)
        if year is None
        else words.text("set-heading-year", **params, year=rules.calendar.label(year))
    )
    yield from _period(rules, words)
    for track_id, track in rules.tracks.items():
        yield ""
        yield from track_lines(track_id, track, words)
    for rating in rules.ratings.values():
        yield from ("", *(f"  {line}" for line in _rating(rating, rules, words)))
    yield ""
    yield f"  {words.text('bands-heading')}"
    yield from _bands(rules, words)
    if rules.veto and rules.veto.when:
        told = {"clause": words.term(rules.veto.clause), "tests": _tests(rules.veto.when, rules, words)}
        yield "    " + words.text("veto-when", **told)
    for limit in rules.limits:
        told = {"clause": words.term(limit.clause), "tests": _tests(limit.when, rules, words)}
        bound = words.remark(levels_told(limit, _titles(*rules.tracks.values())))
        yield "    " + words.text("limit" if limit.when else "limit-always", bound=bound, **told)
    yield from ("    " + line for line in _limits(rules, words))
    for each in rules.consequences:
        told = {"clause": words.term(each.clause), "tests": _tests(each.when, rules, words)}
        yield "    " + words.text("consequence", says=words.term(each.says), **told)


def _limits(rules: RuleSet, words: Words) -> Iterator[str]:
    """The limits of every category and part."""
    for track in rules.tracks.values():
        for category in track.categories.values():
            yield from limits_of(category, track, rules, words)


def limits_of(category: Category, track: Track, rules: RuleSet, words: Words) -> Iterator[str]:
    """The limits of a category and its parts, and by what rows they are closed."""
    from dangxing.scoring.outcomes import levels_told

    for part, _, limit in category.limited:
        name = words.title(category.parts[part] if part else category)
        told = {"clause": words.term(limit.clause), "tests": _tests(limit.when, rules, words)}
        bound = words.remark(levels_told(limit, _titles(track)))
        yield words.text("limit-of" if limit.when else "limit-of-always", name=name, bound=bound, **told)
    for part, closed in category.closings:
        name = words.title(category.parts[part] if part else category)
        told = {"says": words.term(closed.says), "clause": words.term(closed.clause)}
        yield words.text("closed-of", name=name, row=words.closing(closed), **told)


def _titles(*tracks: Track) -> dict[str, str]:
    """The titles of categories, by their ids."""
    return {key: category.title for track in tracks for key, category in track.categories.items()}


def _period(rules: RuleSet, words: Words) -> Iterator[str]:
    """When the year begins, where it is not the calendar's."""
    from dangxing.rules import Calendar

    if isinstance(rules.period, Calendar):
        yield "  " + words.text("period-from", starts=rules.period.starts)
        for semester in rules.period.semesters:
            yield "    " + words.text("semester-from", title=words.title(semester), starts=semester.starts)
    elif rules.period == "term":
        yield "  " + words.text("period-term")


def _bands(rules: RuleSet, words: Words) -> Iterator[str]:
    """The bands, and what they ask for."""
    for band in rules.bands:
        told = {
            "title": words.title(band),
            "id": band.id,
            "at_least": f"{band.at_least:f}",
            "clause": words.term(band.clause),
        }
        if band.verdict:
            yield "    " + words.text("band-verdict", **told, verdict=words.term(band.verdict))
        else:
            yield "    " + words.text("band", **told)
        yield from (f"      {line}" for line in _terms_of(band, rules, words))


def _rating(rating: Rating, rules: RuleSet, words: Words) -> Iterator[str]:
    """A rating of parts of the year: its bands."""
    from dangxing.scoring.grounds import every_of, title_of

    named = {"title": words.title(rating), "clause": words.term(rating.clause)}
    every = words.text(f"rating-{rating.by or every_of(rating.of, rules)}")
    yield words.text("rating-heading", **named, every=every, name=words.term(title_of(rating.of, rules)))
    for band in rating.bands:
        told = {"title": words.title(band), "id": band.id}
        if band.at_least is None:
            yield "  " + words.text("rating-band-any", **told)
        else:
            yield "  " + words.text("rating-band", **told, at_least=f"{band.at_least:f}")
        yield from (f"    {line}" for line in _terms_of(band, rules, words))
        if band.follows:
            yield "    " + words.text("rating-follows", follows=words.term(band.follows))


def _terms_of(band: Band | PartBand, rules: RuleSet, words: Words) -> Iterator[str]:
    """What a band asks for besides the total."""
    from dangxing.scoring.grounds import quota_told

    if band.when:
        yield words.text("when", tests=_tests(band.when, rules, words))
    if band.quota:
        yield words.text("quota", quota=words.remark(quota_told(band.quota, rules)))


def _tests(when: When, rules: RuleSet, words: Words) -> str:
    from dangxing.scoring.grounds import told

    return words.sentences(words.remark(told(test, rules)) for test in when)


def track_lines(track_id: str, track: Track, words: Words) -> Iterator[str]:
    """A track: each category, and its rules in columns that keep their places over the whole track."""
    yield "  " + words.text("track-heading", title=words.title(track), id=track_id, clause=words.term(track.clause))
    rows = [
        (key, words.term(rule.clause), words.points(rule, category), words.term(rule.says))
        for category in track.categories.values()
        for key, rule in category.rules.items()
    ]
    lines = iter(list(shapes.aligned(("", "", "", ""), rows))[1:])
    for category_id, category in track.categories.items():
        yield "    " + words.text(
            "category-heading",
            title=words.title(category),
            id=category_id,
            clause=words.term(category.clause),
            holds=words.sentences(words.holding(category)),
        )
        for _ in category.rules:
            yield "      " + next(lines)


def document(book: Rulebook, year: int | None) -> dict[str, Any]:
    """The rules as JSON has them: every key of theirs, under their ids, with the digest of each rule set."""
    return {
        "year": year,
        "folder": book.folder,
        "rule_sets": [{**shared.as_json(rules), "digest": book.digests[key]} for key, rules in book.rule_sets.items()],
    }
