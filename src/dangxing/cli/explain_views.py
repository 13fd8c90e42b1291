"""An explanation as a tree on the terminal, and as a letter in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dangxing.cli.explain_words import Words
from dangxing.language.voice import plain, points
from dangxing.scoring.explaining import Heading, Node

if TYPE_CHECKING:
    from rich.tree import Tree

_MOST_ROWS = 12

# ── The tree ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def show(words: Words) -> None:
    """Print the tree."""
    from dangxing.cli import grids

    console = grids.console()
    console.print(tree(words), crop=False)


def tree(words: Words) -> Tree:
    """Total, weights, categories, lines, what the clause says, rows; then what would raise it."""
    from rich.tree import Tree

    card, of = words.of.card, words.of
    member = card.member
    who = words.say(
        "who", name=member.name, id=member.id, branch=member.branch, track=words.title(of.track), year=of.label
    )
    root = Tree(_plain_text(who, "bold"))
    total = root.add(_plain_text(words.result, "bold"))
    for told in (words.ranks(), words.weighing(), *words.reasons()):
        if told:
            total.add(_plain_text(told))
    if card.verdict_from:
        total.add(_plain_text(words.row(card.verdict_from)))
    if card.quantified is not None:
        quantified = root.add(_plain_text(words.say("quantified", score=plain(card.quantified)), "bold"))
        for heading in of.headings:
            _category(quantified, words, heading)
    _poll(root, words)
    _warnings(root, words)
    if card.categories:
        _look_ahead(root, words)
    return root


def _poll(root: Tree, words: Words) -> None:
    card, of = words.of.card, words.of
    if of.rules.polled and card.categories:
        if card.poll is None or card.poll_from is None:
            root.add(_plain_text(words.say("no-poll")))
        else:
            poll = root.add(_plain_text(words.say("poll", score=plain(card.poll)), "bold"))
            poll.add(_plain_text(words.row(card.poll_from)))
    for node in of.nodes:
        if node.kind == "mark":
            mark = root.add(_plain_text(words.mark(node), "bold"))
            for each in node.inputs:
                if each.ref is not None:
                    mark.add(_plain_text(words.row(each.ref)))


def _warnings(root: Tree, words: Words) -> None:
    warnings = words.warnings()
    if warnings:
        listed = root.add(_plain_text(words.say("warnings"), "yellow"))
        for warning in warnings:
            listed.add(_plain_text(warning))


def _look_ahead(root: Tree, words: Words) -> None:
    """How far it is to the next band, and what would raise the score."""
    from rich.text import Text

    distance = words.distance()
    if distance:
        root.add(_plain_text(distance, "bold"))
    outlook = root.add(Text(words.outlook()))
    for option in words.of.options:
        outlook.add(_plain_text(words.option(option)))
    steps = words.steps()
    if steps:
        branch = root.add(_plain_text(steps[0]))
        for step in steps[1]:
            branch.add(_plain_text(step))


def _category(parent: Tree, words: Words, heading: Heading) -> None:
    category = parent.add(_plain_text(words.sentences((words.category(heading), *words.limits(heading)))))
    for node in heading.given:
        branch = category.add(_plain_text(words.step(node), "green" if (node.value or 0) > 0 else "red"))
        for entry in _about(words, node):
            branch.add(_plain_text(entry))
        for row in _rows(words, node):
            branch.add(_plain_text(row))


def _about(words: Words, node: Node) -> Iterator[str]:
    """How often, how the clause is read, what was found."""
    wording = words.wording(node.clause or "")
    told = (words.counted(node), wording and words.say("wording", words=wording), words.reading(node), *words.why(node))
    yield from filter(None, told)


def _rows(words: Words, node: Node) -> list[str]:
    """The rows of a step, no more than can be taken in."""
    rows = words.rows(node)
    return (
        rows
        if len(rows) <= _MOST_ROWS
        else [*rows[:_MOST_ROWS], words.say("evidence-more", count=len(rows) - _MOST_ROWS)]
    )


def _plain_text(value: str, style: str = "") -> Any:
    from rich.text import Text

    from dangxing.language.script import one_line

    return Text(one_line(value), style=style)


# ── The letter ───────────────────────────────────────────────────────────────────────────────────────────────────────


def letter(words: Words) -> str:
    """A reply to the member, in Markdown."""
    return "\n\n".join(_letter(words)) + "\n"


def _letter(words: Words) -> Iterator[str]:
    card, of = words.of.card, words.of
    yield words.say("letter-greeting", name=_escaped(card.member.name))
    yield words.say("letter-opening", year=of.label)
    yield words.say("letter-result", result=_escaped(words.result))
    about = [told for told in (words.weighing(), words.ranks(), *words.reasons()) if told]
    if about:
        yield "\n".join(f"- {_escaped(told)}" for told in about)
    if card.categories:
        yield f"### {words.say('letter-categories')}"
        yield _table(words)
        yield f"### {words.say('letter-lines')}"
        lines = [_line(words, node) for heading in of.headings for node in heading.given]
        if card.poll_from is not None and card.poll is not None:
            told = words.say("poll", score=plain(card.poll))
            row = words.say("letter-records", rows=words.row(card.poll_from))
            lines.append(f"- {_escaped(told)}\n  - {_escaped(row)}")
        lines += [f"- {_escaped(words.mark(node))}" for node in of.nodes if node.kind == "mark"]
        yield "\n".join(lines) if lines else words.say(f"letter-none-{words.of.track.begins}")
        yield from _outlook(words)
    warnings = words.warnings()
    if warnings:
        yield f"### {words.say('warnings')}"
        yield "\n".join(f"- {_escaped(warning)}" for warning in warnings)
    yield words.say("letter-closing")


def _table(words: Words) -> str:
    rows = [[*words.columns], ["---", "--:", "--:", "--:", "--:", "---"]]
    for heading in words.of.headings:
        score, title = heading.score, words.title(heading.category)
        numbers = (score.standard, score.bonus, -score.deduction, score.score)
        note = words.sentences(words.limits(heading))
        rows.append([_escaped(title), *(points(number) for number in numbers), _escaped(note)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _line(words: Words, node: Node) -> str:
    told = list(filter(None, (words.reading(node),)))
    told += [words.say("letter-found", found=found) for found in words.why(node)]
    rows = _rows(words, node)
    if rows:
        told.append(words.say("letter-records", rows=words.sentences(rows)))
    return "\n".join([f"- {_escaped(words.step(node))}", *(f"  - {_escaped(each)}" for each in told)])


def _outlook(words: Words) -> Iterator[str]:
    yield f"### {words.say('letter-outlook')}"
    distance = words.distance()
    colon = ":" if words.language == "en" else "："
    stop = "." if words.language == "en" else "。"
    if distance:
        yield _escaped(distance) + stop
    options = [f"- {_escaped(words.option(option))}" for option in words.of.options]
    yield words.outlook() + (colon if options else stop)
    if options:
        yield "\n".join(options)
    steps = words.steps()
    if steps:
        yield _escaped(steps[0]) + colon
        yield "\n".join(f"{at}. {_escaped(step)}" for at, step in enumerate(steps[1], 1))


def _escaped(value: str) -> str:
    """Text of the records as Markdown shows it: nothing in it becomes markup."""
    from dangxing.language.script import one_line
    from dangxing.reports.receipt.writing import escaped

    return escaped(one_line(value))
