"""What the sheets together leave open, and what therefore moves points without a word: events of which no attendance
was recorded, members without an appraisal, a branch that is spelt in two ways, people of one name.

Nothing of it is an error, and all of it is told whether a workbook is checked or scored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from dangxing.language import numerals, patterns
from dangxing.language.citations import Cited
from dangxing.language.script import LONGEST_WORD, Listed, Term, Terms, fold
from dangxing.records import Place, SheetKey
from dangxing.rules import RuleSet, Track
from dangxing.rules.marks import given
from dangxing.rules.terms import Whose
from dangxing.workbook.validating.checks import Known
from dangxing.workbook.validating.faults import shown
from dangxing.workbook.validating.lexicon import Lexicon
from dangxing.workbook.validating.problems import Problems
from dangxing.workbook.validating.rows import RowValues
from dangxing.workbook.validating.sheets import Table

_FIRST = -1
"""These stand before all that is told of a sheet."""
_LARGE = 3
_LIKE = 80
_BRANCHES = 200
_NAMES_SHOWN = 4
# What tells one branch from the next.
_NUMERAL = patterns.late(rf"[0-9]+|[{numerals.SIGNS}]+")


def tell_gaps(
    tables: Mapping[SheetKey, Table], known: Known, lexicon: Lexicon, problems: Problems, year: int | None
) -> None:
    """Tell what the sheets leave open. ``year`` is the one that is scored; None: it is not known."""
    if "schedule" in tables and "activities" in tables:
        _tell_unattended(tables["schedule"], known, problems, year)
    if "members" in tables:
        _tell_lone_branches(tables["members"], known, lexicon, problems)
        _tell_unappraised(tables["members"], known, lexicon, problems)
        _tell_markless(tables, known, lexicon, problems)
        _tell_same_names(tables["members"], known, problems)
        if known.charged:
            _tell_postless(tables["members"], known, lexicon, problems)


def _tell_unattended(table: Table, known: Known, problems: Problems, year: int | None) -> None:
    for event, row in known.planned.items():
        branch, date, activity = event
        if branch not in known.branches or (year is not None and not known.counts_in(branch, date, year)):
            continue
        marked, unmarked = event in known.marked, known.unmarked.get(event)
        if marked and unmarked is None:
            continue
        told = {"found": Term(activity), "date": date.isoformat(), "branch": branch}
        if marked and unmarked is not None:
            first = Place(None, unmarked - 1, known.attendance_column).cell
            problems.add("attendance-blank", table.place(row, "activity"), _FIRST, **told, first=first)
        # Else a row that is told of may be of it.
        elif unmarked is None and date not in known.unresolved and None not in known.unresolved:
            problems.add("unattended", table.place(row, "activity"), _FIRST, **told)


def _tell_lone_branches(table: Table, known: Known, lexicon: Lexicon, problems: Problems) -> None:
    """A branch of one member whose name is near that of a large one."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, _key, _name, branch, *_ in known.members.values():
        if isinstance(branch, str) and len(branch) <= LONGEST_WORD:
            rows[branch].append(row)
    large = {branch: fold(branch) for branch, members in rows.items() if len(members) >= _LARGE}
    lone = [branch for branch, members in rows.items() if len(members) == 1]
    if not large or not lone:
        return
    for branch in lone[:_BRANCHES]:
        near = next((other for other, folded in large.items() if _is_near(fold(branch), folded, lexicon)), None)
        if near is not None:
            count = len(rows[near])
            told = {"found": branch, "nearest": near, "count": count}
            problems.add("lone-branch", table.place(rows[branch][0], "branch"), table.grid.index, **told)


