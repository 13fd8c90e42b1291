"""What ``score`` and ``explain --format json`` print: every key, and what it means where its name does not say it.

``python -m dangxing.cli.documents score > docs/schemas/score.json`` writes the JSON Schema of one, which is shipped as
``dangxing/schemas``; a test fails when it is out of date. A key that is not there always is ``NotRequired``.
"""

import json
import sys
from typing import Annotated, Any, Final, Literal, NotRequired

from pydantic import Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema
from typing_extensions import TypedDict


def _said(words: str, **more: Any) -> Any:
    return Field(description=words, **more)


_DIGEST: Final = r"^[0-9a-f]{64}$"
Digest = Annotated[str, _said("SHA-256, hexadecimal.", pattern=_DIGEST)]
Date = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"})]
Source = Annotated[str | None, _said("The cell of an office's own table that the row came from.")]
Marks = dict[str, float]


class File(TypedDict):
    name: str
    shipped: Annotated[bool, _said("Whether it came with the program.")]
    digest: Annotated[str, _said("SHA-256 of the file's bytes.", pattern=_DIGEST)]


class Edition(TypedDict):
    id: str
    version: Annotated[str, _said("As the rule set says.")]
    since: Annotated[
        int | None, _said("The year from which the rule set stands as it was used; null where it never changed before.")
    ]
    digest: Annotated[str, _said("Of what the rule set says, as 說明 and the ledger have it.", pattern=_DIGEST)]
    files: Annotated[list[File], _said("Its own file first, then those that it extends.")]


Options = TypedDict("Options", {"year": int, "as_of": Date | None})


class Provenance(TypedDict):
    program: Annotated[str, _said("Name and version.")]
    input: Annotated[str, _said("Of the workbook's bytes.", pattern=_DIGEST)]
    options: Annotated[
        Options,
        _said("What changes the result: the year, and the day up to which was scored (null: the whole year)."),
    ]
    rules: Annotated[list[Edition], _said("The rule sets that scored someone.")]
    files: Annotated[list[File], _said("What the columns and words of the workbook were read by.")]


Span = TypedDict("Span", {"from": Date, "to": Date})


class Settled(Span):
    score: float


Parts = Annotated[
    list[Settled],
    _said(
        "What the parts of the year came to, where the category is settled by such; the other numbers are what these "
        "come to together."
    ),
]


class Line(TypedDict):
    rule: str
    clause: str
    count: int
    points: float
    evidence: Annotated[list[str], _said("Cells, such as 活動!A17.")]
    sources: NotRequired[
        Annotated[
            list[str | None],
            _said(
                "The cells of an office's own tables that the rows of evidence came from, in the same order; null: "
                "nothing says it. Only where the records have 來源."
            ),
        ]
    ]
    span: NotRequired[Annotated[Span, _said("The part of the year by which the category is settled.")]]


class Category(TypedDict):
    id: str
    title: str
    standard: float
    floor: NotRequired[float | None]
    cap: NotRequired[float | None]
    bonus: Annotated[float, Field(ge=0)]
    deduction: Annotated[float, Field(le=0)]
    score: float
    settled: NotRequired[Parts]


class Due(TypedDict):
    rule: str
    clause: str
    title: str
    activity: list[str]
    measure: Literal["times", "hours", "characters"]
    have: float
    target: float
    remaining: float
    months: int
    pace: float | None
    points: float
    text: str


class MemberExplained(TypedDict):
    id: str
    name: str
    branch: str
    track: str
    rule_set: str
    quantified: float | None
    poll: float | None
    marks: NotRequired[Marks]
    total: float | None
    full: float | None
    rank: int | None
    track_rank: int | None
    branch_rank: int | None
    outcome: Annotated[str, _said("vetoed, pending, or the id of an outcome of the rule set.")]
    reasons: list[str]
    due: NotRequired[list[Due]]


class Rated(Settled):
    band: Annotated[str | None, _said("The id of the band of the part; null: it has none.")]


class Member(MemberExplained):
    categories: list[Category]
    ratings: NotRequired[
        Annotated[
            dict[str, list[Rated]],
            _said("By the ids of the rule set's ratings the parts of the year that have ended, where it has any."),
        ]
    ]
    lines: list[Line]


class Problem(TypedDict):
    path: str
    sheet: str | None
    cell: str | None
    severity: Literal["error", "warning"]
    code: str
    message: str
    hint: str | None
    source: NotRequired[Source]


class Workbook(TypedDict):
    path: str
    scored_path: str | None
    year: NotRequired[Annotated[int, _said("Only where the workbooks are of several years.")]]
    as_of: NotRequired[Date]
    provenance: Provenance
    members: list[Member]


class Score(TypedDict):
    format: Literal["dangxing-score/1"]
    year: int | None
    workbooks: list[Workbook]
    problems: list[Problem]


# ── What explain says besides ────────────────────────────────────────────────────────────────────────────────────────


RunOfResult = TypedDict("RunOfResult", {"run": int, "digest": Digest})


