"""Options and arguments that mean the same in every command: how they are written, and what their values become.

All are declared as text and read here, so that a wrong value is told in the user's own language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from dangxing.cli import streams
from dangxing.errors import WrongUse
from dangxing.language import text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook
    from dangxing.runs import engine

LEDGER = "dangxing.sqlite"
MOST_JOBS = 256


def named(option: str, meta: str, words: str, variable: str | None = None, default: str | bool = False) -> Any:
    """An option that takes a value. ``meta`` and ``words`` are keys of the catalogue, ``default`` is shown as it is."""
    return typer.Option(option, metavar=meta, envvar=variable, show_default=default, help=words)


# Options that may be written with a value or without.
_OPTIONAL = frozenset({"--receipt"})


def with_empty(args: Sequence[str]) -> Iterator[str]:
    """The arguments, with an empty value for an option that may stand alone and does."""
    for at, arg in enumerate(args):
        alone = arg in _OPTIONAL and (at + 1 == len(args) or args[at + 1].startswith("-"))
        yield f"{arg}=" if alone else arg


def flag(option: str, words: str) -> Any:
    """An option that is there or not."""
    return typer.Option(option, help=words)


def argument(meta: str, words: str, default: str | bool = False) -> Any:
    """What stands without a name. ``default`` is shown on the help page, if there is one."""
    return typer.Argument(metavar=meta, show_default=default, help=words)


def of_year(words: str) -> Any:
    """``--year``, where the year is not the one that is scored."""
    return named("--year", "cli.meta-year", words, "DANGXING_YEAR")


def of_out(words: str, meta: str = "cli.meta-folder") -> Any:
    """``--out``: a folder, or what ``meta`` says."""
    return typer.Option("--out", "-o", metavar=meta, envvar="DANGXING_OUT", show_default=False, help=words)


def of_format(shapes: tuple[str, ...], words: str = "cli.opt-format") -> Any:
    """``--format``: one of ``shapes``, of which the first is the default."""
    return named("--format", "|".join(shapes), words, "DANGXING_FORMAT", default=shapes[0])


SHAPES = ("table", "json", "csv")
Paths = Annotated[list[str] | None, argument("cli.meta-path", "cli.arg-paths")]
Year = Annotated[str | None, of_year("cli.opt-year")]
Rules = Annotated[str | None, named("--rules", "cli.meta-folder", "cli.opt-rules", "DANGXING_RULES")]
Ledger = Annotated[str | None, named("--ledger", "cli.meta-file", "ledger.opt-ledger", "DANGXING_LEDGER")]
Jobs = Annotated[str | None, named("--jobs", "cli.meta-count", "cli.opt-jobs")]
Scheduler = Annotated[str | None, named("--scheduler", "cluster.meta-scheduler", "cluster.opt-scheduler")]
Ship = Annotated[bool, flag("--ship", "cluster.opt-ship")]
Branch = Annotated[str | None, named("--branch", "cli.meta-branch", "cli.opt-branch")]
Track = Annotated[str | None, named("--track", "cli.meta-one-track", "cli.opt-track")]
Member = Annotated[list[str] | None, named("--member", "cli.meta-id", "cli.opt-member")]
Force = Annotated[bool, flag("--force", "cli.opt-force")]
Format = Annotated[str, of_format(SHAPES)]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", envvar="DANGXING_QUIET", help="cli.opt-quiet")]


def year(value: str | None) -> int | None:
    """The year of four digits, full-width ones as well; None where nothing was given."""
    if not value:
        return None
    if len(value) == 4 and value.isdecimal() and int(value) >= 1000:
        return int(value)
    raise WrongUse("cli.bad-year", value=value)


def as_of(value: str | None) -> dt.date | None:
    """The day, written in any of the ways that a workbook may write it; None where nothing was given."""
    if value is None:
        return None
    from dangxing.workbook.validating.dates import to_date

    day = to_date(value)
    if not isinstance(day, dt.date):
        raise WrongUse("cli.bad-as-of", value=value)
    return day


def year_at(day: dt.date | None, year: int | None, rules: Rulebook) -> int | None:
    """The year that is scored: the one in which ``day`` lies. UsageProblem: it lies in another, or in either of two."""
    if day is None:
        return year
    years = {calendar.year_of(day) for calendar in rules.calendars}
    if year is None and len(years) > 1:
        told = "、".join(map(str, sorted(years)))
        raise WrongUse("cli.as-of-either-year", date=day.isoformat(), years=told)
    if year is not None and year not in years:
        raise WrongUse("cli.as-of-other-year", date=day.isoformat(), year=rules.label(year))
    return year or years.pop()


def jobs(value: str | None) -> int | None:
    """How many workers; None where it is left to the program."""
    return count(value, "cli.bad-jobs", most=MOST_JOBS)


class Spread(NamedTuple):
    """How work is spread: over so many processes (None: as many as are worth it), or by a scheduler over machines."""

    jobs: int | None = None
    scheduler: engine.Scheduler | None = None


def spread(jobs_: str | None, scheduler: str | None, ship: bool) -> Spread:
    """How work is spread.

    UsageProblem: no such number, ``local:`` of none, what goes with it is wanting or does not, or there is no Dask.
    """
    chosen = jobs(jobs_)
    if not scheduler:
        if ship:
            raise WrongUse("cluster.ship-alone")
        return Spread(chosen)
    if chosen is not None:
        raise WrongUse("cluster.with-jobs")
    local, _, number = scheduler.partition(":")
    if local == "local":
        count(number or "0", "cluster.bad-local", most=MOST_JOBS)
    from importlib.util import find_spec

    if find_spec("distributed") is None:
        raise WrongUse("cluster.no-dask")
    from dangxing.runs.engine import Scheduler

    return Spread(None, Scheduler(scheduler, ship and local != "local"))


def count(value: str | None, code: str, *, least: int = 1, most: int = 999_999_999) -> int | None:
    """A whole number from ``least`` to ``most``; None where nothing was given. UsageProblem ``code``: it is none."""
    if not value:
        return None
    if value.isdecimal() and len(value) <= len(str(most)) and least <= int(value) <= most:
        return int(value)
    raise WrongUse(code, value=value, most=most)


def shape(value: str, known: tuple[str, ...]) -> str:
    """The format by its name, letter case ignored. UsageProblem: it is none of those ``known``."""
    if value.casefold() in known:
        if value.casefold() not in ("table", "text"):
            streams.for_programs()
        return value.casefold()
    raise WrongUse("cli.bad-format", value=value, allowed="|".join(known))


def run_number(value: str) -> int:
    """The number of a run. UsageProblem: it is none."""
    if value.isdecimal() and 0 < len(value) <= 15 and int(value) > 0:
        return int(value)
    raise WrongUse("ledger.bad-run", value=value)


def ledger_file(value: str | None) -> Path:
    """The ledger: the file given, else the one in the working folder."""
    return Path(value or LEDGER)


def ledger_at_hand(value: str | None, set_: str | None) -> str | None:
    """The ledger that is named; one that only the settings name counts from when there is one."""
    return None if value == set_ and value and not Path(value).exists() else value


def rules_folder(value: str | None) -> Path | None:
    """The folder of the rules: the one given, else ``rules/`` in the working folder, else None (shipped)."""
    if value:
        return Path(value)
    beside = Path("rules")
    try:
        return beside if any(path.suffix in (".yaml", ".yml") for path in beside.iterdir()) else None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:  # one that cannot be opened is in use all the same: reading it says why
        return beside


def load_rules(value: str | None, session: Session, *, quiet: bool) -> Rulebook:
    """The rules of the folder that is named, else of the one that is in use, which is told; else those shipped.

    RulesProblem: all that is wrong with them.
    """
    from dangxing.rules import kept

    folder = rules_folder(value)
    if folder is not None and value in (None, "", session.settings.rules) and not quiet:
        streams.say(text("desk.rules-in-use", session.language, path=folder.as_posix()))
    return kept.load(folder)