def _is_near(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two names (folded) may be meant for one branch: not where their numbers differ."""
    from rapidfuzz import fuzz

    if _NUMERAL.findall(one) != _NUMERAL.findall(other):
        return False
    return lexicon.branch_core(one) == lexicon.branch_core(other) or fuzz.ratio(one, other) >= _LIKE


def _tell_unappraised(table: Table, known: Known, lexicon: Lexicon, problems: Problems) -> None:
    """Members without a row in 評議, where their rules need the verdict, the poll or a mark."""
    tracks = {key: _wants_row(key, rules, track) for key, (rules, track) in lexicon.rulebook.tracks.items()}
    sheet = Term(lexicon.rulebook.contract.sheets["appraisal"].title)
    wanting = [
        (code, row, key, name)
        for row, key, name, _branch, track, *_ in known.members.values()
        if (code := tracks.get(str(track))) is not None
    ]
    if known.appraised is None:
        if problems.any_error:  # the sheet may be there, and its header be what is wrong
            return
        pending = sum(code == "no-appraisal" for code, *_ in wanting)
        if pending:
            problems.add("no-appraisal-sheet", Place(), -1, sheet=sheet, count=pending)
            wanting = [each for each in wanting if each[0] != "no-appraisal"]
    for code, row, key, name in wanting:
        if key not in (known.appraised or ()):
            problems.add(code, table.place(row, "id"), table.grid.index, found=name, id=key, sheet=sheet)


def _wants_row(key: str, rules: RuleSet, track: Track) -> str | None:
    """What is told of a member of a track who has no row in 評議."""
    marks = given(rules.marks, (*rules.marks_asked[key], *rules.marks_read[key]))
    if not {"verdict", "poll", "votes"}.isdisjoint(rules.wants[key]):
        return "no-appraisal"
    if all(rules.marks[name].sure for name in marks):
        return "no-appraisal-otherwise" if marks else None
    return "no-appraisal"


def _tell_markless(tables: Mapping[SheetKey, Table], known: Known, lexicon: Lexicon, problems: Problems) -> None:
    """Marks that members' totals rest on, and of which 評議 has no column at all."""
    table = tables.get("appraisal")
    if table is None:
        return
    counts: defaultdict[str, int] = defaultdict(int)
    for _row, _key, _name, _branch, track, *_ in known.members.values():
        counts[str(track)] += 1
    wanting: defaultdict[tuple[str, str], int] = defaultdict(int)
    for track_id, (rules, _) in lexicon.rulebook.tracks.items():
        there = {
            name for name, mark in rules.marks.items() if any(each in table.positions for each in mark.fields(name))
        }
        asked = given(rules.marks, (*rules.marks_asked[track_id], *rules.marks_read[track_id]))
        for name in asked if counts[track_id] else ():
            stands = rules.marks[name].sure or rules.marks[name].otherwise in there
            if name not in there:
                wanting[f"no-mark-column{'-otherwise' if stands else ''}", name] += counts[track_id]
    for (code, name), count in wanting.items():
        problems.add(code, table.place_of_header(), table.grid.index, mark=Term(name), count=count)


def _tell_postless(table: Table, known: Known, lexicon: Lexicon, problems: Problems) -> None:
    """Members without a post, whom a rule therefore passes over that takes points off by post for what is recorded."""
    charging = {
        track_id: [(rule, reads.activities, {word for loc, word in reads.results if loc[0] != "factor"})
                   for each in track.categories.values() for rule in each.rules.values() if rule.charged_posts
                   for reads in rule.reads()]
        for track_id, (_, track) in lexicon.rulebook.tracks.items()
    }  # fmt: skip
    field = "post" if "post" in table.positions else "id"
    kinds = dict.fromkeys((activity, result) for _, activity, result in known.charged)
    for row, key, name, branch, track, post, *_ in known.members.values():
        for rule, activities, results in charging.get(str(track), ()) if post is None else ():
            fitting = (kind for kind in kinds if kind[0] in activities and (not results or kind[1] in results))
            found = next(
                (kind for kind in fitting if _counts(rule.whose, key, known.charged.get((branch, *kind)))), None
            )
            if found is not None:
                told = {"clause": Cited(rule.clause), "allowed": Terms("、".join(rule.charged_posts))}
                place, activity = table.place(row, field), Term(str(found[0]))
                problems.add("post-blank", place, table.grid.index, found=name, id=key, activity=activity, **told)
                break


def _counts(whose: Whose, member: object, owners: Set[object] | None) -> bool:
    """Whether a rule reads rows of these owners, who are of the member's branch, for the member."""
    if not owners or whose == "self":
        return member in (owners or ())
    return whose != "others" or owners != {member}


def _tell_same_names(table: Table, known: Known, problems: Problems) -> None:
    """People of one name in different branches: whoever goes by names takes one for the other."""
    rows: defaultdict[str, list[RowValues]] = defaultdict(list)
    for values in known.members.values():
        if isinstance(values[2], str):
            rows[fold(values[2][:LONGEST_WORD])].append(values)
    same = [found for found in rows.values() if len({values[3] for values in found}) > 1]
    if same:
        listed = "、".join(_name_and_cells(table, found) for found in same[:_NAMES_SHOWN])
        more = "…" if len(same) > _NAMES_SHOWN else ""
        place = table.place(same[0][0][0], "name")
        problems.add("same-name", place, table.grid.index, count=len(same), names=Listed(f"{listed}{more}"))


def _name_and_cells(table: Table, found: Sequence[RowValues]) -> str:
    cells = (table.place(values[0], "name").cell or "" for values in found[:_NAMES_SHOWN])
    return f"{shown(found[0][2])}（{'、'.join(cells)}）"
