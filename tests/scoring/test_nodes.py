"""The steps of a score: complete, in order, and each made of what it names."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from hypothesis import given

from builders import YEAR, appraised, did, member, records
from dangxing.records import Records
from dangxing.results import Result
from dangxing.rules import Rulebook, loading
from dangxing.scoring import explaining, score
from dangxing.scoring.explaining import Explanation, Node
from random_records import RULES, books, quick

KEPT = """
extends: enterprise
tracks:
  ordinary:
    categories:
      duty:
        rules: null
        parts:
          best:
            title: 實績
            en: Deeds
            clause: 第六條·2(3)②
            keep: {highest: 1}
            rules:
              best.more:
                {kind: value-table, clause: 第六條·2(3)②, says: 表彰, activity: 表彰, by: level, table: {市: 3}}
              best.less:
                {kind: value-table, clause: 第六條·2(3)⑤, says: 言, activity: 合理化建議, by: result, table: {採納: 2}}
"""


def _explained(book: Records, at: int = 0, rules: Rulebook = RULES) -> Explanation:
    cards = score(book, rules, YEAR)
    return explaining.explain(Result("a.xlsx", "0" * 64, YEAR, book, cards, ()), rules, book.members[at])


def _by_id(found: Explanation) -> dict[str, Node]:
    return {node.id: node for node in found.nodes}


@quick
@given(books())
def test_every_step_is_made_of_what_it_names(book: Records) -> None:
    """Ids differ; inputs stand before; rows are at hand; what is held to a bound is what the card says."""
    found = _explained(book)
    seen: dict[str, Node] = {}
    for node in found.nodes:
        assert node.id not in seen
        for each in node.inputs:
            assert each.node is None or seen[each.node].value == each.value
            assert each.ref is None or each.ref in found.records
        seen[node.id] = node
        if node.kind in ("category", "part", "quantified"):
            inputs = sum((each.value or Decimal(0) for each in node.inputs), Decimal(0))
            assert node.raw == inputs
        if node.bound is None or node.bound.which != "forfeit":
            assert (node.bound is None) == (node.raw is None or node.raw == node.value)
    card, base = found.card, f"{found.rules.id}/{found.card.member.track}"
    for category in card.categories:
        node = seen[f"{base}/{category.id}"]
        assert (node.value, node.lost) == (category.score, category.capped - category.floored)
    assert seen[f"{base}#total"].value == card.total
    assert seen[f"{base}#outcome"].key == card.outcome
    rules = [rule for category in found.track.categories.values() for rule in category.rules.values()]
    assert {id(node.rule) for node in found.nodes if node.rule} == (
        {id(rule) for rule in rules} if card.categories else set()
    )


@quick
@given(books())
def test_points_are_those_of_the_lines(book: Records) -> None:
    """A rule has a step with points where the card has a line, and one that says why not where it has none."""
    found = _explained(book)
    lines = {line.rule: line for line in found.card.lines}
    for node in found.nodes:
        if node.rule is None:
            continue
        line = lines.get(node.id.rpartition("/")[2])
        if line is None:
            assert node.value == 0
            assert node.state in ("nothing", "met", "not-applicable")
            assert node.why or node.state != "nothing"
        else:
            assert (node.value, node.times, node.unit) == (line.points, line.times, line.unit)
            assert tuple(each.ref for each in node.inputs) == line.evidence


def test_what_a_cap_takes_is_told_with_the_smallest_addition() -> None:
    """The category is held to its cap and says which; a row that gives points names the value looked up."""
    found = _by_id(
        _explained(
            records(
                members=[member()],
                activities=[
                    did("表彰", level="市"),
                    did("工作成績突出"),
                    did("為單位辦實事"),
                    did("為羣眾辦實事"),
                    did("徵求意見"),
                    did("個人整改計劃"),
                ],
                appraisal=[appraised(verdict="基本合格", poll=90)],
            )
        )
    )
    duty = found["enterprise/ordinary/duty"]
    assert duty.bound is not None
    assert (duty.bound.which, duty.bound.level) == ("cap", duty.value)
    assert duty.raw is not None
    assert duty.lost == duty.raw - 40 > 0
    praised = found["enterprise/ordinary/duty/duty.commendations"]
    assert [each.key for each in praised.inputs] == ["市"]
    summary = found["enterprise/ordinary/review/review.self-review"]
    assert summary.next is not None
    assert [row.activity for row in summary.next.change.activities] == ["思想自查總結"]
    assert found["enterprise/ordinary/review/review.verdict"].key == "基本合格"
    assert found["enterprise/ordinary#outcome"].key == _explained_outcome(found)


def _explained_outcome(found: dict[str, Node]) -> str:
    total = found["enterprise/ordinary#total"].value or Decimal(0)
    return "commended" if total >= 90 else "qualified" if total >= 60 else "unqualified"


def test_who_was_not_scored_has_an_outcome_and_a_reason_alone() -> None:
    """A veto ends the appraisal: nothing was reckoned."""
    found = _explained(records(members=[member()], appraisal=[appraised(verdict="不合格", poll=90)]))
    assert [(node.kind, node.state) for node in found.nodes] == [("total", "none"), ("outcome", "counted")]
    assert found.nodes[-1].clause == "第十五條"
    assert found.nodes[-1].why


def test_of_what_counts_together_the_rest_is_set_aside(tmp_path: Path) -> None:
    """A part keeps the highest of its rules: what the other would have given is no sum that was held to a bound."""
    (tmp_path / "ours.yaml").write_text(KEPT, encoding="utf-8")
    book = records(
        members=[member()],
        activities=[did("表彰", level="市"), did("合理化建議", result="採納")],
        appraisal=[appraised(verdict="合格", poll=90)],
    )
    found = _by_id(_explained(book, rules=loading.load(tmp_path)))
    more, less = (found[f"enterprise/ordinary/duty/best/best.{name}"] for name in ("more", "less"))
    assert (more.value, more.raw, more.bound, more.state) == (3, 3, None, "counted")
    assert (less.value, less.state) == (0, "set-aside")
    assert less.why
    assert found["enterprise/ordinary/duty/best"].value == 3
