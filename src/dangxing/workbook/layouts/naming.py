"""What may be the name of a person, and what stands in place of one or beside it."""

from __future__ import annotations

from itertools import chain
from typing import Final

from dangxing.language import patterns
from dangxing.language.script import fold
from dangxing.workbook.layouts.common import keys
from dangxing.workbook.validating.lexicon import Lexicon

_LONGEST: Final = 20
_NUMBER: Final = 6
_SIGNS: Final = frozenset(":、,;()/。!?=")
# Signs that refer to a note below, and the number of a name: no part of it. One sign and 張* is a name that was hidden.
_NOTED: Final = frozenset("*#※★☆△▲")
_BESIDE: Final = patterns.late(r"(?:[0-9]{1,3} ?[.、)] ?)?([^*#※★☆△▲]{2,}?) ?[*#※★☆△▲]{0,3}")
_PARTED: Final = patterns.late(r"[、,;\n]")
# What a name may end with as well: 注 alone is a note, 高注 is a person.
_SHORTEST_END: Final = 2


class Names:
    """Tells names from what is none, by the words that offices write; made once for all tables of a run."""

    def __init__(self, lexicon: Lexicon) -> None:
        habits = lexicon.rulebook.habits
        names = [each.names for each in habits]
        posts = chain.from_iterable((*each.post.certain, *chain(*each.post.certain.values())) for each in habits)
        self._lexicon = lexicon
        self._posts = tuple(keys(chain(posts, *(each.posts for each in names))))
        self._sums = (*lexicon.totals, *keys(chain(*(each.sums for each in names))))
        others = chain(*((*each.groups, *each.titles) for each in names))
        self._none = (*self._posts, *self._sums, *keys(others))
        self._titles = tuple(keys(chain(*(each.titles for each in names))))
        self._many = tuple(keys(chain(*(each.many for each in names))))
        self._guests = tuple(keys(chain(*(each.guests for each in names))))
        self._beside = keys(chain(*(each.beside for each in names)))
        self._ends = tuple(word for word in lexicon.footers if len(word) >= _SHORTEST_END)

    def is_name(self, text: str) -> bool:
        """Whether a text may be a person's name: short, without digits and punctuation, no word for many or a post."""
        if not 0 < len(text) <= _LONGEST or not _SIGNS.isdisjoint(text) or any(map(str.isdigit, text)):
            return False
        if not any(map(str.isalpha, text)) or not _NOTED.isdisjoint(text):
            return False
        key = fold(text)
        return key.isascii() or not (key.endswith(self._none) or key.startswith(self._many))

    def parted(self, text: str) -> list[str]:
        """The names that a text lists, parted by signs; none where one of them is no name."""
        names = [self.named(each.strip()) for each in _PARTED.split(text)] if _PARTED.search(text) else []
        return names if all(map(self.is_name, names)) else []

    def is_odd(self, text: str) -> bool:
        """Whether a text in place of a name is none, and yet no sum and no note: somebody may be meant."""
        is_none = bool(text) and not self.is_name(self.named(text))
        return is_none and ":" not in text and not self.is_sum(text)

    def is_sum(self, text: str) -> bool:
        """Whether a text ends as the word of a sum or a share does: 優秀率."""
        return fold(text).endswith(self._sums)

    def named(self, text: str) -> str:
        """A name without what stands in brackets behind it, where that is a post or a standing: ``王一（書記）``; and
        without its number and the signs of notes: ``3.王一*``.
        """
        if not text.endswith(")"):
            found = _BESIDE.fullmatch(text)
            return found[1] if found is not None and self.is_name(found[1]) else text
        name, _, beside = text[:-1].partition("(")
        name = name.strip()
        return name if self.is_name(name) and self.is_post(beside) else text

    def beside(self, text: str) -> str:
        """What stands in brackets behind a name."""
        return text[:-1].partition("(")[2].strip() if text.endswith(")") else ""

    def is_post(self, text: str) -> bool:
        """Whether what stands behind a name is a post, or a standing, and says nothing of attendance."""
        key = fold(text)
        if len(key) >= _NUMBER and key.isdecimal():  # that of a telephone, or of an account
            return True
        is_standing = self._lexicon.standing[text] is not None or key in self._lexicon.taken("standing").certain
        return is_standing or key.endswith(self._posts) or key in self._beside

    def is_title(self, text: str) -> bool:
        """Whether a text ends as the title of a column does."""
        return fold(text).endswith(self._titles)

    def is_footer(self, text: str) -> bool:
        """Whether what stands alone under names is of who made the table (製表人), or a note."""
        key = fold(text)
        return key in self._lexicon.footers or key.endswith(self._ends)

    def is_of_guests(self, text: str) -> bool:
        """Whether a line says that those under it were there as well."""
        return fold(text).startswith(self._guests)
