"""Ledgers made into one: nothing is lost, nothing counts twice, and every chain can be made again."""

import datetime as dt
import hashlib
import itertools
import random
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from dangxing.errors import FileProblem, UsageProblem
from dangxing.ledger import Entry, open_ledger, schema
from dangxing.ledger.entries import Failed, content_digest
from dangxing.ledger.merging import Merged, merge
from dangxing.ledger.schema import CARDS
from ledger_factory import YEAR, entry, ids, poll_of

DAY = dt.datetime(2025, 1, 6, 8, tzinfo=dt.UTC)


@cache
def workbook(
    path: str, members: tuple[str, ...], poll: int = 90, branch: str = "甲支部", year: int = YEAR, name: str = ""
) -> Entry:
    """A workbook whose members all have one poll score, and one name if there is a ``name``."""
    found = entry(path, *((id_, poll) for id_ in members), branch=branch, year=year)
    if not name:
        return found
    at = CARDS.index("name")
    cards = tuple((*card[:at], name, *card[at + 1 :]) for card in found.cards)
    head = (found.year, found.script, found.input_digest, len(cards), len(found.lines))
    rules = (used[:4] for used in found.rules)
    return found._replace(
        cards=cards,
        digest=content_digest(head, rules, cards, found.categories, found.lines, found.marks, found.own_words),
    )


def at(path: str, found: Entry) -> Entry:
    """The workbook at a path that is whole."""
    return found._replace(path=path[1:], whole_path=path, key=path)


def ledger(path: Path, *entries: Entry, hours: int = 0) -> Path:
    """A ledger of these workbooks, the first entered so many hours after :data:`DAY`, each an hour later."""
    with open_ledger(path, "write") as book:
        for at, each in enumerate(entries):
            book.enter(each, DAY + dt.timedelta(hours=hours + at))
    return path


def dump(path: Path) -> str:
    """All that a ledger holds."""
    with closing(sqlite3.connect(path)) as plain:
        return "\n".join(plain.iterdump())


def digests(path: Path) -> list[str]:
    """Of every run and drop."""
    with closing(sqlite3.connect(path)) as plain:
        return [digest for (digest,) in plain.execute("SELECT digest FROM runs UNION ALL SELECT digest FROM drops")]


def year_of(path: Path, year: int = YEAR) -> list[tuple[object, ...]]:
    """The members who count: id, total, rank, the total of the year before."""
    with open_ledger(path) as book:
        return [(card.id, card.total, card.rank, card.before) for card in book.filled(book.cards(year))]


def faults(path: Path, head: str | None = None) -> list[str]:
    """What ``verify`` finds."""
    with open_ledger(path, "verify") as book:
        return [fault.code for fault in book.verify(head)]


def of_chance(folder: Path, seed: int) -> list[Path]:
    """Two to four ledgers of counties with people of their own, each scored again and again, some of it dropped."""
    dice = random.Random(seed)
    found = []
    for county in range(dice.randint(2, 4)):
        path = folder / f"{county}.sqlite"
        with open_ledger(path, "write") as book:
            moment = DAY + dt.timedelta(hours=dice.randint(0, 3))
            for run in range(1, dice.randint(2, 7)):
                number = dice.randint(1, 2)
                members = tuple(f"{county}{number}{at}" for at in range(dice.randint(1, 4)))
                year, branch = dice.choice((YEAR, YEAR, YEAR - 1)), f"{county}-{number}支部"
                # Counties give their workbooks the same paths.
                book.enter(workbook(f"/records-{number}.xlsx", members, dice.randint(80, 99), branch, year), moment)
                # A clock may go back.
                moment += dt.timedelta(hours=dice.choice((0, 1, 1, 2, -1)))
                if dice.random() < 0.2:
                    book.drop(run, "chen", "a trial", moment)
        found.append(path)
    return found


def one_machine(paths: list[Path]) -> set[tuple[object, ...]]:
    """Who counts by the ledgers themselves: id, total, the total of the year before."""
    return {(id_, total, before) for path in paths for id_, total, _, before in year_of(path)}


