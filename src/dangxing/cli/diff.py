"""``dangxing diff``: what one run changed from another, as after an objection: who, by how much, by which record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dangxing.cli import FINE, options, shapes
from dangxing.errors import WrongUse
from dangxing.language import Language

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.ledger import Ledger, Run
    from dangxing.ledger.comparing import Comparison

Runs = Annotated[list[str] | None, options.argument("diff.meta-runs", "diff.arg-runs")]
Workbook = Annotated[str | None, options.named("--workbook", "diff.meta-workbook", "diff.opt-workbook")]
_COLUMNS = (
    "kind", "id", "name", "branch", "field", "rule", "clause", "before", "after", "change",
    "count_before", "count_after", "evidence_before", "evidence_after",
)  # fmt: skip
_MOST_RUNS = 2


def diff(
    ctx: typer.Context,
    runs: Runs = None,
    workbook: Workbook = None,
    ledger: options.Ledger = None,
    format: options.Format = "table",
) -> int:
    """Compare two runs and return the exit status, which is 0 whether or not they differ."""
    session: Session = ctx.obj
    shape = options.shape(format, options.SHAPES)
    given = runs or []
    if len(given) > _MOST_RUNS or (given and workbook is not None):
        raise WrongUse("diff.runs-or-workbook")
    numbers = [options.run_number(value) for value in given]
    from dangxing.ledger import comparing, open_ledger

    with open_ledger(options.ledger_file(ledger)) as book:
        found = comparing.compare(book, *_chosen(book, numbers, workbook))
    if shape == "table":
        from dangxing.cli import diff_table

        diff_table.show(found, session.language)
    elif shape == "json":
        from dangxing.cli import diff_json

        shapes.write_json(diff_json.document(found, session.explicit or found.after.language))
    else:
        shapes.write_csv(_COLUMNS, _rows(found, session.explicit or found.after.language))
    return FINE


def _chosen(book: Ledger, numbers: Sequence[int], workbook: str | None) -> tuple[Run, Run]:
    from dangxing.ledger import comparing

    match list(numbers):
        case [one, other]:
            return book.show(one), book.show(other)
        case [one]:
            return comparing.that_run_superseded(book, book.show(one))
        case _ if workbook is not None:
            return comparing.of_workbook(book, workbook)
        case _:
            return comparing.last_two(book)


def _rows(found: Comparison, language: Language) -> Iterator[dict[str, Any]]:
    """A row a change: of a figure or another field, or of a line, of which ``before`` and ``after`` are points."""
    from dangxing.cli import diff_json

    for member in found.members:
        told = diff_json.member(member, found, language)
        who = {name: told[name] for name in ("kind", "id", "name", "branch")}
        fields = list(told["fields"].items())
        for name, values in fields:
            yield {**who, "field": name, **values}
        for line in told["lines"]:
            before, after = line["before"] or {}, line["after"] or {}
            yield {
                **who,
                "field": "line",
                "rule": line["rule"],
                "clause": line["clause"],
                "before": before.get("points"),
                "after": after.get("points"),
                "change": line["change"],
                "count_before": before.get("count"),
                "count_after": after.get("count"),
                "evidence_before": " ".join(before.get("evidence", ())),
                "evidence_after": " ".join(after.get("evidence", ())),
            }
        if not fields and not told["lines"]:
            yield who
