"""``score`` and its ledger: what is entered, in which order, and what happens where either cannot be written."""

import os
import sqlite3
import time
from hashlib import sha256
from pathlib import Path

import pytest

from dangxing import cli, ledger, scored
from dangxing.errors import FileProblem
from dangxing.ledger import drafts, open_ledger
from dangxing.runs import pipeline
from dangxing.runs.pipeline import Options
from ledger_factory import RULES, YEAR
from small_workbooks import ACTIVITIES, APPRAISAL, MEMBERS, write_workbook

Capture = pytest.CaptureFixture[str]
LEDGER = Path("dangxing.sqlite")


@pytest.fixture(autouse=True)
def folder(folder: Path) -> Path:
    """A working folder with a workbook, in an English locale."""
    write_workbook(folder / "a.xlsx")
    return folder


def hidden() -> list[Path]:
    """Drafts that are still there."""
    return list(Path().rglob(".dangxing-*"))


def test_a_scored_workbook_is_entered(capsys: Capture) -> None:
    """With the digests of input and scored workbook; the workbook is the one that is written without a ledger."""
    assert cli.main(["score", "a.xlsx", "--no-ledger"]) == 0
    plain = Path("scored/2024/a-scored.xlsx").read_bytes()
    assert not LEDGER.exists()
    assert cli.main(["score", "a.xlsx"]) == 0
    assert Path("scored/2024/a-scored.xlsx").read_bytes() == plain
    with open_ledger(LEDGER) as book:
        [run] = book.runs()
        assert [row.id for row in book.cards(YEAR)] == ["001", "002"]
    assert run.input_digest == sha256(Path("a.xlsx").read_bytes()).hexdigest()
    assert run.scored_digest == sha256(plain).hexdigest()
    assert run.scored_path == Path("scored/2024/a-scored.xlsx").absolute().as_posix()
    assert hidden() == []