@pytest.mark.parametrize("seed", range(25))
def test_many_ledgers(tmp_path: Path, seed: int) -> None:
    """All that was entered is there once, in its order; the year is that of all; every chain comes out again."""
    paths = of_chance(tmp_path, seed)
    before = [hashlib.sha256(path.read_bytes()).digest() for path in paths]
    into = tmp_path / "all.sqlite"
    done = merge(paths, into)
    assert [hashlib.sha256(path.read_bytes()).digest() for path in paths] == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*(path.name for path in paths), "all.sqlite"])
    assert faults(into) == []
    for path in paths:
        for digest in digests(path):
            assert faults(into, digest) == []
        with open_ledger(path) as own, open_ledger(into) as book:
            kept = [run._replace(run=0, superseded_by=None, digest="", key="", source=None) for run in own.runs()]
            came = [run for run in book.runs() if run.source == path.as_posix()]
            assert [run._replace(run=0, superseded_by=None, digest="", key="", source=None) for run in came] == kept
            again = [
                (one.superseded_by, other.superseded_by and came[other.superseded_by - 1].run)
                for one, other in zip(came, own.runs(), strict=True)
            ]
            assert all(one == other for one, other in again)
    assert {(id_, total, last) for id_, total, _, last in year_of(into)} == one_machine(paths)
    with open_ledger(into) as book:
        assert (done.runs, done.digest) == (len(list(book.runs())), book.head())


@pytest.mark.parametrize("seed", range(8))
def test_the_order_does_not_count(tmp_path: Path, seed: int) -> None:
    """However the ledgers are named one after the other, and whether in one step or in two, the year is the same."""
    paths = of_chance(tmp_path, seed)
    made = set()
    for at, order in enumerate(itertools.islice(itertools.permutations(paths), 4)):
        merge(order, tmp_path / f"all-{at}.sqlite")
        made.add(dump(tmp_path / f"all-{at}.sqlite"))
    assert len(made) == 1
    merge(paths[:2], tmp_path / "half.sqlite")
    done = merge([tmp_path / "half.sqlite", *paths[2:]], tmp_path / "steps.sqlite")
    assert faults(tmp_path / "steps.sqlite") == []
    # Members of one rank stand in the order of runs, which of one moment have that of their ledgers.
    assert sorted(year_of(tmp_path / "steps.sqlite"), key=str) == sorted(year_of(tmp_path / "all-0.sqlite"), key=str)
    assert len(done.sources) == len(paths) - 1
    for path in [*paths, tmp_path / "half.sqlite"]:
        for digest in digests(path):
            assert faults(tmp_path / "steps.sqlite", digest) == []


def test_what_is_entered_and_dropped_afterwards(tmp_path: Path) -> None:
    """Of the new ledger alone: the chains of the old ones stand as they were, through a second merge as well."""
    one = ledger(tmp_path / "one.sqlite", workbook("a.xlsx", ("1", "2")), workbook("a.xlsx", ("1", "2"), 95))
    with open_ledger(one, "write") as book:
        book.drop(1, "chen", "a trial", DAY)
    two = ledger(tmp_path / "two.sqlite", workbook("b.xlsx", ("3",), branch="乙支部"))
    both = tmp_path / "both.sqlite"
    merge([one, two], both)
    with open_ledger(both, "write") as book:
        [last] = [run.run for run in book.runs() if run.path == "a.xlsx" and run.dropped is None]
        book.drop(last, "chen", "another")
        book.enter(workbook("c.xlsx", ("4",), branch="丙支部"))
    assert faults(both) == []
    assert members(both) == ["3", "4"]
    three = ledger(tmp_path / "three.sqlite", workbook("d.xlsx", ("5",), branch="丁支部"))
    merge([both, three], tmp_path / "all.sqlite")
    assert faults(tmp_path / "all.sqlite") == []
    for path in (one, two, both, three):
        for digest in digests(path):
            assert faults(tmp_path / "all.sqlite", digest) == []
    assert members(tmp_path / "all.sqlite") == ["3", "4", "5"]


def members(path: Path) -> list[str]:
    """Who counts in the year."""
    return sorted(str(id_) for id_, *_ in year_of(path))


