"""The kind of rule that looks points up in a table: by what rows say, by numbers, by the verdict or a mark."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from dangxing.rules.bounds import BOUNDS, Bounding, reached
from dangxing.rules.kinds.ofrows import LISTS, OfRows, words_of
from dangxing.rules.marks import mark_column
from dangxing.rules.periods import Every
from dangxing.rules.pots import Level
from dangxing.rules.profile import Ask, Cited, Figure, Flaw, Gives, Loc, Reads, Reckons, Told, Word, counted
from dangxing.rules.terms import ZERO_POINTS, Model, Quantity, Term, Terms

if TYPE_CHECKING:
    from dangxing.rules.sets import RuleSet

By = Literal["result", "level", "place", "post", "activity", "verdict", "nth", "hours", "characters", "count", "mark"]
# What is looked up by thresholds, and what of that is a column of 活動.
NUMBERS: Final = frozenset({"nth", "hours", "characters", "count", "mark"})
# What is looked up once, and of the member: no row is read.
_OF_MEMBER: Final = frozenset({"verdict", "mark"})
SUMMED: Final = frozenset({"hours", "characters"})
_SIGNS: Final = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<"}

Bys = Annotated[
    Annotated[By, Tag("one")] | Annotated[tuple[By, By], Tag("two")],
    Discriminator(lambda value: "two" if isinstance(value, list | tuple) else "one"),
]


class Step(Model):
    """Points from a threshold on: the first step of a table that holds is the one that counts."""

    at_least: Quantity | None = None
    more_than: Annotated[Decimal, Field(ge=0, max_digits=12)] | None = None
    at_most: Annotated[Decimal, Field(ge=0, max_digits=12)] | None = None
    less_than: Quantity | None = None
    gives: Level

    @property
    def bounds(self) -> tuple[tuple[Bounding, Decimal], ...]:
        """The thresholds that it names, with their numbers."""
        return tuple((name, value) for name in BOUNDS if (value := getattr(self, name)) is not None)

    def holds(self, number: Decimal) -> bool:
        """Whether a number is on the step's side of every threshold that it names."""
        return reached(self.bounds, number)

    @property
    def label(self) -> str:
        """The thresholds with their signs: ``≥ 3``."""
        return " ".join(f"{_SIGNS[name]} {value:f}" for name, value in self.bounds)


Steps = Annotated[tuple[Step, ...], Field(min_length=1)]
Words = Annotated[dict[Term, Level], Field(min_length=1)]
TwoKeys = Annotated[dict[Term, Words], Field(min_length=1)]


