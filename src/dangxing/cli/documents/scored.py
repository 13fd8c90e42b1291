"""What ``score --format json`` prints, and what ``explain`` has of it."""

from typing import Annotated, Any, Final, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict


def said(words: str, **more: Any) -> Any:
    """What a key means."""
    return Field(description=words, **more)


_DIGEST: Final = r"^[0-9a-f]{64}$"
Digest = Annotated[str, said("SHA-256, hexadecimal.", pattern=_DIGEST)]
Date = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"})]
Source = Annotated[str | None, said("The cell of an office's own table that the row came from.")]
Marks = dict[str, float]


class File(TypedDict):
    name: str
    shipped: Annotated[bool, said("Whether it came with the program.")]
    digest: Annotated[str, said("SHA-256 of the file's bytes.", pattern=_DIGEST)]


class Edition(TypedDict):
    id: str
    version: Annotated[str, said("As the rule set says.")]
    since: Annotated[
        int | None, said("The year from which the rule set stands as it was used; null where it never changed before.")
    ]
    digest: Annotated[str, said("Of what the rule set says, as 說明 and the ledger have it.", pattern=_DIGEST)]
    files: Annotated[list[File], said("Its own file first, then those that it extends.")]


Options = TypedDict("Options", {"year": int, "as_of": Date | None})


class Provenance(TypedDict):
    program: Annotated[str, said("Name and version.")]
    input: Annotated[str, said("Of the workbook's bytes.", pattern=_DIGEST)]
    options: Annotated[
        Options,
        said("What changes the result: the year, and the day up to which was scored (null: the whole year)."),
    ]
    rules: Annotated[list[Edition], said("The rule sets that scored someone.")]
    files: Annotated[list[File], said("What the columns and words of the workbook were read by.")]


Span = TypedDict("Span", {"from": Date, "to": Date})


class Settled(Span):
    score: float


Parts = Annotated[
    list[Settled],
    said(
        "What the parts of the year came to, where the category is settled by such; the other numbers are what these "
        "come to together."
    ),
]


class Line(TypedDict):
    rule: str
    clause: str
    count: int
    points: float
    evidence: Annotated[list[str], said("Cells, such as 活動!A17.")]
    sources: NotRequired[
        Annotated[
            list[str | None],
            said(
                "The cells of an office's own tables that the rows of evidence came from, in the same order; null: "
                "nothing says it. Only where the records have 來源."
            ),
        ]
    ]
    span: NotRequired[Annotated[Span, said("The part of the year by which the category is settled.")]]


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
    outcome: Annotated[str, said("vetoed, pending, or the id of an outcome of the rule set.")]
    reasons: list[str]
    due: NotRequired[list[Due]]


class Rated(Settled):
    band: Annotated[str | None, said("The id of the band of the part; null: it has none.")]


class Member(MemberExplained):
    categories: list[Category]
    ratings: NotRequired[
        Annotated[
            dict[str, list[Rated]],
            said("By the ids of the rule set's ratings the parts of the year that have ended, where it has any."),
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
    year: NotRequired[Annotated[int, said("Only where the workbooks are of several years.")]]
    as_of: NotRequired[Date]
    provenance: Provenance
    members: list[Member]


class Score(TypedDict):
    format: Literal["dangxing-score/1"]
    year: int | None
    workbooks: list[Workbook]
    problems: list[Problem]
