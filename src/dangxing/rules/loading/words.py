"""``words.yaml``: what offices write. The folder's own stands before the shipped one, and names terms in use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dangxing.errors import RuleFault
from dangxing.rules import Contract, Habits, RuleSet, Usage
from dangxing.rules.loading.documents import Document, check, compose, tell
from dangxing.rules.loading.faults import KEY, Fault, unknown


class Words:
    """The habits in use. ``own`` None: the folder has no file of its own. What is wrong is added to ``faults``."""

    def __init__(self, own: Path | None, shipped: Path, faults: list[RuleFault]) -> None:
        self._faults = faults
        self._own: tuple[Document, Habits] | None = None
        document = None if own is None or own == shipped else compose(own, faults)
        habits = None if document is None else check(document, Habits, faults)
        if document is not None and habits is not None:
            self._own = document, habits
        base = compose(shipped, faults)
        self._common = None if base is None else check(base, Habits, faults)
        self.documents = tuple(each for each in (document, base) if each is not None)
        self.habits = tuple(each for each in (habits, self._common) if each is not None)

    def tell_unknown(self, contract: Contract, rule_sets: Sequence[RuleSet]) -> None:
        """Tell the terms of the folder's own file that nothing in use knows: their words would go nowhere.

        A term of the shipped file is known all the same: it was copied with rules that are not in use here.
        """
        if self._own is not None:
            document, habits = self._own
            tell(document, _unknown(habits, _terms(contract, rule_sets), self._common or habits), self._faults)


def _unknown(habits: Habits, terms: Mapping[str, Sequence[str]], common: Habits) -> Iterator[Fault]:
    from dangxing.language.script import fold

    for holds, known in terms.items():
        usage: Usage = getattr(habits, holds)
        folded = set(map(fold, known))
        for part in ("certain", "likely"):
            for term in getattr(usage, part):
                if fold(term) not in folded and term not in getattr(getattr(common, holds), part):
                    yield unknown((holds, part, term, KEY), "not-allowed", term, list(dict.fromkeys(known)))


def _terms(contract: Contract, rule_sets: Sequence[RuleSet]) -> dict[str, list[str]]:
    """Every term that a column may hold, by what it holds."""
    return {
        "attendance": [choice.title for choice in contract.attendance.values()],
        "standing": [choice.title for choice in contract.standing.values()],
        "verdict": [choice.title for choice in contract.verdicts.values()]
        + [word for rules in rule_sets for word in rules.verdicts],
        "track": [track.title for rules in rule_sets for track in rules.tracks.values()],
        "post": [word for rules in rule_sets for post, names in rules.posts.items() for word in (post, *names)],
        "level": [word for rules in rule_sets for level, names in rules.levels.items() for word in (level, *names)],
        "result": [word for rules in rule_sets for entry in rules.activities.values() for word in entry.results],
        "outcome": [title for rules in rule_sets for title in rules.outcome_titles],
        "activity": [name for rules in rule_sets for name in rules.activities],
    }
