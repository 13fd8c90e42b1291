"""公示, the notice to post (第十一條), and 備案, whom to commend, to report, and who was vetoed (第十四、十五條)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from dangxing.language.voice import breadth, plain
from dangxing.records import standing_of
from dangxing.results import Card, cost
from dangxing.rules import Band, RuleSet, Weights, label_of, noun_of, of_party
from dangxing.sheets.book import Book, height_of
from dangxing.sheets.cells import Cell, Row
from dangxing.sheets.sheet import Sheet

_NOTICE = ("rank", "name", "branch", "total", "outcome")
_NOTICE_STYLES = ("paper-cell", "paper-cell", "paper-text", "paper-score", "paper-cell")
_NOTICE_WIDTHS = (8.0, 16.0, 34.0, 12.0, 18.0)
_FILING = ("number", "name", "branch", "track", "total", "follows")
_FILING_STYLES = ("paper-cell", "paper-cell", "paper-text", "paper-cell", "paper-score", "paper-text")
_FILING_WIDTHS = (7.0, 14.0, 24.0, 16.0, 10.0, 48.0)
_LINE_HEIGHT = 20.0
# What the margins leave of A4, across and down, and a unit of a column's width at its widest, all in points.
_PORTRAIT, _LANDSCAPE = (523.0, 730.0), (769.0, 485.0)
_UNIT = 6.6

FilingList = Literal["commend", "report", "vetoed"]


class Paper:
    """Rows of a sheet that is read on paper: paragraphs over its whole width, and tables."""

    def __init__(self, book: Book, widths: Sequence[float], *, landscape: bool = False) -> None:
        self.book = book
        self.widths = widths
        self.landscape = landscape
        across, down = _LANDSCAPE if landscape else _PORTRAIT
        # Excel ignores page breaks in a sheet that is made to fit a page, so it is scaled instead.
        self.scale = min(100, int(100 * across / (sum(widths) * _UNIT)))
        self.room = down * 100 / self.scale
        self.rows: list[Row] = []
        self.merges: list[list[int]] = []
        self.breaks: list[int] = []
        self.begun = 0

    def section(self, heading: str) -> None:
        """A heading, which stands on one page with the first row of the table that follows."""
        self.begun = len(self.rows)
        self.paragraph(heading, "paper-heading", 30)

    def paragraph(self, text: str, style: str = "paper-body", least: float = _LINE_HEIGHT) -> None:
        """A text over the whole width. Merged cells do not grow by themselves, so the height is reckoned."""
        row, last = len(self.rows), len(self.widths) - 1
        # At the 12 points of the text a wide sign takes about 2.4 units of a column's width.
        lines = sum(-(-breadth(line) * 12 // int(sum(self.widths) * 10 - 20)) or 1 for line in text.split("\n"))
        self.merges.append([row, 0, row, last])
        self.rows.append(
            Row([text, *([None] * last)], self.book.styles(*([style] * (last + 1))), max(least, lines * _LINE_HEIGHT))
        )

    def table(self, columns: Iterable[str], styles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """A header and rows. Where a page is full, the next begins with the header again."""
        titles = [self.book.say(f"column-{name}") for name in columns]
        header = Row(titles, self.book.styles(*(["paper-header"] * len(titles))), 24)
        self.rows.append(header)
        used = self._used()
        numbers = self.book.styles(*styles)
        first = len(self.rows)
        for values in rows:
            # The paper's signs are a fifth larger than those of the tables that the reckoning is made for.
            height = 1.2 * height_of((value, width / 1.2) for value, width in zip(values, self.widths, strict=True))
            if used + height > self.room and len(self.rows) == first and self._moves(height):
                self.breaks.append(self.begun)
                used = self._used()
            elif used + height > self.room:
                self.breaks.append(len(self.rows))
                self.rows.append(header)
                used = header.height or _LINE_HEIGHT
            used += height
            self.rows.append(Row(values, numbers, height))

    def _moves(self, height: float) -> bool:
        """Whether the section that has begun fits the next page with a row of this height, and gains by it."""
        begun = sum(row.height or _LINE_HEIGHT for row in self.rows[self.begun :])
        return self.begun > max(self.breaks, default=0) and begun + height <= self.room

    def _used(self) -> float:
        """The height of what stands on the page that is being filled."""
        first = max((row for row in self.breaks if row <= len(self.rows)), default=0)
        heights = [row.height or _LINE_HEIGHT for row in self.rows[first:]]
        return sum(heights) % self.room

    def gap(self) -> None:
        """An empty row."""
        self.rows.append(Row((), ()))

    def finish(self, sheet: Sheet) -> None:
        """Gives the sheet its rows."""
        self.book.fill(sheet, self.rows, len(self.rows), self.widths)
        sheet.merge_cells(self.merges)
        sheet.set_h_pagebreaks([row for row in self.breaks if row])
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        self.book.page(sheet, "", landscape=self.landscape)
        # Its own numbers: it is posted or filed without the sheets before it, whose pages &N would count.
        sheet.set_start_page(1)
        sheet.set_footer("&C&P")
        sheet.set_print_scale(self.scale)


class Listed(NamedTuple):
    """Members of one rule set, in the order in which they are told; ``branch`` is how a member's branch is written."""

    rules: RuleSet
    cards: Sequence[Card]
    branch: Callable[[Any], str] = lambda card: card.member.branch


