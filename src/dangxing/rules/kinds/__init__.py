"""The kinds of rules: one for each way in which a regulation gives or takes points, with what it reads and gives."""

from typing import Annotated

from pydantic import Field

from dangxing.rules.kinds.amounts import GivenPoints, Rate
from dangxing.rules.kinds.events import Attendance, BranchRank, Forfeit, HoursShort, MissingPeriods
from dangxing.rules.kinds.requirement import Requirement
from dangxing.rules.kinds.rows import Absence, PerOccurrence, Presence, Shortfall
from dangxing.rules.kinds.tables import ValueTable

__all__ = [
    "Absence", "Attendance", "BranchRank", "Forfeit", "GivenPoints", "HoursShort", "MissingPeriods", "PerOccurrence",
    "Presence", "Rate", "Requirement", "Rule", "Shortfall", "ValueTable",
]  # fmt: skip


Rule = Annotated[
    PerOccurrence
    | Presence
    | Absence
    | Shortfall
    | HoursShort
    | MissingPeriods
    | Attendance
    | ValueTable
    | GivenPoints
    | Rate
    | BranchRank
    | Forfeit
    | Requirement,
    Field(discriminator="kind"),
]
