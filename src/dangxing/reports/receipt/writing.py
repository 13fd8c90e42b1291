"""A receipt as a file: HTML or Markdown by its ending, sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dangxing import files
from dangxing.language import patterns
from dangxing.reports.receipt.model import Entry, Receipt, Step

if TYPE_CHECKING:
    from jinja2 import Template

ENDINGS: Final = (".html", ".md")
_SEAL: Final = patterns.late(rb"<!-- dangxing receipt ([0-9a-f]{64}) -->\n\Z")
_SEAL_BYTES: Final = 64 + 30
_MARKUP: Final = patterns.late(r"([\\`*_\[\]<>|#~])")
# A receipt is never near this size.
_MOST_BYTES: Final = 20_000_000


def write_receipt(receipt: Receipt, target: Path) -> None:
    """Write the page to ``target``, whole or not at all. FileProblem: it cannot be written."""
    made = _html(receipt) if target.suffix.casefold() == ".html" else "\n\n".join(_markdown(receipt))
    body = made.strip().encode("utf-8", "replace") + b"\n"
    with files.whole(target) as file:
        file.write(body + f"<!-- dangxing receipt {hashlib.sha256(body).hexdigest()} -->\n".encode())


def is_ours(path: Path) -> bool:
    """Whether a file is a receipt as it was written here. OSError: it cannot be read."""
    if not path.is_file() or path.stat().st_size > _MOST_BYTES:
        return False
    held = path.read_bytes()
    seal = _SEAL.search(held, max(0, len(held) - _SEAL_BYTES))
    return seal is not None and hashlib.sha256(held[: seal.start()]).hexdigest().encode() == seal[1]


def _html(receipt: Receipt) -> str:
    from markupsafe import Markup

    style = resources.files("dangxing.reports.receipt").joinpath("receipt.css").read_text("utf-8")
    return _template().render(r=receipt, style=Markup(style))  # noqa: S704 - our own style


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("dangxing.reports.receipt"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return made.get_template("receipt.html")


def escaped(value: str) -> str:
    """Text as Markdown shows it: nothing in it becomes markup."""
    return _MARKUP.sub(r"\\\1", value)


def _markdown(receipt: Receipt) -> Iterator[str]:
    titles = receipt.titles
    yield f"# {escaped(receipt.title)}"
    yield escaped(receipt.who)
    yield f"**{escaped(receipt.result)}**"
    yield from _listed(receipt.about)
    if receipt.headings:
        yield f"## {titles['categories']}"
        header, *rows = receipt.table
        yield "\n".join(_cells(row) for row in (header, ("---",) + ("--:",) * (len(header) - 2) + ("---",), *rows))
        yield f"## {titles['lines']}"
    for heading in receipt.headings:
        yield f"### {escaped(heading.told)}"
        yield from _steps(heading.steps)
        if heading.silent:
            yield f"{titles['silent']}"
            yield from _steps(heading.silent)
    if receipt.poll is not None:
        yield from _steps((receipt.poll,))
    yield from _steps(receipt.marks)
    if receipt.outlook:
        yield f"## {titles['outlook']}"
    for group in receipt.outlook:
        yield escaped(group.told)
        yield from _listed(group.items)
    if receipt.warnings:
        yield f"## {titles['warnings']}"
        yield from _listed(receipt.warnings)
    if receipt.clauses:
        yield f"## {titles['clauses']}"
    for clause in receipt.clauses:
        quoted = [f"> {escaped(line)}" for line in (clause.words or "").splitlines()]
        says = [f"- {escaped(each)}" for each in clause.says]
        yield "\n".join([f"**{escaped(clause.clause)}**", "", *([*quoted, ""] if quoted else []), *says])
    yield f"## {titles['provenance']}"
    yield "\n".join(map(_entry, receipt.provenance))
    yield escaped(receipt.closing)


def _cells(row: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell if set(cell) <= set("-:") and cell else escaped(cell) for cell in row) + " |"


def _listed(told: tuple[str, ...]) -> Iterator[str]:
    if told:
        yield "\n".join(f"- {escaped(each)}" for each in told)


def _steps(steps: tuple[Step, ...]) -> Iterator[str]:
    if steps:
        lines = []
        for step in steps:
            lines += [f"- {escaped(step.told)}", *(f"  - {escaped(each)}" for each in step.about)]
            lines += [f"  {_entry(row)}" for row in step.rows]
        yield "\n".join(lines)


def _entry(entry: Entry) -> str:
    return f"- {escaped(entry.name)} {escaped(entry.value)}"
