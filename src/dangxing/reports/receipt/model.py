"""What a receipt says, told in its language already: every text is one line, as it is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from dangxing.language import Language


class Entry(NamedTuple):
    """A row of the records with what stands in it, or a label with what is told of it."""

    name: str
    value: str


class Step(NamedTuple):
    """What one rule came to: its points and words, what was found, the rows that it rests on."""

    told: str
    sign: Literal["gain", "loss", "none"]
    about: tuple[str, ...] = ()
    rows: tuple[Entry, ...] = ()


class Heading(NamedTuple):
    """A category: its sum, the steps that gave or took points, and those that did not, with why."""

    told: str
    steps: tuple[Step, ...]
    silent: tuple[Step, ...] = ()


class Group(NamedTuple):
    """A sentence, and what it introduces."""

    told: str
    items: tuple[str, ...] = ()


class Clause(NamedTuple):
    """A clause with what the rules say of it, how it is read, and its own words where they are at hand."""

    clause: str
    says: tuple[str, ...]
    words: str | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """One page. ``titles`` are those of its sections, by name; ``table`` begins with its header."""

    language: Language
    title: str
    who: str
    result: str
    about: tuple[str, ...]
    titles: dict[str, str]
    table: tuple[tuple[str, ...], ...]
    headings: tuple[Heading, ...]
    poll: Step | None
    marks: tuple[Step, ...]
    outlook: tuple[Group, ...]
    warnings: tuple[str, ...]
    clauses: tuple[Clause, ...]
    provenance: tuple[Entry, ...]
    closing: str
