"""How a thing is said: terms, titles, lists, remarks and figures, in one language.

Every part of the program that speaks to users says these things through :class:`Voice`. The rules' own words are kept
in Traditional script; they are told in the script of the language, and in English by their English names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, NamedTuple, Protocol
from unicodedata import east_asian_width

from dangxing.language import Language, patterns, text
from dangxing.language.citations import cited
from dangxing.language.script import in_script

_MARK: Final = Decimal("0.0001")
_CENT: Final = Decimal("0.01")
MINUS: Final = "−"
NOTHING: Final = "—"
# By the class of a sign in Unicode; the ambiguous ones (A) are told apart by where they stand.
_WIDTHS: Final = {"W": 2, "F": 2, "N": 1, "Na": 1, "H": 1}
# A spreadsheet program takes a text that begins so for a formula; the full-width signs too, where input is Chinese.
FORMULA_BEGINS: Final = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


_STEERING: Final = patterns.late(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What a terminal obeys rather than shows: controls but tab and line end, marks of direction; what is no text."""


def _told(sign: re.Match[str]) -> str:
    return f"‹U+{ord(sign[0]):04X}›"


class Remark(NamedTuple):
    """A sentence for the reader's own language: a key of the message catalogue, and what fills its placeholders.

    A tuple among ``params`` is a list, told with the separators of the language.
    """

    key: str
    params: Mapping[str, object] = {}


class Titled(Protocol):
    """What has a title in Traditional script, and an English name."""

    @property
    def title(self) -> str:
        """The title in Traditional script."""

    @property
    def en(self) -> str:
        """The English name."""


class Outcomes(Protocol):
    """What knows the names of its outcomes; None: one that it has no name for."""

    def outcome(self, outcome: str, /) -> Titled | None:
        """The name of an outcome."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things in ``language``.

    ``names`` are the English names of the rules' terms; a term without one is said as it stands.
    """

    language: Language
    names: Mapping[str, str] = field(default_factory=dict)

    def say(self, key: str, /, **params: object) -> str:
        """A text of the catalogue."""
        return text(key, self.language, **params)

    def term(self, words: str) -> str:
        """Words of the rules: a term, a clause, what a rule says."""
        if self.language != "en":
            return in_script(words, self.language)
        return self.names.get(words) or cited(words)

    def title(self, named: Titled) -> str:
        """The name of a thing of the rules or of the workbook."""
        return named.en if self.language == "en" else in_script(named.title, self.language)

    def outcome(self, outcome: str, rules: Outcomes) -> str:
        """The name of an outcome: a band's, or the word for being vetoed or pending."""
        named = rules.outcome(outcome)
        if named is not None:
            return self.title(named)
        return text(f"cli.{outcome}", self.language) if outcome in ("vetoed", "pending") else outcome

    def listed(self, terms: Iterable[str]) -> str:
        """Terms one after the other."""
        return self.joined(map(self.term, terms))

    def any_of(self, terms: Iterable[str]) -> str:
        """Terms, one of which is enough."""
        return (" / " if self.language == "en" else "／").join(map(self.term, terms))

    def joined(self, parts: Iterable[str]) -> str:
        """Texts that are told already, one after the other."""
        return (", " if self.language == "en" else "、").join(parts)

    def spaced(self, parts: Iterable[str]) -> str:
        """Texts that are told already, side by side."""
        return ("  " if self.language == "en" else "　").join(parts)

    def sentences(self, parts: Iterable[str]) -> str:
        """Several remarks in one line."""
        return ("; " if self.language == "en" else "；").join(parts)

    def remark(self, remark: Remark) -> str:
        """A remark as a sentence: its texts are terms of the rules, its tuples lists."""
        return text(remark.key, self.language, **self.told(remark.params))

    def holds(self, start: Decimal | None, floor: Decimal | None, cap: Decimal | None, *, full: bool) -> str:
        """What a category holds: its standard where it begins ``full`` and ends at 0, else the levels (None: open).

        ``start`` None: it begins with the score of others.
        """
        if full and start is not None:
            return text("remarks.holds-standard", self.language, standard=plain(start))
        least, most = (
            text("remarks.holds-open", self.language) if level is None else plain(level) for level in (floor, cap)
        )
        begins = text("remarks.holds-fed", self.language) if start is None else points(start)
        return text("remarks.holds-levels", self.language, start=begins, floor=least, cap=most)

    def told(self, params: Mapping[str, object]) -> dict[str, object]:
        """What fills the placeholders of a remark."""
        return {name: self._told(value) for name, value in params.items()}

    def _told(self, value: object) -> object:
        match value:
            case Remark():
                return self.remark(value)
            case tuple() | list():
                return self.joined(str(self._told(item)) for item in value)
            case str():
                return self.term(value)
            case Decimal():
                return plain(value)
            case _:
                return value


def plain(value: Decimal) -> str:
    """A decimal as people write it: no exponent, no zeros that say nothing (``88.40`` → ``88.4``)."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def points(value: Decimal) -> str:
    """Points as people write them, :func:`plain`: of a share that has no end, two decimals, rounded half up."""
    exponent = value.as_tuple().exponent
    return plain(value.quantize(_CENT, ROUND_HALF_UP) if isinstance(exponent, int) and exponent < -2 else value)


def rounded(value: Decimal, places: int) -> str:
    """Points with so many decimals whatever they are, rounded half up as a sheet shows them."""
    return format(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")


def cents(value: Decimal) -> str:
    """Points with two decimals, :func:`rounded`."""
    return rounded(value, 2)


def mark(value: Decimal | None) -> str:
    """A mark: as it was given, a mean to four decimals; ``—`` where there is none."""
    return NOTHING if value is None else plain(value.quantize(_MARK, ROUND_HALF_UP))


def figure(value: Decimal | int | None, places: int | None = None) -> str:
    """A number with a true minus; ``places``: :func:`rounded`, None: as it needs. ``—``: there is none."""
    if value is None:
        return NOTHING
    written = points(Decimal(value)) if places is None else rounded(Decimal(value), places)
    return written.replace("-", MINUS)


def signed(value: Decimal | int | None) -> str:
    """Points or a difference: ``+1.5``, ``−2``, ``0``; ``—`` where there is none."""
    return f"+{figure(value)}" if value is not None and value > 0 else figure(value)


@lru_cache(maxsize=16384)
def breadth(value: str, ambiguous: int = 2) -> int:
    """How many narrow characters wide the longest line of ``value`` is; East Asian wide ones count 2.

    What is wide only among Chinese text (``①``, ``“``) counts ``ambiguous``: 2 in a Chinese font, 1 on a terminal.
    """
    if value.isascii() and "\n" not in value:
        return len(value)
    return max(sum(_WIDTHS.get(east_asian_width(sign), ambiguous) for sign in line) for line in value.split("\n"))


def begins_formula(value: str) -> bool:
    """Whether a spreadsheet program might take a text for a formula."""
    return value.startswith(FORMULA_BEGINS)


def csv_cell(value: object) -> object:
    """A cell of CSV that no spreadsheet program takes for a formula: such text is marked by an apostrophe.

    Control characters are told by their number: a terminal to which the table is printed would obey them.
    """
    if not isinstance(value, str):
        return value
    # A bare carriage return would end the row for many readers, and would not be quoted.
    kept = _STEERING.sub(_told, value.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{kept}" if begins_formula(kept) else kept


def json_text(made: str) -> str:
    """JSON that says the same to a program, and in which nothing steers a terminal."""
    return _STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", made)
