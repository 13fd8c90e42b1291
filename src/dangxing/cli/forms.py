"""``dangxing forms``: an appraisal form for every member, on our own sheets or in the unit's own form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import options
from dangxing.cli.ledger import LedgerFile, path_of
from dangxing.errors import FileProblem
from dangxing.language import text

if TYPE_CHECKING:
    from dangxing.cli.language import Session

Branch = Annotated[str | None, typer.Option("--branch", metavar="forms.meta-branch", help="forms.opt-branch")]
Track = Annotated[str | None, typer.Option("--track", metavar="forms.meta-track", help="forms.opt-track")]
Member = Annotated[list[str] | None, typer.Option("--member", metavar="forms.meta-member", help="forms.opt-member")]
Template = Annotated[str | None, typer.Option("--template", metavar="forms.meta-template", help="forms.opt-template")]
Year = Annotated[
    str | None, typer.Option("--year", metavar="cli.meta-year", envvar="DANGXING_YEAR", help="forms.opt-year")
]
Out = Annotated[
    str | None, typer.Option("--out", metavar="cli.meta-folder", envvar="DANGXING_OUT", help="forms.opt-out")
]


def forms(
    ctx: typer.Context,
    year: Year = None,
    branch: Branch = None,
    track: Track = None,
    member: Member = None,
    template: Template = None,
    out: Out = None,
    ledger: LedgerFile = None,
) -> int:
    """Write forms and return the exit status."""
    session: Session = ctx.obj
    chosen_year = options.year(year, ctx.command_path)
    from dangxing.ledger import open_ledger
    from dangxing.reports import forms as made

    unit_form = made.open_template(Path(template)) if template else None
    folder = Path(out or ".")
    with open_ledger(path_of(ledger)) as book:
        choice = made.Choice(branch, track, tuple(member or ()))
        found = made.forms_of(book, chosen_year, choice, session.explicit)
        if unit_form is None:
            written = [(path.as_posix(), count) for path, count in made.write_workbooks(found, folder)]
        else:
            for loss in unit_form.losses:
                print(text(f"forms.{loss}", session.language, path=template), file=sys.stderr)  # noqa: T201
            written = [(made.fill_all(unit_form, found, folder).as_posix(), len(found))]
    try:
        for path, count in written:
            sys.stdout.write(text("forms.written", session.language, path=path, count=count) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileProblem("cli.output-failed", reason=error.strerror) from None
    return 0
