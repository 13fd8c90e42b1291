"""What a command loads and builds is what it needs: counted, for a second is not the same on every machine."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"

CODE = """
import contextlib, io, json, sys
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as said:
    from dangxing.cli import main
    status = main(sys.argv[1:])
models = []
if "dangxing.rules.terms" in sys.modules:
    left = [sys.modules["dangxing.rules.terms"].Model]
    while left:
        model = left.pop()
        left += model.__subclasses__()
        if model.__dict__.get("__pydantic_complete__"):
            models.append(model.__name__)
print(json.dumps({"status": status, "said": said.getvalue(), "modules": sorted(sys.modules), "models": sorted(models)}))
"""
# What a process of a pool has from the one that it is forked from, and what its first workbook adds.
FORKED = """
import importlib, json, sys
from pathlib import Path
from dangxing.rules import loading
from dangxing.runs import checking, engine, pipeline
rules = loading.load()
task = pipeline.Task(sys.argv[2], "out", "o.xlsx", dated=False)
score = pipeline.run_of(rules, pipeline.Options(ledger="ledger.sqlite")), task
check = checking.run_of(rules, checking.Options()), checking.Candidate(sys.argv[2], True, True)
run, item = {"score": score, "check": check}[sys.argv[1]]
for name in engine.modules(run.rooms):
    importlib.import_module(name)
before = set(sys.modules)
done = run.one(item)
assert not done.failed
print(json.dumps(sorted(name for name in set(sys.modules) - before if name.startswith("dangxing."))))
"""
COMMANDS = {
    "completion", "config", "diff", "explain", "forms", "importing", "layouts", "ledger", "reconcile", "report",
    "rules", "score", "targets", "template", "validate", "verify",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _nothing_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty working folder, and no rules that an earlier run has kept."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder / "cache"))


def _run(*arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", CODE, *arguments], capture_output=True, text=True, timeout=300, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["status"] == 0, found["said"]
    return found


def _packages(found: dict[str, Any]) -> set[str]:
    return {name.partition(".")[0] for name in found["modules"]}


def _commands(found: dict[str, Any]) -> set[str]:
    return {name.split(".")[2] for name in found["modules"] if name.startswith("dangxing.cli.")} & COMMANDS


def test_the_version_needs_no_parser() -> None:
    """Not the library that reads the command line, nor what takes longest of Python's own."""
    found = _run("--version")
    alone = {"typer", "pydantic", "dataclasses", "inspect", "pathlib", "tomllib"}
    assert _packages(found) & alone == set()
    assert len([name for name in found["modules"] if name.startswith("dangxing")]) <= 10


def test_a_command_builds_no_other() -> None:
    """The help of one is made without the others; only the overview has them all, but for those of a group."""
    assert _commands(_run("validate", "--help")) == {"validate"}
    assert _commands(_run("--help")) == COMMANDS - {"layouts", "ledger", "rules"}
    group = "dangxing.cli.layouts."
    assert [name for name in _run("layouts", "init", "--help")["modules"] if name.startswith(group)] == [f"{group}init"]


def test_a_score_loads_no_more_than_it_needs() -> None:
    """When the rules are known, from the second time on: no YAML, no model of rules built, no library of terminals."""
    command = ("score", str(EXAMPLES / "records.xlsx"), "--year", "2024")
    first, found = _run(*command), _run(*command)
    assert "yaml" in _packages(first)
    spared = {"yaml", "rich", "rapidfuzz", "jinja2", "pygal", "docx", "openpyxl", "multiprocessing", "distributed"}
    assert _packages(found) & spared == set()
    assert _commands(found) == {"score"}
    assert [
        name for name in found["modules"] if name.startswith(("dangxing.rules.loading", "dangxing.authoring"))
    ] == []
    assert found["models"] == []
    assert len([name for name in found["modules"] if name.startswith("dangxing")]) <= 200
    assert len(found["modules"]) <= 528
    # No parameter of text has a check built for it.
    assert "typer._adapters" not in found["modules"]


def test_a_check_loads_nothing_that_writes_or_scores() -> None:
    """It reads, and tells."""
    command = ("validate", str(EXAMPLES / "records.xlsx"), "--year", "2024")
    _run(*command)
    found = _run(*command)
    spared = {"yaml", "rich", "xlsxwriter", "openpyxl", "sqlite3", "jinja2", "pygal", "docx"}
    assert _packages(found) & spared == set()
    rooms = ("dangxing.scoring", "dangxing.scored", "dangxing.reports", "dangxing.ledger", "dangxing.rules.loading")
    assert [name for name in found["modules"] if name.startswith(rooms)] == []
    assert found["models"] == []


@pytest.mark.parametrize("work", ["score", "check"])
def test_processes_of_a_pool_need_no_rooms_of_their_own(folder: Path, work: str) -> None:
    """What all of them take is imported once, before they are forked. Of the catalogue each reads what it says."""
    done = subprocess.run(
        [sys.executable, "-c", FORKED, work, str(EXAMPLES / "records.xlsx")],
        cwd=folder, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    added = [name for name in json.loads(done.stdout) if not name.startswith("dangxing.language.")]
    assert added == []


def test_the_end_of_a_run_searches_for_nothing() -> None:
    """What is left when the process ends is not looked through for cycles: that took a sixth of a small run."""
    code = (
        "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 1000))\n"
        "from dangxing.cli import main; main(['--version'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[1:] == ["True"]
