"""A ledger of the examples, templates made in memory, and the table of fields for the page."""

from pathlib import Path
from typing import Any

import docx
import openpyxl

from dangxing import cli
from dangxing.language import text
from dangxing.reports.forms import fields

ROOT = Path(__file__).parents[2]


def scored(folder: Path) -> Path:
    """A ledger of both example workbooks."""
    ledger = folder / "ledger.sqlite"
    books = [str(ROOT / "examples" / name) for name in ("records.xlsx", "records-hans.xlsx")]
    assert (
        cli.main(["score", *books, "--out", str(folder), "--ledger", str(ledger), "--quiet", "--format", "json"]) == 0
    )
    return ledger


def xlsx(path: Path, cells: dict[str, Any]) -> Any:
    """A template of some cells, saved; the sheet may be changed and ``path`` saved again by ``sheet.parent``."""
    book = openpyxl.Workbook()
    sheet = book.active
    for place, value in cells.items():
        sheet[place] = value
    book.save(path)
    return sheet


def document(path: Path, *runs: str, rows: tuple[tuple[str, ...], ...] = ()) -> None:
    """A template of one paragraph of so many runs, the second bold, and a table."""
    made = docx.Document()
    paragraph = made.add_paragraph()
    for at, run in enumerate(runs):
        paragraph.add_run(run).bold = at == 1
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for cell, value in zip(table.rows[at].cells, row, strict=True):
                cell.text = value
    made.save(str(path))


def field_tables() -> str:
    """The tables of fields as the page has them."""
    known = list(fields.names())
    lines = ["| field | Chinese | stands for |", "| --- | --- | --- |"]
    for found, called in known:
        if found.block is None:
            told = text(f"forms.means-field-{found.name}", "en")
            lines.append(f"| `{{{{{found.name}}}}}` | `{{{{{called['zh-Hant']}}}}}` | {told} |")
    for block, columns in fields.BLOCKS.items():
        chinese = text(f"forms.block-{block}", "zh-Hant")
        lines += ["", f"`{block}` (`{chinese}`): {text(f'forms.means-block-{block}', 'en')}.", ""]
        lines += ["| field | Chinese | stands for |", "| --- | --- | --- |"]
        for column in columns:
            name = text(f"forms.part-{column}", "zh-Hant")
            told = text(f"forms.means-part-{column}", "en")
            lines.append(f"| `{{{{{block}.{column}}}}}` | `{{{{{chinese}.{name}}}}}` | {told} |")
    return "\n".join(lines)
