"""Take in articles from a file or a folder. Interrupted, it continues where it stopped."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from events.management.article_source import ArticleSource, SourceMissing
from events.management.layout_arguments import add_layout_arguments, layout_of
from events.management.refusals_report import RefusalsReport, report_to, write_refused
from events.models import Import
from events.services import configured
from events.services.intake.files.import_row import begin_import, finish_import
from events.services.intake.files.take_in_rows import (
    ROWS_AT_ONCE,
    PlaceLost,
    Refusal,
    Terms,
    refusals_of,
    take_in_rows,
)
from events.sources.article_files import FileRefused, Layout, Row

LONGEST_PAUSE = 5  # seconds between looks at a full queue


class Command(BaseCommand):
    waited = False
    help = (
        "Take in articles from a table (.csv, .tsv, .xlsx), from JSON (.json, .jsonl, .ndjson), or "
        "from the .txt, .pdf, .html and .eml files of a folder or ZIP. What is not said of the "
        "file is guessed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE_OR_FOLDER")
        parser.add_argument("--outlet", default="", help="the outlet of rows that name none")
        parser.add_argument(
            "--dry-run", action="store_true", help="only say which rows would be refused"
        )
        parser.add_argument(
            "--report", type=Path, metavar="PATH", help="write each refusal to this CSV file"
        )
        parser.add_argument(
            "--refused",
            type=Path,
            metavar="PATH",
            help="write the refused rows, with their columns and the reason, to this CSV file",
        )
        add_layout_arguments(parser)

    def handle(
        self, *, path: Path, outlet: str, dry_run: bool, report: Path | None, **options: Any
    ) -> None:
        terms = configured.file_terms(outlet=outlet)
        layout = layout_of(options)
        with ExitStack() as stack:
            try:
                source = stack.enter_context(ArticleSource(path))
                refusals = stack.enter_context(report_to(report))
                bar = stack.enter_context(
                    tqdm(total=source.size, unit="B", unit_scale=True, disable=None)
                )
                rows = self._shown(source.rows(layout), source, bar)
                result = (
                    self._look_at(rows, terms, refusals)
                    if dry_run
                    else self._take_in(source, rows, terms, refusals, layout)
                )
                write_refused(options["refused"], source.rows(layout), terms, refusals.all)
            except (FileRefused, SourceMissing, PlaceLost, OSError) as error:
                raise CommandError(str(error)) from error
        self._tell(refusals, report)
        self.stdout.write(result)
        if refusals.lines:
            raise CommandError("Not all rows were taken in.", returncode=1)

    def _shown(self, rows: Iterator[Row], source: ArticleSource, bar: tqdm) -> Iterator[Row]:
        for row in rows:
            yield row
            bar.update(source.position() - bar.n)

    def _look_at(self, rows: Iterator[Row], terms: Terms, report: RefusalsReport) -> str:
        read = refused = 0
        for row in rows:
            found = refusals_of(row, terms=terms, now=timezone.now())
            report.add(found)
            read, refused = read + 1, refused + bool(found)
        return f"{read:,} rows read, {refused:,} would be refused. Nothing was taken in."

    def _take_in(
        self,
        source: ArticleSource,
        rows: Iterator[Row],
        terms: Terms,
        report: RefusalsReport,
        layout: Layout,
    ) -> str:
        begun = begin_import(
            name=source.name, sha256=source.sha256(), now=timezone.now(), layout=layout
        )
        row = begun.row
        if row.position:
            self.stdout.write(f"Begun before: going on after {row.position:,} rows.")
        report.add_earlier([Refusal(**kept) for kept in row.refusals])
        for passed in islice(rows, row.position):  # once more, so that the report is whole
            report.add(refusals_of(passed, terms=terms, now=timezone.now()))
        self._take_in_rest(row, rows, terms, report)
        finish_import(import_id=row.pk, now=timezone.now())
        row.refresh_from_db(fields=["accepted", "already_here", "refused"])
        return (
            f"{row.accepted:,} articles taken in, {row.already_here:,} were here before, "
            f"{row.refused:,} rows refused."
        )

    def _take_in_rest(
        self, row: Import, rows: Iterator[Row], terms: Terms, report: RefusalsReport
    ) -> None:
        position, chunk = row.position, list(islice(rows, ROWS_AT_ONCE))
        while chunk:
            taken = take_in_rows(
                chunk, import_id=row.pk, position=position, terms=terms, now=timezone.now()
            )
            position += taken.rows
            report.add(taken.refusals)
            if taken.wait_seconds is not None:
                self._tell_of_wait()
                time.sleep(min(taken.wait_seconds, LONGEST_PAUSE))
            chunk = chunk[taken.rows :] or list(islice(rows, ROWS_AT_ONCE))

    def _tell_of_wait(self) -> None:
        """Once: without workers it would stand still and not say why."""
        if not self.waited:
            self.waited = True
            self.stdout.write(
                "The queue is full: waiting until workers have read some of it. It may be "
                "stopped and begun again."
            )
            self.stdout.flush()

    def _tell(self, refusals: RefusalsReport, report: Path | None) -> None:
        for line in refusals.lines:
            self.stdout.write(line)
        if refusals.more:
            where = f"in {report}" if report else "--report PATH writes them all"
            self.stdout.write(f"... and {refusals.more:,} more: {where}")
        elif report:
            self.stdout.write(f"The report is in {report}.")
