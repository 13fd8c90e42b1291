"""What programs read keeps to the schemas that are shipped, and says what it hangs on."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dangxing import cli
from dangxing.cli import documents
from dangxing.rules.loading import shipped_rules
from small_workbooks import write_workbook

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
RECORDS = str(EXAMPLES / "records.xlsx")
Capture = pytest.CaptureFixture[str]
pytestmark = [pytest.mark.locale("zh_TW"), pytest.mark.usefixtures("folder")]


def _told(capsys: Capture, name: str, *arguments: str, status: int = 0) -> dict[str, Any]:
    """What a command says as JSON, held against the schema ``name``."""
    assert cli.main([*arguments, "--format", "json"]) == status
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    _validator(name).validate(found)
    return found


@cache
def _validator(name: str) -> jsonschema.Draft202012Validator:
    schema = documents.schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", documents.DOCUMENTS)
def test_the_schemas_that_are_shipped_are_as_the_keys_stand(name: str) -> None:
    """Made anew by ``python -m dangxing.cli.documents``."""
    shipped = json.loads((ROOT / "docs" / "schemas" / f"{name}.json").read_text("utf-8"))
    assert shipped == documents.schema(name)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("more", [(), ("--as-of", "2024-06-30"), ("--lang", "en")])
def test_score_keeps_to_its_schema(capsys: Capture, more: tuple[str, ...]) -> None:
    """A whole year, a part of one, in another language."""
    found = _told(capsys, "score", "score", RECORDS, *more)
    assert len(found["workbooks"][0]["members"]) > 10


def test_problems_keep_to_the_schema_too(folder: Path, capsys: Capture) -> None:
    """A file that is no workbook is a problem, and no workbook."""
    (folder / "no.xlsx").write_text("no")
    found = _told(capsys, "score", "score", "no.xlsx", status=2)
    assert (found["workbooks"], len(found["problems"])) == ([], 1)


@pytest.mark.parametrize("member", ["0210", "尹秋實", "0115", "0101"])
def test_explain_keeps_to_its_schema(capsys: Capture, member: str) -> None:
    """A member who was scored, one without a total, one who was vetoed."""
    assert _told(capsys, "explain", "explain", RECORDS, member)["format"] == "dangxing-explain/1"


def test_a_result_names_what_it_hangs_on(folder: Path, capsys: Capture) -> None:
    """Input, rule set with its edition, every file of rules that was laid over another, the words of the workbook."""
    rules = folder / "own"
    rules.mkdir()
    changed = "extends: enterprise\nversion: '1a'\nnoun: 成員\n"
    (rules / "ours.yaml").write_text(changed, encoding="utf-8")
    (rules / "columns.yaml").write_text("成員: {姓名: [名字]}\n", encoding="utf-8")
    records = write_workbook(folder / "records.xlsx")
    found = _told(capsys, "score", "score", "records.xlsx", "--rules", "own")["workbooks"][0]["provenance"]
    assert found["input"] == _digest(records)
    assert found["options"] == {"year": 2024, "as_of": None}
    ours = next(entry for entry in found["rules"] if entry["id"] == "enterprise")
    assert (ours["version"], ours["since"]) == ("1a", None)
    shipped = shipped_rules()
    assert ours["files"] == [
        {"name": "ours.yaml", "shipped": False, "digest": _digest(rules / "ours.yaml")},
        {"name": "enterprise.yaml", "shipped": True, "digest": _digest(shipped / "enterprise.yaml")},
    ]
    assert [(file["name"], file["shipped"]) for file in found["files"]] == [
        ("workbook.yaml", True), ("columns.yaml", False), ("words.yaml", True),
    ]  # fmt: skip


def test_the_edition_of_a_year_is_named(folder: Path, capsys: Capture) -> None:
    """A rule set that changed says from which year it stands as it was used, and has another digest before."""
    write_workbook(folder / "records.xlsx")
    rules = folder / "own"
    rules.mkdir()
    notes = "tracks: {ordinary: {categories: {study: {rules: {study.notes: {points: [{from: %s, value: -2}]}}}}}}\n"
    (rules / "ours.yaml").write_text("extends: enterprise\n" + notes % "2024-01-01", encoding="utf-8")
    now = _edition(capsys)
    assert now["since"] == 2024
    (rules / "ours.yaml").write_text("extends: enterprise\n" + notes % "2025-01-01", encoding="utf-8")
    before = _edition(capsys)
    assert before["since"] is None
    assert before["digest"] != now["digest"]


def _edition(capsys: Capture) -> dict[str, Any]:
    told = _told(capsys, "score", "score", "records.xlsx", "--rules", "own")
    found = told["workbooks"][0]["provenance"]["rules"]
    return next(entry for entry in found if entry["id"] == "enterprise")


def test_the_run_is_named_by_explain_alone(folder: Path, capsys: Capture) -> None:
    """What ``score`` says hangs on no ledger; ``explain`` names the run in force that scored this input so."""
    write_workbook(folder / "records.xlsx")
    first = _told(capsys, "score", "score", "records.xlsx", "--out", "scored")
    again = _told(capsys, "score", "score", "records.xlsx", "--out", "scored")
    assert first == again
    asked = ("explain", "records.xlsx", "001")
    run = _told(capsys, "explain", *asked)["provenance"]["run"]
    assert run["run"] == 2
    assert _told(capsys, "explain", *asked, "--ledger", "dangxing.sqlite")["provenance"]["run"] == run
    (folder / "dangxing.sqlite").unlink()
    assert _told(capsys, "explain", *asked)["provenance"]["run"] is None


def test_a_ledger_that_cannot_be_read_is_told(folder: Path, capsys: Capture) -> None:
    """One that was named stops the command; the one that happens to lie there is told, and asked nothing."""
    write_workbook(folder / "records.xlsx")
    (folder / "dangxing.sqlite").write_text("no ledger")
    assert cli.main(["explain", "records.xlsx", "001", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["provenance"]["run"] is None
    assert "dangxing.sqlite" in err
    assert cli.main(["explain", "records.xlsx", "001", "--format", "json", "--ledger", "dangxing.sqlite"]) == 2
