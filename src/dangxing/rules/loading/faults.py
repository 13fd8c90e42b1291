"""A fault in the rules: the keys that lead to it, a message's code, and what fills its placeholders.

Knows the models, not the files: where in a file the keys stand is the business of
:mod:`dangxing.rules.loading.documents`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from types import UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic_core import ErrorDetails

from dangxing import rules as r

Loc = tuple[str | int, ...]
KEY: Final = "[key]"
"""At the end of a location: the key itself is meant, not the value that it has."""

_KINDS: Final = tuple(get_args(arm.model_fields["kind"].annotation)[0] for arm in get_args(get_args(r.Rule)[0]))
_BOUNDS: Final = {"greater_than": (">", "gt"), "greater_than_equal": ("≥", "ge"),
                  "less_than": ("<", "lt"), "less_than_equal": ("≤", "le")}  # fmt: skip
# Of a hundred: what is less alike was hardly meant, and would lead astray.
_ALIKE: Final = 60
# Types of error that pydantic tells apart and a writer of rules need not.
_PLAIN: Final = {
    "string_type": "wants-text",
    "string_too_short": "empty-text",
    "too_short": "empty",
    "string_pattern_mismatch": "bad-id",
    "decimal_type": "wants-number",
    "decimal_parsing": "wants-number",
    "finite_number": "wants-number",
    "int_type": "wants-whole",
    "int_parsing": "wants-whole",
    "int_from_float": "wants-whole",
    "bool_type": "wants-bool",
    "bool_parsing": "wants-bool",
    "decimal_max_digits": "too-precise",
    "decimal_whole_digits": "too-precise",
    "decimal_max_places": "too-precise",
    "model_type": "wants-mapping",
    "model_attributes_type": "wants-mapping",
    "dict_type": "wants-mapping",
    "tuple_type": "wants-list",
    "points-zero": "points-zero",
    "table-activity": "table-activity",
    "pot-shape": "pot-shape",
    "pot-start": "pot-start",
    "table-shape": "table-shape",
    "table-of": "table-of",
    "table-mark": "table-mark",
    "amount-mark": "amount-mark",
    "amount-short": "amount-short",
    "amount-own": "amount-own",
    "given-weighed": "given-weighed",
    "attendance-table": "attendance-table",
    "attendance-rate": "attendance-rate",
    "table-row": "table-row",
    "amount-per": "amount-per",
    "own-target": "own-target",
    "quota-among": "quota-among",
    "mark-drop": "mark-drop",
    "drop-many": "drop-many",
    "mark-best": "mark-best",
    "mark-otherwise": "mark-otherwise",
    "factor-shape": "factor-shape",
    "round-step": "round-step",
    "keep-parts": "keep-parts",
    "start-then": "start-then",
    "start-last": "start-last",
    "start-settled": "start-settled",
    "weights-one": "weights-one",
    "between-order": "between-order",
    "keep-whole": "keep-whole",
    "keep-end": "keep-end",
    "limit-of-nothing": "limit-of-nothing",
    "limit-always": "limit-always",
    "limit-shares": "limit-shares",
    "share-of": "share-of",
    "multiple": "bad-multiple",
    "amount-mean": "amount-mean",
    "amount-drop": "amount-drop",
    "start-tracks": "start-tracks",
    "rules-wanting": "rules-wanting",
    "condition": "bad-condition",
    "test": "bad-test",
    "portion": "bad-portion",
    "settled-ways": "settled-ways",
    "settle-quarter": "settle-quarter",
    "settle-drop": "settle-drop",
    "month-day": "bad-month-day",
    "period-first": "period-first",
    "semesters-order": "semesters-order",
    "ranking": "ranking",
    "ranking-count": "ranking-count",
    "votes-share": "votes-share",
    "settled-within": "settled-within",
    "settled-minus": "settled-minus",
    "no-bound": "no-bound",
    "bounds-twice": "bounds-twice",
    "one-end": "one-end",
    "veto-by-nothing": "veto-by-nothing",
}


class Fault(NamedTuple):
    """One fault: the keys and places that lead to it from the top of its file, and what to say of it."""

    loc: Loc
    code: str
    params: Mapping[str, object]


def unknown(loc: Loc, code: str, word: str, known: Collection[str]) -> Fault:
    """A word that is not among those known, with all of them and the nearest, if any is alike."""
    from dangxing.language import NONE_NEAR
    from dangxing.language.script import folded, nearest

    near = nearest(word, folded(known), _ALIKE) or NONE_NEAR
    return Fault(loc, code, {"found": word, "allowed": listed(known), "nearest": near})


def translated(error: ErrorDetails, model: type[BaseModel] | object) -> Fault:
    """What pydantic found, as a fault of the catalogue."""
    loc, kind, found = tuple(error["loc"]), error["type"], error["input"]
    context: Mapping[str, Any] = error.get("ctx", {})
    if kind == "missing":
        return Fault(loc, "missing-key", {"key": str(loc[-1])})
    if kind == "union_tag_not_found":
        return Fault(loc, "missing-key", {"key": "kind"})
    if kind == "union_tag_invalid":
        return unknown((*loc, "kind"), "unknown-kind", str(context["tag"]), _KINDS)
    if kind == "extra_forbidden":
        return unknown((*loc, KEY), "unknown-key", str(loc[-1]), keys_at(model, loc[:-1]))
    if kind == "literal_error":
        return unknown(loc, "not-allowed", _shown(found), re.findall(r"'([^']*)'", str(context["expected"])))
    if kind in _BOUNDS:
        sign, name = _BOUNDS[kind]
        return Fault(loc, "out-of-range", {"found": _shown(found), "bound": f"{sign} {context[name]}"})
    return Fault(loc, _PLAIN.get(kind, "invalid"), {"found": _shown(found), "detail": error["msg"]})


def keys_at(model: object, loc: Loc) -> tuple[str, ...]:
    """The keys that a mapping may have, at a location inside ``model``."""
    for step in loc:
        model = _inside(model, step)
    model = _bare(model)
    if isinstance(model, type) and issubclass(model, BaseModel):
        return tuple(field.alias or name for name, field in model.model_fields.items())
    return ()


def _bare(annotation: object) -> object:
    """An annotation without its metadata, and without the None that makes it optional."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        arms = [arm for arm in get_args(annotation) if arm is not type(None)]
        if len(arms) == 1:
            return _bare(arms[0])
    return annotation


def _inside(annotation: object, step: str | int) -> object:
    """The annotation one step further in: a field, a value of a mapping, an item, or the alternative of that name."""
    bare = _bare(annotation)
    origin, args = get_origin(bare), get_args(bare)
    if origin in (Union, UnionType):
        return next((arm for arm in args if step in _tags(arm)), bare)
    if origin is dict:
        return args[1]
    if origin is tuple:
        return args[0]
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        fields = {field.alias or name: field.annotation for name, field in bare.model_fields.items()}
        return fields.get(str(step), bare)
    return bare


def _tags(arm: object) -> tuple[object, ...]:
    """The names that an alternative goes by in the location of an error."""
    bare = _bare(arm)
    tags = tuple(part.tag for part in get_args(arm) if isinstance(part, Tag))
    if isinstance(bare, type) and issubclass(bare, BaseModel) and "kind" in bare.model_fields:
        tags += get_args(bare.model_fields["kind"].annotation)
    return tags


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "{…}" if value else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_shown, value))}]" if len(value) < 5 else "[…]"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def listed(words: Iterable[str]) -> str:
    """Words one after the other; ``—`` where there are none."""
    return "、".join(words) or "—"
