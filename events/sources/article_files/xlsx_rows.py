"""Articles in a workbook of Excel or LibreOffice: the first sheet that has texts."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from typing import Any, BinaryIO

from django.utils.translation import gettext

from events.sources.article_files.layout import GUESSED, Layout
from events.sources.article_files.rows import FileRefused, Row
from events.sources.article_files.tables import TableLine, table_rows

LARGEST_UNPACKED = 300_000_000  # bytes; a workbook of 20 MB has some 150 MB of XML
MOST_COLUMNS = 200


def xlsx_rows(stream: BinaryIO, layout: Layout = GUESSED) -> Iterator[Row]:
    """The rows below the names of the columns.

    Raises:
        FileRefused: if it is no workbook, or none of its sheets has texts.
    """
    refused: FileRefused | None = None
    for sheet in _sheets(stream):
        lines = _lines(sheet)
        first = next(lines, None)
        try:
            if first is not None:
                return table_rows(chain([first], lines), layout)
        except FileRefused as error:
            refused = refused or error
    raise refused or FileRefused(gettext("The workbook is empty."))


def _sheets(stream: BinaryIO) -> list[Any]:
    import openpyxl  # noqa: PLC0415 - takes a third of a second, which most commands need not wait

    try:
        with zipfile.ZipFile(stream) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise FileRefused(gettext("The workbook is too large. Save it as CSV."))
        stream.seek(0)
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except FileRefused:
        raise
    except Exception as error:  # whatever a broken workbook does to its reader
        raise FileRefused(
            gettext("The workbook cannot be read. Save it as .xlsx or as CSV in UTF-8.")
        ) from error
    return list(book.worksheets)


def _lines(sheet: Any) -> Iterator[TableLine]:
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), start=1):
        cells = [_cell(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield TableLine(number, cells)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
