"""Where the problems of a workbook are gathered. There may be millions: what they say alike they share."""

from __future__ import annotations

from collections.abc import Mapping

from dangxing.language.catalogue.problems import WARNINGS
from dangxing.records import Place, Problem


class Problems:
    """The problems of one workbook. ``doubted``: what is allowed, but hardly meant, is looked for as well."""

    def __init__(self, path: str, *, doubted: bool = True) -> None:
        self.path, self.doubted = path, doubted
        self.found: list[Problem] = []
        self.any_error = False

    def add(self, code: str, place: Place, order: int, /, **params: object) -> None:
        """Note a problem. Its severity is the catalogue's; a ``nearest`` of None is as good as none given."""
        if params.get("nearest", "") is None:
            del params["nearest"]
        self.put(code, place, order, params)

    def put(self, code: str, place: Place, order: int, params: Mapping[str, object]) -> None:
        """Note a problem with parameters that others may share."""
        if code in WARNINGS:
            self.found.append(Problem(code, "warning", self.path, place, params, order))
        else:
            self.any_error = True
            self.found.append(Problem(code, "error", self.path, place, params, order))

    def any_of(self, code: str) -> bool:
        """Whether any problem has this code."""
        return any(problem.code == code for problem in self.found)

    def in_order(self) -> tuple[Problem, ...]:
        """All problems by sheet, row, column."""
        self.found.sort(key=lambda problem: problem.sort_key)
        return tuple(self.found)
