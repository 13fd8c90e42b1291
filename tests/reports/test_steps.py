"""The steps of a score: the same from the ledger as fresh, and said in the same words wherever they are told."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings

from dangxing import cli, ledger
from dangxing.ledger import open_ledger
from dangxing.records import Records
from dangxing.reports import forms
from dangxing.results import Result
from dangxing.scored import feedback
from dangxing.scoring import explaining, score
from dangxing.scoring.explaining.making import headings_of
from dangxing.scoring.explaining.nodes import Heading
from dangxing.scoring.explaining.telling import StepVoice
from effort import tries
from ledger_factory import YEAR, fresh
from random_records import RULES, books
from running import Run
from small_workbooks import APPRAISAL, MEMBERS, write_workbook


def _told(heading: Heading) -> object:
    """What the ledger keeps of a category's steps."""
    steps = [
        (node.id, node.times, node.unit, node.raw, node.bound, node.value, node.forfeit, node.state, node.why)
        for node in (*heading.given, heading.node)
    ]
    return heading.score, steps, [(part.title, node.bound) for part, node in heading.parts if node.bound]


@settings(max_examples=tries("workbooks"), deadline=None)
@given(books())
def test_a_card_of_the_ledger_has_the_steps_that_it_had_fresh(book: Records) -> None:
    """With their points, bounds and what was found; their rows by address."""
    result = Result("a.xlsx", "0" * 64, YEAR, book, score(book, RULES, YEAR), ())
    with tempfile.TemporaryDirectory() as folder, open_ledger(fresh(Path(folder)), "write") as kept:
        kept.enter(ledger.entry_of(result, RULES))
        entered = {card.id: card for card in kept.filled(list(kept.cards(YEAR)))}
    for member in book.members:
        found = explaining.explain(result, RULES, member)
        own = headings_of(entered[member.id], found.rules)
        assert [_told(heading) for heading in own] == [_told(heading) for heading in found.headings]
        for old, new in zip(own, found.headings, strict=True):
            for before, after in zip(old.given, new.given, strict=True):
                assert [each.cell for each in before.inputs] == [
                    book.address(each.ref) for each in after.inputs if each.ref
                ]


@settings(max_examples=tries("workbooks"), deadline=None)
@given(books())
def test_feedback_tells_every_step_that_cost_points(book: Records) -> None:
    """In the order of the rules, the category's bounds with the first of its rows."""
    told = StepVoice("zh-Hant", RULES.names)
    for card in score(book, RULES, YEAR):
        rules, _ = RULES.tracks[card.member.track]
        rows = list(feedback.lost(told, ("", "", ""), rules, card))
        assert [row[6] for row in rows] == [line.points for line in card.lines if line.points < 0]
        for heading in headings_of(card, rules):
            own = [row for row in rows if row[3] == told.title(heading.category)]
            limits = list(told.bounds(heading))
            assert [row[8] is not None for row in own] == [at == 0 for at in range(len(own))]
            assert not own or str(own[0][8]).split("\n")[1:] == limits


def test_terminal_letter_receipt_form_and_feedback_say_one_thing(folder: Path, run: Run) -> None:
    """The words of a rule, and what was found, are those of its step, whatever they are told on."""
    write_workbook(folder / "records.xlsx", 成員=MEMBERS, 評議=APPRAISAL)
    run.told("score", "records.xlsx", "--lang", "zh-Hant", "--quiet", "--format", "json")
    with open_ledger(folder / "dangxing.sqlite") as book:
        (form, *_) = list(forms.forms_of(book, 2024, forms.Choice(), "zh-Hant"))
    nodes = [node for each in form.headings for node in each.given]
    steps = [(form.voice.says(node), form.voice.why(node), (node.value or 0) < 0) for node in nodes]
    assert len(steps) > 5
    explain = ("explain", "records.xlsx", form.member.id, "--lang", "zh-Hant")
    run.told(*explain, "--receipt", "receipt.md")
    (scored,) = folder.rglob("*-scored.xlsx")
    sheet = openpyxl.load_workbook(scored)["反饋"]
    pages = {
        "terminal": run.told(*explain),
        "letter": run.told(*explain, "--format", "markdown"),
        "receipt": (folder / "receipt.md").read_text("utf-8"),
        "feedback": "\n".join(str(row[5]) for row in sheet.iter_rows(values_only=True) if row[0] == form.member.id),
        "form": "\n".join(f"{entry.says}\n{entry.remark}" for entry in form.entries),
    }
    for name, page in pages.items():
        shown = page.replace("\\", "")
        for says, why, lost in steps:
            if lost or name != "feedback":
                assert all(each in shown for each in (says, *why)), (name, says, why)
    assert cli.main(["verify", str(scored), "--quiet"]) == 0
