"""Where a category begins with what others hold: a group with its members' scores, a member with the group's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from dangxing.language.voice import Remark
from dangxing.records import Member
from dangxing.results import Scorecard
from dangxing.rules import Rulebook
from dangxing.rules.pots import StartOf

_FINE = Decimal("1e-9")
_TOLD = Decimal("0.01")
_NAMED = 5


class Fed(NamedTuple):
    """What a category begins with (None: it is not known), and the sentence that says so."""

    value: Decimal | None
    why: Remark


class Others:
    """The cards that were scored first, by branch."""

    def __init__(self, cards: Iterable[Scorecard], rulebook: Rulebook, *, whole: bool) -> None:
        """``whole``: the year is scored as a whole; else the scores so far are taken for totals."""
        self._whole = whole
        self._cards: dict[tuple[str, str], list[Scorecard]] = defaultdict(list)
        for card in cards:
            of = "branch" if card.member.track in rulebook.groups else "members"
            self._cards[card.member.branch, of].append(card)

    def starts(self, fed: Mapping[str, StartOf], member: Member) -> dict[str, Fed]:
        """What each category of a member begins with, by its id."""
        return {category: self._start(start, member) for category, start in fed.items()}

    def _start(self, start: StartOf, member: Member) -> Fed:
        # Who was vetoed has no score, and is not one of those whose scores count.
        cards = [card for card in self._cards[member.branch, start.of] if card.outcome != "vetoed"]
        found = [(card, self._held(start, card)) for card in cards]
        if not found:
            return Fed(None, Remark(f"remarks.start-no-{start.of}", {"branch": member.branch}))
        unknown = [card.member.name for card, value in found if value is None]
        if unknown:
            names = (*unknown[:_NAMED], "…") if len(unknown) > _NAMED else tuple(unknown)
            return Fed(None, Remark("remarks.start-pending", {"names": names}))
        value = _together(start, [value for _, value in found if value is not None])
        told = value if value == value.quantize(_TOLD) else value.quantize(_TOLD)
        share = "" if start.share is None else f"{(start.share * 100).normalize():f}%"
        how = f"{start.of}-{start.then}" if start.then else start.of
        params = {"count": len(found), "value": told, "share": share}
        return Fed(value, Remark(f"remarks.start-{how}{'-share' if share else ''}", params))

    def _held(self, start: StartOf, card: Scorecard) -> Decimal | None:
        if start.take == "quantified" or (not self._whole and card.total is None):
            return card.quantified
        return card.total


def _together(start: StartOf, values: Sequence[Decimal]) -> Decimal:
    found = sum(values, Decimal(0)) * (1 if start.share is None else start.share)
    if start.then == "mean":
        found /= len(values)
    return found if found == found.quantize(_FINE) else found.quantize(_FINE, ROUND_HALF_EVEN)
