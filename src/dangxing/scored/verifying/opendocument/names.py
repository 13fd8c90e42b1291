"""Names of elements and attributes with the prefixes that everybody knows them by."""

from __future__ import annotations

from collections.abc import Mapping

from dangxing.scored.verifying.ooxml.tree import Names

_SPACES = {
    f"urn:oasis:names:tc:opendocument:xmlns:{space}:1.0": prefix
    for space, prefix in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("datastyle", "number"),
        ("drawing", "draw"), ("xsl-fo-compatible", "fo"), ("svg-compatible", "svg"), ("config", "config"),
        ("form", "form"), ("meta", "meta"), ("manifest", "manifest"),
    )
} | {
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/TR/css3-text/": "css3t",
    "http://www.w3.org/1999/xlink": "xlink",
}  # fmt: skip


class Prefixed(Names):
    """Names as ``table:table-cell``; of another vocabulary, with the whole of its name before a blank."""

    mixed = "text:"

    def of(self, name: str) -> str:
        """The name with its prefix."""
        known = self.known.get(name)
        if known is None:
            space, _, local = name.rpartition(" ")
            prefix = _SPACES.get(space)
            known = self.known[name] = f"{prefix}:{local}" if prefix else name
        return known

    def attributes(self, found: Mapping[str, str]) -> Mapping[str, str]:
        """All of them."""
        return {self.of(name): value for name, value in found.items()}
