"""The way to a band: change after change, the most points first, until it is reached."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from dangxing.scoring.adding import Change
from dangxing.scoring.evidence import Period
from dangxing.scoring.explaining.options import Option, told
from dangxing.scoring.explaining.reaching import Case

# So many steps no member takes in a year: more are not tried, and that is said.
_MOST_STEPS: Final = 60


def climb(case: Case, every: list[Option], bringing: list[Option], window: Period) -> tuple[tuple[Option, ...], bool]:
    """The fewest changes that reach a band, as far as taking the most points first finds them.

    Where nothing brings points any more, a category far below its floor may be filled until something does. Also
    whether they do reach it; where they do not, they are all that can be done. ``every`` is every first change,
    ``bringing`` those that bring something.
    """
    taken, reached = _greedily(case, every, bringing, window)
    if reached:
        return _needed(case, [option.change for option in taken]), True
    if case.asks_more:
        # Nor need points be gained: what a band asks for besides may be reached by what brings none, or loses some.
        reaches = attrgetter("reaches")
        several = case.several(every, reaches) or case.together(every, window, reaches)
        if several:
            return (several[0],), True
    if case.effort.short:
        # More might reach it: nothing is said of what does not.
        return (), False
    # What was put into a category that stayed below its floor all the same is of no use.
    while taken and not case.brings(taken[-1]):
        taken.pop()
    return tuple(taken), False


def _greedily(case: Case, every: list[Option], bringing: list[Option], window: Period) -> tuple[list[Option], bool]:
    taken, now = list[Option](), every
    brought = {told(option.change): case.weight(option) for option in every}
    for _ in case.effort.over(range(_MOST_STEPS)):
        if taken and any(option.reaches for option in now):
            # The last step need be no larger than it takes.
            now = case.every(window)
        options = [option for option in now if case.moves(option)] or (
            case.bringing(now, window) if taken else bringing
        )
        if not options:
            return taken, False
        enough = [option for option in options if option.reaches]
        taken.append(min(enough, key=lambda option: option.gain) if enough else options[0])
        if enough:
            return taken, True
        case = case.with_(taken[-1].change)
        now = case.likely(window, brought)
    case.effort.cut = not case.effort.short
    return taken, False


def _needed(case: Case, changes: list[Change]) -> tuple[Option, ...]:
    """Of changes those without which the band is not reached, each as small as will do."""
    kept = _pruned(case, changes)
    found = case.through(kept)
    if not found[-1].reaches:
        found = case.through(kept, whole=True)
    smaller = [option.change for option in found]
    return _needed(case, smaller) if len(_pruned(case, smaller)) < len(smaller) else found


def _pruned(case: Case, changes: list[Change]) -> list[Change]:
    """Of changes those that are left when one after the other is dropped that is not needed with the rest."""
    kept, at = changes, 0
    while at < len(kept):
        rest = kept[:at] + kept[at + 1 :]
        if rest and case.reached_by(rest):
            kept = rest
        else:
            at += 1
    return kept
