"""The text of a cell of .ods as it is met: what stands in it, what stands beside it, and how its parts look."""

from __future__ import annotations

from dangxing.workbook.reading.facts import TextLook
from dangxing.workbook.reading.runs import TextPart, TextParts


class CellText:
    """The text of one cell. ``said`` is what the cell says beside it that its text is."""

    def __init__(self, said: str | None = None) -> None:
        self.said = said
        self.mixed = False
        """Something beside the text would be taken for it."""
        self.changed = False
        """A part of it is shown in other signs."""
        self._own: list[str] = []
        self._parts: list[TextPart] = []
        self._seen = TextParts()

    def open(self, part: TextPart) -> None:
        """A part of the text begins."""
        self._parts.append(part)

    def close(self) -> None:
        """It ends."""
        if self._parts:
            self._parts.pop()

    def add(self, value: str) -> None:
        """A piece of the text."""
        part = self._parts[-1] if self._parts else TextPart()
        shown = self._seen.add(value, part)
        self.changed |= shown != value
        self._own.append(shown)

    @property
    def own(self) -> str:
        """The text as it looks."""
        return "".join(self._own)

    @property
    def look(self) -> TextLook:
        """What the whole text looks like."""
        return self._seen.look

    @property
    def differs(self) -> bool:
        """Whether the cell says one text and shows another."""
        own = "".join(self.own.split())
        return self.said is not None and bool(own) and not self.changed and own != "".join(self.said.split())
