"""The unit's own form: opened and checked once, then filled for each member, a file each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dangxing.errors import FileProblem
from dangxing.files import whole
from dangxing.language.script import fold
from dangxing.reports.forms import package
from dangxing.reports.forms.fields import Lexicon
from dangxing.reports.forms.names import Names

if TYPE_CHECKING:
    from dangxing.reports.forms.beyond import Beyond
    from dangxing.reports.forms.building import Forms
    from dangxing.reports.forms.model import Form


class Template(NamedTuple):
    """A form that can be filled. ``losses`` are keys of messages about what of it the filled forms will not have."""

    path: str
    ending: str
    fill: Callable[[Form], bytes]
    losses: tuple[str, ...]


def open_template(path: Path, more: Callable[[], Beyond | None] = lambda: None) -> Template:
    """The template at ``path``, .xlsx or .docx.

    ``more`` gives what 成員 has beyond its contract, should the template bear a field that is not among the usual.

    FileProblem: it is no such file, cannot be trusted or read, bears no field, or one that there is not.
    """
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".docx"):
        raise FileProblem("forms.template-kind", path=path.as_posix())
    parts = package.read(path)
    lexicon = Lexicon(more)
    if ending == ".xlsx":
        from dangxing.reports.forms import spreadsheet

        return Template(path.as_posix(), ending, *spreadsheet.prepared(path.as_posix(), parts, lexicon))
    from dangxing.reports.forms import document

    return Template(path.as_posix(), ending, document.prepared(path.as_posix(), parts, lexicon), ())


def places_of(template: Template, forms: Forms, folder: Path) -> list[Path]:
    """Where :func:`fill_all` writes: ``forms-YEAR/<branch>/<id> <name>``, a file for every member in their order."""
    home = folder / f"forms-{forms.year}"
    branches, folders, names = Names(), dict[str, str](), dict[str, Names]()
    found: list[Path] = []
    for member in forms.members:
        key = fold(member.branch)
        if key not in folders:
            folders[key], names[key] = branches.file(member.branch), Names()
        name = names[key].file(f"{member.id} {member.name}")
        found.append(home / folders[key] / f"{name}{template.ending}")
    return found


def fill_all(template: Template, forms: Forms, folder: Path) -> Path:
    """Fill the template for every member, each whole or not at all, over what is there; the folder of all."""
    for form, target in zip(forms, places_of(template, forms, folder), strict=True):
        with whole(target) as file:
            file.write(template.fill(form))
    return folder / f"forms-{forms.year}"
