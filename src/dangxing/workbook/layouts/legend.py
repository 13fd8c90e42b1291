"""What a table says its marks mean: in a text below it, or in cells of their own, below it or beside it."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import fold, normal
from dangxing.workbook.layouts.dating import DAY, MONTH, date_within, in_digits
from dangxing.workbook.layouts.meaning import BETWEEN, EITHER, SIGNS, Meaning
from dangxing.workbook.layouts.table import Table

# Cells that explain one sign are believed where there are so many of them.
_LEAST: Final = 2
# So many cells may explain one sign, and so many texts are looked at in a row.
_CELLS: Final = 2
_MOST: Final = 20
# So much of a title is looked at, and told.
_TITLE: Final = 100
_TOLD: Final = 30
_LONGEST: Final = 40
_WORD: Final = r"[\u4e00-\u9fff]{1,8}"
_SIGN: Final = patterns.late(SIGNS)
_EITHER: Final = patterns.late(EITHER)
_ONE_WORD: Final = patterns.late(_WORD)
_SIGN_AND_WORD: Final = patterns.late(rf"({SIGNS}){BETWEEN}({_WORD})")
_SIGNS_AND_WORDS: Final = patterns.late(rf"(?:{SIGNS}{BETWEEN}{_WORD}[\s、,;]{{0,8}}){{1,8}}")
_WORD_AND_SIGN: Final = patterns.late(rf"({_WORD}){BETWEEN}({SIGNS})")
_EITHER_AND_WORD: Final = patterns.late(rf"({EITHER}){BETWEEN}({_WORD})")
_WORD_AND_EITHER: Final = patterns.late(rf"({_WORD}){BETWEEN}({EITHER})")


def explains(text: str) -> bool:
    """Whether a text is signs and what each means, and nothing else."""
    return _SIGNS_AND_WORDS.fullmatch(text) is not None


def is_read(table: Table, row: int, meaning: Meaning) -> bool:
    """Whether a row holds nothing but signs that were read as a legend, each with what it was taken for."""
    written = normal("  ".join(dict.fromkeys(table.texts(row)))[:_TITLE])
    begins = meaning.vocabulary.legend_begins.match(written)
    body = meaning.vocabulary.blank_is.sub("", written[begins.end() :] if begins else written)
    for pattern, sign, word in ((_EITHER_AND_WORD, 1, 2), (_WORD_AND_EITHER, 2, 1)):
        pairs = list(pattern.finditer(body))
        is_learned = bool(pairs) and all(meaning.legend.get(fold(pair[sign])) == pair[word] for pair in pairs)
        if is_learned and not any(map(str.isalnum, pattern.sub("", body))):
            return True
    return False


def learn(
    table: Table, head_rows: Sequence[int], names: Container[int], rows: Collection[int], meaning: Meaning
) -> None:
    """Read the legend of a table whose people and headers stand in ``rows``, and who they are in columns ``names``.

    What explains one sign alone, in a cell or in two side by side, may be a mark and a remark: it is believed where it
    says an attendance, several signs are explained so or nothing else stands in a row of nobody, and none of them in
    two ways. A letter is a sign in a row of nobody alone, where nothing else stands and all words say an attendance.
    """
    kept = frozenset(rows)
    for row in range(len(table.rows)):
        if row not in kept:
            texts = table.texts(row)
            for text in dict.fromkeys(texts):
                meaning.learn(text)
            if len(texts) > 1 and meaning.vocabulary.legend_begins.match(texts[0]):
                meaning.learn("  ".join(texts))
    beside = [
        at for at in range(table.grid.width) if at not in names and not _is_of_events(table, head_rows, at, meaning)
    ]
    found: dict[str, set[str]] = {}
    certain = False
    for row in range(len(table.rows)):
        columns = beside if row in kept else range(table.grid.width)
        pairs = _known_letters(table, row, meaning) if row not in kept else []
        pairs = pairs or list(_pairs(table, row, columns, meaning))
        is_whole = bool(pairs) and row not in kept and _is_of_pairs(table, row, pairs)
        certain = certain or (is_whole and all(meaning.knows(word) for _, word in pairs))
        for sign, word in pairs:
            if is_whole or meaning.knows(word):
                found.setdefault(fold(sign), set()).add(word)
    if (certain or len(found) >= _LEAST) and all(len({fold(word) for word in words}) == 1 for words in found.values()):
        for sign, words in found.items():
            meaning.legend.setdefault(sign, min(words))
    doubt_ticks(table, head_rows, meaning)


def doubt_ticks(table: Table, head_rows: Sequence[int], meaning: Meaning) -> None:
    """Leave open what a tick means under a title that speaks of who was absent (缺勤登記表, 缺席打√): it is asked."""
    above = (text for row in range(min(head_rows, default=0)) for text in table.texts(row))
    titles = [normal(text[:_TITLE]) for text in dict.fromkeys((table.grid.title, *above))]
    if all(title.isascii() for title in titles):
        return
    from dangxing.workbook.validating import ticks

    written = meaning.lexicon.written
    if (said := ticks.of_absence(titles, written)) is not None:
        meaning.legend = dict.fromkeys((*written.ticks, *written.yes), said[:_TOLD]) | meaning.legend


def _is_of_events(table: Table, head_rows: Sequence[int], column: int, meaning: Meaning) -> bool:
    """Whether a header has a day, a month or an activity over a column."""
    words = meaning.vocabulary
    return any(
        date_within(table.raw(row, column), 2000)[0] is not None
        or words.activity(text)
        or words.is_uncounted(text)
        or DAY.fullmatch(text)
        or MONTH.fullmatch(in_digits(text))
        for row in head_rows
        if (text := table.text(row, column))
    )


def _known_letters(table: Table, row: int, meaning: Meaning) -> list[tuple[str, str]]:
    """The signs and words of a row of which some are letters: nothing where anything else stands there, or a word says
    no attendance.
    """
    pairs = list(_pairs(table, row, range(table.grid.width), meaning, letters=True))
    is_known = any(sign.isascii() and sign.isalpha() for sign, _ in pairs) and all(
        meaning.knows(word) for _, word in pairs
    )
    return pairs if is_known and _is_of_pairs(table, row, pairs, letters=True) else []


def _pairs(
    table: Table, row: int, columns: Sequence[int], meaning: Meaning, *, letters: bool = False
) -> Iterator[tuple[str, str]]:
    """Signs and words that stand by themselves in some columns of a row: in one cell, or in two side by side."""
    one = _EITHER if letters else _SIGN
    sign_first, word_first = (_EITHER_AND_WORD, _WORD_AND_EITHER) if letters else (_SIGN_AND_WORD, _WORD_AND_SIGN)
    texts = [(at, text) for at in columns if (text := table.text(row, at))]
    if not any(one.search(text) for _, text in texts if len(text) <= _LONGEST):
        return
    place = 0
    while place < len(texts):
        at, text = texts[place]
        place += 1
        beside = texts[place][1] if place < len(texts) and texts[place][0] == at + 1 else ""
        if (pair := sign_first.fullmatch(text)) is not None:
            yield pair[1], pair[2]
        elif (pair := word_first.fullmatch(text)) is not None:
            yield pair[2], pair[1]
        elif one.fullmatch(text) and (pair := sign_first.fullmatch(f"{text} {beside}")) is not None:
            yield pair[1], pair[2]
            place += 1
        elif one.fullmatch(beside) and _ONE_WORD.fullmatch(text) and meaning.knows(text):
            yield beside, text
            place += 1


def is_alone(table: Table, row: int, meaning: Meaning) -> bool:
    """Whether all that stands in a row are signs with the attendance that each means: it is nobody's."""
    pairs = list(_pairs(table, row, range(table.grid.width), meaning))
    return bool(pairs) and all(meaning.knows(word) for _, word in pairs) and _is_of_pairs(table, row, pairs)


def _is_of_pairs(table: Table, row: int, pairs: Sequence[tuple[str, str]], *, letters: bool = False) -> bool:
    """Whether nothing else stands in a row than signs, each with a word in its cell or beside it."""
    texts = table.texts(row)
    if len(texts) > _MOST:
        return False
    signs = sum(len((_EITHER if letters else _SIGN).findall(text[:_LONGEST])) for text in texts)
    return signs == len(pairs) and len(texts) <= _CELLS * len(pairs)