def write_notice(book: Book, title: str, year: int, groups: Iterable[Listed], source: str | None = None) -> None:
    """Adds 公示, a page for each rule set: names, branches, results; no 編號, no reasons, none who is vetoed.

    ``source`` says at the foot of each page where it comes from.
    """
    sheet = book.add(title)
    paper = Paper(book, _NOTICE_WIDTHS)
    for group in groups:
        paper.breaks.append(len(paper.rows))
        _notice(book, paper, group, year)
        if source:
            paper.paragraph(source, "paper-right")
    paper.finish(sheet)


def _notice(book: Book, paper: Paper, group: Listed, year: int) -> None:
    """Adds the notice of one rule set: of the members who have a total; the others are only counted."""
    rules = group.rules
    posted: list[tuple[Cell, ...]] = [
        (card.rank, card.member.name, group.branch(card), card.total, book.voice.outcome(card.outcome, rules))
        for card in group.cards
        if card.total is not None
    ]
    others = len(group.cards) - len(posted)
    label = rules.calendar.label(year)
    name, noun = book.voice.title(rules), book.voice.title(noun_of([rules]))
    paper.paragraph(book.say("notice-title", year=label, rules=name), "paper-title", 60)
    clause = book.voice.term(rules.notice.clause) if rules.notice else ""
    paper.paragraph(
        book.say(
            "notice-basis" if clause else "notice-basis-plain",
            year=label,
            rules=name,
            clause=clause,
            members=len(posted),
            noun=noun,
        )
    )
    if rules.weights:
        paper.paragraph(_weighed(book, rules.weights))
    days = rules.notice.days if rules.notice else book.posting.days
    paper.paragraph(book.say("notice-period", days=days) if days else book.say("notice-period-open"))
    paper.paragraph(_contact(book, rules))
    paper.gap()
    paper.table(_NOTICE, _NOTICE_STYLES, posted)
    if others:
        paper.paragraph(book.say("notice-others", count=others, noun=noun))
    paper.gap()
    paper.paragraph(seal(book, rules), "paper-right")
    paper.paragraph(book.say("blank-date"), "paper-right")


def _contact(book: Book, rules: RuleSet) -> str:
    """To whom objections go, as far as it is known."""
    posting = book.posting
    unit = posting.unit or book.say("notice-unit" if of_party([rules]) else "notice-unit-other")
    contact = posting.contact or book.say("notice-blank-contact")
    return book.say("notice-contact", unit=unit, contact=contact)


def seal(book: Book, rules: RuleSet) -> str:
    """Who signs what is posted."""
    unit = book.posting.unit
    if unit:
        return book.say("notice-seal-of", unit=unit)
    return book.say("notice-seal" if of_party([rules]) else "notice-seal-other")


