"""A file of rules changed in its text: it says what was wanted, and all that was not changed stands as it did."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangxing.rules.loading.editing import Item, NotPlacedError, items, parsed, places, plain, rewritten
from effort import tries

ROOT = Path(__file__).parents[2]
FILES = [
    path.read_text(encoding="utf-8")
    for path in sorted([*ROOT.glob("rules/*.yaml"), *ROOT.glob("examples/rules/**/*.yaml")])
]
SMALL = """\
# head
a: 1 # one
b: {x: 0.50, y: [甲, "乙"]} # two
c:
  # inner
  k: text
  l: 'quoted'

# between
d:
- {id: p}
-   id: q # last
e: |
  many
  lines
f:
"""


def wanted(value: Any) -> Any:
    """A value as it stands, as what is wanted."""
    if isinstance(value, dict):
        return {key: wanted(inner) for key, inner in value.items()}
    return [Item(at, wanted(inner)) for at, inner in enumerate(value)] if isinstance(value, list) else value


@pytest.mark.parametrize("content", [*FILES, SMALL, SMALL.replace("\n", "\r\n"), "\ufeff" + SMALL])
def test_what_says_the_same_is_the_same_text(content: str) -> None:
    """Not a byte differs."""
    assert rewritten(content, wanted(parsed(content))) == content


def test_one_value_changes_alone() -> None:
    """Its own signs change, in the quotes that it had; comments and layout stay."""
    want = wanted(parsed(SMALL))
    want["a"], want["c"]["l"], want["f"] = Decimal("2.5"), "it's", "now"
    want["b"]["y"] = items(["甲", "乙"], ["甲", "丙: 丁"])
    changed = (
        SMALL.replace("a: 1", "a: 2.5")
        .replace("'quoted'", "'it''s'")
        .replace('"乙"', '"丙: 丁"')
        .replace("f:", "f: now")
    )
    assert rewritten(SMALL, want) == changed


def test_entries_come_and_go_with_their_lines() -> None:
    """What is new stands after what it follows; what goes takes its own comment along, and no other."""
    want = wanted(parsed(SMALL))
    del want["c"]["k"], want["d"][0]
    want["c"]["m"] = {"deep": "=1+1"}
    want["d"].append(Item(None, {"id": "r"}))
    want["b"] = {"x": want["b"]["x"], "z": Decimal(3), "y": want["b"]["y"]}
    made = rewritten(SMALL, want)
    assert "  # inner\n  l: 'quoted'\n  m: {deep: =1+1}\n" in made
    assert "# between\nd:\n-   id: q # last\n- {id: r}\n" in made
    assert 'b: {x: 0.50, z: 3, y: [甲, "乙"]} # two' in made


def test_what_cannot_be_said_there_is_refused() -> None:
    """Nothing is guessed: an entry under a key of more than one line has no place here."""
    with pytest.raises(NotPlacedError):
        rewritten("? [a, b]\n: 1\nc: 2\n", {"c": 3})


def test_places_name_what_begins_there() -> None:
    """The innermost key or value at a line and column."""
    spots = places(SMALL)
    assert spots[3, 8] == ("b", "x")
    assert spots[11, 8] == ("d", 0, "id")


def _leads(value: Any, lead: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = []
    for key, inner in entries:
        inner = inner.value if isinstance(inner, Item) else inner
        found += [(*lead, key), *_leads(inner, (*lead, key))]
    return found


def _set(value: Any, lead: tuple[Any, ...], new: Any, *, drop: bool, add: bool) -> None:
    for key in lead[:-1]:
        value = value[key].value if isinstance(value, list) else value[key]
    key = lead[-1]
    if isinstance(value, list):
        if add:
            value.insert(key, Item(None, new))
        elif drop:
            del value[key]
        else:
            value[key] = Item(value[key].origin, new)
    elif add:
        pairs = list(value.items())
        pairs.insert([name for name, _ in pairs].index(key), ("new key", new))
        value.clear()
        value.update(pairs)
    elif drop:
        del value[key]
    else:
        value[key] = new


VALUES = st.one_of(
    st.integers(-99, 99),
    st.decimals("-99", "99", places=2),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    st.sampled_from(["=1+1", "5", "null", "20 %", "a: b", "# no", "- x", "[", "甲、乙", " blank ", "two\nlines", None]),
    st.dictionaries(st.sampled_from(["k", "甲", "1", "on"]), st.integers(0, 9), min_size=1),
)


@settings(deadline=None, max_examples=tries("texts"))
@given(content=st.sampled_from([*FILES, SMALL, SMALL.replace("\n", "\r\n")]), data=st.data())
def test_whatever_is_changed_is_said(content: str, data: st.DataObject) -> None:
    """Values of any kind, put, added and taken anywhere: the text is read as what was wanted."""
    want = wanted(parsed(content))
    for _ in range(data.draw(st.integers(1, 4))):
        lead = data.draw(st.sampled_from(_leads(want)))
        _set(want, lead, data.draw(VALUES), drop=data.draw(st.booleans()), add=data.draw(st.booleans()))
        if not want:
            return
    made = rewritten(content, want)
    assert _loose(parsed(made)) == _loose(plain(want))


def _loose(value: Any) -> Any:
    """Keys in any order, numbers by their value."""
    if isinstance(value, dict):
        return {key: _loose(inner) for key, inner in sorted(value.items())}
    return [_loose(one) for one in value] if isinstance(value, list) else value
