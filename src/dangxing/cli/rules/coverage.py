"""``dangxing rules coverage``: the regulations held against the rules, clause by clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangxing.cli import options, shapes, streams
from dangxing.cli.rules import check
from dangxing.errors import FileProblem, WrongUse
from dangxing.language import Language, text
from dangxing.language.script import one_line
from dangxing.language.voice import Voice

if TYPE_CHECKING:
    from dangxing.authoring.checks import Finding
    from dangxing.authoring.checks.coverage import Answer, Compared, Coverage, Row
    from dangxing.cli.language import Session
    from dangxing.rules import Rulebook, RuleSet

_SHAPES = ("table", "json", "markdown")
_ENCODINGS = ("utf-8-sig", "gb18030")

Sets = Annotated[list[str] | None, options.argument("coverage.meta-set", "coverage.arg-sets")]
Text = Annotated[str | None, options.named("--text", "cli.meta-file", "coverage.opt-text")]
Fill = Annotated[bool, options.flag("--fill", "coverage.opt-fill")]
Format = Annotated[str, options.named("--format", "|".join(_SHAPES), "cli.opt-format", default=_SHAPES[0])]


def coverage(
    ctx: typer.Context,
    sets: Sets = None,
    copy: Text = None,
    fill: Fill = False,
    force: options.Force = False,
    rules: options.Rules = None,
    format: Format = "table",
    quiet: options.Quiet = False,
) -> int:
    """Hold the regulations against the rules and return the exit status: 1 where a clause has no answer."""
    session: Session = ctx.obj
    shape = options.shape(format, _SHAPES)
    if fill and copy is None:
        raise WrongUse("coverage.fill-without-text")
    from dangxing.authoring import checks
    from dangxing.authoring.checks import coverage as held
    from dangxing.rules import loading

    raw = None if copy is None else _bytes(copy)
    wanted = options.rules_folder(rules)
    book, folder = loading.load(wanted), checks.folder_of(wanted)
    only = _known(sets or [], book)
    tables, findings = held.covered(book, folder, only)
    compared = None if copy is None or raw is None else held.held_against(_decoded(raw, copy), copy, book, folder, only)
    if raw is not None and compared is None:
        raise FileProblem("coverage.text-without-clauses", path=copy)
    findings = (*findings, *(compared.findings if compared else ()))
    filled = _fill(compared, str(copy), raw or b"", folder, force=force) if compared and fill else None
    voice = Voice(session.language, book.names)
    if shape == "json":
        _write_json(tables, compared, findings, session)
    else:
        streams.write_lines(map(one_line, (_markdown if shape == "markdown" else _plain)(tables, book, voice)))
    closing = list(check.plain(findings, voice.language)) if shape != "json" else []
    if not quiet:
        closing += _counts(tables, book, voice)
    check.closing(*closing, *(_of_text(compared, str(copy), filled, voice.language, quiet=quiet) if compared else ()))
    return check.status(findings)


def _of_text(compared: Compared, name: str, filled: Path | None, language: Language, *, quiet: bool) -> Iterator[str]:
    """What there is to say of an organisation's own copy, and where its words were written."""
    if not quiet:
        yield _held(compared, name, language)
    if filled is not None:
        yield text("coverage.filled", language, path=filled.as_posix(), count=len(compared.words))


def _write_json(
    tables: Sequence[Coverage], compared: Compared | None, findings: Sequence[Finding], session: Session
) -> None:
    shapes.write_json(
        {
            "rule_sets": [_as_json(table) for table in tables],
            "text": None if compared is None else {"rule_set": compared.rule_set, "common": compared.common},
            "findings": [one.as_json(session.explicit or "en") for one in findings],
        }
    )


def _fill(compared: Compared, name: str, raw: bytes, folder: Path, *, force: bool) -> Path:
    """Write the words of the clauses beside the rules; what is there already stays, unless it is the same."""
    from dangxing import files
    from dangxing.authoring.checks import clausewords
    from dangxing.rules.loading import shipped_rules

    if folder.resolve() == shipped_rules().resolve():
        raise FileProblem("coverage.fill-shipped", path=folder.as_posix())
    target = clausewords.place(folder, compared.rule_set)
    made = clausewords.written(compared.rule_set, compared.words, Path(name).name, raw) if compared.words else None
    if made is None:
        raise FileProblem("coverage.fill-nothing", path=name)
    if not force and target.exists() and not (target.is_file() and target.read_bytes() == made):
        raise FileProblem("coverage.fill-there", path=target.as_posix())
    with files.whole(target) as file:
        file.write(made)
    return target


