"""The questions of a year's report that are put to all members at once: one pass each, however many there are."""

from __future__ import annotations

from dangxing.ledger import queries

_CHOSEN = """
    (:branch IS NULL OR card.branch_key = :branch) AND (:track IS NULL OR card.track = :track)
        AND (:rule_set IS NULL OR card.rule_set = :rule_set)
"""

WORKBOOKS = f"""
    WITH {queries.EFFECTIVE}
    SELECT count(*), max(effective.run), coalesce(sum(scorings.members), 0), coalesce(sum(scorings.lines), 0)
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

# Whether a member stands in two workbooks: then there are fewer ids than rows.
TWINS = f"""
    WITH {queries.EFFECTIVE}
    SELECT (SELECT count(DISTINCT id) FROM cards WHERE scoring IN (SELECT scoring FROM effective))
        < (SELECT sum(scorings.members) FROM effective JOIN scorings ON scorings.scoring = effective.scoring)
"""  # noqa: S608

BEFORE = f"WITH {queries.EARLIER} SELECT EXISTS (SELECT 1 FROM earlier)"  # noqa: S608


# The members at given places (``:places``, as ``tally`` gives them), with no ranks, in no order.
SOME = f"""
    WITH {queries.EFFECTIVE}, {queries.EARLIER},
    chosen AS (
        SELECT effective.run, effective.scoring, place.value & (1 << {queries.PLACE_BITS}) - 1 AS member
        FROM json_each(:places) AS place CROSS JOIN effective ON effective.run = place.value >> {queries.PLACE_BITS}
    )
    SELECT {queries.told(before=queries.BEFORE_TOTAL, rank="NULL", track_rank="NULL", branch_rank="NULL")}
    FROM chosen
    CROSS JOIN cards AS card ON card.scoring = chosen.scoring AND card.member = chosen.member
    {queries.SOURCES}
"""  # noqa: S608


def tally(*, several: bool, before: bool) -> str:
    """What every member is counted by: rule set, track, branch, outcome, total, tie-breaking figure, place, last total.

    The place is the run and, below it, the place in the run. The last total, if ``before``, is that of the year before.
    """
    last = queries.BEFORE_TOTAL if before else "NULL"
    return f"""
        WITH {queries.EFFECTIVE}, {queries.EARLIER}
        SELECT card.rule_set, card.track, card.branch, card.outcome, card.total, card.tie_break,
            chosen.run << {queries.PLACE_BITS} | card.member, {last}
        FROM effective AS chosen CROSS JOIN cards AS card ON card.scoring = chosen.scoring
        {_alone(several)}
    """  # noqa: S608 - nothing here comes from outside


def losses(*, several: bool) -> str:
    """What each rule cost: rule set, track, category, rule, members hit, times, points.

    A rule has several lines of one member where it is settled by parts of the year, or takes points in steps.
    """
    return f"""
        WITH {queries.EFFECTIVE}
        SELECT card.rule_set, card.track, part.category, part.rule,
            count(DISTINCT chosen.run << {queries.PLACE_BITS} | card.member), sum(part.count), sum(part.points)
        FROM effective AS chosen
        CROSS JOIN cards AS card ON card.scoring = chosen.scoring
        CROSS JOIN lines AS part ON part.scoring = card.scoring AND part.member = card.member
        WHERE part.points < 0 AND {_CHOSEN} {_alone(several).replace("WHERE", "AND")}
        GROUP BY card.rule_set, card.track, part.category, part.rule
    """  # noqa: S608


def _alone(several: bool) -> str:
    return f"WHERE NOT EXISTS ({queries.LATER})" if several else ""
