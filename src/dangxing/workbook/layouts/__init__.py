"""Tables as offices keep them → rows of the records workbook, each with the cell that it came from.

``model`` says what a layout is, ``loading`` reads the files of layouts; ``vocabulary`` has the words of the rules,
``meaning`` says what those of a table mean; the shapes are ``matrix``, ``card``, ``register``, ``listing``, ``deeds``,
``ballots``, ``points``, ``personcard`` and ``periods``; ``people`` and ``assembling`` put together what all
sheets give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from dangxing.language.script import Listed, fold
from dangxing.workbook.layouts import ballots, card, deeds, listing, matrix, periods, personcard, points, register
from dangxing.workbook.layouts.extract import Cell, Extract
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Layout, Matrix
from dangxing.workbook.layouts.opening import opened
from dangxing.workbook.layouts.seeing import tell_heeded, tell_sights
from dangxing.workbook.layouts.table import HEADER_ROWS, MOST_CELLS, Table
from dangxing.workbook.layouts.vocabulary import Options, Vocabulary
from dangxing.workbook.validating.lexicon import Lexicon

_SHAPES: Mapping[str, Any] = {
    "matrix": matrix, "card": card, "register": register, "list": listing, "deeds": deeds, "ballots": ballots,
    "points": points, "person": personcard, "periods": periods,
}  # fmt: skip


# What so many layouts have for the title of a name is the label of nothing else.
_MANY = 3
_OF_POINTS = frozenset({"sum-differs", "bad-points"})


class Reader:
    """Reads workbooks by layouts; made once for all of them. ``own``: those of the office, which go before others."""

    def __init__(
        self, layouts: Mapping[str, Layout], lexicon: Lexicon, options: Options, own: Collection[str] = ()
    ) -> None:
        self.layouts, self.options, self._own = layouts, options, frozenset(own)
        self.vocabulary = Vocabulary(lexicon, options)
        wanted = [options.layout] if options.layout is not None else list(layouts)
        self._words: dict[str, set[str]] = {}
        for key in wanted:
            for word in layouts[key].named:
                self._words.setdefault(word, set()).add(key)
        # A layout that is asked for by name need not be known by its signs.
        named = frozenset() if options.layout is None else layouts[options.layout].sign_keys
        self._wanted = {key: [each for each in layouts[key].wanted if each != named] for key in wanted}
        titles = Counter(title for key in wanted for title, field in layouts[key].fields.items() if field == "name")
        self._name_titles = frozenset(title for title, times in titles.items() if times >= _MANY)
        self._meanings = {
            key: Meaning(lexicon, options, getattr(layouts[key], "marks", None), self.vocabulary) for key in wanted
        }

    def extract(self, path: str, data: bytes | None = None) -> list[Extract]:
        """What each sheet of a workbook gives, those without a cell aside. FileProblem: it cannot be read.

        ``data`` are the file's bytes, where they were read already.
        """
        found: list[Extract] = []
        with opened(Path(path), data) as book:
            if self._is_records(book.titles):
                into = Extract(path, book.titles[0], "")
                into.tell("is-records", Cell(path, book.titles[0], 0, 0))
                return [into]
            for index, title in enumerate(book.titles):
                grid = book.grid(index)
                if grid.height * grid.width > MOST_CELLS:
                    into = Extract(path, title, "")
                    into.tell("too-large", Cell(path, title, 0, 0), limit=MOST_CELLS)
                    found.append(into)
                    continue
                table = Table(path, grid, self.vocabulary)
                if any(any(table.each_text(row)) for row in range(len(table.rows))):
                    found.append(self._of_sheet(table))
        _rename(found, "no-layout", "no-layout-at-all", when=not any(each.layout for each in found))
        _rename(found, "points-without-facts", "points-beside", when=any(each.layout and each.gives for each in found))
        for each in found:
            if any(trouble.code == "points-beside" for trouble in each.troubles):  # nothing of it was read
                each.troubles = [trouble for trouble in each.troubles if trouble.code not in _OF_POINTS]
        return found

    def _is_records(self, titles: Sequence[str]) -> bool:
        """Whether it is a records workbook, whose sheets are no tables to import: it has those that one must have."""
        sheets = self.vocabulary.lexicon.sheets
        contract = self.vocabulary.lexicon.rulebook.contract.sheets
        return {key for key, sheet in contract.items() if sheet.required} <= {sheets[title] for title in titles}

    def _of_sheet(self, table: Table) -> Extract:
        into = Extract(table.path, table.grid.title, "")
        fitting = self.fitting(table)
        across = None if _have_people(self.layouts[key] for key in fitting) else self._names_across(table)
        if across is not None:
            into.tell("people-across", across[0], found=Listed(across[1]))
        elif len(fitting) == 1:
            into.layout = fitting[0]
            layout = self.layouts[into.layout]
            _SHAPES[layout.shape].read(table, layout, self._meanings[into.layout].of_sheet(), into)
            _tell_names_beside(table, layout, into)
            if into.gives or into.columns:
                tell_sights(table, layout, into)
                tell_heeded(table, layout, into)
            if _is_nothing(into):
                into.tell("no-people", table.cell(0, 0), layout=(into.layout,))
        elif fitting:
            into.tell("two-layouts", table.cell(0, 0), layouts=tuple(fitting))
        else:
            rows = range(min(len(table.rows), HEADER_ROWS))
            head = max(rows, key=lambda row: (len(set(table.texts(row))), -row))
            into.tell("no-layout", table.cell(head, 0), found=Listed("、".join(dict.fromkeys(table.texts(head)))[:40]))
        return into

    def fitting(self, table: Table) -> list[str]:
        """The layouts that a sheet fits: where those are several, the ones that its titles name."""
        head = next((row for row in range(len(table.rows)) if len(set(islice(table.each_text(row), 8))) > 1), 0)
        # Labels with their values may stand over a header.
        head = max(head, next((row for row in range(HEADER_ROWS) if self._has_name(table, row)), 0))
        named = self._named(table.titles(min(head + 1, HEADER_ROWS)))
        fitting = [key for key in self._meanings if not self._gives_way(key) and self._fits(key, table, named)]
        # What gives way to any other is looked at only where there is none, or where the titles over it name it alone.
        over = self._named(table.titles(min(head, HEADER_ROWS))) if any(map(self._gives_way, named)) else set()
        if not fitting or (over and over.isdisjoint(fitting)):
            ways = [key for key in self._meanings if self._gives_way(key) and self._fits(key, table, named)]
            fitting = [key for key in ways if not fitting or key in over] or fitting
        with_facts = {key for key in fitting if not self.layouts[key].GIVES_WAY}
        for better in (self._own, with_facts, named):
            if len(fitting) > 1:
                fitting = [key for key in fitting if key in better] or fitting
        return [key for key in fitting if not any(self._takes_in(other, key, table) for other in fitting)]

    def _has_name(self, table: Table, row: int) -> bool:
        """Whether a row has the title of a column of names, among others."""
        is_row = row < len(table.rows) and not table.is_one_text(row)
        return is_row and not self._name_titles.isdisjoint(table.keys(row))

    def _named(self, titles: Iterable[str]) -> set[str]:
        """The layouts of which a word stands in one of the titles."""
        said = "\n".join(fold(text[:200]) for text in titles)
        found: set[str] = set()
        for word, layouts in self._words.items():
            if word in said:
                found |= layouts
        return found

    def _takes_in(self, more: str, less: str, table: Table) -> bool:
        """Whether one layout reads of a table all that another of another shape reads for the same sheet, and more."""
        ours, theirs = self.layouts[more], self.layouts[less]
        kinds = [(each.shape, getattr(each, "sheet", None)) for each in (ours, theirs)]
        if kinds[0] == kinds[1] or ours.gives is None or ours.gives != theirs.gives:
            return False
        said = {key for row in range(min(len(table.rows), HEADER_ROWS)) for key in table.keys(row)}
        return said & theirs.known < said & ours.known

    def _names_across(self, table: Table) -> tuple[Cell, str] | None:
        from dangxing.workbook.layouts.turned import names_across

        meaning = Meaning(self.vocabulary.lexicon, self.options, None, self.vocabulary)
        titles = frozenset().union(*(each.titles for each in self.layouts.values()))
        return names_across(table, meaning, titles)

    def _gives_way(self, key: str) -> bool:
        return self.layouts[key].GIVES_WAY and key not in self._own

    def _fits(self, key: str, table: Table, named: Collection[str]) -> bool:
        layout = self.layouts[key]
        if layout.titled and key not in named and key != self.options.layout:
            return False
        if any(map(table.head_keys.isdisjoint, self._wanted[key])) or not table.head_keys.isdisjoint(
            layout.unless_keys
        ):
            return False
        return bool(_SHAPES[layout.shape].fits(table, layout, self._meanings[key]))


def _have_people(layouts: Iterable[Layout]) -> bool:
    """Whether one of the layouts has people in its rows."""
    return any("name" in layout.fields.values() for layout in layouts)


def _is_nothing(into: Extract) -> bool:
    """Whether nobody is in a table that is one of people, and nothing says why."""
    silent = all(each.code in ("left-out", "columns-left", "column-left") for each in into.troubles)
    return silent and not into.people and (into.by_list or not into.gives)


def _tell_names_beside(table: Table, layout: Layout, into: Extract) -> None:
    """Names in a second column, which only lists are read with: nobody may be passed over."""
    is_read_once = layout.FIELDS == "people" and not isinstance(layout, Matrix)
    found = table.header(layout.fields, [["name"]], layout.ranks) if is_read_once else None
    if found is not None:
        for columns in table.blocks(*found)[1:]:
            into.tell("names-beside", table.cell(found[0], columns["name"]))


def _rename(found: Sequence[Extract], code: str, other: str, *, when: bool) -> None:
    """Tell it as something else: a sheet that was not read is no fault beside one that was, and else it is."""
    for each in found if when else ():
        each.troubles = [t._replace(code=other) if t.code == code else t for t in each.troubles]


__all__ = ["Cell", "Extract", "Layout", "Options", "Reader"]
