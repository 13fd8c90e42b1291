"""What can be wrong in the data: a message, and how to mend it, for every code. The codes are stable.

``code?`` is how ``code`` is told where a nearest known word is among the parameters.
``code@`` is how it is told where the word is one of other tracks.
"""

from dangxing.language import Texts
from dangxing.language.catalogue.problems import books, cells, marks, rows, sheets
from dangxing.language.catalogue.problems.hints import HINTS

__all__ = ["ACROSS", "FIRST", "HINTS", "MOVING", "TEXTS", "WARNINGS"]

WARNINGS = frozenset(
    {
        "id-alike", "namesake", "no-activity", "no-evidence", "no-evidence-column", "probable-duplicate",
        "same-ballots", "too-many-votes", "attending-beyond", "blank-taken", "branch-without-members",
        "rank-without-number", "draft-left", "draft-refused", "ledger-unshared", "member-in-two-workbooks",
        "no-quorum", "no-quorum-pending", "no-schedule", "other-years", "outside-period", "post-without-points",
        "branch-missing", "workbook-failed", "workbook-as-before", "branch-of-last-year", "rules-differ",
        "same-workbook", "total-row", "note-row", "header-again", "uncounted", "unknown-column", "unscheduled",
        "word-taken", "mixed-percent", "unattended", "attendance-blank", "lone-branch", "no-appraisal", "no-carried",
        "no-appraisal-sheet", "no-mark-column", "same-name", "sheet-taken", "sheet-left-alone", "untitled-column",
        "hidden-columns", "hidden-rows", "hidden-sheet", "pale-rows", "notes-unread", "narrow-column",
        "conditional-look", "rounded-number", "day-not-shown", "struck-rows", "sign-in-blank", "sign-in-left-out",
        "mark-taken", "mark-uncounted", "total-differs", "other-columns", "place-unread", "subject-unread",
        "no-appraisal-otherwise", "no-mark-column-otherwise",
    }
)  # fmt: skip

# Told before all other warnings: a meeting of which nobody's attendance was recorded costs everybody points.
FIRST = frozenset({"unattended", "attendance-blank", "sign-in-blank"})
# Of one thing wherever in the sheet it stands: told once, with the cells of all columns.
ACROSS = frozenset({"unknown-mark", "mark-taken"})
# Warnings of what may move points; they are told before those of what is only untidy.
MOVING = frozenset(
    {
        "attending-beyond", "branch-without-members", "hidden-columns", "hidden-rows", "hidden-sheet", "lone-branch",
        "looks-like-fraction", "no-appraisal", "no-carried", "no-appraisal-sheet", "no-mark-column", "no-quorum",
        "no-quorum-pending", "no-schedule", "other-years", "outside-period", "place-unread", "post-without-points",
        "probable-duplicate", "rank-without-number", "sheet-left-alone", "sheet-taken", "pale-rows", "narrow-column",
        "conditional-look", "rounded-number", "day-not-shown", "struck-rows", "subject-unread", "unscheduled",
        "untitled-column", "word-taken", "mark-taken", "mark-uncounted", "total-differs", "other-columns",
        "no-appraisal-otherwise", "no-mark-column-otherwise",
    }
)  # fmt: skip

TEXTS: Texts = {**sheets.TEXTS, **cells.TEXTS, **rows.TEXTS, **marks.TEXTS, **books.TEXTS}
