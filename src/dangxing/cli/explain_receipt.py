"""An explanation as a receipt, to be handed to the member: what it says, and where it is put."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dangxing import summary
from dangxing.cli.explain_words import Words
from dangxing.errors import FileProblem, WrongUse
from dangxing.language.script import one_line
from dangxing.language.voice import plain, points
from dangxing.ledger import Run
from dangxing.reports.receipt import ENDINGS, Entry, Heading, Receipt, Step, is_ours
from dangxing.reports.receipt.model import Clause, Group
from dangxing.scoring.explaining import Heading as Explained
from dangxing.scoring.explaining import Node

_TITLES = ("categories", "lines", "silent", "outlook", "warnings", "clauses", "provenance")


def place(wanted: str, usual: str, force: bool) -> Path:
    """The file named, else one called ``usual`` in the folder named, else there in the working folder.

    UsageProblem: its ending is neither of the two. FileProblem: there is a file that was not made here, or that
    somebody has written in since, and it may not be replaced (``force``).
    """
    path = Path(wanted or ".")
    target = path / f"{usual}{ENDINGS[0]}" if not wanted or path.is_dir() else path
    if target.suffix.casefold() not in ENDINGS:
        raise WrongUse("explain.receipt-ending", path=wanted, allowed=", ".join(ENDINGS))
    try:
        free = force or not target.exists() or is_ours(target)
    except OSError as error:
        raise FileProblem("explain.receipt-unreadable", path=target.as_posix(), reason=error.strerror) from None
    if not free:
        raise FileProblem("explain.receipt-there", path=target.as_posix())
    return target


def receipt(words: Words, run: Run | None) -> Receipt:
    """What the receipt says. ``run`` is that of the ledger by which the result counts."""
    of, card = words.of, words.of.card
    member = card.member
    params = {"name": member.name, "id": member.id, "branch": member.branch, "year": of.label}
    scored = bool(card.categories)
    return Receipt(
        language=words.language,
        title=one_line(words.say("receipt-title", name=member.name, year=of.label)),
        who=one_line(words.say("who", **params, track=words.title(of.track))),
        result=words.result,
        about=tuple(filter(None, (words.weighing(), words.ranks(), *words.reasons(), *_verdict(words)))),
        titles={name: words.say(f"receipt-{name}") for name in _TITLES},
        table=tuple(_table(words)),
        headings=tuple(_heading(words, heading) for heading in of.headings),
        poll=_poll(words) if scored else None,
        marks=tuple(_marks(words)) if scored else (),
        outlook=tuple(_outlook(words)) if scored else (),
        warnings=tuple(words.warnings()),
        clauses=tuple(_clauses(words)),
        provenance=tuple(_provenance(words, run)),
        closing=words.say("receipt-closing"),
    )


def _verdict(words: Words) -> Iterator[str]:
    if words.of.card.verdict_from is not None:
        yield words.row(words.of.card.verdict_from)


def _table(words: Words) -> Iterator[tuple[str, ...]]:
    yield words.columns
    for heading in words.of.headings:
        score = heading.score
        figures = (score.standard, score.bonus, -score.deduction, score.score)
        yield (words.title(heading.category), *map(points, figures), words.sentences(words.limits(heading)))


def _heading(words: Words, heading: Explained) -> Heading:
    told = words.sentences((words.category(heading), *words.limits(heading)))
    counted = tuple(_step(words, node) for node in heading.given)
    return Heading(told, counted, tuple(_silent(words, node) for node in heading.silent))


def _step(words: Words, node: Node) -> Step:
    rows = tuple(_row(words, node, each.ref) for each in node.inputs if each.ref is not None)
    return Step(words.step(node), "gain" if (node.value or 0) > 0 else "loss", tuple(_about(words, node)), rows)


def _silent(words: Words, node: Node) -> Step:
    """A rule that neither gave nor took anything: which, and what was found."""
    return Step(words.step(node), "none", tuple(words.why(node)))


def _about(words: Words, node: Node) -> Iterator[str]:
    yield from filter(None, (words.counted(node), *words.why(node)))


def _row(words: Words, node: Node, ref: object) -> Entry:
    address = words.of.result.records.address(ref)  # type: ignore[arg-type]
    return Entry(one_line(address), words.input(node, ref).removeprefix(address).strip())  # type: ignore[arg-type]


def _poll(words: Words) -> Step | None:
    node = next((node for node in words.of.nodes if node.kind == "poll"), None)
    if node is None:
        return None
    if node.value is None:
        return Step(words.say("no-poll"), "none")
    rows = tuple(_row(words, node, each.ref) for each in node.inputs)
    return Step(words.say("poll", score=plain(node.value)), "none", (), rows)


def _marks(words: Words) -> Iterator[Step]:
    for node in words.of.nodes:
        if node.kind == "mark":
            rows = tuple(_row(words, node, each.ref) for each in node.inputs)
            yield Step(words.mark(node), "none", tuple(map(words.remark, node.why)), rows)


def _outlook(words: Words) -> Iterator[Group]:
    """How far the next outcome is, what would bring the member nearer, and what all of it comes to."""
    distance, steps = words.distance(), words.steps()
    if distance:
        yield Group(distance)
    yield Group(words.outlook(), tuple(map(words.option, words.of.options)))
    if steps:
        yield Group(steps[0], tuple(steps[1]))


def _clauses(words: Words) -> Iterator[Clause]:
    """Every clause that a step rests on, once, in their order."""
    says: dict[str, list[str]] = {}
    for node in words.of.nodes:
        if node.clause is not None:
            told = says.setdefault(node.clause, [])
            for each in (words.says(node), words.reading(node)):
                if each and (line := one_line(each)) not in told:
                    told.append(line)
    for clause, told in says.items():
        own = words.wording(clause)
        if told or own:
            yield Clause(words.term(clause), tuple(told), own)


def _provenance(words: Words, run: Run | None) -> Iterator[Entry]:
    of = words.of
    found = summary.provenance(of.result, words.rulebook)
    yield Entry(words.say("receipt-input"), one_line(f"{Path(of.result.path).name}  {found['input']}"))
    for edition in found["rules"]:
        if edition["id"] == of.rules.id:
            version = words.say("receipt-version", version=words.term(edition["version"]))
            yield Entry(words.title(of.rules), f"{version}  {edition['digest']}")
            for file in edition["files"]:
                yield Entry(one_line(file["name"]), file["digest"])
    day = of.result.as_of or of.as_of
    yield Entry(words.say("receipt-year"), of.label)
    yield Entry(words.say("receipt-as-of"), day.isoformat())
    if run is not None:
        yield Entry(words.say("receipt-run"), f"{run.run}  {run.digest}")
    yield Entry(words.say("receipt-program"), found["program"])
