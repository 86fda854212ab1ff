"""What a file would bring: its columns, which field each is, and its first rows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from events.models import Import
from events.services.intake.files.import_row import columns_key
from events.services.intake.files.take_in_rows import Refusal, Terms, refusals_of
from events.sources.article_files import ArticleRow, Layout, Row, rows_of_file

SHOWN = 5  # rows
LOOKED_AT = 1_000
FIELDS_SHOWN = 4  # of a file without columns


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row as it would be taken in, or why it would be refused."""

    row: Row
    refusals: tuple[Refusal, ...]

    @property
    def article(self) -> ArticleRow | None:
        return self.row if isinstance(self.row, ArticleRow) else None


@dataclass(frozen=True, slots=True)
class Preview:
    """`names`: the columns of the file. `columns`: that of each field. `more`: rows follow."""

    names: tuple[str, ...]
    columns: dict[str, str]
    rows: tuple[PreviewRow, ...]
    looked_at: int
    refused: int
    more: bool

    @property
    def width(self) -> int:
        return len(self.names) or FIELDS_SHOWN

    @property
    def others(self) -> list[str]:
        """The columns that are no field."""
        return [name for name in self.names if name.strip() and name not in self.columns.values()]


def preview_file(
    content: bytes, name: str, *, layout: Layout, terms: Terms, now: datetime
) -> Preview:
    """Read the beginning of the file and check it; nothing is kept.

    Raises:
        FileRefused: if no row can be read, whatever its columns are.
    """
    rows = rows_of_file(io.BytesIO(content), name, replace(layout, looking=True))
    found = list(islice(rows, LOOKED_AT))
    checked = [PreviewRow(row, tuple(refusals_of(row, terms=terms, now=now))) for row in found]
    columns: dict[str, str] = {}
    for row in found:
        columns = {**dict(row.columns), **columns}
    return Preview(
        names=_names(found),
        columns=columns,
        rows=tuple(checked[:SHOWN]),
        looked_at=len(checked),
        refused=sum(bool(one.refusals) for one in checked),
        more=next(rows, None) is not None,
    )


def remembered_layout(names: Sequence[str]) -> Layout | None:
    """How the last file with these columns was read."""
    last = Import.objects.without_content().begun_with_columns(columns_key(names)).first()
    return Layout(**last.layout) if last and names else None


def _names(rows: Sequence[Row]) -> tuple[str, ...]:
    """The names of all columns, in the order of the file."""
    return tuple(dict.fromkeys(name for row in rows for name, _ in row.cells))
