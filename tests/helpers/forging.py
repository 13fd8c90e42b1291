"""Scored workbooks as a forger changes them: in the parts of the package, each in a few lines."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
NOTICE, SUMMARY, ORDINARY, RECORDS = "公示", "總表", "普通黨員", "活動"


class Package:
    """The parts of a workbook, by name, and how they are changed. AssertionError: there is nothing to change."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        related = self.text("xl/_rels/workbook.xml.rels")
        targets = dict(re.findall(r'Id="(rId\d+)"[^>]*Target="([^"]+)"', related))
        self.sheets = {
            title: f"xl/{targets[key]}"
            for title, key in re.findall(r'<sheet name="([^"]+)"[^>]*r:id="(rId\d+)"', self.text("xl/workbook.xml"))
        }

    def text(self, part: str) -> str:
        return self.parts[part].decode()

    def change(self, part: str, old: str, new: str, *, times: int = 1) -> None:
        """Replace what a regular expression finds in a part, or on a sheet by its title."""
        name = self.sheets.get(part, part)
        text, done = re.subn(old, new, self.text(name), count=times, flags=re.DOTALL)
        assert done, f"nothing like {old} in {name}"
        self.parts[name] = text.encode()

    def behind(self, title: str, xml: str) -> None:
        """Put an element at the end of a sheet."""
        self.change(title, "</worksheet>", f"{xml}</worksheet>")

    def relate(self, source: str, key: str, kind: str, target: str, *, outside: bool = False) -> None:
        """Add a relation to a part, or to a sheet by its title."""
        source = self.sheets.get(source, source)
        folder, _, name = source.rpartition("/")
        part = f"{folder}/_rels/{name}.rels"
        empty = f'<Relationships xmlns="{OFFICE.replace("officeDocument", "package")}"></Relationships>'
        self.parts.setdefault(part, empty.encode())
        mode = ' TargetMode="External"' if outside else ""
        kind = kind if ":" in kind else f"{OFFICE}/{kind}"
        entry = f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{mode}/>'
        self.change(part, "</Relationships>", f"{entry}</Relationships>")

    def add(self, part: str, content: str | bytes, type_: str) -> None:
        """Add a part and its type."""
        self.parts[part] = content.encode() if isinstance(content, str) else content
        entry = f'<Override PartName="/{part}" ContentType="{type_}"/>'
        self.change("[Content_Types].xml", "</Types>", f"{entry}</Types>")

    def style(self, title: str, cell: str, change: Callable[[str], str]) -> None:
        """Give a cell a format of its own: ``change`` gets the XML of the one that it has."""
        found = re.search(rf'<c r="{cell}" s="(\d+)"', self.text(self.sheets[title]))
        assert found
        formats = re.search(r"<cellXfs.*?</cellXfs>", self.text("xl/styles.xml"), re.DOTALL)
        assert formats
        every = re.findall(r"<xf [^>]*?/>|<xf .*?</xf>", formats[0])
        made = change(every[int(found[1])])
        assert made != every[int(found[1])]
        self.change("xl/styles.xml", "</cellXfs>", made.replace("\\", "\\\\") + "</cellXfs>")
        self.change(title, f'<c r="{cell}" s="{found[1]}"', f'<c r="{cell}" s="{len(every)}"')

    def font(self, title: str, cell: str, xml: str) -> None:
        """Give a cell another font."""
        fonts = re.search("<fonts.*?</fonts>", self.text("xl/styles.xml"), re.DOTALL)
        assert fonts
        count = len(re.findall("<font>", fonts[0]))
        self.change("xl/styles.xml", "</fonts>", f"<font>{xml}</font></fonts>")
        self.style(title, cell, lambda xf: re.sub(r'fontId="\d+"', f'fontId="{count}"', xf))

    def draw(self, title: str, row: int, column: int, shape: str) -> None:
        """Lay a drawing over a sheet, from a cell (from 0) on."""
        anchor = (
            f"<xdr:twoCellAnchor><xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}"
            "</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>" + str(column + 2) + "</xdr:col>"
            f"<xdr:colOff>0</xdr:colOff><xdr:row>{row + 3}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>{shape}"
            "<xdr:clientData/></xdr:twoCellAnchor>"
        )
        body = f'<xdr:wsDr xmlns:xdr="{DRAWN}/spreadsheetDrawing" xmlns:a="{DRAWN}/main">{anchor}</xdr:wsDr>'
        self.add("xl/drawings/drawing1.xml", body, DRAWING_TYPE)
        self.relate(title, "rId1", "drawing", "../drawings/drawing1.xml")
        self.behind(title, '<drawing r:id="rId1"/>')

    def save(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return path


Forgery = Callable[[Package], None]
ALTERED: dict[str, Forgery] = {}
ADDED: dict[str, Forgery] = {}
REFUSED: dict[str, Forgery] = {}
INNOCENT: dict[str, Forgery] = {}


def noting(kind: dict[str, Forgery]) -> Callable[[Forgery], Forgery]:
    """What enters a forgery among those of a kind."""

    def note(forgery: Forgery) -> Forgery:
        kind[forgery.__name__.replace("_", "-")] = forgery
        return forgery

    return note


altered, added, refused, innocent = noting(ALTERED), noting(ADDED), noting(REFUSED), noting(INNOCENT)
# The total of the first member on the notice.
_TOTAL = r'(<c r="D8" s="\d+">)<v>[^<]*</v>'
_SHAPE = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>99</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
_WHITE = '<sz val="11"/><color rgb="FFFFFFFF"/><name val="PMingLiU"/><family val="2"/>'


# Values and formulas.


@altered
def a_value(p: Package) -> None:
    p.change(NOTICE, _TOTAL, r"\1<v>99</v>")


@altered
def a_value_stored_beside_its_formula(p: Package) -> None:
    p.change(ORDINARY, r"(<f>ROUND\(SUM[^<]*</f>)<v>[^<]*</v>", r"\1<v>99</v>")


@altered
def a_value_in_digits_of_another_script(p: Package) -> None:
    p.change(NOTICE, _TOTAL, r"\1<v>７７</v>")


@altered
def a_value_with_a_line_between_its_digits(p: Package) -> None:
    p.change(NOTICE, r'(<c r="D8" s="\d+"><v>\d)(\d[^<]*</v>)', r"\1_\2")


@altered
def a_number_beyond_all_numbers(p: Package) -> None:
    p.change(NOTICE, _TOTAL, r"\1<v>1e999</v>")


@altered
def a_date_in_place_of_a_number(p: Package) -> None:
    p.change(NOTICE, r'<c r="D8" (s="\d+")><v>[^<]*</v>', r'<c r="D8" \1 t="d"><v>1900-03-17</v>')


@altered
def an_array_formula(p: Package) -> None:
    p.change(ORDINARY, "<f>", '<f t="array" ref="D5">')


@altered
def a_formula_shared_from_elsewhere(p: Package) -> None:
    p.change(
        ORDINARY,
        r"<f>(ROUND\(SUM[^<]*)</f>(.*?)<f>ROUND\(SUM[^<]*</f>",
        r'<f t="shared" si="0" ref="H5:H6">\1</f>\2<f t="shared" si="1">99</f>',
    )


@altered
def a_formula_among_the_records(p: Package) -> None:
    p.change(RECORDS, r'(<c r="A2")', r'<c r="A2"><f>1</f><v>1</v></c>\1')


@altered
def a_cell_that_stands_twice(p: Package) -> None:
    p.change(NOTICE, r'(<c r="D8" s="\d+">)<v>([^<]*)</v></c>', r"\1<v>\2</v></c>\1<v>99</v></c>")


@altered
def rows_out_of_order(p: Package) -> None:
    p.change(NOTICE, r'(<row r="8".*?</row>)(\s*)(<row r="9".*?</row>)', r"\3\2\1")


@altered
def a_cell_under_another_row(p: Package) -> None:
    p.change(NOTICE, '<c r="D8"', '<c r="D9"')


@altered
def rows_within_an_alternative(p: Package) -> None:
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    p.change(
        NOTICE,
        '(<row r="8".*?</row>)',
        rf'<mc:AlternateContent xmlns:mc="{space}"><mc:Fallback>\1</mc:Fallback></mc:AlternateContent>',
    )


@altered
def a_value_of_two_kinds(p: Package) -> None:
    p.change(NOTICE, r'(<c r="B8" s="\d+" t="inlineStr">)', r"\1<v>0</v>")


@altered
def a_picture_in_place_of_the_value(p: Package) -> None:
    p.change(NOTICE, '<c r="D8"', '<c vm="1" r="D8"')


@altered
def text_between_the_cells(p: Package) -> None:
    p.change(NOTICE, '(<row r="8"[^>]*>)', r"\g<1>99")


# Texts.


@altered
def a_reading_over_a_text(p: Package) -> None:
    p.change(
        NOTICE,
        r'(<c r="B8" s="\d+" t="inlineStr"><is>)<t>([^<]*)</t>',
        r'\1<t>\2</t><rPh sb="0" eb="1"><t>99</t></rPh>',
    )


@altered
def a_run_in_white(p: Package) -> None:
    p.change(
        NOTICE,
        r'(<c r="B8" s="\d+" t="inlineStr"><is>)<t>([^<]*)</t>',
        rf"\1<r><rPr>{_WHITE.replace('name', 'rFont')}</rPr><t>\2</t></r>",
    )


@altered
def a_second_table_of_strings(p: Package) -> None:
    for number in (1, 2):
        p.add(
            f"xl/strings{number}.xml", f'<sst xmlns="{MAIN}"><si><t>9</t></si></sst>', f"{SHEET_TYPE}.sharedStrings+xml"
        )
        p.relate("xl/workbook.xml", f"rId9{number}", "sharedStrings", f"strings{number}.xml")
    p.change(NOTICE, r'<c r="B8" (s="\d+") t="inlineStr"><is>.*?</is>', r'<c r="B8" \1 t="s"><v>0</v>')


# How it looks.


@altered
def white_text(p: Package) -> None:
    p.font(NOTICE, "D8", _WHITE)


@altered
def a_font_of_signs(p: Package) -> None:
    p.font(NOTICE, "D8", '<sz val="11"/><color theme="1"/><name val="Wingdings"/><charset val="2"/>')


@altered
def a_font_that_somebody_made(p: Package) -> None:
    p.font(NOTICE, "D8", '<sz val="11"/><color theme="1"/><name val="SwappedDigits"/><family val="2"/>')


@altered
def tiny_text(p: Package) -> None:
    p.font(NOTICE, "D8", '<sz val="1"/><color theme="1"/><name val="PMingLiU"/><family val="2"/>')


@altered
def struck_out_text(p: Package) -> None:
    p.font(NOTICE, "D8", '<strike/><sz val="11"/><color theme="1"/><name val="PMingLiU"/><family val="2"/>')


@altered
def a_number_format_of_one_cell(p: Package) -> None:
    p.change("xl/styles.xml", "</numFmts>", '<numFmt numFmtId="199" formatCode="&quot;99.00&quot;"/></numFmts>')
    p.style(NOTICE, "D8", lambda xf: re.sub(r'numFmtId="\d+"', 'numFmtId="199"', xf))


@altered
def a_number_format_that_shows_nothing(p: Package) -> None:
    p.change("xl/styles.xml", 'formatCode="0.00"', 'formatCode=";;;"')


@altered
def the_format_of_another_cell(p: Package) -> None:
    p.change(NOTICE, r'<c r="D8" s="\d+"', '<c r="D8" s="0"')


@altered
def a_format_that_is_not_to_be_applied(p: Package) -> None:
    p.style(NOTICE, "D8", lambda xf: xf.replace('applyNumberFormat="1"', 'applyNumberFormat="0"'))


@altered
def a_black_fill(p: Package) -> None:
    p.change(
        "xl/styles.xml",
        "</fills>",
        '<fill><patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill></fill></fills>',
    )
    p.style(NOTICE, "D8", lambda xf: re.sub(r'fillId="\d+"', 'fillId="4"', xf))


@altered
def a_gradient(p: Package) -> None:
    p.change(
        "xl/styles.xml",
        '(<fill>)<patternFill patternType="solid">.*?</fill>',
        r"\1<gradientFill><stop/></gradientFill></fill>",
    )


@altered
def the_colours_of_the_theme(p: Package) -> None:
    p.change("xl/theme/theme1.xml", '<a:sysClr val="windowText" lastClr="000000"/>', '<a:srgbClr val="FFFFFF"/>')


@altered
def the_fonts_of_the_theme(p: Package) -> None:
    p.change("xl/theme/theme1.xml", '(<a:minorFont><a:latin typeface=)"[^"]*"', r'\1"Webdings"')


@altered
def a_value_repeated_across_its_cell(p: Package) -> None:
    p.style(NOTICE, "D8", lambda xf: xf.replace('horizontal="center"', 'horizontal="fill"'))


@altered
def text_turned_and_shrunk(p: Package) -> None:
    p.style(NOTICE, "D8", lambda xf: xf.replace("<alignment ", '<alignment textRotation="90" shrinkToFit="1" '))


@altered
def a_conditional_format_in_white(p: Package) -> None:
    p.change("xl/styles.xml", "</dxfs>", '<dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs>')
    p.behind(
        NOTICE,
        '<conditionalFormatting sqref="D8"><cfRule type="expression" priority="9" dxfId="3"><formula>1</formula></cfRule></conditionalFormatting>',
    )


@altered
def bars_and_icons_in_place_of_values(p: Package) -> None:
    bar = '<dataBar showValue="0"><cfvo type="min"/><cfvo type="max"/><color rgb="FF000000"/></dataBar>'
    p.behind(
        NOTICE,
        f'<conditionalFormatting sqref="D8"><cfRule type="dataBar" priority="9">{bar}</cfRule></conditionalFormatting>',
    )


@altered
def another_look_of_a_conditional_format(p: Package) -> None:
    p.change("xl/styles.xml", '(<dxf><font><color rgb=)"FF375623"', r'\1"FFE8F1E0"')


@altered
def extensions_of_conditional_formats(p: Package) -> None:
    p.behind(NOTICE, '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"/></extLst>')


# What is seen of a sheet.


@altered
def a_hidden_row(p: Package) -> None:
    p.change(NOTICE, '<row r="8"', '<row hidden="1" r="8"')


@altered
def a_row_of_no_height(p: Package) -> None:
    p.change(NOTICE, r'<row r="8" ht="[^"]*"', '<row r="8" ht="0.5"')


@altered
def rows_hidden_where_they_do_not_say(p: Package) -> None:
    p.change(NOTICE, "<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" ')


@altered
def columns_narrow_where_they_do_not_say(p: Package) -> None:
    p.change(NOTICE, "<sheetFormatPr ", '<sheetFormatPr defaultColWidth="0" ')
    p.change(NOTICE, "<cols>.*</cols>", "")


@altered
def a_hidden_column(p: Package) -> None:
    p.change(NOTICE, '<col min="4"', '<col hidden="1" min="4"')


@altered
def a_column_of_no_width(p: Package) -> None:
    p.change(NOTICE, r'(<col min="4" max="4" width=)"[^"]*"', r'\1"0.1"')


@altered
def a_column_that_was_hidden(p: Package) -> None:
    p.change(SUMMARY, ' hidden="1"', "")


@altered
def cells_merged_over_others(p: Package) -> None:
    p.change(NOTICE, r'<mergeCells count="\d+">', '<mergeCells count="9"><mergeCell ref="B8:D8"/>')


@altered
def panes_scrolled_away(p: Package) -> None:
    p.change(ORDINARY, '(<sheetView [^>]*?)workbookViewId="0">', r'\1topLeftCell="A6" workbookViewId="0">')


@altered
def a_view_too_small_to_read(p: Package) -> None:
    p.change(NOTICE, "<sheetView ", '<sheetView zoomScale="10" ')


@altered
def zeros_not_shown_and_right_to_left(p: Package) -> None:
    p.change(NOTICE, "<sheetView ", '<sheetView showZeros="0" rightToLeft="1" ')


@altered
def a_filter(p: Package) -> None:
    p.change(
        ORDINARY,
        r'<autoFilter ref="([^"]*)"/>',
        r'<autoFilter ref="\1"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>',
    )


@altered
def a_message_at_a_cell(p: Package) -> None:
    p.behind(
        NOTICE,
        '<dataValidations count="1"><dataValidation sqref="D8" showInputMessage="1" prompt="99"/></dataValidations>',
    )


@altered
def a_link(p: Package) -> None:
    p.behind(NOTICE, '<hyperlinks><hyperlink ref="D8" r:id="rId1" display="99"/></hyperlinks>')
    p.relate(NOTICE, "rId1", "hyperlink", "https://example.org", outside=True)


@altered
def a_table(p: Package) -> None:
    p.add(
        "xl/tables/table1.xml",
        f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A7:E8"/>',
        f"{SHEET_TYPE}.table+xml",
    )
    p.relate(NOTICE, "rId1", "table", "../tables/table1.xml")
    p.behind(NOTICE, '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>')


@altered
def a_background(p: Package) -> None:
    p.add("xl/media/image1.png", b"\x89PNG", "image/png")
    p.relate(NOTICE, "rId1", "image", "../media/image1.png")
    p.behind(NOTICE, '<picture r:id="rId1"/>')


@altered
def a_text_box_over_a_cell(p: Package) -> None:
    p.draw(NOTICE, 7, 3, _SHAPE)


@altered
def a_picture_over_a_cell(p: Package) -> None:
    p.draw(NOTICE, 5, 2, "<xdr:pic/>")


@altered
def a_turned_picture_beside_the_cells(p: Package) -> None:
    p.draw(NOTICE, 7, 9, '<xdr:pic><xdr:spPr><a:xfrm rot="5400000"/></xdr:spPr></xdr:pic>')


@altered
def an_embedded_object(p: Package) -> None:
    p.add("xl/embeddings/oleObject1.bin", b"\xd0\xcf", "application/vnd.openxmlformats-officedocument.oleObject")
    p.relate(NOTICE, "rId1", "oleObject", "../embeddings/oleObject1.bin")
    p.behind(NOTICE, '<oleObjects><oleObject progId="Package" shapeId="1" r:id="rId1"/></oleObjects>')


# What is printed.


@altered
def a_header(p: Package) -> None:
    p.change(NOTICE, "<headerFooter>", "<headerFooter><oddHeader>&amp;C99.00</oddHeader>")


@altered
def a_picture_in_the_header(p: Package) -> None:
    p.behind(NOTICE, '<legacyDrawingHF r:id="rId9"/>')


@altered
def an_area_to_print(p: Package) -> None:
    p.change(
        "xl/workbook.xml",
        "<definedNames>",
        f'<definedNames><definedName name="_xlnm.Print_Area" localSheetId="5">{NOTICE}!$A$1:$B$9</definedName>',
    )


@altered
def a_scale_too_small_to_read(p: Package) -> None:
    p.change(NOTICE, r"<pageSetup ([^>]*?)(?: scale=\"\d+\")?( [^>]*)?/>", r'<pageSetup scale="10" \1\2/>')


@altered
def a_page_break_between_members(p: Package) -> None:
    p.change(
        NOTICE, "</headerFooter>", '</headerFooter><rowBreaks count="1"><brk id="8" max="16383" man="1"/></rowBreaks>'
    )


# The workbook.


@altered
def another_order_of_sheets(p: Package) -> None:
    p.change("xl/workbook.xml", f'(<sheet name="{ORDINARY}"[^>]*/>)(<sheet [^>]*/>)', r"\2\1")


@altered
def a_hidden_sheet(p: Package) -> None:
    p.change("xl/workbook.xml", f'<sheet name="{NOTICE}"', f'<sheet name="{NOTICE}" state="veryHidden"')


@altered
def no_tabs(p: Package) -> None:
    p.change("xl/workbook.xml", "<workbookView ", '<workbookView showSheetTabs="0" ')


@altered
def days_counted_from_1904(p: Package) -> None:
    p.change("xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')


@altered
def numbers_kept_as_they_show(p: Package) -> None:
    p.change("xl/workbook.xml", "<calcPr ", '<calcPr fullPrecision="0" ')


@altered
def cells_named_by_numbers(p: Package) -> None:
    p.change("xl/workbook.xml", "<calcPr ", '<calcPr refMode="R1C1" ')


@altered
def a_name_that_runs(p: Package) -> None:
    p.change("xl/workbook.xml", "<definedNames>", '<definedNames><definedName name="Auto_Open" xlm="1">1</definedName>')


@altered
def another_title(p: Package) -> None:
    p.change("docProps/core.xml", "<dc:title>[^<]*", "<dc:title>99")


# The package.


@altered
def macros(p: Package) -> None:
    p.add("xl/vbaProject.bin", b"x" * 100, "application/vnd.ms-office.vbaProject")
    p.relate(
        "xl/workbook.xml",
        "rId98",
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        "vbaProject.bin",
    )


@altered
def a_workbook_of_another_type(p: Package) -> None:
    p.change("[Content_Types].xml", f"{SHEET_TYPE}.sheet.main", "application/vnd.ms-excel.sheet.macroEnabled.main")


@altered
def another_workbook(p: Package) -> None:
    p.add("external.xml", f'<externalLink xmlns="{MAIN}"/>', f"{SHEET_TYPE}.externalLink+xml")
    p.relate("xl/workbook.xml", "rId97", "externalLink", "../external.xml")


@altered
def a_query(p: Package) -> None:
    p.add("xl/connections.xml", f'<connections xmlns="{MAIN}"/>', f"{SHEET_TYPE}.connections+xml")
    p.relate("xl/workbook.xml", "rId97", "connections", "connections.xml")


@altered
def a_cache_of_a_pivot_table(p: Package) -> None:
    p.add("xl/pivotCache/p1.xml", f'<pivotCacheDefinition xmlns="{MAIN}"/>', f"{SHEET_TYPE}.pivotCacheDefinition+xml")
    p.relate("xl/workbook.xml", "rId97", "pivotCacheDefinition", "pivotCache/p1.xml")


@altered
def ribbons(p: Package) -> None:
    p.add(
        "customUI/customUI.xml",
        '<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"/>',
        "application/xml",
    )
    p.change(
        "_rels/.rels",
        "</Relationships>",
        '<Relationship Id="rIdU" Type="http://schemas.microsoft.com/office/2006/relationships/ui/extensibility" Target="customUI/customUI.xml"/></Relationships>',
    )


@altered
def a_part_that_nothing_leads_to(p: Package) -> None:
    p.parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"/>'.encode()


@altered
def a_picture_from_outside(p: Package) -> None:
    p.relate(NOTICE, "rId1", "image", "http://example.org/99.png", outside=True)


@altered
def a_relation_of_another_kind(p: Package) -> None:
    p.change(
        "_rels/.rels",
        "</Relationships>",
        '<Relationship Id="rIdX" Type="urn:x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )


# Additions that change no value.


@added
def a_chart_beside_the_cells(p: Package) -> None:
    p.draw(NOTICE, 2, 9, "<xdr:graphicFrame/>")


@added
def a_comment(p: Package) -> None:
    body = f'<comments xmlns="{MAIN}"><commentList><comment ref="D8" authorId="0"><text><t>?</t></text></comment></commentList></comments>'
    p.add("xl/comments1.xml", body, f"{SHEET_TYPE}.comments+xml")
    p.relate(NOTICE, "rId1", "comments", "../comments1.xml")


@added
def a_sheet_of_notes(p: Package) -> None:
    p.add(
        "xl/worksheets/sheet99.xml",
        f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
        f"{SHEET_TYPE}.worksheet+xml",
    )
    p.relate("xl/workbook.xml", "rId99", "worksheet", "worksheets/sheet99.xml")
    p.change("xl/workbook.xml", "</sheets>", '<sheet name="筆記" sheetId="99" r:id="rId99"/></sheets>')


@added
def a_lock(p: Package) -> None:
    p.change(NOTICE, "</sheetData>", '</sheetData><sheetProtection sheet="1"/>')


@added
def data_of_another_program(p: Package) -> None:
    p.add("customXml/item1.xml", "<a/>", "application/xml")
    p.relate("xl/workbook.xml", "rId97", "customXml", "../customXml/item1.xml")


# What programs are known to change.


@innocent
def a_chain_of_calculation(p: Package) -> None:
    p.add("xl/calcChain.xml", f'<calcChain xmlns="{MAIN}"><c r="A1" i="1"/></calcChain>', f"{SHEET_TYPE}.calcChain+xml")
    p.relate("xl/workbook.xml", "rId97", "calcChain", "calcChain.xml")


@innocent
def settings_of_a_printer(p: Package) -> None:
    p.add("xl/printerSettings/p1.bin", b"\x00" * 9, f"{SHEET_TYPE}.printerSettings")
    p.relate(NOTICE, "rId1", "printerSettings", "../printerSettings/p1.bin")


@innocent
def notes_of_excel(p: Package) -> None:
    """Where it had the file, which version wrote it, the depth of letters, that texts have no reading."""
    p.change(
        "xl/workbook.xml",
        "<bookViews>",
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15"><x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\\\"/></mc:Choice></mc:AlternateContent><bookViews>',
    )
    p.change("xl/workbook.xml", 'lastEdited="4" lowestEdited="4"', 'lastEdited="7" lowestEdited="4"')
    p.change(NOTICE, '<row r="8" ', '<row r="8" spans="1:5" x14ac:dyDescent="0.25" ')
    p.change(
        NOTICE,
        "<worksheet ",
        '<worksheet xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" ',
    )
    p.change(NOTICE, "(<pageMargins )", r'<phoneticPr fontId="1" type="noConversion"/>\1')
    p.change(
        NOTICE,
        "</sheetView>|<sheetView ([^>]*)/>",
        r'<sheetView zoomScale="85" zoomScaleNormal="85" \1><selection activeCell="B2" sqref="B2"/></sheetView>',
    )


@innocent
def formats_as_excel_writes_them(p: Package) -> None:
    p.change("xl/styles.xml", "yyyy-mm-dd", r"yyyy\\-mm\\-dd", times=2)
    p.change("xl/styles.xml", 'formatCode="General&quot;\\*&quot;"', r'formatCode="General\\*"')
    p.change("xl/styles.xml", r'formatCode="\+General;-General;0"', r'formatCode="\\+General;\\-General;0"')


@innocent
def properties_of_wps(p: Package) -> None:
    p.change(
        "docProps/custom.xml",
        "</Properties>",
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0</vt:lpwstr></property></Properties>',
    )


@innocent
def a_formula_shared_down_a_column(p: Package) -> None:
    p.change(
        ORDINARY,
        r"<f>(ROUND\(SUM[^<]*)</f>(.*?)<f>ROUND\(SUM[^<]*</f>",
        r'<f t="shared" si="0" ref="H5:H6">\1</f>\2<f t="shared" si="0"/>',
    )


@innocent
def another_hand_and_day(p: Package) -> None:
    p.change("docProps/core.xml", "<cp:lastModifiedBy>", "<cp:lastModifiedBy>王一")


# What no program opens.


@refused
def a_part_in_another_encoding(p: Package) -> None:
    name = p.sheets[NOTICE]
    p.parts[name] = p.text(name).replace("UTF-8", "UTF-16").encode("utf-16")


@refused
def a_document_type(p: Package) -> None:
    p.change(NOTICE, "<worksheet ", '<!DOCTYPE a [<!ENTITY a "99">]><worksheet ')


@refused
def entities_in_the_properties(p: Package) -> None:
    p.change("docProps/core.xml", "<cp:coreProperties", '<!DOCTYPE a [<!ENTITY a "99">]><cp:coreProperties')


@refused
def a_sheet_that_breaks_off(p: Package) -> None:
    p.change(NOTICE, "</sheetData>.*", "")


@refused
def facts_beyond_all_numbers(p: Package) -> None:
    title = "_dangxing"
    p.change(title, "(<t>year</t>.*?<t>)[0-9]+", r"\g<1>" + "9" * 5000)


@refused
def facts_of_rows_beyond_a_sheet(p: Package) -> None:
    p.change("_dangxing", "(<t>rows</t>.*?<t>[a-z]+</t>.*?<t>)[0-9]+", r"\g<1>99999999")
