"""What every test starts from: nothing set in the environment, a locale, a folder of its own if it asks for one."""

import gc
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from running import Run

# By the processor's time: what takes longest begins first, so that no worker is left with it when the others are done.
_LONGEST = (
    "runs/test_cluster.py", "ledger/test_attacks.py", "language/test_whole.py", "browser/test_report_page.py",
    "scored/test_regulations.py", "scored/test_verifying.py", "scored/test_recalculation.py",
    "workbook/test_template.py", "runs/test_interrupted.py", "reports/test_forms_template.py",
    "ledger/merging/test_merging.py", "runs/test_mutations.py", "cli/test_hostile_names.py",
    "runs/test_mutated_files.py", "authoring/tabling/test_tabling.py", "oracle/test_promises.py",
    "runs/test_valid_to_excel.py", "scored/test_forgeries.py", "cli/rules/test_show.py", "reports/test_workbook.py",
    "reports/test_forms.py", "docs/test_examples.py", "cli/rules/test_sentence.py", "cli/test_explain_receipt.py",
)  # fmt: skip


# Every file that the product writes is made sure of on its disk. Where memory holds files, and has room for those of a
# whole run, the tests do not wait for that.
_MEMORY, _ROOM = Path("/dev/shm"), 6 << 30  # noqa: S108 - pytest makes a folder of its own in it
if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


# Where nothing compiled is to be written beside the sources, every process of the tests would compile all anew.
if sys.dont_write_bytecode:
    sys.pycache_prefix = str(Path(__file__).parents[1] / ".pytest_cache" / "compiled")
    sys.dont_write_bytecode = False
    del os.environ["PYTHONDONTWRITEBYTECODE"]
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix


# A shell that starts the tests in the background has them ignore it, and so would every command that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


# Whatever is loaded before the first test stays to the last: it is not searched for what may go, again and again.
gc.disable()


def pytest_collection_finish() -> None:
    """All is loaded."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long first, the others in the order of their names."""
    here = Path(__file__).parent
    ranks = {here / name: at for at, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path, len(ranks)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A file goes to one worker, in the order above: what its tests share is made once."""
    from xdist.scheduler import LoadFileScheduling

    config.option.loadscopereorder = False
    return LoadFileScheduling(config, log)


@pytest.fixture(scope="session", autouse=True)
def _environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No setting, locale or cache of the machine reaches a test, nor the processes that it starts: English is told."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("DANGXING_", "LC_"))]:
            patch.delenv(name)
        patch.delenv("LANGUAGE", raising=False)
        patch.setenv("LANG", "en_GB.UTF-8")
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.getbasetemp() / "cache"))
        yield


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> Iterator[None]:
    """What the same bytes of rules say is made out once in a process: it cannot change, and all else is still done."""
    from dangxing.rules import plainly
    from dangxing.rules.loading import nodes

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plainly, "read", lru_cache(8)(plainly.read))
        patch.setattr(nodes, "compose", lru_cache(32)(nodes.compose))
        yield


@pytest.fixture(autouse=True)
def _locale(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another locale for tests that are marked ``locale("zh_TW")``."""
    if mark := request.node.get_closest_marker("locale"):
        monkeypatch.setenv("LANG", f"{mark.args[0]}.UTF-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """The command."""
    return Run(capsys)
