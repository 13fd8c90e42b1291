"""The tables, and the steps by which a ledger of an earlier version becomes one of this.

Points are whole hundredths, dates ISO text, lists and remarks JSON. A *scoring* is what was scored, kept once however
often it comes out the same; a *run* says that it was entered. A run that is scored only up to a day (``as_of``) is none
of the year's: those look past it. Nothing is ever changed or taken away: triggers refuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

# "DXLG": tells a ledger from the SQLite files of other programs.
APPLICATION_ID = 0x44584C47

CARDS = (
    "member", "id", "name", "branch", "branch_key", "track", "rule_set", "post", "standing", "first_day", "last_day",
    "quantified", "poll", "total", "full", "verdict", "tie_break", "outcome", "band", "rank", "track_rank",
    "branch_rank", "reasons", "aspects", "due",
)  # fmt: skip
CATEGORIES = (
    "member", "place", "category", "standard", "bonus", "deduction", "score", "capped", "floored", "applies",
)  # fmt: skip
LINES = ("member", "place", "category", "rule", "count", "points", "unit", "forfeit", "evidence", "remark")
MARKS = ("member", "place", "mark", "value")
# What members wrote of themselves (自評), which a form bears.
OWN_WORDS = ("member", "words")
# A workbook that could not be scored: the last run at that time, how many errors, and where and what the first is.
FAILURES = (
    "number", "year", "path", "workbook", "after", "entered", "program", "errors", "cell", "code",
)  # fmt: skip
# Who was listed in it, as far as that could be read.
LISTED = ("failure", "id", "branch_key")
# A drop takes a run out of the year; ``after`` is the last run that was entered before it.
DROPS = ("number", "run", "after", "entered", "program", "who", "reason", "previous", "digest")
# A ledger that was merged into this one: its chain can be made again from what it is told by here.
SOURCES = ("source", "within", "place", "name", "runs", "drops", "beginning", "head", "previous", "digest")
RUNS = (
    "run", "key", "year", "path", "workbook", "input_digest", "scored_path", "scored_digest", "draft", "entered",
    "program", "as_of", "scoring", "previous", "digest",
)  # fmt: skip


class Migration(NamedTuple):
    """One step: a name that says what it does, and its statements, all done or none.

    ``stand_ins`` are for reading a ledger that has not taken it: what is asked for is there, and empty.
    """

    name: str
    statements: tuple[str, ...]
    stand_ins: tuple[str, ...] = ()


_TABLES = (
    """CREATE TABLE migrations (
        version INTEGER PRIMARY KEY,
        name TEXT NOT NULL
    )""",
    """CREATE TABLE rules (
        rules INTEGER PRIMARY KEY,
        rule_set TEXT NOT NULL,
        version TEXT NOT NULL,
        digest TEXT NOT NULL,
        snapshot_digest TEXT NOT NULL UNIQUE,
        snapshot TEXT NOT NULL
    )""",
    """CREATE TABLE scorings (
        scoring INTEGER PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE,
        year INTEGER NOT NULL,
        script TEXT NOT NULL,
        input_digest TEXT NOT NULL,
        members INTEGER NOT NULL,
        lines INTEGER NOT NULL
    )""",
    """CREATE TABLE scoring_rules (
        scoring INTEGER NOT NULL REFERENCES scorings,
        place INTEGER NOT NULL,
        rule_set TEXT NOT NULL,
        rules INTEGER NOT NULL REFERENCES rules,
        PRIMARY KEY (scoring, rule_set)
    ) WITHOUT ROWID""",
    """CREATE TABLE cards (
        scoring INTEGER NOT NULL,
        member INTEGER NOT NULL,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        branch TEXT NOT NULL,
        branch_key TEXT NOT NULL,
        track TEXT NOT NULL,
        rule_set TEXT NOT NULL,
        post TEXT,
        standing TEXT NOT NULL,
        first_day TEXT,
        last_day TEXT,
        quantified INTEGER,
        poll INTEGER,
        total INTEGER,
        full INTEGER NOT NULL,
        verdict TEXT,
        tie_break TEXT,
        outcome TEXT NOT NULL,
        band INTEGER,
        rank INTEGER,
        track_rank INTEGER,
        branch_rank INTEGER,
        reasons TEXT NOT NULL,
        aspects TEXT NOT NULL,
        due TEXT NOT NULL,
        PRIMARY KEY (scoring, member),
        FOREIGN KEY (scoring, rule_set) REFERENCES scoring_rules
    ) WITHOUT ROWID""",
    # One index for two questions: which workbooks a member stands in, and that none holds a member twice.
    "CREATE UNIQUE INDEX cards_by_id ON cards (id, scoring)",
    """CREATE TABLE categories (
        scoring INTEGER NOT NULL,
        member INTEGER NOT NULL,
        place INTEGER NOT NULL,
        category TEXT NOT NULL,
        standard INTEGER NOT NULL,
        bonus INTEGER NOT NULL,
        deduction INTEGER NOT NULL,
        score INTEGER NOT NULL,
        capped INTEGER NOT NULL,
        floored INTEGER NOT NULL,
        applies INTEGER NOT NULL,
        PRIMARY KEY (scoring, member, place),
        FOREIGN KEY (scoring, member) REFERENCES cards
    ) WITHOUT ROWID""",
    """CREATE TABLE lines (
        scoring INTEGER NOT NULL,
        member INTEGER NOT NULL,
        place INTEGER NOT NULL,
        category TEXT NOT NULL,
        rule TEXT NOT NULL,
        count INTEGER NOT NULL,
        points INTEGER NOT NULL,
        unit INTEGER,
        forfeit INTEGER NOT NULL,
        evidence TEXT NOT NULL,
        remark TEXT,
        PRIMARY KEY (scoring, member, place),
        FOREIGN KEY (scoring, member) REFERENCES cards
    ) WITHOUT ROWID""",
    """CREATE TABLE runs (
        run INTEGER PRIMARY KEY,
        key TEXT NOT NULL,
        year INTEGER NOT NULL,
        path TEXT NOT NULL,
        workbook TEXT NOT NULL,
        input_digest TEXT NOT NULL,
        scored_path TEXT,
        scored_digest TEXT,
        draft TEXT,
        entered TEXT NOT NULL,
        program TEXT NOT NULL,
        as_of TEXT,
        scoring INTEGER NOT NULL REFERENCES scorings,
        previous TEXT NOT NULL,
        digest TEXT NOT NULL UNIQUE
    )""",
    # The last run of each workbook of a year is found here without looking at the others.
    "CREATE INDEX runs_by_workbook ON runs (year, key, run)",
    "CREATE INDEX runs_by_scoring ON runs (scoring)",
    "CREATE INDEX runs_by_scored ON runs (scored_path, run)",
    # Runs whose scored workbook is in its place, or never will be; what stands in runs and not here is unfinished.
    "CREATE TABLE placed (run INTEGER PRIMARY KEY REFERENCES runs)",
)


_TABLE_OF_DROPS = """TABLE drops (
        number INTEGER PRIMARY KEY,
        run INTEGER NOT NULL UNIQUE,
        after INTEGER NOT NULL,
        entered TEXT NOT NULL,
        program TEXT NOT NULL,
        who TEXT NOT NULL,
        reason TEXT NOT NULL,
        previous TEXT NOT NULL,
        digest TEXT NOT NULL UNIQUE
    )"""


_TABLE_OF_MARKS = """TABLE marks (
        scoring INTEGER NOT NULL,
        member INTEGER NOT NULL,
        place INTEGER NOT NULL,
        mark TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (scoring, member, place),
        FOREIGN KEY (scoring, member) REFERENCES cards
    ) WITHOUT ROWID"""


_TABLE_OF_OWN_WORDS = """TABLE own_words (
        scoring INTEGER NOT NULL,
        member INTEGER NOT NULL,
        words TEXT NOT NULL,
        PRIMARY KEY (scoring, member),
        FOREIGN KEY (scoring, member) REFERENCES cards
    ) WITHOUT ROWID"""


_TABLE_OF_FAILURES = """TABLE failures (
        number INTEGER PRIMARY KEY,
        year INTEGER,
        path TEXT NOT NULL,
        workbook TEXT NOT NULL,
        after INTEGER NOT NULL,
        entered TEXT NOT NULL,
        program TEXT NOT NULL,
        errors INTEGER NOT NULL,
        cell TEXT,
        code TEXT NOT NULL
    )"""


# By them a copy that was mended under another name is known.
_TABLE_OF_LISTED = """TABLE listed (
        failure INTEGER NOT NULL REFERENCES failures,
        id TEXT NOT NULL,
        branch_key TEXT NOT NULL,
        PRIMARY KEY (failure, id)
    ) WITHOUT ROWID"""
_LISTED_ONCE = (
    "CREATE TRIGGER listed_closed BEFORE INSERT ON listed WHEN NEW.failure <> (SELECT max(number) FROM failures) "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
)


# ``within`` is the ledger that this one had been merged into before, and ``place`` its number there. ``beginning`` and
# ``head`` are the digests of its first run and of its last entry.
_TABLE_OF_SOURCES = """TABLE sources (
        source INTEGER PRIMARY KEY,
        within INTEGER REFERENCES sources,
        place INTEGER NOT NULL,
        name TEXT NOT NULL,
        runs INTEGER NOT NULL,
        drops INTEGER NOT NULL,
        beginning TEXT NOT NULL,
        head TEXT NOT NULL,
        previous TEXT NOT NULL,
        digest TEXT NOT NULL UNIQUE
    )"""
# Which number a run had in the ledger that it came from, and which key, if another.
_TABLE_OF_ORIGINS = """TABLE origins (
        source INTEGER NOT NULL REFERENCES sources,
        number INTEGER NOT NULL,
        run INTEGER NOT NULL REFERENCES runs,
        key TEXT,
        PRIMARY KEY (source, number)
    ) WITHOUT ROWID"""
# Both are filled before the run that they tell of is entered, and never later.
_MERGED_ONCE = (
    "CREATE TRIGGER sources_closed BEFORE INSERT ON sources WHEN EXISTS (SELECT 1 FROM runs) "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
    "CREATE TRIGGER origins_closed BEFORE INSERT ON origins WHEN EXISTS (SELECT 1 FROM runs WHERE run = NEW.run) "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
)


def _guards() -> Iterator[str]:
    """Triggers that keep what was entered as it is, whatever program opens the file."""
    tables = ("migrations", "rules", "scorings", "scoring_rules", "cards", "categories", "lines", "runs", "placed")
    yield from _lasting(*tables)
    # INSERT OR REPLACE takes rows away without asking the triggers above, and a row could be added to an old scoring.
    for table in ("scorings", "scoring_rules", "cards", "categories", "lines"):
        yield _closed(table)
    yield from (_in_order("runs", "run"), _in_order("rules", "rules"))


def _closed(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_closed BEFORE INSERT ON {table} "  # noqa: S608
        "WHEN EXISTS (SELECT 1 FROM runs WHERE scoring = NEW.scoring) "
        "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    )


def _lasting(*tables: str) -> Iterator[str]:
    for table in tables:
        for action in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )


def _in_order(table: str, column: str) -> str:
    return (
        f"CREATE TRIGGER {table}_in_order BEFORE INSERT ON {table} "  # noqa: S608
        f"WHEN NEW.{column} <> (SELECT coalesce(max({column}), 0) + 1 FROM {table}) "
        "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    )


MIGRATIONS: tuple[Migration, ...] = (
    Migration("runs, scorings and rules, append-only", (*_TABLES, *_guards())),
    Migration(
        "runs that are taken out of a year, append-only",
        (f"CREATE {_TABLE_OF_DROPS}", *_lasting("drops"), _in_order("drops", "number")),
        (f"CREATE TEMP {_TABLE_OF_DROPS}",),
    ),
    Migration(
        "marks of members, append-only",
        (f"CREATE {_TABLE_OF_MARKS}", *_lasting("marks"), _closed("marks")),
        (f"CREATE TEMP {_TABLE_OF_MARKS}",),
    ),
    Migration(
        "what members wrote of themselves, append-only",
        (f"CREATE {_TABLE_OF_OWN_WORDS}", *_lasting("own_words"), _closed("own_words")),
        (f"CREATE TEMP {_TABLE_OF_OWN_WORDS}",),
    ),
    Migration(
        "workbooks that could not be scored, append-only",
        (f"CREATE {_TABLE_OF_FAILURES}", *_lasting("failures"), _in_order("failures", "number")),
        (f"CREATE TEMP {_TABLE_OF_FAILURES}",),
    ),
    Migration(
        "ledgers that were merged into this one, append-only",
        (
            f"CREATE {_TABLE_OF_SOURCES}",
            f"CREATE {_TABLE_OF_ORIGINS}",
            "CREATE INDEX origins_by_run ON origins (run)",
            *_lasting("sources", "origins"),
            *_MERGED_ONCE,
        ),
        (f"CREATE TEMP {_TABLE_OF_SOURCES}", f"CREATE TEMP {_TABLE_OF_ORIGINS}"),
    ),
    Migration(
        "who was listed in workbooks that could not be scored, append-only",
        (f"CREATE {_TABLE_OF_LISTED}", *_lasting("listed"), _LISTED_ONCE),
        (f"CREATE TEMP {_TABLE_OF_LISTED.replace(' REFERENCES failures', '')}",),
    ),
)
