"""What can be wrong in the data: a message, and how to mend it, for every code. The codes are stable.

``code?`` is how ``code`` is told where a nearest known word is among the parameters.
``code@`` is how it is told where the word is one of other tracks.
"""

from dangxing.language import Texts
from dangxing.language.catalogue.problems import books, cells, marks, rows, sheets
from dangxing.language.catalogue.problems.hints import HINTS

__all__ = ["ACROSS", "FIRST", "HINTS", "MOVING", "TEXTS", "WARNINGS"]

# Told before all other warnings: a meeting of which nobody's attendance was recorded costs everybody points.
FIRST = frozenset({"unattended", "attendance-blank", "sign-in-blank"})
# Warnings of what may move points; they are told before those of what is only untidy.
MOVING = frozenset(
    {
        "attending-beyond", "branch-without-members", "carried-unread", "conditional-look", "day-not-shown",
        "hidden-columns", "hidden-rows", "hidden-sheet", "lone-branch", "mark-taken", "mark-uncounted",
        "narrow-column", "no-appraisal", "no-appraisal-otherwise", "no-appraisal-sheet", "no-carried",
        "no-carried-score", "no-mark-column", "no-mark-column-otherwise", "no-quorum", "no-quorum-pending",
        "no-schedule", "other-columns", "other-years", "outside-period", "pale-rows", "place-unread",
        "post-blank", "post-without-points", "probable-duplicate", "rank-without-number", "rounded-number",
        "sheet-left-alone",
        "sheet-taken", "struck-rows", "subject-unread", "title-note", "total-differs", "unscheduled",
        "untitled-column", "word-taken",
    }
)  # fmt: skip
# Every warning; all other problems are errors.
WARNINGS = FIRST | MOVING | {
    "blank-taken", "branch-missing", "branch-of-last-year", "draft-left", "draft-refused", "header-again",
    "heading-row", "id-alike", "ledger-unshared", "member-in-two-workbooks", "mixed-percent", "namesake", "no-activity",
    "no-evidence", "no-evidence-column", "note-row", "notes-unread", "rules-differ", "same-ballots", "same-name",
    "same-workbook", "sign-in-left-out", "too-many-votes", "total-row", "uncounted", "unknown-column",
    "workbook-as-before", "workbook-failed",
}  # fmt: skip

# Of one thing wherever in the sheet it stands: told once, with the cells of all columns.
ACROSS = frozenset({"unknown-mark", "mark-taken"})

TEXTS: Texts = {**sheets.TEXTS, **cells.TEXTS, **rows.TEXTS, **marks.TEXTS, **books.TEXTS}
