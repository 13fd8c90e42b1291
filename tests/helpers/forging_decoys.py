"""Forgeries that show one thing to a person and hold another ready for who compares: decoys of other vocabularies,
things said twice, numbers written oddly, extensions under a known name."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO

from forging import MAIN, NOTICE, ORDINARY, Forgery, Package, noting

ALTERED: dict[str, Forgery] = {}
altered = noting(ALTERED)
_TOTAL = r'(<c r="D8" s="\d+">)<v>[^<]*</v>'
_X = 'xmlns:x="urn:example:decoy"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_STRICT = "http://purl.oclc.org/ooxml"
_PLAIN = '<sz val="11"/><color theme="1"/><name val="PMingLiU"/><family val="2"/>'


# Styles.


@altered
def a_decoy_of_a_colour(p: Package) -> None:
    decoy = f'<x:color {_X} rgb="FF000000"/>'
    p.font(NOTICE, "D8", f'<sz val="11"/>{decoy}<color rgb="FFFFFFFF"/><name val="PMingLiU"/><family val="2"/>')


@altered
def a_decoy_among_the_fonts(p: Package) -> None:
    """Whoever counts it sees the next font where others see white."""
    p.font(NOTICE, "D8", _PLAIN)
    white = _PLAIN.replace('theme="1"', 'rgb="FFFFFFFF"')
    p.change("xl/styles.xml", "(<font>(?:(?!<font>).)*</font>)</fonts>", rf"<x:font {_X}/>\1</fonts>")
    last = max(map(int, re.findall(r'fontId="([0-9]+)"', p.text("xl/styles.xml"))))
    p.change("xl/styles.xml", f'fontId="{last}"', f'fontId="{last + 1}"')
    p.change("xl/styles.xml", "</fonts>", f"<font>{white}</font></fonts>")


@altered
def a_decoy_of_a_fill(p: Package) -> None:
    black = '<patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill>'
    p.change("xl/styles.xml", "</fills>", f'<fill><x:patternFill {_X} patternType="none"/>{black}</fill></fills>')
    p.style(NOTICE, "D8", lambda xf: re.sub(r'fillId="\d+"', 'fillId="4" applyFill="1"', xf))


@altered
def a_decoy_of_a_number_format(p: Package) -> None:
    p.change("xl/styles.xml", 'formatCode="0.00"', 'formatCode="&quot;99.00&quot;"')
    p.change("xl/styles.xml", "</numFmts>", f'<x:numFmt {_X} numFmtId="164" formatCode="0.00"/></numFmts>')


@altered
def a_colour_by_two_names(p: Package) -> None:
    p.font(NOTICE, "D8", _PLAIN.replace('theme="1"', 'theme="0" rgb="FF000000"'))


@altered
def a_colour_said_twice(p: Package) -> None:
    p.font(NOTICE, "D8", _PLAIN.replace("<name", '<color rgb="FFFFFFFF"/><name'))


@altered
def struck_out_on_second_thought(p: Package) -> None:
    p.font(NOTICE, "D8", f'<strike val="0"/><strike/>{_PLAIN}')


@altered
def a_charset_of_signs_with_a_nought(p: Package) -> None:
    p.font(NOTICE, "D8", _PLAIN.replace("<family", '<charset val="02"/><family'))


@altered
def struck_out_with_a_blank(p: Package) -> None:
    p.font(NOTICE, "D8", f'<strike val=" 1"/>{_PLAIN}')


@altered
def a_gradient_behind_no_pattern(p: Package) -> None:
    stops = '<stop position="0"><color rgb="FF000000"/></stop><stop position="1"><color rgb="FF000000"/></stop>'
    fill = f'<fill><patternFill patternType="none"/><gradientFill degree="90">{stops}</gradientFill></fill>'
    p.change("xl/styles.xml", "</fills>", f"{fill}</fills>")
    p.style(NOTICE, "D8", lambda xf: re.sub(r'fillId="\d+"', 'fillId="4" applyFill="1"', xf))


@altered
def a_line_through_the_style_of_the_cell(p: Package) -> None:
    line = '<border diagonalUp="1" diagonalDown="1"><left/><right/><top/><bottom/><diagonal style="thick"><color auto="1"/></diagonal></border>'
    p.change("xl/styles.xml", "</borders>", f"{line}</borders>")
    p.change("xl/styles.xml", "</cellStyleXfs>", '<xf numFmtId="0" fontId="0" fillId="0" borderId="3"/></cellStyleXfs>')
    p.change("xl/styles.xml", "</cellStyles>", '<cellStyle name="other" xfId="1"/></cellStyles>')
    p.style(NOTICE, "D8", lambda xf: re.sub(r'borderId="\d+"( .*?)xfId="0"', r'borderId="0"\1xfId="1" applyBorder="0"', re.sub(' applyBorder="1"', "", xf)))  # fmt: skip


@altered
def a_decoy_in_the_theme(p: Package) -> None:
    p.change("xl/theme/theme1.xml", "<a:dk1>.*?</a:dk1>", '<x:dk1 xmlns:x="urn:example:decoy"><x:srgbClr val="000000"/></x:dk1><a:dk1><a:srgbClr val="FFFFFF"/></a:dk1>')  # fmt: skip


@altered
def a_colour_of_the_theme_said_twice(p: Package) -> None:
    p.change("xl/theme/theme1.xml", "(<a:dk1>.*?</a:dk1>)", r'\1<a:dk1><a:srgbClr val="FFFFFF"/></a:dk1>')


@altered
def a_font_of_the_theme_said_twice(p: Package) -> None:
    p.change("xl/theme/theme1.xml", "(<a:minorFont>.*?</a:minorFont>)", r'\1<a:minorFont><a:latin typeface="Webdings"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont>')  # fmt: skip


# Conditional formats.


@altered
def a_conditional_format_under_a_known_extension(p: Package) -> None:
    rule = (
        '<x14:cfRule type="expression" priority="1" id="{11111111-1111-1111-1111-111111111111}"><xm:f>1</xm:f>'
        '<x14:dxf><font><color rgb="FFFFFFFF"/></font></x14:dxf></x14:cfRule><xm:sqref>D8</xm:sqref>'
    )
    p.behind(
        NOTICE,
        '<extLst><ext uri="{7626C862-2A13-11E5-B345-FEFF819CDC9F}"><x14:conditionalFormattings '
        f'xmlns:x14="{_X14}" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        f"<x14:conditionalFormatting>{rule}</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>",
    )


@altered
def an_extension_of_a_conditional_format(p: Package) -> None:
    p.change("總表", "(<cfRule [^>]*>.*?)</cfRule>", r'\1<extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"/></extLst></cfRule>')  # fmt: skip


# Cells, formulas, texts.


@altered
def a_formula_shared_over_another(p: Package) -> None:
    """Some programs take the shared one, others what is written beside it."""
    found = re.findall(r"<f>([^<]*)</f>", p.text(p.sheets[ORDINARY]))
    p.change(ORDINARY, f"<f>{re.escape(found[0])}</f>", f'<f t="shared" si="0" ref="A5:O6">{found[0]}</f>')
    p.change(ORDINARY, f"<f>{re.escape(found[1])}</f>", f'<f t="shared" si="0">{found[1]}</f>')


@altered
def a_value_that_was_not_stored(p: Package) -> None:
    """One formula without a value among many that have theirs."""
    p.change(ORDINARY, r"(<f>ROUND\(SUM[^<]*</f>)<v>[^<]*</v>", r"\1")


@altered
def a_text_with_another_inside(p: Package) -> None:
    p.change(NOTICE, "<worksheet ", f'<worksheet {_MC} {_X} mc:Ignorable="x" mc:ProcessContent="x:*" ')
    p.change(NOTICE, r'(<c r="B8" s="\d+" t="inlineStr"><is><t>[^<]*)</t>', r"\1<x:b>99</x:b></t>")


@altered
def cells_of_the_strict_form(p: Package) -> None:
    """Who knows one form of the vocabulary sees no cell here."""
    p.change(NOTICE, r'<c (r="D8" s="\d+")><v>([^<]*)</v></c>', rf'<s:c xmlns:s="{_STRICT}/spreadsheetml/main" \1><s:v>\2</s:v></s:c>')  # fmt: skip


@altered
def a_sheet_by_two_relations(p: Package) -> None:
    part = p.sheets[NOTICE]
    forged = re.sub(_TOTAL, r"\1<v>99</v>", p.text(part))
    p.add(
        "xl/worksheets/sheet99.xml", forged, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
    )
    p.relate("xl/workbook.xml", "rId99", "worksheet", "worksheets/sheet99.xml")
    p.change("xl/workbook.xml", f'(<sheet name="{NOTICE}" [^>]*?)r:id="([^"]*)"', rf'\1r:id="rId99" xmlns:s="{_STRICT}/officeDocument/relationships" s:id="\2"')  # fmt: skip


@altered
def a_sheet_that_is_not_listed(p: Package) -> None:
    p.add("xl/worksheets/sheet99.xml", f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>', "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")  # fmt: skip
    p.relate("xl/workbook.xml", "rId99", "worksheet", "worksheets/sheet99.xml")


@altered
def two_lists_of_sheets(p: Package) -> None:
    p.change("xl/workbook.xml", f'(<sheet name="{NOTICE}")', r"</sheets><sheets>\1")


@altered
def two_tables_of_strings_in_one(p: Package) -> None:
    """A text that only some programs count, before the one that is named."""
    p.add("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}"><mc:AlternateContent {_MC}><mc:Choice Requires="x14" xmlns:x14="{_X14}"><si><t>99</t></si></mc:Choice></mc:AlternateContent><si><t>王一</t></si></sst>', "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml")  # fmt: skip
    p.relate("xl/workbook.xml", "rId98", "sharedStrings", "sharedStrings.xml")
    p.change(NOTICE, r'<c r="B8" (s="\d+") t="inlineStr"><is><t>王一</t></is>', r'<c r="B8" \1 t="s"><v>0</v>')


@altered
def half_a_letter(p: Package) -> None:
    p.change(NOTICE, r'(<c r="B8" s="\d+" t="inlineStr"><is>)<t>([^<]*)</t>', r"\1<t>_xD83D_</t>")


@altered
def rows_that_are_low_where_they_do_not_say(p: Package) -> None:
    p.change(NOTICE, r'<row r="8" ht="[^"]*" customHeight="1"', '<row r="8"')
    p.change(NOTICE, "<sheetFormatPr [^>]*/>", '<sheetFormatPr defaultRowHeight="8" customHeight="1"/>')


# The package.


@altered
def a_type_declared_twice(p: Package) -> None:
    part = p.sheets[NOTICE]
    p.change("[Content_Types].xml", f'(<Override PartName="/{part}")', rf'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.dialogsheet+xml"/>\1')  # fmt: skip


@altered
def a_decoy_of_a_type(p: Package) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    part = p.sheets[NOTICE]
    p.change(
        "[Content_Types].xml", f'(<Override PartName="/{part}" ContentType=")[^"]*"', rf'\1{kind}.dialogsheet+xml"'
    )
    p.change("[Content_Types].xml", "</Types>", f'<x:Override {_X} PartName="/{part}" ContentType="{kind}.worksheet+xml"/></Types>')  # fmt: skip


@altered
def a_decoy_of_a_relation(p: Package) -> None:
    found = re.search(f'<sheet name="{NOTICE}"[^>]*r:id="([^"]*)"', p.text("xl/workbook.xml"))
    assert found
    p.change("xl/_rels/workbook.xml.rels", f'<Relationship (Id="{found[1]}")', rf"<x:Relationship {_X} \1")


@altered
def a_drawing_that_reaches_back(p: Package) -> None:
    p.draw(NOTICE, 20, 12, "<xdr:pic/>")
    p.change("xl/drawings/drawing1.xml", "<xdr:colOff>0<", "<xdr:colOff>-9999999<")


@altered
def a_drawing_that_ends_before_it_begins(p: Package) -> None:
    p.draw(NOTICE, 20, 12, "<xdr:pic/>")
    p.change("xl/drawings/drawing1.xml", "<xdr:to>.*?</xdr:to>", "<xdr:to><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>")  # fmt: skip


@altered
def a_text_box_beside_that_spills_over(p: Package) -> None:
    p.draw(NOTICE, 7, 12, '<xdr:sp><xdr:txBody><a:bodyPr wrap="none" lIns="-9999999" horzOverflow="overflow"/><a:p><a:r><a:t>99</a:t></a:r></a:p></xdr:txBody></xdr:sp>')  # fmt: skip


def another_name_in_the_notes_of_the_archive(parts: dict[str, bytes]) -> bytes:
    """Programs that heed the name in Unicode beside the entry's own find another part."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            if name.endswith("sheet6.xml"):
                other = name.replace("sheet6", "sheet5").encode()
                body = struct.pack("<BL", 1, zlib.crc32(name.encode())) + other
                entry.extra = struct.pack("<HH", 0x7075, len(body)) + body
            archive.writestr(entry, content)
    return made.getvalue()