@pytest.mark.parametrize("by", ["option", "variable"])
def test_another_ledger(monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    """By option or by variable."""
    options = ["--ledger", "other.db"] if by == "option" else []
    if by == "variable":
        monkeypatch.setenv("DANGXING_LEDGER", "other.db")
    assert cli.main(["score", "a.xlsx", *options]) == 0
    assert not LEDGER.exists()
    with open_ledger(Path("other.db")) as book:
        assert [run.path for run in book.runs()] == ["a.xlsx"]


def test_a_workbook_with_an_error_is_not_entered(folder: Path) -> None:
    """The others of the run are, and what it had before stays."""
    assert cli.main(["score", "a.xlsx"]) == 0
    write_workbook(folder / "a.xlsx", 活動=[ACTIVITIES[0], ("009", "2024-03-01", "表彰", "市")])
    people = [MEMBERS[0], ("003", "趙三", "東支部", "普通黨員")]
    write_workbook(folder / "b.xlsx", 成員=people, 活動=ACTIVITIES[:1], 評議=APPRAISAL[:1])
    assert cli.main(["score", "a.xlsx", "b.xlsx", "--year", "2024"]) == 1
    with open_ledger(LEDGER) as book:
        assert [run.path for run in book.runs()] == ["a.xlsx", "b.xlsx"]
        assert {row.id for row in book.cards(YEAR)} == {"001", "002", "003"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_workbooks_are_entered_in_the_order_of_the_run(folder: Path, jobs: int) -> None:
    """Whoever is done first: so that which of two counts does not hang on the machine."""
    paths = [str(write_workbook(folder / f"{name}.xlsx")) for name in "cabd"]
    options = Options(ledger=str(LEDGER))
    for outcome in pipeline.run_of(RULES, options).all(pipeline.tasks(paths, None), jobs):
        assert outcome.summary is not None
        assert outcome.entry is None
        assert Path(outcome.summary["scored_path"]).exists()
    with open_ledger(LEDGER) as book:
        assert [run.path for run in book.runs()] == paths
        assert {row.path for row in book.cards(YEAR)} == {paths[-1]}
        assert list(book.verify()) == []
    assert hidden() == []


class TestFailures:
    """Where the ledger or the workbook cannot be written, neither is."""

    @pytest.fixture
    def before(self, folder: Path) -> bytes:
        """A first run; then the workbook changes."""
        assert cli.main(["score", "a.xlsx", "--quiet"]) == 0
        write_workbook(folder / "a.xlsx", 評議=[APPRAISAL[0], ("001", "優秀", 99), APPRAISAL[2]])
        return Path("scored/2024/a-scored.xlsx").read_bytes()

    def unchanged(self, before: bytes) -> None:
        """The old workbook, one run, no draft."""
        assert Path("scored/2024/a-scored.xlsx").read_bytes() == before
        with open_ledger(LEDGER) as book:
            assert [run.run for run in book.runs()] == [1]
        assert hidden() == []

    def test_a_locked_ledger(self, before: bytes, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
        """One line, status 2; scoring again when it is free does both."""
        capsys.readouterr()
        other = sqlite3.connect(LEDGER, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(open_ledger.__wrapped__, "__kwdefaults__", {"wait": 0.05, "within": ()})  # type: ignore[attr-defined]
        assert cli.main(["score", "a.xlsx", "--quiet"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith("dangxing.sqlite: error locked: ")
        assert err.count("\n") == 1
        other.execute("ROLLBACK")
        other.close()
        self.unchanged(before)
        assert cli.main(["score", "a.xlsx", "--quiet"]) == 0
        with open_ledger(LEDGER) as book:
            [row] = [row for row in book.cards(YEAR) if row.id == "001"]
            assert row.poll == 99

    @pytest.mark.parametrize(
        ("content", "code"), [(b"no database", "not-a-ledger"), (b"", "would be made")], ids=["text", "folder"]
    )
    def test_a_ledger_that_cannot_be_opened(self, before: bytes, capsys: Capture, content: bytes, code: str) -> None:
        """Nothing is scored, so that nothing is lost."""
        if content:
            Path("bad.db").write_bytes(content)
        else:
            Path("bad.db").mkdir()
            code = "folder"
        capsys.readouterr()
        assert cli.main(["score", "a.xlsx", "--ledger", "bad.db"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert f"bad.db: error {code}: " in err
        self.unchanged(before)

    def test_a_workbook_that_cannot_be_written(
        self, before: bytes, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        """It is told by its own name, not by that of its draft."""
        from dangxing import files

        def full(draft: Path, *_: object, **__: object) -> None:
            raise files.problem(draft, PermissionError(13, "Permission denied"))

        monkeypatch.setattr(scored, "write_scored", lambda result, rules, target, **_: full(target))
        assert cli.main(["score", "a.xlsx"]) == 2
        assert "scored/2024/a-scored.xlsx: error write-denied: " in capsys.readouterr().err
        self.unchanged(before)

    def test_a_folder_in_the_place_of_the_workbook(self, before: bytes, capsys: Capture) -> None:
        """It cannot be replaced, which is told before anything is entered."""
        Path("scored/2024/a-scored.xlsx").unlink()
        Path("scored/2024/a-scored.xlsx").mkdir()
        assert cli.main(["score", "a.xlsx"]) == 2
        Path("scored/2024/a-scored.xlsx").rmdir()
        Path("scored/2024/a-scored.xlsx").write_bytes(before)
        self.unchanged(before)

    def test_a_workbook_that_is_kept_open_at_the_last_moment(
        self, before: bytes, monkeypatch: pytest.MonkeyPatch, capsys: Capture
    ) -> None:
        """It is told; the draft waits, and is put in place when the ledger is next opened."""

        def held(*_: object) -> bool:
            raise PermissionError(13, "held open")

        with monkeypatch.context() as patch:
            patch.setattr(drafts, "put", held)
            assert cli.main(["score", "a.xlsx"]) == 2
            assert "error not-placed: " in capsys.readouterr().err
            with open_ledger(LEDGER, "write"):
                assert len(hidden()) == 1
        assert Path("scored/2024/a-scored.xlsx").read_bytes() == before
        with open_ledger(LEDGER, "write") as book:
            run = book.show(2)
        assert sha256(Path("scored/2024/a-scored.xlsx").read_bytes()).hexdigest() == run.scored_digest
        assert hidden() == []

    def test_a_bug_in_entering_is_kept_to_its_workbook(self, before: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        """And leaves no draft."""
        from dangxing.ledger import entering

        def fail(*_: object) -> int:
            raise ZeroDivisionError

        monkeypatch.setattr(entering, "enter", fail)
        [outcome] = pipeline.run_of(RULES, Options(ledger=str(LEDGER))).all(pipeline.tasks(["a.xlsx"], None))
        assert outcome.crash is not None
        assert outcome.summary is None
        self.unchanged(before)

    def test_a_bug_in_making_the_entry_leaves_no_draft(self, before: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same."""

        def fail(*_: object) -> int:
            raise ZeroDivisionError

        monkeypatch.setattr(ledger, "entry_of", fail)
        [outcome] = pipeline.run_of(RULES, Options(ledger=str(LEDGER))).all(pipeline.tasks(["a.xlsx"], None))
        assert outcome.crash is not None
        self.unchanged(before)


class TestPlacing:
    """Scored workbooks in their places, whoever puts them there."""

    def drafted(self, poll: int) -> ledger.Entry:
        """A workbook that is scored and stands in its draft."""
        write_workbook(Path("a.xlsx"), 評議=[APPRAISAL[0], ("001", "優秀", poll), APPRAISAL[2]])
        [task] = pipeline.tasks(["a.xlsx"], None)
        found = pipeline.score_workbook(task, RULES, Options(ledger=str(LEDGER))).entry
        assert found is not None
        return found

    def test_who_enters_last_writes_last(self) -> None:
        """Though another is slow to put its workbook in place."""
        first, second = self.drafted(70), self.drafted(80)
        assert first.scored is not None
        assert second.scored is not None
        with open_ledger(LEDGER, "write") as book:
            slow, fast = book.enter(first), book.enter(second)
            book.place(fast)
            book.place(slow)
        found = sha256(Path("scored/2024/a-scored.xlsx").read_bytes()).hexdigest()
        assert found == second.scored.digest != first.scored.digest
        assert hidden() == []

    def test_a_workbook_put_in_place_by_another_process(self) -> None:
        """Whoever opens the ledger may do it; the one that entered it finds it done."""
        found = self.drafted(70)
        with open_ledger(LEDGER, "write") as book:
            run = book.enter(found)
            with open_ledger(LEDGER, "write"):
                assert Path("scored/2024/a-scored.xlsx").exists()
            book.place(run)
        assert hidden() == []

    def test_a_folder_out_of_reach_is_waited_for(self) -> None:
        """A drive that is not there now may be back tomorrow."""
        found = self.drafted(70)
        with open_ledger(LEDGER, "write") as book:
            book.enter(found)
        Path("scored").rename("away")
        with open_ledger(LEDGER, "write"):
            pass
        Path("away").rename("scored")
        assert len(hidden()) == 1
        with open_ledger(LEDGER, "write"):
            assert Path("scored/2024/a-scored.xlsx").exists()
        assert hidden() == []

    def test_drafts_of_yesterday_are_removed(self) -> None:
        """Those that a killed process left and no ledger knows; not those of today, which may be another's."""
        folder = Path("scored/2024")
        folder.mkdir(parents=True)
        for name, age in (("old", 25), ("new", 23)):
            (folder / f".dangxing-{name}.tmp").touch()
            then = time.time() - age * 3600
            os.utime(folder / f".dangxing-{name}.tmp", (then, then))
        assert cli.main(["score", "a.xlsx"]) == 0
        assert [path.name for path in hidden()] == [".dangxing-new.tmp"]

    def test_a_draft_that_waits_is_not_removed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """However old it is."""
        found = self.drafted(70)
        assert found.scored is not None
        draft = Path("scored/2024") / str(found.scored.draft)
        os.utime(draft, (0, 0))
        with open_ledger(LEDGER, "write") as book:
            book.enter(found)
            drafts.sweep(draft.parent, {draft.name})
        assert draft.exists()


def test_a_draft_that_cannot_be_read_back(folder: Path) -> None:
    """It is told by the name of the workbook."""
    with pytest.raises(FileProblem) as caught:
        drafts.scored(folder / "x.xlsx", folder / "none.tmp")
    assert (caught.value.code, caught.value.params["path"]) == ("ledger.draft-unreadable", str(folder / "x.xlsx"))
