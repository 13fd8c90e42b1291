"""Ledgers into which somebody put what ``score`` cannot have entered: told by run, and no file is touched."""

# ruff: noqa: S608 - what is put in is written here

import hashlib
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from dangxing.errors import DangxingError, FileProblem
from dangxing.language import LANGUAGES
from dangxing.ledger import Ledger, Scored, comparing, connection, entering, export, open_ledger, schema
from dangxing.reports import annual, forms, quarterly
from ledger_factory import YEAR, entry, fresh
from running import Run

DRAFT = ".dangxing-0123456789ab.tmp"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A ledger with two runs of a workbook, and one of another."""
    path = fresh(tmp_path_factory.mktemp("sound"))
    with open_ledger(path, "write") as book:
        book.enter(entry("a.xlsx", ("1", 90), ("2", 80)))
        book.enter(entry("a.xlsx", ("1", 70), ("2", 80)))
        book.enter(entry("b.xlsx", ("3", 60), branch="乙支部"))
    return path.read_bytes()


@pytest.fixture
def path(sound: bytes, tmp_path: Path) -> Path:
    """That ledger, to be spoilt."""
    path = fresh(tmp_path)
    path.write_bytes(sound)
    return path


def put(path: Path, *statements: str) -> None:
    """Change the file behind the back of its guards, which are there again afterwards."""
    with closing(sqlite3.connect(path, isolation_level=None)) as found:
        found.execute("PRAGMA synchronous = OFF")
        found.execute("BEGIN")
        guards = found.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            found.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            found.execute(statement)
        for _, sql in guards:
            found.execute(sql)
        found.execute("COMMIT")


def _report(book: Ledger, folder: Path) -> None:
    for part in annual.year_report(book, YEAR).rule_sets:
        for member in part.members:
            for language in LANGUAGES:
                part.reasons(member, language)
                part.track_title(member.track, language)
                part.outcome_title(member.outcome, language)


def _show(book: Ledger, folder: Path) -> None:
    for run in (1, 2, 3):
        for card in book.filled(book.cards_of(run)):
            _ = card.reasons, card.aspects, card.due, [(line.evidence, line.remark) for line in card.lines]


def _forms(book: Ledger, folder: Path) -> None:
    for form in forms.forms_of(book, YEAR):
        _ = form.items, form.entries, form.reasons, form.aspects


READERS: tuple[Callable[[Ledger, Path], object], ...] = (
    lambda book, _: list(book.runs()),
    _report,
    _show,
    lambda book, _: comparing.compare(book, book.show(1), book.show(2)),
    lambda book, folder: export(book, folder / "out", "csv"),
    _forms,
    lambda book, _: quarterly.notice_of(book, YEAR, 4),
)


CASES = [
    *(f"UPDATE cards SET {column} = {value} WHERE scoring = 2 AND member = 0"
      for column in ("id", "name", "branch", "track", "rule_set", "standing", "outcome", "reasons", "aspects", "due")
      for value in ("x'00ff'", "'[[[['", "'[[\"remarks.none\", {}]]'", "'[[\"remarks.band\", {}]]'")),
    *(f"UPDATE cards SET {column} = {value} WHERE scoring = 2 AND member = 0"
      for column in ("total", "full", "quantified", "poll", "rank", "band", "tie_break")
      for value in ("x'01'", "'x'", "9223372036854775807", "1e300", "-0.5")),
    "UPDATE cards SET tie_break = '1E999999999' WHERE scoring = 2",
    "UPDATE cards SET reasons = '" + "[" * 100_000 + "' WHERE scoring = 2",
    "UPDATE cards SET reasons = '[[\"remarks.follows\", {\"says\": {\"decimal\": \"1e99999999\"}}]]' WHERE scoring=2",
    "UPDATE cards SET due = '[[\"a\", \"b\", [\"c\"], \"times\", 1, 2, 0, 3, null]]' WHERE scoring = 2",
    *(f"UPDATE lines SET {column} = {value} WHERE scoring = 2"
      for column in ("category", "rule", "evidence", "remark", "points", "count", "unit", "forfeit")
      for value in ("x'00ff'", "'x'", "9223372036854775807", "0.5")),
    *(f"UPDATE categories SET {column} = {value} WHERE scoring = 2"
      for column in ("category", "score", "standard", "bonus", "applies")
      for value in ("x'00ff'", "'x'", "9223372036854775807", "0.5")),
    *(f"UPDATE runs SET {column} = {value} WHERE run = 2"
      for column in ("year", "path", "workbook", "key", "entered", "digest", "scoring", "as_of", "scored_path", "draft")
      for value in ("x'00ff'", "'x'", "9223372036854775807", "0.5")),
    "UPDATE scorings SET script = 'xx' WHERE scoring = 2",
    "UPDATE scorings SET members = x'00' WHERE scoring = 2",
    *(f"UPDATE rules SET {column} = {value}"
      for column in ("snapshot", "rule_set", "digest", "version")
      for value in ("x'00ff'", "'{}'", f"'{'[' * 50_000}'", "'{\"rule_set\": {\"tracks\": 7}, \"names\": 8}'")),
    "DELETE FROM scorings WHERE scoring = 2",
    "DELETE FROM rules",
    "DELETE FROM scoring_rules",
    "INSERT INTO drops VALUES (1, 2, 3, x'00', 'p', 'w', 'r', 'p', 'd')",
    "INSERT INTO drops VALUES (9223372036854775807, 1, 3, '2024', 'p', 'w', 'r', 'p', 'd')",
    "INSERT INTO drops VALUES (1, 77, 3, '2024', 'p', 'w', 'r', 'p', 'd')",
    "INSERT INTO migrations VALUES (99, 'x')",
    *(f"UPDATE runs SET run = {number} WHERE run = 3" for number in (0, -3, 9223372036854775807)),
    "UPDATE runs SET previous = digest",
    "UPDATE scorings SET year = -5",
    "UPDATE rules SET snapshot = '{\"rule_set\": " + "9" * 100_000 + "}'",
    "UPDATE rules SET rules = 9223372036854775807",
    "UPDATE cards SET name = printf('%.*c', 2000000, 'x') WHERE scoring = 2",
    "UPDATE cards SET name = CAST(x'ff41fe' AS TEXT) WHERE scoring = 2",
    "UPDATE cards SET total = 9e999 WHERE scoring = 2",
    """UPDATE lines SET remark = '["remarks.level", {"level": "{0.__class__}", "points": "{x!r:1000000000}"}]'""",
    """UPDATE lines SET remark = '["../remarks", {}]'""",
    "UPDATE lines SET evidence = '[\"" + "\", \"".join(["活動!A1"] * 5_000) + "\"]'",
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_hostile_row_is_told_and_never_a_bug(path: Path, tmp_path: Path, number: int) -> None:
    """Whatever reads it says what it can, or one line; and verify finds it."""
    put(path, CASES[number])
    for reader in READERS:
        with suppress(FileProblem), open_ledger(path) as book:
            reader(book, tmp_path)
    with open_ledger(path, "verify") as book:
        assert list(book.verify()), CASES[number]


@pytest.mark.parametrize("seed", range(8))
def test_bytes_that_were_changed_anywhere(path: Path, tmp_path: Path, seed: int) -> None:
    """A letter, a stretch, a page, a cut: what cannot be read is told in one line, and never a bug."""
    chance, whole = random.Random(seed), path.read_bytes()
    for _ in range(25):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 1, 3, 20))):
            at, length = chance.randrange(len(content)), chance.choice((1, 1, 2, 40, 4096))
            content[at : at + length] = chance.randbytes(len(content[at : at + length]))
        path.write_bytes(content[: chance.choice((len(content), len(content), chance.randrange(len(content))))])
        for reader in READERS:
            with suppress(DangxingError), open_ledger(path) as book:
                reader(book, tmp_path)
        with suppress(DangxingError), open_ledger(path, "verify") as book:
            list(book.verify())


def test_the_run_is_named(path: Path) -> None:
    """So that one knows what to score again."""
    put(path, "UPDATE cards SET total = 'x' WHERE scoring = 2")
    with open_ledger(path) as book, pytest.raises(FileProblem) as caught:
        annual.year_report(book, YEAR)
    assert (caught.value.code, caught.value.params["run"]) == ("ledger.unsound", 2)


SCHEMAS = [
    "CREATE TABLE notes (note TEXT)",
    "CREATE VIEW notes AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n",
    "CREATE TRIGGER more AFTER INSERT ON runs BEGIN DELETE FROM placed; END",
    "DROP TRIGGER runs_no_update",
    "CREATE INDEX more ON cards (name)",
    "DROP INDEX runs_by_workbook",
    "ALTER TABLE runs ADD COLUMN more TEXT",
]


@pytest.mark.parametrize("statement", SCHEMAS)
def test_what_was_put_in_beside_the_tables(path: Path, statement: str) -> None:
    """Neither read nor written; verify names it, and asks nothing of it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as found:
        found.execute(statement)
    before = path.read_bytes()
    for mode in ("read", "write"):
        with pytest.raises(FileProblem) as caught, open_ledger(path, mode):  # type: ignore[arg-type]
            pytest.fail("it was opened")
        assert caught.value.code == "ledger.altered"
    with open_ledger(path, "verify") as book:
        assert [fault.code for fault in book.verify()] == ["ledger.fault-schema"]
    assert path.read_bytes() == before


