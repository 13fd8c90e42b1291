"""Steps in words: what terminal, letter, receipt, forms and 反饋 say of a score is said here, once."""

from __future__ import annotations

from collections.abc import Iterator

from dangxing.language.voice import Voice, plain, points, signed
from dangxing.scoring.explaining.nodes import Bound, Heading, Node


class StepVoice(Voice):
    """Says the steps of a score."""

    __slots__ = ()

    def says(self, node: Node) -> str:
        """What the rule of a step says."""
        return self.term(node.says or "")

    def clause(self, node: Node) -> str:
        """The clause of a step."""
        return self.term(node.clause or "")

    def given(self, node: Node) -> str:
        """The points of a step, or that by it the category has none."""
        return self.say("explain.forfeited") if node.forfeit else signed(node.value)

    def step(self, node: Node) -> str:
        """The points, words and clause of a rule's step; of one that gave and took nothing, words and clause alone."""
        told = {"says": self.says(node), "clause": self.clause(node)}
        if node.times is None:
            return self.say("explain.silent", **told)
        return self.say("explain.line", points=self.given(node), **told)

    def counted(self, node: Node) -> str | None:
        """How often, where that is not once."""
        if node.unit is None or node.times in (None, 1) or node.forfeit:
            return None
        return self.say("explain.counted", count=node.times, unit=signed(node.unit))

    def reading(self, node: Node) -> str | None:
        """How the clause is read, where that leaves a choice, and what of it the rule does not count."""
        left = None if node.rule is None else node.rule.leaves_out
        told = [] if node.reading is None else [self.say("explain.reading", reading=self.term(node.reading))]
        told += [] if left is None else [self.say("explain.leaves-out", says=self.term(left))]
        return self.sentences(told) if told else None

    def why(self, node: Node) -> list[str]:
        """What was found, or why nothing was."""
        return [self.remark(remark) for remark in node.why]

    def category(self, heading: Heading) -> str:
        """What a category came to."""
        score, share = heading.score, heading.category.share
        told = self.say(
            "explain.category",
            title=self.title(heading.category),
            score=points(score.score),
            holds=self.holds(score.standard, *heading.category.bounds[1:], full=heading.category.begins_full),
            bonus=points(score.bonus),
            deduction=points(-score.deduction),
        )
        return told if share is None else self.sentences((told, self.say("remarks.share-of", share=plain(share * 100))))

    def limits(self, heading: Heading) -> list[str]:
        """What cap, floor, forfeit and parts did to a category; that it does not apply."""
        told = [*self.why(heading.node), *self.bounds(heading)]
        return told if heading.score.applies else [*told, self.say("explain.not-applicable")]

    def bounds(self, heading: Heading) -> Iterator[str]:
        """What of a category's points was lost to what it, or a part of it, holds; or spared."""
        lost = heading.node.lost
        match heading.node.bound:
            case Bound("forfeit"):
                yield self.say("explain.forfeited")
            case Bound("cap", level):
                name = "capped" if heading.category.begins_full and level == heading.score.standard else "capped-at"
                yield self.say(f"explain.{name}", points=points(lost), cap=plain(level))
            case Bound("floor", level) if all(held.at_least != level for _, held in heading.score.held):
                # What a limit lifts is told by the limit: nothing was taken off.
                yield self.say("explain.floored", points=points(-lost), floor=plain(level))
        for part, step in heading.parts:
            if step.state == "set-aside":
                told = {"part": self.title(part), "points": signed(step.raw)}
                yield self.say("explain.part-left-out", **told)
            if step.bound is not None and part.at_most is not None:
                told = {"part": self.title(part), "points": signed(step.raw), "most": plain(part.at_most)}
                yield self.say("explain.part-at-most", **told)
