"""Ledgers of several machines, such as those of a province's counties, made into one.

::

    done = merge([Path("east.sqlite"), Path("west.sqlite")], Path("city.sqlite"))

The ledgers are read, and never written. Runs stand in the new one by the time at which they were entered, and those of
one moment by the digest of their ledger's last entry: the order in which ledgers are named does not count. What a run
was called where it came from is kept, so that ``verify`` makes every chain again (:mod:`dangxing.ledger.retracing`).
"""

from dangxing.ledger.merging.merging import Merged, Taken, merge

__all__ = ["Merged", "Taken", "merge"]
