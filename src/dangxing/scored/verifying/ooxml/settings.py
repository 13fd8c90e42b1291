"""What a sheet has besides its cells, and a workbook besides its sheets, in a form that no way of writing changes.

An element that is not known here is kept as it stands: where the workbook written anew has none, it is told. What is
left out, because programs change it when they save and nothing that is shown depends on it, is listed in
docs/verifying.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dangxing.scored.verifying.formulas import plain
from dangxing.scored.verifying.model import Normal
from dangxing.scored.verifying.ooxml.styles import Styles, flag
from dangxing.scored.verifying.ooxml.tree import Node

# What an attribute is where it is not written; None: whatever it is, it does not matter.
_USUAL: Mapping[str, Mapping[str, str | None]] = {
    "sheetPr": {"codeName": None, "filterMode": None, "published": "1", "enableFormatConditionsCalculation": "1",
                "syncHorizontal": "0", "syncVertical": "0", "transitionEvaluation": "0", "transitionEntry": "0",
                "syncRef": None},
    "pageSetUpPr": {"fitToPage": "0", "autoPageBreaks": None},
    "printOptions": {"headings": "0", "gridLines": "0", "gridLinesSet": None, "horizontalCentered": "0",
                     "verticalCentered": "0"},
    "pageSetup": {"orientation": "portrait", "scale": "100", "fitToWidth": "1", "fitToHeight": "1",
                  "pageOrder": "downThenOver",
                  "blackAndWhite": "0", "draft": "0", "cellComments": "none", "errors": "displayed",
                  "useFirstPageNumber": "0", "firstPageNumber": None, "horizontalDpi": None, "verticalDpi": None,
                  "copies": None, "r:id": None, "usePrinterDefaults": None, "paperHeight": None, "paperWidth": None},
    "headerFooter": {"differentFirst": "0", "differentOddEven": "0", "scaleWithDoc": None, "alignWithMargins": None},
    "dataValidations": {"count": None, "xWindow": None, "yWindow": None, "disablePrompts": "0"},
    "filterColumn": {"hiddenButton": "0", "showButton": "1"},
    "cfRule": {"priority": None, "dxfId": None, "aboveAverage": None, "equalAverage": None, "bottom": None,
               "percent": None, "rank": None, "text": None, "stopIfTrue": "0"},
    "rowBreaks": {"count": None, "manualBreakCount": None},
    "colBreaks": {"count": None, "manualBreakCount": None},
    "brk": {"min": None, "max": None, "pt": "0", "man": "0"},
    "definedName": {"function": "0", "vbProcedure": "0", "hidden": "0", "xlm": "0", "publishToServer": "0",
                    "workbookParameter": "0", "localSheetId": None},
    "workbookPr": {"backupFile": None, "showObjects": None, "dateCompatibility": None, "defaultThemeVersion": None,
                   "codeName": None, "filterPrivacy": None, "updateLinks": None, "date1904": "0",
                   "hidePivotFieldList": None, "showPivotChartFilter": None, "saveExternalLinkValues": None,
                   "promptedSolutions": None, "checkCompatibility": None, "autoCompressPictures": None,
                   "showBorderUnselectedTables": None, "showInkAnnotation": None, "refreshAllConnections": "0",
                   "allowRefreshQuery": "0", "publishItems": "0"},
    "calcPr": {"calcId": None, "calcMode": None, "fullCalcOnLoad": None, "refMode": "A1", "iterate": None,
               "iterateCount": None, "iterateDelta": None, "fullPrecision": "1", "calcCompleted": None,
               "calcOnSave": None, "concurrentCalc": None, "concurrentManualCount": None, "forceFullCalc": None},
}  # fmt: skip
_DROPPED_CHILDREN = {"sheetPr": {"outlinePr"}, "autoFilter": {"sortState"}}
_UNSEEN = frozenset({"dimension", "phoneticPr", "ignoredErrors", "sheetCalcPr", "sortState"})
# Extensions that programs write into every workbook; anything in another is told.
_EXTENSIONS = {
    "{7626C862-2A13-11E5-B345-FEFF819CDC9F}": "extCalcPr",  # LibreOffice: how texts name cells
    "{140A7094-0E35-4892-8432-C4D2E57EDEB5}": "workbookPr",  # Excel: the base by which charts follow
    "{B58B0392-4F1F-4190-BB64-5DF3571DCE5F}": "calcFeatures",  # Excel: which functions the formulas need
}
_ABS_PATH = "x15"
_NAMES_OF_FILTERS = "_xlnm._FilterDatabase"
_SMALLEST_ZOOM, _LARGEST_ZOOM = 40, 400
_LOWEST_ROW = 8.0
_NARROWEST = 4.0
_MARGIN_NEAR = 0.06


def normal(node: Node) -> Normal:
    """An element: its name, its attributes that are not as usual, what is in it."""
    usual = _USUAL.get(node.name, {})
    attributes = tuple(
        sorted(
            (name, flag(value))
            for name, value in node.attributes.items()
            if not (name in usual and usual[name] in (None, flag(value)))
        )
    )
    dropped = _DROPPED_CHILDREN.get(node.name, ())
    inner = tuple(normal(child) for child in node.children if child.name not in dropped)
    return node.name, attributes, inner, node.text.strip()


def _is_nothing(told: Normal) -> bool:
    return not any(told[1:])


def _plain(node: Node) -> Normal | None:
    told = normal(node)
    return None if _is_nothing(told) else told


def sheet_pr(node: Node) -> Normal | None:
    """Properties of a sheet: children that are as usual say nothing."""
    name, attributes, inner, text = normal(node)
    kept = tuple(child for child in inner if not _is_nothing(child))
    return (name, attributes, kept, text) if attributes or kept else None


def views(node: Node) -> Normal | None:
    """What hides something in any view of the sheet: all else is where somebody scrolled to."""
    told: set[tuple[str, str]] = set()
    for view in node.children:
        if view.name != "sheetView":
            told.add(("odd", view.name))
            continue
        for name, usual in (
            ("showZeros", "1"), ("showFormulas", "0"), ("rightToLeft", "0"), ("showRowColHeaders", "1"),
            ("windowProtection", "0"),
        ):  # fmt: skip
            value = flag(view.get(name, usual))
            if value != usual:
                told.add((name, value))
        if not _SMALLEST_ZOOM <= number(view.get("zoomScale", "100"), 100) <= _LARGEST_ZOOM:
            told.add(("zoomScale", view.get("zoomScale")))
        told |= {("odd", child.name) for child in view.children if child.name not in ("pane", "selection", "extLst")}
    return ("sheetViews", tuple(sorted(told)), (), "") if told else None


def panes(node: Node) -> Normal | None:
    """Where a sheet is split. A part above or beside panes that do not move cannot be scrolled to where it is scrolled
    away."""
    told: set[tuple[str, str]] = set()
    for view in node.children:
        for child in view.all("pane"):
            if view.get("topLeftCell", "A1") != "A1":
                told.add(("topLeftCell", view.get("topLeftCell")))
            told.add(("pane", f"{child.get('xSplit', '0')} {child.get('ySplit', '0')} {child.get('state', 'split')}"))
    return ("panes", tuple(sorted(told)), (), "") if told else None


def format_pr(node: Node) -> Normal | None:
    """Rows or columns that are hidden, or next to nothing large, where they do not say otherwise."""
    hidden = flag(node.get("zeroHeight", "0")) == "1" or number(node.get("defaultRowHeight", "15"), 0) < _LOWEST_ROW
    hidden = hidden or min(number(node.get(name, "8"), 0) for name in ("defaultColWidth", "baseColWidth")) < _NARROWEST
    return ("sheetFormatPr", (("zeroHeight", "1"),), (), "") if hidden else None


def merged(node: Node) -> Normal | None:
    """The merged ranges, whatever their order."""
    return ("mergeCells", tuple(sorted(_merge(child) for child in node.children)), (), "")


def _merge(node: Node) -> str:
    return node.get("ref").replace("$", "") if node.name == "mergeCell" else node.name


def margins(node: Node) -> Normal | None:
    """Margins to a sixteenth of an inch; those of headers are set anew by LibreOffice where there is none."""
    steps = [round(number(node.get(side, "0"), 99) / _MARGIN_NEAR) for side in ("left", "right", "top", "bottom")]
    far = any(number(node.get(side, "0.3"), 99) > 1.0 for side in ("header", "footer"))
    return ("pageMargins", (*steps, far), (), "")


def page(node: Node) -> Normal | None:
    """The page; the scale says nothing where pages are fitted, which the sheet's properties tell."""
    return _plain(node)


