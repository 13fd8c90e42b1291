"""A draft of a layout for a table: what was recognised of it, and what was not, for a person to go on with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from dangxing.workbook.layouts import levels, periods, points
from dangxing.workbook.layouts.card import values
from dangxing.workbook.layouts.common import keys
from dangxing.workbook.layouts.dating import date_within
from dangxing.workbook.layouts.deedheads import columns_of
from dangxing.workbook.layouts.header import header_of
from dangxing.workbook.layouts.meaning import Meaning
from dangxing.workbook.layouts.model import Ballots, Card, Deeds, Layout, Matrix, Periods, PersonCard, Points
from dangxing.workbook.layouts.table import HEADER_ROWS, Table, key_of
from dangxing.workbook.layouts.vocabulary import Vocabulary

_SAMPLE: Final = 60
_CELLS: Final = 3
_MANY: Final = 12
_LEAST_NAMES: Final = 2


class Unknown(NamedTuple):
    """A title or mark that was not recognised, with the first cells that it stands in, and how many there are."""

    word: str
    cells: tuple[str, ...]
    times: int


@dataclass
class Draft:
    """What a table is like: the layout that it is nearest to, the titles that it has of it by field, and the rest.

    ``guessed`` is a title over what looks like names, where none was recognised; ``marks`` are texts under dates that
    nobody knows.
    """

    key: str
    layout: Layout
    titles: dict[str, list[str]] = field(default_factory=dict)
    guessed: str | None = None
    aside: list[str] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)
    marks: list[Unknown] = field(default_factory=list)
    fits: tuple[str, ...] = ()


def draft(table: Table, layouts: Mapping[str, Layout], vocabulary: Vocabulary, fitting: tuple[str, ...]) -> Draft:
    """The draft of a table. ``fitting`` are the layouts that it fits as it stands."""
    meaning = Meaning(vocabulary.lexicon, vocabulary.options, None, vocabulary)
    row = _header(table, layouts)
    heads = [key for key in table.keys(row) if key]
    dated = any(date_within(value, 2000)[0] is not None for at in _rows_of(table, row) for value in table.rows[at])
    scores = {key: _score(table, layout, heads, dated=dated) for key, layout in layouts.items()}
    best = next(iter(fitting), None) or max(scores, key=lambda key: scores[key])
    found = Draft(best, layouts[best], fits=fitting)
    if isinstance(found.layout, Card | PersonCard):
        _draft_labels(table, found.layout, found)
    if not isinstance(found.layout, Card):
        _draft_titles(table, row, found, meaning)
    return found


def _header(table: Table, layouts: Mapping[str, Layout]) -> int:
    """The row that has the most titles that some layout knows; of those that have none, the one with the most texts."""
    known = {key for layout in layouts.values() for key in (*layout.fields, *layout.beside)}
    rows = range(min(HEADER_ROWS, len(table.rows)))
    return max(rows, key=lambda row: (sum(key in known for key in table.keys(row)), len(set(table.texts(row))), -row))


def _rows_of(table: Table, row: int) -> range:
    return range(max(row - 1, 0), min(row + 2, len(table.rows)))


def _score(table: Table, layout: Layout, heads: list[str], *, dated: bool) -> float:
    """How like a table of a layout it is: titles that it has, signs, and dates over columns."""
    if isinstance(layout, Card | PersonCard):
        return len(values(table, layout)) - 0.5
    titles = sum(key in layout.fields for key in heads)
    signs = sum(key in layout.sign_keys for key in heads)
    votes = len(layout.vote_fields.keys() & set(heads)) if isinstance(layout, Ballots) else 0
    return titles + signs + 2 * votes + (4 if isinstance(layout, Matrix) and dated else 0)


def _draft_labels(table: Table, layout: Card | PersonCard, into: Draft) -> None:
    """The labels that a sheet has, by field."""
    for row in range(min(_SAMPLE, len(table.rows))):
        for column, key in enumerate(table.keys(row)):
            name = layout.fields.get(key)
            if name is not None:
                into.titles.setdefault(name, [])
                if table.text(row, column) not in into.titles[name]:
                    into.titles[name].append(_title(table.text(row, column)))


def _draft_titles(table: Table, row: int, into: Draft, meaning: Meaning) -> None:
    """The titles of the header, by field, and the rest of them."""
    layout = into.layout
    known = layout.column_fields if isinstance(layout, PersonCard) else layout.fields
    titles = {} if isinstance(layout, PersonCard) else into.titles
    left: list[int] = []
    beside = layout.beside | layout.sign_keys | keys(getattr(layout, "totals", ()))
    taken = _across(table, layout, meaning)
    for column, key in enumerate(table.keys(row)):
        text = table.text(row, column)
        if not text or column in taken:
            continue
        if key in known:
            titles.setdefault(known[key], [])
            if _title(text) not in titles[known[key]]:
                titles[known[key]].append(_title(text))
        elif key in beside:
            into.aside.append(_title(text))
        elif not _is_said(table, row, column, meaning):
            left.append(column)
    if "name" not in into.titles and not isinstance(layout, PersonCard):
        guess = next((column for column in left if _looks_like_names(table, row, column)), None)
        if guess is not None:
            into.guessed = _title(table.text(row, guess))
            left.remove(guess)
    cells: dict[str, list[str]] = {}
    for at in left:
        cells.setdefault(_title(table.text(row, at)), []).append(table.cell(row, at).name)
    into.unknown = [Unknown(word, tuple(each), len(each)) for word, each in cells.items()]
    if isinstance(layout, Matrix):
        into.marks = list(_marks(table, row, into, meaning))


def _across(table: Table, layout: Layout, meaning: Meaning) -> set[int]:
    """The columns of deeds, votes or points, which are known by more than a field's titles."""
    if not isinstance(layout, Deeds | Ballots | Points | Periods):
        return set()
    if isinstance(layout, Ballots):
        votes = levels.head_of(table, layout, meaning)
        return set() if votes is None else set(votes.votes.values())
    head = header_of(table, layout)
    if head is None:
        return set()
    if isinstance(layout, Periods):
        return set(periods.columns_of(table, head, None))
    if isinstance(layout, Points):
        return set(points.columns_of(table, layout, head, meaning.vocabulary))
    return set(columns_of(table, layout, meaning, head))


