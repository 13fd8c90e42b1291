"""Holds the ratios that a change can spoil unseen to the bounds in ``bounds.toml``: about two minutes on two cores.

    make bench-guard

Processor time of whole processes, run in turn (A B, A B, …), medians. What a ratio is held to is what was reached, with
a tenth to spare for the machine; the limit beside it is what is wished for.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import make_workbooks
import score
import validate
from processes import DANGXING, ENVIRONMENT

BOUNDS = Path(__file__).with_name("bounds.toml")


class Pair(NamedTuple):
    """What is held against what, and how often each is run."""

    name: str
    base: Sequence[str]
    ours: Sequence[str]
    repeat: int


def pairs(folder: Path) -> Iterator[Pair]:
    """The ratios, by the names of ``bounds.toml``; what they need is made when they are asked for."""
    yield Pair("version", (sys.executable, "-c", "import typer"), (*DANGXING, "--version"), 15)
    for size, repeat in (("small", 11), ("middle", 3)):
        records = make_workbooks.make(size)
        floor, ours = score.floor_and_score(size, records, folder)
        yield Pair(f"score-{size}", floor, ours, repeat)
    bare = (sys.executable, "-c", validate.BARE, str(make_workbooks.make("middle")))
    check = (*DANGXING, "validate", str(make_workbooks.make("middle")), "--year", "2024")
    yield Pair("validate-middle", bare, check, 3)


def ratio(pair: Pair) -> float:
    """The processor time of ours by that of its base."""
    found = score.interleaved({"base": pair.base, "ours": pair.ours}, pair.repeat, {})
    return found["ours"].cpu / found["base"].cpu


def main() -> int:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    bounds = tomllib.loads(BOUNDS.read_text(encoding="utf-8"))
    spoilt = []
    print(f"{'':<17}{'measured':>9}{'bound':>8}{'limit':>8}")
    # No settings of a folder have a say, and the ledger goes where the rest goes.
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        # Rules are kept from run to run, as they are for users, but not among the user's own.
        ENVIRONMENT.update({"XDG_CACHE_HOME": name, "LOCALAPPDATA": name})
        for pair in pairs(Path(name)):
            held = bounds.pop(pair.name)
            found = ratio(pair)
            past = found > held["bound"]
            spoilt += [pair.name] if past else []
            told = "  past its bound" if past else ""
            print(f"{pair.name:<17}{found:>9.2f}{held['bound']:>8.2f}{held['limit']:>8.2f}  {held['what']}{told}")
            sys.stdout.flush()
    if bounds:
        raise SystemExit(f"{BOUNDS.name}: nothing is measured for {', '.join(bounds)}")
    if spoilt:
        print(f"{', '.join(spoilt)}: dearer than before. Where other work ran meanwhile, run it again.")
    return 1 if spoilt else 0


if __name__ == "__main__":
    sys.exit(main())
