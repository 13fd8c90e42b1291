"""``dangxing reconcile``: members' own registers held against the branch's records, decided, written into a copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import CANNOT_RUN, FINE, WRONG_DATA, importing, inputs, options, places, shapes
from dangxing.errors import FileProblem, WrongUse
from dangxing.language import text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.cli.reconcile_told import Teller
    from dangxing.reports.reconciling import Told
    from dangxing.rules import Rulebook
    from dangxing.runs.reconciling import Side, Sides
    from dangxing.scoring.differing import Compared
    from dangxing.workbook.layouts import Reader

Paths = Annotated[list[str] | None, options.argument("cli.meta-path", "reconcile.arg-paths")]
With = Annotated[list[str] | None, options.named("--with", "cli.meta-file", "reconcile.opt-with")]
Apply = Annotated[str | None, options.named("--apply", "cli.meta-file", "reconcile.opt-apply")]
Out = Annotated[str | None, options.of_out("importing.opt-out", "cli.meta-place")]
_SHAPES = ("table", "json")
Format = Annotated[str, options.of_format(_SHAPES)]


def reconcile(
    ctx: typer.Context,
    paths: Paths = None,
    with_: With = None,
    apply: Apply = None,
    out: Out = None,
    mark: importing.Marks = None,
    activity: importing.Activities = None,
    hours: importing.Hours = None,
    year: importing.Year = None,
    branch: importing.Branch = None,
    track: importing.Track = None,
    rules: options.Rules = None,
    format: Format = "table",
    force: options.Force = False,
) -> int:
    """Hold registers against records and return the exit status, which is 0 whether or not they differ."""
    shape = options.shape(format, _SHAPES)
    if not paths or not with_:
        raise WrongUse("reconcile.no-paths")
    if apply is not None and shape == "json":
        raise WrongUse("reconcile.apply-as-json")
    book, reader = importing.reader_of(ctx, options.year(year))
    run = _Run(ctx.obj, book, reader, for_programs=shape == "json")
    own, theirs = (list(inputs.workbooks(each, inputs.TABLES)) for each in (paths, with_))
    sides = run.opened(own, theirs)
    if sides is None:
        return run.status
    if apply is not None:
        home = Path(sides[0].path)
        usual = f"{home.stem}-reconciled{places.ENDING}"
        return run.apply(*sides, apply, _target(out or str(home.parent), usual, force, run.read))
    usual = f"{text('reconcile.file-name', run.tell.language)}{places.ENDING}"
    target = None if shape == "json" and out is None else _target(out, usual, force, run.read)
    return run.compare(*sides, target, shape, _again(ctx))


def _again(ctx: typer.Context) -> str:
    """The command that was given, as it is typed again with what was decided."""
    given: list[str] = []
    for name in ("mark", "activity", "hours", "year", "branch", "track", "rules"):
        value = ctx.params.get(name) or ()
        given += [f"--{name} {_quoted(each)}" for each in ((value,) if isinstance(value, str) else value)]
    theirs = [f"--with {_quoted(path)}" for path in ctx.params["with_"]]
    return " ".join([ctx.command_path, *map(_quoted, ctx.params["paths"]), *theirs, *given])


def _quoted(path: str) -> str:
    return f'"{path}"'


def _target(out: str | None, usual: str, force: bool, read: Sequence[str]) -> Path:
    target = places.one(out, usual, force)
    if inputs.keys([str(target)]) & inputs.keys(read):
        raise FileProblem("reconcile.onto-itself", path=target.as_posix())
    return target


class _Run:
    """One run: open both sides, compare them, and tell or apply what differs."""

    def __init__(self, session: Session, book: Rulebook, reader: Reader, *, for_programs: bool) -> None:
        from dangxing.cli.reconcile_told import Teller
        from dangxing.language.voice import Voice
        from dangxing.runs.reconciling import Sides

        self.book, self.read = book, list[str]()
        self.tell: Teller = Teller(session, book, reader.layouts, for_programs=for_programs)
        self._sides: Sides = Sides(reader, book, Voice(session.language, book.names), reader.options.year)
        self._track = reader.options.track
        self.status = FINE

    def opened(
        self, own: Sequence[str | FileProblem], theirs: Sequence[str | FileProblem]
    ) -> tuple[Side, list[Side]] | None:
        """The branch's side, and those of registers that are sound; None, with the reason told, if one is wanting."""
        for entry in (*theirs, *own):
            if isinstance(entry, FileProblem):
                raise entry
        self.read = inputs.files([*own, *theirs])
        branch = self._sides.branch(inputs.files(theirs), self._track)
        if not self.tell.branch(branch):
            self.status = WRONG_DATA
            return None
        found = []
        for path in inputs.files(own):
            try:
                side = self._sides.own(path, branch)
            except FileProblem as error:
                self.tell.failure(error)
                self.status = CANNOT_RUN
                continue
            if self.tell.own(side):
                found.append(side)
            else:
                self.status = max(self.status, WRONG_DATA)
        return (branch, found) if found else None

    def compare(self, branch: Side, own: Sequence[Side], target: Path | None, shape: str, again: str) -> int:
        """Tell what differs, and write the workbook to work through."""
        from dangxing.reports import reconciling as workbook
        from dangxing.runs.reconciling import compared

        found = compared(own, branch, self.book)
        told = list(self._told(found, own, branch))
        year = branch.year or 0
        label = self.book.label(year)
        if told and target is not None:
            workbook.write(told, label, self.book, self.tell.voice, target)
        if shape == "json":
            shapes.write_json(self.tell.document(found, told, branch, own))
        else:
            self.tell.table(found, told)
            self.tell.end(told, target, f'{again} --apply "{target}"')
        return self.status

    def apply(self, branch: Side, own: Sequence[Side], decisions: str, target: Path) -> int:
        """Write a copy of the branch's records in which what was decided for a register is followed."""
        from dangxing.reports import reconciling as workbook
        from dangxing.runs.reconciling import compared, decided

        chosen = workbook.decisions(decisions)
        told = {each.code: each for each in self._told(compared(own, branch, self.book), own, branch)}
        gone = [code for code in chosen if code not in told]
        if gone:
            self.tell.error("changed-since", decisions, count=len(gone), codes="、".join(gone[:5]))
            return WRONG_DATA
        followed = [told[code].difference for code, decision in chosen.items() if decision == "own"]
        if not followed:
            self.tell.error("nothing-decided", decisions)
            return WRONG_DATA
        assert branch.home is not None  # noqa: S101 - a side that is sound has one
        self.tell.notes(branch.home.copied(decided(followed, branch, own), self.book, target))
        self.tell.line("applied", path=target.as_posix(), count=len(followed))
        return self.status

    def _told(self, found: Sequence[Compared], own: Sequence[Side], branch: Side) -> Iterator[Told]:
        from dangxing.reports.reconciling import Told, told_of
        from dangxing.runs.reconciling import place_of, rows_of

        home = rows_of(own)
        for member in found:
            for each in member.differences:
                there = "" if each.own is None else place_of(home[id(each.own)], each.own, with_file=True)
                here = "" if each.branch is None else place_of(branch, each.branch)
                words = [told_of(row, self.book, self.tell.voice, each.fields) for row in (each.own, each.branch)]
                yield Told(member, each, words[0], there, words[1], here)
