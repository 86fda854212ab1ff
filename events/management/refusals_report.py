"""The rows of a file that were refused, for a terminal and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from django.utils import timezone

from events.services.intake.files.refused_rows import refused_rows
from events.services.intake.files.take_in_rows import Refusal, Terms
from events.sources.article_files import Row
from events.sources.csv_cells import safe_cell

SHOWN = 100
COLUMNS = ("file", "line", "field", "reason")


class RefusalsReport:
    """The first refusals in words, all of them in the CSV file, where there is one."""

    def __init__(self, out: TextIO | None) -> None:
        self._writer = csv.writer(out) if out else None
        self._known: frozenset[Refusal] = frozenset()
        self.lines: list[str] = []
        self.more = 0
        self.all: list[Refusal] = []
        if self._writer:
            self._writer.writerow(COLUMNS)

    def add_earlier(self, refusals: Sequence[Refusal]) -> None:
        """Those of an earlier run, so that rows refused again are not listed twice."""
        self.add(refusals)
        self._known = frozenset(refusals)

    def add(self, refusals: Iterable[Refusal]) -> None:
        for refusal in refusals:
            if refusal not in self._known:
                self._add(refusal)

    def _add(self, refusal: Refusal) -> None:
        self.all.append(refusal)
        if len(self.lines) < SHOWN:
            self.lines.append(in_words(refusal))
        else:
            self.more += 1
        if self._writer:
            cells = (refusal.file, refusal.line, refusal.field, refusal.reason)
            self._writer.writerow([safe_cell(cell) for cell in cells])


def write_refused(
    path: Path | None, rows: Iterable[Row], terms: Terms, refusals: Sequence[Refusal]
) -> None:
    """Write the refused rows to `path`, if there is one, as a file to mend.

    Raises:
        OSError: where it cannot be written there.
    """
    if path is None or not refusals:
        return
    told = [refusal.as_kept() for refusal in refusals]
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(
            refused_rows(rows, refusals=told, terms=terms, now=timezone.now())
        )


def in_words(refusal: Refusal) -> str:
    place = f"{refusal.file}: " if refusal.file else f"Line {refusal.line:,}: "
    return f"{place}{refusal.field}: {refusal.reason}"


@contextmanager
def report_to(path: Path | None) -> Iterator[RefusalsReport]:
    """A report, which is also written to `path`.

    Raises:
        OSError: where it cannot be written there.
    """
    if path is None:
        yield RefusalsReport(None)
        return
    with path.open("w", encoding="utf-8", newline="") as out:
        yield RefusalsReport(out)
