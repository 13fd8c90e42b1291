"""The questions that are put to the ledger, as SQL. All order is decided here; nothing is sorted in Python."""

from __future__ import annotations

from typing import Literal

from dangxing.ledger.rows import Card, Duplicate, Run

# The last run of each workbook of a year, up to a run, those left out that were scored only up to a day or taken out
# of the year by then; and the members of those, each once, as the last run has them.
_EFFECTIVE = """
    {name} AS (
        SELECT run, scoring FROM runs
        WHERE run IN (
            SELECT max(run) FROM runs WHERE year = {year} AND as_of IS NULL AND run <= :up_to_run
                AND run NOT IN (SELECT run FROM drops WHERE after < :up_to_run)
            GROUP BY key
        )
        ORDER BY run
    )
"""
EFFECTIVE = _EFFECTIVE.format(name="effective", year=":year")
EARLIER = _EFFECTIVE.format(name="earlier", year=":year - 1")
LATER = """
    SELECT 1 FROM cards AS again JOIN effective AS later ON later.scoring = again.scoring
    WHERE again.id = card.id AND later.run > chosen.run
"""

# Where each field of a :class:`dangxing.ledger.rows.Card` comes from; ranks and the year before as each question says.
CARD = {
    "run": "chosen.run", "path": "runs.path", "whole_path": "runs.workbook", "rules": "rules.digest",
    "start": "card.first_day", "end": "card.last_day", "reasons_json": "card.reasons", "aspects_json": "card.aspects",
    "due_json": "card.due", "place": "card.member",
    "marks_json": "(SELECT json_group_object(mark, value) FROM marks "
    "WHERE marks.scoring = card.scoring AND marks.member = card.member)",
}  # fmt: skip


def told(**columns: str) -> str:
    """The columns of a card; those that are named come from elsewhere than usual."""
    known = CARD | columns
    return ", ".join(known.get(name, f"card.{name}") for name in Card._fields if name not in Card._field_defaults)


_RANKS = ("rank", "track_rank", "branch_rank")
# A place in a year is a run and, below it, that in the run: a workbook has fewer members than a sheet has rows.
PLACE_BITS = 24
BEFORE_TOTAL = """(
    SELECT CASE WHEN old.rule_set = card.rule_set THEN old.total END
    FROM cards AS old CROSS JOIN earlier ON earlier.scoring = old.scoring
    WHERE old.id = card.id ORDER BY earlier.run DESC LIMIT 1
)"""
SOURCES = """
    JOIN runs ON runs.run = chosen.run
    JOIN scoring_rules AS used ON used.scoring = chosen.scoring AND used.rule_set = card.rule_set
    JOIN rules ON rules.rules = used.rules
"""

# Where each field of a :class:`dangxing.ledger.rows.Run` comes from, if not from the column of its name.
RUN = {
    "whole_path": "runs.workbook", "script": "scorings.script", "members": "scorings.members",
    "lines": "scorings.lines", "dropped": "drops.entered", "dropped_by": "drops.who", "dropped_why": "drops.reason",
    "source": "(SELECT sources.name FROM origins JOIN sources ON sources.source = origins.source "
    "WHERE origins.run = runs.run AND sources.within IS NULL)",
    "superseded_by": """(
        SELECT min(later.run) FROM runs AS later
        WHERE later.year = runs.year AND later.key = runs.key AND later.as_of IS runs.as_of
            AND later.run > runs.run AND later.run NOT IN (SELECT run FROM drops)
    )""",
}  # fmt: skip
RUNS = f"""
    SELECT {", ".join(RUN.get(name, f"runs.{name}") for name in Run._fields)}
    FROM runs JOIN scorings ON scorings.scoring = runs.scoring LEFT JOIN drops ON drops.run = runs.run
    WHERE :run IS NULL OR runs.run = :run ORDER BY runs.run
"""  # noqa: S608 - nothing here comes from outside

RULES = "SELECT rule_set, version, digest, snapshot FROM rules ORDER BY rules"

RULES_OF_RUN = """
    SELECT rules.rule_set, rules.version, rules.digest, rules.snapshot
    FROM runs JOIN scoring_rules AS used ON used.scoring = runs.scoring JOIN rules ON rules.rules = used.rules
    WHERE runs.run = :run ORDER BY used.place
"""

EFFECTIVE_RUNS = f"WITH {EFFECTIVE} SELECT run FROM effective ORDER BY run"  # noqa: S608

BRANCHES = f"""
    WITH {EFFECTIVE}
    SELECT DISTINCT card.branch FROM effective AS chosen CROSS JOIN cards AS card ON card.scoring = chosen.scoring
"""  # noqa: S608

YEARS = """
    SELECT DISTINCT year FROM runs WHERE as_of IS NULL AND run <= :up_to_run
        AND run NOT IN (SELECT run FROM drops WHERE after < :up_to_run)
    ORDER BY year
"""


def counted(*, several: bool) -> str:
    """The members that count. With one workbook none can stand in another, and nothing need be looked up."""
    alone = f"WHERE NOT EXISTS ({LATER})" if several else ""
    return f"""
        counted AS (
            SELECT chosen.run, chosen.scoring, card.member, card.rule_set, card.track, card.branch_key,
                card.total, coalesce(card.tie_break, '') AS tie_break
            FROM effective AS chosen CROSS JOIN cards AS card ON card.scoring = chosen.scoring
            {alone}
        )
    """  # noqa: S608 - nothing here comes from outside


