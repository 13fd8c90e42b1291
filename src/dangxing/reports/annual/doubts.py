"""What is not right in a year as a whole: members in two workbooks, rules that changed between workbooks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dangxing.language import Language, is_key, patterns, said, texts
from dangxing.language.script import fold, natural
from dangxing.ledger import Ledger
from dangxing.ledger.counting import RulesOfYear
from dangxing.records import Problem
from dangxing.reports.annual import redaction

# So many members are named of two workbooks that share them.
_NAMED = 3
# So many branches of which nothing counts are named.
_LISTED = 50
_PLACEHOLDER = patterns.late(r"\{[^{}]{0,40}\}")


def missing_of(book: Ledger, year: int, up_to_run: int | None, expected: Sequence[str]) -> Iterator[Problem]:
    """Warnings of branches that are ``expected``, or were there the year before, and of which nothing counts."""
    there = {fold(branch) for branch in book.branches(year, up_to_run)}
    wanted = {fold(branch): branch for branch in expected}
    if missing := [wanted[key] for key in wanted if key not in there]:
        yield _missing("branch-missing", book, missing)
    before = {fold(branch): branch for branch in book.branches(year - 1, up_to_run)}
    if gone := sorted((before[key] for key in before.keys() - there - wanted.keys()), key=natural):
        yield _missing("branch-of-last-year", book, gone, year=year - 1)


def _missing(code: str, book: Ledger, branches: Sequence[str], **params: object) -> Problem:
    told = "、".join(branches[:_LISTED]) + ("……" if len(branches) > _LISTED else "")
    return Problem(code, "warning", book.path.as_posix(), params={"count": len(branches), "branches": told, **params})


class _Why(NamedTuple):
    """What the first error of a workbook is, in few words: what it was about was not kept."""

    code: str

    def in_language(self, language: Language) -> str:
        """The message of the code, with dots for what it would name; the code alone where there is none."""
        part, _, name = self.code.rpartition(".")
        entry = (texts(part) if is_key(self.code) else texts("problems")).get(name)
        if entry is None:
            return self.code
        return _PLACEHOLDER.sub("…", said(entry, language).removeprefix("{path}").lstrip("：: "))


def failed_of(book: Ledger, year: int, up_to_run: int | None) -> Iterator[Problem]:
    """Warnings of workbooks that could not be scored, and were not since."""
    for failure in book.failures(year, up_to_run):
        told: dict[str, object] = {"date": failure.entered[:10], "count": failure.errors, "why": _Why(failure.code)}
        told["cell"] = failure.cell or failure.path.rpartition("/")[2]
        if failure.counts is None:
            yield Problem("workbook-failed", "warning", failure.path, params=told)
        else:
            yield Problem("workbook-as-before", "warning", failure.path, params={**told, "run": failure.counts})


def problems_of(
    book: Ledger, year: int, up_to_run: int | None, rules: Mapping[str, Sequence[RulesOfYear]], *, redact: bool
) -> tuple[Problem, ...]:
    """Warnings about a year: two workbooks with the same members, told of the one set aside; then rules that differ."""
    found = []
    pairs: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for twin in book.duplicates(year, up_to_run) if book.twins(year, up_to_run) else ():
        # Two workbooks of one name in two folders are told apart by their whole paths.
        same = twin.path == twin.other_path
        pair = (twin.whole_path, twin.other_whole_path) if same else (twin.path, twin.other_path)
        who = (redaction.id_(twin.id), redaction.name(twin.name)) if redact else (twin.id, twin.name)
        pairs[pair].append(" ".join(who))
    for (counts, aside), members in pairs.items():
        listed = ", ".join(members[:_NAMED]) + (" …" if len(members) > _NAMED else "")
        told: dict[str, object] = {"counts": counts, "aside": aside, "count": len(members), "members": listed}
        found.append(Problem("member-in-two-workbooks", "warning", aside, params=told))
    for name, used in rules.items():
        if len(used) > 1:
            versions = ", ".join(f"{entry.rules.version} ({entry.rules.digest[:12]})" for entry in used)
            found.append(
                Problem("rules-differ", "warning", book.path.as_posix(), params={"rule_set": name, "rules": versions})
            )
    return tuple(found)
