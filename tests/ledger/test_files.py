"""The ledger as a file: what cannot be opened is told in one line, and what goes wrong half-way leaves it as it was."""

import contextlib
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dangxing.errors import FileProblem
from dangxing.ledger import Ledger, book, connection, entering, open_ledger, schema
from dangxing.ledger.schema import Migration
from ledger_factory import entry, fresh, poll_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one run."""
    with open_ledger(fresh(tmp_path), "write") as made:
        made.enter(entry("a.xlsx", ("1", 90), ("2", 80)))
    return fresh(tmp_path)


def refused(path: Path, mode: connection.Mode, **options: float) -> str:
    """The code of what opening raises; the path is told, and the message is one line in every language."""
    from dangxing.language import LANGUAGES, text

    with pytest.raises(FileProblem) as caught, open_ledger(path, mode, **options):
        pytest.fail("it was opened")
    assert caught.value.params["path"] == str(path)
    for language in LANGUAGES:
        assert "\n" not in text(caught.value.code, language, **caught.value.params)
    return caught.value.code


@contextlib.contextmanager
def plain(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as any program sees it."""
    found = sqlite3.connect(path, isolation_level=None)
    try:
        yield found
    finally:
        found.close()


class TestRefused:
    """Files that are no ledger, or none of ours."""

    def test_none_to_read(self, tmp_path: Path) -> None:
        """And none is made by asking."""
        assert refused(fresh(tmp_path), "read") == "ledger.missing"
        assert not fresh(tmp_path).exists()

    def test_an_empty_file(self, tmp_path: Path) -> None:
        """Nothing is in it to read; to write it is a beginning, such as a process that was ended leaves."""
        fresh(tmp_path).touch()
        assert refused(fresh(tmp_path), "read") == "ledger.nothing"
        with open_ledger(fresh(tmp_path), "write") as made:
            assert made.enter(entry("a.xlsx", ("1", 90))) == 1

    @pytest.mark.parametrize("mode", ["read", "write"])
    def test_a_folder(self, tmp_path: Path, mode: connection.Mode) -> None:
        """It is told for what it is."""
        assert refused(tmp_path, mode) == "ledger.folder"

    def test_no_folder_to_make_it_in(self, tmp_path: Path) -> None:
        """A mistyped folder is not made."""
        assert refused(tmp_path / "none" / "l.sqlite", "write") == "ledger.no-folder"
        assert not (tmp_path / "none").exists()

    @pytest.mark.parametrize("mode", ["read", "write"])
    @pytest.mark.parametrize("content", [b"PK\x03\x04" + bytes(5000), b"1,2\n", "台賬\n".encode() * 500])
    def test_a_file_that_is_no_database(self, tmp_path: Path, mode: connection.Mode, content: bytes) -> None:
        """A workbook or a text: it is left as it is."""
        fresh(tmp_path).write_bytes(content)
        assert refused(fresh(tmp_path), mode) == "ledger.not-a-ledger"
        assert fresh(tmp_path).read_bytes() == content

    @pytest.mark.parametrize("mode", ["read", "write"])
    def test_the_database_of_another_program(self, tmp_path: Path, mode: connection.Mode) -> None:
        """Nothing is added to it."""
        with plain(fresh(tmp_path)) as other:
            other.execute("CREATE TABLE contacts (name TEXT)")
        before = fresh(tmp_path).read_bytes()
        assert refused(fresh(tmp_path), mode) == "ledger.not-a-ledger"
        assert fresh(tmp_path).read_bytes() == before

    @pytest.mark.parametrize("mode", ["read", "write"])
    def test_a_newer_version(self, path: Path, mode: connection.Mode) -> None:
        """Both versions are told."""
        with plain(path) as newer:
            newer.execute("PRAGMA user_version = 99")
        with pytest.raises(FileProblem) as caught, open_ledger(path, mode):
            pytest.fail("it was opened")
        assert caught.value.code == "ledger.newer"
        assert (caught.value.params["found"], caught.value.params["known"]) == (99, len(schema.MIGRATIONS))

    @pytest.mark.parametrize("mode", ["read", "write"])
    def test_a_damaged_first_page(self, path: Path, mode: connection.Mode) -> None:
        """The list of tables cannot be read."""
        content = bytearray(path.read_bytes())
        content[100:2000] = b"\xff" * 1900
        path.write_bytes(content)
        assert refused(path, mode) == "ledger.damaged"

    def test_damage_further_in(self, path: Path) -> None:
        """It is told by reading and by entering, nothing is written, and verify names it."""
        with plain(path) as found:
            pages = found.execute("SELECT rootpage FROM sqlite_master WHERE name IN ('runs', 'cards')").fetchall()
        content = bytearray(path.read_bytes())
        for (page,) in pages:
            content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
        path.write_bytes(content)
        assert refused(path, "read") == refused(path, "write") == "ledger.damaged"
        with open_ledger(path, "verify") as found:
            assert [fault.code for fault in found.verify()]
        assert path.read_bytes() == content

    def test_a_file_cut_short(self, path: Path) -> None:
        """A copy that was not finished."""
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2])
        with pytest.raises(FileProblem) as caught, open_ledger(path) as found:
            list(found.cards(2024))
        assert caught.value.code == "ledger.damaged"


