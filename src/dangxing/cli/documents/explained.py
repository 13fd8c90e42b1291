"""What ``explain --format json`` prints besides what ``score`` does."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from dangxing.cli.documents.scored import Date, Digest, Marks, MemberExplained, Parts, Provenance, Source, said

RunOfResult = TypedDict("RunOfResult", {"run": int, "digest": Digest})


class ProvenanceExplained(Provenance):
    run: Annotated[
        RunOfResult | None,
        said("The run of the ledger at hand by which this very result counts; null where there is none."),
    ]


class Weights(TypedDict):
    clause: str
    quantified: float
    poll: NotRequired[float]
    marks: NotRequired[Marks]


class Row(TypedDict):
    cell: str
    row: Annotated[str, said("What stands in the row, in words.")]
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
    unmet: Annotated[list[str], said("What else the outcome asks for and is not there.")]


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
    key: Annotated[str | None, said("The value looked up in the row.")]


OtherStep = TypedDict("OtherStep", {"node": str, "value": float | None})
Start = TypedDict("Start", {"start": float})
Bound = TypedDict(
    "Bound", {"which": Literal["most", "floor", "cap", "forfeit", "rounding"], "level": float, "clause": str | None}
)


class Node(TypedDict):
    id: Annotated[
        str,
        said(
            "rule set/track/category/(part/)rule, with /gain or /loss where a rule did both; rule set/track#quantified "
            "(or poll, total, rank, outcome). The same for every member and year."
        ),
    ]
    kind: Annotated[str, said("The kind of rule, or part, category, quantified, poll, total, rank, outcome.")]
    clause: str | None
    says: str | None
    reading: str | None
    words: Annotated[str | None, said("Those of the clause, where an organisation has put them beside its rules.")]
    inputs: Annotated[
        list[RowOfStep | OtherStep | Start],
        said("What it rests on: rows of the records, other steps, the points that it begins with."),
    ]
    count: int | None
    unit: Annotated[float | None, said("Points of one count, where all counts are alike.")]
    key: Annotated[str | None, said("The value that points were looked up by; of the outcome, its id.")]
    raw: Annotated[float | None, said("Before it was held to the bound.")]
    bound: Bound | None
    value: float | None
    lost: Annotated[float, said("raw - value: what the bound took, or (below 0) spared.")]
    state: Literal["counted", "nothing", "met", "not-met", "not-due", "not-applicable", "set-aside", "none"]
    why: Annotated[list[str], said("What was found, or why not.")]
    next: Annotated[Change | None, said("The smallest addition found that raises it; over: that would have.")]


class Explain(TypedDict):
    format: Literal["dangxing-explain/1"]
    path: str
    year: int
    as_of: Annotated[Date, said("The day from which it is looked at.")]
    over: Annotated[bool, said("Nothing can be added any more on that day.")]
    searched: Annotated[
        bool,
        said("Whether all was tried that may bring something together; if not, there may be more than is told."),
    ]
    provenance: ProvenanceExplained
    member: MemberExplained
    weights: Weights | None
    categories: list[CategoryExplained]
    period: Annotated[
        Annotated[list[Date], Field(min_length=2, max_length=2)] | None,
        said("The first and last day of what of the year is the member's; null: nothing."),
    ]
    nodes: Annotated[
        list[Node], said("Every step, in the order in which they are reckoned: what one rests on stands before it.")
    ]
    poll: Row | None
    next: Next | None
    options: list[Option]
    steps: Steps
    warnings: list[str]
    texts: Texts
