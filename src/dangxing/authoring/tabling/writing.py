"""A rule file → a workbook of its tables, with the text of the file, which keeps what no table has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from dangxing.authoring.tabling.cells import Cell as Filled
from dangxing.authoring.tabling.cells import cell_of, is_words, takes_list
from dangxing.authoring.tabling.columns import Column, meaning, ordered
from dangxing.authoring.tabling.places import LISTS, TABLES
from dangxing.authoring.tabling.tables import Tables, tables_of
from dangxing.errors import FileProblem
from dangxing.language import Language, patterns, text
from dangxing.language.voice import Voice
from dangxing.records import column_letters
from dangxing.rules.loading.editing import parsed
from dangxing.sheets.book import Book, fitting, height_of
from dangxing.sheets.cells import LONGEST_TEXT, Cell, Row, sheet_name
from dangxing.sheets.opening import opened
from dangxing.sheets.sheet import Sheet

HEADER: Final = 2
"""The row of the keys, from 0; above it a title and what each key says."""
SPARE: Final = 20
_SMALL: Final = 2_000
_LINE: Final = patterns.late(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
ENDS: Final[Mapping[str, str]] = {"\n": "", "\r\n": "CRLF", "\r": "CR", "": "EOF"}
"""How the ends of lines are told beside them."""
_NARROW, _MIDDLE, _WIDE = 9, 15, 38
_LONG: Final = frozenset({"says", "reading", "leaves_out", "mend"})


def write_tables(raw: bytes, name: str, language: Language, target: Path) -> None:
    """Write the rule file of bytes ``raw``, called ``name``, to the workbook ``target``, whole or not at all.

    The file is one that loads. The same arguments give the same bytes. FileProblem: it cannot be written, or a line
    of the file is longer than a cell can be.
    """
    content = raw.decode("utf-8")
    lines = list(_lines(content))
    if any(len(line) > LONGEST_TEXT for line, _ in lines):
        raise FileProblem("tabling.line-too-long", path=name, most=LONGEST_TEXT)
    tables = tables_of(parsed(content))
    title = text("tabling.title", language, name=name)
    with opened(target, Voice(language, {}), "", small=len(lines) < _SMALL, title=title, result=False) as book:
        writer = _Writer(book, tables)
        writer.guide(name, sha256(raw).hexdigest())
        for table in TABLES:
            writer.table(table)
        writer.choices()
        writer.lines(lines)


def title_of(table: str, language: Language) -> str:
    """The title of a table's sheet."""
    return text(f"tabling.sheet-{table}", language)


def _lines(content: str) -> Iterator[tuple[str, str]]:
    for found in _LINE.finditer(content):
        if found[0] or not content:
            yield found[1], found[2]


