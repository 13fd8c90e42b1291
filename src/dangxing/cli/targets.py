"""``dangxing targets``: next year's responsibility targets as workbooks to print and sign."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import FINE, options, places, printing, rendering, streams, tracks
from dangxing.errors import FileProblem, WrongUse
from dangxing.language import Language, text
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.ledger import Card, Ledger
    from dangxing.reports.targets import Portion
    from dangxing.reports.targets.model import Targets
    from dangxing.rules import Rulebook

# So many names are told in a message.
_MOST_NAMED = 20

Year = Annotated[str | None, options.named("--year", "cli.meta-year", "targets.opt-year")]
Out = Annotated[str | None, options.of_out("targets.opt-out", "cli.meta-place")]


def targets(
    ctx: typer.Context,
    year: Year = None,
    branch: options.Branch = None,
    track: options.Track = None,
    member: options.Member = None,
    rules: options.Rules = None,
    ledger: options.Ledger = None,
    out: Out = None,
    pdf: printing.Pdf = False,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> int:
    """Write the targets and return the exit status."""
    session: Session = ctx.obj
    from dangxing.ledger import open_ledger
    from dangxing.reports import targets as making

    loaded = options.load_rules(rules, session, quiet=quiet)
    with open_ledger(options.ledger_file(ledger)) as book:
        wanted = _year(book, options.year(year))
        rules_then = loaded.for_year(wanted)
        chosen = tracks.of_name(track, rules_then, session.language) if track is not None else None
        found = _chosen(book, wanted - 1, branch, chosen, member or ())
        rows = making.in_order(found, rules_then, session.settings.branches)
        if not quiet:
            _tell_left_out(found, rules_then, wanted, session.language)
        if not rows:
            raise WrongUse("targets.nobody")
        # Of the last run that one of the members is of.
        language = session.explicit or book.show(max(row.run for row in rows)).language
        parts = making.portions(rows)
        files = _places(parts, wanted, out, force)
        for part, place in zip(parts, files, strict=True):
            made = list(making.targets_of(book, part.rows, rules_then))
            making.write_targets(made, rules_then, wanted, place, language)
            _tell_written(place, made, session.language)
    printing.as_pdf(files, session, wanted=pdf, quiet=quiet)
    return FINE


def _tell_written(place: Path, made: Sequence[Targets], language: Language) -> None:
    told = {"path": place.as_posix(), "members": len(made), "priorities": sum(each.priorities for each in made)}
    streams.write_lines([one_line(text("targets.written", language, **told))])


def _year(book: Ledger, wanted: int | None) -> int:
    """The year of the targets. UsageProblem: the ledger has nothing of the year before."""
    known = book.known_years()
    if not known:
        raise FileProblem("ledger.nothing", path=str(book.path))
    if wanted is None:
        return known[-1] + 1
    if wanted - 1 not in known:
        raise WrongUse("targets.no-year", year=wanted, before=wanted - 1, known="、".join(map(str, known)))
    return wanted


def _chosen(book: Ledger, year: int, branch: str | None, track: str | None, ids: Sequence[str]) -> list[Card]:
    """The members asked for. UsageProblem: no such branch, or no such member among them."""
    from dangxing.language.script import fold, natural

    rows = list(book.cards(year, branch=branch, track=track))
    if branch is not None and not rows:
        branches = {fold(row.branch): row.branch for row in book.cards(year)}
        if fold(branch) not in branches:
            known = _some(sorted(branches.values(), key=natural))
            raise WrongUse("targets.no-branch", name=branch, before=year, known=known)
    if not ids:
        return rows
    wanted = {fold(each) for each in ids}
    missing = wanted - {fold(row.id) for row in rows}
    if missing:
        told = [each for each in ids if fold(each) in missing]
        raise WrongUse("targets.no-member", ids=_some(told), before=year)
    return [row for row in rows if fold(row.id) in wanted]


def _tell_left_out(found: Sequence[Card], rulebook: Rulebook, year: int, language: Language) -> None:
    """A line on stderr for each track that the rules no longer have."""
    gone: dict[str, list[str]] = {}
    for row in found:
        if row.track not in rulebook.tracks:
            gone.setdefault(row.track, []).append(f"{row.name} {row.id}")
    for track, members in gone.items():
        told = text("targets.no-rules", language, year=year, track=track, count=len(members), members=_some(members))
        streams.say(rendering.line("dangxing", "warning", "no-rules", told, language))


def _some(names: Sequence[str]) -> str:
    more = "……" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more


def _places(parts: Sequence[Portion], year: int, out: str | None, force: bool) -> list[Path]:
    """The file of each portion. UsageProblem: several cannot go into the one file that was named."""
    from dangxing.reports.forms.names import Names

    usual = f"targets-{year}"
    if len(parts) == 1:
        return [places.one(out, f"{usual}{places.ENDING}", force)]
    if places.is_file(out):
        members = sum(len(part.rows) for part in parts)
        raise WrongUse("targets.wants-folder", members=members, count=len(parts))
    free = Names()
    files = [Path(out or usual) / f"{free.file(f'{usual}-{part.name}')}{places.ENDING}" for part in parts]
    places.free(files, force)
    return files