class TestPermissions:
    """Files and folders that may not be read or written."""

    @pytest.mark.parametrize("what", ["file", "folder"])
    def test_no_permission_to_write(self, path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
        """Of the file or of its folder, where the log of changes must lie; reading goes on."""
        denied = path if what == "file" else path.parent
        allowed = os.access
        monkeypatch.setattr(
            os, "access", lambda found, how: not (how == os.W_OK and found == denied) and allowed(found, how)
        )
        assert refused(path, "write") == "ledger.write-denied"
        with open_ledger(path) as found:
            assert poll_of(found) == {"1": 90, "2": 80}

    def test_a_new_ledger_in_a_folder_that_may_not_be_written_to(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Told before anything is tried."""
        monkeypatch.setattr(os, "access", lambda found, how: not (how == os.W_OK and found == tmp_path))
        assert refused(fresh(tmp_path), "write") == "ledger.write-denied"

    def test_no_permission_to_read(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Told for what it is."""
        monkeypatch.setattr(os, "access", lambda found, how: how != os.R_OK)
        assert refused(path, "read") == "ledger.read-denied"

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
    def test_a_folder_that_is_really_read_only(self, path: Path) -> None:
        """It is read without leaving a trace, and not written."""
        path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
        try:
            assert refused(path, "write") == "ledger.write-denied"
            with open_ledger(path) as found:
                assert poll_of(found) == {"1": 90, "2": 80}
        finally:
            path.parent.chmod(stat.S_IRWXU)


def state(path: Path) -> list[str]:
    """All that the ledger holds."""
    with plain(path) as found:
        return list(found.iterdump())


class TestNothingHalf:
    """A run is entered whole or not at all."""

    def test_a_full_disk(self, path: Path) -> None:
        """The ledger is as it was, and takes the workbook once there is room."""
        before = state(path)
        many = entry("b.xlsx", *((str(number), 70) for number in range(100, 600)))
        with open_ledger(path, "write") as found:
            [(pages,)] = found._connection.execute("PRAGMA page_count")
            found._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
            with pytest.raises(FileProblem) as caught:
                found.enter(many)
            assert caught.value.code == "ledger.disk-full"
            assert poll_of(found) == {"1": 90, "2": 80}
            found._connection.execute("PRAGMA max_page_count = 1000000")
        assert state(path) == before
        with open_ledger(path, "write") as found:
            assert found.enter(many) == 2
            assert list(found.verify()) == []

    def test_a_failure_between_two_rows(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Rows that were already in are taken back."""
        before = state(path)
        real = entering.insert

        def fail(*arguments: object) -> None:
            if arguments[1] == "runs":
                raise KeyboardInterrupt
            real(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(entering, "insert", fail)
        with pytest.raises(KeyboardInterrupt), open_ledger(path, "write") as found:
            found.enter(entry("b.xlsx", ("3", 70)))
        assert state(path) == before

    def test_a_migration_that_fails(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """None of its statements stays; the next try does them all. Who only reads changes nothing."""
        before = state(path)
        good = Migration("notes", ("CREATE TABLE notes (note TEXT)", "CREATE TABLE more (note TEXT)"))
        bad = Migration("notes", (*good.statements[:1], "CREATE TABLE runs (run)"))
        monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, bad))
        assert refused(path, "write") == "ledger.failed"
        assert state(path) == before
        monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS[:-1], good))
        with open_ledger(path) as found:
            assert poll_of(found) == {"1": 90, "2": 80}
        assert state(path) == before
        with open_ledger(path, "write") as found:
            assert poll_of(found) == {"1": 90, "2": 80}
        with plain(path) as found:
            assert found.execute("SELECT * FROM migrations ORDER BY version").fetchall() == [
                *((at, migration.name) for at, migration in enumerate(schema.MIGRATIONS[:-1], 1)),
                (len(schema.MIGRATIONS), "notes"),
            ]
            assert found.execute("SELECT count(*) FROM more").fetchone() == (0,)


class TestTwoAtOnce:
    """More than one process at a ledger."""

    def test_a_locked_ledger(self, path: Path) -> None:
        """It is waited for, and told when the wait is over; nothing is lost; later tries wait less."""
        before = state(path)
        with plain(path) as other:
            other.execute("BEGIN IMMEDIATE")
            with open_ledger(path, "write", wait=0.05) as found:
                with pytest.raises(FileProblem) as caught:
                    found.enter(entry("b.xlsx", ("3", 70)))
                assert caught.value.code == "ledger.locked"
                [(patience,)] = found._connection.execute("PRAGMA busy_timeout")
                assert patience == book._IMPATIENT
            with open_ledger(path) as found:
                assert poll_of(found) == {"1": 90, "2": 80}
            other.execute("ROLLBACK")
        assert state(path) == before

    def test_a_lock_that_is_let_go_is_waited_for(self, path: Path) -> None:
        """The second succeeds once the first is done."""
        holder = subprocess.Popen(
            [
                sys.executable, "-c",
                "import sqlite3, sys, time; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
                "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); time.sleep(0.3); c.execute('COMMIT')",
                str(path),
            ],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        with holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            with open_ledger(path, "write") as found:
                assert found.enter(entry("b.xlsx", ("3", 70))) == 2

    def test_two_that_enter_and_one_that_makes_it(self, tmp_path: Path) -> None:
        """All runs of both are there, in one unbroken chain; neither need be first."""
        script = (
            "import sys; from pathlib import Path; from dangxing.ledger import open_ledger; "
            "from ledger_factory import entry\n"
            "for number in range(15):\n"
            "    with open_ledger(Path(sys.argv[1]), 'write') as book:\n"
            "        book.enter(entry(f'{sys.argv[2]}-{number}.xlsx', (f'{sys.argv[2]}-{number}', 90)))\n"
        )
        tests = str(Path(__file__).parents[1] / "helpers")
        command = [sys.executable, "-W", "error", "-c", script, str(fresh(tmp_path))]
        at_work = [subprocess.Popen([*command, name], cwd=tests) for name in ("a", "b")]
        assert [process.wait() for process in at_work] == [0, 0]
        with open_ledger(fresh(tmp_path)) as found:
            assert {run.path for run in found.runs()} == {f"{name}-{n}.xlsx" for name in "ab" for n in range(15)}
            assert [run.run for run in found.runs()] == list(range(1, 31))
            assert list(found.verify()) == []

    def test_who_reads_sees_one_state(self, path: Path) -> None:
        """What is entered meanwhile is seen by who opens it next."""
        with open_ledger(path) as reader:
            assert poll_of(reader) == {"1": 90, "2": 80}
            with open_ledger(path, "write") as writer:
                writer.enter(entry("a.xlsx", ("1", 50)))
            assert poll_of(reader) == {"1": 90, "2": 80}
        with open_ledger(path) as reader:
            assert poll_of(reader) == {"1": 50}

    def test_who_reads_cannot_write(self, path: Path) -> None:
        """Not by mistake either."""
        with open_ledger(path) as reader, pytest.raises(FileProblem):
            reader.enter(entry("b.xlsx", ("3", 70)))
        with open_ledger(path) as reader:
            assert poll_of(reader) == {"1": 90, "2": 80}


class TestVerify:
    """Every byte that was entered is answered for."""

    @pytest.fixture
    def long(self, path: Path) -> Path:
        """Three runs of two workbooks."""
        with open_ledger(path, "write") as made:
            made.enter(entry("b.xlsx", ("3", 70), ("4", 60)))
            made.enter(entry("a.xlsx", ("1", 95)))
            assert list(made.verify()) == []
        return path

    def changed(self, path: Path, statement: str, *values: object) -> list[tuple[str, object]]:
        """The faults found after a change by someone who took the guards away and put them back."""
        with plain(path) as found:
            guards = found.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in guards:
                found.execute(f"DROP TRIGGER {name}")
            changes = found.execute(statement, values).rowcount
            for _, sql in guards:
                found.execute(sql)
        assert changes == 1
        with open_ledger(path, "verify") as opened:
            return [(fault.code, fault.params.get("run")) for fault in opened.verify()]

    def test_every_column_of_every_row(self, long: Path) -> None:
        """Of lines, categories, cards, runs and rules: one letter or one hundredth more, and it is found."""
        original = long.read_bytes()
        found: dict[str, set[str]] = {}
        with plain(long) as connected:
            columns = [
                (table, name)
                for table in (
                    "lines", "categories", "cards", "scorings", "rules", "runs", "scoring_rules", "migrations",
                )
                for _, name, *_ in connected.execute(f"PRAGMA table_info({table})").fetchall()
            ]  # fmt: skip
        for table, column in columns:
            # What points elsewhere has a test of its own.
            if (table, column) == ("runs", "scoring"):
                continue
            key = {"runs": "run", "rules": "rules", "migrations": "version"}.get(table, "scoring")
            one = f"{key} = 1" + (" AND member = 1" if table in ("lines", "categories", "cards") else "")
            one += " AND place = 0" if table in ("lines", "categories") else ""
            # A number one larger, a text one letter longer, a text where there was nothing.
            larger = f"WHEN 'integer' THEN {column} + 100 WHEN 'null' THEN 'x' ELSE {column} || 'x' END"
            new = f"CASE typeof({column}) {larger}"
            faults = self.changed(long, f"UPDATE {table} SET {column} = {new} WHERE {one}")  # noqa: S608
            assert faults, (table, column)
            found.setdefault(table, set()).update(code for code, _ in faults)
            long.write_bytes(original)
        assert {"ledger.fault-content"} <= found["lines"]
        assert {"ledger.fault-content"} <= found["cards"]
        assert {"ledger.fault-rules"} <= found["rules"]
        assert {"ledger.fault-run"} <= found["runs"]

    def test_a_single_flipped_byte_of_a_line(self, long: Path) -> None:
        """In the file itself, in every place where text of a line or of a member stands."""
        original = long.read_bytes()
        places = []
        for needle in (b"theory.", "成員1".encode(), "普通".encode(), b"remarks.", b"qualified", b"decimal"):
            at = original.find(needle)
            while at >= 0:
                places.append(at)
                at = original.find(needle, at + 1)
        assert len(places) > 20
        for at in places:
            content = bytearray(original)
            content[at + 2] ^= 0x15
            long.write_bytes(content)
            with open_ledger(long, "verify") as found:
                assert list(found.verify()), at

    def test_the_run_is_named(self, long: Path) -> None:
        """So that one knows which workbook to score again."""
        faults = self.changed(
            long, "UPDATE lines SET points = points - 1 WHERE scoring = 2 AND member = 1 AND place = 0"
        )
        assert faults == [("ledger.fault-content", 2)]

    def test_a_run_pointed_at_another_scoring(self, long: Path) -> None:
        """Though both are sound by themselves."""
        assert ("ledger.fault-run", 3) in self.changed(long, "UPDATE runs SET scoring = 1 WHERE run = 3")

    def test_a_run_taken_out(self, long: Path) -> None:
        """The chain is broken where it was."""
        codes = self.changed(long, "DELETE FROM runs WHERE run = 2")
        assert "ledger.fault-gap" in {code for code, _ in codes}

    def test_a_guard_taken_out(self, long: Path) -> None:
        """Whoever took it away may have come to change something."""
        with plain(long) as found:
            found.execute("DROP TRIGGER lines_no_update")
        assert refused(long, "read") == refused(long, "write") == "ledger.altered"
        with open_ledger(long, "verify") as opened:
            faults = list(opened.verify())
        assert [(fault.code, fault.params) for fault in faults] == [
            ("ledger.fault-schema", {"name": "lines_no_update"})
        ]

    def test_the_head_covers_everything(self, long: Path) -> None:
        """It changes with every run, and is that of the last."""
        with open_ledger(long, "write") as found:
            before = found.head()
            assert before == [run.digest for run in found.runs()][-1]
            found.enter(entry("a.xlsx", ("1", 95)))
            assert found.head() != before

    def test_an_empty_ledger_has_no_head(self, tmp_path: Path) -> None:
        """And nothing in it is wrong."""
        with open_ledger(fresh(tmp_path), "write") as found:
            assert found.head() is None
            assert list(found.verify()) == []
            assert found.known_years() == []


def test_a_ledger_is_asked_by_its_own_words(path: Path) -> None:
    """Text from outside is a value, never SQL."""
    with open_ledger(path) as found:
        assert isinstance(found, Ledger)
        assert list(found.cards(2024, branch="' OR 1=1 --")) == []
