"""JSON Schema of the files of rules, for editors: made from the models, so that it cannot differ from what is read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from dangxing.language import Language, has, text
from dangxing.rules import Contract, Habits, RuleSet
from dangxing.rules.loading.dating import FROM, UNTIL, VALUE
from dangxing.rules.loading.sources import EXTENDS

KINDS: Final = ("rule-set", "workbook", "words")

_Schema = dict[str, Any]
_NULL: Final[_Schema] = {"type": "null"}
_DATES: Final[_Schema] = {key: {"$ref": f"#/$defs/{key}"} for key in (FROM, UNTIL)}
# What dates may not stand in, by model; () is all of it.
_UNDATED: Final[Mapping[str, tuple[str, ...]]] = {
    "RuleSet": ("id", "activities", "posts", "levels", "marks", "verdicts", "quorum", "period"),
    "Track": ("title", "en", "aliases", "of"),
    "Band": ("id",),
    "PartBand": ("id",),
    "Rating": ("of",),
    "Vocabulary": (),
    **dict.fromkeys(
        (
            "AskRows", "AskHours", "AskMissed", "AskMonths", "AskSettled", "Rated", "Without", "Selected", "Missed",
            "OfVerdict", "OfPost", "OfTrack", "OfStanding", "Marked", "Mark", "Drop", "StartOf", "Scored", "Lost",
            "Place", "PartPlace",
        ),
        (),
    ),
    "Quorum": (),
}  # fmt: skip
_ENTRIES: Final = frozenset({"Category", "Band"})


def as_text(kind: str, language: Language | None = None) -> str:
    """The schema of a kind of file as JSON. ``language`` None: descriptions in Chinese and English."""
    schema = {"rule-set": rule_set, "workbook": workbook, "words": words}[kind](language)
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def rule_set(language: Language | None = None) -> _Schema:
    """The schema of a rule set, and of a file that extends one."""
    return _document(_Maker(RuleSet, language, dated=True))


def workbook(language: Language | None = None) -> _Schema:
    """The schema of ``workbook.yaml``, and of one that extends the shipped one."""
    return _document(_Maker(Contract, language, dated=False))


def words(language: Language | None = None) -> _Schema:
    """The schema of ``words.yaml``: what offices write. A folder's own adds to the shipped one, in the same form."""
    maker = _Maker(Habits, language, dated=False)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"dangxing · {maker.top}",
        "$ref": f"#/$defs/{maker.top}",
        "$defs": {name: one for name, one in maker.definitions().items() if not name.endswith("-change")},
    }


def _document(maker: _Maker) -> _Schema:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"dangxing · {maker.top}",
        "if": {"required": [EXTENDS]},
        "then": {"$ref": f"#/$defs/{maker.top}-change"},
        "else": {"$ref": f"#/$defs/{maker.top}"},
        "$defs": maker.definitions(),
    }


class _Maker:
    """Turns the schema that pydantic makes of a model into one for those who write the file."""

    def __init__(
        self, model: type[RuleSet] | type[Contract] | type[Habits], language: Language | None, *, dated: bool
    ) -> None:
        raw = model.model_json_schema()
        self.top = model.__name__
        self.language = language
        self.dated = dated
        self.raw: dict[str, _Schema] = {**raw.pop("$defs"), self.top: raw}
        self.rules = {name for name, one in self.raw.items() if "const" in one["properties"].get("kind", {})}

    def definitions(self) -> dict[str, _Schema]:
        """Each model twice: whole, and as what a file that extends another may say of it."""
        whole = {name: self._model(name, self.raw[name]) for name in sorted(self.raw)}
        changes = {f"{name}-change": self._change(name, whole[name]) for name in whole}
        return whole | changes | (self._dates() if self.dated else {})

    def _dates(self) -> dict[str, _Schema]:
        return {
            key: {"description": self._text(f"rulekeys.{key}"), "type": "string", "format": "date"}
            for key in (FROM, UNTIL)
        }

    def _model(self, name: str, raw: _Schema) -> _Schema:
        properties = {key: self._property(name, key, value) for key, value in raw["properties"].items()}
        if self.dated and (name in self.rules or name in _ENTRIES):
            properties |= self._dates()
        made: _Schema = {"type": "object"}
        if name in self.rules:
            made["description"] = self._text(f"kinds.{raw['properties']['kind']['const']}")
        return made | {
            "properties": properties, "required": raw.get("required", []), "additionalProperties": False,
        }  # fmt: skip

    def _property(self, model: str, key: str, raw: _Schema) -> _Schema:
        made: _Schema = plain(raw)
        if self._may_be_dated(model, key, made):
            made = self._with_versions(made)
        elif self.dated and "oneOf" in made and model in self.rules:
            # A table in one of several forms: what it gives may change, whatever its form is.
            made = {**made, "oneOf": [self._entries_dated(arm) for arm in made["oneOf"]]}
        says = self._says(model, key)
        if says is None:
            return made
        # Beside a reference a description is passed over.
        return {"description": says, **({"allOf": [made]} if "$ref" in made else made)}

    def _may_be_dated(self, model: str, key: str, plain: _Schema) -> bool:
        kept = _UNDATED.get(model, (None,))
        if not self.dated or not kept or key in kept:
            return False
        arms = plain.get("oneOf") or plain.get("anyOf") or ()
        number = any(arm.get("type") == "number" for arm in arms)
        return "const" not in plain and (number or "$defs/" not in json.dumps(plain))

    def _with_versions(self, plain: _Schema) -> _Schema:
        version = {"properties": {**_DATES, VALUE: plain}, "required": [VALUE], "additionalProperties": False}
        plain = self._entries_dated(plain)
        return {"anyOf": [plain, {"type": "array", "items": {"type": "object", **version}, "minItems": 1}]}

    def _entries_dated(self, plain: _Schema) -> _Schema:
        values = plain.get("additionalProperties")
        return {**plain, "additionalProperties": self._with_versions(values)} if isinstance(values, dict) else plain

    def _change(self, name: str, whole: _Schema) -> _Schema:
        changed: _Schema = json.loads(re.sub(r'"#/\$defs/([A-Z]\w+)"', r'"#/$defs/\1-change"', json.dumps(whole)))
        properties = {key: _or_null(_entries_or_null(value)) for key, value in changed["properties"].items()}
        if name == self.top:
            says = self._says(name, EXTENDS)
            properties = {EXTENDS: {"type": "string", **({"description": says} if says else {})}, **properties}
            if "bands" in properties:
                band = {"anyOf": [{"$ref": "#/$defs/Band-change"}, _NULL]}
                bands = {"type": "object", "additionalProperties": band}
                properties["bands"] = {
                    "description": self._says(name, "bands"),
                    "anyOf": [bands, whole["properties"]["bands"]],
                }
        return {key: value for key, value in changed.items() if key != "required"} | {"properties": properties}

    def _says(self, model: str, key: str) -> str | None:
        found = meaning_of(model, key)
        return found and self._text(found)

    def _text(self, key: str) -> str:
        if self.language is not None:
            return text(key, self.language)
        return f"{text(key, 'zh-Hant')}\n\n{text(key, 'en')}"


