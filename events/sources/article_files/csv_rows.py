"""Articles in a table: CSV with a line of column names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from events.sources.article_files.columns import named_fields
from events.sources.article_files.layout import DELIMITERS, GUESSED, Layout
from events.sources.article_files.rows import FileRefused, RefusedRow, Row
from events.sources.article_files.tables import Line, TableLine, table_rows
from events.sources.article_files.text_lines import LONGEST_LINE, bounded_lines

# characters; past it a quotation mark that nobody closed has swallowed the rest of the file
LONGEST_CELL = 2_000_000
LINE_TOO_LONG = f"A line has more than {LONGEST_LINE:,} characters."
CELL_TOO_LONG = (
    "A cell has more than {limit:,} characters: a quotation mark is opened and not closed."
)
NOT_CLOSED = "A quotation mark is opened and not closed before the file ends."
_TOLD = re.compile(r"\"?sep=([^\r\n\"])\"?\s*", re.IGNORECASE)
END = "Nothing from this line on was read."


class _LineTooLong(Exception):
    """The line is too long, and the table cannot be read past it."""


def csv_rows(text: TextIO, layout: Layout = GUESSED) -> Iterator[Row]:
    """The rows below the line of column names.

    The delimiter is that of the layout, else what a first line `sep=;` says, as Excel writes it,
    else what splits the names into most known ones. Texts cannot decide it: they have commas of
    their own.

    Raises:
        FileRefused: if no column holds texts; the reason lists the names there are.
    """
    csv.field_size_limit(LONGEST_CELL)
    lines = _Lines(text)
    first, told = _first(lines)
    guessed = told or max(DELIMITERS, key=lambda mark: _split_well(first, mark))
    delimiter = layout.delimiter or guessed
    reader = csv.reader(chain([first], lines), delimiter=delimiter)
    table = _table(reader, lines, above=1 if told else 0)
    names = next(table, None)
    if names is not None and lines.ended and isinstance(names, RefusedRow):
        raise FileRefused(NOT_CLOSED)
    return table_rows(table if names is None else chain([names], table), layout)


def _first(lines: _Lines) -> tuple[str, str]:
    """The line of the names, and the delimiter that a line above it tells."""
    try:
        first = next(lines, "")
        told = _TOLD.fullmatch(first)
        return (next(lines, ""), told[1]) if told else (first, "")
    except _LineTooLong as error:
        raise FileRefused(LINE_TOO_LONG) from error


def _split_well(line: str, delimiter: str) -> tuple[int, int]:
    names = next(csv.reader([line], delimiter=delimiter), [])
    return len(named_fields(names)), len(names)


class _Lines:
    """The lines of a table.

    `ended`: the reader asked for a line after the last one. A row with an open quotation mark does.
    """

    def __init__(self, text: TextIO) -> None:
        self._lines = bounded_lines(text)
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = next(self._lines)
        except StopIteration:
            self.ended = True
            raise
        if line is None:
            raise _LineTooLong
        return line


def _table(reader: Iterator[list[str]], lines: _Lines, *, above: int) -> Iterator[Line]:
    while True:
        line = reader.line_num + 1 + above  # type: ignore[attr-defined]
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _LineTooLong) as error:
            reason = LINE_TOO_LONG if isinstance(error, _LineTooLong) else _why(error)
            yield RefusedRow(line, (("row", f"{reason} {END}"),))
            return
        # it may have the right number of cells, and in the last of them all rows to the end of the
        # file
        if lines.ended:
            yield RefusedRow(line, (("row", f"{NOT_CLOSED} {END}"),))
        elif cells:
            yield TableLine(line, cells)


def _why(error: csv.Error) -> str:
    return (
        CELL_TOO_LONG.format(limit=LONGEST_CELL)
        if "field limit" in str(error)
        else f"The table cannot be read: {error}."
    )
