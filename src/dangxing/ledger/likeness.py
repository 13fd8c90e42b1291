"""Which workbook an entry is of: that of its path, else one that the ledger knows under another name.

A copy that was renamed or moved has the same branches and most of the same members. Entered as a workbook of its own
it would leave the one that it was made from standing beside it, with everyone who was struck from it since.
"""

from __future__ import annotations

import json
import sqlite3

from dangxing.ledger.entries import Entry
from dangxing.ledger.schema import CARDS

_BY_PATH = """
    SELECT key FROM runs WHERE year = ? AND workbook = ? AND run NOT IN (SELECT run FROM drops)
    ORDER BY run DESC LIMIT 1
"""
# The last run of each workbook of the year that shares more than half of its members, and of the entry's.
_ALIKE = """
    WITH shared AS (
        SELECT card.scoring AS scoring, count(*) AS members
        FROM json_each(:ids) AS wanted CROSS JOIN cards AS card ON card.id = wanted.value
        GROUP BY card.scoring
    )
    SELECT runs.key, runs.scoring FROM shared
    JOIN scorings ON scorings.scoring = shared.scoring
    CROSS JOIN runs ON runs.scoring = shared.scoring
    WHERE runs.year = :year AND 2 * shared.members > max(scorings.members, :members)
        AND runs.run = (
            SELECT max(run) FROM runs AS last
            WHERE last.year = :year AND last.key = runs.key AND run NOT IN (SELECT run FROM drops)
        )
    ORDER BY runs.run DESC
"""
_ADOPTED = """
    SELECT run FROM runs WHERE year = ? AND workbook = ? AND key <> ? AND run NOT IN (SELECT run FROM drops)
"""
_ID, _BRANCH = CARDS.index("id"), CARDS.index("branch_key")


def key_of(connection: sqlite3.Connection, entry: Entry) -> str:
    """The key that the entry's run is to have: of runs with one key the last counts."""
    known = "SELECT 1 FROM runs WHERE year = ? AND key = ? AND run NOT IN (SELECT run FROM drops) LIMIT 1"
    if entry.apart or connection.execute(known, (entry.year, entry.key)).fetchone():
        return entry.key
    before = connection.execute(_BY_PATH, (entry.year, entry.whole_path)).fetchone()
    if before:
        return str(before[0])
    ids = json.dumps([card[_ID] for card in entry.cards])
    branches = {card[_BRANCH] for card in entry.cards}
    values = {"ids": ids, "year": entry.year, "members": len(entry.cards)}
    for key, scoring in connection.execute(_ALIKE, values).fetchall():
        rows = connection.execute("SELECT DISTINCT branch_key FROM cards WHERE scoring = ?", (scoring,))
        if {branch for (branch,) in rows} == branches:
            return str(key)
    return entry.key


def adopted(connection: sqlite3.Connection, entry: Entry) -> list[int]:
    """The runs of the entry's workbook that were taken for another workbook's."""
    return [run for (run,) in connection.execute(_ADOPTED, (entry.year, entry.whole_path, entry.key))]
