"""The project's home on the web in what is built: its URLs, and the README's links made to lead there.

Whoever owns the home names it once, when building: ``make dist DANGXING_HOME=https://…``, the address of the repository
on a forge (GitHub, Gitee, GitLab and their like). The page on an index begins with ``index.md``, which has no links;
with a home the sections of the README follow, and without it there are no URLs. A wheel made from the source archive
says what the archive says.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hatchling.metadata.plugin.interface import MetadataHookInterface

NAMED_BY = "DANGXING_HOME"
# A link or picture of Markdown that is no address and no place within the page: its path, and the place in there.
_LINK = re.compile(r"(!?)(\[[^\]]*\])\((?![a-z]+:|#)([^()\s#]+)(#[^()\s]*)?\)")


class HomeHook(MetadataHookInterface):
    """Fills what ``pyproject.toml`` leaves open: ``readme`` and ``urls``."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in what no source archive has said. ValueError: the home is no address of the web."""
        home, root = os.environ.get(NAMED_BY, "").strip().rstrip("/"), Path(self.root)
        metadata.setdefault("urls", urls(home, metadata["version"]) if home else {})
        if "readme" in metadata:
            return
        text = (root / "packaging" / "index.md").read_text(encoding="utf-8")
        if home:
            # What stands before its first section is for who has the repository.
            sections = "\n## " + (root / "README.md").read_text(encoding="utf-8").partition("\n## ")[2]
            text += absolute(sections, root, home, metadata["version"])
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


def urls(home: str, version: str) -> dict[str, str]:
    """What an index shows beside the page. ValueError: ``home`` is no address of the web."""
    parts = urlsplit(home)
    # Who clones by a token has one in the address: it is neither published nor told in what a build prints.
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc or parts.query or parts.fragment:
        raise ValueError(f"{NAMED_BY} is the repository's address, as in https://forge.example/owner/name, and no more")
    return {
        "Homepage": home,
        "Documentation": f"{home}/blob/v{version}/docs/README.md",
        "Changelog": f"{home}/blob/v{version}/CHANGELOG.md",
        "Issues": f"{home}/issues",
        "Source": home,
    }


def absolute(text: str, root: Path, home: str, version: str) -> str:
    """Markdown in which what stands in the repository is named by its address there, as of the version's tag.

    ValueError: a link leads to nothing.
    """

    def there(link: re.Match[str]) -> str:
        shown, label, path, place = link.groups()
        target = root / path
        if not target.exists():
            raise ValueError(f"a link of the README leads nowhere: {path}")
        kind = "raw" if shown else "tree" if target.is_dir() else "blob"
        return f"{shown}{label}({home}/{kind}/v{version}/{path}{place or ''})"

    return _LINK.sub(there, text)
