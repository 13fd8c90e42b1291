"""What ``score`` and ``explain --format json`` print: every key, and what it means where its name does not say it.

``python -m dangxing.cli.documents score > docs/schemas/score.json`` writes the JSON Schema of one, which is shipped as
``dangxing/schemas``; a test fails when it is out of date. A key that is not there always is ``NotRequired``.
"""

from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from dangxing.cli.documents.explained import Explain
from dangxing.cli.documents.scored import Score

DOCUMENTS: Final = {"score": Score, "explain": Explain}


class _Closed(GenerateJsonSchema):
    """Objects have no other keys; a key's name is its title."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> dict[str, Any]:
        found = super().typed_dict_schema(schema)
        found.pop("title", None)
        return {**found, "additionalProperties": False}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of what a command prints as JSON."""
    found = TypeAdapter(DOCUMENTS[name]).json_schema(schema_generator=_Closed)
    return {"$schema": _Closed.schema_dialect, "title": f"dangxing {name} --format json", **found}
