"""Options and arguments that mean the same in every command: how they are written, and what their values become.

All are declared as text and read here, so that a wrong value is told in the user's own language.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from dangxing.errors import UsageProblem

OutputFormat = Literal["table", "json", "csv"]
MOST_JOBS = 256

Paths = Annotated[list[str] | None, typer.Argument(metavar="cli.meta-path", show_default=False, help="cli.arg-paths")]
Year = Annotated[
    str | None, typer.Option("--year", metavar="cli.meta-year", envvar="DANGXING_YEAR", help="cli.opt-year")
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="cli.meta-date", help="cli.opt-as-of")]
Rules = Annotated[
    str | None, typer.Option("--rules", metavar="cli.meta-folder", envvar="DANGXING_RULES", help="cli.opt-rules")
]
Out = Annotated[str | None, typer.Option("--out", metavar="cli.meta-folder", envvar="DANGXING_OUT", help="cli.opt-out")]
Jobs = Annotated[
    str | None, typer.Option("--jobs", metavar="cli.meta-count", envvar="DANGXING_JOBS", help="cli.opt-jobs")
]
NoRecords = Annotated[bool, typer.Option("--no-records", envvar="DANGXING_NO_RECORDS", help="cli.opt-no-records")]
Format = Annotated[
    str,
    typer.Option(
        "--format", metavar="table|json|csv", envvar="DANGXING_FORMAT", show_default="table", help="cli.opt-format"
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", envvar="DANGXING_QUIET", help="cli.opt-quiet")]


def year(value: str | None, command: str) -> int | None:
    """The year of four digits, full-width ones as well; None where nothing was given."""
    if not value:
        return None
    if len(value) == 4 and value.isdecimal() and int(value) >= 1000:
        return int(value)
    raise UsageProblem("cli.bad-year", value=value, command=command)


def as_of(value: str | None, year: int | None, command: str) -> dt.date | None:
    """The day, written in any of the ways that a workbook may write it; None where nothing was given."""
    if value is None:
        return None
    from dangxing.workbook.validating.cells import to_date

    day = to_date(value)
    if not isinstance(day, dt.date):
        raise UsageProblem("cli.bad-as-of", value=value, command=command)
    if year is not None and day.year != year:
        raise UsageProblem("cli.as-of-other-year", date=day.isoformat(), year=year, command=command)
    return day


def jobs(value: str | None, command: str) -> int | None:
    """How many workers; None where it is left to the program."""
    if not value:
        return None
    if value.isdecimal() and len(value) <= 4 and 1 <= int(value) <= MOST_JOBS:
        return int(value)
    raise UsageProblem("cli.bad-jobs", value=value, most=MOST_JOBS, command=command)


def output_format(value: str, command: str) -> OutputFormat:
    """The format by its name, letter case ignored."""
    for known in get_args(OutputFormat):
        if value.casefold() == known:
            return known  # type: ignore[no-any-return]
    raise UsageProblem("cli.bad-format", value=value, command=command)


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