def test_a_trigger_that_does_something_else(path: Path) -> None:
    """A guard of the right name with another body is none."""
    with closing(sqlite3.connect(path, isolation_level=None)) as found:
        found.execute("DROP TRIGGER lines_no_update")
        found.execute("CREATE TRIGGER lines_no_update BEFORE UPDATE ON lines BEGIN SELECT 1; END")
    with open_ledger(path, "verify") as book:
        assert [fault.params["name"] for fault in book.verify()] == ["lines_no_update"]


FORMS = {
    "of-a-version-to-come": ["PRAGMA user_version = 99"],
    "of-a-version-below-none": ["PRAGMA user_version = -1"],
    "of-another-program": ["PRAGMA application_id = 7"],
    "with-a-column-that-is-reckoned": [
        "ALTER TABLE runs ADD COLUMN more INTEGER GENERATED ALWAYS AS (run * 2) VIRTUAL"
    ],
    "with-a-view-for-a-table": ["ALTER TABLE lines RENAME TO other", "CREATE VIEW lines AS SELECT * FROM other"],
    "with-a-trigger-on-a-view": [
        "CREATE VIEW v AS SELECT 1 AS a",
        "CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN DELETE FROM placed; END",
    ],
    "with-a-virtual-table": ["CREATE VIRTUAL TABLE f USING fts5(a)"],
    "with-statistics": ["ANALYZE"],
    "with-another-check": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'due TEXT NOT NULL', 'due TEXT NOT NULL CHECK(1)')",
    ],
    "with-another-order-of-ids": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, '(id, scoring)', '(id COLLATE NOCASE, scoring)')",
    ],
    "with-tables-kept-otherwise": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, ') WITHOUT ROWID', ')')",
    ],
    "with-a-table-that-is-none": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'CREATE TABLE lines', 'CREATE TABLE lines lines')",
    ],
}


