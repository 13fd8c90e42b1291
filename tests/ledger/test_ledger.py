"""The ledger: what is entered comes out as it was, the last run of a workbook counts, and nothing is ever lost."""

import pickle
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
import writer_factory
from dangxing import ledger, scoring
from dangxing.errors import UsageProblem
from dangxing.ledger import book as book_module
from dangxing.ledger import entries, open_ledger
from dangxing.results import Result
from ledger_factory import RULES, YEAR, entry, fresh, ids, lines, poll_of, records, result, years_of


@pytest.fixture(scope="module")
def year_result() -> Result:
    """Members of four tracks: scored, vetoed and pending ones, with every kind of line."""
    return writer_factory.made()[0]


def test_scorecards_come_out_as_they_went_in(tmp_path: Path, year_result: Result) -> None:
    """Every figure, reason, category and line, exactly; evidence as the addresses of the workbook."""
    with open_ledger(fresh(tmp_path), "write") as book:
        run = book.enter(ledger.entry_of(year_result, RULES))
    with open_ledger(fresh(tmp_path)) as book:
        rows = list(book.filled(book.cards_of(run)))
    assert len(rows) == len(year_result.cards) > 10
    for row, card in zip(rows, year_result.cards, strict=True):
        member = card.member
        assert (row.id, row.name, row.branch, row.track) == (member.id, member.name, member.branch, member.track)
        assert (row.post, row.standing) == (member.post, member.standing)
        assert (row.start, row.end) == tuple(day and day.isoformat() for day in (member.start, member.end))
        assert (row.quantified, row.poll, row.total, row.full) == (card.quantified, card.poll, card.total, card.full)
        assert (row.verdict, row.tie_break, row.outcome, row.band) == (
            card.verdict, card.tie_break, card.outcome, card.band,
        )  # fmt: skip
        assert (row.rank, row.track_rank, row.branch_rank) == (card.rank, card.track_rank, card.branch_rank)
        assert row.reasons == card.reasons
        assert row.aspects == dict(card.aspects)
        assert row.categories == card.categories
    assert [
        (row.id, line.category, line.rule, line.times, line.points, line.unit, line.forfeit, line.evidence, line.remark)
        for row in rows
        for line in row.lines
    ] == [
        (
            card.member.id, line.category, line.rule, line.times, line.points, line.unit, line.forfeit,
            tuple(year_result.records.address(ref) for ref in line.evidence), line.remark,
        )
        for card in year_result.cards
        for line in card.lines
    ]  # fmt: skip
    for row in rows:
        categories = RULES.tracks[row.track][1].categories
        for line in row.lines:
            rule = categories[line.category].rules[line.rule]
            assert (line.clause, line.says) == (rule.clause, rule.says)


def test_ranks_of_one_workbook_are_those_of_scoring(tmp_path: Path, year_result: Result) -> None:
    """Over the rule set, the track and the branch; by rank, those without one last."""
    with open_ledger(fresh(tmp_path), "write") as book:
        book.enter(ledger.entry_of(year_result, RULES))
        rows = list(book.cards(year_result.year))
    cards = {card.member.id: card for card in year_result.cards}
    assert len(rows) == len(cards)
    for row in rows:
        card = cards[row.id]
        assert (row.rank, row.track_rank, row.branch_rank) == (card.rank, card.track_rank, card.branch_rank)
    order = [(row.rule_set, row.rank is None, row.rank or 0) for row in rows]
    assert order == sorted(order)
    assert any(row.rank is None for row in rows)


def test_ranks_are_over_all_workbooks_of_the_year(tmp_path: Path) -> None:
    """Equal totals share a rank, the next is skipped, and who has no total has no rank and stands last."""
    with open_ledger(fresh(tmp_path), "write") as book:
        book.enter(entry("a.xlsx", ("1", 90), ("2", 80), ("3", None), branch="甲支部"))
        book.enter(entry("b.xlsx", ("4", 90), ("5", 85), ("6", 70), branch="乙支部"))
        rows = list(book.cards(YEAR))
    assert [(row.id, row.rank, row.branch_rank) for row in rows] == [
        ("1", 1, 1), ("4", 1, 1), ("5", 3, 2), ("2", 4, 2), ("6", 5, 3), ("3", None, None),
    ]  # fmt: skip


