"""The files of a folder of rules, so that what is found can be told with its place."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any, Final

from dangxing.errors import RuleFault
from dangxing.rulebook import COLUMNS, CONTRACT, shipped_rules
from dangxing.rulebook.documents import Document, read

_NOT_RULES: Final = frozenset({CONTRACT, COLUMNS})


class Sources:
    """Where each rule set of a folder is written. A folder without rule sets of its own stands for those shipped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder if _own(folder) else shipped_rules()

    def cases_folder(self, name: str) -> Path:
        """The folder of cases or clauses beside the rule sets."""
        return self.folder / name

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Each file of rules by the id of its rule set."""
        found: dict[str, Document] = {}
        faults: list[RuleFault] = []
        for path in _own(self.folder):
            document, data = read(path, dict[str, Any], faults)
            if document is not None and data is not None:
                found.setdefault(str(data.get("id", path.stem)), document)
        return found

    def place(self, rule_set: str, loc: tuple[str | int, ...]) -> tuple[str, int, int]:
        """File, line and column of what ``loc`` leads to; of the nearest key that is written there."""
        document = self.documents.get(rule_set)
        return (str(self.folder), 1, 1) if document is None else (document.path, *document.place(loc))


def _own(folder: Path) -> list[Path]:
    """The files of rule sets, in the order of their names."""
    return [path for path in sorted(folder.glob("*.yaml")) if path.name not in _NOT_RULES and path.name[0] != "."]
