"""``dangxing layouts``: the tables that an import knows, read, checked, described to editors and drafted."""
