"""``dangxing report`` from end to end: what it prints, where, what it writes, and its exit status."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import ledger_factory as made
from dangxing import cli, ledger
from running import tells

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parents[1] / "data" / "report"
Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.locale("zh_TW")
NO_FILES = ("--no-workbook", "--no-html")


@pytest.fixture(autouse=True)
def _at_the_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger that holds both examples."""
    folder = tmp_path_factory.mktemp("examples")
    book = folder / "dangxing.sqlite"
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        found = ["examples/records.xlsx", "examples/records-hans.xlsx"]
        assert cli.main(["score", *found, "--out", str(folder), "--ledger", str(book), "--quiet"]) == 0
    finally:
        os.chdir(here)
    return str(book)


def _small(folder: Path, *members: tuple[str, object]) -> str:
    """A ledger of one workbook."""
    path = made.fresh(folder)
    with ledger.open_ledger(path, "write") as book:
        book.enter(made.entry("a.xlsx", *members))
    return str(path)


def _kept(name: str, found: str) -> None:
    """Compare with what is kept; with KEEP_GOLDEN set what was found is kept."""
    path = DATA / name
    if os.environ.get("KEEP_GOLDEN"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_json_of_both_examples(examples: str, capsys: Capture) -> None:
    """Both workbooks as one year, byte for byte: keys in their order, points as numbers, nothing else on stdout."""
    assert cli.main(["report", "--year", "2024", "--ledger", examples, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    _kept("examples.json", out)
    found = json.loads(out)
    assert list(found) == ["year", "rule_sets", "problems"]
    assert [entry["rule_set"] for entry in found["rule_sets"]] == ["enterprise", "student", "trainee"]
    for entry in found["rule_sets"]:
        assert list(entry) == ["rule_set", "members", "outcomes", "branches"]
        numbers = [member["rank"] for member in entry["members"]]
        assert numbers == sorted(numbers, key=lambda rank: (rank is None, rank or 0))
        assert sum(entry["outcomes"].values()) == len(entry["members"])
        assert sum(branch["members"] for branch in entry["branches"]) == len(entry["members"])


def test_ranks_agree_with_totals(examples: str, capsys: Capture) -> None:
    """A rank is one more than the number of those with a greater total: over the year, the track and the branch."""
    cli.main(["report", "--year", "2024", "--ledger", examples, "--format", "json", "--rule-set", "enterprise"])
    [entry] = json.loads(capsys.readouterr().out)["rule_sets"]
    scored = [member for member in entry["members"] if member["total"] is not None]
    for rank, group in (("rank", None), ("track_rank", "track"), ("branch_rank", "branch")):
        for member in scored:
            rivals = [other for other in scored if group is None or other[group] == member[group]]
            assert member[rank] == 1 + sum(other["total"] > member["total"] for other in rivals)


def test_the_terminal(examples: str, capsys: Capture) -> None:
    """Ranks, counts, lists with reasons, losses, edges and branches of each rule set, the first three members each."""
    asked = ["report", "--year", "2024", "--ledger", examples, "--lang", "en", "--top", "3", *NO_FILES]
    assert cli.main(asked) == 0
    out, err = capsys.readouterr()
    [line] = err.splitlines()
    assert line.startswith("Next: dangxing forms --year 2024 --ledger ")
    assert "\x1b" not in out
    _kept("examples.txt", out)


def test_csv(tmp_path: Path, capsys: Capture) -> None:
    """UTF-8 with a mark, a row a member as in the JSON; what a spreadsheet program would compute is marked as text."""
    book = _small(tmp_path, ("=1+1", 90), ("2", 80))
    assert cli.main(["report", "--year", "2024", "--ledger", book, "--format", "csv"]) == 0
    out, _ = capsys.readouterr()
    assert out.startswith("\ufeffrule_set,rank,id,name,branch,")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [row["id"] for row in rows] == ["'=1+1", "2"]
    assert [row["rank"] for row in rows] == ["1", "2"]
    assert rows[0]["change"] == ""


def test_top_of_json(examples: str, capsys: Capture) -> None:
    """Only so many members of each rule set; the figures are over all."""
    cli.main(["report", "--year", "2024", "--ledger", examples, "--format", "json", "--top", "1"])
    found = json.loads(capsys.readouterr().out)
    assert [len(entry["members"]) for entry in found["rule_sets"]] == [1, 1, 1]
    assert sum(sum(entry["outcomes"].values()) for entry in found["rule_sets"]) == 78


def test_redacted_output(examples: str, capsys: Capture) -> None:
    """No name stands in full in any form of the report."""
    for shape in ("table", "json", "csv"):
        cli.main(["report", "--year", "2024", "--ledger", examples, "--redact", "--format", shape, *NO_FILES])
        out, err = capsys.readouterr()
        assert "柳*" in out
        assert "柳文茵" not in out + err
        assert "20220301" not in out + err


def test_the_latest_year_is_taken_and_told(tmp_path: Path, capsys: Capture) -> None:
    """Without --year the last year in the ledger is reported, and said so beside the report."""
    path = made.fresh(tmp_path)
    with ledger.open_ledger(path, "write") as book:
        for year in (2023, 2024):
            book.enter(made.entry(f"{year}.xlsx", ("1", 90), year=year))
    assert cli.main(["report", "--ledger", str(path), "--lang", "en", *NO_FILES]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Report of 2024: workbooks: 1\n")
    assert err.startswith("No year was named: this is 2024, the latest in the ledger (for another, --year)\n")
    assert "Against 2023 (1 with a total in both)" in out


def test_a_warning_names_both_workbooks(tmp_path: Path, capsys: Capture) -> None:
    """On stderr beside the table, in the object of JSON, and not at all with --quiet; the status is 0."""
    path = made.fresh(tmp_path)
    with ledger.open_ledger(path, "write") as book:
        book.enter(made.entry("old.xlsx", ("1", 90)))
        book.enter(made.entry("new.xlsx", ("1", 80), ("2", 80), branch="乙支部"))
    asked = ["report", "--year", "2024", "--ledger", str(path), "--lang", "en"]
    assert cli.main([*asked, *NO_FILES]) == 0
    line = capsys.readouterr().err
    assert tells(
        line,
        "member-in-two-workbooks",
        "old.xlsx",
        words="Members who stand in two workbooks: 1 (1 成員1)",
        severity="warning",
    )
    assert "new.xlsx" in line
    assert cli.main([*asked, "--format", "json", "--quiet"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    [problem] = json.loads(out)["problems"]
    assert (problem["path"], problem["code"], problem["sheet"]) == ("old.xlsx", "member-in-two-workbooks", None)


def test_files(tmp_path: Path, capsys: Capture) -> None:
    """A workbook and a page in the folder named, and nothing of it where both are declined."""
    book = _small(tmp_path, ("1", 90), ("2", None))
    asked = ["report", "--year", "2024", "--ledger", book, "--lang", "en"]
    assert cli.main([*asked, "--out", str(tmp_path / "files")]) == 0
    assert sorted(path.name for path in (tmp_path / "files").iterdir()) == ["report-2024.html", "report-2024.xlsx"]
    assert capsys.readouterr().err.count("Report: ") == 2
    assert cli.main([*asked, "--out", str(tmp_path / "none"), *NO_FILES]) == 0
    assert not (tmp_path / "none").exists()


def test_no_files_beside_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """What is printed for programs leaves nothing in the working folder."""
    book = _small(tmp_path, ("1", 90))
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert cli.main(["report", "--year", "2024", "--ledger", book, "--format", "json"]) == 0
    assert list((tmp_path / "empty").iterdir()) == []


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def _damaged(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[100:] = b"\xff" * (len(whole) - 100)
    path.write_bytes(whole)


def _missing(path: Path) -> None:
    path.unlink()


def _foreign(path: Path) -> None:
    path.write_text("rank,name\n" * 100, encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [(_newer, "newer"), (_damaged, "damaged"), (_missing, "missing"), (_foreign, "not-a-ledger")],
)
def test_a_ledger_that_cannot_be_read(spoil: object, code: str, tmp_path: Path, capsys: Capture) -> None:
    """One line that names the file and says what to do; status 2; nothing on stdout."""
    path = Path(_small(tmp_path, ("1", 90)))
    spoil(path)  # type: ignore[operator]
    for shape in ("table", "json"):
        assert cli.main(["report", "--year", "2024", "--ledger", str(path), "--format", shape]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert tells(err, code, f"{path}")
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("--year", "1999"), "no-year"),
        (("--year", "2024", "--up-to-run", "9"), "no-run"),
        (("--year", "2024", "--up-to-run", "x"), "bad-run"),
        (("--year", "2024", "--top", "0"), "bad-top"),
        (("--year", "2024", "--branch", "城建"), "no-such-branch"),
        (("--year", "2024", "--track", "leadre"), "no-such-track"),
        (("--year", "2024", "--rule-set", "x"), "no-such-rule-set"),
        (("--year", "24"), "bad-year"),
        (("--year", "2024", "--format", "xml"), "bad-format"),
    ],
)
def test_wrong_usage(asked: tuple[str, ...], code: str, examples: str, capsys: Capture) -> None:
    """Status 2 and one clear line; nothing on stdout."""
    assert cli.main(["report", "--ledger", examples, *asked]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert tells(err, code, "dangxing")


def test_the_former_name_of_up_to_run_still_works(examples: str, capsys: Capture) -> None:
    """With a line that says what it is called now; the help page has the new name alone."""
    asked = ["report", "--ledger", examples, "--year", "2024", "--format", "csv", "--lang", "en"]
    assert cli.main([*asked, "--up-to-run", "1"]) == 0
    now, advice = capsys.readouterr()
    assert "--as-of" not in advice
    assert cli.main([*asked, "--as-of", "1"]) == 0
    before, advice = capsys.readouterr()
    assert before == now
    assert "--up-to-run 1" in advice.splitlines()[0]
    assert cli.main(["report", "--help"]) == 0
    page = capsys.readouterr().out
    assert "--up-to-run" in page
    assert "\n  --as-of" not in page


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of so many members that what is printed of them is several times what a pipe holds."""
    return _small(tmp_path_factory.mktemp("many"), *((f"{number:06}", "90") for number in range(2_500)))


@pytest.mark.skipif(os.name == "nt", reason="pipes are shut otherwise there")
@pytest.mark.parametrize("shape", ["json", "csv"])
def test_a_reader_that_has_enough_is_no_error(many: str, shape: str) -> None:
    """``… | head -1``: the ledger is read as it is printed, and is let go without a word."""
    code = "import sys; from dangxing.cli import main; sys.exit(main())"
    asked = ["report", "--ledger", many, "--year", "2024", "--format", shape, "--quiet"]
    with subprocess.Popen(
        [sys.executable, "-c", code, *asked], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == cli.NO_READER


def test_an_empty_year_names_the_years_there_are(examples: str, capsys: Capture) -> None:
    """So that the right one can be asked for."""
    cli.main(["report", "--ledger", examples, "--year", "1999", "--lang", "en"])
    assert capsys.readouterr().err == "dangxing: error no-year: The ledger holds nothing of 1999; it holds: 2024\n"


def test_means_in_json_have_two_decimals(examples: str, capsys: Capture) -> None:
    """Every number of the JSON has at most two."""
    cli.main(["report", "--year", "2024", "--ledger", examples, "--format", "json"])
    numbers: list[Decimal] = []
    json.loads(capsys.readouterr().out, parse_float=lambda digits: numbers.append(Decimal(digits)))
    assert numbers
    assert all(number == round(number, 2) for number in numbers)


def test_a_list_says_which_branches_are_expected(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line each, in the encodings of Windows; that of the settings else; one that is not there is told."""
    path = made.fresh(tmp_path)
    with ledger.open_ledger(path, "write") as book:
        book.enter(made.entry("a.xlsx", ("1", 90), branch="甲支部"))
    asked = ["report", "--ledger", str(path), "--year", str(made.YEAR), "--lang", "zh-Hant", *NO_FILES]
    for encoding in ("utf-8-sig", "gb18030"):
        (tmp_path / "名单.txt").write_bytes("甲支部\r\n\r\n第二支部,王\r\n".encode(encoding))
        assert cli.main([*asked, "--expect", str(tmp_path / "名单.txt")]) == 0
        assert "應有而還沒有計分結果的支部有 1 個：第二支部。" in capsys.readouterr().err
    assert cli.main([*asked, "--expect", str(tmp_path / "none.txt")]) == 2
    assert tells(capsys.readouterr().err, "list-unreadable", "none.txt")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dangxing.toml").write_text('branches = ["第三支部"]\n', encoding="utf-8")
    assert cli.main(asked) == 0
    assert "應有而還沒有計分結果的支部有 1 個：第三支部。" in capsys.readouterr().err