class TestWorkbooks:
    """Which of them are one."""

    def test_one_that_two_have_scored(self, tmp_path: Path) -> None:
        """By its members, whatever it is called: the later run counts as a whole."""
        one = ledger(tmp_path / "one.sqlite", workbook("a.xlsx", ("1", "2", "3"), 80), hours=5)
        two = ledger(tmp_path / "two.sqlite", workbook("b.xlsx", ("1", "2"), 90))
        done = merge([one, two], tmp_path / "all.sqlite")
        assert [(each.path, each.other_path) for each in done.same] in ([("a.xlsx", "b.xlsx")], [("b.xlsx", "a.xlsx")])
        with open_ledger(tmp_path / "all.sqlite") as book:
            assert poll_of(book) == {"1": 80, "2": 80, "3": 80}
            assert [(run.path, run.superseded_by) for run in book.runs()] == [("b.xlsx", 2), ("a.xlsx", None)]
        assert faults(tmp_path / "all.sqlite") == []

    def test_two_of_one_path(self, tmp_path: Path) -> None:
        """Both count."""
        one = ledger(tmp_path / "one.sqlite", workbook("/a.xlsx", ("1", "2"), 80))
        two = ledger(tmp_path / "two.sqlite", workbook("/a.xlsx", ("3", "4"), 90))
        done = merge([one, two], tmp_path / "all.sqlite")
        assert done.same == ()
        with open_ledger(tmp_path / "all.sqlite") as book:
            assert poll_of(book) == {"3": 90, "4": 90, "1": 80, "2": 80}
            assert [run.superseded_by for run in book.runs()] == [None, None]

    def test_a_trial_that_all_made(self, tmp_path: Path) -> None:
        """Everyone scored the example first, and their own records over it: the trials are nobody's workbook."""
        trial = workbook("/a.xlsx", ("x", "y"), branch="例支部")
        one = ledger(tmp_path / "one.sqlite", trial, workbook("/a.xlsx", ("1", "2"), 80))
        two = ledger(tmp_path / "two.sqlite", trial, workbook("/a.xlsx", ("3", "4"), 90), hours=9)
        assert merge([one, two], tmp_path / "all.sqlite").same == ()
        with open_ledger(tmp_path / "all.sqlite") as book:
            assert poll_of(book) == {"3": 90, "4": 90, "1": 80, "2": 80}
        with closing(sqlite3.connect(tmp_path / "all.sqlite")) as plain:
            assert plain.execute("SELECT count(*) FROM scorings").fetchone() == (3,)

    def test_a_member_of_two(self, tmp_path: Path) -> None:
        """Counts once, as the later has it; both are named as ever."""
        one = ledger(tmp_path / "one.sqlite", workbook("a.xlsx", ("1", "2", "3"), 80))
        two = ledger(tmp_path / "two.sqlite", workbook("b.xlsx", ("3", "4", "5"), 90, "乙支部"), hours=1)
        merge([two, one], tmp_path / "all.sqlite")
        with open_ledger(tmp_path / "all.sqlite") as book:
            assert poll_of(book) == {"3": 90, "4": 90, "5": 90, "1": 80, "2": 80}
            assert [(each.id, each.path, each.other_path) for each in book.duplicates(YEAR)] == [
                ("3", "b.xlsx", "a.xlsx")
            ]

    def test_two_that_one_ledger_keeps_apart(self, tmp_path: Path) -> None:
        """Stay apart, though a third is like either."""
        twin = workbook("b.xlsx", ("1", "2"), 81)._replace(apart=True)
        one = ledger(tmp_path / "one.sqlite", workbook("a.xlsx", ("1", "2"), 80), twin)
        two = ledger(tmp_path / "two.sqlite", workbook("c.xlsx", ("1", "2"), 82), hours=9)
        assert len(merge([one, two], tmp_path / "all.sqlite").same) == 1
        with open_ledger(tmp_path / "all.sqlite") as book:
            assert len(list(book.effective(YEAR))) == 2
        assert faults(tmp_path / "all.sqlite") == []


