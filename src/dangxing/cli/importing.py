"""``dangxing import``: tables as offices keep them → a records workbook, what was understood told first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from dangxing.cli import CANNOT_RUN, FINE, WRONG_DATA, inputs, options, places, tracks
from dangxing.errors import FileProblem, WrongUse
from dangxing.language import text

if TYPE_CHECKING:
    from decimal import Decimal

    from dangxing.cli.importing_told import Teller
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook
    from dangxing.runs.adding import Home
    from dangxing.runs.importing import Extracted
    from dangxing.workbook.layouts import Layout, Reader
    from dangxing.workbook.layouts.assembling import Imported
    from dangxing.workbook.validating.lexicon import Lexicon

_Found = TypeVar("_Found")
_ASIDE = ("不計", "不计", "none")
_NUMBERS = {"count": ("count", "次數", "次数"), "points": ("points", "分值", "分")}

Paths = Annotated[list[str] | None, options.argument("cli.meta-path", "importing.arg-paths")]
Out = Annotated[str | None, options.of_out("importing.opt-out", "cli.meta-place")]
Into = Annotated[str | None, options.named("--into", "cli.meta-file", "importing.opt-into")]
Update = Annotated[bool, options.flag("--update", "importing.opt-update")]
Marks = Annotated[list[str] | None, options.named("--mark", "importing.meta-mark", "importing.opt-mark")]
Activities = Annotated[
    list[str] | None, options.named("--activity", "importing.meta-activity", "importing.opt-activity")
]
Hours = Annotated[list[str] | None, options.named("--hours", "importing.meta-hours", "importing.opt-hours")]
Day = Annotated[str | None, options.named("--date", "cli.meta-date", "importing.opt-date")]
Numbers = Annotated[str | None, options.named("--numbers", "importing.meta-numbers", "importing.opt-numbers")]
Year = Annotated[str | None, options.of_year("importing.opt-year")]
Branch = Annotated[str | None, options.named("--branch", "cli.meta-branch", "importing.opt-branch")]
Track = Annotated[str | None, options.named("--track", "cli.meta-one-track", "importing.opt-track")]
Layouts = Annotated[str | None, options.named("--layout", "importing.meta-layout", "importing.opt-layout")]
Preview = Annotated[bool, options.flag("--preview", "importing.opt-preview")]


def import_(
    ctx: typer.Context,
    paths: Paths = None,
    out: Out = None,
    into: Into = None,
    update: Update = False,
    mark: Marks = None,
    activity: Activities = None,
    hours: Hours = None,
    date: Day = None,
    numbers: Numbers = None,
    year: Year = None,
    branch: Branch = None,
    track: Track = None,
    layout: Layouts = None,
    preview: Preview = False,
    rules: options.Rules = None,
    jobs: options.Jobs = None,
    scheduler: options.Scheduler = None,
    ship: options.Ship = False,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> int:
    """Import tables and return the exit status."""
    session: Session = ctx.obj
    language = session.language
    if not paths:
        raise WrongUse("importing.no-paths")
    if update and into is None:
        raise WrongUse("importing.update-alone")
    chosen_year, spread = options.year(year), options.spread(jobs, scheduler, ship)
    usual = f"{text('template.file-name', language)}{places.ENDING}" if into is None else _beside(into)
    place = out if out is not None or into is None else str(Path(into).parent)
    target = None if preview else places.one(place, usual, force)
    book, reader = reader_of(ctx, chosen_year)
    run = _Import(session, book, reader, update=update, quiet=quiet)
    return run.run(paths, target, into, spread)


def reader_of(ctx: typer.Context, year: int | None) -> tuple[Rulebook, Reader]:
    """The rules, and what reads tables by them, as the options for tables that a command has say.

    UsageProblem: one of these says what cannot be understood.
    """
    from dangxing.rules import kept
    from dangxing.workbook.layouts import Options, Reader
    from dangxing.workbook.layouts import loading as layout_files
    from dangxing.workbook.validating.lexicon import Lexicon

    given = ctx.params
    folder = options.rules_folder(given["rules"])
    book = kept.load(folder)
    book = book if year is None else book.for_year(year)
    layouts, lexicon = layout_files.load(folder), Lexicon(book)
    layout, track = given.get("layout"), given["track"]
    _known_layout(layout, layouts)
    activities = pairs(
        given["activity"], "--activity", lambda word: word if word in _ASIDE else lexicon.activities[word]
    )
    wanted = Options(
        marks=pairs(given["mark"], "--mark", lambda word: attendance_of(word, lexicon)),
        activities={name: meant for name, meant in activities.items() if meant not in _ASIDE},
        aside=frozenset(name for name, meant in activities.items() if meant in _ASIDE),
        hours=hours_by(given["hours"], lexicon),
        date=_day(given.get("date")),
        numbers=_numbers(given.get("numbers")),
        year=year,
        branch=given["branch"],
        track=None if track is None else tracks.of_name(track, book, ctx.obj.language),
        layout=layout,
    )
    return book, Reader(layouts, lexicon, wanted, layout_files.own(folder))


def _beside(into: str) -> str:
    """The name of the copy of a workbook that rows come into."""
    return f"{Path(into).stem}-imported{places.ENDING}"


def _known_layout(layout: str | None, layouts: Mapping[str, Layout]) -> None:
    """UsageProblem: there is no such layout."""
    if layout is not None and layout not in layouts:
        raise WrongUse("importing.no-such-layout", found=layout, known="、".join(layouts))


def attendance_of(word: str, lexicon: Lexicon) -> str | None:
    """The attendance that a word of an option is."""
    from dangxing.language.script import fold

    return lexicon.attendance[word] or lexicon.taken("attendance").certain.get(fold(word))


def _day(written: str | None) -> dt.date | None:
    from dangxing.workbook.validating.dates import to_date

    day = None if written is None else to_date(written)
    if not isinstance(day, dt.date | None):
        raise WrongUse("importing.bad-day", found=written)
    return day


def _numbers(word: str | None) -> str | None:
    found = next((key for key, words in _NUMBERS.items() if word in words), None)
    if word is not None and found is None:
        raise WrongUse("importing.bad-numbers", found=word)
    return found


def pairs(given: Sequence[str] | None, option: str, meant: Callable[[str], _Found | None]) -> dict[str, _Found]:
    """``A=B`` as folded A → what B means. UsageProblem: B means nothing, or there is no A."""
    from dangxing.language.script import fold

    found: dict[str, _Found] = {}
    for each in given or ():
        written, sign, word = each.replace("＝", "=").rpartition("=")
        value = meant(word.strip()) if sign and written.strip() else None
        if value is None:
            raise WrongUse("importing.bad-pair", option=option, found=each)
        found[fold(written)] = value
    return found


def hours_by(given: Sequence[str] | None, lexicon: Lexicon) -> dict[str, Decimal]:
    """``黨課=2`` as activity → hours."""
    from dangxing.workbook.layouts.events import hours_of

    said = pairs(given, "--hours", lambda word: hours_of(word, lexicon))
    found = {}
    for name, value in said.items():
        activity = lexicon.activities[name]
        if activity is None:
            raise WrongUse("importing.bad-pair", option="--hours", found=f"{name}={value}")
        found[activity] = value
    return found


class _Import:
    """One run: read every file, tell what it gives, write what is sound."""

    def __init__(self, session: Session, book: Rulebook, reader: Reader, *, update: bool, quiet: bool) -> None:
        from dangxing.cli.importing_told import Teller

        self.book, self.reader, self.wanted = book, reader, reader.options
        self.update, self.quiet = update, quiet
        self.language = session.language
        self.tell: Teller = Teller(session, book, reader.layouts)
        self.status = FINE

    def run(self, paths: Sequence[str], target: Path | None, into: str | None, spread: options.Spread) -> int:
        """Import what stands at ``paths`` into ``target`` (None: tell only)."""
        from dangxing.runs.adding import home_at, known_to
        from dangxing.workbook.layouts.assembling import assemble

        found = list(inputs.workbooks(paths, inputs.TABLES))
        read = [*inputs.files(found), *([into] if into else [])]
        if target is not None and inputs.keys([str(target)]) & inputs.keys(read):
            raise FileProblem("importing.onto-itself", path=target.as_posix())
        home = None if into is None else home_at(into, self.book, self.wanted.year)
        if home is not None and home.records is None:
            self._refuse("into-wrong", home.path, count=home.errors)
            return self.status
        outcomes = self._read([entry for entry in found if entry != into], spread)
        files = {outcome.path: outcome.sheets for outcome in outcomes if not outcome.failed}
        imported = assemble(files, self.wanted.track, known_to(home))
        for path, extracts in files.items():
            self.tell.of_file(path, extracts)
            if path not in imported.paths:
                self._refuse("file-left-out", path)
        if not any(rows.values for rows in imported.rows.values()):
            if imported.paths:
                self._refuse("nothing")
        elif imported.without_track:
            self._refuse("no-track", count=imported.without_track, tracks=self.tell.tracks())
        elif home is None:
            self._write(imported, target)
        else:
            self._write_into(home, imported, target)
        return self.status

    def _read(self, found: Sequence[str | FileProblem], spread: options.Spread) -> Sequence[Extracted]:
        from dangxing.cli import running
        from dangxing.runs import importing

        work = [importing.Candidate(path) for path in inputs.files(found)]
        words = text("importing.progress", self.language)
        run = importing.run_of(self.reader)
        outcomes = running.outcomes(run, found, work, spread, words, quiet=self.quiet, in_memory=True)
        for outcome in outcomes:
            if outcome.failed:
                self.status = CANNOT_RUN
                self.tell.failure(outcome)
        return outcomes

    def _write(self, imported: Imported, target: Path | None) -> None:
        from dangxing.language.voice import Voice
        from dangxing.runs.filling import Filled

        filled = Filled(imported.rows, self.book, Voice(self.language, self.book.names), target or Path("records.xlsx"))
        if target is not None:
            filled.write()
        self.tell.end(imported, target)
        self.tell.wanting(filled.errors(self.wanted.year), imported, target)

    def _write_into(self, home: Home, imported: Imported, target: Path | None) -> None:
        from dangxing.runs.adding import compared, home_at

        merged = compared(home, imported, self.reader)
        self.tell.merged(merged)
        if merged.clashes:
            self._refuse("clashes", count=len(merged.clashes))
        elif merged.needs_leave and not self.update:
            self._refuse("needs-update")
        elif merged.is_nothing:
            self.tell.line("nothing-new", path=home.path)
        elif target is None:
            self.tell.added("preview", merged)
        else:
            self.tell.notes(home.copied(merged, self.book, target))
            self.tell.added("written", merged, path=target.as_posix())
            self.tell.result(home_at(str(target), self.book, self.wanted.year).errors, target)

    def _refuse(self, code: str, path: str = "dangxing", /, **params: object) -> None:
        self.status = max(self.status, WRONG_DATA)
        self.tell.error(code, path, **params)
