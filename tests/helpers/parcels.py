"""Items for a run that say what becomes of them. A module of its own, as processes look functions up by name."""

import os
import signal
from typing import NamedTuple

from dangxing.errors import FileProblem
from dangxing.records import Problem
from dangxing.runs.engine import Outcome


class Parcel(NamedTuple):
    """An item that says what becomes of it."""

    path: str
    fate: str = "fine"


def unpack(item: Parcel, shared: int) -> Outcome:
    match item.fate:
        case "refused":
            raise FileProblem("cli.not-found", path=item.path)
        case "bug":
            raise ZeroDivisionError
        case "dies":
            os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(item.path, problems=(Problem("no-year", "warning", item.path),) * shared)
