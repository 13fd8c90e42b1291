"""Two folders of rules side by side: what changes in the rules, and what that does to people.

``changes`` compares rules with rules; ``effects`` scores workbooks by both. Nothing is written or entered.
"""
