"""Finds words of another language in whatever the command writes."""

import html
import json
import re
import zipfile
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from dangxing.language import Language
from dangxing.language.signs import SIMPLIFIED, TRADITIONAL

_HAN: Final = re.compile("[⺀-鿿豈-﫿＀-｠、。「」『』《》【】]")
_TRADITIONAL: Final = re.compile(f"[{TRADITIONAL}「」『』]")
# Signs that Simplified shares with Traditional in another sense (干, 里, 后) stand in Big5; the others tell it.
_OWN: Final = "".join(sign for sign in SIMPLIFIED if not sign.encode("big5", "ignore"))
_SIMPLIFIED: Final = re.compile(f"[{_OWN}“”‘’]")
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z]+")
# What is no word of a language: names of files, options, commands, keys, codes, cells.
_CODED: Final = re.compile(
    r"https?://\S+|`[^`]*`|\$?[A-Za-z0-9]*[_/\\.|@=<>\-][\w./\\|@=<>!:$\-]*|[\w.\-]+\.(?:xlsx|yaml|md|html|sqlite|json)"
    r"|\b[A-Z]{1,3}[0-9]*\b|\b[A-Z][A-Z_]+\b|\b[0-9a-f]{8,}\b",
    re.ASCII,
)
# A cell of the records; where a narrow column breaks it, what is left of it.
_PLACES: Final = re.compile(r"[^\s；;、,：:（(/│]*![A-Z]{0,3}[0-9]*")
_TAGS: Final = re.compile(r"(?s)<(script|style)\b.*?</\1>|<[^>]+>")
_SPOKEN: Final = re.compile(r'\b(?:title|alt|aria-label|placeholder)="([^"]*)"')
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Tongue:
    """Judges texts of one language; ``names`` are everybody's, whatever the language, and ``coded`` are no words."""

    def __init__(self, language: Language, names: frozenset[str], coded: frozenset[str]) -> None:
        self._language = language
        self._names = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
        self._coded = coded

    def foreign(self, texts: Iterator[str]) -> set[str]:
        """Those of the texts that hold words of another language."""
        return {text for text in set(texts) if self._is_foreign(text)}

    def _is_foreign(self, text: str) -> bool:
        told = self._names.sub(" ", _PLACES.sub(" ", text))
        if self._language == "en":
            return _HAN.search(told) is not None
        other = _TRADITIONAL if self._language == "zh-Hans" else _SIMPLIFIED
        if other.search(told):
            return True
        return any(word not in self._coded for word in _LATIN.findall(_CODED.sub(" ", told)))


def of_lines(printed: str) -> Iterator[str]:
    """The lines of what was printed."""
    yield from printed.splitlines()


def of_json(printed: str, codes: frozenset[str]) -> Iterator[str]:
    """The texts of a JSON document, but for those under keys that hold ``codes``."""

    def walked(value: Any) -> Iterator[str]:
        match value:
            case dict():
                for key, each in value.items():
                    if key not in codes:
                        yield from walked(each)
            case list():
                for each in value:
                    yield from walked(each)
            case str():
                yield value

    yield from walked(json.loads(printed))


def of_page(path: Path) -> Iterator[str]:
    """What a reader of an HTML page sees or hears."""
    page = path.read_text(encoding="utf-8")
    yield from map(html.unescape, _SPOKEN.findall(page))
    yield from (line.strip() for line in html.unescape(_TAGS.sub("\n", page)).splitlines())


def of_workbook(path: Path, shown: Callable[[str], bool] = lambda title: True) -> Iterator[str]:
    """The texts of a workbook: of the sheets that are ``shown``, of its charts, notes, lists, prompts and margins."""
    with zipfile.ZipFile(path) as parts:
        names = set(parts.namelist())
        shared = ["".join(item.itertext()) for item in _parsed(parts, "xl/sharedStrings.xml", names)]
        links = {link.get("Id"): link.get("Target", "") for link in _parsed(parts, "xl/_rels/workbook.xml.rels", names)}
        for sheet in _parsed(parts, "xl/workbook.xml", names).iter(f"{_MAIN}sheet"):
            title, link = sheet.get("name", ""), next(value for key, value in sheet.items() if key.endswith("}id"))
            if shown(title) and sheet.get("state", "visible") == "visible":
                yield title
                target = links[link].removeprefix("/xl/")
                yield from _of_sheet(_parsed(parts, f"xl/{target}", names), shared)
        for name in names:
            if re.match(r"xl/(charts/chart|comments|drawings/drawing)", name):
                for text in _parsed(parts, name, names).iter():
                    if text.tag.endswith(("}t", "}v")) and text.text:
                        yield text.text


def of_files(records: Container[str]) -> Iterator[tuple[str, Iterator[str]]]:
    """The files that commands have left in the working folder, each by its name; sheets of ``records`` left out."""
    (page,) = Path("report").glob("*.html")
    yield page.name, of_page(page)
    for folder in ("report", "notice", "forms", "targets"):
        (book, *more) = sorted(Path(folder).glob("*.xlsx"))
        yield from ((each.name, of_workbook(each)) for each in (book, *more))
    yield "blank.xlsx", of_workbook(Path("blank.xlsx"))
    yield "scored", of_workbook(Path("scored/records-scored.xlsx"), lambda title: title not in records)


def _parsed(parts: zipfile.ZipFile, name: str, names: set[str]) -> ElementTree.Element:
    # What the command itself has just written.
    return ElementTree.fromstring(parts.read(name)) if name in names else ElementTree.Element("none")  # noqa: S314


def _of_sheet(sheet: ElementTree.Element, shared: list[str]) -> Iterator[str]:
    for cell in sheet.iter(f"{_MAIN}c"):
        kind, value = cell.get("t"), cell.find(f"{_MAIN}v")
        if kind == "s" and value is not None:
            yield shared[int(value.text or 0)]
        elif kind == "inlineStr":
            yield "".join(cell.itertext())
        elif kind == "str" and value is not None:
            yield value.text or ""
    for rule in sheet.iter(f"{_MAIN}dataValidation"):
        yield from (rule.get(name, "") for name in ("prompt", "promptTitle", "error", "errorTitle"))
        listed = rule.findtext(f"{_MAIN}formula1") or ""
        if listed.startswith('"'):
            yield listed
    margins = sheet.find(f"{_MAIN}headerFooter")
    if margins is not None:
        yield from (re.sub(r"&[A-Z]|&\"[^\"]*\"", " ", margin.text or "") for margin in margins)
