"""Lists of members that have few columns: known by what stands in them or over them, or by name on the command line."""

from dataclasses import replace

import pytest

from extracting import USUAL, extracts, told

pytestmark = pytest.mark.usefixtures("folder")
FOUR = ["編號", "姓名", "支部", "類別"]
MEMBER = ["01", "王一", "第一支部", "普通黨員"]


@pytest.mark.parametrize(
    ("title", "columns", "member"),
    [
        ("第一支部黨員名冊", FOUR, MEMBER),
        ("第一支部黨員名冊", FOUR[:3], MEMBER[:3]),
        ("第一支部党员花名册", ["編號", "姓名", "部門", "序號"], ["01", "王一", "財務科", 1]),
        ("第一支部", FOUR, MEMBER),
        ("人員", [*FOUR, "愛好"], [*MEMBER, "棋"]),
    ],
)
def test_a_list_is_known_by_its_title_or_by_whose_track_it_says(
    title: str, columns: list[str], member: list[object]
) -> None:
    [found] = extracts([[title], columns, member])
    assert (found.layout, found.troubles) == ("members", [])
    assert [(line.person.id, line.person.name, line.values.get("track")) for line in found.lines] == [
        ("01", "王一", "普通黨員" if "類別" in columns else None)
    ]


@pytest.mark.parametrize(
    ("title", "columns", "member"),
    [
        ("第一支部黨員名單", FOUR[:3], MEMBER[:3]),
        ("第一支部黨員名冊", [*FOUR[:3], "獎項"], [*MEMBER[:3], "先進"]),
        ("第一支部", FOUR, [*MEMBER[:3], "文體"]),
        ("第一支部", FOUR, [*MEMBER[:3], ""]),
    ],
)
def test_other_lists_are_read_as_one_of_members_only_where_that_is_said(
    title: str, columns: list[str], member: list[object]
) -> None:
    """By itself it may be a list of who came, or of who was praised, and is not read."""
    rows = [[title], columns, member]
    assert told(*extracts(rows)) == [("no-layout-at-all", "A2")]
    [found] = extracts(rows, replace(USUAL, layout="members"))
    assert found.troubles == []
    assert [line.person.id for line in found.lines] == ["01"]
