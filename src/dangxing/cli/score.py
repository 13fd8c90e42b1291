"""``dangxing score``: check, score and write workbooks, and print the ranking."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import CANNOT_RUN, FINE, WRONG_DATA, guide, inputs, options, shapes, streams, wording
from dangxing.cli.silence import Silence
from dangxing.errors import FileProblem, WrongUse
from dangxing.language import Language, text
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook
    from dangxing.runs import pipeline
    from dangxing.runs.pipeline import Scored

AsOf = Annotated[str | None, options.named("--as-of", "cli.meta-date", "cli.opt-as-of")]
Out = Annotated[str | None, options.of_out("cli.opt-out")]
NoRecords = Annotated[bool, options.flag("--no-records", "cli.opt-no-records")]
NoLedger = Annotated[bool, options.flag("--no-ledger", "ledger.opt-no-ledger")]
Resume = Annotated[bool, options.flag("--resume", "cluster.opt-resume")]
Apart = Annotated[bool, options.flag("--apart", "ledger.opt-apart")]


def score(
    ctx: typer.Context,
    paths: options.Paths = None,
    year: options.Year = None,
    as_of: AsOf = None,
    rules: options.Rules = None,
    out: Out = None,
    jobs: options.Jobs = None,
    no_records: NoRecords = False,
    ledger: options.Ledger = None,
    no_ledger: NoLedger = False,
    apart: Apart = False,
    resume: Resume = False,
    scheduler: options.Scheduler = None,
    ship: options.Ship = False,
    format: options.Format = "table",
    quiet: options.Quiet = False,
) -> int:
    """Score workbooks and return the exit status."""
    session: Session = ctx.obj
    if not paths:
        raise WrongUse("cli.no-paths")
    chosen_year, spread = options.year(year), options.spread(jobs, scheduler, ship)
    day, shape = options.as_of(as_of), options.shape(format, options.SHAPES)
    from dangxing.runs import pipeline

    there, book = _found(paths, spread), options.load_rules(rules, session, quiet=quiet)
    found = records(there, paths, session, quiet=quiet)
    files = inputs.files(found)
    settings = pipeline.Options(
        options.year_at(day, chosen_year, book),
        session.language if shape == "table" else session.explicit, not no_records, inputs.keys(files),
        _ledger(ledger, no_ledger, resume), day, apart, _within(files, out), session.explicit,
        session.settings.posting(),
    )  # fmt: skip
    outcomes = _outcomes(found, out, book, settings, spread, session, resume=resume, quiet=quiet)
    outcomes = of_records(outcomes, paths, book, session, quiet=quiet)
    _report(outcomes, book, shape, session, settings, quiet=quiet)
    return max((_status(outcome) for outcome in outcomes), default=FINE)


def _found(paths: list[str], spread: options.Spread) -> list[str | FileProblem]:
    """What stands at the paths; where it is worth several processes, what they take is on its way from now on."""
    found = list(inputs.workbooks(paths))
    if len(found) > 1:
        from dangxing.cli import running
        from dangxing.runs import pipeline

        running.prepare(found, spread, pipeline.ROOMS, pipeline.WORTH)
    return found


def _ledger(ledger: str | None, no_ledger: bool, resume: bool) -> str | None:
    """The ledger; None: there is to be none. UsageProblem: what goes by it is asked for all the same."""
    if resume and no_ledger:
        raise WrongUse("cluster.resume-alone")
    return None if no_ledger else str(options.ledger_file(ledger))


def _outcomes(
    found: list[str | FileProblem],
    out: str | None,
    book: Rulebook,
    settings: pipeline.Options,
    spread: options.Spread,
    session: Session,
    *,
    resume: bool,
    quiet: bool,
) -> Sequence[Scored]:
    """What came of each entry that was found; with ``resume``, what the ledger has already is not scored again."""
    from dangxing.cli import running
    from dangxing.runs import pipeline

    run, work = pipeline.run_of(book, settings), pipeline.tasks(inputs.files(found), out, settings.as_of)
    words = text("cli.progress", session.language)
    if not resume:
        return running.outcomes(run, found, work, spread, words, quiet=quiet)
    from dangxing.runs import resuming

    before = resuming.standing(work, book, settings)
    if not quiet:
        streams.say(text("cluster.resumed", session.language, done=len(before), count=len(work) - len(before)))
    wanted = [entry for entry in found if entry not in before]
    left = [task for task in work if task.path not in before]
    fresh = iter(running.outcomes(run, wanted, left, spread, words, quiet=quiet))
    with closing(resuming.told(work, before, book, settings)) as old:
        return running.kept((next(old if entry in before else fresh) for entry in found), len(found))


def _note(outcomes: Sequence[Scored], settings: pipeline.Options, session: Session) -> None:
    """Let the ledger know what could not be scored; that it cannot be written takes nothing from what was done."""
    from dangxing.cli import rendering
    from dangxing.runs import failures

    try:
        failures.note(outcomes, settings)
    except FileProblem as error:
        for line in rendering.error_lines(error, session.language):
            streams.say(line)


def _within(files: list[str], out: str | None) -> tuple[str, ...]:
    """The folders in which what earlier runs left may be put in place."""
    return (".", *{str(Path(path).parent) for path in files}, *([out] if out else []))


def records(
    found: list[str | FileProblem], paths: list[str], session: Session, *, quiet: bool
) -> list[str | FileProblem]:
    """What was found, without what this program made itself, which is told. FileProblem: there is nothing else."""
    from dangxing.workbook import origin

    named = {path.replace(os.sep, "/") for path in paths}
    kept: list[str | FileProblem] = []
    for entry in found:
        if isinstance(entry, FileProblem):
            kept.append(entry)
            continue
        lock = entry.rpartition("/")[2].startswith("~$")
        kind = None if lock else origin.kind_of(Path(entry))
        if not lock and (kind is None or (kind != "result" and entry in named)):
            kept.append(entry)
        elif len(found) == 1 and entry in named and not lock:
            kept.append(_whose(entry))
        elif not quiet:
            told = text(f"validate.left-out-{'lock' if lock else 'own'}", session.language, path=entry)
            streams.say(one_line(told))
    return kept


def _whose(path: str) -> FileProblem:
    """That a workbook is a result and no records; where it says so, of which."""
    from dangxing.scored.verifying.recorded import recorded
    from dangxing.workbook import reading

    try:
        with reading.open_workbook(Path(path), as_stored=True) as book:
            facts = recorded(book, path)
    except FileProblem:
        return FileProblem("cli.own-output", path=path)
    return FileProblem("cli.own-result", path=path, input=facts.input_name, year=facts.year)


def of_records(
    outcomes: Sequence[Scored], paths: list[str], book: Rulebook, session: Session, *, quiet: bool
) -> Sequence[Scored]:
    """What came of the workbooks but those that stood in a folder and hold no records, which are told.

    Where none holds any, all are told of: the records may be among them, under titles that nobody knows.
    """
    named = {path.replace(os.sep, "/") for path in paths}
    why = {outcome.path: _why_left_out(outcome, book) for outcome in outcomes if outcome.path not in named}
    all_paths = [outcome.path for outcome in outcomes]
    kept = [at for at, path in enumerate(all_paths) if why.get(path) is None]
    if not kept:
        kept = [at for at, path in enumerate(all_paths) if why[path] == "foreign"]
    if len(kept) == len(outcomes):
        return outcomes
    from dangxing.cli import running

    there = set(kept)
    for path in (path for at, path in enumerate(all_paths) if at not in there and not quiet):
        streams.say(one_line(wording.text(f"validate.left-out-{why[path]}", session.language, path=path)))
    return running.kept((outcomes[at] for at in kept), len(kept))


def _why_left_out(outcome: Scored, book: Rulebook) -> str | None:
    """Why a workbook that stood in a folder is left out: own, blank or foreign; None: it is one of records."""
    codes = {problem.code for problem in outcome.problems}
    if outcome.failure is not None and outcome.failure.code == "cli.own-output":
        return "own"
    if "no-members" in codes:
        return "blank"
    if "missing-sheet" in codes:
        from dangxing.runs import checking

        with suppress(FileProblem):
            return "foreign" if checking.look(outcome.path, book) == "foreign" else None
    return None


def _report(
    outcomes: Sequence[Scored], book: Rulebook, shape: str, session: Session, settings: pipeline.Options, *, quiet: bool
) -> None:
    silence, counts = Silence(session.settings), Counter[str]()
    told = (_counted(replace(outcome, problems=silence.of(outcome.problems)), counts) for outcome in outcomes)
    tell(told, len(outcomes), session, quiet=quiet)
    with streams.printing():
        _show(outcomes, book, shape, session)
    if not quiet:
        silence.tell(session.language)
        streams.say(_closing(counts, session.language))
        if shape == "table":
            _next(outcomes, session, settings)
    _note(outcomes, settings, session)


def _counted(outcome: Scored, counts: Counter[str]) -> Scored:
    counts.update(errors=outcome.errors, warnings=outcome.warnings)
    counts["left" if outcome.summary is None else "scored"] += 1
    return outcome


def _next(outcomes: Sequence[Scored], session: Session, settings: pipeline.Options) -> None:
    """Say what there is to do next: with what was scored and entered, else with what is wrong."""
    scored = [(outcome.summary["year"], outcome.path) for outcome in outcomes if outcome.summary is not None]
    wrong = [outcome.path for outcome in outcomes if outcome.summary is None and outcome.problems]
    if wrong:
        guide.after(session, guide.command("validate", "--annotate", wrong[0]), "annotate")
    elif not scored or settings.as_of is not None:
        return
    elif settings.ledger is None:
        who = text("desk.some-name", session.language)
        guide.after(session, guide.command("explain", scored[0][1], who), "explain")
    else:
        ledger = guide.of_ledger(settings.ledger, session)
        guide.after(session, guide.command("report", "--year", str(max(scored)[0]), *ledger), "report")


def tell(outcomes: Iterable[Scored], count: int, session: Session, *, quiet: bool) -> None:
    """Every kind of problems and every failure of ``count`` workbooks, to stderr, a line each: a screenful of kinds for
    all of them."""
    from dangxing.cli import findings, rendering
    from dangxing.gathering import gather

    language, more = session.language, Counter[str]()
    share = findings.share(count)
    for outcome in outcomes:
        kinds = gather(
            problem for problem in (*outcome.notes, *outcome.problems) if not (quiet and problem.severity == "warning")
        )
        more.update(kinds=len(kinds[share:]), cells=sum(kind.count for kind in kinds[share:]))
        for line in findings.kind_lines(kinds[:share], language):
            streams.say(line)
        for line in rendering.outcome_lines(outcome, language, debug=session.debug):
            streams.say(line)
    if more["kinds"]:
        told = wording.text("validate.more-kinds-scored", language, count=more["kinds"], cells=more["cells"])
        streams.say(told)


def _show(outcomes: Sequence[Scored], book: Rulebook, shape: str, session: Session) -> None:
    """The results, to stdout."""
    from dangxing import summary

    def workbooks() -> Iterator[summary.Json]:
        return (outcome.summary for outcome in outcomes if outcome.summary is not None)

    if shape == "json":
        problems = (entry for outcome in outcomes for entry in _problems(outcome, session.explicit))
        for piece in summary.json_pieces(workbooks, problems):
            streams.write(piece)
    elif shape == "csv":
        streams.write(shapes.csv_mark())
        for piece in summary.csv_pieces(workbooks):
            streams.write(piece)
    elif any(True for _ in workbooks()):
        from dangxing.cli import tables

        tables.show(workbooks(), book, session.language)


def _problems(outcome: Scored, explicit: Language | None) -> list[dict[str, object]]:
    """Problems as JSON has them, in the language asked for, else the workbook's: none that depends on the machine."""
    from dangxing import summary
    from dangxing.cli import rendering

    language = explicit or outcome.script
    told = [summary.problem(problem, *rendering.problem_texts(problem, language)) for problem in outcome.problems]
    if outcome.failure:
        error = outcome.failure
        message = rendering.error_text(error, language)
        where = error.params.get("sheet"), error.params.get("cell")
        told.append(summary.failure(outcome.path, rendering.short_code(error.code), message, *where))
    if outcome.crash:
        message = text("cli.internal-error", language, kind=outcome.crash.kind)
        told.append(summary.failure(outcome.path, "internal-error", message))
    return told


def _closing(counts: Mapping[str, int], language: Language) -> str:
    """``2 errors, 3 warnings; nothing was scored``, in so many words."""
    errors, warnings, scored, left = (counts[kind] for kind in ("errors", "warnings", "scored", "left"))
    parts = [text("cli.summary-errors", language, count=errors)] if errors else []
    if warnings:
        parts.append(text("cli.summary-warnings", language, count=warnings))
    parts.append(text("cli.summary-scored", language, count=scored) if scored else text("cli.summary-none", language))
    if scored and left:
        parts.append(text("cli.summary-left", language, count=left))
    return text("cli.summary-separator", language).join(parts)


def _status(outcome: Scored) -> int:
    return CANNOT_RUN if outcome.failed else WRONG_DATA if outcome.summary is None else FINE