def headers(node: Node) -> Normal | None:
    """Headers and footers that say something."""
    name, attributes, inner, _ = normal(node)
    kept = tuple(child for child in inner if child[3])
    return (name, attributes, kept, "") if attributes or kept else None


def breaks(node: Node) -> Normal | None:
    """Page breaks that somebody set."""
    kept = tuple(sorted(child.get("id") for child in node.children if flag(child.get("man", "0")) == "1"))
    return (node.name, kept, (), "") if kept else None


def extensions(node: Node) -> Normal | None:
    """What other programs' vocabularies add."""
    kept = tuple(
        sorted(
            child.get("uri") or child.name
            for child in node.children
            # Some programs go by what is in it, and not by its name.
            if {each.local for each in child.children} - {_EXTENSIONS.get(child.get("uri"), "")}
            or child.get("uri") not in _EXTENSIONS
        )
    )
    return ("extLst", kept, (), "") if kept else None


def conditional(node: Node, styles: Styles) -> list[Normal]:
    """Every rule of a range: what it asks, and how it changes the look."""
    told: list[Normal] = []
    where = tuple(sorted(node.get("sqref").replace("$", "").split()))
    if flag(node.get("pivot", "0")) == "1" or any(child.name != "cfRule" for child in node.children):
        told.append(("odd", where))
    for rule in node.all("cfRule"):
        _, attributes, inner, _ = normal(rule)
        number = rule.get("dxfId")
        look = (
            styles.conditional[int(number)]
            if number.isdecimal() and len(number) < 8 and int(number) < len(styles.conditional)
            else {}
        )
        kept = tuple(child for child in inner if child[0] != "formula")
        texts = tuple(plain(each.text) for each in rule.all("formula"))
        # These say something only in rules of other types, of which their values are then kept.
        kind = rule.get("type")
        extra = () if kind in ("cellIs", "expression") else tuple(sorted(rule.attributes.items()))
        told.append(
            (where, attributes if kind in ("cellIs", "expression") else extra, texts, kept, tuple(sorted(look.items())))
        )
    return told


