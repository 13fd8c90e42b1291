"""The words of an explanation, which the tree, the letter and the JSON share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from dangxing.cli.rendering import problem_texts
from dangxing.language import text
from dangxing.language.script import one_line
from dangxing.language.voice import Remark, mark, plain, points, signed
from dangxing.records import Activity, Appraisal, Branch, Event, Member, Present, Problem, Ref, trail
from dangxing.rules import Band, Named, Rulebook
from dangxing.rules.marks import FIELD
from dangxing.scoring import outcomes
from dangxing.scoring.explaining import Explanation, Node, Option
from dangxing.scoring.explaining.telling import StepVoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(StepVoice):
    """An explanation, told in one language."""

    of: Explanation
    rulebook: Rulebook
    wordings: Mapping[tuple[int, ...] | str, str] = field(default_factory=dict)
    """The words of clauses, where an organisation has put them beside its rules, by the key of each."""

    def say(self, name: str, /, **params: object) -> str:
        """A text of the catalogue: of this command's, where no other part is named."""
        return text(name if "." in name else f"explain.{name}", self.language, **params)

    def remark(self, remark: Remark) -> str:
        """A remark as a sentence, on one line."""
        return one_line(text(remark.key, self.language, **self.told(remark.params)))

    # ── The score ────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def result(self) -> str:
        """The total and what it means."""
        card = self.of.card
        outcome = self.outcome(card.outcome, self.of.rules)
        if card.total is None:
            return self.say("no-total", outcome=outcome)
        if card.full is None:
            return self.say("total-open", total=plain(card.total), outcome=outcome)
        return self.say("total", total=plain(card.total), full=plain(card.full), outcome=outcome)

    @property
    def columns(self) -> tuple[str, ...]:
        """The header of the table of categories."""
        names = ("category", self.of.track.begins, "bonus", "deduction", "score", "note")
        return tuple(self.say(f"col-{name}") for name in names)

    def reasons(self) -> list[str]:
        """Why this outcome; the total itself, which is told anyway, left out."""
        return [self.remark(reason) for reason in self.of.card.reasons if reason.key != "remarks.band"]

    def ranks(self) -> str | None:
        """The ranks in the workbook."""
        card = self.of.card
        if card.rank is None:
            return None
        return self.say("ranks", rank=card.rank, track=card.track_rank, branch=card.branch_rank)

    def weighing(self) -> str | None:
        """How the total is made up."""
        card, rules = self.of.card, self.of.rules
        weights = rules.weights
        if weights is None or card.total is None or card.quantified is None:
            return None
        parts = [self.say("weighted-part", score=plain(card.quantified), share=plain(weights.own * 100))]
        if weights.poll is not None and card.poll is not None:
            parts.append(self.say("weighted-part", score=plain(card.poll), share=plain(weights.poll * 100)))
        for name, share in weights.marks.items():
            out_of = mark(rules.marks[name].weighed(card.marks[name]))
            parts.append(self.say("weighted-mark", mark=self.term(name), score=out_of, share=plain(share * 100)))
        together = self.say("weighted-and").join(parts)
        return self.say("weighted", parts=together, total=plain(card.total), clause=self.term(weights.clause))

    def mark(self, node: Node) -> str:
        """A mark with what it is out of; where there is none, that there is none."""
        name = node.key or ""
        if node.value is None:
            return self.say("no-mark", mark=self.term(name))
        full = plain(self.of.rules.marks[name].full)
        told = self.say("mark", mark=self.term(name), value=mark(node.value), full=full)
        return self.sentences((told, *map(self.remark, node.why)))

    def step(self, node: Node) -> str:
        """A step on one line."""
        return one_line(StepVoice.step(self, node))

    def wording(self, clause: str) -> str | None:
        """The words of a clause, where they are at hand."""
        if not self.wordings:
            return None
        from dangxing.authoring.checks.clauses import words_cited

        return words_cited(clause, self.wordings)

    # ── Rows of the records ──────────────────────────────────────────────────────────────────────────────────────────

    def rows(self, node: Node) -> list[str]:
        """The rows that a step rests on: ``活動!A17 2024-03-05 集中學習 缺席``."""
        return [self.input(node, each.ref) for each in node.inputs if each.ref is not None]

    def input(self, node: Node, ref: Ref) -> str:
        """A row that a step rests on: an event of which the member has no record is told as such."""
        expects = node.rule is not None and node.rule.expects
        return self.row(ref, unrecorded=expects and isinstance(self.of.records.get(ref), Event))

    def row(self, ref: Ref, *, unrecorded: bool = False) -> str:
        """The address of a row, and what stands in it."""
        parts = [self.of.result.records.address(ref), *self._cells(ref)]
        if unrecorded:
            parts.append(self.say("unrecorded"))
        if source := self.source(ref):
            parts.append(self.say("source", source=source))
        return one_line(" ".join(part for part in parts if part))

    def source(self, ref: Ref) -> str | None:
        """The cell of an office's own table that the row came from; None where nothing says it."""
        found = getattr(self.of.records.get(ref), "source", None)
        return trail(found) if found else None

    def _cells(self, ref: Ref) -> Iterator[str]:
        record = self.of.records.get(ref)
        match record:
            case Activity():
                yield from (record.date.isoformat(), self.term(record.activity))
                if record.attendance != Present or record.activity in self.of.rules.held:
                    yield self.title_of_attendance(record.attendance)
                yield from self._measures(record.hours, record.characters)
                yield from (self.term(value) for value in (record.level, record.result) if value)
                yield record.evidence or ""
            case Event():
                yield from (record.date.isoformat(), self.term(record.activity))
                yield from self._measures(record.hours, None)
                yield record.topic or ""
            case Appraisal() if ref.field and ref.field.startswith(FIELD):
                column = self.rulebook.contract.sheets["appraisal"].columns[ref.field]
                yield f"{self.title(column)} {plain(getattr(record, ref.field))}"
            case Appraisal() if ref.field == "verdict":
                yield self.say("verdict", value=self.term(record.verdict or ""))
            case Appraisal() if record.poll_score is not None:
                yield self.say("poll-score", value=plain(record.poll_score))
            case Appraisal():
                yield self.say(
                    "votes",
                    excellent=record.votes_excellent or 0,
                    qualified=record.votes_qualified or 0,
                    basic=record.votes_basically_qualified or 0,
                    unqualified=record.votes_unqualified or 0,
                )
            case Branch():
                ranks = {"rank": record.year_end_rank, "ranked": record.branches_ranked or "—"}
                yield self.say("branch-rank", **ranks)
            case Member():
                yield record.name
            case _:
                return

    def title_of_attendance(self, value: str) -> str:
        """出席, 請假 or 缺席."""
        choice = next(choice for name, choice in self.rulebook.contract.attendance.items() if name == value)
        return self.title(choice)

    def _measures(self, hours: Decimal | None, characters: Decimal | None) -> Iterator[str]:
        if hours is not None:
            yield self.say("hours", value=plain(hours))
        if characters is not None:
            yield self.say("characters", value=plain(characters))

    def warnings(self) -> list[str]:
        """The warnings on the member's own rows."""
        records, member = self.of.result.records, self.of.card.member
        own = {("members", member.row)}
        own |= {(row.ref.sheet, row.row) for row in records.activities if row.id == member.id}
        own |= {("appraisal", row.row) for row in records.appraisal if row.id == member.id}
        places = {(records.layouts[sheet].title, row) for sheet, row in own if sheet in records.layouts}  # type: ignore[index]
        return [self._warning(problem) for problem in self.of.result.problems if _place(problem) in places]

    def _warning(self, problem: Problem) -> str:
        message, _ = problem_texts(problem, self.language)
        return one_line(f"{problem.place.sheet}!{problem.place.cell} {message}")

    # ── What would raise it ──────────────────────────────────────────────────────────────────────────────────────────

    def distance(self) -> str | None:
        """How far the next outcome is; None where there is no total."""
        found = self.of
        if found.card.total is None:
            return None
        if found.higher is None:
            return self.say("highest")
        if self.of.unmet and not found.wanting and found.verdict is None:
            return self.say("wanting", band=self.title(found.higher), tests=self._besides())
        return self._distance(found.higher) + (self.say("besides", tests=self._besides()) if self.of.unmet else "")

    def _besides(self) -> str:
        """What the next outcome asks for besides the total and does not find."""
        return self.sentences(map(self.remark, self.of.unmet)) + self._fixed()

    def _fixed(self) -> str:
        """That the others are taken as they are, where the outcome hangs on them."""
        return self.say("others-fixed") if outcomes.asks_ranks(self.of.rules) else ""

    def _distance(self, higher: Band) -> str:
        found = self.of
        params = {"band": self.title(higher), "points": plain(found.wanting or Decimal(0))}
        if found.verdict is not None:
            params["verdict"] = self.term(found.verdict)
            return self.say("distance-both" if found.wanting else "distance-verdict", **params)
        if found.quantified in (None, found.wanting):
            return self.say("distance", **params)
        return self.say("distance-quantified", **params, quantified=plain(found.quantified or Decimal(0)))

    def outlook(self) -> str:
        """What the list of changes is: what can still be done, or what would have been; and whether all was tried."""
        name = "would-have" if self.of.over else "still"
        told = self.say(name if self.of.options else f"nothing-{name}", date=self.of.as_of.isoformat())
        return told if self.of.searched else self.say("not-all-tried", told=told)

    def option(self, option: Option) -> str:
        """A change, and what it brings."""
        titles = {id_: self.title(category) for id_, category in self.of.track.categories.items()}
        categories = [
            self.say("option-category", title=titles[id_], before=points(before), after=points(after))
            for id_, before, after in option.categories
        ]
        between, behind = (", ", "; ") if self.language == "en" else ("，", "，")
        has_total = option.total_gain is not None
        old = option.before.total if has_total else option.before.quantified
        new = option.after.total if has_total else option.after.quantified
        told = self.say(
            "option" if has_total else "option-quantified",
            change=self.change(option),
            categories=between.join(categories) + (behind if categories else ""),
            before=plain(old or Decimal(0)),
            after=plain(new or Decimal(0)),
            gain=signed((new or Decimal(0)) - (old or Decimal(0))),
        )
        if option.reaches:
            told += self.say("reaches", band=self.title(self._band(option))) + self._fixed()
        return told

    def _band(self, option: Option) -> Named:
        """The outcome that a change leads to, which may be more than the next one."""
        return self.of.rules.bands[option.after.band or 0]

    def change(self, option: Option) -> str:
        """A change, and whose it is to do."""
        told = self.remark(option.change.dated)
        return told + self.say("by-branch") if option.change.by == "branch" else told

    def steps(self) -> tuple[str, list[str]] | None:
        """What leads to the next outcome: a heading and the changes; None where one change alone does, or none is."""
        found = self.of
        if found.higher is None or not found.steps or (found.reachable and len(found.steps) == 1):
            return None
        total = found.steps[-1].after.total
        band = self._band(found.steps[-1]) if found.reachable else found.higher
        name = "steps" if found.reachable else "steps-more" if found.cut else "steps-short"
        told = []
        for change, group in groupby(self.change(step) for step in found.steps):
            count = len(list(group))
            told.append(change if count == 1 else self.say("times", change=change, count=count))
        params = {"band": self.title(band), "total": "—" if total is None else plain(total), "count": len(found.steps)}
        heading = self.say(name, **params)
        return heading + self._fixed(), told


def _place(problem: Problem) -> tuple[str | None, int | None]:
    row = problem.place.row
    return problem.place.sheet, None if row is None else row + 1
