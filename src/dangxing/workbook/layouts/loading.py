"""Layouts as files: those shipped, and an office's own in ``layouts/`` beside its rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from dangxing.errors import RuleFault, RulesProblem
from dangxing.rules.loading.documents import check, compose, tell
from dangxing.rules.loading.faults import KEY, Fault, Loc, unknown
from dangxing.rules.terms import Terms
from dangxing.workbook.layouts.fields import MARKED, SHAPES, fields_of, needed
from dangxing.workbook.layouts.model import Deeds, Layout, Listing

FOLDER: Final = "layouts"
_RULES: Final = "rules"
_OF_MARKS: Final = ("marks", "counts")


def shipped_layouts() -> Path:
    """The folder of the shipped layouts: in the wheel inside the package, in a checkout at its top."""
    here = Path(__file__).resolve().parents[2]
    packaged = here / "_layouts"
    return packaged if packaged.is_dir() else here.parents[1] / FOLDER


class File(NamedTuple):
    """The file of a layout; ``shipped``: it came with the program."""

    path: Path
    shipped: bool


def own_folder(rules: Path | None) -> Path:
    """Where an office keeps layouts of its own: beside its rules."""
    return (Path(_RULES) if rules is None else rules) / FOLDER


def files(rules: Path | None) -> dict[str, File]:
    """The files of layouts by id, the name of the file: those shipped, and over them those beside ``rules``."""
    found = {path.stem: File(path, True) for path in sorted(shipped_layouts().glob("*.yaml"))}
    return found | {path.stem: File(path, False) for path in sorted(own_folder(rules).glob("*.yaml"))}


def own(rules: Path | None) -> frozenset[str]:
    """The layouts that an office has of its own."""
    return frozenset(key for key, file in files(rules).items() if not file.shipped)


def load(rules: Path | None) -> dict[str, Layout]:
    """The layouts by id. RulesProblem: all faults of all files, each with its line and column."""
    faults: list[RuleFault] = []
    found = {key: each for key, (path, _) in files(rules).items() if (each := read(path, faults)) is not None}
    if faults:
        raise RulesProblem("rulefaults.unusable", tuple(faults), count=len(faults), folder=str(rules or FOLDER))
    return found


def read(path: Path, faults: list[RuleFault]) -> Layout | None:
    """The layout in a file; None where it has faults, which are added."""
    document = compose(path, faults)
    if document is None:
        return None
    shape = document.data.get("shape")
    if shape not in SHAPES:
        missing = Fault(("shape",), "missing-key", {"key": "shape"})
        wrong = missing if shape is None else unknown(("shape",), "not-allowed", str(shape), tuple(SHAPES))
        tell(document, [wrong], faults)
        return None
    layout: Layout | None = check(document, SHAPES[str(shape)], faults)
    if layout is not None:
        before = len(faults)
        tell(document, _faults(layout), faults)
        return layout if len(faults) == before else None
    return None


def _faults(layout: Layout) -> list[Fault]:
    """What a layout cannot mean: keys that it lacks, fields that its sheet has not, a title that is two things."""
    kind, section = type(layout), layout.FIELDS
    sheet = getattr(layout, "sheet", None)
    found: list[Fault] = []
    for key in dict.fromkeys((section, "columns", "labels", "votes", "fixed", "marks", "counts")):
        given = getattr(layout, key, None)
        if isinstance(given, dict):
            known = MARKED if key in _OF_MARKS else fields_of(kind, key, sheet)
            code = "not-allowed" if key in _OF_MARKS else "unknown-key"
            found += [unknown((key, each, KEY), code, each, tuple(known)) for each in given if each not in known]
            found += _twice(key, given) if key not in ("fixed", *_OF_MARKS) else []
    titles = getattr(layout, section)
    found += [Fault((section, key), "missing-key", {"key": key}) for key in needed(layout.shape) if key not in titles]
    if isinstance(layout, Listing):
        found += [
            unknown(("needs", at), "not-allowed", key, tuple(titles))
            for at, keys in enumerate(layout.needs)
            for key in keys
            if key not in titles
        ]
    if isinstance(layout, Deeds):
        found += _deed_faults(layout)
    return found


def _deed_faults(layout: Deeds) -> Iterator[Fault]:
    fields = fields_of(Listing, "columns", "activities")
    for at, deed in enumerate(layout.deeds):
        loc: Loc = ("deeds", at, "is")
        yield from (unknown((*loc, key, KEY), "unknown-key", key, fields) for key in deed.fields if key not in fields)
        if "activity" not in deed.fields:
            yield Fault((*loc, "activity"), "missing-key", {"key": "activity"})


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
