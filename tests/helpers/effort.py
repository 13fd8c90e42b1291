"""How much of what is generated is tried: little by default, much by ``make test-long``. All the numbers stand here."""

import os

LONG = os.environ.get("TESTS") == "long"

# By default, and in the long run. Each default finds what it is for: see it fail before it is made smaller.
_TRIES = {
    # Workbooks changed at random, fifty and fifty a group; groups of other files changed so, and of rules.
    "mutations": (2, 20),
    "mutated files": (2, 30),
    "mutated rules": (1, 12),
    # Folders of rules, with records: held against the second interpreter; each promise of theirs tried out, in the
    # long run of some 2,000 members.
    "oracle": (60, 2000),
    "books": (2, 60),
    "promises": (4, 500),
    # Of each example, each promise of theirs written into the workbook.
    "promised members": (2, 10_000),
    # Hypothesis: records that keep the contract; cells of any kind; tables of rules, and texts of rule files.
    "records": (25, 250),
    "cells": (30, 400),
    "tables": (5, 60),
    "texts": (40, 400),
    # Sign-in sheets, two lists to reconcile, layouts and steps, each a workbook that is written and read.
    "workbooks": (6, 60),
    # Scores killed at any moment; commands broken off, each by two signals.
    "kills": (50, 500),
    # Signs that each pattern of the source is held against, of the piece that it likes least.
    "signs": (1 << 17, 1 << 20),
    # Members on the page of a report that a browser opens, which takes it seconds for each thousand.
    "members on a page": (2000, 10_000),
    "broken off": (4, 20),
}


def tries(what: str) -> int:
    """How many are tried."""
    return _TRIES[what][LONG]