class TestFailures:
    """Workbooks that could not be scored."""

    def test_what_still_stands(self, tmp_path: Path) -> None:
        """Is told of the year; what was scored since is not; two of one path are two."""
        paths = []
        for name, id_ in (("one", "1"), ("two", "2")):
            path = ledger(tmp_path / f"{name}.sqlite", workbook(f"{name}.xlsx", (id_,), branch=f"{name}支部"))
            with open_ledger(path, "write") as book:
                for failed in ("/x.xlsx", f"/{name}-own.xlsx", f"/{name}-late.xlsx"):
                    book.fail([Failed(YEAR, failed[1:], failed, 3, "A1", "blank-cell")], DAY)
                book.enter(at(f"/{name}-late.xlsx", workbook("late", (f"{id_}9",), branch=f"{name}-丙")))
            paths.append(path)
        with open_ledger(paths[1], "write") as book:
            book.enter(at("/x.xlsx", workbook("x", ("29",), branch="丁支部")))
        merge(paths, tmp_path / "all.sqlite")
        with open_ledger(tmp_path / "all.sqlite") as book:
            assert sorted(failure.path for failure in book.failures(YEAR)) == [
                "one-own.xlsx", "two-own.xlsx", "x.xlsx",
            ]  # fmt: skip
        assert faults(tmp_path / "all.sqlite") == []

    def test_who_was_listed_is_taken_along(self, tmp_path: Path) -> None:
        """So that a copy which is mended in the new ledger is known by its people."""
        paths = []
        for name, id_ in (("one", "1"), ("two", "2")):
            path = ledger(tmp_path / f"{name}.sqlite", workbook(f"{name}.xlsx", (id_,), branch=f"{name}支部"))
            with open_ledger(path, "write") as book:
                listed = tuple((f"{id_}{digit}", f"{name}丙支部") for digit in "123")
                book.fail([Failed(YEAR, "x.xlsx", f"/{name}/x.xlsx", 3, "A1", "blank-cell", listed)], DAY)
            paths.append(path)
        merge(paths, tmp_path / "all.sqlite")
        with open_ledger(tmp_path / "all.sqlite", "write") as book:
            assert len(book.failures(YEAR)) == 2
            book.enter(at("/终稿.xlsx", workbook("y", ("21", "22", "24"), branch="two丙支部")))
            assert [failure.whole_path for failure in book.failures(YEAR)] == ["/one/x.xlsx"]


class TestPeople:
    """An id is that of one person."""

    def test_one_id_of_two_people(self, tmp_path: Path) -> None:
        """Refused, with the names and where they stand, but where it is said that they are the same."""
        one = ledger(tmp_path / "one.sqlite", workbook("a.xlsx", ("1",), 80, name="沈立"))
        two = ledger(tmp_path / "two.sqlite", workbook("b.xlsx", ("1", "2"), 90, "乙支部", name="方雅"), hours=1)
        with pytest.raises(FileProblem) as caught:
            merge([one, two], tmp_path / "all.sqlite")
        assert caught.value.code == "ledger.merge-strangers"
        assert caught.value.params["count"] == 1
        for told in ("沈立", "方雅", "one.sqlite", "two.sqlite"):
            assert told in str(caught.value)
        assert not (tmp_path / "all.sqlite").exists()
        merge([one, two], tmp_path / "all.sqlite", same_people=True)
        with open_ledger(tmp_path / "all.sqlite") as book:
            assert poll_of(book) == {"1": 90, "2": 90}

    def test_a_name_in_either_script(self, tmp_path: Path) -> None:
        """Is one name."""
        one = ledger(tmp_path / "one.sqlite", workbook("a.xlsx", ("1",), 80, name="陳華"))
        two = ledger(tmp_path / "two.sqlite", workbook("b.xlsx", ("1",), 90, "乙支部", name="陈 华"), hours=1)
        assert merge([one, two], tmp_path / "all.sqlite").runs == 2

    def test_what_counts_no_more(self, tmp_path: Path) -> None:
        """A workbook that was mended, or dropped, is nobody's claim to an id."""
        wrong, right = (workbook("a.xlsx", ("1",), 80, name=name) for name in ("沈立", "方雅"))
        one = ledger(tmp_path / "one.sqlite", wrong, right)
        two = ledger(tmp_path / "two.sqlite", workbook("b.xlsx", ("1",), 90, "乙支部", name="方雅"))
        assert merge([one, two], tmp_path / "all.sqlite").runs == 3


