"""Appraisal forms: the ledger → one printable A4 sheet a member, or the unit's own form filled in.

::

    with ledger.open_ledger(Path("dangxing.sqlite")) as book:
        found = forms.forms_of(book, 2024, forms.Choice(branch="機關第一黨支部"))
        forms.write_workbooks(found, Path("."))
        forms.fill_all(forms.open_template(Path("form.docx")), found, Path("."))
"""

from __future__ import annotations

from dangxing.reports.forms.building import Choice, Forms, forms_of
from dangxing.reports.forms.filling import fill_all, open_template, places_of
from dangxing.reports.forms.model import Form
from dangxing.reports.forms.workbook import workbooks_of, write_workbooks

__all__ = [
    "Choice", "Form", "Forms", "fill_all", "forms_of", "open_template", "places_of", "workbooks_of",
    "write_workbooks",
]  # fmt: skip
