"""Where a category begins with what others hold: a group with its members' scores, a member with the group's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from dangxing.language.script import Term
from dangxing.language.voice import Remark
from dangxing.records import Before, Member, Place, Problem, Records
from dangxing.results import Scorecard
from dangxing.rules import Rulebook, Track
from dangxing.rules.pots import StartOf
from dangxing.rules.terms import carried
from dangxing.scoring.figures import score_of

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
        self._known: dict[tuple[str, StartOf], Fed] = {}
        self._cards: dict[tuple[str, str], list[Scorecard]] = defaultdict(list)
        for card in cards:
            of = "branch" if card.member.track in rulebook.groups else "members"
            self._cards[card.member.branch, of].append(card)

    def starts(self, track: Track, member: Member) -> dict[str, Fed]:
        """What each category of a member begins with that begins with the scores of others, by its id."""
        return {
            key: self._start(each.fed, member.branch)
            for key, each in track.categories.items()
            if each.fed and not each.carried
        }

    def _start(self, start: StartOf, branch: str) -> Fed:
        """What it is for everybody of a branch, reckoned once."""
        key = branch, start
        if key not in self._known:
            self._known[key] = self._of(start, branch)
        return self._known[key]

    def _of(self, start: StartOf, branch: str) -> Fed:
        # Who was vetoed has no score, and is not one of those whose scores count.
        of = "members" if start.tracks else start.of
        cards = [card for card in self._cards[branch, of] if card.outcome != "vetoed"]
        if start.tracks:
            cards = [card for card in cards if card.member.track in start.tracks]
        found = [(card, self._held(start, card)) for card in cards]
        if not found:
            return Fed(None, Remark(f"remarks.start-no-{start.of}", {"branch": branch}))
        unknown = [card.member.name for card, value in found if value is None]
        if unknown:
            names = (*unknown[:_NAMED], "…") if len(unknown) > _NAMED else tuple(unknown)
            return Fed(None, Remark("remarks.start-pending", {"names": names}))
        value = _together(start, [value for _, value in found if value is not None])
        told = value if value == value.quantize(_TOLD) else value.quantize(_TOLD)
        share = "" if start.share is None else f"{(start.share * 100).normalize():f}%"
        how = f"{start.of}-{start.then}" if start.then else start.of
        params = {"count": len(found), "value": told, "share": share}
        return Fed(value, _within(start, Remark(f"remarks.start-{how}{'-share' if share else ''}", params)))

    def _held(self, start: StartOf, card: Scorecard) -> Decimal | None:
        if card.total is None:
            # Whoever is pending may yet be vetoed, and is then not counted.
            return None if self._whole else _score_so_far(start, card)
        return score_of(start.take, card)


def _score_so_far(start: StartOf, card: Scorecard) -> Decimal | None:
    return score_of("quantified" if start.take == "total" else start.take, card)


def of_last(track: Track, member: Member, before: Mapping[str, Before]) -> dict[str, Fed]:
    """What categories of a member begin with that begin with the last period: 上期得分 where it is of that, else what
    the ledger has."""
    return {
        key: _of_last(category.carried, _entered(track, member, category.carried), before.get(category.carried.take))
        for key, category in track.categories.items()
        if category.carried
    }


def _entered(track: Track, member: Member, start: StartOf) -> Decimal | None:
    return member.carried if track.entered(start) else None


def _of_last(start: StartOf, entered: Decimal | None, before: Before | None) -> Fed:
    if entered is not None:
        value, whence = entered, Remark("remarks.last-of-member")
    elif before is not None:
        value, whence = before.value, Remark("remarks.last-of-run", {"run": before.run})
    elif start.otherwise is not None:
        return Fed(start.otherwise, Remark("remarks.start-no-last-otherwise", {"value": start.otherwise}))
    else:
        return Fed(None, Remark("remarks.start-no-last"))
    params: dict[str, object] = {"value": value, "from": whence}
    held = start.of_it(value)
    if start.share is None:
        return Fed(held, _within(start, Remark("remarks.start-last", params)))
    share = f"{(start.share * 100).normalize():f}%"
    return Fed(held, _within(start, Remark("remarks.start-last-share", {**params, "share": share})))


def _within(start: StartOf, told: Remark) -> Remark:
    """The sentence of a start, with what of it counts."""
    for name, level in (("over", start.over), ("at-most", start.at_most)):
        if level is not None:
            told = Remark("remarks.and", {"first": told, "second": Remark(f"remarks.start-{name}", {"level": level})})
    if start.round is not None:
        told = Remark("remarks.and", {"first": told, "second": Remark(f"remarks.start-round-{start.round}")})
    return told


def wanting(records: Records, rulebook: Rulebook, path: str) -> Iterator[Problem]:
    """The members of whom nothing is known of the last period, where a category begins with that; and those of whom
    上期得分 is entered, and is not what any category begins with."""
    layout = records.layouts.get("members")
    if layout is None or not rulebook.carries:
        return
    for member in records.members:
        _, track = rulebook.tracks[member.track]
        starts = of_last(track, member, records.before.get(member.id, {}))
        place = Place(layout.title, member.row - 1, layout.columns.get("carried", layout.anchor))
        own = {key for key, each in track.categories.items() if each.carried and not track.entered(each.carried)}
        if starts and member.carried is not None and own == starts.keys():
            told = {"found": member.name, "id": member.id, "value": member.carried}
            yield Problem("carried-unread", "warning", path, place, told)
        for key, start in starts.items():
            told = {"found": member.name, "id": member.id, "category": Term(track.categories[key].title)}
            if start.value is None:
                yield Problem("no-carried-score" if key in own else "no-carried", "warning", path, place, told)


def _together(start: StartOf, values: Sequence[Decimal]) -> Decimal:
    found = sum(values, Decimal(0))
    if start.over is None and start.at_most is None:
        # The share first: then a third has no last decimal once only.
        found *= 1 if start.share is None else start.share
        found = found / len(values) if start.then == "mean" else found
    else:
        found = start.of_it(found / len(values) if start.then == "mean" else found)
    return start.rounded(carried(found))
