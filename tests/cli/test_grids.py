"""Tables in a pipe: everything is there in full, and one long text does not spoil the rows of the others."""

import pytest

from dangxing.cli.grids import Column, Page
from dangxing.language.voice import breadth

Capture = pytest.CaptureFixture[str]
LONG = "阿卜杜" * 40


def drawn(capsys: Capture, *names: str) -> list[str]:
    """The lines of a table of these names."""
    count = len(names)
    columns = [
        Column("名次", [str(at) for at in range(1, count + 1)], right=True),
        Column("姓名", names),
        Column("編號", [f"000{at}" for at in range(count)], spare=1),
        Column("結果", ["合格"] * count),
    ]
    Page().grid(columns)
    return capsys.readouterr().out.splitlines()


def test_one_long_name_leaves_the_others_as_they_are(capsys: Capture) -> None:
    """It stands in a line of its own, whole; what follows it goes on below, in its own columns."""
    plain = drawn(capsys, "王一", "李二", "張三")
    spoilt = drawn(capsys, "王一", LONG, "張三")
    assert [line for line in spoilt if LONG not in line and "0001" not in line] == [
        line for line in plain if "李二" not in line
    ]
    [at] = [at for at, line in enumerate(spoilt) if LONG in line]
    name, rest = spoilt[at : at + 2]
    assert name.split() == ["2", LONG]
    assert rest == " " * breadth(plain[4].partition("0001")[0]) + "0001  合格 "


@pytest.mark.parametrize("names", [(LONG,), (LONG, LONG), ("王一", "李" * 20), ("李" * 21, "王一")])
def test_every_cell_is_there(capsys: Capture, names: tuple[str, ...]) -> None:
    """However long, in its order."""
    words = " ".join(drawn(capsys, *names)).split()
    for at, name in enumerate(names):
        assert words[words.index(str(at + 1)) :][:4] == [str(at + 1), name, f"000{at}", "合格"]
