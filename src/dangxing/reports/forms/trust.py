"""Whether a template can be trusted: every part of it parsed, for what is filled in goes to every member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from dangxing.errors import FileProblem
from dangxing.language import patterns
from dangxing.workbook.reading.bounds import Refusal
from dangxing.workbook.reading.markup import Attributes, local, parse

_TYPES = "[Content_Types].xml"
_MOST_TAGS = 2_000_000
"""Of all parts together: some 300,000 words of a text, each with a look of its own."""
_MACROS = (
    "vbaproject", "macroenabled", "vbadata", "macrosheet", "ms-word.attachedtoolbars", "activex", "webextension",
    "customui",
)  # fmt: skip
_FETCHING_PARTS = ("connections+xml", "querytable+xml", "externallink+xml", "xmlmaps")
_XML = (".xml", ".rels", ".vml", ".xhtml", ".html", ".htm", ".mht", ".mhtml", ".svg")
# Fields that only say what the document says of itself, or how something is shown. All else may fetch or run.
_FIELDS = frozenset(
    {
        "page", "numpages", "sectionpages", "section", "date", "time", "createdate", "savedate", "printdate",
        "edittime", "title", "subject", "author", "lastsavedby", "keywords", "comments", "filename", "filesize",
        "numwords", "numchars", "revnum", "docproperty", "toc", "tc", "index", "xe", "ref", "pageref",
        "noteref", "styleref", "seq", "listnum", "autonum", "autonumlgl", "autonumout", "formtext",
        "formcheckbox", "formdropdown", "mergefield", "symbol", "eq", "advance", "hyperlink", "username",
        "userinitials", "useraddress", "info", "template", "doccontrol", "barcode",
    }
)  # fmt: skip
_PAGES = ("http://", "https://", "mailto:")
_SCHEME = patterns.late(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:|[\\/]{2}")
_FETCHING = (
    "webservice(", "filterxml(", "image(", "rtd(", "call(", "register.id(", "exec(", "hyperlink(", "_xlws.py(",
    "stockhistory(", "translate(", "detectlanguage(",
)  # fmt: skip
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"})
_INSTRUCTIONS = frozenset({"instrText", "delInstrText"})
# What loads by itself what an attribute of it names.
_LOADING = frozenset({"imagedata", "fill", "stroke", "image", "feImage", "use"})


class _Distrust(Exception):
    """Why a part is not trusted: the name of a message, and what it is about."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(code)
        self.code = code
        self.reason = reason


def check(parts: Mapping[str, bytes], path: str) -> None:
    """FileProblem: a part that cannot be read, leads outside, holds a program, or that nobody says what it is."""
    part = _TYPES
    try:
        types = _Types(parts)
        tags = 0
        for part, content in parts.items():
            type_ = types.of(part)
            lower = f"{part} {type_}".lower()
            if any(word in lower for word in _MACROS):
                raise FileProblem("forms.template-macros", path=path)
            if any(word in lower for word in _FETCHING_PARTS):
                raise _Distrust("fetches", part)
            if ".." in part.split("/"):
                raise Refusal("damaged")
            if not type_ and part != _TYPES:
                raise _Distrust("untyped", "")
            if part.lower().endswith(_XML) or "xml" in type_ or "html" in type_:
                tags += content.count(b"<")
                if tags > _MOST_TAGS:
                    raise Refusal("expands")
                _Part(part).read(content)
    except _Distrust as fault:
        raise FileProblem(f"forms.template-{fault.code}", path=path, part=part, reason=fault.reason) from None
    except Refusal as refusal:
        raise FileProblem("forms.template-part", path=path, part=part, reason=refusal.code) from None


