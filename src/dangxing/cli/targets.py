"""``dangxing targets``: next year's responsibility targets as workbooks to print and sign."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import options
from dangxing.cli.ledger import LedgerFile, path_of
from dangxing.errors import FileProblem, UsageProblem
from dangxing.language import Language, text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.ledger import Card, Ledger
    from dangxing.reports.targets import Portion
    from dangxing.rules import Rulebook

_ENDING = ".xlsx"
_OTHER_ENDINGS = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".xltx"})
# So many names are told in a message.
_MOST_NAMED = 20

Year = Annotated[str | None, typer.Option("--year", metavar="cli.meta-year", help="targets.opt-year")]
Branch = Annotated[str | None, typer.Option("--branch", metavar="targets.meta-branch", help="targets.opt-branch")]
Track = Annotated[str | None, typer.Option("--track", metavar="targets.meta-track", help="targets.opt-track")]
Member = Annotated[
    list[str] | None,
    typer.Option("--member", metavar="targets.meta-member", show_default=False, help="targets.opt-member"),
]
Out = Annotated[
    str | None, typer.Option("--out", metavar="cli.meta-place", envvar="DANGXING_OUT", help="targets.opt-out")
]
Force = Annotated[bool, typer.Option("--force", help="cli.opt-force")]


def targets(
    ctx: typer.Context,
    year: Year = None,
    branch: Branch = None,
    track: Track = None,
    member: Member = None,
    rules: options.Rules = None,
    ledger: LedgerFile = None,
    out: Out = None,
    force: Force = False,
    quiet: options.Quiet = False,
) -> int:
    """Write the targets and return the exit status."""
    session: Session = ctx.obj
    command = ctx.command_path
    wanted = options.year(year, command)
    from dangxing.ledger import open_ledger
    from dangxing.reports import targets as making
    from dangxing.rules import loading

    loaded = loading.load(options.rules_folder(rules))
    with open_ledger(path_of(ledger)) as book:
        wanted = _year(book, wanted, command)
        rules_then = loaded.for_year(wanted)
        chosen = _track(track, rules_then, session.language, command)
        found = _chosen(book, wanted - 1, branch, chosen, member or (), command)
        rows = making.in_order(found, rules_then)
        if not quiet:
            _tell_left_out(found, rules_then, wanted, session.language)
        if not rows:
            raise UsageProblem("targets.nobody", command=command)
        language = session.explicit or _script(book, rows)
        parts = making.portions(rows)
        places = _places(parts, wanted, out, command)
        for place in places:
            if place.exists() and not force:
                raise FileProblem("cli.already-there", path=place.as_posix())
        for part, place in zip(parts, places, strict=True):
            made = list(making.targets_of(book, part.rows, rules_then, wanted))
            making.write_targets(made, rules_then, wanted, place, language)
            priorities = sum(each.priorities for each in made)
            _write(
                text(
                    "targets.written",
                    session.language,
                    path=place.as_posix(),
                    members=len(made),
                    priorities=priorities,
                )
            )
    return 0


def _year(book: Ledger, wanted: int | None, command: str) -> int:
    """The year of the targets. UsageProblem: the ledger has nothing of the year before."""
    known = book.known_years()
    if not known:
        raise FileProblem("ledger.nothing", path=str(book.path))
    if wanted is None:
        return known[-1] + 1
    if wanted - 1 not in known:
        raise UsageProblem(
            "targets.no-year", year=wanted, before=wanted - 1, known="、".join(map(str, known)), command=command
        )
    return wanted


def _track(name: str | None, rulebook: Rulebook, language: Language, command: str) -> str | None:
    """The id of the track that is named by id or title, in any script."""
    if name is None:
        return None
    from dangxing import summary
    from dangxing.workbook.validating.lexicon import Lexicon

    known = Lexicon(rulebook).tracks
    found = known[name]
    if found is None:
        titles = {key: summary.title(track, language) for key, (_, track) in rulebook.tracks.items()}
        listed = text("cli.list-separator", language).join(f"{key} {title}" for key, title in titles.items())
        nearest = titles.get(known.nearest(name) or "", "")
        raise UsageProblem("cli.no-such-track", name=name, known=listed, nearest=nearest, command=command)
    return found


def _chosen(
    book: Ledger, year: int, branch: str | None, track: str | None, ids: Sequence[str], command: str
) -> list[Card]:
    """The members asked for. UsageProblem: no such branch, or no such member among them."""
    from dangxing.language.script import fold

    rows = list(book.cards(year, branch=branch, track=track))
    if branch is not None and not rows:
        branches = {fold(row.branch): row.branch for row in book.cards(year)}
        if fold(branch) not in branches:
            raise UsageProblem(
                "targets.no-branch", name=branch, before=year, known=_some(sorted(branches.values())), command=command
            )
    if not ids:
        return rows
    wanted = {fold(each) for each in ids}
    missing = wanted - {fold(row.id) for row in rows}
    if missing:
        told = [each for each in ids if fold(each) in missing]
        raise UsageProblem("targets.no-member", ids=_some(told), before=year, command=command)
    return [row for row in rows if fold(row.id) in wanted]


def _tell_left_out(found: Sequence[Card], rulebook: Rulebook, year: int, language: Language) -> None:
    """A line on stderr for each track that the rules no longer have."""
    from dangxing.cli.rendering import one_line

    gone: dict[str, list[str]] = {}
    for row in found:
        if row.track not in rulebook.tracks:
            gone.setdefault(row.track, []).append(f"{row.name} {row.id}")
    for track, members in gone.items():
        told = text("targets.no-rules", language, year=year, track=track, count=len(members), members=_some(members))
        sys.stderr.write(f"dangxing: warning no-rules: {one_line(told)}\n")


def _some(names: Sequence[str]) -> str:
    more = "……" if len(names) > _MOST_NAMED else ""
    return "、".join(names[:_MOST_NAMED]) + more


def _script(book: Ledger, rows: Sequence[Card]) -> Language:
    """The script of the last run that one of the members is of."""
    script = book.show(max(row.run for row in rows)).script
    return "zh-Hans" if script == "zh-Hans" else "en" if script == "en" else "zh-Hant"


def _places(parts: Sequence[Portion], year: int, out: str | None, command: str) -> list[Path]:
    """The file of each portion. UsageProblem: several cannot go into the one file that was named."""
    from dangxing.reports.forms.names import Names

    usual = f"targets-{year}"
    ending = Path(out).suffix.casefold() if out and not _is_folder(out) else ""
    one_file = ending == _ENDING
    if ending in _OTHER_ENDINGS:
        raise UsageProblem("cli.not-xlsx", path=out, command=command)
    if len(parts) == 1:
        if out is not None and one_file:
            return [Path(out)]
        return [Path(out or ".") / f"{usual}{_ENDING}"]
    if one_file:
        members = sum(len(part.rows) for part in parts)
        raise UsageProblem("targets.wants-folder", members=members, count=len(parts), command=command)
    free = Names()
    return [Path(out or usual) / f"{free.file(f'{usual}-{part.name}')}{_ENDING}" for part in parts]


def _is_folder(out: str) -> bool:
    return Path(out).is_dir() or out.endswith(("/", os.sep))


def _write(line: str) -> None:
    from dangxing.cli.rendering import one_line

    sys.stdout.write(one_line(line) + "\n")
