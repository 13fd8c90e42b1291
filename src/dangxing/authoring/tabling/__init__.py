"""Rules as a table: a rule file as a workbook that people who know Excel and not YAML can change, and back again.

``places`` gives every value a cell, ``cells`` says what stands in it, ``columns`` what may; ``writing`` makes the
workbook, ``reading`` reads it, ``bringing`` makes the file of it.
"""

from __future__ import annotations

from dangxing.authoring.tabling.bringing import Brought, Change, brought
from dangxing.authoring.tabling.reading import CellFault, Read, read_tables
from dangxing.authoring.tabling.writing import write_tables

__all__ = ["Brought", "CellFault", "Change", "Read", "brought", "read_tables", "write_tables"]
