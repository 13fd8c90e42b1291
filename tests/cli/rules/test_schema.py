"""``dangxing rules schema``: editors are told what the program reads, no more and no less."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from dangxing import cli
from dangxing.errors import RuleFault
from dangxing.rules.loading import documents, schemas
from dangxing.rules.loading.words import Words

ROOT = Path(__file__).parents[3]
BROKEN = Path(__file__).parents[2] / "rules_broken"
WHOLE = [
    *(path for path in sorted((ROOT / "rules").glob("*.yaml"))),
    *(path for path in sorted((ROOT / "tests" / "data" / "cooperative").glob("*.yaml"))),
    *(path for path in sorted((ROOT / "examples" / "rules").glob("*.yaml"))),
]


@cache
def _schema(kind: str) -> Any:
    """As the command prints it."""
    return json.loads(schemas.as_text(kind))


def plain(path: Path) -> Any:
    """What a file says, as an editor sees it: dates are text there."""
    document = documents.compose(path, [])
    assert document is not None
    return json.loads(
        json.dumps(document.data, default=lambda value: str(value) if isinstance(value, date) else float(value))
    )


def complaints(path: Path) -> list[str]:
    kind = path.stem if path.stem in ("workbook", "words") else "rule-set"
    return [error.message for error in jsonschema.Draft7Validator(_schema(kind)).iter_errors(plain(path))]


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_the_shipped_schema_is_up_to_date(kind: str) -> None:
    """The file beside the rules is what the command prints."""
    assert (ROOT / "rules" / "schema" / f"{kind}.json").read_text(encoding="utf-8") == schemas.as_text(kind)


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_it_is_a_schema(kind: str) -> None:
    """Of the draft that it names."""
    jsonschema.Draft7Validator.check_schema(_schema(kind))


@pytest.mark.parametrize("path", [pytest.param(path, id=f"{path.parent.name}/{path.name}") for path in WHOLE])
def test_sound_files_are_accepted(path: Path) -> None:
    """All that are shipped, the regulation of the tests, the example of an organisation."""
    assert complaints(path) == []


@pytest.mark.parametrize("name", [
    "activity-kind", "bands-order", "standards-sum", "unknown-activity", "unknown-post", "unknown-verdict",
    "rule-twice",
])  # fmt: skip
def test_what_only_the_program_can_know_is_left_to_it(name: str) -> None:
    """Words that must stand elsewhere in the file, and sums, are no matter of form."""
    assert complaints(BROKEN / f"{name}.yaml") == []


@pytest.mark.parametrize("name", [
    "bad-condition", "bad-id", "empty-text", "missing-key", "missing-kind", "not-allowed",
    "out-of-range", "unknown-key", "unknown-key-at-top", "unknown-key-in-condition", "unknown-kind",
    "wants-list", "wants-mapping",
    "wants-number", "wants-number-in-table", "wants-text", "wants-whole", "dated-unknown-key", "dated-not-a-version",
    "dated-without-value", "dated-activity",
])  # fmt: skip
def test_mistakes_of_form_are_marked(name: str) -> None:
    """An editor shows them while they are made."""
    assert complaints(BROKEN / f"{name}.yaml")


OVERLAY = """
extends: enterprise
bands: {qualified: {at_least: 65}, commended: null}
veto: null
tracks:
  leader: null
  ordinary:
    categories:
      study:
        standard: [{from: 2025-01-01, value: 25}]
        rules:
          study.hours: null
          study.notes: {target: 15000, none: null}
          study.training: {until: 2024-12-31}
      duty: {rules: {duty.commendations: {table: {區: null, 省: [{from: 2025-01-01, value: 12}]}}}}
"""


def test_a_file_of_changes_may_say_anything_in_part(tmp_path: Path) -> None:
    """Any key may be missing, or null; bands stand by their ids."""
    path = tmp_path / "own.yaml"
    path.write_text(OVERLAY, encoding="utf-8")
    assert complaints(path) == []


@pytest.mark.parametrize(("old", "new"), [
    ("target: 15000", "traget: 15000"), ("target: 15000", "target: viel"), ("at_least: 65", "atleast: 65"),
    ("from: 2025-01-01, value: 25", "since: 2025-01-01, value: 25"), ("extends: enterprise", "extends: [enterprise]"),
])  # fmt: skip
def test_mistakes_in_a_file_of_changes_are_marked(tmp_path: Path, old: str, new: str) -> None:
    """Keys and values are held to the same as in a whole rule set."""
    path = tmp_path / "own.yaml"
    path.write_text(OVERLAY.replace(old, new, 1), encoding="utf-8")
    assert complaints(path)


def _undescribed(schema: Any, where: str = "") -> list[str]:
    if isinstance(schema, list):
        return [one for part in schema for one in _undescribed(part, where)]
    if not isinstance(schema, dict):
        return []
    found = [
        f"{where}.{key}"
        for key, value in (schema.get("properties") or {}).items()
        if isinstance(value, dict) and key != "value" and "description" not in value and "$ref" not in value
    ]
    return found + [one for key, part in schema.items() for one in _undescribed(part, f"{where}.{key}")]


@pytest.mark.parametrize("kind", schemas.KINDS)
def test_every_key_is_described(kind: str) -> None:
    """In Chinese and in English."""
    assert _undescribed(_schema(kind)) == []
    target = _schema("rule-set")["$defs"]["Shortfall"]["properties"]["target"]["description"]
    assert target.startswith("應達到的數；")
    assert "\n\nWhat the sum should reach; " in target


@pytest.mark.parametrize("path", [path for path in WHOLE if "cooperative" not in str(path)], ids=str)
def test_shipped_files_name_their_schema(path: Path) -> None:
    """In the first line, as editors look for it, by a path that leads to it."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith("# yaml-language-server: $schema=")
    schema = (path.parent / first.partition("=")[2]).resolve()
    kind = path.stem if path.stem in ("workbook", "words") else "rule-set"
    assert schema == ROOT / "rules" / "schema" / f"{kind}.json"


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    """In both languages, or in the one that is asked for by name."""
    assert cli.main(["rules", "schema"]) == 0
    assert capsys.readouterr().out == schemas.as_text("rule-set")
    assert cli.main(["rules", "schema", "workbook", "--lang", "zh-Hans"]) == 0
    out = capsys.readouterr().out
    assert out == schemas.as_text("workbook", "zh-Hans")
    assert yaml.safe_load(out)["$defs"]["Sheet"]["properties"]["required"]["description"] == "是否必须有"


def test_there_is_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    """What there is, is told."""
    assert cli.main(["rules", "schema", "cases", "--lang", "en"]) == 2
    assert "There is no schema cases; there are: rule-set, workbook" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "accepted"),
    [
        ("attendance: {certain: {請假: [公差]}, ask: [外出]}\nuncounted: 道德講堂\n", True),
        ("uncounted: []\n", True),
        ("uncounte: [道德講堂]\n", False),
        ("attendance: {sure: {請假: [公差]}}\n", False),
        ("attendance: [公差]\n", False),
        ("totals: {小結: 1}\n", False),
    ],
)
def test_words_are_accepted_as_they_are_read(written: str, accepted: bool, tmp_path: Path) -> None:
    """By the schema and by the program alike, which says where."""
    path = tmp_path / "words.yaml"
    path.write_text(written, encoding="utf-8")
    faults: list[RuleFault] = []
    Words(path, ROOT / "rules" / "words.yaml", faults)
    assert (complaints(path) == []) is accepted is (not faults)
    assert all(fault.line == 1 for fault in faults)
