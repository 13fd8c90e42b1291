"""From a result to what the ledger keeps of it: plain rows of numbers and text, which pass between processes."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from dangxing.language.script import fold
from dangxing.records import Records, Ref, source_of

if TYPE_CHECKING:
    from dangxing.results import Result, Scorecard
    from dangxing.rules import Rulebook

Cell = str | int | None
Row = tuple[Cell, ...]
# Rows that are encoded at a time for a digest.
_BLOCK = 256


class RulesUsed(NamedTuple):
    """A rule set that scored someone, with all that a later report needs of it, as JSON."""

    rule_set: str
    version: str
    digest: str
    snapshot_digest: str
    snapshot: str


class Scored(NamedTuple):
    """The scored workbook: where it belongs (whole path), its SHA-256, the file beside it that holds it until then."""

    path: str
    digest: str
    draft: str | None = None


class Failed(NamedTuple):
    """A workbook that could not be scored: the year, where known; how many errors, cell and code of the first.

    ``listed`` are the ids and branches of those who are listed in it, as far as they could be read, as
    :func:`listing` makes them.
    """

    year: int | None
    path: str
    whole_path: str
    errors: int
    cell: str | None
    code: str
    listed: tuple[Row, ...] = ()


class Entry(NamedTuple):
    """One workbook's result, ready to be entered.

    ``key`` is equal for two paths of one workbook. The rows have the columns of :mod:`dangxing.ledger.schema`, without
    the first. ``digest`` is over everything that was scored, and nothing of when, where or from which path.
    """

    path: str
    whole_path: str
    key: str
    year: int
    script: str
    input_digest: str
    rules: tuple[RulesUsed, ...]
    cards: tuple[Row, ...]
    categories: tuple[Row, ...]
    lines: tuple[Row, ...]
    marks: tuple[Row, ...]
    own_words: tuple[Row, ...]
    digest: str
    scored: Scored | None = None
    as_of: str | None = None
    apart: bool = False


def entry_of(result: Result, rulebook: Rulebook, scored: Scored | None = None, *, apart: bool = False) -> Entry:
    """What the ledger is to keep of a result, and by which rules it came about.

    ``apart``: it is a workbook of its own, whatever others with the same members the ledger knows.
    """
    used = dict.fromkeys(card.rule_set for card in result.cards)
    rules = tuple(_rules_used(rulebook, rule_set) for rule_set in used)
    cards = tuple(_card(at, card) for at, card in enumerate(result.cards))
    categories = tuple(row for at, card in enumerate(result.cards) for row in _categories(at, card))
    told = _told(result.records)
    lines = tuple(row for at, card in enumerate(result.cards) for row in _lines(at, card, told))
    marks = tuple(row for at, card in enumerate(result.cards) for row in _marks(at, card))
    own_words = tuple(_own_words(result))
    script = result.records.script
    head = (result.year, script, result.input_digest, len(cards), len(lines))
    digest = content_digest(head, (entry[:4] for entry in rules), cards, categories, lines, marks, own_words)
    whole_path = whole_path_of(result.path)
    return Entry(
        path=result.path,
        whole_path=whole_path,
        key=key_of(whole_path),
        year=result.year,
        script=script,
        input_digest=result.input_digest,
        rules=rules,
        cards=cards,
        categories=categories,
        lines=lines,
        marks=marks,
        own_words=own_words,
        digest=digest,
        scored=scored,
        as_of=result.as_of.isoformat() if result.as_of else None,
        apart=apart,
    )


def listing(branches: Mapping[str, str]) -> tuple[Row, ...]:
    """Rows of those who are listed in a workbook, from their branches by id."""
    return tuple((id_, fold(branch)) for id_, branch in branches.items())


def whole_path_of(path: str) -> str:
    """What a path stands for, links followed, with forward slashes."""
    return os.path.realpath(path).replace(os.sep, "/")


def key_of(whole_path: str) -> str:
    """What is equal for two whole paths of one workbook: letter case does not count where file systems ignore it."""
    if sys.platform in ("win32", "darwin"):
        return unicodedata.normalize("NFC", whole_path).casefold()
    return whole_path


def content_digest(
    head: Row,
    rules: Iterable[Row],
    cards: Iterable[Row],
    categories: Iterable[Row],
    lines: Iterable[Row],
    marks: Iterable[Row] = (),
    own_words: Iterable[Row] = (),
) -> str:
    """SHA-256 over what was scored.

    The five parts in turn, each cut into blocks of 256 rows, a block being a compact ASCII JSON array of arrays and a
    line end; and a line end after each part. Marks follow where there are any; then, where there are any, a line end
    and what members wrote of themselves.
    """
    found = hashlib.sha256()
    for rows in ((head,), rules, cards, categories, lines):
        for block in _blocks(rows):
            found.update(block)
        found.update(b"\n")
    # A scoring without marks or own words has the digest that it had before there were any.
    for block in _blocks(marks):
        found.update(block)
    for at, block in enumerate(_blocks(own_words)):
        found.update(block if at else b"\n" + block)
    return found.hexdigest()


def _blocks(rows: Iterable[Row]) -> Iterator[bytes]:
    waiting = iter(rows)
    while block := tuple(islice(waiting, _BLOCK)):
        yield row_bytes(block)


_dumps = json.JSONEncoder(separators=(",", ":")).encode


def row_bytes(row: Row | tuple[Row, ...]) -> bytes:
    """A row, or a block of rows, as it enters a digest."""
    return f"{_dumps(row)}\n".encode()


@lru_cache(maxsize=65536)
def hundredths(value: Decimal) -> int:
    """How many hundredths of a point: exact. ValueError: it has more than two decimals."""
    scaled = value.scaleb(2)
    whole = int(scaled)
    if whole != scaled:
        raise ValueError(f"{value} points have more than two decimals")
    return whole


@lru_cache(maxsize=65536)
def nearest(value: Decimal) -> int:
    """The nearest hundredths, half up, of what may be finer: a share of an hour's points. A total never is."""
    return int(value.scaleb(2).quantize(Decimal(1), ROUND_HALF_UP))


