"""A workbook of Excel: the events, what the columns mean, and where the file is from."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from events.exports.columns import Value, parts_for
from events.exports.formats.table import cells
from events.exports.selection import Selection

ROWS_OF_A_SHEET = 1_000_000  # Excel takes 1,048,576
LONGEST_CELL = 32_767
PIECE = 256 * 1024


def write_xlsx(selection: Selection) -> Iterator[bytes]:
    """The whole file is made on disk, row by row, before its first byte can be sent."""
    with tempfile.TemporaryFile() as file:
        _workbook(selection).save(file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _workbook(selection: Selection) -> Workbook:
    book = Workbook(write_only=True)
    sheets = _Sheets(book, [column.name for column in selection.columns])
    for batch in selection.rows(parts_for(selection.columns)):
        for row in batch:
            for values in cells(row, selection.columns, each_place=selection.options.each_place):
                sheets.append(values)
    _columns_sheet(book, selection)
    _readme_sheet(book, selection)
    return book


class _Sheets:
    """The sheet of events, and another where it is full."""

    def __init__(self, book: Workbook, names: Sequence[str]) -> None:
        self._book, self._names = book, names
        self._begin("Events")
        self._number = 1

    def append(self, values: Sequence[Value]) -> None:
        if self._rows == ROWS_OF_A_SHEET:
            self._number += 1
            self._begin(f"Events {self._number}")
        self._sheet.append([_cell(self._sheet, value) for value in values])
        self._rows += 1

    def _begin(self, title: str) -> None:
        self._sheet = self._book.create_sheet(title)
        self._sheet.freeze_panes = "B2"
        self._sheet.append([_bold(self._sheet, name) for name in self._names])
        self._rows = 0


def _columns_sheet(book: Workbook, selection: Selection) -> None:
    sheet = book.create_sheet("Columns")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["C"].width = 22, 80
    sheet.append([_bold(sheet, name) for name in ("Column", "Type", "Meaning", "HXL tag")])
    for column in selection.columns:
        row = (column.name, column.type, column.meaning, column.hxl)
        sheet.append([_cell(sheet, text) for text in row])


def _readme_sheet(book: Workbook, selection: Selection) -> None:
    sheet = book.create_sheet("README")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 100
    for name, text in selection.about.lines():
        sheet.append([_bold(sheet, name), _cell(sheet, text)])


def _bold(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Value) -> object:
    """A text stays a text, even one that begins like a formula; moments are in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None)
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
    if not text.startswith("="):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
