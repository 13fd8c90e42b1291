"""An explanation as JSON, decimals as they are: the contract stands in ``docs/explain.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dangxing import summary
from dangxing.cli.explain_words import Words
from dangxing.language.script import one_line
from dangxing.records import Ref
from dangxing.results import Scorecard
from dangxing.scoring.explaining import Heading, Input, Node, Option

if TYPE_CHECKING:
    from dangxing.ledger import Run


def document(words: Words, run: Run | None) -> dict[str, Any]:
    """The explanation as JSON has it. ``run`` is that of the ledger by which the result counts."""
    of, card = words.of, words.of.card
    member = summary.workbook(of.result, words.rulebook, None, words.language)["members"]
    place = next(at for at, each in enumerate(of.result.cards) if each.member.id == card.member.id)
    steps = words.steps()
    return {
        "format": summary.EXPLAIN_FORMAT,
        "path": of.result.path,
        "year": of.result.year,
        "as_of": of.as_of.isoformat(),
        "over": of.over,
        "searched": of.searched,
        "provenance": {
            **summary.provenance(of.result, words.rulebook),
            "run": None if run is None else {"run": run.run, "digest": run.digest},
        },
        "member": {name: value for name, value in member[place].items() if name not in ("categories", "lines")},
        "weights": _weights(words),
        "categories": [_category_json(words, heading) for heading in of.headings],
        "period": None if of.period is None else [day.isoformat() for day in of.period],
        "nodes": [_node_json(words, node) for node in of.nodes],
        "poll": None if card.poll_from is None else _row_json(words, card.poll_from),
        "next": _next_json(words),
        "options": [_option_json(words, option) for option in of.options],
        "steps": {
            "reach": of.reachable,
            "total": of.steps[-1].after.total if of.steps else None,
            "changes": [words.change(step) for step in of.steps],
        },
        "warnings": words.warnings(),
        "texts": {
            "distance": words.distance(),
            "outlook": words.outlook() if card.categories else None,
            "steps": steps[0] if steps else None,
        },
    }


def _next_json(words: Words) -> dict[str, Any] | None:
    of = words.of
    if of.higher is None:
        return None
    return {
        "band": of.higher.id,
        "at_least": of.higher.at_least,
        "points": of.wanting,
        "quantified": of.quantified,
        "verdict": None if of.verdict is None else words.term(of.verdict),
        "unmet": [words.remark(test) for test in of.unmet],
    }


def _weights(words: Words) -> dict[str, Any] | None:
    weights = words.of.rules.weights
    if weights is None:
        return None
    return {
        "clause": words.term(weights.clause),
        "quantified": weights.own,
        **({} if weights.poll is None else {"poll": weights.poll}),
        **({"marks": dict(weights.marks)} if weights.marks else {}),
    }


def _category_json(words: Words, heading: Heading) -> dict[str, Any]:
    score = heading.score
    numbers = ("standard", "bonus", "deduction", "capped", "floored", "score")
    return {
        "id": score.id,
        "title": words.title(heading.category),
        "clause": words.clause(heading.node),
        **{name: getattr(score, name) for name in numbers},
        "applies": score.applies,
        **summary.settled(score),
        "lines": [_line_json(words, node) for node in heading.given],
    }


def _line_json(words: Words, node: Node) -> dict[str, Any]:
    return {
        "rule": node.rule_id,
        "clause": words.clause(node),
        "says": words.says(node),
        "reading": _told(words, node.reading),
        "count": node.times,
        "unit": node.unit,
        "points": node.value,
        "forfeit": node.forfeit,
        "found": words.sentences(words.why(node)) or None,
        "evidence": [_row_json(words, each.ref, words.input(node, each.ref)) for each in node.inputs if each.ref],
    }


def _row_json(words: Words, ref: Ref, told: str | None = None) -> dict[str, Any]:
    address, source = words.of.result.records.address(ref), words.source(ref)
    row = (told or words.row(ref)).removeprefix(address)
    if source is not None:
        row = row.removesuffix(one_line(words.say("source", source=source)))
    return {"cell": address, "row": row.strip(), "source": source}


def _node_json(words: Words, node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind,
        **{name: _told(words, getattr(node, name)) for name in ("clause", "says", "reading")},
        "words": None if node.clause is None else words.wording(node.clause),
        "inputs": [_input_json(words, node, each) for each in node.inputs],
        "count": node.times,
        "unit": node.unit,
        "key": node.key,
        "raw": node.raw,
        "bound": None
        if node.bound is None
        else {
            "which": node.bound.which,
            "level": node.bound.level,
            "clause": _told(words, node.bound.clause),
        },
        "value": node.value,
        "lost": node.lost,
        "state": node.state,
        "why": words.why(node),
        "next": None
        if node.next is None
        else {"change": words.change(node.next), "by": node.next.change.by, "gain": node.next.gain},
    }


def _input_json(words: Words, node: Node, found: Input) -> dict[str, Any]:
    if found.ref is None and found.node is None:
        return {"start": found.value}
    if found.ref is None:
        return {"node": found.node, "value": found.value}
    return {**_row_json(words, found.ref, words.input(node, found.ref)), "key": _told(words, found.key)}


def _told(words: Words, term: str | None) -> str | None:
    return None if term is None else words.term(term)


def _option_json(words: Words, option: Option) -> dict[str, Any]:
    def totals(card: Scorecard) -> dict[str, Any]:
        return {
            "quantified": card.quantified,
            "total": card.total,
            "outcome": card.outcome,
        }

    return {
        "rules": list(option.rules),
        "change": words.change(option),
        "by": option.change.by,
        "gain": option.gain,
        "total_gain": option.total_gain,
        "categories": [{"id": id_, "before": before, "after": after} for id_, before, after in option.categories],
        "after": totals(option.after),
        "reaches": option.reaches,
    }
