"""A receipt: why a member has a score, on one page that stands alone, as HTML or as Markdown.

It is given its words; here they get their form. A receipt ends in a seal, by which it is known for one that was made
here and that nobody has written in since: such a file may be replaced, any other is somebody's own.
"""

from dangxing.reports.receipt.model import Entry, Heading, Receipt, Step
from dangxing.reports.receipt.writing import ENDINGS, is_ours, write_receipt

__all__ = ["ENDINGS", "Entry", "Heading", "Receipt", "Step", "is_ours", "write_receipt"]
