"""The ledger as tables for other programs: CSV that a spreadsheet program opens, or Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, NamedTuple

from dangxing.errors import FileProblem
from dangxing.files import whole
from dangxing.language.voice import csv_cell

if TYPE_CHECKING:
    from dangxing.ledger.book import Ledger

Kind = Literal["text", "whole", "points", "digits", "flag"]
# What a spreadsheet program may take for the beginning of a formula.
_BATCH = 20_000


class Table(NamedTuple):
    """A table to write: its name, what its columns hold, and its rows."""

    name: str
    columns: dict[str, Kind]
    rows: Iterator[Sequence[Any]]


def export(book: Ledger, folder: Path, format: Literal["csv", "parquet"]) -> list[Path]:
    """Write ``runs``, ``rules``, ``members``, ``categories`` and ``lines`` of all runs, and return the files."""
    write = _parquet(folder) if format == "parquet" else _csv
    return [_written(folder / f"{table.name}.{format}", table, write) for table in _tables(book)]


_RUNS: dict[str, Kind] = {
    "run": "whole", "year": "whole", "path": "text", "workbook": "text", "input_digest": "text",
    "scored_path": "text", "scored_digest": "text", "entered": "text", "program": "text", "script": "text",
    "members": "whole", "lines": "whole", "superseded_by": "whole", "digest": "text", "as_of": "text",
    "dropped": "text", "dropped_by": "text", "dropped_why": "text",
}  # fmt: skip
_RULES: dict[str, Kind] = {"run": "whole", "rule_set": "text", "version": "text", "digest": "text"}
_MEMBERS: dict[str, Kind] = {
    "run": "whole", "path": "text", "workbook": "text", "id": "text", "name": "text", "branch": "text",
    "track": "text", "rule_set": "text", "rules": "text", "post": "text", "standing": "text", "start": "text",
    "end": "text", "quantified": "points", "poll": "points", "total": "points", "full": "points",
    "verdict": "text", "tie_break": "digits", "outcome": "text", "band": "whole", "rank": "whole",
    "track_rank": "whole", "branch_rank": "whole", "reasons": "text", "aspects": "text", "due": "text", "marks": "text",
}  # fmt: skip
_OWNER: dict[str, Kind] = {"run": "whole", "id": "text"}
_CATEGORY: dict[str, Kind] = {
    "standard": "points", "bonus": "points", "deduction": "points", "score": "points", "capped": "points",
    "floored": "points", "applies": "flag",
}  # fmt: skip
_LINE: dict[str, Kind] = {
    "category": "text", "rule": "text", "clause": "text", "times": "whole", "points": "points", "unit": "points",
    "forfeit": "flag", "evidence": "text", "remark": "text",
}  # fmt: skip
# What is kept as JSON is exported as it is kept.
_STORED = {name: f"{name}_json" for name in ("reasons", "aspects", "due", "marks", "evidence", "remark")}
_NAMES = _STORED | {"workbook": "whole_path"}


def _fields(columns: Iterable[str]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(_NAMES.get(name, name) for name in columns))


def _tables(book: Ledger) -> Iterator[Table]:
    runs = [run.run for run in book.runs()]
    cards = (card for run in runs for card in book.cards_of(run))
    scored = (card for run in runs for card in book.filled(book.cards_of(run), lines=False))
    given = (card for run in runs for card in book.filled(book.cards_of(run), categories=False))
    score, line = _fields(("id", *_CATEGORY)), _fields(_LINE)
    yield Table("runs", _RUNS, map(_fields(_RUNS), book.runs()))
    rules = ((run, found.id, found.version, found.digest) for run in runs for found in book.rules(run).values())
    yield Table("rules", _RULES, rules)
    yield Table("members", _MEMBERS, map(_fields(_MEMBERS), cards))
    categories = ((card.run, card.id, *score(each)) for card in scored for each in card.categories)
    yield Table("categories", {**_OWNER, "category": "text", **_CATEGORY}, categories)
    lines = ((card.run, card.id, card.track, card.rules, *line(each)) for card in given for each in card.lines)
    yield Table("lines", {**_OWNER, "track": "text", "rules": "text", **_LINE}, lines)


def _written(path: Path, table: Table, write: Callable[[BinaryIO, Table], None]) -> Path:
    try:
        with whole(path) as file:
            write(file, table)
    except FileProblem as error:
        cause = error.__cause__
        if isinstance(cause, OSError):
            raise FileProblem("ledger.export-failed", path=str(path), reason=cause.strerror or str(cause)) from cause
        raise
    return path


def _csv(file: BinaryIO, table: Table) -> None:
    # The mark at the beginning tells spreadsheet programs that this is UTF-8.
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([cell(value) for value in row])
    text.flush()
    text.detach()


def cell(value: object) -> object:
    """A value as CSV has it: text that would be taken for a formula is marked as text."""
    match value:
        case bool():
            return int(value)
        case Decimal():
            return format(value, "f")
        case _:
            return csv_cell(value)


def _parquet(folder: Path) -> Callable[[BinaryIO, Table], None]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as parquet
    except ImportError:
        raise FileProblem("ledger.no-pyarrow", path=str(folder)) from None
    types = {
        "text": pa.string(),
        "digits": pa.string(),
        "whole": pa.int64(),
        "points": pa.decimal128(18, 2),
        "flag": pa.bool_(),
    }

    def write(file: BinaryIO, table: Table) -> None:
        kinds = table.columns.values()
        schema = pa.schema([(name, types[kind]) for name, kind in table.columns.items()])
        with parquet.ParquetWriter(file, schema) as writer:
            for rows in _batches(table.rows):
                columns = list(zip(*rows, strict=True))
                told = [
                    map(cell, column) if kind == "digits" else column
                    for kind, column in zip(kinds, columns, strict=True)
                ]
                arrays = [pa.array(list(column), field.type) for column, field in zip(told, schema, strict=True)]
                writer.write_batch(pa.record_batch(arrays, schema=schema))

    return write


def _batches(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
