"""The scored workbook as a whole: its fonts and formats, each made once, and what every sheet of it shares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, BinaryIO, Final

from xlsxwriter.utility import xl_range
from xlsxwriter.workbook import Workbook

from dangxing import __version__
from dangxing.language import Language
from dangxing.language.voice import Titled, Voice, breadth
from dangxing.sheets import Posting, archive
from dangxing.sheets.cells import Cell, Encoder, Row, quoted
from dangxing.sheets.sheet import Sheet

archive.settle()

# Fonts that every Windows has: one for the screen, one with serifs for what is posted and signed.
_FONTS: dict[Language, tuple[str, str]] = {
    "zh-Hans": ("Microsoft YaHei", "SimSun"),
    "zh-Hant": ("Microsoft JhengHei", "PMingLiU"),
    "en": ("Calibri", "Cambria"),
}
_SIZE = 10
_LINE = {"border": 1, "border_color": "#BFBFBF"}
_CELL = {**_LINE, "valign": "vcenter"}
_CENTRED = {"align": "center", "valign": "vcenter"}
_PAPER_CELL = {"border": 1, "valign": "vcenter", "font_size": 11}

_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "valign": "vcenter"},
    "note": {"font_color": "#595959", "valign": "vcenter"},
    "note-wrap": {"font_color": "#404040", "valign": "vcenter", "text_wrap": True},
    "guard": {"bold": True, "font_color": "#C00000"},
    "header": {**_CELL, "bold": True, "bg_color": "#DDE3EA", "align": "center", "text_wrap": True},
    "standard": {**_CELL, "italic": True, "font_color": "#595959", "align": "center", "num_format": "General"},
    "share": {**_CELL, "italic": True, "font_color": "#595959", "align": "center", "num_format": "0%"},
    "label": {**_CELL, "bold": True, "bg_color": "#F2F2F2"},
    "text": _CELL,
    "id": {**_CELL, "num_format": "@"},
    "center": {**_CELL, "align": "center"},
    "wrap": {**_CELL, "text_wrap": True},
    "words": {**_CELL, "num_format": "@", "text_wrap": True},
    "link": {**_CELL, "font_color": "#1F4E79", "underline": 1},
    "link-center": {**_CELL, "font_color": "#1F4E79", "underline": 1, "align": "center"},
    "whole": {**_CELL, "num_format": "0", "align": "center"},
    "plain": {**_CELL, "num_format": "General", "align": "center"},
    "starred": {**_CELL, "num_format": 'General"*"', "align": "center"},
    "points": {**_CELL, "num_format": "+General;-General;0", "align": "center"},
    # Of what has no last decimal, such as a third.
    "points-fine": {**_CELL, "num_format": "+0.00;-0.00;0", "align": "center"},
    "change": {**_CELL, "num_format": "+0.00;-0.00;0.00", "align": "center"},
    "percent": {**_CELL, "num_format": "0.0%", "align": "center"},
    "score": {**_CELL, "num_format": "0.00", "align": "center"},
    "total": {**_CELL, "num_format": "0.00", "align": "center", "bold": True},
    "outcome": {**_CELL, "align": "center", "bold": True},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"},
    "time": {"num_format": "hh:mm:ss", "align": "left"},
    "duration": {"num_format": "[h]:mm:ss", "align": "left"},
    "records-id": {"num_format": "@"},
    "records-header": {**_LINE, "bold": True, "bg_color": "#DDE3EA"},
    "paper-title": {"serif": True, **_CENTRED, "bold": True, "font_size": 18, "text_wrap": True},
    "paper-heading": {"serif": True, "bold": True, "font_size": 13, "valign": "vcenter", "text_wrap": True},
    "paper-body": {"serif": True, "font_size": 12, "valign": "vcenter", "text_wrap": True},
    "paper-right": {"serif": True, "font_size": 12, "valign": "vcenter", "align": "right"},
    "paper-header": {"serif": True, **_PAPER_CELL, "bold": True, "align": "center", "text_wrap": True},
    "paper-cell": {"serif": True, **_PAPER_CELL, "align": "center", "text_wrap": True},
    "paper-text": {"serif": True, **_PAPER_CELL, "text_wrap": True},
    "paper-score": {"serif": True, **_PAPER_CELL, "align": "center", "num_format": "0.00"},
    "good": {"font_color": "#375623", "bg_color": "#E8F1E0"},
    "bad": {"font_color": "#9C0006", "bg_color": "#FBE5E4"},
    "muted": {"font_color": "#7F7F7F"},
}  # fmt: skip

# Nothing in the file may tell when it was written: the same input gives the same bytes.
_CREATED = dt.datetime(2000, 1, 1)
_A4 = 9
_ONE_LINE = 17.0
_MORE_LINES = 14.5


class Book:
    """An open workbook, in one language; ``posting`` says who posts what is posted.

    ``result``: it says of itself that it is one of this program's results.
    """

    posting = Posting()

    def __init__(
        self,
        file: BinaryIO,
        voice: Voice,
        year: str,
        scratch: str | None,
        *,
        small: bool = False,
        as_of: dt.date | None = None,
        title: str | None = None,
        noun: Titled | None = None,
        result: bool = True,
    ) -> None:
        self.voice = voice
        self.year = year
        self.noun = voice.title(noun) if noun else ""
        self._as_of = as_of
        sans, self._serif = _FONTS[voice.language]
        self.workbook = Workbook(file, _options(sans, scratch, small=small))
        self.workbook.use_zip64()  # the XML of a full sheet may pass 4 GB
        self.workbook.set_properties(
            {
                "title": title or self.heading("summary-title", year=year, noun=self.noun),
                **({"comments": f"dangxing {__version__}"} if result else {}),
                "created": _CREATED,
            }
        )
        if result:
            self.workbook.set_custom_property("dangxing", "scored")  # by which it is known, whatever its file is called
        self.encoder = Encoder()
        self._formats: dict[str, Any] = {}
        self._styles: dict[str, int] = {}
        self._rows: dict[tuple[str, ...], tuple[int, ...]] = {}

    @property
    def language(self) -> Language:
        """The language of the workbook."""
        return self.voice.language

    def say(self, name: str, /, **params: object) -> str:
        """A text of the sheets' catalogue in the workbook's language."""
        return self.voice.say(f"sheets.{name}", **params)

    def heading(self, name: str, /, **params: object) -> str:
        """A text of the sheets' catalogue, with the day up to which the workbook was scored, if it was not the year."""
        told = self.say(name, **params)
        return told if self._as_of is None else told + self.say("as-of-suffix", date=self._as_of.isoformat())

    def format(self, name: str) -> Any:
        """The format of that name, made when it is first asked for."""
        if name not in self._formats:
            properties = dict(_STYLES[name])
            if properties.pop("serif", False):
                properties["font_name"] = self._serif
            self._formats[name] = self.workbook.add_format(properties)
        return self._formats[name]

    def style(self, name: str) -> int:
        """The number by which cells name the format."""
        if name not in self._styles:
            self._styles[name] = int(self.format(name)._get_xf_index())
        return self._styles[name]

    def styles(self, *names: str) -> tuple[int, ...]:
        """The numbers of several formats, for a row."""
        if names not in self._rows:
            self._rows[names] = tuple(self.style(name) for name in names)
        return self._rows[names]

    def add(self, title: str) -> Sheet:
        """A new sheet, after those that are there."""
        sheet: Sheet = self.workbook.add_worksheet(title, worksheet_class=Sheet)
        return sheet

    def fill(self, sheet: Sheet, rows: Iterable[Row], height: int, widths: Sequence[float]) -> None:
        """Gives a sheet its rows and the widths of its columns."""
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.feed(self.encoder, rows, height, len(widths))

    def table(self, sheet: Sheet, header: int, last: int, width: int, *, frozen: int = 0) -> None:
        """A filter on the header (rows from 0), which stays in sight with ``frozen`` columns, and on every page."""
        sheet.freeze_panes(header + 1, frozen)
        sheet.autofilter(header, 0, max(last, header), width - 1)
        sheet.repeat_rows(header)
        # Ids are text that looks like numbers, on purpose: no green corners for them.
        everything = xl_range(header, 0, max(last, header), width - 1)
        sheet.ignore_errors({"number_stored_as_text": everything, "formula_differs": everything})

    def page(self, sheet: Sheet, title: str, *, landscape: bool = True, numbered: bool = True) -> None:
        """A4, one page wide, margins, title on top, page numbers below."""
        sheet.set_paper(_A4)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
        if title:
            sheet.set_header("&C" + title.replace("&", "&&"))
        if numbered:
            sheet.set_footer("&C&P / &N")

    def judge(self, sheet: Sheet, first: int, last: int, column: int, looks: Iterable[tuple[str, str]]) -> None:
        """Colours a column of outcomes: ``looks`` pairs the text of an outcome with a format."""
        for outcome, name in looks:
            criterion = {"type": "cell", "criteria": "==", "value": quoted(outcome), "format": self.format(name)}
            sheet.conditional_format(first, column, last, column, criterion)