Read = Callable[[Node], Normal | None]
SHEET: Mapping[str, Read] = {
    "sheetPr": sheet_pr, "sheetViews": views, "sheetFormatPr": format_pr, "mergeCells": merged, "pageMargins": margins,
    "pageSetup": page, "headerFooter": headers, "rowBreaks": breaks, "colBreaks": breaks, "extLst": extensions,
    "printOptions": _plain, "autoFilter": normal, "dataValidations": normal, "hyperlinks": normal,
}  # fmt: skip


def setting(node: Node) -> Normal | None:
    """A part of a sheet, told; None: nothing that is seen depends on it."""
    if node.name in _UNSEEN:
        return None
    return SHEET.get(node.name, normal)(node)


def window(node: Node) -> Normal | None:
    """Windows in which the workbook, or the titles of its sheets, cannot be seen."""
    told: set[tuple[str, str]] = set()
    for view in node.children:
        for name, usual in (("visibility", "visible"), ("minimized", "0"), ("showSheetTabs", "1")):
            if flag(view.get(name, usual)) != usual:
                told.add((name, view.get(name)))
        if number(view.get("tabRatio", "600"), 0) < 100:
            told.add(("tabRatio", view.get("tabRatio")))
    return ("bookViews", tuple(sorted(told)), (), "") if told else None


def names(node: Node, titles: list[str]) -> Normal | None:
    """The defined names. Those of filters say what the sheets' filters do."""
    told: list[Normal] = []
    for child in node.children:
        if child.name != "definedName":
            told.append((child.name, (), ""))
        if child.get("name") == _NAMES_OF_FILTERS:
            continue
        place = child.get("localSheetId")
        scope = titles[int(place)] if place.isdecimal() and len(place) < 8 and int(place) < len(titles) else place
        _, attributes, _, text = normal(child)
        told.append((scope, attributes, plain(text)))
    return ("definedNames", tuple(sorted(told, key=repr)), (), "") if told else None


def protection(node: Node) -> Normal | None:
    """Whether the workbook's structure is locked."""
    return None if _is_nothing(_without_no(normal(node))) else normal(node)


def _without_no(told: Normal) -> Normal:
    name, attributes, inner, text = told
    kept = tuple(pair for pair in attributes if pair[1] != "0")
    return name, kept, inner, text


def book_setting(node: Node, titles: list[str]) -> Normal | None:
    """A part of a workbook, told; None: nothing that is seen depends on it."""
    match node.name:
        case "fileVersion" | "fileRecoveryPr" | "sheets":
            return None
        case "bookViews":
            return window(node)
        case "definedNames":
            return names(node, titles)
        case "workbookProtection":
            return protection(node)
        case "extLst":
            return extensions(node)
        case "workbookPr" | "calcPr":
            return _plain(node)
        case _ if node.local == "AlternateContent":
            return None if _is_path(node) else normal(node)
        case _ if node.local == "revisionPtr":
            return None
    return normal(node)


def _is_path(node: Node) -> bool:
    """Whether it is the note of where Excel had the file, which it writes into every workbook."""
    return all(
        choice.local == "Choice"
        and choice.get("Requires") == _ABS_PATH
        and [c.local for c in choice.children] == ["absPath"]
        for choice in node.children
    )


def number(text: str, other: float) -> float:
    """A number; ``other`` where it is none, or too large for anything that is seen."""
    try:
        found = float(text)
    except ValueError:
        return other
    return found if abs(found) < 1e9 else other
