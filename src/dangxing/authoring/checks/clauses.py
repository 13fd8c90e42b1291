"""The clauses of a regulation, kept beside its rules, and the numbers by which clauses are known.

A number is compared by what it counts, not by how it is written: 第六條·1(1)①, 第6条1（1）1 and 第六條、1、(1)、①
are the same clause, (6, 1, 1, 1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, NamedTuple

from pydantic import BeforeValidator, Field

from dangxing.errors import RuleFault
from dangxing.language import numerals, patterns
from dangxing.language.script import fold
from dangxing.rules import Key, Model, Term
from dangxing.rules.loading.documents import Document, read

FOLDER: Final = "clauses"

Number = tuple[int, ...]
_Commands = Annotated[
    tuple[Term, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value), Field(min_length=1)
]


class Clause(Model):
    """One clause: what it says in a line of our own, and who answers for it where no rule does."""

    says: Term
    command: _Commands | None = None
    people: Term | None = None
    nothing: Term | None = None


class ClauseList(Model):
    """Every clause of one regulation by its number, in the order of the text; ``english``: its lines in English."""

    rule_set: Key
    clauses: Annotated[dict[Term, Clause], Field(min_length=1)]
    english: dict[Term, Term] = Field(default_factory=dict)


class Listed(NamedTuple):
    """A list that was read, and the file that it stands in. ``parent``: the list that it adds to."""

    document: Document
    content: ClauseList
    parent: Listed | None = None

    def home(self, written: str) -> Document:
        """The file in which a clause is listed."""
        own = self.document.data["clauses"]
        return self.document if self.parent is None or written in own else self.parent.document

    def over(self, parent: Listed) -> Listed:
        """This list laid over another: its clauses take the place of the same ones, new ones stand in their order."""
        clauses = {key_of(written): (written, clause) for written, clause in parent.content.clauses.items()}
        for written, clause in self.content.clauses.items():
            key = key_of(written)
            if key not in clauses:
                before = [at for at, other in enumerate(clauses, 1) if _precedes(other, key)]
                entries = list(clauses.items())
                entries.insert(max(before, default=len(entries)), (key, (written, clause)))
                clauses = dict(entries)
            clauses[key] = (written, clause)
        content = self.content.model_copy(
            update={"clauses": dict(clauses.values()), "english": parent.content.english | self.content.english}
        )
        return Listed(self.document, content, parent)


def load(folder: Path, faults: list[RuleFault]) -> dict[str, Listed]:
    """The lists in every ``*.yaml`` of ``folder`` by rule set; what cannot be read is added to ``faults``."""
    found: dict[str, Listed] = {}
    for path in sorted(folder.glob("*.yaml")):
        before = len(faults)
        document, content = read(path, ClauseList, faults)
        if document is not None and content is not None and len(faults) == before:
            found.setdefault(content.rule_set, Listed(document, content))
    return found


def _precedes(key: Number | str, other: Number | str) -> bool:
    return isinstance(key, tuple) and isinstance(other, tuple) and key < other


# ── Numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_CHINESE: Final = "零〇一二三四五六七八九十百"
_PARTS: Final = patterns.late(rf"[{_CHINESE}]+|[0-9]+|[①-⑳⑴-⒇⒈-⒛㈠-㈩]")
# A title before the number: 補充規定第一條 is not 第一條.
_OTHER: Final = patterns.late(rf"\s*(?![{_CHINESE}第①-⑳⑴-⒇⒈-⒛㈠-㈩])[^\W\d_]")
# Between articles that one citation names: 第六條、1 is one clause, and so is 第五條第二款、第三款.
_NEXT: Final = patterns.late(rf"\s*[、，,；;和與与及]\s*(?=第\s*(?:[{_CHINESE}]+|[0-9]+)\s*[條条])")
_ENCLOSED: Final = (("①", 1), ("⑴", 1), ("⒈", 1), ("㈠", 1))


def value_of(part: str) -> int:
    """What one part of a number counts, however it is written: ``六``, ``6``, ``⑥``, ``㈥``."""
    if part.isascii() or part[0] in _CHINESE:
        return numerals.value(part)
    first, start = max(entry for entry in _ENCLOSED if entry[0] <= part)
    return ord(part) - ord(first) + start


def number_of(written: str) -> Number:
    """The number of a clause as it is cited; empty where it names none (前言)."""
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in written)
    return tuple(value_of(part) for part in _PARTS.findall(narrow))


def numbers_cited(written: str) -> tuple[Number | str, ...]:
    """One that is cited, or both ends of a range (二至六). One without a number stays a word."""
    ends = re.split(r"[至到—–~～-]", written)
    if len(ends) == 2 and all(number_of(end) for end in ends):
        return tuple(map(key_of, ends))
    return (key_of(written),)


def cited_apart(written: str) -> tuple[str, ...]:
    """The articles that a citation names (第三條、第四條), each as it is written; of one alone, the citation itself."""
    return tuple(_NEXT.split(written.strip()))


def words_cited(written: str, words: Mapping[Number | str, str]) -> str | None:
    """The words of the clauses that a citation names, as far as they are at hand: a range has none."""
    found = filter(None, (words.get(key_of(one)) for one in cited_apart(written)))
    return "\n".join(found) or None


def key_of(written: str) -> Number | str:
    """What is equal for two ways of writing one clause. One of another text (補充規定一) is no number of this one."""
    return fold(written) if _OTHER.match(written) else number_of(written) or fold(written)