@pytest.mark.parametrize("name", FORMS)
def test_a_ledger_of_another_make(path: Path, tmp_path: Path, name: str) -> None:
    """No reader and no writer goes on with it; nothing in it is changed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as found:
        for statement in FORMS[name]:
            found.execute(statement)
    before = path.read_bytes()
    for mode in ("read", "write"):
        with pytest.raises(FileProblem), open_ledger(path, mode):  # type: ignore[arg-type]
            pytest.fail("it was opened")
    with suppress(FileProblem), open_ledger(path, "verify") as book:
        assert list(book.verify())
    assert path.read_bytes() == before


@pytest.mark.parametrize("beside", ["-wal", "-shm", "-journal"])
def test_what_lies_beside_a_ledger(path: Path, beside: str) -> None:
    """A log that is no log of it is passed over, and leads to no other file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as found:
        found.execute("PRAGMA journal_mode = DELETE")
    precious = path.parent / "precious"
    precious.write_bytes(b"precious")
    head, tail = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", b"\x00\x00\x00\x1c" * 2
    Path(f"{path}{beside}").write_bytes(head + b"\xff" * 600 + os.fsencode(precious) + b"\x00" + tail + head)
    with suppress(FileProblem), open_ledger(path) as book:
        assert [run.run for run in book.runs()] == [1, 2, 3]
    assert precious.read_bytes() == b"precious"


