"""``dangxing forms``: an appraisal form for every member, on our own sheets or in the unit's own form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import FINE, guide, options, places, printing, shapes, streams
from dangxing.language import Language, text
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.reports.forms import Forms
    from dangxing.reports.forms.beyond import Beyond
    from dangxing.reports.forms.filling import Template

OwnForm = Annotated[str | None, options.named("--template", "cli.meta-file", "forms.opt-template")]
Year = Annotated[str | None, options.of_year("forms.opt-year")]
Out = Annotated[str | None, options.of_out("forms.opt-out")]
Fields = Annotated[bool, options.flag("--fields", "forms.opt-fields")]


def forms(
    ctx: typer.Context,
    year: Year = None,
    branch: options.Branch = None,
    track: options.Track = None,
    member: options.Member = None,
    template: OwnForm = None,
    fields: Fields = False,
    out: Out = None,
    pdf: printing.Pdf = False,
    force: options.Force = False,
    rules: options.Rules = None,
    ledger: options.Ledger = None,
) -> int:
    """Write forms and return the exit status."""
    session: Session = ctx.obj
    chosen_year = options.year(year)
    path = options.ledger_file(ledger)
    more = _More(path, chosen_year, rules, session)
    if fields:
        streams.write_lines(_fields(more() if path.exists() else None, session.language))
        return FINE
    from dangxing.ledger import open_ledger
    from dangxing.reports import forms as made

    unit_form = made.open_template(Path(template), more) if template else None
    folder = Path(out or ".")
    with open_ledger(path) as book:
        choice = made.Choice(branch, track, tuple(member or ()))
        found = made.forms_of(book, chosen_year, choice, session.explicit, session.settings.branches, more.found)
        write = _papers if unit_form is None else partial(_filled, unit_form)
        files, written = write(found, folder, session, force=force)
    printing.as_pdf(files, session, wanted=pdf)
    streams.write_lines(text("forms.written", session.language, path=path, count=count) for path, count in written)
    if found and chosen_year is not None:
        _next(chosen_year, ledger, session)
    return FINE


def _papers(found: Forms, folder: Path, session: Session, *, force: bool) -> tuple[list[Path], list[tuple[str, int]]]:
    """Write our own forms: the files, and what is told of them with how many forms each has."""
    from dangxing.reports import forms as made

    files = [path for path, _ in made.workbooks_of(found, folder)]
    places.free(files, force)
    return files, [(path.as_posix(), count) for path, count in made.write_workbooks(found, folder)]


def _filled(
    form: Template, found: Forms, folder: Path, session: Session, *, force: bool
) -> tuple[list[Path], list[tuple[str, int]]]:
    """Fill the unit's own form: the files, and the folder that is told of."""
    from dangxing.reports import forms as made

    files = list(made.places_of(form, found, folder))
    places.free(files, force)
    for loss in form.losses:
        streams.say(text(f"forms.{loss}", session.language, path=form.path))
    return files, [(made.fill_all(form, found, folder).as_posix(), len(found))]


class _More:
    """Reads what 成員 has beyond its contract when it is asked for, and keeps it as ``found``."""

    def __init__(self, ledger: Path, year: int | None, rules: str | None, session: Session) -> None:
        self._ledger, self._year, self._rules, self._session = ledger, year, rules, session
        self.found: Beyond | None = None

    def __call__(self) -> Beyond:
        from dangxing.ledger import open_ledger
        from dangxing.reports.forms.beyond import beyond_of

        book = options.load_rules(self._rules, self._session, quiet=True)
        with open_ledger(self._ledger) as ledger:
            year = self._year or max(ledger.known_years(), default=0)
            self.found = beyond_of(ledger.effective(year), book, (".", self._ledger.parent))
        for run in self.found.absent:
            streams.say(one_line(text("forms.absent", self._session.language, path=run.path)))
        return self.found


def _fields(beyond: Beyond | None, language: Language) -> Iterator[str]:
    """Every field with what it stands for, block by block; then the columns that are fields as well."""
    from dangxing.reports.forms.fields import names

    for block, some in groupby(names(), lambda each: each[0].block):
        if block is None:
            yield text("forms.fields-usual", language)
        else:
            yield ""
            yield text("forms.fields-block", language, what=text(f"forms.means-block-{block}", language))
        told = [(found.name, f"{{{{{called[language]}}}}}") for found, called in some]
        keys = ((f"part-{name.partition('.')[2]}" if block else f"field-{name}", shown) for name, shown in told)
        header = (text("forms.fields-name", language), text("forms.fields-means", language))
        yield from shapes.aligned(header, ((shown, text(f"forms.means-{key}", language)) for key, shown in keys))
    if beyond and beyond.titles:
        yield ""
        yield text("forms.fields-beyond", language)
        yield from (one_line(f"{{{{{title}}}}}") for title in beyond.titles.values())


def _next(year: int, ledger: str | None, session: Session) -> None:
    """Say what there is to do next."""
    following = guide.command("targets", "--year", str(year + 1), *guide.of_ledger(ledger, session))
    guide.after(session, following, "targets")
