"""From the ledger to the forms: who is asked for, in the order in which forms are filed, with all that they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dangxing.errors import UsageProblem
from dangxing.language import Language
from dangxing.language.script import fold, in_order, natural, nearest
from dangxing.ledger import Card, Ledger, RulesRow
from dangxing.reports.forms.beyond import Beyond
from dangxing.reports.forms.model import Form
from dangxing.rules import label_of

# So many names are listed to choose from.
_LISTED = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose forms: of a branch (name), a track (id or title), of some ids; None or nothing: everyone's."""

    branch: str | None = None
    track: str | None = None
    members: tuple[str, ...] = ()


class Forms:
    """The forms of a year, made one by one. ``members`` stand by branch, in it by rule set and rank."""

    def __init__(
        self, book: Ledger, year: int, members: Sequence[Card], sizes: Counter[tuple[str, str]],
        languages: dict[int, Language], asked: Language | None, beyond: Beyond | None = None,
    ) -> None:  # fmt: skip
        self.members = tuple(members)
        self.language: Language = asked or _usual(languages[row.run] for row in members)
        self.year = year
        self._book, self._sizes, self._languages, self._asked = book, sizes, languages, asked
        self._beyond = {} if beyond is None else beyond.values

    @property
    def label(self) -> str:
        """What people call the year."""
        rules = self._book.rules()
        return label_of((rules[digest].rule_set for digest in {card.rules for card in self.members}), self.year)

    def __len__(self) -> int:
        return len(self.members)

    def __iter__(self) -> Iterator[Form]:
        return self.of(self.members)

    def of(self, members: Sequence[Card]) -> Iterator[Form]:
        """The forms of some of the members."""
        rules = self._book.rules()
        words = self._book.own_words(members)
        for card in self._book.filled(members):
            yield Form(
                year=self.year,
                language=self._asked or self._languages[card.run],
                member=card,
                rules=rules[card.rules],
                branch_size=self._sizes[card.rule_set, fold(card.branch)],
                own_words=words.get((card.run, card.place), ""),
                beyond=self._beyond.get((card.run, card.id), {}),
            )


def forms_of(
    book: Ledger,
    year: int | None,
    choice: Choice = Choice(),
    language: Language | None = None,
    branches: Iterable[str] = (),
    beyond: Beyond | None = None,
) -> Forms:
    """The forms of a year (None: the last that the ledger knows), each in ``language`` or that of its workbook.

    UsageProblem: no such year, branch, track or member, with the nearest; or nobody whom all of the choice fits.
    """
    known = book.known_years()
    if not known:
        raise UsageProblem("ledger.nothing")
    wanted = known[-1] if year is None else year
    if wanted not in known:
        raise UsageProblem("ledger.no-year", year=wanted, years=", ".join(map(str, known)))
    rows = list(book.cards(wanted))
    sizes = Counter((row.rule_set, fold(row.branch)) for row in rows if row.rank is not None)
    chosen = _chosen(rows, choice, book.rules())
    order = in_order(branches)
    chosen.sort(key=lambda row: order(row.branch))
    languages = {run.run: run.language for run in book.runs() if run.year == wanted}
    return Forms(book, wanted, chosen, sizes, languages, language, beyond)


def _chosen(rows: list[Card], choice: Choice, rules: Mapping[str, RulesRow]) -> list[Card]:
    found = rows
    if choice.branch is not None:
        key = _one("no-branch", choice.branch, {fold(row.branch): row.branch for row in rows})
        found = [row for row in found if fold(row.branch) == key]
    if choice.track is not None:
        tracks = _tracks(rows, rules)
        shown = {fold(name): name for name in tracks}
        track = tracks[shown[_one("no-track", choice.track, shown)]]
        found = [row for row in found if row.track == track]
    if choice.members:
        ids = {fold(row.id): row.id for row in rows}
        keys = {_one("no-member", wanted, ids) for wanted in choice.members}
        found = [row for row in found if fold(row.id) in keys]
    if not found:
        raise UsageProblem("forms.nobody")
    return list(found)


def _tracks(rows: list[Card], rules: Mapping[str, RulesRow]) -> dict[str, str]:
    """Tracks by what they may be called."""
    names: dict[str, str] = {}
    for track, digest in dict.fromkeys((row.track, row.rules) for row in rows):
        named = rules[digest].rule_set.tracks[track]
        names |= dict.fromkeys((*named.aliases, named.en, track, named.title), track)
    return names


def _one(code: str, wanted: str, known: dict[str, str]) -> str:
    """The key of what was named. UsageProblem: there is none, with what there is and the nearest."""
    key = fold(wanted)
    if key in known:
        return key
    listed = ", ".join(sorted(known.values(), key=natural)[:_LISTED]) + (" …" if len(known) > _LISTED else "")
    raise UsageProblem(f"forms.{code}", name=wanted, known=listed, nearest=nearest(wanted, known, 40) or "—")


def _usual(languages: Iterable[Language]) -> Language:
    [(language, _)] = Counter(languages).most_common(1)
    return language
