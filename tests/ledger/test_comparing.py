"""Two runs held side by side: who changed, by how much, by which line; and ``dangxing diff`` that tells it."""

import csv
import io
import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

import builders
from dangxing import cli, ledger
from dangxing.errors import UsageProblem
from dangxing.ledger import comparing, open_ledger
from dangxing.ledger.comparing import Comparison
from dangxing.records import Activity, Records
from ledger_factory import RULES, YEAR, entry, fresh, result
from running import Run
from small_workbooks import ACTIVITIES, APPRAISAL, MEMBERS, write_workbook

Capture = pytest.CaptureFixture[str]


def records(*rows: Activity, ids: str = "12", poll: object = 80) -> Records:
    """Ordinary members with these activities."""
    return builders.records(
        [builders.member(id_) for id_ in ids],
        activities=rows,
        appraisal=[builders.appraised(id_, "合格", poll) for id_ in ids],
    )


def compared(folder: Path, *found: Records, paths: tuple[str, str] = ("a.xlsx", "a.xlsx")) -> Comparison:
    """The comparison of two runs entered one after the other."""
    with open_ledger(fresh(folder), "write") as book:
        for path, each in zip(paths, found, strict=True):
            book.enter(ledger.entry_of(result(path, each), RULES))
    with open_ledger(fresh(folder)) as book:
        return comparing.compare(book, book.show(1), book.show(2))


def test_a_run_against_itself_is_no_change(tmp_path: Path) -> None:
    """Nobody is told, all are counted."""
    found = compared(tmp_path, records(), records())
    assert (found.members, found.unchanged, found.moved) == ((), 2, 0)
    assert not any(each.changed for each in found.rules)


def test_a_deed_that_was_added(tmp_path: Path) -> None:
    """The member's figures, the lines that came and went with their cells; the other moves in rank alone."""
    found = compared(tmp_path, records(), records(builders.did("為單位辦實事", id_="2")))
    mover, other = found.members
    assert (mover.row.id, mover.kind, other.row.id, other.kind) == ("2", "changed", "1", "rank")
    assert mover.quantified.change == 10
    assert mover.total.change == Decimal(8)
    assert (mover.rank, other.rank) == ((1, 1), (1, 2))
    lines = {change.line.rule: change for change in mover.lines}
    assert lines.keys() == {"duty.unit-deeds", "duty.no-deeds"}
    assert lines["duty.unit-deeds"].before is None
    assert lines["duty.unit-deeds"].change == 5
    assert lines["duty.unit-deeds"].line.evidence != ()
    assert lines["duty.no-deeds"].after is None
    assert lines["duty.no-deeds"].change == 10


def test_a_line_that_counts_more(tmp_path: Path) -> None:
    """Both sides are told, with how often."""
    deeds = [builders.did("為單位辦實事", f"0{month}-01") for month in (1, 2, 3)]
    [change] = compared(tmp_path, records(*deeds[:1], ids="1"), records(*deeds, ids="1")).members
    [line] = change.lines
    assert line.before is not None
    assert line.after is not None
    assert (line.before.times, line.after.times, line.change) == (1, 3, 10)


def test_what_a_rule_gave_is_held_apart_from_what_it_took(tmp_path: Path) -> None:
    """A paper handed in later makes one training more with it and one less without; a loss that stays is no change."""

    def trained(*results: str) -> Records:
        rows = [builders.did("黨校培訓", f"0{at}-01", result=each) for at, each in enumerate(results, 1)]
        return builders.records([builders.member("1", "leader")], None, rows, [builders.appraised("1", "合格", 80)])

    [change] = compared(tmp_path, trained("有心得", "無心得", "無心得"), trained("有心得", "有心得", "無心得")).members
    assert [(line.line.rule, line.change) for line in change.lines] == [("theory.training", 3), ("theory.training", 2)]
    (tmp_path / "other").mkdir()
    [change] = compared(tmp_path / "other", trained("有心得", "無心得"), trained("有心得", "有心得", "無心得")).members
    assert [(line.line.points, line.change) for line in change.lines] == [(6, 3)]


