"""Articles in a table: CSV with a line of column names."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TextIO

from django.utils.translation import gettext

from events.sources.article_files.rows import COLUMNS, FileRefused, RefusedRow, Row, row_of
from events.sources.article_files.text_lines import LONGEST_LINE, bounded_lines

DELIMITERS = (",", ";", "\t", "|")
# characters; past it a quotation mark that nobody closed has swallowed the rest of the file
LONGEST_CELL = 2_000_000
LINE_TOO_LONG = f"A line has more than {LONGEST_LINE:,} characters."
CELL_TOO_LONG = (
    "A cell has more than {limit:,} characters: a quotation mark is opened and not closed."
)
NOT_CLOSED = "A quotation mark is opened and not closed before the file ends."
END = "Nothing from this line on was read."


class _LineTooLong(Exception):
    """The line is too long, and the table cannot be read past it."""


def csv_rows(text: TextIO) -> Iterator[Row]:
    """The rows below the line of column names.

    The delimiter is the one that splits the first line into most known column names. Texts cannot
    decide it: they have commas of their own.

    Raises:
        FileRefused: if the first line does not name the columns; the reason lists the names it has.
    """
    csv.field_size_limit(LONGEST_CELL)
    lines = _Lines(text)
    try:
        first = next(lines, "")
    except _LineTooLong as error:
        raise FileRefused(LINE_TOO_LONG) from error
    delimiter, columns = max(
        ((mark, _names(first, mark)) for mark in DELIMITERS), key=lambda found: _known(found[1])
    )
    _check(columns)
    reader = csv.reader(chain([first], lines), delimiter=delimiter)
    next(reader)
    if lines.ended:
        raise FileRefused(NOT_CLOSED)
    return _rows(reader, columns, lines)


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


def _names(line: str, delimiter: str) -> list[str]:
    return [name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter), [])]


def _known(names: Sequence[str]) -> int:
    return len(set(COLUMNS).intersection(names))


def _check(columns: Sequence[str]) -> None:
    wanted = gettext("The first line must name the columns, out of %(columns)s.") % {
        "columns": ", ".join(COLUMNS)
    }
    unknown = [name or "(no name)" for name in columns if name not in COLUMNS]
    if unknown:
        named = ", ".join(f"“{name[:40]}”" for name in unknown[:20])
        more = gettext("It also has %(names)s: take those columns out, or name them rightly.") % {
            "names": named
        }
        raise FileRefused(f"{wanted} {more}")
    if len(set(columns)) < len(columns):
        raise FileRefused(" ".join([wanted, gettext("It names one of them twice.")]))
    if not {"text", "url"}.intersection(columns):
        raise FileRefused(" ".join([wanted, gettext("There must be a column “text”.")]))


def _rows(reader: Iterator[list[str]], columns: Sequence[str], lines: _Lines) -> Iterator[Row]:
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]
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
            yield _row(line, cells, columns)


def _row(line: int, cells: Sequence[str], columns: Sequence[str]) -> Row:
    if len(cells) == len(columns):
        return row_of(line, dict(zip(columns, cells, strict=True)))
    many = (
        f"It has {len(cells):,} cell{'s' if len(cells) != 1 else ''}; the first line names "
        f"{len(columns)} columns."
    )
    return RefusedRow(
        line,
        (
            (
                "row",
                f"{many} A text with a delimiter or a line break must stand in quotation marks.",
            ),
        ),
    )


def _why(error: csv.Error) -> str:
    return (
        CELL_TOO_LONG.format(limit=LONGEST_CELL)
        if "field limit" in str(error)
        else f"The table cannot be read: {error}."
    )
