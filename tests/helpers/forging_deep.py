"""Forgeries of scored workbooks in places that few look at: styles, zips, XML, printing, other programs' parts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from forging import MAIN, NOTICE, ORDINARY, SHEET_TYPE, SUMMARY, Forgery, Package, noting

Pack = Callable[[dict[str, bytes]], bytes]
ALTERED: dict[str, Forgery] = {}
ADDED: dict[str, Forgery] = {}
SAME: dict[str, Forgery] = {}
PACKED: dict[str, Pack] = {}
_TOTAL = r'(<c r="D8" s="\d+">)<v>[^<]*</v>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_X14 = f'xmlns:x14="{_MICROSOFT}/spreadsheetml/2009/9/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


altered, added, same = (noting(kind) for kind in (ALTERED, ADDED, SAME))


def packed(pack: Pack) -> Pack:
    PACKED[pack.__name__.replace("_", "-")] = pack
    return pack


def _lead_to(p: Package, kind: str, part: str) -> None:
    """Let the package itself lead to a part."""
    entry = f'<Relationship Id="rIdR" Type="{kind}" Target="{part}"/>'
    p.change("_rels/.rels", "</Relationships>", f"{entry}</Relationships>")


def _font(p: Package, inner: str) -> None:
    p.font(NOTICE, "D8", f'{inner}<sz val="11"/><color theme="1"/><name val="PMingLiU"/><family val="2"/>')


# Fonts, fills and borders.


@altered
def a_font_in_the_background_colour_of_the_theme(p: Package) -> None:
    p.font(NOTICE, "D8", '<sz val="11"/><color theme="0"/><name val="PMingLiU"/><family val="2"/>')


@altered
def a_font_in_the_ninth_colour(p: Package) -> None:
    p.font(NOTICE, "D8", '<sz val="11"/><color indexed="9"/><name val="PMingLiU"/><family val="2"/>')


@altered
def a_font_tinted_to_white(p: Package) -> None:
    p.font(NOTICE, "D8", '<sz val="11"/><color theme="1" tint="1"/><name val="PMingLiU"/><family val="2"/>')


@altered
def a_font_with_the_charset_of_signs(p: Package) -> None:
    p.font(NOTICE, "D8", '<sz val="11"/><color theme="1"/><name val="PMingLiU"/><charset val="2"/><family val="2"/>')


@altered
def a_font_of_the_other_scheme(p: Package) -> None:
    p.change("xl/theme/theme1.xml", '(<a:majorFont><a:latin typeface=)"[^"]*"', r'\1"Wingdings"')
    p.font(NOTICE, "D8", '<sz val="11"/><color theme="1"/><name val="PMingLiU"/><family val="2"/><scheme val="major"/>')


@altered
def raised_digits(p: Package) -> None:
    _font(p, '<vertAlign val="superscript"/>')


@altered
def a_font_named_twice(p: Package) -> None:
    p.font(NOTICE, "D8", '<sz val="11"/><color theme="1"/><name val="PMingLiU"/><name val="Wingdings"/>')


@altered
def a_palette_of_its_own(p: Package) -> None:
    colours = '<rgbColor rgb="00FFFFFF"/>' * 64
    p.change(
        "xl/styles.xml", "</styleSheet>", f"<colors><indexedColors>{colours}</indexedColors></colors></styleSheet>"
    )
    p.font(NOTICE, "D8", '<sz val="11"/><color indexed="8"/><name val="PMingLiU"/><family val="2"/>')


@altered
def a_pattern_over_the_digits(p: Package) -> None:
    fill = '<fill><patternFill patternType="darkTrellis"><fgColor rgb="FF000000"/></patternFill></fill>'
    p.change("xl/styles.xml", "</fills>", f"{fill}</fills>")
    p.style(NOTICE, "D8", lambda xf: re.sub(r'fillId="\d+"', 'fillId="4" applyFill="1"', xf))


@altered
def a_line_through_the_cell(p: Package) -> None:
    border = '<border diagonalUp="1"><left/><right/><top/><bottom/><diagonal style="thick"><color auto="1"/></diagonal></border>'
    p.change("xl/styles.xml", "</borders>", f"{border}</borders>")
    p.style(NOTICE, "D8", lambda xf: re.sub(r'borderId="\d+"', 'borderId="3"', xf))


@altered
def a_second_table_of_fonts(p: Package) -> None:
    fonts = re.search("<fonts.*?</fonts>", p.text("xl/styles.xml"), re.DOTALL)
    assert fonts
    white = re.sub(r"<color [^>]*/>", '<color rgb="FFFFFFFF"/>', fonts[0])
    p.change("xl/styles.xml", "</fonts>", f"</fonts>{white}")


@altered
def styles_within_an_alternative(p: Package) -> None:
    p.change(
        "xl/styles.xml", "(<fonts.*?</fonts>)",
        rf'<mc:AlternateContent {_MC}><mc:Choice Requires="x">\1</mc:Choice><mc:Fallback>\1</mc:Fallback></mc:AlternateContent>',
    )  # fmt: skip


# How a cell is laid out.


@altered
def an_indent_out_of_the_cell(p: Package) -> None:
    p.style(NOTICE, "D8", lambda xf: xf.replace('horizontal="center"', 'horizontal="left" indent="200"'))


@altered
def digits_read_from_the_right(p: Package) -> None:
    p.style(NOTICE, "D8", lambda xf: xf.replace("<alignment ", '<alignment readingOrder="2" '))


@altered
def text_centred_across_its_neighbours(p: Package) -> None:
    p.style(NOTICE, "D8", lambda xf: xf.replace('horizontal="center"', 'horizontal="centerContinuous"'))


@altered
def a_box_to_tick_in_place_of_a_value(p: Package) -> None:
    extension = (
        f'<extLst><ext uri="{{C7286773-470A-42A8-94C5-96B5CB345126}}" {_X14}><x14:xfComplement i="0"/></ext></extLst>'
    )
    p.style(NOTICE, "D8", lambda xf: xf.replace("</xf>", f"{extension}</xf>"))


@altered
def a_number_in_chinese_digits(p: Package) -> None:
    p.change("xl/styles.xml", 'formatCode="0.00"', 'formatCode="[DBNum1]0.00"')


@altered
def a_number_by_conditions(p: Package) -> None:
    p.change("xl/styles.xml", 'formatCode="0.00"', 'formatCode="[&lt;90]&quot;97.80&quot;;0.00"')


@altered
def a_number_in_thousands(p: Package) -> None:
    p.change("xl/styles.xml", 'formatCode="0.00"', 'formatCode="0.00,"')


@altered
def a_number_in_white_by_its_format(p: Package) -> None:
    p.change("xl/styles.xml", 'formatCode="0.00"', 'formatCode="[White]0.00"')


@altered
def a_builtin_number_format_written_anew(p: Package) -> None:
    p.change("xl/styles.xml", "</numFmts>", '<numFmt numFmtId="1" formatCode="&quot;99&quot;"/></numFmts>')


@altered
def one_number_of_format_twice(p: Package) -> None:
    p.change("xl/styles.xml", "</numFmts>", '<numFmt numFmtId="164" formatCode="&quot;99&quot;"/></numFmts>')


# Values.


@altered
def an_error_in_place_of_a_number(p: Package) -> None:
    p.change(NOTICE, r'<c r="D8" (s="\d+")><v>[^<]*</v>', r'<c r="D8" \1 t="e"><v>#N/A</v>')


@altered
def a_number_beyond_its_last_digit(p: Package) -> None:
    p.change(NOTICE, _TOTAL, r"\1<v>77.20499</v>")


@altered
def a_name_with_a_sign_that_nobody_sees(p: Package) -> None:
    p.change(NOTICE, '(<c r="B8"[^>]*><is><t>)王一', r"\1王&#8203;一")


@altered
def a_name_with_a_letter_that_looks_alike(p: Package) -> None:
    p.change(NOTICE, '(<c r="B8"[^>]*><is><t>)王一', r"\1王⼀")


@altered
def a_text_that_turns_round(p: Package) -> None:
    p.change(NOTICE, '(<c r="E8"[^>]*><is><t>)合格', r"\1&#8238;格合")


@altered
def a_text_below_the_row(p: Package) -> None:
    p.change(NOTICE, '(<c r="E8"[^>]*><is><t)>合格', r'\1 xml:space="preserve">表彰&#10;合格')


@altered
def a_formula_that_asks_another_file(p: Package) -> None:
    p.change(NOTICE, _TOTAL, r"\1<f>'[1]A'!$A$1</f><v>77.2</v>")


@altered
def a_formula_that_changes_with_the_day(p: Package) -> None:
    p.change(ORDINARY, r"<f>(ROUND\(SUM[^<]*)</f>", r"<f>IF(TODAY()&gt;1,99,\1)</f>")


@altered
def a_formula_in_a_name(p: Package) -> None:
    p.change("xl/workbook.xml", "<definedNames>", '<definedNames><definedName name="SUM">99</definedName>')


@altered
def a_name_that_hides(p: Package) -> None:
    p.change("xl/workbook.xml", "<definedNames>", '<definedNames><definedName name="n" hidden="1">99</definedName>')


@altered
def a_table_of_what_ifs(p: Package) -> None:
    p.change(NOTICE, _TOTAL, r'\1<f t="dataTable" ref="D8:D8" dt2D="0" dtr="0" r1="A1"/><v>77.2</v>')


# The sheet and the workbook.


@altered
def views_that_somebody_named(p: Package) -> None:
    view = '<customSheetViews><customSheetView guid="{00000000-0000-0000-0000-000000000001}" hiddenRows="1"/></customSheetViews>'
    p.behind(NOTICE, view)


@altered
def scenarios(p: Package) -> None:
    p.behind(NOTICE, '<scenarios><scenario name="s" count="1"><inputCells r="D8" val="99"/></scenario></scenarios>')


@altered
def a_button(p: Package) -> None:
    p.add("xl/activeX/activeX1.xml", "<a/>", "application/vnd.ms-office.activeX+xml")
    p.relate(NOTICE, "rId1", "control", "../activeX/activeX1.xml")
    p.behind(NOTICE, '<controls><control shapeId="1" r:id="rId1"/></controls>')


@altered
def a_camera_of_another_sheet(p: Package) -> None:
    p.draw(NOTICE, 7, 3, "<xdr:pic><xdr:nvPicPr/><xdr:blipFill><a:blip/></xdr:blipFill></xdr:pic>")


@altered
def rows_under_a_filter(p: Package) -> None:
    p.change(
        SUMMARY,
        "<autoFilter ([^>]*)/>",
        r'<autoFilter \1><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>',
    )


@altered
def a_window_that_is_hidden(p: Package) -> None:
    p.change("xl/workbook.xml", "<workbookView ", '<workbookView visibility="veryHidden" ')


@altered
def a_part_of_the_workbook_shown_elsewhere(p: Package) -> None:
    p.change("xl/workbook.xml", "<calcPr ", '<oleSize ref="A1:B2"/><calcPr ')


@altered
def formulas_shown_in_place_of_values(p: Package) -> None:
    p.change(NOTICE, "<sheetView ", '<sheetView showFormulas="1" ')


@altered
def a_sheet_of_dialogs(p: Package) -> None:
    p.add("xl/dialogsheets/sheet1.xml", f'<dialogsheet xmlns="{MAIN}"/>', f"{SHEET_TYPE}.dialogsheet+xml")
    p.relate("xl/workbook.xml", "rId99", "dialogsheet", "dialogsheets/sheet1.xml")
    p.change("xl/workbook.xml", "</sheets>", '<sheet name="d" sheetId="99" r:id="rId99"/></sheets>')


@altered
def a_sheet_of_macros(p: Package) -> None:
    p.add("xl/macrosheets/sheet1.xml", "<a/>", "application/vnd.ms-excel.macrosheet+xml")
    p.relate("xl/workbook.xml", "rId99", f"{_MICROSOFT}/2006/relationships/xlMacrosheet", "macrosheets/sheet1.xml")
    p.change("xl/workbook.xml", "</sheets>", '<sheet name="m" sheetId="99" state="hidden" r:id="rId99"/></sheets>')


@altered
def a_pane_that_holds_back_the_table(p: Package) -> None:
    p.change(
        NOTICE,
        "(<sheetView [^>]*)/>",
        r'\1><pane xSplit="9" ySplit="30" topLeftCell="J31" state="frozen"/></sheetView>',
    )


@altered
def gridlines_and_headings_in_print(p: Package) -> None:
    p.behind(NOTICE, '<printOptions headings="1" gridLines="1"/>')


@altered
def errors_printed_as_blanks(p: Package) -> None:
    p.change(NOTICE, "<pageSetup ", '<pageSetup errors="blank" ')


@altered
def a_first_page_with_another_header(p: Package) -> None:
    p.change(NOTICE, "<headerFooter>", '<headerFooter differentFirst="1"><firstHeader>&amp;C99.00</firstHeader>')


@altered
def rows_to_repeat_over_the_table(p: Package) -> None:
    p.change("xl/workbook.xml", r"(<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">)[^<]*", r"\1總表!$6:$6")


@added
def a_picture_of_the_first_page(p: Package) -> None:
    """What a file manager shows in place of the workbook."""
    p.add("docProps/thumbnail.jpeg", b"\xff\xd8\xff", "image/jpeg")
    _lead_to(p, f"{PACKAGE}/metadata/thumbnail", "docProps/thumbnail.jpeg")


@altered
def an_add_in(p: Package) -> None:
    p.add("xl/webextensions/taskpanes.xml", "<a/>", "application/vnd.ms-office.webextensiontaskpanes+xml")
    _lead_to(p, f"{_MICROSOFT}/2011/relationships/webextensiontaskpanes", "xl/webextensions/taskpanes.xml")


@altered
def values_of_rich_data(p: Package) -> None:
    p.change(NOTICE, r'<c r="D8" ', '<c r="D8" vm="1" ')
    p.add("xl/metadata.xml", f'<metadata xmlns="{MAIN}"/>', f"{SHEET_TYPE}.sheetMetadata+xml")
    p.relate("xl/workbook.xml", "rId97", "sheetMetadata", "metadata.xml")


@altered
def a_relation_that_leads_up_and_out(p: Package) -> None:
    p.relate(NOTICE, "rId1", "image", "../../../../../../etc/passwd")


# Additions beside the cells.


@altered
def a_comment_laid_open_over_a_cell(p: Package) -> None:
    body = f'<comments xmlns="{MAIN}"><commentList><comment ref="D8" authorId="0"><text><t>99.00</t></text></comment></commentList></comments>'
    shape = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape '
        'style="visibility:visible"><x:ClientData ObjectType="Note"><x:Visible/><x:Anchor>3,0,7,0,4,0,8,0</x:Anchor>'
        "</x:ClientData></v:shape></xml>"
    )
    p.add("xl/comments1.xml", body, f"{SHEET_TYPE}.comments+xml")
    p.relate(NOTICE, "rId1", "comments", "../comments1.xml")
    p.add("xl/drawings/vmlDrawing1.vml", shape, "application/vnd.openxmlformats-officedocument.vmlDrawing")
    p.relate(NOTICE, "rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml")
    p.behind(NOTICE, '<legacyDrawing r:id="rId2"/>')


@added
def a_thread_of_comments(p: Package) -> None:
    p.add("xl/threadedComments/t1.xml", "<a/>", "application/vnd.ms-excel.threadedcomments+xml")
    p.relate(NOTICE, "rId1", f"{_MICROSOFT}/2017/10/relationships/threadedComment", "../threadedComments/t1.xml")


@altered
def a_signature(p: Package) -> None:
    p.add("_xmlsignatures/origin.sigs", b"", "application/vnd.openxmlformats-package.digital-signature-origin")
    _lead_to(p, f"{PACKAGE}/digital-signature/origin", "_xmlsignatures/origin.sigs")


@added
def a_recommendation_to_open_it_for_reading_alone(p: Package) -> None:
    p.change("xl/workbook.xml", "<workbookPr ", '<fileSharing readOnlyRecommended="1"/><workbookPr ')


@added
def a_lock_of_the_workbook(p: Package) -> None:
    p.change("xl/workbook.xml", "<bookViews>", '<workbookProtection lockStructure="1"/><bookViews>')


# The same in other words.


@same
def a_number_with_an_exponent(p: Package) -> None:
    p.change(NOTICE, _TOTAL, r"\1<v>7.72E1</v>")


@same
def text_in_a_section(p: Package) -> None:
    p.change(NOTICE, '(<c r="B8"[^>]*><is><t>)王一', r"\1<![CDATA[王一]]>")


@same
def a_remark_within_a_number(p: Package) -> None:
    p.change(NOTICE, _TOTAL, r"\1<v>77<!-- 99 -->.2</v>")


@same
def signs_by_their_numbers(p: Package) -> None:
    p.change(NOTICE, '(<c r="B8"[^>]*><is><t>)王一', r"\1&#x738B;&#19968;")


@same
def a_mark_of_the_order_of_bytes(p: Package) -> None:
    p.parts["xl/workbook.xml"] = b"\xef\xbb\xbf" + p.parts["xl/workbook.xml"]


# The archive: ``parts`` are those of the genuine one, with the notice's total changed in one copy.


def forged_notice(parts: dict[str, bytes]) -> tuple[str, bytes]:
    (name,) = [name for name, body in parts.items() if b"77.2" in body and "公示期".encode() in body]
    return name, parts[name].replace(b"<v>77.2</v>", b"<v>99</v>")


def _zip(entries: list[tuple[str, bytes]], comment: bytes = b"") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in entries:
            archive.writestr(zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
        archive.comment = comment
    return file.getvalue()


@packed
def a_part_twice(parts: dict[str, bytes]) -> bytes:
    return _zip([*parts.items(), forged_notice(parts)])


@packed
def a_part_twice_the_forged_one_first(parts: dict[str, bytes]) -> bytes:
    return _zip([forged_notice(parts), *parts.items()])


@packed
def a_part_in_capitals(parts: dict[str, bytes]) -> bytes:
    name, body = forged_notice(parts)
    return _zip([*parts.items(), (name.upper(), body)])


@packed
def a_part_with_backslashes(parts: dict[str, bytes]) -> bytes:
    name, body = forged_notice(parts)
    return _zip([*parts.items(), (name.replace("/", "\\"), body)])


@packed
def a_part_by_a_detour(parts: dict[str, bytes]) -> bytes:
    name, body = forged_notice(parts)
    return _zip([*parts.items(), (f"xl/../{name}", body)])


@packed
def a_part_from_the_root(parts: dict[str, bytes]) -> bytes:
    name, body = forged_notice(parts)
    return _zip([*parts.items(), (f"/{name}", body)])


@packed
def another_name_in_front_of_the_part(parts: dict[str, bytes]) -> bytes:
    """The name before the contents is another than that in the list."""
    made, name = _zip([*parts.items()]), forged_notice(parts)[0].encode()
    return made.replace(name, name.upper(), 1)


@packed
def an_archive_behind_another(parts: dict[str, bytes]) -> bytes:
    name, body = forged_notice(parts)
    return _zip([(key, body if key == name else value) for key, value in parts.items()]) + _zip([*parts.items()])


@packed
def an_archive_in_front_of_another(parts: dict[str, bytes]) -> bytes:
    name, body = forged_notice(parts)
    return _zip([*parts.items()]) + _zip([(key, body if key == name else value) for key, value in parts.items()])


@packed
def an_archive_in_a_comment(parts: dict[str, bytes]) -> bytes:
    name, body = forged_notice(parts)
    inner = _zip([(key, body if key == name else value) for key, value in parts.items()])
    return _zip([*parts.items()], inner[-60_000:])


@packed
def a_page_in_front(parts: dict[str, bytes]) -> bytes:
    """A file that is a page to a browser and a workbook to others."""
    return b"<html><script>alert(1)</script></html>" + _zip([*parts.items()])


@packed
def an_encrypted_part(parts: dict[str, bytes]) -> bytes:
    made = bytearray(_zip([*parts.items()]))
    at = made.rfind(b"PK\x01\x02")
    made[at + 8] |= 1
    return bytes(made)


@packed
def a_wrong_sum(parts: dict[str, bytes]) -> bytes:
    made = bytearray(_zip([*parts.items()]))
    at = made.find(b"PK\x01\x02")
    made[at + 16] ^= 255
    return bytes(made)


@packed
def a_link_in_the_archive(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
        link = zipfile.ZipInfo("xl/media/image1.png")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return file.getvalue()


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
