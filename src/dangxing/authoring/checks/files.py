"""The files of a folder of rules, so that what is found can be told with its place."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from pathlib import Path
from typing import Final

from dangxing.errors import RuleFault
from dangxing.rules.loading import COLUMNS, CONTRACT, WORDS, layers, shipped_rules
from dangxing.rules.loading.documents import Document
from dangxing.rules.loading.sources import Source
from dangxing.rules.loading.sources import Sources as Files

_NOT_RULES: Final = frozenset({CONTRACT, COLUMNS, WORDS})


class Sources:
    """Where each rule set of a folder is written. A folder without rule sets of its own stands for those shipped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder if _own(folder) else shipped_rules()
        self._settled: dict[tuple[str, int | None], Document] = {}

    def beside(self, name: str) -> Path:
        """The folder of cases or clauses beside the rule sets."""
        return self.folder / name

    def is_own(self, path: str) -> bool:
        """Whether a file stands in the folder itself: what is extended may be shipped."""
        return Path(path).parent == self.folder

    def extends_shipped(self, rule_set: str) -> bool:
        """Whether a rule set only says what differs from one that is shipped."""
        source = self._sources.get(rule_set)
        return source is not None and any(Path(part.path).parent == shipped_rules() for part in source.layers)

    def changes_shipped(self, rule_set: str) -> bool:
        """Whether a rule set of the folder itself only says what differs from one that is shipped."""
        return self.extends_shipped(rule_set) and len(self._sources[rule_set].layers) > 1

    def spot(self, rule_set: str, loc: tuple[str | int, ...], year: int | None = None) -> tuple[str, int, int]:
        """File, line and column of what ``loc`` leads to; of the nearest key that is written there.

        ``year`` is the first of an era, for rules that change over the years; None: the latest.
        """
        if rule_set not in self._sources:
            return str(self.folder), 1, 1
        return self._document(rule_set, year).spot(loc)

    @cached_property
    def _sources(self) -> dict[str, Source]:
        faults: list[RuleFault] = []
        files = Files(_own(self.folder), shipped_rules(), CONTRACT, faults)
        found: dict[str, Source] = {}
        for source in (*files.own, *files.shipped):
            named = next((layer.data["id"] for layer in source.layers if "id" in layer.data), None)
            found.setdefault(str(named), source)
        return found

    def _document(self, rule_set: str, year: int | None) -> Document:
        key = (rule_set, year)
        if key not in self._settled:
            source = self._sources[rule_set]
            faults: list[RuleFault] = []
            if source.plain:
                self._settled[key] = source.layers[0]
            else:
                self._settled[key] = layers.effective(source.layers, year or dt.MAXYEAR, faults)
        return self._settled[key]


def _own(folder: Path) -> list[Path]:
    """The files of rule sets, in the order of their names."""
    return [path for path in sorted(folder.glob("*.yaml")) if path.name not in _NOT_RULES and path.name[0] != "."]
