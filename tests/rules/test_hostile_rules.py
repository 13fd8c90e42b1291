"""Folders of rules from strangers: every fault is told with its line, in time, and nothing is run or fetched."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bounds import bounded
from dangxing.authoring import cases, checks
from dangxing.errors import DangxingError, RulesProblem
from dangxing.rules import loading
from running import Run

_BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
)
_MERGES = "m0: &m0 {k: 1}\n" + "".join(f"m{n}: &m{n} {{<<: [{','.join([f'*m{n - 1}'] * 10)}]}}\n" for n in range(1, 9))
# A file that is put beside the shipped ones; what it is. What is large is made when it is wanted.
FILES: dict[str, str | bytes | Callable[[], str]] = {
    "aliases that multiply": _BOMB,
    "merges that multiply": _MERGES,
    "an anchor within itself": "&a {b: *a}\n",
    "brackets without end": "[" * 200_000,
    "blocks without end": "".join(" " * n + "a:\n" for n in range(3_000)),
    "lists within lists": "- " * 50_000 + "x\n",
    "a tag that runs": '!!python/object/apply:os.system ["touch own"]\n',
    "a tag of its own": "id: !foo bar\n",
    "a text of 30 MB": lambda: "id: " + "x" * 30_000_000 + "\n",
    "300,000 keys": lambda: "".join(f"k{n}: 1\n" for n in range(300_000)),
    "100,000 documents": "---\n" * 100_000,
    "another encoding": "id: x\n".encode("utf-16"),
    "a sign that is none": b"id: a\x00b\n",
    "marks of direction": 'id: "\u202e\x85evil"\n\u2028: 1\n',
    "a key that steers": '"\\e[2J\\a": 1\n',
    "extending itself": "extends: x\n",
    "extending a file outside": "extends: ../../../../etc/passwd\n",
    "comments of 70 MB": lambda: "#" * 70_000_000,
    "quotes without end": 'a: "' + '"' * 100_001,
    "tabs": "\t" * 100_000 + "a: 1",
    "a directive": "%YAML 99.9\n%TAG ! tag:evil,2000:\n---\na: !x 1\n",
    "keys that are lists": "? [a, {b: c}]\n: 1\n? {x: y}\n: 2\n",
    "a key twice": "id: x\nid: y\n",
    "nothing": "",
}
# What stands in place of a value of a shipped file.
VALUES = {
    "digits": ("standard: ", "9" * 100_000),
    "an exponent": ("standard: ", "1e999999999"),
    "sixties": ("standard: ", "1:59:59"),
    "no number": ("standard: ", ".nan"),
    "less than nothing": ("standard: ", "-5"),
    "a list": ("standard: ", "[1, 2]"),
    "a date": ("standard: ", "99999-01-01"),
}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    shutil.copytree(loading.shipped_rules(), tmp_path / "rules")
    return tmp_path / "rules"


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_strangers_is_told_of(name: str, rules: Path) -> None:
    """Within the bounds; nothing in it is run."""
    made = FILES[name]
    content = made() if callable(made) else made
    (rules / "x.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    with bounded(name), pytest.raises(DangxingError):
        loading.load(rules)
    assert not list(rules.parent.rglob("own"))


@pytest.mark.parametrize("name", VALUES)
def test_a_value_that_no_rule_can_have_is_told_of(name: str, rules: Path) -> None:
    """With the file that it stands in."""
    key, value = VALUES[name]
    body = (rules / "enterprise.yaml").read_text("utf-8")
    assert key in body
    (rules / "enterprise.yaml").write_text(body.replace(key, f"{key}{value} #", 1), "utf-8")
    with bounded(name), pytest.raises(loading.RulesProblem) as told:
        loading.load(rules)
    assert all(fault.path.endswith("enterprise.yaml") and fault.line > 1 for fault in told.value.faults)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are made elsewhere")
@pytest.mark.parametrize(
    "put",
    [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to(path), Path.mkdir],
    ids=["a pipe", "a device", "a loop", "a folder"],
)
def test_what_is_no_file_among_rules(put: Callable[[Path], object], rules: Path) -> None:
    """It is not waited for, nor passed over: rules would be missing that somebody believes to be there."""
    put(rules / "x.yaml")
    with bounded("rules"), pytest.raises(RulesProblem) as told:
        loading.load(rules)
    assert [(Path(fault.path).name, fault.code) for fault in told.value.faults] == [("x.yaml", "rulefaults.unreadable")]


def _without_cases(rules: Path) -> None:
    """The cases that are shipped, which are sound, only take their time."""
    for path in (rules / "cases").glob("*.yaml"):
        path.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are made elsewhere")
@pytest.mark.parametrize("put", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir])
def test_what_is_no_file_among_cases(put: Callable[[Path], object], rules: Path) -> None:
    """It is neither waited for nor read without end."""
    _without_cases(rules)
    put(rules / "cases" / "x.yaml")
    with bounded("cases"):
        faults = cases.load(rules / "cases", loading.load(rules)).faults
    assert [(Path(fault.path).name, fault.code) for fault in faults] == [("x.yaml", "rulefaults.unreadable")]


@pytest.mark.parametrize("content", [_BOMB, "[" * 100_000, "cases:\n" + "- {name: a}\n" * 300_000], ids=["a", "b", "c"])
def test_cases_of_strangers(content: str, rules: Path) -> None:
    """The same of the files of cases."""
    _without_cases(rules)
    (rules / "cases" / "x.yaml").write_text(content)
    with bounded("cases"):
        assert checks.check_rules(rules)


def test_words_of_rules_do_not_steer_a_terminal_nor_become_markup(rules: Path, run: Run) -> None:
    """Nor are they filled in, nor taken for a formula."""
    body = (rules / "enterprise.yaml").read_text("utf-8")
    evil = '"\\e[2J\\a[red]x[/red]<script>alert(1)</script>{0.__class__}{x!r:99999999}\\u202e"'
    body = body.replace("says: ", f"says: {evil} #").replace("mend: ", f"mend: {evil} #")
    (rules / "enterprise.yaml").write_text(body, "utf-8")
    for words in (["rules", "check", str(rules)], ["rules", "list", "--rules", str(rules)]):
        ran = run(*words)
        assert "internal" not in ran.err
        assert not set(ran.out + ran.err) & set("\x1b\x07\u202e")
