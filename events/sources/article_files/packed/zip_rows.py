"""A ZIP of articles: texts, saved pages and e-mails, in any folders."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from django.utils.translation import gettext

from events.sources.article_files.packed.documents import (
    DOCUMENTS,
    LARGEST_FILE,
    refused,
    row_of_document,
)
from events.sources.article_files.rows import FileRefused, Row

MOST_FILES = 50_000
FOLDER_OF_MACOS = "__MACOSX"  # it holds a shadow of each file


def zip_rows(stream: BinaryIO) -> Iterator[Row]:
    """A row for each article, sorted by name; pictures and the like are passed over.

    Raises:
        FileRefused: if there is none, or it is no ZIP.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except zipfile.BadZipFile as error:
        raise FileRefused(gettext("The ZIP cannot be read.")) from error
    parts = sorted(filter(_is_article, archive.infolist()), key=lambda part: part.filename)
    if not parts:
        raise FileRefused(
            gettext("The ZIP has no file whose name ends in %(endings)s.")
            % {"endings": ", ".join(DOCUMENTS)}
        )
    return (_row(archive, part) for part in parts[:MOST_FILES])


def is_workbook(stream: BinaryIO) -> bool:
    """Whether it is the ZIP of a spreadsheet."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return any(name.startswith("xl/") for name in archive.namelist())
    except zipfile.BadZipFile:
        return False
    finally:
        stream.seek(0)


def _is_article(part: zipfile.ZipInfo) -> bool:
    path = PurePath(part.filename)
    hidden = any(folder.startswith((".", FOLDER_OF_MACOS)) for folder in path.parts)
    return not part.is_dir() and not hidden and path.suffix.lower() in DOCUMENTS


def _row(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Row:
    try:
        with archive.open(part) as file:
            content = file.read(LARGEST_FILE + 1)  # what a part says of its size may be a lie
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        return refused(f"The file cannot be unpacked: {error}.", part.filename)
    return row_of_document(content, part.filename)