def test_the_tie_break_decides_between_equal_totals(tmp_path: Path) -> None:
    """By value, not as text: 9.5 is less than 10; and who has no figure stands behind everyone who has one."""
    grades = {"1": 9.5, "2": "10", "3": None, "4": "92.125", "5": "92.13", "6": "100"}
    with open_ledger(fresh(tmp_path), "write") as book:
        for id_, grade in grades.items():
            member = builders.member(id_, "trainee", start="03-01", end="06-30", grade=grade)
            book.enter(ledger.entry_of(result(f"{id_}.xlsx", builders.records([member])), RULES))
        rows = list(book.cards(YEAR))
    assert [(row.id, row.rank) for row in rows] == [("6", 1), ("5", 2), ("4", 3), ("2", 4), ("1", 5), ("3", 6)]
    assert len({row.total for row in rows}) == 1


def test_a_branch_is_one_branch_in_either_script(tmp_path: Path) -> None:
    """It has one ranking, and is found by either name; ranks are over all, whatever is asked for."""
    with open_ledger(fresh(tmp_path), "write") as book:
        book.enter(entry("a.xlsx", ("1", 90), branch="機關黨支部"))
        book.enter(entry("b.xlsx", ("2", 80), branch="机关党支部"))
        book.enter(entry("c.xlsx", ("3", 85), branch="財務黨支部"))
        found = [(row.id, row.rank, row.branch_rank) for row in book.cards(YEAR, branch="机关党支部")]
        assert found == [("1", 1, 1), ("2", 3, 2)]
        assert ids(book.cards(YEAR, track="leader")) == []
        assert ids(book.cards(YEAR, rule_set="enterprise")) == ["1", "3", "2"]


def test_a_later_run_takes_the_place_of_the_earlier_as_a_whole(tmp_path: Path) -> None:
    """A member struck from the workbook is gone; what counted before can still be read."""
    with open_ledger(fresh(tmp_path), "write") as book:
        first = book.enter(entry("a.xlsx", ("1", 90), ("2", 80)))
        second = book.enter(entry("a.xlsx", ("1", 95)))
        assert poll_of(book) == {"1": 95}
        assert poll_of(book, up_to_run=first) == {"1": 90, "2": 80}
        assert poll_of(book, up_to_run=second) == {"1": 95}
        assert {card.id for card in book.filled(book.cards(YEAR)) if card.lines} == {"1"}
        assert {card.id for card in book.filled(book.cards(YEAR, first)) if card.lines and card.categories} == {
            "1",
            "2",
        }
        assert [run.superseded_by for run in book.runs()] == [second, None]


def test_workbooks_of_other_paths_and_other_years_stand(tmp_path: Path) -> None:
    """The same file may hold another year next year; what it held before stays that year's."""
    with open_ledger(fresh(tmp_path), "write") as book:
        book.enter(entry("a.xlsx", ("1", 90)))
        book.enter(entry("b.xlsx", ("2", 80)))
        book.enter(entry("a.xlsx", ("1", 70), year=YEAR + 1))
        assert poll_of(book) == {"1": 90, "2": 80}
        assert poll_of(book, YEAR + 1) == {"1": 70}
        assert years_of(book) == [(YEAR, 2, 2, 2), (YEAR + 1, 1, 1, 3)]
        assert years_of(book, up_to_run=1) == [(YEAR, 1, 1, 1)]
        assert poll_of(book, YEAR + 2) == {}


def test_the_year_before_is_told_where_the_rules_are_the_same(tmp_path: Path) -> None:
    """As it counts; None where there is none, or where another rule set scored the member."""
    with open_ledger(fresh(tmp_path), "write") as book:
        book.enter(entry("old.xlsx", ("1", 90), ("2", 80), year=YEAR - 1))
        book.enter(entry("old.xlsx", ("1", 60), ("2", 80), year=YEAR - 1))
        student = builders.records([builders.member("2", "student")])
        book.enter(ledger.entry_of(result("new.xlsx", student), RULES))
        book.enter(entry("more.xlsx", ("1", 95), ("3", 95)))
        totals = {row.id: row.total for row in book.cards(YEAR - 1)}
        assert {row.id: row.before for row in book.cards(YEAR)} == {"1": totals["1"], "2": None, "3": None}
        assert totals["1"] is not None


