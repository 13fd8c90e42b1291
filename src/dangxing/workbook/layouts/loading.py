"""Layouts as files: those shipped, and an office's own in ``layouts/`` beside its rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from dangxing.errors import RuleFault, RulesProblem
from dangxing.rules.loading.documents import check, compose, tell
from dangxing.rules.loading.faults import KEY, Fault, Loc, unknown
from dangxing.rules.terms import Terms
from dangxing.workbook.layouts.model import LABELS, PERSON, Card, Layout, Listing, Matrix

FOLDER: Final = "layouts"
_SHAPES: Final[Mapping[str, Any]] = {"matrix": Matrix, "card": Card, "list": Listing}
_ATTENDANCE: Final = ("出席", "請假", "缺席", "免")
# Without these nothing can be read from a table of the shape.
_WANTED: Final = {"matrix": ("people", ("name",)), "card": ("labels", ("activity", "date"))}


def shipped_layouts() -> Path:
    """The folder of the shipped layouts: in the wheel inside the package, in a checkout at its top."""
    here = Path(__file__).resolve().parents[2]
    packaged = here / "_layouts"
    return packaged if packaged.is_dir() else here.parents[1] / FOLDER


def load(rules: Path | None) -> dict[str, Layout]:
    """The layouts by id, which is the name of the file: those shipped, and over them those beside ``rules``.

    RulesProblem: all faults of all files, each with its line and column.
    """
    faults: list[RuleFault] = []
    files = {path.stem: path for path in sorted(shipped_layouts().glob("*.yaml"))}
    if rules is not None:
        files |= {path.stem: path for path in sorted((rules / FOLDER).glob("*.yaml"))}
    found = {key: layout for key, path in files.items() if (layout := _read(path, faults)) is not None}
    if faults:
        raise RulesProblem("rulefaults.unusable", tuple(faults), count=len(faults), folder=str(rules or FOLDER))
    return found


def _read(path: Path, faults: list[RuleFault]) -> Layout | None:
    document = compose(path, faults)
    if document is None:
        return None
    shape = document.data.get("shape")
    if shape not in _SHAPES:
        missing = Fault(("shape",), "missing-key", {"key": "shape"})
        wrong = missing if shape is None else unknown(("shape",), "not-allowed", str(shape), tuple(_SHAPES))
        tell(document, [wrong], faults)
        return None
    layout: Layout | None = check(document, _SHAPES[str(shape)], faults)
    if layout is not None:
        before = len(faults)
        tell(document, _faults(layout), faults)
        return layout if len(faults) == before else None
    return None


def _faults(layout: Layout) -> list[Fault]:
    """What a layout cannot mean: keys that it lacks, fields that its sheet has not, a title that is two things."""
    if isinstance(layout, Listing):
        from dangxing.rules.loading.checks import record_fields

        fields = {*record_fields(layout.sheet)[0], "name", "branch"}
        found = [
            unknown(("columns", key, KEY), "unknown-key", key, sorted(fields))
            for key in layout.columns
            if key not in fields
        ]
        found += [
            unknown(("needs", at), "not-allowed", key, tuple(layout.columns))
            for at, key in enumerate(layout.needs)
            if key not in layout.columns
        ]
        return found + _twice("columns", layout.columns)
    section, wanted = _WANTED[layout.shape]
    titles = layout.people if isinstance(layout, Matrix) else layout.labels
    known = PERSON if isinstance(layout, Matrix) else LABELS
    found = [Fault((section, key), "missing-key", {"key": key}) for key in wanted if key not in titles]
    found += [unknown((section, key, KEY), "unknown-key", key, known) for key in titles if key not in known]
    found += [
        unknown(("marks", key, KEY), "not-allowed", key, _ATTENDANCE) for key in layout.marks if key not in _ATTENDANCE
    ]
    return found + _twice(section, titles)


def _twice(section: str, titles: Mapping[Any, Terms]) -> list[Fault]:
    from dangxing.language.script import fold

    seen: dict[str, str] = {}
    found = []
    for key, words in titles.items():
        for at, word in enumerate(words):
            other = seen.setdefault(fold(word), key)
            if other != key:
                loc: Loc = (section, key, at)
                found.append(Fault(loc, "title-twice", {"found": word, "other": other, "sheet": section}))
    return found
