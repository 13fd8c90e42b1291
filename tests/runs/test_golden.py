"""The examples score as they did: every total, rank, outcome, reason and line.

After a change that is meant, make the files anew (``python tests/test_golden.py``) and read the difference.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parents[1] / "golden"
BOOKS = ("records", "records-hans")
RUN = (sys.executable, "-c", "import sys; from dangxing.cli import main; sys.exit(main())")


def scored(book: str, out: Path) -> dict[str, Any]:
    """What ``score --format json`` says of an example, but where it was written."""
    command = [*RUN, "score", f"{book}.xlsx", "--rules", str(ROOT / "rules"), "--out", str(out), "--no-ledger"]
    done = subprocess.run(
        [*command, "--format", "json", "--quiet"],
        cwd=ROOT / "examples", capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout)
    for workbook in told["workbooks"]:
        assert Path(workbook.pop("scored_path")).is_file()
        # Digests of the rules' files would change with every comment in them.
        del workbook["provenance"]
    return told


@pytest.mark.parametrize("book", BOOKS)
def test_an_example_scores_as_it_did(book: str, tmp_path: Path) -> None:
    """The same members, figures, reasons and cells as in the file kept."""
    assert scored(book, tmp_path) == json.loads((GOLDEN / f"{book}.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    import tempfile

    for name in BOOKS:
        with tempfile.TemporaryDirectory() as folder:
            told = json.dumps(scored(name, Path(folder)), ensure_ascii=False, indent=1)
        (GOLDEN / f"{name}.json").write_text(f"{told}\n", encoding="utf-8")
