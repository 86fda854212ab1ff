"""The refused rows of a file as a file to mend: the same columns, and the reason beside them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from events.models import Import
from events.services.intake.files.take_in_rows import Terms, refusals_of
from events.sources.article_files import Layout, Row, rows_of_file
from events.sources.csv_cells import safe_cell

REASON = "refused_because"


def refused_rows_of(row: Import, *, terms: Terms, now: datetime) -> Iterator[list[str]]:
    """Those of a file whose content is kept.

    Raises:
        FileRefused: if the file can be read no more.
    """
    rows = rows_of_file(io.BytesIO(row.content or b""), row.name, Layout(**row.layout))
    yield from refused_rows(rows, refusals=row.refusals, terms=terms, now=now)


def refused_rows(
    rows: Iterable[Row], *, refusals: Iterable[Mapping[str, Any]], terms: Terms, now: datetime
) -> Iterator[list[str]]:
    """Lines of CSV. The rows are checked again; `refusals` has reasons that only a table tells,
    such as an address that another article has.
    """
    kept = {(one.get("file", ""), one["line"]): one for one in refusals}
    names: list[str] = []
    for one in rows:
        reasons = [f"{r.field}: {r.reason}" for r in refusals_of(one, terms=terms, now=now)]
        earlier = kept.get((one.file, one.line))
        if not reasons and earlier:
            reasons = [f"{earlier['field']}: {earlier['reason']}"]
        if reasons:
            if not names:
                names = [name for name, _ in one.cells] or ["line"]
                yield [*names, REASON]
            yield [*_cells(one, names), "; ".join(reasons)]


def _cells(row: Row, names: list[str]) -> list[str]:
    """The cells as they stand. Mended, they are read again, so that no column may move."""
    cells = dict(row.cells)
    if not cells:
        return [row.file or str(row.line), *[""] * (len(names) - 1)]
    return [safe_cell(cells.get(name, "")) for name in names]