def _shape(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "steps"
    nested = isinstance(value, Mapping) and any(isinstance(entry, Mapping) for entry in value.values())
    return "two-keys" if nested else "words"


Table = Annotated[
    Annotated[Words, Tag("words")] | Annotated[TwoKeys, Tag("two-keys")] | Annotated[Steps, Tag("steps")],
    Discriminator(_shape),
]


class ValueTable(OfRows):
    """Points looked up in a table by one or two keys: of each row, or of the member's verdict or a mark (once).

    Words (result, level, place, post, activity, verdict) are looked up exactly, two of them one within the other;
    numbers (nth, hours, characters, count, mark) by steps, of each row or of the sum. ``otherwise`` are the points for
    any other value, or none. ``within``: the window in which ``nth`` is counted (None: the member's year;
    ``in-a-row``: until a row of the activities has another result); ``same``: among rows that say the same.
    """

    kind: Literal["value-table"]
    by: Bys
    mark: Term | None = None
    activity: Terms | None = None
    result: Terms | None = None
    of: Literal["each", "sum"] | None = None
    within: Every | Literal["in-a-row"] | None = None
    same: Literal["subject", "level", "place", "result", "activity"] | None = None
    table: Table
    otherwise: Level | None = None

    @property
    def each_row(self) -> bool:
        return self.by not in ("verdict", "mark", "count") and self.of != "sum"

    @property
    def window(self) -> Every | Literal["open"] | None:
        if self.by != "nth":
            return None
        return "open" if self.within is None or self.within == "in-a-row" else self.within

    @property
    def keys(self) -> tuple[str, ...]:
        """What it is looked up by."""
        return (self.by,) if isinstance(self.by, str) else self.by

    @model_validator(mode="after")
    def _activity_where_rows_are_read(self) -> "ValueTable":
        alone = _OF_MEMBER & set(self.keys)
        if bool(alone) == (self.activity is not None) or (alone and len(self.keys) > 1):
            raise PydanticCustomError(
                "table-activity", "a table by verdict reads no activity; one by result or level needs one"
            )
        wanted = "two-keys" if len(self.keys) > 1 else "steps" if self.keys[0] in NUMBERS else "words"
        if _shape(self.table) != wanted or (len(self.keys) > 1 and NUMBERS & set(self.keys)):
            raise PydanticCustomError("table-shape", "words by one key, words in words by two, steps by a number")
        counts_times = self.within is not None or self.same is not None
        if (self.by in SUMMED) != (self.of is not None) or (counts_times and self.by != "nth"):
            raise PydanticCustomError("table-of", "of says each or sum by hours and characters, within a window by nth")
        if self.within == "in-a-row" and self.result is None:
            raise PydanticCustomError("table-row", "in a row are rows of a result: result says which")
        if (self.by == "mark") != (self.mark is not None):
            raise PydanticCustomError("table-mark", "by: mark says which mark")
        if not any((*self.flat().values(), self.otherwise)):
            raise ZERO_POINTS
        return self

    def reads(self) -> tuple[Reads, ...]:
        words = ((loc, word) for loc, key, word in self._words() if key == "result")
        return self.recorded(self.activity, self.result, words)

    def _words(self) -> Iterator[tuple[Loc, str, str]]:
        """Every word of the table, what it is of, and where it stands."""
        return iter(()) if isinstance(self.table, tuple) else words_of(self.table, self.keys, "table")

    def looked_up(self) -> Iterator[tuple[str, str]]:
        yield from super().looked_up()
        yield from ((key, word) for _, key, word in self._words())

    def named(self) -> Iterator[tuple[Loc, str, str]]:
        yield from super().named()
        for loc, key, word in self._words():
            if key in ("level", "verdict", "post", "activity"):
                yield loc, LISTS[key], word

    def reckons(self) -> tuple[Reckons, ...]:
        if self.by == "verdict":
            return (Reckons(("by",), "appraisal", "verdict"),)
        if self.mark is not None:
            return (Reckons(("mark",), "appraisal", mark_column(self.mark)),)
        activity = self.activity or ()
        found: tuple[Reckons, ...] = ()
        for key in self.keys:
            if key == "post":
                found += (Reckons(("by",), "members", "post"),)
            elif key not in ("nth", "count", "activity"):
                found += (Reckons(("by",), "activities", key, () if key == "result" else activity),)
        if self.same is not None and self.same != "activity":
            found += (Reckons(("same",), "activities", self.same, () if self.same == "result" else activity),)
        return (*found, *self.keeps(activity))

    @property
    def charged_posts(self) -> tuple[str, ...]:
        if "post" not in self.keys or self.otherwise is not None or not self.can_deduct:
            return ()
        return tuple(dict.fromkeys(word for _, key, word in self._words() if key == "post"))

    def flat(self) -> Mapping[str, Decimal]:
        """The points of the table by what they are for, in words."""
        if isinstance(self.table, tuple):
            return {step.label: step.gives for step in self.table}
        flat: dict[str, Decimal] = {}
        for word, entry in self.table.items():
            flat |= {f"{word}·{inner}": points for inner, points in entry.items()} if isinstance(entry, Mapping) else {
                word: entry
            }  # fmt: skip
        return flat

    def gives(self) -> tuple[Gives, ...]:
        once = self.by in ("verdict", "count", "mark") or self.of == "sum"
        words: Any = LISTS.get(self.by) if isinstance(self.by, str) else None
        return (Gives(("table",), self.flat(), "once" if once else "value", words, self.otherwise, each=not once),)

    def asks(self) -> tuple[Ask, ...]:
        table = self.flat()
        good = tuple(term for term, points in table.items() if points > 0)
        bad = tuple(term for term, points in table.items() if points < 0)
        if self.by == "verdict":
            return (Ask("verdict" if good else "no-verdict", results=good or bad),)
        if self.by == "mark":
            return (Ask("of-mark", results=(self.mark or "",)),)
        what = (good or bad) if self.by == "activity" else self.activity or ()
        if not good:
            words = bad if self.by in ("result", "level") else ()
            return (Ask("strive" if (self.otherwise or 0) > 0 else "avoid", what, words),)
        return (Ask("with-result", what, good),) if self.by == "result" else (Ask("strive", what),)

    def sentence(self) -> Iterator[Told]:
        rest = Gives(("otherwise",), self.otherwise, "value")
        table = (*self.gives(), Told("otherwise", {"points": (rest,)}) if self.otherwise else Told("nothing-else"))
        if self.by in ("verdict", "mark"):
            yield Told(f"value-table-{self.by}", {"table": table, "mark": (self.mark or "",)})
            return
        name = self.by if self.by in ("nth", "count") else "sum" if self.of == "sum" else None
        anew = Told("window-row") if self.within == "in-a-row" else Told("window", {"window": Word(self.within or "")})
        params = {
            "what": counted(self.activity, self.result),
            "by": tuple(map(Word, self.keys)),
            "table": table,
            "window": anew if self.within else "",
        }
        yield Told(f"value-table-{name}" if name else "value-table", params)
        if self.same:
            yield Told("same", {"same": Word(self.same)})
        if self.by == "nth" and self.weighs:
            yield Told("nth-of-all")

    def figures(self) -> Iterator[Figure]:
        for key in self.keys:
            yield Figure("by", {"value": key})
        yield from (
            Figure(name, {"value": value})
            for name in ("mark", "activity", "result", "of", "within", "same")
            if (value := getattr(self, name)) is not None
        )
        yield from self.kept()

    def flaws(self, rules: "RuleSet") -> Iterator[Flaw]:
        yield from self.mildest()
        if self.by == "nth" and self.weighs and self.keep is not None and self.keep.same is not None:
            yield Flaw(("keep",), "nth-of-all", "warning", {})
        verdict = rules.veto.verdict if rules.veto else None
        if self.by == "verdict" and verdict and verdict in self.flat():
            yield Flaw(("table", verdict, "[key]"), "verdict-vetoed", "error", {"verdict": verdict})
        if (self.by == "count" or self.of == "sum") and isinstance(self.table, tuple):
            for at, step in enumerate(self.table):
                if step.holds(Decimal(0)) and step.gives:
                    yield Flaw(("table", at), "step-of-nothing", "warning", {"by": str(self.by)})
        if self.otherwise is None and (missing := self._wanting(rules)):
            yield Flaw(("table",), "table-gap", "warning", {"missing": missing})

    def _wanting(self, rules: "RuleSet") -> tuple[str, ...]:
        """Activities or levels that it lacks, but for levels of other tables that share none with it."""
        if "activity" in self.keys:
            words = {word for _, key, word in self._words() if key == "activity"}
            return tuple(name for name in self.activity or () if name not in words)
        if "level" not in self.keys:
            return ()
        named = _levels(self)
        others = [_levels(rule) for track in rules.tracks.values() for rule in track.rules.values()]
        apart = {word for words in others if words.isdisjoint(named) for word in words}
        akin = {word for words in others if not words.isdisjoint(named) for word in words}
        return tuple(level for level in rules.levels if level not in named and (level in akin or level not in apart))


def _levels(rule: Cited) -> frozenset[str]:
    return frozenset(word for key, word in rule.looked_up() if key == "level")