class _Writer:
    """Writes the sheets, one after the other."""

    def __init__(self, book: Book, tables: Tables) -> None:
        self.book = book
        self.tables = tables
        self.lists: dict[tuple[str, ...], str] = {}

    def say(self, key: str, /, **params: object) -> str:
        return text(f"tabling.{key}", self.book.language, **params)

    def guide(self, name: str, digest: str) -> None:
        sheet = self.book.add(self.say("sheet-guide"))
        title, label, note = self.book.styles("title", "label", "note-wrap")
        told = self.say("guide").split("\n")
        rows = [Row([self.say("title", name=name)], [title], 26.0)]
        rows += [Row(["", line], [0, note], height_of([(line, 90)])) for line in told]
        rows += [
            Row([], []),
            Row([self.say("file"), name], [label, note]),
            Row([self.say("digest"), digest], [label, note]),
        ]
        self.book.fill(sheet, rows, len(rows), (14, 90))
        self.book.page(sheet, "", landscape=False)

    def table(self, table: str) -> None:
        rows, keys = self.tables[table], TABLES[table]
        used = {key for row in rows.values() for key in row}
        columns = ordered(table, used)
        sheet = self.book.add(title_of(table, self.book.language))
        heads = [*keys, *(column.key for column in columns)]
        notes = [self.say(f"key-{key}") for key in keys] + [meaning(column, self.book.language) for column in columns]
        widths = self._widths(table, columns)
        styles = [*(self.book.style("id") for _ in keys), *(self._style(column) for column in columns)]
        drawn = [
            Row([self.say(f"about-{table}")], [self.book.style("note")], 22.0),
            Row(notes, [self.book.style("note-wrap")] * len(notes), height_of(zip(notes, widths, strict=True), 12)),
            Row(heads, [self.book.style("header")] * len(heads)),
        ]
        for row, said in rows.items():
            cells = [self._cell(table, column.key, said) for column in columns]
            values: list[Cell] = [*row, *cells]
            drawn.append(Row(values, self._styled(values, styles), height_of(zip(values, widths, strict=True))))
        drawn += [Row([None] * len(heads), styles)] * SPARE
        self.book.fill(sheet, drawn, len(drawn), widths)
        self.book.table(sheet, HEADER, len(drawn) - 1, len(heads), frozen=len(keys))
        self.book.page(sheet, title_of(table, self.book.language))
        sheet.print_area(0, 0, HEADER + max(1, len(rows)), len(keys) + max(1, len(used)) - 1)
        self._offer(sheet, table, columns, len(drawn))

    def _cell(self, table: str, key: str, said: Mapping[str, Any]) -> Filled | None:
        if key not in said:
            return None
        value = said[key].value
        if table == "words" and value == []:
            return None
        return self.kind(value) if (table, key) == ("rules", "kind") else cell_of(value)

    def kind(self, kind: object) -> Filled:
        """A kind of rule by its name, in which its id stands."""
        return text(f"kinds.{kind}-name", self.book.language)

    def _style(self, column: Column) -> int:
        """The format of a column's cells: of words text, so that nothing that is typed turns into a formula."""
        figures = column.figures and not is_words(column.key)
        return self.book.style("plain" if figures else "words")

    def _styled(self, values: Sequence[Cell], styles: Sequence[int]) -> list[int]:
        words, figures = self.book.styles("words", "plain")
        return [
            words if isinstance(value, str) and style == figures else
            figures if value is not None and not isinstance(value, str) else style
            for value, style in zip(values, styles, strict=True)
        ]  # fmt: skip

    def _widths(self, table: str, columns: Sequence[Column]) -> list[float]:
        rows = self.tables[table]
        most = 60 if table == "settings" else 26
        widths = [fitting((row[at] for row in rows), 10, most) for at in range(len(TABLES[table]))]
        for column in columns:
            cells = [str(self._cell(table, column.key, said) or "") for said in rows.values()]
            key = column.key.rpartition(".")[2]
            wide = _WIDE if key in _LONG or key == "value" else _NARROW if column.figures else _MIDDLE
            least = wide if key in _LONG else _NARROW
            widths.append(max(fitting([column.key], _NARROW, 24), fitting(cells, least, wide)))
        return widths

    # ── What may be chosen ───────────────────────────────────────────────────────────────────────────────────────────

    def _offer(self, sheet: Sheet, table: str, columns: Sequence[Column], height: int) -> None:
        first, shift = HEADER + 1, len(TABLES[table])
        for at, key in enumerate(TABLES[table]):
            if key == "track" and table != "tracks":
                self._validate(sheet, first, height, at, self._column_of("tracks"), strict=False)
            elif key == "list":
                self._validate(sheet, first, height, at, self._named(LISTS[table]), strict=True)
        for at, column in enumerate(columns, shift):
            if column.key.rpartition(".")[2] == "activity":
                self._validate(sheet, first, height, at, self._column_of("activities"), strict=False)
            elif column.choices:
                kinds = (table, column.key) == ("rules", "kind")
                words = [str(self.kind(one)) for one in column.choices] if kinds else column.choices
                self._validate(sheet, first, height, at, self._named(words), strict=not takes_list(column.key))

    def _validate(self, sheet: Sheet, first: int, height: int, at: int, source: str, *, strict: bool) -> None:
        """A drop-down list; one that is not strict lets other words be typed as well."""
        sheet.data_validation(
            first, at, height - 1, at,
            {
                "validate": "list", "source": source, "show_error": strict,
                "error_title": self.say("not-listed-title"), "error_message": self.say("not-listed"),
            },
        )  # fmt: skip

    def _column_of(self, table: str) -> str:
        """The first column of another table, as it is filled in."""
        last = HEADER + 1 + len(self.tables[table]) + SPARE
        return f"={sheet_name(title_of(table, self.book.language))}!$A${HEADER + 2}:$A${last}"

    def _named(self, words: Sequence[str]) -> str:
        """The range of a list of words, on the sheet of lists."""
        listed = tuple(words)
        if listed not in self.lists:
            self.lists[listed] = column_letters(len(self.lists))
        name, letters = sheet_name(self.say("sheet-lists")), self.lists[listed]
        return f"={name}!${letters}$1:${letters}${len(listed)}"

    def choices(self) -> None:
        """The lists of the drop-downs; of a limited length where they stand in a cell's rule, so they stand here."""
        sheet = self.book.add(self.say("sheet-lists"))
        lists = list(self.lists)
        height = max(map(len, lists), default=0)
        rows = [Row([one[at] if at < len(one) else None for one in lists], [0] * len(lists)) for at in range(height)]
        self.book.fill(sheet, rows, height, [fitting(one) for one in lists])
        sheet.hide()

    def lines(self, lines: Sequence[tuple[str, str]]) -> None:
        sheet = self.book.add(self.say("sheet-text"))
        number, words, end = self.book.styles("plain", "words", "muted")
        rows = [Row([self.say("about-text")], [self.book.style("guard")], 22.0)]
        rows += [Row([at, line, ENDS[tail]], [number, words, end]) for at, (line, tail) in enumerate(lines, 1)]
        self.book.fill(sheet, rows, len(rows), (7, 110, 7))
        sheet.freeze_panes(1, 0)
        self.book.page(sheet, self.say("sheet-text"))
