"""The pipeline: what is written where, what comes of a workbook, and many at a time."""

import gc
import pickle
from decimal import Decimal
from pathlib import Path

import pytest

from dangxing import scored, scoring
from dangxing.errors import FileProblem
from dangxing.language import script
from dangxing.rules import Rulebook
from dangxing.runs import engine, pipeline
from dangxing.runs.pipeline import Options, Task
from shipped import RULES
from small_workbooks import ACTIVITIES, write_workbook


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    """The rules that come with the program."""
    return RULES


def _targets(paths: list[str], out: str | None = None) -> list[str]:
    return [task.target(2024) for task in pipeline.tasks(paths, out)]


class TestTargets:
    """Where scored workbooks go."""

    @pytest.fixture(autouse=True)
    def _in_a_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)

    @pytest.mark.parametrize(
        ("path", "out", "expected"),
        [
            ("a.xlsx", None, "scored/2024/a-scored.xlsx"),
            ("x/a.ods", None, "x/scored/2024/a-scored.xlsx"),
            ("/x/a.xls", None, "/x/scored/2024/a-scored.xlsx"),
            ("/a.xls", None, "/scored/2024/a-scored.xlsx"),
            ("a.xlsx", "out", "out/a-scored.xlsx"),
            ("x/a.xlsx", "out/", "out/a-scored.xlsx"),
            ("x/a.xlsx", ".", "a-scored.xlsx"),
            ("x/a.xlsx", "/", "/a-scored.xlsx"),
        ],
    )
    def test_beside_the_input_or_in_the_folder_given(self, path: str, out: str | None, expected: str) -> None:
        """By the year beside the input; with --out, right there."""
        assert [target.replace("//", "/") for target in _targets([path], out)] == [expected]

    def test_two_endings_in_one_folder_are_told_apart(self) -> None:
        """Neither is favoured, so that the order does not matter."""
        expected = ["scored/2024/a-xlsx-scored.xlsx", "scored/2024/a-xls-scored.xlsx", "scored/2024/b-scored.xlsx"]
        assert _targets(["a.xlsx", "a.xls", "b.xlsx"]) == expected

    def test_two_folders_are_told_apart_in_one(self) -> None:
        """By the name of the folder."""
        assert _targets(["east/a.xlsx", "west/a.xlsx"], "out") == ["out/east-a-scored.xlsx", "out/west-a-scored.xlsx"]

    def test_folders_of_one_name_are_told_apart_by_number(self) -> None:
        """The last resort, in the order of the run."""
        expected = ["out/n-a-xlsx-1-scored.xlsx", "out/n-a-xlsx-2-scored.xlsx"]
        assert _targets(["x/n/a.xlsx", "y/n/a.xlsx"], "out") == expected

    def test_letter_case_does_not_tell_files_apart(self) -> None:
        """Many file systems would take the two for one."""
        first, second = _targets(["x/A.xlsx", "y/a.xlsx"], "out")
        assert first.casefold() != second.casefold()

    def test_no_input_is_a_target(self) -> None:
        """Even one that looks like what this program writes."""
        targets = _targets(["a.xlsx", "a-scored.xlsx"], ".")
        assert "a-scored.xlsx" not in targets
        assert len(set(targets)) == 2


def test_a_workbook_is_scored_and_written(tmp_path: Path, rules: Rulebook) -> None:
    """The summary and the file are there, and the input is as it was."""
    path = write_workbook(tmp_path / "a.xlsx")
    before = path.read_bytes()
    [task] = pipeline.tasks([str(path)], None)
    outcome = pipeline.score_workbook(task, rules, Options())
    assert outcome.summary is not None
    assert outcome.summary["year"] == 2024
    assert [member["id"] for member in outcome.summary["members"]] == ["001", "002"]
    assert Path(outcome.summary["scored_path"]) == tmp_path / "scored" / "2024" / "a-scored.xlsx"
    assert (tmp_path / "scored" / "2024" / "a-scored.xlsx").stat().st_size > 0
    assert path.read_bytes() == before


def test_an_outcome_passes_between_processes(tmp_path: Path, rules: Rulebook) -> None:
    """Whether it is a result, problems or a failure."""
    good = write_workbook(tmp_path / "a.xlsx")
    bad = write_workbook(tmp_path / "b.xlsx", 活動=[ACTIVITIES[0], ("009", "2024-03-01", "表彰", "市")])
    for path in (str(good), str(bad), str(tmp_path / "none.xlsx")):
        [task] = pipeline.tasks([path], None)
        outcome = pipeline.score_workbook(task, rules, Options())
        again = pickle.loads(pickle.dumps(outcome))  # noqa: S301 - made on this line
        assert (again.problems, again.summary) == (outcome.problems, outcome.summary)
        assert str(again.failure) == str(outcome.failure)


def test_a_workbook_with_an_error_is_not_written(tmp_path: Path, rules: Rulebook) -> None:
    """Not even its folder is made."""
    path = write_workbook(tmp_path / "a.xlsx", 活動=[ACTIVITIES[0], ("009", "2024-03-01", "表彰", "市")])
    outcome = pipeline.score_workbook(pipeline.tasks([str(path)], None)[0], rules, Options())
    assert outcome.summary is None
    assert "error" in [problem.severity for problem in outcome.problems if problem.place.cell == "A2"]
    assert not (tmp_path / "scored").exists()


