"""Rules as plain JSON and back, each value as it was, without asking the models to check it again.

A model is told with the name of its class and the fields that were set. Only classes of rules are known by name, and
nothing that is read is executed or imported.
"""

import datetime as dt
import json
from collections.abc import Iterator
from copy import copy
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

from pydantic_core import PydanticUndefined

from dangxing.rules.terms import Model

_KIND: Final = "~"
_PLAIN: Final = (str, int, bool, type(None))
_put: Final = object.__setattr__


def told(value: Model) -> bytes:
    """A model, and all that is in it, as JSON. TypeError: it holds a value of a kind that is not known here."""
    return json.dumps(_told(value), ensure_ascii=False, separators=(",", ":")).encode()


def read(data: bytes) -> Any:
    """What :func:`told` told. ValueError, KeyError, TypeError or RecursionError: it was not told so."""
    return json.loads(data, object_hook=_made)


def _told(value: Any) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_told(each) for each in value]
    if kind is dict:
        if any(type(key) is not str or key == _KIND for key in value):
            raise TypeError("a key that is no text")
        return {key: _told(each) for key, each in value.items()}
    if kind is Decimal:
        return {_KIND: "decimal", "value": str(value)}
    if kind is dt.date:
        return {_KIND: "date", "value": value.isoformat()}
    if _name(kind) not in _models():
        raise TypeError(kind.__name__)
    held = {name: _told(getattr(value, name)) for name in kind.model_fields if name in value.model_fields_set}
    return {_KIND: _name(kind), **held}


class _Shape(NamedTuple):
    """A class of models: what its fields are where not set, in their order; which must be; which are never shared."""

    model: type[Model]
    unset: dict[str, Any]
    required: frozenset[str]
    own: tuple[str, ...]


def _made(found: dict[str, Any]) -> Any:
    """The value that an object of JSON stands for; what is in it was made before."""
    kind = found.pop(_KIND, None)
    for name, value in found.items():
        if type(value) is list:
            found[name] = _tuple(value)
    if kind is None:
        return found
    if kind == "decimal":
        return Decimal(found["value"])
    if kind == "date":
        return dt.date.fromisoformat(found["value"])
    model, unset, required, own = _models()[kind]
    values = unset | found
    if len(values) > len(unset) or not required <= found.keys():
        raise ValueError(kind)
    for name in own:
        if name not in found:
            values[name] = copy(values[name])
    made = model.__new__(model)
    _put(made, "__dict__", values)
    _put(made, "__pydantic_fields_set__", set(found))
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", None)
    return made


def _tuple(value: list[Any]) -> tuple[Any, ...]:
    return tuple(_tuple(each) if type(each) is list else each for each in value)


@cache
def _models() -> dict[str, _Shape]:
    return {_name(model): _shape(model) for model in _below(Model) if model.__module__.startswith("dangxing.rules.")}


def _shape(model: type[Model]) -> _Shape:
    unset = {name: field.default for name, field in model.model_fields.items()}
    required = frozenset(name for name, default in unset.items() if default is PydanticUndefined)
    return _Shape(model, unset, required, tuple(name for name, default in unset.items() if type(default) is dict))


def _below(model: type[Model]) -> Iterator[type[Model]]:
    for each in model.__subclasses__():
        yield each
        yield from _below(each)


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