def test_cells_that_only_moved_are_no_change(tmp_path: Path) -> None:
    """As when a row of another member is put in above: the member is counted, not listed."""
    deed, other = builders.did("為單位辦實事", id_="1"), builders.did("心得體會", id_="2")
    found = compared(tmp_path, records(deed, other), records(other, deed))
    assert (found.members, found.unchanged, found.moved) == ((), 2, 1)


def test_members_who_came_and_went(tmp_path: Path) -> None:
    """They stand first, with all their lines on one side."""
    found = compared(tmp_path, records(ids="12"), records(builders.did("為單位辦實事", id_="1"), ids="13"))
    assert [(change.row.id, change.kind) for change in found.members[:2]] == [("3", "added"), ("2", "removed")]
    added, removed = found.members[:2]
    assert all(line.before is None for line in added.lines)
    assert all(line.after is None for line in removed.lines)
    assert (added.total.before, added.total.change) == (None, None)


def test_the_larger_change_first(tmp_path: Path) -> None:
    """By points of the total, whichever way."""
    rows = [builders.did("未完成任務", id_="1"), builders.did("為單位辦實事", id_="2")]
    found = compared(tmp_path, records(*rows[:1]), records(*rows[1:]))
    assert [(change.row.id, change.total.change) for change in found.members] == [("2", 8), ("1", 4)]


def test_rules_that_changed(tmp_path: Path) -> None:
    """Told by their digests."""
    newer = RULES.rule_sets["enterprise"].model_copy(update={"version": "2"})
    other = RULES.model_copy(
        update={
            "rule_sets": RULES.rule_sets | {"enterprise": newer},
            "digests": RULES.digests | {"enterprise": "f" * 64},
            "snapshots": RULES.snapshots | {"enterprise": newer.model_dump_json(by_alias=True, exclude_defaults=True)},
        }
    )
    with open_ledger(fresh(tmp_path), "write") as book:
        for rules in (RULES, other):
            book.enter(ledger.entry_of(result("a.xlsx", records()), rules))
        [rules_change] = comparing.compare(book, book.show(1), book.show(2)).rules
    assert rules_change.changed
    assert rules_change.after is not None
    assert rules_change.after.digest == "f" * 64


class TestChoosing:
    """Which runs are meant where they are not both named."""

    @pytest.fixture
    def book(self, tmp_path: Path) -> "Path":
        """Runs of a, b, a, a in another year, a."""
        with open_ledger(fresh(tmp_path), "write") as book:
            for path, year in (("a", YEAR), ("b", YEAR), ("a", YEAR), ("a", YEAR - 1), ("a", YEAR)):
                book.enter(entry(path, ("1" if path == "a" else "2", 80), year=year))
        return fresh(tmp_path)

    def test_the_run_that_was_superseded(self, book: Path) -> None:
        """The one just before it of that workbook and year."""
        with open_ledger(book) as open_:
            assert [run.run for run in comparing.that_run_superseded(open_, open_.show(3))] == [1, 3]
            assert [run.run for run in comparing.last_two(open_)] == [3, 5]
            assert [run.run for run in comparing.of_workbook(open_, "a")] == [3, 5]

    def test_nothing_to_compare_with(self, book: Path) -> None:
        """A first run took no other's place; a workbook that has none is told with those that have."""
        with open_ledger(book) as open_:
            with pytest.raises(UsageProblem) as first:
                comparing.of_workbook(open_, "b")
            with pytest.raises(UsageProblem) as unknown:
                comparing.of_workbook(open_, "c")
        assert first.value.code == "diff.first-run"
        assert unknown.value.params["known"] == "a、b"


