"""What every test starts from: nothing set in the environment, a locale, a folder of its own if it asks for one."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from running import Run


@pytest.fixture(scope="session", autouse=True)
def _environment() -> Iterator[None]:
    """No setting and no locale of the machine reaches a test, nor the processes that it starts: English is told."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(("DANGXING_", "LC_"))]:
            patch.delenv(name)
        patch.delenv("LANGUAGE", raising=False)
        patch.setenv("LANG", "en_GB.UTF-8")
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
