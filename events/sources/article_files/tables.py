"""The articles of a table, whatever it is kept in: a line of column names, then a row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from django.utils.translation import gettext

from events.sources.article_files.columns import (
    are_names,
    bare_name,
    fields_of,
    named_fields,
    order_of_days,
)
from events.sources.article_files.layout import GUESSED, NO_COLUMN, Layout, fields_said
from events.sources.article_files.rows import (
    COLUMNS,
    ArticleRow,
    Cells,
    FileRefused,
    RefusedRow,
    Row,
    row_of,
)
from events.sources.days import Order

ROWS_LOOKED_AT = 50
HEAD_ROWS = 5  # of a spreadsheet, where a title may stand above the names


@dataclass(frozen=True, slots=True)
class TableLine:
    """The cells of a row, and the line on which it begins."""

    line: int
    cells: list[str]


Line = TableLine | RefusedRow


@dataclass(frozen=True, slots=True)
class _Columns:
    names: list[str]
    fields: dict[str, int]
    order: Order | None
    keep_others: bool

    def cells(self, cells: Sequence[str]) -> Cells:
        return tuple(zip(self.names, cells, strict=False))

    @property
    def of_fields(self) -> Cells:
        return tuple((field, self.names[at]) for field, at in self.fields.items())

    def others(self, cells: Sequence[str]) -> Cells:
        free = set(range(len(self.names))) - set(self.fields.values())
        return tuple((self.names[at], cells[at]) for at in sorted(free) if cells[at].strip())


def table_rows(lines: Iterator[Line], layout: Layout = GUESSED) -> Iterator[Row]:
    """The rows below the names of the columns. Columns that are no field are left out, unless the
    layout keeps them.

    Raises:
        FileRefused: if no column holds texts or addresses; the reason lists the names there are.
    """
    head = list(islice(lines, HEAD_ROWS))
    names = _names(head, layout)
    sample = [*(head if names is None else head[head.index(names) + 1 :])]
    sample += islice(lines, ROWS_LOOKED_AT)
    cells = [one.cells for one in sample if isinstance(one, TableLine)]
    columns = _columns(names, cells, layout)
    return _rows(chain(sample, lines), columns)


def _names(head: Sequence[Line], layout: Layout) -> TableLine | None:
    """The line of names: the first that names a text or an address, else the first of all."""
    lines = [one for one in head if isinstance(one, TableLine)]
    said = set(layout.columns.values()) - {NO_COLUMN}
    if said:
        telling = next((one for one in lines if said <= {name.strip() for name in one.cells}), None)
        if telling is not None:
            return telling
    naming = (one for one in lines if {"text", "url"} & named_fields(one.cells).keys())
    found = next(naming, lines[0] if lines else None)
    return found if found is not None and are_names(found.cells) else None


def _columns(names: TableLine | None, rows: Sequence[list[str]], layout: Layout) -> _Columns:
    width = max(map(len, rows), default=0)
    called = [name.strip() for name in names.cells] if names is not None else _numbered(width)
    # of a file that is split otherwise now, none of the columns that were said may be there
    fields = fields_said(layout.columns, called) or fields_of(called, rows)
    if not layout.looking:
        _check(called, fields)
    order = layout.day_order or order_of_days(fields, rows)
    return _Columns(called, fields, order, layout.keep_others)


def _numbered(width: int) -> list[str]:
    """Names for the columns of a table that names none."""
    return [gettext("Column %(number)s") % {"number": at + 1} for at in range(width)]


def _check(called: Sequence[str], fields: dict[str, int]) -> None:
    if {"text", "url"} & fields.keys():
        bare = [bare_name(name) for name in called]
        if any(bare[at] and bare.count(bare[at]) > 1 for at in fields.values()):
            raise FileRefused(" ".join([_wanted(), gettext("It names one of them twice.")]))
        return
    there = ", ".join(f"“{name.strip()[:40]}”" for name in called[:20] if name.strip())
    reason = gettext("There must be a column “text”.")
    found = gettext("The file has %(names)s.") % {"names": there} if there else ""
    raise FileRefused(" ".join(part for part in (_wanted(), reason, found) if part))


def _wanted() -> str:
    words = gettext("The first line must name the columns, out of %(columns)s.")
    return words % {"columns": ", ".join(COLUMNS)}


def _rows(lines: Iterator[Line], columns: _Columns) -> Iterator[Row]:
    for one in lines:
        if isinstance(one, RefusedRow):
            yield one
        elif any(cell.strip() for cell in one.cells):
            yield _row(one, columns)


def _row(one: TableLine, columns: _Columns) -> Row:
    cells = one.cells
    width = len(columns.names)
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    as_it_stands, of_fields = columns.cells(cells), columns.of_fields
    if len(cells) == width:
        values = {field: cells[at] for field, at in columns.fields.items()}
        row = row_of(one.line, values, order=columns.order)
        row = replace(row, cells=as_it_stands, columns=of_fields)
        if isinstance(row, ArticleRow) and columns.keep_others:
            return replace(row, others=columns.others(cells))
        return row
    many = (
        f"It has {len(cells):,} cell{'s' if len(cells) != 1 else ''}; the first line names "
        f"{width} columns."
    )
    quoted = "A text with a delimiter or a line break must stand in quotation marks."
    problems = (("row", f"{many} {quoted}"),)
    return RefusedRow(one.line, problems, cells=as_it_stands, columns=of_fields)