class TestCommand:
    """``dangxing diff``."""

    @pytest.fixture(autouse=True)
    def _scored_twice(self, folder: Path, capsys: Capture) -> None:
        write_workbook(folder / "a.xlsx")
        assert cli.main(["score", "a.xlsx", "--quiet"]) == 0
        write_workbook(folder / "a.xlsx", 評議=[APPRAISAL[0], ("001", "優秀", 60), APPRAISAL[2]])
        assert cli.main(["score", "a.xlsx", "--quiet"]) == 0
        capsys.readouterr()

    @pytest.fixture
    def run(self, run: Run) -> Run:
        """``dangxing diff …``."""
        return run.of("diff")

    def test_the_table(self, run: Run) -> None:
        """What was compared on top, who changed below, and how many at the end."""
        out = run.told()
        assert out.startswith("Before: run 1, a.xlsx, 2024, ")
        assert "The rules are the same\n" in out
        assert " poll " in out
        assert out.splitlines()[-1].startswith("Changed: 1, added: 0, removed: 0, ")

    @pytest.mark.parametrize(
        ("language", "said"),
        [("en", "No change (members: 2)"), ("zh-Hans", "没有变动（2 人）"), ("zh-Hant", "沒有變動（2 人）")],
    )
    def test_no_change(self, run: Run, language: str, said: str) -> None:
        """It is said, and is no failure."""
        assert run.told("2", "2", "--lang", language).splitlines()[-1] == said

    def test_json(self, run: Run) -> None:
        """Figures before, after, and their change."""
        found = json.loads(run.told("1", "2", "--format", "json"))
        assert (found["before"]["run"], found["after"]["run"]) == (1, 2)
        assert (found["same_workbook"], found["same_input"]) == (True, False)
        [member] = [each for each in found["members"] if each["kind"] == "changed"]
        assert member["id"] == "001"
        poll = member["fields"]["poll"]
        assert poll["after"] == 60
        assert poll["change"] == pytest.approx(60 - poll["before"])
        assert "total" in member["fields"]
        assert [(line["rule"], line["before"], line["change"]) for line in member["lines"]] == [
            ("review.verdict", None, 5)
        ]

    def test_csv(self, run: Run, capsys: Capture) -> None:
        """A row a change, a line's with its cells; names cannot become formulas."""
        write_workbook(
            Path("a.xlsx"),
            成員=[MEMBERS[0], ("001", "＝1+1", *MEMBERS[1][2:]), *MEMBERS[2:]],
            活動=[*ACTIVITIES, ("001", "2024-03-09", "失職")],
        )
        cli.main(["score", "a.xlsx", "--quiet"])
        capsys.readouterr()
        rows = list(csv.DictReader(io.StringIO(run.told("--format", "csv").lstrip("\ufeff"))))
        own = [row for row in rows if row["id"] == "001"]
        assert {row["name"] for row in own} == {"'=1+1"}
        assert [row["evidence_after"] for row in own if row["rule"] == "duty.negligence"] == ["活動!A3"]

    def test_the_workbook(self, run: Run) -> None:
        """Named by its path, from wherever it is looked at."""
        assert run.told("--workbook", str(Path("a.xlsx").absolute())) == run.told()

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["9"], "no-run: The ledger has no run 9; it has runs 1 to 2"),
            (["one"], "bad-run"),
            (["1"], "first-run"),
            (["1", "2", "3"], "runs-or-workbook"),
            (["1", "--workbook", "a.xlsx"], "runs-or-workbook"),
            (["--workbook", "b.xlsx"], "no-workbook: The ledger has no run of b.xlsx; it has: a.xlsx"),
        ],
    )
    def test_wrong_usage(self, run: Run, arguments: list[str], code: str) -> None:
        """One line that names what there is, status 2."""
        assert f"error {code}" in run.told(*arguments, status=2).splitlines()[0]

    def test_two_workbooks(self, run: Run, capsys: Capture) -> None:
        """They may be compared, which is said."""
        write_workbook(Path("b.xlsx"))
        cli.main(["score", "b.xlsx", "--quiet", "--apart"])
        capsys.readouterr()
        assert "The runs are of two workbooks" in run.told("1", "3")


@pytest.mark.parametrize("name", ["records.xlsx", "records终稿.xlsx"])
def test_a_workbook_under_another_name_is_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By either name; nothing is said of two workbooks."""
    monkeypatch.chdir(tmp_path)
    for copy in ("records.xlsx", "records终稿.xlsx"):
        shutil.copy(Path(__file__).parents[2] / "examples" / "records-hans.xlsx", copy)
        assert cli.main(["score", copy, "--quiet", "--format", "json"]) == 0
    capsys.readouterr()
    assert cli.main(["diff", "--workbook", name, "--lang", "zh-Hant"]) == 0
    told = capsys.readouterr().out
    assert "records終稿.xlsx" in told or "records终稿.xlsx" in told
    assert "不是同一個工作簿" not in told