class _Types:
    """The types that the package gives its parts."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._defaults: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        content = parts.get(_TYPES)
        if content is None:
            raise Refusal("damaged")
        parse(content, self._start)

    def _start(self, tag: str, attributes: Attributes) -> None:
        type_ = attributes.get("ContentType", "").lower()
        if local(tag) == "Default":
            self._defaults.setdefault(attributes.get("Extension", "").lower(), type_)
        elif local(tag) == "Override":
            self._parts.setdefault(unquote(attributes.get("PartName", "")).lower().lstrip("/"), type_)

    def of(self, part: str) -> str:
        """The type of a part; empty where it has none."""
        return self._parts.get(part.lower()) or self._defaults.get(part.rpartition(".")[2].lower(), "")


class _Part:
    """One part, gone through for its relations, fields and formulas."""

    def __init__(self, name: str) -> None:
        self._relations = name.lower().endswith(".rels")
        self._fields: list[list[str]] = []
        self._text: list[str] | None = None
        self._formula = False

    def read(self, content: bytes) -> None:
        """_Distrust: something in it is not to be trusted. Refusal: it is no sound XML in UTF-8."""
        parse(content, self._start, self._end, self._characters)
        for field in self._fields:
            _check_field("".join(field))

    def _start(self, tag: str, attributes: Attributes) -> None:
        name = local(tag)
        told = {local(key): value for key, value in attributes.items()}
        if self._relations:
            if name == "Relationship":
                _check_relation(told)
            return
        if name in _INSTRUCTIONS or name in _FORMULAS:
            self._text, self._formula = [], name in _FORMULAS
        elif name == "fldChar":
            self._mark(told.get("fldCharType", ""))
        elif name == "fldSimple":
            _check_field(told.get("instr", ""))
        elif name in ("altChunk", "subDoc", "mailMerge", "attachedTemplate", "ddeLink", "oleLink", "script"):
            raise _Distrust("fetches", name)
        _check_attributes(name, told)

    def _characters(self, value: str) -> None:
        if self._text is not None:
            self._text.append(value)

    def _end(self, tag: str) -> None:
        if self._text is None or local(tag) not in _INSTRUCTIONS | _FORMULAS:
            return
        told = "".join(self._text)
        self._text = None
        if self._formula:
            _check_formula(told)
        elif self._fields:
            self._fields[-1].append(told)
        else:
            _check_field(told)

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append([])
        elif self._fields and kind in ("separate", "end"):
            field = self._fields[-1]
            if field or kind == "separate":
                _check_field("".join(field))
            field[:] = [" "]  # what follows is its result
            if kind == "end":
                self._fields.pop()


def _check_field(instruction: str) -> None:
    """_Distrust: a field that may fetch or run something, or whose kind another field makes up."""
    words = instruction.split(None, 2)
    if not words:
        return
    kind = words[0].casefold()
    if kind not in _FIELDS and not kind.startswith("="):
        raise _Distrust("field", words[0][:40])
    if kind == "hyperlink":
        # Its target may stand behind switches.
        for word in instruction.replace('"', " ").split():
            if _SCHEME.match(word) and not word.casefold().startswith(_PAGES):
                raise _Distrust("outside", word[:60])


def _check_attributes(name: str, attributes: Mapping[str, str]) -> None:
    """_Distrust: a drawing that is loaded from elsewhere, or a click on it that runs something."""
    for key, value in attributes.items():
        loads = key in ("src", "althref") or (key == "href" and name in _LOADING)
        if loads and _SCHEME.match(value.strip()) and not value.strip().casefold().startswith("data:"):
            raise _Distrust("outside", f"{name} {value.strip()}"[:80])
        if key == "action" and value.casefold().startswith(("ppaction://macro", "ppaction://program")):
            raise _Distrust("fetches", value[:40])
    if name == "definedName" and "auto_" in attributes.get("name", "").casefold():
        raise _Distrust("field", attributes["name"][:40])


def _check_formula(formula: str) -> None:
    """_Distrust: a formula that may fetch, send or run something, or asks another file."""
    plain = "".join(_outside(formula)).casefold().replace(" ", "")
    if "|" in plain or ("[" in plain and "!" in plain) or any(word in plain for word in _FETCHING):
        raise _Distrust("field", formula.strip()[:40])


def _outside(formula: str) -> Iterator[str]:
    yield from formula.split('"')[::2]


def _check_relation(attributes: Mapping[str, str]) -> None:
    """_Distrust: it leads outside, and is no plain link to a page."""
    kind = attributes.get("Type", "").rpartition("/")[2].casefold()
    target = attributes.get("Target", "").strip()
    inside = attributes.get("TargetMode", "Internal").strip().casefold() == "internal"
    if inside and not _SCHEME.match(target):
        if kind in ("afchunk", "subdocument", "attachedtemplate"):
            raise _Distrust("fetches", kind)
        return
    if inside or kind != "hyperlink" or not target.casefold().startswith(_PAGES):
        raise _Distrust("outside", f"{kind} {target}"[:80])
