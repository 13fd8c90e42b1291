"""``dangxing import``: tables as offices keep them → a records workbook, what was understood told first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from dangxing.cli import CANNOT_RUN, FINE, WRONG_DATA, inputs, options, places, rendering, streams, tracks
from dangxing.errors import FileProblem, UsageProblem
from dangxing.language import text
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from decimal import Decimal

    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook
    from dangxing.workbook.layouts import Extract, Layout, Options
    from dangxing.workbook.layouts.assembling import Imported
    from dangxing.workbook.validating.lexicon import Lexicon

_Found = TypeVar("_Found")

Paths = Annotated[list[str] | None, options.argument("cli.meta-path", "importing.arg-paths")]
Out = Annotated[str | None, options.of_out("importing.opt-out", "cli.meta-place")]
Marks = Annotated[list[str] | None, options.named("--mark", "importing.meta-mark", "importing.opt-mark")]
Activities = Annotated[
    list[str] | None, options.named("--activity", "importing.meta-activity", "importing.opt-activity")
]
Hours = Annotated[list[str] | None, options.named("--hours", "importing.meta-hours", "importing.opt-hours")]
Year = Annotated[str | None, options.of_year("importing.opt-year")]
Branch = Annotated[str | None, options.named("--branch", "cli.meta-branch", "importing.opt-branch")]
Track = Annotated[str | None, options.named("--track", "cli.meta-one-track", "importing.opt-track")]
Layouts = Annotated[str | None, options.named("--layout", "importing.meta-layout", "importing.opt-layout")]
Preview = Annotated[bool, options.flag("--preview", "importing.opt-preview")]


def import_(
    ctx: typer.Context,
    paths: Paths = None,
    out: Out = None,
    mark: Marks = None,
    activity: Activities = None,
    hours: Hours = None,
    year: Year = None,
    branch: Branch = None,
    track: Track = None,
    layout: Layouts = None,
    preview: Preview = False,
    rules: options.Rules = None,
    force: options.Force = False,
) -> int:
    """Import tables and return the exit status."""
    session: Session = ctx.obj
    command, language = ctx.command_path, session.language
    if not paths:
        raise UsageProblem("importing.no-paths", command=command)
    chosen_year = options.year(year, command)
    usual = f"{text('template.file-name', language)}{places.ENDING}"
    target = None if preview else places.one(out, usual, force, command)
    from dangxing.rules import loading
    from dangxing.workbook.layouts import Options
    from dangxing.workbook.layouts import loading as layout_files
    from dangxing.workbook.validating.lexicon import Lexicon

    folder = options.rules_folder(rules)
    book = loading.load(folder)
    if chosen_year is not None:
        book = book.for_year(chosen_year)
    layouts = layout_files.load(folder)
    if layout is not None and layout not in layouts:
        raise UsageProblem("importing.no-such-layout", found=layout, known="、".join(layouts), command=command)
    lexicon = Lexicon(book)
    wanted = Options(
        marks=_pairs(mark, "--mark", lambda word: _attendance(word, lexicon), command),
        activities=_pairs(activity, "--activity", lexicon.activities.__getitem__, command),
        hours=_hours(hours, lexicon, command),
        year=chosen_year,
        branch=branch,
        track=None if track is None else tracks.of_name(track, book, language, command),
        layout=layout,
    )
    return _Import(session, book, layouts, lexicon, wanted).run(paths, target)


def _attendance(word: str, lexicon: Lexicon) -> str | None:
    from dangxing.language.script import fold

    return lexicon.attendance[word] or lexicon.taken("attendance").certain.get(fold(word))


def _pairs(
    given: Sequence[str] | None, option: str, meant: Callable[[str], _Found | None], command: str
) -> dict[str, _Found]:
    """``A=B`` as folded A → what B means. UsageProblem: B means nothing, or there is no A."""
    from dangxing.language.script import fold

    found: dict[str, _Found] = {}
    for each in given or ():
        written, sign, word = each.replace("＝", "=").rpartition("=")
        value = meant(word.strip()) if sign and written.strip() else None
        if value is None:
            raise UsageProblem("importing.bad-pair", option=option, found=each, command=command)
        found[fold(written)] = value
    return found


def _hours(given: Sequence[str] | None, lexicon: Lexicon, command: str) -> dict[str, Decimal]:
    """``黨課=2`` as activity → hours."""
    from dangxing.workbook.layouts.events import hours_of

    pairs = _pairs(given, "--hours", lambda word: hours_of(word, lexicon), command)
    found = {}
    for name, value in pairs.items():
        activity = lexicon.activities[name]
        if activity is None:
            raise UsageProblem("importing.bad-pair", option="--hours", found=f"{name}={value}", command=command)
        found[activity] = value
    return found


class _Import:
    """One run: read every file, tell what it gives, write what is sound."""

    def __init__(
        self, session: Session, book: Rulebook, layouts: Mapping[str, Layout], lexicon: Lexicon, wanted: Options
    ) -> None:
        from dangxing.language.voice import Voice

        self.language = session.language
        self.book, self.layouts, self.lexicon, self.wanted = book, layouts, lexicon, wanted
        self.voice = Voice(session.language, book.names)
        self.status = FINE

    def run(self, paths: Sequence[str], target: Path | None) -> int:
        """Import what stands at ``paths`` into ``target`` (None: tell only)."""
        from dangxing.workbook.layouts.assembling import assemble

        files = self._read(paths, target)
        imported = assemble(files, self.wanted.track)
        for path, extracts in files.items():
            self._tell(path, extracts, path in imported.paths)
        if imported.paths and imported.without_track:
            self._refuse("no-track", count=imported.without_track, tracks=self._tracks())
        elif imported.paths:
            self._end(imported, target, len(files))
        return self.status

    def _read(self, paths: Sequence[str], target: Path | None) -> dict[str, list[Extract]]:
        from dangxing.runs.engine import file_key
        from dangxing.workbook.layouts import extract

        found = list(inputs.workbooks(paths))
        if target is not None and file_key(str(target)) in inputs.keys(inputs.files(found)):
            raise FileProblem("importing.onto-itself", path=target.as_posix())
        files: dict[str, list[Extract]] = {}
        for entry in found:
            try:
                if isinstance(entry, FileProblem):
                    raise entry
                files[entry] = extract(entry, self.layouts, self.lexicon, self.wanted)
            except FileProblem as error:
                self.status = CANNOT_RUN
                for line in rendering.error_lines(error, self.language):
                    streams.say(line)
        return files

    def _tell(self, path: str, extracts: Sequence[Extract], taken: bool) -> None:
        """What was understood of a file, and what is to be said of it."""
        from dangxing.workbook.layouts.telling import gathered

        for extract in extracts:
            if extract.people:
                streams.write_lines([one_line(self._understood(extract))])
        for told in gathered([trouble for extract in extracts for trouble in extract.troubles]):
            params = {key: self._said(key, value) for key, value in told.params.items()}
            message = text(f"importing.{told.code}", self.language, **params)
            if told.times > 1:
                message += text(
                    "importing.cells", self.language, count=told.times, cells=told.cells.in_language(self.language)
                )
            streams.say(rendering.line(f"{path}:{told.place}", told.severity, told.code, message, self.language))
        if not taken:
            self._refuse("file-left-out", path)

    def _understood(self, extract: Extract) -> str:
        layout = self.layouts[extract.layout]
        parts = {
            "place": f"{extract.path}:{extract.sheet}",
            "layout": self.voice.title(layout),
            "people": len(extract.people),
        }
        if not extract.events:
            return text("importing.understood-list", self.language, **parts)
        dates = sorted(event.date for event in extract.events)
        contract = self.book.contract.attendance
        titles = {str(key): self.voice.title(choice) for key, choice in contract.items()}
        marks = self.voice.joined(
            f"{written} {titles[attendance]} {count}"
            for (written, attendance), count in sorted(extract.counts.items(), key=lambda item: -item[1])
        )
        branches = self.voice.joined(dict.fromkeys(event.branch for event in extract.events))
        return text(
            "importing.understood", self.language, **parts, events=len(extract.events), first=dates[0].isoformat(),
            last=dates[-1].isoformat(), marks=marks or "—", branch=branches,
        )  # fmt: skip

    def _end(self, imported: Imported, target: Path | None, count: int) -> None:
        rows = {key: len(found) for key, found in imported.rows.items()}
        totals = {f"{key}": value for key, value in rows.items()}
        if imported.numbered:
            line = text("importing.numbered", self.language, count=imported.numbered)
            streams.say(rendering.line("dangxing", "warning", "numbered", line, self.language))
        if target is None:
            streams.write_lines([text("importing.preview", self.language, **totals)])
            return
        from dangxing.workbook.template.filled import write_filled

        write_filled(imported.rows, self.book, self.voice, target)
        streams.write_lines([text("importing.written", self.language, path=target.as_posix(), **totals)])
        wrong = self._wrong(target)
        key = "importing.sound" if not wrong else "importing.wanting"
        streams.write_lines([text(key, self.language, path=target.as_posix(), count=wrong)])

    def _wrong(self, target: Path) -> int:
        """How many errors ``validate`` finds in what was written."""
        from dangxing.workbook import validating
        from dangxing.workbook.reading import open_workbook

        with open_workbook(target) as book:
            checked = validating.check(book.titles, book.grid, str(target), self.book, self.wanted.year)
        return sum(problem.severity == "error" for problem in checked.problems)

    def _refuse(self, code: str, path: str = "dangxing", /, **params: object) -> None:
        self.status = max(self.status, WRONG_DATA)
        message = text(f"importing.{code}", self.language, **params)
        streams.say(rendering.line(path, "error", code, message, self.language))

    def _tracks(self) -> str:
        return self.voice.joined(self.voice.title(track) for _, track in self.book.tracks.values())

    def _said(self, name: str, value: object) -> object:
        from dangxing.language.script import Listed, Term

        if name == "legend":
            return text("importing.legend", self.language, word=value) if value else ""
        if isinstance(value, Term):
            return self.voice.term(str(value))
        if isinstance(value, Listed):
            return value.in_language(self.language)
        if isinstance(value, tuple):
            return self.voice.joined(f"{key} ({self.voice.title(self.layouts[key])})" for key in value)
        return value
