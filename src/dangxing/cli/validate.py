"""``dangxing validate``: everything that is wrong with workbooks and rules, cell by cell, and a marked copy."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangxing.cli import FINE, inputs, options, streams
from dangxing.errors import RulesProblem
from dangxing.language import text

if TYPE_CHECKING:
    from dangxing.cli.check_run import CheckRun
    from dangxing.cli.language import Session
    from dangxing.runs import checking

_SHAPES = ("table", "json", "csv", "github")

Paths = Annotated[list[str] | None, options.argument("validate.meta-paths", "validate.arg-paths")]
Format = Annotated[str, options.of_format(_SHAPES, "validate.opt-format")]
Annotate = Annotated[bool, options.flag("--annotate", "validate.opt-annotate")]
Fix = Annotated[bool, options.flag("--fix", "validate.opt-fix")]
Diff = Annotated[bool, options.flag("--diff", "validate.opt-diff")]
Select = Annotated[list[str] | None, options.named("--select", "validate.meta-code", "validate.opt-select")]
Ignore = Annotated[list[str] | None, options.named("--ignore", "validate.meta-code", "validate.opt-ignore")]
Strict = Annotated[bool, options.flag("--strict", "validate.opt-strict")]
Most = Annotated[str | None, options.named("--max-problems", "cli.meta-count", "validate.opt-most")]
All = Annotated[bool, options.flag("--all", "validate.opt-all")]
Explain = Annotated[str | None, options.named("--explain", "validate.meta-code", "validate.opt-explain")]


def validate(
    ctx: typer.Context,
    paths: Paths = None,
    year: options.Year = None,
    rules: options.Rules = None,
    annotate: Annotate = False,
    fix: Fix = False,
    diff: Diff = False,
    select: Select = None,
    ignore: Ignore = None,
    strict: Strict = False,
    most: Most = None,
    everything: All = False,
    explain: Explain = None,
    jobs: options.Jobs = None,
    scheduler: options.Scheduler = None,
    ship: options.Ship = False,
    format: Format = "table",
    quiet: options.Quiet = False,
) -> int:
    """Check workbooks and return the exit status."""
    session: Session = ctx.obj
    if explain is not None:
        return _explained(explain, session)
    shape, limit = options.shape(format, _SHAPES), options.count(most, "validate.bad-most", least=0)
    chosen_year, spread = options.year(year), options.spread(jobs, scheduler, ship)
    codes = _chosen(select, ignore)
    from dangxing.cli.check_run import CheckRun
    from dangxing.runs import checking

    wanted = checking.Options(chosen_year, codes)
    mending: Literal["write", "show"] | None = "show" if diff else "write" if fix else None
    told = CheckRun(
        session, shape, limit, strict=strict, quiet=quiet, annotate=annotate, everything=everything, fix=mending
    )
    return _with_rules(rules, wanted, paths or [], spread, told, session, quiet=quiet)


def _with_rules(
    rules: str | None,
    wanted: checking.Options,
    paths: Sequence[str],
    spread: options.Spread,
    told: CheckRun,
    session: Session,
    *,
    quiet: bool,
) -> int:
    """Check with the rules in use; if they are wrong, tell that alone."""
    from dangxing.runs import checking

    try:
        book = options.load_rules(rules, session, quiet=quiet)
    except RulesProblem as error:
        if not error.faults:
            raise
        return told.rules_wrong(error)
    return _checked(checking.run_of(book, wanted), paths, spread, told, session, quiet=quiet)


def _explained(code: str, session: Session) -> int:
    from dangxing.cli import codes

    streams.write(codes.page(codes.known(code), session.language))
    return FINE


def _checked(
    run: checking.Checking,
    paths: Sequence[str],
    spread: options.Spread,
    told: CheckRun,
    session: Session,
    *,
    quiet: bool,
) -> int:
    """Check what stands at ``paths`` (none: in the working folder), and tell of each."""
    from dangxing.cli import running
    from dangxing.runs import checking

    found = list(inputs.workbooks(paths or ["."]))
    if not paths:
        # A folder that was not named may hold none: the rules were checked all the same.
        found = [entry for entry in found if getattr(entry, "code", "") != "cli.folder-without-workbooks"]
    given = {path.replace(os.sep, "/") for path in paths}
    files = inputs.files(found)
    work = [checking.Candidate(path, found=path not in given, sought=path not in given) for path in files]
    words = text("validate.progress", session.language)
    outcomes = deque(running.outcomes(run, found, work, spread, words, quiet=quiet))
    targets = dict(zip(files, checking.copies(files), strict=True))
    told.expect(len(found))
    told.given = paths or (".",)
    told.inputs, told.shared = inputs.keys(files), run.shared
    told.fixed = dict(zip(files, checking.copies(files, "fixed"), strict=True))
    while outcomes:  # there may be a million problems in each
        outcome = outcomes.popleft()
        told.tell(outcome, targets.get(outcome.path, ""))
    return told.end()


def _chosen(select: Sequence[str] | None, ignore: Sequence[str] | None) -> frozenset[str] | None:
    """The codes to tell of; None: all. UsageProblem: a code that is none, with the nearest."""
    wanted, unwanted = (_listed(given) for given in (select, ignore))
    if not wanted and not unwanted:
        return None
    from dangxing.cli import codes

    return (wanted or codes.of_problems()) - unwanted


def _listed(given: Sequence[str] | None) -> frozenset[str]:
    from dangxing.cli import codes

    named = (code.strip() for part in given or () for code in part.split(","))
    return frozenset(codes.known(code, codes.of_problems()) for code in named if code)
