"""The fields that a template may bear: what each is called, and what it stands for in a form.

A field is written ``{{name}}``, by its English or Chinese name, in either script and any case. A field with a dot, such
as ``{{losses.clause}}``, belongs to a block: the row that bears it is repeated for each entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from dangxing.errors import FileProblem
from dangxing.language import LANGUAGES, Language, patterns, text
from dangxing.language.script import fold, nearest, simplified
from dangxing.language.voice import plain
from dangxing.reports.forms.model import ASPECT_KEYS, Entry, Form

if TYPE_CHECKING:
    from dangxing.reports.forms.beyond import Beyond

Value = str | int | Decimal | None
PATTERN = patterns.late(r"\{\{([^{}]{0,100})\}\}")


class Found(NamedTuple):
    """A field that is known: its English name, and the block that it belongs to, if any.

    ``beyond``: it is a column of 成員 beyond the contract, and ``name`` the title, folded.
    """

    name: str
    block: str | None
    beyond: bool = False


_NONE = (None, None)


def _aspect(aspect: str, at: int) -> Callable[[Form], Value]:
    return lambda form: form.aspects.get(aspect, _NONE)[at] if form.has_aspects and not form.vetoed else None


def _sum(column: str) -> Callable[[Form], Value]:
    def total(form: Form) -> Value:
        counted = not form.of_requirements and form.items
        return sum((getattr(item, column) for item in form.items), Decimal(0)) if counted else None

    return total


FIELDS: dict[str, Callable[[Form], Value]] = {
    "year": lambda form: int(form.label) if form.label.isdecimal() else form.label,
    "name": lambda form: form.member.name,
    "id": lambda form: form.member.id,
    "branch": lambda form: form.member.branch,
    "track": lambda form: form.track,
    "post": lambda form: form.post,
    "standing": lambda form: form.standing,
    "start": lambda form: form.start,
    "end": lambda form: form.end,
    "period": lambda form: form.period,
    "rules": lambda form: form.regulation,
    "quantified": lambda form: None if form.of_requirements else form.member.quantified,
    "poll": lambda form: form.member.poll,
    "total": lambda form: form.member.total,
    "full": lambda form: form.member.full,
    "bonus": _sum("bonus"),
    "deduction": _sum("deduction"),
    "rank": lambda form: form.member.rank,
    "track-rank": lambda form: form.member.track_rank,
    "branch-rank": lambda form: form.member.branch_rank,
    "branch-size": lambda form: form.branch_size,
    "self-appraisal": lambda form: form.own_words,
    "verdict": lambda form: form.verdict,
    "grade": lambda form: form.grade,
    "satisfaction": lambda form: form.satisfaction,
    "met": lambda form: sum(item.met for item in form.items) if form.of_requirements else None,
    "outcome": lambda form: form.outcome,
    "reasons": lambda form: form.say("separator").join(form.reasons),
    "follows": lambda form: form.follows,
    **{
        f"{name}-{end}": _aspect(aspect, at)
        for aspect, name in ASPECT_KEYS.items()
        for at, end in enumerate(("lost", "gained"))
    },
}
_ENTRY = ("category", "clause", "says", "times", "points", "remark")
_ITEM = ("category", "clause", "says", "standard", "start", "bonus", "deduction", "score", "result", "remark")
_ENTRIES: dict[str, Callable[[Form], Sequence[Entry]]] = {
    "lines": lambda form: form.entries,
    "losses": lambda form: form.losses,
    "gains": lambda form: form.gains,
}
_ITEMS = "categories"
NUMBER = "number"
BLOCKS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_ENTRIES, (NUMBER, *_ENTRY)),
    _ITEMS: (NUMBER, *_ITEM),
}


def value_of(field: Found, form: Form) -> Value:
    """What a field that belongs to no block stands for; None: the form has none."""
    found = form.beyond.get(field.name) if field.beyond else FIELDS[field.name](form)
    return None if found == "" else found


def rows_of(block: str, form: Form) -> list[dict[str, Value]]:
    """The entries of a block, each by the English names of its fields."""
    told: Iterable[tuple[Value, ...]]
    if block == _ITEMS:
        told = map(attrgetter("title", *_ITEM[1:]), form.items)
    else:
        told = map(attrgetter(*_ENTRY), _ENTRIES[block](form))
    names = [f"{block}.{name}" for name in BLOCKS[block]]
    return [dict(zip(names, (at, *values), strict=True)) for at, values in enumerate(told, 1)]


def written(value: Value) -> str:
    """A value within other text."""
    if value is None:
        return ""
    return plain(value) if isinstance(value, Decimal) else str(value)


def names() -> Iterator[tuple[Found, dict[Language, str]]]:
    """Every field with the name that it has in each language."""
    languages: tuple[Language, ...] = ("zh-Hans", "zh-Hant", "en")
    for name in FIELDS:
        found: dict[Language, str] = {each: text(f"forms.field-{name}", each) for each in languages}
        yield Found(name, None), {**found, "en": name}
    for block, columns in BLOCKS.items():
        for column in columns:
            full = f"{block}.{column}"
            told: dict[Language, str] = {
                each: f"{text(f'forms.block-{block}', each)}.{text(f'forms.part-{column}', each)}" for each in languages
            }
            yield Found(full, block), {**told, "en": full}


class Unknown(NamedTuple):
    """A field that there is not: as it is written, where, and the nearest that there is, if any is near."""

    field: str
    place: str
    nearest: str | None

    def __str__(self) -> str:
        near = f" → {{{{{self.nearest}}}}}" if self.nearest else ""
        return f"{{{{{self.field}}}}} ({self.place}){near}"


# So many unknown fields are told; the rest is counted.
_TOLD = 20


def all_known(path: str, seen: int, unknown: Sequence[Unknown]) -> None:
    """FileProblem: a template bears no field, or some that there are not, all of which it names."""
    if not seen:
        raise FileProblem("forms.no-field", path=path)
    if unknown:
        listed = "; ".join(map(str, dict.fromkeys(unknown[:_TOLD]))) + (" …" if len(unknown) > _TOLD else "")
        raise FileProblem("forms.unknown-fields", path=path, count=len(unknown), fields=listed)


class Lexicon:
    """Finds fields by what a template calls them.

    ``more`` gives what 成員 has beyond its contract; it is asked once, and only if a field is not among the usual.
    """

    def __init__(self, more: Callable[[], Beyond | None] = lambda: None) -> None:
        self._more: Callable[[], Beyond | None] | None = more
        self._known: dict[str, Found] = {}
        self._called: dict[str, dict[Language, str]] = {}
        for found, called in names():
            for name in called.values():
                self._known.setdefault(_key(name), found)
                self._called.setdefault(_key(name), called)

    def get(self, name: str) -> Found | None:
        """The field of that name; None: there is none."""
        key = _key(name)
        if key not in self._known and self._more is not None:
            more, self._more = self._more(), None
            for folded, title in more.titles.items() if more else ():
                self._known.setdefault(_key(title), Found(folded, None, beyond=True))
                self._called.setdefault(_key(title), dict.fromkeys(LANGUAGES, title))
        return self._known.get(key)

    def nearest(self, name: str) -> str | None:
        """The name that is most like it, in its script; None: none is near."""
        called = nearest(_key(name), self._called)
        if called is None:
            return None
        if _key(name).isascii():
            return called["en"]
        return called["zh-Hans" if simplified(name) == name else "zh-Hant"]


def _key(name: str) -> str:
    return fold(name).replace("_", "-").replace("。", ".")
