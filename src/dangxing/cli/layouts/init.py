"""``dangxing layouts init``: a workbook is looked at, and a draft of a layout for it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import FINE, options, streams
from dangxing.errors import FileProblem, WrongUse
from dangxing.language import Language, patterns, text
from dangxing.language.script import one_line

if TYPE_CHECKING:
    from dangxing.cli.language import Session
    from dangxing.workbook.layouts.drafting import Draft
    from dangxing.workbook.layouts.model import Layout
    from dangxing.workbook.layouts.table import Table
    from dangxing.workbook.layouts.vocabulary import Vocabulary

File = Annotated[str, options.argument("cli.meta-file", "layouts_cli.arg-file")]
Sheet = Annotated[str | None, options.named("--sheet", "layouts_cli.meta-sheet", "layouts_cli.opt-sheet")]
Out = Annotated[str | None, options.named("--out", "cli.meta-file", "layouts_cli.opt-out")]
_PLAIN = patterns.late(r"[\w一-鿿 （）/.-]+")


def init(
    ctx: typer.Context,
    file: File,
    sheet: Sheet = None,
    out: Out = None,
    rules: options.Rules = None,
    force: options.Force = False,
) -> int:
    """Write the draft of a layout for the workbook and return the exit status."""
    session: Session = ctx.obj
    from dangxing.rules import loading as rule_files
    from dangxing.workbook.layouts import Options, Reader, drafting, loading
    from dangxing.workbook.validating.lexicon import Lexicon

    folder = options.rules_folder(rules)
    layouts = loading.load(folder)
    reader = Reader(layouts, Lexicon(rule_files.load(folder)), Options())
    table = _table(file, sheet, reader.vocabulary)
    found = drafting.draft(table, layouts, reader.vocabulary, tuple(reader.fitting(table)))
    if len(found.fits) == 1 and out is None:
        streams.say(text("layouts_cli.fits-already", session.language, file=file, layout=found.key))
        return FINE
    target = Path(out) if out else loading.own_folder(folder) / f"{_stem(file)}.yaml"
    if target.exists() and not force:
        raise FileProblem("cli.already-there", path=target.as_posix())
    _write(target, "".join(f"{line}\n" for line in _lines(found, table, session.language)))
    streams.write_lines([text("layouts_cli.written", session.language, path=target.as_posix())])
    streams.say(text("layouts_cli.next", session.language, path=target.as_posix(), file=file))
    return FINE


def _table(file: str, title: str | None, vocabulary: Vocabulary) -> Table:
    """The sheet of that title, else the first that has something. UsageProblem: there is none."""
    from dangxing.workbook.layouts.opening import opened
    from dangxing.workbook.layouts.table import Table

    with opened(Path(file)) as book:
        for index, each in enumerate(book.titles):
            if title is None or each == title:
                table = Table(file, book.grid(index), vocabulary)
                if table.rows or title is not None:
                    return table
        raise WrongUse("layouts_cli.no-sheet", found=title or file, known="、".join(book.titles))


def _stem(file: str) -> str:
    return re.sub(r"\s+", "-", Path(file).stem)


def _write(target: Path, content: str) -> None:
    from dangxing.files import whole

    with whole(target) as file:
        file.write(content.encode())


def _lines(found: Draft, table: Table, language: Language) -> Iterator[str]:
    """The file, line by line: what was recognised as it is to stand, what was not as a remark at its place."""
    layout = found.layout

    def say(key: str, **params: object) -> str:
        return "# " + one_line(text(f"layouts_cli.{key}", language, **params))

    yield say("draft-of", file=table.path, sheet=table.grid.title)
    if found.fits:
        yield say("draft-fits", layouts="、".join(found.fits))
    yield say("draft-like", layout=found.key)
    yield f"shape: {layout.shape}"
    yield f"title: {_word(table.grid.title)}"
    yield f"en: {_word(layout.en)}"
    yield f"words: {_list(layout.words)}"
    for key in ("titled", "repeated", "sheet"):
        if getattr(layout, key, None):
            yield f"{key}: {str(getattr(layout, key)).lower() if key != 'sheet' else getattr(layout, key)}"
    yield ""
    yield f"{layout.FIELDS}:"
    if found.guessed is not None:
        yield f"  name: {_list([found.guessed])}  {say('draft-guessed')}"
    elif "name" not in found.titles and "name" in getattr(layout, layout.FIELDS):
        yield f"  name: {_list(getattr(layout, layout.FIELDS)['name'])}  {say('draft-no-name')}"
    for field, titles in (found.titles or ({} if found.guessed else _needed(layout))).items():
        yield f"  {field}: {_list(titles)}"
    left = "draft-unknown" if hasattr(layout, "aside") else "draft-left"
    yield from (f"  {say(left, found=each.word, cell='、'.join(each.cells))}" for each in found.unknown)
    yield from _rest(found, layout)
    if found.marks or getattr(layout, "marks", None):
        yield "marks:"
        yield from (f"  {_word(key)}: {_list(words)}" for key, words in getattr(layout, "marks", {}).items())
        for each in found.marks:
            cells = "、".join(each.cells) + ("…" if each.times > len(each.cells) else "")
            yield f"  {say('draft-mark', found=each.word, count=each.times, cells=cells)}"


_WORDS = (
    "unless", "yearly", "hours", "signs", "ticks", "times", "scores", "points", "totals", "abstained", "so",
    "otherwise",
)  # fmt: skip
"""Keys that hold words."""


def _needed(layout: Layout) -> Mapping[str, Iterable[str]]:
    """All titles of a layout, where a table has none of them: there must be some."""
    found: Mapping[str, Iterable[str]] = getattr(layout, layout.FIELDS)
    return {field: titles for field, titles in found.items() if field != "name"}


def _rest(found: Draft, layout: Layout) -> Iterator[str]:
    """The other keys, as the layout has them."""
    from dangxing.workbook.layouts.model import Deeds, Listing, PersonCard

    aside = dict.fromkeys([*found.aside, *(each.word for each in found.unknown)])
    if hasattr(layout, "aside"):
        yield f"aside: {_list(aside)}"
    for key in _WORDS:
        if getattr(layout, key, None):
            yield f"{key}: {_list(getattr(layout, key))}"
    for key in ("votes", "fixed", "columns", "labels", "counts"):
        given = getattr(layout, key, None)
        if given and key != layout.FIELDS:
            yield f"{key}:"
            yield from (
                f"  {name}: {_word(words) if isinstance(words, str) else _list(words)}" for name, words in given.items()
            )
    if isinstance(layout, Listing):
        needs = [[name for name in each if name in found.titles or name == "name"] for each in layout.needs]
        yield f"needs: [{', '.join(map(_need, filter(None, needs)))}]"
    elif isinstance(layout, PersonCard):
        yield f"needs: {_list(layout.needs)}"
    if isinstance(layout, Deeds):
        yield "deeds:"
        for deed in layout.deeds:
            fields = ", ".join(f"{key}: {_word(value)}" for key, value in deed.fields.items())
            yield f"  - words: {_list(deed.words)}"
            yield f"    is: {{{fields}}}"


def _need(names: Iterable[str]) -> str:
    each = list(names)
    return each[0] if len(each) == 1 else f"[{', '.join(each)}]"


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_word, words))}]"


def _word(word: str) -> str:
    """A word as YAML has it: between quotation marks where it could be taken for something else."""
    plain = _PLAIN.fullmatch(word) and word[0] not in "-0123456789. " and word[-1] != " "
    return word if plain and word.casefold() not in _TAKEN else json.dumps(word, ensure_ascii=False)


_TAKEN = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null", "~"})
