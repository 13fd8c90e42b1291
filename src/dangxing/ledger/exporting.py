"""The ledger as tables for other programs: CSV that a spreadsheet program opens, or Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, NamedTuple

from dangxing.errors import FileProblem
from dangxing.files import whole

if TYPE_CHECKING:
    from dangxing.ledger.book import Ledger

Kind = Literal["text", "whole", "points", "flag"]
# What a spreadsheet program may take for the beginning of a formula.
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
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


def _tables(book: Ledger) -> Iterator[Table]:
    runs = [run.run for run in book.runs()]
    yield Table(
        "runs",
        {
            "run": "whole", "year": "whole", "path": "text", "workbook": "text", "input_digest": "text",
            "scored_path": "text", "scored_digest": "text", "entered": "text", "program": "text", "script": "text",
            "members": "whole", "lines": "whole", "superseded_by": "whole", "digest": "text", "as_of": "text",
        },
        iter(book.runs()),
    )  # fmt: skip
    yield Table(
        "rules",
        {"run": "whole", "rule_set": "text", "version": "text", "digest": "text"},
        ((run, found.id, found.version, found.digest) for run in runs for found in book.rules(run).values()),
    )
    yield Table(
        "members",
        {
            "run": "whole", "path": "text", "workbook": "text", "id": "text", "name": "text", "branch": "text",
            "track": "text", "rule_set": "text", "rules": "text", "post": "text", "standing": "text", "start": "text",
            "end": "text", "quantified": "points", "poll": "points", "total": "points", "full": "points",
            "verdict": "text", "tie_break": "text", "outcome": "text", "band": "whole", "rank": "whole",
            "track_rank": "whole", "branch_rank": "whole", "reasons": "text", "aspects": "text", "due": "text",
        },
        (
            (*row[:18], None if row.tie_break is None else format(row.tie_break, "f"), *row[19:24], *row[25:])
            for run in runs
            for row in book.members(run)
        ),
    )  # fmt: skip
    yield Table(
        "categories",
        {
            "run": "whole", "id": "text", "category": "text", "standard": "points", "bonus": "points",
            "deduction": "points", "score": "points", "capped": "points", "floored": "points", "applies": "flag",
        },
        (row for run in runs for row in book.categories_of(run)),
    )  # fmt: skip
    yield Table(
        "lines",
        {
            "run": "whole", "id": "text", "track": "text", "rules": "text", "category": "text", "rule": "text",
            "clause": "text", "times": "whole", "points": "points", "unit": "points", "forfeit": "flag",
            "evidence": "text", "remark": "text",
        },
        (row for run in runs for row in book.lines_of(run)),
    )  # fmt: skip


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
        case str():
            # A bare carriage return would end the row for many readers, and would not be quoted.
            plain = value.replace("\r\n", "\n").replace("\r", "\n")
            return f"'{plain}" if plain.startswith(_FORMULA_BEGINS) else plain
        case _:
            return value


def _parquet(folder: Path) -> Callable[[BinaryIO, Table], None]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as parquet
    except ImportError:
        raise FileProblem("ledger.no-pyarrow", path=str(folder)) from None
    types = {"text": pa.string(), "whole": pa.int64(), "points": pa.decimal128(18, 2), "flag": pa.bool_()}

    def write(file: BinaryIO, table: Table) -> None:
        schema = pa.schema([(name, types[kind]) for name, kind in table.columns.items()])
        with parquet.ParquetWriter(file, schema) as writer:
            for rows in _batches(table.rows):
                columns = list(zip(*rows, strict=True))
                arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
                writer.write_batch(pa.record_batch(arrays, schema=schema))

    return write


def _batches(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