def test_an_input_is_never_overwritten(tmp_path: Path, rules: Rulebook) -> None:
    """A link to it from where the scored workbook would go is seen through."""
    path = write_workbook(tmp_path / "a.xlsx")
    before = path.read_bytes()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a-scored.xlsx").hardlink_to(path)
    key = engine.file_key(str(path))
    assert key is not None
    task = Task(str(path), str(tmp_path / "out"), "a-scored.xlsx", dated=False)
    outcome = pipeline.score_workbook(task, rules, Options(inputs=frozenset({key})))
    assert outcome.failure is not None
    assert outcome.failure.code == "cli.would-overwrite-input"
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_a_failure(tmp_path: Path, rules: Rulebook) -> None:
    """A file stands where the folder should."""
    path = write_workbook(tmp_path / "a.xlsx")
    (tmp_path / "scored").write_text("")
    outcome = pipeline.score_workbook(pipeline.tasks([str(path)], None)[0], rules, Options())
    assert isinstance(outcome.failure, FileProblem)
    assert outcome.failure.code == "cli.folder-not-writable"


def test_a_bug_is_kept_to_its_workbook(tmp_path: Path, rules: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes back as text, with the traceback for whoever mends it."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(scoring, "score", fail)
    path = write_workbook(tmp_path / "a.xlsx")
    outcome = pipeline.score_workbook(pipeline.tasks([str(path)], None)[0], rules, Options())
    assert outcome.crash is not None
    assert outcome.crash.kind == "ZeroDivisionError"
    assert "inside" in outcome.crash.detail


@pytest.mark.parametrize("collecting", [True, False])
def test_the_garbage_collector_is_left_as_it_was(tmp_path: Path, rules: Rulebook, collecting: bool) -> None:
    """It rests while a workbook is worked on, and only then."""
    was = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        pipeline.score_workbook(Task(str(tmp_path / "none.xlsx"), "", "x", dated=True), rules, Options())
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if was else gc.disable)()


@pytest.mark.parametrize(("keep", "expected"), [(True, {"members", "activities", "appraisal"}), (False, None)])
def test_the_copy_of_the_records_can_be_left_out(
    tmp_path: Path, rules: Rulebook, monkeypatch: pytest.MonkeyPatch, keep: bool, expected: set[str] | None
) -> None:
    """The writer is given the sheets, or none."""
    given: list[set[str] | None] = []

    def note(*_: object, grids: dict[str, object] | None, **__: object) -> None:
        given.append(None if grids is None else set(grids))

    monkeypatch.setattr(scored, "write_scored", note)
    path = write_workbook(tmp_path / "a.xlsx")
    pipeline.score_workbook(pipeline.tasks([str(path)], None)[0], rules, Options(keep_records=keep))
    assert given == [expected]


def test_the_titles_are_in_the_language_asked_for(tmp_path: Path, rules: Rulebook) -> None:
    """Else in the script of the workbook."""
    path = write_workbook(tmp_path / "a.xlsx")
    [task] = pipeline.tasks([str(path)], None)
    title = next(iter(rules.tracks["ordinary"][1].categories.values()))
    titles = []
    for language in (None, "zh-Hans", "en"):
        outcome = pipeline.score_workbook(task, rules, Options(language=language))  # type: ignore[arg-type]
        assert outcome.summary is not None
        titles.append(outcome.summary["members"][0]["categories"][0]["title"])
    traditional, simplified, english = titles
    assert (traditional, simplified) == (title.title, script.simplified(title.title))
    assert traditional != simplified
    assert english == title.en


@pytest.mark.parametrize("jobs", [1, 2])
def test_outcomes_come_in_the_order_of_the_work(tmp_path: Path, rules: Rulebook, jobs: int) -> None:
    """The same from one process and from several, each counted as it is done."""
    paths = [str(write_workbook(tmp_path / f"{name}.xlsx")) for name in "cab"] + [str(tmp_path / "none.xlsx")]
    done: list[None] = []
    work = pipeline.tasks(paths, None)
    outcomes = list(pipeline.run_of(rules, Options()).all(work, jobs, lambda: done.append(None)))
    assert [outcome.path for outcome in outcomes] == paths
    assert [outcome.failure is None for outcome in outcomes] == [True, True, True, False]
    assert len(done) == 4


def test_the_score_is_the_regulation_s(tmp_path: Path, rules: Rulebook) -> None:
    """From cell to total: quantified and poll weigh 0.8 and 0.2; the verdict 不合格 ends the appraisal."""
    path = write_workbook(tmp_path / "a.xlsx")
    outcome = pipeline.score_workbook(pipeline.tasks([str(path)], None)[0], rules, Options())
    assert outcome.summary is not None
    first, second = outcome.summary["members"]
    expected = Decimal(str(first["quantified"])) * Decimal("0.8") + Decimal(90) * Decimal("0.2")
    assert Decimal(str(first["total"])) == expected
    assert (second["outcome"], second["total"], second["rank"], second["categories"]) == ("vetoed", None, None, [])
