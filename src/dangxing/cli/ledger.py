"""``dangxing ledger``: what was scored and when, whether it is still as it was entered, and all of it as tables."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from dangxing.cli import FINE, options, shapes, streams
from dangxing.language import Language, text

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.ledger import Ledger, RulesRow, Run

_RunNumber = Annotated[str, options.argument("ledger.meta-run", "ledger.arg-run")]
_Folder = Annotated[str | None, options.of_out("ledger.opt-to")]
_EXPORTS = ("csv", "parquet")
_ExportFormat = Annotated[
    str, options.named("--format", "|".join(_EXPORTS), "ledger.opt-export-format", default=_EXPORTS[0])
]
_RUN_COLUMNS = ("run", "entered", "year", "as_of", "path", "members", "lines", "superseded_by")
_MEMBER_COLUMNS = ("rank", "id", "name", "branch", "track", "quantified", "poll", "total", "outcome")


def runs(ctx: typer.Context, ledger: options.Ledger = None, format: options.Format = "table") -> int:
    """List the runs and return the exit status."""
    session: Session = ctx.obj
    shape = options.shape(format, options.SHAPES)
    from dangxing.ledger import open_ledger

    with open_ledger(options.ledger_file(ledger)) as book:
        found = [_run(run) for run in book.runs()]
    # Columns that few ledgers have anything for.
    also = [name for name in ("dropped", "source") if shape == "csv" or any(run[name] for run in found)]
    columns = (*_RUN_COLUMNS, *also)
    _show(found, columns, {"runs": found}, shape, session.language)
    return FINE


def show(ctx: typer.Context, run: _RunNumber, ledger: options.Ledger = None, format: options.Format = "table") -> int:
    """Show one run and return the exit status."""
    session: Session = ctx.obj
    shape = options.shape(format, options.SHAPES)
    number = options.run_number(run)
    from dangxing.language.script import one_line
    from dangxing.ledger import open_ledger

    with open_ledger(options.ledger_file(ledger)) as book:
        found = book.show(number)
        rules = book.rules(number)
        members = list(_members(book, number, rules, session.explicit or found.language))
    if shape == "table":
        streams.write_lines(map(one_line, _heading(found, rules, session.language)))
        titled = [_titled(member, rules[member["rules"]], session.language) for member in members]
        titled.sort(key=lambda member: (member["rule_set"], member["rank"] is None, member["rank"] or 0))
        _table(titled, _MEMBER_COLUMNS, "cli", session.language)
    else:
        used = [{"rule_set": row.id, "version": row.version, "digest": row.digest} for row in rules.values()]
        document = {"run": _run(found), "rules": used, "members": members}
        _show(members, _MEMBER_COLUMNS, document, shape, session.language)
    return FINE


def export(ctx: typer.Context, to: _Folder = None, ledger: options.Ledger = None, format: _ExportFormat = "csv") -> int:
    """Export the ledger and return the exit status."""
    session: Session = ctx.obj
    shape = options.shape(format, _EXPORTS)
    from dangxing.ledger import export as write
    from dangxing.ledger import open_ledger

    kind: Literal["csv", "parquet"] = "parquet" if shape == "parquet" else "csv"
    with open_ledger(options.ledger_file(ledger)) as book:
        written = write(book, Path(to or "ledger-export"), kind)
    streams.write_lines(text("ledger.exported", session.language, path=path.as_posix()) for path in written)
    return FINE


def _members(book: Ledger, run: int, rules: Mapping[str, RulesRow], language: Language) -> Iterator[dict[str, Any]]:
    """The members of a run, with their categories and lines."""
    from dangxing import summary

    for card in book.filled(book.cards_of(run)):
        own = rules[card.rules]
        yield {
            **_fields(card, _CARD_ELSEWHERE),
            "reasons": [_said(reason, own, language) for reason in card.reasons],
            "aspects": card.aspects,
            **({"marks": summary.marks(card.marks)} if card.marks else {}),
            "categories": [{"category": score.id, **_fields(score, ("id",))} for score in card.categories],
            "lines": [
                {
                    **_fields(line, _LINE_ELSEWHERE),
                    "evidence": list(line.evidence),
                    "remark": _said(line.remark, own, language),
                }
                for line in card.lines
            ],
        }


_CARD_ELSEWHERE = frozenset(
    {
        "run", "path", "whole_path", "before", "reasons_json", "aspects_json", "due_json", "marks_json", "place",
        "categories", "lines", "noted",
    }
)  # fmt: skip
# What programs know by another name.
_RUN_KEYS = {"whole_path": "workbook"}
_LINE_ELSEWHERE = frozenset({"says", "evidence_json", "remark_json", "run"})


def _fields(row: Any, elsewhere: Container[str]) -> dict[str, Any]:
    return {name: value for name, value in row._asdict().items() if name not in elsewhere}


def _titled(member: Mapping[str, Any], rules: RulesRow, language: Language) -> dict[str, Any]:
    from dangxing.language.voice import Voice

    return {
        **member,
        "track": Voice(language).title(rules.rule_set.tracks[member["track"]]),
        "outcome": Voice(language).outcome(member["outcome"], rules.rule_set),
    }


def _heading(run: Run, rules: Mapping[str, RulesRow], language: Language) -> Iterator[str]:
    yield text("ledger.run-heading", language, run=run.run, path=run.path, year=run.year)
    yield text("ledger.run-entered", language, entered=shapes.local_time(run.entered), program=run.program)
    if run.source:
        yield text("ledger.run-source", language, source=run.source)
    yield text("ledger.run-input", language, digest=run.input_digest)
    for row in rules.values():
        yield text("ledger.run-rules", language, rule_set=row.id, version=row.version, digest=row.digest)
    if run.scored_path:
        yield text("ledger.run-scored", language, path=run.scored_path)
    if run.as_of:
        yield text("ledger.run-as-of", language, date=run.as_of)
    if run.dropped:
        told = {"when": run.dropped, "who": run.dropped_by, "why": run.dropped_why}
        yield text("ledger.run-dropped", language, **told)
    if run.superseded_by:
        yield text("ledger.run-superseded", language, run=run.superseded_by)
    yield text("ledger.run-digest", language, digest=run.digest)


def _run(run: Run) -> dict[str, Any]:
    return {_RUN_KEYS.get(name, name): value for name, value in run._asdict().items() if name != "key"}


def _said(remark: Any, rules: RulesRow, language: Language) -> str | None:
    from dangxing.language.voice import Voice

    return None if remark is None else Voice(language, rules.names).remark(remark)


def _show(
    rows: list[dict[str, Any]],
    columns: Sequence[str],
    document: dict[str, Any],
    shape: str,
    language: Language,
) -> None:
    """The rows in the shape that was asked for; JSON has the whole document."""
    if shape == "json":
        shapes.write_json(document)
    elif shape == "csv":
        shapes.write_csv(columns, rows)
    else:
        told = [row | ({"entered": shapes.local_time(row["entered"])} if "entered" in row else {}) for row in rows]
        _table(told, columns, "ledger", language)


_TITLES = {"superseded_by": "superseded", "as_of": "as-of"}


def _table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], part: str, language: Language) -> None:
    """Columns as wide as what stands in them, numbers to the right; nothing is cut short."""
    from dangxing.summary import plain

    titles = [text(f"{part}.col-{_TITLES.get(column, column)}", language) for column in columns]
    body = [["—" if row[column] is None else str(plain(row[column])) for column in columns] for row in rows]
    right = frozenset(
        at for at, column in enumerate(columns) if any(isinstance(row[column], int | Decimal) for row in rows)
    )
    streams.write_lines(shapes.aligned(titles, body, right, ruled=True))