class ProvenanceExplained(Provenance):
    run: Annotated[
        RunOfResult | None,
        _said("The run of the ledger at hand by which this very result counts; null where there is none."),
    ]


class Weights(TypedDict):
    clause: str
    quantified: float
    poll: NotRequired[float]
    marks: NotRequired[Marks]


class Row(TypedDict):
    cell: str
    row: Annotated[str, _said("What stands in the row, in words.")]
    source: Source


class LineExplained(TypedDict):
    rule: str
    clause: str
    says: str
    reading: str | None
    count: int
    unit: float | None
    points: float
    forfeit: bool
    found: str | None
    evidence: list[Row]


class CategoryExplained(TypedDict):
    id: str
    title: str
    clause: str
    standard: float
    bonus: float
    deduction: float
    capped: float
    floored: float
    score: float
    applies: bool
    lines: list[LineExplained]
    settled: NotRequired[Parts]


class Next(TypedDict):
    band: str
    at_least: float
    points: float | None
    quantified: float | None
    verdict: str | None
    unmet: Annotated[list[str], _said("What else the outcome asks for and is not there.")]


class Change(TypedDict):
    change: str
    by: Literal["member", "branch"]
    gain: float


Moved = TypedDict("Moved", {"id": str, "before": float, "after": float})
After = TypedDict("After", {"quantified": float | None, "total": float | None, "outcome": str})


class Option(Change):
    rules: list[str]
    total_gain: float | None
    categories: list[Moved]
    after: After
    reaches: bool


Steps = TypedDict("Steps", {"reach": bool, "total": float | None, "changes": list[str]})
Texts = TypedDict("Texts", {"distance": str | None, "outlook": str | None, "steps": str | None})


class RowOfStep(Row):
    key: Annotated[str | None, _said("The value looked up in the row.")]


OtherStep = TypedDict("OtherStep", {"node": str, "value": float | None})
Start = TypedDict("Start", {"start": float})
Bound = TypedDict(
    "Bound", {"which": Literal["most", "floor", "cap", "forfeit", "rounding"], "level": float, "clause": str | None}
)


class Node(TypedDict):
    id: Annotated[
        str,
        _said(
            "rule set/track/category/(part/)rule, with /gain or /loss where a rule did both; rule set/track#quantified "
            "(or poll, total, rank, outcome). The same for every member and year."
        ),
    ]
    kind: Annotated[str, _said("The kind of rule, or part, category, quantified, poll, total, rank, outcome.")]
    clause: str | None
    says: str | None
    reading: str | None
    words: Annotated[str | None, _said("Those of the clause, where an organisation has put them beside its rules.")]
    inputs: Annotated[
        list[RowOfStep | OtherStep | Start],
        _said("What it rests on: rows of the records, other steps, the points that it begins with."),
    ]
    count: int | None
    unit: Annotated[float | None, _said("Points of one count, where all counts are alike.")]
    key: Annotated[str | None, _said("The value that points were looked up by; of the outcome, its id.")]
    raw: Annotated[float | None, _said("Before it was held to the bound.")]
    bound: Bound | None
    value: float | None
    lost: Annotated[float, _said("raw - value: what the bound took, or (below 0) spared.")]
    state: Literal["counted", "nothing", "met", "not-met", "not-due", "not-applicable", "set-aside", "none"]
    why: Annotated[list[str], _said("What was found, or why not.")]
    next: Annotated[Change | None, _said("The smallest addition found that raises it; over: that would have.")]


class Explain(TypedDict):
    format: Literal["dangxing-explain/1"]
    path: str
    year: int
    as_of: Annotated[Date, _said("The day from which it is looked at.")]
    over: Annotated[bool, _said("Nothing can be added any more on that day.")]
    searched: Annotated[
        bool,
        _said("Whether all was tried that may bring something together; if not, there may be more than is told."),
    ]
    provenance: ProvenanceExplained
    member: MemberExplained
    weights: Weights | None
    categories: list[CategoryExplained]
    period: Annotated[
        Annotated[list[Date], Field(min_length=2, max_length=2)] | None,
        _said("The first and last day of what of the year is the member's; null: nothing."),
    ]
    nodes: Annotated[
        list[Node], _said("Every step, in the order in which they are reckoned: what one rests on stands before it.")
    ]
    poll: Row | None
    next: Next | None
    options: list[Option]
    steps: Steps
    warnings: list[str]
    texts: Texts


DOCUMENTS: Final = {"score": Score, "explain": Explain}


class _Closed(GenerateJsonSchema):
    """Objects have no other keys; a key's name is its title."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> dict[str, Any]:
        found = super().typed_dict_schema(schema)
        found.pop("title", None)
        return {**found, "additionalProperties": False}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of what a command prints as JSON."""
    found = TypeAdapter(DOCUMENTS[name]).json_schema(schema_generator=_Closed)
    return {"$schema": _Closed.schema_dialect, "title": f"dangxing {name} --format json", **found}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(sys.argv[1]), ensure_ascii=False, indent=1) + "\n")