def test_words_of_a_ledger_do_not_steer_a_terminal(path: Path, run: Run, tmp_path: Path) -> None:
    """Whatever it is asked for, and in whatever form."""
    evil = "\x1b]0;own\x07\x1b[2J[red]x[/red]\u202e=1\x9b1m"
    columns = [*(("cards", name) for name in ("name", "branch")), *(("runs", name) for name in ("program", "entered"))]
    put(path, *(f"UPDATE {table} SET {column} = '{evil}'" for table, column in columns))
    named = ("--ledger", str(path))
    for words in (
        ["ledger", "runs"], ["ledger", "runs", "--format", "csv"], ["ledger", "show", "2"], ["ledger", "verify"],
        ["ledger", "show", "2", "--format", "csv"], ["diff", "1", "2"], ["report", "--year", str(YEAR)],
        ["report", "--year", str(YEAR), "--format", "csv"],
    ):  # fmt: skip
        ran = run(*words, *named, *(("--out", str(tmp_path)) if words[0] == "report" else ()))
        assert ran.status in (0, 1), ran.err
        assert not set(ran.out + ran.err) & set("\x1b\x07\x9b\u202e"), words


def forged(path: Path, target: Path, draft: str, content: bytes, workbook: str = "/w/a.xlsx") -> None:
    """Enter a run, digests and all, that asks for a draft to be put in a place."""
    digest = hashlib.sha256(content).hexdigest()
    made = entry("a.xlsx", ("1", 90))._replace(
        scored=Scored(target.as_posix(), digest, draft), whole_path=workbook, key=workbook
    )
    with open_ledger(path, "write", within=()) as book, entering.transaction(book._connection):
        entering.enter(book._connection, made, "2024-01-01T00:00:00+00:00", "0.1.0")


def contents(folder: Path) -> dict[Path, bytes]:
    """All files of a folder."""
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


