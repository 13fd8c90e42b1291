"""A form in .docx: python-docx opens and saves it; text is replaced in place, so all else stays as it is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from dangxing.errors import FileProblem
from dangxing.language import patterns
from dangxing.reports.forms import package
from dangxing.reports.forms.fields import Found, Lexicon, Unknown, Value, all_known, rows_of, value_of, written
from dangxing.reports.forms.model import Form
from dangxing.reports.forms.pieces import names_in, replaced

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _T, _TR = (f"{_W}{tag}" for tag in ("p", "t", "tr"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# By which Word knows a paragraph: a copy must not have the same.
_OWN_IDS = ("paraId", "textId")
_SHOWN = 60
_CONTROL = patterns.late(r"[\x00-\x1f]")
_NOT_XML = patterns.late(r"[\ud800-\udfff\ufffe\uffff]")


def prepared(path: str, parts: Mapping[str, bytes], lexicon: Lexicon) -> Callable[[Form], bytes]:
    """What fills the document for a member. FileProblem: it cannot be read, or its fields are not in order."""
    data = package.packed(parts)
    _check(_opened(path, data), path, lexicon)

    def fill(form: Form) -> bytes:
        document = _opened(path, data)
        for root in _roots(document):
            _fill(root, form, lexicon)
        buffer = io.BytesIO()
        document.save(buffer)
        return package.settled(buffer.getvalue())

    return fill


def _opened(path: str, data: bytes) -> Any:
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        document.element.body.tag  # noqa: B018 -- a root of another name has no body
        return document
    except Exception:  # noqa: BLE001 -- the library says so in a dozen ways; all mean the same
        raise FileProblem("forms.template-damaged", path=path) from None


def _roots(document: Any) -> Iterator[Any]:
    """The body, and every header and footer, each once."""
    yield document.element.body
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in ("header", "footer"):
            yield relation.target_part.element


def _texts(paragraph: Any) -> list[Any]:
    """The texts of a paragraph itself, not those of a text box in it."""
    return [each for each in paragraph.iter(_T) if next(each.iterancestors(_P)) is paragraph]


def _text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in _texts(paragraph))


def _check(document: Any, path: str, lexicon: Lexicon) -> None:
    seen = 0
    unknown: list[Unknown] = []
    looked: set[Any] = set()
    for root in _roots(document):
        for paragraph in root.iter(_P):
            told = _text(paragraph)
            place = told.strip()[:_SHOWN]
            for name in names_in(told):
                seen += 1
                if lexicon.get(name) is None:
                    unknown.append(Unknown(name.strip(), place, lexicon.nearest(name)))
            element = _repeated(paragraph)
            if element in looked:
                continue
            looked.add(element)  # a row is looked at once, however many paragraphs it has
            blocks = _blocks_of(element, lexicon)
            if len(blocks) > 1:
                raise FileProblem("forms.two-blocks", path=path, place=place, blocks=", ".join(sorted(blocks)))
    all_known(path, seen, unknown)


def _repeated(paragraph: Any) -> Any:
    """What is repeated with a field of a block: the row of the table, or the paragraph where there is no table."""
    return next(paragraph.iterancestors(_TR), paragraph)


def _own(element: Any) -> Iterator[Any]:
    """The paragraphs of a row, those of rows within it left out; or the paragraph itself."""
    if element.tag == _P:
        yield element
        return
    for paragraph in element.iter(_P):
        if next(paragraph.iterancestors(_TR)) is element:
            yield paragraph


def _blocks_of(element: Any, lexicon: Lexicon) -> set[str]:
    found = (lexicon.get(name) for paragraph in _own(element) for name in names_in(_text(paragraph)))
    return {each.block for each in found if each is not None and each.block}


def _fill(root: Any, form: Form, lexicon: Lexicon) -> None:
    repeated = dict.fromkeys(_repeated(paragraph) for paragraph in root.iter(_P) if names_in(_text(paragraph)))
    done: set[Any] = set()
    for element in repeated:
        for block in _blocks_of(element, lexicon):
            rows = rows_of(block, form)
            # Every copy is made before any is filled.
            copies = [_copied(element) for _ in rows[1:]]
            for copy in reversed(copies):
                element.addnext(copy)
            for each, values in zip((element, *copies), rows or [{}], strict=True):
                done.update(_put(each, form, lexicon, values))
    for paragraph in list(root.iter(_P)):
        if paragraph not in done:
            _replace(paragraph, lambda found: value_of(found, form), lexicon)


def _copied(element: Any) -> Any:
    copy = deepcopy(element)
    for each in copy.iter():
        for name in [name for name in each.attrib if name.rpartition("}")[2] in _OWN_IDS]:
            del each.attrib[name]
    return copy


def _put(element: Any, form: Form, lexicon: Lexicon, values: Mapping[str, Value]) -> list[Any]:
    own = list(_own(element))
    for paragraph in own:
        _replace(paragraph, lambda found: values.get(found.name) if found.block else value_of(found, form), lexicon)
    return own


def _replace(paragraph: Any, value: Callable[[Found], Value], lexicon: Lexicon) -> None:
    texts = _texts(paragraph)
    before = [each.text or "" for each in texts]
    if not names_in("".join(before)):
        return

    def told(name: str) -> str:
        found = lexicon.get(name)
        return "" if found is None else _clean(written(value(found)))

    for element, text in zip(texts, replaced(before, told), strict=True):
        element.text = text
        element.set(_SPACE, "preserve")


def _clean(text: str) -> str:
    """Without what no XML may hold; a line end becomes a blank."""
    return _NOT_XML.sub("\ufffd", _CONTROL.sub(" ", text))
