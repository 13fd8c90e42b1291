"""A track, as a user names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dangxing.errors import WrongUse
from dangxing.language import Language, text

if TYPE_CHECKING:
    from dangxing.rules import Rulebook


def of_name(name: str, rulebook: Rulebook, language: Language) -> str:
    """The id of the track with this id or title, in any script. UsageProblem: there is none, with the nearest."""
    from dangxing.language.voice import Voice
    from dangxing.workbook.validating.lexicon import Lexicon

    known = Lexicon(rulebook).tracks
    found = known[name]
    if found is None:
        titles = {key: Voice(language).title(track) for key, (_, track) in rulebook.tracks.items()}
        listed = text("cli.list-separator", language).join(f"{key} {title}" for key, title in titles.items())
        nearest = titles.get(known.nearest(name) or "", "")
        raise WrongUse("cli.no-such-track", name=name, known=listed, nearest=nearest)
    return found
