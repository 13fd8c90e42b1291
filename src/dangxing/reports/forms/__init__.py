"""Appraisal forms: the ledger → one printable A4 sheet a member, or the unit's own form filled in.

::

    with ledger.open_ledger(Path("dangxing.sqlite")) as book:
        found = forms.forms_of(book, 2024, forms.Choice(branch="機關第一黨支部"))
        forms.write_workbooks(found, Path("."))
        forms.fill_all(forms.open_template(Path("form.docx")), found, Path("."))

Names are imported when they are first asked for: the printed forms need no template library.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangxing.reports.forms.building import Choice, Forms, forms_of
    from dangxing.reports.forms.filling import fill_all, open_template, places_of
    from dangxing.reports.forms.model import Form
    from dangxing.reports.forms.workbook import workbooks_of, write_workbooks

_HOMES = {
    "Choice": "building",
    "Form": "model",
    "Forms": "building",
    "fill_all": "filling",
    "forms_of": "building",
    "open_template": "filling",
    "places_of": "filling",
    "workbooks_of": "workbook",
    "write_workbooks": "workbook",
}
__all__ = [
    "Choice",
    "Form",
    "Forms",
    "fill_all",
    "forms_of",
    "open_template",
    "places_of",
    "workbooks_of",
    "write_workbooks",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
