"""Rows added below a row of a sheet, as a spreadsheet program adds them: what is below moves, what is merged follows.

openpyxl's own ``insert_rows`` moves values alone: merged cells, heights, the print area and rules would stay behind.
"""

from __future__ import annotations

from copy import copy
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange


def insert(sheet: Any, row: int, count: int) -> None:
    """Add ``count`` copies of ``row``, with its texts, formats, height and merged cells, below it."""
    if not count:
        return
    _move_cells(sheet, row, count)
    _move_heights(sheet, row, count)
    _copy_row(sheet, row, count)
    merged = [CellRange(each.coord) for each in sheet.merged_cells.ranges]
    moved = [_moved(each, row, count) for each in merged]
    for each in merged:
        if each.min_row == each.max_row == row:
            moved += [
                CellRange(min_col=each.min_col, max_col=each.max_col, min_row=row + at, max_row=row + at)
                for at in range(1, count + 1)
            ]
    sheet.merged_cells = MultiCellRange(moved)
    for validation in sheet.data_validations.dataValidation:
        validation.sqref = _all_moved(validation.sqref, row, count)
    rules, sheet.conditional_formatting = sheet.conditional_formatting, ConditionalFormattingList()
    for found in rules:
        for rule in found.rules:
            sheet.conditional_formatting.add(str(_all_moved(found.sqref, row, count)), rule)
    for page_break in sheet.row_breaks.brk:
        if page_break.id >= row:
            page_break.id += count
    if sheet.print_area:
        areas = [each.rpartition("!")[2].replace("$", "") for each in sheet.print_area.split(",")]
        sheet.print_area = ",".join(_moved(CellRange(each), row, count).coord for each in areas)


def _move_cells(sheet: Any, row: int, count: int) -> None:
    for place in sorted((place for place in sheet._cells if place[0] > row), reverse=True):
        cell = sheet._cells.pop(place)
        cell.row += count
        sheet._cells[cell.row, place[1]] = cell
        link = getattr(cell, "hyperlink", None)
        if link is not None:
            link.ref = cell.coordinate


def _move_heights(sheet: Any, row: int, count: int) -> None:
    for number in sorted((number for number in sheet.row_dimensions if number > row), reverse=True):
        dimension = sheet.row_dimensions.pop(number)
        dimension.index = number + count
        sheet.row_dimensions[number + count] = dimension


def _copy_row(sheet: Any, row: int, count: int) -> None:
    cells = [cell for place, cell in sheet._cells.items() if place[0] == row]
    for number in range(row + 1, row + count + 1):
        for cell in cells:
            made: Any
            if isinstance(cell, MergedCell):
                made = MergedCell(sheet, number, cell.column)
            else:
                made = Cell(sheet, number, cell.column)
                made._value, made.data_type = copy(cell._value), cell.data_type
            made._style = copy(cell._style)
            sheet._cells[number, cell.column] = made
        if row in sheet.row_dimensions:
            sheet.row_dimensions[number].height = sheet.row_dimensions[row].height


def _moved(found: CellRange, row: int, count: int) -> CellRange:
    """Where a range is afterwards: moved if it lies below; longer if it reaches from the row, or above, to below it."""
    top, bottom = found.min_row, found.max_row
    if top > row:
        top, bottom = top + count, bottom + count
    elif bottom > row:
        bottom += count
    return CellRange(min_col=found.min_col, max_col=found.max_col, min_row=top, max_row=bottom)


def _all_moved(ranges: Any, row: int, count: int) -> MultiCellRange:
    return MultiCellRange([_moved(CellRange(each.coord), row, count) for each in ranges.ranges])
