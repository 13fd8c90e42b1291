"""A layout that is asked for by name is not asked for the signs by which it is known elsewhere."""

from dataclasses import replace

import pytest

from extracting import USUAL, extracts, told

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("columns", [["編號", "姓名", "支部", "類別"], ["編號", "姓名", "支部"]])
def test_a_list_of_members_without_the_signs_of_one(columns: list[str]) -> None:
    """By itself it may be a list of who came, and is not read."""
    rows = [["第一支部黨員名冊"], columns, ["01", "王一", "第一支部", "普通黨員"][: len(columns)]]
    assert told(*extracts(rows)) == [("no-layout-at-all", "A2")]
    [found] = extracts(rows, replace(USUAL, layout="members"))
    assert found.troubles == []
    assert [line.person.id for line in found.lines] == ["01"]