class TestPlacing:
    """What a ledger asks to be put in place when it is next opened to write."""

    @pytest.fixture
    def there(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """The working folder, with a draft; beside it the folder of somebody else, with another."""
        for name in ("work", "other"):
            (tmp_path / name / "scored" / "2024").mkdir(parents=True)
            (tmp_path / name / "scored" / "2024" / DRAFT).write_bytes(b"draft")
            (tmp_path / name / "precious.docx").write_bytes(b"precious")
        monkeypatch.chdir(tmp_path / "work")
        return tmp_path

    def left(self, path: Path) -> list[str]:
        """Open it to write, and give the codes of what was not put in place."""
        with open_ledger(path, "write") as book:
            return [fault.code for fault in book.left]

    def test_what_score_left_is_put_in_place(self, there: Path) -> None:
        """Beside its draft, inside the working folder, with the digest that was entered."""
        target = there / "work/scored/2024/a-scored.xlsx"
        forged(fresh(there), target, DRAFT, b"draft", f"{there.as_posix()}/work/a.xlsx")
        assert self.left(fresh(there)) == []
        assert target.read_bytes() == b"draft"

    @pytest.mark.parametrize(
        ("target", "draft", "content", "code"),
        [
            ("work/precious.docx", "scored/2024/" + DRAFT, b"draft", "draft-refused"),
            ("work/precious.docx", DRAFT, b"draft", "draft-refused"),
            ("work/scored/2024/a-scored.xlsx", "../../precious.docx", b"precious", "draft-refused"),
            ("work/scored/2024/a-scored.xlsx", "precious.docx", b"precious", "draft-refused"),
            ("work/scored/2024/a-scored.xlsx", DRAFT, b"another", "draft-refused"),
            ("work/scored/2024/b-scored.xlsx", DRAFT, b"draft", "draft-refused"),
            ("other/scored/2024/a-scored.xlsx", DRAFT, b"draft", "draft-left"),
            ("work/../other/scored/2024/a-scored.xlsx", DRAFT, b"draft", "draft-left"),
            ("work/link/a-scored.xlsx", DRAFT, b"draft", "draft-left"),
        ],
    )
    def test_nothing_else_is(self, there: Path, target: str, draft: str, content: bytes, code: str) -> None:
        """Every file is as it was, and the run is told."""
        (there / "work" / "link").symlink_to(there / "other/scored/2024")
        forged(fresh(there), there / target, draft, content)
        before = contents(there / "work"), contents(there / "other")
        assert self.left(fresh(there)) == [code]
        assert (contents(there / "work"), contents(there / "other")) == before

    def test_a_relative_place(self, there: Path) -> None:
        """A place is a whole path, or none."""
        forged(fresh(there), Path("scored/2024/a-scored.xlsx"), DRAFT, b"draft")
        assert self.left(fresh(there)) == ["draft-left"]
        assert (there / "work/scored/2024" / DRAFT).exists()

    def test_a_row_without_its_digests(self, there: Path) -> None:
        """Nothing of a chain that is broken is put in place."""
        target = there / "work/scored/2024/a-scored.xlsx"
        forged(fresh(there), target, DRAFT, b"draft", f"{there.as_posix()}/work/a.xlsx")
        put(fresh(there), "UPDATE runs SET program = 'x'")
        assert self.left(fresh(there)) == ["draft-refused"]
        assert not target.exists()


class TestDisks:
    """Disks that cannot keep a log of changes, and what stays beside the file."""

    @pytest.fixture
    def _unshared(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """SQLite's own way to lock by files, in which no memory is shared, as on a network drive."""
        real = sqlite3.connect

        def connect(target: str, **options: object) -> sqlite3.Connection:
            return real(f"{target}&vfs=unix-dotfile" if options.get("uri") else target, **options)  # type: ignore[call-overload,no-any-return]

        monkeypatch.setattr(connection.sqlite3, "connect", connect)

    @pytest.mark.skipif(os.name != "posix", reason="the other way to lock is that of one system")
    @pytest.mark.usefixtures("_unshared")
    def test_a_log_is_done_without(self, tmp_path: Path) -> None:
        """Which is told; everything else is as it is."""
        with open_ledger(fresh(tmp_path), "write") as book:
            assert not book.shared
            book.enter(entry("a.xlsx", ("1", 90)))
        with open_ledger(fresh(tmp_path)) as book:
            assert [run.run for run in book.runs()] == [1]
            assert list(book.verify()) == []
        assert [each.name for each in tmp_path.iterdir()] == ["dangxing.sqlite"]

    @pytest.mark.skipif(os.name != "posix", reason="the other way to lock is that of one system")
    def test_two_at_once_without_a_log(self, tmp_path: Path) -> None:
        """All runs of both are there, in one unbroken chain."""
        script = (
            "import sqlite3, sys; from pathlib import Path; from dangxing.ledger import connection, open_ledger; "
            "from ledger_factory import entry\n"
            "real = sqlite3.connect\n"
            "connection.sqlite3.connect = lambda target, **options: real("
            "target + '&vfs=unix-dotfile' if options.get('uri') else target, **options)\n"
            "for number in range(6):\n"
            "    with open_ledger(Path(sys.argv[1]), 'write') as book:\n"
            "        assert not book.shared\n"
            "        book.enter(entry(f'{sys.argv[2]}-{number}.xlsx', (f'{sys.argv[2]}-{number}', 90)))\n"
        )
        helpers = str(Path(__file__).parents[1] / "helpers")
        command = [sys.executable, "-W", "error", "-c", script, str(fresh(tmp_path))]
        at_work = [subprocess.Popen([*command, name], cwd=helpers) for name in ("a", "b")]
        assert [process.wait() for process in at_work] == [0, 0]
        with open_ledger(fresh(tmp_path), "write") as book:
            assert {run.path for run in book.runs()} == {f"{name}-{n}.xlsx" for name in "ab" for n in range(6)}
            assert list(book.verify()) == []

    @pytest.mark.skipif(os.name != "posix", reason="the other way to lock is that of one system")
    def test_a_ledger_that_comes_from_another_disk(self, path: Path, request: pytest.FixtureRequest) -> None:
        """It is read and written there, and keeps its log again when it is back."""
        request.getfixturevalue("_unshared")
        with open_ledger(path) as book:
            assert len(list(book.runs())) == 3
        with open_ledger(path, "write") as book:
            assert not book.shared
            assert book.enter(entry("c.xlsx", ("9", 90), branch="丙支部")) == 4
        request.getfixturevalue("monkeypatch").undo()
        with open_ledger(path, "write") as book:
            assert book.shared
            assert book.enter(entry("d.xlsx", ("8", 90), branch="丁支部")) == 5
            assert list(book.verify()) == []

    def test_an_older_ledger_is_read_as_it_is(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing in it is changed by reading; who writes brings it up."""
        with monkeypatch.context() as patched:
            patched.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:1])
            with closing(sqlite3.connect(fresh(tmp_path), isolation_level=None)) as made:
                for statement in schema.MIGRATIONS[0].statements:
                    made.execute(statement)
                made.execute("INSERT INTO migrations VALUES (1, ?)", (schema.MIGRATIONS[0].name,))
                made.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                made.execute("PRAGMA user_version = 1")
        before = fresh(tmp_path).read_bytes()
        with open_ledger(fresh(tmp_path)) as book:
            assert (list(book.runs()), list(book.verify())) == ([], [])
        assert fresh(tmp_path).read_bytes() == before
        with open_ledger(fresh(tmp_path), "write") as book:
            book.enter(entry("a.xlsx", ("1", 90)))
            book.drop(1, "chen", "a trial")
            assert list(book.verify()) == []


class TestHeads:
    """A chain that was cut off at its end is sound in itself."""

    def test_what_a_notice_bears_is_missed(self, path: Path, run: Run) -> None:
        """By its digest, by its first twelve signs, and by a file that holds it."""
        with open_ledger(path) as book:
            digest = str(book.head())
        assert run("ledger", "verify", "--ledger", str(path), "--head", digest[:12])[0] == 0
        tables = ("lines", "categories", "cards", "scoring_rules", "scorings")
        last = [f"DELETE FROM {table} WHERE scoring = 3" for table in tables]
        put(path, "DELETE FROM placed WHERE run = 3", "DELETE FROM runs WHERE run = 3", *last)
        assert run("ledger", "verify", "--ledger", str(path))[0] == 0
        kept = path.parent / "head.txt"
        kept.write_text(f"臺賬第3次，摘要 {digest}\n", "utf-8")
        for head in (digest, digest[:12], str(kept)):
            status, out, _ = run("ledger", "verify", "--ledger", str(path), "--head", head, "--lang", "en")
            assert status == 1
            assert "fault-head" in out
        assert run("ledger", "verify", "--ledger", str(path), "--head", "none")[0] == 2