def year(*, several: bool) -> str:
    """The members of a year by rank, those without one last. Who lacks the tie-breaking figure stands behind."""
    ranks = ", ".join(
        f"CASE WHEN total IS NOT NULL THEN rank() OVER ("
        f"PARTITION BY rule_set{also}, total IS NULL ORDER BY total DESC, tie_break DESC) END AS {name}"
        for name, also in (("rank", ""), ("track_rank", ", track"), ("branch_rank", ", branch_key"))
    )
    return f"""
        WITH {EFFECTIVE}, {EARLIER}, {counted(several=several)},
        chosen AS (SELECT run, scoring, member, {ranks} FROM counted)
        SELECT {told(before=BEFORE_TOTAL, **{name: f"chosen.{name}" for name in _RANKS})}
        FROM chosen
        CROSS JOIN cards AS card ON card.scoring = chosen.scoring AND card.member = chosen.member
        {SOURCES}
        WHERE (:branch IS NULL OR card.branch_key = :branch) AND (:track IS NULL OR card.track = :track)
            AND (:rule_set IS NULL OR card.rule_set = :rule_set)
        ORDER BY card.rule_set, chosen.rank IS NULL, chosen.rank, chosen.run, chosen.member
    """  # noqa: S608 - nothing here comes from outside


CARDS_OF_RUN = f"""
    SELECT {told(before="NULL")}
    FROM runs AS chosen JOIN cards AS card ON card.scoring = chosen.scoring {SOURCES}
    WHERE chosen.run = :run ORDER BY card.member
"""  # noqa: S608

_PARTS = {
    "categories": ("category", "standard", "bonus", "deduction", "score", "capped", "floored", "applies"),
    "lines": ("category", "rule", "count", "points", "unit", "forfeit", "evidence", "remark"),
}


def parts(table: Literal["categories", "lines"]) -> str:
    """Categories or lines of the members at some places (``:places``), in the order of both, each with its place."""
    return f"""
        SELECT wanted.key, {", ".join(f"part.{column}" for column in _PARTS[table])}
        FROM json_each(:places) AS wanted
        CROSS JOIN runs ON runs.run = wanted.value >> {PLACE_BITS}
        CROSS JOIN {table} AS part ON part.scoring = runs.scoring
            AND part.member = wanted.value & (1 << {PLACE_BITS}) - 1
        ORDER BY wanted.key, part.place
    """  # noqa: S608 - nothing here comes from outside


OWN_WORDS = f"""
    SELECT wanted.key, own_words.words FROM json_each(:places) AS wanted
    CROSS JOIN runs ON runs.run = wanted.value >> {PLACE_BITS}
    CROSS JOIN own_words ON own_words.scoring = runs.scoring
        AND own_words.member = wanted.value & (1 << {PLACE_BITS}) - 1
"""  # noqa: S608 - nothing here comes from outside

# The last failure of each workbook, the run after which it failed, and the run of it that still counts.
FAILURES = f"""
    WITH {EFFECTIVE},
    last AS (SELECT max(number) AS number FROM failures WHERE after <= :up_to_run GROUP BY workbook)
    SELECT failures.number, failures.path, failures.workbook, failures.entered, failures.errors, failures.cell,
        failures.code, failures.after,
        (SELECT max(run) FROM effective JOIN runs USING (run) WHERE workbook = failures.workbook)
    FROM last JOIN failures USING (number)
    WHERE coalesce(failures.year, (SELECT max(year) FROM runs WHERE run <= :up_to_run)) = :year
    ORDER BY failures.path, failures.workbook
"""  # noqa: S608
LAST_RUNS = """
    SELECT workbook, max(run) FROM runs WHERE year = :year AND as_of IS NULL AND run <= :up_to_run GROUP BY workbook
"""
# The runs of workbooks that hold most of those who are listed in a failed one (``:number``), in their branches, and
# few others: the last of the year, and the last that still counts.
LIKE_FAILED = f"""
    WITH {EFFECTIVE},
    shared AS (
        SELECT card.scoring AS scoring, count(*) AS members FROM listed
        CROSS JOIN cards AS card ON card.id = listed.id AND card.branch_key = listed.branch_key
        WHERE listed.failure = :number GROUP BY card.scoring
    )
    SELECT max(runs.run), max(runs.run) FILTER (WHERE runs.run IN (SELECT run FROM effective))
    FROM shared JOIN scorings ON scorings.scoring = shared.scoring CROSS JOIN runs ON runs.scoring = shared.scoring
    WHERE runs.year = :year AND runs.as_of IS NULL AND runs.run <= :up_to_run
        AND 2 * shared.members > max(scorings.members, (SELECT count(*) FROM listed WHERE failure = :number))
"""  # noqa: S608

# Where each field of a :class:`dangxing.ledger.rows.Duplicate` comes from.
DUPLICATE = {
    "id": "aside.id", "run": "aside.counts", "path": "one.path", "whole_path": "one.workbook", "name": "card.name",
    "branch": "card.branch", "other_run": "aside.run", "other_path": "other.path",
    "other_whole_path": "other.workbook", "other_name": "aside.name", "other_branch": "aside.branch",
}  # fmt: skip
DUPLICATES = f"""
    WITH {EFFECTIVE},
    aside AS (
        SELECT card.id, chosen.run AS run, card.name, card.branch,
            (SELECT max(later.run) FROM cards AS again JOIN effective AS later ON later.scoring = again.scoring
                WHERE again.id = card.id) AS counts
        FROM effective AS chosen CROSS JOIN cards AS card ON card.scoring = chosen.scoring WHERE EXISTS ({LATER})
    )
    SELECT {", ".join(DUPLICATE[name] for name in Duplicate._fields)}
    FROM aside
    JOIN runs AS one ON one.run = aside.counts
    JOIN runs AS other ON other.run = aside.run
    JOIN cards AS card ON card.id = aside.id AND card.scoring = one.scoring
    ORDER BY aside.id, aside.run
"""  # noqa: S608
