"""What stands on the page, as text: figures, and what users wrote made fit to be shown."""

from __future__ import annotations

from decimal import Decimal

# A name of a workbook can fill a cell, which holds 32,767 characters; so many are shown.
SHOWN = 160
# Controls that HTML does not allow, and half characters that UTF-8 cannot write.
_UNFIT = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "�")
_UNFIT |= dict.fromkeys(range(55296, 57344), "�")


def fit(value: object) -> object:
    """What a template puts out: text without characters that no page may hold; everything else as it is."""
    return value.translate(_UNFIT) if type(value) is str else value


def clipped(value: str) -> str:
    """``value``, cut where it is longer than anyone's name, and how much was cut."""
    return value if len(value) <= SHOWN else f"{value[:SHOWN]}… (+{len(value) - SHOWN:,})"


def places(values: list[Decimal | None]) -> int:
    """How many decimals a column of figures needs: none, or two for all."""
    return 2 if any(value is not None and value != value.to_integral_value() for value in values) else 0
