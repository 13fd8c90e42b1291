"""The cross-checks of 評議 and 支部."""

from __future__ import annotations

from dangxing.language.citations import Cited
from dangxing.rules import RuleSet
from dangxing.workbook.validating.checks import Check, Known
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.rows import Columns
from dangxing.workbook.validating.sheets import Table


class AppraisalCheck(Check):
    """評議: members that are known, each once; verdicts that are known."""

    def __init__(self, table: Table, lexicon: Lexicon, problems: Problems, known: Known) -> None:
        super().__init__(table, lexicon, problems, known)
        self.first = known.appraised = {}

    def __call__(self, columns: Columns) -> None:
        """Check a chunk."""
        for values in zip(*columns, strict=True):
            row, key, verdict = values[:3]
            if isinstance(key, str):
                if key not in self.known.members:
                    self.unknown_member(row, key)
                if self.first.setdefault(key, row) != row:
                    first = self.cell(self.first[key], "id")
                    self.tell("duplicate-appraisal", row, "id", found=shown(key), first=first)
            if isinstance(verdict, str) and verdict not in self.lexicon.verdicts.allowed:
                self.unknown_word(row, "verdict", verdict)


class BranchCheck(Check):
    """支部: each once, the rank within the number ranked, and the quorum of the poll (第十條)."""

    def __init__(self, table: Table, lexicon: Lexicon, problems: Problems, known: Known) -> None:
        super().__init__(table, lexicon, problems, known)
        self.first: dict[str, int] = {}

    def __call__(self, columns: Columns) -> None:
        """Check a chunk."""
        for row, branch, rank, ranked, staff, attending, *_ in zip(*columns, strict=True):
            if isinstance(branch, str):
                if self.first.setdefault(branch, row) != row:
                    first = self.cell(self.first[branch], "branch")
                    self.tell("duplicate-branch", row, "branch", found=shown(branch), first=first)
                if branch not in self.known.branches:
                    self.unknown_branch(row, branch, "branch-without-members")
            if isinstance(rank, int) and isinstance(ranked, int) and rank > ranked > 0:
                self.tell("rank-beyond", row, "year_end_rank", found=rank, ranked=ranked)
            if isinstance(rank, int) and ranked is None:
                self.tell(
                    "rank-without-number", row, "branches_ranked", found=rank, column=self.title("branches_ranked")
                )
            if isinstance(staff, int) and isinstance(attending, int) and staff >= 0 and attending >= 0:
                self._check_attending(row, branch, staff, attending)

    def _check_attending(self, row: int, branch: object, staff: int, attending: int) -> None:
        if attending > staff:
            self.tell("attending-beyond", row, "attending", found=attending, staff=staff)
        for rules in self._quorate(branch):
            assert rules.quorum is not None  # noqa: S101 - those without are left out
            if not rules.quorum.reached(attending, staff):
                code = "no-quorum" if rules.quorum.missed == "warn" else "no-quorum-pending"
                share = f"{(rules.quorum.share * 100).normalize():f}%"
                self.tell(
                    code, row, "attending",
                    found=attending, staff=staff, share=share, clause=Cited(rules.quorum.clause), branch=shown(branch),
                )  # fmt: skip

    def _quorate(self, branch: object) -> list[RuleSet]:
        """The rule sets with a quorum that score any member of the branch."""
        tracks = self.lexicon.rulebook.tracks
        found = {}
        for track in self.known.branches.get(branch, ()) if isinstance(branch, str) else ():
            if track in tracks:
                rules, _ = tracks[track]
                if rules.quorum is not None:
                    found[rules.id] = rules
        return [found[key] for key in sorted(found)]
