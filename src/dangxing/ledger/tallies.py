"""The questions of a year's report that are put to all members at once: one pass each, however many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from dangxing.ledger import queries

_TIE = "coalesce(card.tie_break, '')"
_CHOSEN = """
    (:branch IS NULL OR card.branch_key = :branch) AND (:track IS NULL OR card.track = :track)
        AND (:rule_set IS NULL OR card.rule_set = :rule_set)
"""

WORKBOOKS = f"""
    WITH {queries.EFFECTIVE}
    SELECT count(*), max(effective.run), coalesce(sum(scorings.lines), 0)
    FROM effective JOIN scorings ON scorings.scoring = effective.scoring
"""  # noqa: S608 - nothing here comes from outside

# The rules that scored, the last used last, and how many workbooks they scored.
RULES_OF_YEAR = f"""
    WITH {queries.EFFECTIVE}
    SELECT used.rule_set, rules.rules, count(*)
    FROM effective
    JOIN scoring_rules AS used ON used.scoring = effective.scoring
    JOIN rules ON rules.rules = used.rules
    GROUP BY used.rule_set, rules.rules ORDER BY used.rule_set, max(effective.run), rules.rules
"""  # noqa: S608

RULES_BY_NUMBER = "SELECT rules, rule_set, version, digest, snapshot FROM rules"

BEFORE = "SELECT EXISTS (SELECT 1 FROM runs WHERE year = :year - 1 AND as_of IS NULL AND run <= :as_of)"


class Wanted(NamedTuple):
    """Which members of a rule set are looked for: the first ``top`` of each outcome, and those near an edge.

    ``floors`` by outcome: no one of the first so many has less. ``edges``: a total, and whether who is at or above it is
    meant as well; ``reach`` is how near they must be. All in hundredths.
    """

    rule_set: str
    floors: Mapping[str, int]
    edges: Sequence[tuple[int, bool]]
    reach: int


def tally(*, several: bool, before: bool) -> str:
    """What every member is counted by: rule set, track, branch, outcome, total, tie-breaking figure.

    With ``before`` also the run, the place in it, and the total of the year before.
    """
    also = f", chosen.run, card.member, {_BEFORE}" if before else ""
    return f"""
        WITH {queries.EFFECTIVE}, {queries._EARLIER}
        SELECT card.rule_set, card.track, card.branch, card.outcome, card.total, card.tie_break{also}
        FROM effective AS chosen CROSS JOIN cards AS card ON card.scoring = chosen.scoring
        {_alone(several)}
    """  # noqa: S608 - nothing here comes from outside


def picks(wanted: Sequence[Wanted], *, several: bool) -> tuple[str, dict[str, Any]]:
    """The members looked for, by rule set and rank, with no ranks; and what fills the query.

    The last columns are the tie-breaking figure, the place among those of the same outcome, and among those near an
    edge (None: not near).
    """
    values: dict[str, Any] = {}

    def put(value: object) -> str:
        values[f"w{len(values)}"] = value
        return f":w{len(values) - 1}"

    floor = _by_rule_set(
        (put(entry.rule_set), _case("card.outcome", [(put(name), put(low)) for name, low in entry.floors.items()]))
        for entry in wanted
    )
    distance = _by_rule_set((put(entry.rule_set), _nearest(entry, put)) for entry in wanted)
    query = f"""
        WITH {queries.EFFECTIVE}, {queries._EARLIER},
        matched AS (
            SELECT chosen.run, chosen.scoring, card.member, card.rule_set, card.outcome, card.total,
                {_TIE} AS tie_break, {distance} AS distance
            FROM effective AS chosen CROSS JOIN cards AS card ON card.scoring = chosen.scoring
            WHERE {_CHOSEN}
                AND (card.total IS NULL OR card.total >= {floor} OR {distance} IS NOT NULL)
                {_alone(several).replace("WHERE", "AND")}
        ),
        chosen AS (
            SELECT run, scoring, member, total, tie_break,
                row_number() OVER (
                    PARTITION BY rule_set, outcome ORDER BY total DESC, tie_break DESC, run, member
                ) AS place,
                CASE WHEN distance IS NOT NULL THEN row_number() OVER (
                    PARTITION BY rule_set, distance IS NULL ORDER BY distance, total DESC, tie_break DESC, run, member
                ) END AS near
            FROM matched
        )
        SELECT chosen.run, runs.path, runs.workbook, {queries._TOLD}, NULL, NULL, NULL, {_BEFORE},
            card.reasons, card.aspects, card.due, chosen.tie_break, chosen.place, chosen.near
        FROM chosen
        CROSS JOIN cards AS card ON card.scoring = chosen.scoring AND card.member = chosen.member
        {queries._SOURCES}
        WHERE chosen.place <= :top OR chosen.near <= :most
        ORDER BY card.rule_set, chosen.total IS NULL, chosen.total DESC, chosen.tie_break DESC, chosen.run,
            chosen.member
    """  # noqa: S608 - what comes from outside is among the values
    return query, values


def some() -> str:
    """The members of a year at given places (``:places``, a list of run and member), with no ranks, in no order."""
    return f"""
        WITH {queries.EFFECTIVE}, {queries._EARLIER},
        chosen AS (
            SELECT effective.run, effective.scoring, place.value ->> 1 AS member
            FROM json_each(:places) AS place CROSS JOIN effective ON effective.run = place.value ->> 0
        )
        SELECT chosen.run, runs.path, runs.workbook, {queries._TOLD}, NULL, NULL, NULL, {_BEFORE},
            card.reasons, card.aspects, card.due, {_TIE}, chosen.member
        FROM chosen
        CROSS JOIN cards AS card ON card.scoring = chosen.scoring AND card.member = chosen.member
        {queries._SOURCES}
    """  # noqa: S608


def losses(*, several: bool) -> str:
    """What each rule cost: rule set, track, category, rule, members hit, times, points."""
    return f"""
        WITH {queries.EFFECTIVE}
        SELECT card.rule_set, card.track, part.category, part.rule, count(*), sum(part.count), sum(part.points)
        FROM effective AS chosen
        CROSS JOIN cards AS card ON card.scoring = chosen.scoring
        CROSS JOIN lines AS part ON part.scoring = card.scoring AND part.member = card.member
        WHERE part.points < 0 AND {_CHOSEN} {_alone(several).replace("WHERE", "AND")}
        GROUP BY card.rule_set, card.track, part.category, part.rule
    """  # noqa: S608


_BEFORE = """(
    SELECT CASE WHEN old.rule_set = card.rule_set THEN old.total END
    FROM cards AS old CROSS JOIN earlier ON earlier.scoring = old.scoring
    WHERE old.id = card.id ORDER BY earlier.run DESC LIMIT 1
)"""


def _alone(several: bool) -> str:
    return f"WHERE NOT EXISTS ({queries._LATER})" if several else ""


def _case(what: str, choices: Sequence[tuple[str, str]]) -> str:
    if not choices:
        return "NULL"
    return f"CASE {what} {' '.join(f'WHEN {given} THEN {found}' for given, found in choices)} END"


def _by_rule_set(choices: Any) -> str:
    return _case("card.rule_set", list(choices))


def _nearest(entry: Wanted, put: Any) -> str:
    """How far a total is from the nearest edge, where that is near enough, else NULL."""
    if not entry.edges:
        return "NULL"
    far = "9000000000000000"
    ways = []
    for edge, above in entry.edges:
        at = put(edge)
        ways.append(f"abs(card.total - {at})" if above else f"iif(card.total < {at}, {at} - card.total, {far})")
    least = ways[0] if len(ways) == 1 else f"min({', '.join(ways)})"
    return f"iif({least} <= {put(entry.reach)}, {least}, NULL)"
