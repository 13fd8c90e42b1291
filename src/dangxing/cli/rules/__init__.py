"""``dangxing rules``: the rules in use, read, explained, described to editors and copied for editing."""
