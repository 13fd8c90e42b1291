"""What ``dangxing.toml`` may hold. Loaded only where there is such a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dangxing.language import Language

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000, pattern=r"^[^\x00]*$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Ignore(_Model):
    """Warnings of one code that are not told, and why."""

    code: _Words
    reason: _Words


class Notice(_Model):
    """Who posts a notice, and where objections go."""

    unit: _Words | None = None
    contact: _Words | None = None
    days: Annotated[int, Field(ge=1, le=366)] | None = None


class File(_Model):
    """The whole file."""

    year: Annotated[int, Field(ge=1000, le=9999)] | None = None
    rules: _Words | None = None
    out: _Words | None = None
    ledger: _Words | None = None
    language: Language | None = None
    branches: list[_Words] = []
    notice: Notice = Notice()
    ignore: list[Ignore] = []


def keys_beside(where: Sequence[str | int]) -> list[str]:
    """What may stand where something unknown stands."""
    tables: dict[str, type[_Model]] = {"ignore": Ignore, "notice": Notice}
    model = tables.get(str(where[0])) if len(where) > 1 else File
    return list(model.model_fields) if model else []