def write_filing(book: Book, title: str, year: int, groups: Sequence[Listed]) -> None:
    """Adds 備案: whom to commend, whom to report, who was vetoed, with the clauses that ask for it; lines to sign."""
    lists: dict[FilingList, list[list[Cell]]] = {"commend": [], "report": [], "vetoed": []}
    for group in groups:
        bands = {band.id: band for band in group.rules.bands}
        for card in group.cards:
            band = bands.get(card.outcome)
            own: FilingList | None = band.notice if band else "vetoed" if card.outcome == "vetoed" else None
            for name in dict.fromkeys((own, *_following(group.rules, card))):
                if name:
                    lists[name].append(_filed(book, group, card, band))
    sheet = book.add(title)
    paper = Paper(book, _FILING_WIDTHS, landscape=True)
    paper.paragraph(book.say("filing-title", year=label_of((group.rules for group in groups), year)), "paper-title", 44)
    for number, (name, listed) in enumerate(lists.items(), 1):
        paper.section(book.say(f"filing-{name}", number=book.say(f"number-{number}"), count=len(listed)))
        for line in _clauses(book, [group.rules for group in groups], name):
            paper.paragraph(line)
        if listed:
            paper.table(_FILING, _FILING_STYLES, ([at, *values] for at, values in enumerate(listed, 1)))
        else:
            paper.paragraph(book.say("filing-none"))
        paper.gap()
    party = of_party(group.rules for group in groups)
    paper.paragraph(book.say("filing-signatures" if party else "filing-signatures-other"), least=36)
    paper.paragraph(book.say("filing-received"), least=36)
    paper.finish(sheet)


def _following(rules: RuleSet, card: Card) -> Iterator[FilingList]:
    """The lists that what follows beside the band puts a member on."""
    says = {reason.params.get("says") for reason in card.reasons if reason.key == "remarks.consequence"}
    yield from (each.notice for each in rules.consequences if each.notice and each.says in says)


def _clauses(book: Book, rule_sets: Iterable[RuleSet], name: FilingList) -> Iterator[str]:
    for rules in rule_sets:
        cited: list[tuple[str, str | None]] = []
        if name == "vetoed":
            cited += [(rules.veto.clause, rules.veto.follows)] if rules.veto else []
        else:
            cited += [(band.clause, band.follows) for band in rules.bands if band.notice == name]
            cited += [(each.clause, each.says) for each in rules.consequences if each.notice == name]
        for clause, follows in cited:
            says = book.voice.term(follows) if follows else ""
            yield book.say("filing-clause", rules=book.voice.title(rules), clause=book.voice.term(clause), says=says)


def _filed(book: Book, group: Listed, card: Card, band: Band | None) -> list[Cell]:
    """Name, branch, track, total, and what was found and advised."""
    member, rules = card.member, group.rules
    track = rules.tracks.get(member.track)
    named = book.voice.title(track) if track else member.track
    return [member.name, group.branch(card), named, card.total, _advised(book, rules, card, band)]


def _advised(book: Book, rules: RuleSet, card: Card, band: Band | None) -> str:
    """The outcome, what was found, and what the band advises for members of that standing."""
    left_out = ("remarks.band", "remarks.follows")
    told = [book.voice.outcome(card.outcome, rules)]
    told += [book.voice.remark(reason) for reason in card.reasons if reason.key not in left_out]
    told += _cost(book, rules, card)
    if band is not None:
        who = (None, standing_of(card.member.standing))
        told += [book.voice.term(each.says) for each in band.advice if each.standing in who]
    return book.voice.sentences(told)


def _cost(book: Book, rules: RuleSet, card: Card) -> list[str]:
    """Of who is in the last band, which clauses cost most; a report has noted them among the reasons already."""
    if len(rules.bands) < 2 or card.outcome != rules.bands[-1].id:
        return []
    categories = rules.tracks[card.member.track].categories
    ruled = ((line.points, categories[line.category].rules[line.rule]) for line in card.lines)
    return [book.voice.remark(each) for each in cost(card.reasons, ((lost, at.clause, at.says) for lost, at in ruled))]


def _weighed(book: Book, weights: Weights) -> str:
    """What the total is made of."""
    # Where its categories have shares, those of each track make what the others leave.
    own = Decimal(1) - sum(weights.beside) if weights.quantified is None else weights.quantified
    shares = {"quantified": own, "poll": weights.poll}
    parts = [
        book.say(f"notice-share-{name}", share=f"{plain(share * 100)}%") for name, share in shares.items() if share
    ]
    parts += [
        book.say("notice-share-mark", mark=book.voice.term(mark), share=f"{plain(share * 100)}%")
        for mark, share in weights.marks.items()
    ]
    all_ = book.say("notice-and", first=book.voice.joined(parts[:-1]), last=parts[-1]) if parts[1:] else parts[0]
    return book.say("notice-weights", parts=all_)
