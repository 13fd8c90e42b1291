"""What a table says its marks mean: in a text below it, or in cells of their own, below it or beside it."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import fold, normal
from dangxing.workbook.layouts.dating import date_within
from dangxing.workbook.layouts.meaning import BETWEEN, SIGNS, Meaning
from dangxing.workbook.layouts.table import Table

# Cells that explain one sign are believed where there are so many of them.
_LEAST: Final = 2
_WORD: Final = r"[\u4e00-\u9fff]{1,8}"
_SIGN: Final = patterns.late(SIGNS)
_ONE_WORD: Final = patterns.late(_WORD)
_SIGN_AND_WORD: Final = patterns.late(rf"({SIGNS}){BETWEEN}({_WORD})")
_WORD_AND_SIGN: Final = patterns.late(rf"({_WORD}){BETWEEN}({SIGNS})")


def explains(text: str) -> bool:
    """Whether a text is a sign and what it means, and nothing else."""
    return _SIGN_AND_WORD.fullmatch(normal(text[:40])) is not None


def learn(
    table: Table, head_rows: Sequence[int], names: Container[int], rows: Collection[int], meaning: Meaning
) -> None:
    """Read the legend of a table whose people and headers stand in ``rows``, and who they are in columns ``names``.

    What explains one sign alone, in a cell or in two side by side, may be a mark and a remark: it is believed where it
    says an attendance, several signs are explained so, and none of them in two ways.
    """
    kept = frozenset(rows)
    for row in range(len(table.rows)):
        if row not in kept:
            texts = table.texts(row)
            for text in dict.fromkeys(texts):
                meaning.learn(text)
            if len(texts) > 1 and meaning.vocabulary.legend_begins.match(normal(texts[0])):
                meaning.learn("  ".join(texts))
    beside = [
        at for at in range(table.grid.width) if at not in names and not _is_of_events(table, head_rows, at, meaning)
    ]
    found: dict[str, set[str]] = {}
    for row in range(len(table.rows)):
        for sign, word in _pairs(table, row, beside if row in kept else range(table.grid.width)):
            if meaning.knows(word):
                found.setdefault(fold(sign), set()).add(word)
    if len(found) >= _LEAST and all(len({fold(word) for word in words}) == 1 for words in found.values()):
        for sign, words in found.items():
            meaning.legend.setdefault(sign, min(words))


def _is_of_events(table: Table, head_rows: Sequence[int], column: int, meaning: Meaning) -> bool:
    """Whether a header has a day or an activity over a column."""
    words = meaning.vocabulary
    return any(
        date_within(table.raw(row, column), 2000)[0] is not None or words.activity(text) or words.is_uncounted(text)
        for row in head_rows
        if (text := table.text(row, column))
    )


def _pairs(table: Table, row: int, columns: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Signs and words that stand by themselves in some columns of a row: in one cell, or in two side by side."""
    texts = [(at, normal(text)) for at in columns if (text := table.text(row, at)[:40])]
    for place, (at, text) in enumerate(texts):
        if (pair := _SIGN_AND_WORD.fullmatch(text)) is not None:
            yield pair[1], pair[2]
        elif (pair := _WORD_AND_SIGN.fullmatch(text)) is not None:
            yield pair[2], pair[1]
        elif _SIGN.fullmatch(text) and place + 1 < len(texts):
            beside, word = texts[place + 1]
            if beside == at + 1 and _ONE_WORD.fullmatch(word):
                yield text, word
