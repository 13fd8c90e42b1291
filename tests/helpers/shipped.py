"""The shipped rules, loaded once in a process for all tests that only read them."""

from dangxing.rules import loading

RULES = loading.load()
