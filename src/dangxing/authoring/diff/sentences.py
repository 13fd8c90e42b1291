"""What of rules is told as a sentence, and not value by value: tests, limits, quotas, and how a year is settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Any, NamedTuple

from dangxing.language.voice import Remark
from dangxing.rules import RuleSet, Settle
from dangxing.rules.categories import ClosedBy
from dangxing.rules.outcomes import Limit, Quota
from dangxing.rules.ranking import ENTERED, Tie
from dangxing.rules.terms import Model
from dangxing.rules.when import SCORES
from dangxing.scoring import grounds, settled
from dangxing.scoring.outcomes import levels_told


class Sentence(NamedTuple):
    """A value of a model, by its keys, and the sentence that tells it."""

    path: tuple[str, ...]
    value: Any
    said: Remark


def sentences(model: Model, rules: RuleSet, path: tuple[str, ...] = ()) -> Iterator[Sentence]:
    """Every value in a model that is told as a sentence."""
    for name, field in type(model).model_fields.items():
        value, here = getattr(model, name), (*path, field.alias or name)
        said = _said(name, value, rules)
        if said is not None:
            yield Sentence(here, value, said)
        else:
            yield from _inside(value, rules, here)


def _inside(value: object, rules: RuleSet, path: tuple[str, ...]) -> Iterator[Sentence]:
    if isinstance(value, Model):
        yield from sentences(value, rules, path)
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _inside(entry, rules, (*path, str(key)))


def _said(name: str, value: Any, rules: RuleSet) -> Remark | None:
    match value:
        case Quota():
            return grounds.quota_told(value, rules)
        case Settle():
            return _together(settled.how(value))
        case ClosedBy():
            return _closed(value)
        case tuple() if value and name == "when":
            return _together(grounds.told(test, rules) for test in value)
        case tuple() if name == "ranking" and len(value) > 1:
            return Remark("rulediff.ranking", {"ties": tuple(_tie(tie, rules) for tie in value)})
        case tuple() if value and isinstance(value[0], Limit):
            return _together(_limit(limit, rules) for limit in value)
    return None


def _limit(limit: Limit, rules: RuleSet) -> Remark:
    titles = {key: each.title for track in rules.tracks.values() for key, each in track.categories.items()}
    params = {"says": limit.says, "clause": limit.clause, "bound": levels_told(limit, titles)}
    if not limit.when:
        return Remark("rulediff.limit-always", params)
    return Remark("rulediff.limit", {**params, "tests": _together(grounds.told(test, rules) for test in limit.when)})


def _tie(tie: Tie, rules: RuleSet) -> Remark | str:
    """A figure that members are ranked by."""
    if isinstance(tie, str):
        own = tie in (*SCORES, *ENTERED)
        return Remark(f"rulediff.tie-{tie}") if own else grounds.title_of(tie, rules)
    if tie.measure is None:
        title = "" if tie.lost == "total" else grounds.title_of(tie.lost or "", rules)
        told = Remark("rulediff.tie-lost" if title else "rulediff.tie-lost-total", {"title": title})
    else:
        told = Remark(f"rulediff.tie-{tie.measure.what}", {"rows": tie.measure.activity})
    return Remark(f"rulediff.tie-{'fewest' if tie.fewest else 'most'}", {"figure": told})


def _closed(closed: ClosedBy) -> Remark:
    rows: Remark | tuple[str, ...] = closed.activity
    if closed.result:
        rows = Remark("remarks.test-with-result", {"activity": closed.activity, "result": closed.result})
    return Remark("rulediff.closed-by", {"rows": rows, "says": closed.says, "clause": closed.clause})


def _together(parts: Iterable[Remark]) -> Remark:
    return reduce(lambda first, second: Remark("remarks.and", {"first": first, "second": second}), parts)
