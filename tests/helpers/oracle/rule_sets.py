"""Rule sets that Hypothesis makes, as the dicts that YAML gives: every one of them can be loaded."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

ACTIVITIES: dict[str, dict[str, Any]] = {
    "勞動日": {"kind": "held", "en": "work day"},
    "培訓": {"kind": "held", "en": "training", "hours": "required"},
    "值班": {"kind": "deed", "en": "shift", "hours": "required"},
    "花展": {"kind": "deed", "en": "show", "level": "required", "place": "required", "subject": "required"},
    "表現": {"kind": "deed", "en": "conduct"},
    "筆記": {"kind": "paper", "en": "notes", "characters": "required"},
    "承諾書": {"kind": "paper", "en": "pledge", "results": ["已簽", "未簽"]},
    "遲到": {"kind": "finding", "en": "late", "results": ["一般", "嚴重"]},
}
POSTS = {"組長": ["副組長"], "組員": []}
LEVELS: dict[str, list[str]] = {"市": [], "區": []}
BRANCHES = ("甲組", "乙組")
DEEDS = ("值班", "花展", "筆記", "承諾書", "遲到")
"""What rows of 活動 are counted of; 表現 is left to what people judge."""

halves = st.integers(-12, 12).filter(bool).map(lambda each: each / 2 if each % 2 else each // 2)
positive = st.integers(1, 16).map(lambda each: each / 2 if each % 2 else each // 2)
bound = st.none() | positive
whole_bound = st.integers(1, 40)


def _with(rule: dict[str, Any], **more: object) -> dict[str, Any]:
    return rule | {key: value for key, value in more.items() if value is not None}


@st.composite
def per_occurrence(draw: st.DrawFn) -> dict[str, Any]:
    points = draw(halves | st.fixed_dictionaries({"組長": halves, "組員": halves}))
    name = draw(st.sampled_from((*DEEDS, *DEEDS, "勞動日@")))
    rule = {"kind": "per-occurrence", "activity": name.rstrip("@"), "points": points}
    if name.endswith("@"):
        return rule | {"in": "schedule"}
    return _with(rule, result=draw(_result(name)))


def _result(name: str) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(ACTIVITIES[name].get("results", [None]))


@st.composite
def presence(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(st.sampled_from(DEEDS))
    return _with({"kind": "presence", "activity": name, "points": draw(halves)}, result=draw(_result(name)))


@st.composite
def absence(draw: st.DrawFn) -> dict[str, Any]:
    rule = {"kind": "absence", "activity": draw(st.sampled_from(DEEDS)), "points": draw(halves)}
    return _with(rule, except_result=draw(_result(rule["activity"])))


@st.composite
def shortfall(draw: st.DrawFn) -> dict[str, Any]:
    name, measure, unit, target = draw(
        st.sampled_from([("筆記", "characters", 1000, 3000), ("值班", "hours", 1.5, 6), ("遲到", "count", 1, 3)])
    )
    rule = {"kind": "shortfall", "activity": name, "measure": measure, "target": target, "unit": unit}
    least = draw(st.sampled_from([None, 500])) if measure == "characters" else None
    return _with(rule, points=draw(halves), none=draw(st.none() | halves), min_characters=least)


@st.composite
def attendance(draw: st.DrawFn) -> dict[str, Any]:
    rule = {"kind": "attendance", "count": draw(st.sampled_from(["missed", "unexcused", "other"]))}
    return _with(rule, points=draw(halves), activity=draw(st.sampled_from([None, "勞動日", ["勞動日", "培訓"]])))


@st.composite
def hours_short(draw: st.DrawFn) -> dict[str, Any]:
    short = draw(st.sampled_from([2, 1.5, "schedule"]))
    rule = {"kind": "hours-short", "activity": "培訓", "short_of": short, "points": draw(halves)}
    return _with(rule, unit=draw(st.sampled_from([None, 0.5, 2])))


@st.composite
def missing_periods(draw: st.DrawFn) -> dict[str, Any]:
    every = st.sampled_from(["month", "two-months", "quarter", "half-year", "year"])
    rule = {"kind": "missing-periods", "activity": draw(st.sampled_from(["勞動日", ["勞動日", "培訓"]]))}
    return rule | {"every": draw(every), "points": draw(halves)}


def _steps(values: list[int]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Steps from high to low (``at_least``, ``more_than``), or from low to high (``at_most``, ``less_than``)."""

    def made(each: tuple[list[float], str]) -> list[dict[str, Any]]:
        points, key = each
        ordered = sorted(values, reverse=key in ("at_least", "more_than"))
        return [{key: value, "gives": gives} for value, gives in zip(ordered, points, strict=True)]

    keys = st.sampled_from(["at_least", "more_than", "at_most", "less_than"])
    return st.tuples(st.lists(halves, min_size=len(values), max_size=len(values)), keys).map(made)


