"""A comparison of runs on the terminal: what was compared, then a line a change. Nothing in it is cut short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dangxing.cli import diff_json, grids, shapes
from dangxing.language import Language, text
from dangxing.language.script import one_line
from dangxing.language.voice import Voice, signed
from dangxing.summary import plain

if TYPE_CHECKING:
    from dangxing.ledger import Card, Line, RulesRow
    from dangxing.ledger.comparing import Comparison, LineChange, MemberChange

_COLUMNS = ("member", "what", "before", "after", "change", "evidence")
# No column is wider, but for the one that says what changed, which takes what is left.
_MOST = {"member": 26, "before": 18, "after": 18, "change": 10, "evidence": 28}
_LEAST_WHAT = 20
_LEAST_EVIDENCE = 12
_SHORT_DIGEST = 12


class _Row(NamedTuple):
    member: str
    what: str
    before: str
    after: str
    change: str
    evidence: str


def show(found: Comparison, language: Language) -> None:
    """Print the comparison."""
    console = grids.console()
    for line in _heading(found, language):
        console.print(Text(one_line(line)), soft_wrap=True, crop=False)
    if found.members:
        _print_table(console, list(_rows(found, language)), language)
    console.print(Text(_counts(found, language)), soft_wrap=True, crop=False)


def _heading(found: Comparison, language: Language) -> Iterator[str]:
    for name, run in (("before", found.before), ("after", found.after)):
        told = {"run": run.run, "path": run.path, "year": run.year, "entered": shapes.local_time(run.entered)}
        told["as_of"] = text("diff.as-of", language, date=run.as_of) if run.as_of else ""
        yield text(f"diff.heading-{name}", language, **told)
    if not found.same_workbook:
        yield text("diff.other-workbook", language)
    if found.before.year != found.after.year:
        yield text("diff.other-year", language)
    if found.before.input_digest == found.after.input_digest:
        yield text("diff.same-input", language)
    for change in found.rules:
        sides = [
            None if row is None else {"version": row.version, "digest": row.digest[:_SHORT_DIGEST]}
            for row in (change.before, change.after)
        ]
        if change.changed:
            said = [text("diff.version", language, **side) for side in sides if side]
            yield text("diff.rules-changed", language, rule_set=change.id, before=said[0], after=said[1])
    if not any(change.changed for change in found.rules):
        yield text("diff.rules-same", language)


def _counts(found: Comparison, language: Language) -> str:
    moved = text("diff.moved", language, count=found.moved) if found.moved else ""
    if not found.members:
        return text("diff.no-change", language, count=found.unchanged) + moved
    counts = {kind: found.count(kind) for kind in ("changed", "added", "removed", "rank")}
    return text("diff.counts", language, **counts, unchanged=found.unchanged) + moved


def _rows(found: Comparison, language: Language) -> Iterator[_Row]:
    known = diff_json.rules_of(found)
    for member in found.members:
        row = member.row
        who = f"{row.name} {row.id}"
        for told in _of_member(member, known, language):
            yield _Row(who, *told)
            who = ""


def _of_member(
    member: MemberChange, known: dict[str, RulesRow], language: Language
) -> Iterator[tuple[str, str, str, str, str]]:
    if member.kind in ("added", "removed"):
        yield text(f"diff.{member.kind}", language, branch=member.row.branch), "", "", "", ""
    for name, values in diff_json.fields(member, known, language).items():
        before, after = values["before"], values["after"]
        if name in ("outcome", "track"):
            before, after = (_title(name, row, known, language) for row in (member.before, member.after))
        change = values["change"]
        # A lower place is the better one, so a rank's change would be misread by its sign.
        told = "" if change is None or name == "rank" else signed(change)
        yield text(f"diff.field-{name.replace('_', '-')}", language), _cell(before), _cell(after), told, ""
    for line in member.lines:
        yield _of_line(line, Voice(language, known[member.row.rules].names))


def _of_line(change: LineChange, voice: Voice) -> tuple[str, str, str, str, str]:
    line = change.line
    what = f"{voice.term(line.clause)} {voice.term(line.says)}"
    sides = [_points(each, voice.language) for each in (change.before, change.after)]
    pair = (change.before, change.after)
    cells = [voice.sentences(each.evidence) if each else "" for each in pair]
    same = cells[0] == cells[1]
    where = cells[0] if same else f"{cells[0] or '—'} → {cells[1] or '—'}"
    return what, sides[0], sides[1], signed(change.change), where


def _points(line: Line | None, language: Language) -> str:
    if line is None:
        return "—"
    return text("diff.times-points", language, count=line.times, points=signed(line.points))


def _title(name: str, row: Card | None, known: dict[str, RulesRow], language: Language) -> str | None:
    if row is None:
        return None
    rules = known[row.rules].rule_set
    if name == "track":
        return Voice(language).title(rules.tracks[row.track])
    return Voice(language).outcome(row.outcome, rules)


def _cell(value: object) -> str:
    return "—" if value is None else str(plain(value))


def _print_table(console: Console, rows: Sequence[_Row], language: Language) -> None:
    titles = {name: text(f"diff.col-{name}", language) for name in _COLUMNS}
    cells = [_Row(*map(one_line, row)) for row in rows]
    widths = {
        name: min(most, max(map(cell_len, [titles[name], *(getattr(row, name) for row in cells)])))
        for name, most in _MOST.items()
    }
    # Where the terminal is narrow, addresses are folded first.
    over = sum(width + 2 for width in widths.values()) + 4 + _LEAST_WHAT - console.width
    widths["evidence"] = max(min(widths["evidence"], _LEAST_EVIDENCE), widths["evidence"] - max(over, 0))
    taken = sum(width + 2 for width in widths.values()) + 4
    what = max(cell_len(row.what) for row in cells)
    widths["what"] = max(_LEAST_WHAT, min(what, console.width - taken))
    available = console.width
    # Widths are given, not left to be measured; where all is too wide for the terminal it breaks the lines.
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for name in _COLUMNS:
        right = name == "change"
        table.add_column(titles[name], justify="right" if right else "left", width=widths[name], overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    console.width = max(available, taken + widths["what"])
    console.print(table, crop=False)
    console.width = available
