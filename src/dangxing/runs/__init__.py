"""Many workbooks, one after another or on several processors."""
