"""What `rules check` says of each broken file of rules."""

# File: code, severity, line, column.
EXPECTED: dict[str, tuple[str, str, int, int]] = {
    "activity-unread": ("activity-unread", "warning", 15, 3),
    "aspect-wanting": ("aspect-wanting", "warning", 35, 11),
    "score-unreachable": ("score-unreachable", "error", 9, 36),
    "tests-contradict": ("tests-contradict", "error", 9, 63),
    "quotas-exceed": ("quotas-exceed", "warning", 10, 92),
    "band-gap": ("band-gap", "warning", 15, 64),
    "band-hidden": ("band-hidden", "error", 13, 10),
    "band-unreachable": ("band-unreachable", "error", 11, 64),
    "band-vetoed": ("band-vetoed", "error", 12, 69),
    "bonus-swallowed": ("bonus-swallowed", "warning", 27, 11),
    "clause-without-number": ("clause-without-number", "error", 29, 21),
    "clause-without-number-band": ("clause-without-number", "error", 11, 49),
    "column-optional": ("column-optional", "warning", 41, 22),
    "column-optional-level": ("column-optional", "warning", 40, 17),
    "mend-wanting": ("mend-wanting", "warning", 27, 11),
    "never-applies": ("never-applies", "error", 32, 48),
    "never-met": ("never-met", "error", 34, 26),
    "none-milder": ("none-milder", "warning", 44, 19),
    "not-written": ("not-written", "warning", 43, 29),
    "nothing-held": ("nothing-held", "error", 35, 13),
    "points-over-standard": ("points-over-standard", "warning", 33, 21),
    "result-unread": ("result-unread", "error", 42, 21),
    "rule-repeated": ("rule-repeated", "error", 34, 11),
    "rule-without-case": ("rule-without-case", "warning", 34, 11),
    "sign-unlikely": ("sign-unlikely", "warning", 41, 21),
    "sign-unlikely-rank": ("sign-unlikely", "warning", 40, 44),
    "table-gap": ("table-gap", "warning", 42, 13),
    "term-twice": ("term-twice", "error", 8, 17),
    "text-blank": ("text-blank", "error", 30, 19),
    "unit-over-target": ("unit-over-target", "error", 42, 19),
    "verdict-vetoed": ("verdict-vetoed", "error", 41, 28),
    "vote-unweighed": ("vote-unweighed", "warning", 13, 3),
}
# Found in other ways than by one broken file of rules.
ELSEWHERE = {"column-wanting"}
