"""What stands where on the three forms: appraisal (年度考核表), endorsement (鑑定表), register (登記表)."""

from __future__ import annotations

from decimal import Decimal

from dangxing.language.voice import Voice, plain
from dangxing.reports.forms.model import ASPECT_KEYS, Entry, Form
from dangxing.reports.forms.paper import AROUND, LINE, Looks, Paper, cut, height_of, lines_of
from dangxing.sheets.cells import Cell

# How many losses and gains are told; the rest is counted. A box to write in is never lower than this.
MOST_ENTRIES = 9
_LEAST_LOSSES = 5
_LEAST_BOX, _SIGN, _FOOT, _ROW = 44.0, 18.0, 22.0, 20.0
# So much of what the member wrote comes before losses and gains.
_MOST_OWN = 120.0
# Whose form it is must not be cut short: lines of a name or a branch.
_WHOLE = 12
_BOXES = {
    "appraisal": ("self", "branch", "group"),
    "endorsement": ("summary", "endorsement", "school"),
    "register": ("self", "branch", "general"),
}


class Drawing:
    """A form on paper. ``chart`` is the row at which the chart of the aspects belongs, None where there is none."""

    def __init__(self, form: Form, looks: Looks) -> None:
        self.form = form
        self.paper = Paper(looks, form.language)
        self.chart: int | None = None
        self._head()
        if form.of_requirements:
            self._requirements()
        else:
            self._categories()
            self._totals()
        if form.has_aspects and not form.vetoed:
            self._aspects()
        self._outcome()
        boxes = _BOXES[form.kind]
        if not form.of_requirements and form.member.lines:
            self._entries(len(boxes))
        self._sign(boxes)

    def _head(self) -> None:
        form, paper, say = self.form, self.paper, self.form.say
        member = form.member
        paper.row((12, form.title, "title"), height=36)
        paper.row(
            (9, say("head-rules", rules=form.regulation), "side"), (3, say("head-year", year=form.label), "side-right"),
            height=20,
        )  # fmt: skip
        name, id_, branch = (say(f"label-{each}") for each in ("name", "id", "branch"))
        paper.row(
            (1, name, "label"), (3, member.name, "strong"), (1, id_, "label"), (2, member.id, "id"),
            (2, branch, "label"), (3, member.branch, "center"), most=_WHOLE,
        )  # fmt: skip
        post, track, standing = (say(f"label-{each}") for each in ("post", "track", "standing"))
        paper.row(
            (1, track, "label"), (3, form.track, "center"), (1, post, "label"), (2, form.post, "center"),
            (2, standing, "label"), (3, form.standing, "center"),
        )  # fmt: skip
        extra: tuple[str, Cell, str] = ("label-verdict", form.verdict, "center")
        if form.kind == "endorsement":
            extra = ("label-grade", form.grade, "number")
        paper.row(
            (1, say(f"label-period-{form.kind}"), "label"), (6, form.period, "center"),
            (2, say(extra[0]), "label"), (3, extra[1], extra[2]),
        )  # fmt: skip

    def _categories(self) -> None:
        form, paper, say = self.form, self.paper, self.form.say
        if form.vetoed:
            paper.row((12, say("vetoed"), "band"), height=22)
            return
        heads = ("category", form.begins, "bonus", "deduction", "score")
        paper.row(*((4 if head == "category" else 2, say(f"column-{head}"), "label") for head in heads))
        for item in form.items:
            paper.row(
                (4, item.title, "text"), (2, item.start, "number"), (2, item.bonus, "points"),
                (2, item.deduction, "points"), (2, item.score, "score"),
            )  # fmt: skip

    def _totals(self) -> None:
        form, paper, say = self.form, self.paper, self.form.say
        member, weights = form.member, form.terms.weights
        if form.vetoed:
            return

        def figure(value: Decimal | None) -> tuple[Cell, str]:
            return (say("wanting"), "center") if value is None else (value, "score")

        place: Cell = "—"
        if member.branch_rank is not None:
            place = say("place", rank=member.branch_rank, of=form.branch_size)
        total: tuple[Cell, str] = (form.outcome, "strong") if member.total is None else (member.total, "total")
        if weights is None:
            paper.row(
                (2, say("label-total"), "label"), (4, *total), (2, say("label-branch-rank"), "label"),
                (4, place, "center"),
            )  # fmt: skip
            return
        parts: list[tuple[str, Decimal | None]] = [
            (say("label-quantified", share=plain(weights.own * 100)), member.quantified)
        ]
        if weights.poll is not None:
            parts.append((say("label-poll", share=plain(weights.poll * 100)), member.poll))
        for mark, share in weights.marks.items():
            label = say("label-mark", mark=form.voice.term(mark), share=plain(share * 100))
            parts.append((label, member.marks.get(mark)))
        # Two scores a row, the total and the place behind the last.
        *before, last = [parts[at : at + 2] for at in range(0, len(parts), 2)]
        for pair in before:
            paper.row(*((6, label, "label") for label, _ in pair))
            paper.row(*((6, *figure(value)) for _, value in pair))
        width = 8 // len(last)
        paper.row(
            *((width, label, "label") for label, _ in last),
            (2, say("label-total"), "label"), (2, say("label-branch-rank"), "label"),
        )  # fmt: skip
        paper.row(*((width, *figure(value)) for _, value in last), (2, *total), (2, place, "center"))

    def _requirements(self) -> None:
        form, paper, say = self.form, self.paper, self.form.say
        paper.row(
            (1, say("column-clause"), "label"), (2, say("column-requirement"), "label"),
            (5, say("column-says"), "label"), (1, say("column-result"), "label"), (3, say("column-found"), "label"),
        )  # fmt: skip
        for item in form.items:
            paper.row(
                (1, item.clause, "small-center"), (2, item.title, "text"), (5, item.says, "text"),
                (1, item.result, "small-center" if item.met else "unmet"), (3, item.remark, "small"), most=3,
            )  # fmt: skip
        met = sum(item.met for item in form.items)
        member = form.member
        place: Cell = "—"
        if member.branch_rank is not None:
            place = say("place", rank=member.branch_rank, of=form.branch_size)
        cells: list[tuple[int, Cell, str]] = [
            (2, say("label-met"), "label"), (2, say("met-of", met=met, all=len(form.items)), "strong"),
        ]  # fmt: skip
        if form.kind == "endorsement":
            cells += [(2, say("label-verdict"), "label"), (2, form.verdict, "center")]
        else:
            share: Cell = None if form.satisfaction is None else say("percent", value=plain(form.satisfaction))
            cells += [(2, say("label-satisfaction"), "label"), (2, share, "center")]
        paper.row(*cells, (2, say("label-branch-rank"), "label"), (2, place, "center"))

    def _aspects(self) -> None:
        form, paper, say = self.form, self.paper, self.form.say
        top = paper.next
        paper.row(
            (2, say("column-aspect"), "label"), (2, say("column-gained"), "label"), (2, say("column-lost"), "label"),
            (6, None, "plot"), height=18,
        )  # fmt: skip
        for aspect, (lost, gained) in form.aspects.items():
            paper.row(
                (2, aspect_title(aspect, form.voice), "center"), (2, gained, "points"), (2, lost, "points"),
                (6, None, "plot"), height=17,
            )  # fmt: skip
        paper.unite(top, 6, paper.next - 1, 11)
        self.chart = top

    def _outcome(self) -> None:
        form, say = self.form, self.form.say
        told = say("separator").join(form.reasons)
        self.paper.row((2, say("label-outcome"), "label"), (3, form.outcome, "strong"), (7, told, "text"), most=4)

    def _entries(self, boxes: int) -> None:
        """The main losses and gains, as many as there is room for; the rest is counted."""
        form, paper, say = self.form, self.paper, self.form.say
        heads = (
            (2, say("column-clause"), "label"), (5, say("column-entry"), "label"), (4, say("column-found"), "label"),
            (1, say("column-points"), "label"),
        )  # fmt: skip
        paper.row(*heads)
        own = min(self._own_height(), _MOST_OWN)
        room = paper.left - boxes * (_LEAST_BOX + _SIGN) - max(0, own - _LEAST_BOX) - _FOOT - _ROW
        shown: list[Entry] = []
        for entry in _main(form):
            cells = _entry(entry, form)
            room -= height_of(cells, size="small")
            if room < 0 and shown:
                break
            paper.row(*cells, size="small")
            shown.append(entry)
        rest = len(form.losses) + len(form.gains) - len(shown)
        if rest:
            points = sum((entry.points for entry in (*form.losses, *form.gains)), Decimal(0))
            points -= sum((entry.points for entry in shown), Decimal(0))
            paper.row((11, say("rest", count=rest), "text"), (1, points, "points"))

    def _own_height(self) -> float:
        """How high what the member wrote of the year is; 0: nothing was written."""
        return AROUND + LINE * lines_of(self.form.own_words, 10) if self.form.own_words else 0

    def _own_words(self, height: float) -> str | None:
        """What the member wrote, as much as there is room for."""
        words, most = self.form.own_words, max(1, int((height - AROUND) / LINE))
        return (words if lines_of(words, 10) <= most else cut(words, 10, most)) or None

    def _sign(self, boxes: tuple[str, ...]) -> None:
        """The boxes that are filled in by hand, which share what is left of the page; the first may be filled already.

        It has as much room as what the member wrote asks for, if the others keep the least that they need.
        """
        form, paper, say = self.form, self.paper, self.form.say
        room = paper.left - _FOOT - len(boxes) * _SIGN
        most = room - (len(boxes) - 1) * _LEAST_BOX
        first = max(_LEAST_BOX, min(max(room / len(boxes), self._own_height()), most))
        rest = max(_LEAST_BOX, (room - first) / (len(boxes) - 1))
        for at, box in enumerate(boxes):
            top = paper.next
            height, own = (rest, None) if at else (first, self._own_words(first))
            paper.row((2, say(f"box-{box}"), "label"), (10, own, "box"), height=height)
            paper.row((2, None, "label"), (10, say(f"sign-{box}"), "sign"), height=_SIGN)
            paper.unite(top, 0, top + 1, 1)
        basis = say(
            "basis", source=form.voice.term(form.terms.source), version=form.rules.version,
            run=form.member.run,
        )  # fmt: skip
        paper.row((12, basis, "foot"), height=_FOOT)


def aspect_title(aspect: str, voice: Voice) -> str:
    """The name of an aspect."""
    known = ASPECT_KEYS.get(aspect)
    return voice.say(f"forms.aspect-{known}") if known else voice.term(aspect)


def _main(form: Form) -> list[Entry]:
    """The greatest losses and gains, in turn where there are many of both."""
    losses = form.losses[: max(_LEAST_LOSSES, MOST_ENTRIES - len(form.gains))]
    gains = form.gains[: MOST_ENTRIES - len(losses)]
    taken: list[Entry] = []
    for at in range(max(len(losses), len(gains))):
        taken += [*losses[at : at + 1], *gains[at : at + 1]]
    return taken


def _entry(entry: Entry, form: Form) -> tuple[tuple[int, Cell, str], ...]:
    times = form.say("times", count=entry.times)
    return (
        (2, entry.clause, "small-center"),
        (5, entry.says, "small"),
        (4, entry.remark or times, "small"),
        (1, entry.points, "points"),
    )
