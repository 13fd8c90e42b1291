"""Verdicts in whichever script a rule set is written: the workbook has one word for each, and records keep that."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from dangxing.rules.loading.documents import Document


def as_in_workbook(document: Document, verdicts: Collection[str] | None) -> Document:
    """The document with the workbook's own words for verdicts (``verdicts``; None: not known) in place of the same
    words in another script: 优秀 for 優秀.

    A rule set that has verdicts of its own means those by them; votes are counted in the workbook's columns all the
    same.
    """
    data = document.data
    if not verdicts or not isinstance(data, Mapping):
        return document
    words = _Words(verdicts, ("votes",) if data.get("verdicts") else ("votes", "verdict"))
    told = {key: value if key == "poll" else words.within(value) for key, value in data.items()}
    poll = data.get("poll")
    if isinstance(poll, Mapping) and isinstance(poll.get("votes"), Mapping):
        told["poll"] = {**poll, "votes": words.keys(poll["votes"])}
    return document if told == data else document._replace(data=told)


class _Words:
    def __init__(self, verdicts: Collection[str], keys: tuple[str, ...]) -> None:
        self._verdicts, self._keys = verdicts, keys

    def word(self, written: Any) -> Any:
        if not isinstance(written, str) or written in self._verdicts:
            return written
        from dangxing.language.script import fold

        return next((word for word in self._verdicts if fold(word) == fold(written)), written)

    def keys(self, table: Mapping[Any, Any]) -> dict[Any, Any]:
        return {self.word(key): value for key, value in table.items()}

    def within(self, value: Any) -> Any:
        """A value, with the words that stand under the keys, and in tables by one of them, as they are known."""
        if isinstance(value, list):
            return [self.within(each) for each in value]
        if not isinstance(value, Mapping):
            return value
        told = {key: self._under(key, each) for key, each in value.items()}
        if told.get("by") in self._keys and isinstance(told.get("table"), Mapping):
            told["table"] = self.keys(told["table"])
        return told

    def _under(self, key: Any, value: Any) -> Any:
        # A rule may be called so as well.
        if key not in self._keys or isinstance(value, Mapping):
            return self.within(value)
        return [self.word(each) for each in value] if isinstance(value, list) else self.word(value)
