"""A second interpreter of the language of rules, written from ``docs/rules.md`` alone, and rule sets to try it on.

Nothing here imports ``dangxing.scoring``, nor was any of it read: where both come to the same, each bears out the
other. Clear before fast: a rule set is the dict that YAML gives, points are fractions, every member is reckoned
from all rows.
"""