def _options(font: str, scratch: str | None, *, small: bool) -> dict[str, Any]:
    """What XlsxWriter is asked for: texts stay texts."""
    return {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": font, "font_size": _SIZE},
        # A file for each part costs more to make and remove than a small workbook does to write.
        "in_memory": small,
        "tmpdir": scratch,
    }


@lru_cache(4_096)
def _lines(text: str, room: int) -> int:
    """How many lines a text takes where so many narrow characters have room: most texts stand in many rows."""
    return sum(-(-breadth(part) // room) or 1 for part in text.split("\n"))


def height_of(texts: Iterable[tuple[Cell, float]], most: int = 20) -> float:
    """The height of a row, in points, for wrapped texts in columns of so many units, up to ``most`` lines.

    Not every spreadsheet program makes a row fit its text when a workbook is opened, so it is reckoned here.
    """
    lines = 1
    for value, width in texts:
        if isinstance(value, str):
            lines = max(lines, _lines(value, int(width) - 1))
    return _ONE_LINE + _MORE_LINES * (min(lines, most) - 1)


SEEN_FOR_WIDTH: Final = 3000
"""So many rows are looked at for the width of a column."""


def fitting(texts: Iterable[str], least: float = 6, most: float = 40) -> float:
    """A column's width for ``texts``."""
    return min(most, max(least, max((breadth(each) for each in texts), default=0) + 2.5))
