"""Rule sets written by hand, with the words of those that chance makes."""

from __future__ import annotations

from oracle.dice import Made
from oracle.rules import ACTIVITIES, LEVELS, TITLED

LAST: Made = {**TITLED, "id": "last", "at_least": 0}


def rule_set(categories: dict[str, Made], **more: object) -> Made:
    """A set of one track, ``a``, of such categories; everybody reaches its one band, where ``more`` says nothing."""
    return {
        "id": "made", "title": "考核", "en": "Appraisal", "version": "1", "source": "考核辦法", "bands": [LAST],
        "activities": ACTIVITIES, "levels": LEVELS,
        "tracks": {"a": {**TITLED, "categories": {name: TITLED | each for name, each in categories.items()}}}, **more,
    }  # fmt: skip