def test_a_member_of_two_workbooks_counts_once(tmp_path: Path) -> None:
    """As the later run has it, and both are named; entering the other again turns them round."""
    with open_ledger(fresh(tmp_path), "write") as book:
        a, b = entry("a.xlsx", ("1", 90), ("2", 80)), entry("b.xlsx", ("2", 70), ("3", 60), branch="乙支部")
        book.enter(a)
        assert list(book.duplicates(YEAR)) == []
        book.enter(b)
        assert poll_of(book) == {"1": 90, "2": 70, "3": 60}
        assert [row.rank for row in book.cards(YEAR)] == [1, 2, 3]
        assert len(lines(book, book.cards(YEAR, branch="乙支部"))) == len(b.lines)
        [found] = book.duplicates(YEAR)
        assert (found.id, found.run, found.path, found.branch) == ("2", 2, "b.xlsx", "乙支部")
        assert (found.other_run, found.other_path, found.other_branch) == (1, "a.xlsx", "甲支部")
        assert years_of(book)[0][2] == 3
        book.enter(a)
        assert poll_of(book) == {"1": 90, "2": 80, "3": 60}
        [found] = book.duplicates(YEAR)
        assert (found.path, found.other_path) == ("a.xlsx", "b.xlsx")
        assert list(book.duplicates(YEAR, up_to_run=1)) == []


class TestCopies:
    """A workbook under another name that has the same branches and most of the same members."""

    def test_it_takes_the_place_of_the_one_that_it_was_made_from(self, tmp_path: Path) -> None:
        """As a whole, so that who was struck is gone; and whichever is scored next takes the place of both."""
        with open_ledger(fresh(tmp_path), "write") as book:
            book.enter(entry("a.xlsx", ("1", 90), ("2", 80), ("3", 70)))
            copy = book.enter(entry("copy.xlsx", ("1", 90), ("2", 85)))
            assert poll_of(book) == {"1": 90, "2": 85}
            assert list(book.duplicates(YEAR)) == []
            other = book.taken_for(copy)
            assert other is not None
            assert (other.run, other.path) == (1, "a.xlsx")
            again = book.enter(entry("copy.xlsx", ("7", 60)))
            assert poll_of(book) == {"7": 60}
            assert book.taken_for(again) is None
            book.enter(entry("a.xlsx", ("1", 90)))
            assert poll_of(book) == {"1": 90}

    @pytest.mark.parametrize(
        ("members", "branch", "same"),
        [
            ("12", "甲支部", True),
            ("123", "甲支部", True),
            ("19", "甲支部", False),
            ("12", "乙支部", False),
            ("1278", "甲支部", False),
        ],
    )
    def test_when_it_is_one(self, tmp_path: Path, members: str, branch: str, same: bool) -> None:
        """More than half of the members of both, and no branch more or less."""
        with open_ledger(fresh(tmp_path), "write") as book:
            book.enter(entry("a.xlsx", ("1", 90), ("2", 80)))
            run = book.enter(entry("b.xlsx", *((id_, 70) for id_ in members), branch=branch))
            assert (book.taken_for(run) is not None) is same
            assert len(book.known_years()) == 1
            assert book.extent(YEAR).workbooks == (1 if same else 2)

    def test_it_stands_apart_where_that_is_asked_for(self, tmp_path: Path) -> None:
        """From then on; and what was taken for the other's is the other's no more."""
        with open_ledger(fresh(tmp_path), "write") as book:
            book.enter(entry("a.xlsx", ("1", 90), ("2", 80)))
            book.enter(entry("b.xlsx", ("1", 70), ("2", 60)))
            book.enter(entry("b.xlsx", ("1", 50))._replace(apart=True))
            assert poll_of(book) == {"1": 50, "2": 80}
            assert [run.run for run in book.effective(YEAR)] == [1, 3]
            book.enter(entry("b.xlsx", ("1", 40), ("2", 80)))
            assert [run.run for run in book.effective(YEAR)] == [1, 4]
            assert list(book.verify()) == []


