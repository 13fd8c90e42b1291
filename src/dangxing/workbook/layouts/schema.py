"""What a file of a layout may hold, as JSON Schema: made of the models, with what each key is for."""

from __future__ import annotations

import json
from typing import Any, get_args

from dangxing.language import Language, text, texts
from dangxing.rules.loading.schemas import plain
from dangxing.workbook.layouts.fields import MARKED, SHAPES, fields_of
from dangxing.workbook.layouts.model import Layout, Listing

_Schema = dict[str, Any]
_TERMS: _Schema = {
    "anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]
}


def as_text(language: Language | None = None) -> str:
    """The schema as JSON. ``language`` None: descriptions in Chinese and English."""
    return json.dumps(schema(language), ensure_ascii=False, indent=1) + "\n"


def schema(language: Language | None = None) -> _Schema:
    """The schema of a layout: its shape says which keys it has."""
    made = {shape: _of_shape(kind, language) for shape, kind in SHAPES.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "dangxing · layout",
        "type": "object",
        "required": ["shape"],
        "properties": {"shape": {"description": _says("shape", language), "enum": list(made)}},
        "allOf": [
            {
                "if": {"properties": {"shape": {"const": shape}}, "required": ["shape"]},
                "then": {"$ref": f"#/$defs/{shape}"},
            }
            for shape in made
        ],
        "$defs": made | {"deed": _deed(language)},
    }


def _of_shape(kind: type[Layout], language: Language | None) -> _Schema:
    raw = kind.model_json_schema()
    properties = {key: _property(kind, key, plain(value), language) for key, value in raw["properties"].items()}
    return {"type": "object", "properties": properties, "required": raw["required"], "additionalProperties": False}


def _property(kind: type[Layout], key: str, made: _Schema, language: Language | None) -> _Schema:
    if key in ("marks", "counts"):
        made = _keyed(MARKED)
    elif key == "deeds":
        made = {"type": "array", "items": {"$ref": "#/$defs/deed"}, "minItems": 1}
    elif isinstance(made.get("additionalProperties"), dict) and (known := fields_of(kind, key)):
        made = _keyed(known, made["additionalProperties"])
    if kind is Listing and key == kind.FIELDS:
        sheets = get_args(kind.model_fields["sheet"].annotation)
        made = _keyed(sorted({field for sheet in sheets for field in fields_of(kind, key, sheet)}))
    return {"description": _says(key, language), **made}


def _keyed(known: Any, value: _Schema = _TERMS) -> _Schema:
    return {"type": "object", "properties": dict.fromkeys(known, value), "additionalProperties": False}


def _deed(language: Language | None) -> _Schema:
    fields = _keyed(fields_of(Listing, "columns", "activities"), {"type": "string", "minLength": 1})
    return {
        "type": "object",
        "properties": {
            "words": {"description": _says("deed-words", language), **_TERMS},
            "is": {"description": _says("deed-is", language), **fields, "required": ["activity"]},
        },
        "required": ["words", "is"],
        "additionalProperties": False,
    }


def _says(key: str, language: Language | None) -> str:
    name = f"layoutkeys.{key}" if key in texts("layoutkeys") else "layoutkeys.titles"
    return text(name, language) if language else f"{text(name, 'zh-Hant')}\n\n{text(name, 'en')}"
