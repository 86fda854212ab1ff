"""Choose a file's reader by the extension of its name."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import BinaryIO, TextIO

from django.utils.translation import gettext

from events.sources.article_files.csv_rows import csv_rows
from events.sources.article_files.json_rows import json_rows
from events.sources.article_files.layout import GUESSED, Layout
from events.sources.article_files.packed.documents import (
    DOCUMENTS,
    LARGEST_FILE,
    row_of_document,
)
from events.sources.article_files.packed.zip_rows import is_workbook, zip_rows
from events.sources.article_files.rows import FileRefused, Row
from events.sources.article_files.text_lines import open_text
from events.sources.article_files.xlsx_rows import xlsx_rows

FORMATS: Mapping[str, Callable[[TextIO, Layout], Iterator[Row]]] = {
    ".csv": csv_rows,
    ".tsv": csv_rows,
    ".json": json_rows,
    ".jsonl": json_rows,
    ".ndjson": json_rows,
}
ENDINGS = (*FORMATS, ".xlsx", ".zip", *DOCUMENTS)


def rows_of_file(stream: BinaryIO, name: str, layout: Layout = GUESSED) -> Iterator[Row]:
    """The rows of a file, read as they are asked for.

    Raises:
        FileRefused: if no row can be read; raised before the first row is asked for.
    """
    ending = PurePath(name).suffix.lower()
    reader = FORMATS.get(ending)
    if ending not in ENDINGS:
        raise FileRefused(
            gettext("The name of the file must end in %(endings)s.")
            % {"endings": ", ".join(ENDINGS)}
        )
    if ending == ".xlsx" or is_workbook(stream):
        return xlsx_rows(stream, layout)
    if ending == ".zip":
        return zip_rows(stream)
    if reader is None:
        return iter([row_of_document(stream.read(LARGEST_FILE + 1), PurePath(name).name)])
    text = open_text(stream, layout.encoding)
    return _kept_open(reader(text, layout), text)


def _kept_open(rows: Iterator[Row], text: io.TextIOWrapper) -> Iterator[Row]:
    """Keep the stream open: its owner asks later how far it was read.

    A wrapper would close the stream when it is garbage collected.
    """
    yield from rows
    text.detach()