def meaning_of(model: str, key: str) -> str | None:
    """The text of the catalogue that says what a key of a model means, where there is one: of that model, or of any."""
    own = f"{re.sub(r'(?<!^)(?=[A-Z])', '-', model).lower()}-{key}"
    wanted = (found for name in (own, key) for found in (f"rulekeys.{name}", f"kinds.key-{name}"))
    return next(filter(has, wanted), None)


def _or_null(schema: _Schema) -> _Schema:
    """``null`` besides, which takes a key away."""
    says = {key: schema[key] for key in ("description",) if key in schema}
    rest = {key: value for key, value in schema.items() if key not in says}
    arms = rest["anyOf"] if rest.keys() == {"anyOf"} else [rest]
    return {**says, "anyOf": [*arms, *([] if _NULL in arms else [_NULL])]}


def _entries_or_null(schema: _Schema) -> _Schema:
    """A mapping whose entries may be ``null``, and need not be there at all."""
    made = {key: value for key, value in schema.items() if key != "minProperties"}
    for key in ("additionalProperties", "patternProperties"):
        inner = made.get(key)
        if key == "patternProperties" and isinstance(inner, dict):
            made[key] = {pattern: _or_null(_any(value)) for pattern, value in inner.items()}
        elif isinstance(inner, dict):
            made[key] = _or_null(inner)
    if "oneOf" in made and "properties" not in made:
        # Of a table that says nothing but what goes, no form can be told.
        made["anyOf"] = made.pop("oneOf")
    if "anyOf" in made:
        made["anyOf"] = [_entries_or_null(arm) for arm in made["anyOf"]]
    return made


def _any(schema: _Schema) -> _Schema:
    """Where one alternative is asked for, any will do: without its kind a change of a rule may fit several."""
    return {"anyOf": schema["oneOf"]} if "oneOf" in schema else schema


def plain(raw: Any) -> Any:
    """A schema without what editors have no use for, and with what the models take besides."""
    if isinstance(raw, list):
        return [plain(one) for one in raw]
    if not isinstance(raw, dict):
        return raw
    made = {key: plain(value) for key, value in raw.items() if key not in ("title", "discriminator", "default")}
    if isinstance(raw.get("properties"), dict):
        made["properties"] = {key: plain(value) for key, value in raw["properties"].items()}
    arms = made.get("anyOf")
    if arms and any(arm.get("type") == "number" for arm in arms):
        # Decimals may come as text elsewhere: in a file they are numbers.
        arms = [arm for arm in arms if arm.keys() != {"type"} or arm["type"] != "string"]
        made = {**made, "anyOf": arms} if len(arms) > 1 else {**made, **arms[0]}
        if len(arms) == 1:
            del made["anyOf"]
    if "patternProperties" in made:
        made["additionalProperties"] = False
    if made.get("type") == "array" and "minLength" in made:
        # One term need not stand in a list.
        made = {"anyOf": [made["items"], {"type": "array", "items": made["items"], "minItems": 1}]}
    return made
