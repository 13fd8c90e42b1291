"""Rules of which a part cannot be read: what the rest of them cannot mean.

Nothing is told that may only follow from what is broken: a sum that lacks a term, a name whose entry was refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Final

from pydantic import TypeAdapter, ValidationError

from dangxing import rules as r
from dangxing.rules.loading.checks import outcome_faults, test_faults
from dangxing.rules.loading.documents import Document, without_kind
from dangxing.rules.loading.faults import Fault, Loc, unknown
from dangxing.rules.loading.tracked import track_faults

_LEVELS: Final = {
    name: Annotated[field.annotation, field]
    for name, field in r.Category.model_fields.items()
    if name in ("standard", "start", "floor", "cap", "settle")
}
_KEYS: Final = frozenset(field.alias or name for name, field in r.Category.model_fields.items())
_OUTCOMES: Final = ("weights", "poll", "veto", "needs", "bands")
# What a word is held against, by the fault of one that is not among them.
_WORDS: Final = {
    "unknown-activity": "activities",
    "activity-kind": "activities",
    "unknown-result": "activities",
    "unknown-post": "posts",
    "unknown-level": "levels",
    "unknown-mark": "marks",
    "unknown-aspect": "aspects",
    "unknown-verdict": "verdicts",
    "semester-unknown": "period",
}


def partial_faults(document: Document, verdicts: Collection[str] | None) -> Iterator[Fault]:
    """What the readable part of a rule set cannot mean, without what may follow from the rest."""
    broken = {*document.aside, *_refused(document.data)}
    rules = _readable(document.data)
    found = list(track_faults(rules, verdicts))
    # A key that is not known may be one of these, misspelt.
    if not any(loc[:1] in {(), *((key,) for key in _OUTCOMES)} or _is_odd(loc) for loc in broken):
        found += outcome_faults(rules, verdicts)
    else:
        found += test_faults(rules)
    found += _names(document.data, rules, broken)
    yield from (fault for fault in found if not _follows(fault, broken))


def _is_odd(loc: Loc) -> bool:
    return len(loc) == 1 and loc[0] not in r.RuleSet.model_fields


def _refused(data: Any) -> Iterator[Loc]:
    try:
        r.RuleSet.model_validate(data)
    except ValidationError as error:
        yield from (without_kind(tuple(one["loc"])) for one in error.errors(include_url=False))


def _follows(fault: Fault, broken: Collection[Loc]) -> bool:
    """Whether a fault may be no more than what something broken brings about."""
    loc, code, _ = fault
    if code in _WORDS:
        # What is not known may be a section misspelt; that of activities would be told as missing.
        optional = _WORDS[code] != "activities"
        return any((optional and _is_odd(other)) or other[:1] == (_WORDS[code],) for other in broken)
    if code in ("unknown-rating", "unknown-band"):
        return any(_is_odd(other) or other[:1] in (("ratings",), ("bands",)) for other in broken)
    if code == "not-settled":
        return any(other[:1] == ("tracks",) and (len(other) <= 4 or _may_settle(other)) for other in broken)
    track = loc[:2]
    near = [
        other for other in broken if other[:2] == track[: len(other)] or (loc == ("full",) and other[0] == "tracks")
    ]
    if code == "unknown-rule":
        return any(len(other) <= 6 or fault.params["found"] in other for other in near)
    if code in ("standards-sum", "full-beyond") or (code, loc) == ("missing-key", ("full",)):
        of_category = (
            other for other in near
            if len(other) <= 4 or other[4] in (*_LEVELS, "from", "until") or other[4] not in _KEYS
        )  # fmt: skip
        return ("full",) in broken or any(other[2:3] in ((), ("categories",)) for other in of_category)
    if code == "whose-track":
        return any(other[2:] == ("of",) or (len(other) == 3 and other[2] not in r.Track.model_fields) for other in near)
    if code in ("rule-twice", "requirement-alone"):
        return any(other[2:3] in ((), ("categories",)) and len(other) <= 6 for other in near)
    return False


def _may_settle(loc: Loc) -> bool:
    """Whether it is how a category is settled, or a key that may be that, misspelt."""
    return loc[4:5] == ("settle",) or (len(loc) == 5 and loc[4] not in _KEYS)


def _readable(data: dict[str, Any]) -> r.RuleSet:
    """What can be read of a rule set: where a part of it cannot, the others stand without it."""
    parts = {
        name: value
        for name in r.RuleSet.model_fields
        if name in data and name != "tracks"
        if (value := _valid(_of_field(name), data[name])) is not None
    }
    tracks = {
        key: r.Track.model_construct(categories=_categories(one), of="branch" if _of(one, "of") == "branch" else None)
        for key, one in _entries(data.get("tracks"))
    }
    return r.RuleSet.model_construct(**{"activities": {}, "bands": (), **parts, "tracks": tracks})


def _categories(track: Any) -> dict[str, r.Category]:
    made: dict[str, r.Category] = {}
    for key, one in _entries(_of(track, "categories")):
        parts = {name: r.Part.model_construct(rules=_rules(part)) for name, part in _entries(_of(one, "parts"))}
        levels = {name: _valid(_of_level(name), _of(one, name)) for name in _LEVELS}
        if levels["start"] is None and levels["standard"] is None:
            levels["standard"] = Decimal(0)
        made[key] = r.Category.model_construct(**levels, own=_rules(one), parts=parts)
    return made


def _rules(home: Any) -> dict[str, r.Rule]:
    """The rules of a category or a part that can be read."""
    return {name: rule for name, raw in _entries(_of(home, "rules")) if (rule := _valid(_of_rule(), raw)) is not None}


def _names(data: dict[str, Any], rules: r.RuleSet, broken: Collection[Loc]) -> Iterator[Fault]:
    """Activities that are not known in rules that cannot be read otherwise."""
    for track_id, track in rules.tracks.items():
        for category_id, category in track.categories.items():
            raw = data["tracks"][track_id]["categories"][category_id]
            for home, rule_id, rule in _raw_rules(raw):
                base: Loc = ("tracks", track_id, "categories", category_id, *home, "rules", rule_id, "activity")
                if rule_id in category.rules or any(loc[: len(base)] == base for loc in broken):
                    continue
                named = _of(rule, "activity")
                for at, name in enumerate(named if isinstance(named, list) else [named]):
                    if isinstance(name, str) and name not in rules.activities:
                        yield unknown((*base, at), "unknown-activity", name, rules.activities)


def _raw_rules(category: Any) -> Iterator[tuple[Loc, str, Any]]:
    """The rules of a category and of its parts as they are written, with the keys that lead to where they stand."""
    homes: list[tuple[Loc, Any]] = [((), category)]
    homes += [(("parts", name), part) for name, part in _entries(_of(category, "parts"))]
    for lead, home in homes:
        yield from ((lead, rule_id, rule) for rule_id, rule in _entries(_of(home, "rules")))


# What reads one value is made once a process: it takes longer than all that it reads.


@cache
def _of_field(name: str) -> TypeAdapter[Any]:
    field = r.RuleSet.model_fields[name]
    annotated: Any = Annotated[field.annotation, field]
    return TypeAdapter(annotated)


@cache
def _of_level(name: str) -> TypeAdapter[Any]:
    level: Any = _LEVELS[name]
    return TypeAdapter(level)


@cache
def _of_rule() -> TypeAdapter[Any]:
    rule: Any = r.Rule
    return TypeAdapter(rule)


def _valid(adapter: TypeAdapter[Any], value: Any) -> Any:
    try:
        return adapter.validate_python(value)
    except ValidationError:
        return None


def _entries(value: Any) -> Iterator[tuple[str, Any]]:
    return iter(value.items() if isinstance(value, dict) else ())


def _of(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None
