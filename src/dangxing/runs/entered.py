"""The run of the ledger by which a result counts for its year."""

from __future__ import annotations

from pathlib import Path

from dangxing.ledger import Run, open_ledger
from dangxing.results import Result
from dangxing.rules import Rulebook


def run_of(result: Result, rulebook: Rulebook, ledger: Path) -> Run | None:
    """The run in force that scored this very input by these very rules; None: there is none.

    ``rulebook`` is that of the result's year. FileProblem: the ledger cannot be read.
    """
    used = {rulebook.digests[card.rule_set] for card in result.cards}
    with open_ledger(ledger) as book:
        return next(
            (
                run
                for run in book.effective(result.year)
                if run.input_digest == result.input_digest and set(book.rules(run.run)) == used
            ),
            None,
        )