class TestDrops:
    """Runs that are taken out of their year."""

    def test_the_run_before_counts_again(self, tmp_path: Path) -> None:
        """The state before can still be read; who took it out and why stays."""
        with open_ledger(fresh(tmp_path), "write") as book:
            book.enter(entry("a.xlsx", ("1", 90)))
            book.enter(entry("a.xlsx", ("1", 50)))
            before = book.head()
            book.drop(2, "chen", "a trial")
            assert poll_of(book) == {"1": 90}
            assert poll_of(book, up_to_run=2) == {"1": 50}
            dropped = book.show(2)
            assert (dropped.dropped_by, dropped.dropped_why) == ("chen", "a trial")
            assert book.show(1).superseded_by is None
            assert book.head() != before
            book.enter(entry("b.xlsx", ("2", 60)))
            assert poll_of(book) == {"1": 90, "2": 60}
            assert list(book.verify()) == []
            with pytest.raises(UsageProblem) as caught:
                book.drop(2, "chen", "again")
            assert caught.value.code == "ledger.dropped-already"
            with pytest.raises(UsageProblem):
                book.drop(9, "chen", "none")

    def test_a_year_of_which_every_run_is_out(self, tmp_path: Path) -> None:
        """Is none that the ledger knows."""
        with open_ledger(fresh(tmp_path), "write") as book:
            book.enter(entry("a.xlsx", ("1", 90)))
            book.drop(1, "chen", "a trial")
            assert book.known_years() == []
            assert poll_of(book) == {}

    @pytest.mark.parametrize("change", ["UPDATE drops SET run = 1", "DELETE FROM drops", "UPDATE drops SET who = 'x'"])
    def test_a_drop_that_was_changed_is_found(self, tmp_path: Path, change: str) -> None:
        """Refused by the file itself; and found where somebody took the guard away."""
        with open_ledger(fresh(tmp_path), "write") as book:
            for poll in (90, 80):
                book.enter(entry("a.xlsx", ("1", poll)))
            book.drop(2, "chen", "a trial")
            book.enter(entry("a.xlsx", ("1", 70)))
        plain = sqlite3.connect(fresh(tmp_path), isolation_level=None)
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            plain.execute(change)
        guards = plain.execute("SELECT name, sql FROM sqlite_master WHERE name LIKE 'drops_no%'").fetchall()
        for name, _ in guards:
            plain.execute(f"DROP TRIGGER {name}")
        plain.execute(change)
        for _, sql in guards:
            plain.execute(sql)
        plain.close()
        with open_ledger(fresh(tmp_path), "verify") as book:
            assert {fault.code for fault in book.verify()} & {"ledger.fault-drop", "ledger.fault-chain"}


def test_the_same_result_again_is_a_run_of_its_own(tmp_path: Path) -> None:
    """It is recorded; what it says is not kept twice."""
    with open_ledger(fresh(tmp_path), "write") as book:
        found = entry("a.xlsx", ("1", 90))
        assert (book.enter(found), book.enter(found)) == (1, 2)
        assert [run.run for run in book.runs()] == [1, 2]
    with sqlite3.connect(fresh(tmp_path)) as plain:
        counts = [plain.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("scorings", "cards")]  # noqa: S608
    plain.close()
    assert counts == [1, 1]


def test_a_run_tells_where_it_came_from(tmp_path: Path) -> None:
    """The path as given and in whole, the digests, the rules with version and digest."""
    found = entry("a.xlsx", ("1", 90))
    with open_ledger(fresh(tmp_path), "write") as book:
        run = book.show(book.enter(found))
        assert (run.path, run.whole_path) == ("a.xlsx", f"{Path.cwd().as_posix()}/a.xlsx")
        assert (run.input_digest, run.year, run.members, run.lines) == ("0" * 64, YEAR, 1, len(found.lines))
        assert run.entered.endswith("+00:00")
        [used] = book.rules(run.run).values()
        assert (used.id, used.version) == ("enterprise", RULES.rule_sets["enterprise"].version)
        assert used.digest == RULES.digests["enterprise"]
        with pytest.raises(UsageProblem) as caught:
            book.show(2)
        assert (caught.value.code, caught.value.params["last"]) == ("ledger.no-run", 1)
        with pytest.raises(UsageProblem):
            book.cards(YEAR, up_to_run=2)


