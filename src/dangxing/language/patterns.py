"""Regular expressions that are compiled when they are first held against a text: a run needs few of all."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Late:
    """Stands for a compiled expression. What is asked of it is kept as its own, so that it is asked for but once."""

    def __init__(self, source: Any, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def late(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The expression, as :func:`re.compile` gives it; what is wrong with it is found out when it is first used."""
    return cast("re.Pattern[AnyStr]", _Late(source, flags))
