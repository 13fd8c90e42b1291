"""Documents of OpenDocument made element by element."""

from __future__ import annotations

from reader_files import zipped

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = "".join(
    f' xmlns:{name}="{ODF}{rest}:1.0"'
    for name, rest in {
        "office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle",
        "fo": "xsl-fo-compatible", "draw": "drawing",
    }.items()
) + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'  # fmt: skip
STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="T2" style:family="text"><style:text-properties fo:color="#ffffff"/>'
    '</style:style><style:style style:name="T1" style:family="table-cell"/>'
    '<style:style style:name="W" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>'
    '<style:style style:name="red" style:family="table-cell"><style:text-properties fo:color="#ff0000"/>'
    '<style:table-cell-properties fo:background-color="#FF0000"/></style:style>'
    '<style:style style:name="signs" style:family="table-cell"><style:text-properties style:font-name="Wingdings"/>'
    '</style:style><style:style style:name="signs" style:family="text"><style:text-properties '
    'style:font-name="Wingdings"/></style:style><style:style style:name="greek" style:family="table-cell">'
    '<style:text-properties fo:font-family="Symbol"/></style:style><style:style style:name="filling" '
    'style:family="table-cell"><style:table-cell-properties style:repeat-content="true"/></style:style>'
    '<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="down" style:family="text"><style:text-properties '
    'style:text-position="-33% 58%"/></style:style><style:style style:name="level" style:family="text">'
    '<style:text-properties style:text-position="0% 100%"/></style:style><style:style style:name="narrow" '
    'style:family="table-column"><style:table-column-properties style:column-width="1cm"/></style:style>'
    '<number:number-style style:name="N1"><number:number number:min-integer-digits="1"/><number:fill-character>0'
    '</number:fill-character></number:number-style><style:style style:name="zeros" style:family="table-cell" '
    'style:data-style-name="N1"/>'
    '<style:style style:name="if" style:family="table-cell">'
    '<style:map style:condition="cell-content()&gt;90" style:apply-style-name="W"/></style:style>'
)


def ods(row: str, after: str = "", *, settings: bytes = b"") -> bytes:
    """A document of one sheet."""
    content = (
        f"<office:document-content{SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="甲">{row}{after}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    parts = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()}
    return zipped(parts | ({"settings.xml": settings} if settings else {}))


def cell(text: str, more: str = "") -> str:
    held = f'<table:table-cell office:value-type="string"{more}>{text}</table:table-cell>'
    return f"<table:table-row>{held}</table:table-row>"