def test_a_run_is_found_by_the_scored_workbook(tmp_path: Path) -> None:
    """By its bytes, and by its place, however the place is named; the last run of it where there are several."""
    target = tmp_path / "a-scored.xlsx"
    placed = ledger.Scored(target.as_posix(), "1" * 64)
    with open_ledger(fresh(tmp_path), "write") as book:
        for digest in ("1" * 64, "2" * 64):
            book.enter(entry("a.xlsx", ("1", 90))._replace(scored=placed._replace(digest=digest)))
        book.enter(entry("b.xlsx", ("2", 80)))
        first, last = book.scored_as("1" * 64), book.scored_at(tmp_path / "x" / ".." / "a-scored.xlsx")
        assert first is not None
        assert last is not None
        assert (first.run, last.run) == (1, 2)
        assert book.scored_as("3" * 64) is None
        assert book.scored_at(tmp_path / "b-scored.xlsx") is None


def test_the_rules_are_kept_with_what_they_scored(tmp_path: Path, year_result: Result) -> None:
    """Each as it was, with the English names of its terms, so that an old year needs no rules at hand."""
    with open_ledger(fresh(tmp_path), "write") as book:
        book.enter(ledger.entry_of(year_result, RULES))
        kept = book.rules()
        assert {row.id for row in kept.values()} == set(RULES.rule_sets)
        for row in kept.values():
            assert row.rule_set == RULES.rule_sets[row.id]
            assert row.names["合格"] == RULES.contract.verdicts["合格"].en
        assert {row.rules for row in book.cards(YEAR)} == set(kept)


def test_cards_are_filled_in_whatever_order_they_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with its own categories and lines, however few are asked for at a time; or with one of both alone."""
    with open_ledger(fresh(tmp_path), "write") as book:
        book.enter(entry("a.xlsx", ("1", 90), ("2", 80)))
        book.enter(entry("b.xlsx", ("3", 70)))
        every = {card.id: card for card in book.filled(book.cards(YEAR))}
        monkeypatch.setattr(book_module, "_AT_ONCE", 2)
        wanted = [every[id_]._replace(lines=(), categories=()) for id_ in ("3", "1", "2", "3")]
        assert list(book.filled(wanted)) == [every[id_] for id_ in ("3", "1", "2", "3")]
        assert [card.categories for card in book.filled(wanted, categories=False)] == [()] * 4
        assert [card.lines for card in book.filled(wanted, lines=False)] == [()] * 4
        assert list(book.filled([])) == []


def test_an_entry_passes_between_processes() -> None:
    """It is made of plain values."""
    found = entry("a.xlsx", ("1", 90))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - made on this line


class TestAppendOnly:
    """Whatever program opens the file, what was entered stays as it was."""

    @pytest.fixture
    def plain(self, tmp_path: Path) -> sqlite3.Connection:
        with open_ledger(fresh(tmp_path), "write") as book:
            book.enter(entry("a.xlsx", ("1", 90), ("2", 80)))
        return sqlite3.connect(fresh(tmp_path), isolation_level=None)

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE cards SET total = 10000",
            "UPDATE lines SET points = 0 WHERE member = 0",
            "UPDATE runs SET year = 2023",
            "UPDATE rules SET snapshot = ''",
            "DELETE FROM runs",
            "DELETE FROM lines",
            "DELETE FROM scorings",
            "DELETE FROM placed",
            "INSERT OR REPLACE INTO lines SELECT * FROM lines",
            "INSERT OR REPLACE INTO runs SELECT * FROM runs",
            "INSERT OR REPLACE INTO rules SELECT * FROM rules",
            "INSERT INTO lines SELECT scoring, member, place + 100, category, rule, count, points, unit, forfeit, "
            "evidence, remark FROM lines LIMIT 1",
            "INSERT INTO runs SELECT run + 2, key, year, path, workbook, input_digest, scored_path, scored_digest, "
            "draft, entered, program, as_of, scoring, digest, 'x' FROM runs",
        ],
    )
    def test_a_change_is_refused(self, plain: sqlite3.Connection, statement: str) -> None:
        """By the file itself, and nothing is changed."""
        before = list(plain.iterdump())
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            plain.execute(statement)
        assert list(plain.iterdump()) == before
        plain.close()


class TestKeys:
    """When two paths are one workbook."""

    def test_by_whatever_way_it_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Relative, absolute, or by a link."""
        (tmp_path / "sub").mkdir()
        (tmp_path / "a.xlsx").touch()
        (tmp_path / "sub" / "link.xlsx").symlink_to(tmp_path / "a.xlsx")
        monkeypatch.chdir(tmp_path)
        paths = ("a.xlsx", "./a.xlsx", "sub/../a.xlsx", str(tmp_path / "a.xlsx"), "sub/link.xlsx")
        assert len({entry(path, ("1", 90)).key for path in paths}) == 1
        assert entry("sub/a.xlsx", ("1", 90)).key != entry("a.xlsx", ("1", 90)).key

    @pytest.mark.parametrize(("system", "same"), [("win32", True), ("darwin", True), ("linux", False)])
    def test_letter_case_counts_where_it_counts_to_the_system(
        self, monkeypatch: pytest.MonkeyPatch, system: str, same: bool
    ) -> None:
        """So do the two ways to write an accented letter."""
        monkeypatch.setattr(sys, "platform", system)
        assert (entries.key_of("C:/Év.xlsx") == entries.key_of("c:/E\u0301v.XLSX")) is same


