"""Scored workbooks that are written once: the same arguments give the same bytes, as other tests hold."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from dangxing import scored
from dangxing.records import SheetKey
from dangxing.results import Result
from dangxing.rules import Rulebook
from dangxing.workbook.grid import Grid


@contextmanager
def written_once() -> Iterator[None]:
    """While many forgeries of one workbook are held against it, it is not made anew for each."""
    write, kept = scored.write_scored, dict[str, bytes]()

    def written(
        result: Result, rulebook: Rulebook, target: Path, *, grids: Mapping[SheetKey, Grid] | None, **more: Any
    ) -> None:
        cells = [(key, list(grid.rows()), replace(grid, rows=iter, coded=None)) for key, grid in (grids or {}).items()]
        key = sha256(pickle.dumps((result, rulebook, grids is None, cells, more))).hexdigest()
        if key in kept:
            target.write_bytes(kept[key])
        else:
            write(result, rulebook, target, grids=grids, **more)
            kept[key] = target.read_bytes()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scored, "write_scored", written)
        yield
