"""What a user named, found among what the ledger holds: ids or titles, in any script; the nearest for what is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dangxing.errors import UsageProblem
from dangxing.language.script import fold, natural, nearest
from dangxing.ledger.counting import RulesOfYear

# So many names are listed to choose from.
_LISTED = 12


def branch(name: str, known: Mapping[str, str]) -> tuple[str, str]:
    """The key and name of a branch. UsageProblem: there is none of that name."""
    key = fold(name)
    if key in known:
        return key, known[key]
    raise _unknown("report.no-such-branch", name, known)


def track(name: str, rules: Mapping[str, Sequence[RulesOfYear]]) -> str:
    """The id of a track, by its id, a title or an alias. UsageProblem: there is none."""
    names: dict[str, str] = {}
    shown: dict[str, str] = {}
    for used in rules.values():
        for entry in used:
            for track_id, known in entry.rules.rule_set.tracks.items():
                names |= dict.fromkeys(map(fold, (track_id, known.title, known.en, *known.aliases)), track_id)
                shown[fold(track_id)] = track_id
                shown[fold(known.title)] = known.title
    return _found("report.no-such-track", name, names, shown)


def rule_set(name: str, rules: Mapping[str, Sequence[RulesOfYear]]) -> str:
    """The id of a rule set, by its id or a title. UsageProblem: there is none."""
    names: dict[str, str] = {}
    shown: dict[str, str] = {}
    for rule_set_id, used in rules.items():
        for entry in used:
            terms = entry.rules.rule_set
            names |= dict.fromkeys(map(fold, (rule_set_id, terms.title, terms.en)), rule_set_id)
            shown[fold(rule_set_id)] = rule_set_id
            shown[fold(terms.title)] = terms.title
    return _found("report.no-such-rule-set", name, names, shown)


def _found(code: str, name: str, names: Mapping[str, str], shown: Mapping[str, str]) -> str:
    if fold(name) in names:
        return names[fold(name)]
    raise _unknown(code, name, shown)


def _unknown(code: str, name: str, shown: Mapping[str, str]) -> UsageProblem:
    listed = sorted(shown.values(), key=natural)
    known = ", ".join(listed[:_LISTED]) + (" …" if len(listed) > _LISTED else "")
    return UsageProblem(code, name=name, known=known, nearest=nearest(name, shown, 40) or "")
