"""What the sheets know of each other: the columns of the tracks, those of the ranks in 總表, how outcomes look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dangxing.language.voice import Voice
from dangxing.records import column_letters
from dangxing.rules import RuleSet, Track
from dangxing.scored.plan import Spot
from dangxing.sheets.book import SEEN_FOR_WIDTH, fitting

FIRST_CATEGORY = 3
# The columns of 總表 with the rank, the rank within the track and that within the branch.
RANK_COLUMNS = ("A", "J", "K")
# What a verdict, a poll or a mark can mend by being entered; the total of those who want something else stays empty.
_ENTERED = {"remarks.needs-verdict", "remarks.needs-poll", "remarks.needs-mark", "remarks.needs-mark-few"}
_NOTICE_LOOKS = {"commend": "good", "report": "bad"}


class Columns(NamedTuple):
    """The columns of a track's sheet, as letters. What the rule set does not have is None."""

    categories: dict[str, str]
    quantified: str
    poll: str | None
    marks: dict[str, str]
    total: str
    verdict: str
    tie_break: str | None
    ranks: tuple[str, str, str]
    outcome: str
    width: int

    def score(self, name: str) -> str | None:
        """The column of a score; None: the track has no such category."""
        named = {"total": self.total, "quantified": self.quantified, "poll": self.poll}
        return named.get(name) or self.categories.get(name)

    def figure(self, name: str) -> str | None:
        """The column of a mark or a score; None: the track has none."""
        return self.marks.get(name) or self.score(name)


def columns_of(rules: RuleSet, track: Track) -> Columns:
    """Where each column of the track's sheet stands."""
    letters = (column_letters(at) for at in range(FIRST_CATEGORY, 16384))
    return Columns(
        categories={category: next(letters) for category in track.categories},
        quantified=next(letters),
        poll=next(letters) if rules.polled else None,
        marks={mark: next(letters) for mark in rules.marks},
        total=next(letters),
        verdict=next(letters),
        tie_break=next(letters) if rules.ties else None,
        ranks=(next(letters), next(letters), next(letters)),
        outcome=next(letters),
        width=FIRST_CATEGORY + len(track.categories) + 7 + rules.polled + len(rules.marks) + bool(rules.ties),
    )


def waits_for_entry(spot: Spot) -> bool:
    """Whether the total is computed, or would be once a verdict, a poll or a mark is entered."""
    card = spot.card
    return bool(card.categories) and all(reason.key in _ENTERED for reason in card.reasons if card.total is None)


def looks_of(rules: RuleSet, voice: Voice) -> list[tuple[str, str]]:
    """How the outcomes of a rule set look: those commended, those reported, those not judged."""
    looks = [(voice.title(band), _NOTICE_LOOKS[band.notice]) for band in rules.bands if band.notice]
    return looks + [(voice.title(named), "muted") for named in rules.outcomes.values()]


def widths_of(spots: Sequence[Spot], least: int) -> list[float]:
    """How wide the columns of ids, names and branches are; ``least``: the one of ids at least."""
    seen = [spot.card.member for spot in spots[:SEEN_FOR_WIDTH]]
    return [
        fitting((member.id for member in seen), least, 22),
        fitting((member.name for member in seen), 8, 24),
        fitting((member.branch for member in seen), 10, 30),
    ]
