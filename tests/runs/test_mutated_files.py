"""Scored workbooks, templates, ledgers, rules and cases, changed at random: told of or refused, never a bug.

Each in ten seconds and within a gigabyte; test_mutations.py has those of records.
"""

from __future__ import annotations

import io
import random
import re
import shutil
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest

from bounds import bounded
from dangxing.authoring import cases, checks
from dangxing.errors import DangxingError
from dangxing.ledger import open_ledger
from dangxing.reports import forms
from dangxing.rules import loading
from dangxing.runs import pipeline
from dangxing.scored import verifying
from effort import tries
from ledger_factory import entry
from mutating import changed_bytes, changed_part, zipped
from shipped import RULES
from small_workbooks import APPRAISAL, MEMBERS, write_workbook

GROUPS = tries("mutated files")


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("scored")
    records = write_workbook(folder / "records.xlsx", 成員=MEMBERS, 評議=APPRAISAL)
    (task,) = pipeline.tasks([str(records)], str(folder))
    pipeline.score_workbook(task, RULES, pipeline.Options())
    return (folder / "records-scored.xlsx").read_bytes()


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("template") / "t.docx"
    made = docx.Document()
    made.add_paragraph("{{name}} {{losses.clause}}")
    made.save(str(path))
    return path.read_bytes()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("ledger") / "l.sqlite"
    with open_ledger(path, "write") as book:
        book.enter(entry("a.xlsx", ("001", 80)))
    return path.read_bytes()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, chance: random.Random) -> bytes:
    """Bytes of the file, or of a part inside it, changed."""
    if chance.random() < 0.2:
        return changed_bytes(data, chance)
    content = parts_of(data)
    for _ in range(chance.choice((1, 1, 3))):
        part = chance.choice(list(content))
        content[part] = changed_part(content[part], chance)
    return zipped(content)


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_changed_scored_workbook_is_never_sound_but_as_it_was(group: int, scored: bytes, tmp_path: Path) -> None:
    """A verdict or one line of refusal, in time."""
    chance = random.Random(f"scored {group}")
    path = tmp_path / "changed-scored.xlsx"
    kinds: set[str] = set()
    for _ in range(40):
        path.write_bytes(changed(scored, chance))
        with bounded(f"{group}"):
            try:
                kinds.add(verifying.verify(str(path), RULES).kind)
            except DangxingError as refused:
                kinds.add(refused.code)
    assert "altered" in kinds
    # Which of the other verdicts and refusals come up is the dice's.
    assert len(kinds) > 1


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_changed_template_is_taken_or_refused(group: int, template: bytes, tmp_path: Path) -> None:
    """Whatever is in it."""
    chance = random.Random(f"template {group}")
    path = tmp_path / "changed.docx"
    refused = 0
    for _ in range(30):
        path.write_bytes(changed(template, chance))
        with bounded(f"{group}"):
            try:
                forms.open_template(path)
            except DangxingError:
                refused += 1
    assert refused > 5


_VALUES = (
    "1e999", "99999999999999999999999", "!!binary aGk=", "2024-02-30", "[1, [2]]", "{a: 1}", "~", ".nan", ".inf", "-0",
    "\"\\ud800\"", "0x1F", "12:34:56", "!!timestamp 2024-01-01", "&a [*a]", "\"{0}\"", "\"\\u202e\"", "1_000", "true",
)  # fmt: skip


def spoilt(body: bytes, chance: random.Random) -> bytes:
    """A value of a YAML file replaced by one that hardly belongs there."""
    lines = body.decode().split("\n")
    at = chance.randrange(len(lines))
    head, colon, _ = lines[at].partition(": ")
    lines[at] = f"{head}{colon or '- '}{chance.choice(_VALUES)}"
    return "\n".join(lines).encode()


def some_cases(body: bytes, chance: random.Random) -> bytes:
    """What a file of cases begins with, and five cases of one track: the others would only take their time."""
    head, _, listed = body.partition(b"\ncases:\n")
    track, *cases_of = chance.choice(re.split(rb"(?m)^(?=  \S)", listed)[1:]).split(b"\n    - ")
    start = chance.randrange(max(1, len(cases_of) - 4))
    return b"\n    - ".join([head + b"\ncases:\n" + track, *cases_of[start : start + 5]])


@pytest.mark.parametrize("group", range(GROUPS))
def test_changed_cases_are_read_or_told_of(group: int, tmp_path: Path) -> None:
    """Whatever value stands in a file of cases, it is run or its faults are told."""
    chance = random.Random(f"cases {group}")
    files = sorted((loading.shipped_rules() / "cases").glob("*.yaml"))
    path = tmp_path / "cases.yaml"
    refused = 0
    for _ in range(40):
        path.write_bytes(spoilt(some_cases(chance.choice(files).read_bytes(), chance), chance))
        with bounded(f"{group}"):
            try:
                suite = cases.read(path, RULES)
                refused += bool(suite.faults)
                for case in suite.cases:
                    cases.run(case, RULES)
            except DangxingError:
                refused += 1
    assert refused


@pytest.mark.parametrize("group", range(tries("mutated rules")))
def test_changed_rules_are_checked_or_told_of(group: int, tmp_path: Path) -> None:
    """The same of the rules themselves."""
    chance = random.Random(f"rules {group}")
    shutil.copytree(loading.shipped_rules(), tmp_path / "rules")
    files = sorted((tmp_path / "rules").glob("*.yaml"))
    for _ in range(4):
        path = chance.choice(files)
        before = path.read_bytes()
        path.write_bytes(spoilt(before, chance))
        with bounded(f"{group} {path.name}"), suppress(DangxingError):
            checks.check_rules(tmp_path / "rules")
        path.write_bytes(before)


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_changed_ledger_is_told_of(group: int, ledger: bytes, tmp_path: Path) -> None:
    """Its faults, or one line."""
    chance = random.Random(f"ledger {group}")
    for case in range(20):
        path = tmp_path / f"{case}.sqlite"
        path.write_bytes(changed_bytes(ledger, chance))
        with bounded(f"{group} {case}"), suppress(DangxingError), open_ledger(path, "verify") as book:
            list(book.verify())


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured on one system")
def test_the_bounds_bite() -> None:
    """What takes more memory or time than it may fails, though nothing was raised in it."""
    with pytest.raises(AssertionError, match="MiB"), bounded("memory", mib=16):
        bytearray(64 << 20)
    with pytest.raises(AssertionError, match=r" s$"), bounded("time", seconds=0):
        sum(range(1000))
