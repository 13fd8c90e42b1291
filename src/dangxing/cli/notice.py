"""``dangxing report --quarter``: the notice of a quarter, on the terminal, for programs, and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from dangxing.cli import FINE, WRONG_DATA, guide, options, printing, rendering, shapes, streams
from dangxing.errors import UsageProblem, WrongUse
from dangxing.language import Language, text
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.records import Problem
    from dangxing.reports.quarterly import Notice


class Asked(NamedTuple):
    """A quarter, the workbooks that are named (they are scored as they are now), the ledger, how work is spread."""

    year: int
    quarter: int
    named: Sequence[str]
    ledger: Path
    spread: options.Spread = options.Spread()


Quarter = Annotated[str | None, options.named("--quarter", "quarterly.meta-quarter", "quarterly.opt-quarter")]


def quarter(value: str) -> int:
    """The number of a quarter, with or without its Q. UsageProblem: it is none."""
    number = value.strip().casefold().removeprefix("q")
    if number.isdecimal() and len(number) == 1 and 1 <= int(number) <= 4:
        return int(number)
    raise WrongUse("quarterly.bad-quarter", value=value)


def asked(value: str, year: int | None, others: Mapping[str, object], named: Sequence[str], ledger: Path) -> Asked:
    """What notice is asked for. UsageProblem: the quarter is none, has no year, or stands with one of ``others``."""
    number = quarter(value)
    for option, given in others.items():
        if given:
            raise WrongUse("quarterly.not-with", option=option)
    if year is None:
        raise WrongUse("quarterly.needs-year", quarter=number)
    return Asked(year, number, named, ledger)


def notice(session: Session, wanted: Asked, rules: str | None, files: printing.Files, *, quiet: bool) -> int:
    """Print and write the notice of a quarter, and return the exit status: 1 where a workbook is left out of it.

    As with a year's report, nothing is written beside json or csv unless a folder is named.
    """
    from dangxing.cli import anew

    book = options.load_rules(rules, session, quiet=quiet)
    found, whole = anew.notice_of(wanted, book, session, quiet=quiet)
    if found is None:
        return WRONG_DATA
    _tell(found, wanted, session, quiet=quiet)
    if not found.workbooks:
        told = {"year": wanted.year, "date": found.date.isoformat()}
        if not found.problems:
            raise UsageProblem("quarterly.no-year", **told)
        streams.say(one_line(text("quarterly.nothing", session.language, **told)))
        return WRONG_DATA
    _write(found, wanted, session, files, quiet=quiet)
    return WRONG_DATA if not whole or any(fault.severity == "error" for fault in found.problems) else FINE


def _tell(found: Notice, wanted: Asked, session: Session, *, quiet: bool) -> None:
    lines = [_line(fault, str(wanted.ledger), session.language) for fault in found.problems]
    for fault, line in zip(found.problems, lines, strict=True):
        if fault.severity == "error" or not quiet:
            streams.say(line)


def _write(found: Notice, wanted: Asked, session: Session, files: printing.Files, *, quiet: bool) -> None:
    from dangxing.reports import quarterly

    target = Path(files.out or ".") / f"notice-{wanted.year}-Q{wanted.quarter}.xlsx"
    written = files.workbook and (files.shape == "table" or files.out is not None)
    if written:
        quarterly.write(found, target, session.explicit or found.script, session.settings.posting())
    _show(found, files.shape, str(wanted.ledger), session.of(files.shape, found.script))
    if written and not quiet:
        streams.say(one_line(text("quarterly.written", session.language, path=target.as_posix())))
    printing.as_pdf([target] if written else [], session, wanted=files.pdf, quiet=quiet)


def _show(found: Notice, shape: str, ledger: str | None, language: Language) -> None:
    from dangxing import summary
    from dangxing.reports import quarterly

    if shape == "json":
        problems = [
            summary.failure(fault.path, fault.code, _message(fault, ledger, language)) | {"severity": fault.severity}
            for fault in found.problems
        ]
        shapes.write_json(quarterly.document(found, problems, language))
    elif shape == "csv":
        streams.write(shapes.csv_mark() + quarterly.to_csv(found, language))
    else:
        streams.write_lines(one_line(line).rstrip() for line in _lines(found, language))
    with streams.printing():
        pass


def _lines(found: Notice, language: Language) -> Iterator[str]:
    """The notice as text: names and figures in columns, what is still due behind them."""
    from dangxing.language.voice import breadth, cents

    yield text("quarterly.title", language, year=found.label, quarter=found.quarter)
    separator = text("cli.list-separator", language)
    for part in found.rule_sets:
        yield ""
        yield part.title(language)
        for branch in part.branches:
            if not branch.members:
                continue
            yield "  " + branch.heading(language, requirements=part.requirements)
            width = max(breadth(member.card.name, 1) for member in branch.members)
            for member in branch.members:
                reached = f"{member.met}/{member.asked}" if part.requirements else cents(member.score)
                due = separator.join(entry["text"] for entry in part.due(member, language))
                name = member.card.name
                yield f"    {name}{' ' * (width - breadth(name, 1))}  {reached:>6}  {due}"
        others = sum(branch.others for branch in part.branches)
        if others:
            yield "  " + text("quarterly.others", language, count=others, noun=part.noun(language)).strip()


def _message(fault: Problem, ledger: str | None, language: Language) -> str:
    params = dict(fault.params)
    if "whole_path" in params:
        params["command"] = _command(str(params["path"]), str(params["whole_path"]), str(params["date"]), ledger)
    return text(f"quarterly.{fault.code}", language, **params)


def _line(fault: Problem, ledger: str | None, language: Language) -> str:
    return rendering.line(fault.path, fault.severity, fault.code, _message(fault, ledger, language), language)


def _command(path: str, whole_path: str, date: str, ledger: str | None) -> str:
    """The command that enters what is wanting, ready to be run from here."""
    from dangxing.ledger.entries import whole_path_of

    words = ["score", path if whole_path_of(path) == whole_path else whole_path, "--as-of", date]
    if ledger and ledger != options.LEDGER:
        words += ["--ledger", ledger]
    return guide.command(*words)