@given(st.decimals(min_value=-10_000, max_value=10_000, places=2))
def test_points_are_kept_exactly(value: Decimal) -> None:
    """As whole hundredths."""
    from dangxing.ledger import stored

    assert stored.points(entries.hundredths(value)) == value


@pytest.mark.parametrize("value", ["0.001", "-1.005", "99.999"])
def test_more_than_two_decimals_are_never_rounded_away(value: str) -> None:
    """There are no such points; were there any, it would be told."""
    with pytest.raises(ValueError, match="two decimals"):
        entries.hundredths(Decimal(value))


PERCENTAGES = st.decimals(min_value=0, max_value=100, allow_nan=False, allow_infinity=False)


@given(PERCENTAGES, PERCENTAGES)
def test_percentages_sort_as_text_as_they_do_as_numbers(one: Decimal, other: Decimal) -> None:
    """With all their digits, and 0 before every other."""
    first, second = entries.sortable(one), entries.sortable(other)
    assert first is not None
    assert second is not None
    assert (first < second) is (one < other)
    assert (first == second) is (one == other)
    assert Decimal(first) == one


def test_the_digest_is_over_what_was_scored_only() -> None:
    """Not over the path; over every figure."""
    found = entry("a.xlsx", ("1", 90), ("2", 80))
    assert entry("b.xlsx", ("1", 90), ("2", 80)).digest == found.digest
    assert entry("a.xlsx", ("1", 90), ("2", "80.01")).digest != found.digest
    assert entry("a.xlsx", ("1", 90), ("2", 80), year=YEAR + 1).digest != found.digest


def test_what_can_be_reached_is_rounded_as_totals_are(tmp_path: Path) -> None:
    """Weights may give it more than two decimals."""
    found = records([("1", "合格", 90)])
    cards = tuple(card._replace(full=Decimal("99.995")) for card in scoring.score(found, RULES, YEAR))
    with open_ledger(fresh(tmp_path), "write") as book:
        run = book.enter(ledger.entry_of(Result("a.xlsx", "0" * 64, YEAR, found, cards, ()), RULES))
        assert [row.full for row in book.cards_of(run)] == [Decimal(100)]


def test_nothing_beside_the_file_is_left(tmp_path: Path) -> None:
    """A closed ledger is one file, after writing and after reading."""
    with open_ledger(fresh(tmp_path), "write") as book:
        book.enter(entry("a.xlsx", ("1", 90)))
    assert [path.name for path in tmp_path.iterdir()] == ["dangxing.sqlite"]
    with open_ledger(fresh(tmp_path)) as book:
        assert poll_of(book) == {"1": 90}
    assert [path.name for path in tmp_path.iterdir()] == ["dangxing.sqlite"]
