"""What changes from one rulebook to another: value by value, each with its rule and clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from dangxing.authoring.diff.sentences import sentences
from dangxing.language import has, patterns
from dangxing.language.voice import Remark, Titled, Voice, plain
from dangxing.rules import Model, Rule, Rulebook, RuleSet

Kind = Literal["added", "removed", "changed"]
Of = Literal["set", "track", "category", "rule", "activity", "setting"]


class Change(NamedTuple):
    """One change. ``subject`` is the id of what changed (of a setting: its keys), under ``track`` where there is one.

    ``field`` are the keys of the value that changed, None where the subject as a whole came or went. ``before`` and
    ``after`` are as the rules write them, ``said_before`` and ``said_after`` sentences that tell them, if any do.
    """

    kind: Kind
    of: Of
    rule_set: str
    track: str | None
    subject: str
    clause: str | None
    field: str | None = None
    before: str | None = None
    after: str | None = None
    said_before: Remark | None = None
    said_after: Remark | None = None

    def words(self, voice: Voice, bands: Mapping[str, Titled]) -> str:
        """The change as a sentence; ``bands`` are those of its rule set, by id."""
        sides = ((self.before, self.said_before), (self.after, self.said_after))
        before, after = (None if value is None else _told(value, said, voice, self.field) for value, said in sides)
        clause = voice.say("rulediff.clause", clause=voice.term(self.clause)) if self.clause else ""
        subject = f"{self.track}/{self.subject}" if self.track and self.of in ("rule", "category") else self.subject
        if self.field in _SENTENCES:
            before, after = (value and voice.say("rulediff.quoted", value=value) for value in (before, after))
        named = label(self.subject, voice, bands) if self.of == "setting" else voice.term(subject)
        params = {"subject": named, "clause": clause, "before": before, "after": after}
        if self.field is None or self.of == "setting":
            return voice.say(f"rulediff.{self.of}-{self.kind}", **params)
        return voice.say(f"rulediff.value-{self.kind}", field=label(self.field, voice, bands), **params)

    @property
    def plain(self) -> tuple[str | None, ...]:
        """The change without its sentences."""
        return self[:9]

    def as_json(self, voice: Voice, bands: Mapping[str, Titled]) -> dict[str, Any]:
        """The change as JSON has it."""
        told = zip(self._fields, self.plain, strict=False)
        return {**dict(told), "words": self.words(voice, bands)}


def label(field: str, voice: Voice, bands: Mapping[str, Titled]) -> str:
    """The name of a value by its keys: the rules' keys by the catalogue, bands by their titles, terms as they are."""

    def told(before: str, part: str) -> str:
        # What is called as the file has it: a band, a part of a category.
        if part in bands and before in ("bands", "parts"):
            return voice.title(bands[part])
        keys = (f"rulediff.field-{before}-{part}", f"kinds.field-{part}", f"rulediff.field-{part}")
        named = next(filter(has, keys), None)
        return voice.say(named) if named else voice.term(part)

    parts = field.split(".")
    return "·".join(map(told, ("", *parts), parts))


def _told(value: str, said: Remark | None, voice: Voice, field: str | None) -> str:
    """A value in the language: by its sentence, as a word of the rules, or words in a list or a table one by one."""
    if said is not None:
        return voice.say("rulediff.quoted", value=voice.remark(said))
    if (field or "").rpartition(".")[2] in _WORDED:
        word = next(filter(has, (f"kinds.word-{value}", f"remarks.of-{value}")), None)
        if word is not None:
            return voice.say(word)
    told = voice.term(value)
    return told if told != value else _HAN.sub(lambda found: voice.term(found[0]), value)


# What of a category is told rule by rule.
_OF_RULES: Final[dict[str, Any]] = {"own": True, "parts": {"__all__": {"rules"}}}
_NOT_SAID: Final[tuple[str | None, Remark | None]] = (None, None)
Flat = dict[str, tuple[str, Remark | None]]
"""Every value by its keys, joined by dots: as it is written, and the sentence that tells it, if one does."""

# Values that are sentences: where one ends and the next begins must be seen.
_SENTENCES: Final = frozenset({"says", "reading", "leaves_out", "mend"})
# Values that are words of the language of rules, and no ids or terms.
_WORDED: Final = frozenset({"of", "measure", "units", "every", "within", "count", "weighed_by"})
_HAN: Final = patterns.late("[㐀-鿿]+")


def changes(old: Rulebook, new: Rulebook) -> tuple[Change, ...]:
    """Every change from ``old`` to ``new``, in the order of the new rules, what went after what is there."""
    found: list[Change] = []
    for key, rules in new.rule_sets.items():
        if key not in old.rule_sets:
            found.append(Change("added", "set", key, None, key, None))
        elif old.rule_sets[key] != rules:
            found += _of_set(key, old.rule_sets[key], rules)
    found += [Change("removed", "set", key, None, key, None) for key in old.rule_sets if key not in new.rule_sets]
    return tuple(found)


def _of_set(key: str, old: RuleSet, new: RuleSet) -> Iterator[Change]:
    yield from _settings(key, old, new)
    for track_id, track in new.tracks.items():
        before = old.tracks.get(track_id)
        if before is None:
            yield Change("added", "track", key, None, track_id, track.clause)
            continue
        own = {"categories"}
        pair = _flat(before, old, own), _flat(track, new, own)
        yield from _values("track", key, None, track_id, track.clause, *pair)
        for category_id, category in track.categories.items():
            earlier = before.categories.get(category_id)
            if earlier is None:
                yield Change("added", "category", key, track_id, category_id, category.clause)
            else:
                pair = _flat(earlier, old, _OF_RULES), _flat(category, new, _OF_RULES)
                yield from _values("category", key, track_id, category_id, category.clause, *pair)
        for category_id, category in before.categories.items():
            if category_id not in track.categories:
                yield Change("removed", "category", key, track_id, category_id, category.clause)
        yield from _rules(key, track_id, old, new)
    for track_id, track in old.tracks.items():
        if track_id not in new.tracks:
            yield Change("removed", "track", key, None, track_id, track.clause)


