"""The page of instructions: how to fill in the workbook, its sheets, and what each activity needs and counts for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from dangxing.records import EVERY_SHEET, SheetKey
from dangxing.rules import RuleSet, Vocabulary, label_of
from dangxing.workbook.template import style
from dangxing.workbook.template.examples import example_day
from dangxing.workbook.template.needs import Reading
from dangxing.workbook.template.sheets import print_well
from dangxing.workbook.template.words import Words

# Columns that rules read though no activity is theirs.
_OTHER: tuple[tuple[SheetKey, str], ...] = (("appraisal", "verdict"), ("branches", "year_end_rank"))
_WIDTHS = (22, 24, 20, 20, 64)


def write(sheet: Worksheet, voice: Words, year: int | None) -> None:
    """Write the page."""
    page = _Page(sheet, voice)
    title = voice.say("title-of-year", year=label_of(voice.needs.rule_sets, year)) if year else voice.say("title")
    page.line(title, size=16, bold=True)
    tracks = voice.joined([voice.title(track) for track in voice.needs.tracks.values()])
    page.line(voice.say("for-tracks", tracks=tracks), color="595959")
    page.heading("how")
    for number, step in enumerate(_steps(voice, year), 1):
        page.line(f"{number}. {step}")
    _sheets(page)
    _activities(page)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = style.TAB_GUIDE
    print_well(sheet)


class _Page:
    """Writes rows from the top."""

    def __init__(self, sheet: Worksheet, voice: Words) -> None:
        self.sheet = sheet
        self.voice = voice
        self.row = 0
        for letters, width in zip("ABCDE", _WIDTHS, strict=True):
            sheet.column_dimensions[letters].width = width

    def line(self, text: str, *, size: int = 10, bold: bool = False, color: str = "000000") -> None:
        """A line over the whole width."""
        self.row += 1
        cell = self.sheet.cell(self.row, 1, text)
        cell.font = style.font(self.voice.language, size=size, bold=bold, color=color)
        cell.alignment = style.WRAPPED
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=len(_WIDTHS))
        room = sum(_WIDTHS) * 10 / size
        self.sheet.row_dimensions[self.row].height = style.height(style.lines(text, room)) * size / 10

    def heading(self, name: str) -> None:
        """The title of a part."""
        self.row += 1
        self.line(self.voice.say(f"heading-{name}"), size=12, bold=True, color="1F4E79")

    def header(self, *names: str) -> None:
        """The titles of a table."""
        self._cells([self.voice.say(f"col-{name}") for name in names], bold=True, header=True)

    def cells(self, *values: str, link: str | None = None) -> None:
        """A row of a table; the first cell leads to the sheet ``link``."""
        self._cells(values)
        if link is not None:
            first = self.sheet.cell(self.row, 1)
            first.hyperlink = Hyperlink(ref=first.coordinate, location=f"'{link}'!A1")
            first.font = style.font(self.voice.language, color="1F4E79")

    def _cells(self, values: Sequence[str], *, bold: bool = False, header: bool = False) -> None:
        self.row += 1
        for at, value in enumerate(values, 1):
            cell = self.sheet.cell(self.row, at, value or None)
            cell.font = style.font(self.voice.language, bold=bold)
            cell.alignment = style.CENTRED if header else style.WRAPPED
            cell.border = style.THIN
            if header:
                cell.fill = style.OPTIONAL
        most = max(style.lines(value, room - 2) for value, room in zip(values, _WIDTHS, strict=True))
        self.sheet.row_dimensions[self.row].height = style.height(most)


def _steps(voice: Words, year: int | None) -> Iterator[str]:
    """How to fill it in, step by step."""
    columns = {field: voice.column("members", field) for field in ("id", "branch")}
    yield voice.say("step-members", members=voice.sheet("members"), **columns)
    for track in (track for track in voice.needs.tracks.values() if track.of):
        yield voice.say("step-groups", track=voice.title(track), members=voice.sheet("members"), **columns)
    yield voice.say("step-required")
    yield voice.say("step-example", example=voice.say("example"))
    yield voice.say("step-lists")
    if "result" in voice.needs.columns("activities"):
        activity, result = (voice.column("activities", field) for field in ("activity", "result"))
        yield voice.say("step-results", activity=activity, result=result)
    yield voice.say("step-dates", id=columns["id"], date=example_day(voice, year).isoformat())
    for name in ("colours", "paste", "done"):
        yield voice.say(f"step-{name}")


def _sheets(page: _Page) -> None:
    voice = page.voice
    page.heading("sheets")
    page.header("sheet", "holds", "filled", "required", "optional")
    for key in EVERY_SHEET:
        if not voice.needs.uses(key):
            continue
        if key == "sign_in":
            filled = voice.joined([voice.column(key, name) for name in ("id", "name", "hours")])
            told = voice.say("sheet-optional")
            page.cells(voice.sheet(key), voice.say("sheet-sign-in"), told, "", filled, link=voice.sheet(key))
            continue
        columns = voice.needs.columns(key).values()
        required = voice.joined([voice.title(column) for column in columns if column.required])
        optional = voice.joined([voice.title(column) for column in columns if not column.required])
        must = voice.needs.rulebook.contract.sheets[key].required
        when = voice.say("sheet-required" if must else "sheet-optional")
        page.cells(voice.sheet(key), voice.say(f"sheet-{key}"), when, required, optional, link=voice.sheet(key))


def _activities(page: _Page) -> None:
    voice, needs = page.voice, page.voice.needs
    page.sheet.row_breaks.append(Break(page.row))
    page.heading("activities")
    for rules in needs.rule_sets:
        page.line(voice.say("rules", title=voice.title(rules), version=rules.version), bold=True)
        page.header("activity", "where", "wants", "results", "counts")
        for name, entry in rules.activities.items():
            results = voice.joined([voice.term(result) for result in entry.results])
            told = _told(voice, rules, needs.readers(name)) or voice.say("not-counted")
            page.cells(voice.activity(name), _where(voice, entry), _wants(voice, entry), results, told)
        for key, field in _OTHER:
            told = _told(voice, rules, needs.column_readers(key, field))
            if told:
                place = f"{voice.sheet(key)}·{voice.column(key, field)}"
                words = voice.joined(voice.vocabulary(key, needs.rulebook.contract.sheets[key].columns[field]))
                page.cells(place, voice.sheet(key), "", words, told)
        page.row += 1


def _where(voice: Words, entry: Vocabulary) -> str:
    schedule, activities = voice.sheet("schedule"), voice.sheet("activities")
    places = {"held": [schedule, activities], "branch": [schedule]}.get(entry.kind, [activities])
    return voice.say("kind", kind=voice.say(f"kind-{entry.kind}"), sheets=voice.joined(places))


def _wants(voice: Words, entry: Vocabulary) -> str:
    """The columns that the row must hold, beside those that every row must."""
    fields = [field for field in ("hours", "characters", "level") if getattr(entry, field) == "required"]
    titles = [voice.column("activities", field) for field in fields]
    if titles and entry.kind in ("held", "branch"):
        return voice.say("wants-in-schedule", columns=voice.joined(titles), sheet=voice.sheet("schedule"))
    return voice.joined(titles)


def _told(voice: Words, rules: RuleSet, readings: Sequence[Reading]) -> str:
    """The clauses that read an activity, each with what it says, those of several tracks under the track's name."""
    mine = [reading for reading in readings if reading.track in rules.tracks.values()]
    several = sum(track in rules.tracks.values() for track in voice.needs.tracks.values()) > 1
    told = []
    for reading in mine:
        says = voice.title(reading.category) if voice.language == "en" else voice.term(reading.rule.says)
        clause = voice.term(reading.rule.clause)
        name = "clause-of-track" if several and voice.language == "en" else "clause"
        told.append(voice.say(name, clause=clause, says=says, track=voice.title(reading.track)))
    return "\n".join(dict.fromkeys(told))