@st.composite
def by_words(draw: st.DrawFn) -> dict[str, Any]:
    keys: dict[str, list[Any]] = {"level": ["市", "區"], "place": [1, 2, 3], "post": ["組長", "組員"]}
    by = draw(st.lists(st.sampled_from(sorted(keys)), min_size=1, max_size=2, unique=True))
    table: Any = st.sampled_from([None]).flatmap(lambda _: halves)
    for key in reversed(by):
        table = st.fixed_dictionaries({}, optional=dict.fromkeys(keys[key], table)).filter(bool)
    rule = {"kind": "value-table", "by": by[0] if len(by) == 1 else by, "activity": "花展", "table": draw(table)}
    return rule | {"otherwise": draw(st.just(0) | halves)}


@st.composite
def by_result(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(st.sampled_from(["承諾書", "遲到"]))
    table = {each: draw(halves) for each in ACTIVITIES[name]["results"]}
    return _with(
        {"kind": "value-table", "by": "result", "activity": name, "table": table}, otherwise=draw(st.none() | halves)
    )


@st.composite
def by_steps(draw: st.DrawFn) -> dict[str, Any]:
    by = draw(st.sampled_from(["nth", "hours", "characters", "count"]))
    name = {"hours": "值班", "characters": "筆記"}.get(by) or draw(st.sampled_from(DEEDS))
    values = {"hours": [2, 6], "characters": [1000, 3000]}.get(by, [1, 3])
    rule = {"kind": "value-table", "by": by, "activity": name, "table": draw(_steps(values))}
    if by in ("hours", "characters"):
        rule["of"] = draw(st.sampled_from(["each", "sum"]))
    within = draw(st.sampled_from([None, "month", "quarter", "year"])) if by == "nth" else None
    return _with(rule, otherwise=draw(st.none() | st.just(0) | halves), within=within)


@st.composite
def amounts(draw: st.DrawFn) -> dict[str, Any]:
    name, measure, per = draw(
        st.sampled_from(
            [("值班", "hours", 3), ("值班", "hours", 2), ("筆記", "characters", 1000), ("遲到", "count", 2)]
        )
    )
    units = draw(st.sampled_from(["whole", "proportion"]))
    return {
        "kind": "amount", "activity": name, "measure": measure, "per": per, "units": units, "points": draw(halves)
    }  # fmt: skip


GIVEN = st.sampled_from([{"kind": "given", "activity": "表現", "between": [-5, 5]}])
KINDS = (
    per_occurrence(), presence(), absence(), shortfall(), attendance(), hours_short(), missing_periods(),
    by_words(), by_result(), by_steps(), GIVEN, amounts(),
)  # fmt: skip


@st.composite
def rules(draw: st.DrawFn, kinds: tuple[st.SearchStrategy[dict[str, Any]], ...] = KINDS) -> dict[str, Any]:
    """A rule of any kind, perhaps with ``at_most``."""
    rule = draw(st.one_of(kinds))
    most = None if _both_ways(rule) else draw(bound)
    return _with(rule | {"clause": "第一條", "says": "說明", "mend": "改進"}, at_most=most)


def _both_ways(rule: dict[str, Any]) -> bool:
    """Whether it may both give and take, so that ``at_most`` would have two meanings."""
    if rule["kind"] == "given":
        return rule["between"][0] < 0 < rule["between"][1]
    found = [rule.get("points"), rule.get("none"), rule.get("otherwise"), *_gives(rule.get("table"))]
    found += _gives(rule.get("points"))
    numbers = [each for each in found if isinstance(each, int | float)]
    return min(numbers) < 0 < max(numbers)


def _gives(table: Any) -> list[Any]:
    if isinstance(table, list):
        return [step["gives"] for step in table]
    values = list(table.values()) if isinstance(table, dict) else []
    return [number for each in values for number in (_gives(each) if isinstance(each, dict) else [each])]


def _named(prefix: str, found: list[dict[str, Any]]) -> dict[str, Any]:
    return {f"{prefix}.r{at}": rule for at, rule in enumerate(found)}


@st.composite
def pots(draw: st.DrawFn) -> dict[str, Any]:
    """Where a category begins, and what it is held to."""
    if draw(st.booleans()):
        return {"standard": draw(whole_bound)}
    start = draw(st.integers(0, 20))
    pot: dict[str, Any] = {"start": start, "cap": draw(st.just("open") | st.integers(start + 1, 60))}
    return _with(pot, floor=draw(st.sampled_from([None, "open", -10, 0])))


@st.composite
def categories(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """A category with some rules, perhaps with parts."""
    category = {"title": name, "en": name, "clause": "第一條", **draw(pots())}
    category["rules"] = _named(name, draw(st.lists(rules(), min_size=1, max_size=3)))
    if draw(st.booleans()):
        parts = draw(st.integers(1, 3))
        category["parts"] = {
            f"p{at}": _with(
                {"title": f"p{at}", "en": f"p{at}", "clause": "第一條"},
                at_most=draw(bound),
                rules=_named(f"{name}.p{at}", draw(st.lists(rules(), min_size=1, max_size=2))),
            )
            for at in range(parts)
        }
        if parts > 1 and draw(st.booleans()):
            category["keep"] = {"highest": draw(st.integers(1, parts - 1))}
    return category


@st.composite
def tracks(draw: st.DrawFn, name: str) -> dict[str, Any]:
    made = {f"c{at}": draw(categories(f"{name}{at}")) for at in range(draw(st.integers(1, 3)))}
    return {"title": f"類別{name}", "en": name, "clause": "第一條", "categories": made}


@st.composite
def bands(draw: st.DrawFn) -> list[dict[str, Any]]:
    levels = sorted(draw(st.sets(st.integers(1, 40), min_size=1, max_size=2)), reverse=True)
    return [
        {"id": f"b{level}", "title": f"第{level}", "en": f"b{level}", "clause": "第一條", "at_least": level}
        for level in (*levels, 0)
    ]


@st.composite
def rule_sets(draw: st.DrawFn) -> dict[str, Any]:
    """A whole rule set of one or two tracks."""
    made = {name: draw(tracks(name)) for name in ("a", "b")[: draw(st.integers(1, 2))]}
    return _full(made) | {
        "id": "made",
        "title": "考核",
        "en": "Appraisal",
        "version": "1",
        "source": "考核辦法",
        "posts": POSTS,
        "levels": LEVELS,
        "activities": ACTIVITIES,
        "bands": draw(bands()),
        "tracks": made,
    }


def _full(tracks: dict[str, Any]) -> dict[str, Any]:
    """The full score, where all that a member can have is told by standards; else the first category begins at 0."""
    sums = {sum(each.get("standard", 1000) for each in track["categories"].values()) for track in tracks.values()}
    if len(sums) == 1 and max(sums) < 1000:
        return {"full": max(sums)}
    category = next(iter(tracks["a"]["categories"].values()))
    if "standard" in category:
        category |= {"start": 0, "cap": category.pop("standard")}
    return {}