def _title(text: str) -> str:
    return " ".join(text.split())


def _is_said(table: Table, row: int, column: int, meaning: Meaning) -> bool:
    """Whether a title says a date, an activity or a weekday: of an event, which no layout has to name."""
    return any(_is_word(table, at, column, meaning) for at in _rows_of(table, row))


def _is_word(table: Table, row: int, column: int, meaning: Meaning) -> bool:
    text = table.text(row, column)
    dated = bool(text) and date_within(table.raw(row, column), 2000)[0] is not None
    return dated or meaning.vocabulary.activity(text) is not None


def _looks_like_names(table: Table, row: int, column: int) -> bool:
    """Whether short texts that are all different stand under a title."""
    texts = [text for at in range(row + 1, min(row + _SAMPLE, len(table.rows))) if (text := table.text(at, column))]
    short = [text for text in texts if table.names.is_name(text) and 2 <= len("".join(text.split())) <= 4]
    return len(short) >= max(_LEAST_NAMES, 0.7 * len(texts)) and len(set(short)) > 0.8 * len(short)


def _marks(table: Table, row: int, into: Draft, meaning: Meaning) -> Iterator[Unknown]:
    """Texts under dates that nobody knows, each once."""
    columns = [
        at
        for at in range(len(table.rows[row]))
        if any(date_within(table.raw(near, at), 2000)[0] is not None for near in _rows_of(table, row))
    ]
    found: dict[str, list[str]] = {}
    for at in range(row + 1, len(table.rows)):
        if table.is_one_text(at):
            meaning.learn(next(table.each_text(at)))
            continue
        for column in columns:
            text = table.text(at, column)
            if text and meaning.attendance(text) is None and not _is_word(table, at, column, meaning):
                found.setdefault(text, []).append(table.cell(at, column).name)
    for text, cells in list(found.items())[:_MANY]:
        if meaning.attendance(text) is None and key_of(text) not in _header_words(into.layout):
            yield Unknown(text[:20], tuple(cells[:_CELLS]), len(cells))


def _header_words(layout: Layout) -> frozenset[str]:
    """Words of a header of a matrix, which are no marks."""
    return layout.hours_keys | layout.beside if isinstance(layout, Matrix) else frozenset()