def broken(path: Path) -> None:
    """Change a score behind the ledger's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as plain:
        [(guard,)] = plain.execute("SELECT sql FROM sqlite_master WHERE name = 'cards_no_update'")
        plain.execute("DROP TRIGGER cards_no_update")
        plain.execute("UPDATE cards SET total = total + 100")
        plain.execute(guard)


class TestRefused:
    """What cannot be merged leaves nothing, and all as it was."""

    @pytest.fixture
    def pair(self, tmp_path: Path) -> list[Path]:
        """Two ledgers."""
        return [
            ledger(tmp_path / "one.sqlite", workbook("a.xlsx", ("1",))),
            ledger(tmp_path / "two.sqlite", workbook("b.xlsx", ("2",), branch="乙支部")),
        ]

    def _refused(self, paths: list[Path], into: Path, code: str, *, force: bool = False) -> FileProblem | UsageProblem:
        known = {path.name: path.read_bytes() for path in into.parent.iterdir()}
        with pytest.raises((FileProblem, UsageProblem)) as caught:
            merge(paths, into, force=force)
        assert caught.value.code == f"ledger.{code}"
        assert {path.name: path.read_bytes() for path in into.parent.iterdir()} == known
        return caught.value

    def test_one_that_was_changed(self, tmp_path: Path, pair: list[Path]) -> None:
        """Is named."""
        broken(pair[1])
        problem = self._refused(pair, tmp_path / "all.sqlite", "merge-broken")
        assert problem.params["path"] == pair[1].as_posix()

    def test_itself(self, tmp_path: Path, pair: list[Path]) -> None:
        """Not even when it may be replaced, nor by another name."""
        self._refused(pair, pair[0], "merge-into-itself", force=True)
        (tmp_path / "link.sqlite").symlink_to(pair[0])
        self._refused(pair, tmp_path / "link.sqlite", "merge-into-itself", force=True)

    def test_one_that_is_there(self, tmp_path: Path, pair: list[Path]) -> None:
        """Unless it may be replaced: then as a whole, and only if it is a ledger that nobody has open."""
        into = ledger(tmp_path / "all.sqlite", workbook("c.xlsx", ("3",), branch="丙支部"))
        self._refused(pair, into, "merge-exists")
        other = tmp_path / "other.xlsx"
        other.write_bytes(b"PK of another kind")
        self._refused(pair, other, "not-a-ledger", force=True)
        merge(pair, into, force=True)
        with open_ledger(into) as book:
            assert sorted(ids(book.cards(YEAR))) == ["1", "2"]
        assert faults(into) == []

    def test_one_that_is_open(self, tmp_path: Path, pair: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
        """Is not taken from under who reads it."""
        monkeypatch.setattr("dangxing.ledger.merging.merging._WAIT", 0.1)
        into = ledger(tmp_path / "all.sqlite", workbook("c.xlsx", ("3",), branch="丙支部"))
        with open_ledger(into) as book:
            assert len(list(book.runs())) == 1
            with pytest.raises(FileProblem, match="locked"):
                merge(pair, into, force=True)
        with open_ledger(into) as book:
            assert ids(book.cards(YEAR)) == ["3"]

    def test_copies(self, tmp_path: Path, pair: list[Path]) -> None:
        """A copy, one that went on, and one that was merged already."""
        copy = tmp_path / "copy.sqlite"
        copy.write_bytes(pair[0].read_bytes())
        self._refused([pair[0], copy], tmp_path / "all.sqlite", "merge-copies")
        ledger(copy, workbook("c.xlsx", ("3",), branch="丙支部"), hours=3)
        self._refused([*pair, copy], tmp_path / "all.sqlite", "merge-copies")
        merge(pair, tmp_path / "all.sqlite")
        self._refused([tmp_path / "all.sqlite", copy], tmp_path / "more.sqlite", "merge-copies")

    def test_an_empty_one(self, tmp_path: Path, pair: list[Path]) -> None:
        """And none at all."""
        with open_ledger(tmp_path / "empty.sqlite", "write"):
            pass
        self._refused([*pair, tmp_path / "empty.sqlite"], tmp_path / "all.sqlite", "nothing")
        self._refused([*pair, tmp_path / "none.sqlite"], tmp_path / "all.sqlite", "missing")

    @pytest.mark.parametrize("step", ["copy", "liken", "chain", "_put"])
    def test_broken_off(self, tmp_path: Path, pair: list[Path], step: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """At any step: nothing of it is left, and what was to be replaced is as it was."""
        into = ledger(tmp_path / "all.sqlite", workbook("c.xlsx", ("3",), branch="丙支部"))

        def full(*_: object, **__: object) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(f"dangxing.ledger.merging.merging.{step}", full)
        known = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        with pytest.raises((FileProblem, sqlite3.Error)):
            merge(pair, into, force=True)
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == known


TAMPERED = (
    "UPDATE sources SET name = 'x' WHERE source = 1",
    "UPDATE sources SET head = 'x' WHERE source = 2",
    "UPDATE sources SET beginning = 'x' WHERE source = 2",
    "UPDATE sources SET runs = runs + 1 WHERE source = 1",
    "UPDATE sources SET drops = 'x' WHERE source = 1",
    "UPDATE sources SET within = 1 WHERE source = 2",
    "UPDATE sources SET name = 'x' WHERE within = 1",
    "DELETE FROM sources WHERE source = 2",
    "DELETE FROM origins WHERE source = 1 AND number = 1",
    "UPDATE origins SET number = number + 9 WHERE source = 2",
    "UPDATE origins SET key = 'x' WHERE source = 1 AND number = 1",
    "UPDATE origins SET run = 2 WHERE source = 1 AND number = 1",
    "INSERT INTO origins VALUES (2, 99, 1, NULL)",
    "INSERT INTO origins VALUES (77, 1, 1, NULL)",
)


@pytest.mark.parametrize("statement", TAMPERED)
def test_what_is_kept_of_the_ledgers_is_guarded(tmp_path: Path, statement: str) -> None:
    """Refused by the file itself; where the guards are gone, ``verify`` finds it."""
    parts = [
        ledger(tmp_path / f"{at}.sqlite", *(workbook("a.xlsx", (f"{at}1",), poll, f"{at}支部") for poll in (80, 81)))
        for at in range(3)
    ]
    merge(parts[:2], tmp_path / "half.sqlite")
    into = tmp_path / "all.sqlite"
    merge([tmp_path / "half.sqlite", parts[2]], into)
    if "within = 1" in statement:
        with closing(sqlite3.connect(into)) as plain:
            [(top,)] = plain.execute("SELECT DISTINCT within FROM sources WHERE within IS NOT NULL")
            statement = statement.replace("within = 1", f"within = {top}")
    with closing(sqlite3.connect(into, isolation_level=None)) as plain:
        with pytest.raises(sqlite3.IntegrityError):
            plain.execute(statement)
        guards = dict(
            plain.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (?, ?)",
                          ("sources", "origins"))
        )  # fmt: skip
        for name in guards:
            plain.execute(f"DROP TRIGGER {name}")
        plain.execute(statement)
        for guard in guards.values():
            plain.execute(guard)
    assert faults(into) != []


@pytest.mark.parametrize("version", range(1, len(schema.MIGRATIONS)))
def test_a_ledger_of_an_earlier_version(tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is read as it is, and left so; the new one is of this version."""
    new = ledger(tmp_path / "new.sqlite", workbook("a.xlsx", ("1",)), workbook("a.xlsx", ("1",), 95))
    old = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(old, isolation_level=None)) as made:
        made.execute("ATTACH ? AS new", (str(new),))
        for number, migration in enumerate(schema.MIGRATIONS[:version], 1):
            for statement in migration.statements:
                made.execute(statement)
            made.execute("INSERT INTO main.migrations VALUES (?, ?)", (number, migration.name))
        for table in ("rules", "scorings", "scoring_rules", "cards", "categories", "lines", "runs", "placed"):
            made.execute(f"INSERT INTO main.{table} SELECT * FROM new.{table}")  # noqa: S608
        made.execute(f"PRAGMA main.application_id = {schema.APPLICATION_ID}")
        made.execute(f"PRAGMA main.user_version = {version}")
    before = old.read_bytes()
    two = ledger(tmp_path / "two.sqlite", workbook("b.xlsx", ("2",), branch="乙支部"))
    merge([old, two], tmp_path / "all.sqlite")
    assert old.read_bytes() == before
    assert faults(tmp_path / "all.sqlite") == []
    with open_ledger(tmp_path / "all.sqlite") as book:
        assert poll_of(book) == {"1": 95, "2": 90}
    with closing(sqlite3.connect(tmp_path / "all.sqlite")) as plain:
        assert plain.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)


def test_what_was_asked_of_it(tmp_path: Path) -> None:
    """What the call tells: the ledgers in the order in which they were named, each with its runs and last digest."""
    one = ledger(tmp_path / "one.sqlite", workbook("a.xlsx", ("1",)))
    two = ledger(tmp_path / "two.sqlite", workbook("b.xlsx", ("2",), branch="乙支部"), workbook("c.xlsx", ("3",)))
    done = merge([two, one], tmp_path / "all.sqlite")
    assert isinstance(done, Merged)
    assert [(each.path, each.runs) for each in done.sources] == [(two.as_posix(), 2), (one.as_posix(), 1)]
    for each in done.sources:
        with open_ledger(Path(each.path)) as book:
            assert book.head() == each.digest
