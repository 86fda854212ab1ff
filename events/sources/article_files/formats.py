"""Choose a file's reader by the extension of its name."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import BinaryIO, TextIO

from django.utils.translation import gettext

from events.sources.article_files.csv_rows import csv_rows
from events.sources.article_files.json_rows import json_rows
from events.sources.article_files.rows import FileRefused, Row
from events.sources.article_files.text_lines import open_text

FORMATS: Mapping[str, Callable[[TextIO], Iterator[Row]]] = {
    ".csv": csv_rows,
    ".tsv": csv_rows,
    ".jsonl": json_rows,
    ".ndjson": json_rows,
}


def rows_of_file(stream: BinaryIO, name: str) -> Iterator[Row]:
    """The rows of a file, read as they are asked for.

    Raises:
        FileRefused: if no row can be read; raised before the first row is asked for.
    """
    reader = FORMATS.get(PurePath(name).suffix.lower())
    if reader is None:
        endings = ", ".join(FORMATS)
        raise FileRefused(
            gettext(
                "The name of the file must end in %(endings)s. Save a spreadsheet as CSV in UTF-8."
            )
            % {"endings": endings}
        )
    text = open_text(stream)
    return _kept_open(reader(text), text)


def _kept_open(rows: Iterator[Row], text: io.TextIOWrapper) -> Iterator[Row]:
    """Keep the stream open: its owner asks later how far it was read.

    A wrapper would close the stream when it is garbage collected.
    """
    yield from rows
    text.detach()
