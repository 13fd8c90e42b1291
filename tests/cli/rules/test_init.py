"""``dangxing rules init``: files to begin with, in use at once, and never one overwritten."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dangxing import cli
from dangxing.authoring import cases
from dangxing.authoring.checks import coverage
from dangxing.language import LANGUAGES, Language
from dangxing.rules import loading

SHIPPED = Path(__file__).parents[3] / "rules"


pytestmark = pytest.mark.usefixtures("folder")


def run(*arguments: str, status: int = 0, language: Language = "en") -> None:
    assert cli.main(["rules", "init", "--lang", language, *arguments]) == status


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_all_rules_are_copied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Byte for byte, with cases, clauses and schemas; the copy says what the shipped rules say, and is as complete."""
    run()
    written = files(tmp_path / "rules")
    assert written == [
        "cases/enterprise.yaml", "cases/student.yaml", "cases/trainee.yaml",
        "clauses/enterprise.yaml", "clauses/student.yaml", "clauses/trainee.yaml", "enterprise.yaml",
        "schema/rule-set.json", "schema/words.json", "schema/workbook.json", "student.yaml", "trainee.yaml",
        "workbook.yaml",
    ]  # fmt: skip
    for name in written:
        assert (tmp_path / "rules" / name).read_bytes() == (SHIPPED / name).read_bytes()
    out, err = capsys.readouterr()
    assert sorted(out.splitlines()) == [f"Written: rules/{name}" for name in written]
    assert "dangxing rules list --rules rules" in err
    book = loading.load(tmp_path / "rules")
    assert book.digests == loading.load().digests
    suite = cases.load(tmp_path / "rules" / "cases", book)
    assert suite.faults == ()
    assert len(suite.cases) > 100
    tables, wrong = coverage.covered(book, tmp_path / "rules")
    assert (len(tables), wrong) == (3, ())


def test_one_rule_set_is_copied(tmp_path: Path) -> None:
    """With its own cases; a folder with a whole rule set is complete in itself."""
    run("student", "--to", "mine")
    assert files(tmp_path / "mine") == [
        "cases/student.yaml", "clauses/student.yaml", "schema/rule-set.json", "schema/words.json",
        "schema/workbook.json", "student.yaml", "workbook.yaml",
    ]  # fmt: skip
    assert list(loading.load(tmp_path / "mine").rule_sets) == ["student"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["enterprise", "student", "trainee"])
def test_a_file_of_changes_changes_nothing_yet(tmp_path: Path, name: str, language: Language) -> None:
    """Its comments show how; only the version differs, and the other rule sets stay in use."""
    run(name, "--overlay", language=language)
    assert files(tmp_path / "rules") == sorted([f"{name}.yaml", "schema/rule-set.json"])
    found, shipped = loading.load(tmp_path / "rules"), loading.load()
    assert list(found.rule_sets) == list(shipped.rule_sets)
    assert found.rule_sets[name].version == "1-local"
    assert found.rule_sets[name].model_copy(update={"version": "1"}) == shipped.rule_sets[name]
    body = (tmp_path / "rules" / f"{name}.yaml").read_text(encoding="utf-8")
    assert "#     target: [{from: 2025-01-01, value: 15000}]\n" in body
    assert body.startswith("# yaml-language-server: $schema=schema/rule-set.json\n")


def test_a_second_file_of_changes_may_stand_beside_the_first(tmp_path: Path) -> None:
    """The schema that is there already is the same one."""
    run("enterprise", "--overlay")
    run("trainee", "--overlay")
    assert files(tmp_path / "rules") == ["enterprise.yaml", "schema/rule-set.json", "trainee.yaml"]


@pytest.mark.parametrize("there", ["workbook.yaml", "cases/trainee.yaml", "schema/rule-set.json"])
def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str], there: str) -> None:
    """Where one of the files is there already none is written."""
    path = tmp_path / "rules" / there
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    run(status=2)
    assert files(tmp_path / "rules") == [there]
    assert path.read_text(encoding="utf-8") == "mine"
    assert capsys.readouterr().err.startswith(f"rules/{there}: error exists: ")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Here a file bears its name."""
    (tmp_path / "rules").write_text("", encoding="utf-8")
    run(status=2)
    assert "error cannot-write: " in capsys.readouterr().err


def test_an_unknown_rule_set_comes_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """And with those that there are."""
    run("enterprize", status=2)
    err = capsys.readouterr().err
    assert "No rule set enterprize is shipped; there are: enterprise, student, trainee. Did you mean enterprise?" in err


def test_a_file_of_changes_must_know_what_it_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the name of a rule set nothing is written."""
    run("--overlay", status=2)
    assert "dangxing rules init enterprise --overlay" in capsys.readouterr().err
    assert not (tmp_path / "rules").exists()


def test_it_is_in_use_where_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder named rules is found by the commands that are run beside it."""
    run("enterprise", "--overlay")
    capsys.readouterr()
    assert cli.main(["rules", "list", "--lang", "en"]) == 0
    assert "(enterprise, version 1-local)" in capsys.readouterr().out
    shutil.rmtree(tmp_path / "rules")
    assert cli.main(["rules", "list", "--lang", "en"]) == 0
    assert "(enterprise, version 1)" in capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_rule_set_is_sound_as_it_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: Language
) -> None:
    """Nothing is found in it, its case comes out, and what its comments show can be taken out of them."""
    run("village", "--new", language=language)
    assert files(tmp_path / "rules") == ["cases/village.yaml", "schema/rule-set.json", "village.yaml"]
    for command in ("check", "test"):
        assert cli.main(["rules", command, "--rules", "rules", "--lang", language]) == 0
    out, err = capsys.readouterr()
    assert ("warning" in out + err, "village.yaml:" in out + err) == (False, False)
    path = tmp_path / "rules" / "village.yaml"
    body = path.read_text(encoding="utf-8")
    assert body.count("★") > 15
    shown = re.sub(r"^( *)# ((?:when|quota|consequences):|  .*)$", r"\1\2", body, flags=re.MULTILINE)
    assert shown != body
    path.write_text(shown, encoding="utf-8")
    rules = loading.load(tmp_path / "rules").rule_sets["village"]
    assert (bool(rules.bands[0].when), bool(rules.bands[0].quota), bool(rules.consequences)) == (True, True, True)


@pytest.mark.parametrize("arguments", [(), ("student",), ("Village",), ("village", "--overlay")])
def test_an_empty_rule_set_needs_an_id_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """None that is shipped; nothing is written."""
    run(*arguments, "--new", status=2)
    assert "new-wants-id" in capsys.readouterr().err
    assert files(tmp_path) == []