def _bytes(name: str) -> bytes:
    """An organisation's own copy."""
    path = Path(name)
    if path.suffix.casefold() not in (".txt", ".md", ".markdown"):
        raise FileProblem("coverage.text-suffix", path=name)
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileProblem("coverage.text-unreadable", path=name, reason=error.strerror) from None


def _decoded(raw: bytes, name: str) -> str:
    """Its text, in the encodings that offices write."""
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileProblem("coverage.text-unreadable", path=name, reason="UnicodeDecodeError")


def _known(sets: list[str], book: Rulebook) -> tuple[str, ...]:
    for name in sets:
        if name not in book.rule_sets:
            known = ", ".join(book.rule_sets)
            raise WrongUse("coverage.no-such-set", name=name, known=known)
    return tuple(sets)


def answers(row: Row, rules: RuleSet, voice: Voice, mark: str = "") -> str:
    """Who answers for a clause, in words; ``mark`` goes around rules and commands."""
    if not row.answers:
        return voice.say("coverage.by-uncovered")
    from dangxing.authoring.diff.changes import label

    bands = {band.id: band for band in rules.bands}
    told = []
    named = [f"{mark}{answer.name}{mark}" for answer in row.answers if answer.by == "rule"]
    if named:
        told.append(voice.say("coverage.by-rule", name=voice.joined(named)))
    named = [label(answer.name, voice, bands) for answer in row.answers if answer.by == "setting"]
    if named:
        told.append(voice.say("coverage.by-setting", name=voice.joined(named)))
    told += [_told(answer, voice, mark) for answer in row.answers if answer.by not in ("rule", "setting")]
    return voice.say("cli.list-separator").join(told)


def _told(answer: Answer, voice: Voice, mark: str) -> str:
    if answer.by == "command" and mark:
        return f"{mark}dangxing {answer.name}{mark}"
    return voice.say(f"coverage.by-{answer.by}", name=voice.term(answer.name))


def _rows(table: Coverage, rules: RuleSet, voice: Voice, mark: str = "") -> Iterator[list[str]]:
    voice = Voice(voice.language, {**voice.names, **table.english})
    for row in table.rows:
        yield [voice.term(row.clause), voice.term(row.says), answers(row, rules, voice, mark)]


def _header(voice: Voice) -> list[str]:
    return [voice.say(f"coverage.col-{name}") for name in ("clause", "says", "answered")]


def _plain(tables: tuple[Coverage, ...], book: Rulebook, voice: Voice) -> Iterator[str]:
    for at, table in enumerate(tables):
        rules = book.rule_sets[table.rule_set]
        yield from [""] if at else []
        yield voice.title(rules)
        yield from shapes.aligned(_header(voice), _rows(table, rules, voice))


def _markdown(tables: tuple[Coverage, ...], book: Rulebook, voice: Voice) -> Iterator[str]:
    yield f"# {voice.say('coverage.title')}"
    yield ""
    yield voice.say("coverage.intro")
    for table in tables:
        rules = book.rule_sets[table.rule_set]
        yield from ["", f"## {voice.title(rules)} (`{table.rule_set}`)", ""]
        yield _count(table, rules, voice)
        yield ""
        yield from shapes.markdown(_header(voice), _rows(table, rules, voice, "`"))


def _counts(tables: tuple[Coverage, ...], book: Rulebook, voice: Voice) -> Iterator[str]:
    for table in tables:
        yield _count(table, book.rule_sets[table.rule_set], voice)


def _count(table: Coverage, rules: RuleSet, voice: Voice) -> str:
    from dangxing.authoring.checks.coverage import BYS

    found = Counter[str](row.status for row in table.rows)
    shown = [*(by for by in BYS if found[by]), "uncovered"]
    counts = voice.say("cli.list-separator").join(voice.say(f"coverage.count-{by}", count=found[by]) for by in shown)
    return voice.say("coverage.counts", rule_set=voice.title(rules), total=len(table.rows), counts=counts)


def _held(compared: Compared, path: str, language: Language) -> str:
    extra = sum(1 for one in compared.findings if one.code == "coverage.not-in-list")
    params = {"common": compared.common, "extra": extra, "lacking": len(compared.findings) - extra}
    return text("coverage.text-held", language, text=path, rule_set=compared.rule_set, **params)


def _as_json(table: Coverage) -> dict[str, object]:
    return {
        "rule_set": table.rule_set,
        "clauses": [
            {
                "clause": row.clause,
                "says": row.says,
                "status": row.status,
                "answers": [answer._asdict() for answer in row.answers],
            }
            for row in table.rows
        ],
    }
