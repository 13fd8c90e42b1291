"""An explanation as a tree on the terminal, and as a letter in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dangxing.cli.explain_words import Words
from dangxing.language.voice import plain, points
from dangxing.results import CategoryScore, Line

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
        "who", name=member.name, id=member.id, branch=member.branch, track=words.title(of.track), year=of.result.year
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
        for score in card.categories:
            _category(quantified, words, score)
    _poll(root, words)
    _warnings(root, words)
    if card.categories:
        _look_ahead(root, words)
    return root


def _poll(root: Tree, words: Words) -> None:
    card, of = words.of.card, words.of
    if of.rules.weights and card.categories:
        if card.poll is None or card.poll_from is None:
            root.add(_plain_text(words.say("no-poll")))
        else:
            poll = root.add(_plain_text(words.say("poll", score=plain(card.poll)), "bold"))
            poll.add(_plain_text(words.row(card.poll_from)))


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


def _category(parent: Tree, words: Words, score: CategoryScore) -> None:
    told = "；".join((words.category(score), *words.limits(score)))
    node = parent.add(_plain_text(told if words.language != "en" else told.replace("；", "; ")))
    for line in words.of.card.lines:
        if line.category == score.id:
            style = "red" if line.points < 0 or line.forfeit else "green"
            branch = node.add(_plain_text(words.line(line), style))
            for entry in _about(words, line):
                branch.add(_plain_text(entry))
            rows = words.rows(line)
            for row in rows[:_MOST_ROWS]:
                branch.add(_plain_text(row))
            if len(rows) > _MOST_ROWS:
                branch.add(_plain_text(words.say("evidence-more", count=len(rows) - _MOST_ROWS)))


def _about(words: Words, line: Line) -> Iterator[str]:
    """How often, how the clause is read, what was found."""
    counted = words.counted(line)
    if counted:
        yield counted
    wording = words.wording(words.rule(line).clause)
    if wording:
        yield words.say("wording", words=wording)
    reading = words.rule(line).reading
    if reading:
        yield words.say("reading", reading=words.term(reading))
    if line.remark:
        yield words.remark(line.remark)


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
    yield words.say("letter-opening", year=of.result.year)
    yield words.say("letter-result", result=_escaped(words.result))
    about = [told for told in (words.weighing(), words.ranks(), *words.reasons()) if told]
    if about:
        yield "\n".join(f"- {_escaped(told)}" for told in about)
    if card.categories:
        yield f"### {words.say('letter-categories')}"
        yield _table(words)
        yield f"### {words.say('letter-lines')}"
        lines = [_line(words, line) for line in card.lines]
        if card.poll_from is not None and card.poll is not None:
            told = words.say("poll", score=plain(card.poll))
            row = words.say("letter-records", rows=words.row(card.poll_from))
            lines.append(f"- {_escaped(told)}\n  - {_escaped(row)}")
        yield "\n".join(lines) if lines else words.say("letter-none")
        yield from _outlook(words)
    warnings = words.warnings()
    if warnings:
        yield f"### {words.say('warnings')}"
        yield "\n".join(f"- {_escaped(warning)}" for warning in warnings)
    yield words.say("letter-closing")


def _table(words: Words) -> str:
    names = ("category", "standard", "bonus", "deduction", "score", "note")
    rows = [[words.say(f"col-{name}") for name in names], ["---", "--:", "--:", "--:", "--:", "---"]]
    for score in words.of.card.categories:
        title = words.title(words.of.track.categories[score.id])
        numbers = (score.standard, score.bonus, -score.deduction, score.score)
        note = ("; " if words.language == "en" else "；").join(words.limits(score))
        rows.append([_escaped(title), *(points(number) for number in numbers), _escaped(note)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _line(words: Words, line: Line) -> str:
    told = [f"- {_escaped(words.line(line))}"]
    reading = words.rule(line).reading
    if reading:
        told.append(words.say("reading", reading=words.term(reading)))
    if line.remark:
        told.append(words.say("letter-found", found=words.remark(line.remark)))
    rows = words.rows(line)
    if rows:
        shown = rows[:_MOST_ROWS]
        if len(rows) > _MOST_ROWS:
            shown.append(words.say("evidence-more", count=len(rows) - _MOST_ROWS))
        told.append(words.say("letter-records", rows=("; " if words.language == "en" else "；").join(shown)))
    return "\n".join([told[0], *(f"  - {_escaped(each)}" for each in told[1:])])


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