def sortable(value: Decimal | str | None) -> str | None:
    """A number not below 0 as text that sorts as it does, none of its digits lost: ``92.5 → 092.5``; such a text."""
    if value is None or isinstance(value, str):
        return value
    whole, _, decimals = format(value, "f").partition(".")
    decimals = decimals.rstrip("0")
    # What has more digits than a percentage stands behind all that have not.
    padded = f"{whole:0>3}" if len(whole) <= 3 else f"_{whole:0>12}"
    return f"{padded}.{decimals}" if decimals else padded


def _or_none(value: Decimal | None) -> int | None:
    return None if value is None else hundredths(value)


def _card(at: int, card: Scorecard) -> Row:
    member = card.member
    aspects = {name: (nearest(lost), nearest(gained)) for name, (lost, gained) in card.aspects.items()}
    return (
        at,
        member.id,
        member.name,
        member.branch,
        fold(member.branch),
        member.track,
        card.rule_set,
        member.post,
        member.standing or "",
        member.start.isoformat() if member.start else None,
        member.end.isoformat() if member.end else None,
        # What is weighed is finer than the total that comes of it.
        None if card.quantified is None else nearest(card.quantified),
        _or_none(card.poll),
        _or_none(card.total),
        # What can be reached is rounded as what was reached is; 0 is no full total, and says that there is none.
        nearest(card.full or Decimal(0)),
        card.verdict,
        sortable(card.tie_break),
        card.outcome,
        card.band,
        card.rank,
        card.track_rank,
        card.branch_rank,
        _json(card.reasons),
        _json(aspects),
        _json(card.due),
    )


def _categories(at: int, card: Scorecard) -> Iterator[Row]:
    for place, found in enumerate(card.categories):
        yield (
            at,
            place,
            found.id,
            nearest(found.standard),
            nearest(found.bonus),
            nearest(found.deduction),
            nearest(found.score),
            nearest(found.capped),
            nearest(found.floored),
            int(found.applies),
        )


def _told(records: Records) -> Callable[[Ref], str]:
    """Tells a cell, and that of the office's own table which it came from."""
    sources = records.sources()
    if not sources:
        return records.address

    def told(ref: Ref) -> str:
        source = source_of(sources, ref)
        return records.address(ref) if source is None else f"{records.address(ref)} ({source})"

    return told


def _lines(at: int, card: Scorecard, told: Callable[[Ref], str]) -> Iterator[Row]:
    for place, line in enumerate(card.lines):
        yield (
            at,
            place,
            line.category,
            line.rule,
            line.times,
            nearest(line.points),
            None if line.unit is None else nearest(line.unit),
            int(line.forfeit),
            _json([told(ref) for ref in line.evidence]),
            None if line.remark is None else _json(line.remark),
        )


def _marks(at: int, card: Scorecard) -> Iterator[Row]:
    yield from ((at, place, mark, format(value, "f")) for place, (mark, value) in enumerate(card.marks.items()))


def _own_words(result: Result) -> Iterator[Row]:
    """What members wrote of themselves; of several rows of 評議 the last that says something."""
    told = {row.id: row.self_appraisal for row in result.records.appraisal if row.self_appraisal}
    yield from ((at, told[card.member.id]) for at, card in enumerate(result.cards) if card.member.id in told)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return {"decimal": format(value, "f")}
    raise TypeError(f"{type(value).__name__} cannot be stored")


# Remarks are named tuples, which JSON takes for arrays: ["remarks.…", {…}].
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def _rules_used(rulebook: Rulebook, rule_set: str) -> RulesUsed:
    rules = rulebook.rule_sets[rule_set]
    verdicts = {term: choice.en for term, choice in rulebook.contract.verdicts.items()}
    plain: dict[str, Any] = {
        "rule_set": json.loads(rulebook.snapshots[rule_set]),
        "names": verdicts | rules.names,
    }
    snapshot = _json(plain)
    digest = hashlib.sha256(snapshot.encode()).hexdigest()
    return RulesUsed(rule_set, rules.version, rulebook.digests[rule_set], digest, snapshot)