def _by_id(rules: RuleSet, track: str) -> dict[str, tuple[str, Rule]]:
    return {rule_id: (category, rule) for found, _, category, _, rule_id, rule in rules.walk() if found == track}


def _rules(key: str, track: str, earlier: RuleSet, later: RuleSet) -> Iterator[Change]:
    old, new = _by_id(earlier, track), _by_id(later, track)
    for rule_id, (category, rule) in new.items():
        if rule_id not in old:
            yield Change("added", "rule", key, track, rule_id, rule.clause, after=rule.says)
            continue
        home, before = old[rule_id]
        pair = _in_category(home, _flat(before, earlier)), _in_category(category, _flat(rule, later))
        yield from _values("rule", key, track, rule_id, rule.clause, *pair)
    for rule_id, (_, rule) in old.items():
        if rule_id not in new:
            yield Change("removed", "rule", key, track, rule_id, rule.clause, before=rule.says)


def _in_category(category: str, flat: Flat) -> Flat:
    return {"category": (category, None), **flat}


def _settings(key: str, old: RuleSet, new: RuleSet) -> Iterator[Change]:
    """What stands outside the tracks; bands and the like by their ids, not by their places."""
    for name in new.activities:
        if name not in old.activities:
            yield Change("added", "activity", key, None, name, None)
    for name in old.activities:
        if name not in new.activities:
            yield Change("removed", "activity", key, None, name, None)
    before, after = (
        _flat(rules, rules, {"tracks", "bands", "ratings", "limits", "consequences", "activities"})
        | _bands(rules)
        | _ratings(rules)
        | _clauses(rules)
        for rules in (old, new)
    )
    for name in (name for name in new.activities if name in old.activities):
        for flat, rules in ((before, old), (after, new)):
            own = _flat(rules.activities[name], rules)
            flat |= {f"activities.{name}.{field}": value for field, value in own.items()}
    for change in _values("setting", key, None, "", None, before, after):
        yield change._replace(subject=str(change.field))


def _clauses(rules: RuleSet) -> Flat:
    """Limits and consequences by what they say."""
    found: Flat = {}
    for name, entries in (("limits", rules.limits), ("consequences", rules.consequences)):
        for entry in entries:
            found |= {f"{name}.{entry.says}.{field}": value for field, value in _flat(entry, rules, {"says"}).items()}
    return found


def _ratings(rules: RuleSet) -> Flat:
    """Ratings of parts of the year and their bands, by their ids."""
    found: Flat = {}
    for name, rating in rules.ratings.items():
        found |= {f"ratings.{name}.{field}": value for field, value in _flat(rating, rules, {"bands"}).items()}
        for band in rating.bands:
            own = _flat(band, rules, {"id"})
            found |= {f"ratings.{name}.{band.id}.{field}": value for field, value in own.items()}
    return found


def _bands(rules: RuleSet) -> Flat:
    flat = ((band.id, _flat(band, rules, {"id"})) for band in rules.bands)
    return {f"bands.{key}.{field}": value for key, found in flat for field, value in found.items()}


def _values(
    of: Of,
    key: str,
    track: str | None,
    subject: str,
    clause: str | None,
    old: Flat,
    new: Flat,
) -> Iterator[Change]:
    for field in dict.fromkeys((*new, *old)):
        (before, said_before), (after, said_after) = old.get(field, _NOT_SAID), new.get(field, _NOT_SAID)
        if before != after:
            kind: Kind = "added" if before is None else "removed" if after is None else "changed"
            yield Change(kind, of, key, track, subject, clause, field, before, after, said_before, said_after)


def _flat(model: Model, rules: RuleSet, without: set[str] | dict[str, Any] | None = None) -> Flat:
    """The values of a model; what says nothing is left out."""
    found: dict[str, str] = {}
    dumped = model.model_dump(by_alias=True, exclude=without, exclude_none=True)
    told = {".".join(each.path): each.said for each in sentences(model, rules)}
    _flatten(dumped, "", found, frozenset(told))
    return {path: (value, told.get(path)) for path, value in found.items()}


def _flatten(value: Any, path: str, found: dict[str, str], whole: frozenset[str]) -> None:
    """``whole``: what is told as one."""
    if isinstance(value, Mapping) and value and path not in whole:
        for name, entry in value.items():
            _flatten(entry, f"{path}.{name}" if path else str(name), found, whole)
    elif value not in ({}, (), []):
        found[path] = _written(value)


def _written(value: Any) -> str:
    """A value as a file of rules would have it."""
    match value:
        case Mapping():
            said = ((name, entry) for name, entry in value.items() if entry not in ({}, (), []))
            return ", ".join(f"{name}: {_written(entry)}" for name, entry in said)
        case tuple() | list():
            inner = [f"{{{_written(entry)}}}" if isinstance(entry, Mapping) else _written(entry) for entry in value]
            return inner[0] if len(inner) == 1 else f"[{', '.join(inner)}]"
        case Decimal():
            return plain(value)
        case bool():
            return str(value).lower()
        case _:
            return str(value)
