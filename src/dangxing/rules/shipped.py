"""Where the rules are that come with the program."""

from pathlib import Path
from typing import Final

SIZE_LIMIT: Final = 1_000_000
"""Bytes of a file of rules."""


def shipped_rules() -> Path:
    """The folder of the rules that come with the program: in the wheel inside the package, in a checkout at its top."""
    here = Path(__file__).resolve().parents[1]
    packaged = here / "_rules"
    return packaged if packaged.is_dir() else here.parents[1] / "rules"
