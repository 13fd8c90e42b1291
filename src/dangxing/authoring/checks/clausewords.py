"""The words of clauses, from an organisation's own copy of its regulation, kept beside its rules.

They stand apart from the list of clauses, whose lines are ours, in ``clauses/words/<rule set>.yaml``: made by ``rules
coverage --text FILE --fill``, and a person may mend them. Nothing is shipped with words in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from dangxing.authoring.checks.clauses import FOLDER, Number, key_of
from dangxing.errors import RuleFault, RulesProblem
from dangxing.rules import Key, Model, Term
from dangxing.rules.loading.documents import read
from dangxing.rules.shipped import SIZE_LIMIT

_WORDS = "words"
_HEAD = "# The words of clauses, from {name} (SHA-256 {digest}): made by dangxing rules coverage --fill.\n"


class ClauseWords(Model):
    """The words of the clauses of one rule set, by number."""

    rule_set: Key
    words: Annotated[dict[Term, Term], Field(min_length=1)]


def place(folder: Path, rule_set: str) -> Path:
    """The file of a rule set, beside the rules in ``folder``."""
    return folder / FOLDER / _WORDS / f"{rule_set}.yaml"


def load(folder: Path, rule_set: str) -> Mapping[Number | str, str]:
    """The words of clauses by what their numbers count; nothing where there is no file.

    RulesProblem: the file cannot be read, or is of another rule set.
    """
    path = place(folder, rule_set)
    if not path.exists():
        return {}
    faults: list[RuleFault] = []
    document, found = read(path, ClauseWords, faults)
    if document is not None and found is not None and found.rule_set != rule_set:
        params: dict[str, object] = {"found": found.rule_set, "wanted": rule_set}
        faults.append(RuleFault(str(path), *document.place(("rule_set",)), "rulefaults.words-of-other", params))
    if faults or found is None:
        raise RulesProblem("rulefaults.unusable", tuple(faults), count=len(faults), folder=str(folder))
    return {key_of(clause): words for clause, words in found.words.items()}


def written(rule_set: str, words: Mapping[str, str], name: str, text: bytes) -> bytes | None:
    """The file as it is to be written: a clause a line; None where it would be too large to be read again."""
    head = _HEAD.format(name=json.dumps(name, ensure_ascii=False), digest=hashlib.sha256(text).hexdigest())
    lines = [f"  {_quoted(clause)}: {_quoted(told)}\n" for clause, told in words.items()]
    made = f"{head}rule_set: {rule_set}\nwords:\n{''.join(lines)}".encode()
    return made if len(made) <= SIZE_LIMIT else None


def _quoted(value: str) -> str:
    # What JSON writes is read as the same by YAML, but for characters that YAML takes for ends of lines.
    told = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() or c == " " else f"\\u{ord(c):04x}" if ord(c) < 65536 else c for c in told)
