"""Logs of platforms that say when each signed in, and the day of the meeting nowhere else."""

import datetime as dt

import pytest

from office_tables import Rows, done, marks, office, read, records, refused
from running import Run, tells

pytestmark = pytest.mark.usefixtures("folder")
HERE = ("--branch", "第一支部")
HEAD = ["姓名", "編號", "簽到時間"]
LATE = "2024-03-11 08:00:00"
ON = "2024-03-10 19:02:11"


@pytest.fixture
def importing(run: Run) -> Run:
    return run.of("--lang", "zh-Hant", "import")


def two(one: object = ON, other: object = "2024-03-10 19:05:00") -> Rows:
    return [HEAD, ["王一", "1001", one], ["李二", "1002", other]]


@pytest.mark.parametrize(
    ("rows", "options"),
    [
        ([["第一支部集中學習簽到記錄"], *two()], ()),
        ([["第一支部集中學習"], *two(dt.datetime(2024, 3, 10, 19, 2), "2024年3月10日 19:05")], ()),
        ([["第一支部集中學習"], [*HEAD[:2], "打卡時間"], *two()[1:]], ()),
        (two(), (*HERE, "--activity", "Sheet1=集中學習")),
        ([["第一支部集中學習"], ["姓名", "簽到時間", "工號"], ["王一", ON, "1001"], ["李 二", ON, "1002"]], ()),
    ],
)  # fmt: skip
def test_the_day_on_which_all_signed_is_that_of_the_meeting(
    rows: Rows, options: tuple[str, ...], importing: Run
) -> None:
    told = read(importing, rows, *options)
    assert marks() == {(name, "2024-03-10", "集中學習"): "出席" for name, *_ in marks()}
    assert len(marks()) == 2
    assert "（2024-03-10 至 2024-03-10）；✓ 出席 2" in told
    assert "signed" not in told
    assert [row["編號"] for row in records()["成員"]] == ["1001", "1002"]


def test_what_was_held_is_asked_about(importing: Run) -> None:
    """Neither the title nor an option says it."""
    refused(importing, two(), "unknown-activity", "A1", *HERE)


def test_several_days_and_none_for_the_meeting(importing: Run) -> None:
    """One of them may be said; who signed on another is told. A day on which nobody signed is not taken."""
    rows = [["第一支部集中學習簽到記錄"], *two(other=LATE)]
    refused(importing, rows, "signed-days", "C4")
    assert "2024-03-10、2024-03-11" in importing("a.xlsx", "--preview").err
    ran = importing("a.xlsx", "--out", "out.xlsx", "--track", "普通黨員", "--date", "2024-03-10")
    assert ran.status == 0, ran.err
    assert tells(ran.err, "signed-elsewhere", "a.xlsx:Sheet1!C4", severity="warning")
    assert {day for _, day, _ in marks()} == {"2024-03-10"}
    assert [str(row["日期"])[:10] for row in records()["安排"]] == ["2024-03-10"]


def test_the_day_of_the_title_goes_before_that_of_signing(importing: Run) -> None:
    rows = [["第一支部2024年3月10日集中學習簽到"], *two(other=LATE)]
    assert tells(read(importing, rows), "signed-elsewhere", "a.xlsx:Sheet1!C4", severity="warning")
    assert marks()["李二", "2024-03-10", "集中學習"] == "出席"


def test_times_without_a_day_say_none(importing: Run) -> None:
    refused(importing, [["第一支部集中學習簽到"], *two("19:02:11", "19:05:00")], "no-layout-at-all", "A2")


LOG = ["姓名", "活動名稱", "簽到狀態", "簽到時間"]


def test_several_meetings_by_what_they_were(importing: Run) -> None:
    """Each on the day of its rows, also of those who have no time; a state goes before a time."""
    rows = [
        LOG,
        ["王一", "集中學習", "已簽到", ON],
        ["李二", "集中學習", "請假", ""],
        ["王一", "支部黨員大會", "已簽到", LATE],
        ["李二", "支部黨員大會", "缺席", ""],
    ]
    read(importing, rows, *HERE)
    expected = {"集中學習": ("2024-03-10", "請假"), "支部黨員大會": ("2024-03-11", "缺席")}
    assert marks() == {
        (name, day, what): mark
        for what, (day, other) in expected.items()
        for name, mark in (("王一", "出席"), ("李二", other))
    }


def test_one_thing_on_several_days(importing: Run) -> None:
    """They may be several meetings, or one that somebody signed for a day late."""
    rows = [LOG, ["王一", "集中學習", "已簽到", ON], ["李二", "集中學習", "已簽到", LATE]]
    refused(importing, rows, "signed-days", "D3", *HERE)
    held = [[*row, day] for row, day in zip(rows, ["活動日期", "2024-03-10", "2024-03-10"], strict=True)]
    told = read(importing, held, *HERE)
    assert tells(told, "signed-elsewhere", "a.xlsx:Sheet1!D3", severity="warning")
    assert marks()["李二", "2024-03-10", "集中學習"] == "出席"


def test_a_meeting_of_which_nobody_has_a_time(importing: Run) -> None:
    rows = [LOG, ["王一", "集中學習", "已簽到", ON], ["李二", "黨課", "請假", ""]]
    refused(importing, rows, "bad-date", "D3", *HERE)


def test_shifts_with_a_time_of_signing_are_no_meetings(importing: Run) -> None:
    """A title says that they are of volunteers, or the rows name no meeting."""
    times = ["2024-03-10 19:00:00", "2024-03-10 21:00:00"]
    for rows in (
        [["志願服務簽到"], ["姓名", "簽到時間", "簽退時間"], ["王一", *times]],
        [["姓名", "活動名稱", "簽到時間", "簽退時間"], ["王一", "清潔", *times]],
        [["姓名", "服務項目", "簽到時間", "服務時長"], ["王一", "清潔", times[0], 2]],
    ):
        ran = importing(office("a.xlsx", rows), "--out", "out.xlsx", "--force", "--track", "學生黨員", *HERE)
        assert ran.status == 0, ran.err
        assert done("out.xlsx", "學時") == [("王一", "2024-03-10", "志願服務", 2)]
