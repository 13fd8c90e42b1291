"""``dangxing forms``: an appraisal form for every member, on our own sheets or in the unit's own form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import FINE, guide, options, places, printing, streams
from dangxing.language import text

if TYPE_CHECKING:
    from dangxing.cli.language import Session

Template = Annotated[str | None, options.named("--template", "cli.meta-file", "forms.opt-template")]
Year = Annotated[str | None, options.of_year("forms.opt-year")]
Out = Annotated[str | None, options.of_out("forms.opt-out")]


def forms(
    ctx: typer.Context,
    year: Year = None,
    branch: options.Branch = None,
    track: options.Track = None,
    member: options.Member = None,
    template: Template = None,
    out: Out = None,
    pdf: printing.Pdf = False,
    force: options.Force = False,
    ledger: options.Ledger = None,
) -> int:
    """Write forms and return the exit status."""
    session: Session = ctx.obj
    chosen_year = options.year(year, ctx.command_path)
    from dangxing.ledger import open_ledger
    from dangxing.reports import forms as made

    unit_form = made.open_template(Path(template)) if template else None
    folder = Path(out or ".")
    with open_ledger(options.ledger_file(ledger)) as book:
        choice = made.Choice(branch, track, tuple(member or ()))
        found = made.forms_of(book, chosen_year, choice, session.explicit, session.settings.branches)
        if unit_form is None:
            files = [path for path, _ in made.workbooks_of(found, folder)]
            places.free(files, force)
            written = [(path.as_posix(), count) for path, count in made.write_workbooks(found, folder)]
        else:
            files = list(made.places_of(unit_form, found, folder))
            places.free(files, force)
            for loss in unit_form.losses:
                streams.say(text(f"forms.{loss}", session.language, path=template))
            written = [(made.fill_all(unit_form, found, folder).as_posix(), len(found))]
    printing.as_pdf(files, session, wanted=pdf)
    streams.write_lines(text("forms.written", session.language, path=path, count=count) for path, count in written)
    if found and chosen_year is not None:
        _next(chosen_year, ledger, session)
    return FINE


def _next(year: int, ledger: str | None, session: Session) -> None:
    """Say what there is to do next."""
    following = guide.command("targets", "--year", str(year + 1), *guide.of_ledger(ledger, session))
    guide.after(session, following, "targets")
